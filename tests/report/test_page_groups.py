from __future__ import annotations

from dataclasses import replace

import pytest
import sample

from linkwatch.model import Kind, Link, Occurrence, Reason, Verdict
from linkwatch.report import page_groups
from linkwatch.report.page_groups import groups
from linkwatch.report.page_texts import Address, Place


def test_the_groups_say_what_to_do_worst_first_and_fold_what_asks_for_nothing() -> None:
    found = groups(sample.full())
    assert [(group.title, group.total, group.folded) for group in found] == [
        ("Mend now", 3, False),
        ("Update the address", 1, False),
        ("Look by hand", 1, False),
        ("Wait", 1, False),
        ("Back again", 1, False),
        ("Fine", 1, True),
        ("Left out", 3, True),
    ]
    assert found[-1].advice == "Not visited, by rule: 2 mail-address, 1 private-address."


def test_every_address_is_in_one_group() -> None:
    back = sample.result("https://a.example/", Verdict.MOVED, recovered=True)
    [group] = groups(sample.report(back))
    assert group.name == "moved"


def test_a_row_has_all_places_why_since_when_and_the_next_step() -> None:
    gone = groups(sample.full())[0].rows[0]
    assert gone.address == Address("https://example.org/gone", "https://example.org/gone")
    assert gone.places == (Place("guide/README.md", ":96:3"), Place("guide/README.md", ":120:5"))
    assert gone.why == "404 Not Found: https://example.org/gone has no such page."
    assert (gone.reason, gone.since, gone.days, gone.elapsed) == ("not-found", "2026-09-18", "3 days", 120)
    assert (gone.step.before, gone.step.address.text) == ("Correct it or take it out", "")


def test_what_most_places_link_to_comes_first_and_keeps_its_place_in_the_order_of_the_documents() -> None:
    one, two = (sample.result(f"https://{at}.example/", Verdict.MOVED, places=((1, 1),) * at) for at in (1, 2))
    [group] = groups(sample.report(one, two))
    assert [(row.address.text, row.at) for row in group.rows] == [("https://2.example/", 1), ("https://1.example/", 0)]


def test_the_next_step_of_a_reason_is_told_once() -> None:
    made = sample.result("https://a.example/", Verdict.BROKEN, detail="It is gone. Take it out.")
    reason = Reason("gone", "It is gone.", "Take it out.")
    [group] = groups(sample.report(replace(made, judgement=replace(made.judgement, reason=reason))))
    assert (group.rows[0].why, group.rows[0].step.before) == ("It is gone.", "Take it out.")


def test_a_suggestion_is_the_next_step() -> None:
    steps = [row.step for group in groups(sample.full()) for row in group.rows if row.step.address.text]
    assert [(step.before, step.address.text, step.after) for step in steps] == [
        ("Did you mean ", "guide/papers.md#attention", "?"),
        ("Use ", "https://example.org/new_page?a=1&b=(2|3)#part", ""),
    ]


def test_a_time_of_the_cache_is_none_of_this_run() -> None:
    wall = next(row for group in groups(sample.full()) for row in group.rows if row.reason == "challenge")
    assert wall.elapsed is None


def test_a_link_that_shows_its_own_address_has_no_label() -> None:
    url = "https://a.example/"
    places = tuple(Occurrence(url, Kind.LINK, shown, "a.md", 1, 1) for shown in (url, " ", "A place", "Another"))
    made = sample.result(url, Verdict.OK)
    [group] = groups(sample.report(replace(made, link=Link(url, places)), replace(made, link=Link(url, places[:1]))))
    assert [row.label for row in group.rows] == ["A place", ""]


def test_very_many_places_are_counted() -> None:
    places = tuple((line, 1) for line in range(1, 61))
    [group] = groups(sample.report(sample.result("https://a.example/", Verdict.OK, places=places)))
    assert (len(group.rows[0].places), group.rows[0].more_places) == (50, 10)


def test_rows_that_do_not_fit_are_dropped_from_the_end_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_groups, "MOST_ROWS", 4)
    assert [(group.name, len(group.rows), group.total) for group in groups(sample.full())][:4] == [
        ("broken", 3, 3),
        ("moved", 1, 1),
        ("blocked", 0, 1),
        ("unreachable", 0, 1),
    ]


def test_long_rows_leave_room_for_fewer() -> None:
    long = "https://a.example/" + "x" * 1_900
    results = [sample.result(f"{long}{at}", Verdict.BROKEN, detail="y" * 500) for at in range(1_500)]
    [group] = groups(sample.report(*results))
    assert group.total == 1_500
    assert 800 < len(group.rows) < 1_100


def test_what_did_not_work_before_a_change_either_is_a_group_that_is_folded() -> None:
    found = groups(sample.compared(sample.result("https://a.example/", Verdict.BROKEN)))
    assert [(group.name, group.total, group.folded) for group in found] == [
        ("broken", 1, False),
        ("standing", 2, True),
    ]
    assert [(row.at, row.verdict, row.reason) for row in found[1].rows] == [
        (1, "broken", "file-missing"),
        (2, "unreachable", "timeout"),
    ]
