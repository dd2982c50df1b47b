"""Links into the repository: what each is called, and what it leads to."""

from __future__ import annotations

import contextlib
import os
import posixpath
import stat
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from linkwatch import confines, files
from linkwatch.documents import html, inputs
from linkwatch.model import Document, LinkwatchError, LocalTarget, Occurrence, Parse
from linkwatch.patterns import lazy

MAX_BYTES = 10 * 1024 * 1024
LONGEST_PATH = 4096
"""Characters of the longest path that a system opens (Linux, PATH_MAX): what has more leads to nothing."""
MOST_COMPARED = 1_000_000
"""Names that missing ones are compared with in one run, a second's work; then nothing more is guessed."""
LINES = lazy(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?")
"""Fragments that name lines of a file on GitHub."""
_ESCAPES = str.maketrans({"%": "%25", "#": "%23", "?": "%3F"})
_FOREIGN = frozenset({"\\", ":"})
"""What no name in a repository holds where `\\` separates: drives, devices, other machines, streams of a file."""


class LocalFiles:
    """The files below one root as links name them; each file is read once, each folder listed once."""

    def __init__(self, root: Path, documents: Sequence[Document], parse: Parse) -> None:
        self._root = os.path.abspath(root)  # noqa: PTH100 - resolve() would follow links
        self._real_root = os.path.realpath(root)
        self._parse = parse
        self._anchors: dict[str, frozenset[str] | None] = {
            self._relative(document.file): document.anchors for document in documents
        }
        self._typed = {self._relative(document.file) for document in documents if document.file == inputs.STDIN}
        self._folders: dict[str, Mapping[str, str]] = {}
        self._guesses = MOST_COMPARED

    def name(self, occurrence: Occurrence) -> str:
        """Give the entry's name: the path from the root, `%`, `#` and `?` in it encoded, then the fragment.

        A `:` in its first part is encoded, too: it would end a scheme (RFC 3986 section 4.2).
        """
        address, hash_sign, fragment = occurrence.url.partition("#")
        path = unquote(address.partition("?")[0], errors="replace")
        file = self._relative(occurrence.file)
        if path.startswith("/"):
            target = path.lstrip("/")
        else:
            target = posixpath.join(posixpath.dirname(file), path) if path else file
        first, slash, rest = posixpath.normpath(target or ".").translate(_ESCAPES).partition("/")
        return first.replace(":", "%3A") + slash + rest + hash_sign + fragment

    def look(self, name: str) -> LocalTarget:
        """Look at what an entry's name leads to; nothing outside the root is looked at."""
        encoded, _, fragment = name.partition("#")
        path = unquote(encoded)
        if path in self._typed:
            return LocalTarget(path, exists=True, anchors=self._anchors[path])
        full = os.path.join(self._root, path)  # noqa: PTH118 - Path() would refuse a NUL
        if len(path) > LONGEST_PATH or (os.sep in _FOREIGN and not _FOREIGN.isdisjoint(path)):
            return LocalTarget(path)
        if self._is_outside(path, full):
            return LocalTarget(path, outside=True)
        actual = self._actual(path)
        if actual != path or not _exists(full):
            if self._leads_out(path):
                return LocalTarget(path, outside=True)  # and in again
            return self._missing(path, actual if actual and actual != path else "")
        is_directory = Path(full).is_dir()
        anchors = self._anchors_of_folder(path) if is_directory else self._anchors_of(path)
        if not is_directory and LINES.fullmatch(unquote(fragment)) and _is_text(full):
            anchors = (anchors or frozenset()) | {unquote(fragment)}
        return LocalTarget(path, exists=True, is_directory=is_directory, anchors=anchors)

    def _missing(self, path: str, actual: str) -> LocalTarget:
        near = "" if actual else self._near(path)
        is_there = near and _exists(f"{self._root}/{near}") and not self._is_outside(near, f"{self._root}/{near}")
        return LocalTarget(path, actual_name=actual, near=near if is_there else "")

    def _near(self, path: str) -> str:
        """Give the path of what is called nearly so, '' where nothing is."""
        from linkwatch.documents.nearby import nearby  # noqa: PLC0415 - few runs have a name to guess

        near = list[str]()
        for part in path.split("/"):
            names = self._names("/".join([self._root, *near]))
            found = names.get(part) or names.get(_folded(part))
            if not found and self._guesses > 0:
                self._guesses -= len(names)
                found = nearby(part, names.values())
            if not found:
                return ""
            near.append(found)
        return "/".join(near)

    def _relative(self, file: str) -> str:
        path = os.path.abspath(file)  # noqa: PTH100 - as above
        with contextlib.suppress(ValueError):  # no path leads from one drive to another
            path = os.path.relpath(path, self._root)
        return Path(path).as_posix()

    def _is_outside(self, path: str, full: str) -> bool:
        if PurePosixPath(path).parts[:1] in {("..",), ("/",)}:
            return True
        try:
            real = os.path.realpath(full)
            return confines.is_outside(real, self._real_root) or confines.is_gits(real, self._real_root)
        except (OSError, ValueError):
            return False  # a name that no file can have

    def _leads_out(self, path: str) -> bool:
        """Whether a symbolic link on the way leads out; what is not there leads nowhere."""
        for folder in accumulate(path.split("/")[:-1], "{}/{}".format):
            full = f"{self._root}/{folder}"
            if not os.path.lexists(full):
                return False
            if Path(full).is_symlink() and self._is_outside(folder, full):
                return True
        return False

    def _actual(self, path: str) -> str | None:
        """Give the path with the letter case that the files have, None where there is none."""
        if path == ".":
            return path
        folder, actual = self._root, list[str]()
        for part in path.split("/"):
            names = self._names(folder)
            found = names.get(part) or names.get(_folded(part))
            if found is None:
                return None
            actual.append(found)
            folder = os.path.join(folder, found)  # noqa: PTH118 - as above
        return "/".join(actual)

    def _names(self, folder: str) -> Mapping[str, str]:
        """Give what a folder holds, by name and by folded name; of two that fold alike the first in order.

        A folder that a link leads out to holds nothing: a name in other letters would tell what is there.
        """
        if folder not in self._folders:
            try:
                is_out = confines.is_outside(os.path.realpath(folder), self._real_root)
                names = [] if is_out else sorted(os.listdir(folder), reverse=True)  # noqa: PTH208 - names alone
            except (OSError, ValueError):
                names = []
            self._folders[folder] = {_folded(name): name for name in names} | {name: name for name in names}
        return self._folders[folder]

    def _anchors_of_folder(self, path: str) -> frozenset[str] | None:
        for name in ("README.md", "readme.md", "Readme.md"):
            file = posixpath.normpath(posixpath.join(path, name))
            if self._actual(file) == file:
                return None if self._is_outside(file, f"{self._root}/{file}") else self._anchors_of(file)
        return None

    def _anchors_of(self, path: str) -> frozenset[str] | None:
        if path not in self._anchors:
            self._anchors[path] = self._read(path)
        return self._anchors[path]

    def _read(self, path: str) -> frozenset[str] | None:
        suffix = PurePosixPath(path).suffix.lower()
        full = Path(self._root, path)
        if suffix not in inputs.SUFFIXES | inputs.HTML_SUFFIXES or not _is_readable(full):
            return None
        try:
            text, _ = files.read_text(full)
        except LinkwatchError:
            return None
        return html.fragments(text) if suffix in inputs.HTML_SUFFIXES else self._parse(text, path).anchors


def _exists(path: str) -> bool:
    try:
        Path(path).stat()
    except (OSError, ValueError):
        return False
    return True


def _is_readable(path: Path) -> bool:
    """Whether reading ends: a regular file (no device, no FIFO) of bounded size."""
    facts = path.stat()
    return stat.S_ISREG(facts.st_mode) and facts.st_size <= MAX_BYTES


def _is_text(path: str) -> bool:
    if not _is_readable(Path(path)):
        return False
    try:
        with Path(path).open("rb") as file:
            return b"\0" not in file.read(8192)
    except OSError:
        return False


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
