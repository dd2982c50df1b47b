"""Every link that GitHub shows of a Markdown file, and every fragment that leads to a place in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from linkwatch import urls
from linkwatch.documents import blocks, ignoring, inlines, reader, source
from linkwatch.documents.ignoring import Comment, Extent
from linkwatch.documents.nodes import Node
from linkwatch.documents.references import References
from linkwatch.model import Document, Kind, Occurrence, Problem
from linkwatch.patterns import lazy

MAX_LABEL_SHOWN = 80
SAFE = "-_.+!*'(),%#@?=;:/&$~"
_HOST = lazy(r"[^/?#]*//\[[0-9A-Fa-f:.]+\]")
UNLINKED = frozenset({"javascript", "data", "vbscript"})


def parse(text: str, file: str) -> Document:
    """Read the links and anchors of a Markdown text; total over all text, linear in its length."""
    document = source.read(text)
    page = _read(document.text)
    problems = tuple(Problem(file, *document.place(at), _undefined(label)) for at, label in page.undefined)
    links, comments = sorted(page.links, key=_start), sorted(page.comments, key=_start)
    found = _occurrences(links, document, file)
    extents = list[Extent]()
    if comments:
        shown = list(found)
        found, extents = iter(shown), [_extent(link, document) for link, _ in shown]
    read = Document(file, tuple(occurrence for _, occurrence in found), frozenset(page.anchors), problems)
    return ignoring.apply(read, extents, comments, document)


def _start(part: reader.Link | Comment) -> int:
    return part.start


def _read(text: str) -> reader.Reader:
    """Read a page from its first block to its last; nothing of the blocks outlives it."""
    page = reader.Reader()
    for leaf, nodes in _shown(blocks.parse(text), text):
        page.read(leaf, nodes)
    page.end()
    return page


def _shown(parsed: blocks.Blocks, text: str) -> Iterable[tuple[blocks.Block, list[Node]]]:
    """Give the blocks with their nodes; behind them the footnotes, in the order in which they are first referred to."""
    known = References(parsed.references, text)
    leaves = (
        (leaf, [] if leaf.kind == "html" else inlines.parse(leaf.content.text, known, parsed.notes))
        for leaf in parsed.leaves
    )
    if not parsed.notes:
        return leaves  # one by one, since the nodes of a long document take more memory than all else of it
    read = list(leaves)
    uses = (node.value for _, nodes in read for node in nodes if node.kind == "note")
    turns: dict[str | None, int] = {None: 0} | {label: turn for turn, label in enumerate(dict.fromkeys(uses), 1)}
    return sorted((leaf for leaf in read if leaf[0].note in turns), key=lambda leaf: turns[leaf[0].note])


def _occurrences(
    links: Iterable[reader.Link], document: source.Source, file: str
) -> Iterator[tuple[reader.Link, Occurrence]]:
    """Give the links that lead anywhere, each with where it goes."""
    for link in links:
        url = address(link.target if link.kind is Kind.HTML else _escaped(link.target))
        if url is not None:
            text = " ".join("".join(link.text).split())
            last_line, last_column = document.place(link.last)
            spans = (*document.span(*link.span), last_line, last_column + 1)
            yield link, Occurrence(url, link.kind, text, file, *document.place(link.start), None, *spans)


def _extent(link: reader.Link, document: source.Source) -> Extent:
    """Say where comments cover a link: from its place to its last line, and at its definition."""
    is_elsewhere = link.span[0] >= 0 and not link.start <= link.span[0] <= link.last
    defined = document.place(link.span[0]) if is_elsewhere else None
    return Extent(document.place(link.start), document.place(link.last)[0], defined)


def _undefined(label: str) -> str:
    shown = " ".join(label.split())
    shown = shown if len(shown) <= MAX_LABEL_SHOWN else f"{shown[:MAX_LABEL_SHOWN]}…"
    return f"“{shown}” is not defined, so this reference is shown as text; define it, or write \\[ where text is meant"


def address(target: str) -> str | None:
    """Give the URL that a browser would request for a destination, as written where that needs the page's own address.

    None for what leads nowhere: scripts and inline data.
    """
    scheme = urls.scheme(target.strip(" \t\n\r\f").translate({9: None, 10: None, 13: None}))
    if scheme in UNLINKED:
        return None
    if target.startswith("//"):
        target, scheme = f"https:{target}", "https"
    return (urls.normalize(target) or target) if scheme else target


def _escaped(target: str) -> str:
    """Percent-encode what cmark does not take for safe in an absolute address; the brackets of an IPv6 host stay."""
    if not (urls.scheme(target) or target.startswith("//")):
        return target
    host = _HOST.match(target)
    end = host.end() if host else 0
    return target[:end] + quote(target[end:], safe=SAFE, errors="replace")
