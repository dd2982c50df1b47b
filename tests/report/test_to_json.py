from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from importlib import resources
from typing import Any

import pytest
import sample
from golden_files import assert_golden
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from linkwatch.model import Failure, Hop, Kind, Observation, Page, Report, Verdict
from linkwatch.report import to_json
from linkwatch.report.escape import without_secrets

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()))


def schema(name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((resources.files("linkwatch.report") / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(value)
    return value


SCHEMA = schema("report")
REPORT, LINKS = Draft202012Validator(SCHEMA), Draft202012Validator(schema("links"))


def read(report: Report) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(to_json.render(report))
    REPORT.validate(value)
    return value


def test_a_full_report_is_written_just_so() -> None:
    full = sample.full()
    read(full)
    assert_golden("full.json", to_json.render(full))


def test_an_empty_report_has_every_key_in_order() -> None:
    value = read(sample.report())
    assert value == {
        "schema": 1,
        "linkwatch": "0.1.0",
        "started_at": "2026-10-02T03:04:05Z",
        "finished_at": "2026-10-02T03:04:09Z",
        "inputs": ["guide/README.md"],
        "summary": {"links": 0, "urls": 0, **dict.fromkeys(map(str, Verdict), 0)},
        "base": None,
        "links": [],
        "standing": [],
        "papers": [],
        "papers_missing": [],
        "problems": [],
        "notice": None,
        "interrupted": False,
    }
    assert list(value) == list(SCHEMA["required"])


def test_every_object_has_its_keys_in_the_order_of_the_schema() -> None:
    value, parts = read(sample.full()), SCHEMA["$defs"]
    assert list(value["summary"]) == parts["summary"]["required"]
    assert all(list(link) == parts["link"]["required"] for link in value["links"])
    assert all(
        list(place) == parts["occurrence"]["required"] for link in value["links"] for place in link["occurrences"]
    )
    assert all(list(paper) == parts["paper"]["required"] for paper in value["papers"])
    assert {tuple(code) for paper in value["papers"] for code in paper["code"]} == {tuple(parts["code"]["required"])}
    assert {tuple(link["page"]) for link in value["links"] if link["page"]} == {tuple(parts["page"]["required"])}
    assert all(list(problem) == parts["problem"]["required"] for problem in value["problems"])


def test_notice_and_interruption_are_told() -> None:
    value = read(replace(sample.full(), notice="A demonstration.", interrupted=True))
    assert (value["notice"], value["interrupted"]) == ("A demonstration.", True)


def test_the_final_url_keeps_the_fragment_of_the_link() -> None:
    seen = sample.visited("https://a.example/", 200, Hop(301, "https://a.example/"), final_url="https://b.example/")
    value = read(sample.report(sample.result("https://a.example/#part", Verdict.MOVED, seen=seen)))
    assert value["links"][0]["final_url"] == "https://b.example/#part"
    assert value["links"][0]["redirects"] == [{"status": 301, "url": "https://a.example/"}]


def test_an_answer_without_a_final_url_came_from_the_address_itself() -> None:
    seen = Observation("https://a.example/", status=200)
    value = read(sample.report(sample.result("https://a.example/", Verdict.OK, seen=seen)))
    assert value["links"][0]["final_url"] == "https://a.example/"


@pytest.mark.parametrize(
    ("seen", "elapsed"),
    [
        (None, 0),
        (Observation("https://a.example/", failure=Failure.TIMEOUT, final_url="https://a.example/", elapsed_ms=7), 7),
    ],
)
def test_without_an_answer_there_is_neither_status_nor_final_url(seen: Observation | None, elapsed: int) -> None:
    link = read(sample.report(sample.result("https://a.example/", Verdict.UNREACHABLE, seen=seen)))["links"][0]
    assert (link["status"], link["final_url"], link["redirects"], link["elapsed_ms"]) == (None, None, [], elapsed)


def test_what_a_page_does_not_say_is_null() -> None:
    seen = replace(sample.visited("https://a.example/", 200), page=Page())
    page = read(sample.report(sample.result("https://a.example/", Verdict.OK, seen=seen)))["links"][0]["page"]
    assert page == dict.fromkeys(["title", "description", "site_name", "author", "published"])


def test_times_are_written_in_utc_to_the_second() -> None:
    east = timezone(timedelta(hours=9))
    value = read(replace(sample.full(), started_at=datetime(2026, 1, 1, 0, 30, 0, 5, tzinfo=east)))
    assert value["started_at"] == "2025-12-31T15:30:00Z"


def test_text_is_written_as_it_is_and_ends_with_one_line_end() -> None:
    written = to_json.render(sample.report(papers=(sample.paper("Łukasz: 論文"),)))
    assert "Łukasz: 論文" in written
    assert written.endswith("}\n")


def test_what_cannot_be_seen_is_escaped_and_comes_back() -> None:
    text = "\x1b[31m\x9b \u202e \u200b \U000e0041 \x7f \t\n"
    written = to_json.render(sample.report(sample.result("https://a.example/", Verdict.BROKEN, text=text)))
    assert not sample.COMMANDING.search(written.replace("\n", ""))
    assert json.loads(written)["links"][0]["occurrences"][0]["text"] == text


def test_half_a_character_is_replaced() -> None:
    written = to_json.render(sample.report(sample.result("https://a.example/", Verdict.OK, text="a\ud800\udc00b")))
    assert json.loads(written.encode())["links"][0]["occurrences"][0]["text"] == "a\ufffd\ufffdb"


def test_no_password_is_written() -> None:
    full = sample.full()
    secret = "https://user:secret@a.example/"  # not a real one
    seen = sample.visited(secret, 404, Hop(302, secret))
    hit = sample.result(secret, Verdict.BROKEN, detail=f"See {secret}.", text=secret, seen=seen)
    of_arxiv = sample.paper(secret)
    facts = replace(of_arxiv.paper, abstract=secret, comment=secret, journal_ref=secret)
    report = replace(full, results=(*full.results, hit), papers=(replace(of_arxiv, paper=facts),))
    assert "secret" not in to_json.render(report)
    assert "secret" not in to_json.links([hit.link.occurrences[0]])


def test_links_are_listed_one_object_a_place_in_the_order_given() -> None:
    listed = to_json.links(
        [
            replace(sample.occurrence("https://b.example/", 2, 5, "über"), kind=Kind.IMAGE),
            sample.occurrence("notes.md#x", 1, 1, ""),
        ]
    )
    LINKS.validate(json.loads(listed))
    assert_golden("links.json", listed)


def test_no_link_at_all_is_an_empty_list() -> None:
    assert to_json.links([]) == "[]\n"


def test_the_schemas_do_not_accept_what_lacks_a_key() -> None:
    value = json.loads(to_json.render(sample.full()))
    del value["links"][0]["final_url"]
    with pytest.raises(ValidationError):
        REPORT.validate(value)
    with pytest.raises(ValidationError):
        LINKS.validate([{"url": "https://a.example/"}])


@given(ANY_TEXT)
def test_any_text_from_outside_comes_back_and_validates(text: str) -> None:
    value = read(sample.everywhere(text))
    whole = re.sub("[\ud800-\udfff]", "\ufffd", text)
    paper, place = value["papers"][0], value["links"][0]["occurrences"][0]
    assert (paper["title"], paper["abstract"], paper["authors"]) == (whole, whole, [whole, whole])
    assert place["text"] == without_secrets(whole)
    to_json.render(sample.everywhere(text)).encode()


def test_what_did_not_work_before_a_change_either_is_in_a_list_of_its_own() -> None:
    value = read(sample.compared(sample.result("https://a.example/", Verdict.OK)))
    assert value["base"] == "main (0123abcde)"
    assert [link["url"] for link in value["links"]] == ["https://a.example/"]
    assert [(link["url"], link["verdict"], link["failing_days"]) for link in value["standing"]] == [
        ("guide/gone.md", "broken", 0),
        ("https://dead.example/", "unreachable", 3),
    ]
    assert value["summary"] == {"links": 1, "urls": 1, **dict.fromkeys(map(str, Verdict), 0), "ok": 1}
