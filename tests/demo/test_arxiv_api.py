from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch import arxiv_ids
from linkwatch.demo.arxiv_api import Listing, load_papers, query

PAPERS = {
    "2101.00001": Listing(
        id="2101.00001",
        title='Of Cats & "Dogs"',
        authors=("Zoë One", "Two"),
        published="2021-01",
        abstract="A < B.",
        version=3,
        updated="2022-02-02",
        primary_category="cs.CL",
    ),
    "math/0101001": Listing("math/0101001", "Old", ("Three",), "2001-01-01T10:20:30Z", "Short."),
}
ATOM = {"atom": "http://www.w3.org/2005/Atom", "opensearch": "http://a9.com/-/spec/opensearch/1.1/"}


def feed(question: str) -> ET.Element:
    return ET.fromstring(query(question, PAPERS).body)


def texts(question: str, path: str) -> list[str]:
    return [each.text or "" for each in feed(question).findall(path, ATOM)]


def listed(question: str) -> list[str]:
    return [text.removeprefix("http://arxiv.org/abs/") for text in texts(question, "atom:entry/atom:id")]


def test_an_entry_is_written_as_arxiv_writes_it() -> None:
    body = query("search_query=&id_list=2101.00001&start=0&max_results=100", PAPERS).body.decode()
    assert re.sub(r"<id>https://arxiv.org/api/[A-Za-z0-9+/]{27}</id>", "<id/>", body) == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"'
        ' xmlns="http://www.w3.org/2005/Atom">\n'
        "  <id/>\n"
        "  <title>arXiv Query: search_query=&amp;id_list=2101.00001&amp;start=0&amp;max_results=100</title>\n"
        "  <updated>2026-11-23T00:00:00Z</updated>\n"
        '  <link href="https://arxiv.org/api/query?search_query=&amp;start=0&amp;max_results=100&amp;id_list=2101.00001"'
        ' type="application/atom+xml"/>\n'
        "  <opensearch:itemsPerPage>100</opensearch:itemsPerPage>\n"
        "  <opensearch:totalResults>1</opensearch:totalResults>\n"
        "  <opensearch:startIndex>0</opensearch:startIndex>\n"
        "  <entry>\n"
        "    <id>http://arxiv.org/abs/2101.00001v3</id>\n"
        '    <title>Of Cats &amp; "Dogs"</title>\n'
        "    <updated>2022-02-02T00:00:00Z</updated>\n"
        '    <link href="https://arxiv.org/abs/2101.00001v3" rel="alternate" type="text/html"/>\n'
        '    <link href="https://arxiv.org/pdf/2101.00001v3" rel="related" type="application/pdf" title="pdf"/>\n'
        "    <summary>A &lt; B.</summary>\n"
        '    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>\n'
        "    <published>2021-01-01T00:00:00Z</published>\n"
        '    <arxiv:primary_category term="cs.CL"/>\n'
        "    <author>\n      <name>Zoë One</name>\n    </author>\n"
        "    <author>\n      <name>Two</name>\n    </author>\n"
        "  </entry>\n"
        "</feed>\n"
    )


def test_a_category_that_is_not_known_is_left_out() -> None:
    assert b"category" not in query("id_list=math/0101001", PAPERS).body


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("id_list=2101.00001", ["2101.00001v3"]),
        ("id_list=2101.00001v3", ["2101.00001v3"]),
        ("id_list=2101.00001v2", ["2101.00001v2"]),
        ("id_list=2101.00001v4", []),
        ("id_list=2101.00002", []),
        ("id_list=0000.0000", []),
        ("id_list=0000.0000,2101.00001", ["2101.00001v3"]),
        ("id_list=2101.00001,math/0101001", ["math/0101001v1", "2101.00001v3"]),
        ("id_list=math/0101001,%202101.00001,", ["math/0101001v1", "2101.00001v3"]),
        ("id_list=2101.00001,2101.00001", ["2101.00001v3"]),
        ("id_list=2101.00001,math/0101001&max_results=1", ["math/0101001v1"]),
        ("id_list=2101.00001,math/0101001&start=1&max_results=1", ["2101.00001v3"]),
        ("search_query=cats", []),
        ("", []),
    ],
)
def test_the_known_papers_of_a_question_are_listed(question: str, ids: list[str]) -> None:
    answer = query(question, PAPERS)
    assert (answer.status, answer.content_type) == (200, "application/atom+xml; charset=utf-8")
    assert listed(question) == ids


def test_without_max_results_there_are_ten_entries_though_more_are_counted() -> None:
    papers = {f"2101.000{n}": Listing(f"2101.000{n}", "T", ("A",), "2021-01", "S.") for n in range(10, 22)}
    root = ET.fromstring(query(f"id_list={','.join(papers)}", papers).body)
    assert len(root.findall("atom:entry", ATOM)) == 10
    assert root.findtext("opensearch:totalResults", namespaces=ATOM) == "12"


@pytest.mark.parametrize(
    ("question", "updated"),
    [
        ("id_list=2101.00001", "2022-02-02T00:00:00Z"),
        ("id_list=2101.00001v1", "2021-01-01T00:00:00Z"),
        ("id_list=math/0101001", "2001-01-01T10:20:30Z"),
    ],
)
def test_an_entry_has_the_date_of_its_version_as_far_as_it_is_known(question: str, updated: str) -> None:
    assert texts(question, "atom:entry/atom:updated") == [updated]


@pytest.mark.parametrize(
    ("question", "complaint"),
    [
        ("id_list=abc", "incorrect id format for abc"),
        ("id_list=2101.00001,abc,def", "incorrect id format for abc"),
        ("id_list=2101.1", "incorrect id format for 2101.1"),
        ("id_list=2101.00001&max_results=many", "max_results must be an integer"),
        ("id_list=2101.00001&start=-1", "start must be an integer"),
        ("id_list=%22%3E", 'incorrect id format for ">'),
    ],
)
def test_a_malformed_question_fails_as_a_whole(question: str, complaint: str) -> None:
    assert query(question, PAPERS).status == 400
    assert texts(question, "atom:entry/atom:title") == ["Error"]
    assert texts(question, "atom:entry/atom:summary") == [complaint]
    assert listed(question) == [f"https://arxiv.org/api/errors#{complaint.replace(' ', '_')}"]


@given(st.text(), st.text())
def test_every_question_gets_a_well_formed_feed(words: str, ids: str) -> None:
    question = f"search_query={quote(words, errors='replace')}&id_list={quote(ids, errors='replace')}"
    assert feed(question).tag == "{http://www.w3.org/2005/Atom}feed"


def test_the_same_question_gets_the_same_bytes() -> None:
    assert query("id_list=2101.00001", PAPERS) == query("id_list=2101.00001", PAPERS)


def test_the_packaged_papers_are_whole() -> None:
    papers = load_papers()
    assert len(papers) == 22
    for identifier, paper in papers.items():
        assert arxiv_ids.parse(identifier) == (identifier, None)
        assert paper.title
        assert paper.authors
        assert paper.abstract.endswith(".")
        assert re.fullmatch(r"\d{4}-\d\d(-\d\d(T\d\d:\d\d:\d\dZ)?)?", paper.published)
        assert paper.published <= (paper.updated or paper.published)


def test_all_packaged_papers_fit_one_question() -> None:
    papers = load_papers()
    body = query(f"id_list={','.join(papers)}&max_results={len(papers)}", papers).body
    assert len(ET.fromstring(body).findall("atom:entry", ATOM)) == len(papers)
