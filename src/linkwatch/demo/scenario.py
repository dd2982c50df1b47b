"""The scenario: what happens to which links on the stand-in web, and what must come out."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from enum import StrEnum
from importlib import resources

from linkwatch import urls
from linkwatch.model import Verdict
from linkwatch.records import dataclass


class Behaviour(StrEnum):
    """What a server of the stand-in web does when one of its pages is asked for; a closed set."""

    GONE = "gone"  # 410
    NOT_FOUND = "not-found"  # 404
    MOVED = "moved"  # 301 to another address
    REDIRECT = "redirect"  # 302 to another address
    CHALLENGE = "challenge"  # 403 with a page that wants proof of a person
    SILENT = "silent"  # takes the request and never answers
    EXPIRED_CERTIFICATE = "expired-certificate"  # the whole host, over TLS
    FLAKY = "flaky"  # 503 to the first request, then 200
    RATE_LIMITED = "rate-limited"  # 429 with Retry-After: 1 to the first request, then 200
    MISSING_ANCHOR = "missing-anchor"  # 200 without the id that the link points to
    WRONG_TITLE = "wrong-title"  # arXiv's API lists another title under the identifier


@dataclass(frozen=True, slots=True)
class Entry:
    """One link's part in the scenario.

    `to` is where `moved` and `redirect` lead, `title` what arXiv's API says for `wrong-title`; an empty
    `expect_reason` stands for any reason. `note` is one sentence for the person who watches. `began` and `ended` say
    how many nights ago the link's trouble began and was over, 0 where it is not; `was` is its verdict in those nights,
    None where that is the verdict of tonight.
    """

    url: str
    behaviour: Behaviour
    expect_verdict: Verdict
    note: str
    expect_reason: str = ""
    to: str = ""
    title: str = ""
    began: int = 0
    ended: int = 0
    was: Verdict | None = None

    def verdict_of(self, ago: int) -> Verdict:
        """Give the verdict of the run that many nights before the demonstration's own."""
        return (self.was or self.expect_verdict) if self.ended <= ago <= self.began else Verdict.OK


@dataclass(frozen=True, slots=True)
class Scenario:
    """The links that do not simply answer well; an empty scenario means that every link does."""

    entries: tuple[Entry, ...] = ()

    def within(self, addresses: Iterable[str]) -> Scenario:
        """Keep the entries whose url is among the addresses."""
        known = frozenset(addresses)
        return Scenario(tuple(entry for entry in self.entries if entry.url in known))

    def entry_for(self, url: str) -> Entry | None:
        """Find the entry that speaks for a link: its own before one for its page or, by certificate, its host."""
        own = (entry for entry in self.entries if entry.url == url)
        wider = (entry for entry in self.entries if _covers(entry, url))
        return next(own, None) or next(wider, None)


def load_scenario() -> Scenario:
    """Read the scenario that ships with the package."""
    return parse_scenario(resources.files("linkwatch.demo").joinpath("scenario.toml").read_text(encoding="utf-8"))


def parse_scenario(text: str) -> Scenario:
    """Read a scenario from TOML; a key or a word that is not known raises TypeError or ValueError."""
    return Scenario(tuple(_entry(raw) for raw in tomllib.loads(text).get("link", ())))


def _entry(raw: dict[str, str]) -> Entry:
    typed: dict[str, Behaviour | Verdict] = {
        "behaviour": Behaviour(raw["behaviour"]),
        "expect_verdict": Verdict(raw["expect_verdict"]),
    }
    if "was" in raw:
        typed["was"] = Verdict(raw["was"])
    return Entry(**{**raw, **typed})  # type: ignore[arg-type]  # an unknown or missing key is a TypeError that names it


def _covers(entry: Entry, url: str) -> bool:
    if entry.behaviour is Behaviour.EXPIRED_CERTIFICATE:
        return urls.scheme(url) == "https" and urls.host(url) == urls.host(entry.url)
    return urls.key(url) == entry.url
