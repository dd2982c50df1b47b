"""How is it told? One pure renderer for each format."""

from __future__ import annotations

from linkwatch.model import LinkwatchError, Render, Report
from linkwatch.report import (
    to_bibtex,
    to_csl_json,
    to_github,
    to_html,
    to_json,
    to_junit,
    to_markdown,
    to_sarif,
    to_text,
)

RENDERERS: dict[str, Render] = {
    "text": to_text.render,
    "json": to_json.render,
    "markdown": to_markdown.render,
    "sarif": to_sarif.render,
    "junit": to_junit.render,
    "github": to_github.render,
    "html": to_html.render,
    "bibtex": to_bibtex.render,
    "csl-json": to_csl_json.render,
}
"""Every format under the name that people ask for it with; to add one, write `to_<name>.py` and a line here."""

BEGINNINGS: dict[str, str] = {"markdown": to_markdown.TITLE, "html": to_html.START, "bibtex": to_bibtex.MARKER}
"""How a report of a format begins where a person might have a file of the same name, so that theirs is told apart."""


def render(report: Report, format: str) -> str:  # noqa: A002 # the word of the command line
    """Tell a report in one of the formats; raises LinkwatchError for a name that is none."""
    if format not in RENDERERS:
        raise LinkwatchError(f"unknown format: {format}", f"Choose one of: {', '.join(RENDERERS)}.")
    return RENDERERS[format](report)
