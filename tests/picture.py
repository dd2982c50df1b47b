"""Draws lines of a terminal as an SVG picture: text stays text, no font or script is fetched."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from linkwatch.report.to_text import Line, Style

COLUMNS = 112
WIDTH, HEIGHT = 7.8, 18
COLOURS = {
    Style.NOTICE: "#e6edf3",
    Style.SUMMARY: "#e6edf3",
    Style.WARNING: "#e3b341",
    Style.BROKEN: "#ff7b72",
    Style.MOVED: "#76e3ea",
    Style.BLOCKED: "#d2a8ff",
    Style.UNREACHABLE: "#e3b341",
    Style.DETAIL: "#8b949e",
}
BOLD = {Style.NOTICE, Style.SUMMARY, Style.BROKEN, Style.MOVED, Style.BLOCKED, Style.UNREACHABLE}


def draw(command: str, lines: Iterable[Line]) -> str:
    """Draw a command and what it printed."""
    rows = [(Style.PLAIN, f"$ {command}"), *(row for line in lines for row in wrapped(line))]
    width, height = COLUMNS * WIDTH + 40, len(rows) * HEIGHT + 40
    texts = "\n".join(text(number, style, row) for number, (style, row) in enumerate(rows) if row)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img"\n'
        f'     aria-label="{escape(command)} in a terminal" font-family="ui-monospace, Menlo, Consolas, monospace"\n'
        f'     font-size="13">\n<rect width="100%" height="100%" rx="8" fill="#0d1117"/>\n{texts}\n</svg>\n'
    )


def wrapped(line: Line) -> Iterator[tuple[Style, str]]:
    indent = " " * (len(line.text) - len(line.text.lstrip()))
    for row in textwrap.wrap(line.text, COLUMNS, subsequent_indent=indent, break_on_hyphens=False) or [""]:
        yield line.style, row


def text(number: int, style: Style, row: str) -> str:
    bold = ' font-weight="bold"' if style in BOLD else ""
    place = f'x="20" y="{34 + number * HEIGHT}"'
    return f'<text {place} fill="{COLOURS.get(style, "#c9d1d9")}"{bold} xml:space="preserve">{escape(row)}</text>'
