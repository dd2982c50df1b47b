import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_texts import DOCUMENTS

from linkwatch import documents, files
from linkwatch.documents import inputs
from linkwatch.model import LinkwatchError


def test_the_suffix_names_the_format_and_markdown_is_meant_otherwise() -> None:
    for file in ("a.md", "A.MARKDOWN", "a.mdx", "LICENSE", "-"):
        (found,) = documents.parse("[a](b)", file).occurrences
        assert (found.url, found.file) == ("b", file)


def test_what_is_found_in_folders_is_what_can_be_parsed() -> None:
    assert documents.PARSERS.keys() == inputs.SUFFIXES | inputs.HTML_SUFFIXES


def test_documents_come_in_the_order_of_the_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.md").write_text("[a](b)\n", encoding="utf-8")
    Path("a.md").write_text("", encoding="utf-8")
    first, second = documents.read(["b.md", "a.md"])
    assert (first.file, len(first.occurrences), first.problems) == ("b.md", 1, ())
    assert (second.file, second.occurrences, second.problems) == ("a.md", (), ())


def test_a_file_that_is_not_utf_8_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"caf\xe9 [a](b)")
    (document,) = documents.read([str(file)])
    assert [found.url for found in document.occurrences] == ["b"]
    assert [(problem.line, problem.column) for problem in document.problems] == [(1, 4)]
    assert "0xe9" in document.problems[0].message


PIECES = st.one_of(st.binary(max_size=40), DOCUMENTS.map(lambda text: text[:60].encode()))


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(PIECES, max_size=8).map(b"".join), st.sampled_from([".md", ".mdx", ".html"]))
def test_no_bytes_make_reading_fail_and_every_place_is_in_the_file(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str
) -> None:
    file = tmp_path_factory.getbasetemp() / f"bytes{suffix}"
    file.write_bytes(data)
    text, _ = files.read_text(str(file))
    (document,) = documents.read([str(file)])
    for found in document.occurrences:
        assert (1, 1) <= (found.line, found.column) < (found.end_line, found.end_column)
        assert found.start == found.end == -1 or 0 <= found.start <= found.end <= len(text)


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LinkwatchError, match="no such file or folder"):
        documents.read([str(tmp_path / "nowhere.md")])


def give(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input_is_markdown(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"\xef\xbb\xbf# A\r\n[a](b)")
    (document,) = documents.read(["-"])
    assert (document.file, document.anchors, document.problems) == ("<stdin>", frozenset({"a"}), ())
    assert [(found.file, found.line, found.url) for found in document.occurrences] == [("<stdin>", 2, "b")]


def test_standard_input_that_is_not_utf_8_is_read_as_far_as_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, b"a\n\xff [a](b)")
    (document,) = documents.read(["-"])
    assert [found.url for found in document.occurrences] == ["b"]
    (problem,) = document.problems
    assert str(problem) == "<stdin>:2:1: not UTF-8: byte 0xff at offset 2; save the file as UTF-8"


def test_standard_input_that_is_closed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(LinkwatchError, match="standard input cannot be read: it is closed"):
        documents.read(["-"])


def test_standard_input_that_cannot_be_read_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: object) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
    with pytest.raises(LinkwatchError, match="standard input cannot be read: input/output error"):
        documents.read(["-"])


def test_html_files_are_read_as_html(tmp_path: Path) -> None:
    file = tmp_path / "a.HTML"
    file.write_text("<script><a href=b></script>[c](d)<a href=e>", encoding="utf-8")
    (document,) = documents.read([str(file)])
    assert [found.url for found in document.occurrences] == ["e"]
