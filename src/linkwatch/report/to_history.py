"""One link's story: what the last run said of it, since when it fails, when it worked, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from linkwatch.model import Report, Result, Verdict
from linkwatch.records import dataclass
from linkwatch.report import escape, to_json, to_text, words
from linkwatch.report.to_text import Line, Style

SCHEMA = 1

_MOST_PLACES = 20
_LONGEST = 2100
_WIDTH = 13


@dataclass(frozen=True, slots=True)
class Story:
    """What all runs say of one link; every day is in UTC.

    `verdict` and `reason` are the last that are known. `run` and `result` are of the last run, where that one saw the
    link. `run_days` counts the days with a run since the link began to fail, 0 where the runs are not known. A streak
    that is `proven` is not counted any more, so that without `last_failed` its `failing_days` are 'at least'.
    """

    url: str
    verdict: Verdict
    reason: str = ""
    run: Report | None = None
    result: Result | None = None
    first_failed: date | None = None
    last_failed: date | None = None
    failing_days: int = 0
    run_days: int = 0
    proven: bool = False
    last_ok: date | None = None
    came_back: tuple[date, ...] = ()
    flaky: bool = False


def lines(story: Story) -> Iterator[Line]:
    """Tell the story line by line, each with its style."""
    yield to_text.linked(Style.SUMMARY, "", story.url)
    name = f"{story.verdict} ({story.reason})" if story.reason else str(story.verdict)
    style = Style(story.verdict) if story.verdict in words.ACTIONS else Style.PLAIN
    yield _row("verdict", name, style)
    if story.result:
        yield from _last_run(story.result)
    yield from _days(story)
    yield from _places(story)


def to_object(story: Story) -> to_json.Json:
    """Give the story for programs; `last_run` is what the JSON report has of the link, null where it does not."""
    run, result = story.run, story.result
    return {
        "schema": SCHEMA,
        "url": escape.public_url(story.url),
        "verdict": story.verdict.value,
        "reason": story.reason or None,
        "first_failed": _day(story.first_failed),
        "last_failed": _day(story.last_failed),
        "failing_days": story.failing_days,
        "run_days": story.run_days,
        "proven": story.proven,
        "last_ok": _day(story.last_ok),
        "came_back": [each.isoformat() for each in story.came_back],
        "flaky": story.flaky,
        "last_run": {"finished_at": _moment(run.finished_at), **to_json.link(result)} if run and result else None,
    }


def render_json(story: Story) -> str:
    """Write the story as one JSON object; every key is there, null where something is unknown."""
    return to_json.dump(to_object(story))


def _last_run(result: Result) -> Iterator[Line]:
    yield _row("why", words.why(result))
    suggestion = result.judgement.suggestion
    if suggestion or result.judgement.reason.step:
        yield _row("next step", words.what_to_do(result, escape.one_line, escape.address))
    if result.seen:
        seen = result.seen
        told = f"{to_text.outcome(seen)} in {seen.elapsed_ms} ms: {to_text.route(seen, from_cache=result.from_cache)}"
        yield _row("visit", told)


def _days(story: Story) -> Iterator[Line]:
    if story.first_failed:
        yield _row("failing", _streak(story))
    if story.last_failed:
        yield _row("last failed", story.last_failed.isoformat())
    if story.last_ok:
        yield _row("last worked", story.last_ok.isoformat())
    if story.came_back:
        flaky = "; flaky: it fails and comes back again and again" if story.flaky else ""
        yield _row("came back", f"{', '.join(each.isoformat() for each in story.came_back)}{flaky}")


def _streak(story: Story) -> str:
    least, known = "" if story.last_failed else "at least ", story.run_days >= story.failing_days
    days = f"{story.failing_days} of {words.count(story.run_days, 'day')} with a run"
    proof = ", which is proof" if story.proven else ""
    assert story.first_failed
    number = days if known else words.count(story.failing_days, "day")
    return f"since {story.first_failed.isoformat()}, seen on {least}{number}{proof}"


def _places(story: Story) -> Iterator[Line]:
    if not story.run or not story.result:
        yield _row("places", "not known: the last run that is kept did not see it")
        return
    places = [escape.place(words.place(each)) for each in story.result.link.places]
    for number, place in enumerate(places[:_MOST_PLACES]):
        yield _row("" if number else "places", place, Style.LINK)
    if len(places) > _MOST_PLACES:
        yield _row("", f"and {len(places) - _MOST_PLACES} more places")
    yield _row("last run", words.moment(story.run.finished_at))


def _moment(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _row(name: str, text: str, style: Style = Style.PLAIN) -> Line:
    shown = escape.shorten(escape.one_line(text), _LONGEST)
    return Line(style, f"  {name:<{_WIDTH}}{shown}")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
