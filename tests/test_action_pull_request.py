"""The action keeps one pull request on one branch, night after night, and overwrites nothing that people wrote."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from action_runner import Ran, Runner, needs_bash

pytestmark = needs_bash

BRANCH = "linkwatch/health"
BOT = "github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>"
TOKEN = "ghs_secret"
GH = f"""#!{sys.executable}
import json, os, pathlib, sys
kept = pathlib.Path(__file__).with_name("pulls.json")
pulls = json.loads(kept.read_text())
command, path, *rest = sys.argv[1:]
options = [(rest[at], rest[at + 1]) for at in range(0, len(rest), 2)]
fields = dict(value.split("=", 1) for name, value in options if name in ("-f", "-F"))
fields = {{name: pathlib.Path(value[1:]).read_text() if value[:1] == "@" else value for name, value in fields.items()}}
[method] = [value for name, value in options if name == "--method"]
[query] = [value for name, value in options if name == "--jq"]
assert (command, os.environ["GH_TOKEN"]) == ("api", "{TOKEN}")
root, _, number = path.partition("/pulls")
assert root == "repos/owner/guide"
if method == "GET":
    assert query == ".[0].number // empty" and not number
    matching = [p["number"] for p in pulls if all(fields[k] == p[k] for k in ("state", "base", "head"))]
    print(matching[0] if matching else "", end="")
elif method == "POST":
    if kept.with_name("forbidden").exists():
        sys.exit("HTTP 403: GitHub Actions is not permitted to create or approve pull requests.")
    assert query == ".html_url" and not number and set(fields) == {{"title", "base", "head", "body"}}
    fields["head"] = "owner:" + fields["head"]
    assert not [p for p in pulls if p["state"] == "open" and p["head"] == fields["head"]], "422"
    pulls.append(fields | {{"number": len(pulls) + 1, "state": "open"}})
    print(f"https://github.com/owner/guide/pull/{{len(pulls)}}")
else:
    assert method == "PATCH" and query == ".html_url" and set(fields) == {{"body"}}
    pulls[int(number[1:]) - 1] |= fields
    print(f"https://github.com/owner/guide/pull/{{number[1:]}}")
kept.write_text(json.dumps(pulls))
"""


class Night:
    """A repository on a server, its pull requests, and a run of the action on a fresh checkout of it each night."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.count = folder, 0
        self.server = folder / "server.git"
        self.person = folder / "person"
        tools = folder / "tools"
        tools.mkdir()
        (tools / "gh").write_text(GH)
        (tools / "gh").chmod(0o755)
        self._pulls = tools / "pulls.json"
        self._pulls.write_text("[]")
        self.git("init", "--quiet", "--bare", "--initial-branch=main", str(self.server))
        self.git("clone", "--quiet", str(self.server), str(self.person))
        (self.person / "README.md").write_text("# Guide\n\n[gone](gone.md)\n")
        self.commit("Write the guide")

    @property
    def pulls(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self._pulls.read_text())
        return found

    def close(self, number: int) -> None:
        self._pulls.write_text(
            json.dumps([p | {"state": "closed"} if p["number"] == number else p for p in self.pulls])
        )

    def git(self, *command: str, at: Path | None = None) -> str:
        names = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
        environment = os.environ | dict.fromkeys(names, "person") | {"GIT_CONFIG_GLOBAL": os.devnull}
        done = subprocess.run(
            ["git", *command], cwd=at or self.folder, env=environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def commit(self, title: str, branch: str = "main") -> None:
        """Commit what stands in the person's checkout, and push it."""
        self.git("add", "--all", at=self.person)
        self.git("commit", "--quiet", "--allow-empty", "-m", title, at=self.person)
        self.git("push", "--quiet", "origin", f"HEAD:{branch}", at=self.person)

    def merge(self) -> None:
        self.git("pull", "--quiet", "--no-rebase", "origin", BRANCH, at=self.person)
        self.git("push", "--quiet", "origin", "HEAD:main", at=self.person)

    def run(self, before: Callable[[Path], object] = lambda _: None, /, **given: str) -> Ran:
        """Run the action as a schedule does: another machine, only the last commit, nothing kept in between."""
        self.count += 1
        self.checkout = self.folder / f"night-{self.count}"
        self.git("clone", "--quiet", "--depth=1", self.server.as_uri(), str(self.checkout))
        before(self.checkout)
        path = f"{self.folder}/tools{os.pathsep}{os.environ['PATH']}"
        environment = {"PATH": path, "GITHUB_REF": given.pop("ref", "refs/heads/main")}
        inputs = {"report_dir": "reports", "pull_request": BRANCH, "token": TOKEN, "fail": "false"} | given
        runner = Runner(self.checkout, self.folder / f"runner-{self.count}", environment)
        return runner(args="--offline", **inputs)

    def at_branch(self, *command: str) -> str:
        return self.git(*command, at=self.server)

    @property
    def history(self) -> list[str]:
        return self.at_branch("show", f"{BRANCH}:reports/history.jsonl").splitlines()


@pytest.fixture
def night(tmp_path: Path) -> Night:
    return Night(tmp_path)


def test_the_first_night_opens_a_pull_request_with_one_commit_of_the_reports(night: Night) -> None:
    ran = night.run(sarif="links.sarif")

    assert (ran.status, ran.told["pull-request"]) == (0, "https://github.com/owner/guide/pull/1")
    [pull] = night.pulls
    assert (pull["title"], pull["base"], pull["head"]) == ("Link health report", "main", f"owner:{BRANCH}")
    assert pull["body"].startswith("Of 1 addresses: 1 broken, 0 unreachable, 0 blocked, 0 moved, 0 ok.\n")
    assert night.at_branch("log", "--format=%an <%ae> %cn <%ce> %s", f"main..{BRANCH}") == (
        f"{BOT} {BOT} Link health report\n"
    )
    assert night.at_branch("diff", "--name-status", "main", BRANCH).split() == [
        part
        for name in ("README.md", "history.jsonl", "index.html", "papers.bib", "report.json", "state.jsonl")
        for part in ("A", f"reports/{name}")
    ]


def test_the_checkout_keeps_its_commit_its_index_and_its_settings(night: Night) -> None:
    def state(folder: Path) -> list[str]:
        files = (folder / ".git").rglob("*")
        return [
            night.git("rev-parse", "HEAD", "--abbrev-ref", "HEAD", at=folder),
            (folder / ".git/config").read_text(),
        ] + [file.name for file in sorted(files) if "objects" not in file.parts and file.is_file()]

    before: list[list[str]] = []
    ran = night.run(lambda folder: before.append(state(folder)))

    assert state(night.checkout) == before[0]
    assert night.git("status", "--short", at=night.checkout) == "?? reports/\n"
    assert TOKEN not in ran.log


def test_the_next_night_goes_on_with_the_memory_that_nobody_has_merged(night: Night) -> None:
    night.run()
    first = night.history
    ran = night.run()

    assert f"The memory of runs is that of {BRANCH}" in ran.log
    assert night.history[:-1] == first
    assert len(night.history) == 2
    assert [(pull["number"], pull["state"]) for pull in night.pulls] == [(1, "open")]
    assert night.at_branch("rev-parse", f"{BRANCH}^") == night.at_branch("rev-parse", "main")


def test_a_branch_that_diverged_is_written_anew_on_top_of_the_base(night: Night) -> None:
    night.run()
    (night.person / "more.md").write_text("[gone](nowhere.md)\n")
    night.commit("More")
    (night.person / "most.md").write_text("")
    night.commit("Most")
    night.run()

    assert night.at_branch("rev-parse", f"{BRANCH}^") == night.at_branch("rev-parse", "main")
    assert len(night.history) == 2
    assert len(night.pulls) == 1
    assert night.pulls[0]["body"].startswith("Of 2 addresses: 2 broken, ")


@pytest.mark.parametrize("is_deleted", [False, True])
def test_after_a_merge_there_is_a_new_pull_request_with_the_memory_of_the_base(
    night: Night, *, is_deleted: bool
) -> None:
    night.run()
    night.merge()
    night.close(1)
    if is_deleted:
        night.git("push", "--quiet", "origin", f":{BRANCH}", at=night.person)
    ran = night.run()

    assert "The memory of runs is that of" not in ran.log
    assert [(pull["number"], pull["state"]) for pull in night.pulls] == [(1, "closed"), (2, "open")]
    assert len(night.history) == 2
    assert "reports/README.md" in night.at_branch("diff", "--name-only", "main", BRANCH)


def test_an_older_memory_on_the_branch_does_not_replace_that_of_the_base(night: Night) -> None:
    night.run()
    night.merge()
    history = night.person / "reports/history.jsonl"
    later = history.read_text().replace('{"finished_at": "2', '{"finished_at": "3')
    history.write_text(history.read_text() + later)
    night.commit("A later run")
    night.run()

    assert later.strip() in night.history
    assert len(night.history) == 3


def test_after_a_refusal_there_is_a_new_pull_request_that_knows_all_the_same(night: Night) -> None:
    night.run()
    night.close(1)
    night.run()

    assert [(pull["number"], pull["state"]) for pull in night.pulls] == [(1, "closed"), (2, "open")]
    assert len(night.history) == 2


@pytest.mark.parametrize("title", ["Mend a link", "Link health report"])
def test_what_a_person_put_on_the_branch_is_not_overwritten(night: Night, title: str) -> None:
    night.run()
    night.git("fetch", "--quiet", "origin", BRANCH, at=night.person)
    night.git("switch", "--quiet", "--detach", "FETCH_HEAD", at=night.person)
    (night.person / "gone.md").write_text("Here again.\n")
    night.commit(title, BRANCH)
    tip = night.at_branch("rev-parse", BRANCH)
    ran = night.run()

    assert (ran.status, night.at_branch("rev-parse", BRANCH)) == (0, tip)
    assert f"::warning title=linkwatch::Somebody else has put commits on {BRANCH}" in ran.log
    assert ran.told["pull-request"] == ""


def test_a_branch_that_changes_meanwhile_is_not_overwritten(night: Night) -> None:
    night.run()
    pushed = night.at_branch("rev-parse", "main").strip()
    hook = night.server / "hooks/update"
    hook.write_text(f'#!/bin/sh\ntest "$1" != refs/heads/{BRANCH} || git update-ref refs/heads/{BRANCH} {pushed}\n')
    hook.chmod(0o755)
    ran = night.run()

    assert ran.status != 0
    assert night.at_branch("rev-parse", BRANCH).strip() == pushed


def test_regenerated_tables_go_along_and_nothing_else_does(night: Night) -> None:
    (night.person / "docs").mkdir()
    for name in ("docs/Ü b.MD", "code.py"):
        (night.person / name).write_text("text\n")
    night.commit("More files")

    def change(folder: Path) -> None:
        for name in ("docs/Ü b.MD", "code.py", "new.md"):
            (folder / name).write_text("changed\n")

    night.run(change, papers="true")

    changed = night.at_branch("-c", "core.quotePath=off", "diff", "--name-only", "main", BRANCH).splitlines()
    assert [name for name in changed if not name.startswith("reports/")] == ["docs/Ü b.MD"]


def test_without_papers_no_document_is_touched(night: Night) -> None:
    night.run(lambda folder: (folder / "README.md").write_text("changed\n"))

    changed = night.at_branch("diff", "--name-only", "main", BRANCH).splitlines()
    assert [name for name in changed if not name.startswith("reports/")] == []


def test_a_repository_that_does_not_let_actions_open_pull_requests_says_where_to_allow_it(night: Night) -> None:
    (night.folder / "tools/forbidden").write_text("")
    ran = night.run()

    assert ran.status == 1
    assert "HTTP 403" in ran.log
    assert "::error title=linkwatch::pull-request: could not be opened; may Actions create pull requests?" in ran.log


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"pull_request": "-x"}, "pull-request: not a branch's name: -x"),
        ({"pull_request": "a..b"}, "pull-request: not a branch's name: a..b"),
        ({"pull_request": "a b\n::error::c"}, "pull-request: not a branch's name: a b%0A::error::c"),
        ({"pull_request": "@{-1}"}, "pull-request: not a branch's name: @{-1}"),
        ({"pull_request": "$(touch pwned)"}, "pull-request: not a branch's name: $(touch pwned)"),
        ({"report_dir": ""}, "pull-request: needs report-dir, the folder that it keeps."),
        ({"token": ""}, "pull-request: needs token, such as github.token."),
        ({"pull_request": "main"}, "pull-request: this run is on main itself."),
        (
            {"ref": "refs/pull/7/merge"},
            "pull-request: this run is on refs/pull/7/merge, which is no branch; leave the input out of such runs.",
        ),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(night: Night, given: dict[str, str], complaint: str) -> None:
    ran = night.run(**given)

    assert ran.status == 1
    assert f"::error title=linkwatch::{complaint}\n" in ran.log
    assert night.at_branch("branch", "--format=%(refname:short)") == "main\n"
    assert not list(night.folder.rglob("pwned"))
