import pytest
from html_pages import ARTICLE, html, page

from linkwatch.rules.by_script import box, target


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ('alert("There is no such post.");history.back();', "There is no such post."),
        ("window.alert( 'It\\'s gone.' ); location.href='/';", "It\\'s gone."),
        ('var home = "/"; alert("Gone.\\n\\nOr moved."); location.replace(home)', "Gone. Or moved."),
    ],
)
def test_a_box_is_what_an_otherwise_empty_page_says_at_once(script: str, said: str) -> None:
    assert box(page(html("Notice", f"<script>{script}</script>"))) == said


@pytest.mark.parametrize(
    "body",
    [
        'function check() { alert("There is no such post."); }',
        'if (!name) { alert("There is no such post."); history.back(); }',
        'var said = "There is no such post.";',
        'alert("");',
    ],
)
def test_a_box_that_may_never_come_must_not_count(body: str) -> None:
    assert box(page(html("Notice", f"<script>{body}</script>"))) == ""


@pytest.mark.parametrize("shown", [ARTICLE, "<h1>Herons</h1>", '<script src="/app.js"></script>'])
def test_a_page_that_shows_something_must_not_be_its_scripts_box(shown: str) -> None:
    read = page(html("Notice", f"<script>alert('There is no such post.');location.href='/login'</script>{shown}"))
    assert (box(read), target(read)) == ("", "")


@pytest.mark.parametrize(
    ("script", "address"),
    [
        ('location.href="/login?next=%2Fa"', "/login?next=%2Fa"),
        ("alert('Members only.'); document.location.replace( '/login' );", "/login"),
        ("window.location = '../in';", "../in"),
    ],
)
def test_a_script_sends_the_visitor_on_at_once(script: str, address: str) -> None:
    assert target(page(html("", f"<script>{script}</script>"))) == address


@pytest.mark.parametrize(
    "script", ["function go() { location.href='/login' }", "if (location.href == '/login') x();", "var a = '/login';"]
)
def test_a_script_that_may_never_send_must_not_count(script: str) -> None:
    assert target(page(html("", f"<script>{script}</script>"))) == ""
