from making import URL, link, visited

from linkwatch.model import Case, Hop, Verdict
from linkwatch.rules import judge


def test_a_page_behind_redirects_is_ok_and_says_so() -> None:
    judgement = judge(visited(hops=(Hop(302, URL),), final_url="https://b.example/"))
    assert (judgement.verdict, judgement.detail) == (Verdict.OK, "The page is there, after 1 redirect.")


def test_a_link_that_was_not_visited_is_not_called_broken() -> None:
    assert judge(Case(link())).verdict is Verdict.UNREACHABLE
