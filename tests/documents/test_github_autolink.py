import pytest

from linkwatch.documents import github_autolink


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("http://a.b", "http://a.b"),
        ("see https://a.b/c, d", "https://a.b/c"),
        ("FTP://a", "FTP://a"),
        ("git+https://a.b", "https://a.b"),
        ("httpss://a.b", None),
        ("file://a.b", None),
        ("verylongscheme://a.b", None),
        ("http:// a", None),
        ("http://", None),
        ("http://a_b.c", None),
        ("http://a_b.c.d.e.f.g.h.i.j.k.l.m_n/", "http://a_b.c.d.e.f.g.h.i.j.k.l.m_n/"),
        ("http://a\\_b.c", None),
        ("http://a.b/(c)d)", "http://a.b/(c)d"),
        ("http://a.b&amp;&lt;", "http://a.b"),
        ("http://a.b/;", "http://a.b/"),
    ],
)
def test_a_url_is_found_at_its_colon(text: str, found: str | None) -> None:
    span = github_autolink.url(text, text.index("://"))
    assert (None if span is None else text[slice(*span)]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("www.a.b", "www.a.b"),
        ("(www.a.b/c)", "www.a.b/c"),
        ("~www.a.b~", "www.a.b"),
        ("xwww.a.b", None),
        ("-www.a.b", None),
        ("www.a_b", None),
    ],
)
def test_a_host_name_is_found_behind_white_space_or_a_delimiter(text: str, found: str | None) -> None:
    span = github_autolink.www(text, text.index("www"))
    assert (None if span is None else text[slice(*span)]) == found


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("a@b.c", ["mailto:a@b.c"]),
        ("a@b.c d@e.f", ["mailto:a@b.c", "mailto:d@e.f"]),
        ("a@b", []),
        ("a@b.1", []),
        ("@b.c", []),
        ("mailto:a@b.c", ["mailto:a@b.c"]),
        ("xmailto:a@b.c", ["mailto:a@b.c"]),
        ("xmpp:a@b.c/d", ["xmpp:a@b.c/d"]),
        ("a@b.c/d", ["mailto:a@b.c"]),
        ("a@b.c@d", ["mailto:b.c@d"]),
        ("a@b.c_", []),
        ("x:a@b.c", ["mailto:a@b.c"]),
    ],
)
def test_mail_addresses_are_found_in_finished_text(text: str, urls: list[str]) -> None:
    assert [url for _, _, url in github_autolink.mails(text)] == urls
