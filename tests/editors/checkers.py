"""Runs six type checkers over a project, and reads what they find."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

BIN: Final = Path(sys.executable).parent


class Finding(NamedTuple):
    """What a checker says about a line; a path begins in the project."""

    path: str
    line: int
    rule: str
    message: str


class Checker(NamedTuple):
    """A type checker.

    Attributes:
        name: The command, and the distribution on the index.
        level: How strictly it checks.
        arguments: What it is started with, in the folder of the project.
        read: Reads what it prints.
    """

    name: str
    level: str
    arguments: tuple[str, ...]
    read: Callable[[str], Iterator[Finding]]

    def check(self, project: Path) -> set[Finding]:
        """Check all of a project.

        Raises:
            RuntimeError: The checker has failed.
        """
        done = subprocess.run(
            [str(BIN / self.name), *self.arguments, "."],
            cwd=project,
            env={key: value for key, value in os.environ.items() if key != "MYPYPATH"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{self.name}: {done.stdout}{done.stderr}")
        found = self.read(done.stdout)
        return {each._replace(path=os.path.relpath(project / each.path, project)) for each in found}


def read_by(pattern: str) -> Callable[[str], Iterator[Finding]]:
    """Make the reader of an output with one finding a line."""
    finding = re.compile(pattern, re.MULTILINE)

    def read(output: str) -> Iterator[Finding]:
        for found in finding.finditer(output):
            yield Finding(found["path"], int(found["line"]), found["rule"], found["message"])

    return read


def read_pyright(output: str) -> Iterator[Finding]:
    """Read the JSON of pyright and basedpyright."""
    summary: list[dict[str, Any]] = json.loads(output)["generalDiagnostics"]
    for each in summary:
        line = each["range"]["start"]["line"] + 1
        yield Finding(each["file"], line, each.get("rule", ""), each["message"])


MYPY: Final = read_by(r"^(?P<path>[^:]+):(?P<line>\d+): error: (?P<message>.*)  \[(?P<rule>.*)\]$")

CHECKERS: Final = (
    Checker("mypy", "strict", ("--strict", "--warn-unreachable", "--cache-dir", os.devnull), MYPY),
    Checker("pyright", "strict", ("--outputjson",), read_pyright),
    Checker("basedpyright", "strict", ("--outputjson",), read_pyright),
    Checker(
        "ty",
        "default",
        ("check", "--output-format", "concise"),
        read_by(r"^(?P<path>[^:]+):(?P<line>\d+):\d+: \w+\[(?P<rule>.*?)\] (?P<message>.*)$"),
    ),
    Checker(
        "pyrefly",
        "default",
        ("check", "--output-format", "min-text"),
        read_by(r"^ *[A-Z]+ (?P<path>[^:]+):(?P<line>\d+):\S+ (?P<message>.*) \[(?P<rule>.*)\]$"),
    ),
    Checker(
        "zuban",
        "strict, as mypy",
        ("mypy", "--strict", "--warn-unreachable", "--python-executable", sys.executable),
        MYPY,
    ),
)
"""All checkers."""
