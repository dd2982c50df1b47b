"""The counts of every run in `history.jsonl`, one run a line, beside the reports."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from linkwatch import confines, files
from linkwatch.model import LinkwatchError, Report, Run, Verdict

FILE = "history.jsonl"
MOST_RUNS = 100
"""How many runs are told; the file keeps all of them."""

_MOST = 10**9
"""No guide has more links: a larger count is damage."""


def read(file: Path, until: date = date.max) -> tuple[Run, ...]:
    """Give the last runs until a day in the order of their ends; lines that tell of none are skipped, also all of them.

    Runs after that day had a clock that was ahead: they would be the last ones for ever.
    """
    try:
        confines.check_own(file)
        text = files.read_text(file)[0] if file.exists() else ""
    except LinkwatchError:
        return ()
    runs = [run for line in text.split("\n") if (run := _run(line)) and run.finished_at.date() <= until]
    return tuple(sorted(runs, key=lambda run: run.finished_at)[-MOST_RUNS:])


def days(folder: Path, until: date) -> frozenset[date]:
    """Give the days (UTC) of the last runs that a folder of reports tells of."""
    return frozenset(run.finished_at.astimezone(UTC).date() for run in read(folder / FILE, until))


def append(file: Path, report: Report) -> None:
    """Add a run's counts as a line of its own, in one write behind all others: two runs may end at once.

    Raises LinkwatchError where that is not possible, or where the file holds something else than runs.
    """
    counts = {verdict.value: number for verdict, number in report.counts.items()}
    finished = report.finished_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    line = {"finished_at": finished, "links": report.places, "urls": len(report.results), **counts}
    confines.check_own(file)
    before = files.read_text(file)[0] if file.exists() else ""
    if before.strip() and not any(map(_run, before.split("\n"))):
        raise LinkwatchError(f"{file}: holds no run that this version can read", "Move it elsewhere.")
    joint = "\n" if before and not before.endswith("\n") else ""
    files.check_writable(file)
    files.append(file, f"{joint}{json.dumps(line)}\n")


def _run(line: str) -> Run | None:
    try:
        data = dict(json.loads(line))
        finished = datetime.fromisoformat(data["finished_at"])
        if finished.tzinfo is None:
            return None
        counts = {verdict.value: _count(data[verdict.value]) for verdict in Verdict}
        return Run(finished.astimezone(UTC), _count(data["links"]), _count(data["urls"]), counts)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None


def _count(number: Any) -> int:
    if type(number) is not int or not 0 <= number <= _MOST:
        raise ValueError("no count")
    return number
