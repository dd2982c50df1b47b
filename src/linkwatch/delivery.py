"""How a command delivers: reports to files and to standard output, problems and errors to the person beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Sequence

from linkwatch import outputs as places
from linkwatch import terminal
from linkwatch.model import LinkwatchError, Problem, Report, Verdict
from linkwatch.terminal import beside, drop, lines, say


def deliver(
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
        tell(problem for problem in report.problems if problem.file not in report.inputs)  # with memory or cache
    elif ("text", None) not in outputs:
        tell(report.problems)
        say(beside(report, amount))
    for each in failed[:-1]:
        say_error(each)
    if failed:
        raise failed[-1]


def print_out(text: str | Iterable[str]) -> None:
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


def tell(problems: Iterable[Problem], grade: str = "warning") -> None:
    """Tell problems of the inputs, and of what is kept, to the person at the terminal."""
    from linkwatch.report.escape import one_line

    for problem in problems:
        say(f"{grade}: {one_line(str(problem))}")


def say_error(error: LinkwatchError) -> None:
    """Tell why the job could not be done, and what to do next."""
    say(f"linkwatch: {error}" + (f"\n  {error.hint}" if error.hint else ""))


def readable(diff: str) -> str:
    """Give a diff as its reader needs it: byte for byte for a program, inert for a person's eyes or a log."""
    from linkwatch.report import escape

    is_seen = os.environ.get("GITHUB_ACTIONS") or (sys.stdout and sys.stdout.isatty())
    return escape.lines(diff) if is_seen else diff


def _put(report: Report, form: str, file: str | None, amount: str | None, fail_on: Collection[Verdict]) -> None:
    from linkwatch import files
    from linkwatch.report import pieces

    if file and (why := places.stays(file, form, report.papers_missing)):
        say(f"warning: {why}")
    elif file:
        files.replace(file, pieces(report, form, places.earlier(file, form)))
    elif form == "text":
        print_out(terminal.pieces(lines(report, amount, fail_on)))
    elif form == "github":
        _annotate(report)
    else:
        print_out(pieces(report, form))


def _annotate(report: Report) -> None:
    """Tell the step of GitHub Actions, its summary first: what is annotated says where the rest stands."""
    from linkwatch.report import to_github

    print_out(to_github.render(report, has_summary=_add_summary(report)))


def _add_summary(report: Report) -> bool:
    """Add the report to the summary of a step of GitHub Actions, where there is one; trouble with it is only told."""
    from linkwatch import step_summary

    try:
        if file := os.environ.get("GITHUB_STEP_SUMMARY"):
            step_summary.append(report, file)
        return bool(file)
    except LinkwatchError as error:
        say(f"warning: {error}")
        return False
