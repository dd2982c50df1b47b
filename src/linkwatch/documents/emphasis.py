"""Which `*`, `_` and `~` mark emphasis and which are text (CommonMark, 'process emphasis', with GitHub's `~`)."""

from __future__ import annotations

import unicodedata
from dataclasses import field

from linkwatch.records import dataclass

STRONG = 2
_SPACES = frozenset("\t\n\f\r \xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))


@dataclass(slots=True, eq=False)
class Run:
    """A run of delimiters: `count` of them are text still, `opened` and `closed` tell whether others became marks."""

    char: str
    count: int
    can_open: bool
    can_close: bool
    position: int
    length: int = 0
    opened: bool = False
    closed: bool = False
    before: Run | None = field(default=None, repr=False)
    after: Run | None = field(default=None, repr=False)


class Runs:
    """The stack of the runs that may still find their partner."""

    def __init__(self) -> None:
        self.last: Run | None = None

    def push(self, run: Run) -> None:
        """Put a run on top."""
        run.length = run.count
        run.before = self.last
        if self.last:
            self.last.after = run
        self.last = run

    def process(self, bottom: Run | None) -> None:
        """Match closers with openers above `bottom`, then forget all runs above it."""
        floors: dict[tuple[str, bool, int], int] = {}
        closer = self._first_above(bottom)
        while closer:
            closer = self._close(closer, bottom, floors) if closer.can_close else closer.after
        self.last = bottom
        if bottom:
            bottom.after = None

    def _first_above(self, bottom: Run | None) -> Run | None:
        run = self.last
        if run is bottom:
            return None
        while run and run.before is not bottom:
            run = run.before
        return run

    def _close(self, closer: Run, bottom: Run | None, floors: dict[tuple[str, bool, int], int]) -> Run | None:
        key = (closer.char, closer.can_open, closer.length % 3)
        floor = floors.get(key, -1)
        opener = closer.before
        while opener and opener is not bottom and opener.position >= floor and not _fit(opener, closer):
            opener = opener.before
        if opener and opener is not bottom and opener.position >= floor:
            return self._strike(opener, closer) if closer.char == "~" else self._mark(opener, closer)
        floors[key] = closer.position
        after = closer.after
        if not closer.can_open:
            self._remove(closer)
        return after

    def _mark(self, opener: Run, closer: Run) -> Run | None:
        used = min(opener.count, closer.count, STRONG)
        opener.count -= used
        closer.count -= used
        opener.opened = closer.closed = True
        opener.after, closer.before = closer, opener  # what stands between them stays text
        if not opener.count:
            self._remove(opener)
        if closer.count:
            return closer
        self._remove(closer)
        return closer.after

    def _strike(self, opener: Run, closer: Run) -> Run | None:
        after = closer.after
        if opener.count == closer.count:
            opener.count = closer.count = 0
            opener.opened = closer.closed = True
        opener.after, closer.before = closer, opener
        self._remove(opener)
        self._remove(closer)
        return after

    def _remove(self, run: Run) -> None:
        if run.before:
            run.before.after = run.after
        if run.after:
            run.after.before = run.before
        else:
            self.last = run.before


def scan(text: str, start: int, end: int) -> Run:
    """Judge the run of delimiters between two offsets by the characters beside it."""
    char = text[start]
    before, after = _beside(text, start - 1, -1, char), _beside(text, end, 1, char)
    before_space, before_mark = before in _SPACES, is_punctuation(before)
    after_space, after_mark = after in _SPACES, is_punctuation(after)
    left = not after_space and (not after_mark or before_space or before_mark)
    right = not before_space and (not before_mark or after_space or after_mark)
    if char == "_":
        return Run(char, end - start, left and (not right or before_mark), right and (not left or after_mark), start)
    return Run(char, end - start, left, right, start)


def is_punctuation(char: str) -> bool:
    """Whether cmark takes a character for punctuation: any such in ASCII, category P beyond."""
    return (
        "!" <= char <= "/"
        or ":" <= char <= "@"
        or "[" <= char <= "`"
        or "{" <= char <= "~"
        or (char > "\x7f" and unicodedata.category(char).startswith("P"))
    )


def is_space(char: str) -> bool:
    """Whether cmark takes a character for white space."""
    return char in _SPACES


def _beside(text: str, at: int, step: int, char: str) -> str:
    """Give the character beside a run; `~` is looked through, as GitHub's extension asks."""
    while char != "~" and 0 <= at < len(text) and text[at] == "~":
        at += step
    return text[at] if 0 <= at < len(text) else "\n"


def _fit(opener: Run, closer: Run) -> bool:
    if not opener.can_open or opener.char != closer.char:
        return False
    both = closer.can_open or opener.can_close
    return not both or closer.length % 3 == 0 or (opener.length + closer.length) % 3 != 0
