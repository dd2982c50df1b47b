"""The papers as the page for a browser shows them."""

from __future__ import annotations

from typing import NamedTuple

from linkwatch import arxiv_ids
from linkwatch.model import CodeLink, PaperLink, Report
from linkwatch.report import words
from linkwatch.report.page_texts import LONGEST_LABEL, Address, address, text

MOST_PAPERS = 400
"""The most papers that the page shows."""

MOST_MISSING = 50
"""The most papers that nothing could be learnt of and that are named all the same."""

_MOST_AUTHORS = 3
_MOST_LINKS = 20
_LONGEST_ABSTRACT = 4_000


class Code(NamedTuple):
    """A repository with a paper's code, and what is to be said of it."""

    address: Address
    remark: str


class Paper(NamedTuple):
    """A paper as a reader searches it."""

    title: str
    source: Address
    short_authors: str
    authors: str
    published: str
    categories: str
    abstract: str
    notes: tuple[str, ...]
    facts: tuple[str, ...]
    doi: Address | None
    code: tuple[Code, ...]
    explained: tuple[Address, ...]


def papers(report: Report) -> tuple[Paper, ...]:
    """Give the papers in the order of the guide, at most MOST_PAPERS."""
    return tuple(_paper(link) for link in report.papers[:MOST_PAPERS])


def missing(report: Report) -> tuple[Address, ...]:
    """Give the papers that nothing could be learnt of this time, at most MOST_MISSING."""
    return tuple(_source(id_, id_) for id_ in report.papers_missing[:MOST_MISSING])


def _source(shown: str, arxiv_id: str) -> Address:
    return Address(text(f"arXiv:{shown}"), address(arxiv_ids.abs_url(arxiv_id)).href)


def _paper(link: PaperLink) -> Paper:
    paper = link.paper
    short = ", ".join(paper.authors[:_MOST_AUTHORS]) + (" et al." if len(paper.authors) > _MOST_AUTHORS else "")
    facts, dois = (paper.comment, paper.journal_ref), (paper.doi or "").split()
    return Paper(
        title=text(paper.title),
        source=_source(f"{paper.arxiv_id}v{paper.version}", paper.arxiv_id),
        short_authors=text(short),
        authors=text(", ".join(paper.authors), _LONGEST_ABSTRACT),
        published=paper.published.date().isoformat(),
        categories=text(", ".join(paper.categories)),
        abstract=text(paper.abstract, _LONGEST_ABSTRACT),
        notes=tuple(text(note) for note in words.paper_notes(link)),
        facts=tuple(text(fact) for fact in facts if fact),
        doi=address(f"https://doi.org/{dois[0]}") if dois else None,
        code=tuple(map(_code, link.code[:_MOST_LINKS])),
        explained=tuple(_article(each.title, each.url) for each in link.explained[:_MOST_LINKS]),
    )


def _code(link: CodeLink) -> Code:
    remarks = ["suggested by Hugging Face"] if link.source == "huggingface" else []
    if link.verdict in words.ACTIONS:
        remarks.append(link.verdict.value)
    return Code(address(link.url), ", ".join(remarks))


def _article(title: str, url: str) -> Address:
    shown = address(url)
    return Address(text(title, LONGEST_LABEL) or shown.text, shown.href)
