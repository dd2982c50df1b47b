"""The addresses as the page for a browser shows them: by what to do about them, worst first, as many as fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from linkwatch.model import Report, Result, Verdict
from linkwatch.records import dataclass
from linkwatch.report import words
from linkwatch.report.page_hosts import elapsed
from linkwatch.report.page_texts import LONGEST_LABEL, Address, Place, address, place, text

MOST_ROWS = 6_000
"""The most addresses in the lists of one page, counted from the worst."""
MOST_CHARACTERS = 2_800_000
"""About as much text and markup as all lists of addresses may hold together; their markup is estimated."""

_ROW_MARKUP, _FOLDED_MARKUP, _PLACE_MARKUP = 440, 230, 50
_MOST_PLACES = 50


class Step(NamedTuple):
    """The next step, in words around an address."""

    before: str
    address: Address = Address("")
    after: str = ""


class Row(NamedTuple):
    """One address with all its places; `at` is its number in the order of the documents, times are in milliseconds."""

    at: int
    verdict: str
    address: Address
    label: str
    places: tuple[Place, ...]
    more_places: int
    why: str
    reason: str
    since: str
    days: str
    step: Step
    elapsed: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """The addresses that ask for the same; `dropped` is how many do not fit on the page."""

    name: str
    title: str
    advice: str
    rows: tuple[Row, ...]
    dropped: int = 0
    folded: bool = False

    @property
    def total(self) -> int:
        """How many addresses there are, dropped ones too."""
        return len(self.rows) + self.dropped


def groups(report: Report) -> tuple[Group, ...]:
    """Give the addresses by what to do, worst first; all groups together stay within MOST_ROWS and MOST_CHARACTERS."""
    room = _Room(MOST_ROWS, MOST_CHARACTERS)
    found = [(wanted, _shown(wanted, room)) for wanted in _wanted(report) if wanted.number]
    numbers = _numbers(report, {url for _, shown in found for url, _ in shown})
    return tuple(_group(wanted, shown, numbers) for wanted, shown in found)


def _numbers(report: Report, addresses: Collection[str]) -> dict[str, int]:
    """Give the numbers of these addresses in the order of the documents."""
    every = enumerate(chain(report.results, report.standing))
    return {result.link.url: at for at, result in every if result.link.url in addresses}


@dataclass(slots=True)
class _Room:
    """How much still fits on the page."""

    rows: int
    characters: int

    def fitting(self, results: Iterable[Result], markup: int) -> Iterator[tuple[str, Row]]:
        for result in results:
            row = _row(result)
            self.rows -= 1
            self.characters -= markup + _size(row)
            if self.rows < 0 or self.characters < 0:
                return
            yield result.link.url, row


def _size(row: Row) -> int:
    places = sum(len(place.file) + _PLACE_MARKUP for place in row.places)
    return places + len("".join((*row.address, *row.step.address, row.label, row.why)))


class _Wanted(NamedTuple):
    """What a group shall hold; walked once, and no further than the page has room."""

    name: str
    title: str
    advice: str
    results: Iterable[Result]
    number: int

    @property
    def is_folded(self) -> bool:
        return self.name in {"ok", "standing", "excluded"}


def _wanted(report: Report) -> Iterator[_Wanted]:
    for verdict, action, results in words.groups(report):
        yield _Wanted(verdict.value, action.title, action.advice, results, len(results))
    back = [each for each in report.recovered if each.judgement.verdict is Verdict.OK]
    yield _Wanted("recovered", words.RECOVERED.title, words.RECOVERED.advice, back, len(back))
    steady = (each for each in report.of(Verdict.OK) if not each.recovered)
    number = report.counts[Verdict.OK] - len(back)
    yield _Wanted("ok", "Fine", "A reader gets the content: nothing to do.", steady, number)
    standing = report.standing
    yield _Wanted("standing", words.STANDING.title, words.STANDING.advice, standing, len(standing))
    excluded = report.of(Verdict.EXCLUDED)
    advice = f"Not visited, by rule: {words.excluded_by(report)}."
    yield _Wanted("excluded", "Left out", advice, excluded, len(excluded))


def _shown(wanted: _Wanted, room: _Room) -> list[tuple[str, Row]]:
    """Give the rows that fit, each with its whole address."""
    return list(room.fitting(wanted.results, _FOLDED_MARKUP if wanted.is_folded else _ROW_MARKUP))


def _group(wanted: _Wanted, shown: Sequence[tuple[str, Row]], numbers: Mapping[str, int]) -> Group:
    rows = tuple(row._replace(at=numbers[url]) for url, row in shown)
    return Group(wanted.name, wanted.title, text(wanted.advice), rows, wanted.number - len(rows), wanted.is_folded)


def _row(result: Result) -> Row:
    judgement, places = result.judgement, result.link.places
    since = result.first_failed.isoformat() if result.first_failed else ""
    return Row(
        at=0,
        verdict=judgement.verdict.value,
        address=address(result.link.url),
        label=_label(result),
        places=tuple(map(place, places[:_MOST_PLACES])),
        more_places=max(0, len(places) - _MOST_PLACES),
        why=text(words.why(result)),
        reason=text(judgement.reason.name),
        since=since,
        days=words.count(result.failing_days, "day") if since else "",
        step=_step(result),
        elapsed=elapsed(result),
    )


def _label(result: Result) -> str:
    """Give the first text that the documents show for the link, '' where they show the address itself."""
    texts = (text(each.text, LONGEST_LABEL) for each in result.link.places if each.text != result.link.url)
    return next(filter(None, texts), "")


def _step(result: Result) -> Step:
    sentence, url = words.next_step(result)
    if sentence:
        before, _, after = sentence.partition("{}")
        return Step(before, address(url), after)
    action = words.ACTIONS.get(result.judgement.verdict)
    return Step(text(result.judgement.reason.step) or (action.step if action else ""))
