"""Does the text of a link name the paper that it leads to? Compared without case, accents, punctuation and LaTeX."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, pairwise

from linkwatch import arxiv_ids, urls
from linkwatch.languages import is_foreign
from linkwatch.patterns import lazy


@lru_cache(maxsize=1024)  # a row of a table is compared several times
def same_title(link_text: str, title: str) -> bool | None:
    """Whether `link_text` is the title, whole, shortened or nearly so; None where it is no title or leaves a doubt.

    False is kept for a text that reads like a title and whose own words are not this title's: it names another paper.
    """
    text, title = link_text[:_LONGEST], title[:_LONGEST]
    if urls.is_web(text.strip()) and len(text.split()) == 1:
        return None
    wanted = _words(title)
    if not wanted:
        return None
    if any(_agrees(part, title) for part in dict.fromkeys(_parts(text))):
        return True
    forms = (text, _without_brackets(text), _without_name(text))
    differs = reads_like_a_title(text) and all(_differs(part, wanted) for part in forms)
    return False if differs and not _has_name_of(title, text) else None


def names_paper(text: str, title: str, authors: Sequence[str], *, among_titles: bool) -> bool | None:
    """Tell what `same_title` does, but leave in doubt what may as well describe the paper as name another one.

    Such is a text in another language than the title, which may be a translation; a text with names of its authors;
    and one that does not stand `among_titles`, as in a column of them, if it tells a venue, or has neither the capitals
    nor the colon of a title.
    """
    found = same_title(text, title)
    if found is not False:
        return found
    is_translated = is_foreign(text[:_LONGEST]) and not is_foreign(title[:_LONGEST])
    describes = _has_authors(text, authors) or not (among_titles or _is_written_as_a_title(text))
    return None if is_translated or describes else False


def is_version_of(text: str, title: str) -> bool:
    """Whether the text is the title, a part of it or an earlier form, and says nothing beside it.

    Its words may stand for others of the title (`LLMs` for `Large Language Models`), never beside them: `… (LDM)` is a
    remark. So is any sign beyond punctuation and LaTeX that the title lacks, such as a star or a dagger.
    """
    text, title = text[:_LONGEST], title[:_LONGEST]
    if not _words(text) or not _signs(text) <= _signs(title) or _adds_marks(text, title):
        return False
    return _is_part(text, title) or _is_earlier_form(text, title)


def is_remark(text: str) -> bool:
    """Whether the text says no more than that there is a paper: `PDF`, `link to the paper`, a number, an identifier."""
    rest = " ".join(part for part in text[:_LONGEST].split() if not arxiv_ids.parse(part.strip("[](),.;")))
    return all(word in _LABELS or len(word) == 1 or _VERSION.fullmatch(word) for word in _words(rest))


def reads_like_a_title(text: str) -> bool:
    """Whether the text can only be a title: several words, in capitals at least at first, no remark about a paper."""
    plain = _VENUE.sub(" ", _without_brackets(text[:_LONGEST]))
    if _PLACE_IN_PAPER.search(plain):
        return False
    words = _words(plain)
    telling = [word for word in words if word not in _STOP_WORDS and word not in _REMARKS]
    if len(words) < _SHORTEST_TITLE or len(telling) < _SHORTEST_NAME or not all(map(str.isascii, words)):
        return False
    first = next((char for char in plain if char.isalnum()), "")
    return not first.islower() and _NEVER_IN_TITLES.isdisjoint(words) and not _is_address(text)


def has_signs(text: str) -> bool:
    """Whether a text has signs that are a remark of their own, such as a star: no punctuation, no icon of a link."""
    return not _ICONS.issuperset(_signs(text[:_LONGEST]))


def letters(text: str) -> str:
    """Give the words of a title in one, to compare it with others whole."""
    return "".join(_words(text[:_LONGEST]))


def words(text: str) -> list[str]:
    """Give the words of a text in lower case without accents, punctuation and LaTeX; Greek letters by name."""
    return _words(text)


def _parts(text: str) -> Iterator[str]:
    """Give the text, then what remains of it without remarks in brackets, then the pieces between separators."""
    yield text
    yield _without_brackets(text)
    yield from _SEPARATOR.split(text)
    yield from _SEPARATOR.split(_without_brackets(text))


def _without_name(text: str) -> str:
    """Give what stands behind the name before a colon, if that is a title's length; else the text."""
    _, colon, behind = text.partition(": ")
    return behind if colon and len(_words(behind)) >= _SHORTEST_NAME else text


def _without_brackets(text: str) -> str:
    return _BRACKETS.sub(" ", text)


def _agrees(text: str, title: str) -> bool:
    """Whether the text is the title, its beginning, or the title but for spelling."""
    wanted, whole = _words(title), _words(text)
    return any(_is_title(words, wanted) or _begins(words, text, title) for words in (whole, _trimmed(whole)))


def _is_title(words: Sequence[str], wanted: Sequence[str]) -> bool:
    if "".join(words) == "".join(wanted):
        return True
    return len(words) >= _SHORTEST_NAME and not _own(words, wanted) and not _own(wanted, words)


def _begins(words: Sequence[str], text: str, title: str) -> bool:
    """Whether the words are the title's part before a colon, or a beginning too long to be a name of something else."""
    wanted, letters = _words(title), "".join(words)
    if min(len(words), len(text.split())) < _SHORTEST_NAME or not "".join(wanted).startswith(letters):
        return False
    main = _words(_SEPARATOR.split(title)[0])
    if letters == "".join(main) or text.rstrip().endswith(("...", "…")):
        return True
    return len(words) >= _SHORTEST_TITLE and len(letters) in set(accumulate(map(len, wanted)))


def _has_name_of(title: str, text: str) -> bool:
    """Whether the text has the name that a title begins with (`QLoRA: ...`), which hardly another paper has."""
    name, colon, _ = title.partition(": ")
    wanted, found = _words(name), _words(text)
    if not colon or not wanted or (len(wanted) == 1 and name.strip()[1:].islower()):
        return False
    return any(found[at : at + len(wanted)] == wanted for at in range(len(found)))


def _has_authors(text: str, authors: Sequence[str]) -> bool:
    """Whether the text has the surname of an author, or of a short one, which may be a word, two names of authors."""
    found = {word for part in _NAME.findall(text[:_LONGEST]) if part[0].isupper() for word in _words(part)}
    if not found:
        return False
    surnames = {word for name in authors for word in _words(name)[-1:]}
    if any(len(name) >= _SHORTEST_SURNAME for name in found & surnames):
        return True
    return any(len(found.intersection(_words(name))) > 1 for name in authors) or len(found & surnames) > 1


def _is_written_as_a_title(text: str) -> bool:
    """Whether the longer words have capitals, or a colon divides the text; a venue with its year is no title's."""
    plain = _without_brackets(text[:_LONGEST])
    if _VENUE.search(plain):
        return False
    telling = [word for word in plain.split() if len(_words(word)) and _is_telling(word)]
    capitals = sum(not word.islower() for word in telling)
    return ": " in plain.strip() or (capitals > 1 and capitals >= _MOSTLY * len(telling))


def _is_telling(word: str) -> bool:
    """Whether titles write the word with a capital: it is long, and none of the small words."""
    letters = "".join(_words(word))
    return len(letters) >= _SHORTEST_CAPITALIZED and letters not in _OFTEN_SMALL


def _is_part(text: str, title: str) -> bool:
    """Whether the text is the title but for spelling, a beginning of it, or what follows after a colon or the like."""
    found, wanted = _words(text), _words(title)
    letters = "".join(found)
    if letters in accumulate(wanted):
        return True
    if len(found) >= _SHORTEST_NAME and text.rstrip().endswith(("...", "…")):
        return "".join(wanted).startswith(letters)
    return any(letters == "".join(_words(title[colon.end() :])) for colon in _SEPARATOR.finditer(title))


def _is_earlier_form(text: str, title: str) -> bool:
    """Whether each word stands for one of the title's, of which it lacks half at most; small words may differ."""
    found, wanted = _words(text), _words(title)
    if len(found) < _SHORTEST_NAME or _BRACKETS.search(text):
        return False
    more, missing = _unpaired(_split_up(found, wanted), _split_up(wanted, found))
    exchanged = _EXCHANGEABLE.intersection(missing)
    telling = [word for word in wanted if word not in _STOP_WORDS]
    return _EXCHANGEABLE.issuperset(more) and len(more) <= len(exchanged) and len(missing) * _MISSING <= len(telling)


def _unpaired(found: Sequence[str], wanted: Sequence[str]) -> tuple[list[str], list[str]]:
    """Give the telling words of both sides that are left when each has taken one word of the other side at most."""
    left, right = ([word for word in words if word not in _STOP_WORDS] for words in (found, wanted))
    for are_same in (str.__eq__, _is_form):
        for word in tuple(left):
            if (other := next((each for each in right if are_same(word, each)), None)) is not None:
                left.remove(word)
                right.remove(other)
    for words, others in ((left, right), (right, left)):
        for word in tuple(words):
            if stood_for := _initials_in(word, others):
                words.remove(word)
                for each in stood_for:
                    others.remove(each)
    return left, right


def _is_form(word: str, other: str) -> bool:
    """Whether two words are one, inflected as in English, or a long one with a single slip of the pen."""
    stem = _shared(word, other)
    if stem >= _SHORTEST_INFLECTED and {word[stem:], other[stem:]} <= _ENDINGS:
        return True
    if min(len(word), len(other)) < _SHORTEST_MISSPELT or not stem or not (word + other).isalpha():
        return False
    end = _shared(word[: stem - 1 : -1], other[: stem - 1 : -1])
    one, two = word[stem : len(word) - end], other[stem : len(other) - end]
    return max(len(one), len(two)) <= 1 or (one[:1], one[1:]) == (two[1:], two[:1])  # two letters change places


def _signs(text: str) -> Counter[str]:
    """Count the signs that are neither letters nor punctuation, nor LaTeX's."""
    plain = _FORMULA.sub("", _LATEX_ACCENT.sub("", _LATEX_STYLE.sub("", text)))
    return Counter(char for char in plain if char not in _PUNCTUATION and unicodedata.category(char)[0] in "PS")


def _adds_marks(text: str, title: str) -> bool:
    """Whether a text has marks of its reader: a question, an outcry, a lone bracket (`:)`)."""
    is_lone = text.count("(") != text.count(")")
    return is_lone or any(text.count(mark) > title.count(mark) for mark in ("?", "!!"))


def _is_address(text: str) -> bool:
    return any(urls.is_web(part) or arxiv_ids.parse(part.strip("[](),.;")) for part in text.split())


def _differs(text: str, wanted: Sequence[str]) -> bool:
    """Whether text and title each have words of their own, too many for a title that a later version changed."""
    found = _words(text)
    if _similarity("".join(found), "".join(wanted)) >= _NEARLY_THE_SAME:
        return False
    own = {word for word in _own(found, wanted) if not _is_cut(word, wanted)}
    return bool(own) and bool(_own(wanted, found))


def _is_cut(word: str, others: Sequence[str]) -> bool:
    """Whether a word is the beginning of another one, as in `Prox. Policy Opt.`."""
    return len(word) >= _SHORTEST_CUT and any(other.startswith(word) for other in others)


def _own(found: Sequence[str], wanted: Sequence[str]) -> set[str]:
    """Give the words that only `found` has, apart from small words, misspellings and abbreviations."""
    words, others = _split_up(found, wanted), _split_up(wanted, found)
    known = {*others, *_STOP_WORDS, *_abbreviated(words, others)}
    return {word for word in set(words) - known if not any(_is_near(word, other) for other in set(others))}


def _split_up(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Divide a word that the other side writes as two (`finetuning`, `fine-tuning`)."""
    pairs = {a + b: (a, b) for a, b in pairwise(others)}
    return [part for word in words for part in pairs.get(word, (word,))]


def _abbreviated(words: Sequence[str], others: Sequence[str]) -> set[str]:
    """Give the words that stand for initials of neighbours on the other side (`LLMs`), and those that are stood for."""
    return {word for word in words if _initials_in(word, others)} | {
        word for other in others for word in _initials_in(other, words)
    }


def _initials_in(word: str, others: Sequence[str]) -> Sequence[str]:
    """Give the neighbours whose initials make up the word, a plural `s` apart."""
    initials, short = "".join(other[0] for other in others), word.removesuffix("s")
    start = initials.find(short) if len(short) > 1 else -1
    return others[start : start + len(short)] if start >= 0 else []


def _is_near(word: str, other: str) -> bool:
    """Whether two words are one, misspelt or inflected; a first letter or a digit that differs makes another word."""
    longest = max(len(word), len(other))
    if word[0] != other[0] or longest > _LONGEST_WORD or any(map(str.isdigit, word + other)):
        return False
    stem = _shared(word, other)
    return stem >= max(_SHORTEST_STEM, 0.6 * longest) or SequenceMatcher(None, word, other).ratio() >= _NEARLY_THE_SAME


def _shared(word: str, other: str) -> int:
    """Count the letters with which both words begin."""
    return next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))


def _similarity(text: str, other: str) -> float:
    """Compare pairs of neighbouring letters (Dice's coefficient): 1 for the same text, 0 for nothing in common."""
    left, right = (Counter(pairwise(letters)) for letters in (text, other))
    return 2 * (left & right).total() / max(1, left.total() + right.total())


def _trimmed(words: Sequence[str]) -> list[str]:
    """Drop words about a paper (`paper`, `pdf`, a year) from both ends."""
    inside = [at for at, word in enumerate(words) if not _is_remark(word)]
    return list(words[inside[0] : inside[-1] + 1]) if inside else []


def _is_remark(word: str) -> bool:
    return word in _REMARKS or _YEAR.fullmatch(word) is not None


def _words(text: str) -> list[str]:
    """Give the words in lower case without accents and LaTeX; Greek letters by name."""
    text = _LATEX_ACCENT.sub("", _LATEX_STYLE.sub(" ", text))
    if text.isascii():
        return _WORD.findall(text.casefold())
    plain = unicodedata.normalize("NFKD", _GREEK.sub(_greek_name, text)).casefold()
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))


def _greek_name(match: re.Match[str]) -> str:
    return unicodedata.name(match[0]).rpartition(" ")[2]


_LONGEST = 400  # characters; hardly a title at arXiv is longer
_LONGEST_WORD = 40
_SHORTEST_STEM = 5
_SHORTEST_CUT = 3
_SHORTEST_NAME = 3  # words; 'Llama 2' is a name, not a title
_SHORTEST_TITLE = 4
_NEARLY_THE_SAME = 0.8
_SHORTEST_SURNAME = 4  # letters; 'You' and 'Li' are more than names
_SHORTEST_CAPITALIZED = 4
_MOSTLY = 0.8
_MISSING = 2  # of so many telling words of a title, an earlier form may lack one
_SHORTEST_INFLECTED = 3  # letters before the ending
_SHORTEST_MISSPELT = 6  # letters; `BERT` is not `BEST`

_WORD = lazy(r"[^\W_]+")
_VERSION = lazy(r"v?[0-9]{1,3}")
_YEAR = lazy(r"(?:19|20)[0-9]{2}")
_GREEK = lazy(r"[\u03b1-\u03c9\u0391-\u03a9]")
_LATEX_ACCENT = lazy(r"""\\["'`^~=.]|\\[cvuHkrbdt](?=\{)|[{}]""")
_LATEX_STYLE = lazy(r"\\(?:math[a-z]*|text[a-z]*|emph|operatorname|rm|it|bf|sc|cal|tt|sf)(?![a-zA-Z])")
_FORMULA = lazy(r"\$[^$]+\$")
_BRACKETS = lazy(r"\([^()]*\)|\[[^\[\]]*\]")
_SEPARATOR = lazy(r":(?=\s|$)|\s-{1,3}\s|\s*[\u2013\u2014|\u201c\u201d\"]\s*|,\s")
_NAME = lazy(r"[^\W\d_][^\s,;:/()\[\]]*")
_VENUE = lazy(
    r"\b(?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])[A-Za-z]{3,20}(?:[\s-]?(?:19|20)[0-9]{2}|\s?['\u2019][0-9]{2})(?![\w-])"
)
_PLACE_IN_PAPER = lazy(
    r"(?:\b(?i:fig(?:ure)?s?|tab(?:le)?s?|sec(?:tion)?s?|eq(?:uation)?s?|appendix|chapters?|pages?)\.?\s?|\u00a7\s?)"
    r"(?:[0-9]+(?:\.[0-9]+)*[a-z]?|[A-IVX])\b"
)
_SMALL_WORDS = "a an the of for in on to and with from by via is are at as or its"
_STOP_WORDS = frozenset(_SMALL_WORDS.split())
_WORDS_EXCHANGED = "all any how that these this those what when which who why"
_EXCHANGEABLE = frozenset(_WORDS_EXCHANGED.split())
"""Words of which one stands for another in a title that is quoted from memory."""
_ENDINGS = frozenset({"", "s", "es", "e", "d", "ed", "ing", "y", "ies", "ied"})
_PUNCTUATION = frozenset(
    ".,:;!?'\"`()[]-/&\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2026\u00ab\u00bb"
    "\u00a1\u00bf\u3001\u3002\u3010\u3011\u300c\u300d\u300e\u300f\u300a\u300b\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"
)
_ICONS = frozenset("#>@_|\u00b7\u2022→↗➡⬇\U0001f310📃📄📑📜📝📰🔗📖📚📎📥")
_SMALL_LONG_WORDS = "about from into over than that through toward towards under using versus when with"
_OFTEN_SMALL = frozenset(_SMALL_LONG_WORDS.split())
_WORDS_ABOUT_PAPERS = (
    "abs abstract al announced arxiv article click describe described describes doi download et explains github here "
    "html introduced introduces link paper papers pdf preprint presented presents proposed proposes publication repo "
    "repository university url"
)
_NEVER_IN_TITLES = frozenset(_WORDS_ABOUT_PAPERS.split())
_WORDS_AROUND_TITLES = (
    "about check code demo details explained full implementation introducing more official original page post project "
    "read see source technical this version website"
)
_WORDS_IN_LABELS = (
    "abs abstract access article arxiv click doi download full here html link open original paper papers pdf preprint "
    "publication read see source text this url version view"
)
_LABELS = _STOP_WORDS.union(_WORDS_IN_LABELS.split())
_REMARKS = _NEVER_IN_TITLES.union(_WORDS_AROUND_TITLES.split())
