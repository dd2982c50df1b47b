"""Every link of an HTML file that a reader can follow or see, and every fragment that leads to a place in it."""

from __future__ import annotations

from dataclasses import field
from html import unescape

from linkwatch import urls
from linkwatch.documents import html, ignoring, source
from linkwatch.documents.markdown import address
from linkwatch.model import Document, Kind, Occurrence
from linkwatch.records import dataclass

SHOWN = {
    "a": "href", "area": "href", "img": "src", "iframe": "src", "video": "src", "audio": "src", "source": "src",
    "embed": "src", "image": "src",
}  # fmt: skip
"""Which attribute of an element leads a reader anywhere; scripts, styles and `<link>` are for browsers."""
IMAGES = frozenset({"img", "image"})
"""What a browser reads as an `<img>`."""


@dataclass(slots=True)
class _Link:
    tag: html.Tag
    target: str
    text: list[str] = field(default_factory=list)


def parse(text: str, file: str) -> Document:
    """Read the links and anchors of an HTML text; total over all text, linear in its length."""
    document = source.read(text)
    tags = list(html.Tokenizer().read(document.text))
    found, extents = list[Occurrence](), list[ignoring.Extent]()
    base = _base(tags)
    for link in _links(tags, document.text):
        url = address(_resolved(base, link.target.strip()))
        if url is not None:
            shown = " ".join("".join(link.text).split())
            place, written = document.place(link.tag.start), _written(document, link.tag)
            last_line, last_column = document.place(link.tag.end - 1)
            behind = (last_line, last_column + 1)
            found.append(Occurrence(url, Kind.HTML, shown, file, *place, None, *written, *behind))
            extents.append(ignoring.Extent(place, last_line))
    anchors = frozenset(anchor for tag in tags for anchor in html.anchors(tag))
    comments = [
        ignoring.Comment(tag.start, tag.end, html.comment(document.text[tag.start : tag.end]))
        for tag in tags
        if tag.name == html.COMMENT
    ]
    return ignoring.apply(Document(file, tuple(found), anchors), extents, comments, document)


def _written(document: source.Source, tag: html.Tag) -> tuple[int, int]:
    return document.span(*html.value_span(document.text, tag, SHOWN[tag.name]))


def _base(tags: list[html.Tag]) -> str:
    """Give what relative addresses count from; only an absolute one can be told without the page's own address."""
    written = next((tag.attributes["href"] for tag in tags if tag.name == "base" and "href" in tag.attributes), "")
    return written.strip() if urls.is_web(written.strip()) else ""


def _resolved(base: str, target: str) -> str:
    return target if not base or urls.scheme(target) else urls.join(base, target) or target


def _links(tags: list[html.Tag], text: str) -> list[_Link]:
    links: list[_Link] = []
    anchor: _Link | None = None
    for tag in tags:
        if tag.name == "a":
            anchor = None
        shown = [tag.attributes.get("alt", "")] if tag.name in IMAGES or tag.name == "area" else []
        target = tag.attributes.get(SHOWN.get(tag.name, ""))
        if target is not None:
            links.append(_Link(tag, target, shown))
            anchor = links[-1] if tag.name == "a" else anchor
        if anchor and (not tag.name or tag.name in IMAGES):
            anchor.text.append(unescape(text[tag.start : tag.end]) if not tag.name else shown[0])
    return links
