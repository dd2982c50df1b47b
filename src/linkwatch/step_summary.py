"""The summary of a step of GitHub Actions: the health report behind what other commands of the step have said."""

from __future__ import annotations

from linkwatch import files
from linkwatch.model import LinkwatchError, Report
from linkwatch.report import to_markdown


def append(report: Report, file: str) -> None:
    """Write the report behind what stands in `file` (GITHUB_STEP_SUMMARY), as far as GitHub takes it.

    A summary of more than 1,024 KiB would not be shown at all. Raises LinkwatchError where nothing could be written.
    """
    before = files.size(file)
    page = to_markdown.render_within(report, to_markdown.LIMIT - before)
    if before + len(page.encode()) > to_markdown.LIMIT:
        raise LinkwatchError("the summary of this step has no room for the report")
    files.append(file, page)
