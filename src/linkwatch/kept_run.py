"""A run in a file, to be told again: what the renderers need of it, and no user name or password."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from linkwatch import codec, files, urls
from linkwatch.lean import without_evidence
from linkwatch.model import LinkwatchError, Report, Result
from linkwatch.report import escape
from linkwatch.spill import Spilled, gathered

MANY = 200
"""Results that are written, and read, at a time: all at once take much memory."""

_RESULTS, _NEXT, _END = ', "results": [\n', ",\n", "\n]}\n"


def write(file: Path, report: Report) -> None:
    """Write a run in the place of the one before; raises LinkwatchError where that is not possible."""
    files.replace(file, _pieces(report))


def read(file: Path) -> Report:
    """Read a run; raises LinkwatchError for what is none, or was written by a version that has another form of it."""
    try:
        return _read(files.read_text(file)[0])
    except (ValueError, RecursionError) as error:
        hint = "It may be of another version. Run `linkwatch check` again."
        raise LinkwatchError(f"{file}: cannot be read: {error}", hint) from None


def _pieces(report: Report) -> Iterator[str]:
    head = {"form": _form(), **codec.encode(replace(report, results=()))}
    yield json.dumps(_without_secrets(head)).removesuffix("}")
    between = _RESULTS
    for rows in _rows(report.results):
        yield between + rows
        between = _NEXT
    yield _END if report.results else "}\n"


def _rows(results: Sequence[Result]) -> Iterator[str]:
    """Write the results, many at a time; those in a file are written down already."""
    written = results.rows() if isinstance(results, Spilled) else map(codec.row, map(_lean, results))
    while rows := list(islice(written, MANY)):
        text = ",".join(rows)
        yield json.dumps(_without_secrets(json.loads(f"[{text}]")))[1:-1] if "@" in text else text


def _lean(result: Result) -> Result:
    """Leave out what was only for the rules, where the run itself has not done so."""
    seen = result.seen
    if seen is None or not (seen.headers or seen.text or seen.body):
        return result
    return replace(result, seen=without_evidence(seen))


def _read(text: str) -> Report:
    """Read the head at once and the results line by line: all at once take much memory."""
    head, has_results, _ = text.partition(_RESULTS)
    if not has_results:
        return _decoded(json.loads(text))
    report = _decoded(json.loads(head + "}"))
    results = _results(text, len(head) + len(_RESULTS))
    return replace(report, results=gathered(results, MANY * (text.count("\n") - 2)))


def _results(text: str, start: int) -> Iterator[Result]:
    while not text.startswith(_END, start):
        end = text.find("\n", start)
        if end < 0:
            raise ValueError("it is cut off")
        yield from codec.decode(json.loads(f"[{text[start:end].removesuffix(',')}]"), tuple[Result, ...])
        start = end + (not text.startswith(_END, end))


def _decoded(data: Any) -> Report:
    if isinstance(data, dict) and data.pop("form", "") != _form():
        raise ValueError("it has another form")
    return codec.decode(data, Report)


def _form() -> str:
    """Name the form of the rows: those of another one may look like these, and say something else."""
    return hashlib.sha256(codec.shape(Result).encode()).hexdigest()[:16]


def _without_secrets(data: Any) -> Any:
    """Take user names and passwords out of all the texts of encoded data."""
    if isinstance(data, str):
        return escape.without_secrets(urls.without_userinfo(data))
    if isinstance(data, list):
        return [_without_secrets(each) for each in data]
    return {name: _without_secrets(each) for name, each in data.items()} if isinstance(data, dict) else data
