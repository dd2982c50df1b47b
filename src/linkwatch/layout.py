"""How the cache's file is laid out, and how an older one is brought up to that.

The file may be a stranger's, who committed it: what stands there is judged before SQLite is let at it, and holds
nothing that acts.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import struct
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

from linkwatch import files

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE answers (variant TEXT, url TEXT, checked INTEGER, fetched INTEGER, good INTEGER, whole INTEGER,
        seen BLOB, PRIMARY KEY (variant, url)) WITHOUT ROWID""",
        "CREATE TABLE papers (variant TEXT, id TEXT, paper BLOB, PRIMARY KEY (variant, id)) WITHOUT ROWID",
        "CREATE TABLE pasts (url TEXT PRIMARY KEY, at INTEGER, past BLOB) WITHOUT ROWID",
    ),
    ("CREATE TABLE codes (variant TEXT, id TEXT, asked INTEGER, url TEXT, PRIMARY KEY (variant, id)) WITHOUT ROWID",),
    ("CREATE TABLE documents (variant TEXT, key TEXT, at INTEGER, document BLOB, PRIMARY KEY (variant, key))",),
    (
        """CREATE TABLE told (variant TEXT, url TEXT, program TEXT, checked INTEGER, good INTEGER, note TEXT,
        PRIMARY KEY (variant, url)) WITHOUT ROWID""",
    ),
)
"""What leads from each layout to the next one; a new table is one more entry, and none ever changes by a character."""
SIDES = ("-wal", "-shm", "-journal")
"""What the names of files end in that belong to one of SQLite."""
BUSY_SECONDS = 5.0
MOST_BYTES = 1024**3
"""Bytes of a file that is still opened; one run lets it grow to twice as many. A hostile guide could fill a disk."""
MOST_VALUE = 20 * 1024 * 1024
"""Bytes of one row, whatever a file says."""
SECONDS = 20
"""The longest that one statement may take: the pages of a damaged file can lead in circles."""
_STEPS = 1000
"""Steps of SQLite's machine after which the time is looked at."""
DatabaseError = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the second where the name of a damaged table, which its message tells, is no UTF-8."""


class ForeignError(Exception):
    """The file is none that this version can have made, or of a later one: it says why."""


class Database(sqlite3.Connection):
    """A connection on which no statement goes on for ever, and which a signal interrupts."""

    _begun = 0.0
    _is_over = False

    def bound(self) -> None:
        """Set the bounds; it comes before the first statement, which reads what stands in the file."""
        self.set_progress_handler(self._look, _STEPS)
        self.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_VALUE)
        self._begin()
        super().execute("PRAGMA trusted_schema = OFF")

    def execute(self, statement: str, values: Sequence[object] = (), /) -> sqlite3.Cursor:  # type: ignore[override] # no mapping
        """Run a statement up to its first row."""
        self._begin()
        with self._interrupted():
            return super().execute(statement, values)

    def rows(self, statement: str, values: Sequence[object] = ()) -> Iterator[Any]:
        """Run a statement, and give its rows."""
        found = self.execute(statement, values)
        with self._interrupted():
            for row in found:  # noqa: UP028 - it would close the cursor, maybe after the connection
                yield row

    def _begin(self) -> None:
        self._begun, self._is_over = monotonic(), False

    def _look(self) -> bool:
        self._is_over = monotonic() - self._begun > SECONDS
        return self._is_over

    @contextlib.contextmanager
    def _interrupted(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            if _code(error) == sqlite3.SQLITE_INTERRUPT and not self._is_over:
                raise KeyboardInterrupt from None  # a signal raised it when looking, where SQLite takes it for a sign
            raise


def files_of(file: Path) -> list[Path]:
    """Name a file of SQLite, and those that may stand beside it."""
    return [file, *(file.with_name(file.name + side) for side in SIDES)]


def check_files(file: Path) -> None:
    """Raise ForeignError where SQLite must not be let at a file.

    Before it reads anything it rolls a journal back, and deletes the file that the journal names, wherever that is.
    linkwatch leaves none: its files have a log instead from their first instant on.
    """
    beside = [each for each in files_of(file)[1:] if os.path.lexists(each)]  # first, for another run may just make them
    if any(each.name.endswith("-journal") for each in beside):
        raise ForeignError(f"has {file.name}-journal beside it, which linkwatch never leaves there")
    if not os.path.lexists(file):
        if beside:
            raise ForeignError(f"is missing, and {beside[0].name} is there")
    elif file.is_symlink() or not _begins_well(file):  # the journal of a link stands where it leads
        raise ForeignError("is no cache of linkwatch")


def connect(file: Path | None) -> Database:
    """Open or make a file (or none, in memory) in today's layout.

    Raises ForeignError, DatabaseError and LinkwatchError.
    """
    if file is not None:
        check_files(file)
        if not os.path.lexists(file):
            files.make(file, _EMPTY)
    database = _opened(str(file or ":memory:"))
    try:
        (page_size,) = database.execute("PRAGMA page_size").fetchone()
        database.execute(f"PRAGMA max_page_count = {2 * MOST_BYTES // page_size}")
        database.execute("PRAGMA synchronous = NORMAL")
        _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def read_only(file: Path) -> Database:
    """Open a file so that it stays as it is, of whatever earlier layout; raises ForeignError and DatabaseError."""
    check_files(file)
    # Not mode=ro: it would leave the files of the log behind, which only one that may write can fold in at the end.
    database = _opened(f"{file.absolute().as_uri()}?mode=rw")
    try:
        database.execute("PRAGMA query_only = ON")
        _check(database)
    except BaseException:
        database.close()
        raise
    return database


def begins(database: sqlite3.Connection) -> bool:
    """Begin to write, if nobody else is at it just now; any other trouble is met, and told, when writing."""
    try:
        database.execute("PRAGMA busy_timeout = 0")
        database.execute("BEGIN IMMEDIATE")
    except DatabaseError as error:
        return _code(error) != sqlite3.SQLITE_BUSY
    finally:
        database.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}")
    return True


def is_damage(error: Exception) -> bool:
    """Whether a file is no database, or a broken one."""
    return isinstance(error, UnicodeDecodeError) or _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _code(error: Exception) -> int:
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF  # the low byte is the primary result code


def reason(error: Exception) -> str:
    """Say what SQLite says; how it calls what took too long says nothing."""
    return f"takes longer than {SECONDS} seconds" if _code(error) == sqlite3.SQLITE_INTERRUPT else str(error)


def _opened(name: str) -> Database:
    is_address = name.startswith("file:")
    database = sqlite3.connect(name, BUSY_SECONDS, isolation_level=None, factory=Database, uri=is_address)
    database.bound()
    return database


def _begins_well(file: Path) -> bool:
    """Whether a file has the beginning of one in today's mode; one that cannot be read is told when it is opened."""
    try:
        with file.open("rb") as opened:
            begins = opened.read(20)
    except OSError:
        return True
    return (begins[:16], begins[18:]) == (_MAGIC, _LOGGED)


def _migrate(database: Database) -> None:
    newest = len(MIGRATIONS)
    if _check(database) == newest:
        return  # and nobody waits for another run that is writing
    database.execute("BEGIN IMMEDIATE")
    with database:
        version = _check(database)
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                database.execute(statement)
        database.execute(f"PRAGMA user_version = {newest}")


def _check(database: Database) -> int:
    """Give the layout of a file; raises ForeignError where it is none of ours, or none of ours yet."""
    found = database.execute(_LAYOUT).fetchall()
    version = int(found[0][0])
    if version > len(MIGRATIONS):
        raise ForeignError(f"was written by a later linkwatch (layout {version}; this one knows {len(MIGRATIONS)})")
    ours = [statement for statements in MIGRATIONS[: max(version, 0)] for statement in statements]
    if version < 0 or sorted(sql for _, sql in found if sql is not None) != sorted(ours):
        raise ForeignError("holds tables that are not linkwatch's")
    return version


_LAYOUT = "SELECT user_version, sql FROM pragma_user_version LEFT JOIN sqlite_master LIMIT 100"
"""Asks for layout and tables in one statement, between whose halves no other run can change them.

What has no statement is SQLite's own index of a table.
"""
_MAGIC = b"SQLite format 3\0"
_LOGGED = b"\2\2"
_EMPTY = struct.pack(
    ">16sH2s4B12I20x2IBHHHB", _MAGIC, 4096, _LOGGED, 0, 64, 32, 32,
    1, 1, 0, 0, 0, 4, 0, 0, 1, 0, 0, 0, 1, 3_007_000, 13, 0, 0, 4096, 0,
).ljust(4096, b"\0")  # fmt: skip
"""A file without a table that has a log (sqlite.org/fileformat2.html).

SQLite itself makes one with a journal first, and a run that is killed then leaves that behind.
"""
