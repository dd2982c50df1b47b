"""What is known of a paper, as the cells of a table; the person's words around it are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from linkwatch import arxiv_ids, urls
from linkwatch.model import Article, CodeLink, Fact, Paper, PaperFacts, Verdict
from linkwatch.papers import gfm, said
from linkwatch.papers.gfm import CellLink, References
from linkwatch.papers.markdown_text import clean, destination, escape, link_to, unlinked
from linkwatch.patterns import lazy
from linkwatch.titles import is_version_of

NAMED_AUTHORS = 3


def titled(cell: str, link: CellLink | None, paper: Paper, references: References, *, keep: bool) -> str:
    """Give the link the paper's title; all else in the cell stays, an empty cell is filled.

    If linkwatch is not to `keep` the column, only an address or identifier with no text of its own gives way, to the
    title linked to arXiv's page, of the version that it names. Where a person gave a link a text, its address stays:
    they may mean the PDF, or just that version; and so does a text that says anything else than the title or a mere
    label (`pdf`), or that has markup in it.
    """
    title, address = clean(paper.title), arxiv_ids.abs_url(f"{paper.arxiv_id}{_version(link)}")
    if not title or (cell and (link is None or not link.textual)):
        return cell
    if link and not _is_bare(link):
        if link.text == title or not keep or not _gives_way(cell, link, paper, references):
            return cell
        address = link.href
    elif link and said.is_title(gfm.without(cell, [link]), paper.title, references):
        return cell  # the title stands beside its address
    new = _rewritten(cell, link, title, address) if link else link_to(title, address)
    return new if _shows(new, title, address, references) else cell


def identified(paper: Paper) -> str:
    """Link the paper by its identifier, for a column that is no place for titles."""
    return link_to(paper.arxiv_id, arxiv_ids.abs_url(paper.arxiv_id))


def cell_of(fact: Fact, cell: str, known: PaperFacts, references: References, *, keep: bool) -> str:
    """Give the cell that tells a fact: an empty one is filled, what a person wrote stays.

    Only text that linkwatch could have written is replaced, and only if it is to `keep` the column: where a paper was
    published, and not when, is a person's word, and so is a mark beside the date, or a span of two. Links are never
    replaced, and added only to a cell of links alone.
    """
    match fact:
        case Fact.CODE:
            return cell or code(known.code)
        case Fact.EXPLAINED:
            return explained(cell, known.explained, references, keep=keep)
    is_its_own = _DATE.fullmatch(cell) if fact is Fact.PUBLISHED else True
    return filled(cell, _TEXTS[fact](known.paper), references, keep=keep and bool(is_its_own))


def authors(paper: Paper) -> str:
    """Name the first three authors, `et al.` for more."""
    names = [name for name in map(clean, paper.authors) if name]
    return ", ".join(names[:NAMED_AUTHORS]) + (" et al." if len(names) > NAMED_AUTHORS else "")


def published(paper: Paper) -> str:
    """Give year and month of the first version."""
    return f"{paper.published.year:04}-{paper.published.month:02}"


def venue(paper: Paper) -> str:
    """Give the journal as the authors name it at arXiv, '' where they name none."""
    return clean(paper.journal_ref or "")


def categories(paper: Paper) -> str:
    """Give arXiv's categories, the primary one first; classes of other schemes (`68T50`) are left out."""
    found = dict.fromkeys((paper.primary_category, *paper.categories))
    return ", ".join(each for each in map(clean, found) if _CATEGORY.fullmatch(each))


def code(links: Iterable[CodeLink]) -> str:
    """Link the repository that the authors name, of several the first that is not known to be gone.

    One that another site suggests waits for a person to accept it.
    """
    named = (each for each in links if each.source in _ATTESTED and each.verdict is not Verdict.BROKEN)
    return next((link_to("code", each.url) for each in named if _page(each.url)), "")


def explained(cell: str, articles: Sequence[Article], references: References, *, keep: bool) -> str:
    """Link the articles, one a line; in a column to `keep`, those that a cell of nothing but links lacks are added."""
    linked = gfm.read(cell, references).links
    there = {"", *(_same_for_all(link.href) for link in linked)}
    links = []
    for each in articles:
        if (page := _page(each.url)) not in there:
            there.add(page)
            links.append(link_to(clean(each.title) or each.url, each.url))
    if not cell:
        return _NEXT_LINE.join(links)
    separator = _separator(cell, linked) if keep and links else None
    return cell if separator is None else separator.join([cell, *links])


def filled(cell: str, fact: str, references: References, *, keep: bool) -> str:
    """Give the cell that says `fact`: an empty one is filled, one that says it already stays.

    Another one is replaced only if linkwatch is to `keep` it and could have written it: one with links or the like is
    a person's, and so is one that GitHub makes links of, unless linkwatch parted what would be one.
    """
    if not cell:
        return unlinked(fact)
    content = gfm.read(cell, references)
    replaceable = (content.plain and not content.leading) or cell == unlinked(content.text)
    return unlinked(fact) if keep and fact and replaceable and content.text != fact else cell


def _is_bare(link: CellLink) -> bool:
    """Whether a person gave the link no text: it is a pasted address or identifier."""
    return not link.text or (link.label is None and bool(urls.is_web(link.text) or arxiv_ids.named(link.text)))


def _version(link: CellLink | None) -> str:
    """Give the version that a link names, as identifiers end: who names one may mean that one."""
    named = link and (arxiv_ids.named(link.text) or arxiv_ids.from_url(link.href))
    return f"v{named.version}" if named and named.version else ""


def _gives_way(cell: str, link: CellLink, paper: Paper, references: References) -> bool:
    """Whether nothing is lost with the link's text: a form of the title, or a label beside which nothing names it."""
    label = _label(cell, link)
    emphasis = _EMPHASIZED.fullmatch(label)
    if is_version_of(link.text, paper.title):
        return _shows_only(emphasis["inside"] if emphasis else label, link.text, references)
    is_plain = _shows_only(_EMPHASIS.sub("", label), _EMPHASIS.sub("", link.text), references)
    return is_plain and said.is_label(link.text) and not said.has_name_beside(cell, link, paper.title, references)


def _label(cell: str, link: CellLink) -> str:
    """Give the source of the link's text."""
    if link.label:
        return cell[slice(*link.label)]
    reference = _REFERENCE.fullmatch(cell[slice(*link.span)])
    return reference[1] if reference else ""


def _shows_only(source: str, text: str, references: References) -> bool:
    """Whether Markdown shows the text, without any markup."""
    content = gfm.read(source, references)
    return content.plain and content.text == text


def _rewritten(cell: str, link: CellLink, title: str, address: str) -> str:
    """Replace the link's text, and its destination where that is another one; the whole link if it is not inline."""
    emphasis = _EMPHASIZED.fullmatch(_label(cell, link))
    mark = emphasis["mark"] if emphasis else ""
    is_html = link.label is not None and cell.startswith("<", link.span[0])
    label = f"{mark}{unlinked(title) if is_html else escape(title)}{mark}"
    if link.label is None or link.address is None:
        return _replaced(cell, [(link.span, f"[{label}]{destination(address)}")])
    changes = [(link.label, label), *([(link.address, address)] if address != link.href else [])]
    return _replaced(cell, sorted(changes))


def _replaced(cell: str, changes: Iterable[tuple[gfm.Span, str]]) -> str:
    pieces, done = [], 0
    for (start, end), text in changes:
        pieces += [cell[done:start], text]
        done = end
    return "".join([*pieces, cell[done:]])


def _shows(cell: str, title: str, address: str, references: References) -> bool:
    """Whether the new cell has the link that was meant: what stands before it may make it something else (`!`)."""
    return any((link.text, link.href) == (title, address) for link in gfm.read(cell, references).links)


def _page(url: str) -> str:
    """Give the page that a link in the table will lead to, '' where no link can."""
    links = gfm.read(link_to("page", url), References()).links if urls.is_web(url) else ()
    return _same_for_all(links[0].href) if links else ""


def _same_for_all(url: str) -> str:
    """Give what is the same for all ways to write the address of one page."""
    page = urls.key(urls.normalize(url) or url)
    return re.sub(r"^https?://(?:www\.)?", "", page).rstrip("/")


def _separator(cell: str, links: Sequence[CellLink]) -> str | None:
    """Give what stands between the links of a cell, a new line if there is one only; None where there is more."""
    if not links:
        return None
    around = cell[: links[0].span[0]] + cell[links[-1].span[1] :]
    between = [cell[one.span[1] : other.span[0]] for one, other in pairwise(links)]
    if around.strip() or not all(map(_SEPARATOR.fullmatch, between)):
        return None
    return between[-1] if between else _NEXT_LINE


_TEXTS = {
    Fact.AUTHORS: authors,
    Fact.PUBLISHED: published,
    Fact.VENUE: venue,
    Fact.CATEGORIES: categories,
}
_EMPHASIZED = lazy(r"(?P<mark>\*{1,3}|_{1,3})(?P<inside>(?![\s*_]).+(?<![\s*_\\]))(?P=mark)", re.DOTALL)
_EMPHASIS = lazy(r"[*_`]")
_REFERENCE = lazy(r"\[(.*?)\](?:\[[^\[\]]*\])?", re.DOTALL)
_ATTESTED = {"guide", "comment", "abstract"}
_CATEGORY = lazy(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[a-z]+)*)?")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:(?:19|20)[0-9]{2}|['\u2019][0-9]{2})"
_MONTHS, _DAYS = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12][0-9]|3[01])"
_DAY = rf"{_DAYS}(?:st|nd|rd|th)?"
_DATE = lazy(
    rf"""(?P<bracket>\()?(?:
    {_YEAR}(?:(?P<sign>[-./]){_MONTHS}(?:(?P=sign){_DAYS})?)?  # 2011-12 is a month, as nearly always
    | (?:{_DAYS}(?P<mark>[-./])(?={_MONTHS}(?P=mark)))?{_MONTHS}[-./]{_YEAR}
    | (?:{_DAY}[\s.-]{{1,2}})?{_MONTH}(?:\s?{_DAY})?[\s,-]{{0,2}}{_YEAR}  # 12 June 2016, June 12th, 2016
    | {_YEAR}[\s,-]{{1,2}}{_MONTH}
    | [0-9]{{4}}\s?年(?:\s?[0-9]{{1,2}}\s?月(?:\s?[0-9]{{1,2}}\s?日)?)?
    | -{{1,3}} | [\u2013\u2014?\u2026] | n/?a | none | tba | tbd | todo | unknown
    )(?(bracket)\))""",
    re.IGNORECASE | re.VERBOSE,
)
_NEXT_LINE = "<br>"
_SEPARATOR = lazy(r"\s*(?:<br\s*/?>|[,;·•|/])\s*|\s+")
