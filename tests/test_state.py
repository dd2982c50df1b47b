"""The durable memory: a quiet day changes no byte, and nothing that was there is lost."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from linkwatch import state
from linkwatch.memory import FORGOTTEN_AFTER, Past
from linkwatch.model import Verdict
from remembered import PATIENCE, START, day, live

A, B = "https://a.example/", "https://b.example/"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state.jsonl"


def keep(file: Path, pasts: Mapping[str, Past], today: date = START) -> list[str]:
    return [str(problem) for problem in state.write(file, state.read(file), pasts, today, PATIENCE)]


def test_a_missing_file_knows_nothing_and_is_begun(file: Path) -> None:
    assert state.read(file).past(A) is None
    assert keep(file, {}) == []
    assert file.read_bytes() == b""


def test_what_is_not_plainly_ok_is_written_sorted_one_line_each(file: Path) -> None:
    keep(file, {B: live("-")[-1][1], A: live("+#")[-1][1], "https://c.example/": live("+")[-1][1]})
    assert file.read_text() == (
        '{"url": "https://a.example/", "verdict": "blocked", "reason": "denied", "last_ok": "2026-11-12", '
        '"schema": 1}\n'
        '{"url": "https://b.example/", "verdict": "unreachable", "reason": "timeout", "first_failed": "2026-11-12", '
        '"last_failed": "2026-11-12", "failing_days": 1, "schema": 1}\n'
    )


@pytest.mark.parametrize("signs", ["-", "#", "+#", "-+", "--#", "-+-+-+-"])
def test_what_is_written_is_known_to_the_next_run(file: Path, signs: str) -> None:
    past = live(signs)[-1][1]
    keep(file, {A: past}, day(9))
    known = state.read(file).past(A)
    assert known == (past if past.verdict is not Verdict.OK else replace(past, last_ok=None))


def test_days_that_are_proof_by_themselves_are_not_counted(file: Path) -> None:
    keep(file, {A: live("+xx")[-1][1]})
    assert file.read_text() == (
        '{"url": "https://a.example/", "verdict": "broken", "reason": "not-found", "first_failed": "2026-11-13", '
        '"last_ok": "2026-11-12", "schema": 1}\n'
    )
    known = state.read(file).past(A)
    assert known
    assert (known.first_failed, known.last_failed, known.failing_days) == (day(1), None, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [("x", "xx"), ("xxx", "xxxx"), ("xxxx", "xxxxx"), ("--x", "--xx"), ("----", "-----"), ("+#", "+##"), ("-+", "-++")],
)
def test_a_day_on_which_nothing_happens_changes_no_byte(file: Path, before: str, after: str) -> None:
    keep(file, {A: live(before)[-1][1]})
    written = file.stat()
    keep(file, {A: live(after)[-1][1]})
    assert file.stat().st_mtime_ns == written.st_mtime_ns
    assert file.stat().st_ino == written.st_ino


def test_the_proof_outlives_the_count(file: Path) -> None:
    keep(file, {A: live("------")[-1][1]})
    known = state.read(file).past(A)
    assert known
    assert (known.proven, known.first_failed, known.failing_days, known.last_failed) == (True, day(0), 3, None)


def test_a_run_of_other_files_forgets_nothing(file: Path) -> None:
    keep(file, {A: live("--")[-1][1]})
    keep(file, {B: live("x")[-1][1]}, day(1 + FORGOTTEN_AFTER))
    assert state.read(file).past(A)


def test_what_no_run_sees_is_forgotten_with_a_later_change(file: Path) -> None:
    keep(file, {A: live("--")[-1][1]})
    keep(file, {}, day(2 + FORGOTTEN_AFTER))
    assert state.read(file).past(A)
    keep(file, {B: replace(live("x")[-1][1], first_failed=day(2 + FORGOTTEN_AFTER))}, day(2 + FORGOTTEN_AFTER))
    keep(file, {B: live("x")[-1][1]}, day(3 + FORGOTTEN_AFTER))
    assert state.read(file).past(A) is None


def test_a_run_far_from_all_that_is_known_forgets_nothing(file: Path) -> None:
    flaky = live("-+-+-+")[-1][1]
    keep(file, {A: live("--")[-1][1]}, day(1))
    keep(file, {A: live("--")[-1][1], B: flaky}, day(5))
    keep(file, {B: flaky, "https://c.example/": live("x")[-1][1]}, day(30_000))
    assert state.read(file).past(A)
    assert state.read(file).past(B)


BAD = (
    "nonsense", "[]", "3", "null", '{"verdict": "ok"}', '{"url": "u", "verdict": "fine"}', '{"url": "u", "x": 1}',
    '{"url": "u", "first_failed": "soon"}', '{"url": 3}', '{"url": null, "verdict": "ok"}',
    '{"url": "u", "failing_days": -5}', '{"url": "u", "schema": 2}', "<<<<<<< HEAD", "[" * 100_000,
)  # fmt: skip


@pytest.mark.parametrize("line", BAD)
def test_a_line_that_cannot_be_read_is_named_and_the_others_count(file: Path, line: str) -> None:
    keep(file, {A: live("-")[-1][1]})
    good = file.read_text()
    file.write_text(f"{line}\n\n{good}")
    known = state.read(file)
    assert known.past(A)
    assert [str(problem).startswith(f"{file}:1: ") for problem in known.problems] == [True]


def test_a_file_that_cannot_be_read_in_full_is_kept_beside_the_new_one(file: Path) -> None:
    for number, name in enumerate(("unread", "unread-2", "unread-3")):
        old = json.dumps({"url": A, "schema": 9, "number": number}) + "\n"
        file.write_text(old)
        assert keep(file, {B: live("x")[-1][1]}) == [f"{file}: the file as it was is kept as state.jsonl.{name}"]
        assert (file.parent / f"state.jsonl.{name}").read_text() == old
        assert state.read(file).past(B)


def test_copies_come_to_an_end_and_none_is_replaced(file: Path) -> None:
    for number in range(12):
        file.write_text(f"nonsense {number}\n")
        problems = keep(file, {})
    assert problems == [
        f"{file}: state.jsonl.unread to state.jsonl.unread-9 are there already; the next run will not know of this one"
    ]
    assert file.read_text() == "nonsense 11\n"
    assert (file.parent / "state.jsonl.unread-9").read_text() == "nonsense 8\n"
    assert len(list(file.parent.iterdir())) == 10


def test_a_file_of_nonsense_costs_few_words(file: Path) -> None:
    file.write_text("nonsense\n" * 100)
    problems = [str(problem) for problem in state.read(file).problems]
    assert len(problems) == 6
    assert problems[-1] == f"{file}: 95 more lines are not used"


def test_bytes_that_are_no_text_are_told(file: Path) -> None:
    file.write_bytes(b'{"url": "\xff"}\n')
    assert "not UTF-8" in str(state.read(file).problems[0])


def test_a_folder_in_its_place_is_told_and_left_alone(file: Path) -> None:
    file.mkdir()
    known = state.read(file)
    assert "cannot be read" in str(known.problems[0])
    assert keep(file, {A: live("x")[-1][1]}) == []
    assert list(file.iterdir()) == []


def test_a_file_that_cannot_be_written_is_told(file: Path) -> None:
    file.write_text("")
    file.chmod(0o444)
    assert keep(file, {A: live("x")[-1][1]}) == [
        f"{file}: cannot be written: the file is read-only; the next run will not know of this one"
    ]
    assert file.read_text() == ""


def test_days_to_come_are_told_once_and_nothing_else_is_lost(file: Path) -> None:
    right, wrong = live("--")[-1][1], Past(Verdict.UNREACHABLE, "timeout", day(30_000), day(30_000), 1)
    keep(file, {A: right, B: wrong})
    before = file.read_text()
    known = state.as_of(state.read(file), file, day(2))
    (problem,) = map(str, known.problems)
    assert problem.startswith(f"{file}: what it says of 1 link is dated later than tomorrow (up to {day(30_000)})")
    assert (known.past(A), known.past(B)) == (right, Past(Verdict.UNREACHABLE, "timeout"))
    (copied,) = state.write(file, known, {B: live("-")[-1][1]}, day(2), PATIENCE)
    assert str(copied) == f"{file}: the file as it was is kept as state.jsonl.unread"
    assert (file.parent / "state.jsonl.unread").read_text() == before
    assert state.as_of(state.read(file), file, day(2)).problems == ()
    assert state.read(file).past(A) == right


def test_days_until_tomorrow_are_no_trouble(file: Path) -> None:
    keep(file, {A: live("--")[-1][1]})
    known = state.read(file)
    assert state.as_of(known, file, day(0)) is known


def test_a_proof_is_kept_with_its_day(file: Path) -> None:
    keep(file, {A: live("----")[-1][1]})
    assert json.loads(file.read_text())["proven_on"] == day(3).isoformat()
