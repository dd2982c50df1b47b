"""The text of a document as its offsets are counted: one line end, no byte order mark, no NUL, no front matter."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

_KEY = re.compile(r"[^\s:#\-\[{][^:]*:(?:[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Source:
    """A text and the offsets at which its lines start."""

    text: str
    lines: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, both from 1."""
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1


def read(text: str) -> Source:
    """Bring a text into the form that is parsed; lines and columns stay those of the file."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    lines = text.split("\n")
    matter = _front_matter(lines)
    lines[:matter] = [""] * matter
    starts = accumulate((len(line) + 1 for line in lines[:-1]), initial=0)
    return Source("\n".join(lines), tuple(starts))


def _front_matter(lines: list[str]) -> int:
    """Count the lines of YAML front matter: a mapping between `---` on the first line and the next `---` or `...`."""
    if lines[0].rstrip() != "---":
        return 0
    content = (line for line in lines[1:] if line.strip() and not line.lstrip().startswith("#"))
    if not _KEY.match(next(content, "")):
        return 0
    ends = (number for number, line in enumerate(lines[1:], 2) if line.rstrip() in {"---", "..."})
    return next(ends, 0)
