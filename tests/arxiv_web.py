"""arXiv on the test web: an API that answers strictly, pages, a log of both, and a fault to put in the API's place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from linkwatch.demo import arxiv_api
from linkwatch.demo.arxiv_api import Listing
from linkwatch.fetch import schedule
from web import Asked, Respond, Web, page

API = "https://export.arxiv.org/api/query"
TABLE = """\
## Papers

| Paper | Authors | Published | Description |
| --- | --- | --- | --- |
| [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | A. V. | 2017 | **mine** |
| [QLoRA](https://arxiv.org/abs/2305.14314) |  |  | mine, too |
"""
RIGHT = """\
## Papers

| Paper | Authors | Published | Description |
| --- | --- | --- | --- |
| [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | Ashish Vaswani | 2017-06 | **mine** |
| [QLoRA: Efficient Finetuning](https://arxiv.org/abs/2305.14314) | Tim Dettmers | 2023-05 | mine, too |
"""


def listing(paper: str, title: str, author: str, published: str, version: int = 1) -> Listing:
    return Listing(paper, title, (author,), published, "Words.", version, published, "cs.CL")


LISTINGS = (
    listing("1706.03762", "Attention Is All You Need", "Ashish Vaswani", "2017-06-12", 7),
    listing("2305.14314", "QLoRA: Efficient Finetuning", "Tim Dettmers", "2023-05-23"),
)


@dataclass
class Arxiv:
    """What arXiv has, what its API says instead, and what it was asked; `most_at_once` is over all of its hosts."""

    papers: dict[str, Listing] = field(default_factory=lambda: {each.id: each for each in LISTINGS})
    fault: Respond | None = None
    asked: list[str] = field(default_factory=list)
    most_at_once: int = 0
    _now: int = 0

    def answer(self, url: str) -> Respond | None:
        """Give the answer to an address at arXiv, None for any other host."""
        if not url.split("/")[2].endswith("arxiv.org"):
            return None

        async def respond(asked: Asked, writer: asyncio.StreamWriter) -> None:
            self.asked.append(url)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            try:
                await self._respond(url)(asked, writer)
            finally:
                self._now -= 1

        return respond

    def _respond(self, url: str) -> Respond:
        if not url.startswith(API):
            name = url.rpartition("/")[2].partition("v")[0]
            return page() if name in self.papers else page("<title>404</title>", 404)
        if self.fault:
            return self.fault
        said = arxiv_api.query(url.partition("?")[2], self.papers)
        return page(said.body, said.status, content_type=said.content_type)


@pytest.fixture
def arxiv(web: Web, monkeypatch: pytest.MonkeyPatch) -> Arxiv:
    """arXiv on the test web, without its three seconds between requests."""
    monkeypatch.setitem(schedule.SHARED_LANES, "arxiv.org", replace(schedule.ARXIV, interval=0.0, backoff=0.0))
    here = Arxiv()

    class Pages(dict[str, Respond]):
        def get(self, url: str, default: Respond | None = None) -> Respond | None:  # type: ignore[override]
            return here.answer(url) or super().get(url, default)

    web.pages = Pages()
    return here


@dataclass
class Clock:
    """A clock that only waiting moves on."""

    now: float = 1_000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def paced(monkeypatch: pytest.MonkeyPatch, make: Callable[..., object], where: str) -> Clock:
    """Let requests keep their pace by a clock of the test's own, and arXiv its three seconds."""
    clock = Clock()
    monkeypatch.setattr(where, lambda settings: make(settings, clock, clock.sleep))
    return clock
