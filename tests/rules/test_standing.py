import dataclasses

import pytest

from linkwatch.model import Page
from linkwatch.rules import standing

SAID = "The page you requested could not be found."


def page(text: str, *headings: str, title: str = "Pond") -> Page:
    return Page(title=title, text=text, words=len(text.split()), headings=headings, heading="".join(headings[:1]))


def test_what_the_text_says_is_in_it() -> None:
    assert standing.is_said_in_the_text(page(f"Pond {SAID}", "Pond"))


def test_what_only_a_heading_says_must_not_be_in_the_text() -> None:
    assert not standing.is_said_in_the_text(page(f"{SAID} Frogs and newts.", SAID))


@pytest.mark.parametrize("text", ["Posted by bo 2 years ago", "Your visitors see this error when a page is gone."])
def test_what_people_say_of_an_error_is_written_by_somebody(text: str) -> None:
    assert standing.is_written_by_somebody(page(f"Page not found {text}", "Page not found"))


def test_who_shows_the_source_of_an_error_page_has_written_it() -> None:
    assert standing.is_written_by_somebody(page("Page not found <h1>Oops</h1> <p>Page not found</p>", "Page not found"))


@pytest.mark.parametrize("text", ["Design file. 1.2k users.", "A game. Release Date: 3 Mar 2021", "Words: 4,211"])
def test_below_the_name_of_a_work_stand_its_facts(text: str) -> None:
    assert standing.is_written_by_somebody(page(f"Page not found {text}", "Page not found"))


@pytest.mark.parametrize(
    "text", ["Looks like the page you want is gone. Soup, 12 likes", "Our users have other words."]
)
def test_facts_of_other_works_must_not_be_of_the_page(text: str) -> None:
    assert not standing.is_written_by_somebody(page(f"Page not found {text}", "Page not found"))


def test_an_arrow_must_not_be_source() -> None:
    assert not standing.is_written_by_somebody(page("Page not found << Back < Home >", "Page not found"))


@pytest.mark.parametrize("text", [SAID, f"{SAID} Posted by bo 2 years ago"])
def test_what_a_visitor_is_told_must_not_be_written_by_somebody(text: str) -> None:
    assert not standing.is_written_by_somebody(page(f"Page not found {text}", "Page not found"))


@pytest.mark.parametrize("headings", [("Page not found",), ("Page not found", "Answers")])
def test_the_headings_of_the_text_are_heard_where_no_first_one_stands_above_it(headings: tuple[str, ...]) -> None:
    written = page(f"Page not found Posted by bo 2 years ago. {' '.join(headings[1:])}", *headings)
    assert standing.is_written_by_somebody(dataclasses.replace(written, heading=""))


def test_somebody_who_writes_below_the_first_of_two_equal_headings_is_heard() -> None:
    text = "Page not found Posted by bo 2 years ago. Related: Page not found"
    assert standing.is_written_by_somebody(page(text, "Page not found"))


def test_what_stands_between_two_times_the_same_sentence_must_not_be_written_by_somebody() -> None:
    text = f"Page not found {SAID} Posted by bo 2 years ago. {SAID}"
    assert not standing.is_written_by_somebody(page(text, "Page not found"))


def test_what_stands_above_the_first_heading_is_said_first() -> None:
    assert standing.is_said_first(page(f"{SAID} Frogs Newts", "Frogs"), SAID, "Frogs")


def test_a_condition_above_the_first_heading_must_not_be_said_first() -> None:
    said = "die Seite, die Sie suchen, nicht gefunden wurde"
    assert standing.is_said_first(page(f"Schade, dass {said}. Frogs", "Frogs"), said, "Frogs")
    assert not standing.is_said_first(page(f"Schreiben Sie uns, wenn {said}. Frogs", "Frogs"), said, "Frogs")


def test_what_stands_below_it_must_not_be_said_first() -> None:
    assert not standing.is_said_first(page(f"Frogs {SAID}", "Frogs"), SAID, "Frogs")


def test_what_is_said_between_two_other_headings_is_headed_apart() -> None:
    assert standing.is_headed_apart(page(f"Frogs Old links {SAID} Newts", "Frogs", "Old links", "Newts"), "Frogs")


@pytest.mark.parametrize("text", [f"Frogs Old links {SAID} Bye.", f"Frogs Old links. Frogs {SAID} Newts"])
def test_what_is_said_below_the_last_heading_or_the_first_once_more_must_not_be_headed_apart(text: str) -> None:
    assert not standing.is_headed_apart(page(text, "Frogs", "Old links"), "Frogs")


def test_what_is_said_below_the_first_heading_must_not_be_headed_apart() -> None:
    assert not standing.is_headed_apart(page(f"Frogs {SAID} Newts", "Frogs", "Newts"), "Frogs")


@pytest.mark.parametrize("between", ["", "Sorry, "])
def test_what_follows_a_heading_is_said_at_once_and_of_it(between: str) -> None:
    told = page(f"@ida {between}{SAID}", "@ida")
    assert standing.is_said_of_it(told, "@ida")
    assert standing.is_said_at_once(told, "@ida")


def test_what_follows_a_sentence_of_its_own_must_not_be_said_at_once_or_of_it() -> None:
    told = page(f"@ida She keeps frogs. {SAID}", "@ida")
    assert not standing.is_said_of_it(told, "@ida")
    assert not standing.is_said_at_once(told, "@ida")


def test_what_stands_between_two_equal_headings_is_said_below_the_first() -> None:
    told = page(f"@ida {SAID} More of @ida", "@ida")
    assert standing.is_said_of_it(told, "@ida")
    assert standing.is_said_at_once(told, "@ida")
    assert not standing.is_said_first(page(f"Frogs {SAID} More of Frogs", "Frogs"), SAID, "Frogs")


@pytest.mark.parametrize("text", [f"404 {SAID}", f"Pond 404. {SAID}", "Error 404 Go back to the home page."])
def test_a_number_before_what_a_visitor_is_told_is_an_errors(text: str) -> None:
    assert "404" in standing.number_in(page(text, "Pond"), text)


@pytest.mark.parametrize(
    ("title", "text"),
    [("Pond", "404 frogs were counted."), ("Peugeot 404", f"404 {SAID}"), ("Pond", f"404 {SAID} {'Frogs. ' * 60}")],
)
def test_another_number_must_not_be_an_errors(title: str, text: str) -> None:
    assert not standing.number_in(page(text, title=title), text)


def test_a_name_below_an_open_heading_is_found() -> None:
    assert standing.name_below("Oops Page not found. Try the search.", ["Oops"]) == "Page not found."


def test_a_name_of_several_words_before_a_number_is_found_whole() -> None:
    assert standing.name_below("Pond File not found 404 Home", ["404"]) == "File not found"


def test_a_name_below_any_other_heading_must_not_be_found() -> None:
    assert standing.name_below("Frogs Page not found. Try the search.", ["Frogs"]) == ""
