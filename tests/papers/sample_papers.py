"""Papers for the tests of this stage: real ones, and makers of any other."""

from __future__ import annotations

from datetime import UTC, datetime

from linkwatch.model import Paper, PaperFacts

SOME_DAY = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def paper(
    arxiv_id: str = "1706.03762",
    title: str = "Attention Is All You Need",
    authors: tuple[str, ...] = ("Ashish Vaswani", "Noam Shazeer", "Niki Parmar", "Jakob Uszkoreit"),
    published: datetime = datetime(2017, 6, 12, 17, 57, 34, tzinfo=UTC),
) -> Paper:
    return Paper(arxiv_id, 1, title, authors, published, SOME_DAY, "", "cs.CL", ("cs.CL",), SOME_DAY)


def by_id(*papers: Paper) -> dict[str, PaperFacts]:
    return {each.arxiv_id: PaperFacts(each) for each in papers}


ATTENTION = paper()
QLORA = paper(
    "2305.14314",
    "QLoRA: Efficient Finetuning of Quantized LLMs",
    ("Tim Dettmers", "Artidoro Pagnoni", "Ari Holtzman", "Luke Zettlemoyer"),
    datetime(2023, 5, 23, 17, 50, 33, tzinfo=UTC),
)
ULMFIT = paper(
    "1801.06146",
    "Universal Language Model Fine-tuning for Text Classification",
    ("Jeremy Howard", "Sebastian Ruder"),
    datetime(2018, 1, 18, tzinfo=UTC),
)
PAPERS = by_id(ATTENTION, QLORA, ULMFIT)
