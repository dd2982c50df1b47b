"""The durable memory `state.jsonl`, made to be committed: one link a line, sorted, and a quiet day changes no byte."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from linkwatch import codec, confines, files, memory
from linkwatch.memory import Past, Patience, is_forgotten, is_worth_keeping
from linkwatch.model import LinkwatchError, Problem, Verdict
from linkwatch.records import dataclass

FILE = "state.jsonl"
SCHEMA = 1
MOST_COPIES = 9
"""Files that could not be read and are kept; of more, the last one is lost."""

MOST_PROBLEMS = 5
"""Lines that are named one by one; the others are counted."""


@dataclass(frozen=True, slots=True)
class State:
    """What the file says; `problems` names the lines that could not be read, `readable` says whether any could."""

    text: str = ""
    pasts: Mapping[str, Past] | None = None
    problems: tuple[Problem, ...] = ()
    readable: bool = True

    def past(self, url: str) -> Past | None:
        """Give what is known of a link."""
        return (self.pasts or {}).get(url)

    def needs(self, url: str, past: Past) -> bool:
        """Whether the file has to be told of a past: it says nothing of a link that is plainly ok."""
        return _says(past) or self.past(url) is not None


def read(file: Path) -> State:
    """Read the file as far as it can be read; one that is missing knows nothing."""
    try:
        confines.check_own(file)
        if not file.exists():
            return State()
        text, bytes_lost = files.read_text(file)
    except LinkwatchError as error:
        return State(problems=(_problem(file, error, "what it knows is not used"),), readable=False)
    pasts: dict[str, Past] = {}
    bad = list(bytes_lost)
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            url, past = _read_line(line)
            pasts[url] = past
        except ValueError as error:
            bad.append(Problem(str(file), number, 0, f"{error}; this line is not used"))
    return State(text, pasts, _few(file, bad))


def as_of(state: State, file: Path, today: date) -> State:
    """Give what counts on a day: days later than tomorrow are of a run whose clock was ahead, which becomes a problem.

    So the file as it was is kept beside the new one: it may be this run's clock that is behind.
    """
    pasts = {url: memory.believed(past, today) for url, past in (state.pasts or {}).items()}
    wrong = [past for url, past in (state.pasts or {}).items() if pasts[url] is not past]
    if not wrong:
        return state
    last, links = max(map(max, map(memory.days_of, wrong))), f"{len(wrong)} link" + "s" * (len(wrong) > 1)
    message = (
        f"what it says of {links} is dated later than tomorrow (up to {last}), as if by a clock that was ahead: "
        f"these days are not used. If it is today's date that is wrong ({today}), set the clock"
    )
    return replace(state, pasts=pasts, problems=(*state.problems, Problem(str(file), 0, 0, message)))


def counted(state: State, days: Collection[date]) -> State:
    """Give what counts where the days of all runs are known: a link that stays broken failed on each of them."""
    pasts = state.pasts and {url: memory.counted(past, days) for url, past in state.pasts.items()}
    return replace(state, pasts=pasts)


def write(file: Path, state: State, pasts: Mapping[str, Past], today: date, patience: Patience) -> tuple[Problem, ...]:
    """Write what is known now, if that differs from what is there; says what could not be done.

    `state` is what was read, and `pasts` what this run knows of the links it saw. What could not be read is kept
    beside the file before it is written anew.
    """
    if not state.readable:
        return ()
    known = {**(state.pasts or {}), **pasts}
    if file.exists() and not state.problems and render(known, patience) == state.text:
        return ()  # what became old meanwhile leaves with the next change: no day is noisy for nothing
    seen = pasts.keys()
    kept = {
        url: past
        for url, past in known.items()
        if is_worth_keeping(past, today) and (url in seen or not is_forgotten(past, today))
    }
    return _replace(file, state, render(known if _is_leap(state, today) else kept, patience))


def _is_leap(state: State, today: date) -> bool:
    """Whether all that is known is old: perhaps this clock is ahead, so that the next run decides what is forgotten."""
    pasts = (state.pasts or {}).values()
    return bool(pasts) and all(memory.is_forgotten(past, today) for past in pasts)


def render(pasts: Mapping[str, Past], patience: Patience) -> str:
    """Write the links that are not plainly ok, one JSON object a line, sorted by address."""
    lines = (
        {"url": url, **_line(past, patience), "schema": SCHEMA} for url, past in sorted(pasts.items()) if _says(past)
    )
    return "".join(json.dumps(line, ensure_ascii=True) + "\n" for line in lines)


def _says(past: Past) -> bool:
    return past.verdict is not Verdict.OK or past.first_failed is not None or bool(past.came_back)


def _line(past: Past, patience: Patience) -> dict[str, Any]:
    """Leave out what changes although nothing happens: the good days of a good link, the count where there is proof."""
    if past.verdict in {Verdict.OK, Verdict.MOVED} and not past.first_failed:
        past = replace(past, last_ok=None)
    if past.proven:
        past = replace(past, last_failed=None, failing_days=min(past.failing_days, patience.days))
    elif past.verdict is Verdict.BROKEN:
        past = replace(past, last_failed=None, failing_days=0)
    return {"verdict": past.verdict.value, **codec.encode(past)}


def _read_line(line: str) -> tuple[str, Past]:
    try:
        data = dict(json.loads(line))
        url = codec.decode(data.pop("url"), str)
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ValueError("not about a link") from None
    if (schema := data.pop("schema", SCHEMA)) != SCHEMA:
        raise ValueError(f"written by another version of linkwatch (schema {schema!r:.20}; this one knows {SCHEMA})")
    try:
        past = _possible(codec.decode(data, Past))
        return url, replace(past, failing_days=1) if past.first_failed and not past.failing_days else past
    except ValueError as error:
        raise ValueError(f"not what is known of a link ({error})") from None


def _possible(past: Past) -> Past:
    if past.failing_days < 0:
        raise ValueError(f"failing_days is {past.failing_days}")
    return past


def _few(file: Path, problems: list[Problem]) -> tuple[Problem, ...]:
    named, rest = problems[:MOST_PROBLEMS], len(problems) - MOST_PROBLEMS
    if rest > 0:
        named.append(Problem(str(file), 0, 0, f"{rest} more lines are not used"))
    return tuple(named)


def _replace(file: Path, state: State, text: str) -> tuple[Problem, ...]:
    if text == state.text and file.exists():
        return ()
    try:
        confines.check_own(file)
        if not state.problems:
            files.replace(file, text)
            return ()
        copy = files.free(files.copies(file, "unread", MOST_COPIES))
        files.replace(copy, state.text)
        files.replace(file, text)
        return (Problem(str(file), 0, 0, f"the file as it was is kept as {copy.name}"),)
    except LinkwatchError as error:
        return (_problem(file, error, "the next run will not know of this one"),)


def _problem(file: Path, error: LinkwatchError, consequence: str) -> Problem:
    return Problem(str(file), 0, 0, f"{str(error).removeprefix(f'{file}: ')}; {consequence}")
