"""Reads schema.org's terms about a page out of its JSON-LD; bounded, and total over all text."""

from __future__ import annotations

import html
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

MAX_LENGTH = 64 * 1024
"""Characters of one script; a longer one lists a whole shop rather than says what the page is."""
MAX_SCRIPTS = 8
MAX_NODES = 200
MAX_NAMES = 20

Node = Mapping[str, Any]


def read(scripts: Iterable[str]) -> dict[str, list[str]]:
    """Give `headline`, `name`, `description`, `author`, `datepublished` and `site` (a name), as far as they are told.

    What an article says counts before what the page around it says; everything else on the page says nothing of it.
    """
    nodes = [node for script in list(scripts)[:MAX_SCRIPTS] for node in _nodes(script)][:MAX_NODES]
    by_id = {name: node for node in nodes if isinstance(name := node.get("@id"), str) and len(node) > 1}
    found: dict[str, list[str]] = defaultdict(list)
    for kinds in (_ARTICLES, _PAGES):
        for node in nodes:
            if not kinds.isdisjoint(_kinds(node)):
                _add(found, node, by_id)
    found["site"] += [name for node in nodes if "website" in _kinds(node) for name in _texts(node.get("name"))]
    return {name: texts for name, texts in found.items() if texts}


_WORKS = (
    "article newsarticle blogposting techarticle scholarlyarticle report learningresource course book dataset howto "
    "videoobject podcastepisode softwaresourcecode softwareapplication socialmediaposting discussionforumposting"
)
_ARTICLES = frozenset(_WORKS.split())
_PAGES = frozenset({"webpage", "aboutpage", "collectionpage", "itempage", "faqpage", "qapage", "profilepage"})
_CONTAINERS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_TERMS = {"headline": "headline", "name": "name", "description": "description", "datePublished": "datepublished"}


def _nodes(script: str) -> Iterator[Node]:
    """Give the objects of a script that may be about the page: its own, and those of its containers."""
    if len(script) > MAX_LENGTH:
        return
    try:
        waiting = [json.loads(_without_comment(script), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(MAX_NODES):  # a list counts as one, too
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting += value[: MAX_NODES - len(waiting)]
        elif isinstance(value, dict):
            yield value
            waiting += [value[name] for name in _CONTAINERS if name in value]


def _without_comment(script: str) -> str:
    """Take off the marks that keep a script from very old browsers, as `<!-- … -->` or CDATA."""
    text = script.strip()
    for start, end in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")):
        text = text.removeprefix(start).removesuffix(end).strip()
    return text


def _kinds(node: Node) -> set[str]:
    kinds = node.get("@type")
    listed = kinds[:MAX_NAMES] if isinstance(kinds, list) else [kinds]
    return {kind.rpartition("/")[2].lower() for kind in listed if isinstance(kind, str)}


def _add(found: dict[str, list[str]], node: Node, by_id: Mapping[str, Node]) -> None:
    """Take the terms that no earlier object told."""
    for term, name in _TERMS.items():
        found[name] = found[name] or _texts(node.get(term))
    found["author"] = found["author"] or _names(node.get("author"), by_id) or _names(node.get("creator"), by_id)
    found["site"] = found["site"] or _names(node.get("publisher"), by_id)


def _texts(value: object) -> list[str]:
    listed: Sequence[object] = value[:MAX_NAMES] if isinstance(value, list) else [value]
    return [html.unescape(each[:MAX_LENGTH]) for each in listed if isinstance(each, str) and each.strip()]


def _names(value: object, by_id: Mapping[str, Node]) -> list[str]:
    """Give the names of people or organizations, written out, as objects, or as references to objects."""
    listed: Sequence[object] = value[:MAX_NAMES] if isinstance(value, list) else [value]
    names = []
    for each in listed:
        if isinstance(each, dict):
            reference = each.get("@id")
            whole = by_id.get(reference, each) if isinstance(reference, str) and "name" not in each else each
            names += _texts(whole.get("name"))
        else:
            names += _texts(each)
    return names
