# ruff: noqa: RUF001 - typographic marks and the letters of other scripts are the point
import pytest
from html_pages import ARTICLE, FRAME, SENTENCE, html, sent, shown

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


def test_all_words_together_must_not_be_enough_on_a_page_that_says_much() -> None:
    body = f"<h1>Page not found</h1><p>The page you are looking for does not exist.</p>{ARTICLE}"
    assert verdict(html("Page not found", body))[0] is Verdict.OK


@pytest.mark.parametrize(
    "url", ["https://a.example/album/x", "https://a.example/help/labels", "https://a.example/faq/7"]
)
@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Kestrel Watch", "<h1>404</h1> <p>Not Found</p>"),
        ("Not Found", "<div>404</div><div>Not Found</div>"),
        ("Vogelwarte", "<h1>404</h1><p>Seite nicht gefunden</p>"),
        ("Labels", "<p>Error 404: This page could not be found.</p>"),
    ],
)
def test_a_page_that_says_but_the_number_and_the_name_of_the_error_is_broken(title: str, body: str, url: str) -> None:
    assert judge(shown(html(title, body), url)).reason.name == "soft-404"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Jedálniček – Lesná škôlka", "<h1>Jedálniček 48. týždeň</h1><p>šošovicová polievka, rizoto</p>", Verdict.OK),
        ("Nothing here – Lesná škôlka", "<h1>Hm.</h1><p>rizoto</p>", Verdict.BROKEN),
        ("Page not found – Jedálniček", "<h1>Jedálniček</h1><p>rizoto</p>", Verdict.BROKEN),
        ("Jedálniček", "<h1>Jedálniček</h1><p>The page you requested could not be found.</p>", Verdict.BROKEN),
    ],
)
def test_the_mark_of_an_engine_is_none_on_the_page_that_was_asked_for(title: str, body: str, expected: Verdict) -> None:
    text = html(title, body).replace("<body>", "<body class=error404>")
    assert judge(shown(text, "https://a.example/sk/jedalnicek")).verdict is expected


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ("<h1>404</h1><p>Studio</p>", "https://a.example/album/x"),
        ("<h1>404</h1>", "https://a.example/album/x"),
        ("<h1>404</h1><p>Not Found</p>", "https://a.example/http/404"),
        ("<h1>Not Found</h1><p>404 seats</p>", "https://a.example/album/x"),
    ],
)
def test_a_name_with_the_number_alone_must_not_be_broken(body: str, url: str) -> None:
    assert judge(shown(html("Kestrel Watch", body), url)).verdict is Verdict.OK


def test_words_at_an_address_about_errors_must_not_be_enough() -> None:
    body = "<h1>404 Not Found</h1><p>The page you are looking for does not exist.</p>"
    assert verdict(html("404 Not Found", body), "https://a.example/wiki/HTTP_404")[0] is Verdict.OK


@pytest.mark.parametrize("name", ["404", "Not Found", "Dead link", "Nothing found", "The missing page"])
@pytest.mark.parametrize(
    ("head", "words", "expected"),
    [
        ("", "The page you requested could not be found.", Verdict.BROKEN),
        ("<meta name=robots content=noindex>", "A few words.", Verdict.BROKEN),
        ("", "Go back to the start.", Verdict.BROKEN),
        ("", "A few words.", Verdict.OK),
        ("", f"{SENTENCE * 3} Go back to the start.", Verdict.OK),
    ],
)
def test_a_name_that_a_work_may_bear_needs_a_second_sign(name: str, head: str, words: str, expected: Verdict) -> None:
    assert verdict(html("Example", f"<h1>{name}</h1><p>{words}</p>", head))[0] is expected


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Teapot, red – Shop", "<h1>Teapot, red</h1><p>Sorry, this product is no longer available. Out of stock.</p>"),
        ("old-lib · Forge", "<h1>acme/old-lib</h1><p>Archived. This project is no longer active.</p>"),
        ("Joe's blog", "<p>This blog is no longer active, but all is kept.</p>"),
        ("zip - packages", "<h1>zip</h1><p>This package is no longer available under this name.</p>"),
        ("v2.1", "<h1>v2.1</h1><p>Fixed: the file could not be found when its path held a blank.</p>"),
        ("Boards", "<div class='toast d-none'>The page you requested could not be found.</div><h1>My boards</h1>"),
        ("Report a broken link", "<p>If the page you are looking for is missing, tell us.</p>"),
        ("Have you seen her?", "<p>We can't find the cat since Monday.</p>"),
        ("Mühle", "<h1>Über uns</h1><p>Seite 4 von 4. Nicht gefunden, was Sie suchen?</p>"),
        ("ダウンロード", "<h1>ダウンロード</h1><p>ページが見つかりませんと表示された場合はご連絡ください。</p>"),
        ("帮助", "<h1>常见问题</h1><p>如果提示“页面不存在”，请清除缓存后重试。</p>"),
        ("Manual", "<h1>This document is not available in French</h1><p>Read it in English.</p>"),
        ("FAQ", "<h1>This video is unavailable?</h1><p>Reload it.</p>"),
        ("Facebook", "<h2>This content isn't available right now</h2><p>It was shared with a small group.</p>"),
        ("Example", "<p>This page is not available at the moment.</p>"),
        ("Get a pump", "<h1>Get a pump</h1><h2>Responses</h2><h3>404 Not Found</h3><p>No such pump.</p>"),
        ("Downloads", "<h1>Downloads</h1><h2>Linux</h2><h3>Not available</h3>"),
        ("Help", "<h2>No sound</h2><p>Turn it up.</p><h2>Page not found</h2><p>Publish it.</p>"),
        ("Area code 404", "<h1>404</h1><p>The code of Atlanta. Go back.</p>"),
        ("Page 410", "<h1>410</h1><p>Of the book.</p>"),
        ("Example", "<p>This project does not exist without you.</p>"),
        ("Psalm 404 – Hymnal", "<h1>404</h1><p>O God, our help.</p>"),
        ("Error 404 by The Static | Tunes", "<h1>Error 404</h1><p>From the album Server Room.</p>"),
        (
            "Page not found: an essay",
            f"<h1>Page not found</h1><p>The page you requested was not here.</p>{FRAME * 4}",
        ),
    ],
)
def test_a_page_that_is_called_something_else_must_not_be_broken(title: str, body: str) -> None:
    assert verdict(html(title, body))[0] is Verdict.OK


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Sorry!</h2><h3>An error was encountered:</h3><p>The specified profile could not be found.</p>",
        "<h1>Error 410</h1><h2>The author deleted this story</h2>",
        "<h1>This product is no longer available</h1><p>See the others.</p>",
        "<h3>PAGE NOT FOUND</h3><h1>404</h1><h2>Out of nothing, something.</h2>",
        "<h1>404</h1><h2>not found</h2><p>zz is not in the registry.</p>",
        "<h1>Example</h1><p>The page you requested could not be found.</p>",
        "<h2>该内容已被发布者删除</h2>",
        "<h1>Whitelabel Error Page</h1><p>There was an unexpected error (type=Not Found, status=404).</p>",
        "<pre>Cannot GET /some/page</pre>",
        "<p>Invalid Thread specified. If you followed a valid link, please notify the administrator</p>",
        "<p>The topic or board you are looking for appears to be either missing or off limits to you.</p>",
        "<h2>Informations</h2><p>Le sujet demandé n’existe pas.</p>",
        "<div id=messagetext><p>抱歉，指定的主题不存在或已被删除或正在被审核</p></div>",
        "<div class='x page-not-found'><p>Private, perhaps.</p></div>",
        f"<div class=noarticletext>There is no text in this page.</div><p>{SENTENCE * 15}</p>",
        *(
            f"<h1>{name}</h1><p>Hm.</p>"
            for name in ("Vi fant ikke siden", "Stránka sa nenašla", "Pagina nu a fost găsită", "הדף לא נמצא")
        ),
        *(
            f"<h1>{name}</h1><p>Hm.</p>"
            for name in ("Không tìm thấy trang", "404 - Halaman tidak ditemukan", "Stranica nije pronađena")
        ),
    ],
)
def test_what_error_pages_of_sites_and_engines_say_is_broken(body: str) -> None:
    assert verdict(html("Example", body)) == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    "text",
    [
        f"<html><head><title>Garden</title></head><body class='x error404'>{ARTICLE}</body></html>",
        html("Garden", ARTICLE, "<meta name=next-error content=not-found>"),
        html("G", "<template data-dgst=NEXT_HTTP_ERROR_FALLBACK;404></template>", "<meta name=robots content=noindex>"),
    ],
)
@pytest.mark.parametrize("path", ["some/page", "errors/404"])
def test_the_mark_of_an_engine_is_enough_by_itself(text: str, path: str) -> None:
    assert verdict(text, f"https://a.example/{path}") == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    "text",
    [
        html("Themes", "<h1>Themes</h1><p class=error404>What the class is for.</p>"),
        html("Garden", ARTICLE, "<meta name=next-error content=>"),
        html("Garden", "<template data-dgst=NEXT_HTTP_ERROR_FALLBACK;404></template><h1>Garden</h1>"),
        html("G", "<template data-dgst=NEXT_HTTP_ERROR_FALLBACK;401></template>", "<meta name=robots content=noindex>"),
        html("Garden", f"<p>Cannot GET /x is what it says.</p>{ARTICLE}"),
    ],
)
def test_what_is_like_a_mark_must_not_be_one(text: str) -> None:
    assert verdict(text)[0] is Verdict.OK


@pytest.mark.parametrize(
    ("path", "title", "body"),
    [
        ("crates/serde-mini", "Registry", "<h1>serde-mini: Crate not found</h1>"),
        (
            "threads/oak.771/",
            "Oops! We ran into some problems. | Forum",
            "<h1>Oops! We ran into some problems.</h1><p>The requested thread could not be found.</p>",
        ),
        ("viewtopic.php", "Forum kolejowe - Informacja", "<h2>Informacja</h2><p>Wybrany temat nie istnieje.</p>"),
        ("t/81", "Board - Information", "<h2>Information</h2><p>The requested topic does not exist.</p>"),
        ("browse/OPS-12", "Issue", "<h1>We can't find that issue</h1><p>It may have been deleted.</p>"),
        ("question/88", "荒原", "<h1>404</h1><p>荒原</p><a>去往首页</a>"),
        ("showthread.php", "Mensaje", "<h2>Mensaje</h2><p>Inválido. Si usted siguió un enlace válido, avise.</p>"),
        ("course/view.php", "Error", "<p>Can't find data record in database table course.</p>"),
        ("x", "HTTP Status 404 – Not Found", "<h1>HTTP Status 404 – Not Found</h1><p><b>Type</b> Status Report</p>"),
        ("wiki/X", "Error: Not Found", "<h1>Error: Not Found</h1><p>No handler matched request to /wiki/X</p>"),
        ("show_bug.cgi", "Invalid Bug ID", "<p>Bug #17 does not exist.</p><p>Please press Back.</p>"),
        ("", "Not Found", "<h1>Not Found</h1><p>The train has not arrived at the station.</p>"),
        ("handle/9", "Withdrawn item", "<h1>Withdrawn</h1><p>The item you asked for has been withdrawn.</p>"),
        ("b/abc", "Board", "<h1>Board not found.</h1><p>It may be private.</p>"),
        ("live/ben", "Streams", "<p>Sorry. Unless you can go back in time, that content is unavailable.</p>"),
        ("2019/x", "ann.a.example is no longer available", "<h1>ann.a.example is no longer available.</h1>"),
        ("mailman/listinfo/dev", "Lists", "<h2>Error</h2><b>No such list <em>dev</em></b>"),
        ("12.html", "Boutique", "<h1>Ce produit n'est plus disponible.</h1>"),
        ("ad/12.htm", "Petit Coin", "<h1>Cette annonce est désactivée</h1><p>Découvrez d'autres annonces !</p>"),
        ("video/1", "出错啦! - 某站", "<p>啊？视频不见了？</p>"),
        ("2011/enchente.html", "Memórias do Éxample", "<p>Desculpe, a página que você procura não existe.</p>"),
    ],
)
def test_what_sites_say_of_what_they_lack_is_broken_at_its_own_address(path: str, title: str, body: str) -> None:
    assert verdict(html(title, f"<nav>One Two</nav>{body}"), f"https://a.example/{path}") == (
        Verdict.BROKEN,
        "soft-404",
    )


@pytest.mark.parametrize(
    ("path", "title", "body"),
    [
        (
            "t/81",
            "Page not found after an update",
            "<h1>Page not found after an update</h1><p>What did I do wrong?</p>",
        ),
        (
            "t/81",
            "Why does it say 'topic does not exist'",
            "<h1>Why does it say 'topic does not exist'</h1><p>Help.</p>",
        ),
        ("issues/17", "404 on the prices · Issue #17", "<h1>404 on the prices</h1><p>Page not found, it says.</p>"),
        ("issues/17", "404 Not Found · Issue #17 · pond", "<h1>404 Not Found #17</h1><p>It says: Page not found.</p>"),
        ("-/issues/17", "Error 404 (#17) · Issues · pond", "<h1>Error 404</h1><p>Page not found, it says.</p>"),
        ("browse/P-7", "[POND-7] Page not found - Jira", "<h1>Page not found</h1><p>Type: Bug. Status: Closed</p>"),
        ("show_bug?id=8", "8 – Error 404 on login", "<h1>Bug 8 - Error 404 on login</h1><p>Page not found.</p>"),
        (
            "issues/17",
            "404 - page not found on the manual - Forge",
            "<h1>404 - page not found on the manual</h1><p>The link says: The requested page does not exist.</p>",
        ),
        (
            "pipermail/001.html",
            "[Pond] Sidan finns inte",
            "<h1>[Pond] Sidan finns inte</h1><b>Bo</b> bo at pond.example<br><i>Tue May 9 18:02:11 2006</i><p>Hej!",
        ),
        (
            "search?q=page",
            '"page not found" site:docs - Finder',
            "".join(f"<h2>404 Page not found | Docs {n}</h2><p>Sorry, there is no such page.</p>" for n in range(5)),
        ),
        (
            "messages",
            "Messages",
            "<h2>404 Not Found</h2><p>There is no such page.</p><h2>403 Forbidden</h2><p>Ask for the right.</p>",
        ),
        (
            "pipermail/dev/2019-March/004711.html",
            "[dev] 404 on the download page",
            "<h1>[dev] 404 on the download page</h1><pre>Not Found: the requested URL was not found on this server.",
        ),
        (
            "lists/pond/17",
            "[pond] 404 on the download page",
            "<h1>[pond] 404 on the download page</h1><p>On Tue, May 9, Bo wrote: &gt; The requested URL was not found.",
        ),
        (
            "news/17",
            '시청 홈페이지 "페이지를 찾을 수 없습니다" 이틀째 | 연못',
            '<h1>시청 홈페이지 "페이지를 찾을 수 없습니다" 이틀째</h1>"삭제되었거나 존재하지 않는 글"라는 말만 나온다.',
        ),
        (
            "@lena/17",
            "Lena: “The page you requested could not be found…” - Pond Social",
            "<p>Lena @lena</p><p>The page you requested could not be found, says my bank. Great.</p>",
        ),
        (
            "news/18",
            "政府网站打不开,显示“页面不存在” - 池塘",
            "<h1>政府网站打不开,显示“页面不存在”</h1><p>工作人员回应正在维护。</p>",
        ),
        ("bugs/17", "Lamps", "<h1>Lamps</h1><p>Bug #16 does not exist. It was a lamp.</p>" + SENTENCE * 40),
        ("letra/9", "Página não encontrada - letra", "<h1>Página não encontrada</h1><p>Procurei teu nome na rua</p>"),
        ("cats/tom", "Lost: Tom", "<h1>Lost: Tom</h1><p>We can't find him since Friday.</p>"),
        (
            "abs/77",
            "On weirs",
            "<h1>On weirs</h1><p>This article has been withdrawn.</p><p>We measured nine weirs.</p>",
        ),
        ("adieu", "La revue n'existe plus", f"<h1>La revue n'existe plus</h1><p>{SENTENCE * 20}</p>"),
        ("x", "Information", "<h1>Information</h1><p>Open from ten to four.</p>"),
        ("x", "Gone", "<h1>Gone</h1><p>the heron has left</p>"),
    ],
)
def test_what_people_say_of_errors_must_not_be_broken(path: str, title: str, body: str) -> None:
    assert verdict(html(title, body), f"https://a.example/{path}")[0] is Verdict.OK


def test_the_sentence_that_says_so_is_quoted_and_not_the_menu_before_it() -> None:
    body = "<p>Home About News</p><p>Sorry, this page isn't available. The link may be old.</p>"
    assert "page: “this page isn't available.”" in judge(shown(html("Example", body))).detail


def test_a_topic_below_the_name_of_its_board_is_broken() -> None:
    text = "<h1>Pond board</h1><h2>Information</h2><p>The requested topic does not exist.</p>"
    assert verdict(html("Pond board - Information", text)) == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Error pages | Loom", "<h1>Error pages</h1><h2>Page not found</h2><p>Use this pattern.</p>"),
        (
            "EmptyState – Kit",
            "<h1>EmptyState</h1><h2>None found</h2><p>We couldn't find what you look for. Go home</p><h2>Props</h2>",
        ),
        ("Seite 404", "<h1>Seite 404</h1><p>aus dem Roman von A. Kern. Er findet den Brief nicht.</p>"),
    ],
)
def test_a_page_that_shows_an_error_page_or_counts_its_pages_must_not_be_one(title: str, body: str) -> None:
    assert verdict(html(title, body)) == (Verdict.OK, "fine")


def test_a_word_that_is_explained_by_such_a_sentence_must_not_be_missing() -> None:
    told, explained = ("<p>This account does not exist.</p>", "<p>ENOENT This account does not exist.</p>")
    assert verdict(html("Pond", f"<h1>ida</h1>{told}"), "https://a.example/u/ida") == (Verdict.BROKEN, "soft-404")
    assert verdict(html("Pond", f"<h1>ida</h1>{explained}"), "https://a.example/u/ida") == (Verdict.OK, "fine")


@pytest.mark.parametrize("heading", ["File Not Found", "The File Not Found"])
def test_a_site_whose_root_is_called_so_must_not_be_missing(heading: str) -> None:
    text = html(heading, f"<h1>{heading}</h1><p>Surf punk from the lower river. Listen. Tour dates. Shop.</p>")
    assert verdict(text, "https://a.example/") == (Verdict.OK, "fine")
    assert verdict(text, "https://a.example/tour/12") == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    "below", ["", "<p>Sorry, the page you are looking for does not exist. Try the menu above.</p>"]
)
def test_a_root_that_says_nothing_else_or_tells_its_visitor_is_broken(below: str) -> None:
    assert verdict(html("404 Not Found", f"<h1>404 Not Found</h1>{below}"), "https://a.example/")[0] is Verdict.BROKEN


@pytest.mark.parametrize("hidden", ["v-if='lost'", "class='d-none'", "hidden", "style='visibility:hidden'"])
def test_what_a_page_keeps_for_the_case_of_an_error_must_not_be_said_by_it(hidden: str) -> None:
    error = f"<div {hidden}><h1>Page not found</h1><p>The page you are looking for does not exist.</p></div>"
    assert verdict(html("Orders – Kit", f"{error}<h2>Orders</h2><p>12 pumps</p>")) == (Verdict.OK, "fine")


@pytest.mark.parametrize("heading", ["¡Ups! No encontramos lo que buscas", "Our apologies…", "Looking for something?"])
def test_a_heading_of_regret_stands_above_an_error(heading: str) -> None:
    text = html("Kite", f"<h1>{heading}</h1><p>The page you requested does not exist.</p>")
    assert verdict(text) == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        (
            "Forum tips",
            "“Invalid Thread specified. If you followed a valid link, please notify us” means: it was moved.",
        ),
        ("Whitelabel pages", "Spring says: “Whitelabel Error Page … (type=Not Found, status=404).” Add a controller."),
        ("Troubleshooting", "Trac Error: Ticket 12 does not exist? Run resync."),
        ("Old boards", "“Information The requested topic does not exist.” is what phpBB says. Restore a backup."),
        (
            "Archives",
            "It says: “Hrm. The Wayback Machine has not archived that URL. This page is not available on the web.”",
        ),
        ("Report a broken link", "Tell us what does not work."),
        ("Incident: pages not found", "Resolved. For twenty minutes some pages could not be found."),
        ("Expired visa", "If your visa has expired, book an appointment. The form is not available online."),
        ("Deleted scenes", "The scene was removed by the director."),
    ],
)
def test_a_page_that_quotes_an_engine_or_tells_of_errors_must_not_be_one(heading: str, text: str) -> None:
    assert verdict(html(heading, f"<h1>{heading}</h1><p>{text}</p>")) == (Verdict.OK, "fine")


@pytest.mark.parametrize("heading", ["Unknown Journal", "Invalid or Deleted File.", "Deleted document"])
def test_a_heading_that_calls_a_thing_lost_stands_above_an_error(heading: str) -> None:
    text = html("Kite", f"<h1>{heading}</h1><p>The document you requested does not exist.</p>")
    assert verdict(text) == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("You seem to be off the trail", "404 The page you’re looking for has moved or never existed."),
        ("Houston, we have a problem", "404 The page you requested is lost in space."),
        ("Da ist wohl etwas angebrannt", "Fehler 404. Diese Seite haben wir nicht (mehr) im Sortiment."),
        ("Vous êtes perdu ?", "Erreur 404 : cette page a disparu ou n’a jamais existé."),
        ("Has descarrilado", "404. La página que buscas ya no está en esta vía."),
        ("The bees are out", "Error 404. Back to home"),
    ],
)
def test_the_number_below_a_heading_of_its_own_shows_an_error_if_the_visitor_is_told(heading: str, text: str) -> None:
    assert verdict(html("Shop", f"<h1>{heading}</h1><p>{text}</p>")) == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("Line 404 - City Bus", "Line 404", "From the station to the lake. The stop you are looking for? See the map."),
        ("Rooms", "Our rooms", "Room 404 has a view of the lake. Whatever you are looking for, we have it."),
        ("Peugeot 404", "Peugeot 404", "A family car. The 404 was made until 1975. Return to the main page"),
        ("Mug Error 404", "Mug “Error 404: coffee not found”", "300 ml, dishwasher safe. Back to the shop"),
        ("404 days", "404 days on the road", "404 days, 31 countries: what you are going to need."),
        ("Garden", "The bees are out", "Error 404 is the name of our new honey."),
    ],
)
def test_a_number_of_something_must_not_show_an_error(title: str, heading: str, text: str) -> None:
    for path in ("some/page", "mug", "peugeot"):
        page = html(title, f"<h1>{heading}</h1><p>{text}</p>")
        assert verdict(page, f"https://a.example/{path}") == (Verdict.OK, "fine")


BOARD = "<p>Board index FAQ Login Register Quick links Unread posts New posts Members </p>" * 6


@pytest.mark.parametrize(
    "said",
    [
        "<h2>Information</h2><p>The requested topic does not exist.</p>",
        "<div id=messagetext><p>抱歉，指定的主题不存在或已被删除或正在被审核</p></div><p>[ 点击这里返回上一页 ]</p>",
        "<h1>Hrm.</h1><p>The Wayback Machine has not archived that URL.</p>This page is not available on the web",
    ],
)
def test_what_an_engine_says_is_found_in_a_sites_frame(said: str) -> None:
    assert verdict(html("Pond", BOARD + said + BOARD))[0] is Verdict.BROKEN


def test_a_topic_that_bears_what_an_engine_says_must_not_be_broken() -> None:
    said = (
        "<h2>The requested topic does not exist.</h2><p>by bo » Tue Mar 05, 2013 9:41 pm Since the update I see it.</p>"
    )
    assert verdict(html("The requested topic does not exist. - Pond", BOARD + said))[0] is Verdict.OK


def test_a_thread_that_quotes_what_an_engine_says_is_there() -> None:
    name = "„Das ausgewählte Forum existiert nicht“"
    assert verdict(html(f"{name} - Astro", f"<h1>Astro</h1><h2>{name}</h2>Das ausgewählte Forum existiert nicht."))[
        0
    ] is (Verdict.OK)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<div class="dokuwiki mode_show notFound"><h1>Wiki</h1><h1>Dieses Thema gibt es noch nicht</h1></div>',
            "soft-404",
        ),
        ('<div class="dokuwiki mode_show"><h1>Wiki</h1><h1>Sensors</h1></div>', "fine"),
        ('<div class="notFound"><h1>Sensors</h1></div>', "fine"),
        ('<h1>Off</h1><script>{"props":{},"page":"/404","query":{}}</script>', "soft-404"),
    ],
)
def test_an_engines_own_mark_of_a_missing_page_is_enough(body: str, expected: str) -> None:
    assert verdict(html("hardware [Wiki]", body))[1] == expected


def test_a_whole_page_that_says_that_there_is_no_such_thing_is_broken() -> None:
    assert verdict("No such item.") == (Verdict.BROKEN, "soft-404")


def test_a_whole_page_of_another_sentence_must_not_be_broken() -> None:
    assert verdict("No such luck.") == (Verdict.OK, "fine")


def test_what_the_visitor_is_told_before_the_first_heading_is_said_of_the_page() -> None:
    said, others = "The job you are looking for is no longer open.", "<h1>Current openings</h1><p>0 jobs</p>"
    assert verdict(html("Jobs at Norlab", f"<p>{said}</p>{others}")) == (Verdict.BROKEN, "soft-404")


def test_what_is_asked_or_supposed_before_the_first_heading_must_not_be_said_of_it() -> None:
    said, others = "If the job you are looking for is no longer open, ask us.", "<h1>Current openings</h1><p>3 jobs</p>"
    assert verdict(html("Jobs at Norlab", f"<p>{said}</p>{others}")) == (Verdict.OK, "fine")


@pytest.mark.parametrize("beside", ["Posted by Kai 3 days ago", "Can anyone help? 14 comments"])
def test_talk_below_what_the_visitor_is_told_is_of_other_pages(beside: str) -> None:
    said = "Sorry, the page you are looking for does not exist."
    page = html("Page not found – Ask", f"<h1>Page not found</h1><p>{said}</p><aside>{beside}</aside>")
    assert verdict(page) == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize("before", ["Posted by Kai 3 days ago:", "Can anyone help? It says:"])
def test_talk_before_it_is_somebodys_own(before: str) -> None:
    said = "the page you are looking for does not exist."
    page = html("Page not found – Ask", f"<h1>Page not found</h1><p>{before} {said}</p>")
    assert verdict(page) == (Verdict.OK, "fine")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Objekt nicht gefunden - Immo See", "Das gewünschte Objekt existiert nicht oder wurde bereits entfernt."),
        ("Share not found", "This share does not exist or is no longer available."),
        ("Annonce introuvable", "Cette annonce n’existe plus."),
        ("Anuncio no encontrado", "El anuncio que buscas ya no existe."),
        ("Vacature niet gevonden", "Deze vacature bestaat niet meer."),
        ("Ogłoszenie nie istnieje", "To ogłoszenie zostało usunięte."),
        ("Вакансия не найдена", "Такой вакансии больше нет."),
    ],
)
def test_whatever_a_site_has_may_be_what_is_missing(title: str, text: str) -> None:
    assert verdict(html(title, f"<h1>{title.partition(' - ')[0]}</h1><p>{text}</p>")) == (Verdict.BROKEN, "soft-404")


def test_a_page_of_missing_children_is_an_errors_and_one_that_says_more_must_not_be() -> None:
    script = '<script src="//qzonestyle.gtimg.cn/qzone/hybrid/app/404/search_children.js"></script>'
    assert verdict(html("404", script)) == (Verdict.BROKEN, "soft-404")
    assert verdict(html("Ponds", f"{script}{ARTICLE}")) == (Verdict.OK, "fine")


def test_a_topic_that_its_address_is_called_by_must_not_be_the_error_that_it_quotes() -> None:
    body = "<h1>Herons lost after upgrade</h1><pre>Oops! That page doesn't exist or is private.</pre>"
    page = html("Herons lost after upgrade - Pond Forum", body)
    assert verdict(page, "https://a.example/t/herons-lost-after-upgrade/47") == (Verdict.OK, "fine")
    assert verdict(page, "https://a.example/t/other/47") == (Verdict.BROKEN, "soft-404")


def test_a_link_that_people_voted_for_must_not_be_the_error_that_it_is_called_like() -> None:
    listed = "<table><tr><td>Pond News | new | past</td></tr><tr><td>41 points by ada 3 days ago</td></tr></table>"
    assert verdict(html("Page not found | Pond News", listed), "https://a.example/item?id=4711") == (Verdict.OK, "fine")


def test_a_question_of_a_section_must_not_be_the_error_that_it_is_about() -> None:
    body = "<h1>Страница не найдена</h1><p>После переноса открывается только главная.</p>"
    url = "https://a.example/questions/4711/x"
    assert verdict(html("php - Страница не найдена - Ask", body), url) == (Verdict.OK, "fine")
    assert verdict(html("Страница не найдена - Ask", body), url) == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize("kind", ["song", "music.album", "product", "books.book"])
def test_what_calls_itself_a_work_must_not_be_the_error_that_it_is_called_like(kind: str) -> None:
    said = f'<meta property="og:type" content="{kind}">'
    body = "<h2>Page Not Found</h2><p>Digital track. Released in May.</p>"
    assert verdict(html("Page Not Found | The Herons", body, said)) == (Verdict.OK, "fine")
    said = '<meta property="og:type" content="website">'
    assert verdict(html("Page Not Found | The Herons", body, said)) == (Verdict.BROKEN, "soft-404")


def test_what_a_template_says_must_not_be_said_by_it() -> None:
    body = "<h1>Lost - 404 Error Page Template</h1><p>The page you are looking for does not exist: say it in style.</p>"
    assert verdict(html("Lost - 404 Error Page Template", body)) == (Verdict.OK, "fine")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Помилка 404", "Такої сторінки не існує."),
        ("Virhe 404", "Hakemaasi sivua ei löydy."),
        ("خطأ 404", "عذراً، لم يتم العثور على الصفحة التي طلبتها."),
        ("Lỗi 404", "Rất tiếc, trang bạn tìm kiếm không tồn tại."),
        ("Hmm.", "We couldn’t find anything at this address."),
    ],
)
def test_a_number_or_a_sigh_above_what_a_visitor_is_told_is_an_errors(title: str, said: str) -> None:
    assert verdict(html(f"{title} | Pond", f"<h1>{title}</h1><p>{said}</p>")) == (Verdict.BROKEN, "soft-404")


TOLD = "The page you are looking for does not exist."
FORGET = "<meta name=robots content=noindex>"


@pytest.mark.parametrize(
    ("title", "heading", "head", "expected"),
    [
        ("Dead link", "Page not found", "", Verdict.BROKEN),
        ("Page not found", "Example", FORGET, Verdict.BROKEN),
        ("Page not found", "Example", "", Verdict.OK),
        ("Example", "Page not found", "", Verdict.OK),
    ],
)
def test_on_a_page_that_says_more_a_name_and_a_sentence_need_a_further_sign(
    title: str, heading: str, head: str, expected: Verdict
) -> None:
    body = f"<h1>{heading}</h1><p>{TOLD} {SENTENCE * 14}</p>"
    assert verdict(html(title, body, head))[0] is expected


def test_a_sentence_among_others_must_not_be_enough_on_a_page_that_search_engines_forget() -> None:
    assert verdict(html("Example", f"<p>{TOLD}</p>", FORGET))[0] is Verdict.BROKEN
    assert verdict(html("Example", f"<p>{TOLD} {SENTENCE * 5}</p>", FORGET))[0] is Verdict.OK


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Page not found", f"{FRAME}<h1>Page not found</h1><p>{TOLD}</p>", Verdict.BROKEN),
        ("Example", f"{FRAME}<h1>Page not found</h1><p>{TOLD}</p>", Verdict.BROKEN),
        ("Page not found", f"{FRAME}<h1>Page not found</h1><p>{SENTENCE}</p>", Verdict.OK),
        ("Example", f"<p>{TOLD}</p>", Verdict.OK),
        ("Information", "<h1>Information</h1><p>Closed today. Go back to the start.</p>", Verdict.OK),
    ],
)
def test_where_people_ask_a_page_is_missing_only_if_a_name_and_a_sentence_say_so(
    title: str, body: str, expected: Verdict
) -> None:
    assert verdict(html(title, body), "https://a.example/questions/12")[0] is expected


def test_a_topic_with_a_number_and_the_heading_of_an_error_must_not_be_one() -> None:
    body = f"<h1>Page not found</h1><p>{SENTENCE * 5}</p>"
    assert verdict(html("Prices · Issue #17", body))[0] is Verdict.OK
    assert verdict(html("Prices", body))[0] is Verdict.BROKEN


def test_a_topic_is_known_by_the_address_that_a_redirect_leads_to() -> None:
    name, said = "Lamps and invalid threads", "Invalid Thread specified. If you followed a valid link, tell us."
    text, topic = html(name, f"<h1>{name}</h1><p>{said}</p>"), "https://a.example/x/lamps-and-invalid-threads"
    assert judge(sent(topic, "https://a.example/x/9", text)).verdict is Verdict.OK
    assert judge(sent("https://a.example/x/9", topic, text)).verdict is Verdict.BROKEN


def test_an_error_that_the_title_explains_must_not_be_the_pages() -> None:
    body = "<h1>Error</h1><p>The file does not exist.</p>"
    assert verdict(html("Error handling in Loom", body))[0] is Verdict.OK
    assert verdict(html("Loom", body))[0] is Verdict.BROKEN


def test_what_is_said_twice_below_any_heading_and_where_to_go_is_broken() -> None:
    body = f"<h1>Loom</h1><p>One two three.</p><p>{TOLD} Go to the home page or use the search.</p><p>{TOLD}</p>"
    assert verdict(html("Loom", body))[0] is Verdict.BROKEN


def test_a_page_with_an_engines_mark_and_no_words_is_broken_without_a_quotation() -> None:
    judgement = judge(shown("<html><body class=error404></body></html>"))
    assert judgement.detail == (
        "The server says that all is well, but shows an error page. Replace or remove the link."
    )


def test_a_name_and_its_number_below_another_heading_are_an_errors() -> None:
    assert verdict(html("Example", "<h1>Lanterns</h1><p>Page not found 404</p>"))[0] is Verdict.BROKEN
    assert verdict(html("Example", "<h1>Lanterns</h1><p>Paper lamps 404</p>"))[0] is Verdict.OK


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Pond - Not Found (#404)", "Not Found (#404)"),
        ("[ERROR-404] Page not found - Pond", "Page not found"),
        ("Issue not found · Forge", "404"),
        ("Page not found - Issues · Forge", "404 - Page not found"),
    ],
)
def test_a_tracker_that_lacks_an_item_must_not_have_it(title: str, heading: str) -> None:
    body = f"<h1>{heading}</h1><p>The page you are looking for does not exist.</p>"
    assert verdict(html(title, body), "https://a.example/issues/17") == (Verdict.BROKEN, "soft-404")


def test_where_people_ask_an_engines_own_heading_is_enough() -> None:
    topic = "https://a.example/questions/12"
    assert verdict(html("Board", "<h1>Invalid thread specified</h1><p>Words.</p>"), topic)[0] is Verdict.BROKEN
    assert verdict(html("Board", "<h1>Board not found.</h1><p>Words.</p>"), topic)[0] is Verdict.OK


@pytest.mark.parametrize("title", ["Steam Workshop::Error", "Steam Community :: Error"])
def test_an_item_that_a_workshop_lacks_is_broken(title: str) -> None:
    text = "<h2>That\u2019s an error</h2><h3>There was a problem accessing the item. Please try again.</h3>"
    assert judge(shown(html(title, text))).verdict is Verdict.BROKEN


@pytest.mark.parametrize("title", ["Library::Error", "Steam Workshop::Errors of others", "Workshop"])
def test_a_problem_of_another_site_that_may_pass_must_not_be_broken(title: str) -> None:
    text = "<h2>Sorry</h2><p>There was a problem accessing the item. Please try again.</p>"
    assert judge(shown(html(title, text))).verdict is not Verdict.BROKEN


def test_a_film_that_is_gone_has_no_name_left_and_is_broken() -> None:
    head = "<meta property=og:type content=video.other>"
    gone = "<h1>This video isn't available anymore</h1>"
    assert verdict(html(" - Tube", gone, head), "https://tube.example/watch?v=1") == (Verdict.BROKEN, "soft-404")
    assert verdict(html("Kite - Tube", gone, head), "https://tube.example/watch?v=1")[0] is Verdict.OK


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Can't load shared conversation", Verdict.BROKEN),
        ("Unable to open this playlist", Verdict.BROKEN),
        ("Cannot open shared object file", Verdict.OK),
        ("Unable to load the truck", Verdict.OK),
    ],
)
def test_a_heading_of_what_cannot_be_shown_stands_above_an_error(heading: str, expected: Verdict) -> None:
    said = "<p>This shared link does not exist or has been deleted by its owner.</p>"
    assert verdict(html("Chat", f"<h1>{heading}</h1>{said}"), "https://a.example/share/0a1b")[0] is expected


def test_a_number_below_the_name_that_a_page_gives_its_site_is_an_errors() -> None:
    site = "<meta property=og:site_name content=Askable>"
    back = "<p>Nothing here but us.</p><a href=/>Go back to the home page</a>"
    text = html("404 | Askable", f"{FRAME}<h1>404</h1>{back}", site)
    assert verdict(text, "https://questions.example/p/123") == (Verdict.BROKEN, "soft-404")


def test_a_song_called_by_a_number_must_not_be_an_error() -> None:
    song = html("404 | The Kites", f"{FRAME}<h1>404</h1><p>Track 4 of “Sand”. 3:12.</p>")
    assert verdict(song, "https://music.example/track/77")[0] is Verdict.OK


def test_a_project_that_is_called_by_what_it_lacks_must_not_be_missing() -> None:
    site = "<meta property=og:site_name content=notfound-page>"
    said = (
        "<p>Improve your site.</p><p>Thanks for trying to visit. Page not found? Sorry, we couldn't find that page.</p>"
    )
    text = html("notfound-page — notfound-page documentation", f"<h1>notfound-page</h1>{said}", site)
    assert verdict(text, "https://docs.example/en/latest/")[0] is Verdict.OK


@pytest.mark.parametrize("thing", ["conversation", "chat", "agent", "prompt", "workflow", "leaderboard", "tutorial"])
def test_what_sites_of_models_have_may_be_gone_too(thing: str) -> None:
    heading = f"{thing.capitalize()} not found"
    text = html("LLM", f"<h1>{heading}</h1><p>This shared {thing} has been deleted or does not exist.</p>")
    assert verdict(text, "https://llm.example/share/6f1c") == (Verdict.BROKEN, "soft-404")


def test_what_may_be_there_for_others_proves_nothing_below_an_open_heading() -> None:
    said = "The requested topic does not exist or you are not authorised to read it."
    forum = html("Forum - Information", f"<h2>Information</h2><p>{said}</p>")
    assert verdict(forum, "https://a.example/viewtopic.php?t=9")[0] is not Verdict.BROKEN
    forge = html(
        "Repository not found", "<h1>Repository not found</h1><p>It does not exist, or you have no access.</p>"
    )
    assert verdict(forge, "https://a.example/o/r") == (Verdict.BROKEN, "soft-404")


@pytest.mark.parametrize(
    ("title", "said", "expected"),
    [
        ("Page introuvable | Galerie", "Exposition de dessins de L. Marc, du 4 au 30 mars.", Verdict.OK),
        ("Seite nicht gefunden - Museum", "Die Ausstellung gibt es nicht mehr. Fehler 404.", Verdict.BROKEN),
        ("Page introuvable", "L'exposition que vous cherchez est introuvable. Erreur 404.", Verdict.BROKEN),
        ("Pagina non trovata", "Il server mostra l'errore 404.", Verdict.BROKEN),
    ],
)
def test_an_exhibition_with_its_days_is_there(title: str, said: str, expected: Verdict) -> None:
    heading = title.partition(" | ")[0].partition(" - ")[0]
    assert verdict(html(title, f"<h1>{heading}</h1><p>{said}</p>"), "https://a.example/expo/1")[0] is expected
