"""What a document holds: links, and the places where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum

from linkwatch.records import dataclass


class Kind(StrEnum):
    """How a link is written in the document."""

    LINK = "link"
    IMAGE = "image"
    AUTOLINK = "autolink"
    BARE = "bare"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment of a document that takes links out of the check, `until` a day (that day included) or for good.

    `reason` is what the comment gives as its reason, on one line and bounded; the place is the comment's.
    """

    line: int
    column: int
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a document links to something.

    `url` is what a browser would request (WHATWG URL, percent-encoded); relative destinations stay as
    written, entities and escapes resolved. `line` and `column` count from 1, columns in characters. `ignored` is
    the comment that covers this place, of several the one that lasts longest. `start` and `end` are offsets in the
    text of the file, line ends and byte order mark counted as they are: between them stands the destination as it is
    written, that of a reference in its definition; -1 where nothing is written, as in `<a href>`. `end_line` and
    `end_column` are the place behind the whole link, as `line` and `column` are that of its first character; 0 where
    that is not known. `standing` means that the link stood there before the change that a run is about.
    """

    url: str
    kind: Kind
    text: str
    file: str
    line: int
    column: int
    ignored: Ignore | None = None
    start: int = -1
    end: int = -1
    end_line: int = 0
    end_column: int = 0
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to tell about an input that is no verdict on a link; line and column 0 mean the whole file."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = ":".join([self.file, *(str(part) for part in (self.line, self.column) if part)])
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed file: its links in document order, and the fragments that lead to a place in it.

    `ignores` are the comments that cover at least one of the links, whether they still count or not. `code` has what
    the document's tables of papers link to as their code, by paper.
    """

    file: str
    occurrences: tuple[Occurrence, ...] = ()
    anchors: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    code: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """One address and every place that links to it, in the order of the inputs.

    `url` is the entry's name in every report: the absolute URL with its fragment, or for a file of the
    repository its path from the repository's root (`guide/papers.md#x`).
    """

    url: str
    occurrences: tuple[Occurrence, ...]

    @property
    def places(self) -> tuple[Occurrence, ...]:
        """Give where people are to look: nowhere that a comment ignores, unless all of it is ignored."""
        return tuple(each for each in self.occurrences if not each.ignored) or self.occurrences


Parse = Callable[[str, str], Document]
"""Text and file name in, links and anchors out; total over all text."""
