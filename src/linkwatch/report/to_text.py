"""The report for a terminal: the summary first, then what to do, most urgent first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from linkwatch import urls
from linkwatch.model import Observation, Occurrence, Problem, Report, Result, Verdict
from linkwatch.report import escape, words

_LONGEST = 500
_LONGEST_ROUTE = 2000
_MOST_PLACES = 20


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
    STANDING = "standing"
    LINK = "link"
    DETAIL = "detail"
    PLAIN = "plain"


class Line(NamedTuple):
    """One line for the terminal, without its end; all text from outside in it is inert.

    `url` is the web address that stands in the text, '' where none does, so that who prints it can link it.
    """

    style: Style
    text: str
    url: str = ""


def render(report: Report) -> str:
    """Write the report as plain text without colour."""
    return plain(lines(report))


def pieces(report: Report) -> Iterator[str]:
    """Write the report as `render` does, line by line."""
    return (f"{line.text}\n" for line in lines(report))


def plain(told: Iterable[Line]) -> str:
    """Write lines as plain text without colour."""
    return "".join(f"{line.text}\n" for line in told)


def lines(report: Report) -> Iterator[Line]:
    """Give the report line by line, each with its style."""
    yield from _top(report)
    yield from _actions(report)
    yield from _bottom(report)


def verbose_lines(report: Report) -> Iterator[Line]:
    """Give the report with every visit in it: its status or failure, its time, and where it was sent on."""
    yield from _top(report)
    yield from visits(report)
    yield from _actions(report)
    yield from _bottom(report)


def quiet_lines(report: Report, verdicts: Collection[Verdict]) -> Iterator[Line]:
    """Give only the links with these verdicts, and what makes even that less than it seems; nothing for a clean run."""
    for warning in words.warnings(report):
        yield Line(Style.WARNING, f"warning: {_line(warning)}")
    for group in words.groups(report):
        if group.verdict in verdicts:
            yield Line(Style(group.verdict), f"{group.action.title}: {len(group.results)} {group.verdict}")
            for result in group.results:
                yield from _item(result)


def visits(report: Report) -> Iterator[Line]:
    """Give the visits of a run, one a line, in the order of the links; none where no server was asked."""
    width = 0
    addresses = set()
    for result in report.results:
        if result.seen:
            addresses.add(result.seen.url)
            width = max(width, len(outcome(result.seen)))
    if addresses:
        yield Line(Style.PLAIN, "")
        yield Line(Style.PLAIN, f"{words.count(len(addresses), 'visit')}:")
    for result in report.results:
        if result.seen and result.seen.url in addresses:
            addresses.remove(result.seen.url)
            yield _visit(result.seen, width, from_cache=result.from_cache)


def summary(report: Report) -> Line:
    """Give the counts of a run in one line."""
    return Line(Style.SUMMARY, words.summary(report))


def cut_short(report: Report) -> Iterator[Line]:
    """Give what must be known of a run that was broken off; nothing for any other."""
    if report.interrupted:
        yield from (Line(Style.WARNING, f"warning: {_line(warning)}") for warning in words.warnings(report))
        yield from (Line(Style.NOTICE, f"note: {_line(notice)}") for notice in [report.notice] if notice)


def linked(style: Style, start: str, url: str) -> Line:
    """Give a line that ends with an address."""
    return Line(style, f"{start}{_address(url)}", _web(url))


def outcome(seen: Observation) -> str:
    """Give what came of a visit in one word: its status or its failure."""
    return str(seen.status or seen.failure or "-")


def route(seen: Observation, *, from_cache: bool) -> str:
    """Give where a visit was sent on, and in how many tries."""
    hops = [(hop.url, f" ({hop.status}) → ") for hop in seen.hops]
    addresses = "".join(f"{_address(url)}{arrow}" for url, arrow in [*hops, (seen.final_url or seen.url, "")])
    tries = f" ({words.count(seen.attempts, 'try', 'tries')})" if seen.attempts > 1 else ""
    return f"{_line(addresses, _LONGEST_ROUTE)}{tries}{' (from the cache)' if from_cache else ''}"


def links(occurrences: Iterable[Occurrence]) -> str:
    """List links one a line: place, kind and address, for `linkwatch links`."""
    return "".join(f"{_place(each)} {each.kind} {escape.address(each.url)}\n" for each in occurrences)


def _top(report: Report) -> Iterator[Line]:
    if report.notice:
        yield Line(Style.NOTICE, f"note: {_line(report.notice)}")
    for warning in words.warnings(report):
        yield Line(Style.WARNING, f"warning: {_line(warning)}")
    yield summary(report)
    if excluded := words.excluded_by(report):
        yield Line(Style.PLAIN, f"excluded: {_line(excluded)}")


def _visit(seen: Observation, width: int, *, from_cache: bool) -> Line:
    told = route(seen, from_cache=from_cache)
    return Line(Style.DETAIL, f"  {outcome(seen):<{width}} {seen.elapsed_ms:>6} ms  {told}")


def _actions(report: Report) -> Iterator[Line]:
    for group in words.groups(report):
        yield from _section(group.verdict, group.action, group.results)
    if report.recovered:
        yield from _section("recovered", words.RECOVERED, report.recovered)
    if report.standing:
        yield from _section("standing", words.STANDING, report.standing)
    yield from _papers(report)
    yield from _problems(report)


def _section(name: str, action: words.Action, found: Sequence[Result]) -> Iterator[Line]:
    yield Line(Style.PLAIN, "")
    yield Line(Style(name), f"{action.title}: {len(found)} {name}")
    yield Line(Style.PLAIN, f"  {action.advice}")
    for result in found:
        yield from _item(result)


def _item(result: Result) -> Iterator[Line]:
    first, *others = [_place(each) for each in result.link.places] or ["-"]
    yield linked(Style.LINK, f"  {first}  ", result.link.url)
    for other in others[:_MOST_PLACES]:
        yield Line(Style.LINK, f"  {other}  (the same link)")
    if len(others) > _MOST_PLACES:
        yield Line(Style.LINK, f"  and {len(others) - _MOST_PLACES} more places")
    for sentence in (words.why(result), words.since(result)):
        if sentence:
            yield Line(Style.DETAIL, f"      {_line(sentence)}")
    yield from _next_step(result)


def _next_step(result: Result) -> Iterator[Line]:
    """Give the next step for one link where it is another than that of all links with its verdict."""
    suggestion, step = result.judgement.suggestion, result.judgement.reason.step
    if suggestion or (step and not result.recovered):
        shown = words.what_to_do(result, _line, _address)
        yield Line(Style.PLAIN, f"      → {shown}", _web(suggestion.url) if suggestion else "")


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
        yield Line(Style.WARNING, f"warning: {_place(problem)}: {_line(problem.message)}")


def _bottom(report: Report) -> Iterator[Line]:
    yield Line(Style.PLAIN, "")
    if to_do := words.to_do(report):
        yield Line(Style.SUMMARY, to_do)
    seconds = words.seconds(report)
    known = report.tallies.from_cache
    remembered = f"; {words.count(known, 'answer')} from the cache" if known else ""
    took = f"in {seconds} s" if seconds else "in less than a second"
    read = _line(words.inputs(report))
    yield Line(Style.PLAIN, f"linkwatch {_line(report.version)} read {read} {took}{remembered}.")


def _web(url: str) -> str:
    """Give an address that a terminal may link, '' for any other."""
    return escape.address(url) if urls.is_web(url) else ""


def _place(at: Occurrence | Problem) -> str:
    return escape.place(words.place(at))


def _address(url: str) -> str:
    return escape.shorten(escape.address(url), _LONGEST_ROUTE)


def _line(text: str, limit: int = _LONGEST) -> str:
    return escape.shorten(escape.one_line(text), limit)
