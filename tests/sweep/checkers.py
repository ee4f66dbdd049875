"""The type checkers, as strict as they can be, over one generated service."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

Checker: TypeAlias = Callable[[Path], Iterator[str]]
"""Tells what is wrong with the package `swept` in a folder."""


def run_mypy(cache: Path, folder: Path) -> Iterator[str]:
    """Run mypy.

    Args:
        cache: Where it keeps what it knows of the runtime and of libraries.
        folder: Where the package is.
    """
    options = ("--strict", "--warn-unreachable", "--no-error-summary", "--config-file=")
    output = ("--output=json", f"--cache-dir={cache}")
    found = run(folder, "mypy", *options, *output, "--package=swept").splitlines()
    for error in map(json.loads, found):
        if error["severity"] == "error":
            yield f"mypy: {error['file']}:{error['line']}: {error['message']} [{error['code']}]"


def run_pyright(folder: Path) -> Iterator[str]:
    """Run pyright.

    Args:
        folder: Where the package is.
    """
    settings = {"include": ["swept"], "typeCheckingMode": "strict", "reportMissingTypeStubs": False}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    told: Any = json.loads(run(folder, "pyright", f"--pythonpath={sys.executable}", "--outputjson"))
    if not told["summary"]["filesAnalyzed"]:
        yield "pyright: it found no file"
    for error in told["generalDiagnostics"]:
        file = Path(error["file"]).relative_to(folder.resolve())
        line = error.get("range", {"start": {"line": 0}})["start"]["line"] + 1
        yield f"pyright: {file}:{line}: {error['message']} [{error.get('rule')}]"


def run(folder: Path, *command: str) -> str:
    """Run a checker; it ends with 0, or with 1 when it has found something.

    Raises:
        ChildProcessError: It has failed itself.
    """
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise ChildProcessError(f"{command[0]} ended with {done.returncode}: {done.stderr[-500:]}")
    return done.stdout
