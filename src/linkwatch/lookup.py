"""What arXiv says of papers: asked by identifier, remembered from run to run, and what it does not list confirmed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus

from linkwatch import arxiv_ids, enrich, paper_facts
from linkwatch.fetch import network, open_fetcher
from linkwatch.known import Known
from linkwatch.model import Document, Fetch, Observation, Paper, PaperFacts, PapersFound, Problem, Request, Settings
from linkwatch.store import open_cache

MOST_CONFIRMED = 20
"""So many pages of papers that are not listed are asked for, three seconds apart; with more the list itself is odd."""


def look_up(
    wanted: Sequence[str], settings: Settings, now: Callable[[], datetime]
) -> tuple[PapersFound, list[Problem]]:
    """Ask arXiv about papers that no earlier run asked about lately; where it is silent, earlier answers count.

    What it does not list is `gone` if its page says so, too. Raises LinkwatchError when there is no network.
    """
    with open_cache(settings, os.environ) as cache:
        known = Known(cache, settings, now)
        fresh = known.fresh_papers(wanted)
        asked = [each for each in wanted if each not in fresh]
        answer = asyncio.run(_ask(asked, settings, now)) if asked else PapersFound()
        silent = [each for each in _unlisted(asked, answer) if each not in answer.gone]
        found = known.doubted(known.completed(answer), silent)
    return replace(found, papers={**fresh, **found.papers}), cache.problems


def facts(
    papers: Mapping[str, Paper], documents: Iterable[Document], settings: Settings, now: Callable[[], datetime]
) -> dict[str, PaperFacts]:
    """Add to papers what earlier checks of the documents saw of their code and of articles about them; asks nobody."""
    with open_cache(settings, os.environ) as cache:
        return paper_facts.remembered(papers, documents, Known(cache, settings, now))


def gone(
    found: PapersFound, documents: Iterable[Document], rows: Iterable[tuple[str, str, int]] = ()
) -> dict[str, list[Problem]]:
    """Tell every place that links to a paper which arXiv does not have, by identifier.

    Where nothing links to it, as where its bare identifier stands in a table, it is the row: `rows` are papers, files
    and lines.
    """
    told: dict[str, list[Problem]] = {}
    for place in (place for document in documents for place in document.occurrences):
        named = arxiv_ids.from_url(place.url)
        if named and named.id in found.gone:
            problem = Problem(place.file, place.line, place.column, _GONE.format(named.id))
            told.setdefault(named.id, []).append(problem)
    for id_, file, line in rows:
        if id_ in found.gone and not any(problem.file == file for problem in told.get(id_, ())):
            told.setdefault(id_, []).append(Problem(file, line, 1, _GONE.format(id_)))
    return told


async def _ask(wanted: Sequence[str], settings: Settings, now: Callable[[], datetime]) -> PapersFound:
    seen: list[Observation] = []
    async with open_fetcher(settings) as fetcher:

        async def watched(request: Request) -> Observation:
            seen.append(await fetcher.download(request))
            return seen[-1]

        found = await enrich.look_up_papers(wanted, watched, now)
        doubtful = _unlisted(wanted, found)[:MOST_CONFIRMED]
        found = replace(found, gone=frozenset([each for each in doubtful if await _is_gone(each, watched)]))
    if not found.papers and await network.is_gone(seen):
        raise network.error(seen)
    return found


def _unlisted(asked: Iterable[str], found: PapersFound) -> list[str]:
    """Give the papers that arXiv's API was asked for and does not list."""
    return [each for each in asked if each not in found.papers and each not in found.unknown]


async def _is_gone(paper: str, fetch: Fetch) -> bool:
    """Whether the paper's own page is not there: the API alone leaves out papers that exist."""
    seen = await fetch(Request(arxiv_ids.abs_url(paper), max_bytes=_PAGE))
    return seen.status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}


_PAGE = 64 * 1024
_GONE = "arXiv has no paper {}: neither its API nor its pages know the identifier; correct it"
