"""One issue from run to run, against a stand-in of GitHub that keeps state."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from keeping import Time, api, keep, stamp, wish

from linkwatch.github import MARK, keep_issue
from linkwatch.model import LinkwatchError
from stand_in_github import BOT, OWNER, STRANGER, TOKEN, Account, Answer, Asked, GitHub, Mishap, on

OURS = f"{MARK}\none"
UNCLEAR = pytest.mark.parametrize(
    "trouble", [Answer(502, b"<html>"), Answer(500, {"message": "x"}), Answer(201, {"number": 1}, breaks_off=True)]
)


async def test_an_issue_is_opened_when_there_is_something_to_mend(github: GitHub) -> None:
    kept = await keep(github)
    assert (kept.done, kept.issue and kept.issue.number, kept.remarks) == ("opened", 1, ())
    assert [each.body for each in github.writes] == [{"title": "Links to mend", "body": OURS}]
    assert github.events == [("opened", 1)]


async def test_nothing_is_written_when_nothing_has_changed(github: GitHub) -> None:
    await keep(github)
    written = len(github.writes)
    assert (await keep(github)).done == "unchanged"
    assert len(github.writes) == written


@pytest.mark.parametrize("stored", [f"{MARK}\r\none\r\n", f"\n{OURS}  \n"])
async def test_the_ends_of_lines_are_no_change(github: GitHub, stored: str) -> None:
    github.add(stored)
    assert (await keep(github)).done == "unchanged"
    assert github.writes == []


async def test_another_text_is_an_edit_and_no_comment(github: GitHub) -> None:
    await keep(github)
    assert (await keep(github, "two")).done == "edited"
    assert github.issue(1)["body"] == f"{MARK}\ntwo"
    assert github.events == [("opened", 1), ("edited", 1)]


async def test_a_title_that_a_person_changed_stays(github: GitHub) -> None:
    await keep(github)
    github.issue(1)["title"] = "Our links"
    await keep(github, "two")
    assert github.issue(1)["title"] == "Our links"


async def test_the_issue_is_closed_with_a_comment_when_nothing_is_left(github: GitHub) -> None:
    await keep(github)
    kept = await keep(github, "clean", wanted=False)
    issue = github.issue(1)
    assert (kept.done, issue["state"], issue["state_reason"]) == ("closed", "closed", "completed")
    assert issue["body"] == f"{MARK}\nclean"
    assert [each["body"] for each in github.comments[1]] == [f"All is in order.\n\n{stamp()}"]
    assert github.events == [("opened", 1), ("closed", 1), ("commented", 1)]


async def test_a_closed_issue_is_left_alone_while_there_is_nothing_to_mend(github: GitHub) -> None:
    github.add(OURS, state="closed")
    assert (await keep(github, "other", wanted=False)).done == "none"
    assert github.writes == []


async def test_the_closed_issue_is_opened_again_with_a_comment_and_no_second_one_is_made(github: GitHub) -> None:
    github.add(OURS, state="closed", state_reason="completed")
    kept = await keep(github, "two")
    assert (kept.done, github.issue(1)["state"], github.issue(1)["body"]) == ("reopened", "open", f"{MARK}\ntwo")
    assert [each["body"] for each in github.comments[1]] == [f"There is something again.\n\n{stamp()}"]
    assert github.events == [("reopened", 1), ("commented", 1)]


async def test_of_several_that_were_closed_at_once_the_newest_is_opened_again(github: GitHub) -> None:
    for _ in range(3):
        github.add(OURS, state="closed")
    assert (await keep(github)).issue
    assert github.events[0] == ("reopened", 3)


@pytest.mark.parametrize(
    ("closed", "done", "number"),
    [
        ([(12, "completed"), (11, "not_planned")], "reopened", 1),
        ([(12, "completed"), (11, "duplicate")], "reopened", 1),
        ([(12, "completed"), (11, "completed")], "reopened", 1),
        ([(12, "completed"), (10, "duplicate"), (11, "duplicate")], "reopened", 1),
        ([(11, "completed"), (12, "not_planned")], "declined", 2),
        ([(12, "not_planned"), (11, "completed")], "declined", 1),
        ([(10, "completed"), (12, "duplicate"), (11, "completed")], "reopened", 3),
        ([(11, "completed"), (12, "duplicate")], "reopened", 1),
        ([(11, "not_planned"), (12, "duplicate")], "declined", 1),
        ([(11, "duplicate"), (12, "duplicate")], "declined", 2),
    ],
)
async def test_of_several_closed_ones_the_one_that_was_closed_last_decides(
    github: GitHub, closed: list[tuple[int, str]], done: str, number: int
) -> None:
    for day, why in closed:
        github.add(OURS, state="closed", state_reason=why, closed_at=f"2026-11-{day}T05:00:00Z")
    kept = await keep(github)
    assert (kept.done, kept.issue and kept.issue.number) == (done, number)
    assert bool(github.writes) is (done == "reopened")


async def test_a_surplus_one_that_a_person_closes_as_duplicate_must_not_silence_the_kept_one(github: GitHub) -> None:
    github.add(OURS)
    github.add(OURS, by=OWNER)
    await keep(github)
    github.issue(2).update(state="closed", state_reason="duplicate", closed_at="2026-11-12T07:00:00Z")
    github.now += timedelta(days=1)
    assert (await keep(github, "clean", wanted=False)).done == "closed"
    github.now += timedelta(days=1)
    kept = await keep(github, "two")
    assert (kept.done, kept.issue and kept.issue.number) == ("reopened", 1)
    assert (await keep(github, "two")).done == "unchanged"


async def test_a_stranger_who_closed_theirs_last_must_not_decide(github: GitHub) -> None:
    github.add(OURS, state="closed", state_reason="completed", closed_at="2026-11-10T05:00:00Z")
    github.add(OURS, by=STRANGER, state="closed", state_reason="not_planned", closed_at="2026-11-11T05:00:00Z")
    assert (await keep(github)).done == "reopened"


async def test_of_many_closed_ones_only_those_are_listed_that_something_happened_to_since(github: GitHub) -> None:
    github.most_per_page = 2
    for _ in range(9):
        github.add("another", state="closed", updated_at="2026-11-01T05:00:00Z")
    github.add(OURS, state="closed", state_reason="not_planned", closed_at="2026-11-10T05:00:00Z")
    assert (await keep(github)).done == "declined"
    lists = [each.query for each in github.asked if each.query.get("state") == "closed"]
    assert [(each.get("since"), each.get("page")) for each in lists] == [(None, None), ("2026-11-10T05:00:00Z", None)]


@pytest.mark.parametrize("why", ["not_planned", "duplicate"])
async def test_an_issue_that_a_person_closed_for_good_stays_closed_and_no_other_is_made(
    github: GitHub, why: str
) -> None:
    github.add(OURS, state="closed", state_reason=why)
    assert (await keep(github)).done == "declined"
    assert github.writes == []


@pytest.mark.parametrize("why", ["not_planned", "duplicate"])
@pytest.mark.parametrize(
    ("closed_by", "done"), [(BOT, "reopened"), ({"login": "stale[bot]", "type": "Bot"}, "reopened"), (None, "declined")]
)
async def test_an_issue_that_a_program_tidied_away_is_opened_again_and_one_of_a_deleted_account_is_not(
    github: GitHub, why: str, closed_by: Account | None, done: str
) -> None:
    github.add(OURS, state="closed", state_reason=why, closed_by=closed_by)
    assert (await keep(github)).done == done
    assert github.issue(1)["state"] == ("open" if done == "reopened" else "closed")


async def test_who_closed_an_issue_is_asked_only_where_it_matters(github: GitHub) -> None:
    github.add(OURS, state="closed", state_reason="completed")
    await keep(github)
    await keep(github, "clean", wanted=False)
    await keep(github)
    assert not [each for each in github.asked if each.method == "GET" and each.path.endswith("/issues/1")]


@pytest.mark.parametrize("answer", [Answer(200, []), Answer(200, b"<html>"), Answer(404, {"message": "Not Found"})])
async def test_an_issue_must_not_be_opened_again_where_nobody_says_who_closed_it(
    github: GitHub, answer: Answer
) -> None:
    github.add(OURS, state="closed", state_reason="not_planned")
    github.mishaps = [on("GET", "issues/1$", answer)]
    with pytest.raises(LinkwatchError):
        await keep(github)
    assert github.writes == []


async def test_an_issue_that_a_person_closed_as_done_is_opened_again_while_it_is_not(github: GitHub) -> None:
    await keep(github)
    github.issue(1).update(state="closed", state_reason="completed")
    assert (await keep(github)).done == "reopened"


async def test_of_two_open_ones_the_oldest_is_kept_and_a_programs_other_is_closed(github: GitHub) -> None:
    for _ in range(2):
        github.add(OURS)
    kept = await keep(github)
    assert (kept.done, kept.issue and kept.issue.number) == ("unchanged", 1)
    assert kept.remarks == ("#2 was one too many: closed for #1",)
    assert (github.issue(2)["state"], github.issue(2)["body"]) == ("closed", "#1 is kept instead of this one.")
    assert (await keep(github)).remarks == ()
    assert github.events == [("closed", 2)]


async def test_what_was_one_too_many_must_not_be_opened_again_later(github: GitHub) -> None:
    for _ in range(2):
        github.add(OURS)
    await keep(github, "clean", wanted=False)
    await keep(github, "two")
    assert [each["state"] for each in github.issues] == ["open", "closed"]


def meanwhile(github: GitHub, **more: Any) -> Mishap:
    """Let another run open its issue between our look and our opening."""

    def intrude(asked: Asked) -> None:
        if asked.method == "POST" and asked.path.endswith("/issues"):
            github.mishaps.clear()
            github.add(OURS, **more)

    return intrude


@pytest.mark.parametrize("account", [BOT, OWNER])
@pytest.mark.parametrize(("text", "done"), [("one", "unchanged"), ("two", "edited")])
async def test_of_two_runs_at_once_the_second_gives_way_to_the_first(
    github: GitHub, account: Account, text: str, done: str
) -> None:
    github.accounts = {TOKEN: account}
    github.mishaps = [meanwhile(github, by=account)]
    kept = await keep(github, text)
    assert (kept.done, kept.issue and kept.issue.number) == (done, 1)
    assert kept.remarks == ("#2 was one too many: closed for #1",)
    assert [each["state"] for each in github.issues] == ["open", "closed"]
    assert (await keep(github, text)).remarks == ()


async def test_a_run_must_not_give_way_to_a_stranger(github: GitHub) -> None:
    github.mishaps = [meanwhile(github, by=STRANGER)]
    kept = await keep(github)
    assert (kept.done, kept.issue and kept.issue.number) == ("opened", 2)
    assert [each["state"] for each in github.issues] == ["open", "open"]


async def test_an_issue_of_a_person_that_is_one_too_many_is_only_told(github: GitHub) -> None:
    github.add(OURS)
    github.add(OURS, by=OWNER)
    kept = await keep(github)
    assert kept.remarks == ("#2 is one of several: ann opened it, so a person has to close it",)
    assert github.writes == []


async def test_an_issue_that_a_maintainers_own_token_opened_is_ours(github: GitHub) -> None:
    github.accounts = {TOKEN: OWNER}
    await keep(github)
    assert (await keep(github)).done == "unchanged"


async def test_an_issue_of_a_stranger_with_our_mark_is_neither_taken_nor_changed(github: GitHub) -> None:
    github.add(OURS, by=STRANGER)
    kept = await keep(github, "two")
    assert kept.done == "opened"
    assert kept.remarks == ("#1 carries the mark of linkwatch but is of mallory, who may not write here: left alone",)
    assert github.issue(1)["body"] == OURS
    assert (await keep(github, "two")).done == "unchanged"


async def test_who_the_token_is_of_is_asked_once(github: GitHub) -> None:
    for _ in range(3):
        github.add(OURS, by=STRANGER)
    assert len((await keep(github)).remarks) == 3
    assert len([each for each in github.asked if each.path.endswith("/user")]) == 1


async def test_a_stranger_whose_token_it_is_keeps_their_own_issue(github: GitHub) -> None:
    github.accounts = {TOKEN: STRANGER}
    assert (await keep(github)).done == "opened"
    assert (await keep(github)).done == "unchanged"
    assert (await keep(github, "two")).done == "edited"


@pytest.mark.parametrize(
    "text", [f"> {MARK}\n> one", f"```\n{MARK}\n```", f"It looks for `{MARK}`.", "", None, f"About this:\n{MARK}"]
)
async def test_an_issue_of_a_person_that_only_shows_the_mark_must_not_be_taken(github: GitHub, text: str) -> None:
    github.add(text, by=OWNER)
    assert (await keep(github)).done == "opened"
    assert github.issue(1)["body"] == text


async def test_our_issue_is_found_although_a_person_wrote_above_the_mark(github: GitHub) -> None:
    github.add(f"See the wiki.\r\n\r\n{MARK}\r\none")
    assert (await keep(github)).done == "edited"
    assert github.issue(1)["body"] == OURS


async def test_a_pull_request_with_our_mark_must_not_be_taken(github: GitHub) -> None:
    github.add(OURS, pull_request={"url": "https://github.example"})
    assert (await keep(github)).done == "opened"


async def test_an_issue_of_a_deleted_account_is_read(github: GitHub) -> None:
    number = github.add(OURS, by=STRANGER)
    github.issue(number)["user"] = None
    assert "of a deleted account" in (await keep(github)).remarks[0]


async def test_the_issue_is_found_on_a_later_page(github: GitHub) -> None:
    github.most_per_page = 2
    github.add(OURS)
    for _ in range(5):
        github.add("another")
    assert (await keep(github)).done == "unchanged"


async def test_an_issue_that_a_growing_list_shows_twice_is_no_second_one(github: GitHub) -> None:
    github.add(OURS)
    github.mishaps = [on("GET", "issues$", Answer(200, github.issues * 2))]
    kept = await keep(github)
    assert (kept.done, kept.remarks, github.writes) == ("unchanged", (), [])


async def test_a_label_is_put_on_and_looked_for_first(github: GitHub) -> None:
    await keep(github, label="dead links")
    assert github.issue(1)["labels"] == [{"name": "dead links"}]
    github.asked.clear()
    assert (await keep(github, label="dead links")).done == "unchanged"
    assert [each.query["labels"] for each in github.asked] == ["dead links"]


async def test_the_issue_is_found_although_its_label_was_taken_off(github: GitHub) -> None:
    await keep(github, label="links")
    github.issue(1)["labels"] = []
    assert (await keep(github, "clean", wanted=False, label="links")).done == "closed"
    assert (await keep(github, label="links")).done == "reopened"


async def test_a_repository_that_is_too_large_to_look_through_asks_for_a_label(github: GitHub) -> None:
    github.most_per_page = 1
    for _ in range(101):
        github.add("another")
    with pytest.raises(LinkwatchError, match="more than 10000 issues") as told:
        await keep(github)
    assert "--label" in told.value.hint
    assert github.writes == []
    assert (await keep(github, label="links")).done == "opened"
    assert (await keep(github, label="links")).done == "unchanged"


# --- locked conversations --------------------------------------------------------------------

LOCKED = "#1 is as it should be, but its conversation is locked, so the comment could not be written"


@pytest.mark.parametrize(("state", "wanted", "done"), [("open", False, "closed"), ("closed", True, "reopened")])
async def test_a_locked_issue_is_closed_and_opened_again_without_a_comment(
    github: GitHub, state: str, wanted: bool, done: str
) -> None:
    github.add(OURS, state=state, locked=True)
    github.add(OURS, by=STRANGER)
    kept = await keep(github, wanted=wanted)
    assert (kept.done, kept.remarks[0], len(kept.remarks)) == (done, LOCKED, 2)
    assert github.events == [(done, 1)]


async def test_a_locked_issue_is_commented_on_where_the_account_may_do_that(github: GitHub) -> None:
    github.add(OURS, locked=True)
    github.mishaps = [on("POST", "comments$", Answer(201, {"body": "x"}))]
    assert (await keep(github, wanted=False)).remarks == ()


@pytest.mark.parametrize(
    ("locked", "answer", "is_remark"),
    [
        (False, Answer(403, {"message": "Unable to create comment because issue is locked."}), True),
        (True, Answer(403, {"message": "Forbidden"}), True),
        (True, Answer(403), True),
        (False, Answer(403, {"message": "Resource not accessible by integration"}), False),
        (False, Answer(403, {"message": "Your account has been locked."}), False),
        (False, Answer(403), False),
        (True, Answer(404, {"message": "Not Found"}), False),
        (True, Answer(422, {"message": "issue is locked"}), False),
    ],
)
async def test_only_a_comment_that_a_lock_forbids_is_no_error(
    github: GitHub, locked: bool, answer: Answer, is_remark: bool
) -> None:
    github.add(OURS, locked=locked)
    github.mishaps = [on("POST", "comments$", answer)]
    if is_remark:
        assert (await keep(github, wanted=False)).remarks == (LOCKED,)
    else:
        with pytest.raises(LinkwatchError):
            await keep(github, wanted=False)


async def test_a_repository_that_is_called_locked_must_not_hide_an_error(github: GitHub) -> None:
    github.add(OURS)
    github.former_name = "ann/is-locked"
    github.mishaps = [on("POST", "comments$", Answer(403, {"message": "Forbidden"}))]
    with pytest.raises(LinkwatchError, match="may not keep an issue in ann/is-locked"):
        async with api(github, GITHUB_REPOSITORY="ann/is-locked") as opened:
            await keep_issue(opened, "", wish(wanted=False))


# --- without writing -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("there", "wanted", "done"),
    [
        ([], True, "opened"),
        ([], False, "none"),
        ([{"state": "open", "text": "old"}], True, "edited"),
        ([{"state": "open", "text": "one"}], True, "unchanged"),
        ([{"state": "open", "text": "one"}], False, "closed"),
        ([{"state": "closed", "text": "one"}], True, "reopened"),
        ([{"state": "open", "text": "one"}] * 2, True, "unchanged"),
    ],
)
async def test_what_would_be_done_is_told_without_doing_it(
    github: GitHub, there: list[dict[str, str]], wanted: bool, done: str
) -> None:
    for each in there:
        github.add(f"{MARK}\n{each['text']}", state=each["state"])
    kept = await keep(github, wanted=wanted, writes=False)
    assert (kept.done, len(kept.remarks), github.writes) == (done, max(0, len(there) - 1), [])


# --- trouble in the middle -------------------------------------------------------------------


@UNCLEAR
async def test_what_may_have_been_opened_is_looked_for_before_it_is_opened_again(
    github: GitHub, trouble: Answer
) -> None:
    trouble = Answer(trouble.status, trouble.body, acts=True, breaks_off=trouble.breaks_off)
    github.mishaps = [on("POST", "issues$", trouble)]
    kept = await keep(github)
    assert (kept.done, kept.issue and kept.issue.number) == ("opened", 1)
    assert github.events == [("opened", 1)]


@UNCLEAR
async def test_what_was_not_opened_is_opened_on_a_later_try(github: GitHub, trouble: Answer) -> None:
    github.mishaps = [on("POST", "issues$", trouble)] * 2
    time = Time()
    assert (await keep(github, time=time)).done == "opened"
    assert github.events == [("opened", 1)]
    assert time.slept == [1, 4]


@pytest.mark.parametrize("acts", [True, False])
@pytest.mark.parametrize("wanted", [True, False])
async def test_a_comment_is_made_once(github: GitHub, acts: bool, wanted: bool) -> None:
    github.add(OURS, state="closed" if wanted else "open")
    github.comments[1] = [{"body": "An older word.", "updated_at": "2026-11-12T05:00:00Z"}, {"updated_at": "2027"}]
    github.mishaps = [on("POST", "comments$", Answer(504, acts=acts))]
    await keep(github, wanted=wanted)
    assert len(github.comments[1]) == 3


async def test_a_server_that_stays_in_trouble_is_given_up_and_the_next_run_goes_on(github: GitHub) -> None:
    github.mishaps = [
        on("POST", "issues$", Answer(503, {"message": "Unicorn"}, acts=number == 2)) for number in range(3)
    ]
    time = Time()
    assert (await keep(github, time=time)).done == "opened"  # the last try had worked, which was found out
    github.mishaps = [on("PATCH", "issues/1", Answer(503, {"message": "Unicorn"}))] * 4
    with pytest.raises(LinkwatchError, match=r"in trouble \(status 503\) \(GitHub says: Unicorn\)"):
        await keep(github, "two", time=time)
    assert (await keep(github, "two")).done == "edited"
    assert [each["number"] for each in github.issues] == [1]


async def test_a_post_that_never_works_is_given_up(github: GitHub) -> None:
    github.mishaps = [on("POST", "issues$", Answer(500))] * 3
    with pytest.raises(LinkwatchError, match="in trouble"):
        await keep(github)
    assert github.issues == []


async def test_the_bot_itself_is_no_stranger(github: GitHub) -> None:
    github.add(OURS, by=BOT)
    assert (await keep(github)).remarks == ()
    assert not [each for each in github.asked if each.path.endswith("/user")]
