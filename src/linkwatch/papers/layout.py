"""How the source of a table is laid out, and changed cells written into it so that all else keeps its bytes."""

from __future__ import annotations

from collections.abc import Sequence

from linkwatch.model import Fact
from linkwatch.papers import alignment, cells
from linkwatch.papers.alignment import Grid
from linkwatch.papers.cells import Row, Table
from linkwatch.papers.columns import header_of
from linkwatch.records import dataclass

Order = Sequence[int | Fact]
"""The columns as they shall stand: the numbers of those that are there, the facts of the new ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it shall be: the row that it comes from, None for a new one, and its cells in the new order."""

    row: Row | None
    cells: tuple[str, ...]


def render(table: Table, order: Order, lines: Sequence[Line]) -> list[str]:
    """Write header, delimiter row and rows.

    A table whose pipes stood in line keeps them in line; in another one a row in which nothing changes keeps its
    bytes, a changed row all of its bytes outside of the changed cells. New columns bring the canonical form.
    """
    gains = len(order) > table.width
    if not gains and all(line.row and line.row.cells == line.cells for line in lines):
        return [row.source for row in (table.header, table.delimiter, *(line.row for line in lines if line.row))]
    header = Line(table.header, _header(table, order))
    grid = _grid(table, order, lines)
    if grid and (grid.closed or order[-1] == table.width - 1):  # only the last column may end without a pipe
        places = [column if isinstance(column, int) else None for column in order]
        return grid.render(places, [(each.row, each.cells) for each in (header, *lines)])
    if not gains:
        return [table.header.source, table.delimiter.source, *map(_written, lines)]
    delimiter = cells.join_delimiter(
        [table.delimiter.cells[column] if isinstance(column, int) else "---" for column in order]
    )
    return [cells.join(header.cells), delimiter, *(_canonical(each, order) for each in lines)]


def _grid(table: Table, order: Order, lines: Sequence[Line]) -> Grid | None:
    """Give the grid of an aligned table; a row that changes anyway, such as one just pasted in, may be out of line."""
    if any(len(line.cells) != len(order) for line in lines):
        return None
    same = [line.row for line in lines if line.row and _says_the_same(line.row, line.cells, order)]
    return alignment.find(table, table.rows) or (alignment.find(table, same) if same else None)


def _says_the_same(row: Row, new: Sequence[str], order: Order) -> bool:
    there = [(column, cell) for column, cell in zip(order, new, strict=True) if isinstance(column, int)]
    return len(row.cells) == len(there) and all(row.cells[column] == cell for column, cell in there)


def _header(table: Table, order: Order) -> tuple[str, ...]:
    return tuple(table.header.cells[column] if isinstance(column, int) else header_of(column) for column in order)


def _written(line: Line) -> str:
    """Write one row with as few changes as its cells need."""
    if line.row is None:
        return cells.join(line.cells)
    return line.row.source if line.row.cells == line.cells else cells.with_cells(line.row, line.cells)


def _canonical(line: Line, order: Order) -> str:
    """Write one row in canonical form; from the last column on, one with more cells than columns keeps its bytes.

    A pipe there may be one of the text, as in `` `a|b` ``: blanks around it would be put into what a person wrote.
    """
    beyond = len(line.cells) - len(order)
    if beyond <= 0 or line.row is None:
        return line.row.source if line.row and line.row.cells == line.cells else cells.join(line.cells)
    stays = isinstance(order[-1], int) and line.cells[len(order) - 1] == line.row.cells[order[-1]]
    same = beyond + stays
    rest = "|".join(cells.pieces(line.row.source).raws[-same:]).strip(cells.BLANKS)
    return f"{cells.join(line.cells[:-same])} {rest} |"
