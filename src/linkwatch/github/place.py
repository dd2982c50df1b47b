"""Where the issue is kept: which server, which repository, and the token that goes nowhere else."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import field
from urllib.parse import urlsplit

from linkwatch import urls
from linkwatch.model import LinkwatchError
from linkwatch.patterns import lazy
from linkwatch.records import dataclass

PUBLIC_API = "https://api.github.com"


@dataclass(frozen=True, slots=True)
class Place:
    """A repository on a server; `api` has no slash at its end, and the token is not shown with the rest."""

    api: str
    repository: str
    token: str = field(default="", repr=False)

    @property
    def is_secure(self) -> bool:
        """Whether what is sent is encrypted; only this very machine is spoken to without."""
        return urls.scheme(self.api) == "https"

    def without_token(self, text: str) -> str:
        """Give a text in which the token does not stand, for everything that is told."""
        return text.replace(self.token, "***") if self.token else text

    def is_own(self, url: str) -> bool:
        """Whether an address leads to this very server, so that the token may go there."""
        return bool(urls.normalize(url)) and _origin(url) == _origin(self.api)


def find(environ: Mapping[str, str], repository: str = "", *, reads_only: bool = False) -> Place:
    """Read GITHUB_API_URL, GITHUB_REPOSITORY (unless a repository is named) and GITHUB_TOKEN, as workflows set them.

    Who only reads needs no token. Raises LinkwatchError where one is missing or is none.
    """
    token = environ.get("GITHUB_TOKEN", "").strip()
    if not token and not reads_only:
        hint = "In a workflow: env: GITHUB_TOKEN: ${{ github.token }}, with permissions: issues: write."
        raise LinkwatchError("GITHUB_TOKEN is not set, so no issue can be kept", hint)
    if not _TOKEN.fullmatch(token):
        raise LinkwatchError("GITHUB_TOKEN is no token: it holds spaces or other odd characters", "Copy it anew.")
    return Place(_api(environ.get("GITHUB_API_URL", "")), _repository(environ, repository), token)


def _repository(environ: Mapping[str, str], named: str) -> str:
    repository = named or environ.get("GITHUB_REPOSITORY", "").strip()
    if not repository:
        hint = "Name it: --repository OWNER/NAME. Workflows set GITHUB_REPOSITORY by themselves."
        raise LinkwatchError("it is not known in which repository the issue is to be kept", hint)
    if not _REPOSITORY.fullmatch(repository):
        raise LinkwatchError(f"{repository!r} is no repository of GitHub", "Write it as OWNER/NAME.")
    return repository


def _api(named: str) -> str:
    normal = urls.normalize(named or PUBLIC_API)
    if normal is None or not urls.is_web(normal) or not urls.host(normal) or _is_odd(normal):
        shown = named.rpartition("@")[2]  # before it stands a password, however the rest is written
        raise LinkwatchError(f"GITHUB_API_URL: {shown!r} is no address of an API", _SUCH_AS)
    if urls.scheme(normal) == "http" and not _is_this_machine(urls.host(normal)):
        raise LinkwatchError("GITHUB_API_URL: the token would travel unencrypted", _SUCH_AS)
    return normal.rstrip("/")


def _is_odd(url: str) -> bool:
    parts = urlsplit(url)
    return bool("@" in parts.netloc or parts.query or parts.fragment)


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _origin(url: str) -> tuple[str, str, int]:
    return urls.scheme(url), urls.host(url), urls.port(url)


_SUCH_AS = f"Write it as {PUBLIC_API} or https://HOST/api/v3, or unset it."
_TOKEN = lazy(r"[!-~]{0,1024}", re.ASCII)
_REPOSITORY = lazy(r"(?!\.{1,2}/)[A-Za-z0-9_.-]{1,100}/(?!\.{1,2}\Z)[A-Za-z0-9_.-]{1,100}", re.ASCII)
