"""Reads an HTML page as a stream: its places, its words, what it embeds; one pass, and no tree is built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

from lxml import etree

from linkwatch.fetch.marks import MARKED, marks_of
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

MAX_TEXT = 3_000
MAX_WORDS = 3_000
MAX_SCRIPT = 2_000
MAX_HEADINGS = 200
MAX_SOURCES = 60
MAX_LINKS = 30
MAX_MARKS = 100
MAX_TARGETS = 3_000
MAX_CITED = 1_000
MAX_ADDRESS = 500
"""Characters of an address that may lead to a paper; a longer one leads to none."""
MAX_LENGTH = 200
"""Characters that are kept of one heading, title or address."""
PIECE = 4 * 1024
"""Characters that are parsed at once."""
MAX_STEPS = 200_000_000
"""Open elements that end tags may be compared with, about a fifth of a second; real pages take a hundredth of it.

libxml2 looks through all of them for an end tag without a beginning, so that a page could keep it busy for minutes.
"""

UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "svg", "title", "textarea", "select", "iframe", "object"}
)
"""Elements whose text is no part of what a reader reads."""

WHOLE = frozenset({"html", "body", "main"})
"""Elements that hide only until the page is ready."""

ROOTS = frozenset({"root", "app", "__next", "__nuxt", "___gatsby", "svelte", "main-app", "app-root", "react-root"})
"""Ids and names of the elements that scripts build whole pages in."""

EMBEDDED = {"script": "src", "iframe": "src", "frame": "src", "form": "action"}
LINKED = {"a": "href", "img": "src", "link": "href"}
INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "small", "span", "strong", "u", "wbr"}
)
"""Elements that do not end a word."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

FRAME = frozenset({"nav", "aside", "footer", "dialog"})
FRAME_ROLES = frozenset({"navigation", "complementary", "contentinfo", "dialog", "alertdialog", "search"})
FRAME_NAMES = frozenset(
    {"nav", "navbar", "navigation", "menu", "sidebar", "footer", "site-footer", "breadcrumb", "breadcrumbs"}
)
"""Elements, roles (WAI-ARIA 1.2) and names of the parts that all pages of a site have around what they say."""

CONDITIONS = frozenset(
    {"v-if", "v-else-if", "v-else", "v-show", "ng-if", "data-ng-if", "ng-show", "data-ng-show", "ng-switch-when",
     "x-show", "x-if", "*ngif"}
)  # fmt: skip
"""Attributes of elements that a script shows in some cases only."""

_HIDING = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN = lazy(
    r"(?:^|\s)(?:hidden|hide|invisible|d-none|display-none|ng-hide|(?:is|u|uk|w|js)-hidden)(?:\s|$)", re.IGNORECASE
)
"""Classes that the common style sheets hide things by."""

_SHOWN = lazy(r"[\w-]:(?:block|flex|grid|inline|table|contents|visible)|\bd-\w\w+-(?:block|flex|grid|inline|table)")
"""Classes that show them again on wider screens."""

_UNSPACED = lazy("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_WANTS_SCRIPT = lazy(r"java\s?script", re.IGNORECASE)
_READS_HASH = lazy(r"location\.hash|hashchange", re.IGNORECASE)
_PAPERS = lazy(r"[x5]iv|/papers/|lanl\.gov", re.IGNORECASE)
"""What every address of a paper has that `arxiv_ids` knows: a first look, since that one is dear."""

_CAPTCHA = lazy(r"captcha|turnstile", re.IGNORECASE)


@dataclass(slots=True)
class Markup:
    """What one pass over a page collects; each part means what it means in `model.Page`.

    `own_text` and `own_words` are text and words without a site's frame and lists of links. `cited` are
    the addresses, as written, of links that may lead to papers. `complete` is False where the rest of a
    page was left because it takes too long to read.
    """

    ids: set[str] = field(default_factory=set)
    title: str = ""
    heading: str = ""
    headings: list[str] = field(default_factory=list)
    text: str = ""
    words: int = 0
    own_text: str = ""
    own_words: int = 0
    sources: list[str] = field(default_factory=list)
    script: str = ""
    scripts: int = 0
    wants_script: bool = False
    empty_root: bool = False
    password: bool = False
    captcha: bool = False
    loaded: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    reads_hash: bool = False
    targets: set[str] = field(default_factory=set)
    cited: list[str] = field(default_factory=list)
    complete: bool = True


def read_markup(text: str) -> Markup:
    """Collect the facts of a page; total over all text, in time and memory linear in its length."""
    target, parser = _IDLE.pop() if _IDLE else _made()
    target.begin()
    try:
        target.found.complete = _feed(parser, target, text.replace("\0", "\ufffd"))
        parser.close()
        _IDLE.append((target, parser))
    except (etree.LxmlError, ValueError):
        pass  # nothing that could be read: what was found counts
    target.finish()
    return target.found


def _feed(parser: Any, target: _Target, text: str) -> bool:
    """Parse a text piece by piece; says whether all of it could be read within the bound."""
    steps = 0
    for at in range(0, len(text), PIECE):
        piece = text[at : at + PIECE]
        ends, depth = piece.count("</"), target.depth
        if steps + ends * depth > MAX_STEPS:
            return False
        parser.feed(piece)
        steps += ends * max(depth, target.depth)
    return True


def _made() -> tuple[_Target, Any]:
    target = _Target()
    return target, etree.HTMLParser(target=target, huge_tree=True)


class _Target:
    """Receives one start and one end for each element; `_unseen` is the depth where text stopped counting."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self.found = Markup()
        self.depth = 0
        self._templates = 0
        self._unseen = 0
        self._inside = ""
        self._roots: list[tuple[int, int]] = []
        self._heading: list[str] | None = None
        self._title = ""
        self._text: list[str] = []
        self._kept = 0
        self._run: list[str] = []
        self._own: list[str] = []
        self._own_kept = 0
        self._links = 0
        self._lone = ""
        self._frame = 0
        self._link = 0
        self._is_linked = True

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if attributes and not self._templates:
            self._attributes(tag, attributes)
        if not self._unseen:
            self._separate(tag)
            self._open(tag, attributes)
        if tag == "script":
            self.found.scripts += "json" not in attributes.get("type", "")
        self._templates += tag == "template"

    def _open(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in HEADINGS and len(self.found.headings) < MAX_HEADINGS:
            self._heading = []
        elif tag in ROOTS or (attributes and attributes.get("id") in ROOTS):
            self._roots.append((self.depth, self.found.words))
        if tag in UNSEEN or (attributes and tag not in WHOLE and _is_hidden(attributes)):
            self._unseen, self._inside = self.depth, tag
        elif tag == "a":
            self._link = self.depth
        elif not self._frame and (tag in FRAME or (attributes and tag not in WHOLE and _is_frame(attributes))):
            self._frame = self.depth

    def end(self, tag: str) -> None:
        if self._unseen == self.depth:
            self._show()
        elif not self._unseen:
            self._separate(tag)
            if tag in HEADINGS and self._heading is not None:
                self._close_heading(tag)
            if self._link == self.depth:
                self._link = 0
            if self._frame == self.depth:
                self._frame = 0
        if self._roots and self._roots[-1][0] == self.depth:
            self.found.empty_root |= self._roots.pop()[1] == self.found.words
        self.depth -= 1
        self._templates -= tag == "template"

    def data(self, data: str) -> None:
        if self._unseen:
            self._unseen_data(data)
            return
        self._keep(data)
        if self.found.words < MAX_WORDS:
            self._run.append(data)
            self._is_linked = self._is_linked and (self._link > 0 or data.isspace())

    def _separate(self, tag: str) -> None:
        if tag not in INLINE:
            self._keep(" ")
            self._count()

    def _count(self) -> None:
        """Count the words since the last element that ends one; entities come in pieces of their own."""
        if not self._run:
            return
        text = "".join(self._run)
        words = _count_words(text)
        self.found.words += words
        if words and not self._frame:
            self._keep_own(text, words)
        self._run.clear()
        self._is_linked = True

    def _keep_own(self, text: str, words: int) -> None:
        """Keep what a page says itself; a link alone below it belongs to that, as the way back does."""
        if self._is_linked:
            self._links, self._lone = self._links + 1, text
            return
        self._keep_lone()
        self.found.own_words += words
        if self._own_kept < MAX_TEXT:
            self._own.append(text)
            self._own_kept += len(text)

    def _keep_lone(self) -> None:
        if self._links == 1 and self._own and self._own_kept < MAX_TEXT:
            self.found.own_words += _count_words(self._lone)
            self._own.append(self._lone)
            self._own_kept += len(self._lone)
        self._links = 0

    def _keep(self, data: str) -> None:
        if self._heading is not None:
            self._heading.append(data)
        if self._kept < MAX_TEXT:
            self._text.append(data)
            self._kept += len(data) if not data.isspace() else 0

    def _show(self) -> None:
        if self._inside == "title" and not self.found.title:
            self.found.title = _tidy([self._title])
        self._unseen, self._inside = 0, ""

    def close(self) -> None:
        """Tell lxml that there is no tree to give."""

    def finish(self) -> None:
        self._count()
        self._keep_lone()
        self.found.words = min(self.found.words, MAX_WORDS)
        self.found.text = _tidy(self._text, MAX_TEXT)
        self.found.own_text = _tidy((f" {text} " for text in self._own), MAX_TEXT)

    def _attributes(self, tag: str, attributes: Mapping[str, str]) -> None:
        found = self.found
        if value := attributes.get("id"):
            found.ids.add(value)
        if tag == "a" and (value := attributes.get("name")):
            found.ids.add(value)  # HTML standard, "find a potential indicated element"
        if (classes := attributes.get("class")) or tag in MARKED:
            found.captcha |= bool(classes and _CAPTCHA.search(classes))
            found.marks += marks_of(tag, attributes)[: MAX_MARKS - len(found.marks)]
        if tag == "input":
            found.password |= attributes.get("type", "").lower() == "password"
        self._aim(attributes)
        if tag in EMBEDDED:
            self._embed(attributes.get(EMBEDDED[tag]), MAX_SOURCES)
            self._load(attributes.get(EMBEDDED[tag]))
        elif tag in LINKED:
            self._embed(attributes.get(LINKED[tag]), MAX_LINKS)
            if tag == "a":
                self._cite(attributes.get("href", ""))

    def _embed(self, address: str | None, most: int) -> None:
        if address and len(self.found.sources) < most:
            self.found.sources.append(address.strip()[:MAX_LENGTH])

    def _load(self, address: str | None) -> None:
        if address and len(self.found.loaded) < MAX_SOURCES:
            self.found.loaded.append(address.strip()[:MAX_LENGTH])

    def _cite(self, address: str) -> None:
        if len(address) <= MAX_ADDRESS and len(self.found.cited) < MAX_CITED and _PAPERS.search(address):
            self.found.cited.append(address)

    def _aim(self, attributes: Mapping[str, str]) -> None:
        for name, value in attributes.items():
            if len(value) > MAX_LENGTH or len(self.found.targets) >= MAX_TARGETS:
                continue
            if name.startswith("data-") or (name == "href" and value.startswith("#")):
                self.found.targets.add(value.removeprefix("#"))

    def _close_heading(self, tag: str) -> None:
        words = _tidy(self._heading or ())
        self._heading = None
        if words and (tag == "h1" or not self._frame):  # those of a sidebar head what stands there
            self.found.headings.append(words)
            if tag == "h1" and not self.found.heading:
                self.found.heading = words

    def _unseen_data(self, data: str) -> None:
        match self._inside:
            case "title" if not self.found.title:
                self._title += data
            case "script":
                self.found.reads_hash |= bool(_READS_HASH.search(data))
                if len(self.found.script) < MAX_SCRIPT:
                    self.found.script += data[:MAX_SCRIPT] + "\n"
            case "noscript":
                self.found.wants_script |= bool(_WANTS_SCRIPT.search(data[:MAX_TEXT]))
            case _:
                pass


_IDLE: list[tuple[_Target, Any]] = []
"""Parsers that wait for the next page: one takes longer to make than a short page to read."""


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or not CONDITIONS.isdisjoint(attributes):
        return True
    if "style" in attributes and _HIDING.search(attributes["style"]):
        return True
    classes = attributes.get("class", "")
    return bool(_HIDDEN.search(classes)) and not _SHOWN.search(classes)


def _is_frame(attributes: Mapping[str, str]) -> bool:
    if attributes.get("role") in FRAME_ROLES or attributes.get("id") in FRAME_NAMES:
        return True
    return "class" in attributes and not FRAME_NAMES.isdisjoint(attributes["class"].split())


def _count_words(data: str) -> int:
    if data.isascii():
        return len(data.split())
    unspaced = len(_UNSPACED.findall(data))
    return len(_UNSPACED.sub(" ", data).split()) + (unspaced + 1) // 2


def _tidy(parts: Iterable[str], length: int = MAX_LENGTH) -> str:
    return " ".join("".join(parts).split())[:length].strip()
