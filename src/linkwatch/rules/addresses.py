"""Addresses taken apart; total, since a server may redirect to anything."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from linkwatch import urls


@lru_cache(maxsize=64)  # several rules ask it of one address
def split(url: str) -> SplitResult:
    """Take an address apart without its fragment; what cannot be parsed has no parts."""
    try:
        return urlsplit(urls.key(url))
    except ValueError:
        return SplitResult("", "", "", "", "")
