"""The rows of a table of papers as they shall be: which paper each is about, what its cells say, in which order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from linkwatch.model import Fact, Paper, PaperFacts, Problem, Sort
from linkwatch.papers import facts, gfm, naming, said
from linkwatch.papers.cells import Row
from linkwatch.papers.find import PaperTable
from linkwatch.papers.gfm import CellLink
from linkwatch.papers.layout import Line, Order
from linkwatch.papers.markdown_text import clean
from linkwatch.records import dataclass
from linkwatch.titles import reads_like_a_title, same_title


@dataclass(frozen=True, slots=True)
class Known:
    """A row, None for a new one, and what is known of the paper that it is about."""

    row: Row | None
    facts: PaperFacts


def judge(
    table: PaperTable, row: Row, known: Mapping[str, PaperFacts], titles: Collection[str], file: str
) -> Known | Problem | None:
    """Tell which paper the row is about, or what is wrong with the row; None where there is nothing to compare.

    `titles` are those of all that is known, by their letters.
    """
    if table.overflows(row):
        return Problem(file, row.line + 1, 1, _TOO_MANY)
    id_ = table.paper_id(row)
    if id_ is None or id_ not in known:
        return None
    paper = known[id_].paper
    if text := naming.other_title(table, row, paper, titles):
        message = _OTHER_PAPER.format(id=id_, title=clean(paper.title), text=clean(text))
        return Problem(file, row.line + 1, 1, message)
    return Known(row, known[id_])


def settled(table: PaperTable, known: Sequence[Known]) -> PaperTable:
    """Give the table with the columns that it may gain.

    Elsewhere than below the heading of papers, only a table gains any that has the titles of its papers, in more than
    half of its rows: another one tells of something else, such as models or data, and gives the papers as references.
    """
    if table.under_heading:
        return table
    titles = sum(_has_title(table, each) for each in known)
    rows = len(table.table.rows) + sum(each.row is None for each in known)
    return table if titles * 2 > rows else replace(table, columns=replace(table.columns, missing=()))


def _has_title(table: PaperTable, known: Known) -> bool:
    """Whether a row will have the title of its paper: it has it now, or there is room for it."""
    content = gfm.read(_paper_cell(table, known), table.references)
    texts = [content.text, *(link.text for link in content.links)]
    return any(same_title(text, known.facts.paper.title) for text in texts)


def repeated(table: PaperTable, file: str) -> Iterator[Problem]:
    """Tell rows about a paper that an earlier row of the table is about.

    Elsewhere than below the heading of papers, rows may be about something else that a paper describes, such as the
    sizes of a model; there both rows must have the same title, too, or the same text in every cell.
    """
    first: dict[tuple[str, ...], int] = {}
    for row in table.table.rows:
        if id_ := table.paper_id(row):
            line = first.setdefault((id_, *(() if table.under_heading else _telling(table, row))), row.line)
            if line != row.line:
                yield Problem(file, row.line + 1, 1, _REPEATED.format(id=id_, line=line + 1))


def lines(table: PaperTable, known: Sequence[Known], sort: Sort) -> list[Line]:
    """Give all rows as they shall be: new ones after the last paper, then papers in order, all else in its place."""
    order = table.columns.order()
    by_line = {each.row.line: each for each in known if each.row}
    old = [(by_line.get(row.line), _line(table, row, by_line.get(row.line), order)) for row in table.table.rows]
    new = [(each, Line(None, _cells(table, (), each, order))) for each in known if each.row is None]
    end = max((at for at, row in enumerate(table.table.rows, 1) if table.paper_id(row)), default=len(old))
    return _sorted([*old[:end], *new, *old[end:]], sort)


def _sorted(rows: Sequence[tuple[Known | None, Line]], sort: Sort) -> list[Line]:
    """Put the papers in order among their own places; a row about which nothing is known stays where it is."""
    papers = [(known, line) for known, line in rows if known]
    if sort is Sort.PUBLISHED:
        papers.sort(key=lambda each: each[0].facts.paper.published, reverse=True)
    elif sort is Sort.TITLE:
        papers.sort(key=lambda each: _title_key(each[0].facts.paper))
    moved = iter(papers)
    return [next(moved)[1] if known else line for known, line in rows]


def _line(table: PaperTable, row: Row, known: Known | None, order: Order) -> Line:
    """Give a row as it shall be; one that only lacks empty cells at its end stays."""
    if known is None:
        return Line(row, _with_gaps(row, order))
    new = _cells(table, row.cells, known, order)
    same = len(order) == table.table.width and new[: len(row.cells)] == row.cells and not any(new[len(row.cells) :])
    return Line(row, row.cells if same else new)


def _cells(table: PaperTable, old: Sequence[str], known: Known, order: Order) -> tuple[str, ...]:
    """Give all cells of a row, the kept ones as the facts are."""
    columns, references, kept = table.columns, table.references, _kept(table, known.row)
    new = [*old, *[""] * (columns.width - len(old))]
    new[columns.paper] = _paper_cell(table, known)
    for fact, at in columns.facts.items():
        new[at] = facts.cell_of(fact, new[at], known.facts, references, keep=at in kept)
    added = {fact: facts.cell_of(fact, "", known.facts, references, keep=True) for fact in columns.missing}
    return _arranged(new, order, added)


def _paper_cell(table: PaperTable, known: Known) -> str:
    """Give the cell that names the paper as it shall be; in a new row it is never empty."""
    columns, row, paper = table.columns, known.row, known.facts.paper
    cell = row.cell(columns.paper) if row else ""
    if columns.titled:
        link, keep = _title_link(table, known), columns.paper in _kept(table, row)
        # a label beside the title, which stands in another cell, is in its place
        keep = keep and not (row and link and said.is_label(link.text) and _says_title_beside(table, row, paper))
        cell = facts.titled(cell, link, paper, table.references, keep=keep)
    return cell if cell or row else facts.identified(paper)


def _says_title_beside(table: PaperTable, row: Row, paper: Paper) -> bool:
    """Whether a cell of the person's own, in another column than the papers', or a line of it, says the title."""
    columns = table.columns
    others = (cell for at, cell in enumerate(row.cells) if cell and at not in {columns.paper, *columns.facts.values()})
    return any(said.is_title(cell, paper.title, table.references) for cell in others)


def _kept(table: PaperTable, row: Row | None) -> Collection[int]:
    """Give the columns in which linkwatch may replace what a row says: none where cells may stand in others' places."""
    return () if row and table.may_be_shifted(row) else table.columns.kept


def _title_link(table: PaperTable, known: Known) -> CellLink | None:
    """Choose the link that names the paper: one that has its title already, else the first."""
    paper, row = known.facts.paper, known.row
    found = table.paper_links(row, table.columns.paper) if row else []
    links = [link for id_, link in found if id_ == paper.arxiv_id]
    return next((link for link in links if same_title(link.text, paper.title)), links[0] if links else None)


def _with_gaps(row: Row, order: Order) -> tuple[str, ...]:
    """Give a row that is not kept an empty cell in each new column; one that ends before the first needs none."""
    first = next((place for place, column in enumerate(order) if isinstance(column, Fact)), len(order))
    ends_before = len(row.cells) <= first and len(row.cells) < _width(order)
    return row.cells if ends_before else _arranged(row.cells, order, dict.fromkeys(Fact, ""))


def _arranged(old: Sequence[str], order: Order, values: Mapping[Fact, str]) -> tuple[str, ...]:
    """Put cells into their new order; those beyond the last column stay beyond it."""
    there = [column for column in order if isinstance(column, Fact) or column < len(old)]
    new = [values[column] if isinstance(column, Fact) else old[column] for column in there]
    return (*new, *old[_width(order) :])


def _width(order: Order) -> int:
    """Count the columns that were there before."""
    return sum(isinstance(column, int) for column in order)


def _title_key(paper: Paper) -> list[str]:
    """Give the words to sort by, without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", paper.title).casefold()
    return re.findall(r"[^\W_]+", "".join(char for char in plain if not unicodedata.combining(char)))


def _telling(table: PaperTable, row: Row) -> tuple[str, ...]:
    """Give the title that a row has, or where it has none all that it says."""
    title = gfm.read(row.cell(table.columns.paper), table.references).text
    return (title,) if reads_like_a_title(title) else row.cells


_TOO_MANY = (
    "more cells than the table has columns: what the row says is left as it is; write a '|' that belongs to the text "
    "as '\\|'"
)
_OTHER_PAPER = (
    "arXiv has '{title}' as {id}, the row says '{text}': that is left as it is; check the identifier, "
    "or take the title of arXiv"
)
_REPEATED = "a second row about the paper {id}, which is in line {line} already: take one of them out"
