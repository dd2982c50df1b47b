"""A year of daily runs over a web of living, dying and flaky links: what the runs tell, and what they write down."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from linkwatch import state
from linkwatch.memory import Past, completed, judge_with_past
from linkwatch.model import Result, Verdict
from remembered import PATIENCE, day, result

DAYS = 365
Web = Mapping[str, Callable[[int], str]]
"""What a visit of a link sees on a day, as a sign."""

DEATHS = {f"https://dead.example/{born}": born for born in (0, 1, 30, 57, 200, 361)}
GONE = {f"https://gone.example/{born}": born for born in (3, 100)}


def dying(at: int, sign: str) -> Callable[[int], str]:
    return lambda number: sign if number >= at else "+"


def noisy(seed: int, share: float) -> Callable[[int], str]:
    """Fail on a share of the days, but not for more than three of them in a row."""
    chance = random.Random(seed)
    days: list[str] = []
    for _ in range(DAYS):
        down = chance.random() < share and days[-3:] != ["-"] * 3
        days.append("-" if down else "+")
    return days.__getitem__


FLAKES: Web = {
    "https://weekend.example/": lambda number: "-" if number % 7 in {5, 6} else "+",
    "https://long-weekend.example/": lambda number: "-" if number % 28 in {4, 5, 6} else "+",
    "https://every-other.example/": lambda number: "-" if number % 2 else "+",
    "https://rarely-up.example/": lambda number: "+" if number % 4 == 3 else "-",
    "https://week-in-the-dark.example/": lambda number: "-" if number % 10 in {1, 3, 5} or 100 <= number < 106 else "+",
    "https://down-behind-a-wall.example/": lambda number: "-#-+"[number % 4],
    **{f"https://noise.example/{seed}": noisy(seed, 0.1 * (1 + seed % 6)) for seed in range(30)},
}
WEB: Web = {
    **{f"https://fine.example/{number}": lambda _: "+" for number in range(20)},
    **{url: dying(at, "-") for url, at in DEATHS.items()},
    **{url: dying(at, "x") for url, at in GONE.items()},
    **FLAKES,
    "https://wall.example/": lambda _: "#",
    "https://new-wall.example/": dying(40, "#"),
    "https://back.example/": lambda number: "-" if 10 <= number < 50 else "+",
    "https://mended.example/": lambda number: "x" if 10 <= number < 50 else "+",
}


@dataclass(frozen=True)
class Day:
    told: Mapping[str, Result]
    text: str

    def verdict(self, url: str) -> Verdict:
        return self.told[url].judgement.verdict


def live(web: Web, file: Path, *, cache: bool) -> list[Day]:
    """Run every day through the functions that `check` uses; the cache may be lost every night."""
    exact: dict[str, Past] = {}
    return [run(web, number, file, exact if cache else {}) for number in range(DAYS)]


def run(web: Web, number: int, file: Path, exact: dict[str, Past]) -> Day:
    today, known = day(number), state.read(file)
    told: dict[str, Result] = {}
    pasts: dict[str, Past] = {}
    for url, sees in web.items():
        past = completed(known.past(url), exact.get(url))
        told[url], pasts[url] = judge_with_past(result(sees(number), url), past, today, PATIENCE)
    assert state.write(file, known, pasts, today, PATIENCE) == ()
    exact.update(pasts)
    return Day(told, file.read_text())


@pytest.fixture(scope="module", params=[True, False], ids=["with a cache", "cache lost every night"])
def year(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Day]:
    return live(WEB, tmp_path_factory.mktemp("year") / "state.jsonl", cache=request.param)


def test_no_flake_is_ever_broken(year: list[Day]) -> None:
    assert [
        (url, number) for number, each in enumerate(year) for url in FLAKES if each.verdict(url) is Verdict.BROKEN
    ] == []


def test_every_flake_is_told_when_it_is_down_and_called_flaky(year: list[Day]) -> None:
    for url, sees in FLAKES.items():
        down = [each for number, each in enumerate(year) if sees(number) == "-"]
        assert {each.verdict(url) for each in down} == {Verdict.UNREACHABLE}
        assert any("It is flaky" in each.told[url].judgement.detail for each in down) or "long-weekend" in url


def test_every_dead_link_is_broken_from_its_fourth_day_on(year: list[Day]) -> None:
    for url, at in DEATHS.items():
        broken = [number for number, each in enumerate(year) if each.verdict(url) is Verdict.BROKEN]
        assert broken == list(range(at + 3, DAYS))


def test_a_page_that_is_gone_is_broken_on_its_first_day(year: list[Day]) -> None:
    for url, at in GONE.items():
        assert [each.verdict(url) for each in year] == [Verdict.OK] * at + [Verdict.BROKEN] * (DAYS - at)


def test_a_broken_link_says_since_when(year: list[Day]) -> None:
    for url, at in {**DEATHS, **GONE}.items():
        assert {each.told[url].first_failed for each in year[at:]} == {day(at)}


def test_a_wall_says_when_the_link_last_worked_and_is_never_broken(year: list[Day]) -> None:
    assert {each.verdict("https://wall.example/") for each in year} == {Verdict.BLOCKED}
    assert {each.verdict("https://new-wall.example/") for each in year[40:]} == {Verdict.BLOCKED}


def test_what_comes_back_is_told_on_that_day_only(year: list[Day]) -> None:
    for url in ("https://back.example/", "https://mended.example/"):
        assert [number for number, each in enumerate(year) if each.told[url].recovered] == [50]
        assert year[50].verdict(url) is Verdict.OK


def test_nothing_that_works_every_day_is_written_down(year: list[Day]) -> None:
    assert not any("fine.example" in each.text for each in year)


def test_a_quiet_day_is_an_empty_diff(tmp_path: Path) -> None:
    quiet = {url: sees for url, sees in WEB.items() if url not in FLAKES}
    file = tmp_path / "state.jsonl"
    lived = live(quiet, file, cache=True)
    events = {*DEATHS.values(), *GONE.values(), 10, 40, 50}
    busy = {number for event in events for number in range(event, event + 4)} | {0}
    changed = {number for number in range(1, DAYS) if lived[number].text != lived[number - 1].text}
    assert changed <= busy
    assert len(changed) < 40


def test_the_days_between_the_runs_are_no_proof_of_themselves(tmp_path: Path) -> None:
    weekly = {"https://a.example/": lambda number: "-" if number >= 1 else "+"}
    file = tmp_path / "state.jsonl"
    seen = [run(weekly, number, file, {}).verdict("https://a.example/") for number in range(0, 28, 7)]
    assert seen == [Verdict.OK, Verdict.UNREACHABLE, Verdict.UNREACHABLE, Verdict.BROKEN]


def test_the_order_of_the_links_changes_nothing(tmp_path: Path) -> None:
    backwards = dict(reversed(list(WEB.items())))
    one = [each.text for each in live(WEB, tmp_path / "one.jsonl", cache=True)]
    assert one == [each.text for each in live(backwards, tmp_path / "two.jsonl", cache=True)]
