# ruff: noqa: RUF001 - the marks of other scripts are the point
import pytest
from html_pages import ARTICLE, FRAME, SENTENCE, html, sent, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge
from linkwatch.rules.login import login

FORM = "<form action=/session><input name=user><input type=password name=p><button>Go</button></form>"


@pytest.mark.parametrize(
    "final",
    [
        "https://a.example/login",
        "https://a.example/login?next=/page",
        "https://a.example/login.php",
        "https://a.example/en/login/",
        "https://a.example/signin",
        "https://a.example/sign-in",
        "https://a.example/users/sign_in",
        "https://a.example/user/login",
        "https://a.example/wp-login.php?redirect_to=x",
        "https://a.example/accounts/login/?next=/page",
        "https://a.example/session/new",
        "https://a.example/authwall?trk=x",
        "https://a.example/Account/Login?ReturnUrl=%2Fpage",
        "https://a.example/i/flow/login",
        "https://a.example/adfs/ls/?SAMLRequest=x",
        "https://a.example/idp/profile/SAML2/Redirect/SSO?execution=e1",
        "https://a.example/realms/x/protocol/openid-connect/auth?client_id=x",
        "https://a.example/cas/login?service=x",
        "https://accounts.google.com/v3/signin/identifier?continue=x",
        "https://accounts.google.com/ServiceLogin",
        "https://login.microsoftonline.com/common/oauth2/authorize",
        "https://x.auth0.com/u/login/identifier?state=x",
        "https://x.okta.com/app/x",
        "https://x.eu.auth0.com/authorize",
        "https://sso.a.example/sso/start",
        "https://login.a.example/",
        "https://auth.b.example/x",
        "https://wayf.b.example/",
        "https://b.example/ds?entityID=https%3A%2F%2Fa.example&return=x",
        "https://b.example/x?SAMLRequest=y",
        "https://b.example/x?wtrealm=urn:a",
        "https://idp.uni.example/",
        "https://a.example/?next=/page",
        "https://a.example/?returnTo=%2Fpage",
        "https://a.example/welcome?return_to=https%3A%2F%2Fa.example%2Fpage",
        "https://a.example/register?redirect=%2Fpage",
        "https://a.example/oauth2/start?rd=x&redirect_uri=y",
        "https://a.example/anmelden",
        "https://a.example/login;jsessionid=12",
        "https://a.example/login.action?os_destination=%2Fdisplay%2FENG%2FRunbook",
        "https://a.example/wiki/login.action?os_destination=%2Fpage&permissionViolation=true",
        "https://a.example/login.servlet",
        "https://a.example/no-access.action",
        "https://a.example/no-access",
        "https://a.example/en/unauthorized.html",
        "https://a.example/?error=session_expired",
        "https://a.example/?msg=login_required",
        "https://a.example/error?code=403",
    ],
)
@pytest.mark.parametrize("by", [301, 302])
def test_a_redirect_to_a_login_is_a_wall(final: str, by: int) -> None:
    judgement = judge(sent(final, by=by))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "login")


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("http://a.example/login", "https://a.example/login"),
        ("https://accounts.google.com/", "https://accounts.google.com/v3/signin/identifier"),
        ("https://a.example/page", "https://a.example/logins-in-history"),
        ("https://a.example/page", "https://a.example/docs/login"),
        ("https://a.example/page", "https://a.example/docs/auth"),
        ("https://a.example/page", "https://a.example/docs/login.action"),
        ("https://a.example/page", "https://a.example/login.markdown"),
        ("https://a.example/page", "https://a.example/login.action-and-password"),
        ("https://a.example/page", "https://a.example/plugin.action?id=2"),
        ("https://a.example/login.action", "https://a.example/login.action?os_destination=%2F"),
        ("https://a.example/page", "https://a.example/blog/how-to-sign-in/"),
        ("https://a.example/page", "https://consent.a.example/m?continue=https%3A%2F%2Fa.example%2Fpage"),
        ("https://a.example/page", "https://a.example/age-gate?return=%2Fpage"),
        ("https://a.example/page", "https://a.example/choose-region?next=/page"),
        ("https://a.example/page", "https://a.example/page?next=/page"),
        ("https://a.example/page", "https://a.example/other?next=2"),
        ("https://a.example/page", "https://a.example/join"),
        ("https://a.example/page", "https://a.example/password"),
        ("https://a.example/no-access", "https://a.example/en/no-access"),
        ("https://a.example/page", "https://a.example/docs/forbidden"),
        ("https://a.example/page?code=403", "https://a.example/x?code=403"),
        ("https://a.example/page", "https://a.example/x?code=4031"),
        ("https://a.example/authors/1", "https://a.example/members"),
        ("https://auth.a.example/guide", "https://auth.a.example/guide/start"),
    ],
)
def test_a_page_that_is_no_login_must_not_be_a_wall(url: str, final: str) -> None:
    assert login(sent(final, url)) is None


@pytest.mark.parametrize("path", ["welcome", "password"])
def test_a_login_behind_a_redirect_is_known_by_its_form(path: str) -> None:
    assert judge(sent(f"https://a.example/{path}", text=html("Hello", FORM))).reason.name == "login"


@pytest.mark.parametrize("status", [404, 410])
def test_a_login_that_is_not_there_is_broken(status: int) -> None:
    assert judge(sent("https://a.example/login", status=status)).verdict is Verdict.BROKEN


@pytest.mark.parametrize(
    "title",
    [
        "Sign in",
        "Log in",
        "Login",
        "Log in to Example",
        "Sign in · Example",
        "Login - Example",
        "Example | Sign in",
        "Anmelden",
        "Connexion",
        "Iniciar sesión",
        "Accedi",
        "Entrar",
        "Inloggen",
        "Zaloguj się",
        "Вход",
        "ログイン",
        "登录",
        "로그인",
        "Giriş yap",
        "Logga in",
        "Please log in",
        "Sign in to continue",
        "Log into Example",
        "You must log in to continue",
        "You need to be logged in",
        "Members only",
        "Nur für Mitglieder",
        "Réservé aux abonnés",
        "Solo para socios",
    ],
)
@pytest.mark.parametrize("shape", ["title", "heading"])
def test_a_login_in_the_pages_place_is_a_wall(title: str, shape: str) -> None:
    text = html(title, FORM) if shape == "title" else html("Example", f"<h1>{title}</h1>{FORM}")
    judgement = judge(shown(text))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "login")


def test_the_login_of_a_blog_in_the_pages_place_is_a_wall() -> None:
    text = html("Log In ‹ Photo club — WordPress", f"<h1>Powered by WordPress</h1>{FORM}")
    assert judge(shown(text, "https://a.example/album/7")).verdict is Verdict.BLOCKED
    about = html("Log In ‹ Photo club — WordPress", f"<h1>Powered by WordPress</h1>{FORM}{ARTICLE}")
    assert judge(shown(about, "https://a.example/album/7")).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (html("An article", f"{FORM}{ARTICLE}"), "https://a.example/page"),
        (html("An article", f"<h1>An article</h1>{FORM}<p>Words.</p>"), "https://a.example/page"),
        (html("Sign in", ARTICLE), "https://a.example/page"),
        (html("Login", "<p>How logins came to be.</p>"), "https://a.example/page"),
        (html("Login", FORM), "https://a.example/login"),
        (html("Login", FORM), "https://a.example/"),
        (html("Login", f"{FORM}{ARTICLE}"), "https://a.example/page"),
        (html("Example", f"{FRAME}{FORM}"), "https://a.example/page"),
        (html("Sign in with your hands", f"<h1>Sign in with your hands</h1>{FORM}"), "https://a.example/page"),
    ],
)
def test_a_page_with_a_login_form_must_not_be_a_wall(text: str, url: str) -> None:
    assert judge(shown(text, url)).verdict is Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        html("Log in to continue", "<h1>Log in to continue</h1><a href=/sso>Log in with SSO</a>"),
        html("Sign in - Accounts", "<h1>Sign in</h1><form><input type=email name=identifier></form>"),
        html("Access required", "<h1>You need access</h1><p>Request access, or switch to an account with access.</p>"),
        html("Ann", "<h1>This account is private</h1><p>Follow to see the photos. Log in</p>"),
        html("Herons", "<h1>This community is private</h1><p>Only members can read it.</p>"),
        html("Offline", "<h1>Keine Berechtigung</h1><p>Bitte melden Sie sich an.</p>"),
        html(
            "Redirecting",
            "<form method=post action=https://idp.uni.example/idp/profile/SAML2/POST/SSO>"
            "<input type=hidden name=SAMLRequest value=x></form>",
        ),
    ],
)
def test_a_login_without_a_passwords_box_is_a_wall(text: str) -> None:
    judgement = judge(shown(text))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "login")


@pytest.mark.parametrize(
    "text",
    [
        html("Login - Glossary", "<h1>Login</h1><p>The act of gaining access to a system.</p>"),
        html("Log in", "<h1>How we log in</h1><p>A talk.</p>"),
        html("Ann", "<h1>ann</h1><p>This account is private about her life, and on moss it is not. Log in</p>"),
        html("Access", "<h1>Request access</h1><p>Come to room 12.</p>"),
        html("Access", f"<h1>Request access</h1><p>Sign in at the desk.</p>{ARTICLE}"),
        html("SAML", f"<h1>SAML</h1><form action=https://idp.uni.example/saml2/x></form>{ARTICLE}"),
    ],
)
def test_a_page_about_access_must_not_be_a_wall(text: str) -> None:
    assert judge(shown(text)).verdict is Verdict.OK


@pytest.mark.parametrize(
    "said",
    [
        "You are not logged in or you do not have permission to access this page.",
        "The board requires you to be registered and logged in to view this forum.",
        "Please log in to view other pages.",
        "Guests cannot access this course. Please log in.",
        "You need to be signed in to see this page.",
        "抱歉，您尚未登录，没有权限访问该版块",
    ],
)
def test_what_refuses_the_whole_page_to_strangers_is_a_wall(said: str) -> None:
    judgement = judge(shown(html("Herons", f"<h1>Herons</h1><p>{said}</p>{FRAME}")))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "login")


@pytest.mark.parametrize(
    "said",
    [
        "You must be logged in to view attachments.",
        "You must be logged in to post a comment.",
        "Please log in to view prices.",
        "Guests cannot access the pool after ten.",
        "The answer was “You need to be logged in to view this page.”",
        f"You must be logged in to view this page. {SENTENCE * 20}",
    ],
)
def test_what_refuses_a_part_or_is_told_of_must_not_be_a_wall(said: str) -> None:
    assert judge(shown(html("Herons", f"<h1>Herons</h1><p>{said}</p>"))).verdict is Verdict.OK


def test_a_script_that_sends_to_a_login_is_a_wall() -> None:
    judgement = judge(shown(html("", "<script>alert('Members only.');location.href='/member/login.html?a=b'</script>")))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "login")
    assert judgement.detail.startswith("The page sends visitors to a login page. ")


@pytest.mark.parametrize("address", ["/welcome", "https://[", "/docs/login"])
def test_a_script_that_sends_elsewhere_must_not_be_a_wall(address: str) -> None:
    assert judge(shown(html("", f"<script>location.href='{address}'</script>"))).verdict is Verdict.OK


@pytest.mark.parametrize(
    "heading", ["Bei Teich anmelden", "Se connecter à Étang", "Iniciar sesión en Charca", "Вход в Пруд"]
)
def test_a_login_that_says_to_what_is_a_wall_and_must_not_be_one_without_a_password(heading: str) -> None:
    box = "<form><input name=u><input type=password name=p></form>"
    assert judge(shown(html("Teich", f"<h1>{heading}</h1>{box}"))).reason.name == "login"
    assert judge(shown(html("Teich", f"<h1>{heading}</h1><p>So geht es.</p>"))).verdict is Verdict.OK


def test_a_file_that_must_be_asked_for_is_a_wall() -> None:
    text = html("Pond", "<h1>You need access to this file</h1><p>Ask the owner, or switch accounts. Request access</p>")
    assert judge(shown(text)).reason.name == "login"


@pytest.mark.parametrize("name", ["next", "return-to", "Return_URL"])
def test_the_way_back_is_known_by_its_parameter_with_or_without_the_slash_at_its_end(name: str) -> None:
    case = sent(f"https://a.example/go?{name}=/some/page", "https://a.example/some/page/")
    assert judge(case).reason.name == "login"


def test_a_menu_around_a_login_is_its_frame_only_beside_a_passwords_box() -> None:
    menu = f"{FRAME}<h1>Log in</h1>"
    assert judge(shown(html("Log in", f"{menu}{FORM}"))).reason.name == "login"
    assert judge(shown(html("Log in", menu))).verdict is Verdict.OK


@pytest.mark.parametrize("query", ["url=https://journal.example/1", "qurl=https%3A%2F%2Fjournal.example%2F1"])
def test_what_a_librarys_proxy_is_asked_for_is_behind_a_wall(query: str) -> None:
    link = f"https://ezproxy.a.example/login?{query}"
    judgement = judge(sent("https://idp.a.example/idp/profile/SAML2/Redirect/SSO?execution=e1s1", link))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "login")


def test_a_login_that_was_asked_for_must_not_be_a_wall() -> None:
    link = "https://a.example/login?lang=de"
    assert judge(sent("https://idp.a.example/idp/profile/SAML2/Redirect/SSO", link)).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("Your session has expired", "Please sign in again."),
        ("Session timed out", "Log in to go on."),
        ("Ihre Sitzung ist abgelaufen", "Bitte melden Sie sich an."),
        ("Votre session a expiré", "Veuillez vous reconnecter."),
        ("Su sesión ha expirado", "Inicie sesión de nuevo."),
        ("Sessione scaduta", "Accedi di nuovo."),
        ("Sua sessão expirou", "Faça login de novo."),
        ("Uw sessie is verlopen", "Log opnieuw in."),
        ("Sesja wygasła", "Zaloguj się ponownie."),
        ("Сессия истекла", "Войдите снова."),
    ],
)
def test_a_session_that_has_expired_is_a_wall(heading: str, asked: str) -> None:
    judgement = judge(shown(html(heading, f"<h1>{heading}</h1><p>{asked}</p>")))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, "login")


def test_an_article_on_sessions_must_not_be_a_wall() -> None:
    text = html("Session expired", f"<h1>Session expired</h1><p>Why users must sign in again.</p>{ARTICLE}")
    assert judge(shown(text)).verdict is Verdict.OK
