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


@pytest.mark.parametrize(
    ("url", "to", "verdict"),
    [
        ("https://preprints.example/pdf/2301.01234", "https://preprints.example/pdf/2301.01234.pdf", Verdict.OK),
        ("https://preprints.example/pdf/2301.01234.pdf", "https://preprints.example/pdf/2301.01234", Verdict.OK),
        ("https://export.arxiv.org/pdf/2309.07864.pdf", "https://export.arxiv.org/pdf/2309.07864", Verdict.OK),
        ("https://preprints.example/pdf/1", "https://preprints.example/pdf/2.pdf", Verdict.MOVED),
        ("http://preprints.example/pdf/1.pdf", "https://preprints.example/pdf/1", Verdict.MOVED),
        ("https://preprints.example/pdf/1.pdf?a=1", "https://preprints.example/pdf/1?a=2", Verdict.MOVED),
        ("https://preprints.example/pdf/1", "https://papers.example/pdf/1.pdf", Verdict.MOVED),
        ("https://preprints.example/pdf/1", "https://preprints.example/pdf/1/", Verdict.MOVED),
    ],
)
def test_addresses_that_differ_in_their_ending_pdf_are_one(url: str, to: str, verdict: Verdict) -> None:
    assert moved_to(to, url=url)[0] is verdict


def test_arxivs_pdf_addresses_are_one() -> None:
    assert moved_to("https://arxiv.org/pdf/2309.07864", url="https://arxiv.org/pdf/2309.07864.pdf")[0] is Verdict.OK


@pytest.mark.parametrize(
    ("url", "final"),
    [
        # the visitor's language or country
        ("https://a.example/", "https://a.example/en/"),
        ("https://a.example/", "https://a.example/en-us/"),
        ("https://a.example/", "https://www.a.example/en-US"),
        ("https://a.example/", "https://a.example/us/en/home.html"),
        ("https://a.example/docs", "https://a.example/en/docs/index.html"),
        ("http://a.example/", "https://a.example/de"),
        ("https://a.example/docs/x", "https://a.example/en/docs/x"),
        ("https://a.example/docs/x", "https://a.example/docs/en_GB/x"),
        ("https://a.example/page", "https://a.example/zh-Hans-CN/page"),
        ("https://a.example/page", "https://de.a.example/page"),
        ("https://a.com/page", "https://a.de/page"),
        ("https://a.com/", "https://www.a.co.uk/"),
        ("https://a.com/page", "https://a.com.au/page"),
        ("https://a.com/page/", "https://a.de/page"),
        ("https://a.example/", "https://a.example/en/v2/"),
        ("https://a.example/page", "https://a.example/page?lang=en"),
        ("https://a.example/page", "https://a.example/page?hl=de"),
        ("https://a.example/page?x=1", "https://a.example/page?x=1&locale=fr_FR"),
        # the newest version
        ("https://a.example/", "https://a.example/en/latest/"),
        ("https://a.example/", "https://a.example/stable/"),
        ("https://a.example/", "https://a.example/3/"),
        ("https://a.example/docs", "https://a.example/docs/latest/"),
        ("https://a.example/docs", "https://a.example/docs/dev/"),
        ("https://a.example/page", "https://a.example/en/edge/page"),
        ("https://a.example/en/", "https://a.example/en/3.2/"),
        ("https://a.example/docs/x", "https://a.example/en/stable/docs/x"),
        ("https://a.example/docs/latest/x", "https://a.example/docs/3.1/x"),
        ("https://a.example/en/stable/x", "https://a.example/en/v4.2/x"),
        # this visit
        ("https://a.example/page", "https://a.example/page;jsessionid=0A1B2C"),
        ("https://a.example/page", "https://a.example/(S(abcdefgh12345678))/page"),
        ("https://a.example/page", "https://a.example/page?utm_source=x&utm_medium=y"),
        ("https://a.example/page", "https://a.example/page?gclid=x"),
        ("https://a.example/page", "https://a.example/pages?sid="),
        ("https://a.example/page", "https://a.example/page?ts=1712345678"),
        ("https://a.example/page", "https://a.example/page?X-Amz-Signature=f00"),
        ("https://a.example/page", "https://cdn.a.example/file?key=4f6a8b1c2d3e4f5061728394a5b6c7d8"),
        ("https://a.example/page", "https://a.example/4f6a8b1c2d3e4f5061728394a5b6c7d8/page"),
        ("https://a.example/page", "https://a.example/page?_=1712345678"),
        ("https://a.example/today", "https://a.example/2026/11/23/"),
        ("https://a.example/events/next", "https://a.example/events/2026-11-23"),
        # the same address
        ("https://a.example/page", "https://a.example/page"),
        ("https://www.arxiv.org/pdf/2309.07864.pdf", "https://arxiv.org/pdf/2309.07864"),
        ("https://aka.ms/river", "https://a.example/page"),
        ("https://doi.org/10.1000/182", "https://a.example/page"),
        ("https://a.example/page", "https://a.example/page?gi=0a1b2c"),
        # stations
        ("https://a.example/page", "https://a.example/age-gate?to=page"),
        ("https://a.example/page", "https://a.example/select-country"),
    ],
)
def test_an_address_for_this_visitor_is_no_new_home(url: str, final: str) -> None:
    assert moved_to(final, url=url) == (Verdict.OK, None)


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("https://a.example/page", "https://a.example/page/"),
        ("http://a.example/", "https://a.example/"),
        ("http://a.example/en/page", "https://a.example/en/page"),
        ("https://www.a.example/page", "https://a.example/page"),
        ("https://a.example/Page", "https://a.example/page"),
        ("https://a.example/", "https://b.example/"),
        ("https://a.example/page", "https://a.example/new/page"),
        ("https://a.example/", "https://a.example/home"),
        ("https://a.example/page", "https://a.example/page/index.html"),
        ("https://a.example/", "https://a.example/en/shop"),
        ("https://a.example/page", "https://a.example/enterprise/page"),
        ("https://a.example/de/page", "https://a.example/en/page"),
        ("https://a.example/docs/1.0/page", "https://a.example/docs/2.0/page"),
        ("https://a.example/docs", "https://a.example/docs/v2.1/"),
        ("https://a.example/import", "https://a.example/v3/import"),
        ("https://a.example/rules", "https://a.example/rules/2026"),
        ("https://a.example/page", "https://a.example/2021/05/a-long-title-of-a-post-with-many-words-1"),
        ("https://a.example/page?id=1", "https://a.example/pages/1"),
        ("https://a.example/page?id=1", "https://a.example/page?number=1"),
        ("https://a.com/page", "https://a.io/page"),
        ("https://a.com/page", "https://a.ai/page"),
        ("https://a.com/page", "https://a.de/seite"),
        ("https://a.com/page", "https://a.news.de/page"),
        ("https://a.com/page", "https://a.b.co.uk/page"),
        ("https://a.b.com/page", "https://a.de/page"),
        ("https://a.example/page?sid=", "https://a.example/pages?sid=4"),
        (
            "https://a.example/4f6a8b1c2d3e4f5061728394a5b6c7d8",
            "https://a.example/new/4f6a8b1c2d3e4f5061728394a5b6c7d8",
        ),
        ("https://a.example/some/page", "https://a.example/4f6a8b1c2d3e4f5061728394a5b6c7d8"),
        ("https://a.example/page", "https://blog.a.example/page"),
        ("https://arxiv.org/abs/2309.07864v1", "https://arxiv.org/abs/2309.07864v2"),
        ("https://auth.a.example/guide", "https://auth.a.example/guide/start"),
    ],
)
@pytest.mark.parametrize("statuses", [(301,), (308, 301)])
def test_a_new_home_is_told(url: str, final: str, statuses: tuple[int, ...]) -> None:
    assert moved_to(final, *statuses, url=url) == (Verdict.MOVED, Suggestion(final, "redirect"))
