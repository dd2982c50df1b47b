"""Reads what the rules need out of an HTML page: its title, its ids."""

from __future__ import annotations

import codecs
from dataclasses import replace

from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector
from lxml import etree

from linkwatch.model import Fetch, Observation, Page, Request

HEAD_BYTES = 256 * 1024


def with_page(fetch: Fetch) -> Fetch:
    """Put the `Page` in the place of an HTML body, so that no body outlives its visit."""

    async def fetch_page(request: Request) -> Observation:
        seen = await fetch(request)
        page = read_page(seen) if seen.status is not None and _is_html(seen) else None
        return replace(seen, page=page, body=b"")

    return fetch_page


def read_page(seen: Observation) -> Page:
    """Read the title by a tolerant parser from the head alone, the ids by a stream over the whole of it."""
    text = _decode(seen)
    return Page(title=_title(text), ids=_ids(text), complete=seen.complete)


def _is_html(seen: Observation) -> bool:
    kind = seen.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind:
        return kind in {"text/html", "application/xhtml+xml"}
    return seen.body[:512].lstrip().lower().startswith((b"<!doctype html", b"<html", b"<head"))


def _decode(seen: Observation) -> str:
    """Decode as browsers do: byte order mark, HTTP, the page's own word, UTF-8, windows-1252 (WHATWG Encoding)."""
    for name in _encodings(seen):
        try:
            return seen.body.decode(codecs.lookup(name).name, "replace")
        except (LookupError, UnicodeError):
            continue
    try:
        return seen.body.decode()
    except UnicodeDecodeError as error:
        # A body that was cut inside a character is still UTF-8.
        cut = error.start >= len(seen.body) - 3
        return seen.body.decode("utf-8" if cut else "windows-1252", "replace")


def _encodings(seen: Observation) -> list[str]:
    _, mark = EncodingDetector.strip_byte_order_mark(seen.body)
    _, _, charset = seen.headers.get("content-type", "").lower().partition("charset=")
    declared = EncodingDetector.find_declared_encoding(seen.body, is_html=True)
    return [name for name in (mark, charset.split(";")[0].strip("\"' "), declared) if name]


def _title(text: str) -> str:
    head = text[:HEAD_BYTES]
    end = head.lower().find("</head>")
    soup = BeautifulSoup(head if end < 0 else head[:end], "lxml")
    return " ".join(soup.title.get_text().split()) if soup.title else ""


class _Ids:
    """Collects ids and names as lxml's parser meets them; a `template`'s content is not in the page."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self._templates = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._templates:
            self.found.update(value for name in ("id", "name") if (value := attributes.get(name)) and _names(tag, name))
        self._templates += tag == "template"

    def end(self, tag: str) -> None:
        self._templates -= tag == "template" and self._templates > 0

    def close(self) -> frozenset[str]:
        return frozenset(self.found)


def _names(tag: str, attribute: str) -> bool:
    return attribute == "id" or tag == "a"  # HTML standard, "find a potential indicated element"


def _ids(text: str) -> frozenset[str]:
    target = _Ids()
    parser = etree.HTMLParser(target=target, huge_tree=True)
    try:
        parser.feed(text.replace("\0", "\ufffd"))
        parser.close()
    except (etree.LxmlError, ValueError):
        pass  # nothing that could be read: what was found counts
    return frozenset(target.found)
