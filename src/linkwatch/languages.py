"""Is a text in English? Told by small words and letters, and only where they leave no doubt."""

from __future__ import annotations

from linkwatch.patterns import lazy


def is_foreign(text: str) -> bool:
    """Whether a text says by its small words, or by letters that English lacks, that it is in another language.

    Names do not count, such as `Schrödinger`: a word with a capital tells nothing, unless all have capitals; nor do
    terms that English took over (`de novo`). A text that has as many small words of English is English.
    """
    plain = _TAKEN_OVER.sub(" ", text)
    words = [
        word.casefold() for word in _WORD.findall(plain) if word[0].islower() or plain.isupper() or _is_other(word)
    ]
    foreign = sum(word in _FOREIGN or _has_other_letters(word) for word in words)
    return foreign > sum(word in _ENGLISH for word in words)


def _is_other(word: str) -> bool:
    """Whether a script has no capitals."""
    return word.lower() == word.upper()


def _has_other_letters(word: str) -> bool:
    """Whether a word has letters that English lacks; a single letter is a sign, as in physics."""
    return len(word) > 1 and not word.isascii()


_WORD = lazy(r"[^\W\d_]+")
_TAKEN_OVER = lazy(
    r"(?i:\b(?:et al|de novo|de facto|per se|à la|vis-à-vis|na[ïi]ve|déjà vu|façade|"
    r"van der waals|von (?:neumann|mises)|de (?:bruijn|finetti|sitter)|del pezzo)\b)"
)
_ENGLISH_WORDS = "and are by for from how of our that the this to what when with you your"
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Small words that hardly any other language has."""
_SMALL_WORDS = """
    aus bei das dein dem der des durch ein eine einem einen einer eines für gegen ihr ist kein mit nicht sich sind und
    von vom wie wir wird zum zur
    au avec ce ces dans de des du elle est et la le les leur que qui sont sur un une vers vous
    al con de del desde el ella es esta este la las lo los para que su sus un una
    al ao das de dos em mais não para pela pelo que são seu sua um uma
    che dal dalla dei del della delle di gli il la le nel nella più sono un una
    de een het je niet van voor wat zijn att av det er och og ikke ve bir ile dla jest oraz się dengan untuk yang
"""
_FOREIGN = frozenset(_SMALL_WORDS.split())
"""Small words of German, French, Spanish, Portuguese, Italian and others, without those that are words in English."""
