"""Modules that are loaded when one of their names is asked for."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from linkwatch.fetch.modules_later import later

CODE = """
from watched import loading
loading()
number = 7
"""


@pytest.fixture
def loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Let there be a module `slow`, and count how often it is loaded."""
    (tmp_path / "slow.py").write_text(CODE)
    monkeypatch.syspath_prepend(tmp_path)
    counted: list[int] = []
    monkeypatch.setitem(sys.modules, "watched", SimpleNamespace(loading=lambda: counted.append(1)))
    yield counted
    sys.modules.pop("slow", None)


def test_a_module_is_loaded_with_the_first_name_that_is_asked_for(loads: list[int]) -> None:
    later("slow")
    slow = import_module("slow")
    assert loads == []
    assert (slow.number, slow.number, loads) == (7, 7, [1])
    assert type(slow) is ModuleType


def test_who_imports_a_name_gets_it_at_once(loads: list[int]) -> None:
    later("slow")
    from slow import number  # type: ignore[import-not-found] # noqa: PLC0415 - there for this test

    assert (number, loads) == (7, [1])


def test_a_name_that_a_module_does_not_have_is_no_name_of_it(loads: list[int]) -> None:
    later("slow")
    assert not hasattr(import_module("slow"), "letter")
    assert loads == [1]


def test_what_is_loaded_already_stays_and_what_is_not_there_must_not_be_there(loads: list[int]) -> None:
    before = import_module("slow")
    later("slow", "no_such_module")
    assert (import_module("slow"), loads) == (before, [1])
    assert "no_such_module" not in sys.modules


def test_threads_that_ask_while_it_is_loaded_wait_for_all_of_it(loads: list[int]) -> None:
    others: list[threading.Thread] = []
    got: list[int] = []

    def ask() -> None:
        got.append(import_module("slow").number)

    def loading() -> None:
        loads.append(1)
        others.append(threading.Thread(target=ask))
        others[-1].start()

    sys.modules["watched"].loading = loading  # type: ignore[attr-defined] # see above
    later("slow")
    ask()
    others[0].join()
    assert (got, loads) == ([7, 7], [1])


SCRIPT = """
import sys
from linkwatch.fetch.soup import elements
elements("<meta name=description content=x>")
print("soupsieve.css_parser" in sys.modules, "charset_normalizer.api" in sys.modules)
from bs4 import BeautifulSoup
print(*(tag.name for tag in BeautifulSoup("<p><b>x</b>".encode(), "lxml").select("p > b")))
"""


def test_a_head_is_read_without_what_is_for_selectors_and_bytes_and_others_find_both() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["False False", "b"]
