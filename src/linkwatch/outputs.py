"""Where reports go: what --report-dir holds, and which files are not ours to replace."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from linkwatch import confines, files
from linkwatch.model import LinkwatchError
from linkwatch.report import BIBLIOGRAPHIES, beginning
from linkwatch.report.words import count

REPORT_FILES = {
    "README.md": "markdown",
    "index.html": "html",
    "report.json": "json",
    "papers.bib": "bibtex",
}
"""What --report-dir writes, and in which format."""

ALL_FILES = {
    **REPORT_FILES,
    "links.sarif": "sarif",
    "links.xml": "junit",
    "annotations.txt": "github",
}
"""What the demo writes: each format that is more than another spelling of one of the others."""


def report_files(folder: str | None, names: Mapping[str, str] = REPORT_FILES) -> list[tuple[str, str | None]]:
    """Give what --report-dir writes; raises LinkwatchError where a person put a file or a link of that name."""
    if folder is None:
        return []
    if not folder:
        raise LinkwatchError("--report-dir is empty", _ELSEWHERE)
    outputs = [(form, Path(folder, name)) for name, form in names.items()]
    for form, file in outputs:
        confines.check(folder)  # before anything is told of what stands there
        confines.check_own(file)
        _check_ours(file, form)
    return [(form, str(file)) for form, file in outputs]


def check_places(
    outputs: Iterable[tuple[str, str | None]], inputs: Sequence[str] | None = None, baseline: str = ""
) -> None:
    """Find out before a long run, not after it, that a report could not be written, or would replace what is read.

    The `inputs` are named as in the command line, None are none at all. An earlier report among them may be replaced.
    """
    written = [(form, file) for form, file in outputs if file]
    read = {os.path.realpath(file) for file in _found(inputs)} if written and inputs is not None else set()
    for form, file in written:
        if os.path.realpath(file) in read and not (beginning(form) and _is_ours(Path(file), form)):
            raise LinkwatchError(f"{file}: is checked by this very run, so no report is written there", _ELSEWHERE)
        if baseline and os.path.realpath(file) == os.path.realpath(baseline):
            raise LinkwatchError(f"{file}: is what this run compares with, so no report is written there", _ELSEWHERE)
        if Path(file).name in ALL_FILES:
            files.make_folder(Path(file).parent)
        files.check_writable(file)


def _found(inputs: Sequence[str]) -> Sequence[str]:
    from linkwatch.documents.inputs import find  # noqa: PLC0415 - with all that reads documents

    return find(inputs)


def stays(file: str, form: str, missing: Sequence[str]) -> str:
    """Say why a file of papers stays as it is: it may hold some that could not be looked up now. '' if it does not."""
    if form not in BIBLIOGRAPHIES or not missing or not Path(file).is_file():
        return ""
    return f"{file}: left as it is, since {count(len(missing), 'paper')} could not be looked up"


def earlier(file: str, form: str) -> str:
    """Give the text of a bibliography that is to be replaced, for the keys in it; '' for all else."""
    if form not in BIBLIOGRAPHIES or not Path(file).is_file():
        return ""
    return files.read_text(file)[0]


def _check_ours(file: Path, form: str) -> None:
    if file.is_file() and not _is_ours(file, form):
        raise LinkwatchError(f"{file}: stands there and is no report of linkwatch", _ELSEWHERE)


def _is_ours(file: Path, form: str) -> bool:
    """Whether a file begins as every report in this format does."""
    expected = beginning(form).encode()
    with file.open("rb") as opened:
        begins = opened.read(2 * len(expected)).replace(b"\r\n", b"\n")  # git on Windows may have changed line ends
    return begins.startswith(expected)


_ELSEWHERE = "Name another file or folder for the report."
