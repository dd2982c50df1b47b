"""One link's story, for people and for programs."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
import sample

from linkwatch.model import Failure, Hop, Observation, Reason, Report, Result, Suggestion, Verdict
from linkwatch.report.to_history import Story, lines, render_json
from linkwatch.report.to_text import Style, plain

URL = "https://a.example/old"
RUN = replace(sample.report(), finished_at=datetime(2026, 11, 24, 6, tzinfo=UTC))
NOT_FOUND = Reason("not-found", "The server says that there is no such page.", "Find its new address.")


def broken(**about: Any) -> Result:
    seen = sample.visited(URL, 404, Hop(301, URL), final_url="https://a.example/new")
    found = sample.result(URL, Verdict.BROKEN, places=((3, 1), (9, 5)), seen=seen)
    detail = "There is no such page (404). Find its new address."
    return replace(found, judgement=replace(found.judgement, reason=NOT_FOUND, detail=detail), **about)


def story(**about: Any) -> Story:
    told: dict[str, Any] = {"verdict": Verdict.BROKEN, "reason": "not-found", "run": RUN, "result": broken()}
    return Story(URL, **{**told, **about})


def rows(told: Story) -> dict[str, str]:
    """Give the rows by their names."""
    found = [line.text for line in lines(told)][1:]
    return {row[2:15].rstrip(): row[15:] for row in found if row[2:15].strip()}


def test_a_story_tells_all_that_is_known() -> None:
    told = story(
        first_failed=date(2026, 11, 20),
        last_failed=date(2026, 11, 24),
        failing_days=4,
        run_days=5,
        proven=True,
        last_ok=date(2026, 11, 19),
        came_back=(date(2026, 11, 1), date(2026, 11, 9), date(2026, 11, 15)),
        flaky=True,
    )
    assert plain(lines(told)) == (
        "https://a.example/old\n"
        "  verdict      broken (not-found)\n"
        "  why          There is no such page (404).\n"
        "  next step    Find its new address.\n"
        "  visit        404 in 120 ms: https://a.example/old (301) → https://a.example/new\n"
        "  failing      since 2026-11-20, seen on 4 of 5 days with a run, which is proof\n"
        "  last failed  2026-11-24\n"
        "  last worked  2026-11-19\n"
        "  came back    2026-11-01, 2026-11-09, 2026-11-15; flaky: it fails and comes back again and again\n"
        "  places       guide/README.md:3:1\n"
        "               guide/README.md:9:5\n"
        "  last run     2026-11-24 06:00 UTC\n"
    )


def test_a_link_that_the_last_run_did_not_see_has_the_verdict_that_is_remembered() -> None:
    told = story(run=None, result=None, last_ok=date(2026, 11, 19))
    assert rows(told) == {
        "verdict": "broken (not-found)",
        "last worked": "2026-11-19",
        "places": "not known: the last run that is kept did not see it",
    }


def test_a_link_of_which_nothing_but_its_verdict_is_known_has_that() -> None:
    assert rows(Story(URL, Verdict.OK))["verdict"] == "ok"


def test_a_streak_that_is_proof_and_not_counted_any_more_is_at_least_so_long() -> None:
    told = story(first_failed=date(2026, 11, 20), failing_days=3, run_days=9, proven=True)
    assert rows(told)["failing"] == "since 2026-11-20, seen on at least 3 of 9 days with a run, which is proof"
    assert "last failed" not in rows(told)


def test_days_with_runs_are_not_told_where_the_runs_are_not_known() -> None:
    day = date(2026, 11, 20)
    assert rows(story(first_failed=day, last_failed=day, failing_days=1))["failing"] == (
        "since 2026-11-20, seen on 1 day"
    )


def test_a_better_address_is_the_next_step() -> None:
    found = broken()
    better = replace(found.judgement, suggestion=Suggestion("https://a.example/new", "redirect"))
    assert rows(story(result=replace(found, judgement=better)))["next step"] == "Use https://a.example/new"


def test_a_visit_that_failed_tells_its_failure_and_tries() -> None:
    seen = Observation(URL, failure=Failure.TIMEOUT, elapsed_ms=20_000, attempts=3)
    assert rows(story(result=broken(seen=seen)))["visit"] == f"timeout in 20000 ms: {URL} (3 tries)"


def test_a_file_was_not_visited() -> None:
    assert "visit" not in rows(story(result=broken(seen=None)))


def test_of_many_places_the_first_are_named_and_the_others_counted() -> None:
    many = sample.result(URL, Verdict.OK, places=tuple((line, 1) for line in range(1, 31)))
    told = [line.text.strip() for line in lines(story(result=many))]
    assert "guide/README.md:20:1" in told
    assert "and 10 more places" in told
    assert "guide/README.md:21:1" not in told


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_can_be_told(verdict: Verdict) -> None:
    style = list(lines(story(verdict=verdict)))[1].style
    assert style == (verdict.value if verdict not in {Verdict.OK, Verdict.EXCLUDED} else Style.PLAIN)


def test_hostile_text_is_inert() -> None:
    url = "https://me:secret@a.example/\x1b[2J\n::error::"
    found = sample.result(url, Verdict.BROKEN, sample.HOSTILE, sample.HOSTILE)
    told = plain(lines(Story(url, Verdict.BROKEN, sample.HOSTILE, RUN, found)))
    assert "secret" not in told
    assert "\x1b" not in told
    assert not [line for line in told.splitlines() if line.startswith(("::", "#"))]
    assert "secret" not in render_json(Story(url, Verdict.BROKEN, "x", RUN, found))


def test_the_address_can_be_linked() -> None:
    assert next(iter(lines(story()))).url == URL
    assert next(iter(lines(replace(story(), url="guide/x.md")))).url == ""


def test_programs_get_every_key() -> None:
    told = json.loads(render_json(story(first_failed=date(2026, 11, 20), failing_days=4, run_days=5)))
    last_run = told.pop("last_run")
    assert told == {
        "schema": 1,
        "url": URL,
        "verdict": "broken",
        "reason": "not-found",
        "first_failed": "2026-11-20",
        "last_failed": None,
        "failing_days": 4,
        "run_days": 5,
        "proven": False,
        "last_ok": None,
        "came_back": [],
        "flaky": False,
    }
    assert last_run["finished_at"] == "2026-11-24T06:00:00Z"
    assert last_run["detail"] == "There is no such page (404). Find its new address."
    assert [place["line"] for place in last_run["occurrences"]] == [3, 9]


@pytest.mark.parametrize(("run", "result"), [(None, None), (RUN, None)])
def test_programs_get_null_where_the_last_run_did_not_see_the_link(run: Report | None, result: Result | None) -> None:
    told = json.loads(render_json(story(run=run, result=result, reason="")))
    assert (told["last_run"], told["reason"]) == (None, None)
