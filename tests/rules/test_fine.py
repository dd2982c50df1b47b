from datetime import UTC, datetime

from making import URL, link, visited

from linkwatch.model import Case, Hop, Paper, Verdict
from linkwatch.rules import judge

MOMENT = datetime(2026, 11, 23, tzinfo=UTC)
PAPER = Paper("1706.03762", 7, "Attention", ("A",), MOMENT, MOMENT, "", "cs.CL", ("cs.CL",), MOMENT)


def test_a_paper_that_arxiv_lists_is_ok_without_a_visit() -> None:
    judgement = judge(Case(link("https://arxiv.org/abs/1706.03762"), paper=PAPER))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.OK, "arxiv-confirms")
    assert judgement.detail == "arXiv lists this paper: “Attention”."


def test_a_page_behind_redirects_is_ok_and_says_so() -> None:
    judgement = judge(visited(hops=(Hop(302, URL),), final_url="https://b.example/"))
    assert (judgement.verdict, judgement.detail) == (Verdict.OK, "The page is there, after 1 redirect(s).")


def test_a_link_that_was_not_visited_is_not_called_broken() -> None:
    assert judge(Case(link())).verdict is Verdict.UNREACHABLE
