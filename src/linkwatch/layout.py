"""How the cache's file is laid out, and how an older one is brought up to that."""

from __future__ import annotations

import sqlite3

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE answers (variant TEXT, url TEXT, checked INTEGER, fetched INTEGER, good INTEGER, whole INTEGER,
        seen BLOB, PRIMARY KEY (variant, url)) WITHOUT ROWID""",
        "CREATE TABLE papers (variant TEXT, id TEXT, paper BLOB, PRIMARY KEY (variant, id)) WITHOUT ROWID",
        "CREATE TABLE pasts (url TEXT PRIMARY KEY, at INTEGER, past BLOB) WITHOUT ROWID",
    ),
    ("CREATE TABLE codes (variant TEXT, id TEXT, asked INTEGER, url TEXT, PRIMARY KEY (variant, id)) WITHOUT ROWID",),
    ("CREATE TABLE documents (variant TEXT, key TEXT, at INTEGER, document BLOB, PRIMARY KEY (variant, key))",),
)
"""What leads from each layout to the next one; a new table is one more entry."""
BUSY_SECONDS = 5.0


class FutureError(Exception):
    """The file was written by a later version."""


def connect(name: str) -> sqlite3.Connection:
    """Open or make a file (`:memory:`: none) in today's layout; raises FutureError and sqlite3.Error."""
    database = sqlite3.connect(name, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _migrate(database: sqlite3.Connection) -> None:
    newest = len(MIGRATIONS)
    database.execute("BEGIN IMMEDIATE")
    with database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version > newest:
            raise FutureError(f"was written by a later linkwatch (layout {version}; this one knows {newest})")
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                database.execute(statement)
        database.execute(f"PRAGMA user_version = {newest}")
