"""The wheel and the source archive hold what they should and nothing else, and come out the same to the byte."""

from __future__ import annotations

import email
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from command import unmeasured
from linkwatch.version import __version__

ROOT = Path(__file__).parents[1]
VERSION = __version__
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
NEEDED = ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "src", "guide")  # what a build reads
MADE = {"__pycache__", ".mypy_cache", ".ruff_cache"}
PLANTED = (".env", "secrets.txt", ".linkwatch/cache.sqlite", "reports/report.json", "dist/old.whl")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with files of other times and rights, and with files that are nobody's business."""
    folder = copy(tmp_path_factory.mktemp("checkout"))
    for file in folder.rglob("*.py"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
        file.chmod(0o640)
    for name in PLANTED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("not for others")
    return folder


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(checkout, tmp_path_factory.mktemp("built"))


def copy(folder: Path) -> Path:
    """Copy what a build reads into a folder."""
    for name in NEEDED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy2)(ROOT / name, folder / name)
    return folder


def build(project: Path, folder: Path) -> Path:
    """Build both archives of a project into a folder, without a network."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    return folder


def wheel(folder: Path) -> zipfile.ZipFile:
    [file] = folder.glob("*.whl")
    return zipfile.ZipFile(file)


def source(folder: Path) -> tarfile.TarFile:
    [file] = folder.glob("*.tar.gz")
    return tarfile.open(file)


def read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    assert file is not None
    return file.read()


def metadata(folder: Path) -> Message:
    with wheel(folder) as archive:
        return email.message_from_bytes(archive.read(f"linkwatch-{VERSION}.dist-info/METADATA"))


def package_files() -> Iterator[str]:
    for file in (ROOT / "src").rglob("*"):
        if file.is_file() and not MADE & set(file.parts):
            yield file.relative_to(ROOT / "src").as_posix()


def test_the_wheel_holds_the_package_the_guide_and_nothing_else(built: Path) -> None:
    with wheel(built) as archive:
        names = set(archive.namelist())
    about = {f"linkwatch-{VERSION}.dist-info/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}

    assert names == {
        *package_files(),
        *about,
        "linkwatch/demo/guide.md",
        f"linkwatch-{VERSION}.dist-info/licenses/LICENSE",
    }
    assert "linkwatch/py.typed" in names


def test_the_source_archive_must_not_hold_what_only_lies_about(built: Path) -> None:
    with source(built) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert names & set(PLANTED) == set()
    assert {"pyproject.toml", "PKG-INFO", "LICENSE", "guide/README.md", "src/linkwatch/py.typed"} <= names


def test_both_archives_come_out_the_same_from_files_of_other_times_and_rights(built: Path, tmp_path: Path) -> None:
    again = build(copy(tmp_path), tmp_path / "again")

    assert {file.name: file.read_bytes() for file in again.iterdir()} == {
        file.name: file.read_bytes() for file in built.iterdir()
    }


def test_the_wheel_that_is_built_from_the_source_archive_is_the_same(built: Path, tmp_path: Path) -> None:
    with source(built) as archive:
        for member in archive:
            file = tmp_path / member.name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(read(archive, member))
    again = build(tmp_path / f"linkwatch-{VERSION}", tmp_path / "again")

    assert [file.read_bytes() for file in again.glob("*.whl")] == [file.read_bytes() for file in built.glob("*.whl")]


def test_the_metadata_says_what_the_project_says(built: Path) -> None:
    told = metadata(built)

    assert (told["Name"], told["Version"]) == ("linkwatch", VERSION)
    assert (told["License-Expression"], told["License-File"]) == ("MIT", "LICENSE")
    assert told["Requires-Python"] == ">=3.11"
    assert set(told.get_all("Classifier", [])) == set(PROJECT["classifiers"])
    assert told["Description-Content-Type"] == "text/markdown"


def test_the_command_is_there_once_the_wheel_is(built: Path) -> None:
    with wheel(built) as archive:
        entries = archive.read(f"linkwatch-{VERSION}.dist-info/entry_points.txt").decode()

    assert entries == "[console_scripts]\nlinkwatch = linkwatch.__main__:main\n"


def test_the_program_runs_from_the_wheel_alone(built: Path, tmp_path: Path) -> None:
    [file] = built.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        archive.extractall(tmp_path / "site")
    code = "import sys; sys.path.insert(0, 'site'); from linkwatch.__main__ import main; main()"
    command = [sys.executable, "-c", code, "check", "--offline", "site/linkwatch/demo/guide.md", "--format", "json"]
    ran = subprocess.run(command, cwd=tmp_path, env=unmeasured(), capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["inputs"] == ["site/linkwatch/demo/guide.md"]
