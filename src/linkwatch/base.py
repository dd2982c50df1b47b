"""The documents as they were in the commit from which a change starts."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from linkwatch import documents, git, urls
from linkwatch.change import Base, count_places
from linkwatch.documents import folders, inputs, shelf
from linkwatch.documents.before import ComparedFiles, FilesBefore, FilesLeftOut, Tree, leads_there
from linkwatch.git import Entry, Repository
from linkwatch.model import Document, LinkwatchError, LocalTarget
from linkwatch.records import dataclass

_SHORT = 9


@dataclass(frozen=True, slots=True)
class Now:
    """The documents as they are now, in a repository whose files stand in `root`.

    `below` are the folders that they were looked for in, so that those are found that are gone.
    """

    documents: Sequence[Document]
    below: Sequence[str]
    root: Path
    files: ComparedFiles


def open_base(ref: str, now: Now, today: date) -> Base:
    """Read the documents as they were where `ref` and HEAD part; raises LinkwatchError where git cannot tell."""
    repository = Repository(now.root)
    commits = repository.merge_bases(ref)
    befores = [_Before(repository, commit, now) for commit in commits]
    name = f"{ref} ({', '.join(commit[:_SHORT] for commit in commits)})"
    left_out = FilesLeftOut(repository, documents.parse)
    return Base(name, _most_places(befores, now, today), look=partial(_look, befores), left_out=left_out.look)


def _most_places(befores: Iterable[_Before], now: Now, today: date) -> dict[str, Counter[str]]:
    """Count the places of before: of several commits, the one counts that has most of a link."""
    most: dict[str, Counter[str]] = {}
    for before in befores:
        for name, files in count_places((then.document for then in before.documents), now.files.name, today).items():
            most[name] = max(most.get(name, Counter()), files, key=Counter.total)
    return most


def _look(befores: Sequence[_Before], name: str) -> LocalTarget | None:
    """Look at what a link led to: of several commits, in the first in which it may have worked."""
    targets = [before.look(name) for before in befores]
    return next((target for target in targets if target is None or leads_there(target, name)), targets[0])


@dataclass(frozen=True, slots=True)
class _Then:
    """A document of then: its path then, and its links, as if they stood in the file of now."""

    path: str
    document: Document


class _Before:
    """The commit from which the change starts."""

    def __init__(self, repository: Repository, commit: str, now: Now) -> None:
        self._now = now
        self._repository = repository
        self._tree = Tree(repository, repository.entries(commit))
        self._differences = repository.differences(commit)
        self.documents = self._read(dict([*self._of_now(), *self._deleted()]))
        self._names = self._old_names()
        self._files = FilesBefore(self._tree, self._differences, documents.parse)

    def look(self, name: str) -> LocalTarget | None:
        """Look at what a link led to then, named as it is now; None where that is in a submodule that has changed."""
        old = self._names.get(name, name)
        address, _, fragment = old.partition("#")
        path = unquote(address)
        submodule = self._tree.submodule(path)
        if submodule and (fragment or self._tree.find(path) is None):
            return None if self._touches(submodule) else self._as_now(old)
        return self._files.look(old)

    def _of_now(self) -> Iterator[tuple[str, Document]]:
        """Give the documents of now that there were then, by their paths then."""
        old_names = dict(self._differences.old_names)
        for document in self._now.documents:
            path = self._path(document.file)
            self._check_own(path)
            old = old_names.get(path, path)
            if (self._tree.file(old) or self._is_in_same_submodule(old)) and document.file != inputs.STDIN:
                yield old, document

    def _deleted(self) -> Iterator[tuple[str, Document]]:
        """Give the documents that there are no more, without their links."""
        suffixes = {PurePosixPath(document.file).suffix.lower() for document in self._now.documents}
        below = [self._path(folder) for folder in self._now.below]
        for path in sorted(self._differences.deleted):
            is_meant = PurePosixPath(path).suffix.lower() in suffixes | inputs.SUFFIXES and not folders.hidden(path)
            if is_meant and any(folder == "." or path.startswith(f"{folder}/") for folder in below):
                yield path, Document(str(self._now.root / path))

    def _read(self, found: dict[str, Document]) -> list[_Then]:
        """Parse what is not the same as it is now."""
        same = [path for path, document in found.items() if self._is_same(path, document)]
        texts = self._tree.texts(path for path in found if path not in set(same))
        parsed = documents.parse_all([documents.Loaded(path, text, ()) for path, text in texts.items()])
        read = {document.file: shelf.named(document, found[document.file].file) for document in parsed}
        return [_Then(path, document) for path, document in ({path: found[path] for path in same} | read).items()]

    def _is_same(self, path: str, document: Document) -> bool:
        if {path, self._path(document.file)} & self._differences.paths:
            return False
        # git tells of a symbolic link alone, not of what it leads to
        return self._tree.find(path) == path or self._is_in_same_submodule(path)

    def _is_in_same_submodule(self, path: str) -> bool:
        submodule = self._tree.submodule(path)
        return bool(submodule) and not self._touches(submodule)

    def _touches(self, submodule: str) -> bool:
        """Whether a submodule is at another commit now, or gone; of one that is not checked out nobody can say."""
        if submodule not in self._differences.paths:
            return False
        is_checked_out = os.path.exists(self._now.root / submodule / ".git")  # noqa: PTH110 - never raises
        is_gone = submodule in self._differences.deleted or not _is_submodule(self._repository.index.entries, submodule)
        return is_checked_out or is_gone

    def _as_now(self, name: str) -> LocalTarget:
        """Look at what has not changed."""
        target = self._now.files.look_now(name)
        return replace(target, new_name=target.path if target.exists else "")

    def _old_names(self) -> dict[str, str]:
        """Give the names that local links had then, where they have others since their file has moved."""
        own, names = set[str](), dict[str, str]()
        for then in self.documents:
            places = [each for each in then.document.occurrences if not urls.scheme(each.url)]
            if self._path(then.document.file) == then.path:
                own.update(map(self._now.files.name, places))
                continue
            old = str(self._now.root / then.path)
            for each in places:
                names.setdefault(self._now.files.name(each), self._now.files.name(replace(each, file=old)))
        return {name: old for name, old in names.items() if name not in own}

    def _path(self, file: str) -> str:
        path = os.path.abspath(file)  # noqa: PTH100 - resolve() would follow links
        with contextlib.suppress(ValueError):  # no path leads from one drive to another
            path = os.path.relpath(path, self._now.root)
        return Path(path).as_posix()

    def _check_own(self, path: str) -> None:
        for parent in map(str, PurePosixPath(path).parents):
            if _is_submodule(self._tree.entries, parent) and _is_submodule(self._repository.index.entries, parent):
                hint = f"Run linkwatch in {parent}, or leave --base out."
                raise LinkwatchError(f"{path}: is in a submodule, whose history is its own", hint)


def _is_submodule(entries: Mapping[str, Entry], path: str) -> bool:
    entry = entries.get(path)
    return entry is not None and entry.mode == git.SUBMODULE
