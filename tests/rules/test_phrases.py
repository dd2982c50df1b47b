import pytest

from linkwatch.rules.phrases import ends_in_a_thing, names_an_error, names_perhaps


@pytest.mark.parametrize("name", ["Page", "Missing page", "Nothing on this page"])
def test_a_name_that_ends_in_what_may_be_missing_ends_in_a_thing(name: str) -> None:
    assert ends_in_a_thing(name)


@pytest.mark.parametrize("name", ["", "Page missing", "The page is gone", "Roses"])
def test_a_name_that_only_has_such_a_word_must_not_end_in_it(name: str) -> None:
    assert not ends_in_a_thing(name)


@pytest.mark.parametrize("apostrophe", ["'", "\u2019"])
def test_either_apostrophe_names_an_error(apostrophe: str) -> None:
    assert names_an_error(f"We can{apostrophe}t find the page")


@pytest.mark.parametrize("name", ["Missing page!", "Lost page", "Nothing found"])
def test_what_a_song_may_be_called_names_an_error_only_perhaps(name: str) -> None:
    assert names_perhaps(name)


@pytest.mark.parametrize("name", ["Page not found", "404 songs"])
def test_what_no_song_is_called_must_not_be_in_doubt(name: str) -> None:
    assert not names_perhaps(name)
