"""A Fetch that is one function from URL to answers; it keeps what was asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from linkwatch.fetch.patience import Ready, at_once
from linkwatch.model import Failure, Observation, Request


def answer(status: int = 200, **headers: str) -> Observation:
    return Observation("", status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})


def failed(failure: Failure) -> Observation:
    return Observation("", failure=failure)


@dataclass
class FakeFetch:
    """Answers by URL; a list is used up one by one, its last answer stays."""

    answers: dict[str, Observation | list[Observation]] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    before: Callable[[Request], None] = lambda _request: None

    async def __call__(self, request: Request, ready: Ready = at_once) -> Observation:
        if wait := ready():
            await wait
        self.asked.append(request)
        self.before(request)
        found = self.answers.get(request.url, answer(404))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        return replace(found, url=request.url, final_url=request.url)


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds
