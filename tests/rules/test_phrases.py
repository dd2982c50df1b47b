import pytest
from html_pages import html, shown

from linkwatch.model import Verdict
from linkwatch.rules import judge
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


TAKEN = (
    "Presentation removed", "Album deleted", "Präsentation gelöscht", "Présentation supprimée", "Canal eliminado",
    "Presentazione rimossa", "Apresentação removida", "Profiel verwijderd", "Kategoria usunięta", "Рецепт удалён",
    "Публікація видалена", "Повідомлення видалено",
)  # fmt: skip


@pytest.mark.parametrize("name", TAKEN)
def test_a_thing_that_was_taken_away_names_an_error_only_perhaps(name: str) -> None:
    assert names_an_error(name)
    assert names_perhaps(name)


@pytest.mark.parametrize(
    "name", ["Removed presentation", "Presentation removed twice", "Weeds removed", "Removed", "Album deleted?"]
)
def test_what_else_is_taken_away_must_not_name_an_error(name: str) -> None:
    assert not names_an_error(name)


def verdict(title: str, heading: str, text: str) -> Verdict:
    return judge(shown(html(title, f"<h1>{heading}</h1><p>{text}</p>"), "https://a.example/p/12")).verdict


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("Presentation removed | Slides", "Presentation removed", "This presentation has been removed by its author."),
        ("Presentation removed | Slides", "This content has been removed", "Here are others."),
        ("Slides", "Канал видалено", "Цього каналу більше не існує."),
        ("Präsentation gelöscht", "Präsentation gelöscht", "Die Seite, die Sie suchen, gibt es nicht mehr."),
    ],
)
def test_a_thing_that_was_taken_away_is_gone_where_the_page_says_so_again(title: str, heading: str, text: str) -> None:
    assert verdict(title, heading, text) is Verdict.BROKEN


@pytest.mark.parametrize(
    ("title", "heading", "text"),
    [
        ("Theme removed | Changelog", "Theme removed", "The theme was removed in version 3."),
        ("Theme removed | Changelog", "Theme removed", "We no longer ship it. Take another one."),
        ("User deleted | Payments API", "User deleted", "Sent after the user has been deleted. Has: id, time."),
        ("Record deleted | Payments API", "Record deleted", "This event is sent when a record was deleted."),
        ("Comment deleted · API reference", "Comment deleted", "The comment was deleted. Payload: id, user, time."),
        ("Member removed | Webhooks", "Member removed", "The member has been removed. Payload: id, time."),
        ("Plugin removed", "Plugin removed", "In 4.2 we removed the plugin. See the upgrade notes."),
        ("Map removed", "Map removed", "The map has been removed from the rotation."),
        ("Album deleted", "Album deleted", "Ten songs, 38 minutes. Recorded in May."),
        ("Рецепт удалён", "Рецепт удалён", "Рассказ. 24 страницы."),
    ],
)
def test_news_and_works_that_are_called_so_must_not_be_gone(title: str, heading: str, text: str) -> None:
    assert verdict(title, heading, text) is Verdict.OK
