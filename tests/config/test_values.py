import datetime as dt
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwatch.config import parse_connect_to, parse_duration, parse_header, parse_pattern, parse_verdict
from linkwatch.config.values import parse_path, shown, suggestion
from linkwatch.model import ConnectTo, Verdict


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        ("90", 90),
        ("45s", 45),
        ("30m", 1800),
        ("12h", 43_200),
        ("1d", 86_400),
        ("1.5h", 5400),
        (" 2d ", 172_800),
    ],
)
def test_a_duration_is_a_number_with_a_unit(text: str, seconds: float) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize("text", ["", "d", "-1s", "1 d", "1w", "1d12h", "1e3", ".5h", "٣s", "inf", "nan", "1d\n1d"])
def test_a_duration_must_not_be_anything_else(text: str) -> None:
    expected = 'expected a number of seconds or a duration such as "45s", "30m", "12h" or "1d", got ' + shown(text)
    with pytest.raises(ValueError, match=f"^{re.escape(expected)}$"):
        parse_duration(text)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_known_by_its_name(verdict: Verdict) -> None:
    assert parse_verdict(f" {verdict.value}") is verdict


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("brokn", 'unknown verdict "brokn" (did you mean "broken"?)'),
        ("BROKEN", 'unknown verdict "BROKEN" (did you mean "broken"?)'),
        ("zz", 'unknown verdict "zz" (known verdicts: blocked, broken, excluded, moved, ok, unreachable)'),
    ],
)
def test_an_unknown_verdict_is_told_with_the_nearest_known_one(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_verdict(text)


def test_a_pattern_is_an_expression_of_python() -> None:
    assert parse_pattern("^https?://a") == re.compile("^https?://a")


def test_a_pattern_that_python_finds_odd_must_not_warn() -> None:
    assert parse_pattern("[[a]").search("[")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "expected a regular expression, got an empty text, which would fit every link"),
        ("a[b", 'not a regular expression: unterminated character set at position 2 of "a[b"'),
        ("a{99999999999}", 'not a regular expression: too large or nested too deeply: "a{99999999999}"'),
        ("(" * 9999 + ")" * 9999, f'not a regular expression: too large or nested too deeply: "{"(" * 60}"…'),
    ],
)
def test_a_bad_pattern_is_told_with_its_position(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_pattern(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a.example:443:b.example:8443", ("a.example", "443", "b.example", "8443")),
        ("::127.0.0.1:8080", ("", "", "127.0.0.1", "8080")),
        (":443::8443", ("", "443", "", "8443")),
        (":::", ("", "", "", "")),
        ("A.Example.:0443:[::1]:1", ("a.example", "443", "::1", "1")),
        ("[2001:DB8:0::1]:443:[::ffff:127.0.0.1]:65535", ("2001:db8::1", "443", "::ffff:7f00:1", "65535")),
        ("bücher.example:443:localhost:1", ("xn--bcher-kva.example", "443", "localhost", "1")),
    ],
)
def test_connections_are_redirected_as_curl_writes_it(text: str, parts: tuple[str, str, str, str]) -> None:
    assert parse_connect_to(text) == ConnectTo(*parts)


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("", ""),
        ("a:1:b", ""),
        ("a:1:b:2:3", ""),
        ("::1:80:::", ""),
        ("[::1:80:a:1", ""),
        ("a b:1:c:2", ""),
        ("u@a:1:c:2", ""),
        ("a/b:1:c:2", ""),
        ("a:http:c:2", ""),
        ("a:1:c:-2", ""),
        ("a:0:b:1", ': "0" is no port'),
        ("a:1:b:65536", ': "65536" is no port'),
        ("[::g]:1:b:2", ': "[::g]" is no host'),
        ("a:1:b%zz:2", ': "b%zz" is no host'),
    ],
)
def test_anything_else_must_not_redirect_connections(text: str, detail: str) -> None:
    message = f"expected HOST1:PORT1:HOST2:PORT2 (IPv6 addresses in brackets), got {shown(text)}{detail}"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_connect_to(text)


def test_a_header_is_printable_ascii() -> None:
    assert parse_header("lwbot (+https://example.org)") == "lwbot (+https://example.org)"


@pytest.mark.parametrize("text", ["a\r\nX: y", "ü", "a\tb", "\x7f"])
def test_a_header_must_not_hold_what_a_request_cannot_carry(text: str) -> None:
    with pytest.raises(ValueError, match=r"^expected letters, digits and signs of ASCII on one line, got "):
        parse_header(text)


@pytest.mark.parametrize("text", ["", "a\0b"])
def test_a_path_must_not_be_what_no_file_is_called(text: str) -> None:
    assert parse_path("guide/é.md") == "guide/é.md"
    with pytest.raises(ValueError, match=r"^expected the path of a file or folder, got "):
        parse_path(text)


def test_a_near_word_is_looked_for_in_the_beginning_of_a_long_one_only() -> None:
    assert suggestion("x" * 1_000_000, ["timeout", "cache"], "keys") == "known keys: cache, timeout"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (3, "3"),
        (3.0, "3.0"),
        (float("inf"), "inf"),
        (1 << 64, "a number of more than 64 bits"),
        pytest.param(-(16**100_000), "a number of more than 64 bits", id="huge"),
        (["a"], "a list"),
        ({"a": 1}, "a table"),
        (dt.date(2020, 1, 2), "2020-01-02"),
        ('a"\\', '"a\\"\\\\"'),
        ("\x1b[31m\n\x9b\u202e", '"\\u001b[31m\\u000a\\u009b\\u202e"'),
        ("é" * 60, '"' + "é" * 60 + '"'),
        ("é" * 61, '"' + "é" * 60 + '"…'),
    ],
)
def test_a_value_is_shown_on_one_short_line(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    "parse", [parse_connect_to, parse_duration, parse_header, parse_path, parse_pattern, parse_verdict]
)
@given(text=st.text())
def test_any_text_is_a_value_or_an_error_for_people(parse: Callable[[str], object], text: str) -> None:
    assert complaint(parse, text).isprintable()


def complaint(parse: Callable[[str], object], text: str) -> str:
    try:
        parse(text)
    except ValueError as error:
        return str(error)
    return ""


@given(
    host=st.from_regex(r"[a-z]([a-z0-9-]{0,20}[a-z])?", fullmatch=True).filter(
        lambda name: not name.startswith("xn--")
    ),
    port=st.integers(1, 65_535),
)
def test_what_is_written_is_what_is_read(host: str, port: int) -> None:
    assert parse_connect_to(f"{host}:{port}::") == ConnectTo(host, str(port), "", "")
