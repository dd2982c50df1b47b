"""The repositories with a paper's code that its authors name at arXiv, in the comment or in the abstract; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from linkwatch import urls
from linkwatch.model import CodeLink, Paper
from linkwatch.patterns import lazy

MOST = 5
"""Repositories of one paper; who names more lists the work of others."""

LONGEST = 300


def named_by_authors(paper: Paper) -> tuple[CodeLink, ...]:
    """Give the repositories that the comment names, else those that the abstract names.

    They stand in their order, but first those in a sentence that speaks of code, or of what is available: another one
    may name the work of others.
    """
    for source, text in (("comment", paper.comment or ""), ("abstract", paper.abstract)):
        if found := tuple(dict.fromkeys(_found_in(text)))[:MOST]:
            return tuple(CodeLink(url, source) for url in found)
    return ()


def repository(url: str) -> str:
    """Give the address of the repository that a URL leads into, '' where it leads into none.

    A folder of a repository stays a folder (`/tree/main/examples`); all else in it leads to its front page. A data set
    is none.
    """
    normal = urls.normalize(url[:LONGEST])
    if normal is None or not urls.is_web(normal) or urls.port(normal) not in urls.DEFAULT_PORTS.values():
        return ""
    host = urls.host(normal).removeprefix("www.")
    parts = [part for part in urlsplit(normal).path.split("/") if part]
    path = _HOSTS[host](parts) if host in _HOSTS else []
    return f"https://{host}/{'/'.join(path)}" if path else ""


def _found_in(text: str) -> Iterator[str]:
    sentences = _SENTENCE_END.split(_LATEX.sub(_unescaped, text))
    for sentence in sorted(sentences, key=_is_about_code, reverse=True):
        for match in _ADDRESS.finditer(sentence):
            address = match[0].rstrip(_AFTER)
            if found := repository(address if "//" in address else f"https://{address}"):
                yield found


def _is_about_code(sentence: str) -> bool:
    return _CODE.search(_ADDRESS.sub("", sentence)) is not None


def _unescaped(match: re.Match[str]) -> str:
    return match[1] or " "


def _of_owner(parts: list[str]) -> list[str]:
    """Read `owner/name` and, with its branch, a folder (GitHub; Codeberg and Bitbucket say `src` for it)."""
    owner, name, *rest = [*parts, "", ""]
    name = name.removesuffix(".git")
    if not owner or not name or owner in _NO_OWNERS or not _is_name(owner, name):
        return []
    folder = [part for part in rest if part]
    return [owner, name, *folder] if len(folder) > _A_BRANCH and folder[0] == "tree" else [owner, name]


def _of_groups(parts: list[str]) -> list[str]:
    """Read `group/…/name`; what GitLab itself adds to it stands behind `-`."""
    path = parts[: parts.index("-")] if "-" in parts else parts
    if not 2 <= len(path) <= _DEEPEST or path[0] in _NO_OWNERS:  # noqa: PLR2004 - a group and a name
        return []
    path[-1] = path[-1].removesuffix(".git")
    return path if _is_name(*path) else []


def _of_hub(parts: list[str]) -> list[str]:
    """Read `owner/name` of a model, or of a space, which has a word before it, as a data set has (Hugging Face)."""
    kind, rest = (parts[:1], parts[1:]) if parts[:1] == ["spaces"] else ([], parts)
    owner, name = (*rest, "", "")[:2]
    if owner.lower() == "datasets":
        return []
    return [*kind, owner, name] if name and owner not in _NO_OWNERS and _is_name(owner, name) else []


def _is_name(*names: str) -> bool:
    return all(_NAME.fullmatch(name) for name in names)


_A_BRANCH = 2
_DEEPEST = 6
_HOSTS = {
    "github.com": _of_owner,
    "codeberg.org": _of_owner,
    "bitbucket.org": _of_owner,
    "gitlab.com": _of_groups,
    "huggingface.co": _of_hub,
}

# The first part of addresses there that are no repositories.
_NO_OWNERS = frozenset(
    {
        "about", "api", "apps", "blog", "chat", "collections", "contact", "customer-stories", "dashboard", "docs",
        "enterprise", "events", "explore", "features", "groups", "help", "inference", "issues", "join", "learn",
        "login", "marketplace", "models", "new", "notifications", "orgs", "organizations", "papers", "posts",
        "pricing", "search", "security", "settings", "site", "sponsors", "stars", "tasks", "topics", "trending",
        "users",
    }
)  # fmt: skip

_NAME = lazy(r"[A-Za-z0-9_.-]{1,100}", re.ASCII)
_ADDRESS = lazy(
    r"(?<![\w.@/-])(?:https?://)?(?:www\.)?(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|huggingface\.co)"
    r"/[^\s<>\"'`,;|\\^{}()\[\]]{1,300}",
    re.IGNORECASE | re.ASCII,
)
_SENTENCE_END = lazy(r"(?<=[.;!?])\s+")
_CODE = lazy(
    r"\b(?:code|codes|codebase|software|implementations?|implemented|available|releas(?:e|ed|es|ing)|open-?sourced?)\b",
    re.IGNORECASE,
)
_AFTER = ".:!?*_~-/"
_LATEX = lazy(r"\\([_#%&~-])|\\(?:url|href|texttt)(?![a-zA-Z])|[{}$]")
