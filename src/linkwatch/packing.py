"""How the cache holds things: as rows of JSON, compressed, and never read back into more than a bounded text."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from typing import Any, TypeVar

from linkwatch import codec

MOST_TEXT = 64 * 1024 * 1024
"""Bytes that a value may unpack to: the file may come from elsewhere."""

Kind = TypeVar("Kind")
_FAST = 1
"""The level of compression: higher ones take three times as long, and save a tenth of the bytes."""


def packed(value: object) -> bytes:
    """Give the bytes of a dataclass."""
    return zlib.compress(codec.row(value).encode(), _FAST)


def unpacked(data: object, kind: type[Kind]) -> Kind | None:
    """Read a value back, from text too that is not compressed; what cannot be read is not there."""
    try:
        return codec.decode(_json(data), kind)
    except (ValueError, RecursionError, zlib.error):
        return None


def moment(seconds: object) -> datetime:
    """Read a time in UTC; one that is none is long ago."""
    try:
        return datetime.fromtimestamp(int(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _json(data: object) -> Any:
    if isinstance(data, str):
        return json.loads(data)
    return json.loads(zlib.decompressobj().decompress(data, MOST_TEXT)) if isinstance(data, bytes) else None
