"""What a page says of itself in its head: Open Graph, Twitter, Dublin Core, citation tags and JSON-LD; pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from linkwatch.fetch import json_ld
from linkwatch.fetch.http_dates import read_date
from linkwatch.model import PageMetadata
from linkwatch.patterns import lazy

LONGEST = {"title": 300, "description": 500, "site_name": 100, "author": 300}
"""Characters that are kept of each part."""

MAX_AUTHORS = 20
EARLIEST, LATEST = 1900, 2100
"""Years between which a date may be one of a page on the web, or of what it is about."""

Fields = Sequence[tuple[str, str]]
"""The `meta` elements of a head in their order: the name in lower case, and the content."""


def read_metadata(fields: Fields, scripts: Sequence[str] = (), title: str = "") -> PageMetadata:
    """Choose what the page's own words, those of the more exact vocabulary first, say; `title` is the element's.

    Total over all text: what is no JSON, or of another type than it should be, is not there.
    """
    if not fields and not scripts:
        return PageMetadata(title=_clean(title, LONGEST["title"]))
    said = defaultdict(list)
    for name, content in fields:
        if text := _clean(content, _LONGEST_OF_ALL):
            said[name].append(text)
    for name, texts in json_ld.read(scripts).items():
        said[f"ld:{name}"] += [text for each in texts if (text := _clean(each, _LONGEST_OF_ALL))]
    return PageMetadata(
        title=_first("title", said) or _clean(title, LONGEST["title"]),
        description=_first("description", said),
        site_name=_first("site_name", said),
        author=_authors(said),
        published=_published(said),
    )


_LONGEST_OF_ALL = 500

# The vocabularies: citation tags are for Google Scholar, og: and article: are of the Open Graph protocol, dc. and
# dcterms. of Dublin Core, parsely- and sailthru. of services for newspapers, ld: are schema.org's terms in JSON-LD.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": (
        "citation_title", "og:title", "ld:headline", "twitter:title", "dc.title", "dcterms.title", "ld:name",
    ),
    "description": (
        "description", "og:description", "twitter:description", "dc.description", "dcterms.description",
        "ld:description",
    ),
    "site_name": ("og:site_name", "ld:site", "application-name"),
    "author": (
        "citation_author", "ld:author", "author", "article:author", "dc.creator", "dcterms.creator",
        "parsely-author", "sailthru.author",
    ),
    "published": (
        "citation_publication_date", "citation_online_date", "citation_date", "article:published_time",
        "ld:datepublished", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date",
        "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate", "date",
    ),
}  # fmt: skip

KNOWN = frozenset(name for names in _NAMES.values() for name in names if not name.startswith("ld:"))
"""The names of `meta` elements that tell anything here."""


def _first(part: str, said: Mapping[str, Sequence[str]]) -> str:
    return next((said[name][0][: LONGEST[part]].strip() for name in _NAMES[part] if said.get(name)), "")


def _authors(said: Mapping[str, Sequence[str]]) -> str:
    """Give the names, several with a semicolon between them: a single one may hold a comma (`Turing, Alan`)."""
    for name in _NAMES["author"]:
        names = [each for each in dict.fromkeys(said.get(name, ())) if not _ADDRESS.match(each)]
        if names:
            return "; ".join(names[:MAX_AUTHORS])[: LONGEST["author"]].strip()
    return ""


def _published(said: Mapping[str, Sequence[str]]) -> date | None:
    texts = (text for name in _NAMES["published"] for text in said.get(name, ())[:1])
    return next((day for text in texts if (day := read_day(text))), None)


def read_day(text: str) -> date | None:
    """Read the day of a date as it is written, in whatever time zone; None for a mere month, and for what is none.

    Understood are ISO 8601 (`2017-06-12T17:57:34Z`, `20170612`), `2017/6/12`, RFC 5322 and `June 12, 2017`.
    """
    text = text.strip()[:_LONGEST_DATE]
    if match := _ISO.match(text):
        year, _, month, compact_month, day = match.groups()
        return _day(year, month or compact_month, day)
    if (match := _MONTH_FIRST.match(text)) or (match := _DAY_FIRST.match(text)):
        return _day(match["year"], _MONTHS.find(match["month"][:3].lower()) // 3 + 1, match["day"])
    found = read_date(text)
    return found.date() if found else None


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found.year <= LATEST else None


def _clean(text: str, length: int) -> str:
    """Put text on one line without what steers a terminal or cannot be written, so much of it at most."""
    plain = _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", _INVISIBLE.sub(" ", text[: length * 8]))
    return " ".join(plain.split())[:length].strip()


_LONGEST_DATE = 60
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = "(?P<year>[0-9]{4})(?![0-9])"
_ISO = lazy(r"([0-9]{4})(?:([-/.])([0-9]{1,2})\2|(?=[0-9]{4}(?![0-9]))([0-9]{2}))([0-9]{1,2})(?![0-9])", re.ASCII)
_MONTH_FIRST = lazy(rf"{_MONTH}\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}", re.IGNORECASE)
_DAY_FIRST = lazy(rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\.?\s+{_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_ADDRESS = lazy(r"(?:https?:)?//|@", re.IGNORECASE)
_INVISIBLE = lazy("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_NOT_TEXT = lazy("[\ud800-\udfff]")
