"""What the words of a row name: its paper, clearly another one, or nothing that can be told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from linkwatch.model import Paper
from linkwatch.papers import gfm, said
from linkwatch.papers.cells import Row
from linkwatch.papers.find import PaperTable
from linkwatch.titles import letters, names_paper, same_title


def other_title(table: PaperTable, row: Row, paper: Paper, titles: Collection[str] = ()) -> str | None:
    """Give what a row says where that is clearly the title of another paper; None where anything says this one's.

    The texts of links to the paper count, and in a column of titles what stands there without a link, too. What is one
    of the `titles` of papers, given by their letters, describes none.
    """
    texts = _linked(table, row, paper)
    if table.columns.of_titles:
        texts = chain(texts, _beside(table, row, paper))
    other = None
    for text, among_titles in texts:
        names = names_paper(text, paper.title, paper.authors, among_titles=among_titles)
        if names is None and same_title(text, paper.title) is False and letters(text) in titles:
            names = False
        if names:
            return None
        if names is False and other is None:
            other = text
    cell = row.cell(table.columns.paper)
    return None if other is None or said.is_title(cell, paper.title, table.references) else other


def _linked(table: PaperTable, row: Row, paper: Paper) -> Iterator[tuple[str, bool]]:
    """Give the texts of links to the paper, and whether each stands among titles."""
    for column in (table.columns.paper, *table.columns.sources, *table.columns.unnamed):
        for id_, link in table.paper_links(row, column):
            if id_ == paper.arxiv_id:
                yield link.text, column == table.columns.paper and (table.columns.of_titles or table.columns.titled)


def _beside(table: PaperTable, row: Row, paper: Paper) -> Iterator[tuple[str, bool]]:
    """Give what stands beside the links; beside one to the paper it may be a remark rather than a title."""
    cell, column = row.cell(table.columns.paper), table.columns.paper
    papers = table.paper_links(row, column)
    own = [link for id_, link in papers if id_ == paper.arxiv_id]
    links = gfm.read(cell, table.references).links
    for rest in (gfm.without(cell, own), gfm.without(cell, links)):
        yield _first_line(table, rest), not own
    if links and not any(link.span == links[0].span for _, link in papers):
        yield links[0].text, not own


def _first_line(table: PaperTable, cell: str) -> str:
    """Give the first line that says anything: what follows a title is authors, a venue or a remark."""
    texts = (gfm.read(line, table.references).text.strip(_EDGES) for line in gfm.lines(cell))
    return next((text for text in texts if any(map(str.isalnum, text))), "")


_EDGES = " ,;:|/-\u2013\u2014\u00b7"
