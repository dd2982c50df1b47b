from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import settings as runs
from hypothesis import strategies as st
from sample_papers import PAPERS, by_id, paper
from table_texts import ROOT, TOLD, emptied, without

from linkwatch.model import Fact, LinkwatchError, Sort, TableSettings
from linkwatch.papers import find_ids, regenerate, width
from linkwatch.papers.find import find

# --- any table -------------------------------------------------------------------------------

URLS = st.sampled_from(["1706.03762", "2305.14314v2", "1801.06146", "2401.00001"]).map(
    "https://arxiv.org/abs/{}".format
)
WORDS = st.text(st.sampled_from("ab *_`[]()<>!\\|&;$~é\u00a0.:"), max_size=12)
NAMED = st.sampled_from(["1706.03762", "arXiv:2305.14314v2", "arxiv.org/abs/1801.06146", "10.48550/arXiv.1706.03762"])
LINKS = st.builds("[{}]({})".format, st.sampled_from(["attention is all you need", "QLoRA", "", "a *b*", "x [y"]), URLS)
CELLS = st.one_of(
    WORDS,
    st.builds("{}{}{}".format, WORDS, LINKS, WORDS),
    URLS,
    NAMED,
    st.builds("<a href='{}'>{}</a>".format, URLS, WORDS),
    st.sampled_from(["", " ", "`a \\| b`", "![i](j)", "<br>", "2017-06", "Ashish Vaswani", "[c](https://c.example)"]),
)
NAMES = [
    "Paper",
    "name",
    "Title",
    "Authors",
    "Published",
    "Date",
    "PDF",
    "Notes",
    "",
    "Code",
    "Explained",
    "Venue",
    "作者",
    "Preprint",
    "<b>Quelle</b>",
]
HEADERS = st.sampled_from(NAMES)
SETTINGS = st.builds(
    TableSettings,
    columns=st.lists(st.sampled_from(Fact), unique=True, max_size=4).map(tuple),
    headers=st.lists(st.tuples(HEADERS, st.sampled_from(Fact)), max_size=2).map(tuple),
    sort=st.sampled_from(Sort),
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    header = draw(st.lists(HEADERS, min_size=1, max_size=5))
    rows = draw(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=5))
    delimiter = draw(st.lists(st.sampled_from(["-", ":--", "--:", ":-:"]), min_size=len(header), max_size=len(header)))
    lines = [f"|{'|'.join(row)}|" for row in (header, delimiter, *rows)]
    lines[0] = lines[0][draw(st.integers(0, 1)) :]
    if draw(st.booleans()):
        lines = aligned([header, *rows], delimiter)
    before = draw(st.sampled_from(["# Papers", "# Papers\n\nWords.\n", "# Other", "> # Papers", "- Papers"]))
    after = draw(
        st.sampled_from(["", "\n", "\n\nEnd.", "\nlazy", "\n\n# Papers\n", "\n<br>\n| a |", "\n|\n1706.03762|"])
    )
    return ("\n".join([before, *lines]) + after).replace("\n", draw(ENDS))


def aligned(rows: list[list[str]], delimiter: list[str]) -> list[str]:
    """Write the rows with their pipes in line, as far as cells allow."""
    wide = [max(3, *(width.of(row[at]) or 0 for row in rows if at < len(row))) for at in range(len(delimiter))]
    dashes = [each.replace("-", "-" * (size + 1 - len(each))) for each, size in zip(delimiter, wide, strict=True)]
    header, *others = ([*row, *[""] * (len(wide) - len(row))][: len(wide)] for row in rows)
    padded = (
        [cell + " " * (size - (width.of(cell) or 0)) for cell, size in zip(row, wide, strict=True)] for row in others
    )
    first = [cell + " " * (size - (width.of(cell) or 0)) for cell, size in zip(header, wide, strict=True)]
    return [f"| {' | '.join(row)} |" for row in (first, dashes, *padded)]


ANY_TEXT = st.text(st.sampled_from("# Papers|-:\n\r>`<!\\[]()aé\x00\ufeff"), max_size=80) | st.text()


@runs(deadline=None)
@given(documents(), SETTINGS)
def test_regenerating_twice_is_regenerating_once(text: str, settings: TableSettings) -> None:
    once = regenerate(text, TOLD, "guide.md", settings)
    twice = regenerate(once.text, TOLD, "guide.md", settings)
    assert twice.text == once.text
    assert twice.rows == once.rows


@runs(deadline=None)
@given(documents(), SETTINGS)
def test_lines_outside_of_tables_and_all_line_ends_stay(text: str, settings: TableSettings) -> None:
    before, after = (lines_of(each) for each in (text, regenerate(text, TOLD, "", settings).text))
    in_tables = {
        line
        for each in find(before[::2], "", settings).tables
        for line in range(each.table.header.line, each.table.delimiter.line + len(each.table.rows) + 1)
    }
    assert len(before) == len(after)
    for place, (old, new) in enumerate(zip(before, after, strict=True)):
        assert old == new or (place % 2 == 0 and place // 2 in in_tables)


@runs(deadline=None)
@given(documents(), SETTINGS)
def test_a_persons_cells_stay_in_their_columns_and_no_cell_is_emptied(text: str, settings: TableSettings) -> None:
    settings = replace(settings, sort=Sort.NONE)
    after = regenerate(text, TOLD, "", settings).text
    tables = (find(lines_of(each)[::2], "", settings).tables for each in (text, after))
    for old, new in zip(*tables, strict=True):
        place = old.columns.order().index if new.table.width > old.table.width else int
        theirs = set(range(old.table.width)) - old.columns.kept - {old.columns.paper}
        for was, now in zip(old.table.rows, new.table.rows, strict=True):
            for column, cell in enumerate(was.cells[: old.table.width]):
                kept = now.cells[place(column)] if cell or place(column) < len(now.cells) else ""
                assert kept == cell if cell and column in theirs else kept or not cell
            assert was.cells[old.table.width :] == now.cells[new.table.width :]


@runs(deadline=None)
@given(documents(), SETTINGS)
def test_sorting_only_moves_rows(text: str, settings: TableSettings) -> None:
    by_hand, by_rule = (
        regenerate(text, TOLD, "", replace(settings, sort=sort)).text.splitlines()
        for sort in (Sort.NONE, settings.sort)
    )
    assert sorted(by_hand) == sorted(by_rule)


@runs(deadline=None)
@given(documents(), SETTINGS, st.lists(st.sampled_from(["1706.03762", "2305.14314", "2401.00001"]), max_size=2))
def test_adding_adds_rows_and_no_more(text: str, settings: TableSettings, add: list[str]) -> None:
    below = [table.under_heading for table in find(lines_of(text)[::2], "", settings).tables]
    if add and not (len(below) == 1 or sum(below) == 1):
        with pytest.raises(LinkwatchError, match="to add to"):
            regenerate(text, TOLD, "", settings, add)
        return
    found = regenerate(text, TOLD, "", settings, add)
    assert set(add) & TOLD.keys() <= set(find_ids(found.text, settings))
    assert regenerate(found.text, TOLD, "", settings).text == found.text
    without = regenerate(text, TOLD, "", settings)
    new = [id_ for id_ in dict.fromkeys(add) if id_ in TOLD and id_ not in find_ids(text, settings)]
    assert found.rows == without.rows + len(new)
    assert len(lines_of(found.text)) == len(lines_of(text)) + 2 * len(new)
    assert lines_of(found.text)[-1] == "" or lines_of(text)[-1] != ""


def lines_of(text: str) -> list[str]:
    return re.split(r"(\r\n|\r|\n)", text)


@given(ANY_TEXT)
def test_any_text_is_regenerated_without_an_error(text: str) -> None:
    found = regenerate(text, PAPERS, "guide.md")
    assert found.text == text or find_ids(text)


def test_the_table_of_the_guide_is_in_the_regenerated_form_and_restored_to_it() -> None:
    guide = (ROOT / "guide" / "README.md").read_bytes().decode()
    entries = json.loads((ROOT / "src" / "linkwatch" / "demo" / "papers.json").read_bytes())["papers"]
    months = {each["id"]: datetime.strptime(each["published"][:7], "%Y-%m").replace(tzinfo=UTC) for each in entries}
    papers = by_id(*(paper(each["id"], each["title"], tuple(each["authors"]), months[each["id"]]) for each in entries))
    start = guide.index("\n## Papers\n")
    end = guide.index("\n## ", start + 1)
    section = guide[start:end]
    for damaged in (section, emptied(2, emptied(3, section)), without(2, without(2, section))):
        found = regenerate(guide[:start] + damaged + guide[end:], papers, "guide/README.md")
        assert (found.text, found.problems, found.rows) == (guide, (), len(papers))
    assert find_ids(guide) == tuple(papers)
