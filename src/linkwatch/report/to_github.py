"""The report for a step of GitHub Actions: workflow commands that annotate the lines of the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from linkwatch.model import Occurrence, Problem, Report, Result
from linkwatch.report import escape, words
from linkwatch.report.rooted import rooted

MOST = 10
"""GitHub shows as many annotations of a kind in a step, and drops the others without a word."""

START = "::"
"""How every report begins: it has nothing but commands in it, and the last one is always there."""

_KINDS = {"error": "error", "warning": "warning", "note": "notice"}
_LONGEST = 1000
_LONGEST_PATH = 4096
_MOST_PLACES = 10
_LONGEST_URL = 500


class _Command(NamedTuple):
    """A workflow command: its name, its properties, and what it says."""

    name: str
    properties: dict[str, str]
    message: str

    def __str__(self) -> str:
        """Write it as the runner reads it back (actions/toolkit, packages/core/src/command.ts)."""
        pairs = ",".join(f"{key}={_property(value)}" for key, value in self.properties.items() if value)
        return f"::{self.name} {pairs}::{_data(self.message)}\n"


def render(report: Report, *, has_summary: bool = False) -> str:
    """Write one workflow command a line, the worst of each kind, and at last a notice that counts all.

    It names the summary of the step as the place of what is not shown where that `has_summary` of the report.
    `broken` is an error, `moved` and trouble with an input a warning, what cannot be judged now a notice.
    """
    report = rooted(report)
    shown = list(_within_limits(_commands(report)))
    number = sum(len(group.results) for group in words.groups(report)) + len(report.problems)
    return "".join(map(str, [*shown, _last(report, number - len(shown), has_summary=has_summary)]))


def _commands(report: Report) -> Iterator[_Command]:
    for group in words.groups(report):
        kind = _KINDS[words.LEVELS[group.verdict]]
        yield from (_annotation(kind, result) for result in islice(group.results, MOST))
    yield from map(_warning, report.problems)


def _within_limits(commands: Iterable[_Command]) -> Iterator[_Command]:
    """Give the first ones of each kind, and leave room for the last notice."""
    seen = Counter({"notice": 1})
    for command in commands:
        seen[command.name] += 1
        if seen[command.name] <= MOST:
            yield command


def _annotation(kind: str, result: Result) -> _Command:
    judgement = result.judgement
    places = sorted(result.link.places, key=lambda place: place.standing)  # what a change adds is what it shows
    title = f"{judgement.verdict}: {judgement.reason.name}"
    message = f"{words.in_full(result, _text, _address)} {_others(places[1:])}"
    if not places:
        return _Command(kind, {"title": title}, message)
    return _Command(kind, _span(places[0]) | {"title": title}, message)


def _span(at: Occurrence) -> dict[str, str]:
    """Give where a link begins and ends; the runner takes columns only for a place on one line."""
    if at.end_line > at.line:
        return _place(at.file, at.line, 0) | {"endLine": _number(at.end_line)}
    return _place(at.file, at.line, at.column) | {
        "endLine": _number(at.end_line),
        "endColumn": _number(at.end_column),
    }


def _others(places: Sequence[Occurrence]) -> str:
    named = [escape.place(words.place(each)) for each in places[:_MOST_PLACES]]
    if len(places) > len(named):
        named.append(f"{len(places) - len(named)} more")
    return f"Also at {', '.join(named)}." if named else ""


def _warning(problem: Problem) -> _Command:
    return _Command("warning", _place(problem.file, problem.line, problem.column), _text(problem.message))


def _last(report: Report, left_out: int, *, has_summary: bool) -> _Command:
    told = [_text(report.notice), *words.warnings(report), f"{words.summary(report)}."]
    if left_out:
        where = "the summary of the step" if has_summary else "a report in another format, such as markdown"
        told.append(f"{left_out} more are not shown here: see {where}.")
    return _Command("notice", {"title": "Link health"}, " ".join(filter(None, told)))


def _place(file: str, line: int, column: int) -> dict[str, str]:
    return {"file": escape.shorten(file, _LONGEST_PATH), "line": _number(line), "col": _number(column)}


def _number(number: int) -> str:
    return str(number) if number else ""


def _data(text: str) -> str:
    return escape.one_line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _text(text: str) -> str:
    return escape.shorten(escape.one_line(text), _LONGEST)


def _address(url: str) -> str:
    return escape.shorten(escape.address(url), _LONGEST_URL)
