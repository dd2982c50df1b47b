"""Results of a run that do not stay in memory: where there are many, they wait in a file until they are told.

The file is a private one of SQLite that has no name any more where the system lets an open file be deleted: however
the process ends, nothing of it is left, and no other run can meet it. A disk that is full costs memory and no result.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import tempfile
import weakref
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, overload

from linkwatch import codec, urls
from linkwatch.model import LinkwatchError, Result, Results, Tallies, Verdict

FEW = 10_000
"""Links up to which a run keeps all results in memory: ten megabytes, and a twelfth of the processor's time saved."""
BATCH = 200
"""Results that are written, and read, at a time."""

_LAYOUT = """CREATE TABLE results
(at INTEGER PRIMARY KEY, verdict TEXT, places INTEGER, recovered INTEGER, address INTEGER, row TEXT)"""
_ALL = "SELECT row FROM results ORDER BY at"
_ADDRESSES = "SELECT at, address FROM results ORDER BY at"
_ONE = "SELECT row FROM results WHERE at = ?"
_OF = "SELECT row FROM results WHERE verdict = ? ORDER BY at"
_WORST = """SELECT results.row FROM (SELECT at, places FROM results WHERE verdict = ? ORDER BY places DESC, at) AS found
JOIN results ON results.at = found.at ORDER BY found.places DESC, found.at"""
_RECOVERED = "SELECT row FROM results WHERE recovered ORDER BY at"

_MEMORY = ":memory:"
_ON_DISK = "/var/tmp"  # noqa: S108 - the file there is a private one
_DELETES_OPEN_FILES = os.name != "nt"


class Gathering(Protocol):
    """Takes the results of a run as they come, each under the number of its link, and each once."""

    def add(self, at: int, result: Result) -> None:
        """Take the result of the link of this number."""

    def under(self, keys: Collection[str]) -> list[Result]:
        """Give the results so far on links to these addresses, with whatever fragments, in the order of the links."""

    def results(self) -> Sequence[Result]:
        """Give all results in the order of the links; no more can be added then."""


def gathering(most: int) -> Gathering:
    """Begin to gather at most so many results; raises LinkwatchError where a file cannot be read back."""
    return _Many() if most > FEW else _Few()


def gathered(results: Iterable[Result], most: int) -> Sequence[Result]:
    """Gather at most so many results that come in their order."""
    found = gathering(most)
    for at, result in enumerate(results):
        found.add(at, result)
    return found.results()


class Spilled(Results):
    """Results in a file, read back some at a time whenever they are walked."""

    def __init__(self, file: _File, tallies: Tallies) -> None:
        self._file, self._tallies = file, tallies

    @property
    def tallies(self) -> Tallies:
        """What is counted of them."""
        return self._tallies

    def of(self, verdict: Verdict) -> Sequence[Result]:
        """Give the results with a verdict, in their order."""
        return _Part(self._file, self.tallies.counts[verdict], _OF, verdict.value)

    def worst(self, verdict: Verdict) -> Sequence[Result]:
        """Give the results with a verdict, those first that most places link to."""
        return _Part(self._file, self.tallies.counts[verdict], _WORST, verdict.value)

    @property
    def recovered(self) -> Sequence[Result]:
        """The links that work again since this run."""
        return _Part(self._file, self.tallies.recovered, _RECOVERED)

    def rows(self) -> Iterator[str]:
        """Give the results as `codec.row` writes them, in their order."""
        return (row for (row,) in self._file.read(_ALL))

    def __len__(self) -> int:
        return sum(self.tallies.counts.values())

    def __iter__(self) -> Iterator[Result]:
        return self._file.results(_ALL)

    @overload
    def __getitem__(self, at: int) -> Result: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Result]: ...
    def __getitem__(self, at: int | slice) -> Result | Sequence[Result]:
        return _picked(self, at)

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (list(self),)  # a copy for another process, which cannot read the file


class _Part(Sequence[Result]):
    """Some of the results in a file, in an order of their own."""

    def __init__(self, file: _File, size: int, statement: str, *values: object) -> None:
        self._file, self._size, self._statement, self._values = file, size, statement, values

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Result]:
        return self._file.results(self._statement, *self._values)

    @overload
    def __getitem__(self, at: int) -> Result: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Result]: ...
    def __getitem__(self, at: int | slice) -> Result | Sequence[Result]:
        return _picked(self, at)


def _picked(results: Sequence[Result], at: int | slice) -> Result | Sequence[Result]:
    """Give what stands at a place, or a slice of what can only be walked."""
    places = range(len(results))[at]
    if isinstance(places, int):
        return next(islice(results, places, None))
    first, last = (min(places), max(places)) if places else (0, -1)
    found = list(islice(results, first, last + 1))
    return tuple(found[place - first] for place in places)


class _Few:
    """Gathers in memory."""

    def __init__(self) -> None:
        self._found: dict[int, Result] = {}

    def add(self, at: int, result: Result) -> None:
        self._found[at] = result

    def under(self, keys: Collection[str]) -> list[Result]:
        return [result for result in self.results() if urls.key(result.link.url) in keys]

    def results(self) -> Sequence[Result]:
        return tuple(self._found[at] for at in sorted(self._found))


class _Many:
    """Gathers in a file."""

    def __init__(self) -> None:
        self._file = _File()
        self._waiting: list[tuple[object, ...]] = []
        self._counts: Counter[Verdict] = Counter()
        self._places = self._recovered = self._from_cache = 0

    def add(self, at: int, result: Result) -> None:
        verdict, places = result.judgement.verdict, len(result.link.occurrences)
        self._counts[verdict] += 1
        self._places += places
        self._recovered += result.recovered
        self._from_cache += result.from_cache
        row = (at, verdict.value, places, result.recovered, _address(result.link.url), codec.row(result))
        self._waiting.append(row)
        if len(self._waiting) >= BATCH:
            self._write()

    def under(self, keys: Collection[str]) -> list[Result]:
        self._write()
        addresses = {_address(key) for key in keys}
        numbers = (at for at, address in self._file.read(_ADDRESSES) if address in addresses) if keys else ()
        rows = [row for at in numbers for (row,) in self._file.read(_ONE, at)]
        return [result for result in _decoded(rows) if urls.key(result.link.url) in keys]

    def results(self) -> Sequence[Result]:
        self._write()
        counts = {verdict: self._counts[verdict] for verdict in Verdict}
        return Spilled(self._file, Tallies(counts, self._places, self._recovered, self._from_cache))

    def _write(self) -> None:
        rows, self._waiting = sorted(self._waiting, key=lambda row: row[:1]), []
        if rows:
            self._file.write(rows)


class _File:
    """Rows in a file of SQLite, or in memory where there is no room for it; both are gone with this object."""

    def __init__(self) -> None:
        self._use(*_opened())

    def _use(self, database: sqlite3.Connection, file: Path | None) -> None:
        self._database, self._close = database, weakref.finalize(self, _close, database, file)

    def write(self, rows: Sequence[Sequence[object]]) -> None:
        try:
            self._insert(rows)
        except sqlite3.Error as error:
            self._move_to_memory(error)
            self._insert(rows)

    def read(self, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
        for rows in self._some(statement, values):
            yield from rows

    def results(self, statement: str, *values: object) -> Iterator[Result]:
        for rows in self._some(statement, values):
            yield from _decoded([row for (row,) in rows])

    def _some(self, statement: str, values: Sequence[object]) -> Iterator[list[tuple[Any, ...]]]:
        try:
            cursor = self._database.execute(statement, values)
            while rows := cursor.fetchmany(BATCH):
                yield rows
        except sqlite3.Error as error:
            raise _lost(error) from error

    def _insert(self, rows: Sequence[Sequence[object]]) -> None:
        self._database.execute("BEGIN")
        with self._database:
            self._database.executemany("INSERT INTO results VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _move_to_memory(self, error: sqlite3.Error) -> None:
        """Go on without the file: what was written before can be read still."""
        memory = sqlite3.connect(_MEMORY, isolation_level=None, check_same_thread=False)
        try:
            self._database.backup(memory)
        except sqlite3.Error:
            memory.close()
            raise _lost(error) from error
        self._close()
        self._use(memory, None)


def _opened() -> tuple[sqlite3.Connection, Path | None]:
    """Open a new file, and give it too where it has to be deleted in the end."""
    try:
        descriptor, name = tempfile.mkstemp(".sqlite", "linkwatch-", _folder())
    except OSError:
        return _connected(_MEMORY), None
    os.close(descriptor)
    try:
        database, is_there = _connected(name), True
    except sqlite3.Error:
        database, is_there = _connected(_MEMORY), False
    if is_there and not _DELETES_OPEN_FILES:
        return database, Path(name)
    _delete(Path(name))
    return database, None


def _connected(name: str) -> sqlite3.Connection:
    """Open a file that nobody else opens and that need not outlast the process."""
    database = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
    try:
        database.execute("PRAGMA journal_mode = MEMORY")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute(_LAYOUT)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _folder() -> str | None:
    """Choose as SQLite itself does: what is in /tmp is often in memory."""
    is_usable = not os.environ.get("TMPDIR") and os.access(_ON_DISK, os.W_OK | os.X_OK)
    return _ON_DISK if is_usable else None


def _close(database: sqlite3.Connection, file: Path | None) -> None:
    database.close()
    if file:
        _delete(file)


def _delete(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink()


def _lost(error: sqlite3.Error) -> LinkwatchError:
    return LinkwatchError(
        f"the results of this run cannot be read back from the temporary file that held them: {error}",
        "Name another folder for temporary files in TMPDIR.",
    )


def _address(url: str) -> int:
    """Name an address without fragment, for this process only."""
    return hash(urls.key(url))


def _decoded(rows: Sequence[str]) -> Sequence[Result]:
    return codec.decode(json.loads(f"[{','.join(rows)}]"), tuple[Result, ...])
