"""The golden trees: what is made of tiny models, read like code when it changes.

`pytest --update-golden` writes them again.
"""

from __future__ import annotations

import ast
import doctest
import inspect
import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from random import Random
from types import ModuleType, SimpleNamespace
from typing import Any, TypeAlias

import botocore.session
import pytest
from botocore.model import StructureShape
from botoforge_codegen.publish.tree import HEADER
from oracle.calls import typed
from oracle.classes import Classes
from oracle.shapes import Shapes
from oracle.values import FULL, Maker
from support.goldens import KITCHEN_SINK, PROJECTS, RUNTIME, Project, generate
from support.projects import read_files

Json: TypeAlias = dict[str, Any]
"""A raw structure."""

every_project = pytest.mark.parametrize("project", PROJECTS, ids=attrgetter("name"))


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder from which the packages of all projects can be imported."""
    folder = tmp_path_factory.mktemp("packages")
    for project in PROJECTS:
        made = generate(project, tmp_path_factory.mktemp("projects") / project.name)
        shutil.copytree(made, folder, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(folder), *sys.path])
        yield folder


# --- The trees -----------------------------------------------------------------------------------


@every_project
def test_tree_is_as_expected(project: Project, packages: Path, pytestconfig: pytest.Config) -> None:
    """Every file that is made, apart from the runtime's copies, is the expected one."""
    made = packages.joinpath(*project.package.split("."))
    if pytestconfig.getoption("update_golden"):
        ignored = shutil.ignore_patterns("_runtime", "__pycache__")
        shutil.rmtree(project.expected, ignore_errors=True)
        shutil.copytree(made, project.expected, ignore=ignored)
    found = {path: text for path, text in read_files(made).items() if "_runtime/" not in path}

    assert read_files(project.expected) == found


@every_project
def test_runtime_is_copied_byte_by_byte(project: Project, packages: Path) -> None:
    """The runtime inside a package is the header, and then what stands beside the templates."""
    made = packages.joinpath(*project.package.split("."))
    header = HEADER.encode()
    copies = {path: header + source for path, source in read_files(RUNTIME).items()}

    assert copies == read_files(made / "_runtime")


# --- What can be done with them ------------------------------------------------------------------


def make_raw_client(project: Project) -> Any:
    """Make botocore's own client of a golden service."""
    session: Any = botocore.session.Session()
    session.get_component("data_loader").search_paths.append(str(project.models))
    return session.create_client(
        project.client_name,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",  # noqa: S106 (nothing is sent)
    )


def make_client(project: Project, classes: Classes, answer: Json) -> tuple[Any, list[Json]]:
    """Make a typed client that is answered without a service.

    Args:
        project: The project.
        classes: Those of its service package.
        answer: What every call returns.

    Returns:
        The client, and the parameters of all its calls as botocore gets them.
    """
    sent: list[Json] = []

    def note(params: Json, **_: object) -> None:
        sent.append(dict(params))

    def reply(**_: object) -> tuple[SimpleNamespace, Json]:
        return SimpleNamespace(status_code=200), answer

    raw_client = make_raw_client(project)
    raw_client.meta.events.register("before-parameter-build", note)
    raw_client.meta.events.register("before-call", reply)
    return classes.client(raw_client), sent


@every_project
@pytest.mark.usefixtures("packages")
def test_every_public_name_can_be_imported(project: Project) -> None:
    """What the packages promise is there, under its own name."""
    for name in (project.package, project.service_package):
        package = import_module(name)
        promised = {public: getattr(package, public) for public in package.__all__}

        assert all(
            name == found.__name__
            for name, found in promised.items()
            if isinstance(found, type) and not name.endswith("Literal")
        )
        assert promised.keys() <= set(dir(package))


def whole(shapes: Shapes, shape: StructureShape | None, *, received: bool) -> Json:
    """Make the parameters or the response of an operation, with every member."""
    return Maker(shapes, Random("golden"), FULL, received=received).whole(shape)


@every_project
@pytest.mark.usefixtures("packages")
@pytest.mark.filterwarnings("ignore:Use:DeprecationWarning")  # Python 3.13 tells of one
def test_every_operation_can_be_called(project: Project) -> None:
    """Every parameter goes to botocore, and all that botocore returns is in the response."""
    classes = Classes(import_module(project.service_package), project.model())
    for name, operation in classes.operations.items():
        given = whole(classes.shapes, operation.input_shape, received=False)
        answer = whole(classes.shapes, operation.output_shape, received=True)
        client, sent = make_client(project, classes, answer)
        parameters, returned = classes.signature(operation)
        arguments = {each.name: typed(given[each.key], each.hint) for each in parameters}
        response = classes.method(name)(client, **arguments)

        assert [given] == sent
        assert type(response) is returned
        assert answer == response.to_dict()
        assert not response.member_errors


# --- The examples --------------------------------------------------------------------------------


def examples() -> Iterator[tuple[str, Json]]:
    """List the examples of the kitchen sink: the operation of each, and what it returns."""
    described = json.loads(KITCHEN_SINK.model_file.with_name("examples-1.json").read_text("utf-8"))
    for operation, (example,) in described["examples"].items():
        yield operation, example.get("output", {})


def example_code(classes: Classes, operation: str) -> list[doctest.Example]:
    """Read the example of an operation out of its method's docstring: a call, and what it shows."""
    text = str(inspect.getdoc(classes.method(operation))).replace("```", "")
    return doctest.DocTestParser().get_examples(text)


@pytest.fixture
def kitchen(packages: Path) -> ModuleType:  # noqa: ARG001 (where it is imported from)
    """The service package of the kitchen sink."""
    return import_module(KITCHEN_SINK.service_package)


def test_examples_run(kitchen: ModuleType) -> None:
    """The examples in docstrings are programs, and return what they show."""
    classes = Classes(kitchen, KITCHEN_SINK.model())
    for operation, answer in examples():
        client, sent = make_client(KITCHEN_SINK, classes, answer)
        call, shown = example_code(classes, operation)
        names = {**vars(kitchen), "client": client, "datetime": datetime}
        exec(call.source, names)  # noqa: S102 (an example is a program)

        assert ast.literal_eval(shown.want) == eval(shown.source, names) == answer  # noqa: S307
        assert len(sent) == 1


@pytest.fixture
def typed_packages(packages: Path, kitchen: ModuleType) -> Path:
    """The packages, and beside them a program of all the examples."""
    classes = Classes(kitchen, KITCHEN_SINK.model())
    lines = [f"from {kitchen.__name__} import *", "from datetime import datetime"]
    for operation, _ in examples():
        lines.append(f"def call_{operation}(client: KitchenClient) -> None:")
        code = example_code(classes, operation)
        lines.extend(textwrap.indent(statement.source, "    ") for statement in code)
    (packages / "examples.py").write_text("\n".join(lines), "utf-8")
    return packages


def check_types(folder: Path, *command: str) -> None:
    """Run a type checker in a folder; it must find nothing."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_mypy(typed_packages: Path) -> None:
    """Mypy finds nothing in the packages, as strict as it can be."""
    names = [f"--package={project.package}" for project in PROJECTS]
    options = ("--strict", "--warn-unreachable", "--config-file=", f"--cache-dir={os.devnull}")
    check_types(typed_packages, "mypy", *options, *names, "--module=examples")


@pytest.mark.slow
def test_pyright(typed_packages: Path) -> None:
    """Pyright finds nothing in the packages, as strict as it can be."""
    settings = {"typeCheckingMode": "strict", "reportMissingTypeStubs": False}
    (typed_packages / "pyrightconfig.json").write_text(json.dumps(settings))
    check_types(typed_packages, "pyright", f"--pythonpath={sys.executable}")
