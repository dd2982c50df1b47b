"""TLS of servers whose certificates are no good."""

from __future__ import annotations

import ssl
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from web.cases import Tls


def expired(host: str, days: int) -> Tls:
    """A certificate that ran out so many days ago."""
    return lambda authority: _context(
        authority.issue_cert(host, not_after=datetime.now(UTC) - timedelta(days=days, hours=1))
    )


def early(host: str) -> Tls:
    """A certificate that is not valid yet."""
    return lambda authority: _context(authority.issue_cert(host, not_before=datetime.now(UTC) + timedelta(days=9)))


def for_others(*hosts: str) -> Tls:
    """A certificate for other hosts."""
    return lambda authority: _context(authority.issue_cert(*hosts))


def without_intermediate(host: str) -> Tls:
    """A certificate of an intermediate authority that the server does not send along."""

    def make(authority: trustme.CA) -> ssl.SSLContext:
        leaf = authority.create_child_ca().issue_cert(host)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        _load(context, leaf.cert_chain_pems[0].bytes(), leaf.private_key_pem.bytes())
        return context

    return make


def expired_and_alone(host: str, days: int) -> Tls:
    """A certificate that ran out so many days ago, and whose intermediate authority is not sent along."""

    def make(authority: trustme.CA) -> ssl.SSLContext:
        end = datetime.now(UTC) - timedelta(days=days, hours=1)
        leaf = authority.create_child_ca().issue_cert(host, not_after=end)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        _load(context, leaf.cert_chain_pems[0].bytes(), leaf.private_key_pem.bytes())
        return context

    return make


def self_signed(host: str) -> Tls:
    """A certificate that vouches for itself."""

    def make(_authority: trustme.CA) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=90))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
            .sign(key, hashes.SHA256())
        )
        pem = serialization.Encoding.PEM
        private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        _load(context, certificate.public_bytes(pem), private)
        return context

    return make


def _context(leaf: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    leaf.configure_cert(context)
    return context


def _load(context: ssl.SSLContext, *pems: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "chain.pem")
        file.write_bytes(b"".join(pems))
        context.load_cert_chain(file)
