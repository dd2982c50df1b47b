import pytest

from linkwatch.documents import headings, markdown

SLUGS = [
    ("alpha", "alpha"),
    ("bravoCharlieDelta", "bravocharliedelta"),
    ("Two words", "two-words"),
    ("Two  blanks", "two--blanks"),
    ("heading with a - dash", "heading-with-a---dash"),
    ("heading with an _ underscore", "heading-with-an-_-underscore"),
    ("heading with a period.txt", "heading-with-a-periodtxt"),
    ("exchange.bind_headers(exchange, routing [, callback])", "exchangebind_headersexchange-routing--callback"),
    (" a ", "-a-"),
    ("a\tb", "ab"),
    ("a\nb", "ab"),
    ("What's new?", "whats-new"),
    ("apostrophe\u2019s", "apostrophes"),
    ("en\u2013dash", "endash"),
    ("em\u2014dash", "emdash"),
    ("non\u2011breaking", "nonbreaking"),
    ("a\u00a0b", "ab"),
    ("a\u3000b", "ab"),
    ("C++ & C#", "c--c"),
    ("100 % (of it)", "100--of-it"),
    ("v1.2.3", "v123"),
    ("a/b\\c", "abc"),
    ("1. First", "1-first"),
    ("@user: $x = 1;", "user-x--1"),
    ("<T>", "t"),
    ("a | b", "a--b"),
    ("~a^", "a"),
    ("__proto__", "__proto__"),
    ("--flag", "--flag"),
    ("---", "---"),
    ("!", ""),
    ("I \u2665 unicode", "i--unicode"),
    ("\U0001f604 unicode emoji", "-unicode-emoji"),
    ("\U0001f604-\U0001f604 unicode emoji", "--unicode-emoji"),
    ("\U0001f604_\U0001f604 unicode emoji", "_-unicode-emoji"),
    (":smile: - a gemoji", "smile---a-gemoji"),
    (":ok_hand: Single", "ok_hand-single"),
    (":ok_hand::hatched_chick: Two", "ok_handhatched_chick-two"),
    ("1\ufe0f\u20e3 One", "1\ufe0f\u20e3-one"),
    ("\u2764\ufe0f Love", "\ufe0f-love"),
    ("\U0001f468\u200d\U0001f469\u200d\U0001f467 Family", "-family"),
    ("\U0001f44d\U0001f3fd Skin", "-skin"),
    ("\U0001f1e9\U0001f1ea Flag", "-flag"),
    ("\u0400 \u041f\u0440\u0438\u0432\u0435\u0442", "\u0450-\u043f\u0440\u0438\u0432\u0435\u0442"),
    (
        "\u041f\u0440\u0438\u0432\u0435\u0442 non-latin \u4f60\u597d",
        "\u043f\u0440\u0438\u0432\u0435\u0442-non-latin-\u4f60\u597d",
    ),
    ("\u4f60\u597d\uff0c\u4e16\u754c\uff01", "\u4f60\u597d\u4e16\u754c"),
    ("\u300c\u5f15\u7528\u300d\u3068\u3001\u53e5\u70b9\u3002", "\u5f15\u7528\u3068\u53e5\u70b9"),
    ("\u30ab\u30bf\u30ab\u30ca\u30fb\u30d0\u30fc", "\u30ab\u30bf\u30ab\u30ca\u30d0\u30fc"),
    ("\ud55c\uad6d\uc5b4 \uc81c\ubaa9", "\ud55c\uad6d\uc5b4-\uc81c\ubaa9"),
    ("\u0939\u093f\u0928\u094d\u0926\u0940", "\u0939\u093f\u0928\u094d\u0926\u0940"),
    ("\u0627\u0644\u0639\u0631\u0628\u064a\u0629\u061f", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629"),
    ("\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd"),
    ("\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22", "\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22"),
    ("\u00c4\u00d6\u00dc \u00df", "\u00e4\u00f6\u00fc-\u00df"),
    ("e\u0301cole", "e\u0301cole"),
    ("\u0130stanbul", "i\u0307stanbul"),
    ("\u039f\u03a3", "\u03bf\u03c3"),
    ("\u01c5 \u1f89", "\u01c6-\u1f81"),
    ("\u03b1\u00b2-\u03b2", "\u03b1-\u03b2"),
    ("\u00bd \u2460 \u00b9", "--"),
    ("\u2167 \u2168", "\u2177-\u2178"),
    ("\u24b6 \U0001f130", "\u24d0-\U0001f130"),
    ("\u0663 \u096b", "\u0663-\u096b"),
    ("a\u203fb \uff3f", "a\u203fb-\uff3f"),
    ("a\u200bb\u200dc\u00add", "abcd"),
    ("\u20ac \u00a3 \u20bf", "--"),
    ("\u2192 arrow", "-arrow"),
    ("\ue000 private", "-private"),
]


@pytest.mark.parametrize(("text", "slug"), SLUGS)
def test_a_slug_is_the_one_github_gives(text: str, slug: str) -> None:
    assert headings.slug(text) == slug


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(SLUGS) >= 60


@pytest.mark.parametrize(
    ("texts", "slugs"),
    [
        (["alpha", "alpha", "alpha"], ["alpha", "alpha-1", "alpha-2"]),
        (["echo", "echo", "echo 1", "echo-1", "echo"], ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"]),
        (["foxtrot-1", "foxtrot", "foxtrot"], ["foxtrot-1", "foxtrot", "foxtrot-2"]),
        (["-a-", " a "], ["-a-", "-a--1"]),
        (["!", "?"], ["", "-1"]),
    ],
)
def test_doubles_are_numbered_as_github_does(texts: list[str], slugs: list[str]) -> None:
    known = headings.Slugs()
    assert [known.add(text) for text in texts] == slugs


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("# &#x20;a&#x20;", "-a-"),
        ("# ![pic](x) Title", "-title"),
        ("# `code` *and* **more**", "code-and-more"),
        ("# [link](x) [![badge](y)](z)", "link-"),
        ("# Trailing marks ##", "trailing-marks"),
        ("# Trailing mark#", "trailing-mark"),
        ("# Escaped \\#", "escaped-"),
        ("# ~~struck~~ ~once~", "struck-once"),
        ("# snake_case and _emphasis_", "snake_case-and-emphasis"),
        ("# <kbd>Ctrl</kbd>+<kbd>C</kbd>", "ctrlc"),
        ("# a <!-- b --> c", "a--c"),
        ("# https://x.y/z", "httpsxyz"),
        ("# a@b.c", "abc"),
        ("Two\nlines\n---", "twolines"),
        ("Break  \nhere\n===", "breakhere"),
    ],
)
def test_a_heading_is_read_as_it_is_shown(text: str, slug: str) -> None:
    assert markdown.parse(text, "x.md").anchors == {slug}
