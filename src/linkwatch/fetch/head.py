"""Reads what the head of an HTML page says of the page."""

from __future__ import annotations

import re
from dataclasses import field
from typing import TYPE_CHECKING

from linkwatch import urls
from linkwatch.fetch.metadata import KNOWN
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

if TYPE_CHECKING:
    from linkwatch.fetch.soup import Element

HEAD_CHARS = 128 * 1024
MAX_FIELDS = 200
"""`meta` elements that are read as metadata."""

_END = lazy(r"</head\s*>|<body[\s>]", re.IGNORECASE)
_TOLD = "|".join(sorted(map(re.escape, KNOWN | {"description", "robots", "googlebot"})))
_MAY_TELL = lazy(
    rf"<base|canonical|ld\+json|http-equiv\s*=\s*[\"']?\s*(?:refresh|[^\"'>\s]*&)|"
    rf"(?:name|property|itemprop)\s*=\s*[\"']?(?:{_TOLD}|[^\"'>\s]*&)",
    re.IGNORECASE,
)
"""What every head has that tells anything: a first look, since the tolerant parser is dear. Entities may hide it."""

_REFRESH = lazy(r"\s*(\d{0,6})(?:\.[\d.]*)?\s*(?:[;,]\s*|\s+)(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Head:
    """What a head says; addresses are absolute, `base` is the one that those of the page are relative to."""

    base: str
    description: str = ""
    canonical: str = ""
    noindex: bool = False
    refresh: str = ""
    refresh_after: float = 0.0
    fields: list[tuple[str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)


def read_head(text: str, url: str) -> Head:
    """Read the head of a page, whose text is given from its beginning."""
    text = text[:HEAD_CHARS]
    end = _END.search(text)
    text = text[: end.start()] if end else text
    if not _MAY_TELL.search(text):
        return Head(url)
    from linkwatch.fetch import soup  # noqa: PLC0415 - takes longer to load than all else of a visit

    elements = soup.elements(text)
    base = next((found for each in elements if each.name == "base" and (found := _address(each, "href", url))), url)
    head = Head(base)
    for element in elements:
        _read_element(head, element, base)
    return head


def _read_element(head: Head, element: Element, base: str) -> None:
    content = element.attributes.get("content", "")
    if element.name == "link":
        if "canonical" in element.attributes.get("rel", "").lower().split():
            head.canonical = head.canonical or _address(element, "href", base)
    elif element.name == "script":
        if element.attributes.get("type", "").strip().lower() == "application/ld+json":
            head.scripts.append(element.text)
    elif element.attributes.get("http-equiv", "").lower() == "refresh":
        if not head.refresh:
            head.refresh, head.refresh_after = _refresh(content, base)
    elif element.name == "meta":
        _read_meta(head, element, content)


def _read_meta(head: Head, element: Element, content: str) -> None:
    name = (element.attributes.get("name", "") or element.attributes.get("property", "")).lower()
    field_name = name or element.attributes.get("itemprop", "").lower()
    if field_name in KNOWN and len(head.fields) < MAX_FIELDS:
        head.fields.append((field_name, content))
    match name:
        case "description" | "og:description":
            head.description = head.description or " ".join(content.split())[:500]
        case "robots" | "googlebot":
            head.noindex |= bool({"noindex", "none"} & set(re.split(r"[\s,]+", content.lower())))
        case _:
            pass


def _refresh(content: str, base: str) -> tuple[str, float]:
    """Read the content of a `meta` refresh (HTML standard 4.2.5.3): where to, and after how many seconds."""
    match = _REFRESH.fullmatch(content[:4_096])
    if match is None:
        return "", 0.0
    target = match[2].strip()
    if target[:1] in {'"', "'"}:
        target = target[1:].partition(target[0])[0]
    return (urls.join(base, target) or "") if target else "", float(match[1] or 0)


def _address(element: Element, name: str, base: str) -> str:
    value = element.attributes.get(name, "").strip()
    return (urls.join(base, value) or "") if value else ""
