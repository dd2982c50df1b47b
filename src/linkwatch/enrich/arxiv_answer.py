"""What arXiv's API answered, as far as its status and size tell; papers that it lists, or why it says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from linkwatch.model import Observation, Paper
from linkwatch.records import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """A sound answer: its papers by identifier, the identifiers of entries that cannot be read, or not be believed.

    Where it is `complete`, a paper that was asked for and is in none of them is one that arXiv does not list.
    """

    papers: Mapping[str, Paper]
    unreadable: frozenset[str]
    complete: bool
    mixed_up: frozenset[str] = frozenset()


class UnusableError(Exception):
    """An answer that says nothing about any paper: the beginning of a sentence that tells why.

    `refused` where arXiv calls an identifier malformed, `final` where asking on would be of no use or rude, `passing`
    where the same question is known to be answered a few seconds later.
    """

    def __init__(self, reason: str, *, refused: bool = False, final: bool = False, passing: bool = False) -> None:
        super().__init__(reason)
        self.refused = refused
        self.final = final
        self.passing = passing


def body_of(seen: Observation, most: int) -> bytes:
    """Give the whole body of an answer with status 200, of `most` bytes; raises UnusableError for everything else.

    Being throttled comes with status 429, but also as plain text with status 200.
    """
    if seen.failure is not None:
        detail = f": {seen.failure_detail}" if seen.failure_detail else ""
        raise UnusableError(f"arXiv's API gave no answer ({seen.failure}{detail})", final=True)
    is_throttled = seen.body.lstrip()[:13].lower() == b"rate exceeded"
    if seen.status == HTTPStatus.TOO_MANY_REQUESTS or is_throttled:
        was_repeated = seen.status != HTTPStatus.OK  # by the fetch, which looks at the status alone
        reason = f"arXiv's API asks for fewer requests (status {seen.status})"
        raise UnusableError(reason, final=True, passing=not was_repeated)
    if seen.status != HTTPStatus.OK:
        raise UnusableError(
            f"arXiv's API answered with status {seen.status}",
            refused=seen.status == HTTPStatus.BAD_REQUEST,
            final=seen.status == HTTPStatus.FORBIDDEN,
            passing=seen.status == HTTPStatus.NOT_ACCEPTABLE,  # others that pass, the fetch has tried again
        )
    if not seen.complete and len(seen.body) >= most:
        raise UnusableError("arXiv's API sent more than can be read")
    if not seen.complete:
        raise UnusableError("arXiv's API broke off in the middle of its answer", passing=True)
    return seen.body
