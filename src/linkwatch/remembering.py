"""Puts a run beside those before it: verdicts that only time can give, and what is written down for the next run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date
from functools import cache
from itertools import islice
from pathlib import Path

from linkwatch import confines, history, kept_run, memory, rules, state, urls
from linkwatch.cache_file import make_folder
from linkwatch.change import is_unchanged
from linkwatch.memory import Past, Patience
from linkwatch.model import Judgement, LinkwatchError, Problem, Reason, Report, Result, Settings
from linkwatch.spill import gathered
from linkwatch.state import State
from linkwatch.store import Cache, open_cache

LAST = "last-run.json"
"""The last run, beside the cache, to be rendered again."""
USUAL_REPORTS = "reports"
"""The report folder whose memory is read where none is named; nothing is written there."""
MANY = 500
"""Links that are judged with their pasts at a time."""
_CHECK_FIRST = "Run `linkwatch check` first, without --no-cache and `cache = false`, which keep no run."


def remember(report: Report, settings: Settings, folder: str | None) -> Report:
    """Judge the links of a run by what earlier runs saw of them, and keep what this one saw.

    The memory is `state.jsonl` in `folder`, or else beside the cache. Settings without a cache and without a folder
    want no memory, and a run that was broken off adds nothing to it; one about a change no line to the history. Of what
    such a run did not visit, the memory of nightly runs tells in any case. Trouble becomes a problem of the report.
    """
    if settings.cache or folder:
        if not report.interrupted:
            report = _with_memory(report, settings, folder)
        if folder:
            until = memory.latest(_day(report))
            report = replace(report, history=history.read(Path(folder, history.FILE), until))
        report = _with(report, _keep_last(report, settings))
    elif report.base and not report.interrupted:
        judged = ((result, Past()) for result in report.results)
        report = _told_apart(report, judged, _usual(report, folder, _day(report)))
    return report


def last_run(settings: Settings) -> Report:
    """Give the last run as it was told; raises LinkwatchError where none is kept."""
    file = Path(settings.cache_dir, LAST)
    confines.check(file)  # before anything is told of what stands there
    confines.check_own(file)
    if not file.is_file():
        raise LinkwatchError(f"no earlier run is kept in {settings.cache_dir}", _CHECK_FIRST)
    return kept_run.read(file)


def _with_memory(report: Report, settings: Settings, folder: str | None) -> Report:
    today = _day(report)
    known, file = _state(settings, folder, today)
    patience = Patience(settings.failing_days, settings.failing_span)
    with open_cache(settings) as cache:
        remembered = _Remembered(known, cache, report, patience)
        report = _told_apart(report, remembered.judged(), _usual(report, folder, today))
        cache.forget(report.started_at)
    trouble = [*known.problems, *cache.problems]
    if not folder:
        trouble += _made(file.parent)
    trouble += state.write(file, known, remembered.pasts, today, patience)
    if folder and not report.base:
        trouble += _append(Path(folder, history.FILE), report)
    return _with(report, trouble)


class _Remembered:
    """A run beside what is known of its links; `pasts` is what the durable memory has to know of them now."""

    def __init__(self, known: State, cache: Cache, report: Report, patience: Patience) -> None:
        self.pasts: dict[str, Past] = {}
        self._known, self._cache = known, cache
        self._report, self._today, self._patience = report, _day(report), patience

    def judged(self) -> Iterator[tuple[Result, Past]]:
        """Judge each link with its past; some links at a time, since the past of all may be too much for memory."""
        left = iter(self._report.results)
        while some := list(islice(left, MANY)):
            names = [urls.without_userinfo(result.link.url) for result in some]
            exact, pasts = self._cache.pasts(names), {}
            for url, result in zip(names, some, strict=True):
                cached = exact.get(url)
                cached = cached and memory.believed(cached, self._today)
                past = memory.completed(self._known.past(url), cached)
                told, pasts[url] = memory.judge_with_past(result, past, self._today, self._patience)
                yield told, pasts[url]
            self._cache.keep_pasts(pasts, exact, self._report.started_at)
            self.pasts |= {url: past for url, past in pasts.items() if self._known.needs(url, past)}


def _told_apart(report: Report, judged: Iterable[tuple[Result, Past]], usual: State) -> Report:
    """Set apart what a run about a change did not visit and what did not work, as links' pasts have it, or `usual` has.

    The latter is another memory, which changes nothing else.
    """
    standing: list[Result] = []

    def ours() -> Iterator[Result]:
        for result, past in judged:
            failing = _failing(result, past, usual) if is_unchanged(result) else None
            if failing:
                standing.append(_recalled(result, failing))
            else:
                yield result

    results = gathered(ours(), len(report.results))
    return replace(report, results=results, standing=(*report.standing, *standing))


def _failing(result: Result, past: Past, usual: State) -> Past | None:
    """Give what is known of a link that did not work, None for one that did; the later knowledge counts."""
    if past.verdict in memory.FAILING:
        return past
    known = usual.past(urls.without_userinfo(result.link.url))
    if known is None or known.verdict not in memory.FAILING:
        return None
    worked = max(filter(None, (past.last_ok, *past.came_back)), default=date.min)
    return known if worked <= max(memory.days_of(known), default=date.max) else None


def _recalled(result: Result, past: Past) -> Result:
    """Give a link as it was when it was last visited, as far as that is remembered."""
    reason = _reasons().get(past.reason, Reason(past.reason, ""))
    detail = f"{reason.sentence or 'It did not work.'} An earlier run saw it. {reason.step}".rstrip()
    judgement = Judgement(past.verdict, reason, detail)
    told = Result(result.link, judgement, first_failed=past.first_failed, failing_days=past.failing_days)
    return replace(told, last_ok=past.last_ok)


@cache
def _reasons() -> Mapping[str, Reason]:
    return {ruling.name: ruling.reason for ruling in rules.rulings(memory)}


def _day(report: Report) -> date:
    return report.started_at.astimezone(UTC).date()


def _state(settings: Settings, folder: str | None, today: date) -> tuple[State, Path]:
    """Give the memory and where it is to be kept: a new folder starts with what is known beside the cache."""
    beside = Path(settings.cache_dir, state.FILE)
    file = Path(folder, state.FILE) if folder else beside
    if file != beside and settings.cache and not file.exists():
        return State(pasts=state.as_of(state.read(beside), beside, today).pasts), file
    return _counted(state.as_of(state.read(file), file, today), file, today), file


def _counted(known: State, file: Path, today: date) -> State:
    return state.counted(known, history.days(file.parent, memory.latest(today)))


def _usual(report: Report, folder: str | None, today: date) -> State:
    """Give the memory of nightly runs to a run about a change that is given none, such as that of a pull request."""
    if folder or not report.base:
        return State()
    file = Path(USUAL_REPORTS, state.FILE)
    try:
        confines.check(file)
    except LinkwatchError:
        return State()
    return _counted(state.as_of(state.read(file), file, today), file, today)


def _append(file: Path, report: Report) -> Iterator[Problem]:
    try:
        history.append(file, report)
    except LinkwatchError as error:
        yield _problem(file, error, "this run is missing in it")


def _keep_last(report: Report, settings: Settings) -> Iterator[Problem]:
    """Keep what the renderers need of a run."""
    if not settings.cache:
        return
    file = Path(settings.cache_dir, LAST)
    try:
        make_folder(file.parent)
        confines.check_own(file)
        kept_run.write(file, report)
    except LinkwatchError as error:
        yield _problem(file, error, "`linkwatch report` will not know of this run")


def _made(folder: Path) -> Iterator[Problem]:
    try:
        make_folder(folder)
    except LinkwatchError as error:
        yield _problem(folder, error, "nothing is remembered")


def _problem(file: Path, error: LinkwatchError, consequence: str) -> Problem:
    return Problem(str(file), 0, 0, f"{str(error).removeprefix(f'{file}: ')}; {consequence}")


def _with(report: Report, problems: Iterable[Problem]) -> Report:
    return replace(report, problems=tuple(dict.fromkeys([*report.problems, *problems])))
