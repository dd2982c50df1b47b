"""How the blocks of Markdown begin and end (cmark-gfm src/scanners.re, src/blocks.c and extensions/ext_scanners.re)."""

from __future__ import annotations

import re

from linkwatch.patterns import lazy

HEADING = lazy(r"#{1,6}(?:[ \t]++|\Z)")
UNDERLINE = lazy(r"(?:=++|-++)[ \t]*+\Z")
BREAK = lazy(r"(?:\*[ \t]*+){3,}\Z|(?:-[ \t]*+){3,}\Z|(?:_[ \t]*+){3,}\Z")
FENCE = lazy(r"`{3,}(?=[^`]*\Z)|~{3,}")
NOTE = lazy(r"\[\^([^\] \t]++)\]:[ \t]*+")
TASK = lazy(r"[ \t\v\f]*+(?:[-+*]|[0-9]++.)[ \t\v\f]++\[[ xX]\][ \t\v\f]")
MAX_FENCE = 255

_MARKER = lazy(r"(?:[-+*]|[0-9]{1,9}[.)])(?=[ \t]|\Z)")
_FENCE_END = lazy(r"(`{3,}|~{3,})[ \t]*+\Z")


def marker(text: str, start: int, end: int, *, in_paragraph: bool) -> re.Match[str] | None:
    """Match the marker of a list's item; in a paragraph something must follow, and a number must be 1."""
    found = _MARKER.match(text, start, end)
    if found and in_paragraph:
        counts_on = found[0][:-1].isdigit() and int(found[0][:-1]) != 1
        return None if counts_on or not text[found.end() : end].strip(" \t") else found
    return found


def closes_fence(line: str, fence: str) -> bool:
    """Whether a line ends the code that a fence began."""
    found = _FENCE_END.match(line)
    return bool(found) and line[0] == fence[0] and len(found[1] if found else "") >= min(len(fence), MAX_FENCE)


def heading_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span of a heading's text behind its marks; the marks that may close it are none of it."""
    shown = text[start:end].rstrip(" \t")
    closed = shown.rstrip("#")
    if not closed or closed[-1] in " \t":
        shown = closed.rstrip(" \t")
    return start, start + len(shown)
