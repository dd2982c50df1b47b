from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import cmarkgfm
import pytest
import sample
from bs4 import BeautifulSoup
from cmarkgfm.cmark import Options
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from linkwatch.model import Verdict
from linkwatch.report.to_markdown import LIMIT, Section, page, render


def on_github(markdown: str) -> BeautifulSoup:
    """Read a page as GitHub does, raw HTML kept."""
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)
    return BeautifulSoup(html, "html5lib")


def widths(markdown: str) -> list[int]:
    """Count the cells of every row as a second, independent parser sees them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    found: list[int] = []
    for token in tokens:
        if token.type == "tr_open":
            found.append(0)
        elif token.type in {"td_open", "th_open"}:
            found[-1] += 1
    return found


TOP = '# Link health\n\n<!-- linkwatch: off reason="a report of linkwatch" -->\n\n'


def outline(soup: BeautifulSoup) -> list[str]:
    return [tag.name for tag in soup.find_all(True) if tag.name != "span"]


def destinations(soup: BeautifulSoup) -> Iterator[str]:
    for anchor in soup.find_all("a"):
        yield str(anchor["href"])


def test_a_full_report_is_written_just_so() -> None:
    assert_golden("full.md", render(sample.full()))


def test_an_empty_report_says_loudly_that_nothing_was_checked() -> None:
    written = render(sample.report())
    assert written.startswith(f"{TOP}> [!WARNING]\n> CHECKED 0 LINKS: there is no link in guide/README.md")
    assert "**checked 0 links**" in written


def test_notice_and_interruption_stand_on_top() -> None:
    written = render(replace(sample.full(), notice="A *demonstration*.", interrupted=True))
    assert written.startswith(
        f"{TOP}> [!NOTE]\n> A &#42;demonstration&#42;.\n\n> [!WARNING]\n> The run was interrupted:"
    )


def test_the_sections_say_what_to_do_most_urgent_first() -> None:
    titles = [tag.get_text() for tag in on_github(render(sample.full())).find_all(["h2", "h3"])]
    assert titles == [
        "Mend now",
        "Update the address",
        "Look by hand",
        "Wait",
        "Back again",
        "Warnings",
        "Papers",
        "Abstracts",
    ]


def test_every_contents_link_leads_to_a_heading() -> None:
    soup = on_github(render(sample.full()))
    headings = {tag.get_text().lower().replace(" ", "-") for tag in soup.find_all("h2")}
    inner = [url.removeprefix("#") for url in destinations(soup) if url.startswith("#")]
    assert inner == ["mend-now", "wait", "look-by-hand", "update-the-address"]
    assert set(inner) <= headings


def test_sections_without_links_are_left_out() -> None:
    written = render(sample.report(sample.result("https://a.example/", Verdict.OK)))
    assert "## " not in written
    assert "| broken | 0 | nothing |" in written


def test_links_read_as_written_and_lead_where_they_say() -> None:
    soup = on_github(render(sample.full()))
    shown = {anchor.get_text(): str(anchor["href"]) for anchor in soup.find_all("a")}
    assert shown["https://example.org/new_page?a=1&b=(2|3)#part"] == "https://example.org/new_page?a=1&b=(2%7C3)#part"
    assert shown["https://hostile.example/|`a`"] == "https://hostile.example/%7C%60a%60"


def test_the_abstract_reads_as_written_and_is_folded() -> None:
    folded = on_github(render(sample.full())).find_all("details")
    assert "at a cost of $O(n^2 \\cdot d)$ a layer." in folded[0].get_text()
    assert "\n1. This paper" in folded[1].get_text()
    assert folded[1].find("li") is None


def test_nothing_but_http_is_linked() -> None:
    results = [sample.result(url, Verdict.BROKEN) for url in ("javascript:alert(1)", "guide/x.md", "ftp://a.example/")]
    soup = on_github(render(sample.report(*results)))
    assert [url for url in destinations(soup) if not url.startswith("#")] == []


def test_an_address_too_long_for_a_link_is_shown_and_not_linked() -> None:
    url = "https://a.example/" + "x" * 5000
    soup = on_github(render(sample.report(sample.result(url, Verdict.BROKEN))))
    assert url not in list(destinations(soup))
    assert any(code.get_text() == url[:99] + "…" for code in soup.find_all("code"))


def test_the_first_ten_places_are_named_and_the_rest_counted() -> None:
    places = tuple((line, 1) for line in range(1, 13))
    written = render(sample.report(sample.result("https://a.example/", Verdict.BROKEN, places=places)))
    assert "`guide/README.md:10:1`<br>and 2 more |" in written
    assert "README.md:11:1" not in written


def test_no_password_is_written_also_where_a_text_is_cut() -> None:
    secret = "https://" + "u" * 470 + ":secret@a.example/"
    written = render(sample.report(sample.result(secret, Verdict.BROKEN, detail="x" * 20 + secret, text=secret)))
    assert "uuu" not in written
    assert "secret" not in written


def test_a_page_that_is_too_large_loses_whole_rows_from_the_end_and_counts_them() -> None:
    sections = (Section("# A\n\n", ("- aaaa\n",) * 3), Section("# B\n\n", ("- bbbb\n",) * 4))
    whole = page(sections, "end\n", 10_000)
    small = page(sections, "end\n", 2 * (5 + 200) + 4 + 5 * 7)
    assert "left out" not in whole
    assert small == (
        "# A\n\n- aaaa\n- aaaa\n- aaaa\n\n# B\n\n- bbbb\n- bbbb\n\n"
        "2 more entries left out to keep this page small; the JSON report has all.\n\nend\n"
    )


def test_one_row_too_many_is_counted_as_one() -> None:
    small = page((Section("# A\n\n", ("- aaaa\n",)),), "end\n", 100)
    assert small == "# A\n\n\n1 more entry left out to keep this page small; the JSON report has all.\n\nend\n"


def test_no_page_is_larger_than_the_limit() -> None:
    results = [sample.result(f"https://a.example/{number}", Verdict.BROKEN, detail="ü$" * 250) for number in range(600)]
    written = render(sample.report(*results, papers=(sample.paper(),)))
    assert LIMIT - 10_000 < len(written.encode()) <= LIMIT
    assert "more entries left out" in written


@pytest.mark.parametrize(
    "text",
    [
        sample.HOSTILE,
        "a\\",
        "\\|",
        "``|``",
        "| --- |",
        "</summary><script>",
        "![x](y)",
        "1. a",
        "- a",
        "===",
        "---",
        "# h",
    ],
)
def test_hostile_text_changes_nothing_of_the_page_but_its_own_words(text: str) -> None:
    assert outline(on_github(render(sample.everywhere(text)))) == outline(on_github(render(sample.everywhere("?"))))


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_no_text_from_outside_adds_a_cell_an_element_or_a_command(text: str) -> None:
    written = render(sample.everywhere(text))
    assert widths(written) == widths(render(sample.everywhere("?")))
    assert "<script" not in written.lower()
    assert not sample.COMMANDING.search(written.replace("\n", ""))
    written.encode()
