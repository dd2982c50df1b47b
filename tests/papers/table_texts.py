"""Texts with tables of papers, and what is asked of them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from sample_papers import PAPERS

from linkwatch.model import Article, CodeLink, PaperFacts
from linkwatch.papers import regenerate

ROOT = Path(__file__).parents[2]
TOLD = {
    id_: PaperFacts(
        replace(facts.paper, journal_ref="A | B"),
        (CodeLink("https://c.example/(x)", "comment"),),
        (Article("https://c.example", "C, or | D"), Article("https://d.example", "注意")),
    )
    for id_, facts in PAPERS.items()
}
KEPT = """\
# Guide

## Papers

| Paper | Authors | Published | Description |
| --- | --- | --- | --- |
| [Attention Is All You Need](https://arxiv.org/abs/1706.03762) | Ashish Vaswani, Noam Shazeer, Niki Parmar et al. | 2017-06 | The **Transformer** \\| `a \\| b`. |
| [QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314) | Tim Dettmers, Artidoro Pagnoni, Ari Holtzman et al. | 2023-05 |  |
| [Universal Language Model Fine-tuning for Text Classification](https://arxiv.org/abs/1801.06146) | Jeremy Howard, Sebastian Ruder | 2018-01 | See [CLIP](https://openai.com/research/clip). |

## Next
"""  # noqa: E501 -- a row is a line


def regenerated(text: str) -> str:
    found = regenerate(text, PAPERS, "guide.md")
    assert found.problems == ()
    return found.text


def below_heading(*rows: str, header: str = "| Paper |\n|---|") -> str:
    return "\n".join(["# Papers", header, *rows, "", "End."])


def row_of(text: str) -> str:
    """Give the first row below the delimiter."""
    return re.split(r"\r\n|\r|\n", text)[3]


def told(text: str) -> list[str]:
    return [str(problem) for problem in regenerate(text, PAPERS, "guide.md").problems]


def without(column: int, text: str) -> str:
    """Take a column out of every row."""
    rows = [re.split(r"(?<!\\)\|", line) if line.startswith("|") else [line] for line in text.split("\n")]
    return "\n".join("|".join(row[:column] + row[column + 1 :] if len(row) > 1 else row) for row in rows)


def emptied(column: int, text: str) -> str:
    """Empty a column of every row but header and delimiter."""
    rows = [re.split(r"(?<!\\)\|", line) if line.startswith("| [") else [line] for line in text.split("\n")]
    return "\n".join("|".join([*row[:column], "", *row[column + 1 :]] if len(row) > 1 else row) for row in rows)
