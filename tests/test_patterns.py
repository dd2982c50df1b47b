"""Patterns that are compiled when they are first used."""

import re
import subprocess
import sys

import pytest

from linkwatch.patterns import lazy


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
from linkwatch.patterns import lazy
for module in pkgutil.walk_packages(linkwatch.__path__, "linkwatch."):
    import_module(module.name)
kind = type(lazy(""))
print(sum(each.flags >= 0 for each in gc.get_objects() if type(each) is kind))
"""


def test_every_pattern_of_the_program_is_a_regular_expression() -> None:
    done = subprocess.run([sys.executable, "-c", ALL], capture_output=True, text=True, check=True)

    assert int(done.stdout) > 200
