"""Files of the user: read as far as possible, replaced in one step or not at all."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command import posix
from linkwatch import files
from linkwatch.model import LinkwatchError


def test_line_ends_and_byte_order_mark_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfa\r\nb\rc\n")
    assert files.read_text(tmp_path / "a.md") == ("\ufeffa\r\nb\rc\n", ())


def test_a_byte_that_is_not_utf_8_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes("ü\nzwei \xff drei\n".encode("latin-1").replace(b"\xfc", "ü".encode()))
    text, problems = files.read_text(file)
    assert text == "ü\nzwei \ufffd drei\n"
    assert str(problems[0]) == f"{file}:2:6: not UTF-8: byte 0xff at offset 8; save the file as UTF-8"


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a\r\rb\xff", "3:2"),
        (b"a\r\nb\r\xff\n", "3:1"),
        (b"\xef\xbb\xbf\xff", "1:1"),
        (b"\xef\xbb\xbfa\n\xc3\xa4\xc3", "2:2"),
        (b"\n\xef\xbb\xbf\xff", "2:2"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_placed_as_links_are(data: bytes, place: str) -> None:
    (problem,) = files.decoded(data, "a.md")[1]
    assert f"{problem.line}:{problem.column}" == place


@pytest.mark.parametrize(("path", "words"), [("missing.md", "no such file"), (".", "is a directory")])
def test_what_cannot_be_read_is_said_in_words(tmp_path: Path, path: str, words: str) -> None:
    with pytest.raises(LinkwatchError, match=words):
        files.read_text(tmp_path / path)


@given(text=st.text(st.characters(codec="utf-8")))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("files") / "a"
    files.replace(file, text)
    assert files.read_text(file) == (text, ())


@posix
def test_replacing_keeps_the_permissions_and_leaves_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("old")
    file.chmod(0o640)
    files.replace(file, "new")
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == ("new", 0o640)
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    files.replace(tmp_path / "new", "x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@posix
def test_a_symbolic_link_stays_one_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    files.replace(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


@posix
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        files.check_writable(pipe)
        files.replace(pipe, "text")
        assert os.read(reader, 10) == b"text"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize("extra", [0, 1])
def test_a_file_that_is_larger_than_any_machine_can_hold_is_not_read(tmp_path: Path, extra: int) -> None:
    most = 1024 * 1024
    (tmp_path / "large.md").write_bytes(b"x" * (most + extra))
    if extra:
        with pytest.raises(LinkwatchError, match=r"large\.md: is larger than 1 MiB$"):
            files.read_text(tmp_path / "large.md", most)
    else:
        assert len(files.read_text(tmp_path / "large.md", most)[0]) == most


@posix
def test_a_pipe_must_not_be_read_since_that_may_never_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(LinkwatchError, match="is no regular file"):
        files.read_text(tmp_path / "pipe.md")


def test_a_read_only_file_must_not_be_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("old")
    file.chmod(0o444)
    with pytest.raises(LinkwatchError, match="read-only"):
        files.replace(file, "new")
    assert file.read_text() == "old"
    with pytest.raises(LinkwatchError, match="cannot be written"):
        files.check_writable(file)


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        files.replace(file, "\ud800 is no character")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_cannot_be_written_is_known_before(tmp_path: Path) -> None:
    with pytest.raises(LinkwatchError, match="is a folder"):
        files.check_writable(tmp_path / ".")


def test_a_folder_that_is_missing_is_named_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in (tmp_path / "no", Path("no"), Path("../no/deep")):
        with pytest.raises(LinkwatchError) as raised:
            files.check_writable(folder / "a.json")
        assert str(raised.value) == f"{folder / 'a.json'}: there is no folder {folder}/"


@posix
def test_a_link_into_a_folder_that_is_missing_tells_that_folder(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "no" / "a.json")
    with pytest.raises(LinkwatchError, match=re.escape(f"there is no folder {tmp_path.resolve()}/no/")):
        files.check_writable(tmp_path / "a.json")


def test_a_place_that_can_be_written_is_none_of_these(tmp_path: Path) -> None:
    files.check_writable(tmp_path / "a")


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    files.make_folder(tmp_path / "a" / "b")
    files.make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_in_the_way_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(LinkwatchError, match="cannot be made a folder"):
        files.make_folder(tmp_path / "a")


def test_text_is_added_behind_what_a_file_holds(tmp_path: Path) -> None:
    file = tmp_path / "a"
    assert files.size(file) == 0
    files.append(file, "ü")
    files.append(file, "b\n")
    assert file.read_bytes() == "üb\n".encode()
    assert files.size(file) == 4


def test_a_file_that_cannot_be_added_to_is_said(tmp_path: Path) -> None:
    with pytest.raises(LinkwatchError, match="cannot be written"):
        files.append(tmp_path, "a")


def test_a_text_in_pieces_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    files.replace(file, iter(["a", "é\n", ""]))
    assert file.read_text(encoding="utf-8") == "aé\n"

    def broken() -> Iterator[str]:
        yield "half"
        raise KeyError

    with pytest.raises(KeyError):
        files.replace(file, broken())
    assert file.read_text(encoding="utf-8") == "aé\n"
    assert [*tmp_path.iterdir()] == [file]


def test_a_new_file_is_made_whole_and_with_the_usual_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.make(tmp_path / "a", b"x" * 5000)
    finally:
        os.umask(before)
    assert (tmp_path / "a").read_bytes() == b"x" * 5000
    assert os.name == "nt" or stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("links", [True, False], ids=["links", "a file system without links"])
def test_a_new_file_must_not_take_the_place_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", fail)
    (tmp_path / "b").write_bytes(b"mine")
    for name in "abab":
        files.make(tmp_path / name, b"new")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"a": b"new", "b": b"mine"}


def test_a_new_file_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    with pytest.raises(LinkwatchError, match="cannot be written: no such file or directory"):
        files.make(tmp_path / "no" / "a", b"")
