"""Headings that say of something that it is not, whatever it is: they may stand above what a lost visitor is told."""

from __future__ import annotations

import re

from linkwatch.patterns import lazy

_ABSENCE = lazy(
    r"\b(?:no|not|nothing|never|cannot|\w+n't|gone|lost|missing|vanished|disappeared|removed|deleted|unavailable|invalid|"
    r"expired|closed|withdrawn|"
    r"nichts|nicht|keine?r?|rien|aucune?|introuvable|plus|nada|ningun[oa]?|non|niente|nessuna?|não|nenhuma?|niets?|"
    r"geen|nie|nic|не|нет|нету|ничего|inte|inget|ingen|ikke|intet|ingenting|ei|není|už|ne\w{4,}|nem|nincs|nu|nimic|"
    r"yok|değil)\b|(?:ません|終了|없|종료|마감|不|没|無|无)",
    re.IGNORECASE,
)


def is_absence(heading: str) -> bool:
    """Whether a heading denies something and asks nothing; what it denies is left open."""
    return not heading.rstrip().endswith("?") and bool(_ABSENCE.search(heading.replace("\u2019", "'")))
