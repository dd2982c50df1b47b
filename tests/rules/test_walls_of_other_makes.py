# ruff: noqa: RUF001 - typographic marks and the letters of other scripts are the point
import pytest
from html_pages import ARTICLE, SENTENCE, html, sent, shown

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
        "<script src='/_fs-ch-1T1wmsGaOgGaSxcX/script.js'></script><p>A required part of this site couldn't load.</p>",
        "<p>To continue, please solve this CAPTCHA.</p>",
        "<p>Please enable cookies to use this site.</p>",
        "<h1>Checking if the site connection is secure</h1>",
        "<p>请完成下方验证后继续访问</p>",
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


@pytest.mark.parametrize("status", [200, 202, 412])
@pytest.mark.parametrize(
    "body",
    [
        "<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};</script><script src=/x.js></script>",
        '<script>function YunSuoAutoJump(){self.location="/page?security_verify_data=1";}</script>',
        "<h4>Click the button below</h4><form action=/errors/validateCaptcha><button>Go on</button></form>",
    ],
)
def test_a_script_or_form_of_a_challenge_is_a_wall(body: str, status: int) -> None:
    assert judge(shown(html("", body), status=status)).reason.name == "challenge"


@pytest.mark.parametrize(
    "said",
    [
        "Our systems have detected unusual traffic activity from your network.",
        "Please complete this reCAPTCHA to go on.",
        "비정상적인 접근이 감지되었습니다.",
        "系统监测到您的网络环境存在异常，请点击下方验证按钮进行验证。",
        "您的访问过于频繁，请稍后再试。",
        "检测到有异常请求从你的 IP 发出，请登录使用。",
        "我们的系统检测到您的计算机网络中存在异常流量。",
        "不正なアクセスが検知されました。",
    ],
)
def test_what_a_challenge_says_is_a_wall(said: str) -> None:
    assert judge(shown(html("Herons", f"<p>{said}</p>"))).reason.name == "challenge"
    assert judge(shown(html("Herons", f"<h1>Herons</h1><p>{said}</p>{ARTICLE}"))).verdict is Verdict.OK


@pytest.mark.parametrize("said", ["检测到异常流量时，防火墙会自动拦截。", "如何检测异常请求"])
def test_what_a_firewalls_manual_says_must_not_be_a_wall(said: str) -> None:
    assert judge(shown(html("防火墙", f"<h1>防火墙</h1><p>{said}</p>"))).verdict is Verdict.OK


@pytest.mark.parametrize("to", ["https://a.queue-it.net/?c=a&e=b", "https://a.example/account/unhuman?type=a"])
def test_a_redirect_to_a_queue_or_to_a_question_is_a_wall(to: str) -> None:
    assert judge(sent(to)).reason.name == "challenge"


def test_a_link_into_a_queue_itself_must_not_be_a_wall() -> None:
    assert judge(sent("https://a.queue-it.net/in", "https://a.queue-it.net/")).verdict is Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "Проверяем ваш браузер перед доступом к сайту.",
        "Wir überprüfen Ihren Browser.",
        "正在检查您的浏览器。",
        "ブラウザを確認しています。",
        "为了保障您的访问安全，请先完成验证",
    ],
)
def test_a_challenge_in_another_language_is_a_wall(said: str) -> None:
    assert judge(shown(html("Herons", f"<p>{said}</p>"))).reason.name == "challenge"
    assert judge(shown(html("Herons", f"<h1>Herons</h1><p>{said}</p>{ARTICLE}"))).verdict is Verdict.OK


def test_a_waiting_room_is_a_wall() -> None:
    text = html("Waiting Room powered by Cloudflare", "<h1>You are now in line.</h1>")
    assert judge(shown(text)).reason.name == "challenge"
    assert judge(shown(html("Waiting Room", "<h1>Waiting Room</h1><p>Oil on canvas.</p>"))).verdict is Verdict.OK
