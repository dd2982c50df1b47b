from __future__ import annotations

import pytest
from sample_papers import PAPERS, ULMFIT, by_id, paper
from table_texts import KEPT, below_heading, emptied, regenerated, row_of, told, without

from linkwatch.model import Fact, LinkwatchError, PaperFacts, TableSettings
from linkwatch.papers import cells, find_ids, find_lines, regenerate


def test_a_table_in_the_regenerated_form_stays_byte_for_byte() -> None:
    found = regenerate(KEPT, PAPERS, "guide.md")
    assert found.text == KEPT
    assert (found.problems, found.rows) == ((), 3)


@pytest.mark.parametrize(
    "damaged",
    [
        emptied(2, emptied(3, KEPT)),
        emptied(2, KEPT),
        emptied(3, KEPT),
        KEPT.replace(
            "[Attention Is All You Need](https://arxiv.org/abs/1706.03762)", "https://arxiv.org/pdf/1706.03762"
        ),
        without(2, without(2, KEPT)),
        without(2, KEPT),
        without(3, KEPT),
        KEPT.replace("Noam", "Nobody").replace("2017-06", "2099-12").replace("QLoRA: Efficient Finetuning", "QLoRA"),
        KEPT.replace("Attention Is All You Need", "attention is all you need"),
    ],
)
def test_what_arxiv_knows_is_restored_byte_for_byte(damaged: str) -> None:
    assert damaged != KEPT
    assert regenerated(damaged) == KEPT


def test_a_persons_first_table_gets_its_columns_and_keeps_names_and_alignment() -> None:
    text = """\
Papers
======
|  name  |  Description   |
| :----: | -------------:
| [Attention is all you need](https://arxiv.org/abs/1706.03762)     | The paper that introduced the transformer.  |
|[QLoRA](https://arxiv.org/abs/2305.14314)||
 https://arxiv.org/abs/1801.06146
"""
    assert (
        regenerated(text)
        == """\
Papers
======
| name | Authors | Published | Description |
| :---: | --- | --- | ---: |
| [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | Ashish Vaswani, Noam Shazeer, Niki Parmar et al. | 2017-06 | The paper that introduced the transformer. |
| [QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314) | Tim Dettmers, Artidoro Pagnoni, Ari Holtzman et al. | 2023-05 |  |
| [Universal Language Model Fine-tuning for Text Classification](https://arxiv.org/abs/1801.06146) | Jeremy Howard, Sebastian Ruder | 2018-01 |  |
"""  # noqa: E501 -- a row is a line
    )


def test_the_order_of_columns_is_the_persons() -> None:
    text = """\
# Papers
| Published | Stars | Title | Authors |
|---|---|---|---|
| | 5 | [QLoRA](https://arxiv.org/abs/2305.14314) | |
"""
    assert row_of(regenerated(text)) == (
        "| 2023-05 | 5 | [QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314) "
        "| Tim Dettmers, Artidoro Pagnoni, Ari Holtzman et al. |"
    )


def test_a_column_that_the_person_named_otherwise_is_only_filled() -> None:
    header = "| Paper | Author | Date |\n|---|---|---|"
    link = "[QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314)"
    assert row_of(regenerated(below_heading(f"| {link} | Dettmers et al. | |", header=header))) == (
        f"| {link} | Dettmers et al. | 2023-05 |"
    )


def test_a_column_of_links_tells_the_paper_and_stays() -> None:
    header = "| Title | Authors | Published | PDF |\n|---|---|---|---|"
    text = below_heading("| QLoRA, a plain text | | | [pdf](https://arxiv.org/pdf/2305.14314) |", header=header)
    assert row_of(regenerated(text)) == (
        "| QLoRA, a plain text | Tim Dettmers, Artidoro Pagnoni, Ari Holtzman et al. | 2023-05 "
        "| [pdf](https://arxiv.org/pdf/2305.14314) |"
    )


def test_a_column_that_is_not_for_titles_keeps_its_links() -> None:
    header = "| Modell | Authors | Published |\n|---|---|---|"
    row = "| [a](https://arxiv.org/abs/2305.14314v1) | | |"
    text = below_heading(row, row.replace("[a]", "[b]"), header=header).replace("# Papers", "# Modelle")
    assert row_of(regenerated(text)).startswith("| [a](https://arxiv.org/abs/2305.14314v1) | Tim Dettmers,")


def test_elsewhere_than_below_a_heading_papers_only_gaps_are_filled() -> None:
    text = """\
# Benchmark
| Paper | Authors | Published | Score |
|-------|---------|-----------|-------|
| [QLoRA](https://arxiv.org/pdf/2305.14314) | Dettmers | May 2023 | 1 |
| [[**U**] ULMFiT](https://arxiv.org/abs/1801.06146) | | 2018 | 2 |
| <https://arxiv.org/abs/1801.06146> | Nobody | | 2 |
"""
    assert regenerated(text).split("\n")[3:] == [
        "| [QLoRA](https://arxiv.org/pdf/2305.14314) | Dettmers | May 2023 | 1 |",
        "| [[**U**] ULMFiT](https://arxiv.org/abs/1801.06146) | Jeremy Howard, Sebastian Ruder | 2018 | 2 |",
        f"| [{ULMFIT.title}](https://arxiv.org/abs/1801.06146) | Nobody | 2018-01 | 2 |",
        "",
    ]


@pytest.mark.parametrize(
    "row", ["| [GPT-4](https://openai.com) | x |", "| text | x |", "|a|b|", "text", "|", " | ", "| a"]
)
def test_a_row_that_is_no_paper_stays_byte_for_byte(row: str) -> None:
    header = "| Paper | Authors | Published | Notes |\n|---|---|---|---|"
    text = below_heading(row, "| [QLoRA](https://arxiv.org/abs/2305.14314) |", header=header)
    assert row_of(regenerated(text)) == row


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("|a| b ", "| a |  |  | b |"),
        ("| a |", "| a |"),
        ("text", "text"),
        ("|", "|"),
        ("|a|b|c|", "| a |  |  | b | c |"),
    ],
)
def test_it_gains_empty_cells_where_the_table_gains_columns(row: str, expected: str) -> None:
    header = "| Paper | Notes | More |\n|---|---|---|"
    text = below_heading(row, "| [QLoRA](https://arxiv.org/abs/2305.14314) |", header=header)
    assert row_of(regenerated(text)) == expected


def test_a_row_with_too_few_cells_is_completed() -> None:
    header = "| Paper | Authors | Published | A | B |\n|---|---|---|---|---|"
    text = below_heading("| [QLoRA](https://arxiv.org/abs/2305.14314) | | | x |", header=header)
    assert row_of(regenerated(text)).endswith("| 2023-05 | x |  |")


@pytest.mark.parametrize("row", ["| a | b | c | d |", "| a | b | c | | d |", "|a|b|c|d|e"])
def test_a_row_with_too_many_cells_loses_none_and_is_told(row: str) -> None:
    header = "| Paper | Authors | Published | A |\n|---|---|---|---|"
    text = below_heading("|[QLoRA](https://arxiv.org/abs/2305.14314)" + row, header=header)
    assert regenerate(text, PAPERS, "guide.md").text == text
    (problem,) = told(text)
    assert problem == (
        "guide.md:4:1: more cells than the table has columns: what the row says is left as it is; "
        r"write a '|' that belongs to the text as '\|'"
    )


@pytest.mark.parametrize(
    ("notes", "stays"),
    [
        ("$p(a|b)$ | Vaswani", True),
        ("`x|y` | Vaswani", True),
        ("set {a|b} | mine", True),
        ("see [1|2] | mine", True),
        ("$p(a)$ | Vaswani", False),
        ("(`x`) | mine)", False),
        ("a) | (b", False),
        ("`a` `x|y` | Vaswani", True),
        ("`x|y` `z` | Vaswani", True),
        ("`x` | 5` mine", False),
        ("5` mine | `x`", False),
        ("$5 | Vaswani", False),
        ("(a | mine", False),
        ("X | Xavier", False),
    ],
)
def test_beside_a_cell_that_a_pipe_of_the_text_has_torn_nothing_is_replaced(notes: str, stays: bool) -> None:
    header = "| Paper | Notes | Authors | Published |\n|---|---|---|---|"
    text = below_heading(f"| [QLoRA](https://arxiv.org/abs/2305.14314) | {notes} |", header=header)
    row = row_of(regenerated(text))
    assert (f"| [QLoRA](https://arxiv.org/abs/2305.14314) | {notes} |" in row) is stays
    assert regenerated(regenerated(text)) == regenerated(text)


@pytest.mark.parametrize("beyond", ["|", " |", "||", "| |  |"])
def test_an_empty_cell_beyond_the_last_column_is_nothing_and_stays(beyond: str) -> None:
    header = "| Paper | Authors | Published |\n|---|---|---|"
    text = below_heading(f"| https://arxiv.org/abs/1801.06146 | | |{beyond}", header=header)
    title = f"[{ULMFIT.title}](https://arxiv.org/abs/1801.06146)"
    assert row_of(regenerated(text)) == f"| {title} | Jeremy Howard, Sebastian Ruder | 2018-01 |{beyond}"
    gaining = below_heading(f"| https://arxiv.org/abs/1801.06146 |{beyond}")
    once = regenerated(gaining)
    assert row_of(once).startswith(f"| {title} | Jeremy Howard, Sebastian Ruder | 2018-01 |")
    assert len(cells.split(row_of(once))) == 2 + len(cells.split(row_of(gaining)))
    assert regenerated(once) == once


def test_before_an_empty_cell_beyond_the_last_column_nothing_is_replaced() -> None:
    header = "| Paper | Notes | Authors | Published |\n|---|---|---|---|"
    link = "[paper](https://arxiv.org/abs/1801.06146)"
    text = below_heading(f"| {link} | `a|b` | | |", header=header)
    assert row_of(regenerated(text)) == f"| {link} | `a|b` | 2018-01 | |"
    closed = below_heading(f"| {link} | `a\\|b` | x | |", header=header)
    assert "Jeremy Howard" in row_of(regenerated(closed))
    assert "| x |" not in row_of(regenerated(closed))


def test_where_the_table_gains_columns_a_row_with_too_many_cells_keeps_each_in_its_column() -> None:
    header = "| Paper | Notes |\n|---|---|"
    attention, qlora = "[a](https://arxiv.org/abs/1706.03762)", "[b](https://arxiv.org/abs/2305.14314)"
    text = below_heading(f"| {attention} | x | y |", f"| {qlora} | z |", header=header)
    once = regenerate(text, PAPERS, "guide.md")
    assert row_of(once.text) == f"| {attention} |  |  | x | y |"
    assert "what the row says is left as it is" in told(text)[0]
    assert regenerate(once.text, PAPERS, "guide.md").text == once.text


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("| Paper | Notes |", "| `x|y`|", "|  |  | `x|y` |"),
        ("| Paper | Notes |", "| `x|y`\u00a0|", "|  |  | `x|y`\u00a0 |"),
        ("| Paper | Notes |", "|`x|y||z`", "|  |  | `x|y||z` |"),
        ("| Paper | Notes |", "| |  y  z|  |", "|  |  | |  y  z| |"),
        ("| Paper | Authors |", "| `x|y`|", "| `x |  | y` |"),
        ("| Paper | Authors |", "|  |y|z |", "|  |  | y|z |"),
    ],
)
def test_where_the_table_gains_columns_pipes_that_may_be_of_the_text_get_no_blanks(
    header: str, cells: str, expected: str
) -> None:
    attention, qlora = "[a](https://arxiv.org/abs/1706.03762)", "[b](https://arxiv.org/abs/2305.14314)"
    text = below_heading(f"| {attention} {cells}", f"| {qlora} |", header=f"{header}\n|---|---|")
    once = regenerate(text, PAPERS, "guide.md")
    assert row_of(once.text) == f"| {attention} {expected}"
    assert regenerate(once.text, PAPERS, "guide.md").text == once.text


def test_a_row_that_names_another_paper_stays_and_is_told() -> None:
    text = below_heading("|[Deep Residual Learning for Image Recognition](https://arxiv.org/abs/1706.03762)|")
    found = regenerate(text, PAPERS, "guide.md")
    assert (found.text, found.rows) == (text, 0)
    (problem,) = told(text)
    assert problem == (
        "guide.md:4:1: arXiv has 'Attention Is All You Need' as 1706.03762, the row says 'Deep Residual Learning for "
        "Image Recognition': that is left as it is; check the identifier, or take the title of arXiv"
    )


def test_which_papers_were_compared_and_whether_anything_hindered_it_is_told() -> None:
    attention, qlora = "[a](https://arxiv.org/abs/1706.03762)", "[b](https://arxiv.org/abs/2305.14314)"
    row = f"| {attention} |\n| [c](https://arxiv.org/abs/2401.00001) |\n| {qlora}"
    free = regenerate(below_heading(f"{row} |"), PAPERS, "")
    assert (sorted(free.compared), free.rows, free.hindered) == (["1706.03762", "2305.14314"], 2, False)
    hindered = regenerate(below_heading(f"{row} | too | many |"), PAPERS, "")
    assert (sorted(hindered.compared), hindered.rows, hindered.hindered) == (["1706.03762"], 1, True)


def test_a_second_link_with_the_right_title_is_the_one_that_counts() -> None:
    first = "[PDF of this paper right here, open access](https://arxiv.org/pdf/1706.03762)"
    cell = f"{first} [{{}}](https://arxiv.org/abs/1706.03762)"
    text = below_heading(f"| {cell.format('attention is all you need')} |")
    assert cell.format("Attention Is All You Need") in regenerated(text)


def test_a_venue_in_the_column_of_papers_stays_and_all_else_is_filled() -> None:
    header = "| Model | Paper | Authors | Published |\n|---|---|---|---|"
    cell = "[ACL 2018 (long)](https://arxiv.org/abs/1801.06146), [blog](https://b.example)"
    text = below_heading(f"| ULMFiT | {cell} | | |", header=header)
    assert row_of(regenerated(text)) == f"| ULMFiT | {cell} | Jeremy Howard, Sebastian Ruder | 2018-01 |"


@pytest.mark.parametrize(
    "title",
    [
        ULMFIT.title,
        f"**{ULMFIT.title.lower()}**",
        f"[{ULMFIT.title}](https://x.example)",
        f"**{ULMFIT.title}**<br>Howard et al.",
    ],
)
def test_a_label_stays_in_a_row_that_has_the_title_in_another_cell(title: str) -> None:
    header = "| Arbeit | Paper | Authors | Published |\n|---|---|---|---|"
    text = below_heading(f"| {title} | [pdf](https://arxiv.org/abs/1801.06146) | | |", header=header)
    (paper, authors) = row_of(regenerated(text)).split(" | ")[1:3]
    assert (paper, authors) == ("[pdf](https://arxiv.org/abs/1801.06146)", "Jeremy Howard, Sebastian Ruder")
    pasted = text.replace("[pdf](https://arxiv.org/abs/1801.06146)", "1801.06146")
    assert f"| [{ULMFIT.title}](https://arxiv.org/abs/1801.06146) |" in regenerated(pasted)
    other = text.replace(title, "x")
    assert f"| x | [{ULMFIT.title}](https://arxiv.org/abs/1801.06146) |" in regenerated(other)


@pytest.mark.parametrize("heading", ["Papers", "Elsewhere"])
@pytest.mark.parametrize(
    "header", ["Dataset | Based on | Authors | Release date", "Model | Base model | Author | Repo"]
)
def test_what_is_based_on_papers_must_not_get_their_authors(header: str, heading: str) -> None:
    rows = "".join(f"| {name} | [x](https://arxiv.org/abs/1706.03762) | | |\n" for name in ("Foo", "Bar"))
    text = f"# {heading}\n| {header} |\n|---|---|---|---|\n{rows}"
    regenerated = regenerate(text, PAPERS, "guide.md")
    assert (regenerated.text, regenerated.problems) == (text, ())


@pytest.mark.parametrize("known", [{}, by_id(ULMFIT)])
def test_what_arxiv_did_not_tell_stays_byte_for_byte(known: dict[str, PaperFacts]) -> None:
    text = below_heading("|[a](https://arxiv.org/abs/1706.03762)|", "|[b](https://arxiv.org/abs/2305.14314)|")
    found = regenerate(text, known, "guide.md")
    assert (found.text, found.rows) == (text, 0)


def test_facts_that_are_empty_must_not_empty_a_cell() -> None:
    nothing = by_id(paper(title="", authors=()))
    assert regenerate(KEPT, nothing, "guide.md").text == KEPT


def test_ids_are_those_of_the_rows_in_order_without_version_and_each_once() -> None:
    more = (
        "\n# Papers\n| Paper |\n|-|\n| https://arxiv.org/abs/1706.03762v2 |\n| https://arxiv.org/abs/math/0309136v1 |\n"
    )
    assert find_ids(KEPT + more) == ("1706.03762", "2305.14314", "1801.06146", "math/0309136")


def test_each_paper_is_found_with_the_line_of_its_first_row_where_the_settings_say() -> None:
    text = KEPT.replace("## Papers", "## Reading") + KEPT
    assert list(find_lines(text).items()) == [("1706.03762", 7), ("2305.14314", 8), ("1801.06146", 9)]
    text = "\n# Reading\n| Paper |\n|-|\n| 1706.03762 |\n"
    assert (find_ids(text), find_lines(text)) == ((), {})
    settings = TableSettings(heading="Reading")
    assert (find_ids(text, settings), find_lines(text, settings)) == (("1706.03762",), {"1706.03762": 5})


@pytest.mark.parametrize(
    "text", ["", "# Papers\n", "[a](https://arxiv.org/abs/1706.03762)\n", "> " + KEPT.replace("\n", "\n> ")]
)
def test_where_no_table_is_kept_there_are_no_ids_and_nothing_changes(text: str) -> None:
    assert find_ids(text) == ()
    assert regenerate(text, PAPERS, "guide.md").text == text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_byte_order_mark_and_a_missing_last_line_end_stay(bom: str, end: str) -> None:
    expected = bom + KEPT.replace("\n", end)
    assert regenerated(bom + emptied(2, KEPT).replace("\n", end)) == expected
    assert regenerated(bom + emptied(2, KEPT).replace("\n", end).rstrip()) == expected.rstrip()


def test_a_byte_order_mark_right_before_a_table_is_no_cell() -> None:
    head, _, body = KEPT.partition("| Paper")
    assert head
    assert regenerated("\ufeff| Paper" + emptied(3, body)) == "\ufeff| Paper" + body


def test_strange_characters_outside_and_inside_stay() -> None:
    text = KEPT.replace("# Guide", "# Gui\x00de\x0b\x0c\x85\u2028").replace("See", "S\x00e\x85e")
    assert regenerated(emptied(2, text)) == text


@pytest.mark.parametrize(
    "text",
    [
        f"# a{'!' * 100_000}a\n",
        f"# Papers\n{'|' * 100_000}\n|-|\n",
        f"# Papers\n|{'a|' * 5_000}\n|{'-|' * 5_000}\n| https://arxiv.org/abs/1706.03762 |\n",
        below_heading(f"| {'[' * 100_000} |"),
        below_heading(f"| {'[a](' * 2_000} |"),
        below_heading(f"| https://arxiv.org/{')' * 9_000} |"),
        below_heading(f"| {'https://' * 1_000} |"),
        "# Papers\n## a\n" * 2_000,
        "> " * 10_000 + "a\n",
    ],
)
def test_input_made_to_be_slow_must_not_be(text: str) -> None:
    assert regenerate(text, PAPERS, "guide.md").text.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("found", "lost"),
    [
        ("The **Transformer**", "Another text"),  # a person's cell, with as many cells as before
        ("Ashish Vaswani, Noam Shazeer, Niki Parmar et al.", ""),  # a cell of linkwatch's own
        ("2017-06 |", "|"),
    ],
)
def test_a_cell_that_is_lost_is_noticed_and_told(found: str, lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stale, real = KEPT.replace("Niki Parmar", "Niki", 1), cells.with_cells
    assert regenerated(stale) == KEPT
    monkeypatch.setattr(cells, "with_cells", lambda *row: real(*row).replace(found, lost))

    with pytest.raises(LinkwatchError) as raised:
        regenerate(stale, PAPERS, "guide.md")

    assert str(raised.value) == "guide.md: the regenerated table would have lost something that stands in it now"
    assert raised.value.hint == "The file is untouched. Please report this table as a fault of linkwatch."


def test_a_regenerated_text_that_lost_something_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for broken in ("| lost |", ""):
        monkeypatch.setattr(cells, "with_cells", lambda *_, broken=broken: broken)
        for heading in ("## Papers", "## Reading"):
            with pytest.raises(LinkwatchError, match=r"guide\.md: the regenerated table would have lost something"):
                regenerate(emptied(2, KEPT).replace("## Papers", heading), PAPERS, "guide.md")


def test_a_link_that_no_title_is_for_must_not_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    text = below_heading("|[pdf](https://arxiv.org/abs/1801.06146)||", header="| PDF | Date |\n|---|---|")
    settings, real = TableSettings(columns=(Fact.PUBLISHED,)), cells.with_cells
    assert row_of(regenerate(text, PAPERS, "", settings).text) == "|[pdf](https://arxiv.org/abs/1801.06146)|2018-01|"
    monkeypatch.setattr(cells, "with_cells", lambda *row: real(*row).replace("pdf", ULMFIT.title))
    with pytest.raises(LinkwatchError, match="would have lost something"):
        regenerate(text, PAPERS, "", settings)


def test_a_table_of_unknown_papers_stays_beside_one_that_is_kept() -> None:
    unknown = below_heading("| [a](https://arxiv.org/abs/2401.00001) | |", header="| Paper | Authors |\n|---|---|")
    assert regenerated(f"{unknown}\n\n{emptied(2, KEPT)}") == f"{unknown}\n\n{KEPT}"


@pytest.mark.parametrize("line", ["<br>", "</b>", "|", "[^1]: A note.", "<!-- more -->"])
def test_lines_that_github_does_not_count_to_a_table_stay(line: str) -> None:
    behind = f"{line}\nhttps://arxiv.org/abs/2305.14314 | my own line | see there\n| 1706.03762 | |\n"
    text = f"# Papers\n| Paper | Notes |\n|---|---|\n| 1801.06146 | x |\n{behind}"
    found = regenerate(text, PAPERS, "guide.md").text
    assert found.startswith("# Papers\n| Paper | Authors | Published | Notes |\n")
    assert found.endswith(f" | 2018-01 | x |\n{behind}")


def test_what_is_a_heading_to_github_is_no_table() -> None:
    text = "# Papers\n| Paper |\n---\n| 1706.03762 |\n"
    assert regenerate(text, PAPERS, "guide.md").text == text
