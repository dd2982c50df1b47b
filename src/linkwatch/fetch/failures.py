"""Names the failure that an error of the network stands for, with its words for people."""

from __future__ import annotations

import errno
import re
import socket
import ssl

from linkwatch.fetch.guard import BadPortError, PrivateAddressError
from linkwatch.model import Failure
from linkwatch.patterns import lazy


def explain(error: BaseException) -> tuple[Failure, str]:
    """Name the failure behind an error of sockets, names or TLS; what nobody knows is garbled."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return _VERIFY_CODES.get(error.verify_code, Failure.CERTIFICATE_UNFIT), error.verify_message
    if isinstance(error, ssl.SSLError):
        return Failure.TLS, _TLS_WORDS.get(_reason(error), words(error))
    if isinstance(error, socket.gaierror):
        return _name_failure(error), words(error)
    if isinstance(error, OSError) and error.errno in _ERRNOS:  # first: the system's own time-out is a TimeoutError
        return _ERRNOS[error.errno], words(error)
    if isinstance(error, UnicodeError) and any(word in str(error) for word in _OF_NAMES):
        return Failure.NO_SUCH_HOST, words(error)  # a label that no name server could hold
    return next((failure for kind, failure in _KINDS if isinstance(error, kind)), Failure.GARBLED), words(error)


def words(error: BaseException) -> str:
    """Give the error's own words, on one line and short."""
    return shortened(str(error.strerror if isinstance(error, OSError) and error.strerror else error))


def shortened(said: str) -> str:
    """Give words on one line and short; a login that a server or a proxy says back stays unsaid."""
    return _LOGIN.sub(r"\1***", " ".join(said.split()))[:200]


def _reason(error: ssl.SSLError) -> str:
    """Give OpenSSL's name of the reason; where Python does not know it yet, its text spells it."""
    text = str(error).partition("] ")[2].partition(" (_ssl")[0]
    return error.reason or text.upper().replace(" ", "_")


def _name_failure(error: socket.gaierror) -> Failure:
    missing = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
    return Failure.NO_SUCH_HOST if error.errno in missing else Failure.NAME_SERVER


_OF_NAMES = ("idna", "label")
"""What Python says where a host's name is what it cannot encode, in one version or another."""

_LOGIN = lazy(r"(authorization: ?)(?:\w+ )?[^\s'\"\\]+", re.IGNORECASE)

_KINDS: tuple[tuple[type[BaseException], Failure], ...] = (
    (PrivateAddressError, Failure.PRIVATE_ADDRESS),
    (BadPortError, Failure.BAD_PORT),
    (TimeoutError, Failure.TIMEOUT),
    (OSError, Failure.RESET),
)

_ERRNOS = {
    errno.ECONNREFUSED: Failure.REFUSED,
    errno.ECONNRESET: Failure.RESET,
    errno.ETIMEDOUT: Failure.CONNECT_TIMEOUT,
    # No way there: none is known, the next machine is silent or off, or this one's interface or firewall is shut.
    **dict.fromkeys(
        (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.ENETDOWN, errno.EACCES, errno.EPERM),
        Failure.NO_ROUTE,
    ),
    **({errno.EHOSTDOWN: Failure.NO_ROUTE} if hasattr(errno, "EHOSTDOWN") else {}),
    # These say nothing of the server: this machine has no descriptor or memory for a connection.
    **dict.fromkeys((errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM), Failure.NO_ROUTE),
}

_VERIFY_CODES = {
    **dict.fromkeys((2, 20, 21), Failure.CERTIFICATE_CHAIN),  # an issuer's certificate is missing
    9: Failure.CERTIFICATE_EARLY,  # not yet valid
    10: Failure.CERTIFICATE_EXPIRED,
    18: Failure.CERTIFICATE_SELF_SIGNED,
    19: Failure.CERTIFICATE_SELF_SIGNED,
    62: Failure.CERTIFICATE_HOST,
    64: Failure.CERTIFICATE_HOST,  # an address that the certificate does not name
}
"""X509_V_ERR_* of OpenSSL's x509_vfy.h; any other says what the certificate, or one that it rests on, must not be."""

_OLD = "it speaks only TLS versions that browsers have given up"
_REFUSED = "it refused the handshake"

_TLS_WORDS = {
    "UNSUPPORTED_PROTOCOL": _OLD,
    "TLSV1_ALERT_PROTOCOL_VERSION": _OLD,
    "WRONG_SSL_VERSION": _OLD,
    "WRONG_VERSION_NUMBER": "what answers there is no TLS",
    "RECORD_LAYER_FAILURE": "what answers there is no TLS",
    "HTTP_REQUEST": "what answers there is plain HTTP",
    "SSLV3_ALERT_HANDSHAKE_FAILURE": _REFUSED,
    "TLSV1_ALERT_INTERNAL_ERROR": _REFUSED,
    "TLSV1_ALERT_ACCESS_DENIED": _REFUSED,
    "TLSV1_UNRECOGNIZED_NAME": "it does not know the host's name",
    "TLSV1_ALERT_NO_APPLICATION_PROTOCOL": "it does not speak HTTP/1.1",
    "NO_APPLICATION_PROTOCOL": "it does not speak HTTP/1.1",
    "UNEXPECTED_EOF_WHILE_READING": "it broke the handshake off",
    "TLSV13_ALERT_CERTIFICATE_REQUIRED": "it wants a certificate of the visitor",
}
"""OpenSSL's reasons (sslerr.h) that have plain words; the others speak for themselves."""
