import gc
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import linkwatch
from linkwatch import jobs, remembering, spill
from linkwatch.model import Link, LinkwatchError, Observation, Occurrence, Report, Result, Settings, Tally, Verdict
from linkwatch.report import RENDERERS, pieces
from web import Web, page, redirect


def change(file: Path, before: str, after: str) -> jobs.TableChange:
    return jobs.TableChange(str(file), before, after, rows=1, problems=(), failed=False)


def test_a_changed_table_is_written(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old\r\n")
    jobs.write(change(file, "old\r\n", "new\r\n"))
    assert file.read_bytes() == b"new\r\n"


def test_a_file_that_was_edited_meanwhile_must_not_be_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("edited")
    with pytest.raises(LinkwatchError, match="was edited during the run"):
        jobs.write(change(file, "old", "new"))
    assert file.read_text() == "edited"


def test_a_file_that_is_not_utf_8_must_not_be_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"\xff")
    with pytest.raises(LinkwatchError, match="not UTF-8"):
        jobs.write(change(file, "\ufffd", "new"))
    assert file.read_bytes() == b"\xff"


def test_a_file_that_cannot_be_written_must_not_keep_the_others_from_it(tmp_path: Path) -> None:
    first, second, third, fresh = (tmp_path / name for name in ("a.md", "b.md", "c.md", "d.md"))
    for file in (first, third, fresh):
        file.write_text("old")
    second.write_text("edited")
    failed = jobs.write_stale([*(change(each, "old", "new") for each in (first, second, third)), change(fresh, "", "")])
    assert [each.read_text() for each in (first, second, third, fresh)] == ["new", "edited", "new", "old"]
    assert list(failed) == [str(second)]
    assert "was edited during the run" in str(failed[str(second)])


@pytest.mark.parametrize(
    ("before", "after", "diff"),
    [
        ("a\n", "a\n", ""),
        ("a\nb\n", "a\nc\n", "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n"),
        (
            "b",
            "c",
            "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n",
        ),
        ("b\r\n", "c\r\n", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-b\r\n+c\r\n"),
        ("b\rd\r", "c\rd\r", "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-b\r\n+c\r\n d\r\n"),
        (
            "a\u2028\x0c\x85b\nc\n",
            "a\u2028\x0c\x85b\nd\n",
            "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\u2028\x0c\x85b\n-c\n+d\n",
        ),
    ],
)
def test_a_change_is_shown_as_a_diff_that_patch_understands(before: str, after: str, diff: str) -> None:
    shown = change(Path("x"), before, after)
    assert (shown.diff, shown.is_stale) == (diff, bool(diff))


def test_the_public_api_checks_files(project: Path, web: Web, settings: Settings) -> None:
    web.pages["https://a.example/"] = page()
    (project / "a.md").write_text("https://a.example [x](no.md)")
    report = linkwatch.check(["a.md"], settings)
    assert (report.counts[linkwatch.Verdict.OK], report.counts[Verdict.BROKEN]) == (1, 1)
    assert linkwatch.check(["a.md"], Settings(offline=True)).places == 2


def test_comments_whose_day_is_over_are_warned_of_and_the_links_are_checked(project: Path) -> None:
    (project / "a.md").write_text(
        "[x](no.md) <!-- linkwatch: ignore until=2026-11-22 -->\n\n[y](no.md) <!-- linkwatch: ingore -->\n"
    )
    report = jobs.check(["a.md"], Settings(offline=True), now=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    assert report.counts[Verdict.BROKEN] == 1
    assert [(problem.line, problem.column) for problem in report.problems] == [(1, 12), (3, 12)]
    before = jobs.check(["a.md"], Settings(offline=True), now=lambda: datetime(2026, 11, 22, tzinfo=UTC))
    assert len(before.problems) == 1


@pytest.fixture
def mixed(project: Path, web: Web) -> Path:
    """A guide of sixty links that are fine, moved, broken, blocked, excluded and strange in turns."""
    answers = (page(), redirect("/", 301), page("No", 404), page("No", 403), page(), page("<title>Attention</title>"))
    web.pages |= {f"http://h{n % 3}.page/{n}": answers[n % 6] for n in range(1, 60)}
    web.pages |= {f"http://h{n}.page/": page() for n in range(3)}
    links = [f"- [Some words {n}](http://h{n % 3}.page/{n}{'#x' * (n % 5 == 0)})\n" for n in range(1, 60)]
    (project / "a.md").write_text("".join([*links[:40], "\n[gone](no.md) <mailto:a@a.example>\n"]))
    (project / "b.md").write_text("".join([*links[30:], "\n[here](a.md) [there](a.md#nowhere)\n"]))
    return project


def test_a_run_tells_the_same_whether_its_results_stay_in_memory_or_not(
    mixed: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(few: int, cache: Path) -> Report:
        monkeypatch.setattr(spill, "FEW", few)
        kept = replace(settings, cache=True, cache_dir=str(cache))
        report = jobs.check(["a.md", "b.md"], kept, now=lambda: datetime(2026, 11, 23, tzinfo=UTC))
        return remembering.remember(report, kept, None)

    def faces(few: int) -> dict[str, str]:
        cache = shutil.copytree(mixed / "cache", mixed / f"cache{few}")
        report = check(few, cache)
        last = (cache / remembering.LAST).read_text()
        return {form: "".join(pieces(report, form)) for form in RENDERERS} | {"last": last}

    memory, file = check(1_000, mixed / "cache"), check(-1, mixed / "other")
    assert (type(memory.results), type(file.results)) == (tuple, spill.Spilled)
    assert list(map(_timeless, file.results)) == list(map(_timeless, memory.results))
    assert replace(file, results=()) == replace(memory, results=())
    assert faces(-1) == faces(1_000)  # all of it from one cache, so that the times are the same, too


def _timeless(result: Result) -> Result:
    return replace(result, seen=replace(result.seen, elapsed_ms=0) if result.seen else None)


def _of_the_model() -> list[object]:
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, (Link, Occurrence, Result, Observation))]


def test_a_link_is_let_go_of_with_its_verdict(mixed: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spill, "FEW", -1)
    monkeypatch.setattr(spill, "BATCH", 1)
    left: list[int] = []
    others = {id(each): each for each in _of_the_model()}  # held, so that no new one has the number of an old one

    def look(tally: Tally) -> None:
        if tally.done == tally.total:
            left.append(sum(id(each) not in others for each in _of_the_model()))

    report = jobs.check([str(mixed / "a.md"), str(mixed / "b.md")], settings, look)
    assert len(report.results) > 60
    assert max(left) < 20
