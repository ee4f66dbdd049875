"""`botoforge init`: the first lines of a configuration, found out from the project."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from support.projects import run_command, succeed

NAMED = '[project]\nname = "My-App"\nversion = "1"\n'

LAYOUTS: dict[str, tuple[dict[str, str], str, str]] = {
    "src": (
        {"pyproject.toml": NAMED, "src/my_app/__init__.py": "", "src/other/__init__.py": ""},
        "my_app.aws",
        "src",
    ),
    "flat": (
        {"pyproject.toml": NAMED, "my_app/__init__.py": "", "tests/__init__.py": ""},
        "my_app.aws",
        ".",
    ),
    "another name": (
        {"pyproject.toml": NAMED, "src/shop/__init__.py": ""},
        "shop.aws",
        "src",
    ),
    "poetry": (
        {
            "pyproject.toml": '[tool.poetry]\nname = "shop"\n',
            "shop/__init__.py": "",
            "lib/__init__.py": "",
        },
        "shop.aws",
        ".",
    ),
    "a module in the way": (
        {"pyproject.toml": NAMED, "src/my_app/__init__.py": "", "src/my_app/aws.py": ""},
        "my_app.aws_sdk",
        "src",
    ),
    "a package in the way": (
        {"pyproject.toml": NAMED, "src/my_app/__init__.py": "", "src/my_app/aws/x.py": ""},
        "my_app.aws_sdk",
        "src",
    ),
    "scripts": ({"pyproject.toml": NAMED, "run.py": ""}, "my_app_aws", "."),
    "nothing yet": ({"pyproject.toml": NAMED}, "my_app_aws", "src"),
}
"""The files of a project; the package and the folder that are found."""


@pytest.mark.parametrize(("files", "package", "output"), LAYOUTS.values(), ids=LAYOUTS)
def test_layouts(tmp_path: Path, files: dict[str, str], package: str, output: str) -> None:
    """The package goes into that of the project, under a name that is free."""
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content)

    said = succeed(tmp_path, "init")

    file = tmp_path / "pyproject.toml"
    folder = tmp_path / output
    assert said == (
        f"{file}: [tool.botoforge] added: package {package} in {folder}\n"
        "next: `botoforge list --search WORDS` finds an operation, and "
        "`botoforge add SERVICE OPERATION` chooses it\n"
    )
    assert file.read_text() == (
        f"{files['pyproject.toml']}\n[tool.botoforge]\n"
        f'package = "{package}"  # the import name of what is generated\n'
        f'output = "{output}"  # the folder that holds it\n'
    )


def test_without_a_file(tmp_path: Path) -> None:
    """Where there is no pyproject.toml, one is made, and the whole way works from there."""
    (folder := tmp_path / "web-shop").mkdir()

    said = succeed(folder, "init")
    assert "[tool.botoforge] written into a new file: package web_shop_aws in" in said
    succeed(folder, "add", "sqs", "SendMessage", "ReceiveMessage")
    succeed(folder, "check")

    assert (folder / "pyproject.toml").read_text() == (
        '[tool.botoforge]\npackage = "web_shop_aws"  # the import name of what is generated\n'
        'output = "src"  # the folder that holds it\n\n'
        '[tool.botoforge.services]\nsqs = ["SendMessage", "ReceiveMessage"]\n'
    )
    assert (folder / "src" / "web_shop_aws" / "sqs" / "send_message.py").is_file()


@pytest.mark.parametrize(
    "text", ["# ours\r\n[tool.x]\r\na = 1  # one\r\n", "[tool.x]\na = 1", "\n"]
)
def test_the_rest_stays(tmp_path: Path, text: str) -> None:
    """Comments, line endings and a missing one at the end stay as they are."""
    file = tmp_path / "pyproject.toml"
    file.write_bytes(text.encode())

    succeed(tmp_path, "init")

    written = file.read_bytes().decode()
    assert written.startswith(text)
    assert ("\r\n" in text) == ("\n" not in written.replace("\r\n", ""))


def test_twice(tmp_path: Path) -> None:
    """What is there stays as it is; a call that says something else is refused."""
    (tmp_path / "pyproject.toml").write_text(NAMED)
    succeed(tmp_path, "init")
    before = (tmp_path / "pyproject.toml").read_bytes()

    assert "[tool.botoforge] is there already: package my_app_aws" in succeed(tmp_path, "init")
    content = json.loads(succeed(tmp_path, "init", "--json"))
    assert content == {
        "format": 1,
        "config": str(tmp_path / "pyproject.toml"),
        "state": "unchanged",
        "package": "my_app_aws",
        "output": str(tmp_path / "src"),
    }
    refused = run_command(tmp_path, "init", "--package", "other.aws")
    assert refused.status == 2
    assert refused.errors.endswith(":6: [tool.botoforge] is there already: edit its package\n")
    assert before == (tmp_path / "pyproject.toml").read_bytes()


def test_options(tmp_path: Path) -> None:
    """What the call says counts; the file may be another one."""
    (tmp_path / "tools").mkdir()

    succeed(
        tmp_path, "init", "--package", "a.b", "--output", "../lib", "--config", "tools/aws.toml"
    )

    assert 'package = "a.b"' in (tmp_path / "tools" / "aws.toml").read_text()
    assert 'output = "../lib"' in (tmp_path / "tools" / "aws.toml").read_text()
    assert not (tmp_path / "pyproject.toml").exists()


def test_from_below(tmp_path: Path) -> None:
    """The nearest pyproject.toml is that of every other command."""
    (tmp_path / "pyproject.toml").write_text(NAMED)
    (tmp_path / "docs").mkdir()

    succeed(tmp_path / "docs", "init")

    assert "[tool.botoforge]" in (tmp_path / "pyproject.toml").read_text()
    assert not (tmp_path / "docs" / "pyproject.toml").exists()


@pytest.mark.parametrize(
    ("text", "words", "message"),
    [
        ("[tool\n", [], "pyproject.toml:1:6: this is not valid TOML: "),
        ("tool = {x = 1}\n", [], "pyproject.toml: `tool` is written unusually: add\n\n[tool."),
        (NAMED, ["--package", "my-app.aws"], "'my-app.aws' is not a valid import name: did you "),
        (NAMED, ["--package", "json"], "package 'json': 'json' is a module of Python's standard "),
        (NAMED, ["--config", "none/x.toml"], "none/x.toml: there is no such folder"),
        ("[tool.botoforge]\n", [], "[tool.botoforge]: package is missing; for example"),
    ],
)
def test_what_cannot_be_done(tmp_path: Path, text: str, words: list[str], message: str) -> None:
    """A file that cannot be extended, or a wrong name, is an error, and nothing is written."""
    (tmp_path / "pyproject.toml").write_text(text)

    result = run_command(tmp_path, "init", *words)

    assert (result.status, result.output) == (2, "")
    assert message in result.errors
    assert (tmp_path / "pyproject.toml").read_text() == text
    assert [*tmp_path.iterdir()] == [tmp_path / "pyproject.toml"]


def test_several_packages(tmp_path: Path) -> None:
    """Where several packages may be meant, the call has to say it."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()

    result = run_command(tmp_path, "init")

    assert result.status == 2
    assert "which package is the generated one to be in? `botoforge init --package" in result.errors
    succeed(tmp_path, "init", "--package", "two.aws")
    assert 'output = "."' in (tmp_path / "pyproject.toml").read_text()


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="everything can be written here"
)
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder that is read-only is an error with its name."""
    tmp_path.chmod(0o500)
    result = run_command(tmp_path, "init")
    tmp_path.chmod(0o700)

    assert result.status == 2
    assert "Permission denied" in result.errors
