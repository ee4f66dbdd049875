"""The hook for pre-commit: the one of this repository, and the one that users write themselves."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.projects import ROOT, Project
from support.workflows import git, git_environment, write_stand_ins

HOOKS = ROOT / ".pre-commit-hooks.yaml"
PAGE = ROOT / "docs" / "models-move.md"
PROGRAMS = Path(sys.executable).parent


def quoted_config(word: str) -> str:
    """Find the block of YAML on the page that has a word."""
    blocks: list[str] = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    (found,) = (block for block in blocks if word in block)
    return found


def test_the_hook_installs_what_the_generator_needs() -> None:
    """pre-commit knows no extras, so the hook lists those of `codegen`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (hook,) = yaml.safe_load(HOOKS.read_bytes())

    assert hook["additional_dependencies"] == project["optional-dependencies"]["codegen"]


def test_pre_commit_takes_the_files(tmp_path: Path) -> None:
    """Both are what pre-commit's own schema asks for."""
    for command, text in (
        ("validate-manifest", HOOKS.read_text("utf-8")),
        ("validate-config", quoted_config("repo: local")),
        ("validate-config", quoted_config("rev:")),
    ):
        file = tmp_path / "file.yaml"
        file.write_text(text, "utf-8")
        done = subprocess.run(
            [PROGRAMS / "pre-commit", command, file],
            env=os.environ | {"PRE_COMMIT_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout + done.stderr) == (0, "")


class Repository:
    """A git repository with a package, in which pre-commit runs."""

    def __init__(self, folder: Path, config: str) -> None:
        self.project = Project(folder / "project")
        self.folder = self.project.folder
        self.folder.mkdir(exist_ok=True)
        self.project.choose("DescribeJob")
        assert self.project.run("generate").status == 0
        shutil.rmtree(self.folder / "models")
        (self.folder / ".pre-commit-config.yaml").write_text(config, "utf-8")
        write_stand_ins(folder / "bin")
        self.environment = git_environment() | {
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(folder / "home"),
        }
        git(self.folder, "init", "--quiet", "--initial-branch", "main")
        git(self.folder, "add", "--all")
        git(self.folder, "commit", "--quiet", "--message", "all")

    def run(self, *options: str) -> Any:
        """Run the hooks."""
        return subprocess.run(
            [PROGRAMS / "pre-commit", "run", *options],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def judge(self) -> None:
        """The hook passes on a clean tree, and fails after an edit of the package."""
        clean = self.run("--all-files")
        assert (clean.returncode, "Passed" in clean.stdout) == (0, True), clean.stdout

        (self.folder / "notes.md").write_text("mine\n", "utf-8")
        git(self.folder, "add", "--all")
        assert "Skipped" in self.run().stdout

        module = self.project.package / "jobs" / "describe_job.py"
        module.write_text(module.read_text("utf-8") + "# mine\n", "utf-8")
        git(self.folder, "add", "--all")
        edited = self.run()
        assert (edited.returncode, "Failed" in edited.stdout) == (1, True), edited.stdout
        assert "\n-# mine\n" in edited.stdout
        assert "run `botoforge generate --locked`" in edited.stdout


@pytest.mark.slow
def test_local_hook(tmp_path: Path) -> None:
    """The hook that the page shows, with the botoforge of the environment."""
    Repository(tmp_path, quoted_config("repo: local")).judge()


@pytest.mark.slow
def test_hook_of_this_repository(tmp_path: Path) -> None:
    """pre-commit installs this project from a git repository, and runs its hook."""
    ours = tmp_path / "ours"
    skipped = shutil.ignore_patterns(".*", "tests", "__pycache__")
    shutil.copytree(ROOT, ours, ignore=skipped)
    shutil.copy(HOOKS, ours)
    git(ours, "init", "--quiet", "--initial-branch", "main")
    git(ours, "add", "--all")
    git(ours, "commit", "--quiet", "--message", "all")
    rev = git(ours, "rev-parse", "HEAD").strip()
    config = quoted_config("rev:").replace("https://git.example.com/botoforge", str(ours))

    Repository(tmp_path, config.replace("v0.1.0", rev)).judge()
