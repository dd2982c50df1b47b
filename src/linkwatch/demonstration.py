"""`linkwatch demo`: the real check and the real papers on the stand-in web; only connections are led elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from linkwatch import demo, documents, files, jobs
from linkwatch.jobs import Clock
from linkwatch.model import Fact, LinkwatchError, Progress, Report, Settings, TableSettings
from linkwatch.patterns import lazy
from linkwatch.records import dataclass
from linkwatch.report import escape

NOTICE = (
    "A demonstration: these verdicts come from a stand-in web on this machine, not from the real sites; "
    "the nights before are staged."
)

OUR_GUIDE = "guide/README.md"
COPY = "guide.md"

PATIENCE = Settings(
    allow_private=True,
    late_pause=0.5,
    papers=TableSettings(columns=(Fact.TITLE, Fact.AUTHORS, Fact.PUBLISHED, Fact.CODE, Fact.EXPLAINED)),
)
"""A short pause: the stand-in is on this machine. The table gets all it can."""

TIMEOUTS = (2.0, 8.0)
"""Short waits, since one of the servers never answers; longer ones where a busy machine was too slow for them."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What the demo showed: the report of its check, sentences for people, and what did not come out as staged."""

    report: Report
    lines: tuple[str, ...]
    unexpected: tuple[str, ...]


def run(path: str | None, folder: Path, progress: Progress, now: Clock = jobs.utc_now) -> Demonstration:
    """Check a guide on the stand-in web, then regenerate the Papers table of a copy of it in `folder`.

    Raises LinkwatchError when there is no guide to show.
    """
    guide = path or _our_guide(folder)
    for timeout in TIMEOUTS:
        seen = _show(guide, folder, timeout, progress, now)
        if not seen.unexpected or seen.report.interrupted:
            break
    return seen


def _show(guide: str, folder: Path, timeout: float, progress: Progress, now: Clock) -> Demonstration:
    scenario = demo.load_scenario()
    with (
        demo.StandIn(documents.read([guide]), scenario) as web,
        _trusting(web.ca_file),
        TemporaryDirectory(prefix="linkwatch-demo-") as memory,  # what the check saw, the table tells; then it is gone
    ):
        settings = replace(PATIENCE, timeout=timeout, connect_to=web.connect_to, cache_dir=memory)
        report = jobs.check([guide], settings, progress, now, notice=NOTICE)
        told = () if report.interrupted else _regenerate(guide, folder / COPY, settings)
    staged = scenario.within(result.link.url for result in report.results).entries
    unexpected = tuple(demo.unexpected(report, scenario))
    report = demo.with_nights(report, scenario)
    return Demonstration(report, (*_scenes(staged), *told, "", *_ending(unexpected, folder)), unexpected)


def _our_guide(folder: Path) -> str:
    """Give the guide that stands here, or else a copy of the one that came with the package, or with its source.

    The report names places in it: they are to be found, and not deep in an installation.
    """
    if Path(OUR_GUIDE).is_file():
        return OUR_GUIDE
    packaged = resources.files("linkwatch.demo") / "guide.md"
    source = Path(__file__).parents[2] / OUR_GUIDE  # an editable install packages none
    found = next((each for each in (packaged, source) if each.is_file()), None)
    if found is None:
        raise LinkwatchError("this installation came without a guide to show", "Name one: linkwatch demo PATH")
    files.replace(folder / COPY, found.read_text(encoding="utf-8"))
    return str(folder / COPY)


@contextmanager
def _trusting(authority: str) -> Iterator[None]:
    """Trust the stand-in's authority as any user would have it: by the environment."""
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = authority
    try:
        yield
    finally:
        if before is None:
            del os.environ["SSL_CERT_FILE"]
        else:
            os.environ["SSL_CERT_FILE"] = before


_ROW = lazy(r"^(\| \[.*\]\(https://arxiv\.org/abs/[^)\s]*\) \|) [^|]* \| [^|]* (\| .*)$", re.MULTILINE)
"""A row of a table in the regenerated form: paper, authors, published, and the person's columns."""


def _regenerate(guide: str, copy: Path, settings: Settings) -> Sequence[str]:
    """Empty authors and dates in a copy of the guide, so that there is something to see, and regenerate it."""
    text, _ = files.read_text(guide)
    emptied, count = _ROW.subn(r"\1  |  \2", text)
    files.replace(copy, emptied)
    change = jobs.regenerate([str(copy)], settings).changes[0]
    if change.is_stale:
        jobs.write(change)
    gone = f"authors and dates of {count} papers were emptied in {copy}"
    return [
        "",
        f"Papers table: {gone}, and {change.rows} rows were filled in again from the stand-in's arXiv.",
        *(f"  left alone: {escape.one_line(str(problem))}" for problem in change.problems),
    ]


def _scenes(staged: Sequence[demo.Entry]) -> Iterator[str]:
    if not staged:
        return
    yield ""
    yield "What was staged:"
    for entry in staged:
        yield f"  {entry.expect_verdict:<11} {entry.url}"
        yield f"              {entry.note}"


def _ending(unexpected: Sequence[str], folder: Path) -> Iterator[str]:
    yield NOTICE
    if unexpected:
        yield "Not everything came out as staged:"
        yield from (f"  {escape.one_line(sentence)}" for sentence in unexpected)
    else:
        yield "Everything came out as staged."
    yield f"All forms of the report are in {folder}/: open index.html in a browser; {COPY} has its table regenerated."
