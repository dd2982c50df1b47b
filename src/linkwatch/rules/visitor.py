"""What a visitor is told who looks for something that is not there: by whom he is meant, and where he is to go."""

from __future__ import annotations

import re

from linkwatch.patterns import lazy
from linkwatch.rules import sayings
from linkwatch.rules.texts import straight

BACK = lazy(
    r"\bgo back\b|\b(go|take me|bring me|get me|head|return|back) (back )?(to )?(the |our |your )?"
    rf"(home|main page|front page|start)|{sayings.BACK}",
    re.IGNORECASE,
)
"""How a lost visitor is sent away."""

SENT_ON = lazy(
    r"\btry (searching|another|a different|again with)\b|\b(check|verify) (the|your|that the) "
    r"(url|address|link|spelling)|\bsearch for something else\b|\breturn to\b.{0,30}\bhome|"
    rf"\b(use|try) (the|our) (search|menu|navigation)\b|{sayings.SENT_ON}",
    re.IGNORECASE,
)
"""What else a lost visitor is told to do."""

APOLOGIES = lazy(
    r"\b(oops|whoops|ou?ps|ups|sorry|lost|wrong turn|looking for|(this|that|the|web) ?page|url|address|not found)\b",
    re.IGNORECASE,
)
"""What else is said on error pages that are called by nothing but a number, which other things bear as well."""

REGRETS = lazy(rf"\b(?:sorry|oops|whoops|unfortunately)\b|{sayings.REGRETS}", re.IGNORECASE)

SPOKEN_TO = lazy(
    rf"\byou\b|\brequested\b|\b(can't|couldn't|could not|cannot) find\b|{sayings.SPOKEN_TO}",
    re.IGNORECASE,
)
"""Words for the visitor himself, and for what he asked for."""


WISHED_FOR = lazy(
    r"\b\w+ (?:that )?(?:you(?:'re| are| were|'ve| have)? (?:look|request|ask|want|tr(?:y|ied)|seek|"
    r"search|reach|after)|"
    rf"(?:was )?requested)|\brequested \w+|{sayings.SPOKEN_TO}",
    re.IGNORECASE,
)


def is_spoken_to(text: str) -> bool:
    """Whether a text speaks to whoever reads it, or of what he asked for."""
    return bool(SPOKEN_TO.search(straight(text)))


def is_wished_for(text: str) -> bool:
    """Whether a text names a thing as the one that its reader asked for."""
    return bool(WISHED_FOR.search(straight(text)))


def is_sent_back(text: str) -> bool:
    """Whether a text shows its reader the way back to the start of the site."""
    return bool(BACK.search(text))


def is_sent_on(text: str) -> bool:
    """Whether a text tells its reader what else to do, or shows him the way back."""
    return bool(SENT_ON.search(text)) or is_sent_back(text)


def is_consoled(text: str) -> bool:
    """Whether a text is sorry, or tells its reader what else to do."""
    return is_sent_on(text) or bool(REGRETS.search(text))
