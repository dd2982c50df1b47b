"""The report for a terminal: the summary first, then what to do, most urgent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from linkwatch.model import Occurrence, Report, Result
from linkwatch.report import escape, words


class Style(StrEnum):
    """What a line is, so that who prints it can choose a colour."""

    NOTICE = "notice"
    WARNING = "warning"
    SUMMARY = "summary"
    BROKEN = "broken"
    MOVED = "moved"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    RECOVERED = "recovered"
    LINK = "link"
    DETAIL = "detail"
    PLAIN = "plain"


class Line(NamedTuple):
    """One line for the terminal, without its end; all text from outside in it is inert."""

    style: Style
    text: str


def render(report: Report) -> str:
    """Write the report as plain text without colour."""
    return "".join(f"{line.text}\n" for line in lines(report))


def lines(report: Report) -> Iterator[Line]:
    """Give the report line by line, each with its style."""
    yield from _top(report)
    for verdict in words.ACTIONS:
        found = [result for result in report.results if result.judgement.verdict is verdict]
        if found:
            yield from _section(verdict.value, words.ACTIONS[verdict], found)
    if report.recovered:
        yield from _section("recovered", words.RECOVERED, report.recovered)
    yield from _papers(report)
    yield from _problems(report)
    yield from _bottom(report)


def links(occurrences: Iterable[Occurrence]) -> str:
    """List links one a line: place, kind and address, for `linkwatch links`."""
    rows = ((words.place(each), each.kind, each.url) for each in occurrences)
    return "".join(f"{escape.one_line(place)} {kind} {escape.address(url)}\n" for place, kind, url in rows)


def _top(report: Report) -> Iterator[Line]:
    if report.notice:
        yield Line(Style.NOTICE, f"note: {_line(report.notice)}")
    for warning in words.warnings(report):
        yield Line(Style.WARNING, f"warning: {_line(warning)}")
    yield Line(Style.SUMMARY, words.summary(report))
    if excluded := words.excluded_by(report):
        yield Line(Style.PLAIN, f"excluded: {_line(excluded)}")


def _section(name: str, action: words.Action, found: Sequence[Result]) -> Iterator[Line]:
    yield Line(Style.PLAIN, "")
    yield Line(Style(name), f"{action.title}: {len(found)} {name}")
    yield Line(Style.PLAIN, f"  {action.advice}")
    for result in found:
        yield from _item(result)


def _item(result: Result) -> Iterator[Line]:
    first, *others = [escape.one_line(words.place(each)) for each in result.link.occurrences] or ["-"]
    yield Line(Style.LINK, f"  {first}  {escape.address(result.link.url)}")
    for other in others:
        yield Line(Style.LINK, f"  {other}  (the same link)")
    for sentence in (result.judgement.detail, words.since(result), _next_step(result)):
        if sentence:
            yield Line(Style.DETAIL, f"      {_line(sentence)}")


def _next_step(result: Result) -> str:
    step, url = words.next_step(result)
    return step.format(escape.address(url))


def _papers(report: Report) -> Iterator[Line]:
    if not report.papers:
        return
    odd = [(link, notes) for link in report.papers if (notes := words.paper_notes(link))]
    told = f", {len(odd)} to look at" if odd else ""
    yield Line(Style.PLAIN, "")
    yield Line(Style.PLAIN, f"{words.count(len(report.papers), 'paper')} known to arXiv{told}")
    for link, notes in odd:
        paper = _line(f"arXiv:{link.paper.arxiv_id}  {link.paper.title}")
        yield Line(Style.DETAIL, f"  {paper}: {_line('; '.join(notes))}")


def _problems(report: Report) -> Iterator[Line]:
    if report.problems:
        yield Line(Style.PLAIN, "")
    for problem in report.problems:
        yield Line(Style.WARNING, f"warning: {escape.one_line(words.place(problem))}: {_line(problem.message)}")


def _bottom(report: Report) -> Iterator[Line]:
    yield Line(Style.PLAIN, "")
    if to_do := words.to_do(report):
        yield Line(Style.SUMMARY, to_do)
    seconds = words.seconds(report)
    known = sum(result.from_cache for result in report.results)
    remembered = f"; {words.count(known, 'answer')} from the cache" if known else ""
    took = f"in {seconds} s" if seconds else "in less than a second"
    read = _line(words.inputs(report))
    yield Line(Style.PLAIN, f"linkwatch {_line(report.version)} read {read} {took}{remembered}.")


def _line(text: str) -> str:
    return escape.shorten(escape.one_line(text), _LONGEST)


_LONGEST = 500
