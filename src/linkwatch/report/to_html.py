"""The health report as one page for a browser: it fetches nothing, and runs and shows nothing but its own."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import TYPE_CHECKING

from linkwatch.model import Report, Verdict
from linkwatch.report import charts, page_groups, page_hosts, page_papers, page_texts, words

if TYPE_CHECKING:
    from jinja2 import Environment

START = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="generator" content="linkwatch '
"""How every page begins, by which an earlier one is known."""

MOST_PROBLEMS = 200
"""The most warnings that the page shows."""


def render(report: Report) -> str:
    """Write the page; what does not fit on it is left out from the end of its lists, and counted."""
    templates = _templates()
    style, script = (_source(templates, name) for name in ("page.css", "page.js"))
    return templates.get_template("page.html").render(
        style=style,
        script=script,
        policy=_policy(style, script),
        report=report,
        counts=report.counts,
        changes=_changes(report),
        tab=_tab(report),
        groups=page_groups.groups(report),
        hosts=page_hosts.hosts(report),
        papers=page_papers.papers(report),
        missing=page_papers.missing(report),
        trend=charts.trend(report.history),
    )


def _policy(style: str, script: str) -> str:
    """Allow this style and this script by their hashes, the icon in the page, and nothing else (CSP level 3)."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _changes(report: Report) -> dict[Verdict, int]:
    """Say how the counts differ from those of the run before; empty where no earlier run is known."""
    if len(report.history) < 2:  # noqa: PLR2004 # this run and the one before
        return {}
    before = report.history[-2].counts
    return {verdict: number - before[verdict] for verdict, number in report.counts.items()}


def _tab(report: Report) -> str:
    """Give what a browser's tab says."""
    troubles = [
        f"{number} {verdict}" for verdict, number in report.counts.items() if number and verdict in words.ACTIONS
    ]
    return ", ".join(troubles) or ("all fine" if report.results else "nothing checked")


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 # slow, and few runs want a page

    loader = PackageLoader("linkwatch.report")
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        newline_sequence="\n",
        keep_trailing_newline=True,
    )
    made.globals |= {"words": words, "charts": charts, "Verdict": Verdict}
    made.globals |= {"MOST_HOSTS": page_hosts.MOST_HOSTS, "MOST_PROBLEMS": MOST_PROBLEMS}
    made.filters |= {"line": page_texts.text, "place": page_texts.place, "ms": page_texts.milliseconds}
    made.filters["pieces"] = page_texts.pieces
    return made


def _source(templates: Environment, name: str) -> str:
    """Give a file that stands in the page as it is; its line ends are those that a browser would hash."""
    loader = templates.loader
    assert loader is not None
    return loader.get_source(templates, name)[0].replace("\r\n", "\n")
