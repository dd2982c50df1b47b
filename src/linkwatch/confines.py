"""The folder that a path belongs to, and whether symbolic links lead out of it: what stands there is nobody's business.

A stranger's change can hold links: it must not make a run on it read or write the files of whoever runs it.
"""

from __future__ import annotations

import os
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
    return next((folder for folder in _absolute(file).parents if (folder / ".git").exists()), None)


def leaves(path: str | Path, folder: str | Path) -> bool:
    """Whether symbolic links lead a path out of a folder; raises ValueError for what cannot be a path."""
    real, base = (os.path.normcase(os.path.realpath(each)) for each in (path, folder))
    return os.path.splitdrive(real)[0] != os.path.splitdrive(base)[0] or os.path.commonpath([real, base]) != base


def check(path: str | Path) -> None:
    """Raise LinkwatchError if a path in a repository leads out of it, in the same words whatever stands there."""
    if os.path.realpath(path) == os.path.abspath(path):  # noqa: PTH100 - resolve() would follow links
        return  # as nearly always
    around = repository(path)
    if around and leaves(path, around):
        raise LinkwatchError(f"{path}: is a symbolic link that leads out of the repository", HINT)


def check_own(path: str | Path) -> None:
    """Raise LinkwatchError if a file of linkwatch's own leads out of the folder that it is kept in."""
    if leaves(path, Path(path).parent):
        raise LinkwatchError(f"{path}: is a symbolic link that leads out of its folder", HINT)


def _absolute(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
