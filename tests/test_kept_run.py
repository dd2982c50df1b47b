"""A run that is kept comes back as it was told, without what nobody tells, and not at all where it has another form."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from linkwatch import kept_run, spill
from linkwatch.lean import without_evidence
from linkwatch.model import (
    Hop,
    Ignore,
    Judgement,
    Kind,
    Link,
    LinkwatchError,
    Observation,
    Occurrence,
    Page,
    PageMetadata,
    Problem,
    Reason,
    Report,
    Result,
    Suggestion,
    Verdict,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
URL = "https://a.example/x"
PAGE = Page(text="Words", ids=frozenset({"a"}), metadata=PageMetadata("A", published=date(2026, 1, 2)))
SEEN = Observation(URL, 200, hops=(Hop(301, "http://a.example/"),), final_url=URL, headers={"server": "x"}, page=PAGE)
JUDGEMENT = Judgement(Verdict.MOVED, Reason("moved", "It moved."), "It moved.", Suggestion(URL, "redirect"))


def result(url: str = URL, seen: Observation | None = SEEN) -> Result:
    place = Occurrence(url, Kind.LINK, "a", "a.md", 1, 2, Ignore(1, 1, "why", date(2026, 1, 2)), 3, 4, 5, 6)
    return Result(Link(url, (place,)), JUDGEMENT, seen, True, date(2026, 1, 2), 3, date(2026, 1, 1), True)


def report(*results: Result) -> Report:
    return Report("1", NOW, NOW, ("a.md",), results, problems=(Problem("a.md", 1, 1, "odd"),))


@pytest.mark.parametrize("number", [0, 1, kept_run.MANY, 2 * kept_run.MANY + 1])
def test_a_run_comes_back_whole(tmp_path: Path, number: int) -> None:
    told = report(*(result(f"{URL}{n}", without_evidence(SEEN) if n % 2 else None) for n in range(number)))
    kept_run.write(tmp_path / "run.json", told)
    assert kept_run.read(tmp_path / "run.json") == told


def test_a_run_on_one_line_is_read_too(tmp_path: Path) -> None:
    kept_run.write(tmp_path / "run.json", report(result(), result(seen=None)))
    told = kept_run.read(tmp_path / "run.json")
    (tmp_path / "run.json").write_text(json.dumps(json.loads((tmp_path / "run.json").read_text())))
    assert kept_run.read(tmp_path / "run.json") == told


@pytest.mark.parametrize("lost", [1, 2, 4, 5, 100, 300])
def test_a_run_that_is_cut_off_is_told(tmp_path: Path, lost: int) -> None:
    kept_run.write(tmp_path / "run.json", report(*(result(f"{URL}{n}") for n in range(kept_run.MANY + 1))))
    (tmp_path / "run.json").write_text((tmp_path / "run.json").read_text()[:-lost])
    with pytest.raises(LinkwatchError, match=r"run\.json: cannot be read"):
        kept_run.read(tmp_path / "run.json")


def test_many_results_of_a_run_do_not_come_back_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = report(*(result(f"{URL}{n}", None) for n in range(3 * kept_run.MANY)))
    kept_run.write(tmp_path / "run.json", told)
    monkeypatch.setattr(spill, "FEW", kept_run.MANY)
    read = kept_run.read(tmp_path / "run.json")
    assert isinstance(read.results, spill.Spilled)
    assert tuple(read.results) == told.results


def test_what_the_rules_looked_at_is_not_kept(tmp_path: Path) -> None:
    kept_run.write(tmp_path / "run.json", report(result()))
    assert kept_run.read(tmp_path / "run.json") == report(result(seen=without_evidence(SEEN)))


def test_user_names_and_passwords_are_not_kept(tmp_path: Path) -> None:
    kept_run.write(tmp_path / "run.json", report(result("https://me:secret@a.example/"), result()))
    kept = kept_run.read(tmp_path / "run.json").results
    assert [each.link.url for each in kept] == ["https://a.example/", URL]
    assert "secret" not in (tmp_path / "run.json").read_text()


@pytest.mark.parametrize("content", ["", "[]", "null", "{}", '{"form": "another"}', "[" * 100_000])
def test_what_is_no_run_of_this_form_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "run.json").write_text(content)
    with pytest.raises(LinkwatchError, match=r"run\.json: cannot be read"):
        kept_run.read(tmp_path / "run.json")


def test_a_run_whose_rows_have_another_form_is_told(tmp_path: Path) -> None:
    kept_run.write(tmp_path / "run.json", report(result()))
    data = json.loads((tmp_path / "run.json").read_text())
    data["form"] = "another"
    (tmp_path / "run.json").write_text(json.dumps(data))
    with pytest.raises(LinkwatchError, match="another form"):
        kept_run.read(tmp_path / "run.json")
