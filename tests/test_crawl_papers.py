"""What a crawl learns of papers beside arXiv's words: code and whether it is there, articles and whom they explain."""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from linkwatch import documents, reading
from linkwatch.crawl import Crawled, crawl
from linkwatch.documents.local import LocalFiles
from linkwatch.enrich import huggingface
from linkwatch.fetch import schedule
from linkwatch.model import Article, CodeLink, Document, Settings, TableSettings, Verdict
from web import Asked, Respond, Web, page, silent

NOW = datetime(2026, 11, 23, tzinfo=UTC)
QLORA, ATTENTION = "2305.14314", "1706.03762"
CODE, SUGGESTED = "https://github.com/artidoro/qlora", "https://github.com/a/suggested"
BLOG = "https://blog.example/"
ENTRY = """<entry><id>http://arxiv.org/abs/{id}v1</id><title>{title}</title><updated>2023-05-23T17:50:33Z</updated>
<published>2023-05-23T17:50:33Z</published><summary>Words.</summary><author><name>A. Author</name></author>
<arxiv:comment>{comment}</arxiv:comment><arxiv:primary_category term="cs.CL"/><category term="cs.CL"/></entry>"""
FEED = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>x</id><title>x</title><updated>2026-11-23T00:00:00Z</updated>
<opensearch:totalResults>2</opensearch:totalResults>{entries}</feed>"""
PAPERS = (
    ENTRY.format(id=QLORA, title="QLoRA: Efficient Finetuning", comment=f"Code: {CODE}")
    + ENTRY.format(id=ATTENTION, title="Attention Is All You Need", comment="15 pages")
)  # fmt: skip
GUIDE = f"""
[QLoRA](https://arxiv.org/abs/{QLORA}) and [Attention Is All You Need](https://arxiv.org/abs/{ATTENTION})

[A post]({BLOG})
"""


@pytest.fixture(autouse=True)
def arxiv(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """arXiv lists both papers, without its three seconds between requests."""
    monkeypatch.setitem(schedule.SHARED_LANES, "arxiv.org", replace(schedule.ARXIV, interval=0.0))
    feed = page(FEED.format(entries=PAPERS), content_type="application/atom+xml")

    class Pages(dict[str, Respond]):
        def get(self, url: str, default: Respond | None = None) -> Respond | None:  # type: ignore[override]
            return feed if url.startswith("https://export.arxiv.org/api/query") else super().get(url, default)

    web.pages = Pages()
    web.pages[BLOG] = page(f'<title>How QLoRA works</title><a href="https://arxiv.org/abs/{QLORA}">p</a>')
    web.pages[CODE] = page()


@pytest.fixture
def asking(settings: Settings) -> Settings:
    """Settings that let Hugging Face be asked."""
    return replace(settings, papers=TableSettings())


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(settings: Settings, text: str) -> Document:
    Path("guide.md").write_text(text)
    (document,), _ = reading.read(["guide.md"], settings, lambda: NOW)
    return document


async def check(settings: Settings, text: str = GUIDE) -> Crawled:
    document = read(settings, text)
    return await crawl([document], LocalFiles(Path.cwd(), [document], documents.parse), settings, lambda: NOW)


def code_of(crawled: Crawled) -> Mapping[str, tuple[CodeLink, ...]]:
    return {link.paper.arxiv_id: link.code for link in crawled.papers}


def suggest(web: Web, url: str | None, paper: str = ATTENTION) -> None:
    body = json.dumps({"id": paper, "githubRepo": url})
    web.pages[huggingface.ENDPOINT + paper] = page(body, content_type="application/json")


async def test_the_authors_code_is_visited_and_listed_with_the_paper_only(web: Web, settings: Settings) -> None:
    crawled = await check(settings)
    assert code_of(crawled) == {QLORA: (CodeLink(CODE, "comment", Verdict.OK),), ATTENTION: ()}
    assert CODE not in {result.link.url for result in crawled.results}
    assert crawled.problems == ()
    assert web.times(CODE) == 1


async def test_broken_code_is_a_problem_and_no_result(web: Web, settings: Settings) -> None:
    web.pages[CODE] = page("", 404)
    crawled = await check(settings)
    assert code_of(crawled)[QLORA] == (CodeLink(CODE, "comment", Verdict.BROKEN),)
    assert {result.judgement.verdict for result in crawled.results} == {Verdict.OK}
    (problem,) = crawled.problems
    assert (problem.file, problem.line, problem.column) == ("guide.md", 2, 1)
    assert CODE in problem.message


async def test_code_that_the_guide_links_to_is_asked_for_once(web: Web, settings: Settings) -> None:
    crawled = await check(settings, f"{GUIDE}\n[code]({CODE})\n")
    assert code_of(crawled)[QLORA] == (CodeLink(CODE, "comment", Verdict.OK),)
    assert web.times(CODE) == 1


async def test_code_is_excluded_by_the_users_rules_like_any_link(web: Web, settings: Settings) -> None:
    crawled = await check(replace(settings, exclude=(re.compile("github"),)))
    assert code_of(crawled)[QLORA] == (CodeLink(CODE, "comment", Verdict.EXCLUDED),)
    assert web.times(CODE) == 0


OWN = f"""
| Paper | Code |
| --- | --- |
| [QLoRA](https://arxiv.org/abs/{QLORA}) | [mine](https://github.com/me/mine) |
| [Attention Is All You Need](https://arxiv.org/abs/{ATTENTION}) | [mine, too](https://a.example/code) |
"""


async def test_a_persons_cell_wins_over_the_authors_and_hugging_face(web: Web, asking: Settings) -> None:
    web.pages["https://github.com/me/mine"] = page("", 404)
    web.pages["https://a.example/code"] = page()
    crawled = await check(asking, OWN)
    assert code_of(crawled) == {
        QLORA: (CodeLink("https://github.com/me/mine", "guide", Verdict.BROKEN),),
        ATTENTION: (CodeLink("https://a.example/code", "guide", Verdict.OK),),
    }
    assert crawled.problems == ()  # it is a link of the guide, and told as one
    assert web.times(CODE) == 0
    assert "huggingface.co" not in {asked.host for asked in web.asked}


async def test_code_that_does_not_answer_is_not_asked_late(web: Web, settings: Settings) -> None:
    web.pages[CODE] = silent()
    crawled = await check(replace(settings, timeout=0.2))
    assert code_of(crawled)[QLORA] == (CodeLink(CODE, "comment", Verdict.UNREACHABLE),)
    assert web.times(CODE) == 1


async def test_hugging_face_is_asked_about_papers_without_code_and_its_word_is_checked(
    web: Web, asking: Settings
) -> None:
    suggest(web, SUGGESTED)
    web.pages[SUGGESTED] = page()
    crawled = await check(asking)
    assert code_of(crawled)[ATTENTION] == (CodeLink(SUGGESTED, "huggingface", Verdict.OK),)
    assert [asked.path for asked in web.asked if asked.host == "huggingface.co"] == [f"/api/papers/{ATTENTION}"]


async def test_hugging_face_must_not_be_asked_where_the_user_does_not_want_it(web: Web, settings: Settings) -> None:
    await check(settings)
    assert "huggingface.co" not in {asked.host for asked in web.asked}


async def test_nobody_is_asked_of_papers_offline(web: Web, asking: Settings) -> None:
    assert (await check(replace(asking, offline=True))).papers == ()
    assert web.asked == []


async def test_a_silent_hugging_face_changes_no_verdict(web: Web, asking: Settings) -> None:
    suggest(web, None)
    web.pages[huggingface.ENDPOINT + ATTENTION] = page("Too many", 429)
    crawled = await check(asking)
    assert code_of(crawled)[ATTENTION] == ()
    assert {result.judgement.verdict for result in crawled.results} == {Verdict.OK}


async def test_articles_of_the_guide_that_explain_a_paper_are_listed_with_it(web: Web, settings: Settings) -> None:
    crawled = await check(settings)
    explained = {link.paper.arxiv_id: link.explained for link in crawled.papers}
    assert explained == {QLORA: (Article(BLOG, "A post"),), ATTENTION: ()}
    assert web.times(BLOG) == 1


async def test_the_next_run_knows_it_all_without_asking(web: Web, asking: Settings, tmp_path: Path) -> None:
    suggest(web, SUGGESTED)
    web.pages[SUGGESTED] = page()
    keeping = replace(asking, cache=True, cache_dir=str(tmp_path / "kept"))
    first, asked = await check(keeping), len(web.asked)
    second = await check(keeping)
    assert second.papers == first.papers
    assert len(web.asked) == asked


async def test_code_of_papers_that_only_the_cache_knows_is_looked_for_once(
    web: Web, asking: Settings, tmp_path: Path
) -> None:
    suggest(web, SUGGESTED)
    web.pages[SUGGESTED] = page("", 404)
    keeping = replace(asking, cache=True, cache_dir=str(tmp_path / "kept"))
    papers = await check(replace(keeping, papers=TableSettings(huggingface=False), exclude=(re.compile("github"),)))
    assert code_of(papers)[ATTENTION] == ()
    asked = len(web.asked)
    crawled = await check(keeping)
    assert code_of(crawled)[ATTENTION] == (CodeLink(SUGGESTED, "huggingface", Verdict.BROKEN),)
    assert sorted(each.url for each in web.asked[asked:]) == sorted([huggingface.ENDPOINT + ATTENTION, CODE, SUGGESTED])
    again = await check(keeping)
    assert again.papers == crawled.papers
    assert len(web.asked) == asked + 3


async def test_a_run_that_is_broken_off_over_code_has_every_link(web: Web, settings: Settings) -> None:
    task = asyncio.current_task()
    assert task

    async def cancel(_asked: Asked, _writer: asyncio.StreamWriter) -> None:
        task.get_loop().call_soon_threadsafe(task.cancel)
        await asyncio.Event().wait()

    web.pages[CODE] = cancel
    crawled = await check(settings)
    assert not crawled.interrupted
    assert len(crawled.results) == 3
    assert code_of(crawled)[QLORA] == (CodeLink(CODE, "comment"),)
