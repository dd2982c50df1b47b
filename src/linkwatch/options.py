"""The options that commands share, with their help; each becomes the setting of the same name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Any, TypeVar

import click

from linkwatch import arxiv_ids, completion, config
from linkwatch.model import Sort, Verdict
from linkwatch.patterns import lazy
from linkwatch.report import RENDERERS

FORMATS = tuple(RENDERERS)
STANDARD_OUTPUT = "-"
"""The FILE that is none; a file of that name is `./-`."""

_LONGEST_TITLE = 256
_LONGEST_LABEL = 50
SUFFIXES = {
    ".txt": "text",
    ".log": "text",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".sarif": "sarif",
    ".xml": "junit",
    ".bib": "bibtex",
}

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]


class OrderedCommand(click.Command):
    """Remembers in which order --format and --output were given, so that they pair up."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse twice: click's own parse forgets the order among different options."""
        _, _, order = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta["order"] = [option.name for option in order if option.name in {"formats", "outputs"}]
        return super().parse_args(ctx, args)


def pair(order: Iterable[str], formats: Iterable[str], outputs: Iterable[str]) -> list[tuple[str, str | None]]:
    """Pair each output file with the format named before it, or else after it; a format alone is for standard output.

    `order` says for each value whether it is one of the `formats` or of the `outputs`. A file without a format gets the
    one of its suffix, and `-` is standard output. Raises click.UsageError for a suffix that names no format, and for
    two formats on standard output.
    """
    next_format, next_output = iter(formats), iter(outputs)
    left = [(next(next_format), None) if kind == "formats" else (None, next(next_output)) for kind in order]
    pairs: list[tuple[str, str | None]] = []
    while left:
        (form, file), *left = left
        if left and form and left[0][1]:
            file = left.pop(0)[1]
        elif left and file and left[0][0] and not (len(left) > 1 and left[1][1]):
            form = left.pop(0)[0]
        pairs.append((form or _by_suffix(file or ""), None if file == STANDARD_OUTPUT else file))
    if sum(file is None for _, file in pairs) > 1:
        raise click.UsageError("only one --format can go to standard output; give the others an --output FILE")
    return pairs or [("text", None)]


def _by_suffix(file: str) -> str:
    suffix = PurePath(file).suffix
    form = SUFFIXES.get(suffix.lower()) if suffix else "text"
    if form is None:  # a slip of the finger would put text where a program looks for something else
        known = ", ".join(SUFFIXES)
        raise click.UsageError(f"--output {file}: {suffix} names no format as {known} do; name one: --format text")
    return form


def typed(parse: Callable[[str], Any]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Make a parser of one value the callback of an option that takes one or several; an option not given is None."""

    def callback(_context: click.Context, _option: click.Parameter, value: Any) -> Any:
        try:
            if isinstance(value, tuple):
                return tuple(parse(each) for each in value) or None
            return None if value is None else parse(value)
        except ValueError as error:
            raise click.BadParameter(str(error)) from error

    return callback


def verdicts(text: str) -> frozenset[Verdict]:
    """Read verdict names separated by commas; raises ValueError that names the nearest one, or for an empty name."""
    parts = text.split(",")
    if not all(map(str.strip, parts)):  # a variable that is not set would make a check that never fails
        raise ValueError(f"a verdict's name is missing in {text!r}: give one or several, such as broken,moved")
    return frozenset(map(config.parse_verdict, parts))


def named(text: str) -> str:
    """Read the name of something; raises ValueError where it is empty, as a variable that is not set makes it."""
    if not text.strip():
        raise ValueError("is empty")
    return text


def paper_ids(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Read the papers that somebody names, without version and each once; tells the first that is none."""
    found = {value: arxiv_ids.named(value) for value in values}
    for value, named in found.items():
        if named is None:
            message = f"{value!r} is no paper of arXiv: give an identifier such as 1706.03762, or its address"
            raise click.BadParameter(message)
    return tuple(dict.fromkeys(named.id for named in found.values() if named))


def together(*options: Decorator[Any]) -> Decorator[Any]:
    """Make one decorator of several options; they stand in the help in this order."""

    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def flag(*names: str, help: str) -> Decorator[Any]:  # noqa: A002 - click's word
    """Make a flag that is None when it was not given, so that the configuration decides."""
    return click.option(*names, is_flag=True, default=None, help=help)


def fail_on(help: str) -> Decorator[Any]:  # noqa: A002 - click's word
    """Make the option that names verdicts."""
    return click.option(
        "--fail-on",
        metavar="VERDICT[,…]",
        shell_complete=completion.verdicts,
        callback=typed(verdicts),
        help=help,
    )


def one_line(text: str) -> str:
    """Read the title of an issue; raises ValueError for one that GitHub would not take."""
    if not text.strip() or len(text) > _LONGEST_TITLE or not text.isprintable():
        raise ValueError(f"it takes one line of 1 to {_LONGEST_TITLE} characters")
    return text.strip()


def label(text: str) -> str:
    """Read the label of an issue; raises ValueError for one that GitHub would not take."""
    if not text.strip() or len(text) > _LONGEST_LABEL or not text.isprintable() or "," in text:
        raise ValueError(f"it takes one label of 1 to {_LONGEST_LABEL} characters without comma")
    return text.strip()


def address(text: str) -> str:
    """Read the address of a link; raises ValueError where it is empty."""
    if not text.strip():
        raise ValueError("an address is needed: name the link as the report does")
    return text


PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=completion.files)

URL = click.argument("url", callback=typed(address))

CONFIG = click.option(
    "--config",
    "config_file",
    metavar="FILE",
    shell_complete=completion.files,
    help="Read settings from this file only.",
)

CACHE_DIR = click.option(
    "--cache-dir", metavar="DIR", shell_complete=completion.folders, help="Keep answers there.  [default: .linkwatch]"
)

REPORTS = click.option(
    "--report-dir",
    "folder",
    default="reports",
    show_default=True,
    metavar="DIR",
    shell_complete=completion.folders,
    help="Read the memory there that `check --report-dir` keeps.",
)

REACH = together(
    click.option(
        "--timeout",
        type=click.FloatRange(0, 600, min_open=True),
        metavar="SECONDS",
        help="Longest wait for one answer; a first try gets half of it.  [default: 20]",
    ),
    click.option(
        "--connect-to",
        multiple=True,
        metavar="HOST1:PORT1:HOST2:PORT2",
        callback=typed(config.parse_connect_to),
        help="Connect to HOST2:PORT2 instead of HOST1:PORT1; an empty part stands for any (repeatable).",
    ),
    click.option(
        "--user-agent",
        metavar="NAME",
        callback=typed(config.parse_header),
        help="Name to go by, instead of lwbot's own.",
    ),
)

NETWORK = together(
    REACH,
    flag("--allow-private", help="Visit private and loopback addresses, too."),
    click.option(
        "--no-cache",
        "cache",
        flag_value=False,
        type=bool,
        default=None,
        help="Neither use the answers of earlier runs nor keep those of this one.",
    ),
    CACHE_DIR,
    CONFIG,
)

OUTPUT = together(
    click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="Format of the output."),
    click.option(
        "-o",
        "--output",
        "outputs",
        multiple=True,
        metavar="FILE",
        shell_complete=completion.files,
        help="Write the format named beside it to FILE (both are repeatable, as pairs).",
    ),
)

AMOUNT = together(
    click.option(
        "-q", "--quiet", "amount", flag_value="quiet", help="Tell only what is broken, and what --fail-on names."
    ),
    click.option(
        "-v", "--verbose", "amount", flag_value="verbose", help="Tell every visit, its time and its redirects."
    ),
)

TABLE = together(
    click.option(
        "--add",
        multiple=True,
        metavar="ID",
        callback=paper_ids,
        help="Add a row for a paper, named by its identifier or its address (repeatable).",
    ),
    click.option(
        "--sort",
        type=click.Choice([each.value for each in Sort]),
        callback=typed(Sort),
        help="Sort the rows of papers: newest first, or by title.  [default: none]",
    ),
)

EXPORT = together(
    click.option(
        "--format",
        "form",
        type=click.Choice(["bibtex", "json", "csl-json"]),
        help="Export all papers that the files link to; changes no table.",
    ),
    click.option(
        "-o",
        "--output",
        metavar="FILE",
        shell_complete=completion.files,
        help="Export to FILE instead of standard output; .bib and .json name the format.",
    ),
)


def export(form: str | None, output: str | None, *, beside: bool) -> tuple[str | None, str | None]:
    """Complete the format of exported papers by the suffix of their file.

    Raises click.UsageError where that names none, or where something else is wanted `beside` the export.
    """
    if output and not form:
        form = {".bib": "bibtex", ".json": "json"}.get(PurePath(output).suffix.lower())
        if form is None:
            raise click.UsageError("--output FILE needs a --format, unless FILE ends in .bib or .json")
    if form and beside:
        raise click.UsageError("an export changes and checks no table: leave out --write and --check")
    return form, None if output == STANDARD_OUTPUT else output


ISSUE = together(
    click.option(
        "--repository", metavar="OWNER/NAME", default="", help="Keep it there.  [default: what GITHUB_REPOSITORY says]"
    ),
    click.option(
        "--title", metavar="TEXT", callback=typed(one_line), help="Title of a new one.  [default: Links to mend]"
    ),
    click.option("--label", metavar="NAME", callback=typed(label), help="Label of a new one, by which it is found."),
    fail_on("Verdicts that open it, and keep it open.  [default: broken]"),
    click.option("--dry-run", is_flag=True, help="Only say what would be done, and show the text."),
)

_ACTION = lazy(r"[A-Za-z0-9][\w-]*/[\w.-]+(?:/[\w./-]+)?@[\w./-]+", re.ASCII)


def action(text: str) -> str:
    """Read where an action is found; raises ValueError for what is no such place."""
    if not _ACTION.fullmatch(text):
        raise ValueError(f"{text!r} is no action: give OWNER/REPO@COMMIT")
    return text


INIT = together(
    click.option(
        "--action",
        metavar="OWNER/REPO@REF",
        callback=typed(action),
        help="The action that the workflows use.  [default: where this copy of linkwatch comes from]",
    ),
    click.option("--dry-run", is_flag=True, help="Only show what would be written."),
)

CHECK = together(
    OUTPUT,
    AMOUNT,
    click.option(
        "--report-dir",
        metavar="DIR",
        shell_complete=completion.folders,
        help="Write the report there in all its forms, and keep the memory of runs there.",
    ),
    click.option(
        "--max-age",
        metavar="DURATION",
        callback=typed(config.parse_duration),
        help="How long good answers of earlier runs count, such as 12h.  [default: 1d]",
    ),
    click.option(
        "--base",
        metavar="REF",
        callback=typed(named),
        help="Check only what the change since REF adds or touches; what it breaks in other files counts, too.",
    ),
    click.option(
        "--baseline",
        metavar="FILE",
        callback=typed(named),
        shell_complete=completion.files,
        help="Do as with --base, without git: FILE is the JSON report of an earlier run.",
    ),
    flag("--offline", help="Check files and headings only; ask no server."),
    fail_on("Verdicts that exit with 1.  [default: broken]"),
    click.option(
        "--exclude",
        multiple=True,
        metavar="REGEX",
        callback=typed(config.parse_pattern),
        help="Do not check addresses that match (repeatable).",
    ),
    click.option(
        "--include",
        multiple=True,
        metavar="REGEX",
        callback=typed(config.parse_pattern),
        help="Check only addresses that match, even excluded ones (repeatable).",
    ),
    click.option(
        "--per-host",
        type=click.IntRange(1, 64),
        metavar="N",
        help="Requests in flight on one host.  [default: 6]",
    ),
    click.option(
        "--interval",
        type=click.FloatRange(0, 60),
        metavar="SECONDS",
        help="Time between two starts on one host.  [default: 0.05]",
    ),
    click.option(
        "--deadline",
        type=click.FloatRange(0, 86_400),
        metavar="SECONDS",
        help="Visit nothing more after so long, tell what was seen and exit with 2; 0 is never.  [default: 0]",
    ),
    click.option(
        "--concurrency",
        type=click.IntRange(1, 4096),
        metavar="N",
        help="Requests in flight in all.  [default: 512]",
    ),
)
