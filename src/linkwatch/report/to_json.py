"""The report for programs: schema 1, described by `report.schema.json` and `links.schema.json` beside this file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from linkwatch import urls
from linkwatch.model import (
    CodeLink,
    Observation,
    Occurrence,
    PageMetadata,
    PaperLink,
    Problem,
    Report,
    Result,
    Suggestion,
)
from linkwatch.report import escape

SCHEMA = 1
START = '{\n  "schema": '
"""How every report begins, by which an earlier one is known."""

Json = dict[str, Any]


def render(report: Report) -> str:
    """Write the whole run as one JSON object; every key is there, null where something is unknown."""
    return "".join(pieces(report))


def pieces(report: Report) -> Iterator[str]:
    """Write the whole run as `render` does, piece by piece: that of many links takes much memory.

    It has a line for each entry of a list, since Python's indented JSON takes five times as long.
    """
    between = "{\n"
    for key, value in _parts(report):
        yield f'{between}  "{key}": '
        yield from _rows(value) if isinstance(value, Iterator) else [_row(value)]
        between = ",\n"
    yield "\n}\n"


def _parts(report: Report) -> Iterator[tuple[str, object]]:
    yield "schema", SCHEMA
    yield "linkwatch", report.version
    yield "started_at", _time(report.started_at)
    yield "finished_at", _time(report.finished_at)
    yield "inputs", iter(report.inputs)
    yield "summary", _summary(report)
    yield "base", report.base or None
    yield "links", map(link, report.results)
    yield "standing", map(link, report.standing)
    yield "papers", map(_paper, report.papers)
    yield "papers_missing", iter(report.papers_missing)
    yield "problems", map(_problem, report.problems)
    yield "notice", report.notice or None
    yield "interrupted", report.interrupted


def _rows(entries: Iterator[object]) -> Iterator[str]:
    between = "[\n    "
    for entry in entries:
        yield between + _row(entry)
        between = ",\n    "
    yield "[]" if between[0] == "[" else "\n  ]"


def _row(value: object) -> str:
    return _safe(_ENCODER.encode(value))


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def link(result: Result) -> Json:
    """Give one address with its verdict as the whole run's report has it."""
    judgement, seen = result.judgement, result.seen
    return {
        "url": escape.public_url(result.link.url),
        "verdict": judgement.verdict.value,
        "reason": judgement.reason.name,
        "detail": escape.without_secrets(judgement.detail),
        "status": seen.status if seen else None,
        "final_url": _final_url(result),
        "redirects": _redirects(seen),
        "suggestion": _suggestion(judgement.suggestion),
        "page": _page(seen.page.metadata) if seen and seen.page else None,
        "elapsed_ms": seen.elapsed_ms if seen else 0,
        "from_cache": result.from_cache,
        "first_failed": result.first_failed.isoformat() if result.first_failed else None,
        "failing_days": result.failing_days,
        "last_ok": result.last_ok.isoformat() if result.last_ok else None,
        "recovered": result.recovered,
        "occurrences": [_occurrence(each) for each in result.link.occurrences],
    }


def links(occurrences: Sequence[Occurrence]) -> str:
    """Write the places where documents link to something as one JSON array, in the order given."""
    return dump(
        [
            {
                "url": escape.public_url(each.url),
                "kind": each.kind.value,
                "text": escape.without_secrets(each.text),
                "file": each.file,
                "line": each.line,
                "column": each.column,
            }
            for each in occurrences
        ]
    )


def papers(links: Sequence[PaperLink]) -> str:
    """Write papers as one JSON array, each as the whole run's report has it."""
    return dump([_paper(link) for link in links])


def _summary(report: Report) -> Json:
    counts = {verdict.value: number for verdict, number in report.counts.items()}
    return {"links": report.places, "urls": len(report.results), **counts}


def _final_url(result: Result) -> str | None:
    """Give where the visit ended, with the link's own fragment; None where no answer came."""
    seen = result.seen
    if seen is None or seen.status is None:
        return None
    return escape.public_url(urls.with_fragment(seen.final_url or seen.url, of=result.link.url))


def _redirects(seen: Observation | None) -> list[Json]:
    hops = seen.hops if seen else ()
    return [{"status": hop.status, "url": escape.public_url(hop.url)} for hop in hops]


def _suggestion(suggestion: Suggestion | None) -> Json | None:
    return {"url": escape.public_url(suggestion.url), "kind": suggestion.kind} if suggestion else None


def _page(said: PageMetadata) -> Json:
    return {
        "title": escape.without_secrets(said.title) or None,
        "description": escape.without_secrets(said.description) or None,
        "site_name": escape.without_secrets(said.site_name) or None,
        "author": escape.without_secrets(said.author) or None,
        "published": said.published.isoformat() if said.published else None,
    }


def _occurrence(occurrence: Occurrence) -> Json:
    return {
        "file": occurrence.file,
        "line": occurrence.line,
        "column": occurrence.column,
        "text": escape.without_secrets(occurrence.text),
        "kind": occurrence.kind.value,
    }


def _paper(link: PaperLink) -> Json:
    paper = link.paper
    return {
        "arxiv_id": paper.arxiv_id,
        "version": paper.version,
        "title": escape.without_secrets(paper.title),
        "authors": list(paper.authors),
        "published": _time(paper.published),
        "updated": _time(paper.updated),
        "abstract": escape.without_secrets(paper.abstract),
        "primary_category": paper.primary_category,
        "categories": list(paper.categories),
        "doi": paper.doi,
        "journal_ref": paper.journal_ref and escape.without_secrets(paper.journal_ref),
        "comment": paper.comment and escape.without_secrets(paper.comment),
        "withdrawn": paper.withdrawn,
        "code": [_code(each) for each in link.code],
        "explained": [
            {"url": escape.public_url(each.url), "title": escape.without_secrets(each.title)} for each in link.explained
        ],
        "link_text": escape.without_secrets(link.link_text),
        "title_matches": link.title_matches,
        "linked_version": link.linked_version,
        "as_of": _time(paper.as_of),
    }


def _code(code: CodeLink) -> Json:
    return {
        "url": escape.public_url(code.url),
        "source": code.source,
        "verdict": code.verdict.value if code.verdict else None,
    }


def _problem(problem: Problem) -> Json:
    message = escape.without_secrets(problem.message)
    return {"file": problem.file, "line": problem.line, "column": problem.column, "message": message}


def _time(time: datetime) -> str:
    """Write an instant in UTC, to the second (RFC 3339 section 5.6)."""
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def dump(value: object) -> str:
    """Write JSON that is safe to print and to store: what cannot be seen is escaped, a lone surrogate is U+FFFD."""
    return _safe(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _safe(text: str) -> str:
    if text.isascii() and text.isprintable() and "##" not in text:
        return text  # most is, and looking for each of what is not takes ten times as long
    return escape.sub_commands(r"#\\u0023", escape.sub_invisible(_escaped, text))


def _escaped(char: str) -> str:
    if char == "\n":
        return char  # the layout's own: json has escaped those of the texts
    return "\ufffd" if "\ud800" <= char <= "\udfff" else json.dumps(char)[1:-1]
