"""What a repository needs to be looked after: a configuration and two workflows; nothing that is there is touched."""

from __future__ import annotations

import contextlib
import os
from dataclasses import replace
from importlib.resources import files as packaged
from pathlib import Path

from linkwatch import files, origin
from linkwatch.config.location import OWN, find
from linkwatch.confines import repository, repository_root
from linkwatch.model import LinkwatchError
from linkwatch.records import dataclass

PLACEHOLDER = "OWNER/linkwatch@COMMIT"
"""What stands in the workflows where nobody knows the action's address."""

WORKFLOWS = ".github/workflows"
_STARTERS = {
    OWN: "linkwatch.toml",
    f"{WORKFLOWS}/link-health.yml": "link-health.yml",
    f"{WORKFLOWS}/pull-request.yml": "pull-request.yml",
}


@dataclass(frozen=True, slots=True)
class Starter:
    """A file for a repository: its name there and its text; `stays` says why it is not to be written, '' if it is."""

    name: str
    text: str
    stays: str = ""


def root() -> Path:
    """Give the folder of the repository that the current folder is in, else the current folder.

    Raises LinkwatchError in a bare repository, whose folder is git's own.
    """
    here = Path.cwd()
    bare = next(filter(_is_bare, [here, *here.parents]), None)
    if bare and not is_in_repository():
        raise LinkwatchError(f"{bare}: this repository is bare, so there is no place for files", _CLONE)
    return repository_root(OWN)


def is_in_repository() -> bool:
    """Whether the current folder is in the files of a repository."""
    return repository(OWN) is not None


def starters(folder: Path, action: str = "") -> tuple[Starter, ...]:
    """Give what a repository gets; `action` is `OWNER/REPO@REF`, by itself where this copy comes from."""
    address = action or origin.find() or PLACEHOLDER
    return tuple(
        Starter(name, _text(source).replace(PLACEHOLDER, address), _why_not(folder, name))
        for name, source in _STARTERS.items()
    )


def write(folder: Path, starter: Starter) -> Starter:
    """Write a file that is missing, and give what came of it; raises LinkwatchError where it cannot be written."""
    path = folder / starter.name
    if starter.stays:
        return starter
    files.make_folder(path.parent)
    try:
        _create(path, starter.text)
    except FileExistsError:  # it turned up meanwhile, or is a link that leads nowhere
        return replace(starter, stays=_IS_THERE)
    except OSError as error:
        hint = "Check the folder and its permissions."
        raise LinkwatchError(f"{starter.name}: cannot be written: {files.reason(error)}", hint) from error
    return starter


def line(starter: Starter, *, is_plan: bool) -> str:
    """Say what became of a starter; of a plan, also what it would hold."""
    if starter.stays:
        return f"left   {starter.name}: {starter.stays}\n"
    return f"would write {starter.name}:\n\n{starter.text}\n" if is_plan else f"wrote  {starter.name}\n"


def warning(starter: Starter) -> str:
    """Say what is still to be filled in, '' where nothing is."""
    if starter.stays or PLACEHOLDER not in starter.text:
        return ""
    return f"{starter.name}: put the address of linkwatch's action in place of {PLACEHOLDER}: it is not known here"


def _is_bare(folder: Path) -> bool:
    """Whether a folder looks as git looks for: this must not ask git, which may refuse to answer."""
    return os.path.isfile(folder / "HEAD") and all(os.path.isdir(folder / name) for name in ("objects", "refs"))  # noqa: PTH112, PTH113 - Path.is_file raises where a folder must not be searched


def _text(source: str) -> str:
    return (packaged("linkwatch") / "starters" / source).read_text(encoding="utf-8")


def _why_not(folder: Path, name: str) -> str:
    if os.path.lexists(folder / name):
        return _IS_THERE
    settings = find(folder.resolve()) if name == OWN else None
    return f"the settings are in {settings.name}" if settings and settings.parent == folder.resolve() else ""


def _create(path: Path, text: str) -> None:
    """Write a new file, whole or not at all; raises FileExistsError where there is one."""
    file = path.open("xb")
    try:
        with file:
            file.write(text.encode())
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


_IS_THERE = "it is there already"
_CLONE = "Run it in a clone with files: `git clone`."
