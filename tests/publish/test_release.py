"""What a release says about itself, and that nothing but the sources decides its bytes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from support.projects import ROOT
from support.workflows import git

PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
    "project"
]
VERSION: Final[str] = PROJECT["version"]
WORKFLOW: Final = ROOT / ".github" / "workflows" / "release.yml"


def test_version_is_that_of_the_changelog() -> None:
    """The newest section of the changelog is about the version of the project."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    headings = re.findall(r"^## (.+)$", changelog, re.MULTILINE)

    assert re.fullmatch(rf"{re.escape(VERSION)} \((unreleased|\d{{4}}-\d\d-\d\d)\)", headings[0])


def test_pages_name_the_version() -> None:
    """A wheel or a tag that a page names is that of the version."""
    named = {
        version
        for page in [ROOT / "README.md", *ROOT.glob("docs/*.md")]
        for version in re.findall(r"botoforge-([\d.]+)-py3|rev: v([\d.]+)", page.read_text("utf-8"))
        for version in version
        if version
    }

    assert named == {VERSION}


def test_release_is_published_without_a_secret() -> None:
    """Only the job that publishes may ask for a token of its own, and no secret is used."""
    text = WORKFLOW.read_text("utf-8")
    jobs = yaml.safe_load(text)["jobs"]

    assert "secrets." not in text
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert jobs["publish"]["needs"] == "build"
    assert jobs["publish"]["steps"][-1]["with"] == {"attestations": True}


def copy_sources(folder: Path) -> Path:
    """Copy what git knows of the project, with other times and other permissions."""
    before = time.time() - 1e6
    for name in git(ROOT, "ls-files").splitlines():
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
            (folder / name).chmod(0o600)
            os.utime(folder / name, (before, before))
    return folder


def build(sources: Path, output: Path, **environment: str) -> dict[str, str]:
    """Build sdist and wheel; return the digest of each file."""
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", output],
        cwd=sources,
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in output.iterdir()}


@pytest.mark.slow
def test_builds_are_the_same(tmp_path: Path) -> None:
    """Neither the place, nor times, permissions, time zone or hash seed change a byte."""
    first = build(copy_sources(tmp_path / "one"), tmp_path / "first", TZ="UTC")
    other = copy_sources(tmp_path / "two" / "deeper")
    (other / "README.md").chmod(0o640)
    second = build(other, tmp_path / "second", TZ="Asia/Tokyo", PYTHONHASHSEED="7")

    assert len(first) == 2
    assert first == second


@pytest.mark.slow
def test_metadata_is_complete(tmp_path: Path) -> None:
    """What an index shows can be shown, warnings included."""
    build(ROOT, tmp_path)
    checked = subprocess.run(
        [Path(sys.executable).parent / "twine", "check", "--strict", *tmp_path.iterdir()],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stdout
