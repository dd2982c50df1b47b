"""Where on GitHub this copy of linkwatch comes from, so that a workflow can name its action."""

from __future__ import annotations

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from linkwatch import git
from linkwatch.patterns import lazy

SOURCES = Path(__file__).resolve().parents[2]
"""The checkout, where this copy runs from one."""

_GITHUB = lazy(r"(?:(?:https|ssh|git)://(?:[^@/]+@)?|git@)github\.com[/:]([\w.-]+)/([\w.-]+?)(?:\.git)?/?")


def find() -> str:
    """Give the action as `OWNER/REPO@COMMIT`; '' where neither the installation nor a checkout tells.

    An installation tells by its `direct_url.json` (PEP 610), a checkout by its remote `origin`.
    """
    direct = _direct_url()
    if commit := direct.get("vcs_info", {}).get("commit_id"):
        return reference(str(direct.get("url", "")), str(commit))
    return _of_checkout(_folder(str(direct.get("url", ""))) or SOURCES)


def reference(url: str, commit: str) -> str:
    """Give the action that a repository's URL and a commit name; '' for what is not on github.com."""
    found = _GITHUB.fullmatch(url)
    return f"{found[1]}/{found[2]}@{commit}" if found and re.fullmatch(r"[0-9a-f]{40}", commit) else ""


def _direct_url() -> dict[str, dict[str, object]]:
    try:
        return dict(json.loads(distribution("linkwatch").read_text("direct_url.json") or "{}"))
    except (PackageNotFoundError, OSError, ValueError, TypeError):
        return {}


def _folder(url: str) -> Path | None:
    split = urlsplit(url)
    return Path(url2pathname(split.path)) if split.scheme == "file" else None


def _of_checkout(folder: Path) -> str:
    """Look at the checkout whose top is this folder; one inside another repository is not told by that one's remote."""
    if not (folder / ".git").exists() or not (folder / "action.yml").is_file():
        return ""
    asked = (git.run(folder, "remote", "get-url", "origin"), git.run(folder, "rev-parse", "HEAD"))
    url, commit = (ran.stdout.decode(errors="replace").strip() if ran else "" for ran in asked)
    return reference(url, commit)
