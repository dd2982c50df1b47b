"""The cache: one SQLite file with what earlier runs saw, so that a run need not ask again; losing it costs time only.

Nothing that goes wrong with it ends a run: it becomes a warning, and the run goes on without.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from linkwatch import codec, confines, files, urls
from linkwatch.freshness import Answer
from linkwatch.layout import FutureError, begins, connect, is_damage, read_only
from linkwatch.memory import Past
from linkwatch.model import Document, LinkwatchError, Observation, Paper, Problem, Settings
from linkwatch.version import __version__

FILE = "cache.sqlite"
BATCH = 200
"""Rows in one transaction: a run that dies loses no more, and none waits long for another's lock."""
LARGEST = 1024 * 1024
"""Bytes of one answer, compressed; a larger one is visited again rather than kept."""
MOST_TEXT = 64 * 1024 * 1024
"""Bytes that an answer may unpack to: the file may come from elsewhere."""
OLDEST = timedelta(days=90)
"""What no run saw in so long is dropped."""
DAY = timedelta(days=1)

_Row = tuple[str, Sequence[object]]
_Kind = TypeVar("_Kind", Document, Observation, Paper, Past)
_READ = f"{__version__} {hashlib.sha256(codec.shape(Document).encode()).hexdigest()[:16]}"
"""Which documents are found again: those that this version wrote; their keys tell which sources read them."""


@contextmanager
def open_cache(settings: Settings, environment: Mapping[str, str] | None = None) -> Iterator[Cache]:
    """Open the cache of these settings, one that is forgotten at the end where they want none.

    Only visits made as this run makes them are found again: with this version, name and routes.
    """
    cache = Cache(Path(settings.cache_dir) if settings.cache else None, variant(settings, environment or {}))
    try:
        yield cache
    finally:
        cache.close()


def read_pasts(folder: Path) -> tuple[dict[str, Past], list[Problem]]:
    """Give what the cache in a folder knows of every link, and change nothing, not even a file that nobody can read."""
    file = folder / FILE
    if not file.is_file():
        return {}, []
    try:
        _check_places(folder)
        with contextlib.closing(read_only(file)) as database:
            rows = database.execute("SELECT url, past FROM pasts").fetchall()
    except (LinkwatchError, FutureError, sqlite3.Error) as error:
        return {}, [Problem(str(file), 0, 0, f"cannot be read ({error}); what it knows is not told")]
    return {str(url): past for url, data in rows if (past := _unpacked(data, Past))}, []


def variant(settings: Settings, environment: Mapping[str, str]) -> str:
    """Name the way in which visits are made; answers to other ways say nothing about these."""
    routes = sorted((name.lower(), value) for name, value in environment.items() if name.lower() in _ROUTES)
    parts = (
        __version__,
        settings.user_agent,
        settings.contact,
        settings.connect_to,
        settings.allow_private,
        settings.max_redirects,
        routes,
        codec.shape(Observation),
        codec.shape(Paper),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


_ROUTES = {"http_proxy", "https_proxy", "all_proxy", "no_proxy", "ssl_cert_file", "ssl_cert_dir"}


class Cache:
    """Answers, papers and pasts by their keys; `problems` says what could not be done.

    What is kept is there for later runs; this one has it already, and is not made to wait for the disk.
    """

    def __init__(self, folder: Path | None, variant: str) -> None:
        self.problems: list[Problem] = []
        self._variant = variant
        self._file = folder / FILE if folder else None
        self._pending: list[_Row] = []
        self._database = self._open()

    @property
    def outlives_the_run(self) -> bool:
        """Whether what is kept can be found by another run."""
        return self._file is not None

    def answer(self, url: str) -> Answer | None:
        """Give what the last visit of an address saw, however long ago."""
        if self._file is None:
            return None
        row = self._one(
            "SELECT checked, fetched, good, whole, seen FROM answers WHERE variant = ? AND url = ?", self._variant, url
        )
        seen = _unpacked(row[4], Observation) if row else None
        if row is None or seen is None:
            return None
        return Answer(seen, _moment(row[0]), _moment(row[1]), bool(row[2]), bool(row[3]))

    def keep_answer(self, url: str, answer: Answer) -> None:
        """Keep what a visit saw, in the place of what the one before saw; cookies, and what a login opened, are not."""
        if self._file is None or _has_secret(url):
            return
        data = _packed(_without_secrets(answer.seen))
        if len(data) <= LARGEST:
            times = (int(answer.checked.timestamp()), int(answer.fetched.timestamp()))
            row = (self._variant, url, *times, answer.good, answer.whole, data)
            self._put("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def paper(self, arxiv_id: str) -> Paper | None:
        """Give what arXiv last said of a paper."""
        row = self._one("SELECT paper FROM papers WHERE variant = ? AND id = ?", self._variant, arxiv_id)
        return _unpacked(row[0], Paper) if row else None

    def keep_paper(self, paper: Paper) -> None:
        """Keep what arXiv says of a paper."""
        row = (self._variant, paper.arxiv_id, _packed(paper))
        self._put("INSERT OR REPLACE INTO papers VALUES (?, ?, ?)", row)

    def code(self, arxiv_id: str) -> tuple[str, datetime] | None:
        """Give the repository that is suggested for a paper, '' for none, and when that was said."""
        row = self._one("SELECT url, asked FROM codes WHERE variant = ? AND id = ?", self._variant, arxiv_id)
        return (str(row[0]), _moment(row[1])) if row else None

    def keep_code(self, arxiv_id: str, url: str, asked: datetime) -> None:
        """Keep which repository is suggested for a paper."""
        row = (self._variant, arxiv_id, int(asked.timestamp()), url)
        self._put("INSERT OR REPLACE INTO codes VALUES (?, ?, ?, ?)", row)

    def past(self, url: str) -> Past | None:
        """Give what is known of a link, to the day."""
        row = self._one("SELECT past FROM pasts WHERE url = ?", url)
        return _unpacked(row[0], Past) if row else None

    def keep_past(self, url: str, past: Past, now: datetime) -> None:
        """Keep what is known of a link."""
        self._put("INSERT OR REPLACE INTO pasts VALUES (?, ?, ?)", (url, int(now.timestamp()), _packed(past)))

    def document(self, key: str, now: datetime) -> Document | None:
        """Give what was read in a text, and note that it is in use."""
        row = self._one("SELECT at, document FROM documents WHERE variant = ? AND key = ?", _READ, key)
        document = _unpacked(row[1], Document) if row else None
        if document and row and now - _moment(row[0]) > DAY:
            values = (int(now.timestamp()), _READ, key)
            self._put("UPDATE documents SET at = ? WHERE variant = ? AND key = ?", values)
        return document

    def keep_document(self, key: str, document: Document, now: datetime) -> None:
        """Keep what was read in a text, by this version."""
        if self._file is None or any(_has_secret(place.url) for place in document.occurrences):
            return
        data = _packed(document)
        if len(data) <= LARGEST:
            row = (_READ, key, int(now.timestamp()), data)
            self._put("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)", row)

    def forget(self, now: datetime) -> None:
        """Drop what nobody asked for in a long time; papers stay, for they stand in where arXiv is silent."""
        before = int((now - OLDEST).timestamp())
        self._put("DELETE FROM answers WHERE checked < ?", (before,))
        self._put("DELETE FROM pasts WHERE at < ?", (before,))
        self._put("DELETE FROM documents WHERE at < ?", (before,))

    def write(self) -> None:
        """Write what waits, so that a run that is killed now has done nothing in vain; later where another is at it."""
        if self._pending and begins(self._database):
            self._flush()

    def close(self) -> None:
        """Write what waits, fold the log into the file, and let go of it."""
        self._flush()
        with contextlib.suppress(sqlite3.Error):
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._database.close()

    def _open(self) -> sqlite3.Connection:
        if self._file is None:
            return connect(":memory:")
        try:
            make_folder(self._file.parent)
            return connect(str(self._file))
        except LinkwatchError as error:
            self._problem(str(error))
        except FutureError as error:
            return self._anew(str(error))
        except sqlite3.Error as error:
            if is_damage(error):
                return self._anew(f"cannot be read ({error})")
            self._problem(f"cannot be used: {error}")
        return connect(":memory:")

    def _anew(self, trouble: str) -> sqlite3.Connection:
        """Set a file aside that nobody here can read, and start another."""
        assert self._file
        aside = self._file.with_name(f"{FILE}.aside")
        try:
            self._file.replace(aside)
            for suffix in ("-wal", "-shm"):
                self._file.with_name(FILE + suffix).unlink(missing_ok=True)
            self._problem(f"{trouble}; it was set aside as {aside.name}, and a new one was begun")
            return connect(str(self._file))
        except (OSError, sqlite3.Error) as error:
            self._problem(f"{trouble} and could not be set aside ({error}), so nothing is kept")
            return connect(":memory:")

    def _one(self, statement: str, *values: object) -> Sequence[Any] | None:
        try:
            row: Sequence[Any] | None = self._database.execute(statement, values).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        return row

    def _put(self, statement: str, values: Sequence[object]) -> None:
        self._pending.append((statement, values))
        if len(self._pending) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        pending, self._pending = self._pending, []
        if not pending:
            return
        try:
            if not self._database.in_transaction:
                self._database.execute("BEGIN IMMEDIATE")
            with self._database:
                for statement, values in pending:
                    self._database.execute(statement, values)
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go on without the file, once: the disk is full, or it is damaged in the middle."""
        self._database.close()
        if is_damage(error):
            self._database = self._anew(f"is damaged ({error})")
        else:
            self._problem(f"cannot be written ({error}), so this run's answers are not kept")
            self._database = connect(":memory:")

    def _problem(self, message: str) -> None:
        self.problems.append(Problem(str(self._file), 0, 0, message))


def make_folder(folder: Path) -> None:
    """Make the folder of the cache, and keep it out of the user's commits; raises LinkwatchError.

    It is raised too where a link would lead what is kept there elsewhere.
    """
    _check_places(folder)
    if folder.is_dir():
        return
    files.make_folder(folder)
    files.replace(folder / ".gitignore", "*\n")


def _has_secret(url: str) -> bool:
    return urls.without_userinfo(url) != url


def _without_secrets(seen: Observation) -> Observation:
    hops = tuple(replace(hop, url=urls.without_userinfo(hop.url)) for hop in seen.hops)
    headers = {name: value for name, value in seen.headers.items() if name != "set-cookie"}
    return replace(seen, body=b"", headers=headers, hops=hops, final_url=urls.without_userinfo(seen.final_url))


def _check_places(folder: Path) -> None:
    confines.check(folder / FILE)
    for suffix in ("", "-wal", "-shm", ".aside"):
        confines.check_own(folder / f"{FILE}{suffix}")


def _packed(value: object) -> bytes:
    text = json.dumps(codec.encode(value), separators=(",", ":"), sort_keys=True)
    return zlib.compress(text.encode(), 6)


def _unpacked(data: object, kind: type[_Kind]) -> _Kind | None:
    """Read a value back; what cannot be read is not there."""
    if not isinstance(data, bytes):
        return None
    try:
        text = zlib.decompressobj().decompress(data, MOST_TEXT)
        return codec.decode(json.loads(text), kind)
    except (ValueError, RecursionError, zlib.error):
        return None


def _moment(seconds: object) -> datetime:
    try:
        return datetime.fromtimestamp(int(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)
