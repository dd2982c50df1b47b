"""For which hosts a certificate is."""

import pytest

from linkwatch.fetch.host_names import covers, of_peer


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("a.example", "a.example"),
        ("A.Example", "a.example"),
        ("a.example.", "a.example"),
        ("*.a.example", "b.a.example"),
        ("*.a.example", "b_c.a.example"),
        ("localhost", "localhost"),
    ],
)
def test_a_name_covers_its_host(name: str, host: str) -> None:
    assert covers(["other.example", name], host)


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("b.example", "a.example"),
        ("*.example", "a.b.example"),
        ("*.a.example", "a.example"),
        ("*.example", "example"),
        ("*.example", "a.example"),  # a star for a whole top-level domain
        ("b*.a.example", "bc.a.example"),
        ("*.*.example", "a.b.example"),
        ("", "a.example"),
    ],
)
def test_a_name_must_not_cover_more_than_one_label(name: str, host: str) -> None:
    assert not covers([name], host)


def test_only_names_of_hosts_are_taken_from_a_certificate() -> None:
    shown = {"subjectAltName": (("DNS", "a.example"), ("email", "me@b.example"), ("IP Address", "192.0.2.1"))}
    assert of_peer(shown) == ["a.example"]
    assert of_peer({}) == []
