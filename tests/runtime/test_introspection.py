"""What frameworks ask of a function: its type hints and its signature, with the classes in them."""

from __future__ import annotations

import inspect
import subprocess
import sys
import types
import typing
from collections.abc import Callable, Iterator
from functools import wraps
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import attrs
import pytest
from support.goldens import KITCHEN_SINK, ODD_NAMES, Project, generate
from support.projects import ROOT, importable, run_command

FIVE = ("botoforge", "botoforge.testing", "botoforge.dms", "botoforge.glue", "botoforge.quicksight")
SERVICES = ("s3", "sqs")
WHOLE = ("dynamodb", "lambda", "polly", "s3", "sqs")


def public_callables(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    """List the public functions of a module, and the public methods of its classes."""
    for name in module.__all__:
        found = getattr(module, name)
        if inspect.isfunction(found):
            yield name, found
        elif isinstance(found, type) and found.__module__.startswith(module.__name__):
            for attribute, member in inspect.getmembers(found):
                is_method = inspect.isfunction(member) or inspect.ismethod(member)
                if is_method and not attribute.startswith("_"):
                    yield f"{name}.{attribute}", member


def unresolved(module: ModuleType) -> Iterator[str]:
    """Find what has a type hint that names nothing."""
    for name, found in public_callables(module):
        try:
            hints = typing.get_type_hints(found)
            signature = inspect.signature(found, eval_str=True)
        except (NameError, AttributeError, TypeError) as error:
            yield f"{name}: {error!r}"
            continue
        annotations = [parameter.annotation for parameter in signature.parameters.values()]
        if any(isinstance(each, str) for each in (*hints.values(), *annotations)):
            yield f"{name}: {signature}"


@pytest.mark.parametrize("package", FIVE)
def test_public_functions_have_resolvable_types(package: str) -> None:
    """Whatever is public and can be called shows the classes that it takes and returns."""
    assert [] == list(unresolved(import_module(package)))


@pytest.mark.parametrize("service", SERVICES)
def test_clients_have_resolvable_types(service: str, chosen: ModuleType) -> None:
    """So do all clients: calls, waits, pages, `connect`."""
    package = import_module(f"{chosen.__name__}.{service}")

    assert [] == list(unresolved(package))


@pytest.mark.slow
def test_whole_services_have_resolvable_types(tmp_path: Path) -> None:
    """So do the clients of whole services."""
    services = "".join(f'{service} = "*"\n' for service in WHOLE)
    settings = '[tool.botoforge]\npackage = "whole"\noutput = "."\n[tool.botoforge.services]\n'
    (tmp_path / "pyproject.toml").write_text(settings + services, "utf-8")
    assert 0 == run_command(tmp_path, "generate").status
    program = (
        "import sys; sys.path.append(sys.argv[1]); from runtime.test_introspection import *\n"
        "for name in sys.argv[2:]: assert [] == list(unresolved(import_module(name)))"
    )
    names = [f"whole.{'lambda_' if service == 'lambda' else service}" for service in WHOLE]
    command = (sys.executable, "-c", program, str(ROOT / "tests"), *names)
    subprocess.run(command, cwd=tmp_path, check=True)


def test_hints_are_the_public_classes(chosen: ModuleType) -> None:
    """A hint is the class itself, in containers too; strings of an enum are `str` at run time."""
    s3 = import_module(f"{chosen.__name__}.s3")
    call = typing.get_type_hints(s3.S3Client.get_object_attributes)
    pages = typing.get_type_hints(s3.S3Client.paginate_list_parts)
    signature = inspect.signature(s3.AsyncS3Client.put_object, eval_str=True)

    assert s3.GetObjectAttributesOutput is call["return"]
    assert (s3.ObjectAttributes | str | chosen.UnknownValue) == typing.get_args(
        call["object_attributes"]
    )[0]
    assert chosen.ItemPages[s3.ListPartsOutput, s3.Part] == pages["return"]
    assert s3.PutObjectOutput is signature.return_annotation
    storage_class = signature.parameters["storage_class"].annotation
    assert (s3.StorageClass | str | chosen.UnknownValue | None) == storage_class


def test_hints_of_bound_and_wrapped_methods(chosen: ModuleType) -> None:
    """A method of a client that exists, and one that a decorator has wrapped, are as good."""
    sqs = import_module(f"{chosen.__name__}.sqs")
    client = object.__new__(sqs.SQSClient)

    def decorated(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def wrapper(*arguments: Any, **named: Any) -> Any:
            return function(*arguments, **named)

        return wrapper

    for function in (client.receive_message, decorated(sqs.SQSClient.receive_message)):
        assert sqs.ReceiveMessageResult is typing.get_type_hints(function)["return"]
        signature = inspect.signature(function, eval_str=True)
        assert sqs.ReceiveMessageResult is signature.return_annotation


def test_hints_of_structures_with_strings_of_enums(chosen: ModuleType) -> None:
    """The hints of every structure resolve; where a caller may write a string, one is `str`."""
    for name in SERVICES:
        service = import_module(f"{chosen.__name__}.{name}")
        structures = [
            found
            for public in service.__all__
            if isinstance(found := getattr(service, public), type) and attrs.has(found)
        ]
        assert all(typing.get_type_hints(found) for found in structures if attrs.fields(found))
    s3 = import_module(f"{chosen.__name__}.s3")
    hints = typing.get_type_hints(s3.CreateBucketConfiguration)
    location = s3.BucketLocationConstraint | str | chosen.UnknownValue | None
    assert location == hints["location_constraint"]


@pytest.mark.parametrize("project", [KITCHEN_SINK, ODD_NAMES], ids=lambda project: project.name)
def test_odd_models_have_resolvable_types(project: Project, tmp_path: Path) -> None:
    """Names that are in the way of something do not get in the way of hints."""
    folder = generate(project, tmp_path / "project")
    with importable(folder, project.package):
        assert [] == list(unresolved(import_module(project.service_package)))


def test_a_hint_that_names_nothing_is_found() -> None:
    """What these tests ask is a question that can fail."""
    module = types.ModuleType("broken")

    def function(given: Nothing) -> None:  # type: ignore[name-defined]  # noqa: F821 (the point)  # pyright: ignore[reportUndefinedVariable, reportUnknownParameterType]
        """Take what is nowhere."""

    vars(module).update(function=function, __all__=["function"])
    assert 1 == len(list(unresolved(module)))
