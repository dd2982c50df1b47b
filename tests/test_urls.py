"""Addresses, pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch import urls


@pytest.mark.parametrize(
    ("written", "requested"),
    [
        ("https://a.example", "https://a.example/"),
        ("HTTPS://A.Example:443/b/../c", "https://a.example/c"),
        (" https://a.example/x\n", "https://a.example/x"),
        ("https://a.example/a b?q=ü#fü", "https://a.example/a%20b?q=%C3%BC#f%C3%BC"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://a.example/%2F%7e", "https://a.example/%2F%7e"),
        ("https://a.example/?a=|[]", "https://a.example/?a=|[]"),
        ("http:\\\\a.example\\x", "http://a.example/x"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://ex ample.com/", None),
        ("https://", None),
        ("http://[::1", None),
        ("no scheme", None),
        ("", None),
    ],
)
def test_an_address_is_what_a_browser_requests(written: str, requested: str | None) -> None:
    assert urls.normalize(written) == requested
    assert urls.is_valid(written) == (requested is not None)


@given(st.text())
def test_normalizing_never_fails_and_twice_is_once(text: str) -> None:
    once = urls.normalize(text)
    assert once is None or urls.normalize(once) == once
    assert urls.is_valid(text) == (once is not None)


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ("../x", "https://a.example/x"),
        ("#f", "https://a.example/d/p?q#f"),
        ("//b.example", "https://b.example/"),
        ("http://[", None),
    ],
)
def test_a_reference_is_resolved_against_its_page(reference: str, target: str | None) -> None:
    assert urls.join("https://a.example/d/p?q", reference) == target


@pytest.mark.parametrize(
    ("url", "scheme"),
    [
        ("HTTP://x", "http"), ("git+ssh://x", "git+ssh"), ("mailto:x", "mailto"), ("a/b:c", ""), ("#a:b", ""), ("", ""),
        ("1a:b", ""), ("é:b", ""), ("C:\\x", "c"), ("x", ""), (":x", ""),
    ],
)  # fmt: skip
def test_a_scheme_is_told_from_a_relative_reference(url: str, scheme: str) -> None:
    assert urls.scheme(url) == scheme


def test_a_key_has_no_fragment() -> None:
    assert urls.key("https://a.example/x#y#z") == "https://a.example/x"


def test_a_fragment_is_decoded() -> None:
    assert urls.fragment("x#a%20b%C3%BC%FF") == "a bü\ufffd"
    assert urls.fragment("x") == ""


@pytest.mark.parametrize(
    ("url", "of", "carried"),
    [
        ("https://b/", "https://a/#x", "https://b/#x"),
        ("https://b/#y", "https://a/#x", "https://b/#y"),
        ("https://b/", "https://a/", "https://b/"),
    ],
)
def test_a_fragment_is_carried_over_unless_the_target_has_its_own(url: str, of: str, carried: str) -> None:
    assert urls.with_fragment(url, of) == carried


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("https://A.example./x", "a.example", 443),
        ("http://a.example:8080/", "a.example", 8080),
        ("http://[::1]:1/", "::1", 1),
        ("mailto:a@b", "", 0),
        ("http://[::1", "", 0),
        ("http://a:99999/", "a", 0),
        ("http://a:0/", "a", 0),
    ],
)
def test_host_and_port_are_those_a_visit_connects_to(url: str, host: str, port: int) -> None:
    assert (urls.host(url), urls.port(url)) == (host, port)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:secret@a.example/x?y@z", "https://a.example/x?y@z"),
        ("https://a.example/@me", "https://a.example/@me"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("https://a:b@[bad/", "https://[bad/"),
        ("https://a:b\n@c.example/", "https://c.example/"),
        ("//a:b@c.example/", "//c.example/"),
        ("https:\\\\a:b@c.example/", "https:\\\\c.example/"),
        ("https://a@b:c@d.example/", "https://d.example/"),
        ("view-source:http://a:b@c.example/", "view-source:http://c.example/"),
        ("git+ssh://git@c.example/", "git+ssh://c.example/"),
        ("git+ssh://git@c.example:me/code@v1", "git+ssh://c.example:me/code@v1"),
        ("h\tttp:/\n/a:b@c.example/", "h\tttp:/\n/c.example/"),
        ("\1http://a:b@c.example/", "\1http://c.example/"),
    ],
)
def test_user_name_and_password_are_not_shown(url: str, shown: str) -> None:
    assert urls.without_userinfo(url) == shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:pass/word@a.example/x", "https://a.example/x"),
        ("https://me:pass#word@a.example/x", "https://a.example/x"),
        ("https://me:pa?ss@word@a.example/x", "https://a.example/x"),
        ("http:me:word@a.example/x@y", "http:a.example/x@y"),
        ("htps:/me:word@a.example/", "htps:/a.example/"),
        ("ssh:me:word@a.example", "ssh:a.example"),
        ("http/me:word@a.example", "http/a.example"),
        ("http;/me:word@a.example", "http;/a.example"),
        ("\\me:word@a.example", "\\a.example"),
        ("\\me%3Aword@a.example", "\\a.example"),
        ("http%3A/me:word@a.example/x", "http%3A/a.example/x"),
        ("http%3Ame%3Aword@a.example", "http%3Aa.example"),
    ],
)
def test_what_was_meant_for_a_password_is_not_shown_either(url: str, shown: str) -> None:
    assert urls.without_userinfo(url) == shown


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example:8443/@me",
        "https://a.example:/@me",
        "https://a.example:8443?a=b@c",
        "http://[::1]:80/@me",
        "https://a.example/b:c@d",
        "mailto:me@a.example",
        "docs/a:b@c.md",
        "docs/a%3Ab@c.md",
        "a%3Ab.md",
        "https://a.example/b%3Ac@d",
        "npm:left-pad@1.3.0",
        "data:text/plain,a:b@c",
    ],
)
def test_what_is_no_password_must_stay(url: str) -> None:
    assert urls.without_userinfo(url) == url
