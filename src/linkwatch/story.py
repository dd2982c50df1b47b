"""One link's story, gathered from all that is kept of runs: the last run, the memory, the cache, the counts."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from linkwatch import confines, history, memory, remembering, state, store, urls
from linkwatch.change import is_unchanged
from linkwatch.memory import Past
from linkwatch.model import LinkwatchError, Problem, Report, Result, Run, Settings
from linkwatch.records import dataclass
from linkwatch.report import escape
from linkwatch.report.to_history import Story

MOST_NEAR = 3
_LEAST_ALIKE = 0.8
_MOST_COMPARED = 5000
"""Addresses that a misspelt one is compared with; each takes some microseconds for every character."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a link, None where nothing is; then `near` are known addresses that may be meant."""

    story: Story | None
    near: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def tell(url: str, settings: Settings, folder: str, today: date) -> Told:
    """Tell a link's story as of a day in UTC; `folder` is where reports are kept. Changes no file, not even a bad one.

    Files that are missing or cannot be read tell nothing; what is wrong with them becomes a problem.
    """
    last, troubles = _last_run(settings)
    files = [Path(each, state.FILE) for each in (settings.cache_dir, folder)]  # the latter counts more
    until = memory.latest(today)
    memories = [
        state.counted(state.as_of(state.read(file), file, today), history.days(file.parent, until)) for file in files
    ]
    known = {url: past for each in memories for url, past in (each.pasts or {}).items()}
    trouble = [problem for each in memories for problem in each.problems]
    kept, damage = store.read_pasts(Path(settings.cache_dir))
    exact = {
        url: memory.believed(past, today) for url, past in kept.items() if past != Past()
    }  # it names links that no run visited, too
    seen = (*last.standing, *last.results) if last else ()
    results = {urls.without_userinfo(result.link.url): result for result in seen}
    names = {*results, *known, *exact}
    name = next((each for each in _spellings(url) if each in names), "")
    problems = (*troubles, *trouble, *damage)
    if not name:
        return Told(None, _nearest(url, names), problems)
    is_whole = not trouble and any(each.pasts is not None for each in memories)
    past = None if is_whole else known.get(name) or exact.get(name)  # what lacks a memory must not hide a streak
    past = past or memory.completed(known.get(name), exact.get(name))
    runs = history.read(Path(folder, history.FILE), until)
    run_days = _run_days(runs, past.first_failed)
    story = _story(name, past, results.get(name), today)
    return Told(replace(story, run=last if story.result else None, run_days=run_days), (), problems)


def unknown(url: str, near: Collection[str]) -> tuple[str, str]:
    """Say that nothing is known of a link, and what to do next."""
    message = f"no run knows {escape.address(url)}"
    if near:
        return message, f"Did you mean {' or '.join(map(escape.address, near))}?"
    return message, "Run `linkwatch check` first, and name the link as the report does."


def _story(name: str, past: Past, result: Result | None, today: date) -> Story:
    is_told = result is not None and (not is_unchanged(result) or past == Past())
    judgement = result.judgement if result and is_told else None
    return Story(
        url=name,
        verdict=judgement.verdict if judgement else past.verdict,
        reason=judgement.reason.name if judgement else past.reason,
        result=result,
        first_failed=past.first_failed,
        last_failed=past.last_failed,
        failing_days=past.failing_days,
        proven=past.proven,
        last_ok=past.last_ok,
        came_back=past.came_back,
        flaky=memory.is_flaky(past, today),
    )


def _last_run(settings: Settings) -> tuple[Report | None, list[Problem]]:
    file = Path(settings.cache_dir, remembering.LAST)
    try:
        confines.check(file)
        if not file.exists():
            return None, []
        return remembering.last_run(settings), []
    except LinkwatchError as error:
        message = str(error).removeprefix(f"{file}: ")
        return None, [Problem(str(file), 0, 0, f"{message}; what it knows is not told")]


def _spellings(url: str) -> Iterator[str]:
    """Give how reports may name what a person typed: as it is, as a browser has it, as a path from the root."""
    bare = urls.without_userinfo(url.strip())
    yield bare
    yield urls.normalize(bare) or bare
    for scheme in ("https", "http"):
        yield urls.normalize(f"{scheme}://{bare}") or bare
    yield bare.removeprefix("./").lstrip("/")


def _nearest(url: str, names: Collection[str]) -> tuple[str, ...]:
    """Give the known addresses that are most alike; other places of the same page come first."""
    wanted = {urls.key(each) for each in _spellings(url)}
    same = sorted(name for name in names if urls.key(name) in wanted)
    rest = sorted(set(names).difference(same))[:_MOST_COMPARED]
    alike = difflib.get_close_matches(url, rest, MOST_NEAR, _LEAST_ALIKE)
    return tuple([*same, *alike][:MOST_NEAR])


def _run_days(runs: Collection[Run], since: date | None) -> int:
    days = {run.finished_at.astimezone(UTC).date() for run in runs}
    return len({day for day in days if since and day >= since})


def today() -> date:
    """Give the present day, UTC."""
    return datetime.now(UTC).date()
