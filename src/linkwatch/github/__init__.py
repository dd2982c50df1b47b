"""What does GitHub keep of it? One issue, through the REST API."""

from __future__ import annotations

from linkwatch.github.api import Api, Clock
from linkwatch.github.issues import MARK, Issues
from linkwatch.github.place import Place
from linkwatch.github.rolling import Kept, Wish, keep

__all__ = ["LONGEST_TEXT", "MARK", "Api", "Clock", "Kept", "Place", "Wish", "keep_issue"]

LONGEST_TEXT = 65_536
"""The most characters that an issue takes."""


async def keep_issue(api: Api, label: str, wish: Wish, *, writes: bool = True) -> Kept:
    """Make the one issue of a repository say what is wished; raises LinkwatchError where that cannot be done."""
    return await keep(Issues(api, label), wish, writes=writes)
