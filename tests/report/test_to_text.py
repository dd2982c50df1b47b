from __future__ import annotations

from dataclasses import replace

import pytest
import sample
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Failure, Hop, Link, Observation, Reason, Suggestion, Verdict
from linkwatch.report.to_text import Line, Style, lines, links, plain, quiet_lines, render, verbose_lines, visits


def test_a_full_report_is_told_just_so() -> None:
    assert_golden("full.txt", render(sample.full()))


def test_the_summary_comes_first() -> None:
    first = next(iter(lines(sample.full())))
    assert first == Line(
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


def test_a_run_that_was_broken_off_before_its_first_link_does_not_say_that_there_is_none() -> None:
    assert render(replace(sample.report(), interrupted=True)).startswith(
        "warning: The run was interrupted: links that were not visited yet are missing below.\nchecked 0 links\n"
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
        ("file", "Link to https://b.example/{}"),
        ("name", "Did you mean https://b.example/{}?"),
        ("anchor", "Did you mean https://b.example/{}?"),
        ("scheme", "Did you mean https://b.example/{}?"),
        ("archive", "Try https://b.example/{}"),
    ],
)
def test_a_suggestion_is_put_into_words(kind: str, told: str) -> None:
    suggestion = Suggestion("https://me:secret@b.example/{}", kind)
    result = sample.result("https://a.example/", Verdict.BROKEN, suggestion=suggestion)
    assert f"      → {told}\n" in render(sample.report(result))


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


def test_what_most_places_link_to_comes_first() -> None:
    one = sample.result("https://one.example/", Verdict.BROKEN)
    two = sample.result("https://two.example/", Verdict.BROKEN, places=((8, 1), (9, 1)))
    told = render(sample.report(one, two))
    assert told.index("two.example") < told.index("one.example")


def test_the_first_places_are_named_and_the_rest_counted() -> None:
    places = tuple((line, 1) for line in range(1, 40))
    told = render(sample.report(sample.result("https://a.example/", Verdict.BROKEN, places=places)))
    assert "guide/README.md:21:1  (the same link)\n  and 18 more places\n" in told
    assert "README.md:22:1" not in told


def test_the_next_step_of_a_reason_is_told_once_on_a_line_of_its_own() -> None:
    result = sample.result("https://a.example/", Verdict.BROKEN, detail="It is gone. Take it out.")
    reason = Reason("gone", "It is gone.", "Take it out.")
    result = replace(result, judgement=replace(result.judgement, reason=reason))
    assert "      It is gone.\n      → Take it out.\n" in render(sample.report(result))


def test_the_address_of_a_line_is_told_so_that_it_can_be_linked() -> None:
    suggestion = Suggestion("https://b.example/", "redirect")
    result = sample.result("https://me:word@a.example/", Verdict.MOVED, suggestion=suggestion)
    told = [line.url for line in lines(sample.report(result)) if line.url]
    assert told == ["https://a.example/", "https://b.example/"]


@pytest.mark.parametrize("url", ["guide/x.md#y", "javascript:alert(1)", "mailto:a@b.example"])
def test_only_web_addresses_are_linked(url: str) -> None:
    assert not any(line.url for line in lines(sample.report(sample.result(url, Verdict.BROKEN))))


def test_quiet_lines_name_only_what_was_asked_for() -> None:
    told = plain(quiet_lines(sample.full(), {Verdict.BROKEN}))
    assert told.startswith("Mend now: 3 broken\n")
    assert "slow.example" not in told
    assert "arXiv" not in told
    assert "Wait: 1 unreachable\n" in plain(quiet_lines(sample.full(), {Verdict.UNREACHABLE}))


def test_quiet_lines_of_a_clean_run_are_none_and_of_an_empty_one_say_so() -> None:
    assert not list(quiet_lines(sample.report(sample.result("https://a.example/", Verdict.OK)), {Verdict.BROKEN}))
    assert plain(quiet_lines(sample.report(), {Verdict.BROKEN})).startswith("warning: CHECKED 0 LINKS")


def test_visits_tell_outcome_time_tries_and_every_hop() -> None:
    old, new = "https://me:word@a.example/old", "https://a.example/new"
    timeout = Observation("https://b.example/", failure=Failure.TIMEOUT, elapsed_ms=20_000, attempts=3)
    report = sample.report(
        sample.result(old, Verdict.OK, seen=sample.visited(old, 200, Hop(302, old), Hop(301, new), final_url=new)),
        sample.result(
            f"{old}#part", Verdict.OK, seen=sample.visited(old, 200, Hop(302, old), Hop(301, new), final_url=new)
        ),
        sample.result("https://b.example/", Verdict.UNREACHABLE, seen=timeout),
        sample.result(
            "https://c.example/", Verdict.OK, seen=sample.visited("https://c.example/", 200), from_cache=True
        ),
        sample.result("guide/x.md", Verdict.OK),
    )
    assert plain(visits(report)) == (
        "\n3 visits:\n"
        "  200        120 ms  https://a.example/old (302) → https://a.example/new (301) → https://a.example/new\n"
        "  timeout  20000 ms  https://b.example/ (3 tries)\n"
        "  200        120 ms  https://c.example/ (from the cache)\n"
    )


def test_visits_stand_in_columns_however_long_the_name_of_a_failure_is() -> None:
    expired = Observation("https://a.example/", failure=Failure.CERTIFICATE_EXPIRED, elapsed_ms=7)
    report = sample.report(
        sample.result("https://a.example/", Verdict.BROKEN, seen=expired),
        sample.result("https://b.example/", Verdict.OK, seen=sample.visited("https://b.example/", 200)),
    )
    assert plain(visits(report)) == (
        "\n2 visits:\n"
        "  certificate-expired      7 ms  https://a.example/\n"
        "  200                    120 ms  https://b.example/\n"
    )


def test_a_run_without_visits_tells_of_none() -> None:
    assert not list(visits(sample.report(sample.result("guide/x.md", Verdict.OK))))


def test_verbose_lines_are_the_usual_ones_and_the_visits() -> None:
    usual, verbose = list(lines(sample.full())), list(verbose_lines(sample.full()))
    assert verbose[:2] == usual[:2]
    assert [line for line in verbose if line not in set(visits(sample.full()))] == [
        line for line in usual if line not in set(visits(sample.full()))
    ]


def test_a_file_whose_name_is_a_command_of_a_log_is_none_at_the_start_of_a_line() -> None:
    at = sample.occurrence("https://a.example/", file="::error::a.md")
    assert links([at]) == "./::error::a.md:1:1 link https://a.example/\n"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(sample.full()) == render(sample.full())


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_no_text_from_outside_breaks_a_line_or_commands_the_terminal(text: str) -> None:
    hostile = sample.everywhere(text)
    told = list(verbose_lines(hostile))
    assert len(told) == len(list(verbose_lines(sample.everywhere("x"))))
    assert not any(sample.COMMANDING.search(line.text) for line in told)
    assert len(plain(told).splitlines()) == len(told)


def test_what_did_not_work_before_a_change_either_is_told_apart() -> None:
    assert render(sample.compared(sample.result("https://a.example/", Verdict.BROKEN))) == (
        "note: Compared with main.\n"
        "1 link, 1 address: 1 broken; 2 already broken before this change\n"
        "\n"
        "Mend now: 1 broken\n"
        "  A reader who follows these gets nothing: correct the address, link to another page, or take the link out.\n"
        "  guide/README.md:1:1  https://a.example/\n"
        "      A sentence.\n"
        "\n"
        "Already broken before this change: 2 standing\n"
        "  These did not work before the change either, and it does not touch them: they fail no run that compares.\n"
        "  guide/README.md:7:3  guide/gone.md\n"
        "      There is no such file.\n"
        "  guide/README.md:8:3  https://dead.example/\n"
        "  guide/README.md:9:1  (the same link)\n"
        "      No answer.\n"
        "      Failing since 2026-09-18, seen on 3 days.\n"
        "\n"
        "To do: mend 1 broken address.\n"
        "linkwatch 0.1.0 read guide/README.md in 4 s.\n"
    )


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.EXCLUDED])
def test_a_change_that_breaks_nothing_is_told_as_one(verdict: Verdict) -> None:
    told = render(sample.compared(sample.result("https://a.example/", verdict)))
    assert "\nNothing to do: this change breaks no link that was checked.\n" in told
    assert "CHECKED 0 LINKS" not in told


def test_a_change_all_of_whose_links_stand_is_told_as_one_that_breaks_nothing() -> None:
    told = render(sample.compared())
    assert "\nchecked 0 links; 2 already broken before this change\n" in told
    assert "CHECKED 0 LINKS" not in told


def test_a_quiet_run_about_a_change_names_only_what_the_change_breaks() -> None:
    told = plain(quiet_lines(sample.compared(sample.result("https://a.example/", Verdict.BROKEN)), {Verdict.BROKEN}))
    assert "https://a.example/" in told
    assert "gone.md" not in told
