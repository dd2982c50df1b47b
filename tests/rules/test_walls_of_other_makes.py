# ruff: noqa: RUF001 - typographic marks and the letters of other scripts are the point
import pytest
from html_pages import SENTENCE, html, sent, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge


@pytest.mark.parametrize(
    "body",
    [
        "<script src='/TSPD/081a?type=9'></script><noscript>Your support ID is: 1.</noscript>",
        "<div id=WAF_NC_WRAPPER>请按住滑块，拖动到最右边</div>",
        "<script src='https://g.alicdn.com/captcha-frontend/x.js'></script><p>Slide.</p>",
        "<script>document.cookie='__test='+toHex(slowAES.decrypt(c,2,a,b))</script>",
        "<script src='https://captcha.perfdrive.com/x.js'></script><p>We apologize.</p>",
        "<p>To continue, please solve this CAPTCHA.</p>",
        "<p>Please enable cookies to use this site.</p>",
    ],
)
def test_a_challenge_of_a_less_common_make_is_a_wall(body: str) -> None:
    judgement = judge(shown(html("a.example", body)))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "challenge")


@pytest.mark.parametrize(
    "text",
    [
        html("Pumps", f"<script src='/TSPD/081a?type=9'></script><h1>Pumps</h1><p>{SENTENCE}</p>"),
        html("Just a moment… – a photo blog", "<h1>Just a moment…</h1><p>One picture a day since 2009, of fog.</p>"),
        html(
            "One moment, please – songs",
            "<h1>One moment, please</h1><p>Twelve songs for a slow train home: a live set.</p>",
        ),
        html("I'm not a robot – a game", "<h1>I'm not a robot</h1><p>Forty levels. Prove that you are human.</p>"),
        html("Cookies", f"<h1>Cookies</h1><p>Please enable cookies to use the shop. {SENTENCE}</p>"),
        html("On cookies", f"<h1>On cookies</h1><p>Many shops enable cookies. {SENTENCE}</p>"),
    ],
)
def test_a_page_that_is_shown_must_not_be_a_wall(text: str) -> None:
    assert judge(shown(text)).verdict is Verdict.OK


@pytest.mark.parametrize("status", [200, 404])
@pytest.mark.parametrize(
    "path",
    [
        ".well-known/sgcaptcha/?r=%2Fpage",
        "cdn-cgi/challenge-platform/h/b/x",
        "_sec/cp_challenge/x.htm",
        ".within.website/x/cmd/anubis/api/pass-challenge",
    ],
)
def test_a_redirect_to_what_only_challenges_have_is_a_wall_whatever_comes(path: str, status: int) -> None:
    assert judge(sent(f"https://a.example/{path}", status=status)).reason.name == "challenge"


def test_a_redirect_to_a_page_on_missing_cookies_is_a_wall() -> None:
    assert judge(sent("https://a.example/action/cookieAbsent")).reason.name == "challenge"


def test_a_missing_page_that_is_called_like_a_challenge_must_not_be_a_wall() -> None:
    assert judge(sent("https://a.example/blocked", status=404)).verdict is Verdict.BROKEN
