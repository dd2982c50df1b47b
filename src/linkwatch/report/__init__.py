"""How is it told? One pure renderer for each format."""

from __future__ import annotations

from linkwatch.model import LinkwatchError, Render, Report
from linkwatch.report import to_json, to_markdown, to_text

RENDERERS: dict[str, Render] = {
    "text": to_text.render,
    "json": to_json.render,
    "markdown": to_markdown.render,
}
"""Every format under the name that people ask for it with; to add one, write `to_<name>.py` and a line here."""


def render(report: Report, format: str) -> str:  # noqa: A002 # the word of the command line
    """Tell a report in one of the formats; raises LinkwatchError for a name that is none."""
    if format not in RENDERERS:
        raise LinkwatchError(f"unknown format: {format}", f"Choose one of: {', '.join(RENDERERS)}.")
    return RENDERERS[format](report)
