"""The blocks of a Markdown text, by the algorithm of cmark-gfm, with the offset of every character of their content."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field, replace

from linkwatch.documents import block_starts, content, definitions, html_blocks, tables
from linkwatch.documents.containers import Box, Containers
from linkwatch.documents.content import Content
from linkwatch.documents.cursor import CODE_INDENT, Cursor
from linkwatch.documents.destinations import Destination
from linkwatch.records import dataclass

SETTLED = 2
"""How many blank lines close all that blank lines can close, but for what `Containers.settled` tells."""


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf of the block structure: `kind` is `text`, `heading` or `html`, `note` the footnote that it is in."""

    kind: str
    content: Content
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Blocks:
    """All leaves in document order, what reference labels stand for, with its span in the document, and `notes`.

    Those are the labels of all footnotes.
    """

    leaves: tuple[Block, ...]
    references: Mapping[str, Destination]
    notes: AbstractSet[str]


def parse(text: str) -> Blocks:
    """Cut a text into blocks; total and linear over all text."""
    return _Parser(text).parse()


@dataclass(slots=True)
class _Leaf:
    """The block that is open: `kind` is `paragraph`, `fence`, `code`, `html` or `table`.

    `lines` are the spans of its lines, `ends` is what ends HTML, `fence` what began code, `columns` those of a table;
    `no_table` means that a header row has been looked for in vain.
    """

    kind: str
    parent: Box
    lines: list[tuple[int, int]] = field(default_factory=list)
    ends: re.Pattern[str] = html_blocks.BLANK
    fence: str = ""
    columns: int = 0
    no_table: bool = False


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.line = Cursor(text)
        self.containers = Containers(self.line)
        self.leaf: _Leaf | None = None
        self.found: list[tuple[str, Content, Box | None]] = []
        self.references: dict[str, Destination] = {}
        self.blank_lines = 0

    def parse(self) -> Blocks:
        start, length = 0, len(self.text)
        while start <= length:
            end = self.text.find("\n", start)
            end = length if end < 0 else end
            self._read(start, end)
            start = end + 1
        self._close(0)
        leaves = (Block(kind, content, note.label if note else None) for kind, content, note in self.found)
        return Blocks(tuple(leaves), self.references, self.containers.labels)

    def _read(self, start: int, end: int) -> None:
        """Read the line between two offsets."""
        if self.blank_lines > SETTLED and self._changes_nothing(start, end):
            if self.leaf and self.leaf.kind == "html":
                self.leaf.lines.append((start, end))
            return
        self.line.begin(start, end)
        self.blank_lines = self.blank_lines + 1 if self.line.blank else 0
        matched = self.containers.match()
        leaf = self.leaf if matched == len(self.containers.open) and self._goes_on() else None
        if leaf and leaf.kind == "html":
            self._add_html(leaf)
        elif leaf and leaf.kind == "fence":
            if self.line.indent < CODE_INDENT and block_starts.closes_fence(self.line.rest, leaf.fence):
                self._close_leaf()
        elif not leaf or leaf.kind != "code":
            self._begin_blocks(matched, leaf)

    def _changes_nothing(self, start: int, end: int) -> bool:
        """Whether a line behind blank ones is one more, so that what is open need not be gone through again."""
        if start == end:
            return self.containers.settled
        in_html = self.leaf is not None and self.leaf.kind == "html"  # which keeps the blanks
        if in_html or not self.containers.settled or self.containers.innermost.note:
            return False
        return not self.text[start:end].strip(" \t")

    def _goes_on(self) -> bool:
        """Whether the open leaf may go on in the line."""
        leaf, line = self.leaf, self.line
        if not leaf:
            return False
        if leaf.kind == "paragraph":
            return not line.blank
        if leaf.kind == "code":
            return line.blank or line.indent >= CODE_INDENT
        if leaf.kind == "html":
            return not (line.blank and leaf.ends is html_blocks.BLANK)
        return leaf.kind == "fence" or bool(tables.spans(line.rest))

    # --- what begins in a line ---

    def _begin_blocks(self, matched: int, leaf: _Leaf | None) -> None:
        """Begin what begins in the line behind the marks of `matched` containers, and put its text into a block.

        `leaf` is the paragraph or the table that may go on.
        """
        line, containers = self.line, self.containers
        lazy = self.leaf if self.leaf and self.leaf.kind == "paragraph" else None
        depth = 1
        while not line.blank and not (line.indent >= CODE_INDENT and lazy):
            if self._begins_leaf(matched, leaf):
                return
            in_paragraph = leaf is not None and leaf.kind == "paragraph"
            box = containers.begin(depth, in_paragraph=in_paragraph)
            if not box:
                break
            self._close(matched)
            containers.put(box)
            matched, leaf, lazy = len(containers.open), None, None
            depth += 1
        if leaf:
            self._go_on(leaf)
        elif lazy and not line.blank:
            lazy.lines.append((line.at, line.end))
        else:
            self._begin_paragraph(matched)

    def _begins_leaf(self, matched: int, leaf: _Leaf | None) -> bool:
        """Begin a block of one line, code or HTML, if the line does."""
        line, char = self.line, self.line.char
        if line.indent >= CODE_INDENT:
            self._begin("code", matched)
        elif char == "#" and (mark := block_starts.HEADING.match(line.text, line.first, line.end)):
            self._add_heading(matched, mark.end())
        elif char in "`~" and (mark := block_starts.FENCE.match(line.text, line.first, line.end)):
            self._begin("fence", matched).fence = mark[0]
        elif char == "<":
            return self._begins_html(matched, leaf)
        elif leaf and leaf.kind == "paragraph" and block_starts.UNDERLINE.match(line.text, line.first, line.end):
            self._underline(leaf)
        elif char in "*-_" and block_starts.BREAK.match(line.text, line.first, line.end):
            self._close(matched)
            self.containers.innermost.children += 1
        else:
            return False
        return True

    def _begins_html(self, matched: int, leaf: _Leaf | None) -> bool:
        in_paragraph = leaf is not None and leaf.kind == "paragraph"
        ends = html_blocks.end(self.line.rest, in_paragraph=in_paragraph)
        if not ends:
            return False
        begun = self._begin("html", matched)
        begun.ends = ends
        self._add_html(begun)
        return True

    def _add_html(self, leaf: _Leaf) -> None:
        leaf.lines.append((self.line.at, self.line.end))
        if leaf.ends is not html_blocks.BLANK and leaf.ends.search(self.line.rest):
            self._close_leaf()

    def _add_heading(self, matched: int, behind: int) -> None:
        self._close(matched)
        self.containers.innermost.children += 1
        self._add("heading", content.of_line(self.text, *block_starts.heading_span(self.text, behind, self.line.end)))

    def _underline(self, leaf: _Leaf) -> None:
        """Make a heading of a paragraph; one that only defines references goes on with the line as its text."""
        shown = self._without_definitions(leaf)
        if shown.text:
            self._add("heading", shown)
            self.leaf = None
        else:
            leaf.lines = [(self.line.first, self.line.end)]

    # --- text ---

    def _go_on(self, leaf: _Leaf) -> None:
        """Add the line to a paragraph or a table; below a header row a paragraph becomes one."""
        span = self.line.first, self.line.end
        if leaf.kind == "table":
            self._add_row(leaf, *span)
        elif self._is_header(leaf):
            *above, header = leaf.lines
            if above:
                self._add("text", content.joined([tables.cell(self.text, *each) for each in above]))
            leaf.kind = "table"
            self._add_row(leaf, *header)
        else:
            leaf.lines.append(span)

    def _is_header(self, leaf: _Leaf) -> bool:
        """Whether the line is the delimiter row below the header row that the last line of a paragraph is."""
        line = self.line
        if leaf.no_table or line.indent >= CODE_INDENT or not tables.is_delimiter_row(line.rest):
            return False
        leaf.columns = tables.columns(self.text[slice(*leaf.lines[-1])], line.rest)
        leaf.no_table = not leaf.columns
        return not leaf.no_table

    def _add_row(self, leaf: _Leaf, begin: int, end: int) -> None:
        for start, stop in tables.spans(self.text[begin:end])[: leaf.columns]:
            self._add("text", tables.cell(self.text, begin + start, begin + stop))

    def _begin_paragraph(self, matched: int) -> None:
        line, box = self.line, self.containers.open[matched : matched + 1]
        self._close(matched)
        # Where the line leaves an item, cmark-gfm is in its list, no more in the item around that.
        in_item = self.containers.innermost.kind == "item" and not (box and box[0].kind == "item")
        if in_item and block_starts.TASK.match(line.text, line.start, line.end):
            line.go(min(line.at + len("[x]"), line.end))
        if not line.blank:
            self._begin("paragraph", matched).lines.append((line.first, line.end))

    # --- beginning and ending ---

    def _begin(self, kind: str, matched: int) -> _Leaf:
        self._close(matched)
        parent = self.containers.innermost
        parent.children += 1
        self.leaf = _Leaf(kind, parent)
        return self.leaf

    def _add(self, kind: str, shown: Content) -> None:
        self.found.append((kind, shown, self.containers.innermost.note))

    def _close(self, count: int) -> None:
        """Close the open leaf and all containers behind the first `count`."""
        self._close_leaf()
        self.containers.cut(count)

    def _close_leaf(self) -> None:
        leaf, self.leaf = self.leaf, None
        if leaf and leaf.kind == "html":
            self._add("html", content.of_lines(self.text, leaf.lines))
        elif leaf and leaf.kind == "paragraph":
            shown = self._without_definitions(leaf)
            if shown.text:
                self._add("text", shown)
            else:
                leaf.parent.children -= 1

    def _without_definitions(self, leaf: _Leaf) -> Content:
        """Take the definitions at the start of a paragraph out of it; of two for one label the first counts."""
        whole = content.of_lines(self.text, leaf.lines)
        found, end = definitions.read(whole.text)
        for label, target in found.items():
            start, stop = whole.span(target.start, target.end)
            self.references.setdefault(label, replace(target, start=start, end=stop))
        return whole.behind(end)
