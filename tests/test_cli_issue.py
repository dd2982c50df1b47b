"""`linkwatch issue`: the last run on GitHub, as people and workflows call it."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from command import Command, Ran, connect_to
from linkwatch import rolling_issue
from linkwatch.github import MARK, Clock
from stand_in_github import BOT, NOW, STRANGER, TOKEN, Answer, GitHub, on
from web import Web, page

ISSUE = "https://github.example/ann/guide/issues"


@pytest.fixture
def repository(project: Path, github: GitHub) -> Path:
    (project / "guide.md").write_text("[lost](lost.md) [here](guide.md)\n")
    return project


@pytest.fixture
def checked(linkwatch: Command, repository: Path) -> Path:
    assert linkwatch("check", "guide.md", "-q").status == 1
    return repository


def told(ran: Ran) -> str:
    assert TOKEN not in ran.out + ran.err
    return ran.out + ran.err


def test_the_issue_tells_what_the_last_run_found(linkwatch: Command, checked: Path, github: GitHub) -> None:
    ran = linkwatch("issue")
    assert (ran.status, ran.out, ran.err) == (0, f"opened #1: {ISSUE}/1\n", "")
    assert github.issue(1)["title"] == "Links to mend"
    assert github.issue(1)["body"].startswith(f"{MARK}\n**2 links, 2 addresses: 1 broken, 1 ok**\n\n## Mend now\n")
    assert "`lost.md`<br>`guide.md:1:1`" in github.issue(1)["body"]


def test_title_label_and_repository_can_be_named(linkwatch: Command, checked: Path, github: GitHub) -> None:
    github.former_name = "ann/renamed"
    ran = linkwatch("issue", "--repository", "ann/renamed", "--title", "Our links", "--label", "links")
    assert (ran.status, github.issue(1)["title"], github.issue(1)["labels"]) == (0, "Our links", [{"name": "links"}])


def test_other_verdicts_can_be_named(linkwatch: Command, repository: Path, github: GitHub) -> None:
    (repository / "guide.md").write_text("[here](guide.md)\n")
    linkwatch("check", "guide.md", "-q")
    assert linkwatch("issue").out == "nothing to mend, and no issue is open\n"
    assert linkwatch("issue", "--fail-on", "ok").out == f"opened #1: {ISSUE}/1\n"
    assert linkwatch("issue", "--fail-on", "blocked,broken").out == f"nothing is left to mend, closed #1: {ISSUE}/1\n"


def test_what_does_not_keep_the_issue_open_is_not_called_in_order(
    linkwatch: Command, checked: Path, github: GitHub
) -> None:
    linkwatch("issue")
    assert linkwatch("issue", "--fail-on", "blocked").status == 0
    assert github.issue(1)["state"] == "closed"
    said = "found nothing that keeps this issue open (1 to look at otherwise), so this issue is closed."
    assert said in github.comments[1][0]["body"]


def test_a_dry_run_shows_the_text_and_writes_nothing(linkwatch: Command, checked: Path, github: GitHub) -> None:
    ran = linkwatch("issue", "--dry-run")
    assert ran.status == 0
    assert ran.out.startswith(f"would open a new issue\n\n{MARK}\n**2 links, ")
    assert (github.writes, github.events) == ([], [])
    linkwatch("issue")
    assert linkwatch("issue", "--dry-run").out.startswith(f"nothing has changed in #1: {ISSUE}/1\n\n{MARK}\n")


def test_a_dry_run_needs_no_token(
    linkwatch: Command, checked: Path, github: GitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    github.add(f"{MARK}\nold")
    github.add(f"{MARK}\nodd", by=STRANGER)
    monkeypatch.delenv("GITHUB_TOKEN")
    ran = linkwatch("issue", "--dry-run")
    assert (ran.status, ran.out.splitlines()[0]) == (0, f"would edit #1: {ISSUE}/1")
    assert "authorization" not in github.asked[0].headers


def test_trouble_is_told_without_a_token_as_well(
    linkwatch: Command, checked: Path, github: GitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "ann/none")
    monkeypatch.delenv("GITHUB_TOKEN")
    ran = linkwatch("issue", "--dry-run")
    assert ran.status == 2
    assert "there is no ann/none, or the token may not see it (GitHub says: Not Found)" in ran.err


def test_what_was_left_alone_is_told_beside_the_output(linkwatch: Command, checked: Path, github: GitHub) -> None:
    github.add(f"{MARK}\none", by=STRANGER | {"login": "evil\x1b[31m\n::error::"})
    ran = linkwatch("issue")
    assert ran.err.startswith("warning: #1 carries the mark of linkwatch but is of evil")
    assert "\x1b" not in ran.err
    assert ran.err.count("\n") == 1


def test_an_address_from_the_server_must_not_command_a_terminal(
    linkwatch: Command, checked: Path, github: GitHub
) -> None:
    github.add(f"{MARK}\none", by=BOT, html_url="https://a.example/\x1b[2J\n::error::x")
    ran = linkwatch("issue")
    assert (ran.out.count("\n"), "\x1b" in ran.out) == (1, False)


def test_the_text_of_a_large_run_is_taken(linkwatch: Command, repository: Path, github: GitHub) -> None:
    (repository / "guide.md").write_text("".join(f"[ä](lost-{number}.md)\n" for number in range(2_000)))
    linkwatch("check", "guide.md", "-q")
    assert linkwatch("issue").status == 0
    assert 60_000 < len(github.issue(1)["body"]) <= 65_536
    assert "more entries left out" in github.issue(1)["body"]


# --- runs that cannot say what the issue is to tell ---------------------------------------------


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"interrupted": True}, "the last run was interrupted"),
        ({"base": "main"}, "the last run was about a change only"),
        ({"base": "main", "results": []}, "the last run was about a change only"),
    ],
)
def test_a_run_that_did_not_see_everything_leaves_the_issue_as_it_is(
    linkwatch: Command, checked: Path, github: GitHub, change: dict[str, object], words: str
) -> None:
    last = checked / ".linkwatch" / "last-run.json"
    last.write_text(json.dumps(json.loads(last.read_text()) | change))
    ran = linkwatch("issue")
    assert (ran.status, github.asked) == (2, [])
    assert words in ran.err
    assert "Run `linkwatch check` for everything first." in ran.err


NOTHING_TO_CHECK = (
    "# no links\n",
    "[a](lost.md) <!-- linkwatch: ignore -->\n",
    "<ann@mail.example> http://10.0.0.1/ http://localhost/\n",
)


@pytest.mark.parametrize("text", NOTHING_TO_CHECK)
def test_where_nothing_is_left_to_check_the_issue_is_closed(
    linkwatch: Command, checked: Path, github: GitHub, text: str
) -> None:
    linkwatch("issue")
    (checked / "guide.md").write_text(text)
    assert linkwatch("check", "guide.md", "-q").status == 0
    ran = linkwatch("issue")
    assert (ran.status, ran.out) == (0, f"nothing is left to mend, closed #1: {ISSUE}/1\n")
    assert github.issue(1)["state"] == "closed"
    assert "had no link to check, so this issue is closed." in github.comments[1][0]["body"]


@pytest.mark.parametrize("text", NOTHING_TO_CHECK)
def test_where_nothing_is_to_be_checked_no_issue_is_opened(
    linkwatch: Command, repository: Path, github: GitHub, text: str
) -> None:
    (repository / "guide.md").write_text(text)
    linkwatch("check", "guide.md", "-q")
    ran = linkwatch("issue")
    assert (ran.status, ran.out, github.writes) == (0, "nothing to mend, and no issue is open\n", [])


def test_an_offline_run_with_nothing_else_to_check_leaves_the_issue_as_it_is(
    linkwatch: Command, repository: Path, github: GitHub
) -> None:
    (repository / "guide.md").write_text("https://a.example/ <ann@mail.example>\n")
    linkwatch("check", "guide.md", "--offline")
    ran = linkwatch("issue")
    assert (ran.status, github.asked) == (2, [])
    assert "the last run asked no server" in ran.err


@pytest.mark.parametrize(("why", "said"), [("not_planned", "not planned"), ("duplicate", "duplicate")])
def test_an_issue_that_a_person_closed_for_good_is_told_with_their_reason(
    linkwatch: Command, checked: Path, github: GitHub, why: str, said: str
) -> None:
    github.add(f"{MARK}\nold", state="closed", state_reason=why)
    ran = linkwatch("issue")
    assert (ran.status, ran.out) == (0, f"left alone, since a person closed it as {said}: #1: {ISSUE}/1\n")
    assert github.writes == []


def test_a_locked_issue_is_closed_and_the_comment_that_it_does_not_take_is_told(
    linkwatch: Command, repository: Path, github: GitHub
) -> None:
    github.add(f"{MARK}\nold", locked=True)
    (repository / "guide.md").write_text("[here](guide.md)\n")
    linkwatch("check", "guide.md", "-q")
    ran = linkwatch("issue")
    assert (ran.status, ran.out) == (0, f"nothing is left to mend, closed #1: {ISSUE}/1\n")
    assert ran.err == (
        "warning: #1 is as it should be, but its conversation is locked, so the comment could not be written\n"
    )


def test_an_offline_run_leaves_the_issue_as_it_is(linkwatch: Command, repository: Path, github: GitHub) -> None:
    (repository / "guide.md").write_text("[a](guide.md) https://a.example/\n")
    linkwatch("check", "guide.md", "--offline")
    ran = linkwatch("issue")
    assert (ran.status, github.asked) == (2, [])
    assert "the last run asked no server" in ran.err


def test_without_a_run_there_is_nothing_to_tell(linkwatch: Command, repository: Path, github: GitHub) -> None:
    ran = linkwatch("issue")
    assert (ran.status, github.asked) == (2, [])
    assert "no earlier run is kept" in ran.err


# --- trouble -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("GITHUB_TOKEN", "", "GITHUB_TOKEN is not set"),
        ("GITHUB_REPOSITORY", "", "in which repository"),
        ("GITHUB_REPOSITORY", "../..", "is no repository of GitHub"),
        ("GITHUB_API_URL", "http://github.example", "unencrypted"),
    ],
)
def test_what_is_missing_in_the_environment_is_told_with_what_to_do(
    linkwatch: Command,
    checked: Path,
    github: GitHub,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    words: str,
) -> None:
    monkeypatch.setenv(name, value)
    ran = linkwatch("issue")
    assert (ran.status, ran.out) == (2, "")
    assert words in told(ran)
    assert ran.err.count("\n") == 2


@pytest.mark.parametrize(
    "options",
    [("--title", " "), ("--title", "a\nb"), ("--title", "x" * 257), ("--label", "a,b"), ("--label", "x" * 51)],
)
def test_what_github_would_not_take_is_told_beforehand(
    linkwatch: Command, checked: Path, github: GitHub, options: tuple[str, str]
) -> None:
    ran = linkwatch("issue", *options)
    assert (ran.status, github.asked) == (2, [])
    assert "it takes one l" in ran.err


@pytest.mark.parametrize(
    "answer",
    [
        Answer(301, headers={"Location": f"https://{TOKEN}.example/"}),
        Answer(200, headers={TOKEN + "\x01": "x"}),
        Answer(200, [{"number": 1, "html_url": f"https://a.example/{TOKEN}", "body": MARK, "user": BOT}]),
        Answer(200, [{"number": 1, "html_url": "", "body": MARK, "user": {"login": TOKEN, "type": "User"}}]),
    ],
)
def test_no_answer_gets_the_token_told(
    linkwatch: Command, checked: Path, github: GitHub, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    async def sleep(_seconds: float) -> None: ...

    monkeypatch.setattr(rolling_issue, "keep", partial(rolling_issue.keep, clock=Clock(lambda: NOW, sleep)))
    github.mishaps = [on("GET", "issues", answer)] * 4
    ran = linkwatch("issue", "--dry-run")
    assert "***" in told(ran)


def test_a_token_without_the_right_ends_with_2(linkwatch: Command, checked: Path, github: GitHub) -> None:
    github.may_write = False
    ran = linkwatch("issue")
    assert ran.status == 2
    assert "issues: write" in told(ran)


def test_a_long_limit_ends_with_2_and_a_short_one_is_waited_for(
    linkwatch: Command, checked: Path, github: GitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    clock = Clock(lambda: NOW, sleep)
    monkeypatch.setattr(rolling_issue, "keep", partial(rolling_issue.keep, clock=clock))
    github.mishaps = [on("GET", "issues$", Answer(429, {}, {"Retry-After": "30"}))]
    assert linkwatch("issue").status == 0
    github.mishaps = [on("GET", "issues$", Answer(403, {}, {"Retry-After": "900"}))]
    ran = linkwatch("issue")
    assert (ran.status, slept) == (2, [30])
    assert "takes no more requests until 2026-11-12 06:15 UTC" in told(ran)


def test_the_time_that_passes_is_real_where_none_is_handed_in() -> None:
    assert rolling_issue.CLOCK.now().tzinfo is not None


# --- the way there -----------------------------------------------------------------------------


def test_what_is_not_encrypted_must_not_pass_a_proxy(
    linkwatch: Command, checked: Path, github: GitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert linkwatch("issue").status == 0


def test_a_server_of_ones_own_is_asked_over_tls(
    linkwatch: Command, checked: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_API_URL", "https://ghe.example/api/v3")
    query = "?state=open&sort=created&direction=desc&per_page=100"
    web.pages[f"https://ghe.example/api/v3/repos/ann/guide/issues{query}"] = page("[]", content_type="application/json")
    ran = linkwatch("issue", "--fail-on", "moved", "--user-agent", "guide/1", *connect_to(web.connect_to))
    assert (ran.status, ran.out) == (0, "nothing to mend, and no issue is open\n")
    asked = web.asked[0].headers
    assert (asked["authorization"], asked["user-agent"]) == (f"Bearer {TOKEN}", "guide/1")
    assert len(web.asked) == 1


def test_a_server_whose_certificate_is_not_trusted_gets_no_token(
    linkwatch: Command, checked: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_API_URL", "https://ghe.example/api/v3")
    monkeypatch.delenv("SSL_CERT_FILE")
    monkeypatch.setattr(rolling_issue, "keep", partial(rolling_issue.keep, clock=Clock(lambda: NOW, at_once)))
    ran = linkwatch("issue", *connect_to(web.connect_to))
    assert (ran.status, web.asked) == (2, [])
    assert "ghe.example does not answer (certificate-" in told(ran)


async def at_once(_seconds: float) -> None:
    """Let no time pass."""
