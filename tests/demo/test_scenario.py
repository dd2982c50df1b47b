from __future__ import annotations

import pytest

from linkwatch import urls
from linkwatch.demo.scenario import Behaviour, Entry, Scenario, load_scenario, parse_scenario
from linkwatch.model import Verdict


def entry(url: str, behaviour: Behaviour) -> Entry:
    return Entry(url, behaviour, Verdict.BROKEN, "A note.")


def test_the_packaged_scenario_shows_every_behaviour() -> None:
    assert {each.behaviour for each in load_scenario().entries} == set(Behaviour)


def test_the_packaged_scenario_names_each_link_once() -> None:
    links = [each.url for each in load_scenario().entries]
    assert len(links) == len(set(links))


@pytest.mark.parametrize("each", load_scenario().entries, ids=lambda each: str(each.behaviour))
def test_every_packaged_entry_is_whole(each: Entry) -> None:
    assert urls.normalize(each.url) == each.url
    assert each.note.endswith(".")
    assert bool(each.to) is (each.behaviour in {Behaviour.MOVED, Behaviour.REDIRECT})
    assert bool(each.title) is (each.behaviour is Behaviour.WRONG_TITLE)
    assert bool(urls.fragment(each.url)) is (each.behaviour is Behaviour.MISSING_ANCHOR)


def test_a_scenario_is_read_from_toml() -> None:
    text = """
        [[link]]
        url = "https://a.example/"
        behaviour = "moved"
        to = "https://b.example/"
        expect_verdict = "moved"
        expect_reason = "moved-permanently"
        note = "It moved."
    """
    expected = Entry(
        url="https://a.example/",
        behaviour=Behaviour.MOVED,
        expect_verdict=Verdict.MOVED,
        note="It moved.",
        expect_reason="moved-permanently",
        to="https://b.example/",
    )
    assert parse_scenario(text) == Scenario((expected,))


def test_no_entries_are_the_empty_scenario() -> None:
    assert parse_scenario("") == Scenario()


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ('behaviour = "asleep"', ValueError),
        ('expect_verdict = "dead"', ValueError),
        ('colour = "red"', TypeError),
    ],
)
def test_a_word_that_is_not_known_is_an_error(line: str, error: type[Exception]) -> None:
    key = line.partition(" ")[0]
    lines = ['url = "u"', 'behaviour = "gone"', 'expect_verdict = "broken"', 'note = "n"']
    text = "\n".join(["[[link]]", *(each for each in lines if not each.startswith(key)), line])
    with pytest.raises(error):
        parse_scenario(text)


def test_within_keeps_only_the_entries_of_the_addresses() -> None:
    first, second = (entry(f"https://{name}.example/", Behaviour.GONE) for name in "ab")
    assert Scenario((first, second)).within(["https://b.example/", "https://c.example/"]) == Scenario((second,))


@pytest.mark.parametrize(
    ("behaviour", "of", "url", "speaks"),
    [
        (Behaviour.GONE, "https://a.example/x", "https://a.example/x", True),
        (Behaviour.GONE, "https://a.example/x", "https://a.example/x#y", True),
        (Behaviour.GONE, "https://a.example/x#y", "https://a.example/x", False),
        (Behaviour.GONE, "https://a.example/x", "https://a.example/", False),
        (Behaviour.MISSING_ANCHOR, "https://a.example/x#y", "https://a.example/x#y", True),
        (Behaviour.MISSING_ANCHOR, "https://a.example/x#y", "https://a.example/x#z", False),
        (Behaviour.EXPIRED_CERTIFICATE, "https://a.example/x", "https://a.example/z", True),
        (Behaviour.EXPIRED_CERTIFICATE, "https://a.example/x", "http://a.example/x", False),
        (Behaviour.EXPIRED_CERTIFICATE, "https://a.example/x", "https://b.example/x", False),
    ],
)
def test_an_entry_speaks_for_its_link_and_for_what_shares_its_fate(
    behaviour: Behaviour, of: str, url: str, *, speaks: bool
) -> None:
    scenario = Scenario((entry(of, behaviour),))
    assert scenario.entry_for(url) == (scenario.entries[0] if speaks else None)


def test_a_links_own_entry_comes_before_a_wider_one() -> None:
    page, link = entry("https://a.example/x", Behaviour.FLAKY), entry("https://a.example/x#y", Behaviour.MISSING_ANCHOR)
    assert Scenario((page, link)).entry_for("https://a.example/x#y") == link
