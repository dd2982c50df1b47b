"""Where raw HTML ends in a line of Markdown (CommonMark section 6.6, as cmark-gfm reads it)."""

from __future__ import annotations

import re

_SPACE = r"[ \t\n\v\f\r]"
_ATTRIBUTE = (
    rf"{_SPACE}++[A-Za-z_:][A-Za-z0-9:._-]*+"
    rf"(?:{_SPACE}*+={_SPACE}*+(?:[^ \t\n\v\f\r\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+"
)
_TAG = re.compile(rf"<(?:[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+{_SPACE}*+/?>|/[A-Za-z][A-Za-z0-9-]*+{_SPACE}*+>)")
_COMMENT = re.compile(r"<!--(?!-?>)(?:[^-]|-(?!-))*+-->")
_DECLARATION = re.compile(rf"<![A-Z]++{_SPACE}++[^>]*+>")


class Scanner:
    """Finds the ends of tags, comments, processing instructions, declarations and CDATA in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last: dict[str, int] = {}

    def end(self, start: int) -> int | None:
        """Give the offset behind the HTML that starts with the `<` at `start`, or None where it is none."""
        text = self.text
        if text.startswith("<?", start):
            return self._after("?>", start + 2)
        if text.startswith("<![CDATA[", start):
            return self._after("]]>", start + 9)
        if text.startswith("<!--", start):
            match = _COMMENT.match(text, start)
        elif text.startswith("<!", start):
            match = _DECLARATION.match(text, start) if self._after(">", start) else None
        else:
            match = _TAG.match(text, start)
        return match.end() if match else None

    def _after(self, closer: str, start: int) -> int | None:
        """Give the offset behind the next `closer`; a text without one is searched once."""
        if closer not in self.last:
            self.last[closer] = self.text.rfind(closer)
        if self.last[closer] < start:
            return None
        return self.text.find(closer, start) + len(closer)
