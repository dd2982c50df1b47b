from dataclasses import replace

import pytest
from making import file, link

from linkwatch.model import Case, Suggestion, Verdict
from linkwatch.rules import judge_unvisited

EXCLUDED, BROKEN = Verdict.EXCLUDED, Verdict.BROKEN


@pytest.mark.parametrize(
    ("url", "verdict", "reason"),
    [
        ("mailto:a@b.example", EXCLUDED, "mail-address"),
        ("tel:+123", EXCLUDED, "other-scheme"),
        ("ftp://a.example/x", EXCLUDED, "other-scheme"),
        ("git+https://a.example/x", EXCLUDED, "other-scheme"),
        ("slack://channel", EXCLUDED, "other-scheme"),
        ("http+x://channel", EXCLUDED, "other-scheme"),
        ("hxxyp://channel", EXCLUDED, "other-scheme"),
        ("htps://a.example/", BROKEN, "scheme-typo"),
        ("htttps://a.example/", BROKEN, "scheme-typo"),
        ("hhttp://a.example/", BROKEN, "scheme-typo"),
        ("httpss://a.example/", BROKEN, "scheme-typo"),
        ("ttps://a.example/", BROKEN, "scheme-typo"),
        ("https://ex ample.com/", BROKEN, "invalid-url"),
        ("https://", BROKEN, "invalid-url"),
        ("http://[::1", BROKEN, "invalid-url"),
        ("http://a.example:99999/", BROKEN, "invalid-url"),
        ("http://127.0.0.1/", EXCLUDED, "private-address"),
        ("http://localhost:8000/", EXCLUDED, "private-address"),
        ("http://169.254.169.254/latest/", EXCLUDED, "private-address"),
        ("http://[::ffff:7f00:1]/", EXCLUDED, "private-address"),
        ("http://printer.local/", EXCLUDED, "private-address"),
        ("http://127.0.0.1:22/", EXCLUDED, "private-address"),
        ("http://a.example:22/", BROKEN, "bad-port"),
        ("https://a.example:6667/x", BROKEN, "bad-port"),
        ("https://a.example:0/", BROKEN, "bad-port"),
    ],
)
def test_an_address_that_needs_no_visit_is_judged_by_its_letters(url: str, verdict: Verdict, reason: str) -> None:
    judgement = judge_unvisited(Case(link(url)))
    assert judgement
    assert (judgement.verdict, judgement.reason.name) == (verdict, reason)


@pytest.mark.parametrize(
    "url", ["https://a.example/", "http://a.example:8080/x?y#z", "https://xn--fa-hia.de/", "http://8.8.8.8/"]
)
def test_a_web_address_must_not_be_judged_without_a_visit(url: str) -> None:
    assert judge_unvisited(Case(link(url))) is None


@pytest.mark.parametrize(("typo", "scheme"), [("htps", "https"), ("htp", "http")])
def test_a_typo_in_the_scheme_comes_with_its_correction(typo: str, scheme: str) -> None:
    judgement = judge_unvisited(Case(link(f"{typo}://a.example/x")))
    assert judgement
    assert judgement.suggestion == Suggestion(f"{scheme}://a.example/x", "scheme")


def test_what_the_user_excludes_is_excluded_and_says_by_what() -> None:
    judgement = judge_unvisited(replace(file(exists=False), excluded_by="the rule “x”"))
    assert judgement
    assert (judgement.reason.name, judgement.detail) == ("ignored", "Excluded by the rule “x”.")


def test_an_offline_run_excludes_web_addresses_only() -> None:
    web = judge_unvisited(Case(link(), offline=True))
    assert web
    assert web.reason.name == "offline"
    local = judge_unvisited(replace(file(), offline=True))
    assert local
    assert local.verdict is Verdict.OK


def test_a_private_address_is_visited_when_allowed() -> None:
    assert judge_unvisited(Case(link("http://127.0.0.1/"), allow_private=True)) is None


def test_the_port_of_another_protocol_must_not_be_visited_even_where_private_addresses_are() -> None:
    judgement = judge_unvisited(Case(link("http://127.0.0.1:22/"), allow_private=True))
    assert judgement
    assert judgement.detail == "Browsers refuse port 22: it belongs to another protocol. Correct the address."


@pytest.mark.parametrize(
    ("standing", "reason"),
    [((True,), "unchanged"), ((True, True), "unchanged"), ((False,), None), ((True, False), None), ((), None)],
)
def test_a_link_all_of_whose_places_stood_before_is_not_visited(standing: tuple[bool, ...], reason: str | None) -> None:
    found = link("https://a.example/")
    places = tuple(replace(found.occurrences[0], standing=each) for each in standing)
    judgement = judge_unvisited(Case(replace(found, occurrences=places)))
    assert (judgement.reason.name if judgement else None) == reason


@pytest.mark.parametrize("url", ["htps://a.example/", "mailto:a@b.example", "http://localhost/"])
def test_what_needs_no_visit_is_judged_though_it_stood_before(url: str) -> None:
    found = link(url)
    judgement = judge_unvisited(Case(replace(found, occurrences=(replace(found.occurrences[0], standing=True),))))
    assert judgement
    assert judgement.reason.name != "unchanged"
