"""What `make mutation` names is there."""

import configparser

import pytest

from mutate import PARTS, ROOT, configuration


@pytest.mark.parametrize("part", PARTS)
def test_a_part_names_files_that_there_are(part: str) -> None:
    mutated, tests = PARTS[part]

    assert [pattern for pattern in mutated if not list(ROOT.glob(pattern))] == []
    assert [test for test in tests if not (ROOT / test).exists()] == []


def test_the_tests_find_beside_them_what_stands_there_now_and_nothing_that_was_made() -> None:
    read = configparser.ConfigParser()
    read.read_string(configuration(["src/linkwatch/rules/*"], ["tests/rules"]))
    settings = {name: value.split() for name, value in read["mutmut"].items()}

    assert settings["source_paths"] == ["src"]
    assert settings["only_mutate"] == ["src/linkwatch/rules/*"]
    assert settings["pytest_add_cli_args_test_selection"] == ["tests/rules"]
    assert {"docs", "guide", "Makefile", ".ci", ".github"} <= set(settings["also_copy"])
    assert not {"src", "tests", ".git", ".venv", ".cache"} & set(settings["also_copy"])
