# ruff: noqa: RUF001 - typographic marks and the letters of other scripts are the point
"""What error pages are called, works are called, too: the whole page decides."""

import pytest
from html_pages import html, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge


def verdict(text: str, url: str = "https://a.example/p/12") -> tuple[Verdict, str]:
    judgement = judge(shown(text, url))
    return judgement.verdict, judgement.reason.name


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("404 – official site of the band", "<h1>404</h1><p>New record out now.</p>"),
        ("404 – a puzzle game", "<nav>Home Search</nav><h1>404</h1><p>Sorry, no hints. Find this page's exit.</p>"),
        ("404 - Bakery Hill", "<h1>404</h1><p>Open from six.</p>"),
        ("The Missing Page – A novel", "<h1>The Missing Page</h1><p>The page you are looking for was torn out.</p>"),
        ("Page Not Found – S2E4 – The Interns", "<h1>Page Not Found</h1><p>22 min.</p>"),
        ("Page Not Found (2014)", "<h1>Page Not Found</h1><p>A film by I. Rowe.</p>"),
        ("Page Not Found: the podcast", "<h1>Episode 1: Page Not Found</h1><p>With the keepers of an old web.</p>"),
        (
            "Repository not found - Forge Docs",
            "<h1>Repository not found</h1><p>The remote says so of misspelt names.</p>",
        ),
        ("Video unavailable – Tube Help", "<h1>Video unavailable</h1><p>It was deleted or made private.</p>"),
        ("Strona nie istnieje – co robić? FAQ", "<h1>Strona nie istnieje – co robić?</h1><p>Sprawdź adres.</p>"),
        ("Stránka nenalezena po přesunu", "<h1>Stránka nenalezena po přesunu</h1><p>Ahoj, píše to 404.</p>"),
        ("Not Found – lyrics", "<h1>Not Found</h1><p>I looked for you.</p>"),
        ("404: Memory Not Found – talk 17", "<h1>404: Memory Not Found</h1><p>On leaks, by A. Bell.</p>"),
        ("게시글이 삭제되는 이유", "<h1>게시글이 삭제되는 이유</h1><p>안내합니다.</p>"),
        ("Help", "<p>If the page you are looking for could not be found, tell us.</p>"),
        ("Not Found handler | Router", "<h1>Not Found</h1><p>For pages that do not exist: '404 page not found'.</p>"),
        ("页面不存在 - 专辑", "<h1>页面不存在</h1><p>2018年发行的专辑。</p>"),
        ("페이지를 찾을 수 없습니다 오류 해결", "<h1>페이지를 찾을 수 없습니다 오류 해결</h1><p>캐시를 지우세요.</p>"),
        ("为什么页面不存在", "<h1>为什么页面不存在</h1><p>三个原因。</p>"),
        (
            "ファイルが見つかりませんと表示される場合",
            "<h1>ファイルが見つかりませんと表示される場合</h1><p>抜いてから。</p>",
        ),
        ("404 Not Found – HTTP Cats", "<h1>404 Not Found</h1><p>A cat in a box. Next: 405.</p>"),
        ("page not found – translation", "<h1>page not found</h1><p>Seite nicht gefunden. Page introuvable.</p>"),
        ("404 Page Not Found Animation", "<h1>404 Page Not Found Animation</h1><p>By Ann.</p>"),
        ("", "<p>Nothing here</p>"),
        ("", "<p>404</p>"),
        ("Page 410", "<h1>410</h1><p>Of the book.</p>"),
    ],
)
def test_a_work_that_is_called_like_an_error_must_not_be_broken(title: str, body: str) -> None:
    assert verdict(html(title, body)) == (Verdict.OK, "fine")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("404 – The Bells", "<h1>404</h1><p>Oops, you are lost.</p>"),
        ("Page Not Found: the podcast", "<h1>Page Not Found</h1><p>The page you requested was not found.</p>"),
        ("Page not found - Forge Docs", "<h1>Page not found</h1><p>We looked.</p>"),
        ("Not found – Tube Help", "<h1>Not found</h1><p>The page you requested does not exist.</p>"),
        ("Repository not found - Docs", "<h1>Repository not found</h1><p>The page you requested was not found.</p>"),
        ("Page not found - Lost?", "<h1>Page not found</h1><p>The page you requested does not exist.</p>"),
        ("404 page", "<h1>404</h1><p>Nobody is at home.</p>"),
        ("404 – A", "<h1>404</h1><p>A heron.</p>"),  # the host's own name
        ("Page Not Found – The Game Shop", "<h1>Page Not Found</h1><p>The page you requested was not found.</p>"),
        ("", "<p>Page not found</p>"),
        ("", "File not found.\n"),
        ("", "<p>Not Found</p>"),
        ("Not Found", "<div>404</div><div>Not Found</div>"),
        ("Heron", "<h2>404</h2><p>Página não encontrada</p><footer>Heron, 2026</footer>"),
        ("Heron", "<p>PAGE NOT FOUND</p><h1>404</h1><p>Out of nothing, something.</p>"),
        ("Heron", "<h1>404 NOT FOUND<span>ERROR</span></h1><p>お探しのページが見つかりませんでした。</p>"),
        ("404错误", "<h1>404错误!</h1><p>此路不通</p>"),
        ("안내", "<h1>해당 글은 삭제되었거나 존재하지 않습니다</h1>"),
        ("Ошибка", "<h1>Запрашиваемый документ не найден</h1>"),
        ("Four-oh-four", "<h1>Four-oh-four</h1><p>The page you were looking for doesn't exist.</p>"),
        ("Z", "<p>Hmm...this page doesn’t exist. Try searching for something else.</p>"),
        ("u/heron", "<h3>Sorry, nobody on Pond goes by that name.</h3>"),
        ("Error", "<h1>This shared file or folder link has been removed.</h1>"),
        ("Error | Reviews", "<h1>Error</h1><p>The Forum GoNe123 was not found</p>"),
        ("No such app", "<iframe src=//errors.example/no-such-app.html></iframe>"),
        ("Error", "<p>No input file specified.</p>"),
        ("heron.example doesn’t exist", "<h1>heron.example doesn’t exist</h1>"),
        ("Heron is gone", "<p>Heron is no longer available.</p><p>The authors have deleted this site.</p>"),
        ("Journal", "<h1>Deleted Account</h1><p>The journal you have requested has been deleted.</p>"),
        ("Kurs", "<h1>Dieser Kurs existiert nicht mehr</h1>"),
        ("Error Page", "<h1>We looked everywhere.</h1><p>Looks like this page is missing.</p>"),
        ("Error | Library", "<h1>DOI Not Found</h1><p>10.1/9</p>"),
        ("Send", "<h1>Transfer expired</h1>"),
        ("Error", "<h1>Sorry, something went wrong</h1><p>File Not Found.</p>"),
        ("My blog", "<h2>Page</h2><p>Sorry, the page you were looking for in this blog does not exist.</p>"),
        ("Not found.", "<h1>There's nothing here.</h1><p>Whatever you were looking for doesn't currently exist.</p>"),
        ("Images", "<h1>Zoinks! You've taken a wrong turn.</h1><p>The page you're looking for doesn't exist.</p>"),
        ("Works | Resource deleted", "<h2>Resource deleted</h2><p>This resource has been deleted.</p>"),
        ("404 Documentation page not found", "<h1>404</h1><h2>Documentation page not found</h2>"),
        ("Câmara", "<h1>Ups! Não conseguimos encontrar essa página.</h1>"),
        ("Kommun", "<h1>Hoppsan! Sidan finns inte</h1>"),
        ("Kaupunki", "<h1>Hups! Sivua ei löydy</h1>"),
        ("Miasto", "<h1>Ups! Nie ma takiej strony</h1>"),
        ("Město", "<h1>Ouha, tato stránka neexistuje</h1>"),
        ("Város", "<h1>404 - A keresett oldal nem található!</h1>"),
        ("Δήμος", "<h1>404</h1><p>Η σελίδα που ψάχνετε δεν υπάρχει.</p>"),
        ("עירייה", "<h1>אופס! העמוד לא נמצא</h1>"),
        ("市政府", "<h1>404</h1><p>抱歉，您要查看的网页当前已过期，或已被更名或删除！</p>"),
        ("Primăria", "<h1>404</h1><p>Pagina pe care o căutați nu există.</p>"),
    ],
)
def test_an_error_page_that_is_called_in_an_unusual_way_is_broken(title: str, body: str) -> None:
    assert verdict(html(title, body)) == (Verdict.BROKEN, "soft-404")


TWICE = "We couldn't find the page you were looking for. The page you are looking for has been moved or deleted."
MORE = "<p>You can look for it in the list of all pages. </p>" * 10


def test_a_page_without_heading_that_says_it_twice_may_say_more() -> None:
    assert verdict(html("Studio", f"<p>{TWICE}</p>{MORE}")) == (Verdict.BROKEN, "soft-404")


def test_a_page_that_says_it_once_must_not_say_more() -> None:
    once = TWICE.partition(". ")[0]
    assert verdict(html("Studio", f"<p>{once}</p>{MORE}")) == (Verdict.OK, "fine")


def test_where_a_question_is_now_counts_as_where_it_was() -> None:
    text = html("404 Not Found", "<h1>404 Not Found</h1><p>Page not found since May. Same here.</p>")
    moved = shown(text, "https://a.example/old", final_url="https://a.example/issues/12")
    assert judge(moved).verdict is Verdict.OK


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Page Not Found", "shop/page-not-found-mug"),
        ("Page Not Found", "series/Page_Not_Found"),
        ("Video unavailable", "works/video-unavailable"),
        ("Page deleted", "stories/2014-page-deleted.html"),
        ("Página no encontrada", "libro/pagina-no-encontrada"),
        ("Página não encontrada (404)", "erros/pagina-nao-encontrada"),
        ("Seite nicht verfügbar", "lied/seite-nicht-verfuegbar"),
    ],
)
def test_a_page_whose_address_bears_its_name_must_not_be_broken(name: str, path: str) -> None:
    text = html(name, f"<h1>{name}</h1><p>Stoneware, 0.3 l.</p>")
    assert verdict(text, f"https://a.example/{path}") == (Verdict.OK, "fine")
    assert verdict(text)[0] is Verdict.BROKEN
