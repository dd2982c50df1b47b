# ruff: noqa: RUF001 - typographic marks and the letters of other scripts are the point
import pytest
from html_pages import ARTICLE, FRAME, SENTENCE, html, sent, shown
from making import URL, link, visited

from linkwatch.model import Case, Hop, Page, Verdict
from linkwatch.rules import judge
from linkwatch.rules.walls import challenge

ANY = [200, 202, 403, 404, 429, 503]


@pytest.mark.parametrize("status", [200, 403, 404, 405, 429, 503])
@pytest.mark.parametrize("header", ["cf-mitigated", "x-vercel-mitigated", "x-amzn-waf-action", "sg-captcha"])
def test_a_mitigated_answer_is_a_wall_whatever_its_status(status: int, header: str) -> None:
    judgement = judge(visited(status=status, headers={header: "challenge"}))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "challenge")


@pytest.mark.parametrize(
    "headers",
    [
        {"akamai-grn": "0.1"},
        {"x-iinfo": "1-2"},
        {"x-datadome": "protected"},
        {"x-sucuri-id": "1"},
        {"server": "cloudflare", "cf-ray": "x"},
        {"set-cookie": "datadome=x, _abck=y, incap_ses_1=z"},
    ],
)
def test_a_firewalls_mere_header_must_not_be_a_wall(headers: dict[str, str]) -> None:
    assert judge(visited(headers=headers)).verdict is Verdict.OK
    assert judge(visited(status=404, headers=headers)).verdict is Verdict.BROKEN


@pytest.mark.parametrize(
    "title",
    [
        "Just a moment...",
        "Just a moment…",
        "Attention Required! | Cloudflare",
        "Access Denied",
        "Access denied | a.example",
        "Are you a robot?",
        "Please wait…",
        "Vercel Security Checkpoint",
        "Making sure you&#39;re not a bot!",
        "DDoS-Guard",
        "Pardon Our Interruption",
        "Human Verification",
        "Access to this page has been denied.",
        "Robot Check",
        "Client Challenge",
        "Security Check",
        "One moment, please...",
        "Verifying you are human",
        "Nur einen Moment…",
        "Un momento…",
        "Un instant…",
        "Один момент…",
        "请稍候…",
        "しばらくお待ちください...",
        "Checking your browser",
        "Sucuri WebSite Firewall - Access Denied",
        "Request Rejected",
        "Verifying your browser",
        "Your access to this site has been limited by the site owner",
        "Radware Captcha Page",
        "ShieldSquare Captcha",
        "百度安全验证",
        "滑动验证页面",
        "访问验证",
    ],
)
@pytest.mark.parametrize("status", ANY)
def test_a_challenge_is_known_by_its_title(title: str, status: int) -> None:
    case = shown(html(title, "<p>Wait.</p>"), URL + "#x", status=status)
    assert judge(case).reason.name == "challenge"


def test_a_short_title_of_a_page_that_says_something_else_must_not_be_a_walls() -> None:
    assert (
        judge(shown(html("Blocked", "<h1>Blocked</h1><p>Slide the blocks. Level 1 of 40.</p>"))).verdict is Verdict.OK
    )
    assert (
        judge(shown(html("Blocked", "<h1>Blocked</h1><p>You are not allowed to see this.</p>"))).reason.name
        == "challenge"
    )


@pytest.mark.parametrize("title", ["403 Forbidden", "Forbidden", "Blocked", "Captcha | Example"])
def test_a_short_title_is_a_walls_on_a_page_that_says_nothing_else(title: str) -> None:
    assert judge(shown(html(title, "<p>Sorry.</p>"))).reason.name == "challenge"
    assert judge(shown(html(title, "<p>Sorry.</p>"), status=403)).reason.name == "denied"
    assert judge(shown(html(title, f"<p>{SENTENCE}</p>"))).verdict is Verdict.OK


@pytest.mark.parametrize(
    "body",
    [
        "<script>window._cf_chl_opt={cvId:'3'}</script>",
        "<script src='/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=1'></script>",
        "<script id='anubis_challenge' type='application/json'>{}</script>",
        "<script src='/.within.website/x/cmd/anubis/static/js/main.mjs'></script><p>Loading</p>",
        "<script>var dd={'rt':'c','cid':'A'}</script><script src='https://ct.captcha-delivery.com/c.js'></script>",
        "<script>window._pxAppId='PX1'</script><div id='px-captcha'></div>",
        "<script>window.KPSDK={};</script>",
        "<script src='/149e9513-01fa-4fb0-aad4-566afd725d1b/2d/ips.js?x=1'></script>",
        "<iframe src='/_Incapsula_Resource?SWUDNSAI=31'>Request unsuccessful.</iframe>",
        "<script>var sucuri_cloudproxy_js='',S='x'</script>",
        "<script>window.gokuProps={}</script><script src='https://x.token.awswaf.com/x/challenge.js'></script>",
        "<script src='/_sec/cp_challenge/ak-challenge-4-3.htm'></script>",
        "<script>xhr.open('POST', '/_sec/verify?provider=interstitial', false)</script>",
        "<script>if (!navigator.cookieEnabled) {}</script><iframe src='https://validate.perfdrive.com/x'></iframe>",
    ],
)
@pytest.mark.parametrize("status", ANY)
def test_a_challenge_is_known_by_its_scripts(body: str, status: int) -> None:
    judgement = judge(shown(html("a.example", body), status=status))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "challenge")


@pytest.mark.parametrize(
    "words",
    [
        "Checking your browser before accessing a.example.",
        "Verify you are human by completing the action below.",
        "Please enable JS and disable any ad blocker",
        "Enable JavaScript and cookies to continue",
        "Please enable cookies and reload.",
        "Access to this page has been denied because we believe you are using automation tools to browse the website.",
        "Request unsuccessful. Incapsula incident ID: 1-2",
        "You’ve been blocked by network security.",
        "You don't have permission to access this on this server. Reference #18.1",
        "Press &amp; Hold to confirm",
        "Our systems have detected unusual traffic from your computer network.",
        "I'm not a robot",
        "The requested URL was rejected. Please consult with your administrator. Your support ID is: 1",
        "Your request has been blocked due to suspicious activity.",
        "To continue, please complete the security check.",
        "Please verify that you are not a robot.",
        "请完成安全验证",
        "当前环境异常，完成验证后即可继续访问。",
        "Your activity made us think that you are a bot.",
        "Please wait while we verify your browser.",
        "Bestätigen Sie, dass Sie ein Mensch sind",
        "Wir haben ungewöhnlichen Datenverkehr aus Ihrem Netzwerk festgestellt.",
        "Nous avons détecté une activité inhabituelle depuis votre réseau.",
        "Hemos detectado tráfico inusual en su red.",
        "Abbiamo rilevato un traffico anomalo dalla tua rete.",
        "Detectamos tráfego incomum da sua rede.",
    ],
)
@pytest.mark.parametrize("status", [200, 403, 503])
def test_a_challenge_is_known_by_what_it_says_to_its_visitor(words: str, status: int) -> None:
    assert judge(shown(html("a.example", f"<p>{words}</p>"), status=status)).reason.name == "challenge"


@pytest.mark.parametrize(
    "words",
    [
        "Wenn Sie ungewöhnliche Aktivitäten in Ihrem Konto bemerken, rufen Sie uns bitte an.",
        "Die Firewall meldet ungewöhnlichen Datenverkehr aus Ihrem Netzwerk an die Zentrale.",
        "Prévenez-nous d'une activité inhabituelle sur votre compte.",
        "Si nota actividad inusual en su cuenta, llame al banco.",
        "Chiamaci se noti attività insolita sulla tua carta.",
        "Ligue se notar atividade incomum na sua conta.",
        "Call us if you see unusual activity in your account.",
    ],
)
def test_advice_about_what_is_unusual_must_not_be_a_wall(words: str) -> None:
    assert judge(shown(html("Phishing", f"<h1>Phishing</h1><p>{words}</p>"))).verdict is Verdict.OK


@pytest.mark.parametrize("kind", ["cf-turnstile", "g-recaptcha", "h-captcha"])
def test_a_lone_captcha_is_a_wall(kind: str) -> None:
    assert judge(shown(html("a.example", f"<form><div class={kind}></div></form>"))).reason.name == "challenge"


@pytest.mark.parametrize(
    "case",
    [
        visited(page=Page("How to pass 'Just a moment...'")),
        visited(page=Page("The captcha paper")),
        visited(page=Page("Please waiters")),
        visited(page=Page("")),
        shown(html("Access Denied - Wikipedia", ARTICLE)),
        shown(html("Just a moment", ARTICLE)),
        shown(html("An article", f"{ARTICLE}<p>Verify you are human. Checking your browser.</p>")),
        shown(html("An article", f"<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>{ARTICLE}")),
        shown(
            html("An article", "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script><p>Short.</p>")
        ),
        shown(html("Contact", f"<h1>Contact</h1><p>{SENTENCE}</p><form><div class=g-recaptcha></div></form>")),
        shown(html("Contact", f"<h1>Contact</h1><p>{SENTENCE}</p><form><div class=cf-turnstile></div></form>")),
        shown(html("An article", f"<script>var dd={{'rt':'c'}}</script>{ARTICLE}")),
        shown(html("Security checks in banks", "<p>Why they matter.</p>")),
        shown(html("Blocked drains", "<p>Call us.</p>")),
        shown(html("Access Denied – Board games", f"<h1>Access Denied</h1><p>A card game.</p><p>{SENTENCE}</p>")),
        shown(html("Security check | Airport", f"<h1>Security check</h1><p>Laptops out.</p><p>{SENTENCE}</p>")),
        shown(html("Ana", "<h1>Ana</h1><p>Photographer.</p><div>We use cookies. Allow cookies / Decline</div>")),
        shown(html("Book", "<h1>Guest book</h1><label>I am not a robot</label><p>Nice site! - Tom</p>")),
        shown(html("Checkout", "<h1>Donate</h1><form><div class=g-recaptcha></div></form>")),
    ],
)
def test_a_page_about_walls_or_with_a_walls_marks_must_not_be_one(case: Case) -> None:
    assert judge(case).verdict is Verdict.OK


SENSORS = [
    "<script>window._pxAppId='PX1'</script>",
    "<script src='https://x.us-east-1.token.awswaf.com/x/challenge.js'></script>",
    "<script src='/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39/p.js'></script>",
    "<script src='/_Incapsula_Resource?SWJIYLWA=719d34'></script>",
]


@pytest.mark.parametrize("sensor", SENSORS)
@pytest.mark.parametrize(
    "page",
    [
        "<noscript>You need to enable JavaScript.</noscript><div id=root></div>",
        "<script src=/static/js/main.js></script><my-app></my-app>",
        "<h1>Ana Ruiz</h1>",
        "<p>Photographer in Lisbon. Weddings, portraits, houses.</p>",
    ],
)
def test_a_sensor_on_a_page_that_is_shown_must_not_be_a_wall(sensor: str, page: str) -> None:
    assert judge(shown(html("Ana Ruiz", sensor + page))).verdict is Verdict.OK


@pytest.mark.parametrize("sensor", SENSORS)
def test_a_sensor_on_an_empty_page_is_a_wall(sensor: str) -> None:
    assert judge(shown(html("a.example", sensor))).reason.name == "challenge"


@pytest.mark.parametrize(
    "words",
    [
        "You don't have permission to view the page that you came here for, and that is all there is to say.",
        "This website is using a security service to protect itself from attacks that came from where you are.",
    ],
)
def test_a_wall_beside_a_sites_name_says_why(words: str) -> None:
    assert (
        judge(shown(html("Access denied | Example", f"<h1>Access denied</h1><p>{words}</p>"))).reason.name
        == "challenge"
    )


def test_a_title_that_only_walls_have_is_enough_alone() -> None:
    assert judge(shown(html("Just a moment...", f"<h1>a.example</h1><p>{SENTENCE}</p>"))).reason.name == "challenge"
    assert judge(shown(html("Please wait", f"<h1>Please wait</h1><p>{SENTENCE}</p>"))).verdict is Verdict.OK


def test_a_walls_name_beside_a_sites_needs_a_captcha_or_a_word_of_denial() -> None:
    title, body = "Security check | Shop", f"<h1>Shop</h1><p>{SENTENCE}</p>"
    assert judge(shown(html(title, f"{body}<div class=g-recaptcha></div>"))).reason.name == "challenge"
    assert judge(shown(html(title, body))).verdict is Verdict.OK


def test_a_title_in_capitals_must_not_be_its_own_second_sign() -> None:
    poem = html("Forbidden | Poems", "<p>FORBIDDEN what the old wind has sown</p>")
    assert judge(shown(poem)).verdict is Verdict.OK


def test_a_captcha_below_a_heading_that_denies_is_a_wall() -> None:
    captcha = "<div class=g-recaptcha></div>"
    assert judge(shown(html("Example", f"<h1>No bots</h1>{captcha}"))).reason.name == "challenge"
    assert judge(shown(html("Example", f"<h1>Write to us</h1>{captcha}"))).verdict is Verdict.OK


@pytest.mark.parametrize(
    "body",
    [
        f"{FRAME}<h1>Not here</h1><form><div class=g-recaptcha></div></form>",
        "<form><div class=g-recaptcha></div></form>",
        "<p>Tell us that you are not a robot to search.</p>",
    ],
)
def test_a_missing_page_with_a_captcha_in_a_form_is_broken(body: str) -> None:
    assert judge(shown(html("Not here", body), status=404)).verdict is Verdict.BROKEN


@pytest.mark.parametrize(
    "final",
    [
        "https://www.google.com/sorry/index?continue=x",
        "https://a.example/showcaptcha?retpath=x",
        "https://a.example/captcha/",
        "https://a.example/distil_r_blocked.html",
        "https://a.example/blocked?why=x",
        "https://a.example/access-denied",
    ],
)
def test_a_redirect_to_a_challenge_is_a_wall(final: str) -> None:
    assert judge(sent(final)).reason.name == "challenge"


def test_a_redirect_to_a_page_about_captchas_must_not_be_a_wall() -> None:
    assert judge(sent("https://a.example/captcha-history")).verdict is Verdict.OK
    assert judge(sent("https://b.example/captcha", "https://a.example/captcha")).verdict is Verdict.OK
    missing = visited(status=404, hops=(Hop(302, URL),), final_url="https://a.example/captcha")
    assert judge(missing).verdict is Verdict.BROKEN


@pytest.mark.parametrize(
    "words",
    [
        "Sorry, this content is not available in your region.",
        "This video isn't available in your country.",
        "Dieses Video ist in Ihrem Land nicht verfügbar.",
        "Ce contenu n'est pas disponible dans votre pays.",
        "Unavailable in your location",
    ],
)
@pytest.mark.parametrize("status", [200, 403])
def test_a_page_for_other_countries_is_a_wall(words: str, status: int) -> None:
    judgement = judge(shown(html("a.example", f"<p>{words}</p>"), status=status))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "region")


def test_an_article_about_countries_must_not_be_a_wall() -> None:
    assert judge(shown(html("a.example", f"{ARTICLE}<p>Not available in your country.</p>"))).verdict is Verdict.OK


def test_a_wall_that_names_the_country_says_so_rather_than_challenge() -> None:
    text = html("Access denied", "<p>Sorry, our website is not available in your country.</p>")
    assert judge(shown(text)).reason.name == "region"
    text = html("Example", "<h1>Acme is not available in your country</h1>")
    assert judge(shown(text)).reason.name == "region"


@pytest.mark.parametrize(
    "words",
    [
        "Copper kettle, 80 euro. Express delivery is not available in your country.",
        "Shipping is not available in your country.",
        "Our premium plan is not available in your region yet.",
    ],
)
def test_what_a_shop_does_not_bring_must_not_be_a_wall(words: str) -> None:
    assert judge(shown(html("Kettle", f"<h1>Kettle</h1><p>{words}</p>"))).verdict is Verdict.OK


def test_a_wall_has_none_of_the_pages_places() -> None:
    case = shown(html("Just a moment...", "<p id=y>Wait.</p>"), URL + "#x")
    assert judge(case).verdict is Verdict.BLOCKED


def test_what_was_not_visited_must_not_be_a_wall() -> None:
    assert challenge(Case(link())) is None


@pytest.mark.parametrize("beside", ["Help Center", "Notes", "Ayuda"])
def test_a_page_of_a_help_desk_about_walls_must_not_be_one(beside: str) -> None:
    text = "If you are asked to verify you are human again and again, allow cookies. Our captcha stores nothing."
    page = html(f"Verify you are human – {beside}", f"<h1>Verify you are human</h1><p>{text}</p>")
    assert judge(shown(page)).verdict is Verdict.OK


def test_a_wall_before_a_help_desk_is_one_by_its_script() -> None:
    page = html("Verify you are human – Help Center", "<script>window._cf_chl_opt={}</script>")
    assert judge(shown(page)).reason.name == "challenge"


def test_an_article_that_asks_about_walls_must_not_be_one() -> None:
    said = "You may read “Checking your browser before accessing”, or verify you are human. It is a challenge."
    page = html("Why do I see “Just a moment...”? Challenges explained", f"<h1>Why?</h1><p>{said}</p>")
    assert judge(shown(page)).verdict is Verdict.OK


@pytest.mark.parametrize(
    "body",
    [
        "<p>亲，请拖动下方滑块完成验证 通过验证以确保正常访问</p>",
        '<div id="nocaptcha"></div><script src="//g.alicdn.com/sd/punish/punish.js"></script>',
    ],
)
def test_a_slider_to_be_dragged_is_a_wall(body: str) -> None:
    assert judge(shown(html("验证码拦截", body))).reason.name == "challenge"


@pytest.mark.parametrize("title", ["CAPTCHA for Pond — pond-captcha 0.6 documentation", "Turnstile | Pond docs"])
def test_a_manual_of_a_wall_must_not_be_one(title: str) -> None:
    text = "<h1>Pond</h1><p>Adds a box to a form. Please verify you are human: what it says.</p>"
    assert judge(shown(html(title, text))).verdict is Verdict.OK
    assert judge(shown(html(title, text), status=403)).verdict is Verdict.BLOCKED
    assert judge(shown(html("Pond docs | Turning", text))).verdict is Verdict.BLOCKED


SHOP = "<h1>Access Denied</h1><p>The Firewalls, 2019</p><ol><li>Just a Moment</li><li>Forbidden</li></ol>"


@pytest.mark.parametrize(
    ("url", "below", "head"),
    [
        ("https://a.example/album/access-denied", "", ""),
        ("https://a.example/item/7", "<p>14,90 €</p><button>Buy</button>", ""),
        ("https://a.example/item/7", "<p>Verify you are human</p>", "<meta property=og:type content=music.album>"),
    ],
)
def test_a_work_that_is_called_like_a_wall_must_not_be_one(url: str, below: str, head: str) -> None:
    title = "Wall | Records" if head else "Access Denied | Records"
    assert judge(shown(html(title, SHOP + below, head), url)).verdict is Verdict.OK


def test_a_wall_at_an_address_that_has_its_name_is_one_where_it_refuses() -> None:
    text = html("Access Denied | Records", "<h1>Access Denied</h1><p>You don't have permission.</p>")
    assert judge(shown(text, "https://a.example/album/access-denied", status=403)).verdict is Verdict.BLOCKED
    assert judge(shown(text, "https://a.example/album/kites")).verdict is Verdict.BLOCKED


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Waiting Room powered by Cloudflare", "Your estimated wait time is 5 minutes."),
        ("Access to this page has been denied", "Wait 15 minutes and retry. $0.00"),
        ("Just a moment...", "Checking, this may take up to 2 minutes. 0,00 €"),
        ("Access denied", "You are not authorized. Become a member for $5."),
        ("Access denied", "Come back in 10 minutes. Reference #12.34, $1"),
        ("Robot Check", "Enter what you see. Cart: $0.00"),
    ],
)
def test_a_wall_that_names_a_price_or_a_time_is_still_one(title: str, said: str) -> None:
    assert judge(shown(html(title, f"<h1>{title}</h1><p>{said}</p>"))).verdict is Verdict.BLOCKED


def test_a_wall_at_an_address_of_its_name_that_speaks_to_its_visitor_is_still_one() -> None:
    text = html("Access denied - Heron", "<h1>Access denied</h1><p>Your IP address has been blocked.</p>")
    assert judge(shown(text, "https://a.example/help/access-denied")).verdict is Verdict.BLOCKED
