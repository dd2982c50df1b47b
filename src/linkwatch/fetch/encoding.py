"""Decodes bodies as browsers do: byte order mark, HTTP, the page's own word, UTF-8, windows-1252 (WHATWG Encoding)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from linkwatch.patterns import lazy

PRESCAN_BYTES = 2_048
"""How far into a page its own word is looked for, or a twentieth of it."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32le"), (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"),
)  # fmt: skip
_XML = lazy(rb"\s*<\?[^>]{0,200}encoding=['\"]([^'\">]{0,60})['\"]", re.IGNORECASE)
_META = lazy(rb"<\s*meta[^>]{1,300}charset\s*+=\s*+[\"']?\s*+([^>\s/;'\"]{1,60})", re.IGNORECASE)


def decode(body: bytes, content_type: str) -> str:
    """Give the text of a body; bytes that its encoding does not know become U+FFFD."""
    for name in _named(body, content_type):
        try:
            return body.decode(codecs.lookup(name).name, "replace")
        except (LookupError, ValueError):  # ValueError: a name with a null in it
            continue
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        # A body that was cut inside a character is still UTF-8.
        cut = error.start >= len(body) - 3
        return body.decode("utf-8" if cut else "windows-1252", "replace")


def _named(body: bytes, content_type: str) -> Iterator[str]:
    if mark := next((name for mark, name in _MARKS if body.startswith(mark)), ""):
        yield mark
    _, _, charset = content_type.lower().partition("charset=")
    if charset := charset.split(";")[0].strip("\"' "):
        yield charset
    end = max(PRESCAN_BYTES, len(body) // 20)
    if said := _XML.match(body, 0, end) or _META.search(body, 0, end):
        yield said[1].decode("ascii", "replace")
