# ruff: noqa: RUF001 - the marks of other scripts are the point
import pytest
from html_pages import ARTICLE, html, shown
from making import link

from linkwatch.model import Case, Verdict
from linkwatch.rules import judge
from linkwatch.rules.soft_404_box import soft_404_box


def boxed(words: str, more: str = "") -> str:
    return html("Notice", f'<script>alert("{words}");history.go(-1);</script>{more}')


@pytest.mark.parametrize(
    "words",
    [
        "글이 존재하지 않습니다.\\n\\n글이 삭제되었거나 이동하였을 수 있습니다.",
        "존재하지 않는 게시물입니다.",
        "您访问的页面不存在！",
        "お探しのページは見つかりませんでした。",
        "The requested page was not found.",
        "Page not found",
        "Diese Seite existiert nicht.",
    ],
)
def test_a_page_that_only_says_in_a_box_that_it_is_not_there_is_gone(words: str) -> None:
    judgement = judge(shown(boxed(words)))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "soft-404")
    assert "in a box" in judgement.detail


@pytest.mark.parametrize(
    "words", ["Welcome!", "로그인이 필요합니다.", "잘못된 접근입니다.", "Please use another browser."]
)
def test_a_box_with_other_words_must_not_be_an_error(words: str) -> None:
    assert judge(shown(boxed(words))).verdict is Verdict.OK


def test_a_page_with_more_than_a_box_must_not_be_an_error() -> None:
    assert judge(shown(boxed("Page not found", ARTICLE))).verdict is Verdict.OK


def test_what_was_not_visited_has_no_box() -> None:
    assert soft_404_box(Case(link())) is None
