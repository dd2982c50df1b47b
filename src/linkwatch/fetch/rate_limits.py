"""Answers that say 'not so fast', and for how long (RFC 6585 section 4, RFC 9110 section 10.2.3, RateLimit fields)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

from linkwatch.fetch.http_dates import read_date
from linkwatch.model import Observation
from linkwatch.records import dataclass

TOO_MANY = 429
MAY_LIMIT = frozenset({403, 429, 503})
"""Statuses with which hosts say that an allowance is used up; GitHub's secondary limit is a 403 with Retry-After."""

EPOCH = 1_000_000_000
"""A larger number is a moment, not a number of seconds from now; some hosts send one."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The host wants a pause; `seconds` is None where it does not say how long."""

    seconds: float | None


def limit(seen: Observation, now: datetime) -> Limit | None:
    """Read from an answer that the host limits how often it is asked; None where it does not."""
    if seen.status not in MAY_LIMIT:
        return None
    pause = retry_after(seen.headers.get("retry-after", ""), now)
    if pause is None:
        pause = _used_up(seen.headers, now)
    if pause is None and seen.status != TOO_MANY:
        return None
    return Limit(pause)


def retry_after(value: str, now: datetime) -> float | None:
    """Read a Retry-After header, seconds or an HTTP date (RFC 9110 section 10.2.3), as seconds from `now`."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    at = read_date(value)
    return None if at is None else max(0.0, (at - now).total_seconds())


def _used_up(fields: Mapping[str, str], now: datetime) -> float | None:
    """Give the seconds until an allowance that is used up is filled again, None if none is known to be."""
    for prefix in ("ratelimit", "x-ratelimit", "x-rate-limit"):
        if _number(fields.get(f"{prefix}-remaining", "")) == 0:
            return _until(fields.get(f"{prefix}-reset", ""), now)
    combined = fields.get("ratelimit", "")
    if re.search(r"\b(remaining|r)=0(?!\d)", combined):
        found = re.search(r"\b(reset|t)=(\d{1,9})", combined)
        return float(found[2]) if found else None
    return None


def _until(value: str, now: datetime) -> float | None:
    reset = _number(value)
    if reset is None or reset < EPOCH:
        return reset
    moment = reset / 1000 if reset > EPOCH * 1000 else reset
    return max(0.0, moment - now.timestamp())


def _number(value: str) -> float | None:
    value = value.strip()
    return float(value) if re.fullmatch(r"\d{1,15}(\.\d{1,6})?", value, re.ASCII) else None
