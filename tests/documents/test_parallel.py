"""Several processes give what one gives, in the same order, and leave nothing behind."""

import io
import os
import pickle
import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch import documents
from linkwatch.documents import parallel
from linkwatch.model import Document

STATUS = 3


def parse(text: str, file: str) -> Document:
    """Do what a text says; a helper finds this function by its name."""
    is_helper = sys.argv[0] == "-c"
    if text.startswith("leave") and is_helper:
        os._exit(STATUS)
    if text.startswith("print") and is_helper:
        sys.stdout.write("printed\n")
        sys.stdout.flush()
    if text.startswith("hang"):
        threading.Event().wait()
    if text.startswith("stop"):
        raise KeyboardInterrupt
    return Document(file)


@pytest.fixture
def helpers(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The processes that are started, from the first text on."""
    started: list[subprocess.Popen[bytes]] = []

    class Popen(subprocess.Popen[bytes]):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)  # type: ignore[call-overload]  # passed on as they come
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Popen)
    monkeypatch.setattr(parallel, "START", 1)
    return started


def test_several_processes_give_what_one_gives(helpers: list[subprocess.Popen[bytes]]) -> None:
    texts = [(f"# {number}\n\n[a](b) " + "c " * (number * 7 % 5), f"{number}.md") for number in range(9)]
    assert parallel.parse_all(texts, documents.parse, 3) == [documents.parse(*text) for text in texts]
    assert [helper.returncode for helper in helpers] == [0, 0]


@pytest.mark.parametrize("text", ["leave", "print"])
def test_what_a_process_fails_to_parse_is_parsed_here(helpers: list[subprocess.Popen[bytes]], text: str) -> None:
    found = parallel.parse_all([("longest", "a.md"), (text, "b.md"), ("c", "c.md")], parse, 2)
    assert found == [Document("a.md"), Document("b.md"), Document("c.md")]
    assert [helper.returncode for helper in helpers] == [STATUS if text == "leave" else 0]


def test_where_no_process_can_be_started_all_is_parsed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", fail)
    monkeypatch.setattr(parallel, "START", 1)
    texts = [("longest", "a.md"), ("bb", "b.md"), ("c", "c.md")]
    assert parallel.parse_all(texts, parse, 3) == [Document("a.md"), Document("b.md"), Document("c.md")]


def test_an_interrupt_ends_the_processes_at_once(helpers: list[subprocess.Popen[bytes]]) -> None:
    with pytest.raises(KeyboardInterrupt):
        parallel.parse_all([("stop, longest", "a.md"), ("hang", "b.md"), ("hang", "c.md")], parse, 3)
    assert len(helpers) == 2
    assert all(helper.returncode for helper in helpers)


@pytest.mark.parametrize("lacking", ["time", "processors", "python"])
def test_one_process_does_it_where_more_would_not_pay(
    helpers: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    monkeypatch.setattr(parallel, "START", 100 if lacking == "time" else 1)
    monkeypatch.setattr("sys.executable", None if lacking == "python" else "python")
    texts = [("a", "a.md"), ("b", "b.md")]
    assert parallel.parse_all(texts, parse, 1 if lacking == "processors" else 2) == [Document("a.md"), Document("b.md")]
    assert not helpers


def test_nothing_is_parsed_to_nothing() -> None:
    assert parallel.parse_all([], parse) == []


def test_the_processors_of_this_process_are_counted_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: range(64), raising=False)
    assert parallel._processors() == parallel.MOST
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert parallel._processors() == 2
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert parallel._processors() == 1


@given(st.lists(st.integers(0, 3 * parallel.START), max_size=20), st.integers(1, 5))
def test_every_text_is_in_one_share_and_no_helper_comes_for_nothing(sizes: list[int], processes: int) -> None:
    shares = parallel._shares(sizes, processes)
    assert sorted(number for share in shares for number in share) == list(range(len(sizes)))
    assert len(shares) <= processes
    assert all(shares[1:])
    if sum(sizes) <= parallel.START:
        assert len(shares) == 1


def test_what_a_helper_does_is_to_parse_what_comes_in(monkeypatch: pytest.MonkeyPatch) -> None:

    class Stream:
        def __init__(self, data: bytes) -> None:
            self.buffer = io.BytesIO(data)

    given, taken = Stream(pickle.dumps([("x", "a.md"), ("y", "b.md")])), Stream(b"")
    monkeypatch.setattr("sys.stdin", given)
    monkeypatch.setattr("sys.stdout", taken)
    parallel.serve(parse)
    assert pickle.loads(taken.buffer.getvalue()) == [Document("a.md"), Document("b.md")]
