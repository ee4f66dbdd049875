"""Every Python name of the output is made here: from botocore's names, by fixed local rules.

A rule looks at one name only, so that the same name always gives the same result, whatever is
around it. Names that collide are an error, which one entry in the configuration resolves.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Container, Iterable, Mapping
from typing import Final, TypeVar, cast

from .ir import ClassName, VariableName
from .reserved_names import ERROR_ATTRIBUTES, RESERVED, RESERVED_FOR_ATTRIBUTES
from .wait_parameters import WAIT_PARAMETERS

Name = TypeVar("Name", ClassName, VariableName)

WAIT_KEYWORDS: Final = frozenset(parameter.name for parameter in WAIT_PARAMETERS)
"""The parameters of a wait; an operation's parameter of that name gets one `_` after it there."""

PAGE_CONFIG: Final = {
    "page_size": "PageSize",
    "max_items": "MaxItems",
    "starting_token": "StartingToken",
}
"""The parameters of a paginator, with their keys in botocore's `PaginationConfig`; an operation's
parameter of that name gets one `_` after it there."""

PACKAGE_MODULES: Final = frozenset({"testing"})
"""The modules that the package itself has; a service of that name gets one `_` after it."""

SERVICE_MODULES: Final = frozenset({"aio", "client", "errors"})
"""The modules that every service package has; an operation of that name gets one `_` after it."""

RESPONSE: Final = ClassName("Response")
"""The runtime's base of the responses."""

STRUCTURE: Final = ClassName("Structure")
"""The runtime's base of the other structures."""

GIVEN: Final = {
    ("signin", "OAuth2ErrorCode.invalid_request"): "OAUTH_INVALID_REQUEST",
}
"""Names that collide by the rules in botocore's own models: the one enum that has both
`INVALID_REQUEST` and `invalid_request`. By service and what is named, as in the configuration,
whose entries count before these."""


def safe(name: str, reserved: Container[str] = RESERVED) -> str:
    """Put one `_` after a reserved name."""
    return f"{name}_" if name in reserved else name


def configured_name(name: Name, client_name: str, key: str, overrides: Mapping[str, str]) -> Name:
    """Replace the name that a rule gives by the configured one, if there is one.

    Args:
        name: The name by the rule.
        client_name: The service.
        key: What is named, as in `[tool.botoforge.names]`, but without the service.
        overrides: The names that the configuration sets in the service, by such keys.
    """
    return cast("Name", overrides.get(key, GIVEN.get((client_name, key), name)))


# --- Services -------------------------------------------------------------------------------------


def service_package_name(client_name: str) -> VariableName:
    """Name a service's package: as boto3's client, with `_` for hyphens."""
    name = safe(client_name.replace("-", "_"))
    return VariableName(safe(name, PACKAGE_MODULES))


def client_class_name(service: str) -> ClassName:
    """Name the client of a service, of which boto3's class name is given, such as `SFN`."""
    return ClassName(f"{service}Client")


def async_client_class_name(service: str) -> ClassName:
    """Name the async client of a service."""
    return ClassName(f"Async{service}Client")


def base_error_name(service: str, taken: Container[str]) -> ClassName:
    """Name the base class of a service's errors.

    Args:
        service: boto3's class name of the service.
        taken: The names of the classes of all shapes of the service.
    """
    plain = f"{service}Error"
    return ClassName(f"{service}ServiceError" if plain in taken else plain)


def recall_class_name(name: str) -> ClassName:
    """Take the name of a class from a snapshot: it was made by these rules before."""
    return ClassName(name)


# --- Classes --------------------------------------------------------------------------------------


def class_name(shape: str) -> ClassName:
    """Name the class of a shape: as the model does, with a capital first letter."""
    name = shape.lstrip("_")
    return ClassName(safe(name[:1].upper() + name[1:]))


def variant_name(union: ClassName, member: str) -> ClassName:
    """Name the class of a variant of a union."""
    return ClassName(f"{union.removesuffix('_')}{member[:1].upper()}{member[1:]}Variant")


def literal_name(enum: ClassName) -> ClassName:
    """Name the `Literal` of an enum's values."""
    return ClassName(f"{enum.removesuffix('_')}Literal")


def variant_key(member: str) -> str:
    """Return how `[tool.botoforge.names]` calls the class of a variant.

    Args:
        member: How that calls the member, which is the variant's attribute: `Choice.fooBar`.
    """
    return f"{member} variant"


def response_class_name(operation: str) -> ClassName:
    """Name the response class of an operation whose output shape does not serve as one."""
    return ClassName(f"{class_name(operation)}Response")


def data_class_name(name: ClassName) -> ClassName:
    """Name the structure of an error shape that is also plain data; the exception has the name."""
    return ClassName(f"{name}Data")


# --- Attributes and parameters --------------------------------------------------------------------


def attribute_name(attribute: str) -> VariableName:
    """Name an attribute or a parameter: botocore's snake case, lower, without leading `_`."""
    return VariableName(safe(attribute.lower().lstrip("_"), RESERVED_FOR_ATTRIBUTES))


def error_attribute_name(attribute: str) -> VariableName:
    """Name an attribute of an exception."""
    name = attribute_name(attribute)
    return VariableName(safe(name, ERROR_ATTRIBUTES))


def wait_parameter_name(name: VariableName) -> VariableName:
    """Name an operation's parameter in the method that waits."""
    return VariableName(safe(name, WAIT_KEYWORDS))


def page_parameter_name(name: VariableName) -> VariableName:
    """Name an operation's parameter in the method that paginates."""
    return VariableName(safe(name, PAGE_CONFIG))


def enum_member_name(value: str) -> VariableName:
    """Name an enum's member in UPPER_SNAKE, symbols as `_`; `VALUE_` before a leading digit.

    Nothing that an enum inherits or needs is in upper case, so that none of these is reserved.
    """
    name = "_".join(words(value)).upper()
    return VariableName(f"VALUE_{name}" if not name or name[0].isdigit() else name)


# --- Methods, modules and what is in them ---------------------------------------------------------


def method_name(method: str) -> VariableName:
    """Name a client's method: as boto3 does."""
    return VariableName(safe(method))


def wait_method_name(waiter: str) -> VariableName:
    """Name the method of a waiter, which is given in botocore's snake case."""
    return VariableName(f"wait_until_{waiter}")


def paginate_method_name(method: str) -> VariableName:
    """Name the method that paginates an operation, whose own method is given."""
    return VariableName(f"paginate_{method}")


def module_name(method: VariableName) -> VariableName:
    """Name an operation's module: as its method."""
    return VariableName(safe(method, SERVICE_MODULES))


def shared_module_name(first: ClassName) -> VariableName:
    """Name a module of classes that several operations share, by the first of them in order."""
    return VariableName(f"_shared_{snake_name(first)}")


def reader_name(name: ClassName) -> str:
    """Name the reader of a class."""
    return safe(f"read_{snake_name(name)}")


def snake_name(name: ClassName) -> VariableName:
    """Write a class name in snake case, for its reader or a shared module."""
    return VariableName("_".join(words(name)).lower())


def waiter_constant_name(waiter: str) -> VariableName:
    """Name the constant of a waiter, which is given in botocore's snake case."""
    return VariableName(safe(waiter.upper()))


LOOKS: Final = re.compile(r"^(Describe|BatchGet|Get|List)(?=[A-Z])")
ASPECT: Final = re.compile(r"(?<=[a-z])(Status|State|Details|Progress)$")

WORDS_OF_SUCCESS: Final = {"completed": "Completed", "finished": "Finished"}
"""The statuses that the name of a row takes over, if a job can succeed with no other."""


def row_name(operation: str, goal: str, successes: Iterable[str], *, verb: bool = False) -> str:
    """Name a row of a waiter, as `JobRunSucceeded` for `GetJobRun`.

    botocore's name for a waiter of the same operation and goal counts before this one.

    Args:
        operation: The operation that is polled.
        goal: What is waited for, such as `ended well`.
        successes: The statuses that end the wait with success.
        verb: Keep the verb of the operation: in a clash it is left out of the name of the operation
            whose own parameter names the thing.
    """
    thing = ASPECT.sub("", operation if verb else LOOKS.sub("", operation))
    if goal != "ended well":
        return f"{thing}{goal.title()}"
    words = {success.lower() for success in successes}
    only = words.pop() if len(words) == 1 else ""
    return f"{thing}{WORDS_OF_SUCCESS.get(only, 'Succeeded')}"


# --- Helpers --------------------------------------------------------------------------------------

HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")


def words(name: str) -> list[str]:
    """Split a name at symbols and camel humps; what is not ASCII counts as a symbol.

    A run of capitals has no humps: `CRC32C` is one word.
    """
    parts = re.findall(r"[A-Za-z0-9]+", name)
    return [word for part in parts for word in ([part] if part.isupper() else HUMP.split(part))]


def is_identifier(name: str) -> bool:
    """Whether a name is a valid Python identifier, and in ASCII."""
    return name.isidentifier() and name.isascii() and not keyword.iskeyword(name)
