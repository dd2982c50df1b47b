import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import URL, visited

from linkwatch.model import Case, Verdict
from linkwatch.rules import judge
from linkwatch.rules.soft_404_data import soft_404_data


def answered(text: str, url: str = URL) -> Case:
    return visited(url, text=text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("404 page not found\n", "404 page not found"),
        ("404: Not Found", "404: Not Found"),
        ("Not Found", "Not Found"),
        ("File not found.", "File not found."),
        ("The requested file does not exist.", "The requested file does not exist."),
        ("No input file specified.", "No input file specified."),
        ('{"error": "not found"}', "not found"),
        ('{"error": true, "message": "User not found"}', "User not found"),
        ('{"detail": "Not Found"}', "Not Found"),
        ('{"message": "Not Found", "documentation_url": "https://x.example/"}', "Not Found"),
        ('{"status": 404, "error": "Not Found", "path": "/v1/x"}', "Not Found"),
        ('{"statusCode": "404", "message": "No such lamp"}', "No such lamp"),
        ('{"success": false, "msg": "Lamp 9 does not exist"}', "Lamp 9 does not exist"),
        ('{"error": {"code": 5, "message": "Requested lamp was not found."}}', "Requested lamp was not found."),
        ('{"errors": [{"title": "Lamp not found", "status": "404"}], "data": null}', "Lamp not found"),
        ('{"error": "ResourceNotFound"}', "ResourceNotFound"),
        ('{"lamp": null, "error": "not found"}', "not found"),
        ('{"status": "error", "message": "No such lamp"}', "No such lamp"),
        *(
            (f'{{"status": "{status}", "message": "No such lamp"}}', "No such lamp")
            for status in ("fail", "failed", 404, 410)
        ),
        ('{"status-code": 410, "message": "No such lamp"}', "No such lamp"),
        ('{"data": [], "code": 0, "error": "No such lamp"}', "No such lamp"),
        ('{"message": "Not Found", "detail": "Not Found", "msg": "Not Found", "documentation_url": "x"}', "Not Found"),
        ('{"ok": false, "error": "lamp_not_found"}', "lamp_not_found"),
        ("<?xml version='1.0'?><Error><Code>NoSuchBucket</Code></Error>", "NoSuchBucket"),
        ("<Error>\n <Code>BlobNotFound</Code></Error>", "BlobNotFound"),
    ],
)
def test_an_answer_that_only_says_that_nothing_is_there_is_broken(text: str, said: str) -> None:
    judgement = judge(answered(text))
    assert (judgement.verdict, judgement.reason.name) == (Verdict.BROKEN, "soft-404")
    assert f"“{said}”" in judgement.detail


@pytest.mark.parametrize(
    "text",
    [
        "",
        "404",
        "nothing here",
        "Hello",
        "needle not found in haystack: 0 of 40",
        "Page not found\n\nA poem.",
        "Is the page not found?",
        "[404]",
        "{}",
        "{",
        "null",
        '{"error": null, "id": 3}',
        '{"error": ""}',
        '{"error": false, "data": {"id": 1}}',
        '{"title": "Not Found", "artist": "404"}',
        '{"title": "Not Found"}',
        '{"message": "Welcome"}',
        '{"message": "3 links checked, 1 not found"}',
        '{"message": "No results", "results": [], "total": 0}',
        '{"job": 7, "error": "source not found", "rows": 88}',
        '{"error": "missing parameter q"}',
        '{"error": {"lamp": "not found"}}',
        '{"error": {"error": {"error": {"error": {"error": "not found"}}}}}',
        '{"code": 404}',
        '{"error": ["not found", "and another"]}',
        '[{"code": 404, "error": "not_found"}]',
        "<result><status>not found</status></result>",
        "<Error><Code>AccessDenied</Code></Error>",
    ],
)
def test_an_answer_that_says_something_else_must_not_be_broken(text: str) -> None:
    assert soft_404_data(answered(text)) is None


@pytest.mark.parametrize("path", ["errors/404", "docs/not-found", "status-codes"])
def test_an_address_that_is_about_errors_must_not_be_broken(path: str) -> None:
    assert soft_404_data(answered('{"status": 404, "title": "Not Found"}', f"https://a.example/{path}")) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
        max_leaves=10,
    )
)
def test_no_data_raise_anything(value: object) -> None:
    soft_404_data(answered(json.dumps(value)))
    soft_404_data(answered(json.dumps({"error": value})))


@pytest.mark.parametrize("text", ["{" * 1_000, '{"error":' * 100, "[" * 1_000])
def test_data_however_deep_raise_nothing(text: str) -> None:
    assert soft_404_data(answered(text)) is None


def test_an_object_that_counts_something_must_not_only_tell_of_an_error() -> None:
    assert judge(answered('{"lamps": 0, "error": "not found"}')).verdict is Verdict.OK
