"""Reference definitions `[label]: destination "title"` at the start of a paragraph (cmark-gfm src/inlines.c)."""

from __future__ import annotations

import re

from linkwatch.documents import destinations
from linkwatch.documents.destinations import Destination

_SPACES_WITH_LINE_END = re.compile(r"[ \t]*+\n?[ \t]*+")
_LINE_REST = re.compile(r"[ \t]*+(?:\n|\Z)")


def read(text: str) -> tuple[dict[str, Destination], int]:
    """Give the destinations by label key, of doubles the first, and the offset at which the paragraph's text starts."""
    found: dict[str, Destination] = {}
    start = 0
    while text.startswith("[", start) and (definition := _definition(text, start)):
        label, target, start = definition
        found.setdefault(label, target)
    return found, start


def _definition(text: str, start: int) -> tuple[str, Destination, int] | None:
    label = destinations.label(text, start)
    if not label or not label[0].strip() or not text.startswith(":", label[1]):
        return None
    start = _after(_SPACES_WITH_LINE_END, text, label[1] + 1)
    found = destinations.destination(text, start)
    if not found:
        return None
    end = _title_end(text, found[1]) or _line_end(text, found[1])
    target = destinations.written(found[0], text, start)
    return (destinations.label_key(label[0]), target, end) if end else None


def _title_end(text: str, start: int) -> int | None:
    begin = _after(_SPACES_WITH_LINE_END, text, start)
    title = destinations.title_end(text, begin) if begin > start else None
    return _line_end(text, title) if title else None


def _line_end(text: str, start: int) -> int | None:
    match = _LINE_REST.match(text, start)
    return match.end() if match else None


def _after(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
