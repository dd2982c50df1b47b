"""Files named as GitHub names them: by their paths from the root of the repository, wherever a run took place."""

from __future__ import annotations

from dataclasses import replace

from linkwatch.model import Link, Occurrence, Report, Result
from linkwatch.spill import gathered


def rooted(report: Report) -> Report:
    """Give a report with the names that `in_repository` has for its files; the same one where it has none."""
    if not report.in_repository:
        return report
    return replace(
        report,
        inputs=tuple(_name(file, report) for file in report.inputs),
        results=gathered((_result(each, report) for each in report.results), len(report.results)),
        standing=tuple(_result(each, report) for each in report.standing),
        problems=tuple(replace(each, file=_name(each.file, report)) for each in report.problems),
    )


def _result(result: Result, report: Report) -> Result:
    places = tuple(_place(place, report) for place in result.link.occurrences)
    return replace(result, link=Link(result.link.url, places))


def _place(place: Occurrence, report: Report) -> Occurrence:
    return replace(place, file=_name(place.file, report))


def _name(file: str, report: Report) -> str:
    return report.in_repository.get(file, file)
