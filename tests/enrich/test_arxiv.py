from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import web
from stand_in_arxiv import (
    NOW,
    Handler,
    StandIn,
    break_off,
    entry,
    feed,
    half,
    hang,
    hang_up,
    listing,
    now,
    recorded,
    saying,
    stand_in,
)

from linkwatch.enrich import arxiv, arxiv_transport
from linkwatch.enrich.arxiv_answer import UnusableError
from linkwatch.model import LinkwatchError, Observation, PapersFound, Request

MANY = [f"2305.{number:05}" for number in range(1, 251)]


async def look_up(answer: Handler, ids: Sequence[str]) -> tuple[PapersFound, StandIn]:
    async with stand_in(answer) as api:
        return await arxiv.look_up(ids, api.fetch, now), api


# --- what is asked -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "paper"),
    [
        ("https://arxiv.org/pdf/2309.07864v2.pdf", "2309.07864"),
        ("https://huggingface.co/papers/2309.07864", "2309.07864"),
        ("https://arxiv.org/list/cs.CL/recent", None),
        ("guide/papers.md", None),
    ],
)
def test_the_address_of_a_paper_is_claimed_under_its_identifier(url: str, paper: str | None) -> None:
    assert arxiv.claims(url) == paper


async def test_one_request_asks_for_all_papers_up_to_a_hundred() -> None:
    found, api = await look_up(listing(MANY), MANY[:100])
    assert list(map(len, api.asked)) == [100]
    assert set(found.papers) == set(MANY[:100])
    assert (found.unknown, found.trouble) == (frozenset(), "")


async def test_more_papers_are_asked_for_in_batches_one_after_the_other() -> None:
    found, api = await look_up(listing(MANY), MANY)
    assert list(map(len, api.asked)) == [100, 100, 50]
    assert api.most_in_flight == 1
    assert set(found.papers) == set(MANY)


async def test_the_request_names_its_size_and_what_it_accepts() -> None:
    _, api = await look_up(listing(["2305.14314", "hep-th/9901001"]), ["2305.14314", "hep-th/9901001"])
    parts = urlsplit(api.urls[0])
    asked = parse_qs(parts.query)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "export.arxiv.org", "/api/query")
    assert (asked["id_list"], asked["start"], asked["max_results"]) == (["2305.14314,hep-th/9901001"], ["0"], ["2"])
    assert api.requests[0].headers["Accept"] == "application/atom+xml, text/xml, */*"


async def test_the_user_agent_is_left_to_the_fetch_and_no_password_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine export.arxiv.org login me password secret")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    seen: list[Request] = []

    async def fetch(request: Request) -> Observation:
        seen.append(request)
        return Observation(request.url, status=200, body=feed(entry("2305.14314")))

    await arxiv.look_up(["2305.14314"], fetch, now)
    assert [set(request.headers) for request in seen] == [{"Accept"}]


async def test_a_paper_is_asked_for_once_and_without_its_version() -> None:
    ids = ["2305.14314v1", "2305.14314", "arXiv:2305.14314v2", "math.GT/0309136", "math/0309136"]
    found, api = await look_up(listing(["2305.14314", "math/0309136"]), ids)
    assert api.asked == [["2305.14314", "math/0309136"]]
    assert set(found.papers) == {"2305.14314", "math/0309136"}


@pytest.mark.parametrize("ids", [[], ["abc", "1706.3762", "2413.00001", "1706.03762v0", "0000.0000"]])
async def test_what_is_no_identifier_is_not_asked_for(ids: Sequence[str]) -> None:
    found, api = await look_up(listing([]), ids)
    assert api.asked == []
    assert found == PapersFound()


# --- what arXiv really answered ----------------------------------------------------------------


async def test_a_recorded_answer_gives_every_fact_of_the_paper() -> None:
    found, _ = await look_up(saying(recorded("06_old_style_affiliation_journalref.xml")), ["astro-ph/0601001"])
    paper = found.papers["astro-ph/0601001"]
    assert paper.arxiv_id == "astro-ph/0601001"
    assert paper.version == 1
    assert paper.title == (
        "Frequency of Hot Jupiters and Very Hot Jupiters from the OGLE-III Transit Surveys "
        "Toward the Galactic Bulge and Carina"
    )
    assert paper.authors == ("Andrew Gould", "Susan Dorsher", "B. Scott Gaudi", "Andrzej Udalski")
    assert paper.published == paper.updated == datetime(2006, 1, 2, 14, 57, 58, tzinfo=UTC)
    assert paper.abstract.startswith("We derive the frequencies of hot Jupiters (HJs) with 3--5 day periods")
    assert (paper.primary_category, paper.categories) == ("astro-ph", ("astro-ph",))
    assert paper.journal_ref == "ActaAstron.56:1-50,2006"
    assert paper.doi is None
    assert paper.comment is not None
    assert paper.comment.startswith("62 pages including 16 figures and 9 tables.")
    assert not paper.withdrawn
    assert paper.as_of == NOW


async def test_an_unknown_paper_is_neither_found_nor_in_doubt() -> None:
    found, _ = await look_up(saying(recorded("01_unknown_id_200_empty.xml")), ["0808.0539"])
    assert found == PapersFound()


async def test_an_unknown_paper_among_known_ones_is_simply_not_listed() -> None:
    found, _ = await look_up(saying(recorded("02_one_unknown_one_known.xml")), ["0808.0539", "1707.08567"])
    assert set(found.papers) == {"1707.08567"}
    assert len(found.papers["1707.08567"].authors) == 34
    assert found.papers["1707.08567"].authors[-2] == "Dirk Wübben"
    assert (found.unknown, found.trouble) == (frozenset(), "")


async def test_a_paper_asked_for_without_version_comes_with_its_latest() -> None:
    found, _ = await look_up(saying(recorded("04_new_id_latest.xml")), ["1605.08386"])
    assert found.papers["1605.08386"].version == 1
    assert found.papers["1605.08386"].categories == ("math.CO", "math.ST")
    assert found.papers["1605.08386"].comment == "20 pages, 3 figures"


async def test_zero_is_a_title() -> None:
    found, _ = await look_up(saying(recorded("05_title_is_0_no_comment.xml")), ["2104.12255"])
    assert found.papers["2104.12255"].title == "0"
    assert found.papers["2104.12255"].comment is None


@pytest.mark.parametrize(
    ("name", "paper", "first_author"),
    [
        ("07_old_style_with_version.xml", "quant-ph/0201082", "Stephen Blaha"),
        ("09_old_style_collaboration_affiliation.xml", "hep-ex/0406020", "Alessia Tricomi"),
    ],
)
async def test_old_identifiers_are_found(name: str, paper: str, first_author: str) -> None:
    found, _ = await look_up(saying(recorded(name)), [paper])
    assert found.papers[paper].authors[0] == first_author


async def test_a_hundred_recorded_entries_are_all_read() -> None:
    body = recorded("08_search_100_entries_doi_jref_v2v3.xml")
    whole = re.sub(rb"<opensearch:totalResults>[0-9]+", b"<opensearch:totalResults>100", body)
    ids = [each.decode() for each in re.findall(rb"<id>http://arxiv.org/abs/(\S+)v[0-9]+</id>", body)]
    found, _ = await look_up(saying(whole), ids)
    assert list(found.papers) == ids
    papers = found.papers.values()
    assert sum(paper.doi is not None for paper in papers) == 32
    assert sum(paper.journal_ref is not None for paper in papers) == 18
    assert sum(paper.comment is not None for paper in papers) == 97
    assert {paper.version for paper in papers} >= {1, 2, 3}
    assert not any(paper.withdrawn for paper in papers)
    assert (found.unknown, found.trouble) == (frozenset(), "")


async def test_an_entry_in_the_form_before_2026_is_read_and_codes_of_other_schemes_are_no_categories() -> None:
    body = feed(recorded("10_pre2026_format_entry_with_doi_link_1212.2319.xml").decode())
    found, _ = await look_up(saying(body), ["1212.2319"])
    paper = found.papers["1212.2319"]
    assert paper.categories == ("nlin.SI",)
    assert paper.doi == "10.1007/s11464-013-0304-z"
    assert paper.journal_ref == "Front. Math. China, 8(5) (2013) 1001-16"
    assert paper.abstract.endswith("Boussinesq equation and Toda-modified lattice Boussinesq equation.")
    assert "\n" not in paper.abstract


def test_every_recording_is_used() -> None:
    here = Path(__file__).parent
    tests = "".join(path.read_text(encoding="utf-8") for path in here.glob("*.py"))
    unused = [
        path.name for path in (here / "recorded").iterdir() if path.name != "README.md" and path.name not in tests
    ]
    assert unused == []


# --- answers that prove nothing ----------------------------------------------------------------

HTML = "<!DOCTYPE html><html><head><title>Sorry</title></head><body><p>Maintenance</p></body></html>"
LAUGHS = '<!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><feed xmlns="http://www.w3.org/2005/Atom">&b;</feed>'
WHOLE = feed(entry("2305.14314"), entry("2401.04088"))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (saying("Rate exceeded.", 429, {"Retry-After": "1"}), "asks for fewer requests (status 429)"),
        (saying("Rate exceeded."), "asks for fewer requests (status 200)"),
        (saying("", 406), "answered with status 406"),
        (saying("Forbidden", 403), "answered with status 403"),
        (saying(HTML, 500), "answered with status 500"),
        (saying("", 503), "answered with status 503"),
        (saying("", 204), "answered with status 204"),
        (saying(WHOLE, 404), "answered with status 404"),
        (saying(HTML), "sent no whole list of papers"),
        (saying(HTML.removeprefix("<!DOCTYPE html>")), "sent no whole list of papers"),
        (saying(""), "sent no whole list of papers"),
        (saying("\0\1\2"), "sent no whole list of papers"),
        (saying("{}"), "sent no whole list of papers"),
        (saying("<feed/>"), "sent no whole list of papers"),
        (saying(WHOLE[: len(WHOLE) // 2]), "sent no whole list of papers"),
        (saying(WHOLE.removesuffix(b"</feed>")), "sent no whole list of papers"),
        (saying(WHOLE + b"<feed/>"), "sent no whole list of papers"),
        (saying(LAUGHS), "sent no whole list of papers"),
        (saying(b'<?xml version="1.0" encoding="no-such"?>' + WHOLE), "sent no whole list of papers"),
        (saying(feed("<entry>" * 100_000 + "</entry>" * 100_000)), "sent no whole list of papers"),
        (saying(feed()), "listed none of the papers"),
        (saying(feed(total=2)), "did not list all that it found"),
        (saying(feed(entry("2305.14314"), total=2)), "did not list all that it found"),
        (saying(feed(entry("1706.03762"))), "did not list all that it found"),
        (saying(recorded("03_malformed_id_400.xml")), "did not list all that it found"),
        (half(WHOLE), "broke off in the middle of its answer"),
        (hang_up, "gave no answer (empty: the server hung up)"),
        (break_off, "gave no answer (reset)"),
    ],
)
async def test_an_answer_that_proves_nothing_leaves_the_papers_unknown(answer: Handler, reason: str) -> None:
    found, api = await look_up(answer, ["2305.14314", "2401.04088"])
    assert found.unknown >= {"2401.04088"}
    assert found.unknown | found.papers.keys() == {"2305.14314", "2401.04088"}
    papers = "1 paper could not be looked up: 2401.04088"
    if not found.papers:
        papers = "2 papers could not be looked up: 2305.14314, 2401.04088"
    assert found.trouble == f"arXiv's API {reason}, so {papers}."
    passing = ("406", "no whole list", "status 200", "did not list", "listed none", "broke off")
    assert len(api.urls) == (3 if any(words in reason for words in passing) else 1)


@pytest.mark.parametrize(
    "fault",
    [
        saying("", 406),
        saying(HTML),
        saying(""),
        saying(WHOLE[:-40]),
        half(WHOLE),
        saying(feed()),
        saying(feed(total=2)),
        saying(feed(entry("2305.14314"), total=2)),
        saying(feed(entry("1706.03762"))),
    ],
)
async def test_a_fault_that_passes_costs_nothing_but_another_question(fault: Handler) -> None:
    good = listing(["2305.14314", "2401.04088"])

    async def failing_twice(request: web.Request) -> web.StreamResponse:
        return await (fault if len(api.asked) <= 2 else good)(request)

    async with stand_in(failing_twice) as api:
        found = await arxiv.look_up(["2305.14314", "2401.04088"], api.fetch, now)
    assert set(found.papers) == {"2305.14314", "2401.04088"}
    assert (found.unknown, found.trouble, len(api.asked)) == (frozenset(), "", 3)


async def test_an_api_that_is_down_is_left_alone_soon() -> None:
    found, api = await look_up(saying(HTML), MANY)
    assert found.unknown == set(MANY)
    assert list(map(len, api.asked)) == [100, 100, 100, 100, 50]


async def test_more_bytes_than_can_be_read_are_no_answer_however_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arxiv_transport, "MAX_BYTES", len(WHOLE) - 1)
    found, api = await look_up(saying(WHOLE), ["2305.14314"])
    assert found.unknown == {"2305.14314"}
    assert found.trouble == "arXiv's API sent more than can be read, so 1 paper could not be looked up: 2305.14314."
    assert len(api.asked) == 1


async def test_only_the_papers_that_a_list_lacks_are_asked_for_again() -> None:
    async def lacking_one(request: web.Request) -> web.StreamResponse:
        asked = request.query["id_list"].split(",")
        return await saying(feed(*map(entry, asked[1:] or asked), total=len(asked)))(request)

    found, api = await look_up(lacking_one, MANY[:100])
    assert (set(found.papers), found.trouble) == (set(MANY[:100]), "")
    assert api.asked == [MANY[:100], MANY[:1]]


async def test_a_paper_that_a_whole_list_lacks_is_not_asked_for_again() -> None:
    found, api = await look_up(listing(MANY[:99]), MANY[:100])
    assert (set(found.papers), found.unknown, len(api.asked)) == (set(MANY[:99]), frozenset(), 1)


async def test_a_single_paper_that_arxiv_found_but_did_not_list_is_unknown() -> None:
    found, _ = await look_up(saying(feed(total=1)), ["2305.14314"])
    assert found.unknown == {"2305.14314"}


@pytest.mark.parametrize(
    ("answer", "times"), [(saying("", 403), 1), (saying("", 429), 1), (saying("Rate exceeded."), 3), (hang_up, 1)]
)
async def test_after_being_turned_away_nothing_more_is_asked(answer: Handler, times: int) -> None:
    found, api = await look_up(answer, MANY)
    assert len(api.urls) == times
    assert found.unknown == set(MANY)
    assert "so 250 papers could not be looked up: " in found.trouble


async def test_a_throttle_with_status_200_is_waited_out_as_one_with_429_is_by_the_fetch() -> None:
    good = listing(MANY)

    async def throttled_once(request: web.Request) -> web.StreamResponse:
        return await (saying("Rate exceeded.") if len(api.asked) == 1 else good)(request)

    async with stand_in(throttled_once) as api:
        found = await arxiv.look_up(MANY, api.fetch, now)
    assert (len(found.papers), found.trouble, len(api.asked)) == (250, "", 4)


async def test_another_batch_is_asked_for_although_one_failed() -> None:
    good = listing(MANY)

    async def failing_once(request: web.Request) -> web.StreamResponse:
        return await (saying("", 500) if len(api.asked) == 1 else good)(request)

    async with stand_in(failing_once) as api:
        found = await arxiv.look_up(MANY, api.fetch, now)
    assert found.unknown == set(MANY[:100])
    assert set(found.papers) == set(MANY[100:])
    named = ", ".join(MANY[:5])
    reason = "arXiv's API answered with status 500"
    assert found.trouble == f"{reason}, so 100 papers could not be looked up: {named} and 95 more."


# --- malformed identifiers ---------------------------------------------------------------------


@pytest.mark.parametrize("bad", [["2305.00001"], ["2305.00100"], ["2305.00051"], ["2305.00017", "2305.00062"]])
async def test_an_identifier_that_arxiv_refuses_costs_only_itself(bad: Sequence[str]) -> None:
    found, api = await look_up(listing(MANY, malformed=bad), MANY[:100])
    assert set(found.papers) == set(MANY[:100]) - set(bad)
    assert (found.unknown, found.trouble) == (frozenset(), "")
    assert len(api.asked) <= 1 + 14 * len(bad)
    assert api.most_in_flight == 1


async def test_a_single_refused_identifier_is_not_listed() -> None:
    found, api = await look_up(saying(recorded("03_malformed_id_400.xml"), 400), ["2305.14314"])
    assert found == PapersFound()
    assert len(api.asked) == 1


async def test_an_api_that_refuses_everything_is_not_believed() -> None:
    found, _ = await look_up(saying("", 400), MANY[:4])
    assert found.unknown == set(MANY[:4])
    reason = "arXiv's API answered every question with status 400"
    assert found.trouble == f"{reason}, so 4 papers could not be looked up: {', '.join(MANY[:4])}."


async def test_an_api_that_refuses_everything_is_not_asked_without_end() -> None:
    found, api = await look_up(saying("", 400), MANY)
    assert found.unknown == set(MANY)
    assert len(api.asked) <= 50


# --- odd entries -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "odd",
    [
        {"published": ""},
        {"updated": ""},
        {"published": "<published>yesterday</published>"},
        {"published": "<published>0001-01-01T00:00:00+14:00</published>"},
        {"updated": "<updated/>"},
        {"title": ""},
        {"title": "<title> \n </title>"},
        {"author": ""},
        {"author": "<author><name> </name></author><author/>"},
        {"id": "<id>http://arxiv.org/abs/2305.14314</id>"},
    ],
)
@pytest.mark.parametrize("first", [True, False])
async def test_half_an_entry_costs_only_itself(odd: dict[str, str], first: bool) -> None:
    entries = [entry("2305.14314", **odd), entry("2401.04088"), entry("1706.03762v7")]
    body = feed(*(entries if first else reversed(entries)))
    found, _ = await look_up(saying(body), ["1706.03762", "2305.14314", "2401.04088", "0808.0539"])
    assert set(found.papers) == {"1706.03762", "2401.04088"}
    assert found.unknown == {"2305.14314"}
    reason = "arXiv's API gave an entry that cannot be read"
    assert found.trouble == f"{reason}, so 1 paper could not be looked up: 2305.14314."


@pytest.mark.parametrize("odd", [{"id": ""}, {"id": "<id>garbage</id>"}, {"id": "<id>http://arxiv.org/abs/1v1</id>"}])
async def test_an_entry_of_nobody_puts_what_is_missing_in_doubt(odd: dict[str, str]) -> None:
    found, _ = await look_up(
        saying(feed(entry("2305.14314", **odd), entry("2401.04088"))), ["2305.14314", "2401.04088"]
    )
    assert set(found.papers) == {"2401.04088"}
    assert found.unknown == {"2305.14314"}


async def test_an_entry_that_was_not_asked_for_is_ignored() -> None:
    found, _ = await look_up(saying(feed(entry("1706.03762"), entry("2305.14314"))), ["2305.14314"])
    assert set(found.papers) == {"2305.14314"}
    assert (found.unknown, found.trouble) == (frozenset(), "")


@pytest.mark.parametrize("order", [("v1", "v3", "v2"), ("v3", "v2", "v1")])
async def test_of_entries_for_one_paper_the_latest_version_counts_once(order: Sequence[str]) -> None:
    body = feed(*(entry(f"2305.14314{version}") for version in order))
    found, _ = await look_up(saying(body), ["2305.14314"])
    assert [paper.version for paper in found.papers.values()] == [3]


async def test_three_thousand_authors_are_kept_in_order() -> None:
    names = [f"Author {number}" for number in range(3000)]
    authors = "".join(f"<author><name>{name}</name></author>" for name in names)
    found, _ = await look_up(saying(feed(entry("2305.14314", author=authors))), ["2305.14314"])
    assert found.papers["2305.14314"].authors == tuple(names)


async def test_white_space_is_collapsed_and_latex_kept() -> None:
    body = feed(
        entry(
            "2305.14314",
            title="<title>The $\\alpha$\n  of   \\emph{everything}\u00a0&amp; more</title>",
            summary="<summary>  Two\n\n lines. </summary>",
            comment="<arxiv:comment> 12\n pages </arxiv:comment>",
            more="<arxiv:journal_ref>Nature\n 1</arxiv:journal_ref><arxiv:doi> 10.1/a 10.2/b </arxiv:doi>",
            author="<author><name> The\n ATLAS  Collaboration </name></author>",
        )
    )
    found, _ = await look_up(saying(body), ["2305.14314"])
    paper = found.papers["2305.14314"]
    assert paper.title == "The $\\alpha$ of \\emph{everything} & more"
    assert (paper.abstract, paper.comment) == ("Two lines.", "12 pages")
    assert (paper.journal_ref, paper.doi) == ("Nature 1", "10.1/a 10.2/b")
    assert paper.authors == ("The ATLAS Collaboration",)


async def test_times_are_given_in_utc() -> None:
    body = feed(entry("2305.14314", updated="<updated>2023-05-23T01:00:00+02:00</updated>"))
    found, _ = await look_up(saying(body), ["2305.14314"])
    paper = found.papers["2305.14314"]
    assert paper.updated == datetime(2023, 5, 22, 23, tzinfo=UTC)
    assert paper.updated.utcoffset() == paper.published.utcoffset() == timedelta()


async def test_what_an_entry_may_leave_out_is_empty() -> None:
    found, _ = await look_up(saying(feed(entry("2305.14314", summary=""))), ["2305.14314"])
    paper = found.papers["2305.14314"]
    assert (paper.abstract, paper.primary_category, paper.categories) == ("", "", ())
    assert (paper.comment, paper.journal_ref, paper.doi) == (None, None, None)


async def test_the_packages_complaints_do_not_reach_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    await look_up(saying(feed(entry("2305.14314", published=""))), ["2305.14314"])
    assert capfd.readouterr() == ("", "")


# --- time and interruption ---------------------------------------------------------------------


async def test_a_server_that_never_answers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arxiv, "_PATIENCE", 0.05)
    found, api = await look_up(hang, MANY)
    assert found.unknown == set(MANY)
    assert found.trouble.startswith("arXiv's API took too long to answer, so 250 papers could not be looked up: ")
    assert len(api.urls) == 1


async def test_an_interrupted_question_leaves_no_thread_behind() -> None:
    asked = asyncio.Event()

    async def asked_and_hanging(request: web.Request) -> web.StreamResponse:
        asked.set()
        return await hang(request)

    async with stand_in(asked_and_hanging) as api:
        question = asyncio.create_task(arxiv.look_up(["2305.14314"], api.fetch, now))
        await asked.wait()
        question.cancel()
        with pytest.raises(asyncio.CancelledError):
            await question
        async with asyncio.timeout(10):
            await asyncio.get_running_loop().shutdown_default_executor()


async def test_a_question_interrupted_before_it_was_put_is_never_put() -> None:
    async def never(request: Request) -> Observation:
        raise AssertionError

    line = arxiv._Line(never, asyncio.get_running_loop())
    line.hang_up()
    with pytest.raises(UnusableError, match="given up"):
        await asyncio.to_thread(line.get, Request("https://export.arxiv.org/api/query"))


async def test_a_fetch_that_cannot_do_its_job_is_heard() -> None:
    async def broken(request: Request) -> Observation:
        raise LinkwatchError("no certificates")

    with pytest.raises(LinkwatchError, match="no certificates"):
        await arxiv.look_up(["2305.14314"], broken, now)


async def test_a_text_with_elements_in_it_is_read_whole() -> None:
    odd = entry("2305.14314", title="<title>On <b>two</b> <i>thi<u>ngs</u></i>!</title>")
    found, _ = await look_up(saying(feed(odd)), ["2305.14314"])
    assert found.papers["2305.14314"].title == "On two things!"
