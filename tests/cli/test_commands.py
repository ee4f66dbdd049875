"""The registry of commands: each is there, can be asked for help, and loads what it needs only."""

from __future__ import annotations

import json
import pkgutil
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import isabstract
from pathlib import Path

import pytest
from botoforge_codegen import commands
from botoforge_codegen.commands.command import Command, ExitStatus
from botoforge_codegen.commands.registry import COMMANDS, list_every_command
from support.projects import Project, importable, run_command


def subclasses(parent: type) -> Iterator[type]:
    """Find every class of a command."""
    children: list[type] = parent.__subclasses__()
    for child in children:
        if not isabstract(child):
            yield child
        yield from subclasses(child)


def test_every_command_is_registered() -> None:
    """A class of a command in a module of `commands/` is in the registry, by its name."""
    for module in pkgutil.iter_modules(commands.__path__):
        import_module(f"{commands.__name__}.{module.name}")
    ours = {each for each in subclasses(Command) if each.__module__.startswith(commands.__name__)}

    assert ours == {type(command) for command in list_every_command()}
    assert [*COMMANDS] == [command.name for command in COMMANDS.values()]


@pytest.mark.parametrize("command", [*list_every_command()], ids=lambda command: command.name)
def test_help(command: Command) -> None:
    """Each command says what it is for and how it is called, alone and beside the others."""
    *family, _ = command.name.split()
    overview = run_command(Path.cwd(), *family, "--help").output
    help_ = run_command(Path.cwd(), *command.name.split(), "--help")

    assert help_.status == ExitStatus.SUCCESS
    assert f"examples:\n  botoforge {command.name}" in help_.output
    assert command.summary in overview
    assert command.examples
    assert all(f"  {call}  " in overview for call in command.examples)


@pytest.mark.parametrize(
    "words", [["wait", "quicksight"], ["wait", "quicksight", "topic-refresh-completed", "--help"]]
)
def test_wait_loads_no_generator(words: list[str]) -> None:
    """`botoforge wait` loads neither the generator's libraries nor its stages.

    It reads the configuration, to find the package of the project.
    """
    program = (
        "import json, sys; from botoforge_codegen.cli import main\n"
        "try: main(json.loads(sys.argv[1]))\n"
        "except SystemExit: pass\n"
        "print(json.dumps(sorted(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(words)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded: set[str] = set(json.loads(done.stderr))

    assert "topic-refresh-completed" in done.stdout
    assert loaded.isdisjoint({"bs4", "jinja2", "markdownify", "rich", "tomlkit"})
    stages = ("load", "lower", "check", "render", "build", "pipeline")
    assert not [
        name for name in loaded if name.startswith(tuple(f"botoforge_codegen.{s}" for s in stages))
    ]


def test_wait_with_an_older_package(tmp_path: Path) -> None:
    """A package whose runtime does not describe itself yet has to be generated again."""
    project = Project(tmp_path)
    project.choose("DescribeJob")
    project.succeed("generate")
    shutil.copytree(project.package, tmp_path / "src" / "older")
    (tmp_path / "src" / "older" / "_runtime" / "introspection.py").unlink()
    with importable(tmp_path / "src", "older"):
        result = run_command(tmp_path, "wait", "jobs", "--package", "older")

    assert (result.status, result.output) == (ExitStatus.WRONG_CALL, "")
    assert result.errors == (
        "botoforge: error: package older: an older botoforge has generated it: run "
        "`botoforge generate` again\n"
    )
