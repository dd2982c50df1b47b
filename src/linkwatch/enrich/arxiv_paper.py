"""One result of the `arxiv` package as a paper of ours."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from linkwatch.arxiv_ids import ArxivId
from linkwatch.model import Paper
from linkwatch.patterns import lazy

if TYPE_CHECKING:
    from arxiv import Result


def to_paper(result: Result, named: ArxivId, as_of: datetime) -> Paper | None:
    """Give the paper, or None for half an entry: one without version, title or authors, or of a day that cannot be.

    Texts that are longer than any at arXiv are cut, so that what is kept and shown of them is bounded. What has
    neither letter nor digit is no author: arXiv makes one of the colon in `OpenAI: Ada Lovelace`.
    """
    title = _one_line(result.title, _LONGEST_NAME)
    names = (_one_line(author.name, _LONGEST_NAME) for author in result.authors)
    authors = tuple(name for name in names if any(map(str.isalnum, name)))
    if named.version is None or not title or not authors or not _EARLIEST <= result.published <= as_of + _A_DAY:
        return None
    comment, abstract = _one_line(result.comment), _one_line(result.summary)
    return Paper(
        arxiv_id=named.id,
        version=named.version,
        title=title,
        authors=authors,
        published=result.published,
        updated=result.updated,
        abstract=abstract,
        primary_category=result.primary_category if _CATEGORY.fullmatch(result.primary_category) else "",
        categories=tuple(each for each in result.categories if _CATEGORY.fullmatch(each)),
        as_of=as_of,
        doi=_one_line(result.doi, _LONGEST_NAME) or None,
        journal_ref=_one_line(result.journal_ref, _LONGEST_NAME) or None,
        comment=comment or None,
        withdrawn=_is_withdrawn(comment, title, abstract),
    )


_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)  # arXiv took over some archives that are older than itself
_A_DAY = timedelta(days=1)  # clocks may differ
_LONGEST_NAME = 2_000  # characters; of a title, too
_LONGEST_TEXT = 20_000
_CATEGORY = lazy(r"[a-z-]+(?:\.[A-Za-z-]+)?")  # codes of the MSC and ACM stand among the categories too

# arXiv has no sign for it but words. A comment is about the paper itself; in a title or an abstract they may be about
# other papers ('why articles are withdrawn by their authors'), so that there they have to say 'this' or come first.
_PAPER = r"(?:papers?|article|manuscript|preprint|submission|work|note|letter|thesis|report)"
_BY = r"by (?:the |its )?(?:arxiv )?(?:authors?|submitters?|arxiv|admin\w*)"
_UNDONE = (  # it was a mistake, or a later version is there
    rf"(?!(?: {_BY})? by mistake\b|[^.;]{{0,100}}\b(?:(?:is|was|been|now) (?:restored|reinstated)"
    r"|(?:resubmitted|replaced) (?:as|by|with) (?:v|version )[0-9])\b)"
)
_GONE = (
    rf"(?:withdrawn|retracted|removed by (?:the )?arxiv)\b(?! from (?!(?:the )?arxiv)){_UNDONE}"  # no journal's queue
)
_IS_GONE = rf"(?:has|was|is|had)(?: to be| being| been)?(?: temporarily| now| hereby)? {_GONE}"
_BY_AUTHORS = (
    r"\b(?:i|we|(?:the |its |all )?(?:authors?|submitters?))(?: have| has)?(?: now| hereby)? "
    rf"(?:with(?:draws?|drew|drawn)|retract(?:s|ed)?) (?:this|the|our|my) {_PAPER}\b"
)
_ALONE = r"(?:temporarily )?(?:withdrawn|retracted)"
_ALONE_TO_ITS_END = (
    rf"{_ALONE}{_UNDONE}(?=\W*$|\s*[.,:;)\]\u2013\u2014]|\s-{{1,3}}\s"
    r"| (?:by|due|because|as|since|pending|in favou?r|for|from (?:the )?arxiv)\b)"
)
_START = r"(?:^\W{0,3}|[.;:!?]\s\W{0,3})"  # of a sentence
_BEGINS_WITH_THIS = (
    rf"{_START}(?:(?:this|the|our) )?(?:(?:{_PAPER}|version) )?(?:(?:has|was|is) (?:been )?)?"
    r"(?:(?:now|temporarily|unfortunately) )?"
)
_WITHDRAWN = lazy(
    # Part of this paper, or what somebody else quotes, is not this paper.
    rf"(?<!\bof )(?<!\bin )(?<!\bto )(?<!\bfrom )(?<!['\"\u201c])\b(?:this|our)(?: arxiv)?(?: {_PAPER})? {_IS_GONE}"
    rf"|^\W*(?:the )?{_PAPER} (?:{_IS_GONE}|withdrawn\b(?! from){_UNDONE})"
    rf"|^\W*{_ALONE_TO_ITS_END}"
    rf"|[(\[]{_ALONE}[)\]]{_UNDONE}"
    rf"|{_BEGINS_WITH_THIS}withdrawn by (?:the )?arxiv\b"
    rf"|{_BY_AUTHORS}",
    re.IGNORECASE,
)
_WITHDRAWN_IN_COMMENT = lazy(
    rf"{_WITHDRAWN.pattern}|(?<!\bof )(?<!\bin )(?<!\bon )\bthe {_PAPER} {_IS_GONE}"
    rf"|{_START}(?:{_PAPER} )?{_IS_GONE}"
    rf"|{_BEGINS_WITH_THIS}withdrawn{_UNDONE} by (?:the |its )?(?:authors?|submitters?)\b"
    rf"|\b(?:pages?|pp|figures?|figs?|tables?)\b ?[,;.()\[\]/\u2013\u2014-]\W{{0,2}}(?:{_PAPER} )?{_ALONE_TO_ITS_END}",
    re.IGNORECASE,
)
_WITHDRAWN_IN_LIST = lazy(  # comments are lists: '12 pages, LaTeX, paper withdrawn by the author'
    rf"(?:^\W{{0,3}}|[.;:!?]\s\W{{0,3}}|[,(]\s?)(?:{_PAPER} (?:{_IS_GONE}|withdrawn\b(?! from){_UNDONE})"
    rf"|(?:(?:it|this|the|our) )?(?:{_PAPER} )?(?:(?:has|was|is) (?:been )?)?(?:(?:now|temporarily|unfortunately) )?"
    rf"withdrawn{_UNDONE} by (?:the |its )?(?:authors?|submitters?|arxiv)\b)",
    re.IGNORECASE,
)
_OF_ANOTHER = lazy(
    r"\b(?:versions?|earlier|previous|former|old|replac\w*|companion|comments? (?:on|to)|reply|response|errat\w+|"
    r"another|other|see|iclr|journal|conference)\b",
    re.IGNORECASE,
)


def _is_withdrawn(comment: str, title: str, abstract: str) -> bool:
    found = _WITHDRAWN_IN_COMMENT.search(comment) or _WITHDRAWN.search(title) or _WITHDRAWN.search(abstract)
    return bool(found) or _is_withdrawn_in_list(comment)


def _is_withdrawn_in_list(comment: str) -> bool:
    """Whether one of several short remarks says it, none of those before which speaks of another paper."""
    found = _WITHDRAWN_IN_LIST.search(comment)
    return found is not None and not _OF_ANOTHER.search(comment, 0, found.start())


def _one_line(text: str | None, longest: int = _LONGEST_TEXT) -> str:
    shown = " ".join((text or "").split())
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
