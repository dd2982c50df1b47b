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
        ("-o a", [("text", "a")]),
        ("-o .a", [("text", ".a")]),
        ("-o /dev/stderr", [("text", "/dev/stderr")]),
        ("-f json -o a.odd", [("json", "a.odd")]),
        ("-o -", [("text", None)]),
        ("-f json -o -", [("json", None)]),
        ("-o - -o a.json", [("text", None), ("json", "a.json")]),
        ("-o ./-", [("text", "./-")]),
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
    with pytest.raises(click.UsageError, match="only one --format can go to standard output"):
        options.pair(["formats", "outputs", "formats"], ["json", "markdown"], ["-"])


@pytest.mark.parametrize("file", ["links.srif", "a.JSN", "a.json.bak"])
def test_a_suffix_that_names_no_format_is_a_mistake_and_no_text(file: str) -> None:
    with pytest.raises(click.UsageError, match=r"names no format as .*\.sarif.* do; name one: --format text"):
        options.pair(["outputs"], [], [file])


def test_an_export_goes_to_standard_output_by_the_name_of_that_too() -> None:
    assert options.export("json", "-", beside=False) == ("json", None)
    assert options.export("json", "./-", beside=False) == ("json", "./-")
    with pytest.raises(click.UsageError, match="needs a --format"):
        options.export(None, "-", beside=False)


def test_verdicts_are_separated_by_commas() -> None:
    assert options.verdicts(" broken, moved ") == {Verdict.BROKEN, Verdict.MOVED}
    with pytest.raises(ValueError, match="broken"):
        options.verdicts("brokn")


@pytest.mark.parametrize("text", ["", " ", ",", "broken,,moved", "broken,", ", moved"])
def test_an_empty_name_is_no_verdict_and_never_means_none(text: str) -> None:
    with pytest.raises(ValueError, match="a verdict's name is missing"):
        options.verdicts(text)
