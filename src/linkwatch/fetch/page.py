"""Reads what the rules need to know out of an HTML page."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import replace

from linkwatch import arxiv_ids, urls
from linkwatch.fetch.encoding import decode
from linkwatch.fetch.head import read_head
from linkwatch.fetch.marks import said_in_scripts
from linkwatch.fetch.markup import Markup, read_markup
from linkwatch.fetch.metadata import read_metadata
from linkwatch.model import Observation, Page
from linkwatch.patterns import lazy

MAX_PAPERS = 200
MAX_WORDS_OF_A_SHELL = 300
"""A page with an empty root element is built by script, unless it says as much as this without."""

MAX_WORDS_OF_A_MESSAGE = 150

HTML_TAGS = lazy(
    rb"(<!doctype html|<(html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p))[\s>]|<!--", re.IGNORECASE
)
"""What makes a body without a content type HTML (WHATWG MIME Sniffing section 7.1)."""

SHORT_BYTES = 1_000
"""Whatever is longer says more than that something is missing."""

TEXTS = frozenset({"text/plain", "text/json", "text/xml", "application/json", "application/xml"})


def with_facts(seen: Observation) -> Observation:
    """Put what an answer says in the place of its body, so that no body outlives its visit."""
    page = read_page(seen) if is_html(seen) else None
    return replace(seen, page=page, text="" if page else _short_text(seen), body=b"")


def read_page(seen: Observation) -> Page:
    """Read the metadata by a tolerant parser from the head alone, all else by a stream over the whole of the page."""
    text = decode(seen.body, seen.headers.get("content-type", ""))
    head, markup = read_head(text, seen.final_url or seen.url), read_markup(text)
    return Page(
        title=markup.title,
        ids=frozenset(markup.ids),
        complete=seen.complete and markup.complete,
        heading=markup.heading,
        headings=tuple(markup.headings),
        description=head.description,
        canonical=head.canonical,
        noindex=head.noindex,
        refresh=head.refresh,
        refresh_after=head.refresh_after,
        text=markup.text,
        words=markup.words,
        message=markup.own_text if 0 < markup.own_words <= min(MAX_WORDS_OF_A_MESSAGE, markup.words - 1) else "",
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
    return decode(seen.body, seen.headers.get("content-type", ""))


def _papers(addresses: Iterable[str], base: str) -> tuple[str, ...]:
    """Give the papers that addresses lead to, each once."""
    resolved = (urls.join(base, address.strip()) for address in addresses)
    named = (arxiv_ids.from_url(url) for url in resolved if url)
    return tuple(dict.fromkeys(each.id for each in named if each))[:MAX_PAPERS]


def _is_scripted(markup: Markup) -> bool:
    if not markup.scripts:
        return False
    return markup.words < (MAX_WORDS_OF_A_SHELL if markup.empty_root or markup.wants_script else 10)
