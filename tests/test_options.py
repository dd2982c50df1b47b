import click
import pytest

from linkwatch import options
from linkwatch.model import Verdict


@pytest.mark.parametrize(
    ("given", "pairs"),
    [
        ("", [("text", None)]),
        ("-f json", [("json", None)]),
        ("-f json -o a", [("json", "a")]),
        ("-o a -f json", [("json", "a")]),
        ("-o a.json", [("json", "a.json")]),
        ("-o a.MD", [("markdown", "a.MD")]),
        ("-o a.txt", [("text", "a.txt")]),
        ("-f json -o a -f markdown -o b", [("json", "a"), ("markdown", "b")]),
        ("-o a -f json -o b -f markdown", [("text", "a"), ("json", "b"), ("markdown", None)]),
        ("-f text -f json -o a", [("text", None), ("json", "a")]),
        ("-f json -o a -f text", [("json", "a"), ("text", None)]),
        ("-o a.json -f text -o b", [("json", "a.json"), ("text", "b")]),
        ("-o a.json -o b.md", [("json", "a.json"), ("markdown", "b.md")]),
    ],
)
def test_a_format_and_a_file_named_beside_it_are_a_pair(given: str, pairs: list[tuple[str, str | None]]) -> None:
    words = given.split()
    order = ["formats" if word == "-f" else "outputs" for word in words[::2]]
    formats = [value for kind, value in zip(order, words[1::2], strict=True) if kind == "formats"]
    outputs = [value for kind, value in zip(order, words[1::2], strict=True) if kind == "outputs"]
    assert options.pair(order, formats, outputs) == pairs


def test_two_formats_for_standard_output_are_a_mistake() -> None:
    with pytest.raises(click.UsageError):
        options.pair(["formats", "formats"], ["json", "text"], [])


def test_verdicts_are_separated_by_commas() -> None:
    assert options.verdicts(" broken, moved ") == {Verdict.BROKEN, Verdict.MOVED}
    with pytest.raises(ValueError, match="broken"):
        options.verdicts("brokn")


@pytest.mark.parametrize("text", ["", " ", ",", "broken,,moved", "broken,", ", moved"])
def test_an_empty_name_is_no_verdict_and_never_means_none(text: str) -> None:
    with pytest.raises(ValueError, match="a verdict's name is missing"):
        options.verdicts(text)
