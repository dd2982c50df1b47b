"""Guesses at why something is not there: who has a page does not guess, and who lacks one names two reasons."""

# ruff: noqa: RUF001 - the words of other scripts look like Latin ones
from __future__ import annotations

import re

from linkwatch.patterns import lazy

_LOST = (
    r"(?:moved|removed|deleted|renamed|expired|unpublished|retired|withdrawn|taken down|ended|closed|cancelled|run out|"
    r"mistyped|misspell?ed|misspelt)"
)
_WRONG = (
    r"(?:out of date|outdated|broken|wrong|incorrect|invalid|private|expired|disabled|mistyped|misspell?ed|misspelt)"
)
_NO_CONDITION = r"(?<!if )(?<!when )(?<!whether )(?<!if the )(?<!when the )(?<!whether the )"
_IT = (
    rf"{_NO_CONDITION}\b(?:it|this|that|(?:the|this|that|your) (?:[\w-]+ )?"
    r"(?:page|link|url|address|file|document|item|[\w-]+))"
)
_BETWEEN = r"(?:[^\s.!?]+ ){0,4}?"

_IN_ENGLISH = (
    # It may have been moved.
    (
        rf"{_IT} (?:may|might|could|must) (?:well |also |simply |since )?"
        rf"(?:have (?:been (?:\w+ly )?{_LOST}|expired|moved(?! on\b))|be (?:\w+ly )?{_WRONG})\b"
    ),
    # It has been moved or deleted.
    (
        rf"{_IT} (?:was|has been|has|is) (?:\w+ly )?(?:{_LOST}|{_WRONG}),? or {_BETWEEN}"
        rf"(?:{_LOST}|{_WRONG}|existed|exists|changed|permission|gone)\b"
    ),
)

_ABROAD = (
    ("verschoben|gelöscht|entfernt|umbenannt|abgelaufen|veraltet|falsch|geändert", "(?: worden)? oder",
     "möglicherweise|vielleicht|eventuell|vermutlich"),
    ("déplacée?|supprimée?|retirée?|renommée?|expirée?|disparu|obsolète", " ou", "peut-être"),
    ("movid[oa]|eliminad[oa]|borrad[oa]|retirad[oa]|cambiad[oa]|caducad[oa]|antigu[oa]|mal escrit[oa]", " o",
     "puede|podría|es posible|quizás?|tal vez"),
    ("movid[oa]|removid[oa]|excluíd[oa]|apagad[oa]|alterad[oa]|expirad[oa]|incorret[oa]", " ou", "pode|talvez"),
    ("spostat[oa]|rimoss[oa]|eliminat[oa]|cancellat[oa]|rinominat[oa]|scadut[oa]|errat[oa]", " o",
     "potrebbe|forse|può"),
    ("verplaatst|verwijderd|hernoemd|verlopen|gewijzigd|verouderd", " of", "mogelijk|misschien|wellicht"),
    ("przeniesion[aey]|usunięt[aey]|wygasł[aoy]|zmienion[aey]|wycofan[aey]|nieprawidłow[aey]|błędn[aey]", " lub",
     "mogła?|może|być może"),
    ("удал[её]н[аоы]?|перемещ[её]н[аоы]?|устарел[аои]?|переименован[аоы]?|снят[аоы]?", " или",
     "возможно|вероятно|может быть"),
    ("flyttats?|tagits bort|raderats|borttagen|felstavad", " eller", "kanske|möjligen|kan ha"),
    ("přesunut[aoy]?|smazán[aoy]?|odstraněn[aoy]?|změněn[aoy]?|zrušen[aoy]?", " nebo", "možná|mohl[ao]?"),
)  # fmt: skip
"""By language: what may have happened, the word between two such reasons, and the words of a guess."""

_OTHERS = (
    r"(?:silinmiş|kaldırılmış|taşınmış|değişmiş)[^.!?]{0,20} olabilir",
    r"(?:移動|削除|変更|終了|間違)[^。]{0,20}可能性が",
    r"可能(?:已经?|被)*(?:删除|移除|移动|下架|更改|过期|失效)",
    r"(?:삭제|변경|이동)[^.]{0,14}(?:수 있|가능성)",
)


def _abroad() -> list[str]:
    two = [rf"\b(?:{lost}){also} {_BETWEEN}(?:{lost})\b" for lost, also, _ in _ABROAD]
    return two + [rf"\b(?:{perhaps}),? [^.!?]{{0,40}}?\b(?:{lost})\b" for lost, _, perhaps in _ABROAD]


_GUESSES = lazy("|".join([*_IN_ENGLISH, *_abroad(), *_OTHERS]), re.IGNORECASE)


def guesses(text: str) -> list[re.Match[str]]:
    """Find the sentences that guess why the thing that was asked for is not there."""
    return list(_GUESSES.finditer(text))
