"""What each command does, without a terminal: inputs and settings in, frozen facts out."""

from __future__ import annotations

import asyncio
import difflib
import os
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import chain
from pathlib import Path

from linkwatch import arxiv_ids, comparison, confines, documents, ending, exclusion, files, lookup, reading
from linkwatch.comparison import Compared
from linkwatch.crawl import Crawled, crawl
from linkwatch.deadline import Deadline
from linkwatch.documents.inputs import find
from linkwatch.model import (
    Document,
    LinkwatchError,
    PapersFound,
    Problem,
    Progress,
    Report,
    Settings,
)
from linkwatch.patterns import lazy
from linkwatch.records import dataclass
from linkwatch.version import __version__

Clock = Callable[[], datetime]

_LINE = lazy(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")  # str.splitlines knows more ends than git and Markdown


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

    Ctrl-C and the deadline give a report of what was seen until then. Raises LinkwatchError when the job cannot be
    done.
    """
    started, deadline = now(), Deadline(settings.deadline)
    read, troubles = reading.read(paths, settings, now)
    inputs = tuple(document.file for document in read)
    problems = [problem for each in read for problem in _problems(each, started.date())]
    compared = comparison.compare(read, paths, settings, now)
    in_repository = confines.in_repository(document.file for document in compared.documents)
    documents, compared = [*compared.documents], replace(compared, documents=())
    del read  # nobody but the crawl holds on to the documents from here on, and it not for long
    begin = partial(crawl, _handed_over(documents), compared.files, settings, now, progress)
    crawled = _crawled(begin, deadline) if inputs else Crawled(())
    results, standing = compared.parted(crawled.results)
    return Report(
        version=__version__,
        started_at=started,
        finished_at=now(),
        inputs=inputs,
        results=results,
        papers=crawled.papers,
        papers_missing=_papers_missing(crawled, compared),
        problems=(*problems, *dict.fromkeys((*troubles, *compared.problems, *crawled.problems))),
        interrupted=crawled.interrupted,
        notice=" ".join(filter(None, (compared.notice, notice or crawled.trouble))),
        base=compared.name,
        standing=standing,
        in_repository=in_repository,
    )


def _handed_over(documents: list[Document]) -> Iterator[Document]:
    """Give documents one by one, and keep none."""
    documents.reverse()
    while documents:
        yield documents.pop()


def _papers_missing(crawled: Crawled, compared: Compared) -> tuple[str, ...]:
    """Name the papers of which nothing was learnt, those too whose links a change does not touch."""
    known = {link.paper.arxiv_id for link in crawled.papers}
    unlearnt = comparison.unlearnt(crawled.results) if compared.base else ()
    missing = dict.fromkeys((*crawled.papers_missing, *unlearnt))
    return tuple(each for each in missing if each not in known)


def _problems(document: Document, today: date) -> list[Problem]:
    problems = (*document.problems, *exclusion.expired(document, today))
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def _crawled(begin: Callable[[], Awaitable[Crawled]], deadline: Deadline) -> Crawled:
    brought = []

    async def run() -> None:  # asyncio writes out what its main task gives when it hands Ctrl-C back (Python 3.11)
        task = asyncio.current_task()
        assert task
        with ending.cancelling(task), deadline.cancelling(task):
            brought.append(await begin())

    asyncio.run(run())
    crawled = brought[0]
    if not (deadline.has_passed and crawled.interrupted):
        return crawled
    trouble = " ".join(filter(None, (deadline.words(crawled.unvisited), crawled.trouble)))
    return replace(crawled, trouble=trouble)


@dataclass(frozen=True, slots=True)
class TableChange:
    """What regenerating the tables of papers in one file would change; `before` and `after` are the whole file.

    `compared` are the papers that something is known of, in `rows` rows; `failed` means that nothing could be compared.
    """

    file: str
    before: str
    after: str
    rows: int
    problems: tuple[Problem, ...]
    failed: bool
    compared: frozenset[str] = frozenset()

    @property
    def is_stale(self) -> bool:
        """Whether there is anything to change."""
        return self.before != self.after

    @property
    def diff(self) -> str:
        """The change as a unified diff, '' when there is none."""
        before, after = _LINE.findall(self.before), _LINE.findall(self.after)
        return "".join(
            line if line.endswith("\n") else f"{line}\n" + "\\ No newline at end of file\n" * (line[-1] != "\r")
            for line in difflib.unified_diff(before, after, f"a/{self.file}", f"b/{self.file}")
        )


@dataclass(frozen=True, slots=True)
class Tables:
    """What regenerating would change, file by file.

    `wanted` are the papers that the tables hold; `gone` are the places that link to papers which do not exist;
    `trouble` says why others could not be looked up; `missing` are all those of which nothing is known, for whatever
    reason.
    """

    changes: tuple[TableChange, ...]
    wanted: tuple[str, ...] = ()
    trouble: str = ""
    problems: tuple[Problem, ...] = ()
    gone: tuple[Problem, ...] = ()
    missing: tuple[str, ...] = ()


def regenerate(paths: Sequence[str], settings: Settings, now: Clock = utc_now, add: Sequence[str] = ()) -> Tables:
    """Ask arXiv about the papers of every table of papers, and regenerate the tables in memory; writes nothing.

    Papers to `add` (identifiers without version) get rows of their own. Cells of papers that arXiv says nothing about
    stay. Raises LinkwatchError when there is no network, and where it is not clear which table to add to.
    """
    from linkwatch import papers  # noqa: PLC0415 - its parser is needed for tables only

    texts = {file: documents.read_text(file) for file in _each_once(find(paths))}
    main = papers.find_target({file: text for file, (text, _) in texts.items()}, settings.papers) if add else ""
    lines = {file: papers.find_lines(text, settings.papers) for file, (text, _) in texts.items()}
    wanted = list(dict.fromkeys([*chain.from_iterable(lines.values()), *add]))
    found, troubles = lookup.look_up(wanted, settings, now) if wanted else (PapersFound(), [])
    read = [documents.parse(text, file) for file, (text, _) in texts.items()] if wanted else []
    facts = lookup.facts(found.papers, read, settings, now)
    changes = []
    for file, (text, problems) in texts.items():
        if problems:  # of bytes that are not UTF-8: what is read is not what stands there, so that it cannot be written
            changes.append(TableChange(file, text, text, 0, problems, failed=bool(lines[file]) or file == main))
            continue
        after = papers.regenerate(text, facts, file, settings.papers, add if file == main else ())
        failed = after.hindered and not after.rows
        changes.append(TableChange(file, text, after.text, after.rows, after.problems, failed, after.compared))
    rows = ((id_, file, line) for file, held in lines.items() for id_, line in held.items())
    gone = lookup.gone(found, read, rows)
    return Tables(
        tuple(changes),
        tuple(wanted),
        " ".join(filter(None, (found.trouble, _not_added([each for each in found.gone if each not in gone])))),
        tuple(troubles),
        tuple(problem for each in gone.values() for problem in each),
        tuple(each for each in wanted if each not in found.papers),
    )


def _each_once(found: Sequence[str]) -> list[str]:
    """Leave out names that are links to a file which is there under its own name, or under an earlier one."""
    places = {file: os.path.realpath(file) for file in found}
    own = {places[file]: file for file in reversed(found)}
    own |= {place: file for file, place in places.items() if place == str(Path.cwd() / file)}
    return [file for file in found if own[places[file]] == file]


def _not_added(gone: Collection[str]) -> str:
    """Tell which papers to add there are none of; the others that do not exist have a place where they are told."""
    return f"arXiv has no paper {arxiv_ids.some(gone)}: correct the identifier." if gone else ""


def write_stale(changes: Iterable[TableChange]) -> dict[str, LinkwatchError]:
    """Write every file whose tables are stale; gives what kept one from being written, by file: the others are."""
    failed = {}
    for change in changes:
        try:
            if change.is_stale:
                write(change)
        except LinkwatchError as error:
            failed[change.file] = error
    return failed


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
