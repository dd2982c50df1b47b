"""Which lines are a table to GitHub (cmark-gfm extensions/table.c, extensions/ext_scanners.re and src/blocks.c).

All lines are read without the blanks before them.
"""

from __future__ import annotations

from linkwatch.papers import cells
from linkwatch.patterns import lazy


def begin(header: str, delimiters: str) -> bool:
    """Whether a paragraph's last line and the one below it begin a table: they have as many cells."""
    return is_delimiter_row(delimiters) and len(cells.split(header)) == len(cells.split(delimiters))


def is_delimiter_row(line: str) -> bool:
    """Whether a line can stand below a header; what underlines a heading or begins an item of a list cannot."""
    return _DELIMITERS.fullmatch(line) is not None and not _UNDERLINE_OR_ITEM.match(line)


def is_row(line: str) -> bool:
    """Whether a line that begins none of the common blocks is a row of the table above it.

    One without any cell is none. A lone tag of any element, which may not interrupt a paragraph, ends a table.
    """
    return bool(cells.split(line)) and not is_lone_tag(line)


def is_lone_tag(line: str) -> bool:
    """Whether a line holds one tag of HTML and nothing else (the seventh kind of HTML block)."""
    return _LONE_TAG.fullmatch(line) is not None


def begins_note(line: str) -> bool:
    """Whether a line begins a footnote's text."""
    return _NOTE.match(line) is not None


def is_small_declaration(line: str) -> bool:
    """Whether a line would begin HTML such as `<!DOCTYPE html>` if its name did not begin with a small letter."""
    return _SMALL_DECLARATION.match(line) is not None


_DELIMITERS = lazy(r"\|?[ \t\v\f]*+:?-++:?[ \t\v\f]*+(?:\|[ \t\v\f]*+:?-++:?[ \t\v\f]*+)*\|?[ \t\v\f]*+")
_UNDERLINE_OR_ITEM = lazy(r"-++[ \t]*+\Z|-[ \t]")
_NOTE = lazy(r"\[\^[^\] \t]++\]:")
_SMALL_DECLARATION = lazy("<![a-z]")
# Looked at ahead, then taken whole: Python before 3.11.5 gets possessive repeats of groups wrong.
_LONE_TAG = lazy(
    r"<(?:/[A-Za-z][A-Za-z0-9-]*+[ \t\v\f]*+|[A-Za-z][A-Za-z0-9-]*+(?=(?P<attributes>"
    r"(?:[ \t\v\f]++[A-Za-z_:][A-Za-z0-9:._-]*+"
    r"(?:[ \t\v\f]*+=[ \t\v\f]*+(?:[^ \t\v\f\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?)*"
    r"))(?P=attributes)[ \t\v\f]*+/?)>[ \t\f]*+"
)
