"""The text of a block, and where each of its characters stands in the document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

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
