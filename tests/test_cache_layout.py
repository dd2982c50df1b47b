"""The file of the cache: made in one step, and never opened where what stands there commands SQLite."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from command import posix
from linkwatch import layout
from linkwatch.layout import ForeignError
from linkwatch.model import LinkwatchError

ENDLESS = "WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT n FROM n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache.sqlite"


def opened(file: Path) -> set[str]:
    """Open a cache and close it; gives the files that are left."""
    layout.connect(file).close()
    return {each.name for each in file.parent.iterdir()}


def changed(file: Path, *statements: str) -> Path:
    """Make a cache, and let somebody else change it."""
    opened(file)
    with closing(sqlite3.connect(file)) as database, database:
        for statement in statements:
            database.execute(statement)
    return file


OPENERS = pytest.mark.parametrize("open_", [layout.connect, layout.read_only])
Open = Callable[[Path], Any]


# --- made ----------------------------------------------------------------------------------------


def test_a_new_file_is_whole_and_alone(file: Path) -> None:
    assert opened(file) == {file.name}
    assert file.read_bytes()[18:20] == b"\2\2"
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA journal_mode").fetchall() == [("wal",)]
        assert database.execute("PRAGMA encoding").fetchall() == [("UTF-8",)]


def test_an_empty_file_is_what_sqlite_makes(file: Path) -> None:
    file.write_bytes(layout._EMPTY)
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT * FROM sqlite_master").fetchall() == []
        database.execute("CREATE TABLE a (b)")
        database.execute("VACUUM")
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_what_is_made_is_opened_again(file: Path) -> None:
    with closing(layout.connect(file)) as database:
        database.execute("INSERT INTO pasts VALUES ('a', 1, 'b')")
    for open_ in (layout.connect, layout.read_only):
        with closing(open_(file)) as database:
            assert list(database.rows("SELECT url FROM pasts")) == [("a",)]


def test_many_runs_that_begin_at_once_make_one_file(file: Path) -> None:
    trouble: list[object] = []
    begin = threading.Barrier(8)

    def run(name: int) -> None:
        try:
            begin.wait()
            with closing(layout.connect(file)) as database:
                database.execute("INSERT INTO pasts VALUES (?, 1, '')", (str(name),))
        except (ForeignError, LinkwatchError, *layout.DatabaseError) as error:
            trouble.append(error)

    threads = [threading.Thread(target=run, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    with closing(layout.connect(file)) as database:
        assert len(list(database.rows("SELECT url FROM pasts"))) == 8
    assert [each.name for each in file.parent.iterdir()] == [file.name]


DIES = """
import os, sys
from pathlib import Path
left = int(sys.argv[1])
def count(event, arguments):
    global left
    if event in {"tempfile.mkstemp", "os.link", "os.remove", "os.chmod", "fcntl.flock", "sqlite3.connect"}:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
sys.addaudithook(count)
from linkwatch import layout
layout.connect(Path(sys.argv[2]))
"""


@posix
@pytest.mark.parametrize("step", range(1, 8))
def test_a_run_that_is_killed_while_it_makes_the_file_leaves_one_or_none(file: Path, step: int) -> None:
    ran = subprocess.run([sys.executable, "-c", DIES, str(step), str(file)], check=False)
    assert ran.returncode in {0, -9}
    with closing(layout.connect(file)) as database:
        assert list(database.rows("SELECT url FROM pasts")) == []


def test_a_run_that_is_killed_leaves_what_the_next_one_opens(file: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from linkwatch import layout\n"
        "database = layout.connect(Path(sys.argv[1])); database.execute(\"INSERT INTO pasts VALUES ('a', 1, '')\")\n"
        "os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code, str(file)], check=False)
    assert file.with_name(f"{file.name}-wal").exists()
    with closing(layout.connect(file)) as database:
        assert list(database.rows("SELECT url FROM pasts")) == [("a",)]


# --- what SQLite must not be let at --------------------------------------------------------------


@OPENERS
@pytest.mark.parametrize("there", [True, False], ids=["beside a cache", "alone"])
@pytest.mark.parametrize("kind", ["file", "empty", "folder", "link", "dead link"])
def test_a_journal_must_not_be_rolled_back(file: Path, open_: Open, kind: str, there: bool) -> None:
    if there:
        opened(file)
    journal = file.with_name(f"{file.name}-journal")
    if kind == "folder":
        journal.mkdir()
    elif "link" in kind:
        journal.symlink_to(file.parent / "other")
        if kind == "link":
            (file.parent / "other").write_bytes(b"x")
    else:
        journal.write_bytes(b"x" if kind == "file" else b"")
    before = {each.name: each.lstat().st_mtime_ns for each in file.parent.iterdir()}
    with pytest.raises(ForeignError, match="sqlite-journal beside it"):
        open_(file)
    assert {each.name: each.lstat().st_mtime_ns for each in file.parent.iterdir()} == before


@OPENERS
@pytest.mark.parametrize("side", ["-wal", "-shm"])
def test_a_log_without_a_cache_must_not_become_that_of_a_new_one(file: Path, open_: Open, side: str) -> None:
    file.with_name(file.name + side).write_bytes(b"x")
    with pytest.raises(ForeignError, match=f"is missing, and .*{side} is there"):
        open_(file)
    assert [each.name for each in file.parent.iterdir()] == [file.name + side]


@OPENERS
def test_a_file_in_another_mode_must_not_be_opened(file: Path, open_: Open) -> None:
    changed(file)
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
    with pytest.raises(ForeignError, match="is no cache of linkwatch"):
        open_(file)


@posix
@OPENERS
def test_a_link_must_not_be_opened_for_its_journal_is_elsewhere(file: Path, open_: Open) -> None:
    other = file.with_name("other")
    opened(other)
    file.symlink_to(other)
    with pytest.raises(ForeignError, match="is no cache of linkwatch"):
        open_(file)


# --- what must not act ---------------------------------------------------------------------------


FOREIGN = {
    "a view in the place of a table": ("DROP TABLE pasts", f"CREATE VIEW pasts(url, at, past) AS {ENDLESS}, 1, 1"),
    "a view": (f"CREATE VIEW more AS {ENDLESS}",),
    "a trigger": ("CREATE TRIGGER t AFTER INSERT ON pasts BEGIN DELETE FROM answers; END",),
    "an index": ("CREATE INDEX i ON pasts (at)",),
    "a table more": ("CREATE TABLE mine (x)",),
    "a table less": ("DROP TABLE told",),
    "another column": ("ALTER TABLE pasts ADD COLUMN more GENERATED ALWAYS AS (zeroblob(1000000000))",),
    "a check": ("DROP TABLE pasts", "CREATE TABLE pasts (url TEXT PRIMARY KEY, at INTEGER, past BLOB CHECK (1))"),
    "a virtual table": ("CREATE VIRTUAL TABLE mine USING fts5(x)",),
    "a layout that was not": ("PRAGMA user_version = -1",),
    "an earlier layout": ("PRAGMA user_version = 1",),
    "none at all": ("PRAGMA user_version = 0",),
}


@OPENERS
@pytest.mark.parametrize("name", FOREIGN)
def test_a_cache_that_holds_anything_but_our_tables_must_not_be_used(file: Path, open_: Open, name: str) -> None:
    statements = [each.replace("SELECT n FROM n, 1, 1", "SELECT n, 1, 1 FROM n") for each in FOREIGN[name]]
    before = changed(file, *statements).read_bytes()
    with pytest.raises(ForeignError, match="holds tables that are not linkwatch's"):
        open_(file)
    assert file.read_bytes() == before


@OPENERS
def test_a_cache_of_our_tables_is_used(file: Path, open_: Open) -> None:
    open_(changed(file, "DELETE FROM pasts")).close()


def test_a_statement_that_goes_on_for_ever_ends(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "SECONDS", 0)
    with closing(layout.connect(file)) as database:
        for run in (lambda: list(database.rows(ENDLESS)), lambda: database.execute(f"SELECT max(n) FROM ({ENDLESS})")):
            with pytest.raises(sqlite3.OperationalError) as ended:
                run()
            assert layout.reason(ended.value) == "takes longer than 0 seconds"
            assert not layout.is_damage(ended.value)


def test_the_time_of_a_statement_is_its_own(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(layout.connect(file)) as database:
        monkeypatch.setattr(layout, "monotonic", iter(range(0, 10**9, 4)).__next__)
        for _ in range(5):
            assert len(list(database.rows(f"{ENDLESS} LIMIT 200"))) == 200  # more than one look at the time


def test_a_signal_interrupts_a_statement(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rings() -> float:
        signal.raise_signal(signal.SIGINT)
        return 0

    with closing(layout.connect(file)) as database:
        monkeypatch.setattr(database, "_begin", lambda: None)
        monkeypatch.setattr(layout, "monotonic", rings)
        with pytest.raises(KeyboardInterrupt):
            database.execute(f"SELECT max(n) FROM ({ENDLESS})")


def test_a_row_that_is_larger_than_any_of_ours_is_not_made(file: Path) -> None:
    with closing(layout.connect(file)) as database, pytest.raises(sqlite3.Error, match="too big"):
        database.execute("SELECT zeroblob(300000000)")
