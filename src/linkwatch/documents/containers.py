"""Block quotes, items of lists and footnotes: which are open, and the marks by which lines go on with them."""

from __future__ import annotations

from linkwatch.documents import block_starts, destinations
from linkwatch.documents.cursor import CODE_INDENT, Cursor
from linkwatch.records import dataclass

MAX_NESTING = 200
MAX_ON_A_LINE = 100
REPEATED = "\n"  # no label holds a line end: of two footnotes for one label the second is never shown


@dataclass(slots=True)
class Box:
    """A container: `kind` is `quote`, `item` or `note`; what is in an item stands `width` columns in.

    `children` counts the blocks right in it, `note` is the footnote that it is in or is.
    """

    kind: str
    width: int = 0
    label: str = ""
    children: int = 0
    note: Box | None = None


class Containers:
    """The containers that are open at one line of a text, from the outermost in."""

    def __init__(self, line: Cursor) -> None:
        self.line = line
        self.root = Box("root")
        self.open: list[Box] = []
        self.labels: set[str] = set()

    @property
    def innermost(self) -> Box:
        """The container that the next block is in."""
        return self.open[-1] if self.open else self.root

    @property
    def settled(self) -> bool:
        """Whether another empty line ends nothing: only an item that is empty itself would end, the innermost."""
        return self.innermost.kind != "item" or self.innermost.children > 0

    def match(self) -> int:
        """Count the containers that go on in the line, taking their marks off it."""
        for number, box in enumerate(self.open):
            if not self._goes_on(box):
                return number
        return len(self.open)

    def begin(self, depth: int, *, in_paragraph: bool) -> Box | None:
        """Take the mark of a container that begins here off the line, which holds `depth` of them already.

        A mark deeper in than MAX_NESTING is text, and so is one of a list or footnote behind MAX_ON_A_LINE others.
        """
        line = self.line
        if len(self.open) >= MAX_NESTING:
            return None
        if line.char == ">":
            self._take_quote()
            return Box("quote")
        if depth >= MAX_ON_A_LINE:
            return None
        if note := block_starts.NOTE.match(line.text, line.first, line.end):
            line.go(note.end())
            return Box("note", label=destinations.label_key(note[1]))
        marker = block_starts.marker(line.text, line.first, line.end, in_paragraph=in_paragraph)
        return Box("item", self._item_width(marker.end())) if marker else None

    def put(self, box: Box) -> None:
        """Open a container in the innermost one."""
        parent = self.innermost
        parent.children += 1
        box.note = box if box.kind == "note" else parent.note
        self.open.append(box)

    def cut(self, count: int) -> None:
        """Close all containers behind the first `count`."""
        while len(self.open) > count:
            box = self.open.pop()
            if box.kind == "note":
                box.label = REPEATED if box.label in self.labels else box.label
                self.labels.add(box.label)

    def _goes_on(self, box: Box) -> bool:
        line = self.line
        if box.kind == "quote":
            goes_on = line.indent < CODE_INDENT and line.char == ">"
            if goes_on:
                self._take_quote()
            return goes_on
        width = box.width if box.kind == "item" else CODE_INDENT
        if line.indent >= width:
            line.skip(width)
            return True
        if box.kind == "note":
            return line.end == line.start  # a blank line must be empty
        if not (line.blank and box.children):  # an item that begins with a blank line ends at the next one
            return False
        if line.at < line.end:
            line.go(line.end)  # none of its blanks counts for what is in the item
        return True

    def _take_quote(self) -> None:
        self.line.go(self.line.first + 1)
        self.line.skip_blank()

    def _item_width(self, behind: int) -> int:
        """Go to the content of an item whose marker ends at `behind`, and count the columns up to there."""
        line = self.line
        width = line.indent + behind - line.first
        line.go(behind)
        if line.blank or not 0 < line.indent <= CODE_INDENT:
            line.skip_blank()
            return width + 1
        width += line.indent
        line.go(line.first)
        return width
