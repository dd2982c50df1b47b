"""Documents from the shelf are those that parsing gives, whatever the file is called."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_texts import DOCUMENTS

from linkwatch import codec, documents
from linkwatch.documents import shelf
from linkwatch.documents.parallel import Text
from linkwatch.model import Document

LONG = "[a](b)\n" * shelf.SHORT


class Box:
    """A shelf in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, Document] = {}

    def get(self, key: str) -> Document | None:
        return self.kept.get(key)

    def put(self, key: str, document: Document) -> None:
        self.kept[key] = document


def parse(texts: Sequence[Text]) -> list[Document]:
    return [documents.parse(*text) for text in texts]


def refuse(texts: Sequence[Text]) -> list[Document]:
    assert not texts
    return []


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS, st.sampled_from(["a.md", "a.html"]))
def test_a_document_survives_the_cache_in_every_field(text: str, file: str) -> None:
    document = documents.parse(text, file)
    kept = json.loads(json.dumps(codec.encode(shelf.named(document, ""))))
    assert shelf.named(codec.decode(kept, Document), file) == document


def test_what_is_there_is_not_parsed_and_comes_in_order() -> None:
    box = Box()
    texts = [(f"{LONG}{number}", f"{number}.md") for number in range(3)]
    shelf.read(texts[:1], box, parse)
    assert shelf.read(texts, box, lambda missing: parse(missing) if len(missing) == 2 else []) == parse(texts)
    assert shelf.read(texts, box, refuse) == parse(texts)


def test_the_same_text_in_another_file_is_known_but_not_in_another_format() -> None:
    box = Box()
    shelf.read([(LONG, "a.md")], box, parse)
    (document,) = shelf.read([(LONG, "b.MD")], box, refuse)
    assert document == documents.parse(LONG, "b.MD")
    assert shelf.read([(LONG, "a.html")], box, parse) == parse([(LONG, "a.html")])


def test_what_another_program_read_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    box = Box()
    shelf.read([(LONG, "a.md")], box, lambda _: [Document("a.md")])
    monkeypatch.setattr(shelf, "fingerprint", lambda _: b"another")
    assert shelf.read([(LONG, "a.md")], box, parse) == parse([(LONG, "a.md")])


@pytest.mark.parametrize("changed", ["urls.py", "stage/a.py", "stage/new.py"])
def test_a_change_of_any_source_that_reads_makes_another_program(tmp_path: Path, changed: str) -> None:
    for folder in (tmp_path / "before", tmp_path / "after"):
        for name in ("other.py", "urls.py", "stage/a.py", "stage/b.py"):
            folder.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
            folder.joinpath(name).write_text("a = 1\n", encoding="utf-8")
    assert shelf.fingerprint(tmp_path / "before/stage") == shelf.fingerprint(tmp_path / "after/stage")
    shelf.fingerprint.cache_clear()
    tmp_path.joinpath("after", changed).write_text("a = 2\n", encoding="utf-8")
    assert shelf.fingerprint(tmp_path / "before/stage") != shelf.fingerprint(tmp_path / "after/stage")


def test_the_program_is_named_where_it_has_no_sources(tmp_path: Path) -> None:
    assert shelf.fingerprint(tmp_path)


def test_short_texts_are_not_kept() -> None:
    box = Box()
    shelf.read([("[a](b)", "a.md")], box, parse)
    assert not box.kept


def test_no_text_whatever_makes_it_fail() -> None:
    (document,) = shelf.read([("\ud800" * 3000, "a.md")], Box(), parse)
    assert document.file == "a.md"
