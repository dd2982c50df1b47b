"""What a run told of an address, kept so that the next one need not judge the same answer by the same rules again.

A note holds what reports show of the visit and the judgement on each link to the address. It counts only for the rules
that gave it (`program`), and only for links of the same address and texts: nothing else has a say in a judgement on an
answer. Links to papers get none, since arXiv's listing has a say in theirs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from linkwatch import arxiv_ids, urls
from linkwatch.lean import NOTHING
from linkwatch.model import (
    Hop,
    Judgement,
    Link,
    Observation,
    Page,
    PageMetadata,
    Reason,
    Result,
    Suggestion,
    Verdict,
)

Told = tuple[Observation, Sequence[Judgement]]
"""The visit as `lean.without_evidence` leaves it, and the judgements on the links to its address, in their order."""

SHARED = (
    "arxiv_ids",
    "challenges",
    "first_looks",
    "languages",
    "lean",
    "model",
    "patterns",
    "records",
    "reserved",
    "titles",
    "told",
    "urls",
)
"""What the rules and their notes build on outside of the rules' folder: files and folders."""


def note(url: str, results: Sequence[Result]) -> str:
    """Write down what was told of an address, '' where that might be another thing in the next run.

    `results` are those of all links to it; of the visit they have what `lean.without_evidence` leaves.
    """
    seen = results[0].seen if results else None
    if seen is None or seen.failure or seen.failure_detail or arxiv_ids.from_url(url) or _has_secret(seen):
        return ""
    visit = (seen.status, seen.final_url, _hops(seen), seen.elapsed_ms, seen.attempts, seen.complete, _page(seen.page))
    judged = {result.link.url[len(url) :]: (_texts(result.link), *_judged(result.judgement)) for result in results}
    return _ENCODER.encode((*visit, judged))


def read(text: str, url: str, links: Iterable[Link]) -> Told | None:
    """Give what was told of an address, None unless it was told of all these links; what cannot be read is nothing."""
    try:
        status, final_url, hops, elapsed_ms, attempts, complete, page, judged = json.loads(text)
        judgements = [_judgement_on(link, judged[link.url[len(url) :]]) for link in links]
        seen = Observation(
            url,
            status=_number(status),
            final_url=url if final_url == url else _text(final_url),
            hops=tuple(Hop(_number(hop), _text(to)) for hop, to in hops) if hops else (),
            headers=NOTHING,
            complete=bool(complete),
            page=_read_page(page) if page else None,
            elapsed_ms=_number(elapsed_ms),
            attempts=_number(attempts),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return seen, judgements


@cache
def program() -> str:
    """Name the rules by their sources, so that a change of one is noticed within one version of linkwatch too.

    It is the same for all where no sources are installed: there the version alone tells.
    """
    found = b"\0".join(source.read_bytes() for source in sources())
    return hashlib.blake2b(found, digest_size=8).hexdigest()


def sources() -> list[Path]:
    """Give the files of this program that have a say in a judgement, as far as their sources are installed."""
    here = Path(__file__).parent
    patterns = (pattern for name in ("rules", *SHARED) for pattern in (f"{name}.py", f"{name}/*.py"))
    return sorted(file for pattern in patterns for file in here.glob(pattern))


def _has_secret(seen: Observation) -> bool:
    return any(urls.without_userinfo(url) != url for url in (seen.final_url, *(hop.url for hop in seen.hops)))


def _hops(seen: Observation) -> list[tuple[int, str]]:
    return [(hop.status, hop.url) for hop in seen.hops]


def _page(page: Page | None) -> tuple[Any, ...] | None:
    if page is None:
        return None
    said = page.metadata
    published = said.published.isoformat() if said.published else None
    return (page.heading, page.papers, said.title, said.description, said.site_name, said.author, published)


def _read_page(data: Any) -> Page:
    heading, papers, title, description, site_name, author, published = data
    day = date.fromisoformat(published) if published else None
    said = PageMetadata(_text(title), _text(description), _text(site_name), _text(author), day)
    return Page(heading=_text(heading), metadata=said, papers=tuple(map(_text, papers)))


def _judged(judgement: Judgement) -> tuple[str, ...]:
    reason, better = judgement.reason, judgement.suggestion
    told = (judgement.verdict.value, reason.name, reason.sentence, reason.step, judgement.detail)
    return (*told, better.url, better.kind) if better else told


def _judgement_on(link: Link, data: Any) -> Judgement:
    """Read the judgement on a link; one under other texts must be judged anew, since its page may not fit them."""
    texts, *told = data
    if texts != _texts(link):
        raise ValueError("told of other texts")
    return _judgement(*map(_text, told))


@lru_cache(maxsize=256)  # most links get one of few
def _judgement(verdict: str, name: str, sentence: str, step: str, detail: str, *better: str) -> Judgement:
    suggestion = Suggestion(*better) if better else None
    return Judgement(Verdict(verdict), Reason(name, sentence, step), detail, suggestion)


def _texts(link: Link) -> str:
    """Name the texts under which an address is linked."""
    texts = "\0".join(each.text for each in link.occurrences)
    return hashlib.blake2b(texts.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _text(data: Any) -> str:
    if type(data) is not str:
        raise ValueError("no text")
    return data


def _number(data: Any) -> int:
    if type(data) is not int:
        raise ValueError("no number")
    return data


_ENCODER = json.JSONEncoder(separators=(",", ":"))
