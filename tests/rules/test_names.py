# ruff: noqa: RUF001 - the letters of other scripts are the point
import pytest

from linkwatch.model import Page
from linkwatch.rules.names import is_error, is_quoted, leading_headings, may_head_an_error, names_of


@pytest.mark.parametrize("name", ["Oops!", "404", "Error", "Lost?", "Page not found", "Hoppla…", "Message | Pond"])
def test_what_says_only_that_something_is_wrong_may_head_an_error(name: str) -> None:
    assert may_head_an_error(name)


@pytest.mark.parametrize("name", ["Installation", "Error handling", "The 404 bus", "Lost in translation"])
def test_what_says_of_what_a_page_is_must_not_head_an_error(name: str) -> None:
    assert not may_head_an_error(name)


def test_the_name_of_an_error_is_one() -> None:
    assert is_error("Page not found")


def test_the_name_of_somebodys_trouble_must_not_be_one() -> None:
    assert not is_error("Page not found on my site")


def test_of_the_headings_above_the_first_only_the_last_leads_and_only_to_an_error() -> None:
    above = ("Page not found", "File not found", "Error 404")
    error = Page(headings=(*above, "404", "More", "Still more"), heading="404")
    assert leading_headings(error) == ["Error 404", "404", "More"]
    roses = Page(headings=(*above, "Roses"), heading="Roses")
    assert leading_headings(roses) == ["Roses"]


def test_a_page_without_words_has_no_heading() -> None:
    assert leading_headings(Page()) == []


def test_headings_lead_as_long_as_those_above_say_only_that_something_is_wrong() -> None:
    page = Page(title="Pond", headings=("Oops", "404", "Other pages", "Frogs"), heading="Oops")
    assert leading_headings(page) == ["Oops", "404", "Other pages"]
    assert names_of(page) == ["Pond", "Pond", "Oops", "Oops", "404", "404", "Other pages", "Other pages"]


def test_headings_below_one_that_says_of_what_a_page_is_must_not_lead() -> None:
    assert leading_headings(Page(headings=("Frogs", "404"), heading="Frogs")) == ["Frogs"]


def test_a_page_of_a_few_words_is_headed_by_them() -> None:
    assert leading_headings(Page(text="Not found", words=2)) == ["Not found"]


def test_a_page_that_says_more_must_not_be_headed_by_it() -> None:
    assert leading_headings(Page(text="Not found " * 9, words=18)) == []


@pytest.mark.parametrize(
    "name",
    [
        '구청 누리집 "페이지를 찾을 수 없습니다"',
        "政府网站打不开,显示“页面不存在”",
        "市サイトで「ページが見つかりません」 相次ぐ",
        "«Страница не найдена»: рассказ",
        "“Page not found”, or what became of the pond",
    ],
)
def test_an_error_in_quotation_marks_beside_other_words_is_quoted(name: str) -> None:
    assert is_quoted(name)
    assert not is_error(name)


@pytest.mark.parametrize(
    "name",
    [
        '"페이지를 찾을 수 없습니다"',
        '404 "Sayfa bulunamadı"',
        'Fehler 404: "Seite nicht gefunden"',
        "Page “pond” not found",
        "Page not found",
    ],
)
def test_an_error_without_other_words_must_not_be_quoted(name: str) -> None:
    assert not is_quoted(name)
