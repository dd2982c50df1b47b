import pytest
from html_pages import html, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge


def verdict(text: str, url: str = "https://a.example/some/page") -> tuple[Verdict, str]:
    judgement = judge(shown(text, url))
    return judgement.verdict, judgement.reason.name


@pytest.mark.parametrize(
    ("path", "title", "body"),
    [
        ("a/1", "Lumen", "<h1>No life here</h1><p>The board you are after was deleted. Take me home.</p>"),
        ("i/1", "Pix", "<h1>This image has vanished</h1><p>The image you're looking for was deleted.</p>"),
        ("@ida", "Profile", "<h2>@ida</h2><p>This account doesn't exist.</p>"),
        ("q/1", "A", "<h1>This question was removed from A.example</h1><p>See why.</p>"),
        ("p/1", "Paste", "<h1>Oups…</h1><p>This paste has expired or was removed.</p>"),
        ("d/1", "Data", "<h1>Dataset unavailable</h1><p>The dataset ouse-2009 could not be found.</p>"),
        ("p/5", "Tienda", "<h1>Producto no encontrado</h1><p>Hm.</p>"),
    ],
)
def test_what_was_asked_for_and_is_denied_is_broken_whatever_stands_above(path: str, title: str, body: str) -> None:
    assert verdict(html(title, f"<nav>One Two</nav>{body}"), f"https://a.example/{path}")[1] == "soft-404"


@pytest.mark.parametrize(
    ("path", "title", "body"),
    [
        ("boards", "My boards", "<h1>My boards</h1><p class=d-none>The page you requested could not be found.</p>Oak"),
        ("boards", "Boards", "<p class=d-none>The page you requested could not be found.</p><h1>My boards</h1>"),
        ("pump", "Pump", "<p>This article may have been moved.</p><h1>Pump</h1><p>A pump of 1911.</p>"),
        ("pump", "Pump", "<h1>Pump</h1><p>A pump of 1911, cast in iron. This article may have been moved.</p>"),
        ("a/12", "“Video unavailable” - Help", "<h1>“Video unavailable”</h1><p>It was made private.</p>"),
        ("x", "No cars: a plan", "<h1>No cars</h1><p>The page you want is not available. Go back.</p>"),
    ],
)
def test_a_page_under_a_name_of_its_own_must_not_be_broken(path: str, title: str, body: str) -> None:
    assert verdict(html(title, body), f"https://a.example/{path}")[0] is Verdict.OK


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("A school", "<h1>Oh dear!</h1><p>The page you have requested was removed.</p>"),
        ("A museum", "<h1>Über Bord gegangen</h1><p>Die gewünschte Seite konnten wir leider nicht finden.</p>"),
        ("A pub", "<h1>Half-baked</h1><p>Sorry, the article you wanted isn't here.</p>"),
        ("A barn", "<h1>Show not available</h1><p>This show is no longer hosted on A.example.</p>"),
        ("A fund", "<h1>Fundraiser not found</h1><p>The campaign you're looking for has ended or was removed.</p>"),
        ("Вестник", "<h1>Материал удалён</h1><p>Хм.</p>"),
        ("Targ", "<h1>To ogłoszenie jest już nieaktualne</h1><p>Ogłoszenie zostało usunięte.</p>"),
        ("职岛", "<h1>该职位已下线</h1><p>您查看的职位已经关闭。</p>"),
        ("채용", "<h1>마감된 채용공고입니다</h1><p>요청하신 공고는 삭제되었거나 마감되었습니다.</p>"),
        ("Cucina", "<h1>Ops, ricetta bruciata!</h1><p>La pagina che stavi cercando non c'è più.</p>"),
    ],
)
def test_what_is_said_at_once_below_a_heading_of_few_words_is_broken(title: str, body: str) -> None:
    assert verdict(html(title, f"<nav>One Two</nav>{body}"))[1] == "soft-404"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("NotFoundError - lib", "<h1>NotFoundError</h1><p>exception lib.X: The requested resource was not found.</p>"),
        ("A shelter", "<h1>No dog left behind</h1><p>The dog you are looking for may be waiting here. Go back.</p>"),
        ("A song", "<h1>Hello world!</h1><p>Welcome. This is your first post. Edit or delete it.</p>"),
        ("Love not found", "<h1>Love not found</h1><p>A film of 1961 by I. Rowe.</p>"),
        ("Git", "<h1>Renamed or deleted files</h1><p>Git tells you whether the file was renamed or deleted.</p>"),
    ],
)
def test_what_stands_below_such_a_heading_and_is_something_else_must_not_be(title: str, body: str) -> None:
    assert verdict(html(title, f"<nav>One Two</nav>{body}"))[0] is Verdict.OK
