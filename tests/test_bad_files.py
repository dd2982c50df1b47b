"""Files that a person, an accident or a later version left where linkwatch keeps its own: told, and never lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from command import Command, connect_to, posix
from linkwatch import layout
from linkwatch.cache_file import FILE
from linkwatch.outputs import REPORT_FILES
from web import Web, in_turn, page

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


PAGE = 4096
COMMANDS = (["check", "guide.md", "--offline"], ["history", "gone.md"], ["papers", "guide.md", "--offline"], ["report"])


def hot(folder: Path, victim: Path) -> None:
    """Leave a cache in a folder, in the midst of a change, whose journal says that it belongs to another file."""
    folder.mkdir()
    work = folder.parent / "work.sqlite"
    with closing(sqlite3.connect(work, isolation_level=None)) as database:
        for statement in (each for statements in layout.MIGRATIONS for each in statements):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(layout.MIGRATIONS)}")
        database.execute("CREATE TABLE pad (x)")
        many = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 200) SELECT {} FROM n"
        database.execute(f"INSERT INTO pad {many.format('zeroblob(3000)')}")
        database.execute("PRAGMA cache_size = 2")
        database.execute("BEGIN")
        database.execute("UPDATE pad SET x = randomblob(3000)")
        (folder / FILE).write_bytes(work.read_bytes())
        journal = work.with_name(f"{work.name}-journal").read_bytes()
        database.execute("ROLLBACK")
    work.unlink()
    name = os.fsencode(victim)
    names = struct.pack(">I", 2**30 // PAGE + 1) + name + struct.pack(">II", len(name), sum(name)) + journal[:8]
    (folder / f"{FILE}-journal").write_bytes(journal + names)


def test_what_sqlite_makes_of_such_a_journal(guide: Path, tmp_path: Path) -> None:
    # Or else the tests below would try nothing.
    victim = tmp_path / "victim"
    victim.write_text("precious")
    hot(guide / ".linkwatch", victim)
    with closing(sqlite3.connect(guide / ".linkwatch" / FILE)) as database:
        assert database.execute("SELECT count(*) FROM pad").fetchone() == (200,)
    assert not victim.exists()


@pytest.mark.parametrize("command", COMMANDS, ids=[command[0] for command in COMMANDS])
@pytest.mark.parametrize("is_committed", [True, False])
def test_a_journal_beside_the_cache_must_not_delete_a_file(
    linkwatch: Command, guide: Path, tmp_path: Path, command: list[str], is_committed: bool
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    hot(guide / ".linkwatch", victim)
    before = kept(guide / ".linkwatch")
    if is_committed:
        commit(guide, ".linkwatch")
    linkwatch(*command)
    assert victim.read_text() == "precious"
    assert kept(guide / ".linkwatch") >= before


def test_a_journal_is_set_aside_with_the_cache_where_sqlite_does_not_find_it(
    linkwatch: Command, guide: Path, tmp_path: Path
) -> None:
    hot(guide / ".linkwatch", tmp_path / "victim")
    assert (
        "warning: .linkwatch/cache.sqlite: has cache.sqlite-journal beside it, which linkwatch never leaves there; "
        "it was set aside as cache.sqlite.aside and cache.sqlite-journal.aside, and a new one was begun"
    ) in linkwatch("check", "guide.md").out
    assert "cache.sqlite" not in linkwatch("check", "guide.md").out


@pytest.mark.parametrize("side", ["-wal", "-shm", "-journal"])
def test_what_lies_beside_no_cache_is_set_aside(linkwatch: Command, guide: Path, side: str) -> None:
    (guide / ".linkwatch").mkdir()
    (guide / f".linkwatch/cache.sqlite{side}").write_bytes(b"x")
    assert (
        f"it was set aside as cache.sqlite{side}.aside, and a new one was begun" in linkwatch("check", "guide.md").out
    )
    assert (guide / f".linkwatch/cache.sqlite{side}.aside").read_bytes() == b"x"
    assert "cache.sqlite" not in linkwatch("check", "guide.md").out


ENDLESS = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT"
ACTING = {
    "pasts": f"CREATE VIEW pasts(url, at, past) AS {ENDLESS} n || '', n, 'x' FROM n",
    "documents": f"CREATE VIEW documents(variant, key, at, document) AS {ENDLESS} n || '', n || '', 1, 'x' FROM n",
    "": "CREATE TRIGGER t AFTER INSERT ON pasts BEGIN SELECT count(*) FROM (SELECT * FROM pasts a, pasts b); END",
}


@pytest.mark.parametrize("table", ACTING)
def test_a_cache_that_acts_is_set_aside(linkwatch: Command, guide: Path, table: str) -> None:
    linkwatch("check", "guide.md")
    with closing(sqlite3.connect(".linkwatch/cache.sqlite")) as database:
        if table:
            database.execute(f"DROP TABLE {table}")
        database.execute(ACTING[table])
    told = linkwatch("history", "gone.md")
    assert "cache.sqlite: cannot be read (holds tables that are not linkwatch's)" in told.err
    ran = linkwatch("check", "guide.md")
    assert "holds tables that are not linkwatch's; it was set aside as cache.sqlite.aside" in ran.out
    assert "cache.sqlite" not in linkwatch("check", "guide.md").out


def commit(folder: Path, name: str) -> None:
    shutil.rmtree(folder / ".git", ignore_errors=True)
    who = ("-c", "user.name=A. Person", "-c", "user.email=person@guide.example")
    for command in (["init", "-q"], ["add", "-f", name], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *command], cwd=folder, check=True)


def test_a_cache_that_is_committed_is_neither_believed_nor_changed(linkwatch: Command, guide: Path, web: Web) -> None:
    (guide / "guide.md").write_text("<https://a.example/>\n")
    web.pages["https://a.example/"] = in_turn(page(), page(status=404))
    options = connect_to(web.connect_to)
    assert linkwatch("check", "guide.md", *options).status == 0
    commit(guide, ".linkwatch/cache.sqlite")
    before = (guide / ".linkwatch/cache.sqlite").read_bytes()
    for _ in range(2):
        ran = linkwatch("check", "guide.md", *options)
        assert ran.status == 1
        assert ran.out.count("warning: .linkwatch/cache.sqlite: is committed to git") == 1
    assert "is committed to git" in linkwatch("history", "https://a.example/").err
    assert (guide / ".linkwatch/cache.sqlite").read_bytes() == before
    assert not list((guide / ".linkwatch").glob("cache.sqlite*?aside*"))
    assert not (guide / ".linkwatch/cache.sqlite-wal").exists()


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
