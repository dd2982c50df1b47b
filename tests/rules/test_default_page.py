"""Servers without a site, told from pages about such servers."""

# ruff: noqa: RUF001 - the letters of other scripts are the point
import pytest
from html_pages import ARTICLE, FRAME, SENTENCE, headed, html, reason, shown, verdict
from making import visited

from linkwatch.model import Page, Verdict
from linkwatch.rules import judge


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("a.example", "<h1>SORRY!</h1><p>If you are the owner of this website, contact your hosting provider.</p>"),
        ("Default Web Site Page", "<p>If you are the owner of this website, please contact your provider.</p>"),
        ("a.example", "<p>The owner of this domain has not uploaded a website yet.</p>"),
        ("a.example", "<h1>There is no website here yet</h1>"),
        (
            "Domain not connected",
            "<h1>Looks like this domain isn't connected to a website yet!</h1><p>Is it yours?</p>",
        ),
        (
            "Plesk",
            "<h1>Web Server's Default Page</h1><p>You see this page because there is no Web site at this address.",
        ),
    ],
)
@pytest.mark.parametrize("path", ["", "deep/in/it"])
def test_a_host_that_says_that_it_has_no_site_there_is_believed(title: str, body: str, path: str) -> None:
    judgement = judge(shown(html(title, body), f"https://a.example/{path}"))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "no-site")


def test_an_article_about_hosts_without_sites_must_not_be_one() -> None:
    text = headed(
        "Why hosts say “There is no website here”", f"The owner of this domain has not uploaded one. {SENTENCE}"
    )
    assert verdict(text) is Verdict.OK


@pytest.mark.parametrize(
    "title", ["HTTP Status 404 – Not Found", "État HTTP 404 – Non trouvé", "HTTP Status 410 – Gone"]
)
def test_an_error_page_that_names_its_server_must_not_be_the_servers_own(title: str) -> None:
    said = "<p><b>message</b> La ressource demandée [/app/x] n'est pas disponible</p>"
    text = html(title, f"<h1>{title}</h1>{said}<h3>Apache Tomcat/9.0.65</h3>")
    assert reason(text, "https://a.example/app/x") == "soft-404"


def test_an_article_about_a_servers_errors_must_not_be_one() -> None:
    text = html("HTTP Status 404 – Not Found", f"<h1>HTTP Status 404</h1>{ARTICLE}<h3>Apache Tomcat/9.0.65</h3>")
    assert verdict(text, "https://a.example/app/x") is Verdict.OK


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Welcome to nginx!",
            "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed.</p>",
        ),
        ("Apache2 Ubuntu Default Page: It works", "<p>This is the default welcome page used to test the server.</p>"),
        ("IIS Windows Server", "<a href=x><img src=iisstart.png></a>"),
        ("Test Page for the Apache HTTP Server on Fedora", "<p>This page is used to test the proper operation.</p>"),
        ("Apache Tomcat/9.0.65", "<h2>If you're seeing this, you've successfully installed Tomcat.</h2>"),
        ("Domain Default page", "<p>Web Server's Default Page</p>"),
        ("App Service", "<h1>Your web app is running and waiting for your content</h1>"),
    ],
)
def test_a_servers_own_default_page_may_pass(title: str, body: str) -> None:
    judgement = judge(shown(html(title, body)))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.UNREACHABLE, "default-page")


@pytest.mark.parametrize("heading", ["You are all set to go!", "Placeholder page", "Welcome to our server"])
def test_what_servers_and_sites_say_is_a_servers_at_the_root_only(heading: str) -> None:
    text = html("Kite", f"<h1>{heading}</h1>")
    assert reason(text, "https://a.example/") == "default-page"
    assert verdict(text, "https://a.example/me/projects") is Verdict.OK
    assert verdict(html("Kite", f"<h1>{heading}</h1><p>{SENTENCE}</p>"), "https://a.example/") is Verdict.OK


@pytest.mark.parametrize("path", ["", "ping"])
def test_apaches_two_words_which_some_mean_must_not_be_a_default_page(path: str) -> None:
    assert verdict(html("", "<h1>It works!</h1>"), f"https://a.example/{path}") is Verdict.OK


@pytest.mark.parametrize(
    "text",
    [
        headed("Welcome to nginx!", f"What it means, and how to go on. {SENTENCE * 4}"),
        html("It works! A story", f"<h1>It works! A story</h1>{FRAME}"),
        html("Welcome to nginx!", ARTICLE),
        html("How to install nginx", f"<p>You see 'Welcome to nginx!'. {SENTENCE * 20}</p>"),
        html("Default pages of servers", "<p>What they look like.</p>"),
    ],
)
def test_a_page_about_servers_must_not_be_a_default_page(text: str) -> None:
    assert verdict(text) is Verdict.OK


@pytest.mark.parametrize(("path", "reason"), [("", "default-page"), ("/", "default-page"), ("/docs", "fine")])
def test_a_servers_own_page_may_explain_itself_at_a_sites_root_only(path: str, reason: str) -> None:
    page = Page(title="Welcome to nginx!", heading="Welcome to nginx!", headings=("Welcome to nginx!",), words=100)

    assert judge(visited(f"https://a.example{path}", page=page)).reason.name == reason


@pytest.mark.parametrize(
    "name", ["Домен не прилинкован ни к одной из директорий на сервере!", "無効なURLです。", "没有找到站点"]
)
def test_a_server_that_has_no_site_of_a_name_says_so(name: str) -> None:
    assert reason(html(name, f"<h1>{name}</h1>"), "https://a.example/") == "no-site"


def test_an_article_that_quotes_a_default_page_has_a_site() -> None:
    said = "If you see this page, the nginx web server is successfully installed and working. Now set your root."
    assert verdict(headed("“Welcome to nginx!” – what now?", said)) is Verdict.OK


def test_the_page_that_it_quotes_must_not_be_there() -> None:
    said = "If you see this page, the nginx web server is successfully installed and working."
    assert reason(headed("Welcome to nginx!", said)) == "default-page"


@pytest.mark.parametrize(
    ("title", "expected"),
    [("Why do I see nginx?", "fine"), ("What “Welcome to nginx” means", "fine"), ("Server", "default-page")],
)
def test_a_title_that_asks_or_quotes_is_of_a_page_about_a_servers_own(title: str, expected: str) -> None:
    text = "If you see this page, the nginx web server is successfully installed and working."
    assert reason(headed(title, text, "Nginx")) == expected


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Under maintenance", "We will be back soon. If you are the owner of this website, please log in."),
        ("Archive", "This site is archived by the library. If you are the owner of this website, write to us."),
        ("Help", "If your domain isn't connected, open the settings."),
    ],
)
def test_what_is_said_to_owners_beside_other_things_must_not_be_no_site(title: str, said: str) -> None:
    assert reason(headed(title, said), "https://a.example/x") != "no-site"
