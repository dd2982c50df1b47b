from typing import Any

import pytest
from making import file

from linkwatch.model import LocalTarget, Suggestion, Verdict
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


def test_a_file_like_no_other_must_not_be_suggested() -> None:
    judgement = local(file("guide/zzzz.md#x", exists=False))
    assert judgement
    assert judgement.suggestion is None


def test_a_file_with_other_case_is_suggested_with_its_fragment() -> None:
    judgement = local(file("guide/PAPERS.md#x", exists=False, actual_name="guide/papers.md"))
    assert judgement
    assert judgement.suggestion == Suggestion("guide/papers.md#x", "file")


def then(path: str, **facts: Any) -> LocalTarget:
    return LocalTarget(path, exists=True, **facts)


@pytest.mark.parametrize(
    ("url", "facts", "said", "suggestion"),
    [
        ("a.md", {"exists": False, "before": then("a.md")}, "This change removes “a.md”. ", None),
        (
            "a.md#x",
            {"exists": False, "before": then("a.md", new_name="b.md")},
            "This change renames “a.md” to “b.md”. ",
            Suggestion("b.md#x", "file"),
        ),
        (
            "n/b.md",
            {"exists": False, "before": then("o/b.md", new_name="o/b.md")},
            "This change moves the file with the link, which led to “o/b.md”. ",
            Suggestion("o/b.md", "file"),
        ),
        (
            "n/b.md",
            {"exists": False, "before": then("o/b.md")},
            "This change moves the file with the link, which led to “o/b.md”. ",
            None,
        ),
        (
            "a.md#zz",
            {"anchors": ANCHORS, "before": then("a.md", anchors=frozenset({"zz"}))},
            "This change removes the heading “#zz” of “a.md”. ",
            None,
        ),
        (
            "a.md#model",
            {"anchors": ANCHORS, "before": then("a.md", anchors=frozenset({"model"}))},
            "This change removes the heading “#model” of “a.md”. ",
            Suggestion("a.md#models", "anchor"),
        ),
        (
            "a.md#zz",
            {"anchors": ANCHORS, "before": then("a.md", anchors=ANCHORS - {"models"} | {"zz"})},
            "This change removes the heading “#zz” of “a.md”. ",
            Suggestion("a.md#models", "anchor"),
        ),
        (
            "a.md#zz",
            {"anchors": ANCHORS, "before": then("a.md", anchors=ANCHORS - {"models"} | {"yy", "zz"})},
            "This change removes the heading “#zz” of “a.md”. ",
            None,
        ),
        (
            "n/a.md#zz",
            {"anchors": ANCHORS, "before": then("a.md", anchors=frozenset({"zz"}))},
            "This change moves the file with the link, which led to “a.md”. ",
            None,
        ),
    ],
)
def test_what_a_change_breaks_is_told_as_its_doing(
    url: str, facts: dict[str, object], said: str, suggestion: Suggestion | None
) -> None:
    judgement = local(file(url, **facts))
    assert judgement
    assert judgement.verdict is Verdict.BROKEN
    assert judgement.detail == f"{said}{judgement.reason.step}"
    assert judgement.suggestion == suggestion


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    judgement = local(file("gide.md#b", exists=False, near="guide.md"))
    assert judgement
    assert judgement.suggestion == Suggestion("guide.md#b", "name")
    assert judgement.detail.startswith("There is no file “gide.md” in the repository. ")


@pytest.mark.parametrize(
    ("url", "facts", "said"),
    [
        ("a.md", {"exists": False, "before": LocalTarget("a.md")}, "There is no file “a.md” in the repository. "),
        (
            "a.md#zz",
            {"exists": False, "before": then("a.md", anchors=ANCHORS)},
            "There is no file “a.md” in the repository. ",
        ),
        (
            "a.md#zz",
            {"anchors": ANCHORS, "before": then("a.md", anchors=ANCHORS)},
            "“a.md” has no heading or element “#zz”. ",
        ),
    ],
)
def test_what_was_broken_before_must_not_be_told_as_the_doing_of_a_change(
    url: str, facts: dict[str, object], said: str
) -> None:
    judgement = local(file(url, **facts))
    assert judgement
    assert judgement.detail.startswith(said)
