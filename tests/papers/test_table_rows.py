from __future__ import annotations

import pytest
from sample_papers import PAPERS, ULMFIT, by_id, paper
from table_texts import TOLD, below_heading, regenerated, row_of, told

from linkwatch.model import Fact, LinkwatchError, Sort, TableSettings
from linkwatch.papers import find_ids, find_target, regenerate

# --- pasted papers, several columns, order, new rows -------------------------------------------

ATTENTION_LINK = "[Attention Is All You Need](https://arxiv.org/abs/1706.03762)"
QLORA_LINK = "[QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314)"
ULMFIT_LINK = f"[{ULMFIT.title}](https://arxiv.org/abs/1801.06146)"
KEPT_HEADER = "| Paper | Authors | Published |\n|---|---|---|"


@pytest.mark.parametrize(
    "pasted",
    [
        "1706.03762",
        "arXiv: 1706.03762 [cs.CL]",
        "10.48550/arXiv.1706.03762",
        "arxiv.org/abs/1706.03762",
        "www.arxiv.org/abs/1706.03762",
        "https://arxiv.org/abs/1706.03762",
        "https://alphaxiv.org/abs/1706.03762",
        "<https://arxiv.org/pdf/1706.03762>",
    ],
)
@pytest.mark.parametrize("heading", ["# Papers", "# Elsewhere"])
def test_a_row_with_a_pasted_paper_is_filled(pasted: str, heading: str) -> None:
    full = f"| {QLORA_LINK} | a | b |\n| {ULMFIT_LINK} | a | b |"
    text = f"{heading}\n{KEPT_HEADER}\n| {pasted} | | |\n{full}\n"
    authors = "Ashish Vaswani, Noam Shazeer, Niki Parmar et al."
    assert find_ids(text)[0] == "1706.03762"
    assert row_of(regenerate(text, PAPERS, "").text) == f"| {ATTENTION_LINK} | {authors} | 2017-06 |"


@pytest.mark.parametrize(
    "pasted",
    ["1706.03762v2", "arXiv:1706.03762v2", "https://arxiv.org/abs/1706.03762v2", "https://arxiv.org/pdf/1706.03762v2"],
)
def test_a_version_that_is_pasted_stays_in_the_address(pasted: str) -> None:
    text = regenerated(below_heading(f"| {pasted} | | |", header=KEPT_HEADER))
    assert row_of(text).startswith("| [Attention Is All You Need](https://arxiv.org/abs/1706.03762v2) | Ashish")
    assert regenerated(text) == text


@pytest.mark.parametrize(
    "text", ["Attention Is All You Need (AIAYN)", "Attention Is All You Need ⭐", "L'attention est tout ce qu'il faut"]
)
def test_where_a_persons_title_stays_the_rest_of_the_row_is_filled(text: str) -> None:
    row = f"| [{text}](https://arxiv.org/abs/1706.03762) | | |"
    authors = "Ashish Vaswani, Noam Shazeer, Niki Parmar et al."
    assert row_of(regenerated(below_heading(row, header=KEPT_HEADER))) == row.replace(
        "| | |", f"| {authors} | 2017-06 |"
    )


@pytest.mark.parametrize("comment", ["[//]: #05/29", "<!-- 05/29 -->"])
@pytest.mark.parametrize("end", ["", " |"])
def test_a_comment_behind_the_last_column_stays_there(comment: str, end: str) -> None:
    authors = "Tim Dettmers, Artidoro Pagnoni, Ari Holtzman et al."
    text = below_heading(f"|{QLORA_LINK}| |  {comment}{end}", header="| Paper | Date |\n|---|---|")
    assert row_of(regenerated(text)) == f"| {QLORA_LINK} | {authors} | 2023-05 | {comment} |"
    assert regenerated(regenerated(text)) == regenerated(text)
    text = below_heading(f"|{QLORA_LINK}| {authors} ||  {comment}{end}", header=KEPT_HEADER)
    assert row_of(regenerated(text)) == f"|{QLORA_LINK}| {authors} | 2023-05 |  {comment}{end}"


@pytest.mark.parametrize("more", [" | x", "x", "[//]: # | x", "<!-- a --> b", "<!-- a"])
def test_anything_else_behind_the_last_column_keeps_the_row_as_it_is_and_is_told(more: str) -> None:
    text = below_heading(f"| [QLoRA](https://arxiv.org/abs/2305.14314) | {more} |")
    assert [each.partition(":1: ")[2][:21] for each in told(text)] == ["more cells than the t"]
    assert regenerate(text, PAPERS, "guide.md").text == text


@pytest.mark.parametrize("cell", ["1706.03762 and more", "`1706.03762`", "1706.3762", "2401.99999", "**1706.03762**"])
def test_what_is_not_nothing_but_a_paper_must_not_be_read_as_one(cell: str) -> None:
    text = below_heading(f"| {cell} | | |", header=KEPT_HEADER)
    assert regenerated(text) == text


def test_numbers_alone_must_not_make_a_table_one_of_papers() -> None:
    text = "| ID | Score |\n|---|---|\n| 1706.03762 | 1 |\n| 2305.14314 | 2 |\n"
    assert find_ids(text) == ()


def test_an_anchor_of_raw_html_keeps_its_attributes() -> None:
    row = '| <a href="https://arxiv.org/pdf/1706.03762" target="_blank">pdf</a> | x | 2017-06 |'
    text = below_heading(row, header="| Paper | Author | Published |\n|---|---|---|")
    anchor = '<a href="https://arxiv.org/pdf/1706.03762" target="_blank">Attention Is All You Need</a>'
    assert row_of(regenerated(text)) == f"| {anchor} | x | 2017-06 |"


def test_code_explanations_venue_and_categories_are_filled() -> None:
    settings = TableSettings(columns=tuple(Fact))
    text = below_heading("| 2305.14314 | x |", header="| Paper | Notes |\n|---|---|")
    once = regenerate(text, TOLD, "", settings).text
    assert once.split("\n")[1] == "| Paper | Authors | Published | Venue | Categories | Code | Explained | Notes |"
    assert row_of(once) == (
        f"| {QLORA_LINK} | Tim Dettmers, Artidoro Pagnoni, Ari Holtzman et al. | 2023-05 | A \\| B | cs.CL "
        r"| [code](https://c.example/\(x\)) | [C, or \| D](https://c.example)<br>[注意](https://d.example) | x |"
    )
    assert regenerate(once, TOLD, "", settings).text == once


def test_a_heading_of_the_persons_own_stands_above_the_table() -> None:
    text = below_heading("| 1706.03762 | | |", header=KEPT_HEADER)
    settings = TableSettings(heading="Lesestoff")
    assert regenerate(text, PAPERS, "", settings).text == text
    found = regenerate(text.replace("# Papers", "# 📚 lesestoff:"), PAPERS, "", settings)
    assert ATTENTION_LINK in found.text
    (problem,) = regenerate("# Lesestoff\n", PAPERS, "g.md", settings).problems
    assert str(problem).startswith("g.md:1:1: no table below the heading 'Lesestoff'")


def test_elsewhere_only_a_table_of_titles_gains_columns() -> None:
    titles = (
        f"# Reading\n| Paper | Why |\n|---|---|\n| {ATTENTION_LINK} | a |\n| https://arxiv.org/abs/2305.14314 | b |\n"
    )
    assert regenerated(titles).split("\n")[1] == "| Paper | Authors | Published | Why |"
    models = "# Models\n| Model | Paper |\n|---|---|\n| A | [1](https://arxiv.org/abs/1706.03762) |\n"
    models += "| B | [2](https://arxiv.org/abs/2305.14314) |\n"
    assert regenerated(models) == models


def test_elsewhere_titles_in_half_of_the_rows_must_not_bring_columns() -> None:
    head = "# Models\n| Model | Paper |\n|---|---|\n| A | [1](https://arxiv.org/abs/2401.00001) |\n"
    text = f"{head}| B | [2](https://arxiv.org/abs/2401.00002) |\n| C | {ATTENTION_LINK} |\n"
    assert regenerate(text, PAPERS, "", add=["2305.14314"]).text == f"{text.rstrip()}\n|  | {QLORA_LINK} |\n"
    assert regenerated(f"{text}| D | {QLORA_LINK} |\n") == f"{text}| D | {QLORA_LINK} |\n"


ORDER = f"""\
# Papers
{KEPT_HEADER}
| {ATTENTION_LINK} | x | y |
| a person's own | | |
| {QLORA_LINK} | x | y |
| [unknown](https://arxiv.org/abs/2401.00001) | | |
|{ULMFIT_LINK}|x|y|
"""


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.NONE, [ATTENTION_LINK, QLORA_LINK, ULMFIT_LINK]),
        (Sort.PUBLISHED, [QLORA_LINK, ULMFIT_LINK, ATTENTION_LINK]),
        (Sort.TITLE, [ATTENTION_LINK, QLORA_LINK, ULMFIT_LINK]),
    ],
)
def test_papers_are_put_in_order_and_all_else_keeps_its_place(sort: Sort, order: list[str]) -> None:
    lines = regenerate(ORDER, PAPERS, "", TableSettings(sort=sort)).text.split("\n")
    assert [lines[number].split("|")[1].strip() for number in (3, 5, 7)] == order
    assert (lines[4], lines[6]) == tuple(ORDER.split("\n")[number] for number in (4, 6))


def test_titles_are_compared_without_case_accents_and_punctuation_and_equals_keep_their_order() -> None:
    titles = ["zebra", "“Äpfel”", "b.", "B", "$\\alpha$"]
    known = by_id(*(paper(f"2401.0000{at}", title) for at, title in enumerate(titles, 1)))
    rows = [f"| https://arxiv.org/abs/{id_} | | |" for id_ in known]
    sorted_ = regenerate(below_heading(*rows, header=KEPT_HEADER), known, "", TableSettings(sort=Sort.TITLE)).text
    assert find_ids(sorted_) == tuple(f"2401.0000{number}" for number in (5, 2, 3, 4, 1))


def test_a_second_row_about_a_paper_is_told_and_both_stay() -> None:
    text = below_heading(f"| {ATTENTION_LINK} | | |", "| x | | |", "| 1706.03762 | | |", header=KEPT_HEADER)
    found = regenerate(text, {}, "g.md")
    assert (found.text, found.hindered) == (text, False)
    assert [str(problem) for problem in found.problems] == [
        "g.md:6:1: a second row about the paper 1706.03762, which is in line 4 already: take one of them out"
    ]


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [
        ("| [small]({}) | 1 |", "| [large]({}) | 1 |", 0),
        ("| [Paper]({}) | 7B |", "| [Paper]({}) | 70B |", 0),
        ("| [The paper at arXiv, as it is]({}) | 7B |", "| [The paper at arXiv, as it is]({}) | 70B |", 0),
        ("| [small]({}) | 1 |", "|[small]({})|1", 1),
        ("| [Attention Is All You Need]({}) | 1 |", "| [Attention Is All You Need]({}) (2017) | 2 |", 0),
        ("| [Attention Is All You Need]({}) | 1 |", "| **[Attention Is All You Need]({})** | 2 |", 1),
    ],
)
def test_elsewhere_a_row_is_a_second_one_only_with_the_same_title_or_all_the_same(
    one: str, other: str, times: int
) -> None:
    rows = f"{one}\n{other}".replace("{}", "https://arxiv.org/abs/1706.03762")
    assert len(told(f"# Benchmark\n| Model | Score |\n|---|---|\n{rows}\n")) == times
    assert len(told(f"# Papers\n| Model | Score |\n|---|---|\n{rows}\n")) == 1


@pytest.mark.parametrize("end", ["", "\n", "\n\nEnd.\n", "\n# Next"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_new_row_comes_after_the_last_paper(end: str, line_end: str) -> None:
    row = f"| {ATTENTION_LINK} | Ashish Vaswani, Noam Shazeer, Niki Parmar et al. | 2017-06 |"
    text = f"# Papers\n{KEPT_HEADER}\n{row}\n| more to come |{end}".replace("\n", line_end)
    added = f"{row}\n| {ULMFIT_LINK} | Jeremy Howard, Sebastian Ruder | 2018-01 |"
    expected = f"# Papers\n{KEPT_HEADER}\n{added}\n| more to come |{end}".replace("\n", line_end)
    found = regenerate(text, PAPERS, "g.md", add=["1801.06146"])
    assert (found.text, found.problems, found.rows) == (expected, (), 2)


def test_a_table_without_rows_gets_its_first_one() -> None:
    text = "# Papers\n| Title |Notes|\n|---|---|"
    assert regenerate(text, PAPERS, "", add=["1801.06146", "1801.06146"]).text.split("\n")[3:] == [
        f"| {ULMFIT_LINK} | Jeremy Howard, Sebastian Ruder | 2018-01 |  |"
    ]


def test_a_new_row_in_a_column_of_links_has_the_identifier() -> None:
    rows = "| https://arxiv.org/abs/1706.03762 | x |\n| https://arxiv.org/abs/2305.14314 | y |"
    text = f"| arXiv | Notes |\n|---|---|\n{rows}"
    (*_, last) = regenerate(text, PAPERS, "", add=["1801.06146"]).text.split("\n")
    assert last == "| [1801.06146](https://arxiv.org/abs/1801.06146) |  |"


def test_a_paper_that_is_there_is_told_and_an_unknown_one_is_not_added() -> None:
    text = below_heading("| x | | |", f"| {ATTENTION_LINK} | a | b |", header=KEPT_HEADER)
    found = regenerate(text, {}, "g.md", add=["1706.03762", "1801.06146"])
    assert (found.text, found.rows) == (text, 0)
    assert list(map(str, found.problems)) == ["g.md:5:1: the paper 1706.03762 is here already, so it was not added"]


def test_new_papers_go_below_the_heading_or_into_the_only_table() -> None:
    other = f"# A\n| Paper |\n|---|\n| {ATTENTION_LINK} |\n| {QLORA_LINK} |\n"
    main = "\n# Papers\n| Paper |\n|---|\n"
    assert find_target({"a.md": other, "b.md": "text"}) == "a.md"
    assert find_target({"a.md": other, "b.md": main}) == "b.md"
    added = regenerate(other + main, PAPERS, "", add=["1801.06146"]).text
    assert added.endswith("2018-01 |\n")
    assert added.count(ULMFIT_LINK) == 1
    for texts in ({"a.md": other, "b.md": other}, {"a.md": main, "b.md": main}, {"a.md": main + main}):
        with pytest.raises(LinkwatchError, match=r"there are 2 tables of papers to add to: a\.md:"):
            find_target(texts)
    with pytest.raises(LinkwatchError, match="there is no table of papers to add to") as caught:
        find_target({"a.md": "# Papers\n"})
    assert "'## Papers'" in caught.value.hint
    with pytest.raises(LinkwatchError) as caught:
        regenerate("", PAPERS, "", TableSettings(heading="Reading"), ["1801.06146"])
    assert "'## Reading'" in caught.value.hint


def test_a_row_that_only_lacks_empty_cells_at_its_end_stays() -> None:
    header = "| Paper | Note |\n|---|---|"
    text = below_heading(f"| {ATTENTION_LINK} |", f"| {QLORA_LINK} | x |", header=header)

    assert regenerate(text, PAPERS, "", TableSettings(columns=(Fact.TITLE,))).text == text


def test_new_rows_of_a_table_without_papers_go_below_its_last_row() -> None:
    text = "# Papers\n| Paper |\n|---|\n| one |\n| two |\n"

    assert regenerate(text, PAPERS, "", add=["1706.03762"]).text.split("\n")[2:6] == [
        "| --- | --- | --- |",
        "| one |  |  |",
        "| two |  |  |",
        f"| {ATTENTION_LINK} | Ashish Vaswani, Noam Shazeer, Niki Parmar et al. | 2017-06 |",
    ]
