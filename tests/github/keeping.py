"""What tests of the issue share: a clock of our own, a real connection to the stand-in, and a wish."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from linkwatch.fetch.http import open_http
from linkwatch.fetch.routes import Routes
from linkwatch.github import MARK, Api, Clock, Kept, Wish, keep_issue, place
from linkwatch.model import ConnectTo, Settings
from stand_in_github import NOW, GitHub

STRAIGHT = Settings(allow_private=True, connect_to=(ConnectTo("", "", "", ""),), timeout=4)


@dataclass
class Time:
    """A clock that goes on only where somebody sleeps."""

    now: datetime = NOW
    slept: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.now, self.sleep)


@asynccontextmanager
async def api(github: GitHub, time: Time | None = None, **environ: str) -> AsyncIterator[Api]:
    where = place.find(github.environ | environ)
    async with open_http(Routes(STRAIGHT)) as http:
        yield Api(where, http, (time or Time()).clock)


def wish(text: str = "one", *, wanted: bool = True) -> Wish:
    return Wish("Links to mend", f"{MARK}\n{text}\n", wanted, "All is in order.", "There is something again.", NOW)


async def keep(
    github: GitHub, text: str = "one", *, wanted: bool = True, label: str = "", time: Time | None = None, **more: bool
) -> Kept:
    async with api(github, time) as opened:
        return await keep_issue(opened, label, wish(text, wanted=wanted), **more)


def stamp(at: datetime = NOW) -> str:
    return f"<!-- linkwatch:issue:v1 {at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} -->"
