from __future__ import annotations

from dataclasses import replace

import pytest
import sample
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Link, Suggestion, Verdict
from linkwatch.report.to_text import Style, lines, render


def test_a_full_report_is_told_just_so() -> None:
    assert_golden("full.txt", render(sample.full()))


def test_the_summary_comes_first() -> None:
    first = next(iter(lines(sample.full())))
    assert first == (
        Style.SUMMARY,
        "12 links, 11 addresses: 3 broken, 1 unreachable, 1 blocked, 1 moved, 2 ok, 3 excluded",
    )


def test_a_quiet_run_is_told_in_few_lines() -> None:
    report = sample.report(sample.result("https://a.example/", Verdict.OK))
    assert render(report) == (
        "1 link, 1 address: 1 ok\n\nNothing to do: every link that was checked is fine.\n"
        "linkwatch 0.1.0 read guide/README.md in 4 s.\n"
    )


def test_checking_no_link_is_said_loudly() -> None:
    assert render(sample.report()) == (
        "warning: CHECKED 0 LINKS: there is no link in guide/README.md, so nothing was checked.\n"
        "checked 0 links\n\nlinkwatch 0.1.0 read guide/README.md in 4 s.\n"
    )


def test_checking_only_excluded_links_is_said_loudly_and_asks_for_nothing() -> None:
    told = render(sample.report(sample.result("mailto:a@b.example", Verdict.EXCLUDED)))
    assert told.startswith("warning: CHECKED 0 LINKS: every link is excluded")
    assert "o do" not in told


def test_notice_and_interruption_stand_on_top() -> None:
    top = [line.style for line in lines(replace(sample.full(), notice="A demonstration.", interrupted=True))][:3]
    assert top == [Style.NOTICE, Style.WARNING, Style.SUMMARY]


def test_every_further_place_of_an_address_is_a_line_of_its_own() -> None:
    told = render(sample.full()).splitlines()
    at = told.index("  guide/README.md:96:3  https://example.org/gone")
    assert told[at + 1] == "  guide/README.md:120:5  (the same link)"


def test_a_link_without_a_place_is_still_told() -> None:
    result = replace(sample.result("https://a.example/", Verdict.BROKEN), link=Link("https://a.example/", ()))
    assert "  -  https://a.example/\n" in render(sample.report(result))


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("redirect", "Use https://b.example/{}"),
        ("file", "Did you mean https://b.example/{}?"),
        ("anchor", "Did you mean https://b.example/{}?"),
        ("archive", "Try https://b.example/{}"),
    ],
)
def test_a_suggestion_is_put_into_words(kind: str, told: str) -> None:
    suggestion = Suggestion("https://me:secret@b.example/{}", kind)
    result = sample.result("https://a.example/", Verdict.BROKEN, suggestion=suggestion)
    assert f"      {told}\n" in render(sample.report(result))


def test_links_that_ask_for_nothing_are_counted_and_not_listed() -> None:
    told = render(sample.full())
    assert "excluded: 2 mail-address, 1 private-address\n" in told
    assert "mailto:" not in told
    assert "localhost" not in told


def test_papers_are_one_line_and_only_odd_ones_are_named() -> None:
    told = render(sample.full())
    assert "2 papers known to arXiv, 1 to look at\n  arXiv:math/0309136" in told
    assert "Attention" not in told
    assert "1 paper known to arXiv\n" in render(sample.report(papers=(sample.paper(title_matches=None),)))


def test_a_run_of_less_than_a_second_is_not_told_as_zero() -> None:
    full = sample.full()
    assert "in less than a second" in render(replace(full, finished_at=full.started_at))


def test_more_than_three_inputs_are_counted() -> None:
    assert "read a, b, c and 2 more in" in render(replace(sample.full(), inputs=("a", "b", "c", "d", "e")))
    assert "no link in no file" in render(replace(sample.report(), inputs=()))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(sample.full()) == render(sample.full())


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_no_text_from_outside_breaks_a_line_or_commands_the_terminal(text: str) -> None:
    hostile = sample.everywhere(text)
    told = list(lines(hostile))
    assert len(told) == len(list(lines(sample.everywhere("x"))))
    assert not any(sample.COMMANDING.search(line.text) for line in told)
    assert len(render(hostile).splitlines()) == len(told)
