"""One end of the way between two processes of a run: messages there and back, questions, and the replies to them.

Threads read and write, so that neither end ever waits for the other, whatever the system's pipes are like.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from itertools import count
from queue import SimpleQueue
from threading import Thread
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from linkwatch.model import Observation, Request
from linkwatch.visiting import wire

if TYPE_CHECKING:
    from linkwatch.fetch.stack import Fetcher


class Question(NamedTuple):
    """A request that the other process is to make; `raw` is as in `fetch.owners`."""

    number: int
    request: Request
    raw: bool


class Reply(NamedTuple):
    """What the request of that number saw."""

    number: int
    seen: Observation


class Line:
    """Replies to questions by itself, hands other messages to `hear`, and tells by `end` when the other is gone.

    So it is where it does not say its greeting at first. `fetcher` makes the requests that the other asks for.
    """

    def __init__(
        self,
        source: IO[bytes],
        sink: IO[bytes],
        hear: Callable[[Any], None],
        end: Callable[[], None],
        greeting: bytes = b"",
    ) -> None:
        self._source, self._sink, self._hear, self._end = source, sink, hear, end
        self._greeting = greeting
        self._loop = asyncio.get_running_loop()
        self._outbox: SimpleQueue[object] = SimpleQueue()
        self._threads = [Thread(target=work, daemon=True) for work in (self._read, self._write)]
        self._asked: dict[int, asyncio.Future[Observation | None]] = {}
        self._numbers = count()
        self._replying = set[asyncio.Task[None]]()
        self.fetcher: Fetcher | None = None
        self.is_greeted = False
        self.is_over = False

    def open(self) -> None:
        """Begin to talk."""
        for thread in self._threads:
            thread.start()

    def send(self, message: object) -> None:
        """Send a message, some time soon."""
        self._outbox.put(message)

    async def ask(self, request: Request, *, raw: bool) -> Observation | None:
        """Let the other process make a request, None where it is gone."""
        if self.is_over:
            return None
        number = next(self._numbers)
        answer: asyncio.Future[Observation | None] = self._loop.create_future()
        self._asked[number] = answer
        self.send(Question(number, request, raw))
        try:
            return await answer
        finally:
            del self._asked[number]

    def stop(self) -> None:
        """Say nothing more."""
        self._outbox.put(None)

    def close(self) -> None:
        """Let go of everything, after the pipes have come to their end."""
        self.stop()
        for thread in self._threads:
            if thread.ident:
                thread.join()
        for task in self._replying:
            task.cancel()

    def _read(self) -> None:
        try:
            self.is_greeted = self._source.read(len(self._greeting)) == self._greeting
            if self.is_greeted:
                while (message := wire.receive(self._source)) is not None:
                    self._tell(self._take, message)
        except (OSError, ValueError):
            pass  # it is closed
        finally:
            self._tell(self._finish)

    def _write(self) -> None:
        try:
            while (message := self._outbox.get()) is not None:
                wire.send(self._sink, message)
        except (OSError, ValueError):
            pass  # as above
        finally:
            self._tell(self._finish)

    def _tell(self, callback: Callable[..., None], *arguments: object) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed
            self._loop.call_soon_threadsafe(callback, *arguments)

    def _take(self, message: object) -> None:
        if isinstance(message, Question):
            task = self._loop.create_task(self._reply(message))
            self._replying.add(task)
            task.add_done_callback(self._replied)
        elif isinstance(message, Reply):
            answer = self._asked.get(message.number)
            if answer and not answer.done():
                answer.set_result(message.seen)
        else:
            self._hear(message)

    async def _reply(self, question: Question) -> None:
        assert self.fetcher
        fetch = self.fetcher.raw if question.raw else self.fetcher.hop
        self.send(Reply(question.number, await fetch(question.request)))

    def _replied(self, task: asyncio.Task[None]) -> None:
        self._replying.discard(task)
        if not task.cancelled() and task.exception():
            self._finish()  # whoever asked must not wait for ever

    def _finish(self) -> None:
        if self.is_over:
            return
        self.is_over = True
        for answer in self._asked.values():
            if not answer.done():
                answer.set_result(None)
        self._end()
