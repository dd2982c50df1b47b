"""Which lines of Markdown begin a block of raw HTML, and which end it (cmark-gfm src/scanners.re, `html_block_*`)."""

from __future__ import annotations

import re

from linkwatch.documents import raw_html
from linkwatch.patterns import lazy

BLANK = lazy(r"\A\Z")

_ELEMENTS = """
    address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt
    fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link
    main menu menuitem nav noframes ol optgroup option p param section source summary table tbody td tfoot th thead
    title tr track ul
"""
_NAMES = "|".join(_ELEMENTS.split())
_TEXT_NAMES = "script|pre|style|textarea"
_KINDS = [
    (lazy(start, re.IGNORECASE | re.ASCII), end)
    for start, end in (
        (rf"<(?:{_TEXT_NAMES})(?:[ \t\v\f>]|\Z)", lazy(rf"</(?:{_TEXT_NAMES})>", re.IGNORECASE | re.ASCII)),
        (r"<!--", lazy("-->")),
        (r"<\?", lazy(r"\?>")),
        (r"<!(?-i:[A-Z])", lazy(">")),
        (r"<!\[CDATA\[", lazy(r"\]\]>")),
        (rf"</?(?:{_NAMES})(?:[ \t\v\f]|/?>|\Z)", BLANK),
    )
]


def end(line: str, *, in_paragraph: bool) -> re.Pattern[str] | None:
    """Give what the last line of the block that a line begins holds; None for a line that begins none.

    BLANK is found in the line behind the block. A lone tag of any other element begins a block too, unless the line
    would continue a paragraph.
    """
    found = next((end for start, end in _KINDS if start.match(line)), None)
    return BLANK if not found and not in_paragraph and raw_html.is_tag(line) else found
