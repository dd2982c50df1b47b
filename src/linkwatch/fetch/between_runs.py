"""A pace that several runs keep together: the time of a file beside the cache is that of the last request.

Who asks holds the file's lock, where the system has such locks (not Windows); it ends with its process. Trouble with
the file ends no run: each keeps its own pace then. The file holds nothing that anybody reads.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from linkwatch import confines, locks
from linkwatch.model import LinkwatchError

LOOK = 0.1
"""Seconds between two looks whether another run is done with its request."""
PATIENCE = 60.0
"""Seconds in which no run begins or ends a request, after which the one that holds the lock is not waited for."""

_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class BetweenRuns:
    """One request at a time, and so many seconds from the end of one to the next, over all runs that use the file.

    Where the clock `now` jumps, an interval is waited for at most. Where a run hangs, it is waited for once.
    """

    def __init__(
        self,
        file: Path,
        interval: float,
        sleep: Callable[[float], Awaitable[None]],
        now: Callable[[], datetime],
    ) -> None:
        self._file = file
        self._interval = interval
        self._sleep = sleep
        self._now = now
        self._patience = PATIENCE

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until no run asks and the last one has done so long enough ago; the turn ends with the block."""
        descriptor = self._open()
        if descriptor is None:
            yield
            return
        try:
            await self._wait_for_others(descriptor)
            if rest := self._rest(descriptor):
                await self._sleep(rest)
            self._note(descriptor)  # now, too: a run that is killed has asked
            try:
                yield
            finally:
                self._note(descriptor)
        finally:
            os.close(descriptor)

    def _open(self) -> int | None:
        """Open the file, which is made where none is there; None where that cannot be, and for what is no plain file.

        Nobody but the user may lock it, and nothing is done to what a link leads to.
        """
        try:
            confines.check(self._file)
            confines.check_own(self._file)
            with contextlib.suppress(FileExistsError):
                descriptor = os.open(self._file, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
                self._set_time(descriptor, 0)  # nobody has asked yet
                return descriptor
            descriptor = os.open(self._file, _FLAGS)
        except (OSError, ValueError, LinkwatchError):
            return None
        facts = os.fstat(descriptor)
        if stat.S_ISREG(facts.st_mode) and facts.st_nlink == 1:
            return descriptor
        os.close(descriptor)
        return None

    async def _wait_for_others(self, descriptor: int) -> None:
        noted, waited = _noted(descriptor), 0.0
        while locks.locked(descriptor) is False and waited < self._patience:
            await self._sleep(LOOK)
            waited += LOOK
            if noted != (latest := _noted(descriptor)):
                noted, waited = latest, 0.0
        if waited >= self._patience:
            self._patience = 0.0

    def _rest(self, descriptor: int) -> float:
        """Give the seconds that are left of the interval; all of them where the last request is yet to come."""
        since = self._now().timestamp() - _noted(descriptor)
        return min(max(self._interval - since, 0.0), self._interval)

    def _note(self, descriptor: int) -> None:
        self._set_time(descriptor, self._now().timestamp())

    def _set_time(self, descriptor: int, time: float) -> None:
        with contextlib.suppress(OSError):
            os.utime(descriptor if os.utime in os.supports_fd else self._file, (time, time))


def _noted(descriptor: int) -> float:
    return os.fstat(descriptor).st_mtime
