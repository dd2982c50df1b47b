"""GitHub's tables: which lines are one, and the spans of their cells (cmark-gfm extensions/table.c)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkwatch.documents.content import SPACE, Content

_DELIMITERS = re.compile(r"\|?[ \t\v\f]*:?-+:?[ \t\v\f]*(?:\|[ \t\v\f]*:?-+:?[ \t\v\f]*)*\|?[ \t\v\f]*")
_OTHER_BLOCK = re.compile(r"-[ \t]|-+[ \t]*\Z")  # an item of a list, the underline of a heading
_PIPE = re.compile(r"(?<!\\)\|")


def columns(header: str, delimiters: str) -> int:
    """Count the columns of the table that two lines begin, 0 where they begin none."""
    if _OTHER_BLOCK.match(delimiters) or not _DELIMITERS.fullmatch(delimiters):
        return 0
    count = len(spans(delimiters))
    return count if count == len(spans(header)) else 0


def spans(row: str) -> list[tuple[int, int]]:
    """Give the spans of a row's cells, white space trimmed; a pipe behind a backslash ends none."""
    start = 1 if row.startswith("|") else 0
    found = []
    for pipe in _PIPE.finditer(row, start):
        found.append(_trimmed(row, start, pipe.start()))
        start = pipe.end()
    if row[start:].strip(SPACE):
        found.append(_trimmed(row, start, len(row)))
    return found


def cell(text: str, start: int, end: int) -> Content:
    """Take a cell out of the document: a pipe in it is written with a backslash and read without."""
    escapes = list(_escapes(text, start, end))
    pieces = [start, *(at + 1 for at in escapes)]
    ends = [*escapes, end]
    parts = [text[begin:stop] for begin, stop in zip(pieces, ends, strict=True)]
    starts, total = [], 0
    for part in parts:
        starts.append(total)
        total += len(part)
    return Content("".join(parts), tuple(starts), tuple(pieces))


def _escapes(text: str, start: int, end: int) -> Iterator[int]:
    at = text.find("\\|", start, end)
    while at >= 0:
        yield at
        at = text.find("\\|", at + 2, end)


def _trimmed(row: str, start: int, end: int) -> tuple[int, int]:
    part = row[start:end]
    begin = start + len(part) - len(part.lstrip(SPACE))
    return begin, max(begin, start + len(part.rstrip(SPACE)))
