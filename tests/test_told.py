"""What was told of an answer is told again only where judging anew would say the same."""

import ast
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkwatch import told
from linkwatch.lean import without_evidence
from linkwatch.model import (
    Case,
    Failure,
    Hop,
    Judgement,
    Kind,
    Link,
    Observation,
    Occurrence,
    Page,
    PageMetadata,
    Reason,
    Result,
    Suggestion,
    Verdict,
)
from linkwatch.rules import judge

URL = "https://a.example/x"
SEEN = Observation(
    URL,
    status=200,
    hops=(Hop(301, "http://a.example/x"),),
    final_url=URL,
    page=Page(heading="A page", metadata=PageMetadata("A", "b", "c", "d", date(2026, 1, 2)), papers=("1706.03762",)),
    elapsed_ms=12,
    attempts=2,
)
FINE = Judgement(Verdict.OK, Reason("fine", "The page is there."), "The page is there.")
MOVED = Judgement(Verdict.MOVED, Reason("moved", "It moved.", "Update."), "Gone. Update.", Suggestion(URL, "redirect"))
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
PAGES = st.builds(
    Page,
    **{name: st.from_type(hint) for name, hint in get_type_hints(Page).items() if hint is not float},
)
ANSWERS = st.builds(
    Observation,
    st.just(URL),
    status=st.integers(100, 599),
    hops=st.lists(st.builds(Hop, st.sampled_from([200, 301, 302, 308]), st.just("http://b.example/"))).map(tuple),
    final_url=st.sampled_from([URL, "https://b.example/login", "https://a.example/"]),
    headers=st.dictionaries(st.sampled_from(["server", "content-type", "cf-mitigated"]), NAMES),
    page=st.none() | PAGES,
    text=NAMES,
    elapsed_ms=st.integers(0, 9999),
    complete=st.booleans(),
)


def link(url: str = URL, *texts: str) -> Link:
    places = (Occurrence(url, Kind.LINK, text, "a.md", 1, 1) for text in texts or ("a text",))
    return Link(url, tuple(places))


def result(judgement: Judgement = FINE, of: Link | None = None, seen: Observation | None = SEEN) -> Result:
    return Result(of or link(), judgement, seen)


@settings(deadline=None)
@given(ANSWERS, st.lists(NAMES, min_size=1, max_size=3))
def test_what_is_told_again_is_what_judging_anew_says(seen: Observation, fragments: list[str]) -> None:
    links = [link(f"{URL}#{fragment}", fragment) for fragment in dict.fromkeys(fragments)]
    judged = [judge(Case(each, seen=seen)) for each in links]
    lean = without_evidence(seen)
    pairs = zip(links, judged, strict=True)
    note = told.note(URL, [Result(each, judgement, lean) for each, judgement in pairs])
    assert told.read(note, URL, links) == (lean, judged)


@pytest.mark.parametrize("judgement", [FINE, MOVED])
@pytest.mark.parametrize("seen", [SEEN, replace(SEEN, page=None), replace(SEEN, hops=(), complete=False)])
def test_a_note_says_all_that_reports_show(seen: Observation, judgement: Judgement) -> None:
    note = told.note(URL, [result(judgement, seen=seen)])
    assert told.read(note, URL, [link()]) == (seen, [judgement])


def test_equal_judgements_are_one_object() -> None:
    notes = [told.note(URL, [result(seen=replace(SEEN, elapsed_ms=number))]) for number in range(2)]
    first, second = (told.read(note, URL, [link()]) for note in notes)
    assert first
    assert second
    assert first[1][0] is second[1][0]


@pytest.mark.parametrize(
    "others",
    [
        [link(URL, "another text")], [link(URL, "a text", "a text")], [link(f"{URL}#a")], [link(), link(f"{URL}#a")],
    ],
    ids=["text", "place", "fragment", "one more"],
)  # fmt: skip
def test_other_links_must_be_judged_anew(others: list[Link]) -> None:
    assert told.read(told.note(URL, [result()]), URL, others) is None


def test_of_several_links_some_may_be_left_out() -> None:
    there = link(f"{URL}#a")
    note = told.note(URL, [result(), result(MOVED, there)])
    assert told.read(note, URL, [there]) == (SEEN, [MOVED])


@pytest.mark.parametrize(
    ("url", "results"),
    [
        (URL, []),
        (URL, [result(seen=None)]),
        (URL, [result(seen=replace(SEEN, status=None, failure=Failure.TIMEOUT))]),
        (URL, [result(seen=replace(SEEN, failure_detail="odd"))]),
        (URL, [result(seen=replace(SEEN, final_url="https://me:secret@a.example/"))]),
        (URL, [result(seen=replace(SEEN, hops=(Hop(301, "https://me:secret@a.example/"),)))]),
        ("https://arxiv.org/abs/1706.03762", [result(of=link("https://arxiv.org/abs/1706.03762"))]),
    ],
    ids=["nothing", "no visit", "failure", "trouble", "secret", "secret on the way", "paper"],
)
def test_what_may_be_told_otherwise_next_time_gets_no_note(url: str, results: list[Result]) -> None:
    assert told.note(url, results) == ""


def damaged() -> list[str]:
    """Change each part of a note into what it must not be."""
    whole = json.loads(told.note(URL, [result(MOVED)]))
    parts: list[Any] = [[*whole[:number], {"a": 1}, *whole[number + 1 :]] for number in range(len(whole))]
    parts.append([*whole[:6], [*whole[6][:-1], "yesterday"], whole[7]])
    parts.append([*whole[:6], [7, *whole[6][1:]], whole[7]])
    parts.append([*whole[:7], {"": [*whole[7][""][:1], "nonsense", *whole[7][""][2:]]}])
    parts.append([*whole[:7], {"": [*whole[7][""][:-1]]}])
    parts.append([True, *whole[1:]])
    parts.append(whole[:-1])
    # whether the answer was complete is yes or no, whatever is written
    return [json.dumps(part) for part in parts if part[5] != {"a": 1}]


@pytest.mark.parametrize("note", ["", "x", "null", "[]", "{}", "[" * 100_000, *damaged()])
def test_a_damaged_note_says_nothing(note: str) -> None:
    assert told.read(note, URL, [link()]) is None


def test_the_program_knows_all_sources_that_have_a_say_in_a_judgement() -> None:
    needed = {name for source in told.sources() for name in _ours(source) if name != "rules"}
    assert needed <= set(told.SHARED)


def _ours(source: Path) -> set[str]:
    nodes = [node for node in ast.walk(ast.parse(source.read_text())) if isinstance(node, ast.ImportFrom)]
    named = [alias.name for node in nodes if node.module == "linkwatch" for alias in node.names]
    return {*named, *(str(node.module).split(".")[1] for node in nodes if str(node.module).startswith("linkwatch."))}
