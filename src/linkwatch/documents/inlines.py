"""The inline parts of a block, by the algorithm of cmark-gfm: one pass, no recursion, linear time."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import ClassVar

from linkwatch.documents import code_spans, destinations, github_autolink, mail_links, raw_html
from linkwatch.documents.destinations import Destination
from linkwatch.documents.emphasis import Run, Runs, scan
from linkwatch.documents.nodes import Node
from linkwatch.documents.references import References
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

_PLAIN = lazy(r"(?:[^\n`\\&<*_~\[\]!:w]++|:(?!//)|w(?!ww\.)|!(?!\[))+")
_AUTOLINK = lazy(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\x00-\x20<>]*+)>")
_MAIL_NAME = r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]++"
_MAIL_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_MAIL = lazy(rf"<({_MAIL_NAME}@{_MAIL_LABEL}(?:\.{_MAIL_LABEL})*)>")
_INDEXED = lazy(r"[A-Za-z0-9_\]]\[")
_NUMBERS = lazy(r"[0-9 ,.:;\u2013-]*+")
MAX_TILDES = 2


@dataclass(slots=True)
class _Bracket:
    node: int
    position: int
    image: bool
    bottom: Run | None
    line: int
    bracket_after: bool = False


def parse(text: str, references: References, notes: Container[str]) -> list[Node]:
    """Cut the content of a block into nodes, the undefined references behind all others.

    `notes` are the label keys of the footnotes that are defined.
    """
    if "@" not in text and _PLAIN.fullmatch(text):
        return [Node("text", 0, len(text), text)]
    scanner = _Scanner(text, references, notes)
    nodes = scanner.scan()
    return (mail_links.link(nodes) if "@" in text or "&" in text else nodes) + scanner.undefined()


class _Scanner:
    def __init__(self, text: str, references: References, notes: Container[str]) -> None:
        self.text = text
        self.references = references
        self.notes = notes
        self.at = 0
        self.line = 0
        self.nodes: list[Node] = []
        self.runs = Runs()
        self.brackets: list[_Bracket] = []
        self.no_links = False
        self.unresolved: list[tuple[Node, int]] = []
        self.spans = code_spans.Scanner(text)
        self.tags = raw_html.Scanner(text)

    def scan(self) -> list[Node]:
        text, plain_at = self.text, _PLAIN.match
        while self.at < len(text):
            plain = plain_at(text, self.at)
            if plain:
                self._add("text", plain.end(), plain[0])
            else:
                self._handlers[text[self.at]](self)
        self.runs.process(None)
        if "^" in text:
            self._show_unknown()
        return self.nodes

    def _add(self, kind: str, end: int, value: str = "") -> Node:
        node = Node(kind, self.at, end, value)
        self.nodes.append(node)
        self.at = end
        return node

    def _literal(self, length: int = 1) -> None:
        self._add("text", self.at + length, self.text[self.at : self.at + length])

    def _newline(self) -> None:
        if self.nodes and self.nodes[-1].kind == "text":
            before = self.nodes[-1]
            before.value = before.value.rstrip(" \t")
            before.end = before.start + len(before.value)
        self._add("break", self.at + 1, "\n")
        self.line = self.at
        while self.text.startswith((" ", "\t"), self.at):
            self.at += 1

    def _backticks(self) -> None:
        length = self.spans.length(self.at)
        closer = self.spans.closer(length, self.at + length)
        if closer is None:
            self._literal(length)
            return
        value = self.text[self.at + length : closer].replace("\n", " ")
        if value.startswith(" ") and value.endswith(" ") and value.strip(" "):
            value = value[1:-1]
        self._add("code", closer + length, value)

    def _backslash(self) -> None:
        after = self.text[self.at + 1 : self.at + 2]
        if after == "\n":
            line, self.at = self.line, self.at + 1
            self._newline()
            self.line = line  # as in cmark-gfm, whose columns count on then
        elif after and after in destinations.PUNCTUATION:
            self._add("text", self.at + 2, after)
        else:
            self._literal()

    def _ampersand(self) -> None:
        found = destinations.entity(self.text, self.at)
        if found:
            self._add("text", found[1], found[0])
        else:
            self._literal()

    def _pointed(self) -> None:
        if found := _AUTOLINK.match(self.text, self.at):
            self._autolink(found.end(), found[1], "")
        elif found := _MAIL.match(self.text, self.at):
            self._autolink(found.end(), found[1], "mailto:")
        elif end := self.tags.end(self.at):
            self._add("html", end, self.text[self.at : end])
        else:
            self._literal()

    def _autolink(self, end: int, inside: str, prefix: str) -> None:
        text = destinations.resolve(inside)
        self._add("autolink", end, prefix + text).text = text

    def _delimiters(self) -> None:
        char, end = self.text[self.at], self.at + 1
        while self.text.startswith(char, end):
            end += 1
        run = scan(self.text, self.at, end)
        node = self._add("run", end)
        node.run = run
        if (run.can_open or run.can_close) and (char != "~" or run.count <= MAX_TILDES):
            self.runs.push(run)

    # --- brackets ---

    def _open(self) -> None:
        image = self.text[self.at] == "!"
        if image and self.text.startswith("^", self.at + 2):
            self._literal()
            return
        if self.brackets:
            self.brackets[-1].bracket_after = True
        self.no_links = self.no_links and image  # as in cmark, a bracket in between lets them in again
        end = self.at + 1 + image
        self.brackets.append(_Bracket(len(self.nodes), end, image, self.runs.last, self.line))
        self._literal(1 + image)

    def _close(self) -> None:
        if not self.brackets:
            self._literal()
            return
        bracket = self.brackets[-1]
        links = bracket.image or not self.no_links
        found = self._target(bracket) if links else None
        if found:
            self._link(bracket, *found)
        elif links and self._is_note(bracket):
            self._note(bracket)
        else:
            if links and self.text.startswith("[", self.at + 1):
                self._unresolved(bracket)
            self.brackets.pop()
            self._literal()

    def _target(self, bracket: _Bracket) -> tuple[Destination, int] | None:
        """Give the destination of the link whose text ends at `]`, and the offset behind the link."""
        after = self.at + 1
        found = destinations.inline(self.text, after)
        if found:
            return found
        if not self.references:
            return None
        label = destinations.label(self.text, after)
        end = label[1] if label else after
        name = label[0] if label else ""
        if not name.strip():
            if bracket.bracket_after:
                return None
            name = self.text[bracket.position : self.at]
        target = self.references.use(destinations.label_key(name)) if len(name) <= destinations.MAX_LABEL else None
        return None if target is None else (target, end)

    def _link(self, bracket: _Bracket, target: Destination, end: int) -> None:
        opener = self.nodes[bracket.node]
        opener.kind, opener.value = "image" if bracket.image else "link", target.target
        opener.span = (target.start, target.end)
        opener.defined = end == self.at + 1 or not self.text.startswith("(", self.at + 1)
        self._add("end", end)
        self.runs.process(bracket.bottom)
        self.brackets.pop()
        self.no_links = self.no_links or not bracket.image  # what is around a link is none

    def _is_note(self, bracket: _Bracket) -> bool:
        inside = self.nodes[bracket.node + 1 : bracket.node + 3]
        return (
            bool(inside)
            and inside[0].kind == "text"
            and inside[0].value.startswith("^")
            and (len(inside[0].value) > 1 or len(inside) > 1)
        )

    def _note(self, bracket: _Bracket) -> None:
        first = self.nodes[bracket.node + 1]
        begin = first.end - len(first.value) + 1
        # As in cmark-gfm, which takes the difference of columns for the length of the label, in several lines too.
        length = max(0, self.at - self.line - bracket.position + bracket.line + bracket.image - 1)
        label = destinations.label_key(self.text[begin : begin + length]) if length <= destinations.MAX_LABEL else ""
        start = self.nodes[bracket.node].start
        del self.nodes[bracket.node :]
        self.runs.process(bracket.bottom)
        self.brackets.pop()
        known = label in self.notes
        self.at, end = start, self.at + 1
        self._add("note" if known else "unknown", end, label).span = (begin, begin + length)

    def _show_unknown(self) -> None:
        """Make text of what is no note: only now, since one may hold many others."""
        for node in self.nodes:
            if node.kind == "unknown":
                node.kind, node.value = "text", f"[^{self.text[slice(*node.span)]}]"

    # --- references that nothing defines ---

    def _unresolved(self, bracket: _Bracket) -> None:
        """Note a `[text][label]` that is no link, unless it looks like a list of citations or an index in an array."""
        start = self.nodes[bracket.node].start
        label = destinations.label(self.text, self.at + 1)
        if (
            not label
            or not label[0].strip()
            or label[0].startswith("^")
            or _INDEXED.match(self.text, max(start - 1, 0))
        ):
            return
        numbers = _NUMBERS.match(self.text, bracket.position)
        if not (numbers and numbers.end() == self.at and _NUMBERS.fullmatch(label[0])):
            self.unresolved.append((Node("undefined", start, label[1], label[0]), self.at + 1))

    def undefined(self) -> list[Node]:
        """Give the references that are shown as text: what looks like the label may turn out to begin a link."""
        if not self.unresolved:
            return []
        links = {node.start for node in self.nodes if node.kind in {"link", "note"}}
        return [node for node, label in self.unresolved if label not in links]

    # --- bare addresses ---

    def _url(self) -> None:
        self._bare(github_autolink.url(self.text, self.at), "")

    def _www(self) -> None:
        self._bare(github_autolink.www(self.text, self.at), "http://")

    def _bare(self, span: tuple[int, int] | None, prefix: str) -> None:
        if span is None or self.brackets:
            self._literal()
            return
        self._unread(span[0])
        text = self.text[slice(*span)]
        self._add("bare", span[1], prefix + text).text = text

    def _unread(self, start: int) -> None:
        """Take back the text that was read since `start`."""
        while self.nodes and self.nodes[-1].kind == "text" and self.nodes[-1].end > start:
            node = self.nodes[-1]
            if node.start < start:
                node.end, node.value = start, self.text[node.start : start]
                break
            self.nodes.pop()
        self.at = start

    _handlers: ClassVar[Mapping[str, Callable[[_Scanner], None]]] = {
        "\n": _newline,
        "`": _backticks,
        "\\": _backslash,
        "&": _ampersand,
        "<": _pointed,
        "*": _delimiters,
        "_": _delimiters,
        "~": _delimiters,
        "[": _open,
        "!": _open,
        "]": _close,
        ":": _url,
        "w": _www,
    }
