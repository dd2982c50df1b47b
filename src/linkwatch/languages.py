"""Is a text in English? Told by small words and letters, and only where they leave no doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from linkwatch.patterns import lazy


def is_foreign(text: str) -> bool:
    """Whether a text says by its small words, or by letters that English lacks, that it is in another language.

    Names do not count, such as `Schrödinger` or `von Kármán`: a word with a capital tells nothing, nor does `von`
    before one. Nor do terms that English took over (`de novo`), and a single accent (`résumés`). A text that has as
    many small words of English is English, and so is one in capitals with only a few of the others.
    """
    words = _WORD.findall(_TAKEN_OVER.sub(" ", text))
    is_loud = text.isupper()
    small = [word.casefold() for word, behind in zip(words, [*words, ""][1:], strict=True) if _is_small(word, behind)]
    foreign = _count(words if is_loud else small, _FOREIGN)
    accented = sum(len(word) > 1 and not word.isascii() for word in (words if is_loud else small))
    if any(map(_is_other, words)):
        return True
    score = foreign + (accented if foreign or accented > 1 else 0)
    return score > max(_count(words, _ENGLISH), _FEW if is_loud else 0)


def _is_small(word: str, behind: str) -> bool:
    return word[0].islower() and not (word in _PARTICLES and (behind[:1].isupper() or behind in _PARTICLES))


def _is_other(word: str) -> bool:
    """Whether a word is in another script than the Latin one; a single letter is a sign, as in physics."""
    return len(word) > 1 and all(ord(letter) > _LAST_OF_LATIN for letter in word)


def _count(words: Iterable[str], known: Collection[str]) -> int:
    return sum(word.casefold() in known for word in words)


_LAST_OF_LATIN = 0x24F
_FEW = 2
_WORD = lazy(r"[^\W\d_]+")
_TAKEN_OVER = lazy(
    r"(?i:\b(?:et al|de novo|de facto|per se|à la|vis-à-vis|na[ïi]ve|déjà vu|façade|"
    r"van der waals|von (?:neumann|mises)|de (?:bruijn|finetti|sitter)|del pezzo)\b)"
)
_ENGLISH_WORDS = """
    and are by for from how of our that the this to toward towards through using via what when with without you your
"""
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Small words that hardly any other language has."""
_SMALL_WORDS = """
    aus bei das dein dem der des durch ein eine einem einen einer eines für gegen ihr ist kein mit nicht sich sind
    über und von vom wie wir wird zum zur
    au avec ce ces dans de des du elle est et la le les leur que qui sont sur un une vers vous
    al con de del desde el ella es esta este la las lo los para que su sus un una
    al ao das de dos em mais não para pela pelo que são seu sua um uma
    che dal dalla dei del della delle di gli il la le nel nella più sono un una
    de een het je niet van voor wat zijn att av det er och og ikke ve bir ile dla jest oraz się dengan untuk yang
"""
_PARTICLES = frozenset({
    "da", "de", "del", "den", "der", "des", "di", "dos", "du", "el", "la", "las", "le", "los", "van", "von",
})  # fmt: skip
"""Words that begin names."""
_FOREIGN = frozenset(_SMALL_WORDS.split())
"""Small words of German, French, Spanish, Portuguese, Italian and others, without those that are words in English."""
