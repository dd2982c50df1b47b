"""What one process says arrives at the other as it was."""

import io
from datetime import date

import pytest

from linkwatch.fetch.headers import of_answer
from linkwatch.lean import NOTHING, without_evidence
from linkwatch.model import (
    Failure,
    Hop,
    Ignore,
    Judgement,
    Kind,
    Link,
    Observation,
    Occurrence,
    Page,
    PageMetadata,
    Problem,
    Reason,
    Request,
    Settings,
    Suggestion,
    Verdict,
)
from linkwatch.store import Kept
from linkwatch.visiting import wire
from linkwatch.visiting.job import Job
from linkwatch.visiting.visited import Visited

URL = "https://a.example/ä\udc80"
PLACE = Occurrence(URL, Kind.LINK, "text", "guide.md", 1, 2, ignored=Ignore(3, 4, "why", date(2026, 11, 1)))
PAGE = Page(title="A page", ids=frozenset({"a"}), metadata=PageMetadata("A page", published=date(2026, 1, 2)))
SEEN = Observation(
    URL, 200, hops=(Hop(301, URL),), final_url=URL, headers=of_answer([("Set-Cookie", "a"), ("Set-Cookie", "b")]),
    body=b"bytes", page=PAGE,
)  # fmt: skip
JUDGED = Judgement(Verdict.MOVED, Reason("moved", "It moved."), "detail", Suggestion(URL, "redirect"))


@pytest.mark.parametrize(
    "message",
    [
        Job(URL, (Link(URL, (PLACE,)),), {"If-None-Match": "x"}, whole=True),
        Visited(URL, SEEN, (JUDGED,), (Problem("guide.md", 1, 2, "strange"), None), Kept(b"data", "note", True, False)),
        Visited(URL, Observation(URL, failure=Failure.TIMEOUT, failure_detail="words")),
        Request(URL, {"Cookie": "a=b"}, max_bytes=1, timeout=0.5, method="POST", body=b"body"),
        Settings(user_agent="me"),
    ],
)
def test_a_message_arrives_as_it_was(message: object) -> None:
    pipe = io.BytesIO()
    wire.send(pipe, message)
    wire.send(pipe, "next")
    pipe.seek(0)
    assert wire.receive(pipe) == message
    assert wire.receive(pipe) == "next"
    assert wire.receive(pipe) is None


def test_observations_without_evidence_share_what_is_nothing() -> None:
    pipe = io.BytesIO()
    wire.send(pipe, without_evidence(SEEN))
    pipe.seek(0)
    assert wire.receive(pipe).headers is NOTHING


@pytest.mark.parametrize("lost", [1, 10])
def test_a_torn_message_is_none(lost: int) -> None:
    pipe = io.BytesIO()
    wire.send(pipe, "a message that is torn")
    assert wire.receive(io.BytesIO(pipe.getvalue()[:-lost])) is None
    assert wire.receive(io.BytesIO(pipe.getvalue()[:2])) is None
