"""For which hosts NO_PROXY asks no proxy, in every form that is in use."""

import pytest

from linkwatch.fetch import no_proxy
from linkwatch.fetch.routes import Routes
from linkwatch.model import Settings


def excepts(entries: str, url: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.setenv("NO_PROXY", entries)
    return no_proxy.covers(no_proxy.read(), url)


@pytest.mark.parametrize(
    ("entries", "url"),
    [
        ("*", "http://a.example/"),
        ("a.example", "http://a.example/"),
        ("a.example", "http://www.a.example/"),
        (".a.example", "http://www.a.example/"),
        ("*.a.example", "https://www.a.example/"),
        ("a.example.", "http://a.example/"),
        ("a.example", "http://a.example./"),
        ("A.Example", "http://a.example/"),
        ("x.example, a.example", "http://a.example/"),
        ("x.example a.example", "http://a.example/"),
        ("a.example:80", "http://a.example/"),
        ("a.example:443", "https://a.example/"),
        ("a.example:8080", "http://a.example:8080/"),
        ("*.a.example:8080", "http://www.a.example:8080/"),
        ("bücher.example", "http://xn--bcher-kva.example/"),
        ("*.bücher.example", "http://www.xn--bcher-kva.example/"),
        ("xn--bcher-kva.example", "http://xn--bcher-kva.example/"),
        ("192.0.2.7", "http://192.0.2.7/"),
        ("192.0.2.7:8080", "http://192.0.2.7:8080/"),
        ("192.0.2.0/24", "http://192.0.2.7/"),
        ("192.0.2.9/24", "http://192.0.2.7/"),
        ("2001:db8::1", "http://[2001:db8::1]/"),
        ("2001:db8:0::1", "http://[2001:db8::1]/"),
        ("[2001:db8::1]", "http://[2001:db8::1]/"),
        ("[2001:db8::1]:8080", "http://[2001:db8::1]:8080/"),
        ("2001:db8::/32", "http://[2001:db8::1]/"),
    ],
)
def test_a_host_is_excepted(entries: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert excepts(entries, url, monkeypatch)


@pytest.mark.parametrize(
    ("entries", "url"),
    [
        ("", "http://a.example/"),
        (",", "http://a.example/"),
        ("a.example", "http://ba.example/"),
        ("a.example", "http://a.example.org/"),
        ("*.a.example", "http://ba.example/"),
        ("www.a.example", "http://a.example/"),
        ("a.example:80", "https://a.example/"),
        ("a.example:8080", "http://a.example/"),
        ("a.example:http", "http://a.example/"),
        ("http://a.example", "http://b.example/"),
        ("192.0.2.0/24", "http://192.0.3.7/"),
        ("192.0.2.0/24", "http://[2001:db8::1]/"),
        ("192.0.2.0/99", "http://192.0.2.7/"),
        ("0.0.0.0/0", "http://a.example/"),
        ("[2001:db8::1]:8080", "http://[2001:db8::1]/"),
        ("2001:db8::/32", "http://[2001:db9::1]/"),
        (".", "http://a.example/"),
        ("*.", "http://a.example/"),
    ],
)
def test_another_host_is_not(entries: str, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not excepts(entries, url, monkeypatch)


def test_an_excepted_host_has_no_proxy_and_another_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "*.a.example,192.0.2.0/24")
    routes = Routes(Settings())
    found = {url: routes.proxy(url) for url in ("http://www.a.example/", "http://192.0.2.7/", "http://b.example/")}
    assert list(found.values()) == [None, None, "http://proxy.example:3128/"]
