"""linkwatch: checks the links of Markdown guides and keeps their papers' metadata."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from linkwatch.version import __version__

if TYPE_CHECKING:
    from linkwatch.model import LinkwatchError, Report, Settings, Verdict

__all__ = ["LinkwatchError", "Report", "Settings", "Verdict", "__version__", "check"]


def check(paths: Sequence[str] = (), settings: Settings | None = None) -> Report:
    """Check every link of the files and folders; none named: every Markdown file that git tracks here.

    Starts an event loop of its own. Raises LinkwatchError when the job cannot be done, as without a network.
    """
    from linkwatch import jobs, model  # noqa: PLC0415 - what a check needs takes half a second to import

    return jobs.check(paths, settings or model.Settings())


def __getattr__(name: str) -> object:
    """Give the names of the model, which is loaded with the first of them: `linkwatch --version` needs none."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from linkwatch import model  # noqa: PLC0415 - see above

    return getattr(model, name)
