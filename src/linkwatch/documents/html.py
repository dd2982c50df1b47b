"""The tags of HTML, by the rules of the HTML standard's tokenizer (section 13.2.5), with the offset of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import cast

from linkwatch.patterns import lazy
from linkwatch.records import dataclass

MAX_TAG = 16_384
COMMENT = "!--"
RAW_TEXT = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})

_TAG = lazy(
    r"<(?P<close>/?)(?P<name>[A-Za-z][^ \t\n\f/>]*+)"
    # Looked at ahead, then taken whole: Python before 3.11.5 gets possessive repeats of groups wrong.
    r"(?=(?P<rest>(?:[ \t\n\f/]++|=[ \t\n\f]*+(?:\"[^\"]*+\"|'[^']*+'|[^ \t\n\f>\"'][^ \t\n\f>]*+)?|[^ \t\n\f/>=]++)*))"
    r"(?P=rest)>"
)
_ATTRIBUTE = lazy(
    r"[ \t\n\f/]*+([^ \t\n\f/>][^ \t\n\f/>=]*+)"
    r"(?:[ \t\n\f]*+=[ \t\n\f]*+"
    r"(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^ \t\n\f>\"'][^ \t\n\f>]*+)))?"
)
_FILTERED = lazy(rf"</?(?:{'|'.join(sorted(RAW_TEXT))})(?=[ \t\n\v\f\r>]|/>)", re.IGNORECASE | re.ASCII)
"""What GitHub shows as text (cmark-gfm extensions/tagfilter.c)."""
_COMMENT_TEXT = lazy(r"<!--(.*)--!?>", re.DOTALL)
_COMMENT_END = lazy(r"--!?>")
_INTERESTING = lazy(r"href|src|id|name|alt", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag, an end tag (`closes`), a stretch of text (`name` is '' then), or a comment (it is COMMENT)."""

    name: str
    start: int
    end: int
    closes: bool = False
    attributes: Mapping[str, str] = field(default_factory=dict)


class Tokenizer:
    """Cuts HTML that comes in pieces; a comment that a piece leaves open goes on in the next one.

    Of the elements that hold text alone GitHub's filter makes text, tags and all, where it is `filtered`.
    """

    def __init__(self, *, filtered: bool = False) -> None:
        self.in_comment = False
        self.filtered = filtered

    def read(self, text: str) -> Iterator[Tag]:
        """Give the tags, the text between them and the comments of a piece, in order; nothing that is unfinished."""
        at = self._comment_end(text, 0) if self.in_comment else 0
        while at < len(text):
            opened = text.find("<", at)
            opened = len(text) if opened < 0 else opened
            if opened > at:
                yield Tag("", at, opened)
            at = opened
            shown = _FILTERED.match(text, opened) if self.filtered else None
            tag = None if shown else _TAG.match(text, opened)
            if shown:
                at = shown.end()
                yield Tag("", opened, at)
            elif tag:
                yield Tag(tag["name"].lower(), opened, tag.end(), bool(tag["close"]), _attributes(tag))
                at = self._behind(tag)
            elif opened < len(text):
                at = self._other(text, opened)
                if text.startswith("<!--", opened) and not self.in_comment:
                    yield Tag(COMMENT, opened, at)
                if at == opened + 1:
                    yield Tag("", opened, at)

    def _behind(self, tag: re.Match[str]) -> int:
        """Give the offset behind a tag, or behind the text of an element that holds no tags."""
        if tag["close"] or tag["name"].lower() not in RAW_TEXT:
            return tag.end()
        closes = lazy(rf"</{re.escape(tag['name'])}(?=[ \t\n\f/>])", re.IGNORECASE).search(tag.string, tag.end())
        return closes.start() if closes else len(tag.string)

    def _other(self, text: str, start: int) -> int:
        """Give the offset behind what starts with `<` and is no tag."""
        if text.startswith("<!--", start):
            short = next((short for short in ("<!-->", "<!--->") if text.startswith(short, start)), "")
            return start + len(short) if short else self._comment_end(text, start + 4)
        after = text[start + 1 : start + 2]
        if after in {"!", "?"} or (after == "/" and len(text) > start + 2):
            end = text.find(">", start + 2)
            return len(text) if end < 0 else end + 1
        return len(text) if after.isascii() and after.isalpha() else start + 1

    def _comment_end(self, text: str, start: int) -> int:
        found = _COMMENT_END.search(text, start)
        self.in_comment = found is None
        return found.end() if found else len(text)


def fragments(text: str) -> frozenset[str]:
    """Give the fragments of a page: the ids of its elements, and the names of its `a`s."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return frozenset(anchor for tag in Tokenizer().read(text) for anchor in anchors(tag))


def value_span(text: str, tag: Tag, attribute: str) -> tuple[int, int]:
    """Give the span in `text` of an attribute's value as it is written; (-1, -1) where no value is written."""
    at = tag.start + 1 + len(tag.name)
    while found := _ATTRIBUTE.match(text, at, tag.end - 1):
        if found[1].lower() == attribute:
            return found.span(found.lastgroup) if found.lastgroup else (-1, -1)
        at = found.end()
    return -1, -1


def comment(text: str) -> str:
    """Give what stands between the marks of a comment."""
    found = _COMMENT_TEXT.fullmatch(text)
    return found[1] if found else ""


def anchors(tag: Tag) -> Iterator[str]:
    """Give the fragments that lead to an element: its id, of an `a` its name also."""
    for attribute in ("id", "name") if tag.name == "a" else ("id",):
        if value := tag.attributes.get(attribute):
            yield value


def _attributes(tag: re.Match[str]) -> Mapping[str, str]:
    """Give the attributes with their character references resolved; of doubles the first counts."""
    text = tag[0]
    if tag["close"] or len(text) > MAX_TAG or not _INTERESTING.search(text, tag.end("name") - tag.start()):
        return {}
    # Imported late: that takes longer than reading a page, and few pages hold tags of which more than the name counts.
    from html5lib._tokenizer import HTMLTokenizer  # noqa: PLC0415 - see above
    from html5lib.constants import tokenTypes  # noqa: PLC0415 - see above

    found = (token["data"] for token in HTMLTokenizer(text) if token["type"] == tokenTypes["StartTag"])
    return dict(cast("Mapping[str, str]", next(found, {})))
