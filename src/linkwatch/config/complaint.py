"""Tells everything that is wrong with a file at once, each with its line and column."""

from __future__ import annotations

from collections.abc import Sequence

from linkwatch.config.fault import Fault
from linkwatch.config.toml_file import TomlFile
from linkwatch.config.toml_places import Places
from linkwatch.model import LinkwatchError, Problem

MOST = 100
"""Nobody reads more lines than this."""


def about(file: TomlFile, faults: Sequence[Fault]) -> LinkwatchError:
    """Give the error that lists the faults of a file, one a line in the file's order."""
    places = Places(file.text, depth=len(file.prefix) + 3)  # papers.columns[0]
    problems = [_problem(file, places, fault) for fault in faults[:MOST]]
    lines = [str(each) for each in sorted(problems, key=lambda each: (each.line, each.column))]
    if len(faults) > MOST:
        lines.append(f"{file.path}: {len(faults) - MOST} more errors")
    return LinkwatchError("\n".join(lines), "Correct the file; docs/configuration.md describes every key.")


def _problem(file: TomlFile, places: Places, fault: Fault) -> Problem:
    line, column = places.of((*file.prefix, *fault.path), key=fault.at_key)
    return Problem(str(file.path), line, column, fault.message)
