"""Where code spans end: at the next run of as many backticks (CommonMark section 6.1, as cmark-gfm reads it)."""

from __future__ import annotations

from linkwatch.patterns import lazy

_RUN = lazy(r"`++")
MAX_BACKTICKS = 80
"""cmark-gfm's MAXBACKTICKS: a longer run opens nothing."""


class Scanner:
    """Finds the ends of the code spans of one text, which are asked for from its beginning to its end.

    As in cmark-gfm, once a search has come to the end of the text in vain, the run of each length that was met last is
    taken for the last one there is, and later searches move it to the front.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._met: dict[int, int] = {}
        self._met_all = False

    def length(self, start: int) -> int:
        """Count the backticks that stand at an offset."""
        run = _RUN.match(self.text, start)
        return run.end() - start if run else 0

    def closer(self, length: int, start: int) -> int | None:
        """Give the offset of the run of so many backticks that ends the code from `start` on, None where none does."""
        if length > MAX_BACKTICKS or (self._met_all and self._met.get(length, 0) <= start):
            return None
        for run in _RUN.finditer(self.text, start):
            self._met[len(run[0])] = run.start()
            if len(run[0]) == length:
                return run.start()
        self._met_all = True
        return None
