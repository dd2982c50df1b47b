"""The text of an issue that one run after the other keeps: what to do, and nothing that changes while all stays.

GitHub looks for more in an issue than in a file: what is named here must not call anybody, and must not leave a note
at another issue. So addresses of issues, pull requests, discussions and commits are shown as code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote

from linkwatch.model import Problem, Report, Result
from linkwatch.patterns import lazy
from linkwatch.report import escape, fitting, words
from linkwatch.report import markdown_parts as parts
from linkwatch.report.fitting import Rows, Section


def render_within(report: Report, limit: int) -> str:
    """Write what is to be done in at most `limit` bytes, 16 KiB or more; the least urgent rows are left out first.

    There are no times of the run in it and no counts of days: two runs that saw the same write the same bytes.
    """
    return fitting.page(tuple(_sections(report)), _footer(report), limit)


def refers(url: str) -> bool:
    """Whether GitHub would note at an issue, a pull request, a discussion or a commit that this address was written.

    Any host counts: a GitHub server may have any name.
    """
    named = unquote(url.partition("#")[0].partition("?")[0]).lower()
    _, _, *path = [*re.split(r"[/\\]+", named), ""]
    return any(part in _REFERRED and after for part, after in pairwise(path))


def _sections(report: Report) -> Iterator[Section]:
    alerts = "".join(f"> [!WARNING]\n> {_text(warning)}\n\n" for warning in words.warnings(report))
    yield Section(f"{alerts}**{_text(words.summary(report))}**\n")
    for group in words.groups(report):
        head = f"## {group.action.title}\n\n{group.action.advice}\n\n"
        yield Section(head, Rows(_row, group.results), parts.table_head("Link", "Why", "Next step"))
    if report.problems:
        yield Section("## Warnings\n\n", Rows(_problem, report.problems))


def _row(result: Result) -> str:
    where = "<br>".join([_link(result.link.url), *parts.places(result.link.places)])
    why = "<br>".join(_text(each) for each in (_why(result), _since(result)) if each)
    return parts.row(where, why, words.what_to_do(result, _text, _link))


def _why(result: Result) -> str:
    """Say why, without the days that a memory counts: they alone would change the issue every night."""
    return _COUNTED.sub("", words.why(result), count=1)


def _since(result: Result) -> str:
    since, counted, _ = words.since(result).partition(", seen on ")
    return f"{since}." if counted else since


def _problem(problem: Problem) -> str:
    return f"- {escape.code(parts.short(words.place(problem)))}: {_text(problem.message)}\n"


def _link(url: str) -> str:
    return escape.code(parts.address(url)) if refers(url) else parts.link(url)


def _text(from_outside: str) -> str:
    parted = _COMMIT.sub(lambda match: _PARTING.join(_SHORT.findall(match[0])), parts.text(from_outside))
    return _REFERENCE.sub(rf"\g<0>{_PARTING}", parted)


def _footer(report: Report) -> str:
    read = _text(words.inputs(report))
    return (
        f"---\n\nKept by linkwatch {_text(report.version)} from {read}. It edits this text when a run sees something"
        " else, and closes the issue when nothing is left to mend. Write comments below: what is added to this text"
        " itself is lost.\n"
    )


_REFERRED = frozenset({"issues", "pull", "pulls", "discussions", "commit"})
_COUNTED = lazy(r" \((?:at least )?[0-9]+ days? with failing runs\)")
_COMMIT = lazy(r"(?<![0-9A-Za-z&#_])[0-9A-Fa-f]{7,40}(?![0-9A-Za-z_])")
_SHORT = lazy(r".{1,6}")  # GitHub takes seven digits or more for a commit
_REFERENCE = lazy(r"/(?:issues|pulls?|discussions|commit)(?=/)", re.IGNORECASE)
_PARTING = "&#8203;"
