"""Where the configuration is: the nearest file with settings, no further up than the repository."""

from __future__ import annotations

import os
from pathlib import Path

from linkwatch.config.toml_file import has_settings
from linkwatch.model import LinkwatchError

OWN = "linkwatch.toml"
SHARED = "pyproject.toml"


def find(start: Path) -> Path | None:
    """Give the nearest `linkwatch.toml`, or `pyproject.toml` with `[tool.linkwatch]`, from the folder `start` upwards.

    The search ends at the repository's root (a folder with `.git`) or the file system's; the path is relative where
    `start` is. Raises LinkwatchError where one folder has both.
    """
    here = start.resolve()
    for ups, real in enumerate((here, *here.parents)):
        folder = real if start.is_absolute() else start.joinpath(*[".."] * ups)
        found = _in(folder)
        if found or os.path.lexists(real / ".git"):
            return found
    return None


def _in(folder: Path) -> Path | None:
    own, shared = folder / OWN, folder / SHARED
    found = [path for path in (own, shared) if _is_meant(path) and (path == own or has_settings(path))]
    if len(found) > 1:
        message = f"both {own} and {shared} have settings of linkwatch"
        raise LinkwatchError(message, f"Keep the settings in one of them, or choose one with --config {own}.")
    return found[0] if found else None


def _is_meant(path: Path) -> bool:
    """Whether something is there that may be a file: of a link it must not depend on what stands where it leads to."""
    return os.path.islink(path) or (os.path.lexists(path) and not os.path.isdir(path))  # noqa: PTH112, PTH114
