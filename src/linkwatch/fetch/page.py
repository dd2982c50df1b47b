"""Reads what the rules need to know out of an HTML page."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup, Tag
from bs4.dammit import EncodingDetector
from bs4.filter import SoupStrainer

from linkwatch import arxiv_ids, urls
from linkwatch.fetch.marks import said_in_scripts
from linkwatch.fetch.markup import Markup, read_markup
from linkwatch.fetch.metadata import KNOWN, read_metadata
from linkwatch.model import Fetch, Observation, Page, Request

HEAD_CHARS = 128 * 1024
MAX_FIELDS = 200
"""`meta` elements that are read as metadata."""
MAX_PAPERS = 200
MAX_WORDS_OF_A_SHELL = 300
"""A page with an empty root element is built by script, unless it says as much as this without."""

HTML_TAGS = re.compile(
    rb"(<!doctype html|<(html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p))[\s>]|<!--", re.IGNORECASE
)
"""What makes a body without a content type HTML (WHATWG MIME Sniffing section 7.1)."""

SHORT_BYTES = 1_000
"""Whatever is longer says more than that something is missing."""

TEXTS = frozenset({"text/plain", "text/json", "text/xml", "application/json", "application/xml"})

_REFRESH = re.compile(r"\s*(\d{0,6})(?:\.[\d.]*)?\s*(?:[;,]\s*|\s+)(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)
_HEAD_END = re.compile(r"</head\s*>|<body[\s>]", re.IGNORECASE)


def with_page(fetch: Fetch) -> Fetch:
    """Put the `Page` in the place of an HTML body, so that no body outlives its visit."""

    async def fetch_page(request: Request) -> Observation:
        seen = await fetch(request)
        page = read_page(seen) if is_html(seen) else None
        return replace(seen, page=page, text="" if page else _short_text(seen), body=b"")

    return fetch_page


def read_page(seen: Observation) -> Page:
    """Read the metadata by a tolerant parser from the head alone, all else by a stream over the whole of the page."""
    text = _decode(seen)
    head, markup = _read_head(text, seen.final_url or seen.url), read_markup(text)
    return Page(
        title=markup.title,
        ids=frozenset(markup.ids),
        complete=seen.complete,
        heading=markup.heading,
        headings=tuple(markup.headings),
        description=head.description,
        canonical=head.canonical,
        noindex=head.noindex,
        refresh=head.refresh,
        refresh_after=head.refresh_after,
        text=markup.text,
        words=markup.words,
        sources=tuple(markup.sources),
        script=markup.script,
        scripts=markup.scripts,
        scripted=_is_scripted(markup),
        password=markup.password,
        captcha=markup.captcha,
        loaded=tuple(markup.loaded),
        marks=(*markup.marks, *said_in_scripts(text)),
        reads_hash=markup.reads_hash,
        targets=frozenset(markup.targets),
        metadata=read_metadata(head.fields, head.scripts, markup.title),
        papers=_papers(markup.cited, head.base),
    )


def is_html(seen: Observation) -> bool:
    """Whether a browser would show the answer as an HTML page."""
    if seen.status is None:
        return False
    kind = seen.headers.get("content-type", "").partition(";")[0].strip().lower()
    if "/" in kind:
        return kind in {"text/html", "application/xhtml+xml"}
    return bool(HTML_TAGS.match(seen.body[:512].removeprefix(codecs.BOM_UTF8).lstrip()))


def _short_text(seen: Observation) -> str:
    """Give the whole of a short answer that is text for people or programs, '' for any other."""
    kind = seen.headers.get("content-type", "").partition(";")[0].strip().lower()
    is_text = kind in TEXTS or kind.endswith(("+json", "+xml")) or ("/" not in kind and b"\0" not in seen.body)
    if not is_text or not seen.complete or len(seen.body) > SHORT_BYTES:
        return ""
    return _decode(seen)


def _papers(addresses: Iterable[str], base: str) -> tuple[str, ...]:
    """Give the papers that addresses lead to, each once."""
    resolved = (urls.join(base, address.strip()) for address in addresses)
    named = (arxiv_ids.from_url(url) for url in resolved if url)
    return tuple(dict.fromkeys(each.id for each in named if each))[:MAX_PAPERS]


def _is_scripted(markup: Markup) -> bool:
    if not markup.scripts:
        return False
    return markup.words < (MAX_WORDS_OF_A_SHELL if markup.empty_root or markup.wants_script else 10)


@dataclass(slots=True)
class _Head:
    base: str
    description: str = ""
    canonical: str = ""
    noindex: bool = False
    refresh: str = ""
    refresh_after: float = 0.0
    fields: list[tuple[str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)


def _read_head(text: str, url: str) -> _Head:
    """Read the head's metadata; what stands in `noscript` is not for readers with a browser."""
    text = text[:HEAD_CHARS]
    end = _HEAD_END.search(text)
    text = text[: end.start()] if end else text
    names = ["meta", "link", "base", *(["script"] if "ld+json" in text else [])]  # most scripts say nothing
    soup = BeautifulSoup(text, "lxml", parse_only=SoupStrainer([*names, "noscript"]))
    tags = [tag for tag in soup.find_all(names) if not tag.find_parent("noscript")]
    base = next((found for tag in tags if tag.name == "base" and (found := _address(tag, "href", url))), url)
    head = _Head(base)
    for tag in tags:
        _read_tag(head, tag, base)
    return head


def _read_tag(head: _Head, tag: Tag, base: str) -> None:
    content = _attribute(tag, "content")
    if tag.name == "link":
        if "canonical" in _attribute(tag, "rel").lower().split():
            head.canonical = head.canonical or _address(tag, "href", base)
    elif tag.name == "script":
        if _attribute(tag, "type").strip().lower() == "application/ld+json":
            head.scripts.append(tag.get_text())
    elif _attribute(tag, "http-equiv").lower() == "refresh":
        if not head.refresh:
            head.refresh, head.refresh_after = _refresh(content, base)
    elif tag.name == "meta":
        _read_meta(head, tag, content)


def _read_meta(head: _Head, tag: Tag, content: str) -> None:
    name = (_attribute(tag, "name") or _attribute(tag, "property")).lower()
    field_name = name or _attribute(tag, "itemprop").lower()
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


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else str(value or "")


def _address(tag: Tag, name: str, base: str) -> str:
    value = _attribute(tag, name).strip()
    return (urls.join(base, value) or "") if value else ""


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
