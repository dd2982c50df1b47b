"""What each command does, without a terminal: inputs and settings in, frozen facts out."""

from __future__ import annotations

import asyncio
import difflib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from linkwatch import documents, enrich, exclusion, files, papers
from linkwatch.crawl import Crawled, crawl
from linkwatch.documents.inputs import find
from linkwatch.documents.local import LocalFiles, repository_root
from linkwatch.fetch import network, open_fetcher
from linkwatch.known import Known
from linkwatch.model import (
    Document,
    LinkwatchError,
    Observation,
    PapersFound,
    Problem,
    Progress,
    Report,
    Request,
    Settings,
)
from linkwatch.store import open_cache
from linkwatch.version import __version__

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Give the present moment, UTC, whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


def check(
    paths: Sequence[str],
    settings: Settings,
    progress: Progress = lambda _done, _total: None,
    now: Clock = utc_now,
    notice: str = "",
) -> Report:
    """Check every link of the files and folders (none named: every Markdown file that git tracks here).

    Ctrl-C gives a report of what was seen until then. Raises LinkwatchError when the job cannot be done.
    """
    started = now()
    read = documents.read(paths)
    crawled = asyncio.run(_crawl(read, settings, progress, now)) if read else Crawled(())
    return Report(
        version=__version__,
        started_at=started,
        finished_at=now(),
        inputs=tuple(document.file for document in read),
        results=crawled.results,
        papers=crawled.papers,
        problems=(*(problem for each in read for problem in _problems(each, started.date())), *crawled.problems),
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

    `wanted` are the papers that the tables hold, `unlisted` those that arXiv does not know; `trouble` says why others
    could not be looked up.
    """

    changes: tuple[TableChange, ...]
    wanted: tuple[str, ...] = ()
    unlisted: tuple[str, ...] = ()
    trouble: str = ""
    problems: tuple[Problem, ...] = ()


def regenerate(paths: Sequence[str], settings: Settings, now: Clock = utc_now) -> Tables:
    """Ask arXiv about the papers of every Papers table, and regenerate the tables in memory; writes nothing.

    Cells of papers that arXiv says nothing about stay. Raises LinkwatchError when there is no network.
    """
    texts = {file: documents.read_text(file) for file in find(paths)}
    wanted = list(dict.fromkeys(paper for text, _ in texts.values() for paper in papers.find_ids(text)))
    found, troubles = _papers(wanted, settings, now) if wanted else (PapersFound(), [])
    changes = []
    for file, (text, problems) in texts.items():
        after = papers.regenerate(text, found.papers, file)
        failed = bool(after.problems) and not after.rows
        changes.append(TableChange(file, text, after.text, after.rows, (*problems, *after.problems), failed))
    unlisted = tuple(each for each in wanted if each not in found.papers and each not in found.unknown)
    return Tables(tuple(changes), tuple(wanted), unlisted, found.trouble, tuple(troubles))


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


def _papers(wanted: Sequence[str], settings: Settings, now: Clock) -> tuple[PapersFound, list[Problem]]:
    """Ask arXiv about papers that no earlier run asked about lately; where it is silent, earlier answers count."""
    with open_cache(settings, os.environ) as cache:
        known = Known(cache, settings, now)
        fresh = known.fresh_papers(wanted)
        asked = [each for each in wanted if each not in fresh]
        answer = asyncio.run(_look_up(asked, settings, now)) if asked else PapersFound()
        found = known.completed(answer)
    return replace(found, papers={**fresh, **found.papers}), cache.problems


async def _look_up(wanted: Sequence[str], settings: Settings, now: Clock) -> PapersFound:
    seen: list[Observation] = []
    async with open_fetcher(settings) as fetcher:

        async def watched(request: Request) -> Observation:
            seen.append(await fetcher.download(request))
            return seen[-1]

        found = await enrich.look_up_papers(wanted, watched, now)
    if not found.papers and await network.is_gone(seen):
        raise network.error(seen)
    return found
