"""What the page does in a real browser; `make browser` runs these."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sample
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # it ships no types
from playwright.sync_api import Page, expect

from linkwatch.model import Observation, Report, Verdict

if TYPE_CHECKING:
    from chromium import Open

pytest_plugins = ["chromium"]
pytestmark = pytest.mark.browser
FACES = [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]
VERY_LONG = "https://long.example/" + "x" * 1_000_000


def shown_addresses(page: Page) -> list[str]:
    """Give the addresses that a reader sees in the lists, from top to bottom."""
    return [text for text in page.locator("tr[data-verdict]:visible .c-address .url").all_inner_texts() if text]


def report() -> Report:
    return replace(sample.full(), history=sample.history())


@pytest.mark.parametrize(("scheme", "width"), FACES)
@pytest.mark.parametrize("made", [report, lambda: sample.everywhere(sample.HOSTILE), sample.report])
def test_axe_finds_nothing_to_complain_of(opened: Open, made: Callable[[], Report], scheme: str, width: int) -> None:
    page = opened(made(), width, color_scheme=scheme).page
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(("scheme", "width"), FACES)
def test_the_page_says_nothing_on_the_console_and_asks_for_nothing(opened: Open, scheme: str, width: int) -> None:
    shown = opened(report(), width, color_scheme=scheme)
    shown.page.get_by_label("Search").fill("example")
    shown.page.get_by_role("button", name="broken", exact=True).click()
    shown.page.get_by_role("button", name="Address").first.click()
    assert shown.said == []
    assert [url for url in shown.asked if not url.startswith("data:")] == [shown.page.url]


def test_the_policy_lets_no_other_style_script_or_picture_in(opened: Open) -> None:
    page = opened(report()).page
    refused = page.evaluate(
        """async () => {
          const refused = new Set();
          const all = new Promise((done) => document.addEventListener("securitypolicyviolation", (event) => {
            if (refused.add(event.effectiveDirective).size === 4) done();
          }));
          const add = (tag, set) => {
            const made = document.createElement(tag);
            set(made);
            document.body.append(made);
          };
          add("style", (style) => { style.textContent = "body { display: none }"; });
          add("img", (img) => { img.src = "https://a.example/x.png"; });
          add("p", (p) => p.setAttribute("style", "color: red"));
          try { add("script", (script) => { script.textContent = "window.ran = true"; }); } catch { /* refused */ }
          try { document.body.insertAdjacentHTML("beforeend", "<b>x</b>"); } catch { /* refused */ }
          await all;
          return [[...refused].sort(), window.ran === true, getComputedStyle(document.body).display];
        }"""
    )
    kinds, ran, display = refused
    assert kinds == ["img-src", "require-trusted-types-for", "style-src-attr", "style-src-elem"]
    assert (ran, display) == (False, "block")


@pytest.mark.parametrize(
    "text", [sample.HOSTILE, '"><img src=x onerror=alert(1)>', "\ud800\u202e</title></style>", VERY_LONG]
)
def test_hostile_text_stays_text(opened: Open, text: str) -> None:
    shown = opened(sample.everywhere(text), 390)
    shown.page.get_by_label("Search").fill("x")
    assert shown.said == []
    assert [url for url in shown.asked if not url.startswith("data:")] == [shown.page.url]
    assert shown.page.locator("script, style").count() == 2
    assert shown.page.locator("[onerror], img, h1").count() == 1
    assert shown.page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_makes_the_page_wider_than_the_screen(opened: Open, width: int) -> None:
    page = opened(report(), width).page
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_verdict_shows_only_its_addresses_and_pressing_again_shows_all(opened: Open) -> None:
    page = opened(report()).page
    chip = page.get_by_role("button", name="moved", exact=True)
    chip.click()
    assert shown_addresses(page) == ["https://example.org/old_page#part"]
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("status")).to_have_text("1 of 11 addresses, 0 of 2 papers shown")
    expect(page.get_by_role("heading", name="Mend now")).to_be_hidden()
    chip.click()
    expect(page.get_by_role("heading", name="Mend now")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("11 of 11 addresses, 2 of 2 papers shown")


def test_a_page_without_entries_has_no_search(opened: Open) -> None:
    assert opened(sample.report()).page.get_by_label("Search").is_hidden()
    assert opened(report()).page.get_by_label("Search").is_visible()


def test_the_next_step_has_all_the_width_of_a_narrow_screen(opened: Open) -> None:
    steps = opened(report(), 390).page.locator("td.c-step:visible").all()
    assert len(steps) > 4
    assert all((box := step.bounding_box()) and box["width"] > 300 for step in steps)


def test_two_verdicts_show_the_addresses_of_both(opened: Open) -> None:
    page = opened(report()).page
    for name in ("moved", "blocked"):
        page.get_by_role("button", name=name, exact=True).click()
    assert shown_addresses(page) == ["https://example.org/old_page#part", "https://wall.example/"]


@pytest.mark.parametrize(
    ("words", "addresses"),
    [
        ("wall", ["https://wall.example/"]),
        ("WALL person", ["https://wall.example/"]),
        ("readme.md:98", ["guide/papers.md#atention"]),
        ("no-such-anchor", ["guide/papers.md#atention"]),
        ("private-address", ["http://localhost/"]),
        ("wall nothing-of-the-kind", []),
    ],
)
def test_a_search_finds_all_its_words_also_in_what_is_folded(opened: Open, words: str, addresses: list[str]) -> None:
    page = opened(report()).page
    page.get_by_label("Search").fill(words)
    assert shown_addresses(page) == addresses
    expect(page.get_by_text("Nothing here matches.")).to_be_visible(visible=not addresses)


def test_a_search_finds_papers_by_title_author_and_abstract(opened: Open) -> None:
    page = opened(report()).page
    for words in ("attention is", "kaiser", "28.4 bleu"):
        page.get_by_label("Search").fill(words)
        assert page.locator(".paper:visible .title").all_inner_texts() == ["Attention Is All You Need"]


def test_what_was_folded_is_folded_again_after_a_search(opened: Open) -> None:
    page = opened(report()).page
    fine = page.locator("section", has=page.get_by_role("heading", name="Fine")).locator("> details")
    search = page.get_by_label("Search")
    expect(fine).not_to_have_attribute("open", "")
    search.fill("example.org")
    expect(fine).to_have_attribute("open", "")
    search.fill("")
    expect(fine).not_to_have_attribute("open", "")


def test_everything_can_be_shown_again_where_nothing_matches(opened: Open) -> None:
    page = opened(report()).page
    page.get_by_role("button", name="moved", exact=True).click()
    page.get_by_label("Search").fill("no such thing")
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_role("status")).to_have_text("11 of 11 addresses, 2 of 2 papers shown")
    expect(page.get_by_label("Search")).to_be_focused()


def seen(name: str, elapsed_ms: int | None) -> Observation | None:
    return None if elapsed_ms is None else replace(sample.visited(name, 200), elapsed_ms=elapsed_ms)


def test_a_column_sorts_both_ways_and_numbers_by_their_size(opened: Open) -> None:
    times = {"a": 900, "b": 20_000, "c": 80, "d": None}
    results = [
        sample.result(f"https://{name}.example/", Verdict.OK, seen=seen(name, time)) for name, time in times.items()
    ]
    page = opened(sample.report(*results)).page
    page.get_by_role("heading", name="Fine").click()
    table = page.get_by_role("table", name="Fine")
    button = table.get_by_role("button", name="Time")
    button.click()
    assert table.locator("tbody .c-time").all_inner_texts() == ["80 ms", "900 ms", "20.0 s", ""]
    expect(table.get_by_role("columnheader", name="Time")).to_have_attribute("aria-sort", "ascending")
    button.click()
    assert table.locator("tbody .c-time").all_inner_texts() == ["20.0 s", "900 ms", "80 ms", ""]
    table.get_by_role("button", name="Where").click()
    assert table.locator("[aria-sort]").count() == 1
    assert [text[:9] for text in shown_addresses(page)] == ["https://a", "https://b", "https://c", "https://d"]


def test_places_sort_in_the_order_of_the_documents_and_unknown_days_come_last(opened: Open) -> None:
    page = opened(report()).page
    table = page.get_by_role("table", name="Mend now")
    table.get_by_role("button", name="Address").click()
    table.get_by_role("button", name="Where").click()
    lines = table.locator("tbody .c-where .path:first-child").all_inner_texts()
    assert [line.strip() for line in lines] == ["guide/README.md:96:3", "guide/README.md:98:3", "guide/README.md:101:3"]
    for _ in range(2):
        table.get_by_role("button", name="Since").click()
        assert table.locator("tbody .c-since").first.inner_text().startswith("2026-09-18")


def test_the_keyboard_reaches_all_of_it(opened: Open) -> None:
    page = opened(report()).page
    press = page.keyboard.press
    press("Tab")
    expect(page.get_by_role("link", name="Skip to the links")).to_be_focused()
    press("Enter")
    expect(page.locator("#report")).to_be_focused()
    press("Tab")
    expect(page.get_by_label("Search")).to_be_focused()
    page.keyboard.type("papers.md")
    assert shown_addresses(page) == ["guide/papers.md#atention"]
    press("Tab")
    press("Space")
    expect(page.get_by_role("button", name="broken", exact=True)).to_have_attribute("aria-pressed", "true")
    while page.evaluate("document.activeElement.tagName") != "BUTTON" or "Address" not in focused(page):
        press("Tab")
    press("Enter")
    expect(page.get_by_role("table", name="Mend now").locator("th").first).to_have_attribute("aria-sort", "ascending")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_all_of_it_can_be_read_without_a_script(opened: Open) -> None:
    page = opened(report(), java_script_enabled=False).page
    expect(page.get_by_label("Search")).to_be_hidden()
    assert page.get_by_role("button").count() == 0
    assert len(shown_addresses(page)) == 7
    page.get_by_role("heading", name="Left out").click()
    assert len(shown_addresses(page)) == 10
    page.get_by_text("Attention Is All You Need").click()
    expect(page.get_by_text("28.4 BLEU")).to_be_visible()


def test_paper_shows_what_is_folded_and_leaves_the_tools_out(opened: Open) -> None:
    page = opened(report()).page
    page.emulate_media(media="print")
    expect(page.get_by_label("Search")).to_be_hidden()
    expect(page.get_by_role("link", name="Skip to the links")).to_be_hidden()
    fine = page.locator("section", has=page.get_by_role("heading", name="Fine")).locator("tbody tr")
    assert fine.first.evaluate("row => row.checkVisibility({ contentVisibilityAuto: true })")
    assert page.pdf().startswith(b"%PDF")


def test_on_a_sheet_of_paper_every_list_is_a_table_with_its_heads_and_its_colours(opened: Open) -> None:
    page = opened(report(), width=688).page  # A4 within its margins
    assert displayed(page) == {"block"}
    page.emulate_media(media="print")
    assert displayed(page) == {"table-row"}
    expect(page.get_by_role("table", name="Mend now").locator("thead")).to_be_visible()
    dot = page.evaluate("getComputedStyle(document.querySelector('.legend span'), '::before').printColorAdjust")
    assert dot == "exact"


def test_on_paper_no_heading_is_left_alone_at_the_end_of_a_sheet(opened: Open) -> None:
    page = opened(report()).page
    page.emulate_media(media="print")
    heads = page.locator(".group h2, .group > details > summary")
    styles = heads.evaluate_all(
        "(heads) => heads.map((head) => [getComputedStyle(head).display, getComputedStyle(head).breakAfter])"
    )
    assert {after for _, after in styles} == {"avoid"}
    assert not any(display.startswith("inline") for display, _ in styles)  # where breaks do not count


def displayed(page: Page) -> set[str]:
    """Give how the rows of all lists are laid out, but for the numbers of the trend."""
    rows = page.locator("table:not(.runs) tbody tr")
    return set(rows.evaluate_all("(rows) => rows.map((row) => getComputedStyle(row).display)"))


def test_five_thousand_addresses_can_be_searched(opened: Open) -> None:
    page = opened(sample.many(5_000)).page
    page.get_by_label("Search").fill("page-4321")
    assert len(shown_addresses(page)) == 1
    expect(page.get_by_role("status")).to_have_text("1 of 5000 addresses shown")


def test_the_trend_tells_each_run(opened: Open) -> None:
    page = opened(report()).page
    chart = page.get_by_role("img", name="From 2 broken")
    expect(chart).to_be_visible()
    assert chart.locator("g").count() == len(sample.history())
    assert chart.locator("title").last.text_content() == "2026-10-02: 3 broken, 1 unreachable, 1 blocked, 1 moved of 11"


@pytest.mark.parametrize("width", [1280, 900, 390])
def test_the_numbers_of_the_trend_stand_below_their_heads(opened: Open, width: int) -> None:
    page = opened(report(), width).page
    page.get_by_text("The numbers").click()
    table = page.get_by_role("table", name="The last runs")
    ends = [
        table.locator(cells).evaluate_all(
            """(cells) => cells.map((cell) => {
              const range = document.createRange();
              range.selectNodeContents(cell.querySelector("button") ?? cell);
              return range.getBoundingClientRect().right;
            })"""
        )
        for cells in ("th.c-number", "tbody tr:first-child td.c-number")
    ]
    assert len(ends[0]) == 7
    assert all(abs(head - number) < 2 for head, number in zip(*ends, strict=True))
