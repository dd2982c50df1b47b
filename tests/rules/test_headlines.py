# ruff: noqa: RUF001 - the letters of other scripts are the point
import pytest
from html_pages import SENTENCE, html, page, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge
from linkwatch.rules.headlines import is_headline

URL = "https://a.example/n/4711"
HEADLINES = [
    "Seite nicht gefunden – warum das Netz vergisst",
    "Bundestag: Dokument nicht auffindbar, Opposition empört",
    "Page introuvable : le ministère efface ses archives",
    "La vidéo a été supprimée, le débat continue",
    "El archivo no existe, admite el ministro",
    "Het document is verwijderd, zegt de minister",
    "Документ не найден, сообщили в министерстве",
    "Sivua ei löytynyt – näin verkko unohtaa",
    "「お探しのページは見つかりません」消える行政サイト",
    "動画が削除されました、その後に何が起きたか",
    "页面不存在：消失的中文互联网",
    "文章已被删除，记忆还在",
    "페이지를 찾을 수 없습니다, 사라지는 공공기록",
    "This page does not exist: inside the web’s dead ends",
    "The requested resource was not found: errors in Go",
]


@pytest.mark.parametrize("heading", HEADLINES)
@pytest.mark.parametrize("count", [1, 2, 12])
def test_a_headline_about_an_error_must_not_be_one(heading: str, count: int) -> None:
    text = html(f"{heading} | Pond News", f"<nav>Home {heading}</nav><h1>{heading}</h1><p>{SENTENCE * count}</p>")
    assert judge(shown(text, URL)).verdict is Verdict.OK


@pytest.mark.parametrize(
    "heading", ["Il documento è stato rimosso dal sito del Comune", "O vídeo foi removido após pedido judicial"]
)
def test_a_sentence_above_prose_must_not_be_an_error_and_one_above_nothing_is(heading: str) -> None:
    body = f"<h1>{heading}</h1><p>{{}}</p>"
    assert is_headline(page(html(heading, body.format(SENTENCE * 3))), URL)
    assert not is_headline(page(html(heading, body.format(SENTENCE * 2))), URL)


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Page not found – the herons took it", "The page you are looking for does not exist."),
        ("Page not found – the herons took it", "The page you’re looking for doesn’t exist."),
        ("Seite nicht gefunden, da war der Reiher schneller", "Die gesuchte Seite existiert nicht."),
        ("页面不存在：池塘里没有鱼", "抱歉，您访问的页面不存在。"),
        ("Sorry, we can't find that page", "Here are some others."),
        ("Es tut uns leid, Seite nicht gefunden", "Zur Startseite"),
        ("Page not found - Pond News", "All that there is."),
        ("404 – Page not found", "All that there is."),
    ],
)
def test_a_heading_that_tells_a_visitor_is_still_an_errors(heading: str, told: str) -> None:
    body = f"<h1>{heading}</h1><p>{told}</p>"
    text = html(f"{heading} | Pond News", body, '<meta property="og:site_name" content="Pond News">')
    judgement = judge(shown(text, URL))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "soft-404")


def test_a_page_without_headings_has_no_headline() -> None:
    assert not is_headline(page(html("Page not found", "<p>Page not found</p>")), URL)
