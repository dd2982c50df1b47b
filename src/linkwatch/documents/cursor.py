"""A place in a line of Markdown, in characters and in columns: a tab goes on to the next multiple of four."""

from __future__ import annotations

from linkwatch.patterns import lazy

TAB = 4
CODE_INDENT = 4
_BLANKS = lazy(r"[ \t]*+")


class Cursor:
    """Goes through the lines of a text from left to right.

    `at` is an offset in the text, `column` where that stands; a tab that is taken in part keeps `at` on it. `first` is
    the offset of the first character that is no blank, `indent` how many columns it stands behind `at`.
    """

    __slots__ = ("at", "column", "end", "first", "indent", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.begin(0, 0)

    def begin(self, start: int, end: int) -> None:
        """Go to the start of a line that ends before `end`."""
        self.start = self.at = start
        self.end = end
        self.column = 0
        self.look()

    def look(self) -> None:
        """Find the first character that is no blank."""
        text, at = self.text, self.at
        if at >= self.end or text[at] not in " \t":
            self.first, self.indent = at, 0
            return
        found = _BLANKS.match(text, at, self.end)
        self.first = found.end() if found else at
        self.indent = self._width(at, self.first)

    @property
    def blank(self) -> bool:
        """Whether nothing but blanks is left in the line."""
        return self.first >= self.end

    @property
    def char(self) -> str:
        """The first character that is no blank, '' in a blank line."""
        return self.text[self.first] if self.first < self.end else ""

    @property
    def rest(self) -> str:
        """The line from its first character that is no blank."""
        return self.text[self.first : self.end]

    def go(self, offset: int) -> None:
        """Go to an offset in the line."""
        self.column += self._width(self.at, offset)
        self.at = offset
        self.look()

    def skip(self, columns: int) -> None:
        """Go on by a number of columns, or to the end of the line."""
        while columns > 0 and self.at < self.end:
            width = TAB - self.column % TAB if self.text[self.at] == "\t" else 1
            self.column += min(width, columns)
            self.at += width <= columns
            columns -= width
        self.look()

    def skip_blank(self) -> None:
        """Go on by one column if a blank is there."""
        if self.at < self.end and self.text[self.at] in " \t":
            self.skip(1)

    def _width(self, start: int, end: int) -> int:
        if self.text.find("\t", start, end) < 0:
            return end - start
        column = self.column
        for at in range(start, end):
            column += TAB - column % TAB if self.text[at] == "\t" else 1
        return column - self.column
