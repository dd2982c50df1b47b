"""Lets a library be loaded that makes TLS contexts at once, without reading the system's certificates for them."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def certificates_later() -> Iterator[None]:
    """Put off the reading of certificates for contexts that this thread makes meanwhile, until they are used.

    aiohttp makes two when it is loaded; every run has another of its own, and to read all certificates twice takes
    as long as to load the rest of aiohttp. Whoever uses aiohttp's beside us finds them as they should be.
    """
    thread = threading.get_ident()

    def read(context: ssl.SSLContext) -> None:
        if threading.get_ident() == thread and type(context) is ssl.SSLContext:
            context.__class__ = _Later
        else:
            super(ssl.SSLContext, context).set_default_verify_paths()

    with _TURN:
        _SSL.set_default_verify_paths = read  # over what it inherits
        try:
            yield
        finally:
            del _SSL.set_default_verify_paths


class _Later(ssl.SSLContext):
    """A context that has read no certificates yet; with its first connection it becomes a plain one."""

    def wrap_socket(self, *given: Any, **named: Any) -> ssl.SSLSocket:
        return self._read().wrap_socket(*given, **named)

    def wrap_bio(self, *given: Any, **named: Any) -> ssl.SSLObject:
        return self._read().wrap_bio(*given, **named)

    def _read(self) -> ssl.SSLContext:
        plain: ssl.SSLContext = self
        plain.__class__ = ssl.SSLContext
        plain.set_default_verify_paths()
        return plain


_SSL: Any = ssl.SSLContext
_TURN = threading.Lock()
