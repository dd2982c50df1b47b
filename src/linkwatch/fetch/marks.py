"""What a page tells programs of its own state: the marks that engines put into their pages, in every language alike."""

from __future__ import annotations

import re
from collections.abc import Mapping

from linkwatch.patterns import lazy

MAX_CLASSES = 60
MAX_LENGTH = 200

STATES = frozenset({"noarticletext", "page-not-found"})
"""Classes that engines give to parts of a page where there is nothing."""

MARKED = frozenset({"html", "body", "meta", "template"})
"""Elements that may bear marks without a class."""

_PLAYER = lazy(r'"playabilityStatus":\s{0,4}\{"status":\s{0,4}"(\w{1,40})"(.{0,300})', re.DOTALL)
_SAID = lazy(r'"(?:reason|messages)":\s{0,4}\[?"([^"]{0,200})"')
_ALERT = lazy(r'"alertRenderer":\s{0,4}\{"type":\s{0,4}"ERROR"')

_ROUTE = '"page":"/404","query":'
"""What the data of a page made by Next.js say of the route that it was made for."""


def marks_of(tag: str, attributes: Mapping[str, str]) -> list[str]:
    """Give the marks on one element: `.class`, `name=content` of a `meta`, the name or value of a `data-` attribute."""
    classes = attributes.get("class", "")[: MAX_LENGTH * 10].split()[:MAX_CLASSES]
    if tag in {"html", "body"}:
        names = [name for name in attributes if name.startswith("data-")]
        return [
            *(f".{name[:MAX_LENGTH]}" for name in [*classes, attributes.get("id", "")] if name),
            *names[:MAX_CLASSES],
        ]
    marks = [f".{name}" for name in classes if name in STATES] if classes else []
    if "notFound" in classes and "dokuwiki" in classes:
        marks.append(".dokuwiki.notFound")
    if tag == "meta" and attributes.get("name") == "next-error":
        marks.append(f"next-error={attributes.get('content', '')[:MAX_LENGTH]}")
    elif tag == "meta" and attributes.get("property") == "og:type":
        marks.append(f"og:type={attributes.get('content', '')[:MAX_LENGTH]}")
    elif tag == "template" and "data-dgst" in attributes:
        marks.append(f"data-dgst={attributes['data-dgst'][:MAX_LENGTH]}")
    return marks


def said_in_scripts(text: str) -> list[str]:
    """Give what a page's own data say of it: `player=STATUS: reason`, `alert=ERROR`, `next-page=/404`."""
    marks = ["next-page=/404"] if _ROUTE in text else []
    if player := _PLAYER.search(text):
        said = _SAID.search(player[2])
        marks.append(f"player={player[1]}: {said[1] if said else ''}")
    if _ALERT.search(text):
        marks.append("alert=ERROR")
    return marks
