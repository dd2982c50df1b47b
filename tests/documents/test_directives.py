from datetime import date

import pytest

from linkwatch.documents import directives
from linkwatch.documents.directives import MAX_SHOWN, Directive


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        (" linkwatch: ignore ", Directive("ignore")),
        ("linkwatch:ignore-next-line", Directive("ignore-next-line")),
        ("\nlinkwatch :\n off\n", Directive("off")),
        (" linkwatch: on ", Directive("on")),
        (' linkwatch: ignore reason="a  b\nc" ', Directive("ignore", "a b c")),
        (" linkwatch: ignore reason='a \"b\"' ", Directive("ignore", 'a "b"')),
        (" linkwatch: ignore reason=a ", Directive("ignore", "a")),
        (' linkwatch: ignore reason="" ', Directive("ignore")),
        (" linkwatch: off until=2026-12-31 ", Directive("off", until=date(2026, 12, 31))),
        (' linkwatch: off until="2026-12-31" reason=a', Directive("off", "a", date(2026, 12, 31))),
        (f" linkwatch: off reason={'a' * 300}", Directive("off", "a" * MAX_SHOWN + "…")),
    ],
)
def test_a_comment_says_what_to_ignore_why_and_until_when(text: str, directive: Directive) -> None:
    assert directives.read(text) == directive


@pytest.mark.parametrize("text", ["", "a", "linkwatch", "linkwatch is fine", "linkwatcher: ignore", "a linkwatch: off"])
def test_other_comments_are_none_of_ours(text: str) -> None:
    assert directives.read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        " linkwatch ignore ",
        "Linkwatch: ignore",
        "LINKWATCH: OFF",
        "linkwatch-ignore-next-line",
        "link-watch: on",
        "linkwatch off until=2030-01-01",
        "linkwatch ignore\nreason='a'",
    ],
)
def test_what_is_nearly_a_comment_of_ours_is_told(text: str) -> None:
    fault = "a comment for linkwatch begins with “linkwatch:”, in lower case and with the colon"
    assert directives.read(text) == Directive("", fault=fault)


@pytest.mark.parametrize("text", ["linkwatch on CI", "Linkwatch ignores this", "linkwatch off by one", "linkwatchon"])
def test_prose_about_linkwatch_must_not_be_told(text: str) -> None:
    assert directives.read(text) is None


KNOWS = "it knows ignore, ignore-next-line, off, on"


@pytest.mark.parametrize(
    ("text", "word", "fault"),
    [
        ("ingore", "", "“ingore” is no word for a linkwatch comment; did you mean “ignore”?"),
        ("Ignore", "", "“Ignore” is no word for a linkwatch comment; did you mean “ignore”?"),
        (
            "ignore-nextline a",
            "",
            "“ignore-nextline” is no word for a linkwatch comment; did you mean “ignore-next-line”?",
        ),
        ("xyz", "", f"“xyz” is no word for a linkwatch comment; {KNOWS}"),
        ("", "", f"a linkwatch comment needs a word; {KNOWS}"),
        ("off utnil=2026-01-01", "off", "“utnil” means nothing in a linkwatch comment; did you mean “until”?"),
        ("off down", "off", "“down” means nothing in a linkwatch comment; it knows reason, until"),
        ("off reason", "off", 'reason in a linkwatch comment needs a value, like reason="…"'),
        ("off reason=", "off", 'reason in a linkwatch comment needs a value, like reason="…"'),
        ('off reason="a', "off", 'reason in a linkwatch comment needs a value, like reason="…"'),
        ("off until=", "off", 'until in a linkwatch comment needs a value, like until="…"'),
        ("off until=2026-13-01", "off", "until=2026-13-01 is no day; write it like until=2030-12-31"),
        ("off until=20261201", "off", "until=20261201 is no day; write it like until=2030-12-31"),
        ("off until=2026-W01-1", "off", "until=2026-W01-1 is no day; write it like until=2030-12-31"),
        ("off until=''", "off", "until= is no day; write it like until=2030-12-31"),
    ],
)
def test_what_is_not_understood_is_said_with_the_nearest_known_word(text: str, word: str, fault: str) -> None:
    read = directives.read(f" linkwatch: {text} ")
    assert read is not None
    assert (read.word, read.fault) == (word, fault)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("part", [" until=2026-01-01", " reason='a", " =", "\n", "a", ' reason="'])
def test_hostile_comments_take_linear_time(part: str) -> None:
    assert directives.read("linkwatch: off" + part * 100_000) is not None
    assert directives.read("linkwatch" + part * 100_000) is None
