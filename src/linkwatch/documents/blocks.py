"""The blocks of a Markdown text, by markdown-it-py, with the offset of every character of their content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, html_block, lheading, paragraph, table
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from linkwatch.documents import definitions, destinations

MAX_NESTING = 100
REPEATED = "\n"  # no label holds a line end: of two footnotes for one label the second is never shown
SPACE = " \t\n\v\f\r"
_CELL_SPACE = SPACE + "\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


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

    def behind(self, offset: int) -> Content:
        """Give what comes after an offset."""
        if not offset:
            return self
        first = bisect_right(self.starts, offset)
        starts = (0, *(start - offset for start in self.starts[first:]))
        return Content(self.text[offset:], starts, (self.origin(offset), *self.origins[first:]))


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf of the block structure: `kind` is `text`, `heading` or `html`, `note` the footnote that it is in."""

    kind: str
    content: Content
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Blocks:
    """All leaves in document order, and what reference labels stand for."""

    leaves: tuple[Block, ...]
    references: Mapping[str, str]


def parse(text: str) -> Blocks:
    """Cut a text into blocks; total and linear over all text (what is nested deeper than MAX_NESTING is left out)."""
    references: dict[str, str] = {}
    return Blocks(tuple(_leaves(_PARSER.parse(text), references)), references)


def _leaves(tokens: Sequence[Token], references: dict[str, str]) -> Iterator[Block]:
    kind, notes, labels = "text", list[str](), set[str]()
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = destinations.label_key(token.meta["label"])
            notes.append(label if label not in labels else REPEATED)
            labels.add(label)
        elif token.type == "footnote_reference_close":
            notes.pop()
        elif token.type == "heading_open":
            kind = "heading"
        elif token.type in {"inline", "html_block"} and "content" in token.meta:
            kind = "html" if token.type == "html_block" else kind
            content = token.meta["content"]
            if token.meta.get("defines"):
                content = _without_definitions(content, references)
            if content.text:
                yield Block(kind, content, notes[-1] if notes else None)
            kind = "text"


def _without_definitions(content: Content, references: dict[str, str]) -> Content:
    """Take the definitions at the start of a paragraph out of it; of two for one label the first counts."""
    found, end = definitions.read(content.text)
    for label, target in found.items():
        references.setdefault(label, target)
    return content.behind(end)


# --- the rules of markdown-it-py, each followed by a note of where its content came from -------

_Rule = Callable[[StateBlock, int, int, bool], bool]
_Locate = Callable[[StateBlock, list[Token]], None]


def _noting(rule: _Rule, locate: _Locate) -> _Rule:
    """Run a rule, then note the content of its tokens while the state still knows where each line's content starts."""

    def noted(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        known = len(state.tokens)
        matched = rule(state, start, end, silent)
        if matched and not silent:
            locate(state, state.tokens[known:])
        return matched

    return noted


def _locate_lines(state: StateBlock, tokens: list[Token]) -> None:
    token = tokens[1]
    first, end = token.map or [0, 0]
    begins = [state.bMarks[line] + state.tShift[line] for line in range(first, end)]
    token.meta["content"] = _lines(state, begins, first)
    token.meta["defines"] = not _at_table(state)


def _at_table(state: StateBlock) -> bool:
    """Whether a table comes without a blank line before it: the lines above it then are text, no definitions."""
    line = state.line
    return line < state.lineMax and not state.isEmpty(line) and table(state, line, state.lineMax, silent=True)


def _locate_heading(state: StateBlock, tokens: list[Token]) -> None:
    token = tokens[1]
    line = (token.map or [0])[0]
    begin = state.bMarks[line] + state.tShift[line] + len(tokens[0].markup)
    rest = state.src[begin : state.eMarks[line]]
    begin += len(rest) - len(rest.lstrip(_CELL_SPACE))
    token.meta["content"] = Content(token.content, (0,), (begin,))


def _locate_html(state: StateBlock, tokens: list[Token]) -> None:
    token = tokens[0]
    first, end = token.map or [0, 0]
    begins = [_after_indent(state, line) for line in range(first, end)]
    token.meta["content"] = _lines(state, begins, first)


def _lines(state: StateBlock, begins: list[int], first: int) -> Content:
    lines = [state.src[begin : state.eMarks[first + number]] for number, begin in enumerate(begins)]
    starts, total = [0], 0
    for line in lines[:-1]:
        total += len(line) + 1
        starts.append(total)
    return Content("\n".join(lines).rstrip(SPACE), tuple(starts), tuple(begins))


def _after_indent(state: StateBlock, line: int) -> int:
    """Give the offset behind the indentation that belongs to the containers of a line."""
    begin, end = state.bMarks[line], state.bMarks[line] + max(state.tShift[line], 0)
    width = 0
    while begin < end and width < state.blkIndent:
        width += 4 - (width + state.bsCount[line]) % 4 if state.src[begin] == "\t" else 1
        begin += 1
    return begin


def _locate_cells(state: StateBlock, tokens: list[Token]) -> None:
    rows: dict[int, list[Token]] = {}
    for token in tokens:
        if token.type == "inline" and token.map:
            rows.setdefault(token.map[0], []).append(token)
    for line, cells in rows.items():
        begin = state.bMarks[line] + state.tShift[line]
        spans = _cells(state.src, begin, state.eMarks[line])
        for cell, (start, end) in zip(cells, spans, strict=False):
            cell.meta["content"] = _cell(state.src, start, end)


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the spans between the pipes of a row that no backslash stands before."""
    start, end = _trimmed(text, start, end)
    spans, begin = [], start
    for offset in range(start, end):
        if text[offset] == "|" and (offset == start or text[offset - 1] != "\\"):
            spans.append((begin, offset))
            begin = offset + 1
    spans.append((begin, end))
    if spans[0][0] == spans[0][1]:
        del spans[0]
    return [_trimmed(text, *span) for span in spans]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip(_CELL_SPACE)), end - (len(part) - len(part.rstrip(_CELL_SPACE)))


def _cell(text: str, start: int, end: int) -> Content:
    """Take a cell out of its row: a pipe in it is written with a backslash and read without."""
    parts, starts, origins, total = [], [], [], 0
    for number, part in enumerate(text[start:end].split("\\|")):
        start += 1 if number else 0  # the backslash is left out, the pipe starts the next piece
        piece = f"|{part}" if number else part
        parts.append(piece)
        starts.append(total)
        origins.append(start)
        total += len(piece)
        start += len(piece)
    return Content("".join(parts), tuple(starts), tuple(origins))


class _Parser(MarkdownIt):
    """Takes addresses as they are written: what they mean is judged later."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the library's name and parameter
        return True


def _parser() -> MarkdownIt:
    """Give a parser of blocks alone, with GitHub's extensions, that leaves addresses as they are written."""
    parser = _Parser("commonmark", {"maxNesting": MAX_NESTING, "tasklists": True}).disable(["inline", "text_join"])
    rules = parser.block.ruler
    interrupts = ["paragraph", "reference"]
    everywhere = [*interrupts, "blockquote"]
    rules.at("html_block", _noting(html_block, _locate_html), {"alt": everywhere})
    rules.at("heading", _noting(heading, _locate_heading), {"alt": everywhere})
    rules.before("lheading", "gfm_table", _noting(table, _locate_cells), {"alt": interrupts})
    rules.at("lheading", _noting(lheading, _locate_lines))
    rules.at("paragraph", _noting(paragraph, _locate_lines))
    rules.at("reference", footnote_def, {"alt": [*everywhere, "list"]})
    return parser


_PARSER = _parser()
