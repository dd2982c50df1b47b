"""How long GitHub asks to be left alone; pure (its documentation: "Rate limits for the REST API")."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from linkwatch.model import Observation
from linkwatch.patterns import lazy

LONGEST = 300.0
"""Seconds that one run waits in all; a limit that lasts longer ends it."""

UNTOLD = 60.0
"""Seconds to wait first where GitHub does not say how long; every time more, it is twice as long."""

_LIMITS = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS})


def wait(seen: Observation, now: datetime, times: int) -> float | None:
    """Give the seconds after which to ask again, None for an answer that limits nothing.

    `times` counts the limits that this run has met before.
    """
    if seen.status not in _LIMITS:
        return None
    if (seconds := _number(seen, "retry-after")) is not None:
        return float(seconds)
    reset = _number(seen, "x-ratelimit-reset")
    if _number(seen, "x-ratelimit-remaining") == 0 and reset is not None:
        return max(0.0, reset - now.timestamp()) + 1  # its clock counts whole seconds
    if seen.status == HTTPStatus.TOO_MANY_REQUESTS or _SECONDARY.search(message(seen)):
        return UNTOLD * 2.0**times
    return None


def message(seen: Observation, shown: Callable[[str], str] = str) -> str:
    """Give what an answer of GitHub says in words, on one line and bounded; '' where it says nothing.

    `shown` has its say before the words are cut.
    """
    if len(seen.body) > _LONGEST_ANSWER:
        return ""
    try:
        data = json.loads(seen.body)
        errors = data.get("errors") or []
        said = [str(data["message"]), *map(_reason, [errors] if isinstance(errors, str) else errors)]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ""
    printable = "".join(char if char.isprintable() else " " for char in shown("; ".join(filter(None, said))))
    return " ".join(printable.split())[:_LONGEST_MESSAGE].replace(
        "##", ""
    )  # what begins a command to the log of a workflow


def _reason(error: object) -> str:
    """Say one error of a list: some have a message, others a field and a code."""
    if not isinstance(error, dict):
        return str(error)
    return str(error.get("message") or " ".join(str(error[key]) for key in ("field", "code") if key in error))


def _number(seen: Observation, name: str) -> int | None:
    said = seen.headers.get(name, "").strip()
    return int(said) if _WHOLE.fullmatch(said) else None


_LONGEST_MESSAGE = 300
_LONGEST_ANSWER = 1024 * 1024
"""Bytes; what is longer is not read for its words."""
_WHOLE = lazy(r"[0-9]{1,11}")
_SECONDARY = lazy(r"secondary rate limit|abuse detection", re.IGNORECASE)
