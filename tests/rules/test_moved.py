import pytest
from making import URL, visited

from linkwatch.model import Hop, Suggestion, Verdict
from linkwatch.rules import judge


def moved_to(final: str, *statuses: int, url: str = URL) -> tuple[Verdict, Suggestion | None]:
    hops = tuple(Hop(status, url) for status in statuses or (301,))
    judgement = judge(visited(url, hops=hops, final_url=final))
    return judgement.verdict, judgement.suggestion


@pytest.mark.parametrize("statuses", [(301,), (308,), (301, 308, 301)])
def test_a_page_behind_permanent_redirects_has_moved(statuses: tuple[int, ...]) -> None:
    assert moved_to("https://b.example/x", *statuses) == (Verdict.MOVED, Suggestion("https://b.example/x", "redirect"))


@pytest.mark.parametrize("statuses", [(302,), (303,), (307,), (301, 302), (302, 301)])
def test_a_temporary_redirect_in_the_chain_makes_it_ok(statuses: tuple[int, ...]) -> None:
    assert moved_to("https://b.example/x", *statuses) == (Verdict.OK, None)


@pytest.mark.parametrize("status", [404, 403, 500])
def test_a_move_to_a_page_that_is_not_there_is_no_move(status: int) -> None:
    case = visited(status=status, hops=(Hop(301, URL),), final_url="https://b.example/")
    assert judge(case).verdict is not Verdict.MOVED


def test_the_fragment_of_the_link_is_kept() -> None:
    _, suggestion = moved_to("https://b.example/x", url=URL + "#part")
    assert suggestion == Suggestion("https://b.example/x#part", "redirect")


def test_http_to_https_is_a_move() -> None:
    assert moved_to("https://a.example/page", url="http://a.example/page")[0] is Verdict.MOVED


@pytest.mark.parametrize(
    "final",
    [
        "https://consent.a.example/page?continue=x",
        "https://a.example/cookie-consent/page",
        "https://a.example/page?sid=1",
        "https://a.example/page?a=1&utm_source=x",
        "https://a.example/page?PHPSESSID=f00",
    ],
)
def test_a_station_on_the_way_is_no_new_home(final: str) -> None:
    assert moved_to(final)[0] is Verdict.OK


@pytest.mark.parametrize(
    "final", ["https://a.example/authors", "https://a.example/page?side=2", "https://a.example/cookiebook"]
)
def test_an_address_that_only_looks_like_a_station_is_a_new_home(final: str) -> None:
    assert moved_to(final)[0] is Verdict.MOVED


def test_arxivs_pdf_addresses_are_one() -> None:
    assert moved_to("https://arxiv.org/pdf/2309.07864", url="https://arxiv.org/pdf/2309.07864.pdf")[0] is Verdict.OK

