"""What earlier runs saw of a link, and what that means today; pure: every day is handed in, all of them in UTC."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from linkwatch.model import Failure, Judgement, Result, Verdict
from linkwatch.records import dataclass
from linkwatch.rules.ruling import AGAIN, REPLACE, Ruling

FAILING_FOR_DAYS = Ruling(
    Verdict.BROKEN, "failing-for-days", "The link has not worked on any of several days on which it was tried.", REPLACE
)

GOOD = frozenset({Verdict.OK, Verdict.MOVED})
FAILING = frozenset({Verdict.BROKEN, Verdict.UNREACHABLE})

FLAKY_DAYS = 30
"""How far back a link's returns count."""
FLAKY_RETURNS = 3
"""Returns within FLAKY_DAYS that make a link flaky."""
MOST_RETURNS = 10
"""Returns that are remembered."""
FORGOTTEN_AFTER = 90
"""Days for which a link is remembered that the runs do not see any more, for a run may be of some files only."""

EARLIEST = date(2026, 1, 1)
"""No run was before linkwatch was: a clock that says so is wrong, and no judge of other days."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an outage may last: it is proof after `days` different failing days, the last `span` after the first."""

    days: int = 3
    span: int = 3


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a link; the days of failing are those of the present streak, which a success ends.

    A streak that is `proven`, or whose every day is proof by itself (`broken`), needs no counting: where its
    `last_failed` lacks, `failing_days` is 'at least'.
    `proven_on` is the day of the run that made it one. `came_back` has the days on which the link worked again, oldest
    first, the latest MOST_RETURNS of them.
    """

    verdict: Verdict = Verdict.OK
    reason: str = ""
    first_failed: date | None = None
    last_failed: date | None = None
    failing_days: int = 0
    proven: bool = False
    last_ok: date | None = None
    came_back: tuple[date, ...] = ()
    proven_on: date | None = None


def latest(today: date) -> date:
    """Give the last day that a run may have had by now; it is tomorrow, since clocks differ a little."""
    return today + timedelta(days=1) if today >= EARLIEST else date.max


def days_of(past: Past) -> list[date]:
    """Give all days that are known of a link."""
    days = (past.first_failed, past.last_failed, past.proven_on, past.last_ok, *past.came_back)
    return [day for day in days if day]


def believed(past: Past, today: date) -> Past:
    """Take back what a run added whose clock was ahead; gives the very same where nothing is dated later than tomorrow.

    What was known before stays: a streak that such a run went on with has a day less, one that it began is none.
    """
    end = latest(today)
    if all(day <= end for day in days_of(past)):
        return past
    known = replace(
        past,
        last_ok=past.last_ok if past.last_ok and past.last_ok <= end else None,
        came_back=tuple(day for day in past.came_back if day <= end),
    )
    if past.first_failed and past.first_failed > end:
        return _unproven(replace(known, first_failed=None, last_failed=None, failing_days=0))
    if past.proven_on and past.proven_on > end:
        return _unproven(_shortened(known, today))
    if past.last_failed and past.last_failed > end:
        shorter = _shortened(known, today)
        return replace(shorter, last_failed=None) if past.proven else shorter
    return known


def counted(past: Past, days: Collection[date]) -> Past:
    """Count the days of a link that is broken, which its entry leaves out, by those on which runs were made."""
    since = past.first_failed
    is_open = past.verdict is Verdict.BROKEN and past.last_failed is None and not past.proven
    failing = {day for day in days if since and day >= since} if is_open else set()
    return replace(past, last_failed=max(failing), failing_days=len(failing)) if failing else past


def _shortened(past: Past, today: date) -> Past:
    """Take the last day off a streak; where the one before it is not known, that may be today, which is not counted."""
    assert past.first_failed
    most = (today - past.first_failed).days + 1
    days = max(1, min(past.failing_days - 1, most))
    return replace(past, failing_days=days, last_failed=today if days > 1 else past.first_failed)


def _unproven(past: Past) -> Past:
    known = replace(past, proven=False, proven_on=None)
    is_by_memory = past.reason == FAILING_FOR_DAYS.name
    return replace(known, verdict=Verdict.UNREACHABLE, reason="") if is_by_memory else known


def judge_with_past(result: Result, past: Past, today: date, patience: Patience) -> tuple[Result, Past]:
    """Judge a link by all its runs: give the result as it is told, and what to remember of it.

    Several runs on one day are one; a day before what is known changes nothing, for one of the clocks was wrong.
    """
    verdict = result.judgement.verdict
    if verdict is Verdict.BLOCKED or _says_nothing(result):
        return _unknown(result, past)
    if verdict in FAILING:
        return _failing(result, past, today, patience)
    if verdict in GOOD:
        return _good(result, past, today)
    return result, past


def is_flaky(past: Past, today: date) -> bool:
    """Whether a link failed and came back again and again lately."""
    return bool(past.came_back) and len(_recent(past, today)) >= FLAKY_RETURNS


def is_worth_keeping(past: Past, today: date) -> bool:
    """Whether there is more to say of a link than that it is plainly ok."""
    return past.verdict is not Verdict.OK or past.first_failed is not None or bool(_recent(past, today))


def is_forgotten(past: Past, today: date) -> bool:
    """Whether a link that this run did not see need not be remembered any more."""
    days = days_of(past)
    return not days or (today - max(days)).days > FORGOTTEN_AFTER


def completed(past: Past | None, exact: Past | None) -> Past:
    """Add to the durable memory what only the cache knows: the last good day, and the count of a proven streak.

    Where they disagree on a streak, the durable memory is right: it is the one that all machines share.
    """
    if past is None or exact is None:
        return past or _plainly(last_ok=exact.last_ok if exact else None)
    last_ok = max(filter(None, (past.last_ok, exact.last_ok)), default=None)
    if past.first_failed and past.first_failed == exact.first_failed and past.failing_days <= exact.failing_days:
        return replace(past, last_ok=last_ok, last_failed=exact.last_failed, failing_days=exact.failing_days)
    return replace(past, last_ok=last_ok)


def _failing(result: Result, past: Past, today: date, patience: Patience) -> tuple[Result, Past]:
    streak = _streak(past, today)
    judgement = result.judgement
    proven = past.proven
    if judgement.verdict is Verdict.UNREACHABLE:
        proven = proven or _is_proof(streak, today, patience)
        judgement = _given_up(judgement, streak) if proven else _with_flakiness(judgement, streak, today)
    told = replace(
        result,
        judgement=judgement,
        first_failed=streak.first_failed,
        failing_days=streak.failing_days,
        last_ok=past.last_ok,
    )
    known = replace(streak, proven=proven, verdict=judgement.verdict, reason=judgement.reason.name)
    return told, known if proven == past.proven else replace(known, proven_on=today)


def _streak(past: Past, today: date) -> Past:
    if past.first_failed is None:
        return replace(past, first_failed=today, last_failed=today, failing_days=1)
    if past.last_failed and past.last_failed < today:
        return replace(past, last_failed=today, failing_days=past.failing_days + 1)
    if past.last_failed is None and not past.proven:
        return _counted_again(past, today)
    return past


def _counted_again(past: Past, today: date) -> Past:
    """Count on from days that nobody counted; at least the first of them is known."""
    assert past.first_failed
    last = max(today, past.first_failed)  # a clock that is behind adds no day
    return replace(past, last_failed=last, failing_days=past.failing_days + (past.first_failed < last))


def _is_proof(streak: Past, today: date, patience: Patience) -> bool:
    # Who is known to come back is given twice the time: else a flake with one long outage would be called dead.
    times = 2 if is_flaky(streak, today) else 1
    assert streak.first_failed
    assert streak.last_failed
    span = (streak.last_failed - streak.first_failed).days
    return streak.failing_days >= times * patience.days and span >= times * patience.span


def _given_up(judgement: Judgement, streak: Past) -> Judgement:
    assert streak.first_failed
    number = f"{streak.failing_days} day" + "s" * (streak.failing_days > 1)
    days = f"{number if streak.last_failed else f'at least {number}'} with failing runs"
    last = judgement.detail.replace(AGAIN, "").strip()  # what may have passed on the first day has not
    detail = f"Failing since {streak.first_failed.isoformat()} ({days}): {last}"
    return FAILING_FOR_DAYS.because(detail, judgement.suggestion)


def _good(result: Result, past: Past, today: date) -> tuple[Result, Past]:
    judgement = result.judgement
    if result.from_cache and past.first_failed:
        return result, past  # an earlier answer is no news, least of all a return
    last_ok = past.last_ok if result.from_cache and past.last_ok else today
    known = _plainly(judgement.verdict, judgement.reason.name, last_ok=last_ok, came_back=past.came_back)
    if past.first_failed is None:
        judgement = _with_flakiness(judgement, known, today)
        return Result(result.link, judgement, result.seen, result.from_cache, last_ok=last_ok), known
    days = sorted({*past.came_back, today})
    known = replace(known, came_back=tuple(days[-MOST_RETURNS:]))
    back = _saying(judgement, f"It is back: it had been failing since {past.first_failed.isoformat()}.")
    told = replace(result, judgement=_with_flakiness(back, known, today), last_ok=last_ok, recovered=True)
    return told, known


@lru_cache(maxsize=256)  # of most links the same is known: one object for all of them takes no memory
def _plainly(
    verdict: Verdict = Verdict.OK, reason: str = "", *, last_ok: date | None, came_back: tuple[date, ...] = ()
) -> Past:
    return Past(verdict, reason, last_ok=last_ok, came_back=came_back)


def _says_nothing(result: Result) -> bool:
    """Whether it is the user's own proxy that failed: a day of that is no day on which the link failed."""
    return result.seen is not None and result.seen.failure is Failure.PROXY


def _unknown(result: Result, past: Past) -> tuple[Result, Past]:
    known = replace(past, verdict=result.judgement.verdict, reason=result.judgement.reason.name)
    if past.last_ok is None:
        return result, known
    said = _saying(result.judgement, f"It last worked on {past.last_ok.isoformat()}.")
    return replace(result, judgement=said, last_ok=past.last_ok), known


def _with_flakiness(judgement: Judgement, past: Past, today: date) -> Judgement:
    if not is_flaky(past, today):
        return judgement
    times = len(_recent(past, today))
    return _saying(judgement, f"It is flaky: in the last {FLAKY_DAYS} days it failed and came back {times} times.")


def _saying(judgement: Judgement, sentence: str) -> Judgement:
    return replace(judgement, detail=f"{judgement.detail} {sentence}".strip())


def _recent(past: Past, today: date) -> list[date]:
    return [day for day in past.came_back if 0 <= (today - day).days < FLAKY_DAYS]
