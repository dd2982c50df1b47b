"""The stand-in for arXiv's API: the packaged papers as an Atom feed, in the form that arXiv uses since early 2026."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from http import HTTPStatus
from importlib import resources
from typing import Any
from urllib.parse import parse_qs

from linkwatch.demo.pages import Answer
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

NOW = "2026-11-23T00:00:00Z"  # the day of the facts, so that the same question always gets the same bytes


@dataclass(frozen=True, slots=True)
class Listing:
    """A paper as far as its facts are attested: dates may be a month or a day, '' and 1 stand for what is not known.

    `code` is the repository that Hugging Face's stand-in names, `linked_from` are the pages that link to the paper.
    """

    id: str
    title: str
    authors: tuple[str, ...]
    published: str
    abstract: str
    version: int = 1
    updated: str = ""
    primary_category: str = ""
    comment: str = ""
    code: str = ""
    linked_from: tuple[str, ...] = ()


def load_papers() -> dict[str, Listing]:
    """Read the papers that ship with the package, by identifier."""
    text = resources.files("linkwatch.demo").joinpath("papers.json").read_text(encoding="utf-8")
    papers = (Listing(**{name: _frozen(value) for name, value in raw.items()}) for raw in json.loads(text)["papers"])
    return {paper.id: paper for paper in papers}


def query(question: str, papers: Mapping[str, Listing]) -> Answer:
    """Answer a query string as export.arxiv.org/api/query does (arXiv API User's Manual).

    A malformed identifier or number fails the whole question with status 400; unknown identifiers are left out.
    Entries are in an order of their own, and without `max_results` there are ten. A search by words finds nothing.
    """
    asked = {name: values[-1] for name, values in parse_qs(question, keep_blank_values=True).items()}
    ids = [each.strip() for each in asked.get("id_list", "").split(",") if each.strip()]
    complaint = _complaint(asked, ids)
    if complaint:
        return Answer(_error(complaint).encode(), _ATOM, HTTPStatus.BAD_REQUEST)
    found = [entry for each in sorted(set(ids), reverse=True) if (entry := _entry(each, papers))]
    return Answer(_feed({**_DEFAULTS, **asked}, found).encode(), _ATOM)


_ATOM = "application/atom+xml; charset=utf-8"
_DEFAULTS = {"search_query": "", "start": "0", "max_results": "10", "id_list": ""}
_ID = lazy(r"(?P<id>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v(?P<version>[0-9]{1,4}))?", re.ASCII)
_NOT_XML = lazy("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 section 2.2
_HEAD = """\
<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" \
xmlns="http://www.w3.org/2005/Atom">
"""


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _complaint(asked: Mapping[str, str], ids: Sequence[str]) -> str:
    for name in ("start", "max_results"):
        if not re.fullmatch("[0-9]{1,9}", asked.get(name, "0")):
            return f"{name} must be an integer"
    return next((f"incorrect id format for {each}" for each in ids if not _ID.fullmatch(each)), "")


def _feed(asked: Mapping[str, str], entries: Sequence[str]) -> str:
    start, size = int(asked["start"]), int(asked["max_results"])
    words = "&".join(f"{name}={asked[name]}" for name in ("search_query", "id_list", "start", "max_results"))
    address = "&".join(f"{name}={asked[name]}" for name in _DEFAULTS)
    name = base64.b64encode(hashlib.sha256(words.encode(errors="replace")).digest()[:20]).decode().rstrip("=")
    return (
        f"{_HEAD}  <id>https://arxiv.org/api/{name}</id>\n"
        f"  <title>arXiv Query: {_xml(words)}</title>\n  <updated>{NOW}</updated>\n"
        f'  <link href="https://arxiv.org/api/query?{_xml(address, quote=True)}" type="application/atom+xml"/>\n'
        f"{_counts(size, len(entries), start)}{''.join(entries[start : start + size])}</feed>\n"
    )


def _counts(size: int, total: int, start: int) -> str:
    return (
        f"  <opensearch:itemsPerPage>{size}</opensearch:itemsPerPage>\n"
        f"  <opensearch:totalResults>{total}</opensearch:totalResults>\n"
        f"  <opensearch:startIndex>{start}</opensearch:startIndex>\n"
    )


def _entry(asked: str, papers: Mapping[str, Listing]) -> str:
    """Make the entry of one identifier; empty where the paper, or that version of it, is not known."""
    match = _ID.fullmatch(asked)
    paper = papers.get(match["id"]) if match else None
    version = int(match["version"] or 0) if match else 0
    if paper is None or version > paper.version:
        return ""
    return _paper(paper, version or paper.version)


def _paper(paper: Listing, version: int) -> str:
    published = _instant(paper.published)
    updated = _instant(paper.updated) if paper.updated and version == paper.version else published
    name, scheme = f"{paper.id}v{version}", 'scheme="http://arxiv.org/schemas/atom"'
    category = f'term="{_xml(paper.primary_category, quote=True)}"' if paper.primary_category else ""
    return (
        f"  <entry>\n    <id>http://arxiv.org/abs/{name}</id>\n"
        f"    <title>{_xml(paper.title)}</title>\n    <updated>{updated}</updated>\n"
        f'    <link href="https://arxiv.org/abs/{name}" rel="alternate" type="text/html"/>\n'
        f'    <link href="https://arxiv.org/pdf/{name}" rel="related" type="application/pdf" title="pdf"/>\n'
        f"    <summary>{_xml(paper.abstract)}</summary>\n"
        + (f"    <category {category} {scheme}/>\n" if category else "")
        + f"    <published>{published}</published>\n"
        + (f"    <arxiv:comment>{_xml(paper.comment)}</arxiv:comment>\n" if paper.comment else "")
        + (f"    <arxiv:primary_category {category}/>\n" if category else "")
        + "".join(f"    <author>\n      <name>{_xml(each)}</name>\n    </author>\n" for each in paper.authors)
        + "  </entry>\n"
    )


def _error(complaint: str) -> str:
    address = f"https://arxiv.org/api/errors#{_xml(complaint, quote=True).replace(' ', '_')}"
    return (
        f"{_HEAD}  <id>https://arxiv.org/</id>\n"
        f"  <title>arXiv Search Results</title>\n  <updated>{NOW}</updated>\n{_counts(1, 1, 0)}"
        f"  <entry>\n    <id>{address}</id>\n    <title>Error</title>\n    <updated>{NOW}</updated>\n"
        f'    <link href="{address}" rel="alternate" type="text/html"/>\n    <summary>{_xml(complaint)}</summary>\n'
        "    <author>\n      <name>arXiv api core</name>\n    </author>\n  </entry>\n</feed>\n"
    )


def _instant(attested: str) -> str:
    """Fill a month or a day up to its first second, for the feed knows nothing less."""
    return attested if "T" in attested else f"{attested}-01"[:10] + "T00:00:00Z"


def _xml(text: str, *, quote: bool = False) -> str:
    return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text), quote)
