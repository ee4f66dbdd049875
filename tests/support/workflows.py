"""Runs the commands of a GitHub workflow here, step by step, with a stand-in for `gh`."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml
from support.projects import PROGRAMS

EXPRESSION: Final = re.compile(r"\$\{\{ (.+?) \}\}")
OUTPUT: Final = re.compile(r"steps\.(\w+)\.outputs\.(\w+)")
CONDITION: Final = re.compile(OUTPUT.pattern + r" == '(\w+)'")
SECRET_OR_TOKEN: Final = re.compile(r"secrets\.\w+ \|\| github\.token")


def git(folder: Path, *arguments: str) -> str:
    """Run git, whatever the user has set for it, and return what it prints."""
    nobody = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *nobody, *arguments],  # noqa: S607 (the git of the PATH)
        cwd=folder,
        env=git_environment(),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout


def git_environment() -> dict[str, str]:
    """Make an environment in which git reads no settings of the user."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | settings


class Hub:
    """A repository on a server, its pull requests and issues, and workflows that run in it."""

    def __init__(self, folder: Path, programs: str) -> None:
        """Make an empty repository, or go on with the one in the folder.

        Args:
            folder: Where it is.
            programs: What stands before the PATH: where `python`, `botoforge` and `gh` are.
        """
        self.folder = folder
        self.remote = folder / "remote.git"
        self.file = folder / "hub.json"
        self.programs = programs
        if not self.remote.exists():
            folder.mkdir(exist_ok=True)
            git(folder, "init", "--quiet", "--bare", "--initial-branch", "main", str(self.remote))
            self.save({"pulls": [], "issues": [], "labels": [], "calls": []})

    def state(self) -> dict[str, Any]:
        """Read pull requests, issues, labels and the calls of `gh` so far."""
        state: dict[str, Any] = json.loads(self.file.read_bytes())
        return state

    def save(self, state: Mapping[str, Any]) -> None:
        """Write all that again."""
        self.file.write_text(json.dumps(state), "utf-8")

    def name_folder(self, kind: str) -> Path:
        """Name a folder that does not exist."""
        return self.folder / f"{kind}-{len(list(self.folder.iterdir()))}"

    def run(self, workflow: Path, **environment: str) -> Run:
        """Run the one job of a workflow in a new clone of `main`.

        Args:
            workflow: The file.
            environment: Instead of what the job sets itself.
        """
        folder = self.name_folder("run")
        folder.mkdir()
        run = Run(self, yaml.safe_load(workflow.read_bytes()), folder, environment)
        for step in run.job["steps"]:
            run.do(step)
        return run


class Run:
    """One run of a workflow."""

    def __init__(
        self, hub: Hub, workflow: Mapping[str, Any], folder: Path, environment: Mapping[str, str]
    ) -> None:
        (self.job,) = workflow["jobs"].values()
        shell = workflow.get("defaults", {}).get("run", {}).get("shell")
        # How a runner starts a shell, with and without `shell: bash`.
        self.shell = ["--noprofile", "--norc", "-eo", "pipefail"] if shell == "bash" else ["-e"]
        self.hub = hub
        self.folder = folder
        self.checkout = folder / "checkout"
        self.outputs: dict[tuple[str, str], str] = {}
        self.has_failed = False
        self.log = ""
        self.environment = git_environment() | {
            "PATH": f"{hub.programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "PYTHONDONTWRITEBYTECODE": "",  # nothing is compiled anew at each step
            "GH_HUB": str(hub.file),
            "GITHUB_OUTPUT": str(folder / "output"),
            "GITHUB_REF_NAME": "main",
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_RUN_ID": "7",
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_STEP_SUMMARY": str(folder / "summary"),
            "RUNNER_TEMP": str(folder),
            **{name: self.fill_in(value) for name, value in self.job["env"].items()},
            **environment,
        }

    def do(self, step: Mapping[str, Any]) -> None:
        """Do a step, if its condition holds."""
        if not self.holds(step.get("if")):
            return
        if "run" in step:
            self.run_commands(step)
        elif step["uses"].startswith("actions/checkout@"):
            source = f"file://{self.hub.remote}"
            git(self.folder, "clone", "--quiet", "--depth=1", source, str(self.checkout))
        else:
            assert step["uses"].startswith("actions/setup-python@")

    def holds(self, condition: str | None) -> bool:
        """Tell whether a condition holds; without `failure()`, no step may have failed before."""
        if condition == "failure()":
            return self.has_failed
        if condition is not None:
            equal = CONDITION.fullmatch(condition)
            assert equal, condition
            return not self.has_failed and self.outputs.get((equal[1], equal[2])) == equal[3]
        return not self.has_failed

    def fill_in(self, text: str) -> str:
        """Replace the expressions in a text; an unknown one is an error."""

        def replace(expression: re.Match[str]) -> str:
            if output := OUTPUT.fullmatch(expression[1]):
                return self.outputs[output[1], output[2]]
            if SECRET_OR_TOKEN.fullmatch(expression[1]):
                return "secret token"
            return {"github.repository": "o/r"}[expression[1]]

        return EXPRESSION.sub(replace, text)

    def run_commands(self, step: Mapping[str, Any]) -> None:
        """Run the commands of a step, and read what it leaves for later ones."""
        assert "${{" not in step["run"], "text of others in a command"
        more = {name: self.fill_in(value) for name, value in step.get("env", {}).items()}
        script, output = self.folder / "script.sh", self.folder / "output"
        script.write_text(step["run"], "utf-8")
        output.write_text("", "utf-8")
        done = subprocess.run(
            ["bash", *self.shell, str(script)],  # noqa: S607 (the bash of the PATH, as on a runner)
            cwd=self.checkout,
            env=self.environment | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.log += done.stdout
        self.has_failed |= done.returncode != 0
        for line in output.read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            self.outputs[step["id"], name] = value


def write_program(folder: Path, name: str, *lines: str) -> None:
    """Write a shell program."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text("\n".join(("#!/bin/sh", *lines, "")), "utf-8")
    file.chmod(0o755)


def write_gh(folder: Path) -> None:
    """Write the stand-in for `gh`."""
    write_program(folder, "gh", f'exec "{sys.executable}" "{PROGRAMS / "gh.py"}" "$@"')


def write_stand_ins(folder: Path) -> None:
    """Write programs that run this interpreter's botoforge, and a pip that installs nothing."""
    write_gh(folder)
    write_program(folder, "botoforge", f'exec "{sys.executable}" -m botoforge_codegen "$@"')
    write_program(
        folder,
        "python",
        '[ "$1 $2" != "-m pip" ] || { shift 2; echo "pip $*"; exit; }',
        f'exec "{sys.executable}" "$@"',
    )
