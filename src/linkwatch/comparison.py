"""A run about a change: what it compares with, and which links it is about."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import takewhile
from pathlib import Path, PurePath

from linkwatch import change, documents, reading, urls
from linkwatch.change import Base
from linkwatch.confines import repository, repository_root
from linkwatch.documents import inputs
from linkwatch.documents.before import ComparedFiles
from linkwatch.model import Document, LinkwatchError, Problem, Result, Settings
from linkwatch.paper_links import linked_ids
from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Compared:
    """The documents of a run, the places marked that stood there before, and the files that they link to."""

    documents: Sequence[Document]
    files: ComparedFiles
    base: Base | None = None
    problems: Sequence[Problem] = ()

    @property
    def name(self) -> str:
        """Name what the run compares with, '' for a run about everything."""
        return self.base.name if self.base else ""

    @property
    def notice(self) -> str:
        """Say what the run is about, '' for a run about everything."""
        return f"Compared with {self.name}: only links that the change adds or touches were visited." * bool(self.base)

    def parted(self, results: Sequence[Result]) -> tuple[Sequence[Result], Sequence[Result]]:
        """Part results into those that the change has to do with, and those that did not work before it either."""
        return change.parted(results, self.base) if self.base else (results, ())


def compare(
    read: Sequence[Document], paths: Sequence[str], settings: Settings, now: Callable[[], datetime]
) -> Compared:
    """Compare documents with what the settings name, if anything; raises LinkwatchError where that is not possible.

    Compared with a commit, local links of all documents of the project are looked at, since a change breaks others'.
    """
    others = _others(read, settings, now) if settings.base and tuple(paths) != settings.paths else []
    root = repository_root(read[0].file)
    files = ComparedFiles(root, [*read, *others], documents.parse)
    today, problems = now().date(), list[Problem]()
    if settings.base:
        from linkwatch.base import Now, open_base  # noqa: PLC0415 - few runs compare

        below = [_folder(path) for path in (*paths, *(settings.paths or ["."]))]
        base = open_base(settings.base, Now([*read, *others], below, root, files), today)
    elif settings.baseline:
        from linkwatch.baseline import open_baseline  # noqa: PLC0415 - as above

        base = open_baseline(settings.baseline)
        problems += _named_otherwise(read, base)
    else:
        return Compared(read, files)
    files.before, files.left_out = base.look, base.left_out
    marked = change.marked([*read, *others], base, files.name, today)
    return Compared([*marked[: len(read)], *map(_local, marked[len(read) :])], files, base, problems)


def _named_otherwise(read: Sequence[Document], base: Base) -> Iterator[Problem]:
    """Tell of a report from another folder: where no repository says from where names count, local links are new."""
    now = {document.file for document in read}
    then = {file for files in base.places.values() for file in files}
    if repository(read[0].file) or now & then:
        return
    ends = {PurePath(file).name: file for file in sorted(then)}
    if moved := next(((file, old) for file in sorted(now) if (old := ends.get(PurePath(file).name))), None):
        message = (
            f"calls {moved[1]} what may be {moved[0]} now: names count from the folder of the run where there is no "
            "repository, so links to files look new; run linkwatch where that report was made"
        )
        yield Problem(base.name, 0, 0, message)


def unlearnt(results: Iterable[Result]) -> list[str]:
    """Give the papers that were not asked for, since the change does not touch the links to them."""
    return linked_ids(result.link for result in results if change.is_unchanged(result))


def _others(read: Sequence[Document], settings: Settings, now: Callable[[], datetime]) -> list[Document]:
    """Read the documents that are checked where none are named."""
    try:
        found, _ = reading.read(settings.paths, settings, now)
    except LinkwatchError:
        return []  # who names files need not have others
    known = {os.path.realpath(document.file) for document in read}
    return [document for document in found if os.path.realpath(document.file) not in known]


def _local(document: Document) -> Document:
    """Leave only the links to files, and nothing to tell of the document itself."""
    places = tuple(each for each in document.occurrences if not urls.scheme(each.url))
    return Document(document.file, places, document.anchors)


def _folder(path: str) -> str:
    """Give the folder that an argument looks for documents in: for a pattern the part without wildcards."""
    return str(Path(*takewhile(lambda part: not inputs.WILD & set(part), Path(path).parts)))
