import pytest
from making import visited

from linkwatch.model import Failure, Hop, Verdict
from linkwatch.rules.transport import MEANING, transport

PROOF = {
    Failure.NO_SUCH_HOST, Failure.CERTIFICATE_EXPIRED, Failure.CERTIFICATE_HOST, Failure.CERTIFICATE_SELF_SIGNED,
    Failure.BAD_PORT, Failure.BAD_URL, Failure.BAD_REDIRECT, Failure.REDIRECT_LOOP, Failure.TOO_MANY_REDIRECTS,
}  # fmt: skip

ELSE = {
    Failure.PRIVATE_ADDRESS: Verdict.EXCLUDED,
    Failure.PROXY_DENIED: Verdict.BLOCKED,
    Failure.PROXY_LOGIN: Verdict.BLOCKED,
}


@pytest.mark.parametrize("failure", Failure)
def test_only_proof_is_broken_and_the_rest_may_pass(failure: Failure) -> None:
    judgement = transport(visited(failure=failure, words="words"))
    assert judgement
    assert judgement.verdict is ELSE.get(failure, Verdict.BROKEN if failure in PROOF else Verdict.UNREACHABLE)


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_is_told_in_a_sentence_with_no_gaps(failure: Failure) -> None:
    judgement = transport(visited(failure=failure, words="the words"))
    assert judgement
    assert judgement.detail.endswith(".")
    assert "{" not in judgement.detail


def test_no_two_failures_share_a_reason_but_for_the_same_thing() -> None:
    names = [ruling.name for ruling, _ in MEANING.values()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("failure", "target", "told"),
    [
        (Failure.PRIVATE_ADDRESS, "http://10.0.0.1/x", "a.example sends its readers to 10.0.0.1, a private address"),
        (Failure.BAD_PORT, "http://b.example:22/x", "a.example sends its readers to a port at b.example that"),
    ],
)
def test_a_redirect_to_where_nothing_is_visited_names_both_ends(failure: Failure, target: str, told: str) -> None:
    judgement = transport(visited(failure=failure, words=target, hops=(Hop(302, "https://a.example/page"),)))
    assert judgement
    assert judgement.detail.startswith(told)


def test_words_with_braces_must_not_be_read_as_a_template() -> None:
    judgement = transport(visited(failure=Failure.GARBLED, words="{host} {0}"))
    assert judgement
    assert "{host} {0}" in judgement.detail


def test_an_answer_is_not_its_business() -> None:
    assert transport(visited(status=404)) is None
