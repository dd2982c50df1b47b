"""Dates as header fields have them (RFC 9110 section 5.6.7, RFC 5322), from strangers."""

from __future__ import annotations

import email.utils
from datetime import UTC, datetime


def read_date(text: str) -> datetime | None:
    """Give the moment of a date, in UTC where it names no time zone; None for what is none."""
    try:
        found = email.utils.parsedate_to_datetime(text)
    except (ValueError, OverflowError):  # the second for a year that no number holds
        return None
    return found.replace(tzinfo=found.tzinfo or UTC)
