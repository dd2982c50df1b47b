from __future__ import annotations

from urllib.parse import unquote

import cmarkgfm
import pytest
from html5lib import parseFragment
from hypothesis import example, given
from hypothesis import strategies as st

from linkwatch.papers import gfm
from linkwatch.papers.gfm import References
from linkwatch.papers.markdown_text import PARTING, clean, escape, link_to, unlinked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("a\r\n  b\tc\u00a0d", "a b c d"),
        ("a\u2028b\u2029c\x00d\x1be\x7ff\x85g\ud800h", "a b c d e f g h"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("\u2066a\u2069 \u200fb", "a b"),
        ("\u200bz\u2060w \U000e0041tag\u00ad\ufff9", "zw tag"),
        ("\u0645\u06cc\u200c\u062e \u0915\u094d\u200d\u0937", "\u0645\u06cc\u200c\u062e \u0915\u094d\u200d\u0937"),
        ("Köpf 注意 🤖 naïve", "Köpf 注意 🤖 naïve"),
        (" \n ", ""),
    ],
)
def test_white_space_and_controls_become_blanks_and_what_cannot_be_seen_goes(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Language Models. (Through Advanced Prompting)",
        "OpenAssistant Conversations -- Democratizing Large Language Model Alignment",
        "Zero-Shot: 100% better? Yes! #1 & more + 'quotes' \"double\" = {x}; a/b",
        "snake_case_stays_as_it_is",
        "R&D at AT&T",
        "a: b // c",
        "1. not a list",
    ],
)
def test_what_markdown_reads_as_it_is_must_not_be_escaped(title: str) -> None:
    assert escape(title) == title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("](javascript:alert(1))", r"\](javascript:alert(1))"),
        ("<script>alert(1)</script>", r"\<script>alert(1)\</script>"),
        ("*a* _b_ `c` ~~d~~", r"\*a\* \_b\_ \`c\` \~\~d\~\~"),
        (r"$\alpha_s$", r"\$\\alpha_s\$"),
        ("&lt; &#60; & more", r"\&lt; \&#60; & more"),
        ("https://evil.example", r"https\://evil.example"),
        ("www.evil.example", r"www\.evil.example"),
        ("![x](y)", r"!\[x\](y)"),
    ],
)
def test_what_markdown_reads_otherwise_is_escaped(title: str, expected: str) -> None:
    assert escape(title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("evil@evil.test", "evil@<!-- -->evil.test"),
        ("mailto:evil@evil.test", "mailto:evil@<!-- -->evil.test"),
        ("xmpp:evil@evil.test/x", "xmpp:evil@<!-- -->evil.test/x"),
        ("@name, (@name)", "@<!-- -->name, (@<!-- -->name)"),
        ("owner/repository#3", "owner/repository#<!-- -->3"),
        ("#12, GH-12", "#<!-- -->12, GH-<!-- -->12"),
        (r"a_@b.c \\", r"a\_@<!-- -->b.c \\\\"),
        ("GenBio@NeurIPS 2023, C# @ D #one", "GenBio@NeurIPS 2023, C# @ D #one"),
    ],
)
def test_what_github_links_without_a_mark_is_parted_where_no_link_is_around_it(text: str, expected: str) -> None:
    assert unlinked(text) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/a_(b)?c=d&lt;e#f",
        "https://x.example/a*b*~~c~~`d`",
        "https://x.example/(((",
        "https://x.example/a|b",
        "https://[::1]/",
        "https://x.example/<b>",
    ],
)
def test_a_link_leads_to_exactly_its_address(url: str) -> None:
    (link,) = gfm.read(link_to("a ] b", url), References()).links
    assert (unquote(link.href), link.text) == (url, "a ] b")


def test_what_no_address_can_have_is_encoded() -> None:
    assert link_to("x", "https://x.example/a b\n\ud800") == "[x](https://x.example/a%20b%0A%3F)"
    assert link_to("x", "https://x.example/\u3000") == "[x](https://x.example/%E3%80%80)"


HOSTILE = st.text(st.sampled_from("|\\`*_[]()<>!&#;$~:/.@^ \n\x00ahtpsw1é注"), max_size=40) | st.text(max_size=40)


@given(HOSTILE)
@example("a**b**c_d_ <b> &amp; \\| `x`")
@example("[^a]")
def test_escaped_text_is_shown_as_it_is_and_makes_no_link(text: str) -> None:
    content = gfm.read(escape(clean(text)), References())
    assert content.text == clean(text)
    assert content.plain


@given(HOSTILE)
@example("http://a.b www.x.y ftp://z.w")
@example("evil@evil.test mailto:evil@evil.test xmpp:evil@evil.test/x mailto:@x.y xmpp:@/x.y")
@example("a@-b.c a@.b.c a_@b_c.d a@www.x.y a@b_.c a@_b.c")
def test_github_too_shows_text_as_it_is_and_makes_no_link(text: str) -> None:
    title = clean(text)
    html = cmarkgfm.github_flavored_markdown_to_html(f"x {unlinked(title)} x", cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE)
    paragraph = parseFragment(html.replace(PARTING, ""), namespaceHTMLElements=False)[0]
    assert list(paragraph) == []
    assert " ".join(f"{paragraph.text}".split()) == " ".join(f"x {title} x".split())


@given(HOSTILE)
@example("@name a/b#3 evil@evil.test")
def test_unlinked_text_is_shown_as_it_is(text: str) -> None:
    content = gfm.read(unlinked(clean(text)), References())
    assert (content.text, content.links) == (clean(text), ())


@given(HOSTILE.map(clean).filter(bool))
@example("evil@evil.test mailto:evil@evil.test")
def test_github_looks_for_no_other_link_in_the_text_of_one(text: str) -> None:
    html = cmarkgfm.github_flavored_markdown_to_html(
        link_to(text, "https://x.example"), cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    )
    (link,) = parseFragment(html, namespaceHTMLElements=False)[0]
    assert (link.tag, link.get("href"), list(link)) == ("a", "https://x.example", [])
    assert " ".join(f"{link.text}".split()) == " ".join(text.split())
