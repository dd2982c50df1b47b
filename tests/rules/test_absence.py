import pytest

from linkwatch.rules.absence import is_absence


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("This image has vanished", True),
        ("We can\u2019t show you that", True),
        ("Rien par ici…", True),
        ("Hier gibt es nichts", True),
        ("Tento produkt už nenabízíme", True),
        ("掲載は終了しました", True),
        ("My boards", False),
        ("Horario", False),
        ("Tote Links", False),
        ("Not there yet?", False),
        ("This page is not available? ", False),
        ("This page is not available", True),
        ("", False),
    ],
)
def test_a_heading_that_denies_something_is_told_from_a_name(heading: str, *, expected: bool) -> None:
    assert is_absence(heading) is expected
