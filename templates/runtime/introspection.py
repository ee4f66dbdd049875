"""The services, clients and waits of this package: for tests and `botoforge wait`."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from inspect import Parameter, getdoc
from pkgutil import iter_modules
from types import NoneType, UnionType
from typing import Final, NamedTuple, Union, get_args, get_origin, get_type_hints

from .client import BaseClient
from .recording import WAIT_PREFIX, WaitCall, find_call, is_wait, operation_parameters
from .sync import ServiceClient
from .values import JSON, UnknownValue
from .waiting.model import Waiter

PACKAGE: Final = __name__.rpartition("._runtime.")[0]
"""The generated package that this runtime belongs to."""


class WaitParameter(NamedTuple):
    """A parameter of an operation that is polled."""

    name: str
    type_name: str
    """Its type, as far as it matters in a shell, where every value is a string."""
    is_string: bool
    """It takes a string; that may be the value of an enum."""
    is_list_of_strings: bool
    is_required: bool


class WaitMethod(NamedTuple):
    """A method of a client that waits."""

    name: str
    documentation: str
    waiter: Waiter
    parameters: tuple[WaitParameter, ...]
    """The parameters of the operation that is polled."""


def list_services() -> list[str]:
    """Name the services of this package, as boto3 calls them."""
    return sorted(find_service_packages())


def find_service_packages() -> dict[str, str]:
    """Find the packages of the services, by what boto3 calls the service."""
    folders: list[str] = [*import_module(PACKAGE).__path__]
    return {
        module.name.rstrip("_").replace("_", "-"): module.name
        for module in iter_modules(folders)
        if module.ispkg
        and not module.name.startswith("_")
        and find_spec(f"{PACKAGE}.{module.name}.client") is not None
    }


def find_client_class(service: str) -> type[ServiceClient]:
    """Find the client of a service, which `list_services` names."""
    return client_class_of(f"{PACKAGE}.{find_service_packages()[service]}")


def client_class_of(package: str) -> type[ServiceClient]:
    """Find the client of a service package."""
    module = import_module(f"{package}.client")
    return next(
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, ServiceClient)
        and value.__module__ == module.__name__
    )


def list_waits(client_class: type[BaseClient]) -> list[str]:
    """Name the waits of a client: its methods, without their prefix."""
    return [name.removeprefix(WAIT_PREFIX) for name in dir(client_class) if is_wait(name)]


def describe_wait(client_class: type[BaseClient], wait: str) -> WaitMethod:
    """Describe a wait of a client, which `list_waits` names.

    Raises:
        TypeError: The method does not wait.
    """
    name = f"{WAIT_PREFIX}{wait}"
    call = find_call(client_class, name)
    if not isinstance(call, WaitCall):
        raise TypeError(f"{client_class.__name__}.{name} does not wait")
    method = getattr(client_class, name)
    types = get_type_hints(method)
    parameters = tuple(
        WaitParameter(
            name=parameter.name,
            type_name=name_type(types[parameter.name]),
            is_string=is_string(types[parameter.name]),
            is_list_of_strings=is_list_of_strings(types[parameter.name]),
            is_required=parameter.default is Parameter.empty,
        )
        for parameter in operation_parameters(client_class, name)
    )
    return WaitMethod(name, getdoc(method) or "", call.waiter, parameters)


def alternatives(type_: object) -> list[object]:
    """List the types of a union, but for None; of any other type, that type alone."""
    types = get_args(type_) if get_origin(type_) in (Union, UnionType) else (type_,)
    return [each for each in types if each is not NoneType]


def is_string(type_: object) -> bool:
    """Whether a type takes a string, an enum's values included, and no list or map."""
    simple = [each for each in alternatives(type_) if isinstance(each, type) and not get_args(each)]
    return len(simple) == len(alternatives(type_)) and any(issubclass(each, str) for each in simple)


def is_list_of_strings(type_: object) -> bool:
    """Whether a type takes a list of strings, an enum's values included."""
    return all(
        get_origin(each) is Sequence and is_string(get_args(each)[0])
        for each in alternatives(type_)
    )


def name_type(type_: object) -> str:
    """Name a type; of an enum's strings, the enum alone."""
    if {*alternatives(type_)} == {*alternatives(JSON)}:
        return "JSON"
    named = [each for each in alternatives(type_) if each is not UnknownValue]
    enums = [each for each in named if isinstance(each, type) and issubclass(each, StrEnum)]
    return " | ".join(map(name_single_type, enums or named))


def name_single_type(type_: object) -> str:
    """Name a type that is not a union."""
    origin = get_origin(type_)
    if isinstance(origin, type):
        return f"{origin.__name__}[{', '.join(map(name_type, get_args(type_)))}]"
    return str(getattr(type_, "__name__", type_))
