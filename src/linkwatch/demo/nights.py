"""The nights before the demonstration, as the scenario stages them: what earlier runs would have written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from linkwatch.demo.scenario import Entry, Scenario
from linkwatch.model import Report, Result, Run, Verdict

NIGHTS = 30
"""How many runs the history has, the one of the demonstration included."""


def with_nights(report: Report, scenario: Scenario) -> Report:
    """Give a run its staged past: since when links fail, and the counts of the nights before.

    A run of links that the scenario says nothing about has no past.
    """
    staged = {entry.url: entry for entry in scenario.entries}
    known = [result for result in report.results if result.link.url in staged]
    if not known:
        return report
    nights = tuple(_run(report, known, staged, ago) for ago in reversed(range(NIGHTS)))
    return replace(report, history=nights, results=tuple(_dated(result, report, staged) for result in report.results))


def _run(report: Report, known: list[Result], staged: Mapping[str, Entry], ago: int) -> Run:
    counts = {verdict.value: number for verdict, number in report.counts.items()}
    for result in known if ago else ():
        counts[result.judgement.verdict] -= 1
        counts[staged[result.link.url].verdict_of(ago)] += 1
    return Run(report.finished_at - timedelta(days=ago), report.places, len(report.results), counts)


def _dated(result: Result, report: Report, staged: Mapping[str, Entry]) -> Result:
    entry = staged.get(result.link.url)
    if entry is None or result.judgement.verdict not in {Verdict.BROKEN, Verdict.UNREACHABLE}:
        return result
    first = report.started_at.date() - timedelta(days=entry.began)
    return replace(result, first_failed=first, failing_days=entry.began + 1)
