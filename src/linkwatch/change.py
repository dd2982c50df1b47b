"""What a change has to do with each link: which ones it adds or touches, and which ones did not work before either."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date

from linkwatch import exclusion, urls
from linkwatch.model import Case, Document, LocalTarget, Occurrence, Result, Verdict
from linkwatch.records import dataclass
from linkwatch.rules import judge_unvisited
from linkwatch.rules.unvisited import UNCHANGED
from linkwatch.spill import gathered

Naming = Callable[[Occurrence], str]
"""The name of the entry that a relative link belongs to."""


@dataclass(frozen=True, slots=True)
class Base:
    """The documents before a change: how often each link stood in each file, and what is known of it.

    `places` counts by a link's name and by file, files named as they are now. `troubled` are links that an earlier run
    found not to work. `look` tells what a local link led to, `left_out` what it leads to where git leaves that out of
    the folders; None where nobody can say.
    """

    name: str
    places: Mapping[str, Mapping[str, int]]
    troubled: Mapping[str, Result] = field(default_factory=dict)
    look: Callable[[str], LocalTarget | None] | None = None
    left_out: Callable[[str], LocalTarget | None] | None = None


def count_places(documents: Iterable[Document], naming: Naming, today: date) -> dict[str, Counter[str]]:
    """Count how often each link stands in each file; places that a comment ignores do not count."""
    places: dict[str, Counter[str]] = {}
    for document in documents:
        for each in document.occurrences:
            if not exclusion.is_ignored(each, today):
                places.setdefault(_name(each, naming), Counter())[each.file] += 1
    return places


def marked(documents: Sequence[Document], base: Base, naming: Naming, today: date) -> list[Document]:
    """Mark the places that stood there before: of each link as many as there were, wherever they stand now.

    Those in a file that had them come first, so that a link which moved stands, and a second one does not.
    """
    quota = _Quota(base.places)
    places = [each for document in documents for each in document.occurrences]
    names = {id(each): _name(each, naming) for each in places}
    standing = {id(each) for each in places if exclusion.is_ignored(each, today)}
    for in_its_file in (True, False):
        for each in places:
            if id(each) not in standing and quota.take(names[id(each)], each.file, in_its_file=in_its_file):
                standing.add(id(each))
    return [_with_standing(document, standing) for document in documents]


def parted(results: Sequence[Result], base: Base) -> tuple[Sequence[Result], Sequence[Result]]:
    """Part results into those that the change has to do with, and those that did not work before it either."""
    standing: list[Result] = []

    def ours() -> Iterator[Result]:
        for result in results:
            if before := _before(result, base):
                standing.append(before)
            else:
                yield result

    return gathered(ours(), len(results)), tuple(standing)


def is_unchanged(result: Result) -> bool:
    """Whether a link was left out of the run, since the change does not touch it."""
    return result.judgement.reason.name == UNCHANGED.name


def _before(result: Result, base: Base) -> Result | None:
    """Give a link as one that did not work before the change, None where it did or where nobody knows."""
    is_broken = result.judgement.verdict is Verdict.BROKEN
    if not (is_broken or is_unchanged(result)) or not all(each.standing for each in result.link.occurrences):
        return None
    if troubled := base.troubled.get(urls.without_userinfo(result.link.url)):
        return result if is_broken else replace(troubled, link=result.link)
    return result if is_broken and _was_broken(result, base) else None


def _was_broken(result: Result, base: Base) -> bool:
    if urls.scheme(result.link.url):
        return True  # proved by the address alone, and that is what it was
    target = base.look(result.link.url) if base.look else None
    if target is None:
        return False
    before = judge_unvisited(Case(result.link, local=target))
    return before is not None and before.verdict is Verdict.BROKEN


def _name(place: Occurrence, naming: Naming) -> str:
    return urls.without_userinfo(place.url if urls.scheme(place.url) else naming(place))


def _with_standing(document: Document, standing: set[int]) -> Document:
    places = tuple(replace(each, standing=True) if id(each) in standing else each for each in document.occurrences)
    return replace(document, occurrences=places)


class _Quota:
    """How many places of each link are still to be found again."""

    def __init__(self, places: Mapping[str, Mapping[str, int]]) -> None:
        self._in_file = {name: Counter(files) for name, files in places.items()}
        self._in_all = {name: sum(files.values()) for name, files in places.items()}

    def take(self, name: str, file: str, *, in_its_file: bool) -> bool:
        """Whether a place of the link is one of before; each is given once."""
        if not self._in_all.get(name) or (in_its_file and not self._in_file[name][file]):
            return False
        self._in_all[name] -= 1
        self._in_file[name][file] -= 1
        return True
