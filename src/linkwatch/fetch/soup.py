"""Finds the elements of a head that tell something, by a tolerant parser; alone knows beautifulsoup4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from linkwatch.fetch.modules_later import later
from linkwatch.patterns import lazy

later("soupsieve", "charset_normalizer")  # for selectors and for pages in bytes: both take longer to load than the rest
from bs4 import BeautifulSoup, Tag  # noqa: E402 - see above
from bs4.filter import SoupStrainer  # noqa: E402 - see above

_NAMES = ["meta", "link", "base", "noscript"]
_TAGS = SoupStrainer(_NAMES)
_TAGS_AND_SCRIPTS = SoupStrainer([*_NAMES, "script"])
"""Made once: a strainer takes longer to make than a head to read."""

_DECLARATION = lazy(r"^\s*<\?xml[^>]*>")
"""What XHTML pages may begin with; beautifulsoup4 takes it for XML then, and warns whoever runs the program."""


class Element(NamedTuple):
    """An element of a head; several values of one attribute have spaces between them."""

    name: str
    attributes: Mapping[str, str]
    text: str


def elements(head: str) -> list[Element]:
    """Give the elements that tell something; what stands in `noscript` is not for readers with a browser."""
    strainer = _TAGS_AND_SCRIPTS if "ld+json" in head else _TAGS  # most scripts say nothing
    soup = BeautifulSoup(_DECLARATION.sub("", head), "lxml", parse_only=strainer)
    return [_element(tag) for tag in _seen(soup)]


def _seen(soup: BeautifulSoup) -> Iterator[Tag]:
    for tag in soup.descendants:
        if isinstance(tag, Tag) and not any(parent.name == "noscript" for parent in tag.parents):
            yield tag


def _element(tag: Tag) -> Element:
    values = {name: " ".join(value) if isinstance(value, list) else str(value) for name, value in tag.attrs.items()}
    return Element(tag.name, values, tag.get_text() if tag.name == "script" else "")
