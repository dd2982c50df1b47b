"""Results that are too many for memory: in a file that nobody else meets, and told as they would be from memory."""

import os
import pickle
import random
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import sample

from command import posix, unmeasured
from linkwatch import kept_run, spill
from linkwatch.model import LinkwatchError, Report, Result, Results, Verdict
from linkwatch.report import RENDERERS, pieces, to_issue, to_text
from linkwatch.spill import gathered, gathering

SAMPLES: dict[str, Callable[[], Report]] = {
    "full": sample.full,
    "hostile": lambda: sample.everywhere(sample.HOSTILE),
    "surrogates": lambda: sample.everywhere("\udcff \U0001f600"),
    "compared": lambda: sample.compared(sample.result("http://a.example/", Verdict.BROKEN)),
    "many": lambda: sample.many(1_500),
    "none": sample.report,
    "elsewhere": lambda: replace(sample.full(), in_repository={"guide/README.md": "docs/guide/README.md"}),
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let temporary files be made in a folder of their own, and more than two results be many."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(spill, "FEW", 2)
    monkeypatch.setattr(spill, "BATCH", 3)
    return folder


def results(number: int) -> list[Result]:
    verdicts = random.Random(1).choices(list(Verdict), k=number)
    return [
        sample.result(f"http://a.example/{n}#x", verdict, places=((n, 1),) * (1 + n % 4), recovered=n % 7 == 0)
        for n, verdict in enumerate(verdicts)
    ]


def many(found: Sequence[Result]) -> Results:
    made = gathered(found, len(found))
    assert isinstance(made, Results)
    return made


@pytest.mark.usefixtures("place")
def test_few_results_stay_as_they_are() -> None:
    found = results(2)
    kept = gathered(found, len(found))
    assert isinstance(kept, tuple)
    assert [id(each) for each in kept] == [id(each) for each in found]


def test_few_results_must_not_take_a_file(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spill, "_DELETES_OPEN_FILES", False)
    kept = gathered(results(2), 2)
    assert (len(kept), list(place.iterdir())) == (2, [])


@pytest.mark.usefixtures("place")
def test_many_come_back_in_the_order_of_their_links_however_often_they_are_walked() -> None:
    found = results(50)
    made = gathering(50)
    for at in random.Random(2).sample(range(50), 50):
        made.add(at, found[at])
    told = made.results()
    assert list(told) == list(told) == found
    assert len(told) == 50


@pytest.mark.usefixtures("place")
def test_links_without_a_result_leave_no_gap() -> None:
    found = results(50)
    made = gathering(50)
    for at in (40, 3, 7):
        made.add(at, found[at])
    assert list(made.results()) == [found[3], found[7], found[40]]


@pytest.mark.usefixtures("place")
def test_they_are_picked_as_from_a_list() -> None:
    found, told = results(20), many(results(20))
    assert (told[0], told[-1], told[7]) == (found[0], found[-1], found[7])
    for part in (slice(3, 9), slice(None), slice(15, 2, -4), slice(5, 5), slice(-3, None)):
        assert list(told[part]) == found[part]
    with pytest.raises(IndexError):
        told[20]


@pytest.mark.usefixtures("place")
def test_they_are_counted_and_told_apart_as_those_in_memory() -> None:
    found = results(60)
    memory, file = sample.report(*found), replace(sample.report(), results=many(found))
    assert (file.counts, file.places, file.tallies) == (memory.counts, memory.places, memory.tallies)
    assert list(file.recovered) == list(memory.recovered)
    for verdict in Verdict:
        for told, expected in ((file.of(verdict), memory.of(verdict)), (file.worst(verdict), memory.worst(verdict))):
            assert list(told) == list(told) == list(expected)
            assert (len(told), told[1], list(told[2:4])) == (len(expected), expected[1], list(expected[2:4]))


@pytest.mark.parametrize("most", [2, 100], ids=["few", "many"])
@pytest.mark.usefixtures("place")
def test_what_was_judged_of_an_address_is_found_while_more_comes(most: int) -> None:
    made = gathering(most)
    found = [sample.result(f"http://a.example/{name}", Verdict.OK) for name in ("b#2", "a", "b#1", "b?", "c")]
    for at, each in reversed(list(enumerate(found))):
        made.add(at, each)
    assert made.under({"http://a.example/b", "http://a.example/c", "http://x.example/"}) == [
        found[0],
        found[2],
        found[4],
    ]
    assert made.under(()) == []


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("form", RENDERERS)
def test_each_face_tells_the_same_of_them_to_the_byte(
    place: Path, monkeypatch: pytest.MonkeyPatch, name: str, form: str
) -> None:
    report = SAMPLES[name]()
    expected = "".join(pieces(report, form))
    monkeypatch.setattr(spill, "FEW", -1)
    spilled = replace(report, results=many(report.results))
    assert "".join(pieces(spilled, form)) == expected
    assert not list(place.iterdir()) or not spill._DELETES_OPEN_FILES


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.usefixtures("place")
def test_what_stays_of_the_run_is_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    report = SAMPLES[name]()
    kept_run.write(tmp_path / "memory.json", report)
    monkeypatch.setattr(spill, "FEW", -1)
    spilled = replace(report, results=many([kept_run._lean(each) for each in report.results]))
    kept_run.write(tmp_path / "file.json", spilled)
    assert (tmp_path / "file.json").read_bytes() == (tmp_path / "memory.json").read_bytes()
    assert to_issue.render_within(spilled, 65_000) == to_issue.render_within(report, 65_000)
    assert list(to_text.verbose_lines(spilled)) == list(to_text.verbose_lines(report))


@posix
def test_the_file_has_no_name_any_more(place: Path) -> None:
    told = many(results(20))
    assert list(place.iterdir()) == []
    assert len(list(told)) == 20


def test_where_open_files_cannot_be_deleted_it_is_private_and_gone_in_the_end(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spill, "_DELETES_OPEN_FILES", False)
    told = many(results(20))
    (file,) = place.iterdir()
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(list(told)) == 20
    del told
    assert list(place.iterdir()) == []


CHILD = """
import sys
sys.path[:0] = {path!r}
from linkwatch import spill
from test_spill import results
told = spill.gathering(10**6)
for at, each in enumerate(results(4_000)):
    told.add(at, each)
print("half-way", flush=True)
sys.stdin.read(1)
found = told.results()
assert list(found) == results(4_000)
print("whole", flush=True)
"""


@pytest.fixture
def child(place: Path) -> Callable[[str], subprocess.Popen[str]]:
    def start(shell: str) -> subprocess.Popen[str]:
        code = CHILD.format(path=sys.path)
        command = ["sh", "-c", f'{shell}; exec "$0" -c "$1"', sys.executable, code]
        environment = unmeasured() | {"TMPDIR": str(place)}
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
        )

    return start


@posix
def test_a_run_that_is_killed_leaves_nothing(place: Path, child: Callable[[str], subprocess.Popen[str]]) -> None:
    with child(":") as run:
        assert run.stdout
        assert run.stdout.readline() == "half-way\n"
        run.send_signal(signal.SIGKILL)
    assert list(place.iterdir()) == []


@posix
@pytest.mark.parametrize("blocks", [0, 1, 64, 2_000])
def test_a_full_disk_costs_memory_and_no_result(
    place: Path, child: Callable[[str], subprocess.Popen[str]], blocks: int
) -> None:
    run = child(f"trap '' XFSZ; ulimit -f {blocks}")
    out, err = run.communicate("x")
    assert (out, err, run.returncode) == ("half-way\nwhole\n", "", 0)
    assert list(place.iterdir()) == []


def test_without_a_place_for_temporary_files_all_stays_in_memory(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(place / "nowhere"))
    assert list(many(results(20))) == results(20)


def test_what_cannot_be_read_back_is_an_error_with_a_next_step(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spill, "_DELETES_OPEN_FILES", False)
    told = many([sample.result(f"http://a.example/{n}", Verdict.OK, text="x" * 4_000) for n in range(1_000)])
    (file,) = place.iterdir()
    os.truncate(file, 4096)
    with pytest.raises(LinkwatchError, match="cannot be read back") as raised:
        list(told)
    assert "TMPDIR" in raised.value.hint


@pytest.mark.usefixtures("place")
def test_a_copy_for_another_process_holds_them_all() -> None:
    told = many(results(20))
    assert pickle.loads(pickle.dumps(told)) == tuple(results(20))


@pytest.mark.usefixtures("place")
def test_an_error_half_way_must_not_be_lost() -> None:
    def failing() -> Iterator[Result]:
        yield from results(10)
        raise LinkwatchError("no more")

    with pytest.raises(LinkwatchError, match="no more"):
        gathered(failing(), 20)
