"""How long an answer counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.freshness import Answer, condition, covers, good_lifetime, is_fresh, is_good, is_kept, still_holds
from linkwatch.model import Failure, Hop, Observation, Page, Verdict

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = 86_400.0
URL = "https://a.example/"
SEEN = Observation(URL, status=200, final_url=URL, headers={"etag": '"1"', "last-modified": "Mon, 2 Nov 2026"})
GOOD = Answer(SEEN, NOW, NOW, good=True, whole=False)
BAD = replace(GOOD, good=False)


@pytest.mark.parametrize(
    ("answer", "seconds", "max_age", "fresh"),
    [
        (GOOD, 0, DAY, True),
        (GOOD, 0.74 * DAY, DAY, True),
        (GOOD, DAY, DAY, False),
        (GOOD, -1, DAY, False),
        (GOOD, 0, 0, False),
        (BAD, 599, DAY, True),
        (BAD, 600, DAY, False),
        (BAD, 60, 60, False),
        (BAD, -1, DAY, False),
    ],
)
def test_an_answer_counts_for_its_time(answer: Answer, seconds: float, max_age: float, fresh: bool) -> None:
    assert is_fresh(answer, URL, NOW + timedelta(seconds=seconds), max_age) == fresh


@given(st.text())
def test_every_address_has_its_own_time_between_three_quarters_and_the_whole(url: str) -> None:
    assert 0.75 * DAY <= good_lifetime(url, DAY) <= DAY
    assert good_lifetime(url, DAY) == good_lifetime(url, DAY)


def test_the_times_of_many_addresses_are_spread() -> None:
    times = sorted(good_lifetime(f"{URL}{number}", DAY) for number in range(1_000))
    assert times[0] < 0.76 * DAY
    assert times[-1] > 0.99 * DAY
    assert max(after - before for before, after in pairwise(times)) < 0.01 * DAY


@pytest.mark.parametrize(
    ("verdicts", "kept", "good"),
    [
        ((Verdict.OK, Verdict.MOVED), True, True),
        ((Verdict.OK, Verdict.BROKEN), True, False),
        ((Verdict.BLOCKED,), True, False),
        ((Verdict.OK, Verdict.UNREACHABLE), False, False),
    ],
)
def test_what_may_pass_is_not_kept(verdicts: tuple[Verdict, ...], kept: bool, good: bool) -> None:
    assert (is_kept(SEEN, verdicts), is_good(verdicts)) == (kept, good)


def test_silence_is_not_kept_whatever_it_means() -> None:
    assert not is_kept(Observation(URL, failure=Failure.NO_SUCH_HOST), [Verdict.BROKEN])


@pytest.mark.parametrize(
    ("page", "asked_whole", "needs_whole", "covered"),
    [
        (None, False, True, True),
        (Page(complete=True), False, True, True),
        (Page(complete=False), True, True, True),
        (Page(complete=False), False, True, False),
        (Page(complete=False), False, False, True),
    ],
)
def test_places_are_looked_for_in_what_was_asked_for_as_a_whole(
    page: Page | None, asked_whole: bool, needs_whole: bool, covered: bool
) -> None:
    answer = replace(GOOD, seen=replace(SEEN, page=page), whole=asked_whole)
    assert covers(answer, whole=needs_whole) == covered


def test_a_page_is_asked_for_only_if_it_is_another_one() -> None:
    assert condition(GOOD, NOW) == {"If-None-Match": '"1"', "If-Modified-Since": "Mon, 2 Nov 2026"}
    assert condition(replace(GOOD, seen=replace(SEEN, headers={"etag": '"2"'})), NOW) == {"If-None-Match": '"2"'}


@pytest.mark.parametrize(
    "answer",
    [
        BAD,
        replace(GOOD, seen=replace(SEEN, status=203)),
        replace(GOOD, seen=replace(SEEN, headers={"etag": ""})),
        replace(GOOD, seen=replace(SEEN, hops=(Hop(301, URL),))),
        replace(GOOD, fetched=NOW - timedelta(days=30)),
        replace(GOOD, fetched=NOW + timedelta(days=1)),
    ],
)
def test_what_should_be_seen_again_must_not_be_asked_for_under_a_condition(answer: Answer) -> None:
    assert condition(answer, NOW) == {}


def test_only_the_address_itself_can_say_that_the_earlier_answer_holds() -> None:
    assert still_holds(replace(SEEN, status=304))
    assert not still_holds(SEEN)
    assert not still_holds(replace(SEEN, status=304, hops=(Hop(302, URL),)))
