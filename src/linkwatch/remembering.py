"""Puts a run beside those before it: verdicts that only time can give, and what is written down for the next run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from linkwatch import codec, files, history, memory, state, urls
from linkwatch.memory import Past, Patience
from linkwatch.model import LinkwatchError, Observation, Page, Problem, Report, Result, Settings
from linkwatch.state import State
from linkwatch.store import make_folder, open_cache

LAST = "last-run.json"
"""The last run, beside the cache, to be rendered again."""


def remember(report: Report, settings: Settings, folder: str | None) -> Report:
    """Judge the links of a run by what earlier runs saw of them, and keep what this one saw.

    The memory is `state.jsonl` in `folder`, or else beside the cache. Settings without a cache and without a folder
    want no memory, and a run that was broken off adds nothing to it. Trouble becomes a problem of the report.
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
    if not file.is_file():
        raise LinkwatchError(f"no earlier run is kept in {settings.cache_dir}", "Run `linkwatch check` first.")
    try:
        return codec.decode(json.loads(files.read_text(file)[0]), Report)
    except (ValueError, RecursionError) as error:
        hint = "It may be of another version. Run `linkwatch check` again."
        raise LinkwatchError(f"{file}: cannot be read: {error}", hint) from None


def _with_memory(report: Report, settings: Settings, folder: str | None) -> Report:
    known, file = _state(settings, folder)
    patience = Patience(settings.failing_days, settings.failing_span)
    today = report.started_at.astimezone(UTC).date()
    pasts: dict[str, Past] = {}
    results: list[Result] = []
    with open_cache(settings) as cache:
        for result in report.results:
            url = urls.without_userinfo(result.link.url)
            past = memory.completed(known.past(url), cache.past(url))
            told, pasts[url] = memory.judge_with_past(result, past, today, patience)
            cache.keep_past(url, pasts[url], report.started_at)
            results.append(told)
        cache.forget(report.started_at)
    report = replace(report, results=tuple(results))
    trouble = [*known.problems, *cache.problems]
    if not folder:
        trouble += _made(file.parent)
    trouble += state.write(file, known, pasts, today, patience)
    if folder:
        trouble += _append(Path(folder, history.FILE), report)
    return _with(report, trouble)


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
    results = tuple(replace(result, seen=_told(result.seen) if result.seen else None) for result in report.results)
    file = Path(settings.cache_dir, LAST)
    try:
        make_folder(file.parent)
        files.replace(file, json.dumps(codec.encode(replace(report, results=results))) + "\n")
    except LinkwatchError as error:
        yield _problem(file, error, "`linkwatch report` will not know of this run")


def _told(seen: Observation) -> Observation:
    """Leave out what was only for the rules."""
    return replace(seen, page=Page(metadata=seen.page.metadata) if seen.page else None, headers={})


def _made(folder: Path) -> Iterator[Problem]:
    try:
        make_folder(folder)
    except LinkwatchError as error:
        yield _problem(folder, error, "nothing is remembered")


def _problem(file: Path, error: LinkwatchError, consequence: str) -> Problem:
    return Problem(str(file), 0, 0, f"{str(error).removeprefix(f'{file}: ')}; {consequence}")


def _with(report: Report, problems: Iterable[Problem]) -> Report:
    return replace(report, problems=tuple(dict.fromkeys([*report.problems, *problems])))
