"""An earlier report as what a change is compared with, where there is no git."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from linkwatch import confines, files, memory, rules
from linkwatch.change import Base
from linkwatch.model import Judgement, Link, LinkwatchError, Reason, Result, Suggestion, Verdict

SCHEMA = 1
"""The schema of the reports that can be read."""
TROUBLED = frozenset({Verdict.BROKEN, Verdict.UNREACHABLE})


def open_baseline(file: str) -> Base:
    """Read the JSON report of an earlier run; raises LinkwatchError where the file is none. It is never changed."""
    data = _report(Path(file))
    try:
        links = list(_links(data))
        places = {str(link["url"]): _places(link) for link in links}
        known = {ruling.name: ruling.reason for ruling in rules.rulings(memory)}
        troubled = {str(link["url"]): result for link in links if (result := _troubled(link, known))}
    except (LookupError, TypeError, ValueError, ArithmeticError) as error:
        raise _foreign(file, f"what it says of the links cannot be read ({type(error).__name__})") from None
    return Base(file, places, troubled)


def _report(file: Path) -> Mapping[str, Any]:
    confines.check(file)
    if not file.is_file():
        raise LinkwatchError(f"--baseline: {file}: there is no such file", _HINT)
    try:
        data = json.loads(files.read_text(file)[0])
    except (ValueError, RecursionError):
        raise _foreign(file, "it is no JSON") from None
    if not isinstance(data, dict) or "schema" not in data or not isinstance(data.get("links"), list):
        raise _foreign(file, "it is no report of linkwatch")
    if data["schema"] != SCHEMA:
        schema = f"schema {data['schema']!r:.20}; this one knows {SCHEMA}"
        raise _foreign(file, f"it was written by another version of linkwatch ({schema})")
    return data


def _links(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give the links of a report, those too that did not work before the change that it was about."""
    yield from data["links"]
    yield from data.get("standing") or ()


def _places(link: Mapping[str, Any]) -> Counter[str]:
    """Count the places by file; a link that was ignored then is new when it is not any more."""
    if link["reason"] == "ignored":
        return Counter()
    return Counter(str(place["file"]) for place in link["occurrences"])


def _troubled(link: Mapping[str, Any], known: Mapping[str, Reason]) -> Result | None:
    verdict = Verdict(link["verdict"])
    if verdict not in TROUBLED:
        return None
    said = link["suggestion"]
    suggestion = Suggestion(str(said["url"]), str(said["kind"])) if said else None
    name = str(link["reason"])
    judgement = Judgement(verdict, known.get(name, Reason(name, "")), str(link["detail"]), suggestion)
    first_failed = date.fromisoformat(link["first_failed"]) if link["first_failed"] else None
    days = int(link["failing_days"])
    return Result(Link(str(link["url"]), ()), judgement, first_failed=first_failed, failing_days=days)


def _foreign(file: str | Path, why: str) -> LinkwatchError:
    return LinkwatchError(f"--baseline: {file}: {why}", _HINT)


_HINT = "Name the report of an earlier run: `linkwatch check --format json -o FILE` writes one."
