"""The client of GitHub's API: what it says, what it follows, how it waits, and where the token never goes."""

from __future__ import annotations

import json
import socket
from datetime import timedelta
from itertools import cycle, islice

import pytest
from keeping import Time, api, keep

from linkwatch.github import MARK
from linkwatch.model import LinkwatchError
from stand_in_github import NOW, PREFIX, TOKEN, Answer, GitHub, on, serving

LIST = "issues$"
RESET = str(int(NOW.timestamp()) + 90)


async def test_the_token_goes_in_the_head_only(github: GitHub) -> None:
    await keep(github)
    assert {each.headers["authorization"] for each in github.asked} == {f"Bearer {TOKEN}"}
    assert not [each for each in github.asked if TOKEN in each.path + json.dumps([each.query, each.body])]


@pytest.mark.parametrize(
    ("method", "status"), [("GET", 301), ("GET", 302), ("POST", 307), ("POST", 308), ("PATCH", 301), ("PATCH", 307)]
)
async def test_a_redirect_on_the_same_server_is_followed_with_the_same_request(
    github: GitHub, method: str, status: int
) -> None:
    github.add(f"{MARK}\nold", state="closed" if method == "PATCH" else "open", by={"login": "x", "type": "User"})
    github.issues.clear() if method == "POST" else None
    github.accounts[TOKEN] = {"login": "x", "type": "User"}
    path = f"{PREFIX}/repos/ann/guide/issues" + ("/1" if method == "PATCH" else "")
    github.mishaps = [on(method, r"issues(/1)?$", Answer(status, {}, {"Location": path + _query(method)}))]
    assert (await keep(github)).done in {"opened", "edited", "reopened"}


def _query(method: str) -> str:
    return "?state=open&sort=created&direction=desc&per_page=100" if method == "GET" else ""


async def test_a_renamed_repository_is_followed(github: GitHub) -> None:
    async with api(github, GITHUB_REPOSITORY="ann/old") as opened:
        pages = [page async for page in opened.pages("issues?state=open&sort=created&direction=desc")]
        made = await opened.post("issues", {"title": "x"}, _nothing)
    assert pages == [[]]
    assert made["number"] == 1


async def _nothing() -> None:
    return None


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1:1/api", "https://evil.example/", "//evil.example/x", "", "javascript:x", "http://[", "x:y"],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_redirect_to_anywhere_else_must_not_be_followed(github: GitHub, location: str, method: str) -> None:
    github.mishaps = [on(method, LIST, Answer(307, {}, {"Location": location}))]
    with pytest.raises(LinkwatchError, match="where the token must not go") as told:
        await keep(github)
    assert TOKEN not in f"{told.value}{told.value.hint}"


async def test_another_server_must_not_get_the_token_by_redirect_or_by_the_link_to_a_next_page(github: GitHub) -> None:
    with serving(GitHub()) as other:
        there = f"{other.url}/repos/ann/guide/issues?state=open"
        for answer in (Answer(301, {}, {"Location": there}), Answer(200, [], {"Link": f'<{there}>; rel="next"'})):
            github.mishaps = [on("GET", LIST, answer)]
            with pytest.raises(LinkwatchError, match="where the token must not go"):
                await keep(github)
        assert other.asked == []


async def test_a_user_name_in_a_redirect_must_not_take_the_place_of_the_token(github: GitHub) -> None:
    there = github.url.replace("//", "//me:secret@")
    github.mishaps = [on("GET", LIST, Answer(301, {}, {"Location": there}))]
    with pytest.raises(LinkwatchError) as told:
        await keep(github)
    assert "secret" not in str(told.value)


async def test_redirects_in_a_circle_end(github: GitHub) -> None:
    github.mishaps = [on("GET", LIST, Answer(302, {}, {"Location": "issues"}))] * 9
    with pytest.raises(LinkwatchError, match="answers with status 302"):
        await keep(github)
    assert len(github.asked) == 6


# --- limits ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "slept"),
    [
        (Answer(429, {"message": "x"}, {"Retry-After": "7"}), 7),
        (Answer(403, {"message": "x"}, {"Retry-After": "0"}), 0),
        (
            Answer(
                403, {"message": "API rate limit exceeded"}, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": RESET}
            ),
            91,
        ),
        (Answer(429, {}, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": "5"}), 1),
        (Answer(403, {"message": "You have exceeded a secondary rate limit. Please wait."}), 60),
        (Answer(403, {"message": "You have triggered an abuse detection mechanism"}), 60),
        (Answer(429, b"<html>"), 60),
        (Answer(429, {}, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"}), 60),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_a_limit_is_waited_for_as_told(github: GitHub, answer: Answer, slept: float, method: str) -> None:
    github.mishaps = [on(method, LIST, answer)]
    time = Time()
    assert (await keep(github, time=time)).done == "opened"
    assert time.slept == [slept]
    assert github.events == [("opened", 1)]


async def test_a_limit_without_an_end_is_waited_for_longer_each_time(github: GitHub) -> None:
    github.mishaps = [on("GET", LIST, Answer(429))] * 2
    time = Time()
    await keep(github, time=time)
    assert time.slept == [60, 120]


@pytest.mark.parametrize(
    ("answer", "until"),
    [
        (Answer(429, {}, {"Retry-After": "3600"}), "until 2026-11-12 07:00 UTC"),
        (
            Answer(403, {}, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(NOW.timestamp()) + 1799)}),
            "until 2026-11-12 06:30 UTC",
        ),
        (Answer(403, {}, {"Retry-After": "99999999999"}), "until 5195-09-27 15:46 UTC"),
    ],
)
async def test_a_limit_that_lasts_too_long_ends_the_run_and_says_until_when(
    github: GitHub, answer: Answer, until: str
) -> None:
    github.mishaps = [on("GET", LIST, answer)]
    time = Time()
    with pytest.raises(LinkwatchError, match=f"takes no more requests {until}"):
        await keep(github, time=time)
    assert time.slept == []


async def test_limits_are_bounded_together_also_where_they_say_zero(github: GitHub) -> None:
    waits = islice(cycle(["100", "0"]), 400)
    github.mishaps = [on("GET", LIST, Answer(429, {}, {"Retry-After": wait})) for wait in waits]
    time = Time()
    with pytest.raises(LinkwatchError, match="takes no more requests"):
        await keep(github, time=time)
    assert sum(time.slept) <= 300


async def test_the_clock_of_the_limit_is_the_one_handed_in(github: GitHub) -> None:
    answer = Answer(403, {}, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": RESET})
    github.mishaps = [on("GET", LIST, answer)]
    time = Time(NOW + timedelta(seconds=89))
    await keep(github, time=time)
    assert time.slept == [2]


# --- trouble ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "words", "hint"),
    [
        (Answer(400, {"message": "Odd"}), "answers with status 400 (GitHub says: Odd)", "GITHUB_API_URL"),
        (Answer(200, b""), "does not answer as GitHub's API does", "GITHUB_API_URL"),
        (Answer(200, b"<html>hello</html>"), "does not answer as GitHub's API does", "GITHUB_API_URL"),
        (Answer(200, {"message": "hello"}), "does not answer as GitHub's API does", "GITHUB_API_URL"),
        (Answer(200, [3]), "does not answer as GitHub's API does", "GITHUB_API_URL"),
        (Answer(200, [{"number": "x", "user": {}}]), "does not answer as GitHub's API does", "GITHUB_API_URL"),
        (Answer(200, b'[{"user": {}, "html_url": "", "body": "", "number": Infinity}]'), "does not answer", "GITHUB_"),
        (Answer(200, [{"user": "x"}]), "does not answer as GitHub's API does", "GITHUB_API_URL"),
        (Answer(200, b"[" * 100_000), "does not answer as GitHub's API does", "GITHUB_API_URL"),
        (Answer(303, {}), "answers with status 303", "GITHUB_API_URL"),
    ],
)
async def test_an_odd_answer_is_told(github: GitHub, answer: Answer, words: str, hint: str) -> None:
    github.mishaps = [on("GET", LIST, answer)]
    with pytest.raises(LinkwatchError) as told:
        await keep(github)
    assert words in str(told.value)
    assert hint in told.value.hint


async def test_a_token_that_is_not_known_is_told(github: GitHub) -> None:
    github.accounts = {}
    with pytest.raises(LinkwatchError, match="GitHub does not accept the token") as told:
        await keep(github)
    assert "GITHUB_TOKEN" in told.value.hint
    assert TOKEN not in f"{told.value}{told.value.hint}"


async def test_a_token_without_the_right_says_which_one_it_needs(github: GitHub) -> None:
    github.may_write = False
    with pytest.raises(
        LinkwatchError, match=r"may not keep an issue in ann/guide .*not accessible by integration"
    ) as told:
        await keep(github)
    assert "issues: write" in told.value.hint


async def test_an_archived_repository_is_told_in_githubs_words(github: GitHub) -> None:
    github.is_archived = True
    with pytest.raises(LinkwatchError, match="Repository was archived so is read-only"):
        await keep(github)


async def test_issues_that_are_switched_off_are_told(github: GitHub) -> None:
    github.has_issues = False
    with pytest.raises(LinkwatchError, match="ann/guide takes no issues") as told:
        await keep(github)
    assert "Switch issues on" in told.value.hint


async def test_a_repository_that_is_not_there_is_told(github: GitHub) -> None:
    with pytest.raises(LinkwatchError, match="there is no ann/none, or the token may not see it"):
        async with api(github, GITHUB_REPOSITORY="ann/none") as opened:
            await opened.patch("issues/1", {})


async def test_a_text_that_is_too_long_is_told_in_githubs_words(github: GitHub) -> None:
    with pytest.raises(LinkwatchError, match="body is too long"):
        await keep(github, "x" * 70_000)


async def test_a_title_that_is_missing_is_told_by_its_field(github: GitHub) -> None:
    with pytest.raises(LinkwatchError, match="Validation Failed; title missing_field"):
        async with api(github) as opened:
            await opened.post("issues", {"title": ""}, _nothing)


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


async def test_a_server_that_is_not_there_is_told(github: GitHub) -> None:
    time = Time()
    with pytest.raises(LinkwatchError, match=r"127.0.0.1 does not answer \(refused"):
        async with api(github, time, GITHUB_API_URL=f"http://127.0.0.1:{closed_port()}") as opened:
            await opened.patch("issues/1", {})
    assert time.slept == [1, 4, 10]


async def test_an_answer_that_breaks_off_is_asked_for_again(github: GitHub) -> None:
    github.mishaps = [on("GET", LIST, Answer(200, [{"a": "b"}] * 99, breaks_off=True))] * 2
    assert (await keep(github)).done == "opened"
    github.mishaps = [on("GET", LIST, Answer(200, [{"a": "b"}] * 99, breaks_off=True))] * 4
    with pytest.raises(LinkwatchError, match="breaks its answers off"):
        await keep(github)


async def test_the_token_must_not_be_told_even_where_the_server_says_it(github: GitHub) -> None:
    github.mishaps = [on("GET", LIST, Answer(400, {"message": f"bad header: Bearer {TOKEN}"}))]
    with pytest.raises(LinkwatchError) as told:
        await keep(github)
    assert TOKEN not in str(told.value)
    assert "Bearer ***" in str(told.value)


async def test_a_token_in_long_words_is_taken_out_before_they_are_cut(github: GitHub) -> None:
    github.mishaps = [on("GET", LIST, Answer(400, {"message": "x" * 285 + TOKEN}))]
    with pytest.raises(LinkwatchError) as told:
        await keep(github)
    assert TOKEN[:9] not in str(told.value)


async def test_words_without_end_are_not_read(github: GitHub) -> None:
    github.mishaps = [on("GET", LIST, Answer(400, {"message": "x" * 1024 * 1024}))]
    with pytest.raises(LinkwatchError, match=r"answers with status 400$"):
        await keep(github)


async def test_words_of_the_server_must_not_command_a_terminal_or_a_log(github: GitHub) -> None:
    github.mishaps = [on("GET", LIST, Answer(400, {"message": "a\x1b[31m\n::error::b\u202e##[group]" + "x" * 900}))]
    with pytest.raises(LinkwatchError) as told:
        await keep(github)
    assert str(told.value).isprintable()
    assert "##[" not in str(told.value)
    assert len(str(told.value)) < 500


async def test_where_it_is_not_known_whose_the_token_is_nothing_is_opened(github: GitHub) -> None:
    github.add(f"{MARK}\none", by={"login": "mallory", "type": "User"})
    github.mishaps = [on("GET", "/user$", Answer(502))] * 4
    with pytest.raises(LinkwatchError, match="in trouble"):
        await keep(github)
    assert github.writes == []


@pytest.mark.parametrize("login", [Answer(200, ["x"]), Answer(404, {}), Answer(200, {"login": "someone"})])
async def test_an_account_that_is_not_known_owns_nothing(github: GitHub, login: Answer) -> None:
    github.add(f"{MARK}\none", by={"login": "mallory", "type": "User"})
    github.mishaps = [on("GET", "/user$", login)]
    assert (await keep(github)).done == "opened"
