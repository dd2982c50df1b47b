"""Talk about errors: somebody tells of his own trouble, where an error page would tell its visitor of his."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

import re

from linkwatch.patterns import lazy

OWN = lazy(
    r"\b(?:(?<!oh )my|mine|mon|mes|mein(?:e[mnrs]?)?|meus?|minhas?|mio|mia|mijn|mój|moja|mojej|moim|moje|"
    r"мо(?:й|я|ё|ем|ём|ей|их)|benim|mitt|můj)\b|我的|私の",
    re.IGNORECASE,
)
"""Words for what is the writer's own; a site says `our`."""

_TALK = lazy(
    r"\b(?:posted|asked|opened|commented|answered|submitted|started|reported) (?:by|on)\b|"
    r"\b\d+ (?:minute|hour|day|week|month|year)s? ago\b|\b\d+ (?:comments?|replies|answers|upvotes)\b|"
    r"\b(?:when|if|since|while|whenever|why do|how do|but|because) i(?:'m)? (?!can't\b|cannot\b)|"
    r"\bi(?:'m| am) (?:getting|trying|using|seeing|having)\b|\bi (?:get|got|run|see|saw|use|tried|click|clicked)\b|"
    r"\bany (?:ideas?|help)\b|\bje n'arrive\b|\bj'(?:ai|essaie|obtiens)\b|"
    r"\bich (?:habe|bekomme|kriege|sehe|versuche)\b|"
    r"\b(?:tengo|estoy|me (?:sale|aparece))\b|\b(?:ho provato|mi (?:appare|esce|dà))\b|\beu (?:tenho|estou)\b|"
    r"\bik (?:krijg|heb|zie)\b|\b(?:mam problem|wyskakuje mi|dostaję)\b|\bу меня\b|\bя (?:получаю|вижу)\b|请问|求助",
    re.IGNORECASE,
)
"""How people speak of what happened to them, and what stands around what they wrote."""

NEAR = 200
"""Characters below a heading; what is further away may be of other pages."""


def is_somebodys(name: str) -> bool:
    """Whether a title or a heading speaks of something that is the writer's own."""
    return bool(OWN.search(name))


def is_talk(text: str) -> bool:
    """Whether a text, the beginning of which stands below a heading, is what somebody wrote to others."""
    return bool(_TALK.search(text[:NEAR].replace("\u2019", "'")))
