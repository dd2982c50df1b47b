"""Finds the elements of a head that tell something, in the stream of the parser that reads the whole page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from linkwatch.fetch.markup import UNREADABLE, html_parser

PIECE = 512
"""Characters that are parsed at once."""

_TELLING = frozenset({"meta", "link", "base", "script"})


class Element(NamedTuple):
    """An element of a head; `text` is that of a script."""

    name: str
    attributes: Mapping[str, str]
    text: str


def elements(head: str) -> list[Element]:
    """Give the elements that tell something; what stands in `noscript` is not for readers with a browser."""
    target, parser = _IDLE.pop() if _IDLE else _made()
    target.begin()
    try:
        for at in range(0, len(head), PIECE):
            parser.feed(head[at : at + PIECE])
        parser.close()
        _IDLE.append((target, parser))
    except UNREADABLE:
        pass  # what was found counts
    return target.found


def _made() -> tuple[_Target, Any]:
    target = _Target()
    return target, html_parser(target)


class _Target:
    """Receives one start and one end for each element; of those that tell something, only scripts have a content."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        self.found: list[Element] = []
        self._unseen = 0
        self._script: list[str] | None = None
        self._attributes: Mapping[str, str] = {}

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "noscript":
            self._unseen += 1
        elif tag in _TELLING and not self._unseen:
            if tag == "script":
                self._script, self._attributes = [], attributes
            else:
                self.found.append(Element(tag, attributes, ""))

    def end(self, tag: str) -> None:
        if tag == "noscript":
            self._unseen -= 1
        elif tag == "script" and self._script is not None:
            self.found.append(Element(tag, self._attributes, "".join(self._script)))
            self._script = None

    def data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def close(self) -> None:
        """Tell lxml that there is no tree to give."""


_IDLE: list[tuple[_Target, Any]] = []
"""Parsers that wait for the next head: one takes longer to make than most heads to read."""
