"""How the cache's file is laid out, and how an older one is brought up to that."""

from __future__ import annotations

import sqlite3
from pathlib import Path

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
"""What leads from each layout to the next one; a new table is one more entry."""
BUSY_SECONDS = 5.0
MOST_BYTES = 1024**3
"""Bytes of a file that is still opened; one run lets it grow to twice as many. A hostile guide could fill a disk."""
DatabaseError = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises; the second where the name of a damaged table, which its message tells, is no UTF-8."""


class FutureError(Exception):
    """The file was written by a later version."""


def connect(name: str) -> sqlite3.Connection:
    """Open or make a file (`:memory:`: none) in today's layout; raises FutureError and DatabaseError."""
    database = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        (page_size,) = database.execute("PRAGMA page_size").fetchone()
        database.execute(f"PRAGMA max_page_count = {2 * MOST_BYTES // page_size}")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def read_only(file: Path) -> sqlite3.Connection:
    """Open a file so that it stays as it is, of whatever earlier layout; raises FutureError and DatabaseError."""
    # Not mode=ro: it would leave the files of the log behind, which only one that may write can fold in at the end.
    database = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", timeout=BUSY_SECONDS, uri=True)
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


def _migrate(database: sqlite3.Connection) -> None:
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


def _check(database: sqlite3.Connection) -> int:
    """Give the layout of a file; raises FutureError where it is none of ours yet."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise FutureError(f"was written by a later linkwatch (layout {version}; this one knows {len(MIGRATIONS)})")
    return int(version)
