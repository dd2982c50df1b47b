"""How a run is asked to end: SIGTERM, SIGHUP and Ctrl-Break do what Ctrl-C does, once politely and then at once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio  # it takes long to load, and few commands need it

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""What asks a program to end, beside Ctrl-C: a service manager, a terminal that is closed, Ctrl-Break on Windows."""


def heed() -> None:
    """Let the signals interrupt this program, as Ctrl-C does; one that is ignored (nohup) stays so."""
    for each in SIGNALS:
        if signal.getsignal(each) is signal.SIG_DFL:
            signal.signal(each, _interrupt)


@contextmanager
def cancelling(task: asyncio.Task[Any] | None) -> Iterator[None]:
    """Let the first of the signals cancel a task, as asyncio does for Ctrl-C, and the next one interrupt.

    Only where this program heeds them: who calls linkwatch from Python decides for himself.
    """
    ours = [each for each in SIGNALS if signal.getsignal(each) is _interrupt]
    if not ours or task is None:
        yield
        return
    loop = task.get_loop()

    def cancel(_number: int, _frame: FrameType | None) -> None:
        restore()
        loop.call_soon_threadsafe(task.cancel)

    def restore() -> None:
        for each in ours:
            signal.signal(each, _interrupt)

    for each in ours:
        signal.signal(each, cancel)
    try:
        yield
    finally:
        restore()


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
