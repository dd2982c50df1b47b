"""Identifiers of arXiv papers: read from text or from the address of a paper, and written as an address."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from linkwatch import urls
from linkwatch.patterns import lazy


class ArxivId(NamedTuple):
    """An identifier in canonical form (`1706.03762`, `math/0309136`), and the version where one was written with it."""

    id: str
    version: int | None


def parse(text: str) -> ArxivId | None:
    """Read an identifier that arXiv can have issued (info.arxiv.org/help/arxiv_identifier.html), or None.

    The prefix `arXiv:` and a version may be there; an old identifier loses its subject class (`math.GT/0309136`).
    """
    match = _ID.fullmatch(text)
    if match is None:
        return None
    version = int(match["version"]) if match["version"] else None
    if match["new"]:
        return ArxivId(match["new"], version) if _issued_since_2007(match["new"]) else None
    old = f"{match['archive'].lower()}/{match['number']}"
    return ArxivId(old, version) if _issued_until_2007(match["number"]) else None


def from_url(url: str) -> ArxivId | None:
    """Find the paper that an address leads to, at arXiv or a site that shows its papers by identifier, or None."""
    return _from_url(url) if len(url) <= _LONGEST_ADDRESS else None


@lru_cache(maxsize=4096)  # every stage asks, about the same addresses
def _from_url(url: str) -> ArxivId | None:
    host, path, query = _parts(url)
    if not host:
        return None
    path = _SLASHES.sub("/", path) if _ARXIV.fullmatch(host) else path  # it redirects to the path with single ones
    for site, pattern in _ADDRESSES:
        if site.fullmatch(host) and (match := pattern.fullmatch(path)):
            return parse(match["id"])
    return _from_query(path, query) if _ARXIV.fullmatch(host) else None


def named(text: str) -> ArxivId | None:
    """Read what a person names a paper by: an identifier (`arXiv: 1706.03762v2 [cs.CL]`), a DOI or an address.

    An address may lack its scheme, a DOI (`10.48550/arXiv.…`) its resolver. None where there is more, or no paper.
    """
    text = text.strip()[:_LONGEST_NAME]
    match = _NAMED.fullmatch(text)
    if match and (found := parse(match["id"])):
        return found
    if doi := _DOI.fullmatch(text):
        return from_url(f"https://doi.org/{doi['doi']}")
    return from_url(text) or from_url(f"https://{text}")


def abs_url(id: str) -> str:  # noqa: A002 -- arXiv's own word for it
    """Give the address of a paper's page at arXiv; an identifier with a version gives the page of that version."""
    return f"https://arxiv.org/abs/{id}"


def some(ids: Collection[str]) -> str:
    """Name papers in a sentence: the first of them, in order, and how many more there are."""
    shown = sorted(ids)[:_MOST_NAMED]
    more = f" and {len(ids) - len(shown)} more" if len(ids) > len(shown) else ""
    return f"{', '.join(shown)}{more}"


def is_abs_or_pdf(url: str) -> bool:
    """Whether the address is arXiv's own page or PDF of a paper: one whose presence in the API is evidence of the link.

    It is evidence of the latest version and those before; and the PDF of a withdrawn paper is not there.
    """
    host, path, _ = _parts(url)
    if not _ARXIV.fullmatch(host):
        return False
    page = _ABS.fullmatch(path) or _PDF.fullmatch(path)
    return page is not None and parse(page["id"]) is not None


def is_part(url: str) -> bool:
    """Whether the address is a file of a paper at arXiv, as a figure of its HTML is: no link to the paper itself."""
    host, path, _ = _parts(url)
    return bool(_ARXIV.fullmatch(host) and _PART.fullmatch(_SLASHES.sub("/", path)))


def _parts(url: str) -> tuple[str, str, str]:
    """Give host, decoded path and query; the host is '' for what is no address on the public web."""
    host = urls.host(url)
    if not _ANY_SITE.fullmatch(host.removeprefix("www.")):
        return "", "", ""
    if not urls.is_web(url) or urls.port(url) not in urls.DEFAULT_PORTS.values():
        return "", "", ""
    parts = urlsplit(url)
    return host.removeprefix("www."), unquote(parts.path), parts.query


def _from_query(path: str, query: str) -> ArxivId | None:
    """Read the addresses of the 1990s that arXiv still serves: `/abs?id=…` and `/abs/hep-th?papernum=…`."""
    fields = dict(parse_qsl(query[:1000]))
    if path in {"/abs", "/abs/"}:
        return parse(fields.get("id", ""))
    if path.startswith("/abs/") and "papernum" in fields:
        return parse(f"{path.removeprefix('/abs/')}/{fields['papernum']}")
    return None


def _issued_since_2007(number: str) -> bool:
    """Whether `YYMM.N…` has a month, and as many digits as that month's numbers have (five since January 2015)."""
    month, _, count = number.partition(".")
    digits = 4 if month < "1501" else 5
    return month >= "0704" and "01" <= month[2:] <= "12" and len(count) == digits and int(count) > 0


def _issued_until_2007(number: str) -> bool:
    """Whether `YYMMNNN` lies in the years of the old identifiers, August 1991 (as July) to March 2007."""
    century = "19" if number[:2] >= "91" else "20"
    month = century + number[:4]
    return "199107" <= month <= "200703" and "01" <= month[4:] <= "12" and number[4:] != "000"


_ARCHIVES = (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga "
    "funct-an gr-qc hep-ex hep-lat hep-ph hep-th math-ph math mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph "
    "q-alg q-bio quant-ph solv-int supr-con"
)
_ARCHIVE = "|".join(_ARCHIVES.split())
# math.GT, cond-mat.mes-hall; only three classes are a single word, and the old identifiers get no new ones.
_SUBJECT_CLASS = r"\.(?:[a-z]{2}|[a-z]+-[a-z]+|optics|other|soft)"
_NEW = r"(?P<new>[0-9]{4}\.[0-9]{4,5})"
_OLD = rf"(?P<archive>{_ARCHIVE})(?:{_SUBJECT_CLASS})?/(?P<number>[0-9]{{7}})"
_VERSION = r"(?:v(?P<version>[1-9][0-9]{0,3}))?"
_ID = lazy(rf"(?i:(?:arxiv:)?(?:{_NEW}|{_OLD}){_VERSION})", re.ASCII)
_NEW_ID = lazy(rf"(?i:{_NEW}{_VERSION})", re.ASCII)


_SLASHES = lazy(r"/{2,}+")
_LONGEST_ADDRESS = 4096  # characters
_MOST_NAMED = 5
_LONGEST_NAME = 1000  # what a person writes is shorter
_NAMED = lazy(r"(?:arxiv:\s{0,9})?(?P<id>\S+)(?:\s{1,9}\[[\w.-]+\])?", re.IGNORECASE)
_DOI = lazy(r"(?:doi:\s{0,9})?(?P<doi>10\.48550/\S+)", re.IGNORECASE)


def _path(pattern: str, identifier: re.Pattern[str] = _ID) -> re.Pattern[str]:
    """Compile the pattern of a path in which `ID` stands for an identifier."""
    return lazy(pattern.replace("ID", f"(?P<id>{identifier.pattern})"), re.ASCII | re.DOTALL)


_ABS = _path(r"/abs/ID")
_PDF = _path(r"/pdf/ID(?:\.pdf)?")
_PART = _path(r"/(?:html|src)/ID/.+")
_ARXIV = lazy(
    r"(?:(?:export|browse|alpha|beta|lanl|au|br|cn|de|es|fr|il|in|it|jp|kr|ru|tw|uk|za)\.)?arxiv\.org|xxx\.lanl\.gov"
)
_AR5IV = lazy(r"ar5iv\.org|ar5iv\.labs\.arxiv\.org")
_ALPHAXIV = lazy(r"alphaxiv\.org")
_LANGUAGE = r"(?:/[a-z]{2}(?:-[A-Za-z]{2,4})?)?"

# Who shows arXiv's papers, and under which paths; hosts without 'www.'.
_ADDRESSES: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (_ARXIV, _path(r"/(?:abs|ps|format|e-print|tb|dvi|refs|cits|audio|bibtex)/ID/?")),
    (_ARXIV, _path(r"/pdf/ID(?:\.pdf)?/?")),
    (_ARXIV, _path(r"/(?:html|src)/ID(?:/.*)?")),
    (_ARXIV, _path(r"/ftp/arxiv/papers/[0-9]{4}/ID\.pdf", _NEW_ID)),
    (_AR5IV, _path(r"/(?:abs|html)/ID/?")),
    (_AR5IV, _path(r"/pdf/ID(?:\.pdf)?")),
    (_ALPHAXIV, _path(_LANGUAGE + r"/(?:abs|overview|resources|audio)/ID/?")),
    (_ALPHAXIV, _path(_LANGUAGE + r"/pdf/ID(?:\.pdf)?")),
    (lazy(r"huggingface\.co|hf\.co"), _path(r"/papers/ID(?:\.md|/)?", _NEW_ID)),
    (lazy(r"(?:dx\.)?doi\.org"), _path(r"/10\.48550/(?i:arxiv)\.ID")),
    (lazy(r"semanticscholar\.org"), _path(r"/arxiv/ID/?")),
    (lazy(r"api\.semanticscholar\.org"), _path(r"/(?=[Aa][Rr][Xx][Ii][Vv]:)ID")),
    (lazy(r"scirate\.com|connectedpapers\.com"), _path(r"/arxiv/ID/?")),
    (lazy(r"emergentmind\.com|arxiv-vanity\.com"), _path(r"/papers/ID/?")),
    (lazy(r"paperswithcode\.com"), _path(r"/paper/(?=arxiv:)ID/?")),
)
_ANY_SITE = lazy("|".join(dict.fromkeys(site.pattern for site, _ in _ADDRESSES)))
