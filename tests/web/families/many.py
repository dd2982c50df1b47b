"""Many links to one host: whoever must wait waits, and nobody waits twice for the same silence."""

from __future__ import annotations

from web import in_turn, page, silent
from web.cases import NOWHERE, Case, ok
from web.texts import ARTICLE

FAMILY = "Many links to one host"

SILENT_LINKS = 60
LIMITED_LINKS = 12


def cases() -> list[Case]:
    return [*many_silent(), *many_limited(), *same_page()]


def many_silent() -> list[Case]:
    """Sixty links to a host that never answers."""
    links = [f"https://sixty.practice/{number}" for number in range(SILENT_LINKS)]
    return [
        Case(f"silent, link {number}", link, "unreachable", "timeout", NOWHERE, {link: silent()})
        for number, link in enumerate(links, 1)
    ]


def many_limited() -> list[Case]:
    """A host that limits the third request and all that come too soon after it."""
    limit = page("<title>Slow down</title>", 429, retry_after="1")
    links = [f"https://limits.practice/{number}" for number in range(LIMITED_LINKS)]
    return [
        ok(f"limited, link {number}", link, in_turn(limit, page(ARTICLE)), pause=1)
        if number % 3 == 0
        else ok(f"limited, link {number}", link, page(ARTICLE))
        for number, link in enumerate(links, 1)
    ]


def same_page() -> list[Case]:
    """One page under several fragments, which is asked for once."""
    body = page(ARTICLE.replace("<main>", '<main id="one"><p id="two">'))
    return [
        ok("shared, whole", "https://shared.practice/a", body),
        ok("shared, first place", "https://shared.practice/a#one", body),
        ok("shared, second place", "https://shared.practice/a#two", body),
    ]
