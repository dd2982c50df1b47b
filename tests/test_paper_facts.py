"""What is told of a paper beside arXiv's own words, from this run and from earlier ones."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linkwatch import documents, paper_facts
from linkwatch.enrich import huggingface
from linkwatch.known import Known
from linkwatch.model import (
    Article,
    CodeLink,
    Judgement,
    Link,
    Observation,
    Page,
    PageMetadata,
    Paper,
    PaperFacts,
    PaperLink,
    Reason,
    Request,
    Result,
    Settings,
    Verdict,
)
from linkwatch.store import open_cache

NOW = datetime(2026, 11, 23, tzinfo=UTC)
QLORA, ATTENTION, OLD = "2305.14314", "1706.03762", "math/0309136"
CODE, SUGGESTED = "https://github.com/artidoro/qlora", "https://github.com/a/suggested"
BLOG = "https://blog.example/"


def paper(id_: str, comment: str = "") -> Paper:
    return Paper(id_, 1, f"Title of {id_}", ("T. D.",), NOW, NOW, "", "cs.LG", ("cs.LG",), NOW, comment=comment)


PAPERS = {QLORA: paper(QLORA, f"Code: {CODE}"), ATTENTION: paper(ATTENTION)}
GUIDE = f"""
[QLoRA](https://arxiv.org/abs/{QLORA}) [Attention](https://arxiv.org/abs/{ATTENTION}#x)

[A post]({BLOG}) and [its part]({BLOG}#part)
"""


@pytest.fixture
def kept(tmp_path: Path) -> Settings:
    return Settings(cache_dir=str(tmp_path / "kept"))


class Clock:
    def __init__(self) -> None:
        self.time = NOW

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def known(kept: Settings, clock: Clock) -> Iterator[Known]:
    with open_cache(kept) as cache:
        yield Known(cache, kept, clock)


class Hub:
    """Hugging Face as far as it answers about papers."""

    def __init__(self, **answers: str) -> None:
        self.asked: list[str] = []
        self._answers = {ATTENTION: SUGGESTED, **answers}

    async def __call__(self, request: Request) -> Observation:
        id_ = request.url.removeprefix(huggingface.ENDPOINT)
        self.asked.append(id_)
        body = json.dumps({"id": id_, "githubRepo": self._answers.get(id_)}).encode()
        return Observation(request.url, status=200, body=body)


def seen(page: Page) -> Observation:
    return Observation(BLOG, status=200, page=page)


def page(*papers: str) -> Page:
    return Page(metadata=PageMetadata(title="A post"), papers=papers)


async def test_only_papers_whose_authors_name_no_code_are_asked_about_and_not_twice(known: Known) -> None:
    hub = Hub()
    await paper_facts.suggest(PAPERS.values(), known, hub)
    await paper_facts.suggest(PAPERS.values(), known, hub)
    assert hub.asked == [ATTENTION, ATTENTION]  # what waits to be written is not read in the same run
    assert paper_facts.code_of(PAPERS[QLORA], known) == (CodeLink(CODE, "comment"),)
    assert paper_facts.code_of(PAPERS[ATTENTION], known) == (CodeLink(SUGGESTED, "huggingface"),)


async def test_a_later_run_knows_the_suggestion_and_asks_again_when_it_is_old(kept: Settings, clock: Clock) -> None:
    hub = Hub()
    for days in (0, 0, 2):
        clock.time += timedelta(days=days)
        with open_cache(kept) as cache:
            known = Known(cache, kept, clock)
            await paper_facts.suggest(PAPERS.values(), known, hub)
            assert paper_facts.code_of(PAPERS[ATTENTION], known) == (CodeLink(SUGGESTED, "huggingface"),)
    assert hub.asked == [ATTENTION, ATTENTION]


async def test_that_there_is_no_code_is_known_too(kept: Settings) -> None:
    hub = Hub(**{ATTENTION: "none"})
    for _ in range(2):
        with open_cache(kept) as cache:
            known = Known(cache, kept, lambda: NOW)
            await paper_facts.suggest(PAPERS.values(), known, hub)
            assert paper_facts.code_of(PAPERS[ATTENTION], known) == ()
    assert hub.asked == [ATTENTION]


def test_what_earlier_checks_saw_is_remembered_however_old(kept: Settings, clock: Clock) -> None:
    with open_cache(kept) as cache:
        known = Known(cache, kept, clock)
        known.keep(BLOG, seen(page(ATTENTION)), [Verdict.OK], whole=False)
        known.keep_suggested_code(ATTENTION, SUGGESTED)
    clock.time += timedelta(days=60)
    with open_cache(kept) as cache:
        found = paper_facts.remembered(PAPERS, [documents.parse(GUIDE, "guide.md")], Known(cache, kept, clock))
    assert found == {
        QLORA: PaperFacts(PAPERS[QLORA], (CodeLink(CODE, "comment"),)),
        ATTENTION: PaperFacts(PAPERS[ATTENTION], (CodeLink(SUGGESTED, "huggingface"),), (Article(BLOG, "A post"),)),
    }


@pytest.mark.parametrize(
    ("status", "verdict", "told"),
    [
        (404, Verdict.BROKEN, Verdict.BROKEN),
        (410, Verdict.BROKEN, Verdict.BROKEN),
        (200, Verdict.OK, None),
        (404, Verdict.OK, None),
        (403, Verdict.BLOCKED, None),
    ],
)
def test_code_that_the_last_check_did_not_find_is_remembered_as_broken(
    kept: Settings, clock: Clock, status: int, verdict: Verdict, told: Verdict | None
) -> None:
    with open_cache(kept) as cache:
        Known(cache, kept, clock).keep(CODE, Observation(CODE, status=status), [verdict], whole=False)
    with open_cache(kept) as cache:
        found = paper_facts.remembered(PAPERS, [documents.parse(GUIDE, "guide.md")], Known(cache, kept, clock))
    assert found[QLORA].code == (CodeLink(CODE, "comment", told),)


def test_what_a_table_links_is_the_code_and_the_first_table_counts(known: Known) -> None:
    tables = [replace(documents.parse(GUIDE, name), code={QLORA: (f"https://{name}/",)}) for name in ("a.md", "b.md")]
    found = paper_facts.remembered(PAPERS, tables, known)
    assert found[QLORA].code == (CodeLink("https://a.md/", "guide"),)
    assert found[ATTENTION].code == ()


async def test_papers_whose_code_a_table_links_are_not_asked_about(known: Known) -> None:
    hub = Hub()
    await paper_facts.suggest(PAPERS.values(), known, hub, {ATTENTION: ("https://a.example/",)})
    assert hub.asked == []


def test_a_page_that_no_reader_gets_explains_nothing(kept: Settings) -> None:
    with open_cache(kept) as cache:
        Known(cache, kept, lambda: NOW).keep(BLOG, seen(page(ATTENTION)), [Verdict.BROKEN], whole=False)
    with open_cache(kept) as cache:
        known = Known(cache, kept, lambda: NOW)
        assert paper_facts.remembered(PAPERS, [documents.parse(GUIDE, "guide.md")], known)[ATTENTION].explained == ()


def test_without_an_earlier_check_only_the_papers_speak(known: Known) -> None:
    found = paper_facts.remembered(PAPERS, [documents.parse(GUIDE, "guide.md")], known)
    assert found[ATTENTION] == PaperFacts(PAPERS[ATTENTION])


def result(url: str, verdict: Verdict, page: Page | None = None) -> Result:
    places = documents.parse(f"[x]({url})", "guide.md").occurrences
    told = Judgement(verdict, Reason("r", "s"), "It is so.")
    return Result(Link(url, places), told, replace(seen(page), url=url) if page else None)


@pytest.mark.parametrize(
    ("verdict", "page", "is_there"),
    [
        (Verdict.OK, page(), True),
        (Verdict.MOVED, page(), True),
        (Verdict.BROKEN, page(), False),
        (Verdict.BLOCKED, page(), False),
        (Verdict.OK, None, False),
    ],
)
def test_only_pages_that_a_reader_gets_are_pages(verdict: Verdict, page: Page | None, *, is_there: bool) -> None:
    found = paper_facts.pages_of([result(f"{BLOG}#a", verdict, page)])
    assert found == ({BLOG: page} if is_there else {})


def test_a_broken_repository_is_told_where_the_paper_is_linked() -> None:
    links = [Link(each.url, (each,)) for each in documents.parse(GUIDE, "guide.md").occurrences]
    code = (CodeLink(CODE, "comment"), CodeLink(SUGGESTED, "huggingface"))
    facts = {QLORA: PaperFacts(PAPERS[QLORA], code, (Article(BLOG, "A post"),))}
    verdicts = {CODE: result(CODE, Verdict.BROKEN)}
    (told,) = paper_facts.added([PaperLink(PAPERS[QLORA], "QLoRA", None)], facts, verdicts)
    assert told.code == (replace(code[0], verdict=Verdict.BROKEN), code[1])
    assert told.explained == (Article(BLOG, "A post"),)
    assert [str(problem) for problem in paper_facts.broken_code(links, [told], verdicts)] == [
        f"guide.md:2:1: the code of arXiv:{QLORA} that the authors' comment names, {CODE}, is broken: It is so."
    ]


def test_a_repository_that_is_there_is_no_problem() -> None:
    links = [Link(each.url, (each,)) for each in documents.parse(GUIDE, "guide.md").occurrences]
    told = PaperLink(PAPERS[QLORA], "QLoRA", None, code=(CodeLink(CODE, "comment", Verdict.OK),))
    assert list(paper_facts.broken_code(links, [told], {})) == []
