"""What is built and installed: the wheel, the sdist, and the generator far from its checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from support.pages import read_blocks
from support.projects import ROOT, read_files

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
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, folder=ROOT)
    return folder


def names_in(dist: Path) -> set[str]:
    """Name the files of the wheel."""
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def relative(folder: Path, top: str) -> set[str]:
    """Name the files below a folder as they should stand in the wheel."""
    return {f"{top}/{path}" for path in read_files(folder)}


def test_wheel(dist: Path) -> None:
    """It holds the SDK, the generator and its templates, the licenses, and nothing else."""
    code = {name for name in names_in(dist) if ".dist-info/" not in name}
    about = {name.partition("/")[2] for name in names_in(dist) if ".dist-info/" in name}

    assert code == (
        relative(ROOT / "generated" / "botoforge", "botoforge")
        | relative(ROOT / "codegen" / "botoforge_codegen", "botoforge_codegen")
        | relative(ROOT / "templates", "botoforge_codegen/templates")
    )
    assert {"licenses/LICENSE", "licenses/NOTICE", "entry_points.txt", "METADATA"} <= about


def test_sdist(dist: Path) -> None:
    """It holds what the project is made and tested with."""
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}

    assert {
        "pyproject.toml",
        "noxfile.py",
        "tests/support/wire.py",
        "templates/module.py.jinja",
    } <= names
    assert {"constraints.txt", "generated/botoforge/py.typed", "examples/demo.py"} <= names
    assert {".pre-commit-hooks.yaml", "examples/ci/botoforge-update.yml"} <= names


def install(folder: Path, *requirements: str) -> Path:
    """Make an environment far from the checkout, and install something with the pinned versions.

    Returns:
        The folder of its programs.
    """
    run(sys.executable, "-m", "venv", "venv", folder=folder)
    pip = (folder / "venv" / "bin" / "python", "-m", "pip", "--quiet", "install")
    run(*pip, "--constraint", ROOT / "constraints.txt", *requirements, folder=folder)
    return folder / "venv" / "bin"


def test_without_extras(dist: Path, tmp_path: Path) -> None:
    """The SDK needs attrs and botocore alone; the generator says what it lacks."""
    (wheel,) = dist.glob("*.whl")
    programs = install(tmp_path, str(wheel))
    code = "import botoforge.quicksight as q; q.QuickSightClient; q.TopicRefreshStatus; print('ok')"

    assert run(programs / "python", "-c", code, folder=tmp_path) == "ok\n"
    assert "examples:" in run(programs / "botoforge", "generate", "--help", folder=tmp_path)
    lacking = subprocess.run(
        [programs / "botoforge", "generate"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert lacking.returncode == 2
    assert lacking.stderr.endswith(
        "pip install argcomplete jinja2 markdownify platformdirs rich tomlkit\n"
    )
    assert lacking.stderr.count("\n") == 1


def test_generator_far_from_its_checkout(dist: Path, tmp_path: Path) -> None:
    """From the wheel it makes what it makes in the checkout."""
    (wheel,) = dist.glob("*.whl")
    programs = install(tmp_path, f"{wheel}[codegen]")

    check_generator(programs, tmp_path)


def test_editable_install(tmp_path: Path) -> None:
    """A checkout that is installed as editable finds its templates and waiters, too."""
    code = f"from hatchling.build import build_editable; build_editable({str(tmp_path)!r})"
    run(sys.executable, "-c", code, folder=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    programs = install(tmp_path, f"{wheel}[codegen]")

    code = "import botoforge, botoforge_codegen as c; print(botoforge.__file__, c.__file__)"
    assert run(programs / "python", "-c", code, folder=tmp_path).split() == [
        str(ROOT / "generated" / "botoforge" / "__init__.py"),
        str(ROOT / "codegen" / "botoforge_codegen" / "__init__.py"),
    ]
    check_generator(programs, tmp_path)


def check_generator(programs: Path, folder: Path) -> None:
    """Generate in an empty project what this project has chosen, and compare the two."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    run(programs / "botoforge", "generate", folder=folder)

    made = read_files(folder / "generated" / "botoforge")
    assert made == read_files(ROOT / "generated" / "botoforge")


def test_your_own_choice(dist: Path, tmp_path: Path) -> None:
    """What docs/your-package.md says about a project of one's own, done as it stands there."""
    blocks = read_blocks("docs/your-package.md")
    shells = [block for block in blocks if block.language == "sh"]
    install_it, *commands = (line for block in shells for _, line in block.list_commands())
    commands = commands[: commands.index("mypy --strict src") + 1]  # what follows is about more
    (wheel,) = dist.glob("*.whl")
    assert wheel.name in install_it
    programs = install(tmp_path, f"{wheel}[codegen,testing]", "mypy")
    for block in blocks:
        if block.title:
            file = tmp_path / block.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, "utf-8")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"

    for command in commands:
        run("env", f"PATH={path}", "sh", "-c", command, folder=tmp_path)

    use = """
from myapp.aws.stepfunctions import DescribeExecutionOutput, ExecutionStatus, SFNClient
from myapp.aws.testing import AwsServer, sample
import os
with AwsServer() as aws:
    os.environ.update(AWS_ENDPOINT_URL=aws.endpoint_url, AWS_REGION="us-east-1",
                      AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing")
    execution = sample(DescribeExecutionOutput, status=ExecutionStatus.SUCCEEDED)
    aws.when(SFNClient.describe_execution).answer(execution)
    from myapp.jobs import has_succeeded
    print(has_succeeded("arn:aws:states:us-east-1:123456789012:execution:m:e"))
"""
    region = ("AWS_DEFAULT_REGION=us-east-1", f"PYTHONPATH={tmp_path / 'src'}")
    assert run("env", *region, programs / "python", "-c", use, folder=tmp_path) == "True\n"
    assert (tmp_path / "src" / "myapp" / "aws" / "sqs" / "receive_message.py").is_file()
