"""What is wrong with a certificate, in words; alone knows the cryptography package."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from linkwatch import urls
from linkwatch.fetch.connect_to import is_literal
from linkwatch.fetch.dial import dial
from linkwatch.fetch.host_names import covers
from linkwatch.fetch.patience import Ask, Ready, at_once
from linkwatch.fetch.proxies import ProxyError
from linkwatch.fetch.routes import Routes
from linkwatch.model import Failure, Observation, Request

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, Name

MOST_NAMES = 3
"""So many hosts of a certificate are told."""


def with_certificate_words(ask: Ask, routes: Routes, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Ask:
    """Say what is wrong with a refused certificate; it is fetched over a second connection, for its words alone.

    Browsers fetch what is missing of a chain, and then see the other things that are wrong.
    """

    async def ask_explained(request: Request, ready: Ready = at_once) -> Observation:
        seen = await ask(request, ready)
        if seen.failure is None or seen.failure not in _WORDS:
            return seen
        shown = await _present(routes, request)
        failure, words = explain(seen.failure, shown, urls.host(request.url), now()) if shown else (seen.failure, "")
        return replace(seen, failure=failure, failure_detail=words or seen.failure_detail)

    return ask_explained


def explain(failure: Failure, shown: bytes, host: str, now: datetime) -> tuple[Failure, str]:
    """Say what is wrong with a certificate (DER) that was refused; '' where it cannot be read. Total over all bytes."""
    try:
        return _told(failure, shown, host, now)
    except Exception:  # noqa: BLE001 - a stranger wrote it, and the library has an error of its own for each oddity
        return failure, ""


def _told(failure: Failure, shown: bytes, host: str, now: datetime) -> tuple[Failure, str]:
    from cryptography import x509  # noqa: PLC0415 - takes longer to load than most runs need it

    certificate = x509.load_der_x509_certificate(shown)
    if failure is Failure.CERTIFICATE_CHAIN:
        failure = _worse(certificate, host, now) or failure
    return failure, _WORDS[failure](certificate, now)


async def _present(routes: Routes, request: Request) -> bytes | None:
    """Fetch the certificate that the server shows (DER); nothing is sent to a server that cannot be trusted."""
    trusting = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE
    try:
        async with (
            asyncio.timeout(min(routes.settings.connect_timeout, routes.settings.timeout)),  # there is no later try
            dial(routes, request.url, trusting) as line,
        ):
            shown: ssl.SSLObject = line.writer.get_extra_info("ssl_object")
            return shown.getpeercert(binary_form=True)
    except (OSError, ValueError, ProxyError):
        return None


def _worse(certificate: Certificate, host: str, now: datetime) -> Failure | None:
    """Name what is wrong with a certificate besides that its chain is incomplete."""
    if now < certificate.not_valid_before_utc:
        return Failure.CERTIFICATE_EARLY
    if _age(certificate, now):
        return Failure.CERTIFICATE_EXPIRED
    return None if is_literal(host) or covers(_hosts_of(certificate), host) else Failure.CERTIFICATE_HOST


def _age(certificate: Certificate, now: datetime) -> str:
    if now < certificate.not_valid_before_utc:
        return f"not valid before {certificate.not_valid_before_utc:%Y-%m-%d}"
    days = (now - certificate.not_valid_after_utc).days
    if days < 0:
        return ""
    return f"expired {days} day{'s' * (days != 1)} ago" if days else "expired today"


def _hosts(certificate: Certificate, _now: datetime) -> str:
    names = _hosts_of(certificate)
    if not names:
        old = _common_name(certificate.subject)
        return f"it names {old} only where no browser looks any more" if old else "it names no host"
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"it is for {', '.join(names[:MOST_NAMES])}{more}"


def _hosts_of(certificate: Certificate) -> list[str]:
    from cryptography import x509  # noqa: PLC0415 - as above

    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    return [str(getattr(name, "value", name)) for name in found]


def _self_signed(certificate: Certificate, _now: datetime) -> str:
    if certificate.issuer == certificate.subject:
        return "it is signed by itself"
    return f"it is signed by “{_common_name(certificate.issuer)}”, whom nobody vouches for"


def _issuer(certificate: Certificate, _now: datetime) -> str:
    return f"it is signed by “{_common_name(certificate.issuer)}”, whose own certificate is missing"


def _common_name(name: Name) -> str:
    from cryptography.x509.oid import NameOID  # noqa: PLC0415 - as above

    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME, NameOID.ORGANIZATION_NAME):
        found = name.get_attributes_for_oid(kind)
        if found:
            return " ".join(str(found[0].value).split())[:100]
    return ""


_WORDS: dict[Failure, Callable[[Certificate, datetime], str]] = {
    Failure.CERTIFICATE_EARLY: _age,
    Failure.CERTIFICATE_EXPIRED: _age,
    Failure.CERTIFICATE_HOST: _hosts,
    Failure.CERTIFICATE_SELF_SIGNED: _self_signed,
    Failure.CERTIFICATE_CHAIN: _issuer,
}
