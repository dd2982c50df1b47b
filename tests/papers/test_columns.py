from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.model import Fact, TableSettings
from linkwatch.papers import columns

DEFAULTS = TableSettings()
NEW = (Fact.AUTHORS, Fact.PUBLISHED)


def found(
    header: str, papers: tuple[int, ...] = (), settings: TableSettings = DEFAULTS, *, under_heading: bool = True
) -> columns.Columns:
    names = header.split("|")
    return columns.find(names, papers or (0,) * len(names), settings, under_heading=under_heading)


@pytest.mark.parametrize(
    ("header", "papers", "expected"),
    [
        ("Paper|Description", (), 0),
        ("name|Description", (), 0),
        ("Description|**Title**", (), 1),
        ("Year|PAPER NAME|Venue", (), 1),
        ("Name|Paper", (0, 0), 1),
        ("Paper|Title", (3, 0), 1),
        ("Paper|Article", (1, 2), 1),
        ("Paper|Article", (2, 2), 0),
        ("Modell|Artikel", (1, 2), 1),
        ("Modell|Artikel", (0, 0), 0),
    ],
)
def test_the_papers_column_is_told_by_its_name_then_by_its_links(
    header: str, papers: tuple[int, ...], expected: int
) -> None:
    assert found(header, papers).paper == expected


@pytest.mark.parametrize("name", ["References", "Background", "Prior work", "Siehe auch:", "相关工作", "Notes"])
def test_what_is_said_of_papers_may_be_their_column_where_nothing_else_links_to_any(name: str) -> None:
    assert found(f"Topic|{name}|Year", (0, 2, 0)).paper == 1
    assert found(f"Topic|{name}|Source text", (0, 2, 3)).paper == 2


@pytest.mark.parametrize(
    ("header", "papers", "expected"),
    [
        ("Dataset|Based on|Authors|Release date", (0, 2, 0, 0), 0),
        ("Model|Base model|Author|Repo", (0, 2, 0, 0), 0),
        ("Predecessor(s)|Model|PDF", (3, 0, 1), 2),
        ("Follow-up by|Model", (1, 0), 1),
        ("基于|模型", (1, 0), 1),
        ("References|Cited by", (0, 1), 0),
        ("Cited by", (1,), 0),
    ],
)
def test_a_column_of_other_papers_must_not_be_the_papers_by_its_links(
    header: str, papers: tuple[int, ...], expected: int
) -> None:
    assert found(header, papers).paper == expected


@pytest.mark.parametrize(
    ("header", "under_heading", "titled"),
    [
        ("Paper|Notes", False, True),
        ("Paper|Notes", True, True),
        ("Artikel|Notes", True, True),
        ("Artikel|Notes", False, False),
        ("PDF|Notes", True, False),
        ("arXiv|Notes", False, False),
    ],
)
def test_titles_are_written_only_into_a_column_that_is_meant_for_them(
    header: str, under_heading: bool, titled: bool
) -> None:
    assert found(header, (1, 0), under_heading=under_heading).titled is titled


@pytest.mark.parametrize(
    "header",
    ["Published|Notes", "Venue|Notes", "日期|Notes", "Code|Notes", "Conference|Notes", "Year|Notes", "年份|Notes"],
)
def test_links_to_papers_below_the_name_of_another_fact_must_not_become_titles(header: str) -> None:
    columns_ = found(header, (1, 0))
    assert (columns_.paper, columns_.titled, columns_.facts, columns_.kept) == (0, False, {}, frozenset())


def test_the_fact_that_the_papers_column_tells_must_not_be_added() -> None:
    assert found("Model|Published", (0, 1)).missing == (Fact.AUTHORS,)
    assert found("Model|Venue", (0, 1), TableSettings(columns=(Fact.VENUE, Fact.CODE))).missing == (Fact.CODE,)
    assert found("Model|Wann", (0, 1), TableSettings(headers=(("Wann", Fact.PUBLISHED),))).missing == (Fact.AUTHORS,)


def test_a_header_of_the_persons_own_for_the_papers_is_a_place_for_titles() -> None:
    settings = TableSettings(headers=(("Venue", Fact.TITLE),))
    assert found("Model|Venue", (0, 1), settings).titled


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        ("Title & Authors|Links", (Fact.PUBLISHED,)),
        ("Paper|Authors / Date", ()),
        ("标题|作者 日期", ()),
        ("Paper|Published in", NEW),
        ("Paper|Coauthors", NEW),
        ("Paper|Time", (Fact.AUTHORS,)),
        ("论文|作者|时间", ()),
        ("論文|著者|発表", ()),
        ("Paper|Training time", NEW),
        ("Paper|Data", NEW),
    ],
)
def test_what_a_column_tells_beside_something_else_must_not_be_added_unasked(
    header: str, missing: tuple[Fact, ...]
) -> None:
    assert found(header).missing == missing


def test_what_the_settings_list_is_added_whatever_a_column_tells_beside_something_else() -> None:
    assert found("Title & Authors|Links", settings=TableSettings(columns=(Fact.AUTHORS,))).missing == (Fact.AUTHORS,)


@pytest.mark.parametrize(
    ("header", "sources"),
    [
        ("Title|Paper|PDF|Notes|Name", (1, 2, 4)),
        ("論文|著者|リンク", (2,)),
        ("标题|论文/代码", (1,)),
        ("Title|Paper / Code|Links", (1, 2)),
        ("Title|Papers|Ссылки", (1, 2)),
    ],
)
def test_other_columns_of_links_are_sources(header: str, sources: tuple[int, ...]) -> None:
    assert found(header).sources == sources


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Title|Authors|Preprint", [2]),
        ("Name|Quelle|下载", [1, 2]),
        ("Title|PDF|Preprint|Year|Venue|Date", [2, 3, 4, 5]),
        ("Title|Published|Code|Explained|Preprint", [4]),
        ("Title|Related work|Based on|Datasets|Cited by", []),
        ("Title|Inspired by|Superseded by|Reply to|Voir aussi|参考文献|Notes", []),
        ("Model|Preprint", []),
        ("PDF|Preprint", []),
    ],
)
def test_beside_a_named_column_of_papers_others_may_tell_them_by_their_links(header: str, expected: list[int]) -> None:
    assert columns.may_tell_papers(header.split("|"), found(header)) == expected


@pytest.mark.parametrize(
    ("header", "of_titles"), [("Title", True), ("Paper", True), ("Name", False), ("Modell", False), ("PDF", False)]
)
def test_words_without_a_link_are_titles_only_where_the_column_is_called_so(header: str, of_titles: bool) -> None:
    assert found(header).of_titles is of_titles
    assert found("Wer", settings=TableSettings(headers=(("Wer", Fact.TITLE),))).of_titles


@pytest.mark.parametrize(
    ("header", "authors", "published", "kept"),
    [
        ("Paper", None, None, frozenset({0})),
        ("Paper|Authors|Published", 1, 2, frozenset({0, 1, 2})),
        ("Published|Paper|AUTHORS", 2, 0, frozenset({0, 1, 2})),
        ("Paper|Author(s)|Date", 1, 2, frozenset({0})),
        ("Paper|Author|Publication date", 1, 2, frozenset({0})),
        ("Paper|Year|Authors", 2, None, frozenset({0, 2})),
        ("Paper|Authors|Author", 1, None, frozenset({0, 1})),
        ("PDF|Authors", 1, None, frozenset({1})),
    ],
)
def test_columns_called_as_linkwatch_calls_them_are_kept_and_their_like_are_known(
    header: str, authors: int | None, published: int | None, kept: frozenset[int]
) -> None:
    columns_ = found(header)
    assert (columns_.facts.get(Fact.AUTHORS), columns_.facts.get(Fact.PUBLISHED), columns_.kept) == (
        authors,
        published,
        kept,
    )


def test_elsewhere_than_below_a_heading_papers_no_column_is_linkwatchs() -> None:
    elsewhere = found("Paper|Authors|Published", under_heading=False)
    assert (elsewhere.titled, elsewhere.facts, elsewhere.kept) == (
        True,
        {Fact.AUTHORS: 1, Fact.PUBLISHED: 2},
        frozenset(),
    )


@pytest.mark.parametrize(
    ("header", "order"),
    [
        ("Paper|Notes", (0, *NEW, 1)),
        ("Notes|Paper", (0, 1, *NEW)),
        ("Paper|Authors|Notes", (0, 1, Fact.PUBLISHED, 2)),
        ("Paper|Published|Notes", (0, Fact.AUTHORS, 1, 2)),
        ("Authors|Paper|Notes", (0, Fact.PUBLISHED, 1, 2)),
        ("Paper|Notes|Published|Authors", (0, 1, 2, 3)),
    ],
)
def test_missing_columns_are_added_after_the_paper_and_the_rest_stays_in_order(
    header: str, order: tuple[int | Fact, ...]
) -> None:
    assert found(header).order() == order


@pytest.mark.parametrize(
    ("header", "facts"),
    [
        ("Paper|Code|Explained|Venue", {Fact.CODE: 1, Fact.EXPLAINED: 2, Fact.VENUE: 3}),
        ("Titel|Autor*innen|Erschienen", {Fact.AUTHORS: 1, Fact.PUBLISHED: 2}),
        ("论文|作者|发表时间|代码|期刊", {Fact.AUTHORS: 1, Fact.PUBLISHED: 2, Fact.CODE: 3, Fact.VENUE: 4}),
        ("論文|著者|公開日|コード", {Fact.AUTHORS: 1, Fact.PUBLISHED: 2, Fact.CODE: 3}),
        ("Título|Autores|Fecha|Código", {Fact.AUTHORS: 1, Fact.PUBLISHED: 2, Fact.CODE: 3}),
        ("Статья|Авторы|Дата|Код", {Fact.AUTHORS: 1, Fact.PUBLISHED: 2, Fact.CODE: 3}),
        ("\uff34itl\uff45|**GitHub** 🔗", {Fact.CODE: 1}),
        ("논문|저자|날짜|코드", {Fact.AUTHORS: 1, Fact.PUBLISHED: 2, Fact.CODE: 3}),
        ("論文|著者|日付|コード", {Fact.AUTHORS: 1, Fact.PUBLISHED: 2, Fact.CODE: 3}),
        ("Artigo|Autores|Data", {Fact.AUTHORS: 1, Fact.PUBLISHED: 2}),
        ("Titolo|Autore|Data", {Fact.AUTHORS: 1, Fact.PUBLISHED: 2}),
        ("Название|Автор|Опубликовано", {Fact.AUTHORS: 1, Fact.PUBLISHED: 2}),
        ("Paper|Time", {}),
        ("Paper|Data|Autoren", {Fact.AUTHORS: 2}),
        ("Paper|Code|Repo", {Fact.CODE: 1}),
        ("Paper|Category|Explanation|Conference|Implementation|Year|Data", {}),
    ],
)
def test_columns_are_told_in_several_languages_where_the_name_is_clear(header: str, facts: dict[Fact, int]) -> None:
    assert found(header).facts == facts
    assert found(header).paper == 0


def test_unclear_names_count_where_the_settings_list_the_fact() -> None:
    assert found("Paper|Time", settings=TableSettings(columns=(Fact.PUBLISHED,))).facts == {Fact.PUBLISHED: 1}
    settings = TableSettings(columns=(Fact.CATEGORIES, Fact.VENUE))
    columns_ = found("Paper|Category|Conference|Implementation", settings=settings)
    assert columns_.facts == {Fact.CATEGORIES: 1, Fact.VENUE: 2}
    assert columns_.kept == frozenset()


def test_listed_columns_are_kept_and_added_and_no_others() -> None:
    settings = TableSettings(columns=(Fact.CODE, Fact.VENUE, Fact.PUBLISHED))
    columns_ = found("Paper|Authors|Venue|Date", settings=settings)
    assert columns_.facts == {Fact.VENUE: 2, Fact.PUBLISHED: 3}
    assert columns_.missing == (Fact.CODE,)
    assert (columns_.titled, columns_.kept) == (False, frozenset({2}))


def test_venue_and_categories_must_not_be_replaced_unless_the_settings_list_them() -> None:
    assert found("Paper|Venue|arXiv categories").kept == frozenset({0})


def test_a_header_of_the_persons_own_stands_for_its_fact_and_for_no_other() -> None:
    settings = TableSettings(headers=(("Wer?", Fact.AUTHORS), ("code", Fact.VENUE), ("Was", Fact.TITLE)))
    columns_ = found("Paper|Authors|Was|wer|Code", settings=settings)
    assert (columns_.paper, columns_.facts) == (2, {Fact.AUTHORS: 3, Fact.VENUE: 4})
    assert columns_.kept == frozenset({2, 3, 4})


def test_data_that_the_settings_name_is_no_date() -> None:
    settings = TableSettings(headers=(("Data", Fact.CODE),))
    assert found("Artigo|Autores|Data", settings=settings).facts == {Fact.AUTHORS: 1, Fact.CODE: 2}


def test_a_name_of_titles_that_means_something_else_must_not_be_the_papers() -> None:
    assert found("Paper|Notes|X", (0, 1, 0), TableSettings(headers=(("Paper", Fact.VENUE),))).paper == 1


def test_a_column_whose_header_means_something_else_must_not_be_added() -> None:
    settings = TableSettings(headers=(("Published", Fact.VENUE),))
    assert found("Paper|Notes", settings=settings).missing == (Fact.AUTHORS,)


def test_all_missing_columns_are_added_in_their_order() -> None:
    settings = TableSettings(columns=tuple(Fact))
    assert found("Paper|Notes", settings=settings).order() == (0, *[fact for fact in Fact if fact is not Fact.TITLE], 1)
    order = found("Code|Paper|Published|Notes", settings=settings).order()
    assert order == (0, Fact.EXPLAINED, 1, Fact.AUTHORS, 2, Fact.VENUE, Fact.CATEGORIES, 3)


@given(st.permutations(["Paper", "Authors", "Date", "Code", "Venue", "Notes"]), st.sets(st.sampled_from(Fact)))
def test_after_adding_what_is_missing_nothing_is_missing(header: list[str], listed: set[Fact]) -> None:
    settings = TableSettings(columns=tuple(sorted(listed)))
    before = found("|".join(header), settings=settings)
    names = [header[each] if isinstance(each, int) else columns.header_of(each) for each in before.order()]
    after = found("|".join(names), settings=settings)
    assert after.missing == ()
    assert names[after.paper] == header[before.paper]
    assert [name for name in names if name in header] == header
