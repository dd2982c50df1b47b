from __future__ import annotations

from dataclasses import replace

import pytest
from sample_papers import ATTENTION, PAPERS, QLORA, by_id, paper
from table_texts import below_heading

from linkwatch.model import Fact, PaperFacts, TableSettings
from linkwatch.papers import regenerate
from linkwatch.papers.find import find_in
from linkwatch.papers.naming import other_title

URL = "https://arxiv.org/abs/2305.14314"
ATTENTION_PAGE = "https://openreview.net/forum?id=1"


def named(row: str, header: str, settings: TableSettings | None = None, heading: str = "# Papers") -> str | None:
    """Tell what the first row says, where it names another paper than QLoRA."""
    text = below_heading(row, row, header=f"| {header} |\n|{'---|' * len(header.split('|'))}")
    (table,) = find_in(text.replace("# Papers", heading), "", settings or TableSettings()).tables
    assert table.paper_id(table.table.rows[0]) == "2305.14314"
    return other_title(table, table.table.rows[0], QLORA)


@pytest.mark.parametrize("heading", ["# Papers", "# Elsewhere"])
@pytest.mark.parametrize(
    "title",
    [
        "Attention Is All You Need",
        "**Attention is all you need**",
        f"[Attention Is All You Need]({ATTENTION_PAGE})",
        f"[Attention Is All You Need]({ATTENTION_PAGE}) [code](https://c.example) [HTML](https://h.example)",
        "Attention Is All You Need<br>Ashish Vaswani, Noam Shazeer",
        "Attention Is All You Need (NeurIPS 2017)",
        f"[Attention is all that you need]({ATTENTION_PAGE})",
        "A Survey of Large Language Models",
    ],
)
@pytest.mark.parametrize("header", ["Title | arXiv", "Paper | PDF", "论文 | 链接"])
def test_a_title_beside_a_link_to_another_paper_is_told(title: str, header: str, heading: str) -> None:
    found = named(f"| {title} | [arXiv]({URL}) |", header, heading=heading)
    assert found is not None
    assert found.startswith(("Attention", "A Survey"))


@pytest.mark.parametrize(
    "cell",
    [
        "Attention Is All You Need [[pdf]]({})",
        "**Attention Is All You Need**<br>[arXiv]({})",
        "Attention Is All You Need, [arXiv:2305.14314]({})",
        "Attention Is All You Need {}",
        "[[pdf]]({}) Attention Is All You Need",
        f"[Attention Is All You Need]({ATTENTION_PAGE}) [pdf]({{}})",
        f"[Attention Is All You Need]({ATTENTION_PAGE}) [html](https://h.example) [pdf]({{}})",
        "[Attention is all you need]({})",
        "[Attention Is All You Need]({}) [pdf]({})",
    ],
)
def test_a_title_in_one_cell_with_a_link_to_another_paper_is_told(cell: str) -> None:
    assert named(f"| {cell.replace('{}', URL)} |", "Title") in {ATTENTION.title, "Attention is all you need"}


def test_the_text_of_a_link_in_a_column_of_links_is_told_too() -> None:
    assert named(f"| | [Attention Is All You Need]({URL}) |", "Title | Links") == "Attention Is All You Need"
    assert named(f"| | [Slides and the talk itself]({URL}) |", "Title | Links") is None


@pytest.mark.parametrize(
    "title",
    [
        "",
        "QLoRA",
        "QLoRA: Efficient Finetuning of Quantized LLMs",
        "QLoRA: Efficient Finetuning of Quantized LLMs<br>A Remark of Several Words",
        "Our Favourite Reading About Models<br>**QLoRA: Efficient Finetuning of Quantized LLMs**",
        "Our favourite<br>**QLoRA: Efficient Finetuning of Quantized LLMs**",
        "[QLoRA](https://x.example): Efficient Finetuning of Quantized LLMs",
        "Efficient Finetuning of Quantized LLMs (QLoRA)",
        "**QLORA** The Guide to Efficient Tuning",
        "Finetuning by Dettmers, Pagnoni and Others",
        "Fine-tuning<br>Of Quantized Large Language Models on One Card",
        "注意力就是你所需要的一切",
        "Guanaco",
        "see Table 3 of this",
    ],
)
@pytest.mark.parametrize("header", ["Title | arXiv", "Paper | PDF"])
def test_what_names_the_paper_or_none_is_not_told(title: str, header: str) -> None:
    assert named(f"| {title} | [arXiv]({URL}) |", header) is None


@pytest.mark.parametrize(
    "cell",
    [
        "[QLoRA: Efficient Finetuning of Quantized LLMs]({}) Attention Is All You Need",
        "Attention Is All You Need [QLoRA: Efficient Finetuning of Quantized LLMs]({})",
        "[pdf]({}) Shows how four bits suffice for tuning",
        "[[pdf]({})] [A video that explains everything](https://v.example)",
        "[pdf]({}) and [Attention Is All You Need](https://arxiv.org/abs/1706.03762)",
    ],
)
def test_beside_a_link_to_the_paper_remarks_are_not_told(cell: str) -> None:
    found = named(f"| {cell.replace('{}', URL)} |", "Title")
    assert found is None


def test_in_a_column_that_is_not_for_titles_only_what_is_written_as_one_is_told() -> None:
    title = "Deep residual learning for image recognition"
    for text, told in ((title, None), (title.title(), title.title())):
        row = f"| [{text}]({URL}) | x |"
        assert named(row, "Model | Size", heading="# Elsewhere") == told
        assert named(row, "Venue | Size") == told
        assert named(row, "Paper | Size", heading="# Elsewhere") == text
        assert named(row, "Model | Size") == text


@pytest.mark.parametrize("header", ["Name | arXiv", "Model | Paper of it | arXiv", "Venue | arXiv"])
def test_columns_that_are_not_of_titles_may_say_anything(header: str) -> None:
    words = "Large Web Corpus for Pretraining | " * (len(header.split("|")) - 1)
    assert named(f"| {words} [arXiv]({URL}) |", header) is None


def test_a_column_of_the_settings_is_one_of_titles() -> None:
    row, settings = f"| Attention Is All You Need | [arXiv]({URL}) |", TableSettings(headers=(("Was", Fact.TITLE),))
    assert named(row, "Was | arXiv", settings) == "Attention Is All You Need"
    assert named(row, "Was | arXiv") is None
    facts = TableSettings(columns=(Fact.AUTHORS,))
    assert named(row, "Title | arXiv", facts) == "Attention Is All You Need"


def test_a_row_with_another_title_is_left_as_it_is_and_told() -> None:
    header = "| Title | Authors | Published | arXiv |\n|---|---|---|---|"
    wrong = f"| Attention Is All You Need | | | [arXiv]({URL}) |"
    right = wrong.replace("2305.14314", "1706.03762")
    found = regenerate(below_heading(right, wrong, header=header), PAPERS, "guide.md")
    lines = found.text.split("\n")
    assert "Ashish Vaswani" in lines[3]
    assert lines[4] == wrong
    assert (found.rows, found.hindered) == (1, True)
    (problem,) = found.problems
    assert str(problem) == (
        "guide.md:5:1: arXiv has 'QLoRA: Efficient Finetuning of Quantized LLMs' as 2305.14314, the row says "
        "'Attention Is All You Need': that is left as it is; check the identifier, or take the title of arXiv"
    )


def test_the_title_of_another_known_paper_is_told_whatever_its_language() -> None:
    french = "Une étude des modèles de langue"
    row = f"| [{french}]({URL}) | | |"
    text = below_heading(row, header="| Paper | Authors | Published |\n|---|---|---|")
    assert regenerate(text, PAPERS, "").problems == ()
    (problem,) = regenerate(text, {**PAPERS, **by_id(paper("2401.00001", french))}, "").problems
    assert french in problem.message


def test_without_a_title_of_arxiv_nothing_is_told() -> None:
    unknown = {"2305.14314": PaperFacts(replace(QLORA, title=""))}
    row = f"| Attention Is All You Need | [arXiv]({URL}) |"
    assert regenerate(below_heading(row, header="| Title | arXiv |\n|---|---|"), unknown, "").problems == ()
