"""How long GitHub asks to be left alone, and its words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.github.waits import message, wait
from linkwatch.model import Observation
from stand_in_github import NOW


def seen(status: int, body: object = None, **headers: str) -> Observation:
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    return Observation("https://a.example/", status=status, headers=fields, body=json.dumps(body).encode())


@pytest.mark.parametrize(
    "answer",
    [
        seen(200, retry_after="5"),
        seen(404, x_ratelimit_remaining="0", x_ratelimit_reset="5"),
        seen(403, {"message": "Resource not accessible by integration"}),
        seen(403, x_ratelimit_remaining="7", x_ratelimit_reset="5"),
        seen(403, x_ratelimit_remaining="0"),
        seen(403, retry_after="-1"),
        seen(403, retry_after="\u0665"),
        Observation("https://a.example/"),
    ],
)
def test_what_limits_nothing_must_not_be_waited_for(answer: Observation) -> None:
    assert wait(answer, NOW, 0) is None


def test_a_limit_that_is_over_already_is_no_long_wait() -> None:
    past = str(int(NOW.timestamp()) - 500)
    assert wait(seen(403, x_ratelimit_remaining="0", x_ratelimit_reset=past), NOW, 3) == 1


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"message": "One"}, "One"),
        ({"message": "One", "errors": ["two", {"message": "three"}]}, "One; two; three"),
        (
            {"message": "One", "errors": [{"resource": "Issue", "field": "title", "code": "missing"}]},
            "One; title missing",
        ),
        ({"message": "One", "errors": [{}], "more": 1}, "One"),
        ({"message": "One", "errors": None}, "One"),
        ({"message": "One", "errors": "two"}, "One; two"),
        ({"message": "One", "errors": 3}, ""),
        ({"errors": []}, ""),
        (["One"], ""),
        ("One", ""),
        (None, ""),
    ],
)
def test_what_github_says_is_read(body: object, said: str) -> None:
    assert message(seen(422, body)) == said


@given(
    st.binary(max_size=60) | st.recursive(st.none() | st.text(), st.lists).map(lambda each: json.dumps(each).encode())
)
def test_any_answer_can_be_read(body: bytes) -> None:
    assert message(Observation("", status=403, body=body)).isprintable()
    assert wait(Observation("", status=429, body=body), NOW, 1) == 120
