"""Threads that nobody waits for at the end: a name server that never answers must not hold up a run that is over."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any


class Threads(ThreadPoolExecutor):
    """Does blocking work in up to `most` daemon threads; what is still under way at the end is left behind.

    A ThreadPoolExecutor by name, since asyncio takes no other as its default, though Python joins the threads of those
    before it exits.
    """

    def __init__(self, most: int) -> None:
        super().__init__(1)  # its own thread is never started
        self._most = most
        self._started = 0
        self._idle = threading.Semaphore(0)
        self._work: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Let a thread do it, a new one if all are busy."""
        future: Future[Any] = Future()
        self._work.put(lambda: _do(future, lambda: fn(*args, **kwargs)))
        if not self._idle.acquire(blocking=False) and self._started < self._most:
            self._started += 1
            threading.Thread(target=self._serve, name=f"linkwatch-{self._started}", daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002 - theirs
        """Let idle threads end, and wait for none."""
        for _ in range(self._started):
            self._work.put(_end)

    def _serve(self) -> None:
        while (work := self._work.get()) is not _end:
            work()
            self._idle.release()


def _end() -> None:
    """Stand for the end of a thread's work."""


def _do(future: Future[Any], work: Callable[[], Any]) -> None:
    if not future.set_running_or_notify_cancel():
        return
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - whoever waits for it gets it
        future.set_exception(error)
