"""The text of a block, and where each of its characters stands in the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from linkwatch.records import dataclass

SPACE = " \t\n"


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a block without the markers of what it is in, and where its pieces come from.

    `starts` are offsets in `text`, ascending from 0; `origins` are the offsets in the document of the same characters.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Give the offset in the document of an offset in `text`."""
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span in the document of a span in `text`."""
        begin = self.origin(start)
        return begin, self.origin(end - 1) + 1 if end > start else begin

    def behind(self, offset: int) -> Content:
        """Give what comes after an offset."""
        if not offset:
            return self
        first = bisect_right(self.starts, offset)
        starts = (0, *(start - offset for start in self.starts[first:]))
        return Content(self.text[offset:], starts, (self.origin(offset), *self.origins[first:]))


def of_line(text: str, start: int, end: int) -> Content:
    """Give a part of one line."""
    return Content(text[start:end], (0,), (start,))


def of_lines(text: str, spans: Sequence[tuple[int, int]]) -> Content:
    """Give lines without the white space at their end."""
    starts, total = [], 0
    for begin, end in spans:
        starts.append(total)
        total += end - begin + 1
    lines = [text[begin:end] for begin, end in spans]
    return Content("\n".join(lines).rstrip(SPACE), tuple(starts), tuple([begin for begin, _ in spans]))


def joined(parts: Sequence[Content]) -> Content:
    """Join the lines of a block."""
    starts, origins, total = list[int](), list[int](), 0
    for part in parts:
        starts += [total + start for start in part.starts]
        origins += part.origins
        total += len(part.text) + 1
    return Content("\n".join(part.text for part in parts), tuple(starts), tuple(origins))
