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


def quoted_programs() -> dict[str, str]:
    """Read the programs that the page shows, each with what mypy says after the models moved."""
    section = PAGE.read_text("utf-8").partition("## What breaks\n")[2].partition("\n## ")[0]
    programs: list[str] = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    return {program: re.findall(r"^ *# (.+)$", program, re.MULTILINE)[0] for program in programs}


def check_types(package: Path, programs: Path) -> str:
    """Check the types of the programs against the package in a folder."""
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", programs],
        cwd=package,
        env=os.environ | {"MYPYPATH": str(package)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def pinned(name: str) -> str:
    """Read the version of a library that this project is tested with."""
    pins = (ROOT / "constraints.txt").read_text("utf-8")
    (version,) = re.findall(rf"^{name}==(\S+)$", pins, re.MULTILINE)
    return str(version)


def test_what_the_page_pins() -> None:
    """It pins the versions that this project is tested with."""
    assert f"jinja2=={pinned('jinja2')}\n" in quoted_requirements()
    assert f"markdownify=={pinned('markdownify')}\n" in quoted_requirements()


def write_project(work: Path) -> None:
    """Write what the page asks for, without the package."""
    build = ("-m", "build", "--no-isolation", "--wheel", "--outdir", work / "tools", ROOT)
    run(sys.executable, *build, folder=work)
    (work / "requirements-botoforge.txt").write_text(quoted_requirements(), "utf-8")
    shutil.copytree(EXAMPLES, work / ".github" / "workflows")
    services = 'batch = ["DescribeJobs"]\necs = ["DescribeTaskDefinition"]\n'
    (work / "pyproject.toml").write_text(f"{HEAD}[tool.botoforge.services]\n{services}", "utf-8")
    (work / "src" / "myapp").mkdir(parents=True)
    (work / "src" / "myapp" / "__init__.py").touch()


def write_programs(folder: Path) -> list[str]:
    """Write the programs of the page, and return what mypy says after the models moved."""
    folder.mkdir()
    for number, program in enumerate(quoted_programs()):
        (folder / f"program_{number}.py").write_text(program, "utf-8")
    return list(quoted_programs().values())


def test_from_the_first_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package of an older botocore gets a pull request, which the check lets pass.

    What breaks is what the page shows.
    """
    work, programs, users = tmp_path / "work", tmp_path / "venv" / "bin", tmp_path / "users"
    run(sys.executable, "-m", "venv", "venv", folder=tmp_path)
    write_gh(tmp_path / "bin")
    hub = Hub(tmp_path / "hub", f"{programs}{os.pathsep}{tmp_path / 'bin'}")
    git(tmp_path, "clone", "--quiet", str(hub.remote), str(work))
    git(work, "switch", "--quiet", "--orphan", "main")
    write_project(work)
    pip = (programs / "python", "-m", "pip", "--quiet", "install")
    run(*pip, "--requirement", "requirements-botoforge.txt", f"botocore=={OLD}", folder=work)
    run(programs / "botoforge", "generate", folder=work)
    expected = write_programs(users)
    assert "Success" in check_types(work / "src", users)
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message", "all")
    git(work, "push", "--quiet", "origin", "main")

    with monkeypatch.context() as patch:
        patch.setenv("PIP_CONSTRAINT", str(ROOT / "constraints.txt"))  # has "the newest"
        update = hub.run(work / ".github" / "workflows" / "botoforge-update.yml")

    assert not update.has_failed, update.log
    (pull,) = hub.state()["pulls"]
    assert pull["title"] == f"AWS models of botocore {pinned('botocore')} (breaking)"
    assert "`ecs.ResourceRequirement.value`" in pull["body"]
    assert "`batch.PlatformCapability.MANAGED_INSTANCES`" in pull["body"]
    complaints = check_types(update.checkout / "src", users)
    assert (len(expected), [text for text in expected if text not in complaints]) == (2, [])
    git(hub.remote, "branch", "--force", "main", BRANCH)
    for version in (pinned("botocore"), OLD):
        run(*pip, f"botocore=={version}", folder=work)
        check = hub.run(work / ".github" / "workflows" / "botoforge-check.yml")
        assert not check.has_failed, check.log
        assert "up to date" in check.log
