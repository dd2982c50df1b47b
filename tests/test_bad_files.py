"""Files that a person, an accident or a later version left where linkwatch keeps its own: told, and never lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command import Command, posix
from linkwatch.outputs import REPORT_FILES

BAD = {
    "a person's words": b"Do not lose me.\n",
    "another program's JSON": b'{"a": 1}\n',
    "a list": b"[]\n",
    "no UTF-8": b"\xff\xfe\x00\x80",
    "a later version": b'{"schema": 99, "url": "https://a.example/", "verdict": "gone"}\n',
    "deep": b"[" * 100_000,
    "cut off": b'{"url": "https://a.example/", "verd',
}


@pytest.fixture
def guide(project: Path) -> Path:
    (project / "guide.md").write_text("[x](gone.md)\n")
    return project


def kept(folder: Path) -> set[bytes]:
    """Give all that stands in the files of a folder."""
    return {file.read_bytes() for file in folder.iterdir() if file.is_file()}


@pytest.mark.parametrize("name", REPORT_FILES)
@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_report_must_not_replace_a_file_that_is_none(
    linkwatch: Command, guide: Path, name: str, content: bytes
) -> None:
    (guide / "reports").mkdir()
    (guide / "reports" / name).write_bytes(content)
    ran = linkwatch("check", "guide.md", "--report-dir", "reports")
    assert ran.status == 2
    assert ran.err == (
        f"linkwatch: reports/{name}: stands there and is no report of linkwatch\n"
        "  Name another file or folder for the report.\n"
    )
    assert [(file.name, file.read_bytes()) for file in (guide / "reports").iterdir()] == [(name, content)]


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_a_report_replaces_an_earlier_one(linkwatch: Command, guide: Path, line_end: bytes) -> None:
    linkwatch("check", "guide.md", "--report-dir", "reports")
    for name in REPORT_FILES:
        file = guide / "reports" / name
        file.write_bytes(file.read_bytes().replace(b"\n", line_end))
    assert linkwatch("check", "guide.md", "--report-dir", "reports").status == 1
    assert not [text for text in kept(guide / "reports") if b"\r" in text]


@pytest.mark.parametrize("folder", ["reports", ".linkwatch"])
@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_memory_that_cannot_be_read_is_named_and_kept_beside_the_new_one(
    linkwatch: Command, guide: Path, folder: str, content: bytes
) -> None:
    (guide / folder).mkdir()
    (guide / folder / "state.jsonl").write_bytes(content)
    ran = linkwatch("check", "guide.md", *(("--report-dir", folder) if folder == "reports" else ()))
    assert ran.status == 1
    assert f"warning: {folder}/state.jsonl:1: " in ran.out
    assert f"warning: {folder}/state.jsonl: the file as it was is kept as state.jsonl.unread" in ran.out
    assert len((guide / folder / "state.jsonl").read_text().splitlines()) == 1
    again = linkwatch("check", "guide.md", *(("--report-dir", folder) if folder == "reports" else ()))
    assert "state.jsonl" not in again.out


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_history_that_holds_no_run_is_named_and_stays_as_it_is(
    linkwatch: Command, guide: Path, content: bytes
) -> None:
    (guide / "reports").mkdir()
    (guide / "reports/history.jsonl").write_bytes(content)
    ran = linkwatch("check", "guide.md", "--report-dir", "reports")
    assert ran.status == 1
    assert "warning: reports/history.jsonl: holds no run that this version can read; this run is missing" in ran.out
    assert (guide / "reports/history.jsonl").read_bytes() == content


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_cache_that_cannot_be_read_is_named_and_set_aside(linkwatch: Command, guide: Path, content: bytes) -> None:
    (guide / ".linkwatch").mkdir()
    (guide / ".linkwatch/cache.sqlite").write_bytes(content)
    ran = linkwatch("check", "guide.md")
    assert ran.status == 1
    assert ".linkwatch/cache.sqlite" in ran.out
    assert "it was set aside as cache.sqlite.aside" in ran.out
    assert (guide / ".linkwatch/cache.sqlite.aside").read_bytes() == content
    assert "cache.sqlite" not in linkwatch("check", "guide.md").out


def test_a_cache_of_a_later_version_is_named_and_set_aside(linkwatch: Command, guide: Path) -> None:
    linkwatch("check", "guide.md")
    with closing(sqlite3.connect(".linkwatch/cache.sqlite")) as database:
        database.execute("PRAGMA user_version = 99")
    before = (guide / ".linkwatch/cache.sqlite").read_bytes()
    assert "was written by a later linkwatch (layout 99" in linkwatch("check", "guide.md").out
    assert (guide / ".linkwatch/cache.sqlite.aside").read_bytes() == before


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_last_run_that_cannot_be_read_is_named_and_stays_until_the_next_run(
    linkwatch: Command, guide: Path, content: bytes
) -> None:
    linkwatch("check", "guide.md")
    file = guide / ".linkwatch/last-run.json"
    file.write_bytes(content)
    ran = linkwatch("report", "--format", "html", "-o", "out.html")
    assert (ran.status, ran.out) == (2, "")
    assert "linkwatch: .linkwatch/last-run.json: cannot be read: " in ran.err
    assert "Run `linkwatch check` again." in ran.err
    assert len(ran.err) < 1000
    assert file.read_bytes() == content
    assert not (guide / "out.html").exists()
    linkwatch("check", "guide.md")
    assert linkwatch("report").status == 1


@pytest.mark.parametrize("name", ["cache.sqlite", "last-run.json", "state.jsonl"])
def test_a_folder_in_the_place_of_a_file_is_named_and_stays(linkwatch: Command, guide: Path, name: str) -> None:
    (guide / ".linkwatch" / name).mkdir(parents=True)
    (guide / ".linkwatch" / name / "mine").write_text("x")
    ran = linkwatch("check", "guide.md")
    assert ran.status == 1
    assert f"warning: .linkwatch/{name}" in ran.out
    assert (guide / ".linkwatch" / name / "mine").read_text() == "x"
    assert linkwatch("history", "gone.md").status == 0


@posix
def test_a_file_in_the_place_of_the_cache_s_folder_is_named_and_stays(linkwatch: Command, guide: Path) -> None:
    (guide / ".linkwatch").write_text("mine")
    ran = linkwatch("check", "guide.md")
    assert ran.status == 1
    assert "warning: .linkwatch" in ran.out
    assert (guide / ".linkwatch").read_text() == "mine"
    for command in (["report"], ["history", "gone.md"]):
        assert linkwatch(*command).status == 2
