"""Patterns that are compiled when they are first used."""

import re
import subprocess
import sys

import pytest

from linkwatch.first_looks import FIRST_LOOKS
from linkwatch.patterns import MANY, key, lazy


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    pattern = lazy(r"(?P<word>\w+)!", re.IGNORECASE)

    found = pattern.search("Oh dear!")

    assert found is not None
    assert found["word"] == "dear"
    assert pattern.findall("a! b!") == ["a", "b"]
    assert pattern.findall("c!") == ["c"]
    assert pattern.fullmatch("a") is None
    assert pattern.sub(r"\1?", "a! b") == "a? b"
    assert (pattern.pattern, pattern.groups) == (r"(?P<word>\w+)!", 1)


def test_a_pattern_of_bytes_is_one_too() -> None:
    assert lazy(rb"<(\w+)").findall(b"<a><b>") == [b"a", b"b"]


def test_nothing_is_compiled_before_the_first_use() -> None:
    pattern = lazy("(")

    with pytest.raises(re.error, match="unterminated"):
        pattern.search("")


def test_a_pattern_claims_no_abilities_that_it_has_not() -> None:
    assert not hasattr(lazy("("), "__len__")


ALL = """
import gc, pkgutil
from importlib import import_module
import linkwatch
from linkwatch.first_looks import FIRST_LOOKS
from linkwatch.patterns import MANY, key, lazy
for module in pkgutil.walk_packages(linkwatch.__path__, "linkwatch."):
    import_module(module.name)
kind = type(lazy(""))
print(sum(each.flags >= 0 for each in gc.get_objects() if type(each) is kind))
"""


def test_every_pattern_of_the_program_is_a_regular_expression() -> None:
    done = subprocess.run([sys.executable, "-c", ALL], capture_output=True, text=True, check=True)

    assert int(done.stdout) > 200


def test_a_text_without_what_each_match_has_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FIRST_LOOKS, key("(gone|lost", 0), "gone\nlost")
    pattern = lazy("(gone|lost")

    assert (pattern.search("a page"), pattern.match("a page"), pattern.fullmatch("a page")) == (None, None, None)
    assert (pattern.findall("a page"), [*pattern.finditer("a page")], pattern.split("a page")) == ([], [], ["a page"])
    with pytest.raises(re.error):
        pattern.search("is GONE")


@pytest.mark.parametrize("length", [1, 50, 500])
def test_a_look_before_a_search_changes_nothing(monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    source, flags = r"\b(?:lost|gone)\b", re.IGNORECASE
    monkeypatch.setitem(FIRST_LOOKS, key(source, flags), "gone\nlost")
    ours, theirs = lazy(source, flags), re.compile(source, flags)

    for text in [*("a page ", "it is Lost ", "go\u0144e gone", "\u017fo lo\u017ft", "bygones ") * 70]:
        whole = text * length
        for name in ("search", "match", "fullmatch"):
            assert str(getattr(ours, name)(whole)) == str(getattr(theirs, name)(whole))
        assert ours.findall(whole) == theirs.findall(whole)
        assert ours.split(whole) == theirs.split(whole)


def test_after_many_looks_at_short_texts_a_pattern_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FIRST_LOOKS, key("(gone", 0), "gone")
    pattern = lazy("(gone")

    assert [pattern.fullmatch("a") for _ in range(MANY - 1)] == [None] * (MANY - 1)
    assert pattern.search("a" * 101) is None
    with pytest.raises(re.error):
        pattern.fullmatch("a")
