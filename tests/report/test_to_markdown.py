from __future__ import annotations

import re
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

from linkwatch.model import CodeLink, Report, Verdict
from linkwatch.report.to_markdown import LIMIT, render, render_within


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
    assert inner == ["mend-now", "update-the-address", "look-by-hand", "wait"]
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


def busy() -> Report:
    verdicts = [Verdict.BROKEN, Verdict.MOVED, Verdict.BLOCKED, Verdict.UNREACHABLE]
    results = [sample.result(f"https://a.example/{number}", verdicts[number % 4]) for number in range(1000)]
    return sample.report(*results, papers=(sample.paper(), sample.withdrawn()) * 50)


@pytest.mark.parametrize("limit", [16_384, 65_536, 100_000])
def test_a_page_keeps_within_any_limit_and_says_how_much_it_leaves_out(limit: int) -> None:
    written = render_within(busy(), limit)
    assert limit - 3000 < len(written.encode()) <= limit
    assert "left out to keep this page small" in written


def test_abstracts_go_first_then_what_is_least_urgent() -> None:
    whole = len(render_within(busy(), 10**9).encode())
    smaller = render_within(busy(), whole - 1000)
    assert smaller.count("<details>") < 100
    assert smaller.count("https://arxiv.org/abs/") == 100
    issue = render_within(busy(), 65_536)
    titles = ("Mend now", "Update the address", "Look by hand", "Wait")
    shown = [section.count("<br>") for section in re.split("\n## ", issue) if section.startswith(titles)]
    assert shown[0] == 250
    assert shown == sorted(shown, reverse=True)
    assert shown[-1] < 250


def test_the_text_of_an_issue_has_no_more_characters_than_github_takes() -> None:
    results = [sample.result(f"https://a.example/{n}", Verdict.BROKEN, detail="論" * 400) for n in range(500)]
    assert len(render_within(sample.report(*results), 65_536)) <= 65_536


def test_columns_of_papers_without_anything_in_them_are_left_out() -> None:
    bare = replace(sample.paper(), code=(), explained=())
    written = render(sample.report(papers=(bare,)))
    assert "| Paper | Published |\n" in written


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (CodeLink("https://github.com/a/b", "guide"), "[github.com/a/b](https://github.com/a/b) |"),
        (CodeLink("https://github.com/a/b", "comment", Verdict.OK), "[github.com/a/b](https://github.com/a/b) |"),
        (CodeLink("https://a.b/c", "huggingface"), "[a.b/c](https://a.b/c) (suggested by Hugging Face) |"),
        (CodeLink("https://a.b/c", "abstract", Verdict.BROKEN), "[a.b/c](https://a.b/c) (broken) |"),
    ],
)
def test_code_is_linked_with_what_is_to_know_about_it(code: CodeLink, told: str) -> None:
    assert told in render(sample.report(papers=(replace(sample.paper(), code=(code,)),)))


def test_an_older_version_that_the_guide_links_to_is_noted() -> None:
    assert "links to version 2, the latest is 7" in render(
        sample.report(papers=(replace(sample.paper(), linked_version=2),))
    )


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


def test_what_did_not_work_before_a_change_either_is_a_table_of_its_own() -> None:
    written = render(sample.compared(sample.result("https://a.example/", Verdict.OK)))
    assert "> [!NOTE]\n> Compared with main.\n" in written
    _, _, section = written.partition("## Already broken before this change\n")
    assert section.partition("\n---\n")[0] == (
        "\nThese did not work before the change either, and it does not touch them: they fail no run that compares.\n\n"
        "| Link | Why |\n| --- | --- |\n"
        "| `guide/gone.md`<br>`guide/README.md:7:3` | There is no such file. |\n"
        "| [https&#58;//dead.example/](https://dead.example/)<br>`guide/README.md:8:3`<br>`guide/README.md:9:1` | "
        "No answer.<br>Failing since 2026-09-18, seen on 3 days. |\n"
    )
