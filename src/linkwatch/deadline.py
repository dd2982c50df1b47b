"""The instant after which a run visits nothing more, and what is told of a run that it ended."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


class Deadline:
    """Ends a run so many seconds from now; 0 is never. `has_passed` says afterwards whether it did."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._at = clock() + seconds
        self.has_passed = False

    @contextmanager
    def cancelling(self, task: asyncio.Task[Any]) -> Iterator[None]:
        """Cancel a task at the instant, if it is still under way."""
        if not self._seconds:
            yield
            return
        timer = task.get_loop().call_later(max(self._at - self._clock(), 0), self._pass, task)
        try:
            yield
        finally:
            timer.cancel()

    def _pass(self, task: asyncio.Task[Any]) -> None:
        self.has_passed = True
        task.cancel()

    def words(self, unvisited: int) -> str:
        """Say in one sentence that it has passed before so many addresses were judged."""
        addresses = "1 address is" if unvisited == 1 else f"{unvisited} addresses are"
        return f"The deadline of {self._seconds:g} seconds has passed: {addresses} not judged."
