"""The addresses as the page for a browser shows them: by what to do about them, worst first, as many as fit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from linkwatch.model import Report, Result, Verdict
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
    order = {id(result): at for at, result in enumerate((*report.results, *report.standing))}
    return tuple(_group(wanted, order, room) for wanted in _wanted(report) if wanted[3])


@dataclass(slots=True)
class _Room:
    """How much still fits on the page."""

    rows: int
    characters: int

    def fitting(self, rows: Iterable[Row], markup: int) -> Iterator[Row]:
        for row in rows:
            self.rows -= 1
            self.characters -= markup + _size(row)
            if self.rows < 0 or self.characters < 0:
                return
            yield row


def _size(row: Row) -> int:
    places = sum(len(place.file) + _PLACE_MARKUP for place in row.places)
    return places + len("".join((*row.address, *row.step.address, row.label, row.why)))


_Wanted = tuple[str, str, str, Sequence[Result]]


def _wanted(report: Report) -> Iterator[_Wanted]:
    for verdict, action, results in words.groups(report):
        yield verdict.value, action.title, action.advice, results
    fine = [each for each in report.results if each.judgement.verdict is Verdict.OK]
    yield "recovered", words.RECOVERED.title, words.RECOVERED.advice, [each for each in fine if each.recovered]
    steady = [each for each in fine if not each.recovered]
    yield "ok", "Fine", "A reader gets the content: nothing to do.", steady
    yield "standing", words.STANDING.title, words.STANDING.advice, report.standing
    excluded = [each for each in report.results if each.judgement.verdict is Verdict.EXCLUDED]
    yield "excluded", "Left out", f"Not visited, by rule: {words.excluded_by(report)}.", excluded


def _group(wanted: _Wanted, order: dict[int, int], room: _Room) -> Group:
    name, title, advice, found = wanted
    is_folded = name in {"ok", "standing", "excluded"}
    markup = _FOLDED_MARKUP if is_folded else _ROW_MARKUP
    rows = tuple(room.fitting((_row(order[id(result)], result) for result in found), markup))
    return Group(name, title, text(advice), rows, len(found) - len(rows), is_folded)


def _row(at: int, result: Result) -> Row:
    judgement, places = result.judgement, result.link.occurrences
    since = result.first_failed.isoformat() if result.first_failed else ""
    return Row(
        at=at,
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
    texts = (text(each.text, LONGEST_LABEL) for each in result.link.occurrences if each.text != result.link.url)
    return next(filter(None, texts), "")


def _step(result: Result) -> Step:
    sentence, url = words.next_step(result)
    if sentence:
        before, _, after = sentence.partition("{}")
        return Step(before, address(url), after)
    action = words.ACTIONS.get(result.judgement.verdict)
    return Step(text(result.judgement.reason.step) or (action.step if action else ""))
