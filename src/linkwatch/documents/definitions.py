"""Reference definitions `[label]: destination "title"` at the start of a paragraph (cmark-gfm src/inlines.c)."""

from __future__ import annotations

import re
from dataclasses import replace

from linkwatch.documents import destinations
from linkwatch.documents.destinations import Destination
from linkwatch.patterns import lazy

_SPACES_WITH_LINE_END = lazy(r"[ \t]*+\n?[ \t]*+")
_LINE_REST = lazy(r"[ \t]*+(?:\n|\Z)")


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
    target = destinations.written(found[0], text, start)
    if titled := _title(text, found[1]):
        title, end = titled
        size = len(destinations.unescaped(title).encode(errors="surrogatepass"))
        return destinations.label_key(label[0]), replace(target, title_size=size), end
    behind = _line_end(text, found[1])
    return (destinations.label_key(label[0]), target, behind) if behind else None


def _title(text: str, start: int) -> tuple[str, int] | None:
    """Give the title behind a destination, and the offset of the line behind it."""
    begin = _after(_SPACES_WITH_LINE_END, text, start)
    title = destinations.title_end(text, begin) if begin > start else None
    behind = _line_end(text, title) if title else None
    return (text[begin + 1 : title - 1], behind) if title and behind else None


def _line_end(text: str, start: int) -> int | None:
    match = _LINE_REST.match(text, start)
    return match.end() if match else None


def _after(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start
