"""`linkwatch init` writes what is missing, overwrites nothing, and writes what this very repository runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from action_runner import ACTION, ROOT, read_yaml
from command import Command, posix
from linkwatch import config, init, origin
from linkwatch.cli import cli
from linkwatch.model import LinkwatchError

NAMES = ("linkwatch.toml", ".github/workflows/link-health.yml", ".github/workflows/pull-request.yml")
ADDRESS = f"someone/linkwatch@{'1a' * 20}"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository to stand in; this copy of linkwatch comes from nowhere."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(origin, "find", lambda: "")
    return tmp_path


def test_an_empty_repository_gets_a_configuration_and_two_workflows(linkwatch: Command, repository: Path) -> None:
    ran = linkwatch("init", "--action", ADDRESS)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "".join(f"wrote  {name}\n" for name in NAMES)
    assert f"        uses: {ADDRESS}\n" in (repository / NAMES[1]).read_text()
    assert f"        uses: {ADDRESS}\n" in (repository / NAMES[2]).read_text()


def test_a_second_time_changes_nothing(linkwatch: Command, repository: Path) -> None:
    linkwatch("init")
    before = [(repository / name).stat().st_mtime_ns for name in NAMES]
    ran = linkwatch("init", "--action", ADDRESS)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "".join(f"left   {name}: it is there already\n" for name in NAMES)
    assert [(repository / name).stat().st_mtime_ns for name in NAMES] == before


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_the_person_stays_and_the_others_are_written(linkwatch: Command, repository: Path, name: str) -> None:
    mine = repository / name
    mine.parent.mkdir(parents=True, exist_ok=True)
    mine.write_bytes(b"\xff mine")
    ran = linkwatch("init", "--action", ADDRESS)

    assert (ran.status, mine.read_bytes()) == (0, b"\xff mine")
    assert f"left   {name}: it is there already\n" in ran.out
    assert all((repository / other).is_file() for other in NAMES)


def test_a_dry_run_shows_all_and_writes_nothing(linkwatch: Command, repository: Path) -> None:
    ran = linkwatch("init", "--dry-run", "--action", ADDRESS)
    shown = ran.out

    assert [path.name for path in repository.iterdir()] == [".git"]
    linkwatch("init", "--action", ADDRESS)
    assert shown == "".join(f"would write {name}:\n\n{(repository / name).read_text()}\n" for name in NAMES)


def test_where_nobody_knows_the_action_its_place_is_left_and_told(linkwatch: Command, repository: Path) -> None:
    ran = linkwatch("init")

    assert ran.status == 0
    assert ran.err == "".join(
        f"warning: {name}: put the address of linkwatch's action in place of OWNER/linkwatch@COMMIT: "
        "it is not known here\n"
        for name in NAMES[1:]
    )
    assert "uses: OWNER/linkwatch@COMMIT\n" in (repository / NAMES[1]).read_text()


def test_an_action_that_is_known_is_taken(
    linkwatch: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(origin, "find", lambda: ADDRESS)
    ran = linkwatch("init")

    assert ran.err == ""
    assert f"uses: {ADDRESS}\n" in (repository / NAMES[1]).read_text()


@pytest.mark.parametrize("value", ["", "owner", "owner/repo", "a/b@c d", "a/b@c\nd: e", "./x@y", "a/b@c\n", "é/b@c"])
def test_what_is_no_action_is_told_and_nothing_is_written(linkwatch: Command, repository: Path, value: str) -> None:
    ran = linkwatch("init", "--action", value)

    assert (ran.status, "give OWNER/REPO@COMMIT" in ran.err) == (2, True)
    assert [path.name for path in repository.iterdir()] == [".git"]


@pytest.mark.parametrize("value", ["a/b@v1", "A-b/c.d@feature/x", "a/b/sub/folder@0123abc"])
def test_an_action_may_be_named_by_tag_branch_and_folder(linkwatch: Command, repository: Path, value: str) -> None:
    assert linkwatch("init", "--action", value).status == 0
    assert f"uses: {value}\n" in (repository / NAMES[2]).read_text()


def test_the_files_go_to_the_root_of_the_repository(
    linkwatch: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "docs/deep").mkdir(parents=True)
    monkeypatch.chdir(repository / "docs/deep")

    assert linkwatch("init").status == 0
    assert all((repository / name).is_file() for name in NAMES)
    assert list((repository / "docs/deep").iterdir()) == []


@pytest.mark.parametrize("below", [".", "refs/heads"])
def test_a_bare_repository_gets_no_files_among_those_of_git(
    linkwatch: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    subprocess.run(["git", "init", "-q", "--bare", "guide.git"], cwd=tmp_path, check=True)
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.chdir(tmp_path / "guide.git" / below)
    ran = linkwatch("init", "--action", ADDRESS)

    assert (ran.status, ran.out, sorted(tmp_path.rglob("*"))) == (2, "", before)
    assert "guide.git: this repository is bare" in ran.err
    assert "Run it in a clone with files" in ran.err


def test_a_folder_of_git_in_a_repository_with_files_must_not_be_refused(
    linkwatch: Command, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q", "--bare", "sample.git"], cwd=repository, check=True)
    monkeypatch.chdir(repository / "sample.git")

    assert linkwatch("init", "--action", ADDRESS).status == 0
    assert all((repository / name).is_file() for name in NAMES)


def test_outside_of_any_repository_the_files_are_written_with_a_warning(
    linkwatch: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = linkwatch("init", "--action", ADDRESS)

    assert ran.status == 0
    assert ran.err.startswith("warning: ")
    assert ran.err.endswith(": is in no git repository; GitHub runs workflows from the root of one only\n")
    assert all((tmp_path / name).is_file() for name in NAMES)


def test_settings_in_pyproject_are_enough(linkwatch: Command, repository: Path) -> None:
    (repository / "pyproject.toml").write_text("[tool.linkwatch]\noffline = true\n")
    ran = linkwatch("init")

    assert ran.out.startswith("left   linkwatch.toml: the settings are in pyproject.toml\nwrote  .github/")
    assert not (repository / "linkwatch.toml").exists()


def test_a_pyproject_without_settings_is_not_enough(linkwatch: Command, repository: Path) -> None:
    (repository / "pyproject.toml").write_text("[project]\nname = 'x'\n")

    assert linkwatch("init").out.startswith("wrote  linkwatch.toml\n")


def test_what_cannot_be_written_is_told_and_the_rest_is_written(linkwatch: Command, repository: Path) -> None:
    (repository / ".github").write_text("a file\n")
    ran = linkwatch("init", "--action", ADDRESS)

    assert (ran.status, ran.out) == (2, "wrote  linkwatch.toml\n")
    assert ran.err.count("cannot be made a folder: ") == 2
    assert (repository / ".github").read_text() == "a file\n"


@posix
def test_a_link_that_leads_nowhere_is_a_file_that_is_there(linkwatch: Command, repository: Path) -> None:
    (repository / "linkwatch.toml").symlink_to("nowhere.toml")

    assert linkwatch("init").out.startswith("left   linkwatch.toml: it is there already\n")
    assert not (repository / "nowhere.toml").exists()


@pytest.mark.parametrize("link", [".github", ".github/workflows"])
def test_a_link_that_leads_out_of_the_repository_must_not_be_followed(
    linkwatch: Command, repository: Path, tmp_path_factory: pytest.TempPathFactory, link: str
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    Path(link).parent.mkdir(exist_ok=True)
    Path(link).symlink_to(outside, target_is_directory=True)
    ran = linkwatch("init")
    assert ran.status == 2
    assert "is a symbolic link that leads out of the repository" in ran.err
    assert list(outside.iterdir()) == []


def test_a_link_within_the_repository_is_followed(linkwatch: Command, repository: Path) -> None:
    Path("ci").mkdir()
    Path(".github").symlink_to("ci", target_is_directory=True)
    assert linkwatch("init").status == 0
    assert Path("ci/workflows/pull-request.yml").is_file()


def test_a_file_that_turns_up_meanwhile_stays(repository: Path) -> None:
    [planned, *_] = init.starters(repository)
    (repository / planned.name).write_text("mine\n")

    assert init.write(repository, planned).stays == "it is there already"
    assert (repository / planned.name).read_text() == "mine\n"


@posix
def test_a_full_disk_leaves_no_half_of_a_file(repository: Path) -> None:
    [planned, *_] = init.starters(repository)
    resource = pytest.importorskip("resource")  # POSIX has it
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (9, before[1]))
    try:
        with pytest.raises(LinkwatchError, match=r"^linkwatch\.toml: cannot be written: file too large$"):
            init.write(repository, planned)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert not (repository / planned.name).exists()


def test_the_configuration_is_one_that_linkwatch_reads_and_changes_nothing(repository: Path) -> None:
    [planned, *_] = init.starters(repository)
    (repository / planned.name).write_text(planned.text)

    assert config.load(Path(planned.name), {}) == config.load(None, {})


def workflow(text: str) -> Any:
    """Read a workflow without what each repository decides for itself: the action's address, and what is checked."""
    read = read_yaml(text)
    for job in read["jobs"].values():
        for step in job["steps"]:
            if step.get("uses") in {ADDRESS, "$/"}:
                step["uses"] = "linkwatch"
                step["with"].pop("paths", None)
    return read


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_workflow_is_the_one_that_this_repository_runs(repository: Path, name: str) -> None:
    [text] = [each.text for each in init.starters(repository, ADDRESS) if each.name == name]
    ours = (ROOT / name).read_text()

    assert workflow(text) == workflow(ours)
    assert [line for line in text.splitlines() if "#" in line] == [line for line in ours.splitlines() if "#" in line]


@pytest.mark.parametrize("name", NAMES[1:])
def test_a_workflow_gives_the_action_only_inputs_that_it_has(repository: Path, name: str) -> None:
    [text] = [each.text for each in init.starters(repository, ADDRESS) if each.name == name]
    [given] = [
        step["with"]
        for job in read_yaml(text)["jobs"].values()
        for step in job["steps"]
        if step.get("uses", "") == ADDRESS
    ]

    assert set(given) <= set(ACTION["inputs"])


@pytest.mark.skipif(os.name == "nt", reason="the linter's place differs there")
def test_the_workflows_are_fine_for_the_linters(repository: Path, linkwatch: Command) -> None:
    linkwatch("init", "--action", ADDRESS)
    tools = Path(sys.executable).parent
    for command in (
        [str(tools / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows", *NAMES[1:]],
        [str(tools / "zizmor"), "--quiet", "--offline", "--pedantic", ".github"],
    ):
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr


def test_init_is_a_command_with_help() -> None:
    assert "Write a configuration and workflows" in str(cli.commands["init"].help)
