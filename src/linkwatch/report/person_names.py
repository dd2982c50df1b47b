"""The name of an author as a bibliography sorts and shortens it: in parts, or whole where it has none."""

from __future__ import annotations

import re
import unicodedata

from linkwatch.patterns import lazy
from linkwatch.records import dataclass
from linkwatch.report import escape


@dataclass(frozen=True, slots=True)
class Person:
    """A name in parts, `particle` is a `von` or `de la`; or only `literal`, which must stay as it is.

    `family` is set if and only if `literal` is not.
    """

    given: str = ""
    particle: str = ""
    family: str = ""
    suffix: str = ""
    literal: str = ""


def parse(name: str) -> Person:
    """Read a name as arXiv writes it, `First von Last Jr.`, rarely `Last, First`.

    Groups, single names and names in other scripts than Latin have no parts that are safe to tell apart.
    """
    shown = escape.one_line(name)
    before, comma, after = (part.strip() for part in shown.partition(","))
    if _is_whole(shown):
        return Person(literal=shown)
    if comma and after not in _SUFFIXES:
        return _divided(after.split(), before.split(), "")
    words = before.split()
    suffix = after or (words.pop() if len(words) > _WORDS_WITH_SUFFIX and words[-1] in _SUFFIXES else "")
    at = _surname(words)
    return _divided(words[:at], words[at:], suffix) if at else Person(literal=shown)


def is_others(name: str) -> bool:
    """Whether an author stands for all that are not named."""
    return _OTHERS.fullmatch(escape.one_line(name)) is not None


def _is_whole(name: str) -> bool:
    words = name.split()
    if len(words) < _FEWEST_WORDS or name.count(",") > 1 or name.startswith(",") or name.endswith(","):
        return True
    is_group = words[0].lower() in _BEFORE_GROUPS or not _GROUPS.isdisjoint(words) or words[-1].lower() in _ENDINGS
    letters = [char for char in name if char.isalpha()]
    return is_group or _NEVER_IN_NAMES.search(name) is not None or not (letters and all(map(_is_latin, letters)))


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(("LATIN ", "MODIFIER LETTER "))


def _surname(words: list[str]) -> int:
    """Find where the surname begins: at the first particle, else at the last word and what belongs to it."""
    for at in range(len(words) - 1):
        if _is_particle(words[at]) or (words[at] in _CAPITAL_PARTICLES and words[at + 1].lower() in _SECOND_PARTICLES):
            return at
    last = len(words) - 1
    return last - 1 if last > 1 and words[last - 1] in _BEFORE_SURNAMES and not _is_vietnamese(words) else last


def _is_vietnamese(words: list[str]) -> bool:
    """Whether `Van` or `Le` in the middle is a name of its own, as in `Hung Van Nguyen`."""
    return not _VIETNAMESE.isdisjoint({words[0], words[-1]})


def _is_particle(word: str) -> bool:
    return word[0].islower() and "." not in word


def _divided(given: list[str], surname: list[str], suffix: str) -> Person:
    """Divide a surname as BibTeX does: its particles reach to the last word in lower case, the final word apart."""
    lower = [at for at, word in enumerate(surname[:-1], 1) if _is_particle(word)]
    cut = lower[-1] if lower else 0
    return Person(" ".join(given), " ".join(surname[:cut]), " ".join(surname[cut:]), suffix)


_FEWEST_WORDS = 2
_WORDS_WITH_SUFFIX = 2
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_CAPITAL_PARTICLES = frozenset({"Van", "De"})  # alone they may be given names
_SECOND_PARTICLES = frozenset({"de", "den", "der", "het", "la", "las", "los"})
_BEFORE_SURNAMES = frozenset({
    "Abou", "Abu", "Al", "Ben", "Bou", "Da", "Dal", "Dalla", "Das", "De", "Degli", "Dei", "Del", "Della", "Delle",
    "Dello", "Di", "Dos", "Du", "El", "Ibn", "La", "Le", "Lo", "Van", "Von",
})  # fmt: skip
_VIETNAMESE = frozenset({
    "Bui", "Cao", "Dang", "Dao", "Dinh", "Do", "Doan", "Duong", "Ha", "Ho", "Hoang", "Huynh", "Lam", "Le", "Luong",
    "Luu", "Ly", "Mai", "Ngo", "Nguyen", "Pham", "Phan", "Phung", "Quach", "Ta", "Thai", "To", "Tran", "Trinh",
    "Truong", "Vo", "Vu", "Vuong",
})  # fmt: skip
_BEFORE_GROUPS = frozenset({"the", "for"})
_ENDINGS = frozenset({
    "collaboration", "collaborations", "consortium", "team", "group", "committee", "community", "project", "network",
    "laboratory", "lab", "labs", "research", "university", "institute", "authors",
})  # fmt: skip
_GROUPS = frozenset({"AI", "Collaboration", "Collaborations", "Consortium", "Team", "University", "Institute"})
_NEVER_IN_NAMES = lazy(r"[\d()\[\]{}<>:;/\\&@$%#_^~=+*|\"\ufffd]|\b(?:and|et al|on behalf)\b", re.IGNORECASE)
_OTHERS = lazy(r"(?:and )?(?:et\.? al\.?|others)", re.IGNORECASE)
