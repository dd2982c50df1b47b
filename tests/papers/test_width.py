import pytest

from linkwatch.papers import width


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("注意", 4),
        ("🔥", 2),
        ("⭐\ufe0f", 2),
        ("\u200b", 0),
        ("\u2013", 1),
    ],
)
def test_a_text_is_as_wide_as_a_screen_shows_it(text: str, columns: int) -> None:
    assert width.of(text) == columns


def test_nobody_can_say_how_wide_a_tab_is() -> None:
    assert width.of("a\tb") is None
