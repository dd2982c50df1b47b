# ruff: noqa: RUF001 - typographic marks are the point
import pytest
from html_pages import ARTICLE, html, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge


def verdict(text: str, url: str = "https://a.example/some/page") -> tuple[Verdict, str]:
    judgement = judge(shown(text, url))
    return judgement.verdict, judgement.reason.name


@pytest.mark.parametrize(
    "title",
    [
        "502 Bad Gateway",
        "503 Service Temporarily Unavailable",
        "500 Internal Server Error",
        "Internal Server Error",
        "Site is under maintenance",
        "Maintenance mode",
        "Scheduled maintenance",
        "We're currently under maintenance",
        "We’ll be back soon!",
        "Error establishing a database connection",
        "Service Unavailable | Example",
        "Wartungsarbeiten",
        "На сайте ведутся технические работы",
        "Przerwa techniczna",
        "ただいまメンテナンス中です",
        "系统维护中",
        "시스템 점검 중",
        "Server Error in '/' Application.",
    ],
)
def test_a_servers_own_error_shown_as_content_may_pass(title: str) -> None:
    assert verdict(html(title, f"<h1>{title}</h1><p>Try again later.</p>")) == (Verdict.UNREACHABLE, "soft-error")


def test_a_file_that_too_many_want_at_once_may_come_back_and_an_article_about_quotas_is_there() -> None:
    told = "<p>Too many users have downloaded this file recently. Please try accessing the file again later.</p>"
    assert verdict(html("A Drive - Quota exceeded", told)) == (Verdict.UNREACHABLE, "soft-error")
    assert verdict(html("A Drive - Quota exceeded", "<p>It means that a project has used all it has.</p>"))[1] == "fine"


@pytest.mark.parametrize(
    ("title", "body", "url"),
    [
        ("502 Bad Gateway", ARTICLE, "https://a.example/x"),
        ("502 Bad Gateway", "<p>What it means.</p>", "https://a.example/status/502-errors"),
        ("Maintenance of old cars", "<p>Oil them.</p>", "https://a.example/x"),
        ("Server errors in practice", "<p>Look at the log.</p>", "https://a.example/x"),
        ("Service Unavailable", "<p>Ten songs.</p>", "https://a.example/music/service-unavailable"),
        ("Internal Server Error – a story", "<h1>Internal Server Error</h1><p>24 pages.</p>", "https://a.example/z/4"),
        ("Scheduled maintenance", "<h1>Scheduled maintenance</h1><p>Sunday 02:00: mail.</p>", "https://a.example/x"),
    ],
)
def test_a_page_about_servers_errors_must_not_be_one(title: str, body: str, url: str) -> None:
    assert verdict(html(title, body), url)[0] is Verdict.OK


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("Incident: 503 Service Unavailable", "503 Service Unavailable", "Resolved - This has been resolved. Nov 3"),
        ("Outage in March | Status", "502 Bad Gateway", "Identified - The database is slow. Monitoring - It is back."),
        ("Post-mortem: mail", "Internal Server Error", "For two hours, mail stood still. A disk was full."),
        (
            "Störung vom 3. März",
            "503 Service Unavailable",
            "Die Störung ist seit 14 Uhr behoben. Ursache war ein Kabel.",
        ),
        ("障害情報", "503 Service Unavailable", "3月3日14時に復旧しました。"),
    ],
)
def test_a_report_of_a_trouble_that_is_over_must_not_be_one(title: str, heading: str, text: str) -> None:
    assert verdict(html(title, f"<h1>{heading}</h1><p>{text}</p>")) == (Verdict.OK, "fine")


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("Technische Störung", "Service Unavailable", "Die Störung wird so bald wie möglich behoben."),
        ("Outage", "503 Service Unavailable", "We have identified it and hope that it will be resolved soon."),
        ("システム障害", "503 Service Unavailable", "復旧までしばらくお待ちください。"),
        ("Сбой", "503 Service Unavailable", "Ошибка скоро будет устранена."),
        ("503 Service Unavailable", "503 Service Unavailable", "Incident 4711. It is resolved on its own, as a rule."),
    ],
)
def test_a_server_that_has_such_a_trouble_now_may_pass(title: str, heading: str, text: str) -> None:
    said = html(title, f"<h1>{heading}</h1><p>{text} Please try again later.</p>")
    assert verdict(said) == (Verdict.UNREACHABLE, "soft-error")


@pytest.mark.parametrize("heading", ["Something went wrong", "Oops! Something went wrong", "An error occurred"])
def test_what_says_twice_that_something_is_wrong_may_pass(heading: str) -> None:
    text = html("Error", f"<h1>{heading}</h1><p>Please try again later.</p>")
    assert verdict(text) == (Verdict.UNREACHABLE, "soft-error")


@pytest.mark.parametrize(
    "text",
    [
        html("Bakery", "<h1>Something went wrong</h1><p>Please try again later.</p>"),
        html("Error", "<h1>Something went wrong</h1><p>A song.</p>"),
        html("Error", "<h1>Something went wrong</h1><p>Try again.</p><div id=root></div><script src=a.js></script>"),
        html("Error", "<h1>Trial and error</h1><p>Try again later: how children learn.</p>"),
    ],
)
def test_what_may_still_be_mended_or_is_called_so_must_not_be_in_trouble(text: str) -> None:
    assert verdict(text)[0] is Verdict.OK


def test_a_closed_shop_may_pass() -> None:
    text = html("Mugs", "<h1>Sorry, this shop is currently unavailable.</h1>")
    assert verdict(text) == (Verdict.UNREACHABLE, "soft-error")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Maintenance – Hill Cycles", "<h1>Maintenance</h1><p>We service brakes and gears. From €40.</p>"),
        ("Wartungsarbeiten – Elektro Huber", "<h1>Wartungsarbeiten</h1><p>Wir warten Ihre Heizung.</p>"),
        ("Museum", "<h1>We'll be back soon</h1><p>Season starts 1 May. Adults €5.</p>"),
        ("PHP", "<h1>What PHP says</h1><p>Fatal error: Uncaught Error in a.php Stack trace: #0 - what it means.</p>"),
    ],
)
def test_a_workshop_or_a_museum_in_winter_must_not_be_in_trouble(title: str, text: str) -> None:
    assert verdict(html(title, text))[0] is Verdict.OK


def test_the_trace_of_a_program_that_died_may_pass() -> None:
    text = "<b>Fatal error</b>: Uncaught Error: Call to undefined function f() in /a.php:3 Stack trace: #0 {main}"
    assert verdict(text) == (Verdict.UNREACHABLE, "soft-error")


@pytest.mark.parametrize(
    "text",
    [
        "Error displaying the error page: Application Instantiation Error: Could not connect to MySQL.",
        "Could not connect to MySQL: Connection refused",
        "Error: Unable to connect to database",
        "SQLSTATE[HY000] [2002] Connection refused",
    ],
)
def test_what_a_program_prints_that_has_no_database_may_pass(text: str) -> None:
    assert verdict(html("", text)) == (Verdict.UNREACHABLE, "soft-error")


def test_what_an_engine_says_that_has_no_database_may_pass_and_an_article_about_it_is_there() -> None:
    said = "<h3>Connection Problems</h3>Sorry, SMF was unable to connect to the database. Please try again later."
    assert verdict(html("Connection Problems", said)) == (Verdict.UNREACHABLE, "soft-error")
    assert verdict(html("Connection Problems", said + ARTICLE))[1] == "fine"


@pytest.mark.parametrize(
    "body", ["<p>What to do: {}.</p><p>Look at the log. Then start it.</p>", "<p>{}.</p>" + ARTICLE]
)
def test_a_page_about_a_database_must_not_be_in_trouble(body: str) -> None:
    assert verdict(html("Databases", body.format("Could not connect to MySQL")))[0] is Verdict.OK
