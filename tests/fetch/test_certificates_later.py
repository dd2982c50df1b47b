"""TLS contexts that read the system's certificates when they are used."""

import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import trustme

from linkwatch.fetch.certificates_later import certificates_later


@pytest.fixture(autouse=True)
def _one_certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))


def certificates(context: ssl.SSLContext) -> int:
    return context.cert_store_stats()["x509"]


def made() -> ssl.SSLContext:
    with certificates_later():
        return ssl.create_default_context()


def test_no_certificate_is_read_before_the_first_connection() -> None:
    assert certificates(made()) == 0


def use_in_memory(context: ssl.SSLContext) -> None:
    context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname="a.example")


def use_on_a_socket(context: ssl.SSLContext) -> None:
    with socket.socket() as plain:
        context.wrap_socket(plain, server_hostname="a.example", do_handshake_on_connect=False).close()


@pytest.mark.parametrize("use", [use_in_memory, use_on_a_socket])
def test_a_context_is_like_any_other_from_its_first_connection_on(use: Callable[[ssl.SSLContext], None]) -> None:
    context = made()

    use(context)
    use(context)

    assert certificates(context) == 1
    assert type(context) is ssl.SSLContext
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_contexts_of_other_threads_must_not_wait_for_their_certificates() -> None:
    made_meanwhile: list[ssl.SSLContext] = []
    thread = threading.Thread(target=lambda: made_meanwhile.append(ssl.create_default_context()))

    with certificates_later():
        thread.start()
        thread.join()

    assert certificates(made_meanwhile[0]) == 1


def test_contexts_made_afterwards_must_not_wait_for_their_certificates() -> None:
    made()

    assert certificates(ssl.create_default_context()) == 1


SCRIPT = """
from linkwatch.fetch.certificates_later import certificates_later
with certificates_later():
    from aiohttp import connector
print(connector._SSL_CONTEXT_VERIFIED.cert_store_stats()["x509"])
"""


def test_aiohttp_is_loaded_without_reading_any_certificate() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)

    assert done.stdout == "0\n"
