"""Behaviours of real sites, judged by one run of the real command: verdict, reason and final address of each."""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from linkwatch import config, documents, told, urls
from linkwatch.documents.collect import collect
from linkwatch.documents.local import LocalFiles
from linkwatch.lean import without_evidence
from linkwatch.model import Case, Link
from linkwatch.rules import judge
from linkwatch.store import open_cache
from web import Asked
from web.cases import SAME
from web.families import FAMILIES, all_cases
from web.families.many import SILENT_LINKS
from web.pending import PENDING
from web.run import GUIDE, Run, as_requested, check
from web.table import RECORDS, render

CASES = all_cases()
DOCS = Path(__file__).parents[1] / "docs" / "practice-web.md"
INTERVAL, PER_HOST, RETRIES = 0.05, 6, 2
JITTER = 0.5
"""Seconds by which a busy machine may take in a request later than it was sent."""

ARXIV_PAUSE = 3.0
MOST_REQUESTS = 2 * 2 * (RETRIES + 1)
"""For one page: in the run and late in it, each request and its retries, perhaps read again with more leniency."""


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The whole web in one run."""
    return check(all_cases(), tmp_path_factory.mktemp("practice"))


@pytest.mark.parametrize("name", [name for name in CASES if name not in PENDING])
def test_a_behaviour_is_judged_as_a_person_with_a_browser_would(run: Run, name: str) -> None:
    case, told = CASES[name], run.told[name]
    final = as_requested(case.link) if case.final == SAME else case.final
    assert (told.verdict, told.reason, told.final) == (case.verdict, case.reason, final), told.detail
    assert case.says in told.detail


def test_a_pending_behaviour_is_one_of_the_table() -> None:
    assert set(PENDING) <= set(CASES)


def test_every_family_has_behaviours_and_no_name_is_used_twice() -> None:
    for family in FAMILIES:
        names = [case.name for case in family.cases()]
        assert len(names) == len(set(names)) > 3


def test_two_behaviours_must_not_share_a_page() -> None:
    pages = Counter(url for case in CASES.values() for url in case.pages if "shared" not in url)
    assert [url for url, number in pages.items() if number > 1] == []


def test_the_run_says_that_something_is_broken(run: Run) -> None:
    assert run.status == 1


def test_what_is_told_again_from_the_cache_is_what_judging_anew_says(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(run.folder)
    links: dict[str, list[Link]] = defaultdict(list)
    for link in collect(documents.read([GUIDE]), LocalFiles(run.folder, [], documents.parse)):
        links[urls.key(link.url)].append(link)
    settings, own = config.load(config.find(Path()), {}), {"SSL_CERT_FILE": run.web.write_authority(run.folder)}
    with open_cache(settings, {**os.environ, **own}) as cache:
        notes = {url: note for url, _, _, note in cache.notes(links)}
        answers = {url: answer.seen for url in notes if (answer := cache.answer(url))}
    again = {url: told.read(note, url, links[url]) for url, note in notes.items()}
    assert again == {
        url: (without_evidence(seen), [judge(Case(link, seen=seen)) for link in links[url]])
        for url, seen in answers.items()
    }
    assert len(again) > len(CASES) / 3


def test_nobody_asks_for_a_head_alone(run: Run) -> None:
    assert {asked.method for asked in run.web.asked if asked.method} == {"GET"}


def test_a_host_sees_no_more_requests_at_once_than_it_may(run: Run) -> None:
    assert {host: most for host, most in run.web.most_at_once.items() if most > PER_HOST} == {}


def test_a_hosts_requests_start_no_closer_than_the_interval(run: Run) -> None:
    hosts = {asked.host for asked in run.web.asked}
    assert {host: pace for host in hosts if (pace := closest(run.asked(host), INTERVAL)) < -JITTER} == {}


def test_arxiv_gets_one_request_in_three_seconds(run: Run) -> None:
    asked = run.asked("arxiv.org") + run.asked("export.arxiv.org")
    assert len(asked) > 1
    assert closest(sorted(asked, key=lambda each: each.at), ARXIV_PAUSE) > -JITTER


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.pause])
def test_a_host_that_asks_for_a_pause_gets_it(run: Run, name: str) -> None:
    case = CASES[name]
    host = case.link.split("/")[2]
    asked = run.asked(host)
    first = next(each for each in asked if each.url == case.link)
    again = [each.at - first.at for each in asked if each.url == case.link and each is not first]
    assert not again or min(again) >= case.pause
    # What was under way when the answer came, came with it.
    assert [each for each in asked if JITTER < each.at - first.at < case.pause] == []


def test_a_pause_longer_than_any_run_ends_the_asking(run: Run) -> None:
    assert len(run.asked("limited-3.practice")) == 1


def test_a_page_is_asked_for_no_more_often_than_the_retries_allow(run: Run) -> None:
    often = Counter(asked.url for asked in run.web.asked)
    assert {url: times for url, times in often.items() if times > MOST_REQUESTS} == {}


@pytest.mark.parametrize(
    "link",
    ["https://plain.practice/", "https://gone.practice/a", "https://away.practice/403", "https://shared.practice/a"],
)
def test_what_is_certain_is_asked_for_once(run: Run, link: str) -> None:
    assert run.web.times(link) == 1


def test_many_links_to_a_silent_host_must_not_cost_a_wait_each(run: Run) -> None:
    assert len(run.asked("sixty.practice")) <= SILENT_LINKS // 5


def closest(asked: list[Asked], interval: float) -> float:
    """Give by how much any run of requests is shorter than its intervals, in seconds; below zero is too short."""
    starts = [each.at for each in asked]
    spans = [
        starts[last] - starts[first] - (last - first) * interval
        for first in range(len(starts))
        for last in range(first + 1, len(starts))
    ]
    return min(spans, default=0.0)


def test_the_page_in_docs_is_made_of_this_run(run: Run) -> None:
    page = render(CASES, run.told)
    if os.environ.get("LINKWATCH_REWRITE_GOLDEN"):
        DOCS.write_text(page, encoding="utf-8")
    assert DOCS.read_text(encoding="utf-8") == page


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_what_another_checker_said_is_of_behaviours_that_there_are(record: Path) -> None:
    assert set(json.loads(record.read_text(encoding="utf-8"))) <= set(CASES)
