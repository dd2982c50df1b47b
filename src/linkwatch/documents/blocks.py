"""The blocks of a Markdown text, by markdown-it-py, with the offset of every character of their content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, heading, html_block, lheading, paragraph
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from linkwatch.documents import definitions, destinations, raw_html, tables
from linkwatch.documents.content import SPACE, Content
from linkwatch.documents.destinations import Destination

MAX_NESTING = 100
REPEATED = "\n"  # no label holds a line end: of two footnotes for one label the second is never shown
_NOT_HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*[^\x00-\x7f]|![a-z])")


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf of the block structure: `kind` is `text`, `heading` or `html`, `note` the footnote that it is in."""

    kind: str
    content: Content
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Blocks:
    """All leaves in document order, and what reference labels stand for, with its span in the document."""

    leaves: tuple[Block, ...]
    references: Mapping[str, Destination]


def parse(text: str) -> Blocks:
    """Cut a text into blocks; total and linear over all text (what is nested deeper than MAX_NESTING is left out)."""
    references: dict[str, Destination] = {}
    return Blocks(tuple(_leaves(_PARSER.parse(text), references)), references)


def _leaves(tokens: Sequence[Token], references: dict[str, Destination]) -> Iterator[Block]:
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
        elif token.type in {"inline", "html_block"}:
            kind = "html" if token.type == "html_block" else kind
            content, defines = token.meta["content"], token.meta.get("defines", False)
            if defines:
                content = _without_definitions(content, references)
            if content.text or not defines:
                yield Block(kind, content, notes[-1] if notes else None)
            kind = "text"


def _without_definitions(content: Content, references: dict[str, Destination]) -> Content:
    """Take the definitions at the start of a paragraph out of it; of two for one label the first counts."""
    found, end = definitions.read(content.text)
    for label, target in found.items():
        start, stop = content.span(target.start, target.end)
        references.setdefault(label, replace(target, start=start, end=stop))
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


def _locate_paragraph(state: StateBlock, tokens: list[Token]) -> None:
    token = tokens[1]
    first, end = token.map or [0, 0]
    token.meta["content"] = _lines(state, [_begin(state, line) for line in range(first, end)], first)
    above_table = _table(state, state.line, state.lineMax, silent=True)
    token.meta["defines"] = not above_table  # as in cmark-gfm, which takes the lines for text then


def _locate_heading(state: StateBlock, tokens: list[Token]) -> None:
    token = tokens[1]
    line = (token.map or [0])[0]
    begin = _begin(state, line) + len(tokens[0].markup)
    rest = state.src[begin : state.eMarks[line]]
    text = rest.strip(SPACE)
    closed = text.rstrip("#")
    if not closed or closed[-1] in SPACE:
        text = closed.rstrip(SPACE)
    token.meta["content"] = Content(text, (0,), (begin + len(rest) - len(rest.lstrip(SPACE)),))


def _locate_html(state: StateBlock, tokens: list[Token]) -> None:
    token = tokens[0]
    first, end = token.map or [0, 0]
    token.meta["content"] = _lines(state, [_after_indent(state, line) for line in range(first, end)], first)


def _lines(state: StateBlock, begins: list[int], first: int) -> Content:
    lines = [state.src[begin : state.eMarks[first + number]] for number, begin in enumerate(begins)]
    starts, total = [0], 0
    for line in lines[:-1]:
        total += len(line) + 1
        starts.append(total)
    return Content("\n".join(lines).rstrip(SPACE), tuple(starts), tuple(begins))


def _begin(state: StateBlock, line: int) -> int:
    return state.bMarks[line] + state.tShift[line]


def _after_indent(state: StateBlock, line: int) -> int:
    """Give the offset behind the indentation that belongs to the containers of a line."""
    begin, end = state.bMarks[line], _begin(state, line)
    width = 0
    while begin < end and width < state.blkIndent:
        width += 4 - (width + state.bsCount[line]) % 4 if state.src[begin] == "\t" else 1
        begin += 1
    return begin


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Run the rule where cmark-gfm would: tag names end in ASCII, declarations begin in upper case.

    A line with nothing but a tag begins a block also where it would otherwise continue a paragraph of a container
    that it is not part of.
    """
    if _NOT_HTML.match(state.src, _begin(state, start)):
        return False
    if silent and _is_lazy(state, start) and raw_html.is_tag(_line(state, start)):
        return not state.is_code_block(start)
    return html_block(state, start, end, silent)


def _is_lazy(state: StateBlock, line: int) -> bool:
    return state.parentType == "blockquote" or state.sCount[line] < state.blkIndent


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Find a table by GitHub's rule; only the cells are noted."""
    if start + 1 >= end or _ends_table(state, start) or _ends_table(state, start + 1):
        return False
    count = tables.columns(_line(state, start), _line(state, start + 1))
    if not count or silent:
        return bool(count)
    _cells(state, start, count)
    line = start + 2
    terminators = state.md.block.ruler.getRules("blockquote")
    while line < end and not _ends_table(state, line) and not any(rule(state, line, end, True) for rule in terminators):
        if not _cells(state, line, count):
            break
        line += 1
    state.line = line
    return True


def _ends_table(state: StateBlock, line: int) -> bool:
    return state.isEmpty(line) or state.sCount[line] < state.blkIndent or state.is_code_block(line)


def _cells(state: StateBlock, line: int, count: int) -> bool:
    """Note the cells of a row; False where the line is none, a lone pipe."""
    begin = _begin(state, line)
    spans = tables.spans(_line(state, line))
    for start, end in spans[:count]:
        token = state.push("inline", "", 0)
        token.meta["content"] = tables.cell(state.src, begin + start, begin + end)
    return bool(spans)


def _line(state: StateBlock, line: int) -> str:
    return state.src[_begin(state, line) : state.eMarks[line]]


def _parser() -> MarkdownIt:
    """Give a parser of blocks alone, with GitHub's extensions."""
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING, "tasklists": True}).disable(["inline", "text_join"])
    rules = parser.block.ruler
    interrupts = ["paragraph", "reference"]
    everywhere = [*interrupts, "blockquote"]
    rules.at("html_block", _noting(_html, _locate_html), {"alt": everywhere})
    rules.at("heading", _noting(heading, _locate_heading), {"alt": everywhere})
    rules.before("lheading", "gfm_table", _table, {"alt": interrupts})
    rules.at("lheading", _noting(lheading, _locate_paragraph))
    rules.at("paragraph", _noting(paragraph, _locate_paragraph))
    rules.at("reference", footnote_def, {"alt": [*everywhere, "list"]})
    return parser


_PARSER = _parser()
