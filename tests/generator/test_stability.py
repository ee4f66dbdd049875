"""What stays as it is: the bytes of the output, the names in it, and pickles made with it."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import pytest
from botocore.loaders import Loader
from oracle.shapes import is_list, is_map
from support.goldens import (
    KITCHEN_SINK,
    PROJECTS,
    Project,
    copy_project,
    run_botoforge,
)
from support.projects import PROGRAMS, ROOT, read_files

TESTS = ROOT / "tests"


def run_python(
    *arguments: str | Path, cwd: Path, environment: Mapping[str, str] | None = None
) -> str:
    """Run Python in a process of its own, which finds the tests' modules and the folder's packages.

    Returns:
        What it printed.
    """
    search_path = os.pathsep.join([str(cwd), str(TESTS), *sys.path])
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": search_path, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


# --- Bytes ---------------------------------------------------------------------------------------

GENERATE = """\
import sys
from pathlib import Path
from support.goldens import run_botoforge
for config in sys.argv[1:]:
    run_botoforge("generate", Path(config))
"""

IS_HOSTILE = """\
import os
from botocore.loaders import Loader, create_loader
for loader in (Loader(), create_loader(os.environ["AWS_DATA_PATH"])):
    assert loader.load_service_model("quicksight", "service-2") == {}
"""


def copy_everything(folder: Path) -> list[Path]:
    """Copy all golden projects and this one."""
    projects = {project.name: project.folder for project in PROJECTS} | {"own": ROOT}
    return [copy_project(project, folder / name) for name, project in projects.items()]


def make_hostile_home(home: Path) -> Mapping[str, str]:
    """Make the home of a user with models and AWS settings of their own.

    Returns:
        The environment of their processes.
    """
    packaged = Path(Loader.BUILTIN_DATA_PATH, "quicksight")
    for folder in (home / ".aws" / "models", home / "data"):
        for version in ("2099-01-01", *(path.name for path in packaged.iterdir())):
            model = folder / "quicksight" / version / "service-2.json"
            model.parent.mkdir(parents=True)
            model.write_text("{}")
    (home / ".aws" / "config").write_text("[profile mine]\nregion = nowhere\ndata_path = nowhere\n")
    return {
        "HOME": str(home),
        "AWS_DATA_PATH": str(home / "data"),
        "AWS_PROFILE": "nobody",
        "PYTHONHASHSEED": "4242",
        "LC_ALL": "C",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "TZ": "Asia/Kathmandu",
    }


@pytest.mark.slow
def test_same_bytes_everywhere(tmp_path: Path) -> None:
    """Hash seed, folder, home, locale, time zone and a user's own models do not matter."""
    home, here, there = tmp_path / "home", tmp_path / "here", tmp_path / "there"
    hostile, seed = make_hostile_home(home), {"PYTHONHASHSEED": "0"}
    run_python("-c", GENERATE, *copy_everything(here), cwd=here, environment=seed)
    run_python("-c", GENERATE, *copy_everything(there), cwd=home, environment=hostile)
    run_python("-c", IS_HOSTILE, cwd=home, environment=hostile)

    assert read_files(here) == read_files(there)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    """Not a file is written where all are up to date."""
    config = copy_project(KITCHEN_SINK.folder, tmp_path / "project")

    def generate() -> dict[Path, tuple[int, int]]:
        run_botoforge("generate", config)
        files = (path for path in config.parent.rglob("*") if path.is_file())
        return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}

    assert generate() == generate()


# --- Names ---------------------------------------------------------------------------------------


def declarations(body: list[ast.stmt]) -> Iterator[str]:
    """Read what a class declares: attributes, enum members, methods with their parameters."""
    for node in body:
        match node:
            case ast.AnnAssign() | ast.Assign(targets=[ast.Name()]):
                line = ast.unparse(node)
                if not line.startswith("__"):  # how it is converted
                    yield line
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                defaults = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
                for argument, default in defaults:
                    value = "" if default is None else f" = {ast.unparse(default)}"
                    yield f"{node.name}({ast.unparse(argument)}{value})"
                yield f"{node.name}() -> {node.returns and ast.unparse(node.returns)}"
            case _:
                pass


def public_classes(output: Path) -> dict[str, set[str]]:
    """Read every class of the services: its bases and what it declares, in no order."""
    return {
        node.name: {*map(ast.unparse, node.bases), *declarations(node.body)}
        for path in output.rglob("*.py")
        if "_runtime" not in path.parts
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    }


def reorder(value: object) -> object:
    """Turn the order of everything in a model around."""
    if is_map(value):
        return {key: reorder(value[key]) for key in reversed(value)}
    return [reorder(item) for item in reversed(value)] if is_list(value) else value


@pytest.mark.parametrize("project", PROJECTS, ids=attrgetter("name"))
def test_names_do_not_depend_on_order(project: Project, tmp_path: Path) -> None:
    """Models move their members, shapes and operations about all the time; no name moves along."""
    config = copy_project(project.folder, tmp_path / "project")
    output = tmp_path / "project" / "output"
    run_botoforge("generate", config)
    before = public_classes(output), sorted(read_files(output))
    (model,) = (config.parent / "models").rglob("service-2.json")
    model.write_text(json.dumps(reorder(json.loads(model.read_text("utf-8")))), "utf-8")
    run_botoforge("generate", config)

    assert before == (public_classes(output), sorted(read_files(output)))


# --- Pickles -------------------------------------------------------------------------------------


class Choice(NamedTuple):
    """A project, and operations that share classes with those that it has chosen."""

    project: Path
    output: str
    packages: tuple[str, ...]
    added: tuple[tuple[str, str], ...]


CHOICES = (
    Choice(
        project=ROOT,
        output="generated",
        packages=("botoforge.dms", "botoforge.glue", "botoforge.quicksight"),
        added=(
            ("dms", "RefreshSchemas"),
            ("glue", "ListMaterializedViewRefreshTaskRuns"),
            ("quicksight", "StartAssetBundleExportJob"),
        ),
    ),
    Choice(
        project=KITCHEN_SINK.folder,
        output="output",
        packages=(KITCHEN_SINK.service_package,),
        added=(("kitchen", "PolishSink"),),
    ),
)


@pytest.mark.parametrize("choice", CHOICES, ids=["own", "kitchen_sink"])
def test_classes_outlive_another_operation(choice: Choice, tmp_path: Path) -> None:
    """Adding an operation moves shared classes; names and types stay, and all pickles load."""
    config = copy_project(choice.project, tmp_path / "project")
    output = config.parent / choice.output
    run_botoforge("generate", config)
    before = public_classes(output)
    script, file = PROGRAMS / "pickles.py", tmp_path / "pickles"
    run_python(script, "save", file, config.parent / "models", *choice.packages, cwd=output)
    for operation in choice.added:
        run_botoforge("add", config, *operation)
    after = public_classes(output)
    moved = run_python(script, "load", file, cwd=output)

    assert {name: declared & after[name] for name, declared in before.items()} == before
    assert int(moved) >= len(choice.added)
