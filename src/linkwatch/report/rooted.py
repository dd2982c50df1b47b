"""Files named as GitHub names them: by their paths from the root of the repository, wherever a run took place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from linkwatch.model import Link, Occurrence, Report, Result


def rooted(report: Report) -> Report:
    """Give a report with the names that `in_repository` has for its files; the same one where it has none."""
    if not report.in_repository:
        return report
    return replace(
        report,
        inputs=tuple(_name(file, report) for file in report.inputs),
        results=_results(report.results, report),
        standing=_results(report.standing, report),
        problems=tuple(replace(each, file=_name(each.file, report)) for each in report.problems),
    )


def _results(results: Iterable[Result], report: Report) -> tuple[Result, ...]:
    return tuple(
        replace(each, link=Link(each.link.url, tuple(_place(place, report) for place in each.link.occurrences)))
        for each in results
    )


def _place(place: Occurrence, report: Report) -> Occurrence:
    return replace(place, file=_name(place.file, report))


def _name(file: str, report: Report) -> str:
    return report.in_repository.get(file, file)
