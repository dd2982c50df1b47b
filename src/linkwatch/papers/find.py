"""Which tables of a document are tables of papers, and what keeps a table from being one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise, starmap, takewhile

from linkwatch import arxiv_ids, urls
from linkwatch.model import Problem, TableSettings
from linkwatch.papers import cells, columns, gfm
from linkwatch.papers.cells import Row, Table
from linkwatch.papers.columns import Columns
from linkwatch.papers.gfm import Block, BlockKind, CellLink, Content, References
from linkwatch.patterns import lazy
from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class PaperTable:
    """A table that is to be kept: what stands where in it, and whether it stands below the heading of papers."""

    table: Table
    columns: Columns
    references: References
    under_heading: bool

    def paper_links(self, row: Row, column: int) -> list[tuple[str, CellLink]]:
        """Give the links to papers in one cell, each with the paper's identifier; a missing cell has none.

        An identifier or address in plain text, with nothing beside it, is as good as a link.
        """
        cell = row.cell(column)
        content = gfm.read(cell, self.references)
        named = arxiv_ids.named(content.text) if content.plain else None
        if named is None:
            return _paper_links(content)
        return [(named.id, CellLink((0, len(cell)), arxiv_ids.abs_url(named.id), content.text, True, None, None))]

    def paper_id(self, row: Row) -> str | None:
        """Give the paper that a row is about: the first in the paper's column, else the only one in columns of links.

        A row with more cells than columns is about none: nobody can tell which cell belongs where.
        """
        if self.overflows(row):
            return None
        if links := self.paper_links(row, self.columns.paper):
            return links[0][0]
        found = self._ids(row, self.columns.sources) or self._ids(row, self.columns.unnamed)
        return found.pop() if len(found) == 1 else None

    def _ids(self, row: Row, among: Iterable[int]) -> set[str]:
        return {id_ for column in among for id_, _ in self.paper_links(row, column)}

    def overflows(self, row: Row) -> bool:
        """Whether a row says anything beyond the last column; a comment there, as some lists put it, is nothing."""
        return any(cell and not _COMMENT.fullmatch(cell) for cell in row.cells[self.table.width :])

    def may_be_shifted(self, row: Row) -> bool:
        """Whether a pipe of the text may have moved the cells behind it.

        An empty one stands beyond the last column, or what one opens (code, a formula, a bracket) the next one closes.
        """
        return "" in row.cells[self.table.width :] or any(starmap(_is_torn, pairwise(row.cells)))


def _is_torn(cell: str, following: str) -> bool:
    if any(cell.count(mark) % 2 and following.count(mark) % 2 for mark in "`$"):
        return True
    return any(_surplus(cell, *pair) > 0 > _surplus(following, *pair) for pair in ("()", "[]", "{}"))


def _surplus(cell: str, opening: str, closing: str) -> int:
    return cell.count(opening) - cell.count(closing)


@dataclass(frozen=True, slots=True)
class Found:
    """The tables to keep, in order, and what the person should know about the others."""

    tables: tuple[PaperTable, ...]
    problems: tuple[Problem, ...]


def find_in(text: str, file: str, settings: TableSettings) -> Found:
    """Find the tables of papers in a text with whatever line ends and perhaps a byte order mark."""
    return find(parts(text.removeprefix(BOM))[::2], file, settings)


def parts(text: str) -> list[str]:
    """Cut the text into its lines and, after each but the last, its line end; a joined list is the text again."""
    return _LINE_END.split(text)


def find(lines: Sequence[str], file: str, settings: TableSettings) -> Found:
    """Find the tables below the heading, up to the next one, and others most of whose rows link to arXiv."""
    sections = list(_sections(lines, settings))
    told = [each for index, section in enumerate(sections) for each in _complaints(section, _below(sections, index))]
    problems = tuple(
        Problem(file, line + 1, 1, message.format(heading=settings.heading)) for line, message in sorted(told)
    )
    return Found(tuple(table for section in sections for table in section.kept), problems)


@dataclass(frozen=True, slots=True)
class _Section:
    """A heading (level 0: the start) up to the next one: its tables of papers, and where hidden ones start."""

    line: int
    level: int
    is_papers: bool
    tables: tuple[PaperTable, ...]
    hidden: tuple[int, ...]

    @property
    def kept(self) -> tuple[PaperTable, ...]:
        return () if self.is_ambiguous else self.tables

    @property
    def is_ambiguous(self) -> bool:
        return self.is_papers and len(self.tables) > 1


def _sections(lines: Sequence[str], settings: TableSettings) -> Iterator[_Section]:
    found, references = gfm.blocks("\n".join(lines))
    blocks = list(_switched_on(found))
    heads = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    for start, end in pairwise([0, *heads, len(blocks)]):
        yield _section(lines, blocks[start:end], references, settings)


def _switched_on(blocks: Iterable[Block]) -> Iterator[Block]:
    """Leave out what stands behind a comment `linkwatch: off`, as in a report of linkwatch's own."""
    is_on = True
    for block in blocks:
        for switch in _SWITCH.findall(block.text if block.kind is BlockKind.HTML else ""):
            is_on = switch == "on"
        if is_on:
            yield block


def _section(
    lines: Sequence[str], blocks: Sequence[Block], references: References, settings: TableSettings
) -> _Section:
    line, level, is_papers = 0, 0, False
    tables, hidden = [], []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            line, level = block.start, block.level
            is_papers = _is_heading(gfm.read(block.text, references).text, settings.heading)
        elif block.kind is BlockKind.HTML:
            hidden += [block.start] * (is_papers and _is_html_table(block.text))
        else:
            table = _paper_table(_parsed(lines, block), references, settings, under_heading=is_papers)
            if not (is_papers or _mostly_papers(table)):
                continue
            if block.kind is BlockKind.TABLE:
                tables.append(table)
            else:
                hidden.append(block.start)
    return _Section(line, level, is_papers, tuple(tables), tuple(hidden))


def _parsed(lines: Sequence[str], block: Block) -> Table:
    """Read a table; one in a block quote or list without the marks before its rows, as far as its cells go."""
    if block.kind is BlockKind.TABLE:
        return cells.parse(lines, block.start, block.end)
    own = [_CONTAINERS.sub("", line) for line in lines[block.start : block.end]]
    return cells.parse(own, 0, len(own))


def _complaints(section: _Section, below: Iterable[_Section]) -> Iterator[tuple[int, str]]:
    """Tell line and message of whatever keeps a table from being kept."""
    if section.is_ambiguous:
        yield section.tables[1].table.header.line, _TWO_TABLES
    for line in section.hidden:
        yield line, _HIDDEN_TABLE
    if section.is_papers and not any(each.tables or each.hidden for each in chain([section], below)):
        yield section.line, _NO_TABLE


def _below(sections: Sequence[_Section], index: int) -> Iterator[_Section]:
    """Give the sections of deeper headings that belong to a section."""
    following = (sections[later] for later in range(index + 1, len(sections)))
    return takewhile(lambda section: section.level > sections[index].level, following)


def _paper_table(table: Table, references: References, settings: TableSettings, *, under_heading: bool) -> PaperTable:
    header = [gfm.read(cell, references).text for cell in table.header.cells]
    counts = [0] * table.width
    for row in table.rows:
        for column, cell in enumerate(row.cells[: table.width]):
            counts[column] += bool(_paper_links(gfm.read(cell, references)))
    known = columns.find(header, counts, settings, under_heading=under_heading)
    found = PaperTable(table, known, references, under_heading)
    others = [at for at in columns.may_tell_papers(header, known) if counts[at] and _tells_papers(found, at)]
    unnamed = (max(others, key=lambda at: counts[at]),) if others else ()
    return replace(found, columns=replace(known, unnamed=unnamed))


def _tells_papers(table: PaperTable, column: int) -> bool:
    """Whether the links to papers in a column are to those of their rows: they stand alone, and agree with others."""
    alone = agreeing = 0
    for row in table.table.rows:
        content = gfm.read(row.cell(column), table.references)
        if ids := {id_ for id_, _ in _paper_links(content)}:
            alone += 1 if _is_of_links(content) else -1
            agreeing += 0 if (known := table.paper_id(row)) is None else 1 if known in ids else -_MOST_AGREE
    return alone > 0 and agreeing >= 0


def _is_of_links(content: Content) -> bool:
    """Whether a cell is of links, with hardly a word beside them."""
    words, linked = (columns.normalized(text).split() for text in (content.text, " ".join(map(_text, content.links))))
    return len(words) - len(linked) <= _FEW_WORDS


def _is_html_table(html: str) -> bool:
    """Whether a person would take a block of HTML for a table, or for a Markdown table with HTML around it."""
    return not html.lstrip().startswith("<!--") and _HTML_TABLE.search(html) is not None


def _is_heading(heading: str, wanted: str) -> bool:
    """Whether a heading has the wanted words, with an emoji or a colon perhaps."""
    return columns.normalized(heading) == columns.normalized(wanted)


def _mostly_papers(table: PaperTable) -> bool:
    """Whether more than half of the rows are about a paper that they link to; plain numbers may be anything."""
    papers = sum(_links_to_a_paper(row, table.references) and bool(table.paper_id(row)) for row in table.table.rows)
    return papers > 1 and papers * 2 > len(table.table.rows)


def _links_to_a_paper(row: Row, references: References) -> bool:
    return any(_paper_links(gfm.read(cell, references)) for cell in row.cells)


def _text(link: CellLink) -> str:
    return link.text


def _paper_links(content: Content) -> list[tuple[str, CellLink]]:
    found = [(arxiv_ids.from_url(urls.join(_BASE, link.href) or ""), link) for link in content.links]
    return [(id_.id, link) for id_, link in found if id_]


BOM = "\ufeff"
_LINE_END = lazy(r"(\r\n|\r|\n)")
_SWITCH = lazy(r"<!--\s*linkwatch\s*:\s*(off|on)(?=\s|-->)")
_COMMENT = lazy(r"\[//\]: #.*|<!--(?:(?!-->).)*-->")
_FEW_WORDS = 2
_MOST_AGREE = 2  # of the rows that tell their paper elsewhere, two for each that contradicts
_BASE = "https://github.com/"  # where an address leads that is not a whole one
_CONTAINERS = lazy(r"^(?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)+")  # the marks of block quotes and lists
_HTML_TABLE = lazy(r"<table\b|^[ \t]*\|.*\|", re.IGNORECASE | re.MULTILINE)

_TWO_TABLES = (
    "a second table below the heading '{heading}': neither is kept, because it is not clear which one is meant; "
    "put a heading of its own above one of them"
)
_NO_TABLE = (
    "no table below the heading '{heading}'; write one with the columns Paper and Description, a link to arXiv in each "
    "row"
)
_HIDDEN_TABLE = (
    "a table inside a block quote, list or HTML is left as it is; to have it kept, let it stand alone, "
    "with blank lines around it"
)
