"""A pace that several runs keep together: a file beside the cache says when the last of them asked, its lock who asks.

A run that dies lets go of the lock with its process. Trouble with the file ends no run: each keeps its own pace then.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from linkwatch import confines, locks
from linkwatch.model import LinkwatchError

LOOK = 0.1
"""Seconds between two looks whether another run is done with its request."""
PATIENCE = 60.0
"""Seconds after which another run's request is not waited for any more: it may hang."""


class BetweenRuns:
    """One request at a time, and so many seconds from the end of one to the next, over all runs that use the file.

    Where the clock `now` jumps, an interval is waited for at most.
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
            try:
                yield
            finally:
                self._note()
        finally:
            os.close(descriptor)

    def _open(self) -> int | None:
        """Open the file, which is made where none is there; None where that cannot be."""
        try:
            confines.check_own(self._file)
            with contextlib.suppress(FileExistsError):
                os.close(os.open(self._file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666))
                os.utime(self._file, (0, 0))  # nobody has asked yet
            return os.open(self._file, os.O_RDWR)
        except (OSError, ValueError, LinkwatchError):
            return None

    async def _wait_for_others(self, descriptor: int) -> None:
        for _ in range(round(PATIENCE / LOOK)):
            if locks.locked(descriptor) is not False:
                return
            await self._sleep(LOOK)

    def _rest(self, descriptor: int) -> float:
        """Give the seconds that are left of the interval; all of them where the last request is yet to come."""
        since = self._now().timestamp() - os.fstat(descriptor).st_mtime
        return min(max(self._interval - since, 0.0), self._interval)

    def _note(self) -> None:
        now = self._now().timestamp()
        with contextlib.suppress(OSError):
            os.utime(self._file, (now, now))
