"""Where tables begin and end among the blocks of a text, as on GitHub: rules for markdown-it-py after cmark-gfm.

What single lines are to a table is in `table_lines`.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block, reference

from linkwatch.papers import table_lines


def parser() -> MarkdownIt:
    """Make a parser of blocks that takes those lines for a table that cmark-gfm takes for one.

    Tables are their lines only, without rows and cells; the text in blocks is not looked into.
    """
    made = MarkdownIt("commonmark").enable("table").disable("inline")
    rules = made.block.ruler
    rules.at("table", _table, {"alt": ["paragraph", "reference"]})
    rules.before("fence", "note", _note, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("reference", _reference)
    rules.at("html_block", _html, {"alt": ["paragraph", "reference", "blockquote"]})
    return made


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take the lines for a table that cmark-gfm takes for one.

    The library's own rule takes headings and items of lists for headers, and goes on over lone tags, footnotes and
    rows without cells. A line in a paragraph is asked for twice: silently, and once the paragraph has ended above it.
    """
    if state.env.get(_HEADER) != start and not _begins_table(state, start, end):
        return False
    if silent:
        state.env[_HEADER] = start
        return True
    behind = _end_of_table(state, start, end)
    state.push("table_open", "table", 1).map = [start, behind]
    state.push("table_close", "table", -1)
    state.line = behind
    return True


def _begins_table(state: StateBlock, start: int, end: int) -> bool:
    below = start + 1
    if below >= end or not (_is_inside(state, start) and _is_inside(state, below)):
        return False
    if not table_lines.begin(_line(state, start), _line(state, below)):
        return False
    in_paragraph = start != _first_line(state)
    return not _begins_other_block(state, start, end, in_paragraph=in_paragraph) and not _is_spoiled(state, start)


def _begins_other_block(state: StateBlock, line: int, end: int, *, in_paragraph: bool) -> bool:
    if not in_paragraph and table_lines.is_lone_tag(_line(state, line)):
        return True
    around, state.parentType = state.parentType, "paragraph" if in_paragraph else "table"
    found = any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))
    state.parentType = around
    return found


def _is_spoiled(state: StateBlock, start: int) -> bool:
    """Whether no table can begin in a paragraph any more: it is a footnote's, or had a delimiter row without header."""
    first = _first_line(state)
    if state.env.get(_SPOILED) != first and _spoils(state, first, start):
        state.env[_SPOILED] = first
    return bool(state.env.get(_SPOILED) == first)


def _spoils(state: StateBlock, first: int, last: int) -> bool:
    below = (line for line in range(first + 1, last + 1) if _is_inside(state, line))
    return table_lines.begins_note(_line(state, first)) or any(
        table_lines.is_delimiter_row(_line(state, line)) for line in below
    )


def _first_line(state: StateBlock) -> int:
    """Give the first line of the paragraph that is read; to the library, definitions at its start are none of it."""
    first, behind = state.env.get(_DEFINITIONS, (state.line, state.line))
    return int(first if behind == state.line else state.line)


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Follow the rule for link definitions; note where they began."""
    first = start if table_lines.begins_note(_line(state, start)) else _first_line(state)
    found = reference(state, start, end, silent)
    if found:
        state.env[_DEFINITIONS] = first, state.line
    return found


def _note(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """End what stands above a footnote's text; the library knows none, and reads it as a definition or a paragraph."""
    return silent and _is_inside(state, start) and table_lines.begins_note(_line(state, start))


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Follow the rule for HTML, but as cmark-gfm does.

    There a declaration in small letters is text, and a lone tag ends a paragraph that is in a block which the line is
    not in.
    """
    text = _line(state, start)
    if table_lines.is_small_declaration(text):
        return False
    is_lazy = silent and (state.parentType == "blockquote" or state.sCount[start] < state.blkIndent)
    if is_lazy and table_lines.is_lone_tag(text) and not state.is_code_block(start):
        return True
    return html_block(state, start, end, silent)


def _end_of_table(state: StateBlock, start: int, end: int) -> int:
    line = start + 2
    while line < end and _is_inside(state, line) and table_lines.is_row(_line(state, line)):
        if _begins_other_block(state, line, end, in_paragraph=False):
            break
        line += 1
    return line


def _is_inside(state: StateBlock, line: int) -> bool:
    """Whether a line belongs to the block around it, and is not indented as code."""
    return state.sCount[line] >= state.blkIndent and not state.is_code_block(line)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


_HEADER, _SPOILED, _DEFINITIONS = "header of a table", "paragraph without tables", "definitions of links"
