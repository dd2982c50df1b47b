"""Several processes visit as one does: the same verdicts, the same politeness, nothing lost and nothing left behind."""

import asyncio
import os
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from command import posix
from linkwatch import children, documents, visiting
from linkwatch.crawl import Crawled, crawl
from linkwatch.documents.local import LocalFiles
from linkwatch.model import Result, Settings, Verdict
from linkwatch.store import open_cache
from linkwatch.visiting import shards, share
from web import Asked, Respond, Web, in_turn, page, redirect, reset, silent
from web.cases import SAME
from web.families import all_cases
from web.run import as_requested
from web.run import check as run_check

NOW = datetime(2026, 11, 23, tzinfo=UTC)
PROCESSES = 3
HOSTS = [f"{letter}.example" for letter in "abcdef"]
URLS = [f"https://{host}/{number}" for host in HOSTS for number in range(5)]
GARBAGE = "import sys; print('garbage' * 100, flush=True); sys.stdin.buffer.read()"
NOTHING = "import threading; threading.Event().wait()"


async def check(urls: list[str], settings: Settings, now: datetime = NOW) -> Crawled:
    document = documents.parse("\n\n".join(f"[A page]({url})" for url in urls), "guide.md")
    return await crawl([document], LocalFiles(Path.cwd(), [document], documents.parse), settings, lambda: now)


def reasons(crawled: Crawled) -> dict[str, str]:
    return {result.link.url: result.judgement.reason.name for result in crawled.results}


def told(crawled: Crawled) -> tuple[object, ...]:
    """All that is told but how long it took."""

    def timeless(result: Result) -> Result:
        return replace(result, seen=replace(result.seen, elapsed_ms=0) if result.seen else None)

    return (*map(timeless, crawled.results), *crawled.problems, crawled.trouble, crawled.unvisited)


def owners(urls: list[str], settings: Settings) -> list[set[str]]:
    """The hosts of each further process."""
    parts = share.share(urls, settings, PROCESSES)
    return [{host for host in HOSTS if share.site(f"https://{host}/") in sites} for sites in parts]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings with more patience than a busy machine needs, so that nothing is asked again for that."""
    return replace(settings, timeout=100)


@pytest.fixture(autouse=True)
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[children.Child]]:
    """The processes that are started, as soon as there is anything to visit; none is there afterwards."""
    helpers = list[children.Child]()
    start = children.start

    def noted(code: str) -> children.Child | None:
        child = start(code)
        helpers.extend([child] if child else [])
        return child

    monkeypatch.setattr(children, "start", noted)
    monkeypatch.setattr(children, "processors", lambda: PROCESSES)
    monkeypatch.setattr(visiting, "LEAST", 1)
    monkeypatch.setattr(share, "START", 0)
    yield helpers
    assert None not in [helper.returncode for helper in helpers]
    assert not [thread.name for thread in threading.enumerate() if "_read" in thread.name or "_write" in thread.name]


async def test_everybody_visits_what_is_theirs_and_all_of_it_once(
    web: Web, settings: Settings, started: list[children.Child]
) -> None:
    web.pages = dict.fromkeys(URLS, page())
    assert reasons(await check(URLS, settings)) == dict.fromkeys(URLS, "fine")
    assert Counter(asked.url for asked in web.asked) == dict.fromkeys(URLS, 1)
    assert [len(hosts) for hosts in owners(URLS, settings)] == [2, 2]
    assert len(started) == PROCESSES - 1


async def test_no_more_than_enough_is_told_at_a_time_and_yet_all_is_visited(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ENOUGH", "ENOUGH_HOSTS", "CHUNK"):
        monkeypatch.setattr(shards, name, 1)
    most = 0

    def add(sent: shards._Sent, addresses: list[str], add: Callable[..., None] = shards._Sent.add) -> None:
        nonlocal most
        add(sent, addresses)
        most = max(most, len({url.split("/")[2] for url in sent.addresses}))

    monkeypatch.setattr(shards._Sent, "add", add)
    web.pages = dict.fromkeys(URLS, page())
    assert reasons(await check(URLS, settings)) == dict.fromkeys(URLS, "fine")
    assert Counter(asked.url for asked in web.asked) == dict.fromkeys(URLS, 1)
    assert most == 1


def odd_pages() -> dict[str, Respond]:
    """Pages that need what a run knows: retries, late tries, pauses, cookies, places, texts."""
    prose = "The history of gardening tools and how they are used with care for the roses of your garden. " * 12
    return {
        "https://a.example/0": in_turn(page("", 503), page("", 503), page()),
        "https://a.example/1": redirect("https://b.example/moved"),
        "https://b.example/moved": page(),
        "https://b.example/0": page(status=404),
        "https://b.example/1": page('<p id="here">'),
        "https://c.example/0": in_turn(page("", 429, retry_after="0"), page()),
        "https://c.example/1": redirect("https://d.example/set"),
        "https://d.example/set": page("", 302, location="https://d.example/see", set_cookie="seen=1"),
        "https://d.example/see": page("<title>Seen</title>"),
        "https://d.example/0": redirect("https://f.example/loop"),
        "https://f.example/loop": redirect("https://a.example/loop"),
        "https://a.example/loop": redirect("https://f.example/loop"),
        "https://e.example/0": page("", 302, location="http://192.0.2.1:22/"),
        "https://e.example/1": page(f"<title>Gardening tools</title><h1>Tools</h1><p>{prose}"),
        "https://f.example/0": reset(),
        "https://f.example/1": page("<title>Log in</title><input type=password>", 401),
        "https://elsewhere.example/": page(),
        "https://f.example/2": redirect("https://elsewhere.example/"),
    }


async def test_what_is_told_is_what_one_process_tells(
    web: Web, settings: Settings, started: list[children.Child], monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = [*URLS, "https://b.example/1#here", "https://b.example/1#there", "https://silent.nowhere.example:9/"]
    web.pages = odd_pages()
    patient = replace(settings, retries=1)
    several = await check(urls, patient)
    asked = Counter(asked.url for asked in web.asked)
    assert len(started) == PROCESSES - 1

    monkeypatch.setattr(visiting, "LEAST", len(urls) + 1)
    web.pages = odd_pages()
    web.asked.clear()
    alone = await check(urls, patient)
    assert len(started) == PROCESSES - 1
    assert told(several) == told(alone)
    assert asked == Counter(asked.url for asked in web.asked)
    assert len(set(reasons(alone).values())) > 7


async def test_a_host_sees_no_more_at_once_than_it_may_whoever_was_led_there(web: Web, settings: Settings) -> None:
    async def slowly(asked: Asked, writer: asyncio.StreamWriter) -> None:
        for _ in range(100):
            await asyncio.sleep(0)
        await page()(asked, writer)

    urls = [f"https://{host}/{number}" for host in HOSTS for number in range(20)]
    for number, url in enumerate(urls):
        host = HOSTS[number % len(HOSTS)]
        web.pages[url] = redirect(f"https://{host}/end/{number}")
        web.pages[f"https://{host}/end/{number}"] = slowly
    crawled = await check(urls, replace(settings, per_host=2))
    assert set(reasons(crawled).values()) == {"moved-permanently"}
    assert {host: most for host, most in web.most_at_once.items() if most > 2} == {}
    assert len(web.asked) == 2 * len(urls)


async def test_a_pause_that_a_host_asks_for_holds_for_those_who_are_led_there(web: Web, settings: Settings) -> None:
    """Only its owner asks, so that one limit too many ends the asking for all."""
    urls = [f"https://{host}/{number}" for host in HOSTS for number in range(4)]
    web.pages = {url: redirect(f"https://a.example/end{number}") for number, url in enumerate(urls)}
    for number in range(len(urls)):
        web.pages[f"https://a.example/end{number}"] = page("", 429, retry_after="99999")
    crawled = await check(urls, settings)
    assert {result.judgement.verdict for result in crawled.results} == {Verdict.BLOCKED}
    limited = [asked for asked in web.asked if "end" in asked.path]
    assert len(limited) <= settings.per_host  # what was under way when the host said so


async def test_what_a_redirect_leads_to_gets_another_chance_from_its_owner(web: Web, settings: Settings) -> None:
    first, second = owners(URLS, settings)
    sources, target = [f"https://{min(first)}/{number}" for number in range(2)], f"https://{min(second)}/end"
    web.pages = dict.fromkeys(URLS, page())
    for number, source in enumerate(sources):
        web.pages |= {source: redirect(f"{target}{number}"), f"{target}{number}": in_turn(silent(), page())}
    found = reasons(await check(URLS, replace(settings, per_host=2, timeout=4)))  # two silences close the host
    assert [found.pop(source) for source in sources] == ["moved-permanently"] * 2
    assert set(found.values()) == {"fine"}


@posix
async def test_what_a_killed_process_leaves_is_visited_here(
    web: Web, settings: Settings, started: list[children.Child]
) -> None:
    web.pages = dict.fromkeys(URLS, page())
    theirs, killed = owners(URLS, settings)[0], threading.Event()

    def kill(asked: Asked) -> None:
        if asked.host in theirs and not killed.is_set():
            killed.set()
            started[0].kill()

    web.when_asked = kill
    assert reasons(await check(URLS, settings)) == dict.fromkeys(URLS, "fine")
    assert killed.is_set()


@posix
async def test_who_is_led_to_a_host_whose_process_is_killed_gets_there_nevertheless(
    web: Web, settings: Settings, started: list[children.Child]
) -> None:
    first, second = owners(URLS, settings)
    target = f"https://{min(second)}/end"
    web.pages = dict.fromkeys(URLS, page()) | {f"https://{min(first)}/0": redirect(target), target: page()}
    killed = threading.Event()

    def kill(asked: Asked) -> None:
        if asked.url == target and not killed.is_set():
            killed.set()
            started[1].kill()

    web.when_asked = kill
    found = reasons(await check(URLS, settings))
    assert found.pop(f"https://{min(first)}/0") == "moved-permanently"
    assert set(found.values()) == {"fine"}
    assert killed.is_set()


@posix
async def test_all_processes_may_be_killed_before_they_say_a_word(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = children.start

    def killed(code: str) -> children.Child | None:
        child = start(code)
        if child:
            child.kill()
        return child

    monkeypatch.setattr(children, "start", killed)
    web.pages = dict.fromkeys(URLS, page())
    assert reasons(await check(URLS, settings)) == dict.fromkeys(URLS, "fine")
    assert Counter(asked.url for asked in web.asked) == dict.fromkeys(URLS, 1)


@pytest.mark.parametrize("code", [GARBAGE, NOTHING])
async def test_a_process_that_says_something_else_or_nothing_visits_nothing(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch, started: list[children.Child], code: str
) -> None:
    start = children.start
    monkeypatch.setattr(children, "start", lambda _code: start(code))
    monkeypatch.setattr(shards, "LONGEST_START", 0 if code == NOTHING else shards.LONGEST_START)
    web.pages = dict.fromkeys(URLS, page())
    assert reasons(await check(URLS, settings)) == dict.fromkeys(URLS, "fine")
    assert all(child.returncode for child in started)


async def test_where_no_process_can_be_started_all_is_visited_here(
    web: Web, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", fail)
    web.pages = dict.fromkeys(URLS, page())
    assert reasons(await check(URLS, settings)) == dict.fromkeys(URLS, "fine")


async def test_a_run_that_is_broken_off_ends_its_processes_and_tells_what_it_has(
    web: Web, settings: Settings, started: list[children.Child]
) -> None:
    mine = {url for url in URLS if not url.endswith("/4")}
    web.pages = dict.fromkeys(URLS, page()) | {url: silent() for url in URLS if url not in mine}
    document = documents.parse("\n\n".join(URLS), "guide.md")
    files, enough = LocalFiles(Path.cwd(), [document], documents.parse), asyncio.Event()
    patient = replace(settings, timeout=600)
    tell = lambda tally: enough.set() if tally.done == len(mine) else None  # noqa: E731
    task = asyncio.create_task(crawl([document], files, patient, lambda: NOW, tell))
    await enough.wait()
    task.cancel()
    crawled = await task
    assert crawled.interrupted
    assert reasons(crawled) == dict.fromkeys([url for url in URLS if url in mine], "fine")
    assert len(started) == PROCESSES - 1


async def test_what_is_seen_by_others_is_kept_and_asked_for_again_under_its_condition(
    web: Web, settings: Settings, tmp_path: Path
) -> None:
    kept = replace(settings, cache=True, cache_dir=str(tmp_path / "kept"))
    web.pages = {url: in_turn(page(etag='"1"'), page("", 304)) for url in URLS}
    first = await check(URLS, kept)
    later = await check(URLS, kept, NOW + timedelta(hours=1))
    assert {result.from_cache for result in later.results} == {True}
    assert len(web.asked) == len(URLS)
    much_later = await check(URLS, kept, NOW + timedelta(days=2))
    assert {asked.headers.get("if-none-match") for asked in web.asked[len(URLS) :]} == {'"1"'}
    assert reasons(first) == reasons(later) == reasons(much_later) == dict.fromkeys(URLS, "fine")


async def test_what_is_kept_is_what_one_process_keeps(
    web: Web, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kept(settings: Settings) -> list[object]:
        with open_cache(settings, os.environ) as cache:
            answers = [(url, cache.answer(url)) for url in URLS]
            noted = sorted(url for url, *_ in cache.notes(URLS))
        timeless = [replace(each, seen=replace(each.seen, elapsed_ms=0)) for _, each in answers if each]
        return [*timeless, noted]

    found: list[list[object]] = []
    for name, least in (("several", 1), ("alone", len(URLS) + 1)):
        monkeypatch.setattr(visiting, "LEAST", least)
        web.pages = odd_pages()
        own = replace(settings, retries=1, cache=True, cache_dir=str(tmp_path / name))
        await check(URLS, own)
        found.append(kept(own))
    assert found[0] == found[1]
    assert len(found[0]) > len(URLS) / 2


async def test_an_answer_to_a_condition_that_does_not_hold_is_asked_for_without(
    web: Web, settings: Settings, tmp_path: Path
) -> None:
    kept = replace(settings, cache=True, cache_dir=str(tmp_path / "kept"))
    for url in URLS:
        web.pages[url] = in_turn(page(etag='"1"'), redirect(f"{url}/new"))
        web.pages[f"{url}/new"] = in_turn(page("", 304), page())
    await check(URLS, kept)
    web.asked.clear()
    assert set(reasons(await check(URLS, kept, NOW + timedelta(days=2))).values()) == {"moved-permanently"}


async def test_private_addresses_must_not_be_reached_by_others_either(web: Web, settings: Settings) -> None:
    urls = [f"https://{host}/{number}" for host in HOSTS for number in range(3)]
    web.pages = {url: redirect(f"http://127.0.0.1:{web.ports['http']}/inside") for url in urls}
    crawled = await check(urls, settings)
    assert {result.seen.failure for result in crawled.results if result.seen} == {"private-address"}
    assert not [asked for asked in web.asked if "inside" in asked.path]


def test_odd_sites_are_judged_as_by_one_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[children.Child]
) -> None:
    monkeypatch.setattr(share, "COST", 1.0)
    certain = [each for each in all_cases().values() if not (each.pause or each.names or each.verdict == "unreachable")]
    visited = [each for each in certain if each.link.startswith("http") and each.reason != "no-such-host"]
    cases = {case.name: case for case in visited[::4]}
    run = run_check(cases, tmp_path)
    wanted = {
        name: (case.verdict, case.reason, as_requested(case.link) if case.final == SAME else case.final)
        for name, case in cases.items()
    }
    assert {name: (told.verdict, told.reason, told.final) for name, told in run.told.items()} == wanted
    assert len(started) == PROCESSES - 1
