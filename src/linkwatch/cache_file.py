"""The file of the cache: SQLite that never fails; trouble with it becomes a warning, and the run goes on without it.

What is written is there for later runs: this one is not made to wait for the disk.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from linkwatch import confines, files, layout, tracked
from linkwatch.layout import Database, DatabaseError, ForeignError, begins, connect, files_of, is_damage
from linkwatch.model import LinkwatchError, Problem

FILE = "cache.sqlite"
MOST_NAMES = 500
"""Names in one question: SQLite counts what a statement holds."""
BATCH = 200
"""Rows in one transaction: a run that dies loses no more, and none waits long for another's lock."""
MOST_ASIDE = 3
"""So many can be set aside: a cache may be large, and none is deleted."""

_Row = tuple[str, Sequence[object]]


class CacheFile:
    """Rows of the file in a folder, or of none; `problems` says what could not be done."""

    def __init__(self, folder: Path | None) -> None:
        self.problems: list[Problem] = []
        self._file = folder / FILE if folder else None
        self._pending: list[_Row] = []
        self._database = self._open()

    @property
    def outlives_the_run(self) -> bool:
        """Whether what is kept can be found by another run."""
        return self._file is not None

    def write(self) -> None:
        """Write what waits, so that a run that is killed now has done nothing in vain; later where another is at it."""
        if self._pending and begins(self._database):
            self._flush()

    def close(self) -> None:
        """Write what waits, fold the log into the file, and let go of it."""
        self._flush()
        with contextlib.suppress(*DatabaseError):
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._database.close()

    def _open(self) -> Database:
        if self._file is None:
            return connect(None)
        try:
            make_folder(self._file.parent)
            check_stranger(self._file)
            if files.size(self._file) > layout.MOST_BYTES:
                return self._anew("has grown too large")
            return connect(self._file)
        except LinkwatchError as error:
            self._problem(str(error).removeprefix(f"{self._file}: "))
        except ForeignError as error:
            return self._anew(str(error))
        except DatabaseError as error:
            if is_damage(error):
                return self._anew(f"cannot be read ({error})")
            self._problem(f"cannot be used: {layout.reason(error)}")
        return connect(None)

    def _anew(self, trouble: str) -> Database:
        """Set a file aside that nobody here can read, with all that belongs to it, and start another."""
        assert self._file
        try:
            moved = _set_aside(self._file)
            self._problem(f"{trouble}; it was set aside as {' and '.join(moved)}, and a new one was begun")
            return connect(self._file)
        except (OSError, LinkwatchError, ForeignError, *DatabaseError) as error:
            self._problem(f"{trouble} and could not be set aside ({error}), so nothing is kept")
            return connect(None)

    def _one(self, statement: str, *values: object) -> Sequence[Any] | None:
        return next(iter(self._all(statement, values)), None)

    def _of(self, statement: str, values: Sequence[object], names: Collection[str]) -> Iterator[Any]:
        """Give the rows of these names, however many; the statement ends where the list of them belongs."""
        left = iter(names)
        while some := list(islice(left, MOST_NAMES)):
            yield from self._all(f"{statement}({', '.join('?' * len(some))})", (*values, *some))

    def _all(self, statement: str, values: Sequence[object]) -> Sequence[Any]:
        try:
            return list(self._database.rows(statement, _storable(values)))
        except DatabaseError as error:
            self._give_up(error)
            return ()

    def _put(self, statement: str, values: Sequence[object]) -> None:
        self._pending.append((statement, _storable(values)))
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
        except DatabaseError as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Go on without the file, once: the disk is full, or it is damaged in the middle."""
        self._database.close()
        if is_damage(error):
            self._database = self._anew(f"is damaged ({error})")
        else:
            self._problem(f"cannot be written ({layout.reason(error)}), so this run's answers are not kept")
            self._database = connect(None)

    def _problem(self, message: str) -> None:
        self.problems.append(Problem(str(self._file), 0, 0, message))


def make_folder(folder: Path) -> None:
    """Make the folder of the cache, and keep it out of the user's commits; raises LinkwatchError.

    It is raised too where a link would lead what is kept there elsewhere.
    """
    check_places(folder)
    if folder.is_dir():
        return
    files.make_folder(folder)
    try:
        files.replace(folder / ".gitignore", "*\n")
    except LinkwatchError:
        with contextlib.suppress(OSError):
            folder.rmdir()  # the next run makes it, and then hides it from commits
        raise


def check_places(folder: Path) -> None:
    """Raise LinkwatchError where a link would lead what is kept in the folder elsewhere."""
    confines.check(folder / FILE)
    for each in files_of(folder / FILE):
        confines.check_own(each)
    for aside in _asides(folder):
        confines.check_own(aside)


def check_stranger(file: Path) -> None:
    """Raise LinkwatchError for a cache that git tracks: it says what others want it to say."""
    if tracked.any_is(files_of(file)):
        raise LinkwatchError(f"is committed to git, so anybody may have made it, and it is not used; {_UNTRACK}")


_UNTRACK = f"take it out of git (git rm --cached {FILE} in its folder), or name another folder with --cache-dir"


def _set_aside(file: Path) -> list[str]:
    """Rename a file and those beside it, each so that SQLite does not find it any more; give the new names."""
    rows = zip(*(files.copies(each, "aside", MOST_ASIDE) for each in files_of(file)), strict=True)
    free = next((names for names in rows if not any(map(os.path.lexists, names))), None)
    if free is None:
        raise LinkwatchError(f"{MOST_ASIDE} others are there already, which may be deleted")
    moved = []
    for each, aside in zip(files_of(file), free, strict=True):  # the file first: what is left without it is no cache
        with contextlib.suppress(FileNotFoundError):  # another run was faster
            each.replace(aside)
            moved.append(aside.name)
    return moved


def _asides(folder: Path) -> list[Path]:
    return files.copies(folder / FILE, "aside", MOST_ASIDE)


def _storable(values: Sequence[object]) -> Sequence[object]:
    """Write out bytes in names of files that are no UTF-8, which SQLite refuses."""
    if all(each.isascii() for each in values if isinstance(each, str)):
        return values
    return [each.encode(errors="backslashreplace").decode() if isinstance(each, str) else each for each in values]
