"""Tables of GitHub-flavoured Markdown: cut into cells and written (GFM spec section 4.10, cmark-gfm's table.c)."""

from __future__ import annotations

from collections.abc import Sequence

from linkwatch.patterns import lazy
from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its number from 0, its source without line end, its cells as their readers get them.

    In a cell `|` stands for itself: the backslash that keeps it from splitting the row belongs to the row.
    """

    line: int
    source: str
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Give the cell of a column, '' where the row ends before it."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A row in its pieces: `head` is what stands before the first cell, `tail` what stands behind the last.

    In `raws` are the cells with the blanks around them and the backslashes before their pipes.
    """

    head: str
    raws: tuple[str, ...]
    tail: str

    @property
    def closed(self) -> bool:
        """Whether a pipe stands behind the last cell."""
        return "|" in self.tail


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
    """Cut a row into its cells as their readers get them."""
    return tuple(raw.strip(BLANKS).replace(_ESCAPED, "|") for raw in pieces(line).raws)


def pieces(line: str) -> Pieces:
    r"""Cut a row at every `|` with no backslash right before it, in code and after `\\` too."""
    body = line.strip(BLANKS)
    found = _PIPE.split(body)
    first, last = int(found[0] == ""), len(found) - (found[-1] == "")
    head = line[: len(line) - len(line.lstrip(BLANKS))] + body[:first]
    raws = tuple(found[first:last])
    return Pieces(head, raws, line[len(head) + len("|".join(raws)) :])


def with_cells(row: Row, cells: Sequence[str]) -> str:
    """Write a row anew: unchanged cells and the blanks around the others keep their bytes, more cells come behind."""
    old = pieces(row.source)
    if not old.raws:
        return join(cells)
    compact = all(raw == raw.strip(BLANKS) for raw in old.raws)
    raws = [
        raw if cell == was else _refilled(raw, cell, compact=compact)
        for raw, was, cell in zip(old.raws, row.cells, cells, strict=False)
    ]
    is_row = "|" in old.head or raws[0] == old.raws[0] or raws[0].startswith("[")
    more = _more(cells[len(row.cells) :], closed=old.closed, compact=compact and len(raws) > 1)
    return f"{old.head}{'' if is_row else '| '}{'|'.join(raws)}{more}{old.tail}"


def join(cells: Sequence[str]) -> str:
    """Write a row in canonical form: one blank around each cell, no padding."""
    return "".join(["|", *(f" {escape(cell)} |" for cell in cells)])


def escape(cell: str) -> str:
    """Write a cell so that no pipe in it splits the row."""
    return cell.replace("|", _ESCAPED)


def join_delimiter(cells: Sequence[str]) -> str:
    """Write a delimiter row in canonical form: three dashes with the colons that were there."""
    return join([f"{':' * cell.startswith(':')}---{':' * cell.endswith(':')}" for cell in cells])


def _refilled(raw: str, cell: str, *, compact: bool) -> str:
    """Put a cell between the blanks of the old one; a backslash at its end must not reach the pipe."""
    core, blank = raw.strip(BLANKS), "" if compact else " "
    lead, _, trail = raw.partition(core) if core else (blank, "", blank)
    return f"{lead}{escape(cell)}{trail or ' ' * cell.endswith(_BACKSLASH)}"


def _more(cells: Sequence[str], *, closed: bool, compact: bool) -> str:
    """Write cells behind the last one; where no pipe closes the row, empty ones at its end would not be there."""
    while cells and not closed and not cells[-1]:
        cells = cells[:-1]
    new = "".join(f"|{_refilled('', cell, compact=compact)}" for cell in cells)
    if closed or not new:
        return new
    return new if compact else f" {new.rstrip(BLANKS)}"


BLANKS = " \t\n\v\f\r"
_BACKSLASH = "\\"
_PIPE = lazy(r"(?<!\\)\|")
_ESCAPED = "\\|"
