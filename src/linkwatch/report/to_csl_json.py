"""The papers as CSL-JSON (citationstyles.org, schema csl-data), which Zotero, Pandoc and the like read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from linkwatch import arxiv_ids
from linkwatch.model import Paper, Report
from linkwatch.report import escape, person_names, to_bibtex, to_json
from linkwatch.report.cite_keys import cite_keys
from linkwatch.report.person_names import Person


def render(report: Report, earlier: str = "") -> str:
    """Write the papers of a run; those in an `earlier` bibliography keep their keys."""
    return csl_json([link.paper for link in report.papers], earlier)


def csl_json(papers: Sequence[Paper], earlier: str = "") -> str:
    """Write papers under keys as in BibTeX, sorted by them; an unknown fact is left out.

    All are of type `article`, which is CSL's for preprints: the version that the guide links to.
    """
    by_id = {paper.arxiv_id: paper for paper in papers}
    keys = sorted(cite_keys(by_id.values(), earlier).items(), key=lambda each: each[1])
    return to_json.dump([_item(key, by_id[id_]) for id_, key in keys])


def _item(key: str, paper: Paper) -> dict[str, Any]:
    first = paper.published.astimezone(UTC)
    item = {
        "id": key,
        "type": "article",
        "title": escape.one_line(paper.title),
        "author": [named for name in paper.authors if (named := _name(person_names.parse(name)))],
        "issued": {"date-parts": [[first.year, first.month, first.day]]},
        "publisher": "arXiv",
        "number": f"arXiv:{paper.arxiv_id}",
        "DOI": escape.one_line(to_bibtex.first_doi(paper)),
        "URL": arxiv_ids.abs_url(paper.arxiv_id),
        "abstract": escape.one_line(paper.abstract),
        "note": escape.one_line(to_bibtex.note(paper)),
    }
    return {name: value for name, value in item.items() if value}


def _name(person: Person) -> dict[str, str]:
    parts = {
        "family": person.family,
        "given": person.given,
        "non-dropping-particle": person.particle,
        "suffix": person.suffix,
        "literal": person.literal,
    }
    return {name: value for name, value in parts.items() if value}
