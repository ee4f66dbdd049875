"""The names of what is generated, and the messages about names that collide."""

from __future__ import annotations

import ast
import builtins
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import botoforge
import botoforge_codegen
import pytest
from botoforge import Response, ServiceEnum, ServiceError
from botoforge._runtime.aio import AsyncServiceClient
from botoforge._runtime.sync import ServiceClient
from botoforge._runtime.values import StatusEnum
from botoforge.dms import DatabaseMigrationServiceClient
from botoforge.glue import GlueClient
from botoforge.quicksight import QuickSightClient
from botoforge_codegen.names import PACKAGE_MODULES, SERVICE_MODULES
from botoforge_codegen.reserved_names import (
    ENUM_ATTRIBUTES,
    ERROR_ATTRIBUTES,
    RESERVED,
    RESERVED_FOR_ATTRIBUTES,
)
from support.machine import run
from support.projects import HEAD, Project, text_model

GENERATOR = Path(botoforge_codegen.__path__[0])
PACKAGE = Path(botoforge.__path__[0])

ALL_MEMBERS: Final = """
import json
from myapp.aws.jobs import Status

print(json.dumps({member.name: Status(member.value).value for member in Status}))
"""


def project_with_values(folder: Path, *values: str) -> Project:
    """Make a project with an enum of these values."""
    project = Project(folder)
    model: dict[str, Any] = text_model("jobs", ["DescribeJob"])
    model["shapes"]["Status"]["enum"] = values
    project.add_model("jobs", model)
    project.choose("DescribeJob")
    return project


def test_names_of_enum_values(tmp_path: Path) -> None:
    """No value is called otherwise because something else of the package has the name."""
    taken = {word.strip("_").upper() for word in {*RESERVED, *dir(ServiceEnum), "phase"}}
    project = project_with_values(tmp_path, *sorted(taken))
    project.succeed("generate")

    result = run(project.folder / "src", sys.executable, "-c", ALL_MEMBERS)

    assert result.status == 0, result.errors
    assert {value: value for value in taken} == json.loads(result.output)


def test_value_that_a_model_lists_twice(tmp_path: Path) -> None:
    """A value that stands twice in an enum is one value: no entry could give one another name."""
    project = project_with_values(tmp_path, "DONE", "LATE", "DONE")

    project.succeed("generate")

    text = (project.package / "jobs" / "describe_job.py").read_text("utf-8")
    assert ["DONE", "LATE"] == re.findall(r'^    [A-Z]+ = "(.*)"$', text, re.MULTILINE)


WORDS: Final = {
    "CRC32C": "CRC32C",
    "XAVC_4K": "XAVC_4K",
    "R.2X": "R_2X",
    "TDES_3KEY": "TDES_3KEY",
    "ServiceFailure": "SERVICE_FAILURE",
    "Sha256Rsa": "SHA256_RSA",
    "HTTPServer": "HTTP_SERVER",
    "m5.2xlarge": "M5_2XLARGE",
    "1.5": "VALUE_1_5",
}
"""Values of enums, and what each is called."""


def test_words_of_enum_values(tmp_path: Path) -> None:
    """A value is split where a word begins; capitals alone, with digits or not, are one word."""
    project = project_with_values(tmp_path, *WORDS)

    project.succeed("generate")

    text = (project.package / "jobs" / "describe_job.py").read_text("utf-8")
    members = re.findall(r'^    ([A-Z0-9_]+) = "(.*)"$', text, re.MULTILINE)
    assert {value: name for name, value in members} == WORDS


@pytest.mark.parametrize(
    "name", ["mro", "name", "value", "phase", "upper", "_missing_", "__private"]
)
def test_names_that_no_enum_value_can_have(tmp_path: Path, name: str) -> None:
    """A configured name that an enum needs for itself is refused; nothing is written."""
    project = project_with_values(tmp_path, "DONE")
    project.configure(
        f'{HEAD}\n[tool.botoforge.services]\njobs = ["DescribeJob"]\n\n'
        f'[tool.botoforge.names]\n"jobs Status.DONE" = "{name}"\n'
    )

    result = project.run("generate")

    assert result.status == 2
    assert f"jobs: Status: no member of an enum can be called '{name}'" in result.errors
    assert not project.package.exists()


def test_parameters_have_no_needless_underscore(tmp_path: Path) -> None:
    """A parameter is called as in boto3 but where Python or an annotation needs the name."""
    project = Project(tmp_path)
    names = ["Entries", "Annotations", "Connect", "Deprecated", "New", "Optional", "ReadText"]
    model = text_model("jobs", ["DescribeJob"])
    members = {name: {"shape": "Id"} for name in [*names, "From", "Bytes"]}
    model["shapes"]["DescribeJobRequest"] = {"type": "structure", "members": members}
    model["operations"]["DescribeJob"] |= {"deprecated": True, "deprecatedMessage": "Gone."}
    project.add_model("jobs", model)
    project.choose("DescribeJob")

    project.succeed("generate")

    client = (project.package / "jobs" / "client.py").read_text("utf-8")
    expected = ["entries", "annotations", "connect", "deprecated", "new", "optional", "read_text"]
    assert [*expected, "from_", "bytes_"] == re.findall(
        r"^        (\w+): str", client, re.MULTILINE
    )


ALL_SERVICES: Final = """
from myapp.aws.jobs import DescribeJobResponse, JobFault, {name}

job = DescribeJobResponse.from_dict({{"Service": {{"Name": "a"}}}})
print(job.service == {name}(name="a"), JobFault.__annotations__["service"])
"""


@pytest.mark.parametrize("name", ["Service", "Body"])
def test_structure_that_is_no_part_of_the_package(tmp_path: Path, name: str) -> None:
    """A structure that the model calls `Service`, as ECS does, or so, is imported by that name."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob"])
    members = {"Service": {"shape": name}}
    model["shapes"] |= {
        "DescribeJobResponse": {"type": "structure", "members": members},
        name: {"type": "structure", "members": {"Name": {"shape": "Id"}}},
        "JobFault": {"type": "structure", "exception": True, "members": members},
    }
    model["operations"]["DescribeJob"]["errors"] = [{"shape": "JobFault"}]
    project.add_model("jobs", model)
    project.choose("DescribeJob")
    project.succeed("generate")

    program = ALL_SERVICES.format(name=name)
    result = run(project.folder / "src", sys.executable, "-c", program)

    assert (f"True {name} | None\n", "") == (result.output, result.errors)


# --- Where names come from ------------------------------------------------------------------------


def test_only_one_module_makes_names() -> None:
    """No module but `names` makes a class name or a variable name."""
    makers = {
        file.name
        for file in GENERATOR.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("ClassName", "VariableName")
    }

    assert {"names.py"} == makers


@pytest.mark.parametrize(
    ("base", "reserved"),
    [
        (Response, RESERVED_FOR_ATTRIBUTES),
        (ServiceClient, RESERVED),
        (AsyncServiceClient, RESERVED),
        (ServiceError, RESERVED | ERROR_ATTRIBUTES | {"message"}),  # no class has that member
        (ServiceEnum, ENUM_ATTRIBUTES),
        (StatusEnum, ENUM_ATTRIBUTES),
    ],
)
def test_what_classes_inherit_is_reserved(base: type, reserved: frozenset[str]) -> None:
    """No attribute or method of a model stands in for one of the runtime's bases."""
    inherited = {name for cls in base.__mro__ for name in vars(cls)}  # `dir` hides some of an enum

    assert set() == {name for name in inherited if not name.startswith("_")} - reserved


@pytest.mark.parametrize("client", [DatabaseMigrationServiceClient, GlueClient, QuickSightClient])
def test_modules_of_a_service_are_reserved(client: type) -> None:
    """No operation can have the name of a module that every service package has."""
    folder = Path(sys.modules[client.__module__].__file__ or "").parent
    modules = {file.stem for file in folder.glob("*.py")} - {"__init__"}

    assert modules - set(dir(client)) == SERVICE_MODULES


def test_modules_of_the_package_are_reserved() -> None:
    """No service can have the name of a module that the package has."""
    modules = {file.stem for file in PACKAGE.glob("*.py")} - {"__init__"}

    assert modules == PACKAGE_MODULES


# --- Collisions -----------------------------------------------------------------------------------


def add_shape(model: dict[str, Any]) -> None:
    """Let the model have a shape more, whose class would be called as another."""
    model["shapes"]["status"] = {"type": "string", "enum": ["OFF"]}
    model["shapes"]["DescribeJobResponse"]["members"]["Other"] = {"shape": "status"}


def add_value(model: dict[str, Any]) -> None:
    """Let an enum have a value more, whose member would be called as another."""
    model["shapes"]["Status"]["enum"].append("done")


def add_values(model: dict[str, Any]) -> None:
    """Let an enum have two such values more."""
    model["shapes"]["Status"]["enum"] += ["done", "-Done-"]


def add_member(model: dict[str, Any]) -> None:
    """Let a structure have a member more, whose attribute would be called as another."""
    model["shapes"]["DescribeJobResponse"]["members"]["status"] = {"shape": "Id"}


def add_parameter(model: dict[str, Any]) -> None:
    """Let an operation have such a parameter more."""
    model["shapes"]["DescribeJobRequest"]["members"]["_id"] = {"shape": "Id"}


def add_no_name(model: dict[str, Any]) -> None:
    """Let a structure have a member whose name is none."""
    model["shapes"]["DescribeJobResponse"]["members"]["2nd"] = {"shape": "Id"}


def add_error(model: dict[str, Any]) -> None:
    """Let an operation have an error that would be called as the client."""
    members: dict[str, Any] = {}
    error = {"type": "structure", "members": members, "exception": True}
    model["shapes"]["JobsClient"] = error
    model["operations"]["DescribeJob"]["errors"] = [{"shape": "JobsClient"}]


def add_strings(model: dict[str, Any]) -> None:
    """Let a parameter take an enum, and a shape be called as the strings of that."""
    model["shapes"]["DescribeJobRequest"]["members"]["Wanted"] = {"shape": "Status"}
    model["shapes"]["StatusLiteral"] = {"type": "structure", "members": {"Id": {"shape": "Id"}}}
    model["shapes"]["DescribeJobResponse"]["members"]["Other"] = {"shape": "StatusLiteral"}


CASES: Final = {
    add_shape: """\
jobs: the service package: the shape Status and the shape status are both called 'Status'; \
give one of them another name, as by "jobs status" = "OtherStatus" in [tool.botoforge.names]
""",
    add_value: """\
jobs: Status: the value Status.DONE and the value Status.done are both called 'DONE'; \
give one of them another name, as by "jobs Status.done" = "OTHER_DONE" in [tool.botoforge.names]
""",
    add_values: """\
jobs: Status: the value Status.-Done-, the value Status.DONE and the value Status.done are all \
called 'DONE'; \
give one of them another name, as by "jobs Status.-Done-" = "OTHER_DONE" in [tool.botoforge.names]
""",
    add_member: """\
jobs: DescribeJobResponse: the member DescribeJobResponse.Status and the member \
DescribeJobResponse.status are both called 'status'; give one of them another name, as by \
"jobs DescribeJobResponse.Status" = "other_status" in [tool.botoforge.names]
""",
    add_parameter: """\
jobs: describe_job: the member DescribeJobRequest.Id and the member DescribeJobRequest._id are \
both called 'id'; give one of them another name, as by \
"jobs DescribeJobRequest.Id" = "other_id" in [tool.botoforge.names]
""",
    add_no_name: """\
jobs: DescribeJobResponse: the member DescribeJobResponse.2nd would be called '2nd', which is not \
a valid Python identifier; give it another name, as by \
"jobs DescribeJobResponse.2nd" = "other_2nd" in [tool.botoforge.names]
""",
    add_error: """\
jobs: the service package: the client and the error JobsClient are both called 'JobsClient'; \
give one of them another name, as by "jobs JobsClient" = "OtherJobsClient" in [tool.botoforge.names]
""",
    add_strings: """\
jobs: the service package: the shape StatusLiteral and the strings of Status are both called \
'StatusLiteral'; give one of them another name, as by \
"jobs StatusLiteral" = "OtherStatusLiteral" in [tool.botoforge.names]
""",
}
"""What is said about each change of a model."""


@pytest.mark.parametrize(
    ("change", "message"), CASES.items(), ids=[change.__name__ for change in CASES]
)
def test_collisions(tmp_path: Path, change: Callable[[dict[str, Any]], None], message: str) -> None:
    """The message names what collides as the model does; the entry that it suggests resolves it."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob"])
    change(model)
    file = project.add_model("jobs", model)
    chosen = (
        f'{HEAD}\n[tool.botoforge.services]\njobs = ["DescribeJob"]\n\n[tool.botoforge.names]\n'
    )
    project.configure(chosen)

    result = project.run("generate")

    assert result.status == 2
    expected = message.replace("\n", f" (model {file})\n")
    assert result.errors.removeprefix("botoforge: error: ") == expected
    assert not project.package.exists()

    (line,) = re.findall(r'as by (".*?" = ".*?") in', message)
    project.configure(f"{chosen}{line}\n")
    errors = project.run("generate").errors
    assert "" == errors if change is not add_values else message != errors


def test_methods_that_collide(tmp_path: Path) -> None:
    """Where no name can be given, the message names the two and says what else can be done."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob", "WaitUntilJobDone"])
    acceptor = {"state": "success", "matcher": "path", "argument": "Status", "expected": "DONE"}
    waiter = {"operation": "DescribeJob", "delay": 1, "maxAttempts": 9, "acceptors": [acceptor]}
    waiters = {"version": 2, "waiters": {"JobDone": waiter}}
    file = project.add_model("jobs", model).with_name("waiters-2.json")
    file.write_text(json.dumps(waiters), "utf-8")
    project.choose("DescribeJob", "WaitUntilJobDone")

    result = project.run("generate")

    assert result.status == 2
    assert (
        "jobs: the client: the operation WaitUntilJobDone and the wait of the waiter JobDone are "
        "both called 'wait_until_job_done'; no entry can rename them: choose fewer operations"
        in result.errors
    )


READER: Final = """
from myapp.aws.jobs import DescribeJobResponse


def tell(job: DescribeJobResponse) -> list[str | None]:
    return [warning.text for warning in job.warnings]
"""


def test_no_class_is_called_as_one_of_pythons() -> None:
    """Every class of this Python is a name that gets one `_` after it."""
    assert {name for name in dir(builtins) if name[0].isupper()} <= RESERVED


@pytest.mark.slow
def test_structures_called_as_a_class_of_pythons(tmp_path: Path) -> None:
    """Mypy knows what is in a structure that the model calls as Python calls a class of its own."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob"])
    model["shapes"] |= {
        "DescribeJobResponse": {"type": "structure", "members": {"Warnings": {"shape": "List"}}},
        "List": {"type": "list", "member": {"shape": "ResourceWarning"}},
        "ResourceWarning": {"type": "structure", "members": {"Text": {"shape": "Id"}}},
    }
    project.add_model("jobs", model)
    project.choose("DescribeJob")
    project.succeed("generate")
    (tmp_path / "src" / "reader.py").write_text(READER, "utf-8")

    result = run(
        tmp_path / "src",
        *(sys.executable, "-m", "mypy", "--strict", "--config-file="),
        *(f"--cache-dir={tmp_path / 'cache'}", "--module=reader"),
    )

    assert result.status == 0, result.output + result.errors
