"""One result of the `arxiv` package as a paper of ours."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from linkwatch.arxiv_ids import ArxivId
from linkwatch.model import Paper

if TYPE_CHECKING:
    from arxiv import Result


def to_paper(result: Result, named: ArxivId, as_of: datetime) -> Paper | None:
    """Give the paper, or None for half an entry: one without version, title or authors."""
    title = _one_line(result.title)
    authors = tuple(name for author in result.authors if (name := _one_line(author.name)))
    if named.version is None or not title or not authors:
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
        primary_category=result.primary_category,
        categories=tuple(each for each in result.categories if _CATEGORY.fullmatch(each)),
        as_of=as_of,
        doi=_one_line(result.doi) or None,
        journal_ref=_one_line(result.journal_ref) or None,
        comment=comment or None,
        withdrawn=_is_withdrawn(comment, title, abstract),
    )


_CATEGORY = re.compile(r"[a-z-]+(?:\.[A-Za-z-]+)?")  # codes of the MSC and ACM stand among the categories too

# arXiv has no sign for it but words. A comment is about the paper itself; in a title or an abstract they may be about
# other papers ('why articles are withdrawn by their authors'), so that there they have to say 'this' or come first.
_THIS = r"(?:papers?|article|manuscript|preprint|submission|work|note|letter|thesis|report)"
_IS_WITHDRAWN = (
    r"(?:has|have|was|is|had)(?: to be| being| been)?(?: temporarily| now| hereby)? (?:withdrawn|retracted)\b"
)
_WITHDRAWN = re.compile(
    rf"\b(?:this|our)(?: arxiv)?(?: {_THIS})? {_IS_WITHDRAWN}"
    rf"|^\W*(?:the )?{_THIS} (?:{_IS_WITHDRAWN}|withdrawn\b(?! from))"
    r"|^\W*(?:temporarily )?withdrawn(?=\W*$|\s*[.,:;)\]]| (?:by|due|because|as|since|pending|in favou?r|for)\b)"
    r"|[(\[]withdrawn[)\]]"
    r"|\bwithdrawn by (?:the )?arxiv\b",
    re.IGNORECASE,
)
_WITHDRAWN_IN_COMMENT = re.compile(
    rf"{_WITHDRAWN.pattern}|\b(?:the )?{_THIS} {_IS_WITHDRAWN}|\bwithdrawn by (?:the |its )?(?:authors?|submitters?)\b",
    re.IGNORECASE,
)


def _is_withdrawn(comment: str, title: str, abstract: str) -> bool:
    return bool(_WITHDRAWN_IN_COMMENT.search(comment) or _WITHDRAWN.search(title) or _WITHDRAWN.search(abstract))


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
