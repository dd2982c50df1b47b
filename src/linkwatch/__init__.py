"""linkwatch: checks the links of Markdown guides and keeps their papers' metadata."""

from __future__ import annotations

from collections.abc import Sequence

from linkwatch.model import LinkwatchError, Report, Settings, Verdict
from linkwatch.version import __version__

__all__ = ["LinkwatchError", "Report", "Settings", "Verdict", "__version__", "check"]


def check(paths: Sequence[str] = (), settings: Settings | None = None) -> Report:
    """Check every link of the files and folders; none named: every Markdown file that git tracks here.

    Starts an event loop of its own. Raises LinkwatchError when the job cannot be done, as without a network.
    """
    from linkwatch import jobs  # noqa: PLC0415 - what a check needs takes half a second to import

    return jobs.check(paths, settings or Settings())
