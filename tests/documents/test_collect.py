"""Every address once, with all of its places."""

from pathlib import Path

from linkwatch import documents
from linkwatch.documents.collect import collect
from linkwatch.documents.local import LocalFiles


def test_places_are_gathered_by_address_in_the_order_of_the_first(tmp_path: Path) -> None:
    first = documents.parse("[b](https://b.example/) [a](https://a.example/#x) [b](https://b.example/)", "one.md")
    second = documents.parse("[a](https://a.example/#x) [a](https://a.example/)", "two.md")
    links = collect([first, second], LocalFiles(tmp_path, [first, second], documents.parse))
    assert [(link.url, [(place.file, place.column) for place in link.occurrences]) for link in links] == [
        ("https://b.example/", [("one.md", 1), ("one.md", 51)]),
        ("https://a.example/#x", [("one.md", 25), ("two.md", 1)]),
        ("https://a.example/", [("two.md", 27)]),
    ]


def test_relative_links_are_named_from_the_root(tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    folder.mkdir()
    text = "[x](../README.md#a) [y](sub/other.md)"
    document = documents.parse(text, str(folder / "one.md"))
    links = collect([document], LocalFiles(tmp_path, [document], documents.parse))
    assert [link.url for link in links] == ["README.md#a", "guide/sub/other.md"]
