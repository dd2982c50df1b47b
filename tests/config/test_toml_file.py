import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwatch.config.toml_file import MAX_CHARACTERS, read
from linkwatch.model import LinkwatchError


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def error(data: bytes, name: str = "linkwatch.toml") -> str:
    Path(name).write_bytes(data)
    with pytest.raises(LinkwatchError) as caught:
        read(Path(name))
    assert caught.value.hint
    return str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\n", b"# nothing\n", b"\xef\xbb\xbf"])
def test_a_file_may_be_empty(data: bytes) -> None:
    Path("linkwatch.toml").write_bytes(data)
    assert read(Path("linkwatch.toml")).table == {}


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfretries = 1\n", b"retries = 1\r\n", b"retries = 1"])
def test_byte_order_mark_and_line_ends_do_not_matter(data: bytes) -> None:
    Path("linkwatch.toml").write_bytes(data)
    assert read(Path("linkwatch.toml")).table == {"retries": 1}


def test_a_shared_file_is_read_at_its_table() -> None:
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n[tool.linkwatch]\nretries = 1\n", encoding="utf-8")
    file = read(Path("pyproject.toml"))
    assert (file.table, file.prefix) == ({"retries": 1}, ("tool", "linkwatch"))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"[project]\n", "pyproject.toml: no table [tool.linkwatch]"),
        (b"[tool]\nlinkwatch = 3\n", "pyproject.toml: tool.linkwatch: expected a table"),
        (b"[[tool.linkwatch]]\n", "pyproject.toml: tool.linkwatch: expected a table"),
    ],
)
def test_a_shared_file_that_is_asked_for_must_have_the_table(data: bytes, message: str) -> None:
    assert error(data, "pyproject.toml") == message


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a = 1\nb = \n", "2:5: invalid TOML: invalid value"),
        (b"a = 1\nb = [1\n", "2:7: invalid TOML: unclosed array"),
        ("a = 'é' x".encode(), "1:9: invalid TOML: expected newline or end of document after a statement"),
        (b"\xef\xbb\xbf[a]\n[a]\n", "2:3: invalid TOML: cannot declare ('a',) twice"),
        (b"a = 1\nb = '\xff'\n", "2:6: not UTF-8: byte 0xff at offset 11; save the file as UTF-8"),
        (b"a." * 100 + b"a = 1", "1:1: invalid TOML: a key with more than 64 parts"),
        (b"x = 1\n" + b"'a' . \"b\" . " * 50 + b"a = 1", "2:1: invalid TOML: a key with more than 64 parts"),
    ],
)
def test_what_is_no_toml_is_told_with_line_and_column(data: bytes, message: str) -> None:
    assert error(data) == f"linkwatch.toml:{message}"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a = " + b"[" * 5000, "invalid TOML: nested too deeply"),
        (b"#" * (MAX_CHARACTERS + 1), f"invalid TOML: longer than {MAX_CHARACTERS} characters"),
    ],
)
def test_excess_is_an_error_of_the_whole_file(data: bytes, message: str) -> None:
    assert error(data) == f"linkwatch.toml: {message}"


def test_a_number_with_thousands_of_digits_is_an_error() -> None:
    assert error(b"a = " + b"9" * 5000).startswith("linkwatch.toml: invalid TOML: exceeds the limit")


@pytest.mark.parametrize(
    "data",
    [
        b"a." * (MAX_CHARACTERS // 2),
        b"a" * MAX_CHARACTERS,
        b"a " * (MAX_CHARACTERS // 2),
        b'"' * MAX_CHARACTERS,
        (b"a." * 63 + b"a\n") * (MAX_CHARACTERS // 128),
        b"a." * 63 + b" " * (MAX_CHARACTERS - 200),
        b"\"'" * (MAX_CHARACTERS // 2),
    ],
    ids=range(7),
)
def test_a_hostile_file_is_refused_in_linear_time(data: bytes) -> None:
    before = time.process_time()
    assert error(data)
    assert time.process_time() - before < 5


def test_a_file_that_cannot_be_read_is_an_error() -> None:
    Path("folder.toml").mkdir()
    for name, why in (("none.toml", "no such file or directory"), ("folder.toml", "is a directory")):
        with pytest.raises(LinkwatchError, match=f"^{name}: cannot be read: {why}$"):
            read(Path(name))


@given(data=st.one_of(st.binary(max_size=200), st.text("ab.=[]{}\"'\n #1,", max_size=60).map(str.encode)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_table_or_an_error(data: bytes) -> None:
    Path("fuzz.toml").write_bytes(data)
    assert complaint().startswith(("no error", "fuzz.toml:"))


def complaint() -> str:
    try:
        read(Path("fuzz.toml"))
    except LinkwatchError as trouble:
        return str(trouble)
    return "no error"
