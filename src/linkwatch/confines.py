"""The folder that a path belongs to, and whether symbolic links lead out of it: what stands there is nobody's business.

A stranger's change can hold links: it must not make a run on it read or write the files of whoever runs it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from linkwatch.model import LinkwatchError

HINT = "Name the file or folder that it leads to, or remove the link."


def repository_root(file: str | Path) -> Path:
    """Give the nearest folder above a file that holds `.git`, else the current folder, else the file's own.

    The current folder is meant only where the file is below it.
    """
    path, here = _absolute(file), Path.cwd()
    return repository(file) or (here if here in path.parents else path.parent)


def repository(file: str | Path) -> Path | None:
    """Give the nearest folder above a file that holds `.git`, None where there is none."""
    return next(filter(_holds_git, _absolute(file).parents), None)


def in_repository(files: Iterable[str]) -> dict[str, str]:
    """Give the paths from the repository's root of those files that are named otherwise; the first file's one counts.

    Files that are in no repository, or in another one, keep their names.
    """
    named = list(files)
    root = repository(named[0]) if named else None
    if root is None:
        return {}
    is_here = root == Path.cwd()
    odd = (file for file in named if not is_here or Path(file).is_absolute() or file.startswith(os.pardir))
    found = ((file, _from(root, file)) for file in odd)
    return {file: path for file, path in found if path != file and not path.startswith("../")}


def leaves(path: str | Path, folder: str | Path) -> bool:
    """Whether symbolic links lead a path out of a folder, or into git's own; ValueError for what cannot be a path."""
    real, base = os.path.realpath(path), os.path.realpath(folder)
    return is_outside(real, base) or (is_gits(real, base) and not is_gits(str(_absolute(path)), str(_absolute(folder))))


def is_outside(path: str, folder: str) -> bool:
    """Whether a path is neither a folder nor below it; both are absolute and hold no links."""
    real, base = os.path.normcase(path), os.path.normcase(folder)
    return os.path.splitdrive(real)[0] != os.path.splitdrive(base)[0] or os.path.commonpath([real, base]) != base


def is_gits(path: str, folder: str) -> bool:
    """Whether a path is the `.git` of a folder or below it: settings and tokens, which no reader of the files sees."""
    rest = os.path.normcase(path).removeprefix(os.path.normcase(folder)).lstrip(os.sep)
    return rest.partition(os.sep)[0].lower() == ".git"


def check(path: str | Path) -> None:
    """Raise LinkwatchError if a path in a repository leads out of it, in the same words whatever stands there."""
    if os.path.realpath(path) == os.path.abspath(path):  # noqa: PTH100 - resolve() would follow links
        return  # as nearly always
    around = repository(path)
    if around and leaves(path, around):
        raise LinkwatchError(f"{path}: is a symbolic link that leads out of the repository", HINT)


def check_own(path: str | Path) -> None:
    """Raise LinkwatchError if a file of linkwatch's own leads out of its folder, or is a pipe, which may block."""
    if leaves(path, Path(path).parent):
        raise LinkwatchError(f"{path}: is a symbolic link that leads out of its folder", HINT)
    if os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path)):  # noqa: PTH110, PTH112, PTH113
        raise LinkwatchError(f"{path}: is no regular file", "Remove it.")


def _from(root: Path, file: str) -> str:
    try:
        return Path(os.path.relpath(file, root)).as_posix()
    except ValueError:  # no path leads from one drive to another
        return file


def _holds_git(folder: Path) -> bool:
    return os.path.exists(folder / ".git")  # noqa: PTH110 - Path.exists raises where a folder must not be searched


def _absolute(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
