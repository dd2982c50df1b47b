"""Keys by which a text cites papers: made of the papers alone, and kept where they are in use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count

from linkwatch.model import Paper
from linkwatch.patterns import lazy
from linkwatch.report import person_names


def cite_keys(papers: Iterable[Paper], earlier: str = "") -> dict[str, str]:
    """Give each paper a key of its own, by identifier: `vaswani2017attention`, in ASCII.

    It is made of the first author's surname, the year of the first version and the title's first word. Of papers with
    the same key the oldest has it, the others end in `-b`, `-c`. `earlier` is the bibliography, BibTeX or CSL-JSON,
    that the new one takes the place of: texts cite by its keys, so a paper that is in it keeps its own, and none of
    them is given to another paper.
    """
    unique = {paper.arxiv_id: paper for paper in papers}
    kept = _kept(earlier)
    keys = {id_: key for key, id_ in kept.items() if id_ in unique}
    taken, endings = {*kept}, dict[str, Iterator[str]]()
    for paper in sorted(unique.values(), key=_age):
        if paper.arxiv_id not in keys:
            key = _key(paper)
            free = endings.setdefault(key, map(_ending, count()))
            keys[paper.arxiv_id] = next(each for ending in free if (each := key + ending) not in taken)
    return {id_: keys[id_] for id_ in unique}


def _kept(earlier: str) -> dict[str, str]:
    """Read the papers by their keys; of several papers with one key, and keys of one paper, the first counts."""
    text = earlier.replace("\r\n", "\n")  # as git writes files on Windows
    keys: dict[str, str] = {}
    for key, id_ in (*_BIBTEX.findall(text), *_CSL.findall(text)):
        keys.setdefault(id_, key)
    ids: dict[str, str] = {}
    for id_, key in keys.items():
        ids.setdefault(key, id_)
    return ids


def _age(paper: Paper) -> tuple[str, str]:
    return paper.published.isoformat(), paper.arxiv_id


def _key(paper: Paper) -> str:
    """Join the parts; none of them has a hyphen, so that an ending cannot make two keys one."""
    person = person_names.parse(paper.authors[0] if paper.authors else "")
    name = _folded(f"{person.particle}{person.family}" or _THE.sub("", person.literal))
    return f"{name or 'arxiv'}{paper.published.year:04}{_first_word(paper.title)}"


def _first_word(title: str) -> str:
    words = [folded for word in _COMMAND.sub("", title).split() if (folded := _folded(re.split(r"[-/:]", word)[0]))]
    return next((word for word in words if word not in _ARTICLES), "")


def _folded(text: str) -> str:
    """Write a text in ASCII's small letters and digits; what has no such form is dropped."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return _OTHER.sub("", plain)[:_LONGEST]


def _ending(at: int) -> str:
    """Count a, b, …, z, aa; the first has no ending."""
    letters, number = "", at + 1
    while at and number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return f"-{letters}" if letters else ""


_BIBTEX = lazy(r"^@misc\{([a-z0-9-]{1,99}),\n(?:  (?!eprint ).*\n){0,9}  eprint +=\s\{([^{}\s]{1,40})\}", re.MULTILINE)
_CSL = lazy(
    r'^    "id": "([a-z0-9-]{1,99})",\n(?:    (?!"number"|"id").*\n)*    "number": "arXiv:([^"]{1,40})"', re.MULTILINE
)
"""The key and the identifier of an entry, as linkwatch writes it."""
_LONGEST = 40
_OTHER = lazy("[^a-z0-9]")
_THE = lazy(r"^the\s", re.IGNORECASE)
_COMMAND = lazy(r"\\[A-Za-z]+")  # of LaTeX
_ARTICLES = frozenset({"a", "an", "the"})
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i"})
