"""The output folder: whole at every moment, and botoforge's alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.machine import mounted
from support.projects import HEAD, PROGRAMS, ROOT, Project, outdated

KILLED = PROGRAMS / "killed.py"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that has generated its package, and then chosen another operation."""
    return outdated(tmp_path / "project")


def refuse(project: Project, message: str) -> None:
    """Expect that neither `generate` nor `check` does anything, and that both say why."""
    state = project.state()
    for command in ("generate", "check"):
        result = project.run(command)
        assert (result.status, result.output) == (2, "")
        assert f"botoforge: error: output folder {project.package}: {message}" in result.errors
        assert result.errors.count("\n") == 1
    assert project.state() == state


# --- Whole at every moment ------------------------------------------------------------------------


def disturb(folder: Path, *how: str) -> subprocess.CompletedProcess[str]:
    """Disturb runs at every place where they change a file, in a program of its own."""
    command = [sys.executable, str(KILLED), str(folder / "project"), *how]
    search_path = {"PYTHONPATH": str(ROOT / "tests")}
    return subprocess.run(
        command, env=os.environ | search_path, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("event", ["SIGINT", "SIGKILL", "package", "parent"])
@pytest.mark.parametrize("swap", ["exchange", pytest.param("rename", marks=pytest.mark.slow)])
def test_disturbed_at_any_moment(tmp_path: Path, event: str, swap: str) -> None:
    """A run that is stopped, or under whose hands a folder goes away, leaves no half of a tree.

    The old tree is there, or the new one, or, if it was removed meanwhile, none. The next run
    heals.
    """
    done = disturb(tmp_path, event, swap)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10


@pytest.mark.parametrize(
    ("mutant", "complaint"),
    [
        ("in-place", "damaged the tree"),
        ("early", "damaged the tree"),
        ("leftovers", "did not heal"),
    ],
)
def test_broken_publisher_is_caught(tmp_path: Path, mutant: str, complaint: str) -> None:
    """A publisher that writes in place, swaps too early or leaves its waste does not pass."""
    done = disturb(tmp_path, "SIGKILL", "exchange", mutant)

    assert done.returncode == 1
    assert re.search(rf"^AssertionError: .*{complaint}", done.stderr, re.MULTILINE)


def test_leftovers(project: Project) -> None:
    """What a killed run has left beside its targets is gone after the next one."""
    before = set(project.folder.rglob("*"))
    (project.folder / ".pyproject.toml.botoforge-new").touch()
    for what in ("new", "copy"):
        (project.package.parent / f".aws.botoforge-{what}" / "jobs").mkdir(parents=True)
    project.choose("DescribeJob")

    project.succeed("generate")

    assert set(project.folder.rglob("*")) == before


@pytest.fixture
def layers(tmp_path: Path) -> Iterator[Path]:
    """A folder as in a container: what is there came with the image, changes go elsewhere."""
    for name in ("image", "changes", "work", "project"):
        (tmp_path / name).mkdir()
    options = ",".join(
        f"{option}dir={tmp_path / name}"
        for option, name in {"lower": "image", "upper": "changes", "work": "work"}.items()
    )
    Project(tmp_path / "image").choose("DescribeJob")
    Project(tmp_path / "image").succeed("generate")
    with mounted(tmp_path / "project", "-t", "overlay", "overlay", "-o", options):
        yield tmp_path / "project"


def test_folder_from_an_image(layers: Path) -> None:
    """A folder of a container's image cannot be renamed; its tree is replaced all the same."""
    project = Project(layers)

    project.succeed("add", "jobs", "StopJob")

    assert "jobs/stop_job.py" in project.tree()
    assert [path.name for path in project.package.parent.iterdir()] == ["aws"]
    project.succeed("check")


# --- botoforge's alone ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["notes.txt", "jobs/mine.py", "deep/er/data.bin", ".hidden"])
def test_foreign_file(project: Project, path: str) -> None:
    """A file that botoforge did not write stops it, wherever it lies."""
    foreign = project.package / path
    foreign.parent.mkdir(parents=True, exist_ok=True)
    foreign.write_bytes(b"mine")

    refuse(project, f"{path} is not one of botoforge's files; move your files elsewhere")


def test_foreign_files(project: Project) -> None:
    """Of many foreign files one is named, and how many there are besides."""
    for number in range(3):
        (project.package / f"{number}.txt").write_bytes(b"mine")

    refuse(project, "0.txt is not one of botoforge's files, nor are 2 more; move your files")


def test_foreign_folder(project: Project) -> None:
    """A package that was there before botoforge is never taken over."""
    shutil.rmtree(project.package)
    project.package.mkdir()
    (project.package / "__init__.py").write_text('"""Mine."""\n', "utf-8")

    refuse(project, "__init__.py is not one of botoforge's files")


def test_links(project: Project) -> None:
    """What lies in the folder as a link is foreign, even by the name of a file of ours."""
    elsewhere = project.folder / "elsewhere.py"
    (project.package / "jobs" / "client.py").rename(elsewhere)
    (project.package / "jobs" / "client.py").symlink_to(elsewhere)

    refuse(project, "jobs/client.py is not one of botoforge's files")


def test_link_to_a_folder(project: Project) -> None:
    """A link to a folder is not followed."""
    (project.package / "more").symlink_to(project.folder / "models")

    refuse(project, "more is not one of botoforge's files")


def test_output_that_is_a_link(project: Project) -> None:
    """The folder itself has to be a real one, because it is replaced as a whole."""
    real = project.folder / "real"
    project.package.rename(real)
    project.package.symlink_to(real)

    refuse(project, "it is a symbolic link, ")


def test_output_that_is_a_file(project: Project) -> None:
    """A file where the folder should be stays."""
    shutil.rmtree(project.package)
    project.package.write_text("mine", "utf-8")

    refuse(project, f"{project.package} is not a folder")


def test_output_below_a_file(project: Project) -> None:
    """A file where a parent of the folder should be stays."""
    shutil.rmtree(project.package.parent)
    project.package.parent.write_text("mine", "utf-8")

    refuse(project, f"{project.package.parent} is not a folder")


def test_neighbours(project: Project) -> None:
    """What lies beside the folder is the user's, and stays."""
    neighbours = [project.package.parent / "__init__.py", project.folder / "src" / "awsome.py"]
    for path in neighbours:
        path.write_text("mine = True\n", "utf-8")

    project.succeed("generate")

    assert [path.read_text("utf-8") for path in neighbours] == ["mine = True\n"] * 2


def test_caches(project: Project) -> None:
    """What Python, checkers and file managers leave in a folder is no file of anybody."""
    for path in ("__pycache__/x.pyc", "jobs/__pycache__/y.pyc", ".mypy_cache/z", "jobs/.DS_Store"):
        cache = project.package / path
        cache.parent.mkdir(exist_ok=True)
        cache.write_bytes(b"cached")

    project.succeed("generate")
    project.succeed("check")

    assert "jobs/stop_job.py" in project.tree()


def test_conflict_in_the_manifest(project: Project) -> None:
    """After a merge of two branches that both chose an operation, `generate` brings order."""
    manifest = project.package / "manifest.json"
    ours = manifest.read_text("utf-8")
    project.succeed("generate")
    theirs = manifest.read_text("utf-8")
    (project.package / "jobs" / "describe_job.py").write_text("# of the other branch\n", "utf-8")
    manifest.write_text(f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n", "utf-8")

    project.succeed("generate")

    assert json.loads(manifest.read_text("utf-8"))["files"] == sorted(project.tree())


def test_without_a_manifest(project: Project) -> None:
    """If the list of our files is lost, nothing is ours any more."""
    (project.package / "manifest.json").unlink()

    refuse(project, "__init__.py is not one of botoforge's files, nor are ")


def test_two_packages_side_by_side(project: Project) -> None:
    """One project can hold two packages of botoforge, each with a configuration of its own."""
    other = project.folder / "other.toml"
    text = HEAD.replace("myapp.aws", "myapp.night")
    other.write_text(
        f'{text}\n[tool.botoforge.services]\nnight-jobs = ["DescribeNight"]\n', "utf-8"
    )

    project.succeed("generate", "--config", "other.toml")
    project.succeed("generate")

    assert "jobs/stop_job.py" in project.tree()
    assert (project.package.with_name("night") / "night_jobs" / "describe_night.py").is_file()
