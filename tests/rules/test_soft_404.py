# ruff: noqa: RUF001 - typographic marks and the letters of other scripts are the point
import pytest
from html_pages import ARTICLE, FRAME, SENTENCE, html, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge


def verdict(text: str, url: str = "https://a.example/some/page") -> tuple[Verdict, str]:
    judgement = judge(shown(text, url))
    return judgement.verdict, judgement.reason.name


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404 Not Found",
        "Page not found",
        "Page Not Found | Example",
        "Example – Page not found",
        "Error 404",
        "Error 404 (Not Found)!!1",
        "404 - Page not found - Example",
        "404: This page could not be found",
        "Oops! Page not found",
        "Not Found",
        "Repository not found",
        "Model not found · Hub",
        "User does not exist",
        "This page doesn’t exist",
        "The page you requested could not be found",
        "File not found",
        "We can't find the page you're looking for",
        "Page no longer available - Example",
        "Video unavailable",
        "This article has been removed",
        "Sorry, this page isn't available.",
        "Dead link",
        "Seite nicht gefunden",
        "Fehler 404 – Seite nicht gefunden",
        "404 Seite nicht gefunden – Beispiel GmbH",
        "Die angeforderte Seite existiert nicht",
        "Page introuvable",
        "Erreur 404 - Page non trouvée",
        "Cette page n’existe pas",
        "La page demandée n'existe plus",
        "Página no encontrada",
        "Error 404: página no encontrada",
        "La página que buscas no existe",
        "Pagina non trovata",
        "Errore 404 – Pagina non trovata",
        "La pagina non esiste",
        "Página não encontrada",
        "Erro 404 - Página não encontrada",
        "Pagina niet gevonden",
        "Deze pagina bestaat niet",
        "Strona nie została znaleziona",
        "Nie znaleziono strony",
        "Błąd 404",
        "Страница не найдена",
        "Ошибка 404. Страница не найдена",
        "404 — Страница не найдена",
        "ページが見つかりません",
        "お探しのページは見つかりませんでした",
        "404 ページが見つかりませんでした",
        "页面不存在",
        "404 - 页面未找到",
        "抱歉，您访问的页面不存在",
        "找不到页面",
        "頁面不存在",
        "페이지를 찾을 수 없습니다",
        "요청하신 페이지를 찾을 수 없습니다",
        "Sayfa bulunamadı",
        "Aradığınız sayfa bulunamadı",
        "Sidan kunde inte hittas",
        "Sidan hittades inte",
        "Siden blev ikke fundet",
        "Stránka nebyla nalezena",
    ],
)
@pytest.mark.parametrize("shape", ["title", "heading", "framed"])
def test_a_page_whose_title_or_heading_names_the_error_is_broken(title: str, shape: str) -> None:
    pages = {
        "title": html(title, "<p>Go back to the start.</p>"),
        "heading": html("Example", f"<h1>{title}</h1><p>Go back.</p>"),
        "framed": html(title, f"{FRAME}{FRAME}{FRAME}<h1>{title}</h1><p>Go back to the start.</p>{FRAME}"),
    }
    assert verdict(pages[shape]) == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    "words",
    [
        "Sorry, this page isn't available. The link you followed may be broken, or the page may have been removed.",
        "We couldn’t find the page you were looking for.",
        "The page you are looking for does not exist.",
        "The requested URL /x was not found on this server.",
        "This repository does not exist or has been deleted.",
        "This video has been removed by the user.",
        "The model you requested is no longer available.",
        "Sorry, the user you are looking for could not be found.",
        "This post has been deleted.",
        "Model river/sand-1 not found.",
        "Repository river/sand does not exist.",
        "There isn't a GitHub Pages site here.",
        "Die Seite, die Sie suchen, wurde nicht gefunden.",
        "Leider konnte die gesuchte Seite nicht gefunden werden.",
        "La page que vous recherchez n'existe pas ou plus.",
        "La página que está buscando no existe.",
        "La pagina che stai cercando non esiste.",
        "A página que você procura não existe.",
        "De pagina die u zoekt bestaat niet.",
        "Strona, której szukasz, nie istnieje.",
        "Запрашиваемая страница не найдена.",
        "お探しのページは存在しません。",
        "您访问的页面不存在或已被删除。",
        "요청하신 페이지를 찾을 수 없습니다.",
        "Aradığınız sayfa mevcut değil.",
        "Sidan du söker finns inte.",
    ],
)
def test_a_page_that_says_nothing_but_that_it_is_not_there_is_broken(words: str) -> None:
    assert verdict(html("Example", f"<p>{words}</p><a href=/>Home</a>")) == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    ("title", "body", "url"),
    [
        ("HTTP 404 - Wikipedia", f"<h1>HTTP 404</h1>{ARTICLE}", "https://en.wikipedia.org/wiki/HTTP_404"),
        (
            "HTTP 404",
            "<h1>HTTP 404</h1><p>A status of the Hypertext Transfer Protocol.</p>",
            "https://a.example/wiki/HTTP_404",
        ),
        (
            "404 Not Found - HTTP | MDN",
            f"<h1>404 Not Found</h1><p>{SENTENCE * 12}</p>",
            "https://a.example/HTTP/Status/404",
        ),
        ("404 Not Found — statuses", f"<h1>404 Not Found</h1><p>{SENTENCE * 4}</p>", "https://a.example/404"),
        ("404 Not Found", f"<h1>404 Not Found</h1><p>{SENTENCE * 8}</p>", "https://a.example/docs/errors/not-found"),
        ("How to design a 404 page", f"<h1>How to design a 404 page</h1>{ARTICLE}", "https://a.example/blog/404-page"),
        (
            "How to fix 'page not found'",
            "<h1>How to fix 'page not found'</h1><p>First look.</p>",
            "https://a.example/blog/fix",
        ),
        (
            "The lost city that was not found",
            f"<h1>The lost city that was not found</h1>{ARTICLE}",
            "https://a.example/x",
        ),
        ("The lost city that was not found", "<p>A short story.</p>", "https://a.example/x"),
        ("404 Media", "<h1>404 Media</h1><p>News of technology.</p>", "https://a.example/x"),
        ("Error handling", "<h1>Error handling</h1><p>What functions return.</p>", "https://a.example/x"),
        ("Exceptions: NotFound", "<h1>NotFound</h1><p>Raised when a record lacks.</p>", "https://a.example/api"),
        (
            "requests.exceptions",
            f"<p>{SENTENCE} The page you requested was not found. {SENTENCE * 20}</p>",
            "https://a.example/x",
        ),
        ("An article", f"{ARTICLE}<p>Sorry, this page isn't available.</p>", "https://a.example/x"),
        (
            "An article",
            f"<h1>An article</h1><div hidden><h2>Page not found</h2></div><p>{SENTENCE}</p>",
            "https://a.example/x",
        ),
        (
            "An article",
            f"<h1>A</h1><template><h2>Page not found</h2></template><p>{SENTENCE}</p>",
            "https://a.example/x",
        ),
        ("Missing persons", "<h1>Missing persons</h1><p>Help us to find them.</p>", "https://a.example/x"),
        ("Nothing", "<h1>Nothing</h1><p>A play.</p>", "https://a.example/x"),
        ("Not found in translation", "<h1>Not found in translation</h1><p>A film.</p>", "https://a.example/x"),
        ("Gone with the wind", "<h1>Gone with the wind</h1><p>A film.</p>", "https://a.example/x"),
        ("Removed features", "<h1>Removed features</h1><p>See the notes.</p>", "https://a.example/x"),
        ("Error", "<h1>Example</h1><p>Words.</p>", "https://a.example/x"),
        ("", "", "https://a.example/x"),
        (
            "一篇文章",
            "<h1>一篇文章</h1><p>" + "我们在图书馆里找不到这本书，页面上写着别的东西。" * 40 + "</p>",
            "https://a.example/x",
        ),
        ("Welcome", "<h1>Welcome</h1><p>Find what you are looking for with the search.</p>", "https://a.example/x"),
        (
            "Page not found · Issue #12 · o/r",
            f"<h1>Page not found #12</h1><p>{SENTENCE * 15}</p>",
            "https://a.example/x",
        ),
        ("Page not found - Help", f"<h1>Page not found</h1><p>{SENTENCE * 15}</p>", "https://a.example/t/help/17"),
        (
            "Release 4.0.4",
            "<h1>Release 4.0.4</h1><p>Fixes a bug where a page was not found.</p>",
            "https://a.example/x",
        ),
    ],
)
def test_a_page_about_errors_or_with_an_errors_words_must_not_be_broken(title: str, body: str, url: str) -> None:
    assert verdict(html(title, body), url) == (Verdict.OK, "fine")


def test_one_sign_on_a_page_that_says_much_must_not_be_enough() -> None:
    assert verdict(html("Page not found", ARTICLE))[0] is Verdict.OK
    assert verdict(html("Example", f"<h1>Page not found</h1>{ARTICLE}"))[0] is Verdict.OK


def test_all_signs_together_are_enough_even_on_a_page_that_says_much() -> None:
    body = f"<h1>Page not found</h1><p>The page you are looking for does not exist.</p>{ARTICLE}"
    assert verdict(html("Page not found", body))[0] is Verdict.BROKEN


def test_a_page_about_errors_that_speaks_to_a_lost_visitor_is_broken_itself() -> None:
    body = "<h1>404 Not Found</h1><p>The page you are looking for does not exist.</p>"
    assert verdict(html("404 Not Found", body), "https://a.example/wiki/HTTP_404")[0] is Verdict.BROKEN


@pytest.mark.parametrize("url", ["https://www.youtube.com/watch?v=dead", "https://m.youtube.com/watch?v=dead"])
def test_a_video_without_a_name_is_gone(url: str) -> None:
    assert verdict(html("- YouTube", "<script>x</script>"), url) == (Verdict.BROKEN, "video-gone")
    assert verdict(html(" - YouTube", "<script>x</script>"), url) == (Verdict.BROKEN, "video-gone")


@pytest.mark.parametrize(
    ("title", "url"),
    [
        ("A film - YouTube", "https://www.youtube.com/watch?v=x"),
        ("- YouTube", "https://www.youtube.com/"),
        ("- YouTube", "https://a.example/watch"),
        ("YouTube", "https://www.youtube.com/watch?v=x"),
    ],
)
def test_a_video_with_a_name_must_not_be_gone(title: str, url: str) -> None:
    assert verdict(html(title, "<script>x</script>"), url)[0] is Verdict.OK


@pytest.mark.parametrize(
    "title",
    [
        "502 Bad Gateway",
        "503 Service Temporarily Unavailable",
        "500 Internal Server Error",
        "Internal Server Error",
        "Site is under maintenance",
        "Maintenance mode",
        "We’ll be back soon!",
        "Error establishing a database connection",
        "Service Unavailable | Example",
        "Wartungsarbeiten",
    ],
)
def test_a_servers_own_error_shown_as_content_may_pass(title: str) -> None:
    assert verdict(html(title, f"<h1>{title}</h1><p>Try again later.</p>")) == (Verdict.UNREACHABLE, "soft-error")


@pytest.mark.parametrize(
    ("title", "body", "url"),
    [
        ("502 Bad Gateway", ARTICLE, "https://a.example/x"),
        ("502 Bad Gateway", "<p>What it means.</p>", "https://a.example/status/502-errors"),
        ("Maintenance of old cars", "<p>Oil them.</p>", "https://a.example/x"),
        ("Server errors in practice", "<p>Look at the log.</p>", "https://a.example/x"),
    ],
)
def test_a_page_about_servers_errors_must_not_be_one(title: str, body: str, url: str) -> None:
    assert verdict(html(title, body), url)[0] is Verdict.OK
