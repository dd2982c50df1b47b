from __future__ import annotations

from datetime import date, timedelta

import pytest
import sample

from linkwatch.demo.nights import NIGHTS, with_nights
from linkwatch.demo.scenario import Behaviour, Entry, Scenario, load_scenario
from linkwatch.model import Verdict

GONE, BACK = "https://gone.example/", "https://back.example/"
SCENARIO = Scenario(
    (
        Entry(GONE, Behaviour.GONE, Verdict.BROKEN, "A note.", began=3),
        Entry(BACK, Behaviour.FLAKY, Verdict.OK, "A note.", began=5, ended=4, was=Verdict.UNREACHABLE),
    )
)
REPORT = sample.report(
    sample.result("https://fine.example/", Verdict.OK),
    sample.result(GONE, Verdict.BROKEN),
    sample.result(BACK, Verdict.OK),
)


def test_the_history_tells_of_each_night_and_ends_with_tonight() -> None:
    history = with_nights(REPORT, SCENARIO).history
    assert len(history) == NIGHTS
    assert history[-1].finished_at == REPORT.finished_at
    assert history[-1].counts == REPORT.counts
    assert history[-2].finished_at == REPORT.finished_at - timedelta(days=1)
    assert {(run.links, run.urls, sum(run.counts.values())) for run in history} == {(3, 3, 3)}


@pytest.mark.parametrize(
    ("ago", "broken", "unreachable", "fine"), [(0, 1, 0, 2), (3, 1, 0, 2), (4, 0, 1, 2), (5, 0, 1, 2), (6, 0, 0, 3)]
)
def test_troubles_begin_and_end_in_their_nights(ago: int, broken: int, unreachable: int, fine: int) -> None:
    counts = with_nights(REPORT, SCENARIO).history[-1 - ago].counts
    assert (counts["broken"], counts["unreachable"], counts["ok"]) == (broken, unreachable, fine)


def test_what_fails_tonight_has_failed_since_its_trouble_began() -> None:
    dated = with_nights(REPORT, SCENARIO).results
    assert [(result.first_failed, result.failing_days) for result in dated] == [
        (None, 0),
        (date(2026, 9, 29), 4),
        (None, 0),
    ]


def test_links_of_nobodys_scenario_have_no_past() -> None:
    report = sample.report(sample.result("https://fine.example/", Verdict.OK))
    assert with_nights(report, SCENARIO) == report


@pytest.mark.parametrize("each", load_scenario().entries, ids=lambda each: str(each.behaviour))
def test_the_packaged_nights_fit_what_comes_out_tonight(each: Entry) -> None:
    assert each.began >= each.ended >= 0
    assert each.verdict_of(0) is each.expect_verdict
    assert each.expect_verdict is not Verdict.UNREACHABLE or each.began < 2  # else memory would call it broken
    assert bool(each.was) is bool(each.ended)
