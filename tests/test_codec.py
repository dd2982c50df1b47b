"""What is stored comes back as it was, or not at all."""

import json
from datetime import UTC, date, datetime
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import linkwatch
from linkwatch.codec import decode, encode, row, shape
from linkwatch.memory import Past
from linkwatch.model import Document, Hop, Kind, Observation, Occurrence, Page, Paper, Result, Verdict

DAYS = st.dates(date(1970, 1, 1), date(2100, 1, 1))
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def filled(kind: type[Any], **strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Fill every field by its annotation, so that one of a new type is noticed here; numbers are none that is none."""
    hints = get_type_hints(kind)
    numbers = {name: st.floats(0, 1e9) for name, hint in hints.items() if hint is float}
    return st.builds(kind, **{name: st.from_type(hint) for name, hint in hints.items()} | numbers | strategies)


OBSERVATIONS = filled(Observation, body=st.just(b""), page=st.none() | filled(Page))
PASTS = st.builds(Past, st.sampled_from(Verdict), NAMES, st.none() | DAYS, came_back=st.lists(DAYS).map(tuple))


@given(OBSERVATIONS | PASTS)
def test_what_is_written_comes_back(value: Observation | Past) -> None:
    assert decode(json.loads(json.dumps(encode(value))), type(value)) == value


ROWS = filled(Observation, body=st.binary(), page=st.none() | filled(Page))


@given(ROWS | PASTS)
def test_a_row_comes_back(value: Observation | Past) -> None:
    assert decode(json.loads(row(value)), type(value)) == value


def test_many_rows_come_back_in_their_order() -> None:
    places = tuple(Occurrence(f"https://a.example/{n}", Kind.LINK, "a", "a.md", n, 1) for n in range(300))
    document = Document("a.md", places, code={"1706.03762": ("https://github.com/a/b",)})
    assert decode(json.loads(row(document)), Document) == document


def test_rows_that_lack_a_value_come_back_among_those_that_have_it() -> None:
    seen = tuple(
        Observation("u", page=Page("t", papers=("1706.03762",) * (n % 2)) if n % 3 else None, hops=(Hop(301, "v"),) * n)
        for n in range(7)
    )
    assert decode(json.loads(row(seen)), tuple[Observation, ...]) == seen


def test_a_row_is_the_list_of_all_values_in_the_order_of_the_fields() -> None:
    assert row((Hop(301, "u"), frozenset({"b", "a"}), date(2026, 1, 2))) == '[[301,"u"],["a","b"],"2026-01-02"]'


@pytest.mark.parametrize(
    "data", [[301], [301, "u", 1], ["301", "u"], [True, "u"], [None, "u"], "ab", None, [[301, "u"]]]
)
def test_what_is_no_row_must_not_become_an_object(data: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data, Hop)
    with pytest.raises(ValueError, match=r"."):
        decode({"url": "u", "hops": [[301, "u"], data]}, Observation)


@pytest.mark.parametrize("body", ["x", 1, "=="])
def test_what_is_no_base64_must_not_become_bytes(body: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode({"url": "u", "body": body}, Observation)


def test_a_paper_comes_back_with_its_times() -> None:
    at = datetime(2026, 11, 23, 4, 5, 6, tzinfo=UTC)
    paper = Paper("1706.03762", 7, "Attention", ("A", "B"), at, at, "Words.", "cs.CL", ("cs.CL",), at, withdrawn=True)
    assert decode(json.loads(json.dumps(encode(paper))), Paper) == paper
    assert decode(json.loads(row(paper)), Paper) == paper


def test_what_is_the_default_is_not_written_and_sets_are_sorted() -> None:
    page = Page(ids=frozenset({"b", "a"}))
    assert encode(Observation("u", status=200, page=page)) == {"url": "u", "status": 200, "page": {"ids": ["a", "b"]}}


def test_a_whole_number_is_a_number() -> None:
    assert decode({"refresh_after": 5}, Page).refresh_after == pytest.approx(5.0)


@pytest.mark.parametrize(
    "data",
    [
        None, [], "u", {}, {"url": 1}, {"url": "u", "status": "200"}, {"url": "u", "status": True},
        {"url": "u", "x": 1}, {"url": "u", "failure": "nonsense"}, {"url": "u", "hops": {}},
        {"url": "u", "hops": [{"status": 301}]},
        {"url": "u", "headers": []}, {"url": "u", "headers": {"a": 1}}, {"url": "u", "page": {"ids": "abc"}},
        {"url": "u", "body": "x"},
    ],
)  # fmt: skip
def test_what_does_not_fit_must_not_become_an_object(data: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data, Observation)


@pytest.mark.parametrize("data", [{"first_failed": 3}, {"first_failed": "yesterday"}, {"came_back": ["2026-13-01"]}])
def test_what_is_no_day_must_not_become_one(data: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data, Past)


def test_the_shape_names_every_field_of_every_part() -> None:
    told = shape(Observation)
    assert all(name in told for name in (*Observation.__dataclass_fields__, *Page.__dataclass_fields__, "Hop("))
    assert told != shape(Page)
    assert shape(Hop) == "Hop(status: <class 'int'>, url: <class 'str'>)"
    assert linkwatch.__version__ not in told


def test_the_shape_must_not_say_in_which_files_the_parts_are_defined() -> None:
    assert "linkwatch" not in f"{shape(Result)} {shape(Document)}"
