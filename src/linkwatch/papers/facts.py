"""What arXiv says of a paper, as the cells of a table; the person's words around it are kept."""

from __future__ import annotations

from collections.abc import Iterable

from linkwatch import arxiv_ids, urls
from linkwatch.model import Paper
from linkwatch.papers import gfm
from linkwatch.papers.gfm import CellLink, References
from linkwatch.papers.markdown_text import clean, escape
from linkwatch.titles import same_title

NAMED_AUTHORS = 3


def titled(cell: str, link: CellLink | None, paper: Paper, references: References, *, keep: bool) -> str:
    """Give the link the paper's title and address; all else in the cell stays, an empty cell is filled.

    If linkwatch is not to `keep` the column, a link's own text stays unless the title says the same and no less.
    """
    title, address = clean(paper.title), arxiv_ids.abs_url(paper.arxiv_id)
    if not title or (cell and (link is None or not link.textual)):
        return cell
    if link and (link.text, link.href) == (title, address):
        return cell
    if link and not (_is_name(cell, link, title, references) if keep else _may_go(cell, link, title)):
        return cell
    new = _rewritten(cell, link, title, address) if link else f"[{escape(title)}]({address})"
    return new if _shows(new, title, address, references) else cell


def authors(paper: Paper) -> str:
    """Name the first three authors, `et al.` for more."""
    names = [name for name in map(clean, paper.authors) if name]
    return ", ".join(names[:NAMED_AUTHORS]) + (" et al." if len(names) > NAMED_AUTHORS else "")


def published(paper: Paper) -> str:
    """Give year and month of the first version."""
    return f"{paper.published.year:04}-{paper.published.month:02}"


def filled(cell: str, fact: str, references: References, *, keep: bool) -> str:
    """Give the cell that says `fact`: an empty one is filled, one that says it already stays.

    Another one is replaced only if linkwatch is to `keep` it and could have written it: one with links or the like is
    a person's.
    """
    if not cell:
        return escape(fact)
    content = gfm.read(cell, references)
    replace = keep and fact and content.plain and content.text != fact
    return escape(fact) if replace else cell


def _may_go(cell: str, link: CellLink, title: str) -> bool:
    """Whether nothing a person wrote is lost with the link's text: it is empty, an address, or the title misspelt."""
    if not link.text or urls.is_web(link.text) or arxiv_ids.parse(link.text):
        return True
    plain = link.label is None or gfm.read(cell[slice(*link.label)], {}).plain
    return plain and same_title(link.text, title) is True and len(link.text.split()) <= len(title.split())


def _is_name(cell: str, link: CellLink, title: str, references: References) -> bool:
    """Whether the link is what names the paper; beside a title in plain words it is mere company (`[pdf]`)."""
    return bool(same_title(link.text, title)) or not same_title(_around(cell, link, references), title)


def _around(cell: str, link: CellLink, references: References) -> str:
    """Give what the cell shows beside the link."""
    return gfm.read(_replaced(cell, [(link.span, "")]), references).text


def _rewritten(cell: str, link: CellLink, title: str, address: str) -> str:
    """Replace the link's text and destination, or the whole link where it is not written `[text](destination)`."""
    if link.label is None or link.address is None:
        return _replaced(cell, [(link.span, f"[{escape(title)}]({address})")])
    label = cell[slice(*link.label)] if link.text == title else escape(title)
    return _replaced(cell, [(link.label, label), (link.address, address)])


def _replaced(cell: str, changes: Iterable[tuple[gfm.Span, str]]) -> str:
    pieces, done = [], 0
    for (start, end), text in changes:
        pieces += [cell[done:start], text]
        done = end
    return "".join([*pieces, cell[done:]])


def _shows(cell: str, title: str, address: str, references: References) -> bool:
    """Whether the new cell has the link that was meant: what stands before it may make it something else (`!`)."""
    return any((link.text, link.href) == (title, address) for link in gfm.read(cell, references).links)
