"""Where the issue is kept, and that the token goes nowhere else."""

from __future__ import annotations

import pytest

from linkwatch.github.place import find
from linkwatch.model import LinkwatchError

SET = {"GITHUB_TOKEN": "ghs_secret", "GITHUB_REPOSITORY": "ann/guide"}


def test_the_public_api_is_meant_unless_another_is_named() -> None:
    assert find(SET).api == find(SET | {"GITHUB_API_URL": ""}).api == "https://api.github.com"


@pytest.mark.parametrize(
    ("named", "api"),
    [
        ("https://ghe.example/api/v3/", "https://ghe.example/api/v3"),
        ("HTTPS://GHE.example:8443/api/v3", "https://ghe.example:8443/api/v3"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("http://localhost/api", "http://localhost/api"),
    ],
)
def test_another_server_can_be_named(named: str, api: str) -> None:
    place = find(SET | {"GITHUB_API_URL": named})
    assert (place.api, place.is_secure) == (api, api.startswith("https"))


@pytest.mark.parametrize(
    "named",
    [
        "api.github.com",
        "ftp://a.example",
        "https://",
        "https://a:b@c.example",
        "https://a.example/?x",
        "https://a.example/#x",
    ],
)
def test_what_is_no_address_of_an_api_is_told(named: str) -> None:
    with pytest.raises(LinkwatchError, match="is no address of an API") as told:
        find(SET | {"GITHUB_API_URL": named})
    assert "a:b@" not in str(told.value)


@pytest.mark.parametrize(
    "named", ["http://api.github.com", "http://192.168.1.7/api/v3", "http://localhost.evil.example"]
)
def test_the_token_must_not_travel_unencrypted(named: str) -> None:
    with pytest.raises(LinkwatchError, match="unencrypted"):
        find(SET | {"GITHUB_API_URL": named})


def test_a_missing_token_is_told_with_what_to_do() -> None:
    with pytest.raises(LinkwatchError, match="GITHUB_TOKEN is not set") as told:
        find({"GITHUB_REPOSITORY": "ann/guide"})
    assert "GITHUB_TOKEN: ${{ github.token }}" in told.value.hint


def test_who_only_reads_needs_no_token() -> None:
    assert find({"GITHUB_REPOSITORY": "ann/guide"}, reads_only=True).token == ""


def test_a_line_end_behind_the_token_is_not_its_own() -> None:
    assert find(SET | {"GITHUB_TOKEN": " ghs_secret\n"}).token == "ghs_secret"


@pytest.mark.parametrize("token", ["ghs secret", "ghs_\nsecret", "ghs_sécret", "x" * 2000])
def test_a_token_that_is_none_is_told_without_showing_it(token: str) -> None:
    with pytest.raises(LinkwatchError, match="is no token") as told:
        find(SET | {"GITHUB_TOKEN": token})
    assert token not in f"{told.value}{told.value.hint}"


def test_the_token_is_not_shown_with_the_place() -> None:
    assert "secret" not in repr(find(SET))


def test_a_repository_that_is_named_comes_first() -> None:
    assert find(SET, "bob/other.notes_2").repository == "bob/other.notes_2"


def test_a_missing_repository_is_told_with_what_to_do() -> None:
    with pytest.raises(LinkwatchError, match="in which repository") as told:
        find({"GITHUB_TOKEN": "x"})
    assert "--repository OWNER/NAME" in told.value.hint


@pytest.mark.parametrize(
    "named",
    [
        "guide",
        "a/b/c",
        "../x",
        "a/..",
        "./.",
        "a/.",
        "a/b?c",
        "a /b",
        "a/b\n",
        "ä/b",
        "https://github.com/a/b",
        "/",
        "a/",
    ],
)
def test_what_is_no_repository_is_told(named: str) -> None:
    with pytest.raises(LinkwatchError, match="is no repository of GitHub"):
        find(SET, named)


@pytest.mark.parametrize(
    ("url", "is_own"),
    [
        ("https://ghe.example/other", True),
        ("https://GHE.example:443/", True),
        ("https://ghe.example./", True),
        ("http://ghe.example/", False),
        ("https://ghe.example:8443/", False),
        ("https://ghe.example.evil.example/", False),
        ("https://evil.example/ghe.example", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_only_the_same_server_is_its_own(url: str, is_own: bool) -> None:
    assert find(SET | {"GITHUB_API_URL": "https://ghe.example/api/v3"}).is_own(url) is is_own
