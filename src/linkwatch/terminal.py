"""What people see while and after a command runs; machine output goes to standard output and nothing else does."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

import click

from linkwatch.model import Progress, Report, Tally, Verdict

if TYPE_CHECKING:
    from linkwatch.report.to_text import Line

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

LINKING_TERMS = frozenset({"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "foot-extra", "contour", "wezterm"})
LINKING_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "rio", "Tabby", "zed"})
LINKING_MARKS = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM")
"""By which terminals are known that open links: TERM, TERM_PROGRAM, and variables that they set."""

_FIRST_LINKING_VTE = 5000  # 0.50.0, as VTE_VERSION writes it
_NARROWEST = 40
_ECHO = 3
"""Columns that a bar leaves free: `^C` is echoed behind it, and one that breaks the line cannot be taken away."""


def say(message: str) -> None:
    """Tell something to the person at the terminal, beside the output proper; what a stranger put in it is inert."""
    from linkwatch.report import escape

    with unheard():
        click.echo(escape.lines(escape.without_secrets(message)), err=True)


@contextmanager
def unheard() -> Iterator[None]:
    """Let what is told on standard error get lost where nobody listens: that changes no verdict."""
    try:
        yield
    except OSError:
        drop(sys.stderr)


def drop(stream: TextIO | None) -> None:
    """Let what could not be written go, so that Python's last flush does not change the exit status."""
    if stream is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def is_plain() -> bool:
    """Whether colours are unwanted on standard output (no-color.org; CI; a dumb terminal; no terminal at all)."""
    unwanted = os.environ.get("NO_COLOR") or _is_nobodys()
    return bool(unwanted) or sys.stdout is None or not sys.stdout.isatty()


def lines(report: Report, amount: str | None, fail_on: Collection[Verdict]) -> Iterable[Line]:
    """Give the text report, `quiet`, `verbose` or (None) as usual; quiet, it names what is broken and what fails."""
    from linkwatch.report import to_text

    if amount == "quiet":
        return to_text.quiet_lines(report, {Verdict.BROKEN, *fail_on})
    return to_text.verbose_lines(report) if amount == "verbose" else to_text.lines(report)


def beside(report: Report, amount: str | None) -> str:
    """Give what people are told beside machine output."""
    from linkwatch.report import to_text

    visits = to_text.visits(report) if amount == "verbose" else ()
    return to_text.plain([*visits, *to_text.cut_short(report), to_text.summary(report)]).strip("\n")


def shown(told: Iterable[Line]) -> str:
    """Give lines of the text report as standard output can show them: coloured, wrapped and linked, or plain."""
    return "".join(pieces(told))


def pieces(told: Iterable[Line]) -> Iterator[str]:
    """Give what `shown` gives, piece by piece: a report may be large."""
    if is_plain():
        return (f"{line.text}\n" for line in told)
    width, linking = shutil.get_terminal_size().columns, can_link(os.environ)
    return (f"{row}\n" for line in told for row in _rows(line, max(width, _NARROWEST), linking=linking))


def can_link(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is known to open links (OSC 8) on a click; FORCE_HYPERLINK decides where it is set."""
    if forced := environ.get("FORCE_HYPERLINK"):
        return forced != "0"
    term, vte = environ.get("TERM", ""), environ.get("VTE_VERSION", "")
    if term.startswith(("screen", "tmux")):
        return False  # what runs inside cannot see whether the terminal outside can
    named = term in LINKING_TERMS or environ.get("TERM_PROGRAM") in LINKING_PROGRAMS
    return named or any(map(environ.get, LINKING_MARKS)) or (vte.isdecimal() and int(vte) >= _FIRST_LINKING_VTE)


def _rows(line: Line, width: int, *, linking: bool) -> Iterator[str]:
    """Wrap a line at spaces, counting wide characters as two; an address stays whole, so that it can be copied."""
    import wcwidth

    indent = " " * (len(line.text) - len(line.text.lstrip()) + 2)
    rows = wcwidth.wrap(line.text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [
        ""
    ]
    for row in rows:
        text = _linked(row, line.url) if linking and line.url else row
        yield click.style(text, **STYLES.get(line.style, {}))


def _linked(row: str, url: str) -> str:
    """Make the address in a row a link (OSC 8); its target may hold ASCII only."""
    target = "".join(char if char.isascii() else quote(char) for char in url)
    return row.replace(url, f"\x1b]8;;{target}\x1b\\{url}\x1b]8;;\x1b\\", 1)


def is_watched() -> bool:
    """Whether a person looks at a terminal on standard error that can move its cursor."""
    return not _is_nobodys() and sys.stderr is not None and sys.stderr.isatty()


def _is_nobodys() -> bool:
    """Whether what looks like a terminal is a log, or can do nothing but write."""
    return bool(os.environ.get("CI")) or os.environ.get("TERM") == "dumb"


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Show how the run stands on standard error, when a person is looking at a terminal that can; then take it away."""
    if not is_watched():
        yield lambda _tally: None
        return
    from rich.console import Console, Group, RenderableType
    from rich.constrain import Constrain
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar
    from rich.table import Column
    from rich.text import Text

    from linkwatch.report import escape, words

    class Standing(Bar):
        """A bar, and in a line below it the verdicts so far and the hosts that are waited for."""

        def get_renderable(self) -> RenderableType:
            tallies = (escape.one_line(words.progress(task.fields["tally"])) for task in self.tasks)
            below = (Text(tally, overflow="ellipsis", no_wrap=True) for tally in tallies)
            # no padding: its blanks would fill the row that is to stay free
            return Constrain(Group(self.make_tasks_table(self.tasks), *below), max(1, console.width - _ECHO))

    console = Console(stderr=True, force_terminal=True)
    line = BarColumn(None, table_column=Column(ratio=1))
    columns = (TextColumn("checking links"), line, MofNCompleteColumn(), TimeElapsedColumn())
    with Standing(*columns, console=console, transient=True, expand=True) as bar:
        task = bar.add_task("links", total=None, tally=Tally(0, 0))
        yield lambda tally: bar.update(task, completed=tally.done, total=tally.total, tally=tally)
