"""How long what an earlier run saw still counts, and how a server is asked whether it still does; pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from linkwatch.model import Observation, Verdict
from linkwatch.records import dataclass

GOOD = frozenset({Verdict.OK, Verdict.MOVED})

BAD_SECONDS = 600.0
"""A bad answer counts so long at most: somebody may be mending the link right now."""
SHORTEST = 0.75
"""Good answers count for this share of the age or more, each address for another, so that they do not end together."""
READ_AGAIN = timedelta(days=30)
"""A page is read anew after so long, even where its server says again and again that it is the same."""

_SUCCESS = 200
_NOT_MODIFIED = 304
_VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
"""What an answer is known by, and the question for it (RFC 9110 section 13.1)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A visit as it was seen: `checked` when that was last confirmed, `fetched` when the page was read.

    `good` means that every link to it was ok or moved, `whole` that all of a long page was asked for.
    """

    seen: Observation
    checked: datetime
    fetched: datetime
    good: bool
    whole: bool


def is_fresh(answer: Answer, url: str, now: datetime, max_age: float) -> bool:
    """Whether an answer counts without asking again; one from the future never does."""
    return counts(answer.checked, url, now, max_age, good=answer.good)


def counts(checked: datetime, url: str, now: datetime, max_age: float, *, good: bool) -> bool:
    """Whether an answer that was confirmed at that moment counts without asking again."""
    age = (now - checked).total_seconds()
    if not good:
        return 0 <= age < min(BAD_SECONDS, max_age)
    return 0 <= age < max_age * SHORTEST or 0 <= age < good_lifetime(url, max_age)


def good_lifetime(name: str, max_age: float) -> float:
    """Give the seconds for which a good answer counts: a share of the age that depends on the name alone."""
    share = int.from_bytes(hashlib.sha256(name.encode(errors="replace")).digest()[:4]) / 2**32
    return max_age * (SHORTEST + (1 - SHORTEST) * share)


def covers(answer: Answer, *, whole: bool) -> bool:
    """Whether the visit saw enough: all of a page in which places are to be found."""
    page = answer.seen.page
    return not whole or answer.whole or page is None or page.complete


def is_kept(seen: Observation, verdicts: Iterable[Verdict]) -> bool:
    """Whether an answer may count for later runs: one that may pass never does, nor does silence.

    A name that does not exist may be a network that does not, which is known only at the end of a run.
    """
    return seen.status is not None and Verdict.UNREACHABLE not in set(verdicts)


def is_good(verdicts: Iterable[Verdict]) -> bool:
    """Whether every link to an address is ok or moved."""
    return set(verdicts) <= GOOD


def condition(answer: Answer, now: datetime) -> Mapping[str, str]:
    """Give the headers that ask for a page only if it is another one; none where all of it should be seen again."""
    seen = answer.seen
    direct = seen.status == _SUCCESS and not seen.hops
    if not (answer.good and direct and timedelta() <= now - answer.fetched < READ_AGAIN):
        return {}
    return {question: seen.headers[name] for name, question in _VALIDATORS.items() if seen.headers.get(name)}


def still_holds(seen: Observation) -> bool:
    """Whether the answer to a conditional request says that the earlier one holds."""
    return seen.status == _NOT_MODIFIED and not seen.hops
