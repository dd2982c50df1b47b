"""Where raw HTML ends in a line of Markdown (CommonMark section 6.6, as cmark-gfm reads it)."""

from __future__ import annotations

import re

from linkwatch.patterns import lazy

# Possessive repeats stand over single characters only: over groups, Python before 3.11.5 gets them wrong. The groups'
# alternatives exclude each other, so that there is nothing to try twice.
_SPACE = r"[ \t\n\v\f\r]"
_ATTRIBUTE = (
    rf"{_SPACE}++[A-Za-z_:][A-Za-z0-9:._-]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:[^ \t\n\v\f\r\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?"
)
_TAG = lazy(rf"<(?:[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*{_SPACE}*+/?>|/[A-Za-z][A-Za-z0-9-]*+{_SPACE}*+>)")
_CDATA = lazy(r"<!\[(?i:CDATA)\[(?:[^\]]++|\](?!\])[\s\S]|\]\](?!>)[\s\S])*\]\]>")
_COMMENT = lazy(r"<!---?>|<!--(?:[^-]++|-(?!-)[\s\S]|--(?!>)[\s\S])*-->")
_INSTRUCTION = lazy(r"<\?(?:[^?]++|\?(?!>)[\s\S])*\?>")
_DECLARATION = lazy(rf"<![A-Z]++{_SPACE}++[^>]*+>")

CDATA = "<![CDATA["


def is_tag(line: str) -> bool:
    """Whether a line holds one tag and nothing else."""
    return _TAG.fullmatch(line.rstrip(" \t\f")) is not None


class Scanner:
    """Finds the ends of tags, comments, processing instructions, declarations and CDATA in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last: dict[str, int] = {}
        self.open_comment = False

    def end(self, start: int) -> int | None:
        """Give the offset behind the HTML that starts with the `<` at `start`, or None where it is none."""
        if self.text.startswith("<?", start):
            return self._end(_INSTRUCTION, start, "?>")
        if self.text.startswith("<!", start):
            return self._declaration(start)
        return self._end(_TAG, start, ">")

    def _declaration(self, start: int) -> int | None:
        if self.open_comment:
            return None  # as in cmark-gfm: behind a comment without end no `<!` is HTML
        if self.text.startswith("<!--", start):
            end = self._end(_COMMENT, start, "->")
            self.open_comment = end is None
            return end
        if self.text[start : start + len(CDATA)].upper() == CDATA:
            return self._end(_CDATA, start, "]]>")
        return self._end(_DECLARATION, start, ">")

    def _end(self, pattern: re.Pattern[str], start: int, closer: str) -> int | None:
        """Match a pattern; a text without what must close it is searched once."""
        if closer not in self.last:
            self.last[closer] = self.text.rfind(closer)
        match = pattern.match(self.text, start) if self.last[closer] > start else None
        return match.end() if match else None
