"""Text, addresses and places from outside, as the page for a browser may show them: cleaned, bounded, inert."""

from __future__ import annotations

from typing import NamedTuple

from linkwatch import urls
from linkwatch.model import Occurrence, Problem
from linkwatch.patterns import lazy
from linkwatch.report import escape, words

LONGEST_LABEL = 160

_PIECE = lazy(r"(?:^[^/]*//)?[^/]+/*|/+")
_SECOND = 1_000
_LONGEST_URL = 160
_LONGEST_HREF = 2_000
_LONGEST_TEXT = 500


class Address(NamedTuple):
    """An address as people may read it; `href` is empty where it must not be a link."""

    text: str
    href: str = ""


class Place(NamedTuple):
    """A file, and line and column in it as `:12:3`."""

    file: str
    at: str


def text(given: str, limit: int = _LONGEST_TEXT) -> str:
    """Give text on one line, cleaned before it is cut: half an address would still hold its password."""
    return escape.shorten(escape.one_line(given), limit)


def address(url: str) -> Address:
    """Show a URL; only an http, https or mailto one that is not absurdly long is a link."""
    public = escape.address(url)
    is_safe = urls.is_web(public) or urls.scheme(public) == "mailto"
    href = public if is_safe and len(public) <= _LONGEST_HREF else ""
    return Address(escape.shorten(public, _LONGEST_URL), href)


def pieces(address: str) -> list[str]:
    """Cut an address behind its slashes, where a narrow column may break it; scheme and host stay together."""
    return _PIECE.findall(address)


def place(each: Occurrence | Problem) -> Place:
    """Part a place into file and numbers, so that a narrow column can break it there."""
    written = words.place(each)
    return Place(text(each.file), written[len(each.file) :])


def milliseconds(time: int | None) -> str:
    """Write a time as people read it: `80 ms`, `1.2 s`; nothing where none was measured."""
    if time is None:
        return ""
    return f"{time} ms" if time < _SECOND else f"{time / _SECOND:.1f} s"
