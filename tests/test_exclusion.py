import re
from collections.abc import Callable
from datetime import date

import pytest

from linkwatch import exclusion
from linkwatch.model import Document, Ignore, Kind, Link, Occurrence, Problem, Settings

TODAY = date(2026, 11, 23)
URL = "https://a.example/"


def link(*ignores: Ignore | None) -> Link:
    return Link(URL, tuple(Occurrence(URL, Kind.LINK, "a", "guide.md", 1, 1, ignore) for ignore in ignores))


def patterns(*texts: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, texts))


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (Settings(), ""),
        (Settings(exclude=patterns("b", r"a\.")), "the rule “a\\.”"),
        (Settings(exclude=patterns("b")), ""),
        (Settings(include=patterns("b")), "the include rules, none of which it matches"),
        (Settings(include=patterns("b", "a"), exclude=patterns("a")), ""),
    ],
)
def test_rules_exclude_addresses(settings: Settings, told: str) -> None:
    assert exclusion.excluded_by(link(None), settings, TODAY) == told


@pytest.mark.parametrize(
    ("ignore", "told"),
    [
        (Ignore(3, 1), "the comment at guide.md:3"),
        (Ignore(3, 1, "moves soon"), "the comment at guide.md:3: “moves soon”"),
        (Ignore(3, 1, until=TODAY), "the comment at guide.md:3 until 2026-11-23"),
        (Ignore(3, 1, "x", date(2027, 1, 2)), "the comment at guide.md:3 until 2027-01-02: “x”"),
        (Ignore(3, 1, until=date(2026, 11, 22)), ""),
    ],
)
def test_a_comment_excludes_until_its_day_is_over(ignore: Ignore, told: str) -> None:
    assert exclusion.excluded_by(link(ignore), Settings(), TODAY) == told


def test_a_comment_holds_also_where_rules_include_the_address() -> None:
    assert exclusion.excluded_by(link(Ignore(3, 1)), Settings(include=patterns("a")), TODAY)


@pytest.mark.parametrize("other", [None, Ignore(4, 1, until=date(2026, 1, 1))])
@pytest.mark.parametrize("order", [lambda a, b: (a, b), lambda a, b: (b, a)])
def test_a_link_that_is_not_ignored_everywhere_must_not_be_excluded(
    other: Ignore | None, order: Callable[[object, object], tuple[Ignore | None, ...]]
) -> None:
    assert exclusion.excluded_by(link(*order(Ignore(3, 1), other)), Settings(), TODAY) == ""


def test_a_link_that_is_ignored_everywhere_is_excluded_with_the_first_comment() -> None:
    told = exclusion.excluded_by(link(Ignore(3, 1, "x"), Ignore(4, 1, "y")), Settings(), TODAY)
    assert told == "the comment at guide.md:3: “x”"


def test_comments_whose_day_is_over_are_told_and_others_are_not() -> None:
    ignores = (Ignore(3, 1), Ignore(4, 2, until=date(2026, 11, 22)), Ignore(5, 1, until=TODAY))
    message = "this linkwatch comment counted until 2026-11-22; remove it, or give it a new day"
    assert list(exclusion.expired(Document("x.md", ignores=ignores), TODAY)) == [Problem("x.md", 4, 2, message)]


def test_only_comments_that_still_count_are_left_in_a_document() -> None:
    ignores = (Ignore(3, 1, until=TODAY), Ignore(4, 2, until=date(2026, 11, 22)))
    document = Document("guide.md", link(*ignores, None).occurrences, ignores=ignores)
    left = exclusion.without_expired(document, TODAY)
    assert [each.ignored for each in left.occurrences] == [ignores[0], None, None]
    assert left.ignores == ignores
    assert exclusion.without_expired(left, TODAY).occurrences == left.occurrences
