"""The papers of a guide for other programs: all that its files link to, whether in a table or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from linkwatch import jobs, lookup, paper_facts, reading
from linkwatch.model import Link, PaperLink, Problem, Settings
from linkwatch.paper_links import linked_ids, misnamed, paper_links
from linkwatch.records import dataclass
from linkwatch.report import to_bibtex, to_csl_json, to_json

FORMATS: dict[str, Callable[[Sequence[PaperLink], str], str]] = {
    "bibtex": lambda links, earlier: to_bibtex.bibtex([link.paper for link in links], earlier),
    "json": lambda links, _: to_json.papers(links),
    "csl-json": lambda links, earlier: to_csl_json.csl_json([link.paper for link in links], earlier),
}
"""Each takes the papers, and the text of the file whose place the new one takes."""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The papers in order of first occurrence; `missing` are those of which nothing could be learnt this time."""

    papers: tuple[PaperLink, ...] = ()
    missing: tuple[str, ...] = ()
    trouble: str = ""
    problems: tuple[Problem, ...] = ()


def gather(paths: Sequence[str], settings: Settings, now: jobs.Clock = jobs.utc_now) -> Bibliography:
    """Ask arXiv about every paper that the files link to. Raises LinkwatchError when there is no network."""
    read, cache_problems = reading.read(paths, settings, now)
    problems = [problem for document in read for problem in document.problems]
    links = [Link(place.url, (place,)) for document in read for place in document.occurrences]
    wanted = linked_ids(links)
    if not wanted:
        return Bibliography(problems=(*problems, *cache_problems))
    found, troubles = lookup.look_up(wanted, settings, now)
    missing = tuple(each for each in wanted if each not in found.papers and each not in found.gone)
    problems += [
        *dict.fromkeys([*cache_problems, *troubles]),
        *chain.from_iterable(lookup.gone(found, read).values()),
        *misnamed(links, found.papers),
    ]
    facts = lookup.facts(found.papers, read, settings, now)
    papers = paper_facts.added(paper_links(links, found.papers), facts, {})
    return Bibliography(papers, missing, found.trouble, tuple(problems))
