"""What is told of a paper beside arXiv's own words: the code that goes with it, and the guide's articles about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from linkwatch import arxiv_ids, urls
from linkwatch.enrich import articles, huggingface, repositories
from linkwatch.freshness import GOOD
from linkwatch.known import Known
from linkwatch.model import (
    CodeLink,
    Document,
    Fetch,
    Link,
    Occurrence,
    Page,
    Paper,
    PaperFacts,
    PaperLink,
    Problem,
    Result,
    Verdict,
)

Own = Mapping[str, tuple[str, ...]]
"""The addresses that the tables of the documents themselves give as the code of a paper, by paper."""

NOTHING: Own = MappingProxyType({})


def own_code(tables: Iterable[Own]) -> dict[str, tuple[str, ...]]:
    """Join what the tables of several documents say; the first that says anything of a paper counts."""
    found: dict[str, tuple[str, ...]] = {}
    for paper, linked in (each for code in tables for each in code.items()):
        found.setdefault(paper, linked)
    return found


def gather(
    papers: Mapping[str, Paper], links: Iterable[Link], pages: Mapping[str, Page], known: Known, own: Own = NOTHING
) -> dict[str, PaperFacts]:
    """Give all that is known of each paper; `pages` are what visits saw, by address without fragment. Asks nobody."""
    explained = articles.explanations(links, pages, papers)
    return {id_: PaperFacts(paper, code_of(paper, known, own), explained.get(id_, ())) for id_, paper in papers.items()}


def code_of(paper: Paper, known: Known, own: Own = NOTHING) -> tuple[CodeLink, ...]:
    """Give what a person names in the table, else the repositories that the authors name at arXiv.

    Where nobody names any, it is the one that Hugging Face's paper page is known to suggest.
    """
    if paper.arxiv_id in own:
        return tuple(CodeLink(url, "guide") for url in own[paper.arxiv_id])
    named = repositories.named_by_authors(paper)
    suggested = "" if named else known.suggested_code(paper.arxiv_id)
    return named or ((CodeLink(suggested, "huggingface"),) if suggested else ())


def unasked(papers: Iterable[Paper], known: Known, own: Own = NOTHING) -> list[str]:
    """Give the papers whose code neither the table nor the authors name, and about which no run has asked lately."""
    silent = [
        paper.arxiv_id for paper in papers if paper.arxiv_id not in own and not repositories.named_by_authors(paper)
    ]
    return [id_ for id_ in silent if huggingface.may_know(id_) and not known.has_asked_for_code(id_)]


async def suggest(papers: Iterable[Paper], known: Known, fetch: Fetch, own: Own = NOTHING) -> None:
    """Ask Hugging Face about papers whose code nobody else names, unless a run did so lately."""
    for id_, url in (await huggingface.look_up(unasked(papers, known, own), fetch)).items():
        known.keep_suggested_code(id_, url)


def pages_of(results: Iterable[Result]) -> dict[str, Page]:
    """Give the pages that a run saw and that a reader gets, by address without fragment."""
    seen = ((each.link.url, each.seen.page) for each in results if each.seen and each.judgement.verdict in GOOD)
    return {urls.key(url): page for url, page in seen if page}


def remembered(papers: Mapping[str, Paper], documents: Iterable[Document], known: Known) -> dict[str, PaperFacts]:
    """Give all that earlier checks of the documents saw, however long ago; asks nobody."""
    read = list(documents)
    places: dict[str, list[Occurrence]] = defaultdict(list)
    for document in read:
        for place in document.occurrences:
            places[place.url].append(place)
    links = [Link(url, tuple(found)) for url, found in places.items()]
    keys = dict.fromkeys(urls.key(url) for url in places if articles.is_article(url))
    pages = {key: page for key in keys if (page := known.page(key))}
    facts = gather(papers, links, pages, known, own_code(document.code for document in read))
    return {
        id_: replace(each, code=tuple(_remembered(link, known) for link in each.code)) for id_, each in facts.items()
    }


def _remembered(link: CodeLink, known: Known) -> CodeLink:
    return replace(link, verdict=Verdict.BROKEN) if known.is_gone(link.url) else link


def added(
    links: Iterable[PaperLink], facts: Mapping[str, PaperFacts], verdicts: Mapping[str, Result]
) -> tuple[PaperLink, ...]:
    """Add the facts to the papers of a report; `verdicts` are those on repositories, by their addresses."""
    return tuple(
        replace(
            link,
            code=tuple(_judged(each, verdicts) for each in facts[link.paper.arxiv_id].code),
            explained=facts[link.paper.arxiv_id].explained,
        )
        for link in links
    )


def _judged(link: CodeLink, verdicts: Mapping[str, Result]) -> CodeLink:
    result = verdicts.get(link.url)
    return replace(link, verdict=result.judgement.verdict) if result else link


def broken_code(
    links: Iterable[Link], papers: Iterable[PaperLink], verdicts: Mapping[str, Result]
) -> Iterator[Problem]:
    """Tell the repositories that are not there, at the place where the guide first links to their paper."""
    places: dict[str, Occurrence] = {}
    for link in links:
        if named := arxiv_ids.from_url(link.url):
            places.setdefault(named.id, link.occurrences[0])
    for paper in papers:
        for each in paper.code:
            if each.verdict is Verdict.BROKEN and each.source in _SOURCES:  # a link of the guide's own is told as such
                yield _problem(places[paper.paper.arxiv_id], paper.paper.arxiv_id, each, verdicts[each.url])


def _problem(place: Occurrence, id_: str, link: CodeLink, result: Result) -> Problem:
    message = f"the code of arXiv:{id_} that {_SOURCES[link.source]} names, {link.url}, is broken: "
    return Problem(place.file, place.line, place.column, message + result.judgement.detail)


_SOURCES = {
    "comment": "the authors' comment",
    "abstract": "the abstract",
    "huggingface": "Hugging Face's paper page",
}
