"""What each command does, without a terminal: inputs and settings in, frozen facts out."""

from __future__ import annotations

import asyncio
import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from linkwatch import documents, exclusion, files, lookup, papers, reading
from linkwatch.crawl import Crawled, crawl
from linkwatch.documents.inputs import find
from linkwatch.documents.local import LocalFiles, repository_root
from linkwatch.model import (
    Document,
    LinkwatchError,
    PapersFound,
    Problem,
    Progress,
    Report,
    Settings,
)
from linkwatch.version import __version__

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Give the present moment, UTC, whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def check(
    paths: Sequence[str],
    settings: Settings,
    progress: Progress = lambda _tally: None,
    now: Clock = utc_now,
    notice: str = "",
) -> Report:
    """Check every link of the files and folders (none named: every Markdown file that git tracks here).

    Ctrl-C gives a report of what was seen until then. Raises LinkwatchError when the job cannot be done.
    """
    started = now()
    read, troubles = reading.read(paths, settings, now)
    crawled = asyncio.run(_crawl(read, settings, progress, now)) if read else Crawled(())
    return Report(
        version=__version__,
        started_at=started,
        finished_at=now(),
        inputs=tuple(document.file for document in read),
        results=crawled.results,
        papers=crawled.papers,
        papers_missing=crawled.papers_missing,
        problems=(
            *(problem for each in read for problem in _problems(each, started.date())),
            *dict.fromkeys((*troubles, *crawled.problems)),
        ),
        interrupted=crawled.interrupted,
        notice=notice or crawled.trouble,
    )


def _problems(document: Document, today: date) -> list[Problem]:
    problems = (*document.problems, *exclusion.expired(document, today))
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


async def _crawl(read: Sequence[Document], settings: Settings, progress: Progress, now: Clock) -> Crawled:
    local = LocalFiles(repository_root(read[0].file), read, documents.parse)
    return await crawl(read, local, settings, now, progress)


@dataclass(frozen=True, slots=True)
class TableChange:
    """What regenerating the Papers table of one file would change; `before` and `after` are the whole file."""

    file: str
    before: str
    after: str
    rows: int
    problems: tuple[Problem, ...]
    failed: bool

    @property
    def is_stale(self) -> bool:
        """Whether there is anything to change."""
        return self.before != self.after

    @property
    def diff(self) -> str:
        """The change as a unified diff, '' when there is none."""
        before, after = self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        return "".join(
            line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"
            for line in difflib.unified_diff(before, after, f"a/{self.file}", f"b/{self.file}")
        )


@dataclass(frozen=True, slots=True)
class Tables:
    """What regenerating would change, file by file.

    `wanted` are the papers that the tables hold, `unlisted` those that arXiv's API leaves out though they may exist;
    `gone` are the places that link to papers which do not; `trouble` says why others could not be looked up; `missing`
    are all those of which nothing is known, for whatever reason.
    """

    changes: tuple[TableChange, ...]
    wanted: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    trouble: str = ""
    problems: tuple[Problem, ...] = ()
    gone: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()


def regenerate(paths: Sequence[str], settings: Settings, now: Clock = utc_now, add: Sequence[str] = ()) -> Tables:
    """Ask arXiv about the papers of every table of papers, and regenerate the tables in memory; writes nothing.

    Papers to `add` (identifiers without version) get rows of their own. Cells of papers that arXiv says nothing about
    stay. Raises LinkwatchError when there is no network, and where it is not clear which table to add to.
    """
    texts = {file: documents.read_text(file) for file in find(paths)}
    main = papers.find_target({file: text for file, (text, _) in texts.items()}, settings.papers) if add else ""
    held = (paper for text, _ in texts.values() for paper in papers.find_ids(text, settings.papers))
    wanted = list(dict.fromkeys([*held, *add]))
    found, troubles = lookup.look_up(wanted, settings, now) if wanted else (PapersFound(), [])
    read = [documents.parse(text, file) for file, (text, _) in texts.items()] if wanted else []
    facts = lookup.facts(found.papers, read, settings, now)
    changes = []
    for file, (text, problems) in texts.items():
        after = papers.regenerate(text, facts, file, settings.papers, add if file == main else ())
        failed = after.hindered and not after.rows
        changes.append(TableChange(file, text, after.text, after.rows, (*problems, *after.problems), failed))
    gone = lookup.gone(found, read)
    unlisted = tuple(each for each in lookup.unlisted(wanted, found) if each not in gone)
    return Tables(
        tuple(changes),
        tuple(wanted),
        unlisted,
        found.trouble,
        tuple(troubles),
        tuple(problem for each in gone.values() for problem in each),
        tuple(each for each in wanted if each not in found.papers),
    )


def write(change: TableChange) -> None:
    """Replace the file by its regenerated text; refuses when somebody edited it meanwhile, or when it is not UTF-8."""
    current, problems = files.read_text(change.file)
    if current != change.before:
        raise LinkwatchError(
            f"{change.file}: was edited during the run, so it was left alone", "Run the command again."
        )
    if problems:
        raise LinkwatchError(str(problems[0]), "The file was left alone, since its bytes would be lost.")
    files.replace(change.file, change.after)
