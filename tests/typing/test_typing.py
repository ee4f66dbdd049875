"""The typing programs: mypy and pyright accept what users write, and refuse what is wrong.

A line of `programs/*.py` that a checker has to refuse names the errors in a comment, mypy's codes
and pyright's rules alike. Everything else has to pass.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from support.projects import ROOT

FOLDER = Path(__file__).parent / "programs"
PROGRAMS = sorted(FOLDER.glob("*.py"))
ERRORS = re.compile(r"# error: ([\w-]+(?:, [\w-]+)*)")


class Finding(NamedTuple):
    """What a checker has to say about a line."""

    program: str
    line: int
    code: str

    @property
    def of_pyright(self) -> bool:
        """Whether pyright says it: all its rules are named so."""
        return self.code.startswith("report")


def expected_findings() -> Iterator[Finding]:
    """Read the comments of the programs."""
    for program in PROGRAMS:
        with tokenize.open(program) as file:
            for token in tokenize.generate_tokens(file.readline):
                if token.type == tokenize.COMMENT and (found := ERRORS.fullmatch(token.string)):
                    for code in found[1].split(", "):
                        yield Finding(program.name, token.start[0], code)


def run(chosen: Path, *arguments: str) -> str:
    """Run a checker with the project's own settings; it ends with 1 when it has found something."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env=os.environ | {"MYPYPATH": f"{FOLDER}{os.pathsep}{chosen}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


def run_mypy(chosen: Path) -> set[Finding]:
    """Ask mypy about all programs at once."""
    output = run(chosen, "mypy", "--output=json", f"--cache-dir={os.devnull}", *map(str, PROGRAMS))
    found: list[dict[str, Any]] = [json.loads(line) for line in output.splitlines()]
    return {
        Finding(Path(error["file"]).name, error["line"], error["code"])
        for error in found
        if error["severity"] == "error"
    }


def run_pyright(chosen: Path) -> set[Finding]:
    """Ask pyright about all programs at once."""
    settings = {
        "extends": str(FOLDER / "pyrightconfig.json"),
        "include": ["programs"],  # which has to lie below the settings
        "extraPaths": [str(ROOT / "generated"), str(FOLDER), str(chosen)],
    }
    project = chosen / "pyrightconfig.json"
    shutil.copytree(FOLDER, chosen / "programs")
    project.write_text(json.dumps(settings), "utf-8")
    interpreter = f"--pythonpath={sys.executable}"
    output = run(chosen, "pyright", f"--project={project}", interpreter, "--outputjson")
    found: list[dict[str, Any]] = json.loads(output)["generalDiagnostics"]
    return {
        Finding(
            Path(error["file"]).name, error["range"]["start"]["line"] + 1, error.get("rule", "")
        )
        for error in found
    }


def test_mypy(chosen: ModuleType) -> None:
    """Mypy finds the named errors, each on its line, and no other."""
    expected = {finding for finding in expected_findings() if not finding.of_pyright}

    assert expected == run_mypy(Path(chosen.__path__[0]).parent)


def test_pyright(chosen: ModuleType) -> None:
    """Pyright finds the named errors, each on its line, and no other."""
    expected = {finding for finding in expected_findings() if finding.of_pyright}
    # It also reports each use of what a refused expression would have been.
    refused = {finding[:2] for finding in expected}
    found = {
        finding
        for finding in run_pyright(Path(chosen.__path__[0]).parent)
        if not (finding.code.startswith("reportUnknown") and finding[:2] in refused)
    }

    assert expected == found
