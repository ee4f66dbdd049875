"""The names that generated code needs for itself, so that nothing of a model can have them.

They are computed from what generated modules take from the runtime and from libraries, and from
Python's own names. What is listed by hand has its reason beside it.
"""

from __future__ import annotations

import keyword
from enum import StrEnum
from itertools import chain
from typing import Final

from .ir import Scalar
from .runtime_names import LIBRARIES, RUNTIME, all_names, type_names

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
"""Python's own classes: where a class is used above its definition, mypy takes Python's class of
that name. Listed by hand, because every version of Python has to generate the same names."""

CALLED: Final = frozenset(
    {
        *filter(str.islower, all_names(RUNTIME)),
        *("annotations", "lazy_names"),  # by the line about `__future__`, by `__init__`
        *("connect", "raw_client"),  # clients inherit them
        "types",  # how clients import the package of their service
    }
)
"""The reserved names that no annotation in a class or signature refers to, above all functions: an
attribute or a parameter may have them."""

RESERVED: Final = frozenset(
    {
        *keyword.kwlist,
        *PYTHON_CLASSES,
        *all_names(RUNTIME),
        *all_names(LIBRARIES),
        *CALLED,
        *chain.from_iterable(type_names(scalar.value.python_type) for scalar in Scalar),
        "SERVICE",  # a name in the module of the errors
        # What generated classes inherit.
        *("from_dict", "from_json", "member_errors", "mro", "raw_response", "response_metadata"),
        *("to_dict", "to_json"),
        "self",  # the first parameter of methods
        *("attrs", "dict"),  # no longer in use; who has a `dict_` keeps it
    }
)
"""The names that get one `_` after them, as `safe` in `names` does it."""

RESERVED_FOR_ATTRIBUTES: Final = RESERVED - CALLED
"""The names that get one `_` as an attribute or a parameter."""

ERROR_ATTRIBUTES: Final = frozenset(
    {
        *("add_note", "args", "code", "http_status_code", "is_retryable", "is_throttling"),
        *("operation_name", "request_id", "response", "with_traceback", "MSG_TEMPLATE"),
    }
)
"""What an exception inherits; a modelled member of that name gets one `_` after it."""

ENUM_ATTRIBUTES: Final = frozenset({*dir(StrEnum), "mro", "name", "of", "phase", "value"})
"""What an enum inherits; no member can have such a name."""
