# ruff: noqa: RUF001 - the letters of other alphabets are the point
import pytest

from linkwatch.rules.works import is_in_address, is_own_name, is_site, is_work, without_own_name, without_site


@pytest.mark.parametrize(
    "part",
    [
        "S2E4",
        "a novel by I. Rowe",
        "(2012)",
        "lyrics",
        "official site of the band",
        "专辑",
        "Traduction en anglais",
        "Bedeutung",
    ],
)
def test_what_stands_beside_a_works_name_tells_it(part: str) -> None:
    assert is_work(part)


@pytest.mark.parametrize("part", ["River Press", "Example", "404", "(12)", "Stories", "University of Astra", ""])
def test_a_sites_name_must_not_tell_a_work(part: str) -> None:
    assert not is_work(part)


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("Nothing Here", "https://a.example/poems/nothing-here", True),
        ("Service Unavailable", "https://a.example/music/Service_Unavailable.html", True),
        ("Page Not Found", "https://a.example/shop/the-page%20not+found-mug", True),
        ("Page Not Found", "https://a.example/page/not", False),
        ("404", "https://a.example/404", False),
        ("Gone", "https://a.example/gone", False),
        ("", "https://a.example/", False),
        ("Nothing Here", "https://nothing-here.example/", False),
        ("Página no encontrada", "https://a.example/libro/pagina-no-encontrada", True),
        ("Pagina no encontrada", "https://a.example/libro/p%C3%A1gina-no-encontrada", True),
        ("Strona nie została znaleziona", "https://a.example/k/strona-nie-zostala-znaleziona", True),
        ("Sayfa bulunamadı", "https://a.example/kitap/sayfa-bulunamadi", True),
        ("Seite nicht verfügbar", "https://a.example/lied/seite-nicht-verfuegbar", True),
        ("Seite nicht verfügbar", "https://a.example/lied/seite-nicht-verfugbar", True),
        ("ページが見つかりません", "https://a.example/本/ページが見つかりません", True),
        ("Página não encontrada (404)", "https://a.example/erros/pagina-nao-encontrada", True),
        ("404: Page not found", "https://a.example/p/page-not-found", True),
        ("404 page", "https://a.example/p/404-page-animation", True),
        ("404 Error", "https://a.example/p/error-handling", False),
        ("404 Something", "https://a.example/p/something", False),
        ("Página no encontrada", "https://a.example/libro/pagina-encontrada", False),
    ],
)
def test_a_name_in_the_address_is_the_pages_own(name: str, url: str, expected: bool) -> None:
    assert is_in_address(name, url) is expected


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("serde-mini: Crate not found", "https://a.example/crates/serde-mini", "Crate not found"),
        ("Package 'left-pad' not found", "https://a.example/package/left-pad", "Package  not found"),
        ("Repository acme/tool not found", "https://a.example/acme/tool", "Repository  not found"),
        ("Cannot find package left-pad", "https://a.example/package/left-pad", "Cannot find package"),
        ("Package not found: left-pad", "https://a.example/package/left-pad", "Package not found"),
        ("Page Not Found Hoodie", "https://a.example/hoodie", ""),
        ("Model Acme/Tiny does not exist", "https://a.example/models/acme/tiny/", "Model  does not exist"),
        ("tool is missing, toolbox is not", "https://a.example/tool", "is missing, toolbox is not"),
        ("tool: no tool found", "https://a.example/tool", "no tool found"),
        ("mytool: not found", "https://a.example/tool", ""),
        ("Crate not found", "https://a.example/crates/serde-mini", ""),
        ("serde-minimal: Crate not found", "https://a.example/crates/serde-mini", ""),
        ("left-pad", "https://a.example/package/left-pad", ""),
        ("Page not found", "https://a.example/", ""),
    ],
)
def test_a_name_is_read_without_what_the_address_names(name: str, url: str, expected: str) -> None:
    assert " ".join(without_own_name(name, url).split()) == " ".join(expected.split())


@pytest.mark.parametrize(
    ("name", "url", "expected"),
    [
        ("@ida", "https://a.example/@ida", True),
        ("left pad", "https://a.example/p/left-pad/", True),
        ("Hen Harrier (film)", "https://a.example/Hen_Harrier_(film)", True),
        ("acme/tool", "https://a.example/acme/tool", True),
        ("ida", "https://a.example/idaho", False),
        ("a.example", "https://a.example/", False),
    ],
)
def test_a_name_is_the_addresss_own_if_it_is_all_that_its_end_says(name: str, url: str, expected: bool) -> None:
    assert is_own_name(name, url) is expected


@pytest.mark.parametrize(
    ("name", "expected"), [("Musée du Quai", True), ("musée-du-quai", True), ("Quay", False), ("", True)]
)
def test_a_site_is_called_as_its_host_is(name: str, expected: bool) -> None:
    assert is_site(name, "https://www.museeduquai.example/x") is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("This question was removed from Loom for spam", "This question was removed for spam"),
        ("The video is not available on Loom", "The video is not available"),
        ("This question was removed from Monday on", ""),
        ("This page is not available in Loom", ""),
    ],
)
def test_the_site_that_something_is_gone_from_is_left_out(name: str, expected: str) -> None:
    assert without_site(name, "https://www.loom.example/q/5") == expected
