"""The geometry of the page's pictures, in whole units of their view boxes; drawing them is the template's work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from linkwatch.model import Run, Verdict

TROUBLES = (Verdict.BROKEN, Verdict.UNREACHABLE, Verdict.BLOCKED, Verdict.MOVED)
"""The verdicts that the trend shows, from the bottom up: `ok` would dwarf them."""

WIDTH = 1000
"""The width of a bar of shares; the page stretches it."""
HEIGHT = 100
"""The height of the trend."""
STEP, BAR = 10, 8
"""How far apart the runs of the trend are, and how wide the bar of one is."""

_GAP = 3
_LEAST = 10
_STUB = 3


class Share(NamedTuple):
    """A piece of a bar, as wide as its share of the whole."""

    verdict: str
    number: int
    x: int
    width: int


class Piece(NamedTuple):
    """A piece of a run's bar in the trend."""

    verdict: str
    y: int
    height: int


class Night(NamedTuple):
    """One run in the trend."""

    x: int
    run: Run
    pieces: tuple[Piece, ...]


class Trend(NamedTuple):
    """The trend of the runs; `top` is what the upper edge stands for."""

    nights: tuple[Night, ...]
    top: int

    @property
    def width(self) -> int:
        """The width of the view box."""
        return STEP * len(self.nights)


def shares(counts: Mapping[Verdict, int]) -> tuple[Share, ...]:
    """Cut a bar into shares; the smallest is still wide enough to be seen."""
    present = {verdict: number for verdict, number in counts.items() if number}
    free = WIDTH - _LEAST * len(present) - _GAP * (len(present) - 1)
    return tuple(_shares(present, free, sum(present.values())))


def trend(history: Sequence[Run]) -> Trend:
    """Stack the troubles of each run."""
    top = _nice(max((_troubles(run) for run in history), default=0))
    return Trend(tuple(Night(at * STEP, run, tuple(_pieces(run, top))) for at, run in enumerate(history)), top)


def told(run: Run) -> str:
    """Count a run's troubles in words, worst first."""
    return ", ".join(f"{run.counts[verdict]} {verdict}" for verdict in TROUBLES if run.counts[verdict]) or "no trouble"


def _shares(present: Mapping[Verdict, int], free: int, total: int) -> Iterator[Share]:
    before = 0
    for at, (verdict, number) in enumerate(present.items()):
        start, end = (free * part // total for part in (before, before + number))
        yield Share(verdict.value, number, start + at * (_LEAST + _GAP), end - start + _LEAST)
        before += number


def _pieces(run: Run, top: int) -> Iterator[Piece]:
    if not _troubles(run):
        yield Piece(Verdict.OK.value, HEIGHT - _STUB, _STUB)
    before = 0
    for verdict in TROUBLES:
        low, high = (HEIGHT * part // top for part in (before, before + run.counts[verdict]))
        if high > low:
            yield Piece(verdict.value, HEIGHT - high, high - low)
        before += run.counts[verdict]


def _troubles(run: Run) -> int:
    return sum(run.counts[verdict] for verdict in TROUBLES)


def _nice(most: int) -> int:
    """Give the next of 2, 4, 10, 20, 40, 100 … that is not less: whole numbers with a whole half."""
    scale = 1
    while scale * 10 < most:
        scale *= 10
    return next(step * scale for step in (2, 4, 10) if step * scale >= most)
