import pytest
from making import URL, visited

from linkwatch.model import Hop, Page, Verdict
from linkwatch.rules import judge


@pytest.mark.parametrize("status", [200, 403, 404, 429, 503])
@pytest.mark.parametrize("header", ["cf-mitigated", "x-vercel-mitigated", "x-amzn-waf-action"])
def test_a_mitigated_answer_is_a_wall_whatever_its_status(status: int, header: str) -> None:
    judgement = judge(visited(status=status, headers={header: "challenge"}))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "challenge")


@pytest.mark.parametrize(
    "title",
    ["Just a moment...", "Attention Required! | Cloudflare", "Access Denied", "Are you a robot?", "Please wait…"],
)
def test_a_challenge_is_known_by_its_title(title: str) -> None:
    assert judge(visited(URL + "#x", page=Page(title, frozenset({"y"})))).reason.name == "challenge"


@pytest.mark.parametrize("title", ["How to pass 'Just a moment...'", "The captcha paper", "Please waiters", ""])
def test_a_page_about_walls_must_not_be_one(title: str) -> None:
    assert judge(visited(page=Page(title))).verdict is Verdict.OK


@pytest.mark.parametrize(
    "final",
    ["https://a.example/login?next=/page", "https://sso.a.example/sso/start", "https://a.example/users/sign_in"],
)
def test_a_redirect_to_a_login_is_a_wall(final: str) -> None:
    judgement = judge(visited(hops=(Hop(301, URL),), final_url=final))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "login")


def test_a_link_to_a_login_page_itself_is_no_wall() -> None:
    url = "http://a.example/login"
    assert judge(visited(url, hops=(Hop(302, url),), final_url="https://a.example/login")).verdict is Verdict.OK


def test_a_page_that_only_begins_like_login_is_no_wall() -> None:
    assert judge(visited(hops=(Hop(302, URL),), final_url="https://a.example/logins-in-history")).verdict is Verdict.OK
