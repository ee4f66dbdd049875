"""What the methods of a client do, without sending a request: for tests and `botoforge wait`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from inspect import Parameter, iscoroutine, signature
from pkgutil import iter_modules
from types import NoneType, UnionType
from typing import (
    Any,
    Final,
    NamedTuple,
    NoReturn,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from .client import BaseClient
from .structures import Response
from .sync import ServiceClient, run_now
from .values import JSON, UnknownValue
from .waiting.model import Waiter
from .waiting.options import WaitOptions

PACKAGE: Final = __name__.rpartition("._runtime.")[0]
"""The generated package that this runtime belongs to."""

WAIT_PREFIX: Final = "wait_until_"
"""What the name of each method that waits begins with."""

SHELL_WORDS: Final[Mapping[object, str]] = {
    str: "a string",
    bytes: "a string",
    bytearray: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    datetime: "a time, in JSON",
}
"""What a parameter takes, in the words of a shell."""

WAIT_KEYWORDS: Final = frozenset(signature(WaitOptions).parameters)
"""The parameters of a method that waits that are not the operation's."""


class OperationCall(Exception):  # noqa: N818 (no error: it carries what a method calls)
    """A method calls an operation.

    Attributes:
        operation: The operation, as the model names it.
        response_class: The class of the response.
        parameters: What is sent, by wire name.
    """

    def __init__(
        self, operation: str, response_class: type[Response], parameters: Mapping[str, object]
    ) -> None:
        super().__init__(operation)
        self.operation = operation
        self.response_class = response_class
        self.parameters = parameters


class WaitCall(Exception):  # noqa: N818 (no error: it carries what a method waits for)
    """A method waits.

    Attributes:
        waiter: What ends the wait.
        poll: Calls the operation that is polled.
    """

    def __init__(self, waiter: Waiter[Any], poll: Callable[[], object]) -> None:
        super().__init__(waiter.name)
        self.waiter = waiter
        self.poll = poll


class PageCall(Exception):  # noqa: N818 (no error: it carries what a method calls)
    """A method calls an operation page by page.

    Attributes:
        operation: The operation, as the model names it.
    """

    def __init__(self, operation: str) -> None:
        super().__init__(operation)
        self.operation = operation


class RecordingClient:
    """A base class that makes a client's methods raise what they would do, and send nothing."""

    def _call(
        self, operation: str, response_class: type[Response], parameters: Mapping[str, object]
    ) -> NoReturn:
        raise OperationCall(operation, response_class, parameters)

    def _wait(self, waiter: Waiter[Any], poll: Callable[[], object], *_: object) -> NoReturn:
        raise WaitCall(waiter, poll)

    _wait_or_none = _wait

    def _paging(self, operation: str, *_: object) -> NoReturn:
        raise PageCall(operation)


def is_wait(method: str) -> bool:
    """Whether a client's method is one that waits."""
    return method.startswith(WAIT_PREFIX)


def find_call(
    client_class: type[BaseClient], method: str
) -> OperationCall | WaitCall | PageCall | None:
    """Find out what a client's method does.

    Args:
        client_class: The class of the client, async or not.
        method: The method's name.

    Returns:
        What it does, with each parameter's own name as its value; None if it does none of these.
    """
    recording: Any = type("Recording", (RecordingClient, client_class), {})
    client: Any = object.__new__(recording)
    call = getattr(client, method)
    arguments: dict[str, Any] = {
        parameter.name: parameter.name for parameter in operation_parameters(client_class, method)
    }
    if is_wait(method):
        arguments["timeout"] = 0
    return record_call(lambda: call(**arguments))


def operation_parameters(client_class: type[BaseClient], method: str) -> list[Parameter]:
    """List the parameters of a client's method that are the operation's."""
    beside = WAIT_KEYWORDS if is_wait(method) else ()
    return [
        parameter
        for parameter in signature(getattr(client_class, method)).parameters.values()
        if parameter.kind is Parameter.KEYWORD_ONLY and parameter.name not in beside
    ]


def record_call(call: Callable[[], object]) -> OperationCall | WaitCall | PageCall | None:
    """Make a call on a `RecordingClient`, and return what it raises; a coroutine is run."""
    try:
        result = call()
        if iscoroutine(result):
            run_now(result)
    except (OperationCall, WaitCall, PageCall) as recorded:
        return recorded
    return None


# --- For `botoforge wait` -------------------------------------------------------------------------


class WaitParameter(NamedTuple):
    """A parameter of an operation that is polled."""

    name: str
    wire_name: str
    type_name: str
    """What it takes, in the words of a shell, where every value is a string."""
    is_string: bool
    """It takes a string; that may be the value of an enum."""
    is_list_of_strings: bool
    is_required: bool


class WaitMethod(NamedTuple):
    """A method of a client that waits."""

    name: str
    operation: str
    """The operation that is polled, as the model names it."""
    waiter: Waiter[Any]
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
    polled = record_call(call.poll)
    assert isinstance(polled, OperationCall)
    wire_names = {str(value): wire_name for wire_name, value in polled.parameters.items()}
    types = get_type_hints(getattr(client_class, name))
    parameters = tuple(
        WaitParameter(
            name=parameter.name,
            wire_name=wire_names[parameter.name],
            type_name=name_type(types[parameter.name]),
            is_string=is_string(types[parameter.name]),
            is_list_of_strings=is_list_of_strings(types[parameter.name]),
            is_required=parameter.default is Parameter.empty,
        )
        for parameter in operation_parameters(client_class, name)
    )
    return WaitMethod(name, polled.operation, call.waiter, parameters)


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
    """Say in the words of a shell what a type takes."""
    if {*alternatives(type_)} == {*alternatives(JSON)}:
        return "any JSON value"
    named = [each for each in alternatives(type_) if each is not UnknownValue]
    enums = [each for each in named if isinstance(each, type) and issubclass(each, StrEnum)]
    return " or ".join(dict.fromkeys(map(name_single_type, enums or named)))


def name_single_type(type_: object) -> str:
    """Say what a type takes that is not a union."""
    match get_origin(type_), type_:
        case None, type() as plain if issubclass(plain, StrEnum):
            return f"one of {', '.join(plain)}"
        case None, type() as plain:
            return SHELL_WORDS.get(plain, f"a JSON object with the members of {plain.__name__}")
        case origin, _ if isinstance(origin, type) and issubclass(origin, Mapping):
            return f"a JSON object; each value is {name_type(get_args(type_)[-1])}"
        case origin, _ if isinstance(origin, type) and issubclass(origin, Sequence):
            return f"a JSON list; each item is {name_type(get_args(type_)[0])}"
        case _:
            return "JSON"
