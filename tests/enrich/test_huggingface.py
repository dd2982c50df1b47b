"""What Hugging Face's paper pages say, and what they must not be believed."""

import json
from dataclasses import replace

import pytest

from linkwatch.enrich import huggingface
from linkwatch.fetch import open_fetcher
from linkwatch.model import Failure, Hop, Observation, Request, Settings
from web import Web, page, raw

ID = "2305.14314"
REPOSITORY = "https://github.com/artidoro/qlora"


def seen(body: object, status: int = 200) -> Observation:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Observation("", status=status, body=data)


@pytest.mark.parametrize(
    ("answer", "repository"),
    [
        (seen({"id": ID, "title": "QLoRA", "githubRepo": REPOSITORY, "githubStars": 3}), REPOSITORY),
        (seen({"id": ID, "githubRepo": f"{REPOSITORY}.git"}), REPOSITORY),
        (seen({"id": ID}), ""),
        (seen({"id": ID, "githubRepo": None}), ""),
        (seen({"id": ID, "githubRepo": ["x"]}), ""),
        (seen({"id": ID, "githubRepo": "https://evil.example/a/b"}), ""),
        (seen({"id": ID, "githubRepo": "javascript:alert(1)"}), ""),
        (seen({"error": "Paper not found"}, 404), ""),
        (seen({"id": "1706.03762", "githubRepo": REPOSITORY}), None),
        (seen([REPOSITORY]), None),
        (seen(b"<html>"), None),
        (seen(b"\xff\xfe\xff"), None),
        (seen(b"[" * 100_000), None),
        (seen(b""), None),
        (seen({}, 429), None),
        (seen({}, 401), None),
        (seen({}, 503), None),
        (replace(seen({"id": ID}), complete=False), None),
        (replace(seen({}, 404), hops=(Hop(302, "https://huggingface.co/api/papers/x"),)), None),
        (Observation("", failure=Failure.TIMEOUT), None),
    ],
)
def test_an_answer_is_believed_only_if_it_is_one_about_the_paper(answer: Observation, repository: str | None) -> None:
    assert huggingface.read(answer, ID) == repository


async def test_each_paper_is_asked_for_once_and_old_identifiers_never(web: Web, settings: Settings) -> None:
    web.pages[huggingface.ENDPOINT + ID] = page(
        json.dumps({"id": ID, "githubRepo": REPOSITORY}), content_type="application/json"
    )
    async with open_fetcher(settings) as fetcher:
        found = await huggingface.look_up([ID, "math/0309136", ID, "1706.03762"], fetcher.download)
    assert found == {ID: REPOSITORY, "1706.03762": ""}
    assert sorted(asked.path for asked in web.asked) == ["/api/papers/1706.03762", f"/api/papers/{ID}"]


async def test_a_fault_ends_the_asking_and_keeps_what_is_known(web: Web, settings: Settings) -> None:
    web.pages[huggingface.ENDPOINT + "2305.00009"] = raw(b"")
    ids = [f"2305.{number:05}" for number in range(1, 60)]
    async with open_fetcher(settings) as fetcher:
        found = await huggingface.look_up(ids, fetcher.download)
    assert set(found.values()) == {""}
    assert len(web.asked) < len(ids)
    assert "2305.00009" not in found


async def test_one_run_asks_about_so_many_papers_at_most() -> None:
    asked = []

    async def fetch(request: Request) -> Observation:
        asked.append(request.url)
        return seen({}, 404)

    await huggingface.look_up([f"2305.{number:05}" for number in range(1, 999)], fetch)
    assert len(asked) == huggingface.MOST


async def test_nothing_is_asked_about_no_paper() -> None:
    async def fetch(_request: Request) -> Observation:
        raise AssertionError

    assert await huggingface.look_up([], fetch) == {}
