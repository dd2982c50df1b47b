"""Arguments → settings → stages → text → exit status; alone exits."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from linkwatch import completion, ending, options
from linkwatch import outputs as places
from linkwatch.delivery import deliver, print_out, readable, say_error, tell
from linkwatch.model import LinkwatchError, Report, Settings, Sort
from linkwatch.terminal import drop, progress_bar, say, shown
from linkwatch.version import __version__

if TYPE_CHECKING:
    from linkwatch.jobs import Tables


def main() -> NoReturn:
    """Run the command line and exit: 0 nothing found, 1 something found, 2 the job could not be done."""
    ending.heed()
    try:
        status = cli.main(prog_name="linkwatch", standalone_mode=False)
    except LinkwatchError as error:
        say_error(error)
        status = 2
    except click.ClickException as error:
        usage = StringIO()
        error.show(usage)
        say(usage.getvalue().rstrip("\n"))
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
    deliver(report, outputs, amount, settings.fail_on)
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
    print_out(to_json.links(found) if form == "json" else to_text.links(found))
    tell(problem for document in read for problem in document.problems)
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
    tell(tables.problems)
    tell(problem for change in tables.changes for problem in change.problems)
    tell(tables.gone, "error")
    if tables.trouble:
        say(f"linkwatch: {tables.trouble}")


def _export(paths: Sequence[str], settings: Settings, form: str, output: str | None) -> int:
    """Give the papers to other programs; a file that knows more of them than this run stays as it is."""
    from linkwatch import bibliography, files

    places.check_places([(form, output)], paths)
    found = bibliography.gather(paths, settings)
    tell(found.problems)
    if found.trouble:
        say(f"linkwatch: {found.trouble}")
    text = bibliography.FORMATS[form](found.papers, places.earlier(output, form) if output else "")
    if output is None:
        print_out(text)
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
    deliver(last, outputs, amount, settings.fail_on)
    return _status(last, settings)


@cli.command("history")
@options.URL
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
    tell(told.problems)
    if told.story is None:
        raise LinkwatchError(*story.unknown(url, told.near))
    print_out(to_history.render_json(told.story) if form == "json" else shown(to_history.lines(told.story)))
    return 0


@cli.command("init")
@options.INIT
def start(action: str | None, dry_run: bool) -> int:
    """Write a configuration and workflows for GitHub Actions into the repository around here.

    What is there already stays as it is. docs/github.md says what the workflows do.
    """
    from linkwatch import init

    folder, failed = init.root(), False
    if not init.is_in_repository():
        say(f"warning: {folder}: is in no git repository; GitHub runs workflows from the root of one only")
    for starter in init.starters(folder, action or ""):
        try:
            told = starter if dry_run else init.write(folder, starter)
            print_out(init.line(told, is_plan=dry_run))
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
    print_out(completion.script(shell, cli))
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
    deliver(seen.report, outputs)
    print_out(shown(Line(Style.PLAIN, line) for line in seen.lines))
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
    print_out(f"{told.line}\n" + (f"\n{told.text}" if dry_run else ""))
    return 0


@cli.command("rules")
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def list_rules(form: str) -> int:
    """List every reason that a verdict can have, with what it means and what to do next."""
    from linkwatch import memory, rules
    from linkwatch.rules import registry

    print_out(registry.FORMATS[form](rules.rulings(memory)))
    return 0


def _settings(config_file: str | None, given: Mapping[str, Any]) -> Settings:
    from linkwatch import config

    path = Path(config_file) if config_file else config.find(Path())
    return config.load(path, given)


def _status(report: Report, settings: Settings) -> int:
    if report.interrupted:
        return 2
    return int(any(report.counts[verdict] for verdict in settings.fail_on))


def _show(tables: Tables, unwritten: Mapping[str, LinkwatchError], *, write: bool) -> None:
    for change in tables.changes:
        if change.file not in unwritten:
            print_out(readable(change.diff))
    for error in unwritten.values():
        say_error(error)
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
