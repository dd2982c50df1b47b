"""Rules that a stranger may write are searched for in bounded time, and the others as ever."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from command import Command
from linkwatch import matching
from linkwatch.matching import SHORT, found, prepare
from linkwatch.model import LinkwatchError

AS = "https://a.example/" + "a" * 60
EXPLOSIVE = [r"(a+)+b", r"(a|a)*b", r"(a|aa)+b", r"(?:a*)*b", r"([a-z]+)*\d$", "(a?){40}a{40}c", r"(?:a|a){9,}b"]


@pytest.fixture
def little_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "SECONDS", 0.5)


@pytest.mark.usefixtures("little_time")
@pytest.mark.parametrize("source", EXPLOSIVE)
def test_a_rule_that_never_ends_is_named(source: str) -> None:
    with pytest.raises(LinkwatchError) as caught:
        found(re.compile(source), AS)
    assert str(caught.value) == f"the rule “{source}” takes too long to search in {AS}"


@pytest.mark.usefixtures("little_time")
def test_of_many_searches_the_one_that_never_ends_is_named() -> None:
    rules = [re.compile(source) for source in ("x.*y.*z", "(a+)+b", "c.*d.*e")]
    with pytest.raises(LinkwatchError, match=re.escape(f"“(a+)+b” takes too long to search in {AS}")):
        prepare(rules, ["https://b.example/", "https://c.example/", AS, "https://d.example/"])


@pytest.mark.usefixtures("little_time")
def test_even_a_quick_rule_is_bounded_where_the_address_is_long() -> None:
    with pytest.raises(LinkwatchError, match=r"takes too long to search in a{200}…$"):
        found(re.compile("a+b"), "a" * 2_000_000)


@pytest.mark.parametrize(
    ("source", "text", "hit"),
    [
        (r"^https?://(www\.)?a\.example/", "https://a.example/x", True),
        (r".*\.pdf$", "https://a.example/x.html", False),
        (r".*\.a\.example/.*", "https://b.a.example/x", True),
        (r"(\w+\.)+example/", "https://a.b.example/", True),
        (r"(\w+\.)+example/", "https://a.b.invalid/", False),
        ("é.*ü.*", "xéxü", True),
        ("x$", "x" * (SHORT + 1), True),
        ("y$", "x" * (SHORT + 1), False),
    ],
)
def test_a_rule_is_found_as_python_finds_it(source: str, text: str, hit: bool) -> None:
    assert found(re.compile(source), text) is hit


def test_flags_count_in_the_other_process_too() -> None:
    assert found(re.compile("A.*B.*C", re.IGNORECASE), "xaxbxc")
    assert not found(re.compile("A.*B.*C"), "xaxbxc")


def test_a_quick_rule_must_not_start_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    prepare([re.compile(r"^https?://(www\.)?a\.example/.*")], [AS])
    assert found(re.compile(r"\.example/a"), AS)


def test_many_searches_take_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    run = subprocess.run

    def counted(*given: Any, **named: Any) -> Any:
        started.append(given)
        return run(*given, **named)

    monkeypatch.setattr(subprocess, "run", counted)
    rules, texts = [re.compile("a.*b.*"), re.compile("b")], [f"{number}ab" for number in range(50)]
    prepare(rules, texts)
    assert all(found(rule, text) for rule in rules for text in texts)
    assert len(started) == 1


def test_where_no_process_is_to_be_had_this_one_searches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere")
    assert found(re.compile("a.*b.*c"), "abc")


@settings(max_examples=20)
@given(st.text(max_size=30), st.sampled_from([r"(a|b)+c*", r"\d+.*\s+", r"[^x]*x{2,}"]))
def test_any_text_can_be_searched(text: str, source: str) -> None:
    assert found(re.compile(source), text) is bool(re.search(source, text))


@pytest.mark.usefixtures("little_time")
def test_a_run_with_such_a_rule_ends_with_words(linkwatch: Command, project: Path) -> None:
    (project / "guide.md").write_text(f"<{AS}>\n")
    (project / "linkwatch.toml").write_text('exclude = ["(a+)+b"]\n')
    ran = linkwatch("check", "guide.md", "--offline")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"linkwatch: the rule “(a+)+b” takes too long to search in {AS}\n"
        "  Write it with fewer repetitions, above all none inside another.\n"
    )
