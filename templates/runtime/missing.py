"""Says which operations of a client the installed botocore lacks; loaded only where it does."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Sequence
from inspect import unwrap
from typing import Any, Final

from .botocore_api import BOTOCORE_VERSION
from .errors import MissingOperationError

MOST_NAMES: Final = 5
"""How many operations a message names; the error has all of them."""


def check_operations(client_class: type[Any], known: Container[str], api_version: str) -> None:
    """Check that a model has each operation of a client.

    A raw client may have one whose method it lacks: botocore's snake case of a name may change.

    Args:
        client_class: The class of the client.
        known: The operations of the model.
        api_version: The API version of the model.

    Raises:
        MissingOperationError: It lacks one.
    """
    missing = [operation for operation in list_operations(client_class) if operation not in known]
    if missing:
        service = client_class.__service__.client_name
        model = f"{service} (API version {api_version}, botocore {BOTOCORE_VERSION})"
        lack = f"the model of {model} has no {name_some(missing)}"
        raise make_error(client_class, missing, lack)


def name_some(names: Sequence[str]) -> str:
    """Name five, and count the others."""
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"{', '.join(names[:MOST_NAMES])}{more}"


def make_missing_service_error(client_class: type[Any]) -> MissingOperationError:
    """Make the error about a service that the installed botocore does not have."""
    lack = f"botocore {BOTOCORE_VERSION} has no service {client_class.__service__.client_name}"
    return make_error(client_class, list_operations(client_class), lack)


def list_operations(client_class: type[Any]) -> list[str]:
    """List the operations of a client, in alphabetical order."""
    generated = next(base for base in client_class.__mro__ if "__service__" in vars(base))
    methods = client_class._operation_methods  # noqa: SLF001 (a class attribute of every client)
    return sorted(name_operation(vars(generated)[method]) for method in methods)


def name_operation(method: Any) -> str:
    """Name the operation that a method calls: its code has the name that its own is made of."""
    constants = unwrap(method).__code__.co_consts
    names = [value for value in constants if isinstance(value, str)]
    return next(name for name in names if simplify(name) == simplify(method.__name__))


def simplify(name: str) -> str:
    """Remove what distinguishes the name of an operation from that of its method."""
    return re.sub(r"\W|_", "", name).lower()


def make_error(
    client_class: type[Any], operations: Collection[str], lack: str
) -> MissingOperationError:
    """Make the error about missing operations.

    Args:
        client_class: The class of the client.
        operations: The operations that are missing.
        lack: What does not have them.
    """
    service = client_class.__service__
    versions = [service.first_versions.get(operation, "") for operation in operations]
    first = max(versions, key=read_version) if all(versions) else None
    name = client_class.__name__
    message = f"{name}: {lack}: call {name}.connect(), which has its own models, {advise(first)}"
    return MissingOperationError(
        message, service.client_name, tuple(operations), BOTOCORE_VERSION, first
    )


def advise(first_version: str | None) -> str:
    """Say what to do; it depends on the first version that has all that is missing."""
    if first_version and read_version(first_version) <= read_version(BOTOCORE_VERSION):
        return (
            "or look for another model in AWS_DATA_PATH and ~/.aws/models, and at the option "
            f"api_version: botocore's own has had it since {first_version}"
        )
    newer = f"botocore {first_version} or later" if first_version else "a newer botocore"
    return (
        f"install {newer} (boto3 or aiobotocore brings it), or run `botoforge generate` with the "
        "botocore that is installed"
    )


def read_version(version: str) -> tuple[int, ...]:
    """Read the numbers of a version of botocore, to compare it with others."""
    return tuple(map(int, re.findall(r"\d+", version)))
