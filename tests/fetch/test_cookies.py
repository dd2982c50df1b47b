"""Which cookies go where, within one visit."""

from datetime import UTC, datetime

import pytest

from linkwatch.fetch.cookies import MOST, Jar

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HOME = "https://www.a.example/dir/page"


def told(set_cookie: str, to: str = HOME, by: str = HOME) -> str:
    jar = Jar(lambda: NOW)
    jar.learn(by, set_cookie)
    return jar.header(to)


@pytest.mark.parametrize(
    ("set_cookie", "expected"),
    [
        ("a=1", "a=1"),
        ("a=1; Path=/; Secure; HttpOnly; SameSite=None", "a=1"),
        ("a=1\nb=2", "a=1; b=2"),
        ("a=1\na=2", "a=2"),
        (" a = x y ; path=/", "a=x y"),
        ("a=b=c", "a=b=c"),
        ("bare", "bare"),
        ('a="quoted"', 'a="quoted"'),
        ("a=1; Max-Age=60", "a=1"),
        ("a=1; Max-Age=0", ""),
        ("a=1; Max-Age=-1", ""),
        ("a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", ""),
        ("a=1; Expires=Wed, 21-Oct-2026 07:28:00 GMT", ""),
        ("a=1; Expires=Wed, 21 Oct 2027 07:28:00 GMT", "a=1"),
        ("a=1; Expires=soon", "a=1"),
        ("a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "a=1"),
        ("a=1\na=; Max-Age=0", ""),
        ("", ""),
        ("; Path=/", ""),
        ("a=" + "x" * 5_000, ""),
        ("a=1; Path=/\nb=2; Path=/dir", "b=2; a=1"),
        ("a=b\tc", "a=b\tc"),
        ("a=\udce9\u00e9", "a=\udce9\u00e9"),
        ("__Host-a=1; Secure; Path=/", "__Host-a=1"),
        ("__host-a=1; Secure", ""),
        ("__Host-a=1; Path=/", ""),
        ("__Host-a=1; Secure; Path=/; Domain=a.example", ""),
        ("__Secure-a=1; Secure; Path=/; Domain=a.example", "__Secure-a=1"),
        ("__Secure-a=1", ""),
    ],
)
def test_a_cookie_goes_back_to_the_page_that_set_it(set_cookie: str, expected: str) -> None:
    assert told(set_cookie) == expected


@pytest.mark.parametrize(
    ("set_cookie", "to", "expected"),
    [
        ("a=1", "https://www.a.example/dir/other", "a=1"),
        ("a=1", "https://www.a.example/elsewhere", ""),
        ("a=1; Path=/", "https://www.a.example", "a=1"),
        ("a=1; Path=/x", "https://www.a.example/x/y", "a=1"),
        ("a=1; Path=/x", "https://www.a.example/xy", ""),
        ("a=1; Path=nonsense", "https://www.a.example/dir/", "a=1"),
        ("a=1; Path=/", "https://a.example/", ""),
        ("a=1; Path=/", "https://b.example/", ""),
        ("a=1; Path=/; Domain=a.example", "https://a.example/", "a=1"),
        ("a=1; Path=/; Domain=.a.example", "https://deep.sub.a.example/", "a=1"),
        ("a=1; Path=/; Domain=a.example", "https://nota.example/", ""),
        ("a=1; Path=/; Domain=b.example", "https://b.example/", ""),
        ("a=1; Path=/; Domain=example", "https://b.example/", ""),
        ("a=1; Path=/; Domain=WWW.A.EXAMPLE", "https://www.a.example/", "a=1"),
        ("a=1; Path=/; Secure", "http://www.a.example/", ""),
        ("a=1; Path=/", "http://www.a.example/", "a=1"),
    ],
)
def test_a_cookie_goes_only_where_it_belongs(set_cookie: str, to: str, expected: str) -> None:
    assert told(set_cookie, to) == expected


def test_a_page_at_the_root_sets_cookies_for_the_whole_host() -> None:
    assert told("a=1", "https://a.example/x/y", by="https://a.example") == "a=1"


def test_an_address_has_no_parent_domain() -> None:
    assert told("a=1; Domain=0.2.7; Path=/", "http://192.0.2.7/", by="http://192.0.2.7/") == ""


def test_a_flood_of_cookies_is_bounded() -> None:
    assert told("\n".join(f"c{number}=1" for number in range(1_000))).count("=") == MOST


@pytest.mark.parametrize("sign", [*map(chr, range(9)), "\r", "\x0b", "\x0c", "\x1f", "\x7f"])
@pytest.mark.parametrize("cookie", ["a{}=1", "a=1{}X-Evil: 1", "a=1; Path=/{}", "a=1; {}Secure", "{}a=1", "a=1{}"])
def test_a_cookie_with_a_control_character_must_not_go_out_again(cookie: str, sign: str) -> None:
    assert told(cookie.format(sign) + "\nb=2") == "b=2"


@pytest.mark.parametrize(
    "domain",
    [
        "co.uk", "com.br", "github.io", "vercel.app", "uk", "myshopify.com", "firebaseapp.com", "ngrok.io", "eu.org",
        "ltd.uk", "tokyo.jp", "s3.eu-west-1.amazonaws.com", "amazonaws.com", "shibuya.tokyo.jp", "vic.gov.au", "ca.us",
        "k12.ca.us", "blogspot.co.uk", "com.np", "anything.np", "asso.fr", "in.ua", "eu.ngrok.io", "a.run.app",
    ],
)  # fmt: skip
def test_a_domain_of_strangers_must_not_share_cookies(domain: str) -> None:
    own = f"https://me.{domain}/"
    assert told(f"a=1; Path=/; Domain={domain}", f"https://you.{domain}/", by=own) == ""
    assert told(f"a=1; Path=/; Domain={domain}", own, by=own) == ""


@pytest.mark.parametrize("host", ["github.io", "co.uk"])
def test_such_a_domain_itself_has_cookies_of_its_own(host: str) -> None:
    own = f"https://{host}/"
    assert told(f"a=1; Path=/; Domain={host}", own, by=own) == "a=1"
    assert told(f"a=1; Path=/; Domain={host}", f"https://you.{host}/", by=own) == ""


@pytest.mark.parametrize(
    "site",
    [
        "shop.co.uk", "example.com", "web.de", "hm.se", "t.co", "ato.gov.au", "mec.gov.br", "metro.tokyo.jp", "me.com",
        "chiyoda.example.jp", "shop.eu.org", "amazon.com", "plc.com", "nhs.net",
    ],
)  # fmt: skip
def test_the_hosts_of_one_owner_share_cookies_of_the_site(site: str) -> None:
    by, to = f"https://consent.{site}/", f"https://www.{site}/"
    assert told(f"a=1; Path=/; Domain={site}", to, by=by) == "a=1"
    assert told("a=1; Path=/", to, by=by) == ""
