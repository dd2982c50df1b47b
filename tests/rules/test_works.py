import pytest

from linkwatch.rules.works import is_in_address, is_work


@pytest.mark.parametrize(
    "part", ["S2E4", "a novel by I. Rowe", "(2012)", "lyrics", "official site of the band", "专辑"]
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
    ],
)
def test_a_name_in_the_address_is_the_pages_own(name: str, url: str, expected: bool) -> None:
    assert is_in_address(name, url) is expected
