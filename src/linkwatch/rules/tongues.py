"""Finds the sentences of error pages in languages other than English."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

import re
from functools import cache
from operator import add

from linkwatch.patterns import lazy
from linkwatch.rules.lexicon import TONGUES, Tongue
from linkwatch.rules.sayings import AVAILABLE, OFFERED, THE
from linkwatch.rules.unspaced import UNSPACED

BETWEEN = 8
"""So many words may stand between what is missing and that it is."""


def sentences(text: str) -> list[re.Match[str]]:
    """Find what tells a reader that what he looks for is not there, in the language that says it most often."""
    found = [list(_said(name).finditer(text)) for name in _spoken(text)]
    return max(found, key=len, default=[])


def heads_an_error(heading: str) -> bool:
    """Whether a heading is nothing but such a sentence, and asks or explains nothing."""
    if not heading.isascii() and _HANGUL.search(heading):
        return bool(_SAID_LAST.fullmatch(heading)) and not _ASKS.search(heading)
    return any(_headed(name).fullmatch(heading) for name in _spoken(heading)) and not _ASKS.search(heading)


def is_conditional(before: str) -> bool:
    """Whether what stands before such a sentence makes it a condition: then nothing is missing."""
    return bool(_IF.search(before[-_BACK:]))


def is_of_another(before: str, said: str) -> bool:
    """Whether such a sentence speaks of a page before the one that it stands on; `before` is what precedes it."""
    last = before[-_BEFORE:].rstrip().rpartition(" ")[2]
    return bool(_ANOTHER.search(said) or _ANOTHER.fullmatch(last) or _VERSION.search(before[-_BEFORE:]))


def _spoken(text: str) -> list[str]:
    """Name the languages that a text may be in, '' for those that need no blanks."""
    folded = text.lower()
    starts = _STARTS.keys() & set(map(add, folded, folded[1:]))
    spoken = {name for start in starts for hint, name in _STARTS[start] if hint in folded}
    unspaced = [""] if not text.isascii() and _HAS_NO_BLANKS.search(text) else []
    return [*(name for name in TONGUES if name in spoken), *unspaced]


@cache
def _said(name: str) -> re.Pattern[str]:
    if not name:
        return re.compile(UNSPACED)
    tongue = TONGUES[name]
    wanted = rf"|\b(?:{tongue.wanted})" if tongue.wanted else ""
    return re.compile(rf"\b(?:{_named(tongue)}|{_offered(tongue, THE)}){wanted}", re.IGNORECASE)


@cache
def _headed(name: str) -> re.Pattern[str]:
    if not name:
        return re.compile(rf"\W*(?:{UNSPACED}).*", re.DOTALL)
    before, behind = r"\W*(?:[^\s.!?]+ ){0,3}(?:l')?", rf"{_NOT_OF}(?:,? [^\s.!?,]+){{0,4}}\W*(?:[.!] .{{1,80}})?"
    tongue = TONGUES[name]
    return re.compile(f"{before}(?:{_named(tongue)}|{_offered(tongue)}){behind}", re.IGNORECASE)


def _named(tongue: Tongue) -> str:
    return (
        rf"(?:{tongue.things})[,:]? {_SOME}(?:{tongue.gone})(?!\w)|(?:{tongue.gone}) {_SOME}(?:{tongue.things})(?!\w)"
    )


def _offered(tongue: Tongue, the: str = "") -> str:
    """Say of what is offered that it is not there, which is more than that it cannot be had."""
    gone = rf"(?!(?:[^\s.!?]+ ){{0,3}}?(?:{AVAILABLE}))(?:{tongue.gone})"
    return rf"{the}(?:{OFFERED})[,:]? {_SOME}{gone}(?!\w)|{gone} {_SOME}{the}(?:{OFFERED})(?!\w)"


_SOME = rf"(?:[^\s.!?]+ ){{0,{BETWEEN}}}?"
_HANGUL = lazy("[가-힣]")
_SAID_LAST = lazy(rf"\W*(?:\S+ ){{0,3}}?(?:{UNSPACED})[^\s.!?]{{0,6}}(?:다|요|음|됨)?\W*")
"""A Korean heading that ends with it: what goes on says something of it."""
_BACK = 30
_HINTS = [(hint, name) for name, tongue in TONGUES.items() for hint in tongue.hints.split("|")]
_STARTS = {start: [pair for pair in _HINTS if pair[0][:2] == start] for start in {hint[:2] for hint, _ in _HINTS}}
"""What hints begin with: a text has few of them, and to look for each hint takes long."""
_HAS_NO_BLANKS = lazy(r"[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]")
_NOT_OF = r"(?! (?:du|des|del|della|dei|degli|do|da|dos|das|dell|de la|de l)\b)"
"""What lacks of something else is an error's name no more: `page introuvable du débat`."""
_ASKS = lazy(
    r"[?？]|如何|为什么|怎么|怎样|為什麼|なぜ|場合|原因|対処|解决|解決|왜|이유|방법|때|"
    r"\b(?:warum|wie|was|wenn|falls|pourquoi|comment|que faire|quand|si|por qué|cómo|qué|cuando|perché|come|cosa|"
    r"quando|por que|como|waarom|hoe|wat|als|dlaczego|jak|co|gdy|jeśli|почему|как|что|если|чому|як|якщо|neden|nasıl|"
    r"varför|hur|vad|hvorfor|hvordan|hva|hvad|miksi|miten|proč|miért|hogyan|de ce|cum|dacă|защо|zašto|kako|"
    r"γιατί|πώς|tại sao|cách|mengapa|cara|bagaimana|"
    r"behoben|corrigée?|résolue?|solucionad[oa]|resuelt[oa]|corregid[oa]|risolt[oa]|corrett[oa]|corrigid[oa]|"
    r"resolvid[oa]|opgelost|verholpen|naprawion[oaey]|rozwiązan[oaey]|исправлен[оаы]?|решен[оаы]?|устран[её]н[оаы]?|"
    r"виправлен[оаы]?|giderildi|giderilmiştir|çözüldü|düzeltildi|åtgärda[td]|rettet|opraven[oaý]?|vyřešen[oaý]?)\b|"
    r"修复|修復|修正|수정",
    re.IGNORECASE,
)
"""What titles of articles about error pages have, and of news that one is mended."""

_IF = lazy(
    r"(?:^|[\s,(])(?:wenn|falls|sollte|si|cuando|quand|lorsque|se|quando|als|indien|jeśli|gdy|если|когда|якщо|коли|"
    r"eğer|om|hvis|jos|pokud|když|ak|ha|dacă|ако|αν|nếu|jika|kalau|bila|אם|اگر|إذا|यदि|अगर|如果|若|"
    r"もし|whose|dessen|deren|dont|cuy[oa]s?|cui|waarvan|której|którego|котор(?:ого|ой|ых)|vars|jehož|jejíž)"
    r"(?: [^\s.!?]+){0,2}[\s“„«\"]*$",
    re.IGNORECASE,
)
"""What makes of such a sentence a condition, or the definition of a word."""

_ANOTHER = lazy(
    r"\b(?:alte[nrs]?|frühere[nrs]?|vorherige[nrs]?|ancien(?:ne)?s?|précédente?s?|antigu[oa]s?|anterior(?:es)?|"
    r"vecchi[oae]|antig[oa]s?|oude|vorige|poprzedni\w{1,3}|стар(?:ая|ый|ое|ые)|предыдущ\w{2,3})\b|[旧舊]",
    re.IGNORECASE,
)
"""What tells that another page than the one that says so is meant."""

_VERSION = lazy(r"\b(?:old|older|previous|former|earlier) (?:version|copy|edition|draft)s? of $", re.IGNORECASE)
_BEFORE = 25
