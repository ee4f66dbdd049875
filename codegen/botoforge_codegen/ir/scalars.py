"""The types without parts, one row each: what a scalar is in a model, in Python, in the runtime.

To add a scalar: a row here; its class and constant in the runtime's `value_types`, its reader in
`decode`, a sample in `testing/samples`, its form in JSON, if JSON has none, in `json_values`; and a
raw value in `ordinary` of `tests/oracle/values.py`. `tests/generator/test_scalars.py` names what is
missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from attrs import frozen


@frozen(kw_only=True)
class ScalarRow:
    """What the stages know about a scalar."""

    model_types: tuple[str, ...] = ()
    """The types of shapes that become this scalar, whatever member holds them."""
    python_type: str
    """How an annotation names it."""
    library: str = ""
    """The module that the Python type comes from, if it is neither built in nor the runtime's."""
    constant: str
    """How member tables name it: a constant of the runtime's `value_types`."""
    reader: str = ""
    """The fast path's function, in the runtime's `decode`; empty for what is only ever sent."""
    optional_reader: str = ""
    """The function that reads a value or nothing, if the runtime has one for this scalar alone."""
    list_reader: str = ""
    """The function that reads a list of it, if the runtime has one for this scalar alone."""
    module: str = ""
    """The module of the runtime with the constant and the reader, if it is one of its own."""


class Scalar(Enum):
    """A type without parts."""

    TEXT = ScalarRow(
        model_types=("string", "character"),
        python_type="str",
        constant="TEXT",
        reader="read_text",
        optional_reader="optional_text",
        list_reader="optional_texts",
    )
    INTEGER = ScalarRow(
        model_types=("integer", "long"),
        python_type="int",
        constant="INTEGER",
        reader="read_integer",
        optional_reader="optional_integer",
    )
    FLOAT = ScalarRow(
        model_types=("float", "double"), python_type="float", constant="FLOAT", reader="read_float"
    )
    BOOLEAN = ScalarRow(
        model_types=("boolean",),
        python_type="bool",
        constant="BOOLEAN",
        reader="read_boolean",
        optional_reader="optional_boolean",
    )
    TIMESTAMP = ScalarRow(
        model_types=("timestamp",),
        python_type="datetime",
        library="datetime",
        constant="TIMESTAMP",
        reader="read_timestamp",
    )
    BLOB = ScalarRow(
        model_types=("blob",), python_type="bytes", constant="BLOB", reader="read_blob"
    )
    DOCUMENT = ScalarRow(
        python_type="JSON",
        constant="DOCUMENT",
        reader="read_document",
        optional_reader="read_document",
    )
    """Any JSON value."""
    QUOTED_JSON = ScalarRow(
        python_type="JSON",
        constant="QUOTED_JSON",
        reader="read_quoted_json",
        optional_reader="read_quoted_json",
    )
    """JSON in a string, quoted as in a URL: the policies of IAM."""
    BODY = ScalarRow(
        python_type="AnyBody", constant="BODY", reader="read_body", module="body_types"
    )
    """The body of a response, read when it is asked for."""
    DATA = ScalarRow(python_type="bytes | bytearray | str", constant="DATA")
    """Bytes to send, or a string, which is sent as UTF-8."""
    SOURCE = ScalarRow(python_type="BlobSource", constant="DATA")
    """Bytes to send, or something to read them from."""
    COPY_SOURCE = ScalarRow(python_type="str | CopySource", constant="DOCUMENT")
    """An object of S3 to copy from."""


SCALARS: Final[Mapping[str, Scalar]] = {
    model_type: scalar for scalar in Scalar for model_type in scalar.value.model_types
}
"""The scalar of a shape, by the type that the model gives it."""
