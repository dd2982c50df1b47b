"""The address of the action is known where the installation or a checkout tells it, and never made up."""

from __future__ import annotations

import json
import subprocess
from importlib import metadata
from pathlib import Path

import pytest

from linkwatch import origin

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/some-one/link.watch",
        "https://github.com/some-one/link.watch.git",
        "https://github.com/some-one/link.watch/",
        "https://token@github.com/some-one/link.watch.git",
        "ssh://git@github.com/some-one/link.watch.git",
        "git@github.com:some-one/link.watch.git",
    ],
)
def test_every_way_to_write_an_address_on_github_is_read(url: str) -> None:
    assert origin.reference(url, COMMIT) == f"some-one/link.watch@{COMMIT}"


@pytest.mark.parametrize(
    ("url", "commit"),
    [
        ("https://gitlab.com/a/b", COMMIT),
        ("https://github.com.evil.example/a/b", COMMIT),
        ("https://evil.example/github.com/a/b", COMMIT),
        ("https://github.com/a", COMMIT),
        ("https://github.com/a/b/c", COMMIT),
        ("https://github.com/a/b\nrun: evil", COMMIT),
        ("", COMMIT),
        ("https://github.com/a/b", ""),
        ("https://github.com/a/b", "main"),
        ("https://github.com/a/b", f"{COMMIT}\nx"),
    ],
)
def test_other_addresses_and_names_of_commits_are_none(url: str, commit: str) -> None:
    assert origin.reference(url, commit) == ""


class Installed:
    def __init__(self, told: str | None) -> None:
        self._told = told

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return self._told


def installed(monkeypatch: pytest.MonkeyPatch, told: object) -> None:
    text = told if isinstance(told, str | None) else json.dumps(told)
    monkeypatch.setattr(origin, "distribution", lambda name: Installed(text))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of linkwatch with a remote on GitHub, as far as it counts here."""
    (tmp_path / "action.yml").write_text("name: linkwatch\n")
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    for command in (
        ("init", "--quiet"),
        ("remote", "add", "origin", "https://github.com/some/linkwatch.git"),
        ("add", "."),
        (*identity, "commit", "--quiet", "--message", "x"),
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    return tmp_path


def head(folder: Path) -> str:
    return subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=folder, text=True).strip()


def test_an_installation_from_a_repository_tells_its_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    vcs = {"vcs": "git", "commit_id": COMMIT, "requested_revision": "v1"}
    installed(monkeypatch, {"url": "https://github.com/some/linkwatch", "vcs_info": vcs})

    assert origin.find() == f"some/linkwatch@{COMMIT}"


def test_an_installation_from_a_folder_tells_the_checkout(monkeypatch: pytest.MonkeyPatch, checkout: Path) -> None:
    installed(monkeypatch, {"url": checkout.as_uri(), "dir_info": {"editable": True}})

    assert origin.find() == f"some/linkwatch@{head(checkout)}"


@pytest.mark.parametrize("told", [None, "{}", "not json", "[]", "3"])
def test_sources_that_run_where_they_are_tell_their_checkout(
    monkeypatch: pytest.MonkeyPatch, checkout: Path, told: str | None
) -> None:
    installed(monkeypatch, told)
    monkeypatch.setattr(origin, "SOURCES", checkout)

    assert origin.find() == f"some/linkwatch@{head(checkout)}"


def test_no_installation_at_all_is_fine(monkeypatch: pytest.MonkeyPatch, checkout: Path) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(origin, "distribution", missing)
    monkeypatch.setattr(origin, "SOURCES", checkout)

    assert origin.find() == f"some/linkwatch@{head(checkout)}"


@pytest.mark.parametrize("missing", [".git", "action.yml"])
def test_a_folder_that_is_no_checkout_of_linkwatch_tells_nothing(
    monkeypatch: pytest.MonkeyPatch, checkout: Path, missing: str
) -> None:
    (checkout / missing).rename(checkout / "elsewhere")
    installed(monkeypatch, {"url": checkout.as_uri(), "dir_info": {}})

    assert origin.find() == ""


def test_a_checkout_without_a_remote_or_without_git_tells_nothing(
    monkeypatch: pytest.MonkeyPatch, checkout: Path
) -> None:
    installed(monkeypatch, {"url": checkout.as_uri(), "dir_info": {}})
    monkeypatch.setenv("PATH", "")
    assert origin.find() == ""
    monkeypatch.undo()

    installed(monkeypatch, {"url": checkout.as_uri(), "dir_info": {}})
    subprocess.run(["git", "remote", "remove", "origin"], cwd=checkout, check=True)
    assert origin.find() == ""
