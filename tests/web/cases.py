"""One behaviour of a real site with what a person with a browser would expect of it."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import trustme

from web import Door, Respond

SAME = "(the link itself)"
NOWHERE = None

Tls = Callable[[trustme.CA], ssl.SSLContext]


@dataclass(frozen=True, slots=True)
class Case:
    """A link as a guide writes it, the web it needs, and the verdict, reason and final address that are right.

    `pages` are answers by URL, `doors` servers that speak no HTTP by host, `tls` certificates by host, `names` what the
    resolver says by host (`failing`), or `refusing` where nobody listens, `files` the repository's files by path.
    `pause` is how many seconds the first answer asks for, `says` what the sentence for people must contain.
    """

    name: str
    link: str
    verdict: str
    reason: str
    final: str | None = SAME
    pages: Mapping[str, Respond] = field(default_factory=dict)
    doors: Mapping[str, Door] = field(default_factory=dict)
    tls: Mapping[str, Tls] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0.0
    says: str = ""

    @property
    def is_alive(self) -> bool:
        """Whether a reader gets the content."""
        return self.verdict in {"ok", "moved"}

    @property
    def is_dead(self) -> bool:
        """Whether a reader does not get it, and never will."""
        return self.verdict == "broken"


def ok(name: str, link: str, respond: Respond, *, reason: str = "fine", **more: object) -> Case:
    """A page that is there, served at the link's own address."""
    return Case(name, link, "ok", reason, pages={without_fragment(link): respond}, **more)  # type: ignore[arg-type] # the fields of Case


def broken(name: str, link: str, reason: str, respond: Respond, **more: object) -> Case:
    """A page that is gone, served at the link's own address."""
    return Case(name, link, "broken", reason, pages={without_fragment(link): respond}, **more)  # type: ignore[arg-type] # the fields of Case


def blocked(name: str, link: str, reason: str, respond: Respond, **more: object) -> Case:
    """A page that programs cannot see, served at the link's own address."""
    return Case(name, link, "blocked", reason, pages={without_fragment(link): respond}, **more)  # type: ignore[arg-type] # the fields of Case


def unreachable(name: str, link: str, reason: str, respond: Respond) -> Case:
    """A page that is not there now and may be later, served at the link's own address."""
    return Case(name, link, "unreachable", reason, pages={link: respond})


def without_fragment(link: str) -> str:
    """Give the address that is asked for."""
    return link.partition("#")[0]
