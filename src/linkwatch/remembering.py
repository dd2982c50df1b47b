"""Puts a run beside those before it: verdicts that only time can give, and what is written down for the next run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from linkwatch import confines, history, kept_run, memory, rules, state, urls
from linkwatch.cache_file import make_folder
from linkwatch.change import is_unchanged
from linkwatch.memory import Past, Patience
from linkwatch.model import Judgement, LinkwatchError, Problem, Reason, Report, Result, Settings
from linkwatch.state import State
from linkwatch.store import open_cache

LAST = "last-run.json"
"""The last run, beside the cache, to be rendered again."""


def remember(report: Report, settings: Settings, folder: str | None) -> Report:
    """Judge the links of a run by what earlier runs saw of them, and keep what this one saw.

    The memory is `state.jsonl` in `folder`, or else beside the cache. Settings without a cache and without a folder
    want no memory, and a run that was broken off adds nothing to it; one about a change no line to the history. Trouble
    becomes a problem of the report.
    """
    if settings.cache or folder:
        if not report.interrupted:
            report = _with_memory(report, settings, folder)
        if folder:
            report = replace(report, history=history.read(Path(folder, history.FILE)))
        report = _with(report, _keep_last(report, settings))
    return report


def last_run(settings: Settings) -> Report:
    """Give the last run as it was told; raises LinkwatchError where none is kept."""
    file = Path(settings.cache_dir, LAST)
    confines.check_own(file)
    if not file.is_file():
        raise LinkwatchError(f"no earlier run is kept in {settings.cache_dir}", "Run `linkwatch check` first.")
    return kept_run.read(file)


def _with_memory(report: Report, settings: Settings, folder: str | None) -> Report:
    known, file = _state(settings, folder)
    patience = Patience(settings.failing_days, settings.failing_span)
    today = report.started_at.astimezone(UTC).date()
    pasts: dict[str, Past] = {}
    results: list[Result] = []
    names = [urls.without_userinfo(result.link.url) for result in report.results]
    with open_cache(settings) as cache:
        exact = cache.pasts(names)
        for url, result in zip(names, report.results, strict=True):
            past = memory.completed(known.past(url), exact.get(url))
            told, pasts[url] = memory.judge_with_past(result, past, today, patience)
            results.append(told)
        cache.keep_pasts(pasts, exact, report.started_at)
        cache.forget(report.started_at)
    report = _with_standing(replace(report, results=tuple(results)), pasts)
    trouble = [*known.problems, *cache.problems]
    if not folder:
        trouble += _made(file.parent)
    trouble += state.write(file, known, pasts, today, patience)
    if folder and not report.base:
        trouble += _append(Path(folder, history.FILE), report)
    return _with(report, trouble)


def _with_standing(report: Report, pasts: Mapping[str, Past]) -> Report:
    """Set apart the links that a run about a change did not visit, and that did not work in the last visit."""
    failing = {
        result.link.url: past
        for result in report.results
        if is_unchanged(result) and (past := pasts[urls.without_userinfo(result.link.url)]).verdict in memory.FAILING
    }
    if not failing:
        return report
    known = {ruling.name: ruling.reason for ruling in rules.rulings(memory)}
    recalled = (_recalled(each, failing[each.link.url], known) for each in report.results if each.link.url in failing)
    ours = tuple(each for each in report.results if each.link.url not in failing)
    return replace(report, results=ours, standing=(*report.standing, *recalled))


def _recalled(result: Result, past: Past, known: Mapping[str, Reason]) -> Result:
    """Give a link as it was when it was last visited, as far as that is remembered."""
    reason = known.get(past.reason, Reason(past.reason, ""))
    detail = f"{reason.sentence or 'It did not work.'} An earlier run saw it. {reason.step}".rstrip()
    judgement = Judgement(past.verdict, reason, detail)
    told = Result(result.link, judgement, first_failed=past.first_failed, failing_days=past.failing_days)
    return replace(told, last_ok=past.last_ok)


def _state(settings: Settings, folder: str | None) -> tuple[State, Path]:
    """Give the memory and where it is to be kept: a new folder starts with what is known beside the cache."""
    beside = Path(settings.cache_dir, state.FILE)
    file = Path(folder, state.FILE) if folder else beside
    if file != beside and settings.cache and not file.exists():
        return State(pasts=state.read(beside).pasts), file
    return state.read(file), file


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
