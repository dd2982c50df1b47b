"""The papers as a BibTeX file, for citing them; what arXiv says is shown as text, never obeyed as LaTeX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from linkwatch import arxiv_ids
from linkwatch.model import Paper, Report
from linkwatch.report import escape, person_names
from linkwatch.report.cite_keys import cite_keys
from linkwatch.report.latex import latex
from linkwatch.report.person_names import Person

MARKER = "% Written by linkwatch"
"""How every such file begins, by which an earlier one is known."""


def render(report: Report, earlier: str = "") -> str:
    """Write the papers of a run; those in an `earlier` bibliography keep their keys."""
    return bibtex([link.paper for link in report.papers], earlier)


def bibtex(papers: Sequence[Paper], earlier: str = "") -> str:
    """Write papers, sorted by key, as `@misc` with the fields of arXiv (info.arxiv.org/help/hypertex/bibstyles).

    Those in an `earlier` bibliography keep their keys.
    A journal reference is free text at arXiv, from which no journal and no volume can be told: it becomes a note.
    """
    by_id = {paper.arxiv_id: paper for paper in papers}
    keys = cite_keys(by_id.values(), earlier)
    entries = (_entry(key, by_id[id_]) for id_, key in sorted(keys.items(), key=lambda each: each[1]))
    return "\n".join([f"{MARKER} from the papers that the guide links to; a later run replaces this file.\n", *entries])


def _entry(key: str, paper: Paper) -> str:
    fields = [(name, value) for name, value in _fields(paper) if value]
    lines = ",\n".join(f"  {name:<13} = {{{value}}}" for name, value in fields)
    return f"@misc{{{key},\n{lines}\n}}\n"


def _fields(paper: Paper) -> Iterator[tuple[str, str]]:
    yield "title", latex(paper.title, keep_case=True)
    yield "author", " and ".join(filter(None, map(_author, paper.authors)))
    yield "year", f"{paper.published.year:04}"
    yield "eprint", paper.arxiv_id
    yield "archivePrefix", "arXiv"
    yield "primaryClass", _verbatim(paper.primary_category)
    yield "doi", _verbatim(first_doi(paper))
    yield "url", arxiv_ids.abs_url(paper.arxiv_id)
    yield "note", latex(note(paper))


def first_doi(paper: Paper) -> str:
    """Give the DOI of the published paper, of several the first; '' where arXiv knows none."""
    return next(iter((paper.doi or "").split()), "")


def note(paper: Paper) -> str:
    """Say what a reader of the bibliography should know: that the paper is withdrawn, where it was published."""
    return "; ".join(filter(None, ("Withdrawn" if paper.withdrawn else "", paper.journal_ref)))


def _author(name: str) -> str:
    """Write `von Last, Jr., First`; in braces what has no parts."""
    if person_names.is_others(name):
        return "others"
    person = person_names.parse(name)
    if not person.family:
        return f"{{{latex(person.literal)}}}" if person.literal else ""
    return ", ".join(latex(part) for part in _parts(person) if part)


def _parts(person: Person) -> tuple[str, str, str]:
    return f"{person.particle} {person.family}".strip(), person.suffix, person.given


def _verbatim(text: str) -> str:
    """Write what styles take as it is: only what would end the field, or a line, is percent-encoded."""
    return quote(escape.one_line(text), safe="!#$&'()*+,-./:;<=>?@[]_~|")
