"""The cache comes back as it was kept, and no trouble with it ends a run."""

import sqlite3
import threading
import tracemalloc
import zlib
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linkwatch import cache_file, codec, layout, packing, store, told
from linkwatch.freshness import Answer
from linkwatch.memory import Past
from linkwatch.model import Document, Hop, Kind, Observation, Occurrence, Page, Paper, Settings, Verdict
from linkwatch.store import Cache, open_cache, read_pasts, variant

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
URL = "https://a.example/"
SEEN = Observation(
    URL,
    status=200,
    hops=(Hop(301, "http://a.example/"),),
    final_url=URL,
    headers={"etag": '"1"', "content-type": "text/html"},
    page=Page(title="A page", ids=frozenset({"x", "y"})),
    elapsed_ms=12,
)
ANSWER = Answer(SEEN, NOW, NOW - timedelta(days=1), good=True, whole=False)
PAPER = Paper("1706.03762", 7, "Attention", ("A",), NOW, NOW, "Words.", "cs.CL", ("cs.CL",), NOW)
CODE = "https://github.com/a/b"
DOCUMENT = Document("", (Occurrence("b", Kind.LINK, "a", "", 1, 1, start=4, end=5),), frozenset({"x"}))
PAST = Past(Verdict.BLOCKED, "denied", last_ok=NOW.date())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(cache_dir=str(tmp_path / "kept"))


def file(settings: Settings) -> Path:
    return Path(settings.cache_dir, cache_file.FILE)


def fill(settings: Settings) -> list[str]:
    """Keep one of each; gives the problems."""
    with open_cache(settings) as cache:
        cache.keep_answer(URL, ANSWER)
        cache.keep_paper(PAPER)
        cache.keep_past(URL, PAST, NOW)
        cache.keep_code(PAPER.arxiv_id, CODE, NOW)
    return [str(problem) for problem in cache.problems]


def look(settings: Settings) -> tuple[Answer | None, Paper | None, Past | None]:
    with open_cache(settings) as cache:
        return cache.answer(URL), cache.paper(PAPER.arxiv_id), cache.past(URL)


def test_a_suggestion_of_code_comes_back_with_its_moment(settings: Settings) -> None:
    fill(settings)
    with open_cache(settings) as cache:
        assert cache.code(PAPER.arxiv_id) == (CODE, NOW)
        assert cache.code("2305.14314") is None


@pytest.mark.parametrize("number", range(1, len(layout.MIGRATIONS)))
def test_a_file_of_an_earlier_layout_goes_on(settings: Settings, number: int) -> None:
    cache_file.make_folder(file(settings).parent)
    with closing(sqlite3.connect(file(settings))) as database:
        database.execute("PRAGMA journal_mode = WAL")
        for statement in (each for statements in layout.MIGRATIONS[:number] for each in statements):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {number}")
    assert fill(settings) == []
    assert look(settings) == (ANSWER, PAPER, PAST)
    with open_cache(settings) as cache:
        assert cache.code(PAPER.arxiv_id) == (CODE, NOW)


def test_what_is_kept_comes_back_in_the_next_run(settings: Settings) -> None:
    assert fill(settings) == []
    assert look(settings) == (ANSWER, PAPER, PAST)


def test_the_latest_answer_counts_and_bodies_are_not_kept(settings: Settings) -> None:
    fill(settings)
    with open_cache(settings) as cache:
        cache.keep_answer(URL, replace(ANSWER, seen=replace(SEEN, body=b"text"), good=False))
    assert look(settings)[0] == replace(ANSWER, good=False)


def test_what_was_never_kept_is_not_there(settings: Settings) -> None:
    assert look(settings) == (None, None, None)


def test_without_a_cache_nothing_is_written(settings: Settings) -> None:
    none = replace(settings, cache=False)
    fill(none)
    assert look(none) == (None, None, None)
    assert not Path(settings.cache_dir).exists()


def test_the_folder_keeps_itself_out_of_commits_and_leaves_nothing_beside_the_file(settings: Settings) -> None:
    fill(settings)
    assert sorted(path.name for path in Path(settings.cache_dir).iterdir()) == [".gitignore", cache_file.FILE]
    assert (Path(settings.cache_dir) / ".gitignore").read_text() == "*\n"


def test_a_folder_that_was_there_is_not_hidden_from_commits(settings: Settings) -> None:
    Path(settings.cache_dir).mkdir()
    fill(settings)
    assert [path.name for path in Path(settings.cache_dir).iterdir()] == [cache_file.FILE]


@pytest.mark.parametrize(
    "other",
    [{"user_agent": "me"}, {"contact": "me@a.example"}, {"allow_private": True}, {"max_redirects": 1}],
)
def test_visits_made_in_another_way_must_not_be_used(settings: Settings, other: dict[str, object]) -> None:
    fill(settings)
    answer, paper, past = look(replace(settings, **other))  # type: ignore[arg-type] # of mixed settings
    assert (answer, paper) == (None, None)
    assert past == PAST


def test_the_variant_knows_the_way_to_the_web_and_nothing_else() -> None:
    settings = Settings()
    assert variant(settings, {"HOME": "/a"}) == variant(replace(settings, timeout=1), {"HOME": "/b"})
    assert variant(settings, {"HTTPS_PROXY": "http://a"}) != variant(settings, {})
    assert variant(settings, {"https_proxy": "http://a"}) == variant(settings, {"HTTPS_PROXY": "http://a"})


@pytest.mark.parametrize("content", [b"nonsense", b"SQLite format 3\0" + b"\xff" * 5_000, b"SQLite format 3\0"])
def test_a_file_that_is_no_cache_is_set_aside(settings: Settings, content: bytes) -> None:
    Path(settings.cache_dir).mkdir()
    file(settings).write_bytes(content)
    problems = fill(settings)
    assert len(problems) == 1
    assert "set aside as cache.sqlite.aside" in problems[0]
    assert file(settings).with_name("cache.sqlite.aside").read_bytes() == content
    assert look(settings) == (ANSWER, PAPER, PAST)


def test_what_was_set_aside_before_stays(settings: Settings) -> None:
    Path(settings.cache_dir).mkdir()
    for content in (b"one", b"two", b"three"):
        file(settings).write_bytes(content)
        fill(settings)
    found = [file(settings).with_name(f"cache.sqlite.{name}").read_bytes() for name in ("aside", "aside-2", "aside-3")]
    assert found == [b"one", b"two", b"three"]
    assert look(settings) == (ANSWER, PAPER, PAST)


def test_what_was_set_aside_must_not_be_replaced(settings: Settings) -> None:
    Path(settings.cache_dir).mkdir()
    for content in (b"one", b"two", b"three", b"four"):
        file(settings).write_bytes(content)
        problems = fill(settings)
    said = "could not be set aside (3 others are there already, which may be deleted), so nothing is kept"
    assert [each.partition(" and ")[2] for each in problems] == [said]
    assert file(settings).read_bytes() == b"four"
    assert file(settings).with_name("cache.sqlite.aside-3").read_bytes() == b"three"
    file(settings).with_name("cache.sqlite.aside-2").unlink()
    fill(settings)
    assert file(settings).with_name("cache.sqlite.aside-2").read_bytes() == b"four"


def test_a_file_of_a_later_version_is_set_aside(settings: Settings) -> None:
    fill(settings)
    with closing(sqlite3.connect(file(settings))) as database:
        database.execute("PRAGMA user_version = 99")
    assert f"was written by a later linkwatch (layout 99; this one knows {len(layout.MIGRATIONS)})" in fill(settings)[0]
    assert fill(settings) == []


def test_a_file_that_breaks_in_the_middle_is_set_aside(settings: Settings) -> None:
    with open_cache(settings) as cache:
        for number in range(500):
            cache.keep_answer(f"{URL}{number}", ANSWER)
    size = file(settings).stat().st_size
    with file(settings).open("r+b") as opened:
        opened.seek(4096)
        opened.write(b"\xff" * (size - 4096))
    with open_cache(settings) as cache:
        assert cache.answer(f"{URL}250") is None
        cache.keep_answer(URL, ANSWER)
    assert ["is damaged" in str(problem) for problem in cache.problems] == [True]
    assert look(settings)[0] == ANSWER


def test_a_damaged_row_is_not_there(settings: Settings) -> None:
    fill(settings)
    with closing(sqlite3.connect(file(settings))) as database, database:
        database.execute("UPDATE answers SET seen = x'00'")
        database.execute("UPDATE papers SET paper = 'text'")
        database.execute("UPDATE pasts SET past = ?", (zlib.compress(b'{"verdict": "fine"}'),))
    assert look(settings) == (None, None, None)


def test_a_time_that_is_none_is_long_ago(settings: Settings) -> None:
    fill(settings)
    with closing(sqlite3.connect(file(settings))) as database, database:
        database.execute("UPDATE answers SET checked = 9999999999999999, fetched = 'soon'")
    answer = look(settings)[0]
    assert answer
    assert answer.checked == answer.fetched == datetime.fromtimestamp(0, UTC)


def test_a_folder_that_cannot_be_made_is_a_warning(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    problems = fill(settings)
    assert len(problems) == 1
    assert "cannot be made a folder" in problems[0]


def test_a_file_that_cannot_be_opened_is_a_warning(settings: Settings) -> None:
    file(settings).mkdir(parents=True)
    problems = fill(settings)
    assert len(problems) == 1
    assert "cannot be used: unable to open database file" in problems[0]


def test_a_damaged_file_that_cannot_be_set_aside_is_a_warning(settings: Settings) -> None:
    for name in ("aside", "aside-2", "aside-3"):
        file(settings).with_name(f"cache.sqlite.{name}").mkdir(parents=True)
    file(settings).write_bytes(b"nonsense" * 1_000)
    problems = fill(settings)
    assert len(problems) == 1
    assert "could not be set aside" in problems[0]
    assert file(settings).read_bytes() == b"nonsense" * 1_000


def test_a_full_disk_is_a_warning_and_the_run_goes_on(settings: Settings) -> None:
    with open_cache(settings) as cache:
        cache._database.execute("PRAGMA max_page_count = 8")
        for number in range(500):
            cache.keep_answer(f"{URL}{number}", ANSWER)
    assert [str(problem).partition(": ")[2] for problem in cache.problems] == [
        "cannot be written (database or disk is full), so this run's answers are not kept"
    ]
    assert look(settings) == (None, None, None)


def test_two_runs_at_once_share_the_file(settings: Settings) -> None:
    problems: list[object] = []

    def run(name: str) -> None:
        with open_cache(settings) as cache:
            for number in range(1_000):
                cache.keep_answer(f"{URL}{name}{number}", ANSWER)
        problems.extend(cache.problems)

    threads = [threading.Thread(target=run, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    with open_cache(settings) as cache:
        assert all(cache.answer(f"{URL}{name}{number}") for name in "abcd" for number in range(1_000))


def test_a_run_that_dies_leaves_whole_batches(settings: Settings) -> None:
    cache = Cache(Path(settings.cache_dir), variant(settings, {}))
    for number in range(cache_file.BATCH + 5):
        cache.keep_answer(f"{URL}{number}", ANSWER)
    cache._database.close()
    with closing(sqlite3.connect(file(settings))) as database:
        assert database.execute("SELECT count(*) FROM answers").fetchone() == (cache_file.BATCH,)


def test_an_answer_that_is_too_large_is_not_kept(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 100)
    fill(settings)
    assert look(settings)[0] is None


def test_what_unpacks_to_too_much_is_not_read(settings: Settings) -> None:
    fill(settings)
    bomb = zlib.compress(b"[" + b"[]," * 21_000_000 + b"1]")
    assert len(bomb) < 100_000
    with closing(sqlite3.connect(file(settings))) as database, database:
        database.execute("UPDATE answers SET seen = ?", (bomb,))
        database.execute("UPDATE papers SET paper = ?", (bomb,))
        database.execute("UPDATE pasts SET past = ?", (bomb,))
    tracemalloc.start()
    assert look(settings) == (None, None, None)
    assert read_pasts(file(settings).parent) == ({}, [])
    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("spaces", [0, 1])
def test_what_unpacks_to_as_much_as_is_allowed_is_read(spaces: int) -> None:
    text = codec.row(SEEN).encode()
    data = zlib.compress(text + b" " * (packing.MOST_TEXT - len(text) + spaces))
    assert packing.unpacked(data, Observation) == (None if spaces else SEEN)


def test_a_value_that_would_not_be_read_back_is_not_kept(settings: Settings) -> None:
    words = "word " * (packing.MOST_TEXT // 5)
    large = replace(SEEN, page=Page(title=words))
    with open_cache(settings) as cache:
        cache.keep_answer(URL, replace(ANSWER, seen=large))
        cache.keep_paper(replace(PAPER, abstract=words))
    assert look(settings) == (None, None, None)
    assert cache.problems == []


def test_a_document_may_be_larger_than_an_answer(settings: Settings) -> None:
    place = replace(DOCUMENT.occurrences[0], text="word " * (packing.MOST_TEXT // 5))
    large = replace(DOCUMENT, occurrences=(place,))
    with open_cache(settings) as cache:
        cache.keep_document("k", large, NOW)
    with open_cache(settings) as cache:
        assert cache.document("k", NOW) == large


def test_rows_that_are_larger_than_any_of_ours_are_not_read(settings: Settings) -> None:
    fill(settings)
    for value, expected in (("x" * store.MOST_PAST, {}), (f"{'{}':{store.MOST_PAST}}", {URL: Past()})):
        with closing(sqlite3.connect(file(settings))) as database, database:
            database.execute("UPDATE pasts SET past = ?", (value,))
        assert read_pasts(file(settings).parent) == (expected, [])
        with open_cache(settings) as cache:
            assert cache.pasts([URL]) == expected
    with closing(sqlite3.connect(file(settings))) as database, database:
        database.execute("UPDATE answers SET seen = zeroblob(?)", (layout.MOST_VALUE + 1,))
    with open_cache(settings) as cache:
        assert cache.answer(URL) is None
    assert ["too big" in str(problem) for problem in cache.problems] == [True]


def test_more_pasts_than_any_guide_has_are_not_looked_through(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_cache(settings) as cache:
        for number in range(100):
            cache.keep_past(f"{URL}{number}", PAST, NOW)
    assert len(read_pasts(file(settings).parent)[0]) == 100
    monkeypatch.setattr(store, "MOST_PASTS", 1000)
    pasts, [problem] = read_pasts(file(settings).parent)
    assert (pasts, "cannot be read (holds too much)" in problem.message) == ({}, True)


def test_what_nobody_asked_for_in_a_season_is_dropped(settings: Settings) -> None:
    for days, kept in ((90, True), (91, False)):
        with open_cache(settings) as cache:
            cache.keep_answer(URL, ANSWER)
            cache.keep_past(URL, PAST, NOW)
            cache.keep_paper(PAPER)
            cache.forget(NOW + timedelta(days=days))
        answer, paper, past = look(settings)
        assert (bool(answer), bool(paper), bool(past)) == (kept, True, kept)


def test_a_document_comes_back_for_its_own_text_only(settings: Settings) -> None:
    with open_cache(settings) as cache:
        cache.keep_document("k", DOCUMENT, NOW)
    with open_cache(settings) as cache:
        assert cache.document("k", NOW) == DOCUMENT
        assert cache.document("l", NOW) is None


def test_a_document_of_another_version_must_not_be_used(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_cache(settings) as cache:
        cache.keep_document("k", DOCUMENT, NOW)
    monkeypatch.setattr(store, "_READ", "another")
    with open_cache(settings) as cache:
        assert cache.document("k", NOW) is None


def test_a_document_that_is_too_large_is_not_kept(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST_DOCUMENT", 10)
    with open_cache(settings) as cache:
        cache.keep_document("k", DOCUMENT, NOW)
    with open_cache(settings) as cache:
        assert cache.document("k", NOW) is None


def test_a_document_with_a_password_in_a_link_is_not_kept(settings: Settings) -> None:
    place = Occurrence("https://me:secret@a.example/", Kind.LINK, "a", "a.md", 1, 1)
    with open_cache(settings) as cache:
        cache.keep_document("k", Document("a.md", (place,)), NOW)
        assert cache.document("k", NOW) is None


@pytest.mark.parametrize(("used", "kept"), [(False, False), (True, True)])
def test_documents_that_no_run_read_in_a_season_are_dropped(settings: Settings, used: bool, kept: bool) -> None:
    late = NOW + timedelta(days=91)
    with open_cache(settings) as cache:
        cache.keep_document("k", DOCUMENT, NOW)
    with open_cache(settings) as cache:
        assert not used or cache.document("k", late)
        cache.forget(late)
    with open_cache(settings) as cache:
        assert (cache.document("k", late) == DOCUMENT) == kept


# --- what was told ---------------------------------------------------------------------------


def notes(settings: Settings, *urls: str) -> list[tuple[str, datetime, bool, str]]:
    with open_cache(settings) as cache:
        return list(cache.notes(urls or (URL,)))


def test_a_note_comes_back_with_what_is_known_of_its_answer(settings: Settings) -> None:
    with open_cache(settings) as cache:
        cache.keep_answer(URL, ANSWER, "note")
        cache.keep_answer(f"{URL}x", replace(ANSWER, good=False), "other")
    assert notes(settings, URL, f"{URL}x", f"{URL}y") == [(URL, NOW, True, "note"), (f"{URL}x", NOW, False, "other")]


def test_the_note_of_an_older_answer_goes_with_it(settings: Settings) -> None:
    for note in ("note", ""):
        with open_cache(settings) as cache:
            cache.keep_answer(URL, ANSWER, note)
    assert notes(settings) == []


def test_a_note_may_come_later_than_its_answer_but_not_without(settings: Settings) -> None:
    fill(settings)
    assert notes(settings) == []
    with open_cache(settings) as cache:
        cache.keep_note(URL, "note")
        cache.keep_note(f"{URL}x", "note")
    assert notes(settings, URL, f"{URL}x") == [(URL, NOW, True, "note")]


def test_a_note_by_other_rules_or_of_other_visits_must_not_be_used(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_cache(settings) as cache:
        cache.keep_answer(URL, ANSWER, "note")
    assert notes(replace(settings, user_agent="me")) == []
    monkeypatch.setattr(told, "program", lambda: "another")
    assert notes(settings) == []


def test_without_a_cache_there_are_no_notes(settings: Settings) -> None:
    with open_cache(replace(settings, cache=False)) as cache:
        cache.keep_answer(URL, ANSWER, "note")
        cache.keep_note(URL, "note")
        assert list(cache.notes([URL])) == []


def test_notes_of_thousands_of_addresses_are_asked_for_in_parts(settings: Settings) -> None:
    urls = [f"{URL}{number}" for number in range(2 * cache_file.MOST_NAMES + 1)]
    with open_cache(settings) as cache:
        for url in urls:
            cache.keep_answer(url, ANSWER, url)
    assert {note for _, _, _, note in notes(settings, *urls)} == set(urls)


def test_notes_that_nobody_asked_for_in_a_season_are_dropped(settings: Settings) -> None:
    with open_cache(settings) as cache:
        cache.keep_answer(URL, ANSWER, "note")
        cache.forget(NOW + timedelta(days=91))
    assert notes(settings) == []


def test_a_past_that_stays_is_written_once_a_day(settings: Settings) -> None:
    def at() -> int:
        with closing(sqlite3.connect(file(settings))) as database:
            return int(database.execute("SELECT at FROM pasts").fetchone()[0])

    for days, expected in ((0, 0), (0.5, 0), (1.5, 1.5), (-3, -3)):
        with open_cache(settings) as cache:
            cache.keep_pasts({URL: PAST}, cache.pasts([URL]), NOW + timedelta(days=days))
        assert at() == int((NOW + timedelta(days=expected)).timestamp())


def test_a_past_that_changed_is_written_at_once(settings: Settings) -> None:
    for past in (PAST, replace(PAST, verdict=Verdict.OK)):
        with open_cache(settings) as cache:
            cache.keep_pasts({URL: past}, cache.pasts([URL]), NOW)
        with open_cache(settings) as cache:
            assert cache.past(URL) == past


def test_a_past_of_an_earlier_layout_is_read(settings: Settings) -> None:
    fill(settings)
    with closing(sqlite3.connect(file(settings))) as database, database:
        data = zlib.compress(b'{"verdict":"blocked","reason":"denied"}')
        database.execute("UPDATE pasts SET past = ?", (data,))
    assert look(settings)[2] == Past(Verdict.BLOCKED, "denied")


# --- looking without changing ----------------------------------------------------------------


def test_pasts_are_read_and_no_file_is_changed_or_left_behind(settings: Settings) -> None:
    fill(settings)
    before = {each: each.read_bytes() for each in file(settings).parent.iterdir()}
    assert read_pasts(file(settings).parent) == ({URL: PAST}, [])
    assert {each: each.read_bytes() for each in file(settings).parent.iterdir()} == before


def test_pasts_are_read_beside_a_run_that_is_writing(settings: Settings) -> None:
    with open_cache(settings) as cache:
        cache.keep_past(URL, PAST, NOW)
        assert read_pasts(file(settings).parent) == ({}, [])
        cache._flush()
        assert read_pasts(file(settings).parent) == ({URL: PAST}, [])


def test_a_folder_without_a_cache_knows_no_past_and_gets_none(tmp_path: Path) -> None:
    assert read_pasts(tmp_path / "no") == ({}, [])
    assert not (tmp_path / "no").exists()


def test_a_damaged_past_is_not_there(settings: Settings) -> None:
    fill(settings)
    with closing(sqlite3.connect(file(settings))) as database, database:
        database.execute("UPDATE pasts SET past = x'00'")
    assert read_pasts(file(settings).parent) == ({}, [])


@pytest.mark.parametrize("content", [b"", b"nonsense that is long enough to be no database", b"SQLite format 3\0"])
def test_a_file_that_is_no_cache_is_told_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    (tmp_path / cache_file.FILE).write_bytes(content)
    pasts, [problem] = read_pasts(tmp_path)
    assert not pasts
    assert "cannot be read" in problem.message
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(cache_file.FILE, content)]


def test_a_file_of_a_later_version_is_told_and_stays_as_it_is(settings: Settings) -> None:
    fill(settings)
    with closing(sqlite3.connect(file(settings))) as database:
        database.execute("PRAGMA user_version = 99")
    before = file(settings).read_bytes()
    pasts, [problem] = read_pasts(file(settings).parent)
    assert not pasts
    assert "was written by a later linkwatch (layout 99; this one knows" in problem.message
    assert file(settings).read_bytes() == before


def test_a_name_that_is_no_utf_8_is_no_trouble(settings: Settings) -> None:
    url = "d\udcff/a.md"
    with open_cache(settings) as cache:
        cache.keep_past(url, PAST, NOW)
        cache.keep_past("é.md", PAST, NOW)
        assert cache.past(url) is None
    with open_cache(settings) as cache:
        assert cache.past("é.md") == PAST
        assert cache.problems == []
    assert sorted(read_pasts(Path(settings.cache_dir))[0]) == ["d\\udcff/a.md", "é.md"]


def test_a_damaged_file_whose_trouble_cannot_even_be_told_is_set_aside(settings: Settings) -> None:
    fill(settings)
    whole = file(settings).read_bytes()
    file(settings).write_bytes(whole.replace(b"tablecodes", b"tablec\xc7des"))
    assert len(fill(settings)) == 1
    assert look(settings)[0] is not None


def test_a_file_that_has_grown_too_large_is_set_aside(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(settings)
    monkeypatch.setattr(layout, "MOST_BYTES", file(settings).stat().st_size - 1)
    assert [problem.partition(": ")[2] for problem in fill(settings)] == [
        "has grown too large; it was set aside as cache.sqlite.aside, and a new one was begun"
    ]


def test_no_run_may_let_the_file_grow_without_bound(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MOST_BYTES", 100_000)
    with open_cache(settings) as cache:
        for number in range(500):
            cache.keep_answer(f"{URL}{'x' * 1_000}{number}", ANSWER)
    assert {"database or disk is full" in str(problem) for problem in cache.problems} == {True}
    assert file(settings).stat().st_size <= 200_000
