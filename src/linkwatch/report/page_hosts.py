"""The servers behind the links: how their addresses fare, and how long they take."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median_low
from typing import NamedTuple

from linkwatch import urls
from linkwatch.model import Report, Result, Verdict
from linkwatch.report.page_texts import LONGEST_LABEL, text

MOST_HOSTS = 200
"""The most servers that the page names."""


class Host(NamedTuple):
    """A server: how many addresses got which verdict, and how long it took them to answer, in milliseconds."""

    name: str
    counts: dict[Verdict, int]
    median: int | None
    slowest: int | None

    @property
    def total(self) -> int:
        """How many addresses of this host there are."""
        return sum(self.counts.values())


def hosts(report: Report) -> tuple[Host, ...]:
    """Give the servers that were asked, those with the gravest troubles first, then the slowest."""
    named = [(urls.host(result.link.url), result) for result in report.results if urls.is_web(result.link.url)]
    asked = sorted((name, at) for at, (name, each) in enumerate(named) if _was_asked(each))
    found = [
        _host(name, [named[at][1] for _, at in members]) for name, members in groupby(asked, key=lambda each: each[0])
    ]
    return tuple(sorted(found, key=_gravity))


def elapsed(result: Result) -> int | None:
    """Give how long this run waited for this very address."""
    seen = result.seen
    return seen.elapsed_ms if seen and seen.attempts and not result.from_cache else None


def _was_asked(result: Result) -> bool:
    return result.seen is not None and result.judgement.verdict is not Verdict.EXCLUDED


def _host(name: str, results: Sequence[Result]) -> Host:
    counts = dict.fromkeys(Verdict, 0)
    for result in results:
        counts[result.judgement.verdict] += 1
    times = [time for each in results if (time := elapsed(each)) is not None]
    shown = text(name, LONGEST_LABEL)
    return Host(shown, counts, median_low(times) if times else None, max(times, default=None))


def _gravity(host: Host) -> tuple[int | str, ...]:
    troubles = (Verdict.BROKEN, Verdict.UNREACHABLE, Verdict.BLOCKED, Verdict.MOVED)
    return (*(-host.counts[verdict] for verdict in troubles), -(host.slowest or 0), host.name)
