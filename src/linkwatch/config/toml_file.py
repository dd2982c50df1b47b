"""Reads a TOML file with settings; whatever keeps it from being read is told with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from linkwatch import files
from linkwatch.model import LinkwatchError, Problem
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

MAX_CHARACTERS = 256 * 1024
TABLE = ("tool", "linkwatch")
"""Where the settings are in a file that other programs share, `pyproject.toml`."""

_ENDLESS_KEY = lazy(r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){64}""", re.ASCII)


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file with settings: its text without byte order mark, the table of settings, and the keys that lead to it."""

    path: Path
    text: str
    table: Mapping[str, Any]
    prefix: tuple[str, ...] = ()


def read(path: Path) -> TomlFile:
    """Read the settings in a file, those under `[tool.linkwatch]` where it is called `pyproject.toml`.

    Raises LinkwatchError where it cannot be read, is no TOML or has no such table.
    """
    text = _text(path)
    prefix = TABLE if path.name == "pyproject.toml" else ()
    table = _settings(_parse(path, text), prefix)
    if table is None:
        raise LinkwatchError(f"{path}: no table [tool.linkwatch]", "Add the table, or name another file.")
    if not isinstance(table, dict):
        raise LinkwatchError(f"{path}: tool.linkwatch: expected a table", "Write the settings under [tool.linkwatch].")
    return TomlFile(path, text, table, prefix)


def has_settings(path: Path) -> bool:
    """Whether a shared file has something under `tool.linkwatch`; without that word it may be broken."""
    text, _ = files.read_text(path)
    return "linkwatch" in text and _settings(_parse(path, _text(path)), TABLE) is not None


def _settings(document: dict[str, Any], prefix: tuple[str, ...]) -> Any:
    found: Any = document
    for key in prefix:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _text(path: Path) -> str:
    text, problems = files.read_text(path)
    for problem in problems:
        raise LinkwatchError(str(problem), "TOML is always UTF-8.")
    return text.removeprefix("\ufeff")


def _parse(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - many runs have no such file

    try:
        _refuse_excess(text)
        return tomllib.loads(text)
    except RecursionError:
        problem = Problem(str(path), 0, 0, "invalid TOML: nested too deeply")
    except ValueError as error:  # tomllib lets the ValueError of a number with thousands of digits through
        problem = _located(path, text, str(error))
    raise LinkwatchError(str(problem), "Correct the file.")


def _refuse_excess(text: str) -> None:
    """Raise ValueError for what would keep tomllib busy for minutes: its time grows with the square of a dotted key."""
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"longer than {MAX_CHARACTERS} characters")
    if key := _ENDLESS_KEY.search(text):
        before = text[: key.start()]
        line, column = before.count("\n") + 1, key.start() - before.rfind("\n")
        raise ValueError(f"A key with more than 64 parts (at line {line}, column {column})")


def _located(path: Path, text: str, message: str) -> Problem:
    """Take the place out of a message of tomllib, which has it in its words only (before Python 3.14)."""
    what, _, where = message.rpartition(" (at ")
    if not what:
        return Problem(str(path), 0, 0, f"invalid TOML: {message[:1].lower()}{message[1:]}")
    numbers = re.findall(r"\d+", where)
    end = text.rstrip("\n")
    line, column = map(int, numbers) if numbers else (end.count("\n") + 1, len(end) - end.rfind("\n"))
    return Problem(str(path), line, column, f"invalid TOML: {what[:1].lower()}{what[1:]}")
