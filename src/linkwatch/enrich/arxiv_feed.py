"""An answer of arXiv's API, proved to be a whole Atom feed before anything is concluded from it, and split by entries.

The `arxiv` package reads what it can of any text: of a feed that was cut off the first part, of 'Rate exceeded.' a feed
without entries, and of a page with one bad date nothing at all. So it is given one sound page for each entry.
"""

from __future__ import annotations

from collections.abc import Collection
from xml.etree import ElementTree as ET

from linkwatch import arxiv_ids
from linkwatch.arxiv_ids import ArxivId
from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as a feed of its own; `named` is the paper and the version that it describes."""

    named: ArxivId
    page: bytes


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries about papers that were asked for, once each; `complete` where the feed holds all that it found.

    Only then does it mean anything that a paper is not in it.
    """

    entries: tuple[Entry, ...]
    complete: bool


def read(body: bytes, asked: Collection[str]) -> Feed | None:
    """Read an answer about the papers `asked` for; None for what is no well-formed Atom feed from beginning to end."""
    root = _parse(body)
    if root is None or root.tag != f"{_ATOM}feed":
        return None
    found = [(_named(entry), entry) for entry in root.findall(f"{_ATOM}entry")]
    expected = [(named, entry) for named, entry in found if named and named.id in asked]
    latest = {named.id: (named, entry) for named, entry in sorted(expected, key=lambda each: each[0].version or 0)}
    entries = tuple(Entry(named, _page(entry)) for named, entry in latest.values())
    return Feed(entries, complete=len(expected) == len(found) and _total(root) <= len(found))


EMPTY_PAGE = b'<feed xmlns="http://www.w3.org/2005/Atom"/>'
_ATOM = "{http://www.w3.org/2005/Atom}"
_TEXTS = {f"{_ATOM}title", f"{_ATOM}summary", f"{_ATOM}name"}
_TOTAL = "{http://a9.com/-/spec/opensearch/1.1/}totalResults"
_MOST_DIGITS = 9
_DEEPEST = 20  # elements; arXiv's feeds have four


class _Tree(ET.TreeBuilder):
    """Builds the tree of a feed, and raises ValueError for what only a hostile one has."""

    _depth = 0

    def doctype(self, *_: object) -> None:
        """Refuse a document type before its entities are read, which may grow without end."""
        raise ValueError

    def start(self, tag: str, attrs: dict[str, str], /) -> ET.Element:
        """Refuse a tree so deep that writing it, which recurs, would fail."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise ValueError
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        """Close an element."""
        self._depth -= 1
        return super().end(tag)


def _parse(body: bytes) -> ET.Element | None:
    parser = ET.XMLParser(target=_Tree())  # noqa: S314 -- see _Tree
    try:
        parser.feed(body)
        root: ET.Element = parser.close()
    except (ET.ParseError, ValueError, LookupError):  # not well-formed, a document type, no such encoding
        return None
    return root


def _named(entry: ET.Element) -> ArxivId | None:
    """Tell which paper an entry describes; None where it leads to another one than it says."""
    named = arxiv_ids.from_url((entry.findtext(f"{_ATOM}id") or "").strip())
    pages = (link.get("href") or "" for link in entry.findall(f"{_ATOM}link") if link.get("rel") == "alternate")
    return None if named and any(page.id != named.id for page in map(arxiv_ids.from_url, pages) if page) else named


def _total(root: ET.Element) -> int:
    text = (root.findtext(_TOTAL) or "").strip()
    return int(text[:_MOST_DIGITS]) if text.isascii() and text.isdigit() else 0


def _page(entry: ET.Element) -> bytes:
    """Give a feed of one entry; it names no total, so that the package asks for no page after it.

    Of a text with elements in it the package would read the beginning alone.
    """
    for element in entry.iter():
        if element.tag in _TEXTS and len(element):
            element.text = "".join(element.itertext())
            del element[:]
    page = ET.Element(f"{_ATOM}feed")
    page.append(entry)
    return bytes(ET.tostring(page))
