from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
import sample
from bs4 import BeautifulSoup
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.documents import parse
from linkwatch.model import PaperLink, Problem, Report, Verdict
from linkwatch.report import page_groups, page_papers, to_html
from linkwatch.report.to_html import START, render


def full() -> Report:
    return replace(sample.full(), history=sample.history())


def read(report: Report) -> BeautifulSoup:
    """Read the page as a browser does."""
    return BeautifulSoup(render(report), "html5lib")


def body(page: str) -> str:
    """Leave out the style and the script, which have tests of their own."""
    return re.sub(r"(?s)(<style>|<script>|sha256-).*?(</style>|</script>|')", r"\1…\2", page)


def test_a_full_report_is_written_just_so() -> None:
    assert_golden("full.html", body(render(full())))


def test_the_same_report_is_the_same_bytes() -> None:
    assert render(full()) == render(full())


def test_a_page_begins_as_its_earlier_ones() -> None:
    assert render(sample.report()).startswith(START)


def test_an_empty_report_says_loudly_that_nothing_was_checked() -> None:
    page = read(sample.report())
    assert "CHECKED 0 LINKS" in page.select_one(".warning").get_text()  # type: ignore[union-attr]
    assert page.title is not None
    assert page.title.get_text() == "nothing checked · Link health"
    assert page.find("table") is None


@pytest.mark.parametrize(
    ("group", "columns"),
    [
        ("mend-now", ["Address", "Where", "Why", "Since", "Next step"]),
        ("look-by-hand", ["Address", "Where", "Why", "Next step"]),
        ("back-again", ["Address", "Where", "Why"]),
    ],
)
def test_a_column_that_would_be_empty_is_left_out(group: str, columns: list[str]) -> None:
    [table] = read(full()).select(f"table[aria-labelledby={group}]")
    assert [head.get_text() for head in table.select("th")] == columns
    assert all(len(row.select("td")) == len(columns) for row in table.select("tbody tr"))


def test_a_paper_has_no_line_for_what_is_not_known_of_it() -> None:
    def lines(link: PaperLink) -> list[str]:
        return [term.get_text() for term in read(sample.report(papers=(link,))).select(".paper dt")]

    known = sample.paper()
    assert lines(known)[:3] == ["Authors", "Paper", "Subjects"]
    assert lines(replace(known, paper=replace(known.paper, authors=(), categories=())))[0] == "Paper"


def test_an_address_may_be_broken_behind_its_slashes_and_stays_one_text() -> None:
    page = render(sample.report(sample.result("https://a.example/b/c", Verdict.BROKEN)))
    assert ">https://a.example/<wbr>b/<wbr>c</a>" in page


@pytest.mark.parametrize(
    ("verdicts", "tab"),
    [
        ([Verdict.OK, Verdict.EXCLUDED], "all fine"),
        ([Verdict.OK, Verdict.MOVED, Verdict.BROKEN, Verdict.BROKEN], "2 broken, 1 moved"),
    ],
)
def test_the_tab_says_what_there_is_to_do(verdicts: list[Verdict], tab: str) -> None:
    results = [sample.result(f"https://a.example/{at}", verdict) for at, verdict in enumerate(verdicts)]
    page = read(sample.report(*results))
    assert page.title is not None
    assert page.title.get_text() == f"{tab} · Link health"


def test_notice_and_interruption_stand_on_top() -> None:
    notes = read(replace(full(), notice="A <b>demonstration</b>.", interrupted=True)).select("header .note")
    assert [note.get_text()[:19] for note in notes] == ["A <b>demonstration<", "The run was interru"]


def test_the_policy_allows_this_style_and_this_script_and_nothing_else() -> None:
    page = render(full())
    policy = str(BeautifulSoup(page, "html5lib").select_one("meta[http-equiv]")["content"])  # type: ignore[index]
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for text in re.findall(r"(?s)<(?:style|script)>(.*?)</", page)
    ]
    assert policy.startswith("default-src 'none'; ")
    assert re.findall(r"'sha256-(.*?)'", policy) == hashes
    assert "unsafe" not in policy
    assert not re.search(r"https?:", policy)


def test_the_page_asks_for_nothing() -> None:
    page = read(full())
    sources = [tag for tag in page.find_all(True) if tag.has_attr("src") or tag.has_attr("style")]
    assert sources == []
    assert [str(tag["href"])[:5] for tag in page.find_all("link")] == ["data:"]
    assert not re.search(r"url\(|@import", str(page.style))
    assert not re.search(r"fetch\(|XMLHttp|import\(|innerHTML|eval\(", str(page.script))


def test_links_tell_the_server_nothing_and_have_no_hold_on_the_page() -> None:
    anchors = [anchor for anchor in read(full()).find_all("a") if not str(anchor["href"]).startswith("#")]
    assert anchors
    assert {" ".join(anchor["rel"]) for anchor in anchors} == {"noreferrer noopener"}


def test_a_later_run_must_not_check_what_the_page_reports() -> None:
    occurrences = parse(render(full()), "reports/index.html").occurrences
    assert occurrences
    assert all(each.ignored for each in occurrences if not each.url.startswith("#"))


def test_every_link_into_the_page_leads_to_a_place() -> None:
    page = read(full())
    ids = [str(tag["id"]) for tag in page.find_all(id=True)]
    inner = [str(tag["href"])[1:] for tag in page.find_all("a") if str(tag["href"]).startswith("#")]
    labels = [str(tag["aria-labelledby"]) for tag in page.select("[aria-labelledby]")]
    assert len(ids) == len(set(ids))
    assert {*inner, *labels} <= set(ids)


@lru_cache(maxsize=2)
def kinds(text: str) -> set[tuple[str, str]]:
    """Give the elements and their attributes on a page that says this text everywhere."""
    found = read(sample.everywhere(text)).find_all(True)
    return {(tag.name, attribute) for tag in found for attribute in (*tag.attrs, "")}


@given(
    st.text(max_size=60)
    | st.just(sample.HOSTILE)
    | st.sampled_from(["</script><script>", "</style>", "--><b>", '" onx="'])
)
def test_text_from_outside_adds_no_element_and_no_attribute(text: str) -> None:
    assert kinds(text) <= kinds("x") | {
        ("a", "href"),
        ("a", "rel"),
        ("a", ""),
    }
    assert not sample.COMMANDING.search(body(render(sample.everywhere(text))).replace("\n", ""))


def test_no_password_is_written() -> None:
    secret = "https://" + "u" * 470 + ":secret@a.example/"
    page = render(sample.report(sample.result(secret, Verdict.BROKEN, detail="x" * 20 + secret, text=secret)))
    assert "secret" not in page


def test_a_text_of_a_megabyte_is_cut_where_people_see_that_it_is() -> None:
    page = render(sample.everywhere("x" * 1_000_000))
    assert len(page) < 60_000
    assert "…" in page


def test_changes_since_the_last_run_stand_beside_the_counts() -> None:
    changes = [tag.get_text() for tag in read(full()).select(".change")]
    assert changes == [
        "+2 since the last run",
        "\u22121 since the last run",
        *["as before"] * 2,
        "\u22121 since the last run",
        "as before",
    ]


def test_a_first_run_has_no_trend_and_no_changes() -> None:
    page = read(replace(sample.full(), history=sample.history()[-1:]))
    assert page.select(".trend") == []
    assert page.select(".change") == []


def test_the_trend_can_be_read_as_a_table_newest_first() -> None:
    rows = read(full()).select(".runs tbody tr")
    cells = [cell.get_text() for cell in rows[0].find_all("td")]
    assert cells == ["2026-10-02 03:04 UTC", "11", "3", "1", "1", "1", "2", "3"]
    assert len(rows) == 4


def test_days_have_a_column_only_where_there_are_any() -> None:
    titles = {
        str(table["aria-labelledby"]): [tag.get_text() for tag in table.find_all("th")]
        for table in read(full()).select("table.links")
    }
    assert titles["mend-now"] == ["Address", "Where", "Why", "Since", "Next step"]
    assert titles["look-by-hand"] == ["Address", "Where", "Why", "Next step"]
    assert titles["left-out"] == ["Address", "Where", "Reason"]


def test_what_does_not_fit_is_counted_in_its_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_groups, "MOST_ROWS", 2)
    monkeypatch.setattr(page_papers, "MOST_PAPERS", 1)
    for name, most in {"MOST_HOSTS": 1, "MOST_PROBLEMS": 0}.items():
        monkeypatch.setitem(to_html._templates().globals, name, most)
    told = [tag.get_text().split(" left out")[0] for tag in read(full()).select(".dropped")]
    assert told == [
        "1 more address", "1 more address", "1 more address", "1 more address", "1 more address", "1 more warning",
        "1 more address", "3 more addresses", "3 more hosts", "1 more paper",
    ]  # fmt: skip


def test_a_guide_with_five_thousand_addresses_has_all_of_them_within_three_megabytes() -> None:
    page = render(sample.many(5_000))
    assert page.count('<tr role="row" data-verdict') == 5_000
    assert len(page.encode()) < 3_000_000


def test_warnings_have_their_places() -> None:
    problem = Problem("guide/a.md", 0, 0, "<b>")
    [item] = read(sample.report(problems=(problem,))).select(".warnings li")
    assert item.get_text() == "guide/a.md <b>"


def test_the_templates_are_in_the_package() -> None:
    folder = Path(to_html.__file__).with_name("templates")
    assert sorted(file.name for file in folder.iterdir()) == ["page.css", "page.html", "page.js", "parts.html"]


@pytest.mark.parametrize(("number", "rest"), [(1, "."), (52, " and 2 more.")])
def test_papers_that_were_not_looked_up_are_named(number: int, rest: str) -> None:
    ids = [f"2305.{each:05}" for each in range(1, number + 1)]
    told = read(replace(sample.report(), papers_missing=tuple(ids))).select_one("section.papers .dropped")
    assert told
    names = ", ".join(f"arXiv:{each}" for each in ids[:50])
    assert " ".join(told.get_text().split()) == f"Not looked up in this run: {names}{rest}"
    assert told.select("a")[0]["href"] == "https://arxiv.org/abs/2305.00001"


def test_where_every_paper_was_looked_up_nothing_is_said_of_it() -> None:
    assert "Not looked up" not in render(full())
