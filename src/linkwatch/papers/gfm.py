"""What GitHub-flavoured Markdown makes of a text: its blocks, and what stands in a cell. Knows markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import Enum, auto
from functools import lru_cache, partial
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkLabel
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_inline import StateInline, autolink, html_inline, link
from markdown_it.token import Token

from linkwatch.papers import table_blocks
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

Span = tuple[int, int]
LONGEST_CELL = 10_000


class BlockKind(Enum):
    """The blocks that matter to tables; a nested table stands in a block quote or list."""

    HEADING = auto()
    TABLE = auto()
    NESTED_TABLE = auto()
    HTML = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """A block in lines `start` to `end` (exclusive, from 0); a heading has `level` and `text`, HTML has `text`."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class CellLink:
    """A link in a cell: where it stands, what it shows, where it leads.

    `label` and `address` are the places of the text and the destination of an inline link or of `<a href="…">`; None
    for the other forms. `textual` is False where the link shows an image or raw HTML.
    """

    span: Span
    href: str
    text: str
    textual: bool
    label: Span | None
    address: Span | None


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell shows: its visible text, its links; `plain` means nothing but text, not even a footnote.

    Plain text may be `leading` somewhere: GitHub links mail addresses, `www.`, `@name` and `owner/repository#1`.
    """

    text: str
    links: tuple[CellLink, ...]
    plain: bool
    leading: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class References:
    """A document's link definitions, as the parser keeps them, and the cells that were read with them already."""

    definitions: Mapping[str, Any] = field(default_factory=dict)
    contents: dict[str, Content] = field(default_factory=dict)


def blocks(text: str) -> tuple[tuple[Block, ...], References]:
    """Give the blocks that matter to tables in document order, and the link definitions."""
    env: dict[str, Any] = {}
    tokens = _blocks_parser().parse(_without_front_matter(text), env)
    defined: Mapping[str, Any] = env.get("references", {})
    return tuple(_blocks(tokens)), References({name: defined[name] for name in defined if not name.startswith("^")})


def read(cell: str, references: References) -> Content:
    """Read the Markdown of a cell or heading; one longer than any person writes is not looked into."""
    if len(cell) > LONGEST_CELL:
        return Content(cell, (), plain=False)
    if cell not in references.contents:
        references.contents[cell] = _read(cell, references.definitions)
    return references.contents[cell]


def _read(cell: str, definitions: Mapping[str, Any]) -> Content:
    if _WITHOUT_MARKUP.fullmatch(cell):
        return Content(" ".join(cell.split()), (), plain=True, leading=_is_leading(cell, cell))
    tokens: list[Token] = []
    _INLINE.inline.parse(cell, _INLINE, {"references": definitions}, tokens)
    text = _visible(tokens)
    plain = all(token.type in _TEXT for token in tokens) and not _FOOTNOTE.search(cell)
    return Content(text, tuple(_links(tokens)), plain, _is_leading(cell, text))


def _is_leading(cell: str, text: str) -> bool:
    """Whether GitHub links a part of the text that nothing marks; a backslash keeps it from some of it only."""
    return bool(_LINKED_AS_WRITTEN.search(cell) or _LINKED_AS_SHOWN.search(text))


def without(cell: str, links: Iterable[CellLink], *, instead: str = "") -> str:
    """Give a cell without some of its links, or with something else in their places."""
    pieces, done = [], 0
    for start, end in sorted(each.span for each in links):
        pieces.append(cell[done:start])
        done = end
    return instead.join([*pieces, cell[done:]])


def lines(cell: str) -> list[str]:
    """Cut a cell where HTML begins a new line."""
    return _NEXT_LINE.split(cell)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    for index, token in enumerate(tokens):
        start, end = token.map or (0, 0)
        if token.type == "heading_open" and token.level == 0:
            yield Block(BlockKind.HEADING, start, end, int(token.tag[1:]), tokens[index + 1].content)
        elif token.type == "table_open":
            yield Block(BlockKind.NESTED_TABLE if token.level else BlockKind.TABLE, start, end)
        elif token.type == "html_block":
            yield Block(BlockKind.HTML, start, end, text=token.content)


def _without_front_matter(text: str) -> str:
    """Blank YAML front matter out, line by line; it is told from a thematic break by the key in its first line."""
    match = _FRONT_MATTER.match(text)
    return re.sub(r"[^\r\n]+", "", match[0]) + text[match.end() :] if match else text


def _visible(tokens: Iterable[Token]) -> str:
    return " ".join("".join(map(_shown, tokens)).split())


def _shown(token: Token) -> str:
    """Give what a token shows; a tag that begins a new line parts the words around it."""
    if token.type == "html_inline":
        return " " if _NEW_LINE.match(token.content) else ""
    return token.content if token.type in _SHOWN else ""


def _links(tokens: Sequence[Token]) -> Iterator[CellLink]:
    """Give the links in order; where links stand in an `<a>`, they count and it does not.

    Nor does a link count in which an `<a>` is closed; an `<a>` that nothing closes is none.
    """
    link_at = anchor_at = None
    for index, token in enumerate(tokens):
        if token.type == "link_open":
            link_at, anchor_at = index, None
        elif token.type == "link_close":
            if link_at is not None:
                yield _link(tokens[link_at], tokens[link_at + 1 : index])
            link_at = anchor_at = None
        elif token.type == "html_inline" and token.meta["closes"]:
            if anchor_at is not None:
                yield _html_link(tokens[anchor_at], tokens[anchor_at + 1 : index], token)
            link_at = anchor_at = None
        elif token.type == "html_inline" and token.meta["address"]:
            anchor_at = index


def _link(opening: Token, inside: Sequence[Token]) -> CellLink:
    href, meta = str(opening.attrs["href"]), opening.meta
    return CellLink(meta["span"], href, _visible(inside), _is_textual(inside), meta["label"], meta["address"])


def _html_link(opening: Token, inside: Sequence[Token], closing: Token) -> CellLink:
    (start, text), (end_of_text, end) = opening.meta["span"], closing.meta["span"]
    first, last = (place - start for place in opening.meta["address"])
    href = unescape(opening.content[first:last]).strip()
    label = (text, end_of_text)
    return CellLink((start, end), href, _visible(inside), _is_textual(inside), label, opening.meta["address"])


def _is_textual(inside: Sequence[Token]) -> bool:
    return not any(each.type in {"image", "html_inline"} for each in inside)


def _noted_tag(rule: RuleFuncInlineType, state: StateInline, silent: bool) -> bool:
    """Follow the rule for raw HTML; a tag notes where it stands, and the address in it if it opens a link."""
    start = state.pos
    if not rule(state, silent):
        return False
    if not silent:
        tag = state.tokens[-1]
        address = _address(tag.content)
        place = (start + address[0], start + address[1]) if address else None
        tag.meta.update(span=(start, state.pos), address=place, closes=bool(_CLOSING.match(tag.content)))
    return True


def _address(tag: str) -> Span | None:
    """Find the value of the first `href` of an `<a>` (CommonMark spec section 6.6), without its quotes."""
    if not _OPENING.match(tag):
        return None
    found = next((each for each in _ATTRIBUTE.finditer(tag) if each["name"].lower() == "href"), None)
    if found is None or found["value"] is None:
        return None
    start, end = found.span("value")
    quoted = found["value"][0] in "\"'"
    return start + quoted, end - quoted


def _noted(rule: RuleFuncInlineType, state: StateInline, silent: bool) -> bool:
    """Follow a rule; the link that it finds notes where it stands: the parser itself keeps no places inside a line."""
    start, before = state.pos, len(state.tokens)
    if not rule(state, silent):
        return False
    if not silent:
        opening = next(token for token in state.tokens[before:] if token.type == "link_open")
        label, address = _parts(state, start)
        opening.meta.update(span=(start, state.pos), label=label, address=address)
    return True


def _parts(state: StateInline, start: int) -> tuple[Span | None, Span | None]:
    """Find text and destination of an inline link, `[text](destination "title")`."""
    end = parseLinkLabel(state, start) if state.src[start] == "[" else -1
    if end < 0 or state.src[end + 1 : end + 2] != "(" or end + 1 >= state.pos:
        return None, None
    first = end + 2
    while state.src[first] in " \t\n":
        first += 1
    destination = parseLinkDestination(state.src, first, state.pos)
    return (start + 1, end), (first, destination.pos if destination.ok else first)


def _bare_url(state: StateInline, silent: bool) -> bool:
    """Link an address that stands in the text as it is (GFM spec section 6.9); not inside a link's text."""
    scheme = _SCHEME.search(state.pending[-6:])
    if silent or state.linkLevel or scheme is None or not state.src.startswith("://", state.pos):
        return False
    start = state.pos - len(scheme[0])
    match = _BARE.match(state.src, start, state.posMax)
    if match is None:
        return False
    url = _without_tail(match[0])
    state.pending = state.pending[: -len(scheme[0])]
    opening = state.push("link_open", "a", 1)
    opening.attrs["href"] = url
    opening.meta.update(span=(start, start + len(url)), label=None, address=None)
    state.push("text", "", 0).content = url
    state.push("link_close", "a", -1)
    state.pos = start + len(url)
    return True


def _without_tail(url: str) -> str:
    """Take off the punctuation that ends a sentence, and closing brackets that were opened before the address."""
    excess, end = url.count(")") - url.count("("), len(url)
    while url[end - 1] in _TAIL or (url[end - 1] == ")" and excess > 0):
        excess -= url[end - 1] == ")"
        end -= 1
    return url[:end]


_WITHOUT_MARKUP = lazy(r"[^\\`*_\[\]<>~&!:\n]*")  # what the parser would give back as it is, slowly
_FOOTNOTE = lazy(r"(?<!\\)(?:\\\\)*\[\^(?:[^\]\s\\]|\\.)+\]")  # text to the parser, a mark that a person set to GitHub
_LINKED_AS_WRITTEN = lazy(r"(?<![^\s*_~(])www\.[^\s<]|(?<![a-z])ftp://[^\s<]", re.IGNORECASE)
_LINKED_AS_SHOWN = lazy(r"@[a-z0-9]|(?<![\w.-])[\w.-]{1,100}/[\w.-]{1,100}#[0-9]", re.IGNORECASE)
_TEXT = {"text", "text_special"}
_SHOWN = {*_TEXT, "code_inline"}
_NEXT_LINE = lazy(r"<br\s*/?>", re.IGNORECASE)
_NEW_LINE = lazy(r"</?(?:br|p|div|ul|ol|li|hr)\b", re.IGNORECASE)
_FRONT_MATTER = lazy(r"---[ \t]*(?:\r\n?|\n)(?=[\w-]+:).*?[\r\n](?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)", re.DOTALL)
_SCHEME = lazy(r"(?<![a-z])https?\Z", re.IGNORECASE)
_TAIL = frozenset("?!.,:*_~'\"")
_BARE = lazy(r"https?://[\w-][^\s<]*", re.IGNORECASE)

_OPENING = lazy(r"<a\s", re.IGNORECASE)
_CLOSING = lazy(r"</a\s*>", re.IGNORECASE)
_ATTRIBUTE = lazy(r"""\s(?P<name>[\w:.-]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")

_blocks_parser = lru_cache(table_blocks.parser)
_INLINE = MarkdownIt("commonmark").enable("strikethrough")
_INLINE.inline.ruler.at("link", partial(_noted, link))
_INLINE.inline.ruler.at("autolink", partial(_noted, autolink))
_INLINE.inline.ruler.at("html_inline", partial(_noted_tag, html_inline))
_INLINE.inline.ruler.after("text", "bare_url", _bare_url)
