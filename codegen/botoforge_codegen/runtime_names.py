"""What generated modules take from the runtime and from libraries, each name once, by module.

`render` reads imports off these tables, and `names` what is reserved. The constants and readers of
scalars come from their rows in `ir/scalars.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, TypeAlias

from .ir import Scalar

Names: TypeAlias = Mapping[str, tuple[str, ...]]
"""Names by module: of the runtime, by its path with dots inside `_runtime`."""


def merged(tables: Iterable[Names]) -> dict[str, tuple[str, ...]]:
    """Merge tables, in the order of the modules; each name is listed once."""
    entries: dict[str, dict[str, None]] = {}
    for module, names in chain.from_iterable(table.items() for table in tables):
        entries.setdefault(module, {}).update(dict.fromkeys(names))
    return {module: tuple(names) for module, names in sorted(entries.items())}


def scalar_tables() -> Iterator[Names]:
    """List the constants and readers of the scalars."""
    for scalar in Scalar:
        row = scalar.value
        readers = (row.reader, row.optional_reader, row.list_reader)
        yield {row.module or "value_types": (row.constant,)}
        yield {row.module or "decode": tuple(filter(None, readers))}


EXPORTED: Final[Names] = {
    "errors": (
        *("BotoforgeError", "MemberError", "MissingOperationError", "UnreadableResponseError"),
    ),
    "event_streams": ("EventStream",),
    "metadata": ("ResponseMetadata",),
    "pages": ("AsyncItemPages", "AsyncPages", "ItemPages", "Pages"),
    "service_errors": ("ServiceError",),
    "streaming_bodies": ("AsyncStreamingBody", "StreamingBody"),
    "structures": ("Response", "Structure"),
    "values": (
        *("ABSENT", "ABSENT_MAP", "CopySource", "JSON", "Phase", "ServiceEnum", "UnknownValue"),
        "UnknownVariant",
    ),
    "waiting.calls": ("wait_for", "wait_for_async"),
    "waiting.errors": ("JobFailedError", "WaitError", "WaitTimeoutError"),
    "waiting.model": ("Waiter",),
    "waiting.options": ("Timing",),
    "waiting.words": ("SeenStatus",),
}
"""What the package itself exports; its services take from it, too."""

INTERNAL: Final[Names] = {
    "aio": ("AsyncServiceClient",),
    "attrs_classes": ("attrs_field", "frozen"),
    "body_types": ("AnyBody", "BlobSource", "StreamingResponse", "StreamingStructure"),
    "decode": (
        *("entries", "enum_reader", "list_reader", "map_reader", "optional"),
        *("optional_list", "optional_map", "sparse_reader", "union_reader"),
    ),
    "decode_xml": ("attribute", "children"),
    "event_streams": ("EventStreamType",),
    "schema": ("Member", "Shape", "WireShape"),
    "service_errors": ("ErrorShape", "ServiceTable"),
    "sync": ("ServiceClient",),
    "value_types": ("EnumType", "ListType", "MapType", "StructureType", "UnionType"),
    "values": ("StatusEnum", "deprecated"),
    "waiting.model": ("Acceptor", "Stop"),
    "waiting.options": ("WaitOptions",),
}
"""What else the modules of a service take."""

RUNTIME: Final = merged([EXPORTED, INTERNAL, *scalar_tables()])
"""What the modules of a service may take from the runtime."""

LIBRARIES: Final = merged(
    [
        {
            "collections.abc": ("Callable", "Mapping", "Sequence"),
            "datetime": ("timedelta",),
            "typing": ("TYPE_CHECKING", "Any", "ClassVar", "Final", "Literal", "TypeAlias"),
        },
        *({row.library: (row.python_type,)} for scalar in Scalar if (row := scalar.value).library),
    ]
)
"""What they take from elsewhere."""

FOR_PICKLES: Final[Names] = {
    "metadata": ("restore_metadata",),
    "service_errors": ("restore_error",),
    "structures": ("restore_structure",),
    "values": ("restore_enum_value",),
    "wire.cbor_bodies": ("CborItem",),
}
"""What pickles name in the package; not among what it exports."""

TESTING: Final[Names] = {
    "waiting.fast_waits": ("fast_waits",),
    "testing.samples": ("error", "sample"),
    "testing.rules": ("Delayed", "Request", "Reset", "Throttled"),
    "testing.http": ("HttpAnswer",),
    "testing.stub": ("ClientStub", "ExpectationError", "stub"),
    "testing.server": ("AwsServer",),
    "testing.fixtures": ("aws_server", "fast_waits_fixture"),
}
"""What the package's module `testing` exports."""


def all_names(table: Names) -> frozenset[str]:
    """List the names of a table, of all modules."""
    return frozenset(chain.from_iterable(table.values()))


def type_names(python_type: str) -> frozenset[str]:
    """List the names that an annotation of a scalar consists of."""
    return frozenset(re.findall(r"\w+", python_type))
