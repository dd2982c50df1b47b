"""Which files of a folder count: nothing that is hidden, comes from elsewhere, or is left out by a `.gitignore`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from linkwatch import files
from linkwatch.documents.gitignore import Ignores
from linkwatch.model import LinkwatchError

SKIPPED = frozenset({"node_modules", "__pycache__", "venv"})


def hidden(name: str) -> set[str]:
    """Give the parts of a path that are hidden or hold what others wrote."""
    return {part for part in PurePosixPath(name).parts if part.startswith(".") or part in SKIPPED}


def walk(path: str) -> Iterator[str]:
    """Give the files below a folder, relative to it; links to folders are not followed.

    Raises LinkwatchError where a folder cannot be read.
    """
    tree = Tree(path)
    for folder, folders, names in os.walk(path, onerror=_unreadable):
        inside = Path(folder).relative_to(path).parts
        folders[:] = sorted(
            name for name in folders if not hidden(name) and not tree.leaves_out((*inside, name), is_folder=True)
        )
        found = (name for name in names if not tree.leaves_out((*inside, name), is_folder=False))
        yield from ("/".join((*inside, name)) for name in found)


class Tree:
    """The `.gitignore` files of a folder and below, and of those around it from the current folder on.

    The latter do not count where they leave the folder out: the user names it.
    """

    def __init__(self, folder: str | Path) -> None:
        self._folder = Path(folder)
        self._around, above = _around(self._folder)
        self._levels: dict[tuple[str, ...], Ignores] = {(): Ignores(folder, above)}

    def leaves_out(self, names: Sequence[str], *, is_folder: bool) -> bool:
        """Whether a path below the folder is ignored, while the folders that it is in are not."""
        return self._level(tuple(names[:-1])).leaves_out((*self._around, *names), is_folder=is_folder)

    def hides(self, names: Sequence[str]) -> bool:
        """Whether a file below the folder is ignored, or any of the folders that it is in."""
        return any(self.leaves_out(names[:end], is_folder=end < len(names)) for end in range(1, len(names) + 1))

    def _level(self, inside: tuple[str, ...]) -> Ignores:
        for end in range(1, len(inside) + 1):
            if inside[:end] not in self._levels:
                above = self._levels[inside[: end - 1]]
                self._levels[inside[:end]] = Ignores(self._folder.joinpath(*inside[:end]), above)
        return self._levels[inside]


def _around(folder: Path) -> tuple[tuple[str, ...], Ignores | None]:
    """Give the names that lead from the current folder to this one, and the patterns on the way; nothing elsewhere."""
    full, here = Path(os.path.abspath(folder)), Path.cwd()  # noqa: PTH100 - resolve() would follow links
    if here not in full.parents:
        return (), None
    names = full.relative_to(here).parts
    ignores = Ignores(here)
    for depth in range(1, len(names) + 1):
        if ignores.leaves_out(names[:depth], is_folder=True):
            return (), None
        if depth < len(names):
            ignores = Ignores(here.joinpath(*names[:depth]), ignores)
    return names, ignores


def _unreadable(error: OSError) -> None:
    message = f"{error.filename}: this folder cannot be read: {files.reason(error)}"
    raise LinkwatchError(message, "Check its permissions, or name the files.") from error
