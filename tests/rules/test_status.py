import pytest
from html_pages import ARTICLE, SENTENCE, html, shown
from making import link, visited

from linkwatch.model import Case, Verdict
from linkwatch.rules import judge
from linkwatch.rules.status import status


@pytest.mark.parametrize(
    ("number", "verdict", "reason"),
    [
        (200, Verdict.OK, "fine"),
        (204, Verdict.OK, "fine"),
        (206, Verdict.OK, "fine"),
        (304, Verdict.UNREACHABLE, "strange-status"),
        (300, Verdict.UNREACHABLE, "strange-status"),
        (100, Verdict.UNREACHABLE, "strange-status"),
        (400, Verdict.BLOCKED, "client-error"),
        (401, Verdict.BLOCKED, "denied"),
        (403, Verdict.BLOCKED, "denied"),
        (404, Verdict.BROKEN, "not-found"),
        (405, Verdict.BLOCKED, "client-error"),
        (407, Verdict.BLOCKED, "denied"),
        (410, Verdict.BROKEN, "gone"),
        (418, Verdict.BLOCKED, "client-error"),
        (429, Verdict.BLOCKED, "rate-limited"),
        (451, Verdict.BLOCKED, "legal"),
        (500, Verdict.UNREACHABLE, "server-error"),
        (503, Verdict.UNREACHABLE, "server-error"),
        (526, Verdict.UNREACHABLE, "server-error"),
        (600, Verdict.UNREACHABLE, "strange-status"),
        (999, Verdict.BLOCKED, "denied"),
    ],
)
def test_a_status_has_its_verdict(number: int, verdict: Verdict, reason: str) -> None:
    judgement = judge(visited(status=number))
    assert (judgement.verdict, judgement.reason.name) == (verdict, reason)


def test_success_is_left_to_the_other_rules() -> None:
    assert status(visited(status=200)) is None


@pytest.mark.parametrize("code", ["RepoNotFound", "RevisionNotFound", "EntryNotFound"])
def test_a_hub_that_hides_what_it_lacks_behind_401_lacks_it(code: str) -> None:
    judgement = judge(visited(status=401, headers={"x-error-code": code}))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "not-found")
    assert judgement.detail.startswith("There is no such page for the public (401). ")


@pytest.mark.parametrize("headers", [{}, {"x-error-code": "GatedRepo"}, {"x-error-code": "DisabledRepo"}])
def test_what_a_hub_shows_to_some_must_not_be_missing(headers: dict[str, str]) -> None:
    assert judge(visited(status=401, headers=headers)).verdict is Verdict.BLOCKED


def test_a_page_of_choices_is_a_page() -> None:
    assert judge(shown(html("Choices", ARTICLE), status=300)).verdict is Verdict.OK


@pytest.mark.parametrize("number", [301, 302, 303, 307, 308])
def test_a_redirect_to_nowhere_with_a_page_is_that_page(number: int) -> None:
    assert judge(shown(html("The council meets", f"<p>{SENTENCE}</p>"), status=number)).verdict is Verdict.OK
    lost = html("Page not found", "<h1>Page not found</h1><p>The page that you requested does not exist.</p>")
    judgement = judge(shown(lost, status=number))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("", ""),
        ("The council meets", "<div id=root></div><script src=/app.js></script>"),
        ("302 Found", "<center><h1>302 Found</h1></center><hr><center>nginx</center>"),
        ("301 Moved Permanently", "<h1>Moved Permanently</h1><p>The document has moved <a href=''>here</a>.</p>"),
        ("Object moved", "<h2>Object moved to <a href=''>here</a>.</h2>"),
        ("Document Moved", "<h1>Object Moved</h1>This document may be found <a HREF=''>here</a>"),
        ("Redirecting…", "<p>Redirecting to <a href=''></a>."),
        ("", "<p>Found. Redirecting to <a href=''></a></p>"),
        ("Error 307 - Temporary Redirect", "<p>You are being sent on.</p>"),
    ],
)
def test_a_redirect_to_nowhere_without_a_page_of_its_own_proves_nothing(title: str, body: str) -> None:
    judgement = judge(shown(html(title, body), status=302))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.UNREACHABLE, "strange-status")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Found: a ring", f"<h1>Found: a ring</h1><p>{SENTENCE}</p>"),
        ("Moved", f"<h1>Moved</h1>{ARTICLE}"),
        ("", f"<p>{SENTENCE}</p>"),
    ],
)
def test_a_page_that_is_nearly_called_like_a_redirect_must_not_be_one(title: str, body: str) -> None:
    assert judge(shown(html(title, body), status=302)).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        ("Unauthorized", "<h1>401 Unauthorized</h1>", "denied"),
        ("403 Forbidden", "<h1>Forbidden</h1><p>You don't have permission to access this resource.</p>", "denied"),
        ("Error", "<h1>403 Forbidden</h1><p>You have no permission to see this page.</p>", "denied"),
        ("Too Many Requests", "<h1>Too many requests</h1><p>You have sent too many. Slow down.</p>", "rate-limited"),
        ("429 Too Many Requests", "<h1>429 Too Many Requests</h1>", "rate-limited"),
    ],
)
def test_a_page_that_names_its_own_status_has_that_one(title: str, body: str, reason: str) -> None:
    judgement = judge(shown(html(title, body)))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BLOCKED, reason)
    assert judgement.detail.startswith("The server says that all is well, but shows an error 4")


@pytest.mark.parametrize(
    ("url", "title", "body"),
    [
        ("https://a.example/page", "Forbidden - a novel", f"<h1>Forbidden</h1><p>{SENTENCE}</p>"),
        ("https://a.example/page", "Too Many Requests", f"<h1>Too Many Requests</h1><p>A play. {SENTENCE}</p>"),
        ("https://a.example/page", "403 Forbidden", f"<h1>403 Forbidden</h1><p>No permission.</p>{ARTICLE}"),
        (
            "https://a.example/status/403",
            "403 Forbidden",
            "<h1>403 Forbidden</h1><p>You lack permission, it says, and what that means is told here.</p>",
        ),
        ("https://a.example/page", "Example", "<p>You need permission.</p>"),
    ],
)
def test_a_page_about_a_status_must_not_have_it(url: str, title: str, body: str) -> None:
    assert judge(shown(html(title, body), url)).verdict is Verdict.OK


def test_what_was_not_visited_has_no_status() -> None:
    assert status(Case(link())) is None
