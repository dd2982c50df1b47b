from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sample

from linkwatch import history
from linkwatch.model import LinkwatchError

ENDED = datetime(2026, 10, 2, 3, 4, 9, tzinfo=UTC)
LINE = {
    "finished_at": "2026-10-02T03:04:09Z", "links": 12, "urls": 11,
    "broken": 3, "unreachable": 1, "blocked": 1, "moved": 1, "ok": 2, "excluded": 3,
}  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / history.FILE


def test_what_was_appended_is_read(file: Path) -> None:
    for days in range(3):
        history.append(file, replace(sample.full(), finished_at=ENDED + timedelta(days=days)))
    first, *others = history.read(file)
    assert json.loads(file.read_text().split("\n")[0]) == LINE
    assert (first.finished_at, first.links, first.urls) == (ENDED, 12, 11)
    assert first.counts == {"broken": 3, "unreachable": 1, "blocked": 1, "moved": 1, "ok": 2, "excluded": 3}
    assert [run.finished_at.day for run in others] == [3, 4]


def test_a_history_that_is_not_there_has_no_runs(file: Path) -> None:
    assert history.read(file) == ()


def test_a_history_that_cannot_be_read_has_no_runs_and_takes_none(file: Path) -> None:
    file.mkdir()
    assert history.read(file) == ()
    with pytest.raises(LinkwatchError):
        history.append(file, sample.full())


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "{}",
        "null",
        "[1]",
        "<<<<<<< HEAD",
        "\ufffd",
        "[" * 100_000,
        json.dumps({**LINE, "broken": -1}),
        json.dumps({**LINE, "broken": True}),
        json.dumps({**LINE, "broken": "3"}),
        json.dumps({**LINE, "ok": 10**10}),
        json.dumps({**LINE, "finished_at": "2026-10-02T03:04:09"}),
        json.dumps({**LINE, "finished_at": "yesterday"}),
        json.dumps({**LINE, "finished_at": 7}),
        json.dumps({**LINE, "finished_at": "0001-01-01T00:00:00+14:00"}),
        json.dumps({key: value for key, value in LINE.items() if key != "moved"}),
    ],
)
def test_a_line_that_tells_of_no_run_is_skipped(file: Path, bad: str) -> None:
    file.write_text(f"{json.dumps(LINE)}\n{bad}\n{json.dumps(LINE)}\n")
    assert len(history.read(file)) == 2


def test_what_a_later_version_adds_to_a_line_is_no_damage(file: Path) -> None:
    file.write_text(json.dumps({**LINE, "papers": 22}))
    assert len(history.read(file)) == 1


def test_times_are_told_in_utc_and_runs_in_their_order(file: Path) -> None:
    east = datetime(2026, 10, 2, 6, 0, tzinfo=timezone(timedelta(hours=5)))
    lines = [LINE, {**LINE, "finished_at": east.isoformat()}]
    file.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    assert [run.finished_at.isoformat() for run in history.read(file)] == [
        "2026-10-02T01:00:00+00:00",
        "2026-10-02T03:04:09+00:00",
    ]


def test_only_the_last_runs_are_told(file: Path) -> None:
    moments = [(ENDED + timedelta(days=day)).isoformat() for day in range(history.MOST_RUNS + 5)]
    file.write_text("".join(f"{json.dumps({**LINE, 'finished_at': moment})}\n" for moment in moments))
    runs = history.read(file)
    assert len(runs) == history.MOST_RUNS
    assert runs[-1].finished_at.isoformat() == moments[-1]


def test_runs_whose_clock_was_ahead_are_not_the_last_ones(file: Path) -> None:
    for days in (0, 30_000, 1, 2):
        history.append(file, replace(sample.full(), finished_at=ENDED + timedelta(days=days)))
    assert [run.finished_at.day for run in history.read(file, ENDED.date() + timedelta(days=1))] == [2, 3]
    assert len(file.read_text().splitlines()) == 4
