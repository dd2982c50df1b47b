"""Loads what the user wants: defaults, then the configuration file, then the flags of the command line."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from linkwatch.config.limits import LIMITS
from linkwatch.config.location import find
from linkwatch.config.toml_file import read
from linkwatch.config.values import parse_connect_to, parse_duration, parse_header, parse_pattern, parse_verdict, shown
from linkwatch.model import LinkwatchError, Settings

__all__ = [
    "find",
    "load",
    "parse_connect_to",
    "parse_duration",
    "parse_header",
    "parse_pattern",
    "parse_verdict",
    "schema",
]


HEADERS = ("user_agent", "contact")
"""Settings that servers get to read."""
ONE_RUN = ("base", "baseline")
"""Settings that are about one run, so that a file has no keys for them: every run would check a change alone."""


def load(path: Path | None, flags: Mapping[str, object]) -> Settings:
    """Give the settings of a run: the flags that were given, else what the file at `path` says, else the defaults.

    `flags` has typed values by the names of Settings; None and () mean 'not given'. `paths` and `cache-dir` of a file
    count from its folder. Raises LinkwatchError, with one line for each error of the file.
    """
    given: dict[str, Any] = {name: value for name, value in flags.items() if value is not None and value != ()}
    _check(given)
    return replace(Settings(), **{**_from_file(path), **given})


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the configuration file, as `linkwatch.schema.json` holds it for editors."""
    from linkwatch.config import keys  # noqa: PLC0415 - pydantic: see _from_file

    return keys.schema()


def _check(given: Mapping[str, Any]) -> None:
    for name, value in given.items():
        limit = LIMITS.get(name)
        flag = name.replace("_", "-")
        if limit and not limit.admits(value):
            raise LinkwatchError(f"--{flag}: expected {limit}, got {shown(value)}", "Give a value in this range.")
        if name in HEADERS:
            _check_header(flag, value)


def _check_header(flag: str, value: str) -> None:
    try:
        parse_header(value)
    except ValueError as error:
        raise LinkwatchError(f"--{flag}: {error}", "Only such text can stand in a request.") from None


def _from_file(path: Path | None) -> dict[str, Any]:
    if path is None or path == Path(os.devnull):  # which is how to say "no file at all"
        return {}
    file = read(path)
    if not file.table:
        return {}
    from linkwatch.config import keys  # noqa: PLC0415 - pydantic takes a seventh of a second that only a file is worth

    values, faults = keys.validate(file.table)
    if faults:
        from linkwatch.config import complaint  # noqa: PLC0415 - its parser is for faulty files only

        raise complaint.about(file, faults)
    return _counted_from(path.parent, values)


def _counted_from(folder: Path, values: dict[str, Any]) -> dict[str, Any]:
    def within(name: str) -> str:
        return name if folder == Path() else (folder / name).as_posix()

    if "paths" in values:
        values["paths"] = tuple(map(within, values["paths"]))
    if "cache_dir" in values:
        values["cache_dir"] = within(values["cache_dir"])
    return values
