from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sample_papers import ATTENTION, ULMFIT, paper

from linkwatch.model import Article, CodeLink, Fact, PaperFacts, Verdict
from linkwatch.papers import facts, gfm
from linkwatch.papers.gfm import References

URL = "https://arxiv.org/abs/1706.03762"
LINK = f"[Attention Is All You Need]({URL})"
PDF = "https://arxiv.org/pdf/1706.03762v3.pdf"
DEFINED = {"ONE": {"href": URL, "title": ""}, "PDF OF V3": {"href": PDF, "title": ""}}


def titled(cell: str, title: str = ATTENTION.title, *, keep: bool = True) -> str:
    links = gfm.read(cell, References(DEFINED)).links
    return facts.titled(cell, links[0] if links else None, paper(title=title), References(DEFINED), keep=keep)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", LINK),
        (URL, LINK),
        (f"<{URL}>", LINK),
        (f"see {URL}.", f"see {LINK}."),
        (f"[attention is all you need]({URL})", LINK),
        (f"[]({URL})", LINK),
        (f"[paper]({URL})", LINK),
        (f"[pdf]({PDF})", f"[Attention Is All You Need]({PDF})"),
        (f"[pdf][pdf of v3] ({URL})", f"[Attention Is All You Need]({PDF}) ({URL})"),
        (f"[attention](<{URL}>  'their title')", f"[Attention Is All You Need](<{URL}>  'their title')"),
        ("[pdf of v3]", f"[Attention Is All You Need]({PDF})"),
        (f"[论文]({URL})", LINK),
        (f"[Attention is what you need]({URL})", LINK),
        (f"🔥 [link to the paper]({URL}), [ICCV 2023](x)", f"🔥 {LINK}, [ICCV 2023](x)"),
        ("[attention][one] (2017)", f"{LINK} (2017)"),
        (f"🔥 **[attention]({URL})** (NeurIPS) [code](x)", f"🔥 **{LINK}** (NeurIPS) [code](x)"),
        (f"[**attention**]({URL})", f"[**Attention Is All You Need**]({URL})"),
        (f"[*a* b]({URL})", LINK),
        (f'<a href="{URL}v2" target=_blank>pdf</a>', f'<a href="{URL}v2" target=_blank>{ATTENTION.title}</a>'),
        (f"[__attention__]({URL})", f"[__Attention Is All You Need__]({URL})"),
        ("[*attention*][one]", f"[*Attention Is All You Need*]({URL})"),
        (f"[`pdf`]({URL})", LINK),
        (f"[📄 PDF]({URL})", LINK),
        (f"Vaswani et al. [pdf]({URL})", f"Vaswani et al. {LINK}"),
        (f"Attention {URL}", f"Attention {LINK}"),
        (f"<a href={PDF}></a> y", f"<a href={URL}v3>{ATTENTION.title}</a> y"),
        (f"[]({PDF})", f"[Attention Is All You Need]({URL}v3)"),
        (f"[attention is all you need]({URL}) attention is all you need", f"{LINK} attention is all you need"),
        (PDF, f"[Attention Is All You Need]({URL}v3)"),
        (f"<{URL}v2>", f"[Attention Is All You Need]({URL}v2)"),
    ],
)
def test_the_link_gets_the_title_and_the_rest_of_the_cell_stays(cell: str, expected: str) -> None:
    assert titled(cell) == expected
    assert titled(expected) == expected


@pytest.mark.parametrize(
    "cell",
    [
        LINK,
        "Attention is all you need",
        "[Attention Is All You Need][one]",
        f"[Attention Is All You Need]({PDF})",
        "[**Attention** Is All You Need](http://arxiv.org/abs/1706.03762v2)",
        f"[**Attention** Is *All* You Need]({URL})",
        f"[Attention Is All You&#32;Need]({URL})",
        f"[![badge](https://x.example/b.svg)]({URL})",
        "[one]",
        f"[CVPR 2024 (oral)]({URL}), [ICCV 2023](x)",
        f"[NeurIPS]({URL})",
        f"[Vaswani et al. 2017]({URL})",
        f"[The Transformer]({URL})",
        f"[Attention is all you need (NeurIPS 2017)]({URL})",
        f"[arXiv 2017]({URL})",
        f"[a<br>b]({URL})",
        f"Attention is all you need ([pdf]({URL}))",
        f"**Attention** [pdf]({URL})",
        f"**Attention** [[pdf]({URL})]",
        f"Attention: [[pdf]]({URL})",
        f"**Attention** [pdf]({URL}) [code](https://github.com/a/b)",
        f"Attention (NeurIPS 2017) [pdf]({URL})",
        f"Attention [pdf]({URL}) NeurIPS 2017",
        f"Attention Is All You Need<br>{URL}<br>Vaswani et al.",
        f"Look!<{URL}>",
        f"[attention is **all** you need]({URL})",
        "[attention is **all** you need][one]",
        f"[**Attention** is all you **need**]({URL})",
        f"[attention is all `you` need]({URL})",
        f"[~~attention is all you need~~]({URL})",
        f"[attention is all you need<sup>2</sup>]({URL})",
        f"[attention is all you need ![](x.svg)]({URL})",
        f"[attention is all you need ⭐]({URL})",
        rf"[attention is all you need\*]({URL})",
        f"[~~pdf~~]({URL})",
        f"[⭐ pdf]({URL})",
        f"[⭐ 论文]({URL})",
        f"[⭐]({URL})",
        f"Attention Is All You Need {URL}",
        f"**Attention Is All You Need**<br><{URL}>",
        f"[Attention Is All You Need]({URL}",
    ],
)
def test_a_cell_that_says_it_already_or_cannot_say_it_stays(cell: str) -> None:
    assert titled(cell) == cell


@pytest.mark.parametrize(
    "cell",
    [
        "",
        URL,
        f"<{URL}>",
        f"[]({URL})",
        f'<a href="{URL}"></a>',
    ],
)
def test_in_a_persons_column_what_is_empty_or_a_bare_address_gives_way(cell: str) -> None:
    shown = gfm.read(titled(cell, keep=False), References(DEFINED))
    assert (shown.text, [link.href for link in shown.links]) == (ATTENTION.title, [URL])


@pytest.mark.parametrize(
    "cell",
    [
        f"[Transformer]({URL})",
        "[pdf](https://arxiv.org/pdf/1706.03762)",
        f"[arXiv:1706.03762]({URL})",
        f"[{URL}]({URL})",
        f"[attention is all you need]({URL})",
        "[Attention Is All You Need](https://arxiv.org/pdf/1706.03762)",
        "[attention is all you need][one]",
        f"[**attention** is all you need]({URL})",
        f"[attention is all you need (2017)]({URL})",
        f"[[NeurIPS] attention is all you need]({URL})",
        "attention is all you need",
    ],
)
def test_in_a_persons_column_all_else_stays(cell: str) -> None:
    assert titled(cell, keep=False) == cell


def test_a_title_without_a_visible_character_must_not_empty_anything() -> None:
    assert titled(LINK, "\u202e \x00") == LINK
    assert titled("", " ") == ""


@pytest.mark.parametrize(
    "title",
    [
        "](javascript:alert(1))",
        "<script>alert(1)</script>",
        "a | b || c",
        "a\nb\r\n| c |\x00 \u202ed",
        "\\",
        "a\\|b\\",
        "`x` **y** [z](w) ![v](u) &amp; $m_1$ ~~s~~",
        "http://x.example www.x.example a@b.example",
        "!",
    ],
)
def test_a_hostile_title_must_not_break_out_of_its_link(title: str) -> None:
    (link,) = gfm.read(titled(f"[a]({URL})", title), References()).links
    assert link.href == URL
    assert link.text == " ".join(title.replace("\x00", " ").replace("\u202e", "").split())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), ""),
        (("One",), "One"),
        (("One", "Two", "Three"), "One, Two, Three"),
        (("One", "Two", "Three", "Four"), "One, Two, Three et al."),
        (("One\nof us", " ", "Two"), "One of us, Two"),
        (tuple(f"N{number}" for number in range(3000)), "N0, N1, N2 et al."),
    ],
)
def test_three_authors_are_named_and_more_are_et_al(names: tuple[str, ...], expected: str) -> None:
    assert facts.authors(paper(authors=names)) == expected


def test_a_paper_is_published_in_the_month_of_its_first_version() -> None:
    assert facts.published(ULMFIT) == "2018-01"
    assert facts.published(paper(published=datetime(991, 12, 31, tzinfo=UTC))) == "0991-12"


@pytest.mark.parametrize(
    ("cell", "keep", "expected"),
    [
        ("", True, r"A\_ B"),
        ("", False, r"A\_ B"),
        ("C", True, r"A\_ B"),
        ("C", False, "C"),
        ("A&#95; B", True, "A&#95; B"),
        ("[C](https://c.example)", True, "[C](https://c.example)"),
        ("**C**", True, "**C**"),
        ("C[^1]", True, "C[^1]"),
        ("C [^ 1]", True, r"A\_ B"),
        ("C (c@example.org)", True, "C (c@example.org)"),
        ("www.c.example", True, "www.c.example"),
        ("@c, @d", True, "@c, @d"),
        ("c/d#5", True, "c/d#5"),
        ("C @ D", True, r"A\_ B"),
        ("c@d", True, r"A\_ B"),
        ("c@<!-- -->example.org", True, r"A\_ B"),
        ("C<!-- -->", True, "C<!-- -->"),
        ("**@**<!-- -->c", True, "**@**<!-- -->c"),
    ],
)
def test_a_cell_is_filled_or_replaced_only_if_it_is_linkwatchs_own(cell: str, keep: bool, expected: str) -> None:
    assert facts.filled(cell, "A_ B", References(), keep=keep) == expected


@pytest.mark.parametrize(
    "cell",
    [
        *("2016", "2016-05", "2016.05", "2016/05", "2016-05-12", "05/2016", "12.05.2016", "(2016/05)", "'16"),
        *("12 June 2016", "June 12th, 2016", "Jun. 12th, 2016", "Jun. 2016", "2016 June", "Jun-2016", "(May 2016)"),
        *("2016年", "2016年5月", "2016年5月12日", "2016 年 5 月"),
        *("-", "--", "\u2013", "\u2014", "?", "…", "(?)", "n/a", "none", "TBA", "TBD", "todo", "Unknown"),
    ],
)
def test_a_date_or_none_gives_way_to_the_month_of_publication(cell: str) -> None:
    assert told(Fact.PUBLISHED, cell) == "2017-06"
    assert told(Fact.PUBLISHED, cell, keep=False) == cell


@pytest.mark.parametrize(
    "cell",
    [
        *("NeurIPS'17", "NIPS 2017", "in press", "Mayor 2017", "2017 (oral)", "th"),
        *("⭐ 2017", "🔥 2023-05", "2024-01 ✅", "✔️ 03/2022", "2022†", "2020*", r"2021\*", "★★★", "☑"),
        *("100%", "[1]", "5 (3)", "1", "3.5", "€ 20", "1024", "(2016", "2016)", "-5", "12 June", "May"),
        *("2021-12 → 2022-03", "09/2020, 02/2022", "01/2024\u201302/2024", "2016-2017", "2016 ?", "TBA 2025"),
        *("2016-17", "2016/17", "1994-95", "2022/23", "2016.5-6", "2016-5/6", "1-2/2016", "5-6.2016", "17-2018"),
        *("2016-13", "2016-00", "32.12.2016", "2016-12-32", "2016/05-12"),
    ],
)
def test_what_says_more_than_a_date_must_not_give_way_to_one(cell: str) -> None:
    assert told(Fact.PUBLISHED, cell) == cell


@pytest.mark.parametrize("name", ["evil@evil.test", "mailto:evil@evil.test", "@name", "owner/repository#3", "GH-12"])
def test_what_github_would_link_is_written_without_a_link_and_is_linkwatchs_own(name: str) -> None:
    cell = facts.filled("", name, References(), keep=True)
    assert gfm.read(cell, References()).text == name
    assert facts.filled(cell, name, References(), keep=True) == cell
    assert facts.filled(cell, "Ada Lovelace", References(), keep=True) == "Ada Lovelace"


def test_a_title_in_an_anchor_makes_no_link_of_its_own() -> None:
    cell = f'<a href="{URL}">pdf</a>'
    expected = f'<a href="{URL}">Mail to a@<!-- -->b.example</a>'
    assert titled(cell, "Mail to a@b.example") == expected
    assert titled(expected, "Mail to a@b.example") == expected
    for cell in (f"[pdf]({URL})", f"<{URL}>", ""):
        assert titled(cell, "Mail to a@b.example") == f"[Mail to a@b.example]({URL})"


def test_a_cell_must_not_be_emptied() -> None:
    assert facts.filled("C", "", References(), keep=True) == "C"


@pytest.mark.parametrize(
    ("primary", "others", "expected"),
    [
        ("cs.CL", ("cs.AI", "cs.CL"), "cs.CL, cs.AI"),
        ("math.GT", ("math.GT", "57M25 (Primary)", "68T50", "I.2.7"), "math.GT"),
        ("hep-th", ("cond-mat.mes-hall", "physics.data-an"), "hep-th, cond-mat.mes-hall, physics.data-an"),
        ("", (), ""),
    ],
)
def test_categories_are_those_of_arxiv_the_primary_one_first(
    primary: str, others: tuple[str, ...], expected: str
) -> None:
    assert facts.categories(replace(ATTENTION, primary_category=primary, categories=others)) == expected


@pytest.mark.parametrize(("journal", "expected"), [(None, ""), ("", ""), ("JMLR\n 21 (2020)", "JMLR 21 (2020)")])
def test_the_venue_is_the_journal_that_the_authors_name(journal: str | None, expected: str) -> None:
    assert facts.venue(replace(ATTENTION, journal_ref=journal)) == expected


# --- code and explanations -------------------------------------------------------------------

REPOSITORY = "https://github.com/tensorflow/tensor2tensor"
BLOG = Article("https://jalammar.github.io/illustrated-transformer/", "The Illustrated Transformer")
OTHER = Article("https://peterbloem.nl/blog/transformers", "Transformers, from scratch")
TO_BLOG = f"[The Illustrated Transformer]({BLOG.url})"
TO_OTHER = f"[Transformers, from scratch]({OTHER.url})"


@pytest.mark.parametrize("source", ["guide", "comment", "abstract"])
def test_an_empty_cell_links_the_code_that_the_authors_or_a_person_name(source: str) -> None:
    links = (CodeLink("https://github.com/a/b", "huggingface"), CodeLink(REPOSITORY, source))
    assert told(Fact.CODE, "", code=links) == f"[code]({REPOSITORY})"


@pytest.mark.parametrize(
    "link", [CodeLink(REPOSITORY, "huggingface"), CodeLink("javascript:alert(1)", "comment"), CodeLink("a/b", "guide")]
)
def test_what_nobody_attests_and_what_is_no_web_address_must_not_be_written(link: CodeLink) -> None:
    assert told(Fact.CODE, "", code=(link,)) == ""


def test_code_that_is_known_to_be_gone_gives_way_to_the_next_that_is_named() -> None:
    gone = CodeLink("https://github.com/a/gone", "comment", Verdict.BROKEN)
    assert told(Fact.CODE, "", code=(gone, CodeLink(REPOSITORY, "comment"))) == f"[code]({REPOSITORY})"
    assert told(Fact.CODE, "", code=(gone,)) == ""
    assert told(Fact.CODE, "", code=(replace(gone, verdict=Verdict.BLOCKED),)) == "[code](https://github.com/a/gone)"


@pytest.mark.parametrize("cell", ["-", "[mine](https://gitlab.com/x)", "n/a", "![stars](https://x.example/b.svg)"])
@pytest.mark.parametrize("keep", [True, False])
def test_a_persons_code_stays(cell: str, keep: bool) -> None:
    assert told(Fact.CODE, cell, code=(CodeLink(REPOSITORY, "comment"),), keep=keep) == cell


@pytest.mark.parametrize(
    ("cell", "keep", "expected"),
    [
        ("", False, f"{TO_BLOG}<br>{TO_OTHER}"),
        (TO_BLOG, True, f"{TO_BLOG}<br>{TO_OTHER}"),
        ("[mine](https://m.example)", True, f"[mine](https://m.example)<br>{TO_BLOG}<br>{TO_OTHER}"),
        (f"[x](https://x.example), {TO_OTHER}", True, f"[x](https://x.example), {TO_OTHER}, {TO_BLOG}"),
        (f"[a](http://{BLOG.url[8:-1]}#b)", True, f"[a](http://{BLOG.url[8:-1]}#b)<br>{TO_OTHER}"),
        (f"[a]({BLOG.url.replace('jal', 'JAL')})", True, f"[a]({BLOG.url.replace('jal', 'JAL')})<br>{TO_OTHER}"),
        (f"{TO_OTHER} | {TO_BLOG}", True, f"{TO_OTHER} | {TO_BLOG}"),
        (TO_BLOG, False, TO_BLOG),
        ("see below", True, "see below"),
        (f"see {TO_BLOG}", True, f"see {TO_BLOG}"),
        (f"→{TO_BLOG}", True, f"→{TO_BLOG}"),
        (f"{TO_BLOG} by Jay", True, f"{TO_BLOG} by Jay"),
        (f"{TO_BLOG} and [x](https://x.example)", True, f"{TO_BLOG} and [x](https://x.example)"),
    ],
)
def test_articles_are_added_to_links_alone_and_no_link_of_a_persons_goes(cell: str, keep: bool, expected: str) -> None:
    assert told(Fact.EXPLAINED, cell, explained=(BLOG, OTHER), keep=keep) == expected
    assert told(Fact.EXPLAINED, expected, explained=(BLOG, OTHER), keep=keep) == expected


def test_an_article_is_linked_once_by_its_title_and_only_if_it_is_on_the_web() -> None:
    articles = (
        BLOG,
        Article(f"{BLOG.url}#x", "Again"),
        Article("ftp://x.example", "No"),
        Article("https://n.example", " "),
    )
    assert told(Fact.EXPLAINED, "", explained=articles) == f"{TO_BLOG}<br>[https\\://n.example](https://n.example)"


def told(
    fact: Fact, cell: str, code: tuple[CodeLink, ...] = (), explained: tuple[Article, ...] = (), *, keep: bool = True
) -> str:
    return facts.cell_of(fact, cell, PaperFacts(ATTENTION, code, explained), References(), keep=keep)
