"""The report for code scanning: SARIF 2.1.0, one run, one result for every place that links to something troubled."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import quote

from linkwatch.model import Occurrence, Problem, Reason, Report, Result, Verdict
from linkwatch.report import escape, to_json, words
from linkwatch.report.rooted import rooted

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST_RESULTS = 5000
"""GitHub keeps no more results of a run (docs.github.com, SARIF support for code scanning)."""

START = f'''{{
  "$schema": "{SCHEMA}",
  "version": "2.1.0",
  "runs": [
    {{
      "tool": {{
        "driver": {{
          "name": "linkwatch"'''
"""How every report begins, by which an earlier one is known."""

FINGERPRINT = "linkwatch/v1"
"""Of our own: for `primaryLocationLineHash`, GitHub's upload warns of every value that is not the one it computes."""

_ROOT = "%SRCROOT%"
_LONGEST = 1000
_LONGEST_PATH = 4096
_LONGEST_URL = 500

Json = dict[str, Any]


class _Found(NamedTuple):
    """One place of a troubled link; `ordinal` tells apart the places of one file that link to the same address.

    `state` is how it compares with the time before a change (3.27.24), '' in a run about everything.
    """

    result: Result
    place: Occurrence
    ordinal: int
    state: str


def render(report: Report) -> str:
    """Write one run as SARIF: rules are reasons; the worst results come first, at most MOST_RESULTS of them.

    Paths are relative to the root of the repository; where there is none, to where linkwatch ran.
    """
    return to_json.dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(rooted(report))]})


def _run(report: Report) -> Json:
    found = _found(report)
    shown = list(islice(found, MOST_RESULTS))
    left_out = sum(1 for _ in found)
    reasons = _reasons(shown)
    indices = {reason.name: index for index, (reason, _) in enumerate(reasons)}
    return {
        "tool": {"driver": _driver(report, reasons)},
        "automationDetails": {"id": "linkwatch/"},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report, left_out)],
        "results": [_result(each, indices[each.result.judgement.reason.name]) for each in shown],
        "properties": {"summary": words.summary(report), "resultsLeftOut": left_out},
    }


def _found(report: Report) -> Iterator[_Found]:
    for group in words.groups(report):
        for result in group.results:
            yield from _places(result, "new" if report.base else "")
    for result in report.standing:
        yield from _places(result, "unchanged")


def _places(result: Result, state: str) -> Iterator[_Found]:
    seen: Counter[str] = Counter()
    for place in result.link.places:
        seen[place.file] += 1
        yield _Found(result, place, seen[place.file], state)


def _reasons(found: Sequence[_Found]) -> list[tuple[Reason, Verdict]]:
    """Give the reasons of results with their verdicts, each name once, sorted by name."""
    judgements = {each.result.judgement.reason.name: each.result.judgement for each in reversed(found)}
    return [(judgement.reason, judgement.verdict) for _, judgement in sorted(judgements.items())]


def _driver(report: Report, reasons: Sequence[tuple[Reason, Verdict]]) -> Json:
    return {
        "name": "linkwatch",
        "semanticVersion": _text(report.version),
        "rules": [_rule(reason, verdict) for reason, verdict in reasons],
    }


def _rule(reason: Reason, verdict: Verdict) -> Json:
    action = words.ACTIONS[verdict]
    step = _text(reason.step) or f"{action.step}."
    about = f"The verdict is `{verdict}`: {action.advice}"
    return {
        "id": _text(reason.name),
        "shortDescription": {"text": _text(reason.sentence)},
        "fullDescription": {"text": f"{_text(reason.sentence)} {step}"},
        "help": {
            "text": f"{_text(reason.sentence)} {step}\n\n{about.replace('`', '')}",
            "markdown": f"{escape.markdown(reason.sentence)} **{escape.markdown(step)}**\n\n{about}",
        },
        "defaultConfiguration": {"level": words.LEVELS[verdict]},
        "properties": {"tags": ["links", verdict.value]},
    }


def _result(found: _Found, rule_index: int) -> Json:
    judgement = found.result.judgement
    return {
        "ruleId": _text(judgement.reason.name),
        "ruleIndex": rule_index,
        "level": words.LEVELS[judgement.verdict],
        "message": {"text": _message(words.in_full(found.result, _text, _address))},
        "locations": [_location(found.place)],
        "partialFingerprints": {FINGERPRINT: _fingerprint(found)},
    } | ({"baselineState": found.state} if found.state else {})


def _location(at: Occurrence | Problem) -> Json:
    artifact = {"uri": _path(at.file), "uriBaseId": _ROOT}
    region = _region(at)
    return {"physicalLocation": {"artifactLocation": artifact} | ({"region": region} if region else {})}


def _path(file: str) -> str:
    """Give the path of a file as a relative reference (RFC 3986 section 4.2)."""
    return quote(file.lstrip("/")[:_LONGEST_PATH], errors="replace")


def _region(at: Occurrence | Problem) -> Json:
    region = {name: value for name, value in (("startLine", at.line), ("startColumn", at.column)) if at.line and value}
    if region and isinstance(at, Occurrence) and at.end_line:
        region |= {"endLine": at.end_line, "endColumn": at.end_column}
    return region


def _fingerprint(found: _Found) -> str:
    """Name an alert by what it is about and not by its line, so that it stays the same alert when lines move."""
    link, reason = found.result.link, found.result.judgement.reason
    parts = (found.place.file, escape.public_url(link.url), reason.name, str(found.ordinal))
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:32]


def _invocation(report: Report, left_out: int) -> Json:
    return {
        "executionSuccessful": not report.interrupted,
        "startTimeUtc": _time(report.started_at),
        "endTimeUtc": _time(report.finished_at),
        "toolExecutionNotifications": list(_notifications(report, left_out)),
    }


def _notifications(report: Report, left_out: int) -> Iterator[Json]:
    """Tell what is no result: what holds for the run, troubles with inputs, and what is odd about papers."""
    if report.notice:
        yield _notification("note", report.notice)
    for warning in words.warnings(report):
        yield _notification("warning", warning)
    if left_out:
        yield _notification("warning", f"{words.count(left_out, 'result')} left out; the JSON report has all.")
    for problem in report.problems:
        yield _notification("warning", problem.message) | {"locations": [_location(problem)]}
    for link in report.papers:
        for note in words.paper_notes(link):
            yield _notification("note", f"arXiv:{link.paper.arxiv_id} ({link.paper.title}): {note}")


def _notification(level: str, text: str) -> Json:
    return {"level": level, "message": {"text": _message(_text(text))}}


def _message(text: str) -> str:
    """Write text as a plain message: brackets start no link (3.11.6), braces name no argument (3.11.5)."""
    escaped = re.sub(r"([\\\[\]])", r"\\\1", text)
    return re.sub(r"\{(\d+)\}", r"{{\1}}", escaped)


def _time(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(text: str) -> str:
    return escape.shorten(escape.one_line(text), _LONGEST)


def _address(url: str) -> str:
    return escape.shorten(escape.address(url), _LONGEST_URL)
