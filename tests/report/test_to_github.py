from __future__ import annotations

from dataclasses import replace

import pytest
import sample
import workflow_commands
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Link, Verdict
from linkwatch.report.to_github import MOST, render


def test_a_full_report_is_written_just_so() -> None:
    assert_golden("full.github", render(sample.full()))


def test_every_line_is_one_command() -> None:
    written = render(sample.full())
    assert len(workflow_commands.read(written)) == len(written.splitlines())


def test_a_broken_link_is_an_error_at_its_place() -> None:
    link = sample.result("https://a.example/", Verdict.BROKEN, "gone", "It is gone.", places=((3, 5),))
    (place,) = link.link.occurrences
    link = replace(link, link=Link(link.link.url, (replace(place, end_line=3, end_column=20),)))
    first = workflow_commands.read(render(sample.report(link)))[0]
    assert first.name == "error"
    assert first.properties == {
        "file": "guide/README.md",
        "line": "3",
        "col": "5",
        "endLine": "3",
        "endColumn": "20",
        "title": "broken: gone",
    }
    assert first.message.startswith("'https://a.example/' is broken: It is gone.")


def test_a_place_on_several_lines_has_no_columns() -> None:
    link = sample.result("https://a.example/", Verdict.BROKEN)
    (place,) = link.link.occurrences
    link = replace(link, link=Link(link.link.url, (replace(place, end_line=2, end_column=9),)))
    properties = workflow_commands.read(render(sample.report(link)))[0].properties
    assert properties["endLine"] == "2"
    assert not {"col", "endColumn"} & properties.keys()


@pytest.mark.parametrize(
    ("verdict", "kind"),
    [
        (Verdict.BROKEN, "error"),
        (Verdict.MOVED, "warning"),
        (Verdict.BLOCKED, "notice"),
        (Verdict.UNREACHABLE, "notice"),
    ],
)
def test_the_kind_tells_how_grave_it_is(verdict: Verdict, kind: str) -> None:
    commands = workflow_commands.read(render(sample.report(sample.result("https://a.example/", verdict))))
    assert [command.name for command in commands] == [kind, "notice"]


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.EXCLUDED])
def test_what_asks_for_nothing_is_not_annotated(verdict: Verdict) -> None:
    commands = workflow_commands.read(render(sample.report(sample.result("https://a.example/", verdict))))
    assert [command.properties["title"] for command in commands] == ["Link health"]


def test_further_places_are_named_and_bounded() -> None:
    places = tuple((line, 1) for line in range(1, 30))
    first = workflow_commands.read(
        render(sample.report(sample.result("https://a.example/", Verdict.BROKEN, places=places)))
    )[0]
    assert first.message.endswith("Also at " + ", ".join(f"guide/README.md:{n}:1" for n in range(2, 12)) + ", 18 more.")


def test_a_link_without_a_place_is_still_told() -> None:
    link = replace(sample.result("https://a.example/", Verdict.BROKEN), link=Link("https://a.example/", ()))
    assert workflow_commands.read(render(sample.report(link)))[0].properties == {"title": "broken: a-reason"}


def test_no_kind_has_more_annotations_than_github_shows_and_the_rest_is_counted() -> None:
    verdicts = [Verdict.BROKEN, Verdict.MOVED, Verdict.BLOCKED, Verdict.UNREACHABLE]
    results = [sample.result(f"https://a.example/{n}", verdicts[n % 4]) for n in range(100)]
    commands = workflow_commands.read(render(sample.report(*results)))
    kinds = [command.name for command in commands]
    assert {kind: kinds.count(kind) for kind in kinds} == {"error": MOST, "warning": MOST, "notice": MOST}
    assert commands[-1].message == (
        "100 links, 100 addresses: 25 broken, 25 unreachable, 25 blocked, 25 moved. "
        "71 more are not shown here: see a report in another format, such as markdown."
    )
    with_summary = workflow_commands.read(render(sample.report(*results), has_summary=True))
    assert with_summary[-1].message.endswith(" 71 more are not shown here: see the summary of the step.")
    assert with_summary[:-1] == commands[:-1]


def test_what_makes_the_counts_less_than_they_seem_is_told() -> None:
    last = workflow_commands.read(render(replace(sample.report(), notice="A demonstration.")))[-1]
    assert last.message.startswith("A demonstration. CHECKED 0 LINKS:")


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_no_text_from_outside_becomes_a_command(text: str) -> None:
    for outside in (text, f"\n::error::{text}", f"%0A::error::{text}##[error]", f",line=9,file=x::{text}"):
        written = render(sample.everywhere(outside))
        commands = workflow_commands.read(written)
        harmless = workflow_commands.read(render(sample.everywhere("x")))
        assert len(commands) == len(written.splitlines()) == len(written.split("\n")) - 1
        assert [(each.name, list(each.properties)) for each in commands] == [
            (each.name, list(each.properties)) for each in harmless
        ]
        assert "##[" not in written


def test_what_did_not_work_before_a_change_either_is_counted_and_not_annotated() -> None:
    read = workflow_commands.read(render(sample.compared(sample.result("https://a.example/", Verdict.OK))))
    assert [(each.name, each.message) for each in read] == [
        ("notice", "Compared with main. 1 link, 1 address: 1 ok; 2 already broken before this change.")
    ]


def test_the_place_that_a_change_adds_is_annotated_though_an_older_one_comes_first() -> None:
    link = sample.result("https://a.example/", Verdict.BROKEN, places=((1, 1), (5, 2)))
    old, new = link.link.occurrences
    link = replace(link, link=Link(link.link.url, (replace(old, standing=True), new)))
    first = workflow_commands.read(render(sample.report(link)))[0]
    assert first.properties["line"] == "5"
    assert first.message.endswith("Also at guide/README.md:1:1.")
