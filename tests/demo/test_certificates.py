from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from linkwatch.demo.certificates import Authority, server_context


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def ca_file(authority: Authority, tmp_path: Path) -> str:
    authority.write(str(tmp_path / "ca.pem"))
    return str(tmp_path / "ca.pem")


def shake_hands(server: ssl.SSLContext, ca_file: str, host: str) -> ssl.SSLObject:
    """Shake hands over memory; raises what the client sees, or else the server."""
    to_server, to_client = ssl.MemoryBIO(), ssl.MemoryBIO()
    client = ssl.create_default_context(cafile=ca_file).wrap_bio(to_client, to_server, server_hostname=host)
    serving = server.wrap_bio(to_server, to_client, server_side=True)
    refused: ssl.SSLError | None = None
    for _ in range(4):
        try:
            client.do_handshake()
        except ssl.SSLWantReadError:
            pass
        else:
            return client
        try:
            serving.do_handshake()
        except ssl.SSLWantReadError:
            pass
        except ssl.SSLError as error:
            refused = error
    raise refused or AssertionError("no end of shaking hands")


@pytest.mark.parametrize(
    "host",
    [
        "a.example",
        "xn--caf-dma.example",
        "a-very-long-name-that-does-not-fit-into-a-common-name.of-a-certificate.example",
        "192.0.2.1",
        "2001:db8::1",
    ],
)
def test_every_host_has_a_certificate_that_names_it(authority: Authority, ca_file: str, host: str) -> None:
    context = server_context(authority, {host, "b.example"}, frozenset())
    assert shake_hands(context, ca_file, host).selected_alpn_protocol() is None


def test_a_host_keeps_its_certificate(authority: Authority, ca_file: str) -> None:
    context = server_context(authority, {"a.example"}, frozenset())
    first, second = (shake_hands(context, ca_file, "a.example").getpeercert() for _ in range(2))
    assert first is not None
    assert first == second


def test_a_certificate_that_ran_out_is_refused_for_that(authority: Authority, ca_file: str) -> None:
    context = server_context(authority, {"a.example", "b.example"}, {"a.example"})
    with pytest.raises(ssl.SSLCertVerificationError) as caught:
        shake_hands(context, ca_file, "a.example")
    assert caught.value.verify_message == "certificate has expired"
    assert shake_hands(context, ca_file, "b.example").getpeercert()


@pytest.mark.parametrize(
    ("host", "alert"),
    [("c.example", "UNRECOGNIZED_NAME"), ("my_shop.example", "INTERNAL_ERROR"), ("192.0.2.1", "HANDSHAKE_FAILURE")],
)
def test_a_host_without_a_certificate_is_turned_away(authority: Authority, ca_file: str, host: str, alert: str) -> None:
    context = server_context(authority, {"a.example", "my_shop.example"}, frozenset())
    with pytest.raises(ssl.SSLError, match=alert):
        shake_hands(context, ca_file, host)


def test_a_client_that_does_not_know_the_authority_must_not_trust_it(authority: Authority, tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    Authority().write(str(other))
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(server_context(authority, {"a.example"}, frozenset()), str(other), "a.example")
