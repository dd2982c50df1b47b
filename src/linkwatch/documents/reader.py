"""Goes through the parts of a page as a browser does: what links, with which text, and what can be linked to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from linkwatch.documents import blocks, destinations, headings, html
from linkwatch.documents.content import Content
from linkwatch.documents.ignoring import Comment
from linkwatch.documents.nodes import Node
from linkwatch.model import Kind
from linkwatch.records import dataclass

LINKING = {"a": "href", "img": "src", "image": "src"}  # browsers read `<image>` as `<img>`
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Link:
    """A link in the document from its first to its `last` character, its destination unescaped, its text in pieces.

    `span` is where in the document its destination is written, (-1, -1) where it is not.
    """

    start: int
    last: int
    kind: Kind
    target: str
    span: tuple[int, int]
    text: list[str] = field(default_factory=list)


class Reader:
    """Collects `links`, `comments` and `undefined` references in the order of reading, and `anchors`."""

    def __init__(self) -> None:
        self.links: list[Link] = []
        self.comments: list[Comment] = []
        self.undefined: list[tuple[int, str]] = []
        self.anchors: set[str] = set()
        self._slugs = headings.Slugs()
        self._tokenizer = html.Tokenizer(filtered=True)
        self._within: list[str] = []
        self._link: Link | None = None
        self._image: Link | None = None
        self._image_depth = 0
        self._notes: dict[str, int] = {}
        self._heading: list[str] | None = None

    def read(self, leaf: blocks.Block, nodes: Sequence[Node]) -> None:
        """Read the next block; blocks of HTML have no nodes."""
        if leaf.kind == "html":
            self._html(leaf.content, leaf.content.text, 0)
            return
        if leaf.kind == "heading" and not self._hidden:
            self._open_heading()
        for node in nodes:
            self._node(leaf.content, node)
        if leaf.kind == "heading":
            self._close_heading()
        self._text("\n")

    def end(self) -> None:
        """Come to the end of the page, where a heading of raw HTML ends that nothing else has ended."""
        self._close_heading()

    @property
    def _hidden(self) -> bool:
        """Whether a block of HTML has left a comment open: only raw HTML closes it."""
        return self._tokenizer.in_comment

    def _node(self, content: Content, node: Node) -> None:
        if node.kind in {"link", "image"}:
            self._open(content, node)
        elif node.kind == "end":
            self._close(content.origin(node.end - 1))
        elif node.kind == "undefined":
            self._add_undefined(content.origin(node.start), node.value)
        elif self._image:
            self._alt(node.shown)
        elif node.kind == "note":
            self._text(str(self._notes.setdefault(node.value, len(self._notes) + 1)))
        elif node.kind == "html":
            self._html(content, node.value, node.start)
        elif node.kind in {"autolink", "bare"}:
            self._open(content, node)
            self._text(node.text)
            self._close(content.origin(node.end - 1))
        else:
            self._text(node.shown)

    def _open(self, content: Content, node: Node) -> None:
        """Begin a link or an image; what is in an image links nowhere."""
        self._within.append(node.kind)
        if self._image:
            return
        start = content.origin(node.start)
        link = self._add(Link(start, start, Kind(node.kind), node.value, _span(content, node)))
        if node.kind == "image":
            self._image = link
            self._image_depth = len(self._within)
        else:
            self._link = link

    def _close(self, last: int) -> None:
        if self._image:
            if len(self._within) == self._image_depth:
                self._image.last = last
                self._image = None
        elif self._link:
            self._link.last = last
            self._link = None
        self._within.pop()

    def _add_undefined(self, start: int, label: str) -> None:
        if not self._hidden:
            self.undefined.append((start, label))

    # --- raw HTML ---

    def _html(self, content: Content, text: str, offset: int) -> None:
        for tag in self._tokenizer.read(text):
            if not tag.name:
                self._text(destinations.resolve(text[tag.start : tag.end]))
            elif tag.name == html.COMMENT:
                span = (content.origin(offset + tag.start), content.origin(offset + tag.end - 1) + 1)
                self.comments.append(Comment(*span, html.comment(text[tag.start : tag.end])))
            elif tag.closes:
                self._end_tag(tag.name)
            else:
                self._start_tag(tag, content, text, offset)

    def _start_tag(self, tag: html.Tag, content: Content, text: str, offset: int) -> None:
        self.anchors.update(html.anchors(tag))
        attribute = LINKING.get(tag.name, "")
        link = None
        if attribute in tag.attributes:
            start, end = content.span(offset + tag.start, offset + tag.end)
            written = html.value_span(text, tag, attribute)
            span = written if written[0] < 0 else content.span(offset + written[0], offset + written[1])
            link = self._add(Link(start, end - 1, Kind.HTML, tag.attributes[attribute], span))
        if tag.name == "a":
            self._link = link
        elif link:
            alt = tag.attributes.get("alt", "")
            link.text.append(alt)
            self._alt(alt)
        elif tag.name in HEADINGS:
            self._open_heading()

    def _end_tag(self, name: str) -> None:
        if name == "a":
            self._link = None
        elif name in HEADINGS:
            self._close_heading()

    # --- text ---

    def _add(self, link: Link) -> Link:
        if not self._hidden:
            self.links.append(link)
        return link

    def _alt(self, text: str) -> None:
        """Note the text that stands for an image: a link shows it, a heading's anchor leaves it out."""
        for link in (self._image, self._link):
            if link:
                link.text.append(text)

    def _text(self, text: str) -> None:
        if self._hidden:
            return
        if self._link:
            self._link.text.append(text)
        if self._heading is not None:
            self._heading.append(text)

    def _open_heading(self) -> None:
        """Begin a heading, which ends one of raw HTML that is open still, as a browser has it."""
        self._close_heading()
        self._heading = []

    def _close_heading(self) -> None:
        if self._heading is not None:
            self.anchors.add(self._slugs.add("".join(self._heading)))
        self._heading = None


def _span(content: Content, node: Node) -> tuple[int, int]:
    """Give the span in the document of the destination of a link that is no HTML."""
    if node.kind == "bare":
        return content.span(node.start, node.end)
    if node.kind == "autolink":
        return content.span(node.start + 1, node.end - 1)
    return node.span if node.defined else content.span(*node.span)
