"""Hugging Face's paper pages: the repository that somebody there names for a paper, which may be wrong.

`GET /api/papers/ID` knows new identifiers without version only; `githubRepo` is there or not. What goes wrong means
that nothing is known for now, never that there is no repository; the first fault ends the asking.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from linkwatch.enrich.repositories import repository
from linkwatch.model import Fetch, Observation, Request

ENDPOINT = "https://huggingface.co/api/papers/"
MAX_BYTES = 1024 * 1024
TIMEOUT = 5.0
"""Seconds for one answer; it is a suggestion only, which the next run can make as well."""
AT_ONCE = 4
MOST = 200
"""Papers that one run asks about; the others wait for the next."""


def may_know(id_: str) -> bool:
    """Whether a paper may have a page there: old identifiers have none."""
    return "/" not in id_


async def look_up(ids: Sequence[str], fetch: Fetch) -> dict[str, str]:
    """Give the repositories by paper, '' where its page names none; papers that nothing is known of are left out."""
    queue = deque(list(filter(may_know, dict.fromkeys(ids)))[:MOST])
    found: dict[str, str] = {}

    async def work() -> None:
        while queue:
            id_ = queue.popleft()
            seen = await fetch(Request(ENDPOINT + id_, {"Accept": "application/json"}, MAX_BYTES, TIMEOUT))
            answer = read(seen, id_)
            if answer is None:
                queue.clear()
            else:
                found[id_] = answer

    async with asyncio.TaskGroup() as group:
        for _ in range(min(AT_ONCE, len(queue))):
            group.create_task(work())
    return {each: found[each] for each in ids if each in found}


def read(seen: Observation, id_: str) -> str | None:
    """Read the repository out of the answer about a paper: '' where it has none, None where it is no such answer."""
    if seen.status == HTTPStatus.NOT_FOUND and not seen.hops:
        return ""  # the paper has no page there
    if seen.status != HTTPStatus.OK or not seen.complete:
        return None
    try:
        answer: Any = json.loads(seen.body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(answer, Mapping) or answer.get("id") != id_:
        return None
    named = answer.get("githubRepo")
    return repository(named) if isinstance(named, str) else ""
