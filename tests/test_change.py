from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.change import Base, count_places, is_unchanged, marked, parted
from linkwatch.model import (
    Document,
    Ignore,
    Judgement,
    Kind,
    Link,
    LocalTarget,
    Occurrence,
    Reason,
    Result,
    Verdict,
)
from linkwatch.rules.unvisited import UNCHANGED

TODAY = date(2026, 11, 24)
URL = "https://a.example/"


def naming(place: Occurrence) -> str:
    return f"docs/{place.url}"


def place(url: str = URL, file: str = "a.md", line: int = 1, ignored: Ignore | None = None) -> Occurrence:
    return Occurrence(url, Kind.LINK, "a link", file, line, 1, ignored)


def document(file: str, *urls: str) -> Document:
    return Document(file, tuple(place(url, file, line) for line, url in enumerate(urls, 1)))


def standing(documents: list[Document]) -> dict[str, list[int]]:
    """Give the lines that stood there before, by file."""
    return {each.file: [place.line for place in each.occurrences if place.standing] for each in documents}


def base_of(*documents: Document) -> Base:
    return Base("main", count_places(documents, naming, TODAY))


@pytest.mark.parametrize(
    ("before", "now", "lines"),
    [
        ([document("a.md", URL)], [document("a.md", URL)], {"a.md": [1]}),
        ([document("a.md", "x", URL)], [document("a.md", URL, "y", "x")], {"a.md": [1, 3]}),
        ([document("a.md", URL)], [document("a.md"), document("b.md", URL)], {"a.md": [], "b.md": [1]}),
        ([document("b.md", URL)], [document("a.md", URL), document("b.md", URL)], {"a.md": [], "b.md": [1]}),
        ([document("a.md", URL)], [document("a.md", URL, URL)], {"a.md": [1]}),
        ([document("a.md", URL, URL)], [document("a.md", URL)], {"a.md": [1]}),
        ([document("a.md", URL)], [document("a.md", f"{URL}#x")], {"a.md": []}),
        ([document("a.md", "https://me:secret@a.example/")], [document("a.md", URL)], {"a.md": [1]}),
        ([], [document("a.md", URL)], {"a.md": []}),
    ],
)
def test_as_many_places_of_a_link_stand_as_there_were(
    before: list[Document], now: list[Document], lines: dict[str, list[int]]
) -> None:
    assert standing(marked(now, base_of(*before), naming, TODAY)) == lines


FILES = st.dictionaries(st.sampled_from(["a.md", "b.md", "c.md"]), st.lists(st.sampled_from(["x", "y", URL])))


@given(FILES, FILES)
def test_no_place_stands_twice_and_none_is_forgotten(before: dict[str, list[str]], now: dict[str, list[str]]) -> None:
    then = [document(file, *urls) for file, urls in before.items()]
    found = marked([document(file, *urls) for file, urls in now.items()], base_of(*then), naming, TODAY)
    places = [each for document in found for each in document.occurrences]
    had = Counter(url for urls in before.values() for url in urls)
    has = Counter(each.url for each in places)
    assert Counter(each.url for each in places if each.standing) == had & has
    for document_ in found:
        of_file = Counter(each.url for each in document_.occurrences if each.standing)
        least = Counter(before.get(document_.file, ())) & Counter(each.url for each in document_.occurrences)
        assert least <= of_file


OVER, COUNTS = Ignore(1, 1, until=date(2026, 11, 23)), Ignore(1, 1, until=TODAY)


@pytest.mark.parametrize(("before", "now", "stands"), [(COUNTS, None, False), (OVER, None, True), (None, COUNTS, True)])
def test_a_place_that_a_comment_ignored_is_none_of_before(
    before: Ignore | None, now: Ignore | None, stands: bool
) -> None:
    base = base_of(Document("a.md", (place(ignored=before),)))
    found = marked([Document("a.md", (place(ignored=now),))], base, naming, TODAY)
    assert found[0].occurrences[0].standing is stands


def result(url: str, verdict: Verdict, *stands: bool) -> Result:
    places = tuple(replace(place(url), standing=each) for each in stands or (True,))
    return Result(Link(url, places), Judgement(verdict, Reason("a-reason", "Said."), "Said."))


def unchanged(url: str) -> Result:
    return replace(result(url, Verdict.EXCLUDED), judgement=UNCHANGED.because())


def gone(name: str) -> LocalTarget:
    return LocalTarget(name)


def there(name: str) -> LocalTarget:
    return LocalTarget(name, exists=True, anchors=frozenset({"x"}))


@pytest.mark.parametrize(
    ("found", "base", "stands"),
    [
        (result("a.md", Verdict.BROKEN), Base("main", {}, look=gone), True),
        (result("a.md", Verdict.BROKEN), Base("main", {}, look=there), False),
        (result("a.md#y", Verdict.BROKEN), Base("main", {}, look=there), True),
        (result("a.md#x", Verdict.BROKEN), Base("main", {}, look=there), False),
        (result("a.md", Verdict.BROKEN, True, False), Base("main", {}, look=gone), False),
        (result("a.md", Verdict.BROKEN), Base("an.json", {}), False),
        (result("a.md", Verdict.BROKEN), Base("an.json", {}, {"a.md": result("a.md", Verdict.BROKEN)}), True),
        (result("htp://a.example/", Verdict.BROKEN), Base("main", {}), True),
        (result("htp://a.example/", Verdict.BROKEN, False), Base("main", {}), False),
        (result(URL, Verdict.UNREACHABLE, False), Base("main", {}, {URL: result(URL, Verdict.UNREACHABLE)}), False),
        (result("a.md", Verdict.OK), Base("main", {}, look=gone), False),
        (unchanged(URL), Base("main", {}), False),
        (unchanged(URL), Base("an.json", {}, {URL: result(URL, Verdict.UNREACHABLE)}), True),
    ],
)
def test_what_did_not_work_before_either_is_set_apart(found: Result, base: Base, *, stands: bool) -> None:
    ours, apart = parted([found], base)
    assert (len(ours), len(apart)) == ((0, 1) if stands else (1, 0))


def test_what_an_earlier_run_said_is_told_of_the_places_of_now() -> None:
    before = replace(result(URL, Verdict.UNREACHABLE), link=Link(URL, ()), failing_days=2)
    _, (apart,) = parted([unchanged(URL)], Base("an.json", {}, {URL: before}))
    assert apart == replace(before, link=unchanged(URL).link)


def test_what_is_broken_now_is_told_as_it_is_now() -> None:
    now = result("a.md", Verdict.BROKEN)
    before = replace(now, judgement=replace(now.judgement, detail="Long ago."))
    assert parted([now], Base("an.json", {}, {"a.md": before})) == ((), (now,))


def test_only_what_was_not_visited_is_unchanged() -> None:
    assert [is_unchanged(each) for each in (unchanged(URL), result(URL, Verdict.OK))] == [True, False]
