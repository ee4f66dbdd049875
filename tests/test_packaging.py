"""What is built and installed: the wheel, the sdist, and the generator far from its checkout."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from projects import read_files

PROJECT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path) -> str:
    """Run a command, which has to end well, and return what it prints."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, folder=PROJECT)
    return folder


def names_in(dist: Path) -> set[str]:
    """Name the files of the wheel."""
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def relative(folder: Path, top: str) -> set[str]:
    """Name the files below a folder as they should stand in the wheel."""
    return {
        f"{top}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_wheel(dist: Path) -> None:
    """It holds the SDK, the generator and its templates, the licenses, and nothing else."""
    code = {name for name in names_in(dist) if ".dist-info/" not in name}
    about = {name.partition("/")[2] for name in names_in(dist) if ".dist-info/" in name}

    assert code == (
        relative(PROJECT / "generated" / "botoforge", "botoforge")
        | relative(PROJECT / "codegen" / "botoforge_codegen", "botoforge_codegen")
        | relative(PROJECT / "templates", "botoforge_codegen/templates")
    )
    assert {"licenses/LICENSE", "licenses/NOTICE", "entry_points.txt", "METADATA"} <= about


def test_sdist(dist: Path) -> None:
    """It holds what the project is made and tested with."""
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {"pyproject.toml", "noxfile.py", "tests/wire.py", "templates/module.py.jinja"} <= names
    assert {"constraints.txt", "generated/botoforge/py.typed", "examples/demo.py"} <= names


@pytest.fixture(scope="module")
def elsewhere(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment far from the checkout, with the wheel and the SDK's own needs installed."""
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", folder / "venv", folder=folder)
    (wheel,) = dist.glob("*.whl")
    install(folder, str(wheel))
    return folder


def install(folder: Path, *requirements: str) -> None:
    """Install something with the versions that the project pins."""
    pins = PROJECT / "constraints.txt"
    pip = (folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet")
    run(*pip, "--constraint", pins, *requirements, folder=folder)


def test_without_extras(elsewhere: Path) -> None:
    """The SDK needs attrs and botocore alone; the generator says what it lacks."""
    python = elsewhere / "venv" / "bin" / "python"
    with (PROJECT / "pyproject.toml").open("rb") as file:
        project: dict[str, Any] = tomllib.load(file)["project"]
    code = "import botoforge.quicksight as q; q.QuickSightClient; q.TopicRefreshStatus; print('ok')"
    lacking = subprocess.run(
        [elsewhere / "venv" / "bin" / "botoforge", "list"],
        cwd=elsewhere,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert len(project["dependencies"]) == 2
    assert run(python, "-c", code, folder=elsewhere) == "ok\n"
    assert run(elsewhere / "venv" / "bin" / "botoforge", "--help", folder=elsewhere)
    assert lacking.returncode == 2
    assert "pip install 'botoforge[codegen]'" in lacking.stderr


def test_generator_far_from_its_checkout(dist: Path, elsewhere: Path) -> None:
    """From the wheel it makes what it makes in the checkout."""
    (wheel,) = dist.glob("*.whl")
    install(elsewhere, f"{wheel}[codegen]")
    (elsewhere / "pyproject.toml").write_bytes((PROJECT / "pyproject.toml").read_bytes())
    run(elsewhere / "venv" / "bin" / "botoforge", "generate", folder=elsewhere)

    made = read_files(elsewhere / "generated" / "botoforge")
    assert made == read_files(PROJECT / "generated" / "botoforge")
