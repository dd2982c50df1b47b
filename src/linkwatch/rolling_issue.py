"""`linkwatch issue`: what the last run saw, told in one issue of a repository on GitHub."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from linkwatch import github
from linkwatch.fetch.http import open_http
from linkwatch.fetch.routes import Routes
from linkwatch.github import Api, Clock, Kept, Place, Wish
from linkwatch.model import ConnectTo, Fetch, LinkwatchError, Observation, Report, Request, Settings, Verdict
from linkwatch.records import dataclass
from linkwatch.report import escape, to_issue, words
from linkwatch.rules.unvisited import OFFLINE

TITLE = "Links to mend"


def _utc_now() -> datetime:
    return datetime.now(UTC)


CLOCK = Clock(_utc_now, asyncio.sleep)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user wants of the issue; the title counts for a new one only, '' is no label."""

    title: str = TITLE
    label: str = ""
    writes: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """What was done, as a line for programs and people, and remarks for people."""

    line: str
    remarks: tuple[str, ...]
    text: str


def keep(report: Report, settings: Settings, place: Place, wanted: Wanted, clock: Clock = CLOCK) -> Told:
    """Open, edit, close or reopen the issue, or leave it as it is, so that it tells what the run saw.

    It is wanted where the run found something that `settings.fail_on` names. Raises LinkwatchError for a run that did
    not look at everything, and where GitHub cannot be written to.
    """
    _check_whole(report)
    wish = _wish(report, settings, wanted)
    try:
        kept = asyncio.run(_keep(place, wanted, wish, settings, clock))
    except LinkwatchError as error:
        raise LinkwatchError(place.without_token(str(error)), error.hint) from None
    line, *remarks = map(place.without_token, (_line(kept, writes=wanted.writes), *kept.remarks))
    return Told(line, tuple(map(escape.one_line, remarks)), wish.text)


def _check_whole(report: Report) -> None:
    """Refuse what would close an issue although the links in it are as they were."""
    trouble = next(_missing(report), "")
    if trouble:
        hint = "The issue stays as it is. Run `linkwatch check` for everything first."
        raise LinkwatchError(f"the last run {trouble}, so it cannot say what the issue is to tell", hint)


def _missing(report: Report) -> Iterator[str]:
    if report.interrupted:
        yield "was interrupted"
    if report.base:
        yield "was about a change only"
    if any(result.judgement.reason == OFFLINE.reason for result in report.of(Verdict.EXCLUDED)):
        yield "asked no server"


def _wish(report: Report, settings: Settings, wanted: Wanted) -> Wish:
    bad = sum(report.counts[verdict] for verdict in settings.fail_on)
    number, seen = words.count(bad, "address", "addresses"), words.moment(report.finished_at)
    nothing_to_check = report.counts[Verdict.EXCLUDED] == len(report.results)
    others = sum(report.counts[verdict] for verdict in _TO_DO if verdict not in settings.fail_on)
    why = f"found nothing that keeps this issue open ({others} to look at otherwise)" if others else _IN_ORDER
    why = "had no link to check" if nothing_to_check else why
    return Wish(
        title=wanted.title,
        text=f"{github.MARK}\n{to_issue.render_within(report, github.LONGEST_TEXT - len(github.MARK) - 1)}",
        wanted=bool(bad),
        closing=f"Nothing is left to mend: the run of {seen} {why}, so this issue is closed.",
        reopening=f"There is something to mend again: {number} in the run of {seen}.",
        at=report.finished_at.astimezone(UTC),
    )


async def _keep(place: Place, wanted: Wanted, wish: Wish, settings: Settings, clock: Clock) -> Kept:
    routes = Routes(_of_api(settings, place))
    async with open_http(routes) as http:
        api = Api(place, _within(http, settings), clock)
        return await github.keep_issue(api, wanted.label, wish, writes=wanted.writes)


def _of_api(settings: Settings, place: Place) -> Settings:
    """Lead to the named server: it may be in a private network; what is not encrypted passes no proxy."""
    straight = settings.connect_to if place.is_secure else (ConnectTo("", "", "", ""),)
    return replace(settings, allow_private=True, connect_to=straight)


def _within(fetch: Fetch, settings: Settings) -> Fetch:
    async def fetch_within(request: Request) -> Observation:
        return await fetch(replace(request, timeout=settings.timeout))

    return fetch_within


_TO_DO = (Verdict.BROKEN, Verdict.UNREACHABLE, Verdict.BLOCKED, Verdict.MOVED)
_IN_ORDER = "found all of it in order"


def _line(kept: Kept, *, writes: bool) -> str:
    number = f"#{kept.issue.number}" if kept.issue else "a new issue"
    why = kept.issue.why_closed.replace("_", " ") if kept.issue else ""
    said = (_DONE if writes else _WOULD)[kept.done].format(number, why)
    return escape.one_line(f"{said}: {kept.issue.url}" if kept.issue else said)


_DONE = {
    "opened": "opened {}",
    "edited": "edited {}",
    "closed": "nothing is left to mend, closed {}",
    "reopened": "reopened {}",
    "unchanged": "nothing has changed in {}",
    "declined": "left alone, since a person closed it as {1}: {0}",
    "none": "nothing to mend, and no issue is open",
}
_WOULD = _DONE | {
    "opened": "would open {}",
    "edited": "would edit {}",
    "closed": "nothing is left to mend, would close {}",
    "reopened": "would reopen {}",
}
