"""Links into the repository as it was in an earlier commit, beside what they lead to now."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote

from linkwatch import git
from linkwatch.documents import html, inputs
from linkwatch.documents.local import LINES, LocalFiles
from linkwatch.git import Differences, Entry, Repository
from linkwatch.model import LocalTarget, Parse

MOST_HOPS = 40
"""Symbolic links that are followed for one path, as Linux does."""
LONGEST_TARGET = 4096
"""Characters of a symbolic link's target, as on Linux; a longer one leads nowhere."""
READMES = ("README.md", "readme.md", "Readme.md")
Look = Callable[[str], LocalTarget | None]
"""Looks at what an entry's name leads to; None where nobody can say."""


class Tree:
    """The files of a commit, or of the index; a path may lead over symbolic links, as it does in a file system."""

    def __init__(self, repository: Repository, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self._repository = repository

    def find(self, path: str) -> str | None:
        """Give the name of the file or folder that a path leads to, '' for the root; None where there is none."""
        found, is_there = self._walk(path)
        return found if is_there else None

    def submodule(self, path: str) -> str:
        """Give the submodule that a path leads to or into, '' for none: what it holds is in no commit of this one."""
        found, _ = self._walk(path)
        entry = self.entries.get(found)
        return found if entry and entry.mode == git.SUBMODULE else ""

    def file(self, path: str) -> Entry | None:
        """Give the file that a path leads to, None where it leads to none."""
        entry = self.entries.get(self.find(path) or "")
        return entry if entry and entry.mode != git.SUBMODULE else None

    def texts(self, paths: Iterable[str]) -> dict[str, str]:
        """Read the files that paths lead to; those that are too large lack."""
        names = {path: entry.content for path in paths if (entry := self.file(path))}
        texts = dict(self._repository.texts(names.values()))
        return {path: texts[name] for path, name in names.items() if name in texts}

    @cached_property
    def folders(self) -> frozenset[str]:
        """All folders that hold a file, submodules too, and the root, ''."""
        found = {""} | {path for path, entry in self.entries.items() if entry.mode == git.SUBMODULE}
        for path in self.entries:
            folder = posixpath.dirname(path)
            while folder not in found:
                found.add(folder)
                folder = posixpath.dirname(folder)
        return frozenset(found)

    def _walk(self, path: str) -> tuple[str, bool]:
        """Give how far a path leads, and whether that is all of it."""
        found: list[str] = []
        left = path.split("/")[::-1]
        hops = 0
        while left:
            part = left.pop()
            if part == "..":
                if not found:
                    return "", False
                found.pop()
            elif part not in {"", "."}:
                name = "/".join([*found, part])
                if name in self._links:
                    hops += 1
                    if hops > MOST_HOPS or self._links[name].startswith("/"):
                        return "", False
                    left += self._links[name].split("/")[::-1]
                elif name in self.entries or name in self.folders:
                    found.append(part)
                else:
                    return "/".join(found), False
        return "/".join(found), True

    @cached_property
    def _links(self) -> Mapping[str, str]:
        links = {path: entry.content for path, entry in self.entries.items() if entry.mode == git.LINK}
        texts = dict(self._repository.texts(links.values()))
        targets = {path: texts.get(name, "/") for path, name in links.items()}
        return {path: target if len(target) <= LONGEST_TARGET else "/" for path, target in targets.items()}


class FilesBefore:
    """The files of a commit as links name them, and what they are called now."""

    def __init__(self, tree: Tree, differences: Differences, parse: Parse) -> None:
        self._tree = tree
        self._parse = parse
        self._new_names = {**dict.fromkeys(differences.deleted, ""), **{old: new for new, old in differences.old_names}}
        self._anchors: dict[str, frozenset[str] | None] = {}

    def look(self, name: str) -> LocalTarget:
        """Look at what an entry's name led to then."""
        encoded, _, fragment = name.partition("#")
        path, fragment = unquote(encoded), unquote(fragment)
        found = self._tree.find(path)
        if found is None:
            return LocalTarget(path)
        if found in self._tree.folders:
            return LocalTarget(path, exists=True, is_directory=True, anchors=self._anchors_of_folder(found))
        anchors = self._anchors_of(found)
        if anchors is not None and LINES.fullmatch(fragment):
            anchors |= {fragment}
        return LocalTarget(path, exists=True, anchors=anchors, new_name=self._new_name(path, found))

    def _new_name(self, path: str, found: str) -> str:
        """Give what a path is called now: a symbolic link may go, while the file that it led to stays."""
        return self._new_names.get(path, self._new_names.get(found, path))

    def _anchors_of_folder(self, path: str) -> frozenset[str] | None:
        names = (posixpath.join(path, name) for name in READMES)
        file = next((found for name in names if (found := self._tree.find(name))), None)
        return self._anchors_of(file) if file else None

    def _anchors_of(self, path: str) -> frozenset[str] | None:
        if path not in self._anchors:
            self._anchors[path] = self._read(path)
        return self._anchors[path]

    def _read(self, path: str) -> frozenset[str] | None:
        suffix = PurePosixPath(path).suffix.lower()
        if suffix not in inputs.SUFFIXES | inputs.HTML_SUFFIXES:
            return None
        text = self._tree.texts([path]).get(path)
        if text is None:
            return None
        return html.fragments(text) if suffix in inputs.HTML_SUFFIXES else self._parse(text, path).anchors


class FilesLeftOut:
    """The files that git tracks and leaves out of the folders, as a sparse checkout does: nobody has deleted them."""

    def __init__(self, repository: Repository, parse: Parse) -> None:
        self._repository = repository
        self._parse = parse

    def look(self, name: str) -> LocalTarget | None:
        """Look at what an entry's name leads to, None where that is none of these files and holds none."""
        tree, files, left_out = self._known
        found = tree.find(unquote(name.partition("#")[0]))
        return files.look(name) if found in left_out.entries or found in left_out.folders else None

    @cached_property
    def _known(self) -> tuple[Tree, FilesBefore, Tree]:
        index = self._repository.index
        tree = Tree(self._repository, index.entries)
        left_out = Tree(self._repository, {path: index.entries[path] for path in index.left_out})
        return tree, FilesBefore(tree, Differences(), self._parse), left_out


class ComparedFiles(LocalFiles):
    """The files of now; where a link leads to nothing, it is looked at what it led to before.

    `before` looks at what an entry's name led to then, `left_out` at what it leads to that git leaves out of the
    folders; None where that is not known.
    """

    before: Look | None = None
    left_out: Look | None = None

    def look(self, name: str) -> LocalTarget:
        """Look at what an entry's name leads to, and led to."""
        target = self.look_now(name)
        if self.before is None or target.outside or leads_there(target, name):
            return target
        return replace(target, before=self.before(name))

    def look_now(self, name: str) -> LocalTarget:
        """Look at what an entry's name leads to, and at nothing else."""
        target = super().look(name)
        if self.left_out is None or target.exists or target.outside:
            return target
        return self.left_out(name) or target


def leads_there(target: LocalTarget, name: str) -> bool:
    """Whether an entry's name leads to something, as far as that is known."""
    fragment = unquote(name.partition("#")[2])
    return target.exists and (not fragment or target.anchors is None or fragment in target.anchors)
