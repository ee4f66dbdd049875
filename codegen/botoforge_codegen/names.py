"""Every Python name of the output is made here: from botocore's names, by fixed local rules.

A rule looks at one name only, so the same name always gives the same result, whatever stands
around it. Names that collide are an error that one entry in the configuration resolves.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Container, Mapping
from enum import StrEnum
from itertools import chain
from typing import Final, TypeVar, cast

from .ir import ClassName, Scalar, VariableName
from .runtime_names import LIBRARIES, RUNTIME, WHOLE_LIBRARIES, all_names, type_names

Name = TypeVar("Name", ClassName, VariableName)

PYTHON_CLASSES: Final = (
    *("ArithmeticError", "AssertionError", "AttributeError", "BaseException"),
    *("BaseExceptionGroup", "BlockingIOError", "BrokenPipeError", "BufferError"),
    *("BytesWarning", "ChildProcessError", "ConnectionAbortedError", "ConnectionError"),
    *("ConnectionRefusedError", "ConnectionResetError", "DeprecationWarning", "EOFError"),
    *("Ellipsis", "EncodingWarning", "EnvironmentError", "Exception", "ExceptionGroup"),
    *("FileExistsError", "FileNotFoundError", "FloatingPointError", "FutureWarning"),
    *("GeneratorExit", "IOError", "ImportError", "ImportWarning", "IndentationError"),
    *("IndexError", "InterruptedError", "IsADirectoryError", "KeyError", "KeyboardInterrupt"),
    *("LookupError", "MemoryError", "ModuleNotFoundError", "NameError", "NotADirectoryError"),
    *("NotImplemented", "NotImplementedError", "OSError", "OverflowError"),
    *("PendingDeprecationWarning", "PermissionError", "ProcessLookupError"),
    *("PythonFinalizationError", "RecursionError", "ReferenceError", "ResourceWarning"),
    *("RuntimeError", "RuntimeWarning", "StopAsyncIteration", "StopIteration", "SyntaxError"),
    *("SyntaxWarning", "SystemError", "SystemExit", "TabError", "TimeoutError", "TypeError"),
    *("UnboundLocalError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError"),
    *("UnicodeTranslateError", "UnicodeWarning", "UserWarning", "ValueError", "Warning"),
    *("WindowsError", "ZeroDivisionError"),
)
"""Python's own classes: where a name is used above the class that has it, mypy takes Python's. They
are listed, not read off the Python that runs: every version has to make the same names."""

CALLED: Final = frozenset(
    {
        *filter(str.islower, all_names(RUNTIME)),
        "frozen",
        *("annotations", "lazy_names"),  # by the line about `__future__`, by `__init__`
        *("connect", "raw_client"),  # clients have them from their bases
        "types",  # how clients import the package of their service
    }
)
"""The reserved names that no annotation in a class or signature refers to, so that they are never
in the way of an attribute or a parameter: functions, above all."""

RESERVED: Final = frozenset(
    {
        *keyword.kwlist,
        *PYTHON_CLASSES,
        *all_names(RUNTIME),
        *all_names(LIBRARIES),
        *WHOLE_LIBRARIES,
        *CALLED,
        *chain.from_iterable(type_names(scalar.value.python_type) for scalar in Scalar),
        "SERVICE",  # a name in the module of the errors
        # What generated classes have from their bases.
        *("from_dict", "from_json", "member_errors", "mro", "raw_response", "response_metadata"),
        *("to_dict", "to_json"),
        "self",  # the first parameter of methods
        "dict",  # no longer in use; who has a `dict_` keeps it
    }
)
"""The names that get one `_` after them."""

RESERVED_FOR_ATTRIBUTES: Final = RESERVED - CALLED
"""Those of them that get it as an attribute or a parameter."""

ERROR_ATTRIBUTES: Final = frozenset(
    {
        *("add_note", "args", "code", "http_status_code", "is_retryable", "is_throttling"),
        *("operation_name", "request_id", "response", "with_traceback", "MSG_TEMPLATE"),
    }
)
"""What an exception has from its bases; a modelled member of that name gets one `_` after it."""

ENUM_ATTRIBUTES: Final = frozenset({*dir(StrEnum), "mro", "name", "of", "phase", "value"})
"""What an enum has from its bases; no member can have such a name."""

WAIT_KEYWORDS: Final = frozenset(
    {
        *("accept", "initial_delay", "max_delay", "min_delay", "on_poll", "progress", "timeout"),
        "timing",
    }
)
"""The parameters of a wait; an operation's parameter of that name gets one `_` after it there."""

PAGE_KEYWORDS: Final = frozenset({"max_items", "page_size", "starting_token"})
"""What a method that asks page by page takes besides; an operation's parameter of that name gets
one `_` after it there."""

PACKAGE_MODULES: Final = frozenset({"testing"})
"""The modules that the package itself has; a service of that name gets one `_` after it."""

SERVICE_MODULES: Final = frozenset({"aio", "client", "errors", "stubs"})
"""The modules that every service package has; an operation of that name gets one `_` after it."""

RESPONSE: Final = ClassName("Response")
"""The runtime's base of the responses."""

STRUCTURE: Final = ClassName("Structure")
"""The runtime's base of the other structures."""

UNKNOWN_VARIANT: Final = ClassName("UnknownVariant")
"""The runtime's class of a variant that the model does not list."""

GIVEN: Final = {
    ("signin", "OAuth2ErrorCode.invalid_request"): "OAUTH_INVALID_REQUEST",
}
"""Names that collide by the rules in botocore's own models: the one enum that has both
`INVALID_REQUEST` and `invalid_request`. By service and what is named, as in the configuration,
whose entries count before these."""


def safe(name: str, needed: Container[str] = RESERVED) -> str:
    """Put one `_` after a name that is needed otherwise."""
    return f"{name}_" if name in needed else name


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
    return VariableName(f"{name}_" if name in PACKAGE_MODULES else name)


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
    """Tell how `[tool.botoforge.names]` calls the class of a variant.

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


def attribute_name(attribute: str) -> VariableName:
    """Name an attribute or a parameter: botocore's snake case, lower, without leading `_`."""
    return VariableName(safe(attribute.lower().lstrip("_"), RESERVED_FOR_ATTRIBUTES))


def error_attribute_name(attribute: str) -> VariableName:
    """Name an attribute of an exception."""
    name = attribute_name(attribute)
    return VariableName(f"{name}_") if name in ERROR_ATTRIBUTES else name


def method_name(method: str) -> VariableName:
    """Name a client's method: as boto3 does."""
    return VariableName(safe(method))


def wait_parameter_name(name: VariableName) -> VariableName:
    """Name an operation's parameter in the method that waits."""
    return VariableName(f"{name}_" if name in WAIT_KEYWORDS else name)


def wait_method_name(waiter: str) -> VariableName:
    """Name the method of a waiter, of which botocore's snake case is given."""
    return VariableName(f"wait_until_{waiter}")


def page_parameter_name(name: VariableName) -> VariableName:
    """Name an operation's parameter in the method that asks page by page."""
    return VariableName(f"{name}_" if name in PAGE_KEYWORDS else name)


def paginate_method_name(method: str) -> VariableName:
    """Name the method that asks page by page, of which the operation's own is given."""
    return VariableName(f"paginate_{method}")


def waiter_constant_name(waiter: str) -> VariableName:
    """Name the constant of a waiter, of which botocore's snake case is given."""
    return VariableName(safe(waiter.upper()))


def module_name(method: VariableName) -> VariableName:
    """Name an operation's module: as its method."""
    return VariableName(f"{method}_" if method in SERVICE_MODULES else method)


def shared_module_name(first: ClassName) -> VariableName:
    """Name a module of classes that several operations share, by the first of them in order."""
    return VariableName(f"_shared_{snake_name(first)}")


def reader_name(name: ClassName) -> str:
    """Name the reader of a class."""
    return safe(f"read_{snake_name(name)}")


def snake_name(name: ClassName) -> VariableName:
    """Name what belongs to a class in snake case: its reader, a shared module."""
    return VariableName("_".join(words(name)).lower())


def enum_member_name(value: str) -> VariableName:
    """Name an enum's member in UPPER_SNAKE, symbols as `_`; `VALUE_` before a leading digit.

    Nothing that an enum has or needs is written so: no name of this rule is reserved.
    """
    name = "_".join(words(value)).upper()
    return VariableName(f"VALUE_{name}" if not name or name[0].isdigit() else name)


HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])")


def words(name: str) -> list[str]:
    """Split a name at symbols and camel humps; what is not ASCII counts as a symbol.

    Capitals alone are no humps: `CRC32C` is one word.
    """
    parts = re.findall(r"[A-Za-z0-9]+", name)
    return [word for part in parts for word in ([part] if part.isupper() else HUMP.split(part))]


def is_identifier(name: str) -> bool:
    """Whether a name is one that Python takes."""
    return name.isidentifier() and name.isascii() and not keyword.iskeyword(name)
