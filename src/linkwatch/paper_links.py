"""The papers that a guide links to, and the links whose text names another paper than their address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from linkwatch import arxiv_ids, titles
from linkwatch.arxiv_ids import ArxivId
from linkwatch.model import Link, Occurrence, Paper, PaperLink, Problem


def paper_links(links: Iterable[Link], papers: Mapping[str, Paper]) -> tuple[PaperLink, ...]:
    """Give each paper once, in the order of the links, as the guide first links to it, under whatever address.

    Where another text names another paper, that one is told instead: it is the one to mend.
    """
    found: dict[str, PaperLink] = {}
    for place, named, matches in _named(links, papers):
        before = found.get(named.id)
        if before is None:
            found[named.id] = PaperLink(papers[named.id], place.text, matches, named.version)
        elif matches is False and before.title_matches is not False:
            found[named.id] = replace(before, link_text=place.text, title_matches=False)
    return tuple(found.values())


def misnamed(links: Iterable[Link], papers: Mapping[str, Paper]) -> tuple[Problem, ...]:
    """Tell the places whose text is clearly the title of another paper: one of the two is a mistake.

    A place that a comment ignores for good is not told.
    """
    return tuple(
        Problem(
            place.file,
            place.line,
            place.column,
            f"arXiv has “{papers[named.id].title[:_LONGEST]}” as {named.id}, the link says “{place.text[:_LONGEST]}”: "
            "check the identifier, or take the title of arXiv",
        )
        for place, named, matches in _named(links, papers)
        if matches is False and not (place.ignored and place.ignored.until is None)
    )


def linked_ids(links: Iterable[Link]) -> list[str]:
    """Give the identifiers of the papers that links lead to, each once."""
    return list(dict.fromkeys(named.id for link in links if (named := arxiv_ids.from_url(link.url))))


def _named(links: Iterable[Link], papers: Mapping[str, Paper]) -> Iterator[tuple[Occurrence, ArxivId, bool | None]]:
    """Give every place that links to one of the papers, and whether its text is the paper's title."""
    judged: dict[tuple[str, str], bool | None] = {}
    all_titles = {titles.letters(paper.title) for paper in papers.values()}
    for link in links if papers else ():
        named = arxiv_ids.from_url(link.url)
        if named is None or named.id not in papers:
            continue
        for place in link.occurrences:
            key = (named.id, place.text)
            if key not in judged:
                is_title = titles.letters(place.text) in all_titles
                judged[key] = _matches(place.text, papers[named.id], is_title=is_title)
            yield place, named, judged[key]


def _matches(text: str, paper: Paper, *, is_title: bool) -> bool | None:
    """Tell whether a text is the paper's title; one that is the title of a paper, as it is known, describes none."""
    if is_title:
        return titles.same_title(text, paper.title)
    return titles.names_paper(text, paper.title, paper.authors, among_titles=False)


_LONGEST = 200
