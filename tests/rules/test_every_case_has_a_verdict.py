"""The rules are total: whatever a visit sees, it gets exactly one verdict, a reason and a sentence."""

import re

from hypothesis import given
from hypothesis import strategies as st
from making import link

from linkwatch.model import Case, Failure, Hop, LocalTarget, Observation, Page
from linkwatch.rules import judge, judge_unvisited

URLS = st.one_of(
    st.text(max_size=40),
    st.builds("{}://{}".format, st.sampled_from(["http", "https", "ftp", "htps"]), st.text(max_size=30)),
)
PAGES = st.none() | st.builds(Page, st.text(max_size=30), st.frozensets(st.text(max_size=5), max_size=3), st.booleans())
ANSWERS = st.integers(100, 999).map(lambda status: (status, None)) | st.sampled_from(Failure).map(
    lambda why: (None, why)
)


@st.composite
def observations(draw: st.DrawFn) -> Observation:
    status, failure = draw(ANSWERS)
    hops = draw(st.lists(st.builds(Hop, st.sampled_from([301, 302, 308]), URLS), max_size=2))
    headers = draw(st.dictionaries(st.sampled_from(["cf-mitigated", "server"]), st.text(max_size=5)))
    return Observation(
        draw(URLS), status, failure, draw(st.text(max_size=20)), tuple(hops), draw(URLS), headers, page=draw(PAGES)
    )


@given(URLS, observations())
def test_every_observation_gets_one_verdict_with_a_reason_and_a_sentence(url: str, seen: Observation) -> None:
    judgement = judge(Case(link(url), seen=seen))
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", judgement.reason.name)
    assert judgement.reason.sentence.endswith(".")
    assert judgement.detail


@given(URLS, st.none() | st.builds(LocalTarget, st.text(max_size=9), st.booleans(), st.booleans(), st.booleans()))
def test_no_address_makes_the_rules_before_a_visit_fail(url: str, local: LocalTarget | None) -> None:
    judgement = judge_unvisited(Case(link(url), local=local))
    assert local is None or judgement is not None
