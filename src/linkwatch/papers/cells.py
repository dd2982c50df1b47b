"""Tables of GitHub-flavoured Markdown: cut into cells and written (GFM spec section 4.10, cmark-gfm's table.c)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its number from 0, its source without line end, its cells as their readers get them.

    In a cell `|` stands for itself: the backslash that keeps it from splitting the row belongs to the row.
    """

    line: int
    source: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document; its delimiter row's cells are in `delimiter`."""

    header: Row
    delimiter: Row
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """How many columns there are; cells beyond are shown nowhere."""
        return len(self.header.cells)


def parse(lines: Sequence[str], start: int, end: int) -> Table:
    """Read the table that stands in lines `start` to `end` (exclusive, from 0) of the document."""
    header, delimiter, *rows = (Row(line, lines[line], split(lines[line])) for line in range(start, end))
    return Table(header, delimiter, tuple(rows))


def split(line: str) -> tuple[str, ...]:
    r"""Cut a row into its cells: at every `|` with no backslash right before it, in code and after `\\` too."""
    cells = [cell.strip(_BLANKS).replace("\\|", "|") for cell in _PIPE.split(line.strip(_BLANKS))]
    first = 1 if cells[0] == "" else 0
    last = len(cells) - 1 if len(cells) > first and cells[-1] == "" else len(cells)
    return tuple(cells[first:last])


def join(cells: Sequence[str]) -> str:
    """Write a row in canonical form: one blank around each cell, no padding."""
    return "".join(["|", *(f" {cell.replace('|', _ESCAPED)} |" for cell in cells)])


def join_delimiter(cells: Sequence[str]) -> str:
    """Write a delimiter row in canonical form: three dashes with the colons that were there."""
    return join([f"{':' * cell.startswith(':')}---{':' * cell.endswith(':')}" for cell in cells])


_BLANKS = " \t\n\v\f\r"
_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED = "\\|"
