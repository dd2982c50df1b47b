"""What an earlier run read is not parsed again, and a run never sees the difference."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from linkwatch import documents, reading
from linkwatch.cache_file import FILE
from linkwatch.documents import parallel
from linkwatch.model import Document, Parse, Problem, Settings

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
LONG = "[a](b) <!-- linkwatch: ignore --> [c][d]\n\n" * 60
PATHS = ("a.md", "b.md", "c.html", "short.md")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the same text in three files, one of them in another format, and a short one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(reading, "WORTH", 1000)
    for name in PATHS:
        Path(name).write_text("[x](y)" if name == "short.md" else LONG)
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are parsed, in their order."""
    files: list[str] = []
    really = parallel.parse_all

    def parse_all(texts: Sequence[parallel.Text], parse: Parse) -> list[Document]:
        files.extend(file for _, file in texts)
        return really(texts, parse)

    monkeypatch.setattr(parallel, "parse_all", parse_all)
    return files


def read(paths: Sequence[str] = PATHS, *, cache: bool = True) -> tuple[list[Document], Sequence[Problem]]:
    return reading.read(paths, Settings(cache=cache, cache_dir="kept"), lambda: NOW)


def test_what_comes_from_the_cache_is_what_parsing_gives(parsed: list[str]) -> None:
    expected = documents.read(PATHS)
    parsed.clear()
    assert read() == read() == (expected, [])
    assert parsed == [*PATHS, "short.md"]


def test_a_text_that_has_changed_is_parsed(parsed: list[str]) -> None:
    read()
    parsed.clear()
    Path("a.md").write_text(LONG + "[new](e)")
    (first, *_), _ = read()
    assert first.occurrences[-1].url == "e"
    assert parsed == ["a.md", "short.md"]


def test_a_file_that_is_no_utf_8_says_so_again(parsed: list[str]) -> None:
    Path("a.md").write_bytes(LONG.encode() + b"\xff")
    first, second = read(["a.md"])[0], read(["a.md"])[0]
    assert parsed == ["a.md"]
    assert first == second
    assert "not UTF-8" in str(second[0].problems[0])


def test_without_a_cache_nothing_is_kept(parsed: list[str]) -> None:
    assert read(cache=False) == (documents.read(PATHS), ())
    assert not Path("kept").exists()
    assert parsed == [*PATHS, *PATHS]


def test_little_text_is_not_worth_a_cache(parsed: list[str]) -> None:
    read(["short.md"])
    assert not Path("kept").exists()
    assert parsed == ["short.md"]


def test_what_is_wrong_with_the_cache_is_told() -> None:
    Path("kept").mkdir()
    Path("kept", FILE).write_bytes(b"no database at all, but long enough to be taken for one" * 20)
    found, problems = read()
    assert found == documents.read(PATHS)
    assert "set aside" in str(problems[0])


TABLE = """
# Papers

| Paper | Code |
| --- | --- |
| [QLoRA](https://arxiv.org/abs/2305.14314) | [code](https://github.com/a/b) |
| [QLoRA](https://arxiv.org/abs/2305.14314) | |
"""


@pytest.mark.parametrize("more", ["", LONG])
def test_tables_of_papers_are_read_whether_the_document_was_known_or_not(more: str) -> None:
    Path("a.md").write_text(more + TABLE)
    for _ in range(2):
        ((found,), _) = read(["a.md"])
        assert found.code == {"2305.14314": ("https://github.com/a/b",)}
        assert "a second row about the paper 2305.14314" in str(found.problems[-1])


def test_without_a_link_to_a_paper_no_table_is_read() -> None:
    Path("a.md").write_text(TABLE.replace("https://arxiv.org/abs/", ""))
    ((found,), _) = read(["a.md"])
    assert (found.code, found.problems) == ({}, ())
