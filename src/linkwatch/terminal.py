"""What people see while and after a command runs; machine output goes to standard output and nothing else does."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from linkwatch.model import Progress, Report

STYLES: dict[str, dict[str, Any]] = {
    "notice": {"bold": True},
    "warning": {"fg": "yellow"},
    "summary": {"bold": True},
    "broken": {"fg": "red", "bold": True},
    "moved": {"fg": "cyan", "bold": True},
    "blocked": {"fg": "magenta", "bold": True},
    "unreachable": {"fg": "yellow", "bold": True},
    "recovered": {"fg": "green", "bold": True},
    "detail": {"dim": True},
}
"""How each style of the text report looks; what is not here is plain."""


def say(message: str) -> None:
    """Tell something to the person at the terminal, beside the output proper."""
    click.echo(message, err=True)


def is_plain() -> bool:
    """Whether colours are unwanted on standard output (no-color.org; a dumb terminal; no terminal at all)."""
    unwanted = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return bool(unwanted) or sys.stdout is None or not sys.stdout.isatty()


def styled(report: Report) -> str:
    """Give the text report with colours."""
    from linkwatch.report import to_text

    return "".join(click.style(line.text, **STYLES.get(line.style, {})) + "\n" for line in to_text.lines(report))


def is_watched() -> bool:
    """Whether a person looks at a terminal on standard error that can move its cursor."""
    return sys.stderr.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show a bar on standard error while links are checked, when a person is looking at a terminal that can."""
    if not is_watched():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("checking links"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True, force_terminal=True), transient=True) as bar:
        task = bar.add_task("links", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
