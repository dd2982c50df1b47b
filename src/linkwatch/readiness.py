"""What is loaded and compiled while the first answers are on their way, so that none of them waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module

from linkwatch.model import Case, Link, Observation

OUT = 10
"""So many turns of the event loop requests get to be sent before anything (more) is loaded."""

MODULES = (
    "linkwatch.fetch.markup", "linkwatch.fetch.page", "linkwatch.rules.walls", "linkwatch.rules.login",
    "linkwatch.rules.parked", "linkwatch.rules.soft_404", "linkwatch.rules.after",
)  # fmt: skip
"""What reads and judges pages, a step each; whoever needs one of them earlier loads it."""

LAST = "linkwatch.fetch.soup"
"""Takes longest to load, and is for pages that tell something of themselves."""


async def get_ready(is_over: Callable[[], bool]) -> None:
    """Load step by step what answers need; `is_over` says that they come: then they do not wait for the rest.

    In a thread it would take as long, and hold up the first requests besides.
    """
    for step in _steps():
        for _ in range(OUT):  # the second request to a host is due while this goes on
            await asyncio.sleep(0)
        if is_over():
            break
        step()


def _steps() -> Iterator[Callable[[], object]]:
    yield from (partial(import_module, module) for module in MODULES)
    yield _read_a_page
    yield partial(import_module, LAST)


def _read_a_page() -> None:
    """Read and judge a page like any other: this compiles what all of them need."""
    from linkwatch.fetch.page import with_facts  # noqa: PLC0415 - loaded by now
    from linkwatch.rules import judge  # noqa: PLC0415 - as above

    seen = Observation(_ADDRESS, status=200, headers={"content-type": "text/html"}, final_url=_ADDRESS, body=_PAGE)
    judge(Case(Link(_ADDRESS, ()), seen=with_facts(seen)))


_ADDRESS = "https://example.org/guide/page"
_PAGE = (
    b"<!DOCTYPE html><html><head><title>A page - A site</title></head><body><h1>The page</h1><p>"
    + b"It says a little of what pages say. " * 20
)
