from __future__ import annotations

import json
import re

import pytest

from linkwatch.demo import Behaviour, Entry, Scenario
from linkwatch.demo.pages import Answer
from linkwatch.demo.site import Site, address
from linkwatch.model import Document, Kind, Occurrence, Verdict

PAGE = "https://a.example/page"


def site(*links: str, entries: tuple[Entry, ...] = (), kind: Kind = Kind.LINK, text: str = "A page") -> Site:
    occurrences = tuple(Occurrence(link, kind, text, "guide.md", 1, 1) for link in links)
    return Site([Document("guide.md", occurrences)], Scenario(entries))


def entry(behaviour: Behaviour, url: str = PAGE, *, to: str = "", title: str = "") -> Entry:
    return Entry(url, behaviour, Verdict.BROKEN, "A note.", to=to, title=title)


def answered(web: Site, url: str = PAGE) -> Answer:
    answer = web.answer(url)
    assert answer is not None
    return answer


def title(answer: Answer) -> str:
    return ", ".join(re.findall(r"<title>(.*)</title>", answer.body.decode()))


def ids(answer: Answer) -> list[str]:
    return re.findall(r'<section id="(.*?)">', answer.body.decode())


def test_a_linked_page_answers_with_the_links_text_as_its_title() -> None:
    answer = answered(site(PAGE))
    assert (answer.status, title(answer)) == (200, "A page")


def test_a_page_that_is_linked_without_text_is_titled_with_its_address() -> None:
    assert title(answered(site(PAGE, text=" "))) == PAGE


def test_a_page_has_every_fragment_that_is_linked() -> None:
    web = site(f"{PAGE}#one", f"{PAGE}#caf%C3%A9", f"{PAGE}#two:~:text=words", f"{PAGE}#:~:text=words", PAGE)
    assert ids(answered(web)) == ["café", "one", "two"]


@pytest.mark.parametrize(
    "url",
    ["https://a.example/", f"{PAGE}/", f"{PAGE}?x=1", "http://a.example/page", "https://a.example:8443/page"],
)
def test_what_is_not_linked_must_not_exist(url: str) -> None:
    assert answered(site(PAGE), url).status == 404


def test_a_host_that_is_not_linked_must_not_answer_for_anything() -> None:
    assert answered(site(PAGE), "https://b.example/page").status == 421


@pytest.mark.parametrize(
    ("url", "kind", "content_type"),
    [
        ("https://a.example/x.pdf", Kind.LINK, "application/pdf"),
        ("https://a.example/x.PNG", Kind.LINK, "image/png"),
        ("https://a.example/x.jpg", Kind.HTML, "image/png"),
        ("https://a.example/badge", Kind.IMAGE, "image/png"),
        ("https://a.example/badge.svg?style=flat", Kind.IMAGE, "image/svg+xml"),
        ("https://a.example/x.md", Kind.LINK, "text/html; charset=utf-8"),
    ],
)
def test_an_answer_is_of_the_kind_that_its_address_promises(url: str, kind: Kind, content_type: str) -> None:
    assert answered(site(url, kind=kind), url).content_type == content_type


@pytest.mark.parametrize(
    ("behaviour", "statuses"),
    [
        (Behaviour.GONE, [410, 410]),
        (Behaviour.NOT_FOUND, [404, 404]),
        (Behaviour.MOVED, [301, 301]),
        (Behaviour.REDIRECT, [302, 302]),
        (Behaviour.CHALLENGE, [403, 403]),
        (Behaviour.FLAKY, [503, 200]),
        (Behaviour.RATE_LIMITED, [429, 200]),
        (Behaviour.MISSING_ANCHOR, [200, 200]),
        (Behaviour.WRONG_TITLE, [200, 200]),
        (Behaviour.EXPIRED_CERTIFICATE, [200, 200]),
    ],
)
def test_a_link_behaves_as_the_scenario_says(behaviour: Behaviour, statuses: list[int]) -> None:
    web = site(PAGE, entries=(entry(behaviour, to="/new"),))
    assert [answered(web).status for _ in statuses] == statuses


def test_a_silent_link_never_gets_an_answer() -> None:
    assert site(PAGE, entries=(entry(Behaviour.SILENT),)).answer(PAGE) is None


def test_a_rate_limited_link_names_the_pause() -> None:
    assert answered(site(PAGE, entries=(entry(Behaviour.RATE_LIMITED),))).headers == (("Retry-After", "1"),)


def test_an_entry_whose_link_is_not_in_the_guide_must_not_have_an_effect() -> None:
    web = site(PAGE, entries=(entry(Behaviour.GONE, f"{PAGE}#other"),))
    assert answered(web).status == 200


@pytest.mark.parametrize(
    ("to", "target"),
    [("/new", "https://a.example/new"), ("https://b.example/new", "https://b.example/new")],
)
def test_a_redirect_leads_to_the_same_page(to: str, target: str) -> None:
    web = site(f"{PAGE}#one", entries=(entry(Behaviour.MOVED, f"{PAGE}#one", to=to),))
    assert answered(web).headers == (("Location", to),)
    assert (answered(web, target).status, ids(answered(web, target))) == (200, ["one"])


def test_a_redirect_must_not_replace_a_page_that_the_guide_links_to() -> None:
    web = site(PAGE, "https://a.example/other.pdf", entries=(entry(Behaviour.MOVED, to="/other.pdf"),))
    assert answered(web, "https://a.example/other.pdf").content_type == "application/pdf"


def test_a_missing_anchor_is_missing_and_the_others_are_there() -> None:
    web = site(f"{PAGE}#one", f"{PAGE}#two", entries=(entry(Behaviour.MISSING_ANCHOR, f"{PAGE}#one"),))
    assert ids(answered(web)) == ["two"]


def test_a_host_is_expired_only_where_the_scenario_says_so() -> None:
    web = site(PAGE, "https://b.example/", entries=(entry(Behaviour.EXPIRED_CERTIFICATE), entry(Behaviour.SILENT)))
    assert web.expired == {"a.example"}


@pytest.mark.parametrize("link", ["#heading", "other.md", "mailto:a@b.example", "https://[broken", "//a.example/x"])
def test_what_is_no_web_address_has_no_place_here(link: str) -> None:
    assert site(link).addresses == ()


def test_addresses_are_named_once_without_fragment_and_user() -> None:
    web = site(f"{PAGE}#one", "https://me:secret@a.example/page", "http://b.example:81/")
    assert web.addresses == (PAGE, "http://b.example:81/")
    assert web.hosts >= {"a.example", "b.example", "arxiv.org", "export.arxiv.org"}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://A.example:443/x/../y#z", "https://a.example/y"),
        ("http://me@a.example", "http://a.example/"),
        ("no address", "no address"),
    ],
)
def test_the_address_of_a_url_is_what_a_request_names(url: str, expected: str) -> None:
    assert address(url) == expected


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("https://arxiv.org/abs/1706.03762", 200),
        ("https://arxiv.org/abs/1706.99999", 404),
        ("https://export.arxiv.org/api/query?id_list=1706.03762", 200),
        ("https://export.arxiv.org/api/query?id_list=abc", 400),
        ("https://export.arxiv.org/other", 404),
    ],
)
def test_arxiv_knows_its_papers(url: str, status: int) -> None:
    assert answered(site(), url).status == status


def test_a_paper_that_only_the_guide_knows_has_a_page_like_every_link() -> None:
    assert answered(site("https://arxiv.org/abs/2501.00001"), "https://arxiv.org/abs/2501.00001").status == 200


def test_arxivs_api_moves_plain_http_to_https() -> None:
    answer = answered(site(), "http://export.arxiv.org/api/query?id_list=1706.03762")
    assert (answer.status, answer.headers) == (
        301,
        (("Location", "https://export.arxiv.org/api/query?id_list=1706.03762"),),
    )


def test_arxivs_api_gives_the_wrong_title_to_that_paper_only() -> None:
    link = "https://arxiv.org/pdf/1706.03762v5"
    web = site(link, entries=(entry(Behaviour.WRONG_TITLE, link, title="Quite Another"),))
    body = answered(web, "https://export.arxiv.org/api/query?id_list=1706.03762,2005.14165").body.decode()
    assert re.findall("  <title>(.*)</title>", body)[1:] == [
        "Language Models are Few-Shot Learners",
        "Quite Another",
    ]


@pytest.mark.parametrize(
    ("paper", "answer"),
    [
        ("2305.14314", {"githubRepo": "https://github.com/artidoro/qlora"}),
        ("1701.06538", {}),
    ],
)
def test_hugging_face_knows_the_code_of_some_papers(paper: str, answer: dict[str, str]) -> None:
    told = json.loads(answered(site(), f"https://huggingface.co/api/papers/{paper}").body)
    assert {name: value for name, value in told.items() if name != "title"} == {"id": paper, **answer}


def test_hugging_face_does_not_know_every_paper() -> None:
    assert answered(site(), "https://huggingface.co/api/papers/1706.99999").status == 404


def test_the_code_of_papers_is_there() -> None:
    assert title(answered(site(), "https://github.com/artidoro/qlora")) == "artidoro/qlora"


def test_articles_link_to_the_papers_that_they_are_about() -> None:
    article = "https://huggingface.co/blog/rlhf"
    body = answered(site(article), article).body.decode()
    assert re.findall('<a href="(.*?)">', body) == [
        "https://arxiv.org/abs/2203.02155",
        "https://arxiv.org/abs/2009.01325",
    ]
