"""git, asked for real: what it knows of commits, and what it says where it knows nothing."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from command import posix
from linkwatch import git
from linkwatch.git import Differences, Entry
from linkwatch.model import LinkwatchError
from repository import Repository


@pytest.fixture
def here(repository: Repository) -> git.Repository:
    return git.Repository(repository.root)


def told(here: git.Repository, ref: str) -> str:
    with pytest.raises(LinkwatchError) as raised:
        here.merge_bases(ref)
    return f"{raised.value} / {raised.value.hint}"


def test_the_base_is_where_both_histories_part(repository: Repository, here: git.Repository) -> None:
    base = repository.commit()
    repository.branch()
    repository.commit()
    repository.git("switch", "--quiet", "main")
    main = repository.commit()
    repository.git("tag", "v1")
    repository.git("switch", "--quiet", "topic")
    assert {ref: tuple(here.merge_bases(ref)) for ref in ("main", "v1", main, main[:9], "HEAD", "HEAD~1")} == {
        **dict.fromkeys(["main", "v1", main, main[:9], "HEAD~1"], (base,)),
        "HEAD": (repository.git("rev-parse", "HEAD"),),
    }


def test_branches_that_were_merged_crosswise_part_in_several_commits(
    repository: Repository, here: git.Repository
) -> None:
    repository.commit()
    repository.branch()
    tops = {repository.commit()}
    repository.git("switch", "--quiet", "main")
    tops.add(repository.commit())
    repository.git("branch", "before")
    repository.git("merge", "--quiet", "--no-edit", "topic")
    repository.git("switch", "--quiet", "topic")
    repository.git("merge", "--quiet", "--no-edit", "before")
    repository.commit()
    assert set(here.merge_bases("main")) == tops


@pytest.mark.parametrize("ref", ["", " ", "--output=x", "-h", "a\nb", "\x1b[31m"])
def test_what_cannot_be_a_name_is_told_without_asking_git(here: git.Repository, ref: str) -> None:
    assert f"{ref!r} is no name of a commit" in told(here, ref)


@pytest.mark.parametrize(
    "ref", ["nowhere", "0" * 40, "main..topic", "HEAD:README.md", "HEAD^{tree}", "a b", "$(touch x)"]
)
def test_a_name_that_git_does_not_know_is_told(repository: Repository, here: git.Repository, ref: str) -> None:
    repository.commit()
    said = told(here, ref)
    assert f"git knows no commit “{ref}” here" in said
    assert "fetch it first" in said


def test_the_branch_of_the_server_is_suggested_where_that_is_known(
    repository: Repository, here: git.Repository
) -> None:
    repository.commit()
    repository.git("update-ref", "refs/remotes/origin/develop", "HEAD")
    assert "Did you mean origin/develop?" in told(here, "develop")


def test_the_first_push_of_a_new_repository_is_told_how_it_goes(repository: Repository, here: git.Repository) -> None:
    repository.commit()
    repository.git("remote", "add", "origin", "../nowhere")
    how = "For the first push of a new repository, run `git push --no-verify`, or `SKIP=linkwatch git push`"
    assert how in told(here, "origin/main")
    for ref in ("develop", "other/main"):
        assert how not in told(here, ref)
    repository.git("update-ref", "refs/remotes/origin/develop", "HEAD")
    assert how not in told(here, "origin/main")


def test_a_folder_without_git_is_told(tmp_path: Path, repository: Repository) -> None:
    (tmp_path / "elsewhere").mkdir()
    said = told(git.Repository(tmp_path / "elsewhere"), "main")
    assert "git has no repository here: not a git repository" in said
    assert "--baseline FILE" in said


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "git could not be run" in told(git.Repository(tmp_path / "nowhere"), "main")


def test_a_bare_repository_is_told(repository: Repository, tmp_path: Path) -> None:
    repository.commit()
    repository.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
    assert "this repository is bare" in told(git.Repository(tmp_path / "bare"), "main")


def test_a_repository_without_a_commit_is_told(here: git.Repository) -> None:
    assert "has no commit yet" in told(here, "main")


def test_histories_that_have_nothing_in_common_are_told(repository: Repository, here: git.Repository) -> None:
    repository.commit()
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit()
    assert "“main” and HEAD have no history in common" in told(here, "main")


@pytest.fixture
def shallow(repository: Repository, tmp_path: Path) -> git.Repository:
    """A clone of one commit, of which `main` is known, but not where the two parted."""
    repository.commit()
    repository.branch()
    repository.commit()
    repository.git("switch", "--quiet", "main")
    repository.commit()
    clone = tmp_path / "shallow"
    source = repository.root.as_uri()
    repository.git("clone", "--quiet", "--depth=1", "--branch=topic", "--no-single-branch", source, str(clone))
    return git.Repository(clone)


def test_a_clone_that_is_too_shallow_is_told_with_what_to_fetch(shallow: git.Repository) -> None:
    said = told(shallow, "origin/main")
    assert "this shallow clone does not reach where “origin/main” and HEAD part" in said
    assert "`git fetch --unshallow`" in said
    assert "`fetch-depth: 0`" in said


def test_a_name_that_a_shallow_clone_lacks_is_told_with_what_to_fetch(shallow: git.Repository) -> None:
    said = told(shallow, "v1")
    assert "This clone is shallow. Run `git fetch --unshallow origin +refs/heads/v1:refs/remotes/origin/v1`" in said
    assert "(a tag: `git fetch --unshallow origin tag v1`), or set `fetch-depth: 0`" in said
    assert "Run `git fetch --unshallow`, or" in told(shallow, "0" * 40)


@pytest.fixture
def clone(repository: Repository, tmp_path: Path) -> Callable[..., tuple[git.Repository, Path]]:
    """Give what clones `topic` alone from a repository that has another branch of a given name."""

    def make(branch: str, *options: str) -> tuple[git.Repository, Path]:
        repository.commit()
        repository.commit()
        repository.git("tag", "v1")
        repository.git("branch", branch)
        repository.branch()
        repository.commit()
        repository.git("switch", "--quiet", branch)
        repository.commit()
        folder, source = tmp_path / "clone", repository.root.as_uri()
        repository.git("clone", "-q", "--single-branch", "--no-tags", "--branch=topic", *options, source, str(folder))
        return git.Repository(folder), folder

    return make


def follow(said: str, folder: Path, number: int = 0) -> None:
    """Do to the letter what a message says, as a person who pastes it into a shell."""
    subprocess.run(re.findall("`(git fetch[^`]*)`", said)[number], shell=True, cwd=folder, check=True)


@posix
@pytest.mark.parametrize("options", [(), ("--depth=1",)], ids=["deep", "shallow"])
@pytest.mark.parametrize("branch", ["develop", "it's$(exit)/a;b", "release/1.0"])
def test_what_is_advised_brings_the_branch_to_a_clone_of_another_one(
    clone: Callable[..., tuple[git.Repository, Path]], repository: Repository, branch: str, options: tuple[str, ...]
) -> None:
    here, folder = clone(branch, *options)
    follow(told(here, f"origin/{branch}"), folder)
    assert here.merge_bases(f"origin/{branch}") == [repository.git("rev-parse", "v1")]


@posix
@pytest.mark.parametrize("options", [(), ("--depth=1",)], ids=["deep", "shallow"])
def test_a_branch_named_without_its_remote_is_fetched_as_advised(
    clone: Callable[..., tuple[git.Repository, Path]], repository: Repository, options: tuple[str, ...]
) -> None:
    here, folder = clone("develop", *options)
    said = told(here, "develop")
    assert "name it origin/develop" in said
    follow(said, folder)
    assert here.merge_bases("origin/develop") == [repository.git("rev-parse", "v1")]
    assert "Did you mean origin/develop?" in told(here, "develop")


@posix
@pytest.mark.parametrize("options", [(), ("--depth=1",)], ids=["deep", "shallow"])
def test_a_tag_is_fetched_as_advised(
    clone: Callable[..., tuple[git.Repository, Path]], repository: Repository, options: tuple[str, ...]
) -> None:
    here, folder = clone("develop", *options)
    follow(told(here, "v1"), folder, 1)
    assert here.merge_bases("v1") == [repository.git("rev-parse", "v1")]


def test_no_branch_is_asked_for_where_the_name_can_be_none(
    clone: Callable[..., tuple[git.Repository, Path]],
) -> None:
    here, _ = clone("develop", "--depth=1")
    for ref in ("develop~1", "origin/develop^", "a b", "0" * 40):
        assert "refs/heads" not in told(here, ref)


@posix
def test_names_of_files_may_hold_anything(repository: Repository, here: git.Repository) -> None:
    names = ["a b.md", "ä.md", 'q"uote.md', "tab\there.md", "line\nbreak.md", os.fsdecode(b"\xff.md"), "d/ee/p.md"]
    for name in names:
        repository.write(name, "x")
    entries = here.entries(repository.commit())
    assert entries.keys() == {*names, "linkwatch.toml", ".gitignore"}
    assert entries["d/ee/p.md"] == Entry("100644", repository.git("hash-object", "d/ee/p.md"))


def test_differences_are_those_of_the_files_as_they_stand(repository: Repository, here: git.Repository) -> None:
    for name in ("same", "edited", "deleted", "gone", "renamed"):
        repository.write(f"{name}.md", f"# {name}\n" * 9)
    commit = repository.commit()
    repository.append("edited.md", "more\n")
    repository.git("rm", "--quiet", "deleted.md")
    (repository.root / "gone.md").unlink()
    repository.git("mv", "renamed.md", "other.md")
    repository.append("other.md", "more\n")
    repository.write("untracked.md", "new\n")
    assert here.differences(commit) == Differences(
        frozenset({"edited.md", "deleted.md", "gone.md", "renamed.md", "other.md"}),
        frozenset({"deleted.md", "gone.md"}),
        (("other.md", "renamed.md"),),
    )


def test_what_has_not_changed_differs_in_nothing(repository: Repository, here: git.Repository) -> None:
    assert here.differences(repository.commit()) == Differences()


def test_the_index_is_what_git_tracks_now_with_what_a_sparse_checkout_leaves_out(
    repository: Repository, here: git.Repository
) -> None:
    for name in ("ä b.md", "out/c.md", "gone.md"):
        repository.write(name, "x")
    repository.commit()
    repository.write("new.md", "new")
    repository.git("sparse-checkout", "set", "--no-cone", "/*", "!/out/")
    (repository.root / "gone.md").unlink()
    assert here.index.left_out == {"out/c.md"}
    assert here.index.entries == here.entries("HEAD")


def test_a_submodule_differs_where_it_is_at_another_commit(
    repository: Repository, here: git.Repository, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = Repository(tmp_path / "other")
    other.commit()
    repository.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other.root), "sub")
    commit = repository.commit()
    repository.write("sub/new.md", "new")
    assert here.differences(commit) == Differences()
    repository.git("-C", "sub", "commit", "--quiet", "--allow-empty", "--message", "more")
    assert here.differences(commit) == Differences(frozenset({"sub"}))
    repository.git("rm", "--quiet", "--force", "sub")
    assert here.differences(commit).deleted == {"sub"}


@posix
def test_contents_are_read_byte_for_byte(repository: Repository, here: git.Repository) -> None:
    texts = {"empty": "", "lines": "a\r\n\nb", "long": "x" * 100_000, "marks": "\ufeffä\0blob 3"}
    for name, text in texts.items():
        (repository.root / f"{name}.md").write_bytes(text.encode())
    (repository.root / "odd.md").write_bytes(b"\xff")
    entries = here.entries(repository.commit())
    read = dict(here.texts(entry.content for entry in entries.values()))
    assert {name: read[entries[f"{name}.md"].content] for name in texts} == texts
    assert read[entries["odd.md"].content] == "\ufffd"


def test_no_content_is_asked_for_where_none_is_wanted(here: git.Repository) -> None:
    assert list(here.texts([])) == []


def test_what_is_too_large_is_left_out_and_the_rest_read_in_portions(
    repository: Repository, here: git.Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git, "MAX_BYTES", 10)
    monkeypatch.setattr(git, "_MOST_AT_ONCE", 15)
    names = []
    for size in (9, 10, 5, 11, 1):
        repository.write("a.md", str(size % 10) * size)
        names.append(repository.git("hash-object", "-w", "a.md"))
    assert [len(text) for _, text in here.texts(names)] == [9, 10, 5, 1]


def test_a_content_that_the_clone_lacks_is_told(here: git.Repository) -> None:
    with pytest.raises(LinkwatchError, match="this clone lacks a file of the commit"):
        list(here.texts(["0" * 40]))


def test_a_commit_that_the_clone_lacks_is_told_in_words_of_git(here: git.Repository) -> None:
    with pytest.raises(LinkwatchError, match="git ls-tree failed: not a tree object"):
        here.entries("0" * 40)


def test_git_that_is_missing_is_told(here: git.Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git could not be run" in told(here, "main")
