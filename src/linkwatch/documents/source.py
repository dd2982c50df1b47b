"""The text of a document as its offsets are counted: one line end, no byte order mark, no NUL, no front matter."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from linkwatch.patterns import lazy
from linkwatch.records import dataclass

_LINE_END = lazy(r"\r\n?|\n")
_KEY = lazy(r"[^\s:#\-\[{][^:]*:(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Source:
    """A text and the offsets at which its lines start; `origins` are those of the same lines in the file's text."""

    text: str
    lines: tuple[int, ...]
    origins: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, both from 1."""
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the file's text of a span in `text`; (-1, -1) is none and stays."""
        return (self._origin(start), self._origin(end)) if start >= 0 else (-1, -1)

    def _origin(self, offset: int) -> int:
        line = bisect_right(self.lines, offset) - 1
        return self.origins[line] + offset - self.lines[line]


def read(text: str) -> Source:
    """Bring a text into the form that is parsed; lines and columns stay those of the file."""
    mark = text.startswith("\ufeff")
    origins = (mark, *(end.end() for end in _LINE_END.finditer(text)))
    text = text[mark:].replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    lines = text.split("\n")
    matter = _front_matter(lines)
    lines[:matter] = [""] * matter
    starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=0)
    return Source("\n".join(lines), tuple(starts), origins)


def _front_matter(lines: list[str]) -> int:
    """Count the lines of YAML front matter: a mapping between `---` on the first line and the next `---` or `...`."""
    if lines[0].rstrip() != "---":
        return 0
    content = (line for line in lines[1:] if line.strip() and not line.lstrip().startswith("#"))
    if not _KEY.match(next(content, "")):
        return 0
    ends = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() in {"---", "..."})
    return next(ends, 0)
