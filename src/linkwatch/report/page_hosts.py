"""The servers behind the links: how their addresses fare, and how long they take."""

from __future__ import annotations

from array import array
from collections import defaultdict
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
    found: dict[str, _Tally] = defaultdict(_Tally)
    for result in report.results:
        if urls.is_web(result.link.url) and _was_asked(result):
            found[urls.host(result.link.url)].add(result)
    return tuple(sorted((_host(name, found[name]) for name in sorted(found)), key=_gravity))


def elapsed(result: Result) -> int | None:
    """Give how long this run waited for this very address."""
    seen = result.seen
    return seen.elapsed_ms if seen and seen.attempts and not result.from_cache else None


def _was_asked(result: Result) -> bool:
    return result.seen is not None and result.judgement.verdict is not Verdict.EXCLUDED


class _Tally:
    """What is counted of one server."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(Verdict, 0)
        self.times = array("q")

    def add(self, result: Result) -> None:
        self.counts[result.judgement.verdict] += 1
        if (time := elapsed(result)) is not None:
            self.times.append(time)


def _host(name: str, tally: _Tally) -> Host:
    times = tally.times
    return Host(text(name, LONGEST_LABEL), tally.counts, median_low(times) if times else None, max(times, default=None))


def _gravity(host: Host) -> tuple[int | str, ...]:
    troubles = (Verdict.BROKEN, Verdict.UNREACHABLE, Verdict.BLOCKED, Verdict.MOVED)
    return (*(-host.counts[verdict] for verdict in troubles), -(host.slowest or 0), host.name)
