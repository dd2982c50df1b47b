import pytest
from making import file

from linkwatch.model import Suggestion, Verdict
from linkwatch.rules.local import local

ANCHORS = frozenset({"models", "fine-tuning", "prompt-formats"})


@pytest.mark.parametrize(
    ("url", "facts", "verdict", "reason"),
    [
        ("a.md", {}, Verdict.OK, "file-there"),
        ("a.md", {"exists": False}, Verdict.BROKEN, "file-missing"),
        ("../x", {"outside": True, "exists": False}, Verdict.EXCLUDED, "outside-repository"),
        ("a.md#models", {"anchors": ANCHORS}, Verdict.OK, "file-there"),
        ("a.md#user-content-models", {"anchors": ANCHORS}, Verdict.OK, "file-there"),
        ("a.md#top", {"anchors": ANCHORS}, Verdict.OK, "file-there"),
        ("a.md#", {"anchors": ANCHORS}, Verdict.OK, "file-there"),
        ("a.md#fine%2Dtuning", {"anchors": ANCHORS}, Verdict.OK, "file-there"),
        ("a.md#no", {"anchors": ANCHORS}, Verdict.BROKEN, "anchor-missing"),
        ("a.md#Models", {"anchors": ANCHORS}, Verdict.BROKEN, "anchor-missing"),
        ("a.pdf#page=3", {"anchors": None}, Verdict.OK, "file-there"),
    ],
)
def test_a_file_and_its_places_are_judged_by_what_is_there(
    url: str, facts: dict[str, object], verdict: Verdict, reason: str
) -> None:
    judgement = local(file(url, **facts))
    assert judgement
    assert (judgement.verdict, judgement.reason.name) == (verdict, reason)


def test_a_place_that_is_nearly_right_is_suggested() -> None:
    judgement = local(file("a.md#Prompt-Format", anchors=ANCHORS))
    assert judgement
    assert judgement.suggestion == Suggestion("a.md#prompt-formats", "anchor")


def test_a_place_like_no_other_must_not_be_suggested() -> None:
    judgement = local(file("a.md#zzzzzz", anchors=ANCHORS))
    assert judgement
    assert judgement.suggestion is None


def test_a_file_with_other_case_is_suggested_with_its_fragment() -> None:
    judgement = local(file("guide/PAPERS.md#x", exists=False, actual_name="guide/papers.md"))
    assert judgement
    assert judgement.suggestion == Suggestion("guide/papers.md#x", "file")
