"""GitHub's tables: which lines are one, and the spans of their cells (cmark-gfm extensions/table.c)."""

from __future__ import annotations

from collections.abc import Iterator

from linkwatch.documents.content import SPACE, Content
from linkwatch.patterns import lazy

_DELIMITERS = lazy(r"\|?[ \t\v\f]*+:?-++:?[ \t\v\f]*+(?:\|[ \t\v\f]*+:?-++:?[ \t\v\f]*+)*\|?[ \t\v\f]*+")
_PIPE = lazy(r"(?<!\\)\|[ \t\v\f]*+")


def columns(header: str, delimiters: str) -> int:
    """Count the columns of the table that a line above a delimiter row begins, 0 where they do not agree."""
    count = len(spans(delimiters))
    return count if count == len(spans(header)) else 0


def is_delimiter_row(line: str) -> bool:
    """Whether a line can stand below the header row of a table."""
    return _DELIMITERS.fullmatch(line) is not None


def spans(row: str) -> list[tuple[int, int]]:
    """Give the spans of a row's cells, white space trimmed; a pipe behind a backslash ends none."""
    leading = _PIPE.match(row)
    start = leading.end() if leading else 0
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
