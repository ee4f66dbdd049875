"""The page, followed from its first line: real releases of botocore, a real pip, both workflows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.projects import HEAD, ROOT
from support.workflows import Hub, git, write_gh

pytestmark = pytest.mark.slow

PAGE = ROOT / "docs" / "models-move.md"
EXAMPLES = ROOT / "examples" / "ci"
OLD = "1.42.25"
BRANCH = "botoforge-models"


def run(*command: str | Path, folder: Path) -> str:
    """Run a command, which has to end well, and return what it prints."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def quoted_requirements() -> str:
    """Read what the page writes into `requirements-botoforge.txt`."""
    (block,) = re.findall(r"```text\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return re.sub(r"^ +", "", block, flags=re.MULTILINE)


def pinned(name: str) -> str:
    """Read the version of a library that this project is tested with."""
    pins = (ROOT / "constraints.txt").read_text("utf-8")
    (version,) = re.findall(rf"^{name}==(\S+)$", pins, re.MULTILINE)
    return str(version)


def test_what_the_page_pins() -> None:
    """It pins the versions that this project is tested with."""
    assert f"jinja2=={pinned('jinja2')}\n" in quoted_requirements()
    assert f"markdownify=={pinned('markdownify')}\n" in quoted_requirements()


def test_from_the_first_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of an older botocore gets a pull request, which the check lets pass."""
    work, programs = tmp_path / "work", tmp_path / "venv" / "bin"
    run(sys.executable, "-m", "venv", "venv", folder=tmp_path)
    write_gh(tmp_path / "bin")
    hub = Hub(tmp_path / "hub", f"{programs}{os.pathsep}{tmp_path / 'bin'}")
    git(tmp_path, "clone", "--quiet", str(hub.remote), str(work))
    git(work, "switch", "--quiet", "--orphan", "main")
    build = ("-m", "build", "--no-isolation", "--wheel", "--outdir", work / "tools", ROOT)
    run(sys.executable, *build, folder=tmp_path)
    (work / "requirements-botoforge.txt").write_text(quoted_requirements(), "utf-8")
    shutil.copytree(EXAMPLES, work / ".github" / "workflows")
    services = '[tool.botoforge.services]\nbatch = ["DescribeJobs"]\n'
    (work / "pyproject.toml").write_text(f"{HEAD}{services}", "utf-8")
    requirements = ("--requirement", "requirements-botoforge.txt")
    pip = (programs / "python", "-m", "pip", "--quiet", "install")
    run(*pip, *requirements, f"botocore=={OLD}", folder=work)
    run(programs / "botoforge", "generate", folder=work)
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "all")
    git(work, "push", "--quiet", "origin", "main")

    monkeypatch.setenv("PIP_CONSTRAINT", str(ROOT / "constraints.txt"))  # has "the newest"
    update = hub.run(work / ".github" / "workflows" / "botoforge-update.yml")

    assert not update.has_failed, update.log
    (pull,) = hub.state()["pulls"]
    assert pull["title"] == f"AWS models of botocore {pinned('botocore')}"
    assert "`batch.PlatformCapability.MANAGED_INSTANCES`" in pull["body"]
    git(hub.remote, "branch", "--force", "main", BRANCH)
    monkeypatch.delenv("PIP_CONSTRAINT")
    for version in (pinned("botocore"), OLD):
        run(*pip, f"botocore=={version}", folder=work)
        check = hub.run(work / ".github" / "workflows" / "botoforge-check.yml")
        assert not check.has_failed, check.log
        assert "up to date" in check.log
