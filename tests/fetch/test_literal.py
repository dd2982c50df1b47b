"""Whether an address with brackets and bars is asked for as a browser writes it, too."""

import pytest
from fake_fetch import FakeFetch, answer, failed

from linkwatch.fetch.literal import with_literal_signs
from linkwatch.model import Failure, Observation, Request

ESCAPED, LITERAL = "http://a.example/w%5B1%5d?f%5b%5D=1%7C2%20", "http://a.example/w[1]?f[]=1|2%20"


@pytest.mark.parametrize("status", [400, 404, 410])
async def test_what_is_there_with_its_signs_unescaped_is_there(status: int) -> None:
    fetch = FakeFetch({ESCAPED: answer(status), LITERAL: answer(200)})
    seen = await with_literal_signs(fetch)(Request(ESCAPED))
    assert (seen.status, seen.url, seen.final_url, seen.attempts) == (200, ESCAPED, ESCAPED, 2)


async def test_what_is_there_neither_way_is_told_as_it_was_first() -> None:
    fetch = FakeFetch({ESCAPED: answer(404), LITERAL: answer(500)})
    assert (await with_literal_signs(fetch)(Request(ESCAPED))).status == 404
    assert [request.url for request in fetch.asked] == [ESCAPED, LITERAL]


async def test_what_did_not_answer_the_second_time_must_not_be_told_as_missing() -> None:
    fetch = FakeFetch({ESCAPED: answer(404), LITERAL: failed(Failure.TIMEOUT)})
    seen = await with_literal_signs(fetch)(Request(ESCAPED))
    assert (seen.status, seen.failure, seen.url, seen.attempts) == (None, Failure.TIMEOUT, ESCAPED, 2)


@pytest.mark.parametrize(
    ("url", "first"),
    [
        (ESCAPED, answer(200)),
        (ESCAPED, answer(403)),
        (ESCAPED, failed(Failure.TIMEOUT)),
        ("http://a.example/plain%20", answer(404)),
        ("http://a%5B:%7C@a.example/", answer(404)),
    ],
)
async def test_any_other_answer_or_address_must_not_be_asked_for_twice(url: str, first: Observation) -> None:
    fetch = FakeFetch({url: first})
    await with_literal_signs(fetch)(Request(url))
    assert [request.url for request in fetch.asked] == [url]
