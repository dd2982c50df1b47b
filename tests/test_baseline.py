import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sample

from linkwatch.baseline import open_baseline
from linkwatch.model import (
    Judgement,
    Kind,
    Link,
    LinkwatchError,
    Occurrence,
    Reason,
    Report,
    Result,
    Suggestion,
    Verdict,
)
from linkwatch.report import to_json, words
from linkwatch.rules.status import NOT_FOUND

DEAD = "https://dead.example/"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.json"


def result(url: str, verdict: Verdict, reason: str = "a-reason", files: tuple[str, ...] = ("a.md",)) -> Result:
    places = tuple(Occurrence(url, Kind.LINK, "a link", file, 3, 1) for file in files)
    return Result(Link(url, places), Judgement(verdict, Reason(reason, "Said."), "It is said."))


def test_a_report_tells_which_links_there_were_and_which_did_not_work(file: Path) -> None:
    dead = replace(
        result(DEAD, Verdict.BROKEN, files=("a.md", "b.md", "a.md")), first_failed=date(2026, 9, 1), failing_days=3
    )
    dead = replace(dead, judgement=replace(dead.judgement, suggestion=Suggestion(f"{DEAD}x", "redirect")))
    fine = [result(f"https://{each}.example/", each) for each in (Verdict.OK, Verdict.MOVED, Verdict.BLOCKED)]
    file.write_text(to_json.render(replace(report(dead, *fine), standing=(result("gone.md", Verdict.BROKEN),))))
    base = open_baseline(str(file))
    assert base.name == str(file)
    assert base.places == {
        DEAD: {"a.md": 2, "b.md": 1}, "gone.md": {"a.md": 1}, **{each.link.url: {"a.md": 1} for each in fine},
    }  # fmt: skip
    assert base.troubled.keys() == {DEAD, "gone.md"}
    told = base.troubled[DEAD]
    assert (told.judgement.detail, told.judgement.suggestion) == ("It is said.", Suggestion(f"{DEAD}x", "redirect"))
    assert (told.first_failed, told.failing_days) == (date(2026, 9, 1), 3)


def test_the_next_step_of_a_reason_that_is_known_is_told_apart_from_why(file: Path) -> None:
    judgements = {DEAD: NOT_FOUND.because(), "https://new.example/": result(DEAD, Verdict.BROKEN).judgement}
    found = [replace(result(url, Verdict.BROKEN), judgement=each) for url, each in judgements.items()]
    file.write_text(to_json.render(report(*found)))
    troubled = open_baseline(str(file)).troubled
    assert [(words.why(each), words.what_to_do(each, str, str)) for each in troubled.values()] == [
        ("The server says that there is no such page.", "Find its new address or remove the link."),
        ("It is said.", "Correct it or take it out"),
    ]


def test_a_link_that_was_ignored_is_new_when_it_is_not_any_more(file: Path) -> None:
    file.write_text(to_json.render(report(result(DEAD, Verdict.EXCLUDED, "ignored"))))
    assert open_baseline(str(file)).places == {DEAD: {}}


def test_a_report_of_the_time_before_there_were_changes_is_one(file: Path) -> None:
    data = json.loads(to_json.render(report(result(DEAD, Verdict.UNREACHABLE))))
    del data["standing"], data["base"]
    file.write_text(json.dumps(data))
    assert open_baseline(str(file)).troubled.keys() == {DEAD}


def report(*results: Result) -> Report:
    return replace(sample.report(*results), papers=())


def damaged(change: dict[str, Any]) -> str:
    data = json.loads(to_json.render(report(result(DEAD, Verdict.BROKEN))))
    return json.dumps({**data, "links": [{**data["links"][0], **change}]})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is no JSON"),
        ("{", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("[]", "it is no report of linkwatch"),
        ('"x"', "it is no report of linkwatch"),
        ('{"links": []}', "it is no report of linkwatch"),
        ('{"schema": 1}', "it is no report of linkwatch"),
        ('{"schema": 1, "links": {}}', "it is no report of linkwatch"),
        ('{"schema": 2, "links": []}', "it was written by another version of linkwatch (schema 2; this one knows 1)"),
        (
            '{"schema": null, "links": []}',
            "it was written by another version of linkwatch (schema None; this one knows 1)",
        ),
        ('{"schema": 1, "links": 3}', "it is no report of linkwatch"),
        ('{"schema": 1, "links": ["x"]}', "what it says of the links cannot be read (TypeError)"),
        ('{"schema": 1, "links": [{}]}', "what it says of the links cannot be read (KeyError)"),
        ('{"schema": 1, "links": [], "standing": 7}', "what it says of the links cannot be read (TypeError)"),
        (damaged({"verdict": "dead"}), "what it says of the links cannot be read (ValueError)"),
        (damaged({"first_failed": "soon"}), "what it says of the links cannot be read (ValueError)"),
        (damaged({"failing_days": None}), "what it says of the links cannot be read (TypeError)"),
        (damaged({"failing_days": float("inf")}), "what it says of the links cannot be read (OverflowError)"),
        (damaged({"suggestion": "x"}), "what it says of the links cannot be read (TypeError)"),
        (damaged({"occurrences": None}), "what it says of the links cannot be read (TypeError)"),
    ],
)
def test_what_is_no_report_is_named_and_left_as_it_is(file: Path, text: str, said: str) -> None:
    file.write_text(text)
    with pytest.raises(LinkwatchError) as raised:
        open_baseline(str(file))
    assert str(raised.value) == f"--baseline: {file}: {said}"
    assert "linkwatch check --format json -o FILE" in raised.value.hint
    assert file.read_text() == text


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(LinkwatchError, match="there is no such file"):
        open_baseline(str(file))
