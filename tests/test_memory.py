"""What several runs say together that none says alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.memory import (
    FAILING_FOR_DAYS,
    FORGOTTEN_AFTER,
    Past,
    Patience,
    believed,
    completed,
    counted,
    is_flaky,
    is_forgotten,
    is_worth_keeping,
    judge_with_past,
)
from linkwatch.model import Verdict
from linkwatch.rules.transport import MEANING
from remembered import PATIENCE, day, live, result, verdicts

BROKEN, UNREACHABLE, OK, BLOCKED = Verdict.BROKEN, Verdict.UNREACHABLE, Verdict.OK, Verdict.BLOCKED


@pytest.mark.parametrize(
    ("signs", "last"),
    [
        ("-", UNREACHABLE),
        ("---", UNREACHABLE),  # three days, but only two after the first
        ("----", BROKEN),
        ("-  -", UNREACHABLE),  # three days later, but only two days
        ("- - -", BROKEN),
        ("-      -      -", BROKEN),  # a run a week
        ("--+--", UNREACHABLE),
        ("---+---", UNREACHABLE),
        ("----+", OK),
        ("----+-", UNREACHABLE),
        ("--#--", BROKEN),  # a wall is neither failure nor success
        ("-##########", BLOCKED),
        ("pppppppppp", UNREACHABLE),  # nor is a day on which the own proxy failed
        ("--pp--", BROKEN),
        ("-pp-", UNREACHABLE),
        ("bbbb", BROKEN),  # but behind the proxy it is the server that is not there
        ("-dddddddddd", BLOCKED),
        ("x", BROKEN),
        ("xxx-", BROKEN),
        ("xx-", UNREACHABLE),
    ],
)
def test_an_outage_becomes_proof_only_with_time(signs: str, last: Verdict) -> None:
    assert verdicts(signs)[-1] is last


@pytest.mark.parametrize(
    ("patience", "signs", "last"),
    [
        (Patience(1, 0), "-", BROKEN),
        (Patience(2, 0), "-", UNREACHABLE),
        (Patience(2, 1), "--", BROKEN),
        (Patience(2, 7), "-----", UNREACHABLE),
        (Patience(2, 7), "-     -", UNREACHABLE),
        (Patience(2, 7), "-      -", BROKEN),
    ],
)
def test_patience_is_the_users_choice(patience: Patience, signs: str, last: Verdict) -> None:
    assert verdicts(signs, patience)[-1] is last


def test_the_verdict_by_memory_says_since_when_and_what_to_do() -> None:
    told = live("----")[-1][0]
    assert told.judgement.reason == FAILING_FOR_DAYS.reason
    assert told.judgement.detail == (
        "Failing since 2026-11-12 (4 days with failing runs): a.example did not answer in time. "
        "Replace or remove the link."
    )
    assert (told.first_failed, told.failing_days) == (day(0), 4)


def test_one_day_may_be_enough() -> None:
    assert "(1 day with failing runs)" in live("-", Patience(1, 0))[0][0].judgement.detail


@pytest.mark.parametrize(("sign", "words"), [("-", "Failing since 2026-11-12 ("), ("+", "failing since 2026-11-12.")])
def test_a_day_is_written_in_the_new_year_as_it_was_in_the_old_one(sign: str, words: str) -> None:
    for today in (date(2026, 12, 31), date(2027, 1, 1)):
        told, _ = judge_with_past(result(sign), live("----")[-1][1], today, PATIENCE)
        assert words in told.judgement.detail


def test_after_days_no_outage_is_said_to_be_passing() -> None:
    past = live("----")[-1][1]
    for ruling, _ in MEANING.values():
        judgement = replace(ruling.because("Words."), verdict=UNREACHABLE)
        told, _ = judge_with_past(replace(result("-"), judgement=judgement), past, day(4), PATIENCE)
        assert "may pass" not in told.judgement.detail


def test_several_runs_on_one_day_are_one() -> None:
    past = Past()
    for _ in range(9):
        told, past = judge_with_past(result("-"), past, day(0), PATIENCE)
    assert (told.judgement.verdict, told.failing_days) == (UNREACHABLE, 1)


@pytest.mark.parametrize("days", [(0, -10, 0, -9, 0), (0, 1, 0, 1, 0, 1), (0, -1, -2, -3, -4, -5), (5, 0, 1, 2, 3, 4)])
def test_a_clock_that_jumps_back_must_not_make_a_streak(days: tuple[int, ...]) -> None:
    past = Past()
    for number in days:
        told, past = judge_with_past(result("-"), past, day(number), PATIENCE)
        assert told.judgement.verdict is UNREACHABLE


def test_what_works_again_is_told_once() -> None:
    (_, _), (back, past), (after, _) = live("-++")
    assert back.recovered
    assert back.judgement.detail.endswith("It is back: it had been failing since 2026-11-12.")
    assert not after.recovered
    assert "back" not in after.judgement.detail
    assert (past.first_failed, past.failing_days, past.came_back) == (None, 0, (day(1),))


def test_a_link_that_always_worked_must_not_be_told_to_be_back() -> None:
    assert not any(told.recovered for told, _ in live("+#++"))


def test_an_answer_from_the_cache_must_not_end_a_streak() -> None:
    past = live("--")[-1][1]
    told, after = judge_with_past(result("+", from_cache=True), past, day(2), PATIENCE)
    assert not told.recovered
    assert after == past


def test_an_answer_from_the_cache_is_no_later_good_day() -> None:
    past = live("+")[-1][1]
    assert judge_with_past(result("+", from_cache=True), past, day(1), PATIENCE)[1].last_ok == day(0)
    assert judge_with_past(result("+", from_cache=True), Past(), day(1), PATIENCE)[1].last_ok == day(1)


def test_a_wall_keeps_the_last_good_day_and_says_it() -> None:
    walled = live("+##")[-1][0]
    assert walled.last_ok == day(0)
    assert walled.judgement.detail.endswith("It last worked on 2026-11-12.")
    assert (walled.first_failed, walled.failing_days) == (None, 0)
    assert live("#")[0][0].judgement == result("#").judgement


def test_a_day_without_a_proxy_is_no_failing_day_and_keeps_the_last_good_one() -> None:
    told, known = live("+p")[-1]
    assert (told.first_failed, told.failing_days, told.last_ok) == (None, 0, day(0))
    assert (known.verdict, known.reason, known.first_failed) == (UNREACHABLE, "proxy", None)


def test_what_is_excluded_changes_nothing() -> None:
    past = live("--")[-1][1]
    excluded = replace(result("+"), judgement=replace(result("+").judgement, verdict=Verdict.EXCLUDED))
    assert judge_with_past(excluded, past, day(2), PATIENCE) == (excluded, past)


def test_a_link_that_fails_and_comes_back_is_called_flaky() -> None:
    lived = live("-+-+-+-")
    assert "flaky" not in lived[3][0].judgement.detail
    for told, _ in lived[5:]:
        assert told.judgement.detail.endswith("It is flaky: in the last 30 days it failed and came back 3 times.")


def test_a_link_that_was_flaky_long_ago_must_not_be_called_so() -> None:
    past = live("-+-+-+")[-1][1]
    assert is_flaky(past, day(30))
    assert not is_flaky(past, day(31))
    assert not is_flaky(past, day(-1))


def test_a_flaky_link_gets_twice_the_time() -> None:
    assert verdicts("-+-+-+------")[-1] is UNREACHABLE
    assert verdicts("-+-+-+-------")[-1] is BROKEN


def test_returns_are_remembered_up_to_a_limit() -> None:
    assert len(live("-+" * 30)[-1][1].came_back) == 10


@given(st.text(alphabet="+-x# "))
def test_whatever_happens_the_streak_is_what_was_seen_since_the_last_success(signs: str) -> None:
    lived = live(signs)
    since = signs[signs.rfind("+") + 1 :]
    failed = [number for number, sign in enumerate(signs) if sign in "-x" and number > signs.rfind("+")]
    if lived and failed:
        past = lived[-1][1]
        assert (past.first_failed, past.failing_days) == (day(failed[0]), len(failed))
        told = [told for told, _ in lived if told.judgement.verdict in {BROKEN, UNREACHABLE}][-1]
        dead = since.rstrip("# ").endswith("x") or told.judgement.reason == FAILING_FOR_DAYS.reason
        assert (told.judgement.verdict is BROKEN) == dead


@given(st.text(alphabet="+-#", max_size=40))
def test_no_outage_of_less_than_three_days_is_ever_broken(signs: str) -> None:
    short = signs.replace("---", "--+")
    while "#" in short and "---" in short.replace("#", ""):
        short = short.replace("#", "+", 1)
    assert BROKEN not in verdicts(short)


@pytest.mark.parametrize(
    ("signs", "later", "kept"),
    [("+", 0, False), ("-", 0, True), ("x", 0, True), ("#", 0, True), ("-+", 0, True), ("-+", 30, False)],
)
def test_only_what_is_not_plainly_ok_is_worth_keeping(signs: str, later: int, kept: bool) -> None:
    lived = live(signs)
    assert is_worth_keeping(lived[-1][1], day(len(signs) - 1 + later)) == kept


def test_what_runs_do_not_see_is_forgotten_after_a_season() -> None:
    past = live("--")[-1][1]
    assert not is_forgotten(past, day(1 + FORGOTTEN_AFTER))
    assert is_forgotten(past, day(2 + FORGOTTEN_AFTER))
    assert is_forgotten(live("#")[-1][1], day(0))


def test_the_cache_adds_what_the_durable_memory_leaves_out() -> None:
    exact = live("+-----")[-1][1]
    durable = replace(exact, last_ok=None, last_failed=None, failing_days=3)
    assert completed(durable, exact) == exact
    assert completed(durable, None) == durable
    assert completed(None, exact) == Past(last_ok=day(0))
    assert completed(None, None) == Past()


def test_the_cache_must_not_contradict_the_durable_memory() -> None:
    durable = live("--")[-1][1]
    other = replace(live("----")[-1][1], first_failed=day(-3), last_ok=day(-4))
    assert completed(durable, other) == replace(durable, last_ok=day(-4))


def test_a_proven_streak_goes_on_without_its_count() -> None:
    durable = replace(live("----")[-1][1], last_failed=None, failing_days=3)
    told, _ = judge_with_past(result("-"), durable, day(9), PATIENCE)
    assert (told.judgement.verdict, told.first_failed, told.failing_days) == (BROKEN, day(0), 3)
    assert "(at least 3 days with failing runs)" in told.judgement.detail


@pytest.mark.parametrize(("first", "days"), [(day(9), 1), (day(8), 2), (day(0), 2)])
@pytest.mark.parametrize("sign", ["x", "-"])
def test_days_that_nobody_counted_are_not_made_up(sign: str, first: date, days: int) -> None:
    durable = replace(live("x")[-1][1], first_failed=first, last_failed=None, failing_days=1)
    told, after = judge_with_past(result(sign), durable, day(9), PATIENCE)
    assert (told.judgement.verdict, told.first_failed) == (BROKEN if sign == "x" else UNREACHABLE, first)
    assert (after.last_failed, after.failing_days, after.proven) == (day(9), days, False)


def test_an_outage_after_days_that_nobody_counted_becomes_proof() -> None:
    past = replace(live("x")[-1][1], last_failed=None)
    for number, verdict in ((8, UNREACHABLE), (9, BROKEN)):
        told, past = judge_with_past(result("-"), past, day(number), PATIENCE)
        assert told.judgement.verdict is verdict


def test_a_clock_behind_must_not_invent_a_day() -> None:
    past = replace(live("x")[-1][1], first_failed=day(5), last_failed=None)
    _, after = judge_with_past(result("-"), past, day(2), PATIENCE)
    assert (after.first_failed, after.last_failed, after.failing_days) == (day(5), day(5), 1)


@pytest.mark.parametrize(
    ("signs", "runs", "days", "last"),
    [
        ("x", [day(0), day(1), day(2)], 3, day(2)),
        ("x", [day(-3), day(0)], 1, day(0)),
        ("x", [], 1, None),
        ("----", [day(0), day(1)], 4, None),
        ("-", [day(0), day(1)], 1, None),
    ],
)
def test_the_days_of_a_broken_link_are_those_of_the_runs(
    signs: str, runs: list[date], days: int, last: date | None
) -> None:
    past = replace(live(signs)[-1][1], last_failed=None)
    known = counted(past, runs)
    assert (known.failing_days, known.last_failed) == (days, last)


FAR = date(2099, 12, 31)


def ahead(signs: str, far: str, patience: Patience = PATIENCE) -> Past:
    """Live these days, and then one of which the clock says that it is FAR."""
    past = live(signs, patience)[-1][1] if signs else Past()
    return judge_with_past(result(far), past, FAR, patience)[1]


@pytest.mark.parametrize(("signs", "far"), [("", "-"), ("", "x"), ("", "+"), ("+", "-"), ("-", "-"), ("---", "-")])
def test_a_run_with_its_clock_ahead_must_not_stop_the_days(signs: str, far: str) -> None:
    past, broken_on = ahead(signs, far), 0
    for number in range(len(signs), 9):
        told, past = judge_with_past(result("-"), believed(past, day(number)), day(number), PATIENCE)
        assert told.first_failed == day(0 if signs.startswith("-") else len(signs))
        broken_on = broken_on or (number if told.judgement.verdict is BROKEN else 0)
    assert broken_on == (3 if signs.startswith("-") else len(signs) + 3)


def test_a_proof_by_a_clock_that_was_ahead_is_taken_back() -> None:
    past = ahead("--", "-")
    assert past.proven
    told, after = judge_with_past(result("-"), believed(replace(past, last_failed=None), day(2)), day(2), PATIENCE)
    assert (told.judgement.verdict, told.first_failed, after.proven) == (UNREACHABLE, day(0), False)


def test_a_proof_that_was_there_before_stays() -> None:
    past = ahead("----", "-")
    told, _ = judge_with_past(result("-"), believed(past, day(4)), day(4), PATIENCE)
    assert (told.judgement.verdict, told.first_failed) == (BROKEN, day(0))
    assert "(at least 4 days with failing runs)" in told.judgement.detail


@pytest.mark.parametrize("days", [(0, 4, 4, 4), (0, 0, 0), (1, 1, 1)])
def test_a_day_that_may_be_counted_already_must_not_be_counted_again(days: tuple[int, ...]) -> None:
    past = Past()
    for number in days:
        past = judge_with_past(result("-"), believed(past, day(number)), day(number), PATIENCE)[1]
        past = judge_with_past(result("-"), past, FAR, PATIENCE)[1]
        told, past = judge_with_past(result("-"), believed(past, day(number)), day(number), PATIENCE)
        assert (told.judgement.verdict, told.failing_days) == (UNREACHABLE, len(set(days[: days.index(number) + 1])))


def test_only_what_is_dated_later_than_tomorrow_is_taken_back() -> None:
    known = Past(BLOCKED, "denied", last_ok=FAR, came_back=(day(-3), day(0), FAR))
    assert believed(known, day(0)) == Past(BLOCKED, "denied", came_back=(day(-3), day(0)))
    tomorrow = Past(UNREACHABLE, "timeout", day(1), day(1), 1, last_ok=day(1), came_back=(day(1),))
    assert believed(tomorrow, day(0)) is tomorrow
    assert believed(tomorrow, day(-1)) == Past(UNREACHABLE, "timeout")


@given(st.text(alphabet="+-#x", max_size=12), st.integers(0, 12))
def test_a_memory_of_right_clocks_is_believed_whole(signs: str, later: int) -> None:
    for _, past in live(signs):
        assert believed(past, day(len(signs) + later)) is past


def test_a_clock_from_before_linkwatch_judges_no_other() -> None:
    past = live("--")[-1][1]
    assert believed(past, date(1970, 1, 1)) is past
    assert judge_with_past(result("-"), past, date(1970, 1, 1), PATIENCE)[1] == past
