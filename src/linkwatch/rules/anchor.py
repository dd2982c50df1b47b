"""The page is there; whether the place in it is there, too."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from linkwatch import urls
from linkwatch.model import Case, Judgement, Page, Suggestion, Verdict
from linkwatch.patterns import lazy
from linkwatch.rules.addresses import split
from linkwatch.rules.ruling import Ruling

ANCHOR_MISSING = Ruling(
    Verdict.BROKEN,
    "anchor-missing",
    "The page is there, but it has no place of this name.",
    "Link to another place in it, or to the page.",
)

NOT_AN_ID = lazy(
    r"^[/!.?@]"  # a route of a script, or a mark of a visitor
    r"|="  # the state of a script, a page of a PDF, a moment of a film
    r"|^(L|LC|line-?|lines-)\d+(C\d+)?([-:,]L?\d+(C\d+)?)?$"  # lines of a file
    r"|^(xpointer|epubcfi|svgView)\("
    r"|^(comment|issuecomment-|discussion_r|diff-|pullrequestreview-)[\w-]*\d",  # fetched when they are looked at
    re.IGNORECASE,
)
"""Fragments that are no ids."""

BUILT_BY_SCRIPT = (
    "github.com", "gitlab.com", "bitbucket.org", "docs.google.com", "drive.google.com", "colab.research.google.com",
    "groups.google.com", "notion.so", "notion.site", "twitter.com", "x.com", "linkedin.com",
    "facebook.com", "reddit.com", "youtube.com", "figma.com", "miro.com", "web.archive.org",
)  # fmt: skip
"""Sites whose pages get their places from a script, so that their HTML proves nothing; their subdomains, too."""

_RENDERED = 2
_RENDERED_PATH = lazy(r"/[\w-]+/[\w.-]+(/(tree|blob|wiki)/.*|/wiki)?/?")
_OF_THE_SITE = lazy(r"(readme|.*-ov-file|start-of-content|files|fork-destination-box|repo-)", re.IGNORECASE)
"""Places that GitHub's own page has, today or in an earlier design."""

_NEIGHBOURS = 8
_LEAST_ALIKE = 0.75
_LONGEST = 200
"""A name with more letters is compared with none: it is hardly one that somebody wrote."""


def anchor(case: Case) -> Judgement | None:
    """Prove a missing place broken: only where the whole page was read and names its places itself.

    Where the link names no place, one that a redirect adds is none that the reader misses.
    """
    if not urls.fragment(case.link.url):
        return None
    page = case.seen.page if case.seen else None
    written = _written(case).partition(":~:")[0]
    fragment = urls.fragment(f"#{written}")
    if page is None or not fragment or NOT_AN_ID.search(fragment) or _has(page, {written, fragment}):
        return None
    if not _can_tell(case, page, fragment):
        return None
    return _missing(case, fragment, nearest(fragment, page.ids))


def nearest(fragment: str, names: Collection[str]) -> str:
    """Give the name that was probably meant, '' where none is like it: one that differs in a single stretch.

    Of many names it is compared with few, those that begin or end like it; a stranger may bring a hundred thousand.
    """
    folded, known = _folded(fragment), _sorted(frozenset(names))
    if folded in known.by_fold:
        return known.by_fold[folded]
    if len(folded) > _LONGEST:
        return ""
    near = {*_around(folded, known.forward), *(each[::-1] for each in _around(folded[::-1], known.backward))}
    likeness, name = min(((-_likeness(folded, each), each) for each in near), default=(0.0, ""))
    return known.by_fold[name] if -likeness >= _LEAST_ALIKE else ""


class _Sorted(NamedTuple):
    """Names by what they have in common with others; the lists hold folded ones, `backward` from their ends on."""

    by_fold: dict[str, str]
    forward: list[str]
    backward: list[str]


@lru_cache(maxsize=16)  # asked for each missing place of a page
def _sorted(names: frozenset[str]) -> _Sorted:
    by_fold = {_folded(name): name for name in sorted(names, reverse=True)}
    short = [name for name in by_fold if len(name) <= _LONGEST]
    return _Sorted(by_fold, sorted(short), sorted(name[::-1] for name in short))


def _around(name: str, others: Sequence[str]) -> Sequence[str]:
    at = bisect(others, name)
    return others[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS]


def _likeness(name: str, other: str) -> float:
    """Give the share of two names that stands before and behind the one stretch in which they differ, 0 to 1."""
    before = _common(name, other)
    behind = _common(name[before:][::-1], other[before:][::-1])
    return 2 * (before + behind) / max(len(name) + len(other), 1)


def _common(name: str, other: str) -> int:
    """Count the letters that two names begin with alike."""
    pairs = enumerate(zip(name, other, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(name), len(other)))


def _written(case: Case) -> str:
    """Give the fragment that a browser looks for: a redirect's own one comes before the link's."""
    return (case.seen.final_url.partition("#")[2] if case.seen else "") or case.link.url.partition("#")[2]


def _missing(case: Case, fragment: str, near: str) -> Judgement:
    # GitHub's own links leave out what its script puts before.
    place = near.removeprefix("user-content-") if urls.host(case.link.url) == "github.com" else near
    better = Suggestion(f"{urls.key(case.link.url)}#{place}", "anchor") if near else None
    return ANCHOR_MISSING.because(f"The page is there, but has no place “#{fragment}”.", better)


def _has(page: Page, names: set[str]) -> bool:
    if any(name.lower() == "top" for name in names):
        return True  # HTML standard, 7.4.6.4
    return not page.ids.isdisjoint(names | {f"user-content-{name}" for name in names})


def _can_tell(case: Case, page: Page, fragment: str) -> bool:
    """Whether what the page lacks now cannot come from a script later."""
    host = urls.host(case.seen.final_url) if case.seen else ""
    if not page.complete or page.scripted:
        return False
    if any(f".{host}".endswith(f".{site}") for site in BUILT_BY_SCRIPT) and not _is_rendered(case, page, fragment):
        return False
    if not page.scripts:
        return True
    # A script may open what the fragment names: a tab, a window.
    if page.reads_hash or not page.targets.isdisjoint({fragment, fragment.casefold()}):
        return False
    # A script that numbers or names headings makes the places for them.
    plain = _plain(fragment)
    if plain in _all_plain(page.ids):
        return True  # the heading has its place, and it is called otherwise
    return bool(page.ids) and not any(_plain(heading) == plain for heading in page.headings)


def _is_rendered(case: Case, page: Page, fragment: str) -> bool:
    """Whether GitHub sent a Markdown file with the places of its headings, which no script adds to."""
    path = split(case.seen.final_url).path if case.seen else ""
    places = sum(name.startswith("user-content-") for name in page.ids)
    return places >= _RENDERED and bool(_RENDERED_PATH.fullmatch(path)) and not _OF_THE_SITE.match(fragment)


def _folded(name: str) -> str:
    return name.casefold().removeprefix("user-content-").replace("_", "-")


@lru_cache(maxsize=16)
def _all_plain(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_plain, names))


def _plain(text: str) -> str:
    return "".join(char for char in text.casefold().removeprefix("user-content-") if char.isalnum())
