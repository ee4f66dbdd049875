"""Small projects that use the generator, and the command run in them as a user does."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from botoforge_codegen.cli import main

ROOT: Final = Path(__file__).parents[2]
"""The folder of this project."""

PROGRAMS: Final = ROOT / "tests" / "programs"
"""Where the programs are that tests run in processes of their own."""

COMMAND: Final = (sys.executable, "-m", "botoforge_codegen")

HEAD: Final = """\
[tool.botoforge]
package = "myapp.aws"
output = "src"
"""


def text_model(client_name: str, operations: Sequence[str]) -> dict[str, Any]:
    """Make the model of a service whose operations all take an id and tell a status."""
    structure = {"type": "structure", "required": ["Id"], "members": {"Id": {"shape": "Id"}}}
    answer = {"type": "structure", "members": {"Status": {"shape": "Status"}}}
    return {
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-01",
            "endpointPrefix": client_name,
            "jsonVersion": "1.1",
            "protocol": "json",
            "serviceAbbreviation": client_name.title(),  # an older botocore names the class by it
            "serviceFullName": f"The {client_name} service",
            "serviceId": client_name.title(),
            "signatureVersion": "v4",
            "targetPrefix": client_name.title(),
            "uid": f"{client_name}-2020-01-01",
        },
        "operations": {
            name: {
                "name": name,
                "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": f"{name}Request"},
                "output": {"shape": f"{name}Response"},
                "documentation": "<p>Tells how a job stands \u2013 in one word.</p>",
            }
            for name in operations
        },
        "shapes": {
            **{f"{name}Request": structure for name in operations},
            **{f"{name}Response": answer for name in operations},
            "Id": {"type": "string"},
            "Status": {"type": "string", "enum": ["RUNNING", "DONE"]},
        },
    }


PROGRESS = re.compile(r"^botoforge: (?:\d+ of \d+ services|[\w-]+: \d+ operations)\n", re.MULTILINE)
"""What a command says of many services meanwhile."""


class Result(NamedTuple):
    """What came of a command."""

    status: object
    output: str
    errors: str


def run_command(folder: Path, *arguments: str) -> Result:
    """Run the command in a folder."""
    output, errors = io.StringIO(), io.StringIO()
    with chdir(folder), redirect_stdout(output), redirect_stderr(errors):
        try:
            status: object = main(arguments)
        except SystemExit as ended:
            status = ended.code
    return Result(status, output.getvalue(), errors.getvalue())


def succeed(folder: Path, *arguments: str) -> str:
    """Run the command in a folder, which has to end well, and return what it says."""
    result = run_command(folder, *arguments)
    assert (result.status, PROGRESS.sub("", result.errors)) == (0, "")
    return result.output


class Project:
    """A project in a folder, with two services of its own: `jobs` and `night-jobs`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = folder / "pyproject.toml"
        self.package = folder / "src" / "myapp" / "aws"
        self.add_model("jobs", text_model("jobs", ["DescribeJob", "DescribeRun", "StopJob"]))
        self.add_model("night-jobs", text_model("night", ["DescribeNight"]))

    def add_model(self, client_name: str, model: Mapping[str, Any]) -> Path:
        """Write the model of a service."""
        return write_model(self.folder / "models", client_name, model)

    def configure(self, text: str) -> None:
        """Write the configuration, byte by byte."""
        self.config.write_bytes(text.encode())

    def choose(self, *operations: str) -> None:
        """Choose some operations of `jobs`."""
        self.configure(f"{HEAD}\n[tool.botoforge.services]\njobs = {json.dumps(operations)}\n")

    def run(self, *arguments: str, folder: Path | None = None) -> Result:
        """Run the command, with the project's own models.

        Args:
            arguments: What follows the command's name.
            folder: The current folder, by default that of the project.
        """
        models = ("--models", str(self.folder / "models"))
        return run_command(folder or self.folder, *arguments, *models)

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start the command as a process of its own, with the project's own models."""
        return subprocess.Popen(
            [*COMMAND, *arguments, "--models", str(self.folder / "models")],
            cwd=self.folder,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def succeed(self, *arguments: str) -> str:
        """Run the command, which has to end well, and return what it says."""
        result = self.run(*arguments)
        assert (result.status, result.errors) == (0, "")
        return result.output

    def state(self) -> dict[str, tuple[bytes | None, int]]:
        """Tell the content of every file in the project, and when it was written."""
        return {
            str(path.relative_to(self.folder)): (
                path.read_bytes() if path.is_file() else None,
                path.lstat().st_mtime_ns,
            )
            for path in sorted(self.folder.rglob("*"))
        }

    def tree(self) -> dict[str, bytes]:
        """Tell the content of every file in the package."""
        return read_files(self.package)


def write_model(models: Path, client_name: str, model: Mapping[str, Any]) -> Path:
    """Write the model of a service into a folder of models."""
    file = models / client_name / "2020-01-01" / "service-2.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(model), "utf-8")
    return file


def read_files(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder, caches apart."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def outdated(folder: Path) -> Project:
    """Make a project that has generated its package, and then chosen another operation."""
    project = Project(folder)
    project.choose("DescribeJob")
    project.succeed("generate")
    project.choose("StopJob")
    return project


@contextmanager
def importable(folder: Path, package: str) -> Generator[None]:
    """Let a package be imported for a while, and forget it afterwards.

    Args:
        folder: Where it lies.
        package: Its import name; of one with dots, the whole of the first package is forgotten.
    """
    first = package.partition(".")[0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(folder), *sys.path])
        try:
            yield
        finally:  # by hand: what a patch deletes comes back at its end
            for name in [name for name in sys.modules if name.partition(".")[0] == first]:
                del sys.modules[name]


@contextmanager
def made_package(
    folder: Path, package: str, services: str, models: Path | None = None
) -> Generator[None]:
    """Generate a package, and let it be imported for a while.

    Args:
        folder: Where to do it.
        package: The package's name.
        services: What is chosen, as lines of TOML.
        models: A folder of models beside botocore's own; botocore finds them meanwhile, too.
    """
    settings = f'[tool.botoforge]\npackage = "{package}"\noutput = "src"\n'
    config = folder / "pyproject.toml"
    config.write_text(f"{settings}[tool.botoforge.services]\n{services}", "utf-8")
    options = () if models is None else ("--models", str(models))
    assert "warning" not in succeed(folder, "generate", *options)
    with pytest.MonkeyPatch.context() as patch, importable(folder / "src", package):
        if models is not None:
            patch.setenv("AWS_DATA_PATH", str(models))
        yield
