from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sample_papers import ATTENTION, ULMFIT, paper

from linkwatch.papers import facts, gfm

URL = "https://arxiv.org/abs/1706.03762"
LINK = f"[Attention Is All You Need]({URL})"
DEFINED = {"ONE": {"href": URL, "title": ""}}


def titled(cell: str, title: str = ATTENTION.title, *, keep: bool = True) -> str:
    links = gfm.read(cell, DEFINED).links
    return facts.titled(cell, links[0] if links else None, paper(title=title), DEFINED, keep=keep)


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
        ("[Attention Is All You Need](https://arxiv.org/pdf/1706.03762v3.pdf)", LINK),
        (f"[attention](<{URL}>  'their title')", f"[Attention Is All You Need]({URL}  'their title')"),
        ("[one]", LINK),
        ("[attention][one] (2017)", f"{LINK} (2017)"),
        (f"🔥 **[attention]({URL})** (NeurIPS) [code](x)", f"🔥 **{LINK}** (NeurIPS) [code](x)"),
        ("[**Attention** Is All You Need](http://arxiv.org/abs/1706.03762)", f"[**Attention** Is All You Need]({URL})"),
    ],
)
def test_the_link_gets_title_and_address_and_the_rest_of_the_cell_stays(cell: str, expected: str) -> None:
    assert titled(cell) == expected
    assert titled(expected) == expected


@pytest.mark.parametrize(
    "cell",
    [
        LINK,
        "Attention is all you need",
        "[Attention Is All You Need][one]",
        f"[**Attention** Is *All* You Need]({URL})",
        f"[Attention Is All You&#32;Need]({URL})",
        f"[![badge](https://x.example/b.svg)]({URL})",
        f"[a<br>b]({URL})",
        f"Attention is all you need ([pdf]({URL}))",
        f"Look!<{URL}>",
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
        f"[arXiv:1706.03762]({URL})",
        f"[attention is all you need]({URL})",
        "[Attention Is All You Need](https://arxiv.org/pdf/1706.03762)",
        "[attention is all you need][one]",
    ],
)
def test_in_a_persons_column_what_is_empty_an_address_or_the_title_itself_gives_way(cell: str) -> None:
    assert titled(cell, keep=False) == LINK


@pytest.mark.parametrize(
    "cell",
    [
        f"[Transformer]({URL})",
        "[pdf](https://arxiv.org/pdf/1706.03762)",
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
    (link,) = gfm.read(titled(f"[a]({URL})", title), {}).links
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
    ],
)
def test_a_cell_is_filled_or_replaced_only_if_it_is_linkwatchs_own(cell: str, keep: bool, expected: str) -> None:
    assert facts.filled(cell, "A_ B", {}, keep=keep) == expected


def test_a_cell_must_not_be_emptied() -> None:
    assert facts.filled("C", "", {}, keep=True) == "C"
