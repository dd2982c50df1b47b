"""Arguments → settings → stages → text → exit status; alone prints, writes and exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from linkwatch import completion, ending, options, terminal
from linkwatch import outputs as places
from linkwatch.model import LinkwatchError, Problem, Report, Settings, Sort, Verdict
from linkwatch.terminal import beside, drop, lines, progress_bar, say, shown, unheard
from linkwatch.version import __version__

if TYPE_CHECKING:
    from linkwatch.jobs import Tables


def main() -> NoReturn:
    """Run the command line and exit: 0 nothing found, 1 something found, 2 the job could not be done."""
    ending.heed()
    try:
        status = cli.main(prog_name="linkwatch", standalone_mode=False)
    except LinkwatchError as error:
        _say_error(error)
        status = 2
    except click.ClickException as error:
        with unheard():
            error.show()
        status = 2
    except (KeyboardInterrupt, click.Abort):
        say("linkwatch: interrupted")
        status = 2
    except MemoryError:
        say("linkwatch: this machine has too little memory for it\n  Check fewer or smaller files at a time.")
        status = 2
    except BrokenPipeError:
        drop(sys.stdout)
        status = 0
    except OSError as error:
        drop(sys.stdout)
        say(f"linkwatch: {error}")
        status = 2
    sys.exit(status if isinstance(status, int) else 0)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", message="linkwatch %(version)s")
def cli() -> None:
    """Check the links of Markdown guides, and keep their papers' metadata.

    Exit status: 0 nothing to mend was found, 1 something was, 2 the job could not be done.
    """


@cli.command(cls=options.OrderedCommand)
@options.PATHS
@options.CHECK
@options.NETWORK
@click.pass_context
def check(context: click.Context, /, paths: tuple[str, ...], config_file: str | None, **given: Any) -> int:
    """Check every link of the files and folders.

    Without PATH: the configuration's paths, else every Markdown file that git tracks below here. `-` is standard input.
    """
    folder, amount = given.pop("report_dir"), given.pop("amount")
    outputs = options.pair(context.meta["order"], given.pop("formats"), given.pop("outputs"))
    outputs += places.report_files(folder)
    if given["base"] and given["baseline"]:
        raise click.UsageError("--base and --baseline exclude each other")
    settings = _settings(config_file, given)
    places.check_places(outputs, paths or settings.paths, settings.baseline)
    from linkwatch import jobs, remembering

    with progress_bar() as progress:
        report = jobs.check(paths or settings.paths, settings, progress)
    report = remembering.remember(report, settings, folder)
    _deliver(report, outputs, amount, settings.fail_on)
    return _status(report, settings)


@cli.command()
@options.PATHS
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.CONFIG
def links(paths: tuple[str, ...], form: str, config_file: str | None) -> int:
    """List the links of the files and folders (`-`: standard input); asks no server."""
    from linkwatch import documents
    from linkwatch.report import to_json, to_text

    settings = _settings(config_file, {})
    read = documents.read(paths or settings.paths)
    found = [occurrence for document in read for occurrence in document.occurrences]
    _print(to_json.links(found) if form == "json" else to_text.links(found))
    _tell(problem for document in read for problem in document.problems)
    return 0


@cli.command()
@options.PATHS
@click.option("--write", is_flag=True, help="Write the regenerated tables into the files.")
@click.option("--check", "stale_fails", is_flag=True, help="Exit with 1 if a table is stale or a paper does not exist.")
@options.TABLE
@options.EXPORT
@options.NETWORK
def papers(paths: tuple[str, ...], write: bool, stale_fails: bool, config_file: str | None, **given: Any) -> int:
    """Bring the tables of papers up to date with arXiv; shows the change, and writes it only with --write.

    Empty cells are filled, and the columns that linkwatch keeps follow arXiv. All else stays byte for byte. Without
    PATH: the configuration's paths, else every Markdown file that git tracks below here.
    """
    from linkwatch import jobs

    add, sort = given.pop("add"), given.pop("sort")
    beside = bool(write or stale_fails or add or sort)
    form, output = options.export(given.pop("form"), given.pop("output"), beside=beside)
    if write and stale_fails:
        raise click.UsageError("--write and --check exclude each other")
    if write and "-" in paths:
        raise click.UsageError("standard input cannot be written to: leave out --write, or name a file")
    settings = _sorted(_settings(config_file, given), sort)
    if form:
        return _export(paths or settings.paths, settings, form, output)
    tables = jobs.regenerate(paths or settings.paths, settings, add=add)
    _tell_problems(tables)
    unwritten = jobs.write_stale(tables.changes) if write else {}
    _show(tables, unwritten, write=write)
    if unwritten or any(change.failed for change in tables.changes) or set(add) & {*tables.missing}:
        return 2
    is_wrong = bool(tables.gone) or any(change.is_stale for change in tables.changes)
    if stale_fails and tables.trouble and not is_wrong:
        return 2  # nobody can say that the table is up to date
    return int(stale_fails and is_wrong)


def _sorted(settings: Settings, sort: Sort | None) -> Settings:
    return replace(settings, papers=replace(settings.papers, sort=sort)) if sort else settings


def _tell_problems(tables: Tables) -> None:
    _tell(tables.problems)
    _tell(problem for change in tables.changes for problem in change.problems)
    _tell(tables.gone, "error")
    if tables.trouble:
        say(f"linkwatch: {tables.trouble}")


def _export(paths: Sequence[str], settings: Settings, form: str, output: str | None) -> int:
    """Give the papers to other programs; a file that knows more of them than this run stays as it is."""
    from linkwatch import bibliography, files

    places.check_places([(form, output)], paths)
    found = bibliography.gather(paths, settings)
    _tell(found.problems)
    if found.trouble:
        say(f"linkwatch: {found.trouble}")
    text = bibliography.FORMATS[form](found.papers)
    if output is None:
        _print(text)
    elif why := places.stays(output, "bibtex", found.missing):
        say(f"warning: {why}")
    else:
        files.replace(output, text)
    return 2 if found.missing else 0


@cli.command(cls=options.OrderedCommand)
@options.OUTPUT
@options.AMOUNT
@options.CACHE_DIR
@options.CONFIG
@click.pass_context
def report(context: click.Context, /, amount: str | None, config_file: str | None, **given: Any) -> int:
    """Show the last run again, in any format; asks no server."""
    from linkwatch import remembering

    outputs = options.pair(context.meta["order"], given.pop("formats"), given.pop("outputs"))
    settings = _settings(config_file, given)
    places.check_places(outputs)
    last = remembering.last_run(settings)
    _deliver(last, outputs, amount, settings.fail_on)
    return _status(last, settings)


@cli.command("history")
@click.argument("url")
@options.REPORTS
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.CACHE_DIR
@options.CONFIG
def tell_history(url: str, folder: str, form: str, config_file: str | None, cache_dir: str | None) -> int:
    """Tell the story of one link: its last verdict, since when it fails, when it worked, and where it stands.

    It is told by what earlier runs left: the last run, the memory and the cache. No server is asked.
    """
    from linkwatch import story
    from linkwatch.report import to_history

    told = story.tell(url, _settings(config_file, {"cache_dir": cache_dir}), folder, story.today())
    _tell(told.problems)
    if told.story is None:
        raise LinkwatchError(*story.unknown(url, told.near))
    _print(to_history.render_json(told.story) if form == "json" else shown(to_history.lines(told.story)))
    return 0


@cli.command("init")
@options.INIT
def start(action: str | None, dry_run: bool) -> int:
    """Write a configuration and workflows for GitHub Actions into the repository around here.

    What is there already stays as it is. docs/github.md says what the workflows do.
    """
    from linkwatch import init

    folder, failed = init.root(), False
    for starter in init.starters(folder, action or ""):
        try:
            told = starter if dry_run else init.write(folder, starter)
            _print(init.line(told, is_plan=dry_run))
        except LinkwatchError as error:
            say(f"linkwatch: {error}")
            failed = True
            continue
        if warning := init.warning(told):
            say(f"warning: {warning}")
    return 2 if failed else 0


@cli.command("completion")
@click.argument("shell", type=click.Choice(completion.SHELLS))
def print_completion(shell: str) -> int:
    """Print the script by which a shell completes commands, options and their values.

    For bash, in ~/.bashrc: eval "$(linkwatch completion bash)". docs/usage.md has the other shells.
    """
    _print(completion.script(shell, cli))
    return 0


@cli.command()
@click.argument("path", required=False, shell_complete=completion.files)
@click.option(
    "--report-dir",
    default="demo-report",
    show_default=True,
    metavar="DIR",
    shell_complete=completion.folders,
    help="Leave the reports there.",
)
def demo(path: str | None, report_dir: str) -> int:
    """Show the whole tool on a stand-in web on this machine: no internet, no set-up.

    The verdicts are a demonstration: they come from a scenario, not from the real sites.
    """
    from linkwatch import demonstration
    from linkwatch.report.to_text import Line, Style

    outputs = [("text", None), *places.report_files(report_dir, places.ALL_FILES)]
    places.check_places([*outputs, ("markdown", str(Path(report_dir, demonstration.COPY)))], [path] if path else None)
    with progress_bar() as progress:
        seen = demonstration.run(path, Path(report_dir), progress)
    _deliver(seen.report, outputs)
    _print(shown(Line(Style.PLAIN, line) for line in seen.lines))
    return 2 if seen.report.interrupted else int(bool(seen.unexpected))


@cli.command()
@options.ISSUE
@options.REACH
@options.CACHE_DIR
@options.CONFIG
def issue(repository: str, dry_run: bool, config_file: str | None, **given: Any) -> int:
    """Keep one issue on GitHub in step with the last run.

    It is opened when there is something to mend, edited when that changes, closed when nothing is left, and opened
    again later. Reads GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL, as workflows set them.
    """
    from linkwatch import remembering, rolling_issue
    from linkwatch.github import place

    chosen = {name: value for name in ("title", "label") if (value := given.pop(name))}
    settings = _settings(config_file, given)
    where = place.find(os.environ, repository, reads_only=dry_run)
    last = remembering.last_run(settings)
    told = rolling_issue.keep(last, settings, where, rolling_issue.Wanted(**chosen, writes=not dry_run))
    for remark in told.remarks:
        say(f"warning: {remark}")
    _print(f"{told.line}\n" + (f"\n{told.text}" if dry_run else ""))
    return 0


@cli.command("rules")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def list_rules(form: str) -> int:
    """List every reason that a verdict can have, with what it means and what to do next."""
    from linkwatch import memory, rules
    from linkwatch.rules import registry

    _print(registry.FORMATS[form](rules.rulings(memory)))
    return 0


def _settings(config_file: str | None, given: Mapping[str, Any]) -> Settings:
    from linkwatch import config

    path = Path(config_file) if config_file else config.find(Path())
    return config.load(path, given)


def _deliver(
    report: Report,
    outputs: Sequence[tuple[str, str | None]],
    amount: str | None = None,
    fail_on: Collection[Verdict] = (),
) -> None:
    """Write the report in every format; `amount` of what people are told is `quiet`, `verbose` or what is usual.

    Raises LinkwatchError where one of them cannot be written: the others are.
    """
    failed = []
    for form, file in outputs:
        try:
            _put(report, form, file, amount, fail_on)
        except LinkwatchError as error:
            failed.append(error)  # a disk may be too full for one report, and have room for the others
    if amount == "quiet":
        _tell(problem for problem in report.problems if problem.file not in report.inputs)  # with memory or cache
    elif ("text", None) not in outputs:
        _tell(report.problems)
        say(beside(report, amount))
    for each in failed[:-1]:
        _say_error(each)
    if failed:
        raise failed[-1]


def _put(report: Report, form: str, file: str | None, amount: str | None, fail_on: Collection[Verdict]) -> None:
    from linkwatch import files
    from linkwatch.report import pieces

    if file and (why := places.stays(file, form, report.papers_missing)):
        say(f"warning: {why}")
    elif file:
        files.replace(file, pieces(report, form))
    elif form == "text":
        _print(terminal.pieces(lines(report, amount, fail_on)))
    else:
        _print(pieces(report, form))
    if form == "github" and not file:
        _add_summary(report)


def _add_summary(report: Report) -> None:
    """Add the report to the summary of a step of GitHub Actions, where there is one; trouble with it is only told."""
    from linkwatch import step_summary

    try:
        if file := os.environ.get("GITHUB_STEP_SUMMARY"):
            step_summary.append(report, file)
    except LinkwatchError as error:
        say(f"warning: {error}")


def _status(report: Report, settings: Settings) -> int:
    if report.interrupted:
        return 2
    return int(any(report.counts[verdict] for verdict in settings.fail_on))


def _show(tables: Tables, unwritten: Mapping[str, LinkwatchError], *, write: bool) -> None:
    for change in tables.changes:
        if change.file not in unwritten:
            _print(_readable(change.diff))
    for error in unwritten.values():
        _say_error(error)
    say(_told(tables, unwritten, write=write))


def _told(tables: Tables, unwritten: Collection[str], *, write: bool) -> str:
    from linkwatch.report.words import count

    if not tables.wanted:
        return "No table with papers of arXiv was found."
    compared = frozenset().union(*(change.compared for change in tables.changes))
    papers = f"{len(compared)} of {count(len(tables.wanted), 'paper')} compared"
    stale = ", ".join(change.file for change in tables.changes if change.is_stale and change.file not in unwritten)
    if not stale:
        return f"{papers}: nothing {'written' if unwritten else 'to change'}."
    return f"{papers}: {stale} {'written' if write else 'would change; --write does it'}."


def _say_error(error: LinkwatchError) -> None:
    say(f"linkwatch: {error}" + (f"\n  {error.hint}" if error.hint else ""))


def _tell(problems: Iterable[Problem], grade: str = "warning") -> None:
    from linkwatch.report.escape import one_line

    for problem in problems:
        say(f"{grade}: {one_line(str(problem))}")


def _readable(diff: str) -> str:
    """Give a diff as its reader needs it: byte for byte for a program, inert for a person's eyes or a log."""
    from linkwatch.report import escape

    is_seen = os.environ.get("GITHUB_ACTIONS") or (sys.stdout and sys.stdout.isatty())
    return escape.lines(diff) if is_seen else diff


def _print(text: str | Iterable[str]) -> None:
    """Write to standard output as UTF-8 whatever the locale, so that a report is the same bytes everywhere."""
    from linkwatch import files

    pieces = [text] if isinstance(text, str) else text
    try:
        sys.stdout.buffer.writelines(piece.encode(errors="backslashreplace") for piece in pieces)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        drop(sys.stdout)  # the reader of the pipe has seen enough; that changes no verdict
    except (OSError, AttributeError) as error:  # full, or closed from the start (then it is None)
        drop(sys.stdout)
        reason = files.reason(error) if isinstance(error, OSError) else "it is closed"
        raise LinkwatchError(f"standard output cannot be written: {reason}", "Send it elsewhere.") from error
