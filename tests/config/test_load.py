import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwatch.config import ONE_RUN, load
from linkwatch.config.complaint import MOST
from linkwatch.config.limits import LIMITS
from linkwatch.model import ConnectTo, Fact, LinkwatchError, Settings, Sort, TableSettings, Verdict

FILE = Path("linkwatch.toml")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


KEYS = ", ".join(sorted(name.replace("_", "-") for name in Settings.__dataclass_fields__.keys() - ONE_RUN))
"""What a file may hold, as messages name it."""


def loaded(text: str, **flags: object) -> Settings:
    FILE.write_text(text, encoding="utf-8")
    return load(FILE, flags)


def errors(text: str) -> list[str]:
    with pytest.raises(LinkwatchError) as caught:
        loaded(text)
    assert caught.value.hint
    return str(caught.value).splitlines()


def test_the_table_of_papers_reaches_its_settings() -> None:
    text = """
[papers]
heading = "Lesestoff"
columns = ["title", "code"]
headers = { "Wer" = "authors", "Seit wann" = "published" }
sort = "published"
"""
    assert loaded(text).papers == TableSettings(
        heading="Lesestoff",
        columns=(Fact.TITLE, Fact.CODE),
        headers=(("Wer", Fact.AUTHORS), ("Seit wann", Fact.PUBLISHED)),
        sort=Sort.PUBLISHED,
    )
    assert loaded('papers.sort = "title"').papers == TableSettings(sort=Sort.TITLE)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("papers = 1", "1:10: papers: expected a table, got 1"),
        ("[papers]\nsorted = 1", '2:1: unknown key "sorted" (did you mean "sort"?)'),
        ("[papers]\nheading = 1", "2:11: papers.heading: expected a string, got 1"),
        ("[papers]\nheading = ' *'", '2:11: papers.heading: expected the text of a heading, got " *"'),
        ("[papers]\nsort = 'date'", '2:8: papers.sort: unknown order "date" (known orders: none, published, title)'),
        ("[papers]\nheaders = []", "2:11: papers.headers: expected a table, got a list"),
        (
            "[papers.headers]\nWer = 'author'",
            '2:7: papers.headers: unknown column "author" (did you mean "authors"?)',
        ),
        (
            "papers.columns = ['title', 'codes']",
            '1:28: papers.columns: unknown column "codes" (did you mean "code"?)',
        ),
    ],
)
def test_an_error_in_the_table_of_papers_is_told_with_its_place(text: str, error: str) -> None:
    assert errors(text) == [f"linkwatch.toml:{error}"]


def test_without_file_and_flags_there_are_the_defaults() -> None:
    assert load(None, {}) == Settings()
    assert loaded("# nothing") == Settings()


def test_the_null_device_is_no_configuration_and_flags_count() -> None:
    FILE.write_text("timeout = 7", encoding="utf-8")
    assert load(Path(os.devnull), {}) == Settings()
    assert load(Path(os.devnull), {"timeout": 9.0}) == Settings(timeout=9.0)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device there")
def test_another_device_must_not_be_taken_for_no_configuration() -> None:
    with pytest.raises(LinkwatchError, match="is no regular file"):
        load(Path("/dev/zero"), {})


def test_every_key_reaches_its_setting() -> None:
    text = """
paths = ["a.md", "b"]
fail-on = ["broken", "moved"]
exclude = ["^a"]
include = ["b$"]
offline = true
per-host = 3
interval = 1
concurrency = 9
timeout = 5
connect-timeout = 2.5
retries = 0
late-pause = 0
max-redirects = 0
max-pause = 0
deadline = 600
max-age = "12h"
failing-days = 1
failing-span = 0
cache = false
cache-dir = "c"
allow-private = true
connect-to = ["::[::1]:80"]
user-agent = "me"
contact = "https://example.org"
"""
    assert loaded(text) == Settings(
        paths=("a.md", "b"),
        fail_on=frozenset({Verdict.BROKEN, Verdict.MOVED}),
        exclude=(re.compile("^a"),),
        include=(re.compile("b$"),),
        offline=True,
        per_host=3,
        interval=1,
        concurrency=9,
        timeout=5,
        connect_timeout=2.5,
        retries=0,
        late_pause=0,
        max_redirects=0,
        max_pause=0,
        deadline=600,
        max_age=43_200,
        failing_days=1,
        failing_span=0,
        cache=False,
        cache_dir="c",
        allow_private=True,
        connect_to=(ConnectTo("", "", "::1", "80"),),
        user_agent="me",
        contact="https://example.org",
    )


def test_max_age_may_be_plain_seconds() -> None:
    assert loaded("max-age = 90").max_age == 90


def test_flags_win_over_the_file_and_the_file_over_the_defaults() -> None:
    settings = loaded("timeout = 3\nretries = 4\noffline = true", timeout=5.0, offline=False, retries=None)
    assert (settings.timeout, settings.retries, settings.offline, settings.per_host) == (5.0, 4, False, 6)


@pytest.mark.parametrize("empty", [None, ()])
def test_a_flag_that_was_not_given_must_not_hide_the_file(empty: object) -> None:
    assert loaded('exclude = ["a"]', exclude=empty).exclude == (re.compile("a"),)


def test_a_list_that_is_given_replaces_that_of_the_file() -> None:
    assert loaded('paths = ["a"]', paths=("b",)).paths == ("b",)


@pytest.mark.parametrize(
    ("flag", "value", "message"),
    [
        ("timeout", 0.0, "--timeout: expected a number of seconds above 0, up to 600, got 0.0"),
        ("per_host", 65, "--per-host: expected a whole number from 1 to 64, got 65"),
        ("interval", float("nan"), "--interval: expected a number of seconds from 0 to 60, got nan"),
        (
            "user_agent",
            "a\nb",
            '--user-agent: expected letters, digits and signs of ASCII on one line, got "a\\u000ab"',
        ),
    ],
)
def test_a_flag_has_the_range_of_its_key(flag: str, value: object, message: str) -> None:
    with pytest.raises(LinkwatchError) as caught:
        load(None, {flag: value})
    assert str(caught.value) == message
    assert caught.value.hint


def test_a_flag_in_its_range_is_taken() -> None:
    assert load(None, {"user_agent": "me", "timeout": 600.0}) == Settings(user_agent="me", timeout=600.0)


def test_paths_count_from_the_folder_of_the_file() -> None:
    Path("sub").mkdir()
    path = Path("sub/linkwatch.toml")
    path.write_text('paths = ["a.md", "/abs.md", "../b"]\ncache-dir = "c"', encoding="utf-8")
    settings = load(path, {})
    assert (settings.paths, settings.cache_dir) == (("sub/a.md", "/abs.md", "sub/../b"), "sub/c")
    path.write_text("retries = 1", encoding="utf-8")
    assert load(path, {"paths": ("x",)}) == Settings(paths=("x",), retries=1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('timeout = "20s"', '11: timeout: expected a number of seconds, got "20s"'),
        ("timeout = 0", "11: timeout: expected a number of seconds above 0, up to 600, got 0"),
        ("timeout = 600.1", "11: timeout: expected a number of seconds above 0, up to 600, got 600.1"),
        ("timeout = true", "11: timeout: expected a number of seconds, got true"),
        ("timeout = nan", "11: timeout: expected a number of seconds above 0, up to 600, got nan"),
        ("timeout = []", "11: timeout: expected a number of seconds, got a list"),
        ("timeout.x = 1", "1: timeout: expected a number of seconds, got a table"),
        ("retries = 3.0", "11: retries: expected a whole number, got 3.0"),
        ("retries = 11", "11: retries: expected a whole number from 0 to 10, got 11"),
        ("retries = -1", "11: retries: expected a whole number from 0 to 10, got -1"),
        (
            f"retries = 0x{'f' * 9000}",
            "11: retries: expected a whole number from 0 to 10, got a number of more than 64 bits",
        ),
        ("offline = 1", "11: offline: expected true or false, got 1"),
        ('paths = "a"', '9: paths: expected a list of strings, got "a"'),
        ('paths = ["a", 3]', "15: paths: expected a string, got 3"),
        ('paths = [""]', '10: paths: expected the path of a file or folder, got ""'),
        (
            'fail-on = [""]',
            '12: fail-on: unknown verdict "" (known verdicts: blocked, broken, excluded, moved, ok, unreachable)',
        ),
        ('fail-on = ["brokn"]', '12: fail-on: unknown verdict "brokn" (did you mean "broken"?)'),
        ("contact = 1", "11: contact: expected a string, got 1"),
        (
            'include = ["("]',
            '12: include: not a regular expression: missing ), unterminated subpattern at position 1 of "("',
        ),
        (
            'max-age = "1 week"',
            '11: max-age: expected a number of seconds or a duration such as "45s", "30m", "12h" or "1d", got "1 week"',
        ),
        (
            "max-age = 1e12",
            f"11: max-age: expected {LIMITS['max_age']}, got 1000000000000.0",
        ),
        ("fail_on = 1", '1: unknown key "fail_on" (did you mean "fail-on"?)'),
        ("concurency = 1", '1: unknown key "concurency" (did you mean "concurrency"?)'),
        (
            '"\\u001b" = 1',
            f'1: unknown key "\\u001b" (known keys: {KEYS})',
        ),
    ],
)
def test_an_error_is_told_with_its_place_and_what_was_expected(text: str, line: str) -> None:
    assert errors(text) == [f"linkwatch.toml:1:{line}"]


def test_all_errors_are_told_at_once_in_the_order_of_the_file() -> None:
    assert errors('zzz = 1\ntimeout = "20s"\nfail-on = [\n  "brok",\n  1]\nretries = 99\n') == [
        f'linkwatch.toml:1:1: unknown key "zzz" (known keys: {KEYS})',
        'linkwatch.toml:2:11: timeout: expected a number of seconds, got "20s"',
        'linkwatch.toml:4:3: fail-on: unknown verdict "brok" (did you mean "broken"?)',
        "linkwatch.toml:5:3: fail-on: expected a string, got 1",
        "linkwatch.toml:6:11: retries: expected a whole number from 0 to 10, got 99",
    ]


def test_an_error_in_a_shared_file_has_its_place_there() -> None:
    path = Path("pyproject.toml")
    path.write_text("[tool.other]\ntimeout = 'x'\n[tool.linkwatch]\nretries = 1\ntimeout = '20s'\n", encoding="utf-8")
    with pytest.raises(LinkwatchError) as caught:
        load(path, {})
    assert str(caught.value) == 'pyproject.toml:5:11: timeout: expected a number of seconds, got "20s"'


@pytest.mark.parametrize(("count", "more"), [(MOST, []), (MOST + 3, ["linkwatch.toml: 3 more errors"])])
def test_nobody_is_told_thousands_of_errors(count: int, more: list[str]) -> None:
    lines = errors("".join(f"x{number} = 1\n" for number in range(count)))
    assert lines[MOST:] == more
    assert lines[MOST - 1].startswith(f"linkwatch.toml:{MOST}:1: unknown key ")


def test_without_a_file_neither_validator_nor_parser_is_loaded() -> None:
    code = "import sys; from linkwatch.config import load; load(None, {'retries': 1}); print(*sorted(sys.modules))"
    modules = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert "linkwatch.config" in modules
    assert not {"pydantic", "tree_sitter"} & set(modules)


values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(st.characters(codec="ascii", exclude_characters="'"))),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(table=st.dictionaries(st.sampled_from([*KEYS.split(", "), "other"]), values, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_value_is_a_setting_or_an_error_with_a_place(table: dict[str, Any]) -> None:
    text = "".join(f"{key} = {written(value)}\n" for key, value in table.items())
    lines = complaints(text)
    assert all(re.match(r"linkwatch\.toml:\d+:\d+: ", line) for line in lines)


def complaints(text: str) -> list[str]:
    try:
        loaded(text)
    except LinkwatchError as error:
        return str(error).splitlines()
    return []


def written(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, str):
        return '"' + "".join(f"\\u{ord(char):04x}" for char in value) + '"'
    return str(value).lower()
