"""The issues of a repository that carry our mark: found, made, changed and commented on through the API."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Iterable
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from linkwatch.github import trouble
from linkwatch.github.api import PAGE, Api
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

MARK = "<!-- linkwatch:issue:v1 -->"
"""The first line of our issue's text; nobody sees it on GitHub."""

DUPLICATE = "duplicate"
"""With this word a person closes an issue beside which there is another."""

_MAY_WRITE = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})
_LOCKED = lazy(r"\b(issue|conversation)\b.{0,20}\blocked\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Issue:
    """What is known of an issue; `why_closed` is GitHub's state reason, `is_ours` that no stranger wrote it.

    `closed_at` is a moment as GitHub writes it, of which the later one sorts behind. Lists need not tell
    `closed_by_program`, the issue's own answer does; a deleted account was a person's.
    """

    number: int
    url: str
    text: str
    why_closed: str = ""
    closed_at: str = ""
    closed_by_program: bool = False
    author: str = ""
    by_program: bool = False
    is_ours: bool = True
    is_locked: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether it carries our mark: first in the text, or where people wrote something above it, on some line.

        The latter counts only in what a program wrote: a person who shows the mark in a text of their own quotes it.
        """
        return self.text.startswith(MARK) or (self.by_program and MARK in self.text.split("\n"))

    def says(self, text: str) -> bool:
        """Whether the issue has this text already, however GitHub writes the ends of lines."""
        return self.text == _plain(text)


class Issues:
    """The marked issues of one repository."""

    def __init__(self, api: Api, label: str = "") -> None:
        self._api = api
        self._label = label
        self._login: str | None = None

    async def find(self, state: str, *, newest: bool = False, since: str = "") -> list[Issue]:
        """Give the marked issues that are `open` or `closed`, newest first; or none behind the `newest` of ours.

        `since` leaves out what nothing has happened to since that moment. Those with the label are looked for first,
        and all others only where there are none. Raises LinkwatchError where there are too many to look through and no
        label.
        """
        if self._label and (found := await self._among(state, self._label, newest=newest, since=since)):
            return found
        return await self._among(state, "", newest=newest, since=since)

    async def last_closed(self) -> Issue | None:
        """Give that one of ours which was closed last, but no duplicate of another; None where there is none.

        It need not be the newest: the one that is kept is the oldest.
        """
        newest = next((each for each in await self.find("closed", newest=True) if each.is_ours), None)
        if newest is None:
            return None
        later = await self.find("closed", since=newest.closed_at)  # few, even where there are many closed ones
        last = _closed_last([newest, *later])
        if last and last.why_closed == DUPLICATE:
            return _closed_last([each for each in await self.find("closed") if each.why_closed != DUPLICATE]) or last
        return last

    async def is_closed_by_program(self, issue: Issue) -> bool:
        """Whether a program closed it, as those do that tidy up; asks for the issue, since lists need not tell."""
        return self._read(await self._api.get(f"issues/{issue.number}")).closed_by_program

    async def create(self, title: str, text: str) -> Issue:
        """Open an issue, once: where it is not clear whether that worked, it is looked for first."""

        async def look() -> Issue | None:
            return next((each for each in await self.find("open") if each.is_ours), None)

        new = {"title": title, "body": _plain(text), **({"labels": [self._label]} if self._label else {})}
        made = await self._api.post("issues", new, look)
        return made if isinstance(made, Issue) else self._read(made)

    async def change(self, issue: Issue, text: str, **state: str) -> Issue:
        """Change text and state in one step."""
        return self._read(await self._api.patch(f"issues/{issue.number}", {"body": _plain(text), **state}))

    async def comment(self, issue: Issue, text: str, at: datetime) -> bool:
        """Say something below the issue, once; `at` is the time of the run, since which it may have been said.

        Gives whether it is said there: not where the conversation is locked, which only some accounts may go past.
        """
        path = f"issues/{issue.number}/comments"

        async def look() -> bool | None:
            since = urlencode({"since": f"{at - timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}", "per_page": PAGE})
            async for each in self._entries(f"{path}?{since}"):
                if _plain(each.get("body")) == _plain(text):
                    return True
            return None

        try:
            await self._api.post(path, {"body": _plain(text)}, look)
        except trouble.ForbiddenError as error:
            if not (issue.is_locked or _LOCKED.search(error.said)):
                raise
            return False
        return True

    async def _among(self, state: str, label: str, *, newest: bool, since: str) -> list[Issue]:
        found: dict[int, Issue] = {}  # a list that grows while it is read shows an issue twice
        asked = {"state": state, "sort": "created", "direction": "desc", "per_page": PAGE}
        more = {name: value for name, value in {"labels": label, "since": since}.items() if value}
        query = urlencode(asked | more, quote_via=quote)
        in_full = bool(label or not self._label)
        async with aclosing(self._entries(f"issues?{query}", in_full=in_full)) as entries:
            async for entry in entries:
                if "pull_request" in entry:  # which GitHub counts among the issues
                    continue
                issue = self._read(entry)
                if not issue.is_marked:
                    continue
                issue = replace(issue, is_ours=issue.is_ours or await self._is_mine(issue))
                found[issue.number] = issue
                if newest and issue.is_ours:
                    break
        return list(found.values())

    async def _entries(self, path: str, *, in_full: bool = True) -> AsyncGenerator[dict[str, Any], None]:
        async for page in self._api.pages(path, in_full=in_full):
            if not isinstance(page, list) or not all(isinstance(each, dict) for each in page):
                raise trouble.unlike(self._api.place)
            for each in page:
                yield each

    async def _is_mine(self, issue: Issue) -> bool:
        """Whether the token's own account wrote it, which need not be allowed to write anything else."""
        if self._login is None:
            self._login = await self._api.login()
        return issue.author == self._login

    def _read(self, data: Any) -> Issue:
        try:
            return read(data)
        except (TypeError, KeyError, ValueError, OverflowError, AttributeError):
            raise trouble.unlike(self._api.place) from None


def read(data: Any) -> Issue:
    """Read an issue as the API writes it; raises the error of Python that fits for anything else."""
    user = data["user"] or {}  # null where the account was deleted
    by_program, closer = user.get("type") == "Bot", data.get("closed_by") or {}
    return Issue(
        number=int(data["number"]),
        url=str(data["html_url"]),
        text=_plain(data["body"]),
        why_closed=str(data.get("state_reason") or ""),
        closed_at=str(data.get("closed_at") or ""),
        closed_by_program=closer.get("type") == "Bot",
        author=str(user.get("login") or "a deleted account"),
        by_program=by_program,
        is_ours=by_program or data.get("author_association") in _MAY_WRITE,
        is_locked=bool(data.get("locked")),
    )


def _closed_last(issues: Iterable[Issue]) -> Issue | None:
    ours = (each for each in issues if each.is_ours)
    return max(ours, key=lambda each: (each.closed_at, each.number), default=None)


def _plain(text: object) -> str:
    return str(text or "").replace("\r\n", "\n").strip()
