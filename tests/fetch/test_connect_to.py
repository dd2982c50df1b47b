import pytest

from linkwatch.fetch.connect_to import destination
from linkwatch.model import ConnectTo


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (("a.example", "443", "b.example", "8443"), ("b.example", 8443)),
        (("", "", "b.example", "1"), ("b.example", 1)),
        (("", "443", "", "1"), ("a.example", 1)),
        (("A.example", "", "[::1]", ""), ("::1", 443)),
        (("c.example", "443", "b.example", "1"), None),
        (("a.example", "80", "b.example", "1"), None),
    ],
)
def test_an_empty_part_stands_for_any_or_for_the_same(
    rule: tuple[str, str, str, str], expected: tuple[str, int] | None
) -> None:
    assert destination([ConnectTo(*rule)], "a.example", 443) == expected


def test_the_first_rule_that_fits_counts() -> None:
    rules = [ConnectTo("", "80", "x", "1"), ConnectTo("", "", "y", "2"), ConnectTo("", "443", "z", "3")]
    assert destination(rules, "a.example", 443) == ("y", 2)
