"""What a further process says: a greeting, what it found, and questions about hosts that are not its own."""

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, Any

import pytest

from linkwatch.model import Failure, Hop, Link, Observation, Settings, Verdict
from linkwatch.visiting import wire
from linkwatch.visiting.helper import GREETING, Jobs, Reopen, Start, judged, talk
from linkwatch.visiting.job import Job
from linkwatch.visiting.line import Question, Reply
from linkwatch.visiting.visited import Visited
from web import Web, page, redirect

A, B = "https://a.example/", "https://b.example/"
SITES = frozenset({"a.example"})


class Front:
    """The first process, as the test plays it."""

    def __init__(self) -> None:
        theirs_in, self._ours_out = os.pipe()
        self._ours_in, theirs_out = os.pipe()
        self.source, self.sink = os.fdopen(self._ours_in, "rb"), os.fdopen(self._ours_out, "wb")
        self._theirs: tuple[IO[bytes], IO[bytes]] = (os.fdopen(theirs_in, "rb"), os.fdopen(theirs_out, "wb"))
        self._thread = threading.Thread(target=talk, args=self._theirs)
        self._thread.start()
        assert self.source.read(len(GREETING)) == GREETING

    def say(self, message: object) -> None:
        wire.send(self.sink, message)

    def hear(self) -> Any:
        return wire.receive(self.source)

    def end(self) -> None:
        self.sink.close()
        self._thread.join(20)
        assert not self._thread.is_alive()
        for each in (self.source, *self._theirs):
            each.close()


@pytest.fixture
def front() -> Iterator[Front]:
    front = Front()
    yield front
    front.end()


def jobs(*urls: str) -> Jobs:
    return Jobs(tuple(Job(url, (Link(url, ()),)) for url in urls), 2.0)


def test_a_helper_that_is_told_nothing_ends(front: Front) -> None:
    assert not front.sink.closed


@pytest.mark.parametrize("is_kept", [True, False])
def test_what_it_visits_is_judged_and_packed_where_it_is_kept(
    front: Front, web: Web, settings: Settings, is_kept: bool
) -> None:
    web.pages[A] = page()
    front.say(Start(settings, SITES, is_kept))
    front.say(jobs(A))
    ((visited,),) = [front.hear()]
    assert visited.url == A
    assert [each.verdict for each in visited.judgements] == [Verdict.OK]
    assert visited.seen.page.text == ""
    assert bool(visited.kept) is is_kept


def test_a_hop_to_another_host_is_asked_of_the_first_process(front: Front, web: Web, settings: Settings) -> None:
    web.pages[A] = redirect(B)
    front.say(Start(settings, SITES, False))
    front.say(jobs(A))
    question = front.hear()
    assert isinstance(question, Question)
    assert (question.request.url, question.raw) == (B, False)
    front.say(Reply(question.number, Observation(B, 200, final_url=B)))
    (visited,) = front.hear()
    assert visited.seen.hops == (Hop(301, A),)
    assert visited.seen.final_url == B
    assert web.times(B) == 0


@pytest.mark.parametrize(("raw", "body"), [(True, b"<title>A page</title>"), (False, b"")])
def test_it_asks_its_own_hosts_for_the_first_process(
    front: Front, web: Web, settings: Settings, raw: bool, body: bytes
) -> None:
    web.pages[A] = page()
    front.say(Start(settings, SITES, False))
    front.say(Question(7, Job(A, ()).request(2.0), raw))
    reply = front.hear()
    assert isinstance(reply, Reply)
    assert (reply.number, reply.seen.status, reply.seen.body) == (7, 200, body)
    assert bool(reply.seen.page) is not raw


def test_a_server_that_was_down_is_asked_again_only_after_a_reopening(
    front: Front, web: Web, settings: Settings
) -> None:
    nowhere = replace(settings, connect_to=(replace(settings.connect_to[0], port="", to_port="1"),))
    front.say(Start(nowhere, SITES, False))
    seen = []
    for reopened in ((), (), (A,)):
        front.say(Reopen(reopened))
        front.say(jobs(A))
        ((visited,),) = [front.hear()]
        assert not visited.judgements
        seen.append((visited.seen.failure, visited.seen.attempts))
    assert seen == [(Failure.REFUSED, 1), (Failure.REFUSED, 0), (Failure.REFUSED, 1)]


def test_many_findings_come_together(front: Front, web: Web, settings: Settings) -> None:
    urls = [f"{A}{number}" for number in range(150)]
    front.say(Start(settings, SITES, False))
    front.say(jobs(*urls))
    found: list[Visited] = []
    while len(found) < len(urls):
        found += front.hear()
    assert sorted(each.url for each in found) == sorted(urls)


def test_an_answer_that_an_earlier_run_knows_is_not_judged_here() -> None:
    job = Job(A, (Link(A, ()),), {"If-None-Match": "x"})
    assert judged(job, Observation(A, 304), is_kept=True) == Visited(A, Observation(A, 304))
    assert judged(replace(job, condition={}), Observation(A, 304), is_kept=True).judgements
