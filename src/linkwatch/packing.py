"""How the cache holds things: as rows of JSON, compressed, and never read back into more than a bounded text."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from typing import Any, TypeVar

from linkwatch import codec

MOST_TEXT = 4 * 1024 * 1024
"""Bytes that a value may unpack to: the file may come from elsewhere, and what is parsed takes 25 times as many."""

Kind = TypeVar("Kind")
_FAST = 1
"""The level of compression: higher ones take three times as long, and save a tenth of the bytes."""


def packed(value: object, most: int = MOST_TEXT) -> bytes | None:
    """Give the bytes of a dataclass, None where it would not be read back."""
    text = codec.row(value).encode()
    return zlib.compress(text, _FAST) if len(text) <= most else None


def unpacked(data: object, kind: type[Kind], most: int = MOST_TEXT) -> Kind | None:
    """Read a value back, from text too that is not compressed; what cannot be read or is too long is not there."""
    try:
        return codec.decode(_json(data, most), kind)
    except (ValueError, RecursionError, zlib.error):
        return None


def moment(seconds: object) -> datetime:
    """Read a time in UTC; one that is none is long ago."""
    try:
        return datetime.fromtimestamp(int(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _json(data: object, most: int) -> Any:
    text = zlib.decompressobj().decompress(data, most + 1) if isinstance(data, bytes) else data
    return json.loads(text) if isinstance(text, str | bytes) and len(text) <= most else None
