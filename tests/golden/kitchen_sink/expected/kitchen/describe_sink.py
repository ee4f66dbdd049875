# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `kitchen` `DescribeSink`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

import attrs
from attrs import frozen

from .._runtime.decode import (
    entries,
    enum_reader,
    list_reader,
    map_reader,
    new,
    optional,
    optional_boolean,
    optional_integer,
    optional_list,
    optional_map,
    optional_text,
    optional_texts,
    read_blob,
    read_boolean,
    read_document,
    read_float,
    read_integer,
    read_text,
    read_timestamp,
    sparse_reader,
)
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import (
    BLOB,
    BOOLEAN,
    DOCUMENT,
    FLOAT,
    INTEGER,
    TEXT,
    TIMESTAMP,
    EnumType,
    ListType,
    MapType,
    StructureType,
)
from .._runtime.values import ABSENT, ABSENT_MAP, JSON, ServiceEnum, UnknownValue
from .._runtime.waiting.model import Acceptor, Waiter
from ._shared_finish import Finish, read_finish
from ._shared_sink import Sink, read_sink


@frozen(kw_only=True, eq=False, repr=False)
class DescribeSinkResponse(Response):
    """Response of `describe_sink`."""

    sink: Sink
    """The sink itself."""

    scalars: Scalars | None = None
    """Every kind of value, each of them optional."""

    required_scalars: RequiredScalars | None = None
    """Every kind of value, always there."""

    lists: Lists | None = None
    """Every kind of list."""

    maps: Maps | None = None
    """Every kind of map."""

    secrets: Secrets | None = None
    """What must not be seen."""

    empty: Empty | None = None
    """Nothing is known about it yet."""

    request_id: str | None = None
    """The ID of the request."""

    status: int | None = None
    """The HTTP status of the request."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Scalars(Structure):
    """Every kind of value, each of them optional."""

    text: str | None = None
    """A path such as `C:\\new\\table\\x41\\N`, or \\d+ of them: \\a \\b \\f \\n \\r \\t \\v \\0 \\x
    \\u \\U \\N and \\\\\\\\, each of which Python would take for something else.
    """

    other_text: str | None = None
    """Quotes: "one", ""two"", \"\"\"three\"\"\"; at last "four\""""

    letter: str | None = None
    """One character of
    [the alphabet](https://example.com/a/very/long/address/that/no/line/can/hold/because/it/is/longer/than/a/hundred/columns/alphabet.html)
    and nothing else, for instance
    `a-very-long-word-that-no-line-can-hold-because-it-is-longer-than-a-hundred-columns-and-has-no-place-to-break`.
    """

    integer: int | None = None
    """A text of one character more than the other, so its closing quotes have a line of their own
    """

    other_integer: int | None = None
    """A text of so many characters that with its quotes it fills a line of code to the very end."""

    long: int | None = None
    """not **closed**"""

    float_: float | None = None
    """Größe in µm, with a space that has no width."""

    double: float | None = None
    """A code block:

    ```
    if a < b:
        drain("sink")
    ```

    And a definition:

    **double**

    Eight bytes.
    """

    boolean: bool | None = None

    other_boolean: bool | None = None

    timestamp: datetime | None = None
    """A moment, *always* in UTC. A \\* is no list and a_b_c no emphasis."""

    blob: bytes | None = None

    document: JSON = None

    color: Color | UnknownValue | None = None
    """Its color."""

    finish: Finish | UnknownValue | None = None

    sink: Sink | None = None
    """A sink, as it stands in the kitchen."""

    __hash__: ClassVar[None]


class Color(ServiceEnum):
    """The color of a sink."""

    STEEL = "STEEL"
    OFF_WHITE = "OFF_WHITE"
    DEEP_BLUE = "deepBlue"


@frozen(kw_only=True, eq=False, repr=False)
class RequiredScalars(Structure):
    """Every kind of value, always there."""

    text: str

    letter: str

    integer: int

    long: int

    float_: float

    double: float

    boolean: bool

    timestamp: datetime

    blob: bytes

    document: JSON

    color: Color | UnknownValue
    """The color of a sink."""

    sink: Sink
    """A sink, as it stands in the kitchen."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Lists(Structure):
    """Every kind of list."""

    texts: Sequence[str] = ABSENT

    integers: Sequence[int] = ABSENT

    doubles: Sequence[float] = ABSENT

    timestamps: Sequence[datetime] = ABSENT

    blobs: Sequence[bytes] = ABSENT

    documents: Sequence[JSON] = ABSENT

    colors: Sequence[Color | UnknownValue] = ABSENT

    finishes: Sequence[Finish | UnknownValue] = ABSENT

    sinks: Sequence[Sink] = ABSENT

    lists_of_integers: Sequence[Sequence[int]] = ABSENT

    maps_of_integers: Sequence[Mapping[str, int]] = ABSENT

    sparse_texts: Sequence[str | None] = ABSENT

    sparse_finishes: Sequence[Finish | UnknownValue | None] = ABSENT

    required_texts: Sequence[str]

    required_sinks: Sequence[Sink]

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Maps(Structure):
    """Every kind of map."""

    texts: Mapping[str, str] = ABSENT_MAP
    """Ends in three: ""\""""

    integers: Mapping[str, int] = ABSENT_MAP

    booleans: Mapping[str, bool] = ABSENT_MAP

    finishes_by_color: Mapping[str, Finish | UnknownValue] = ABSENT_MAP
    """The keys are values of `Color`."""

    sinks: Mapping[str, Sink] = ABSENT_MAP

    lists_of_texts: Mapping[str, Sequence[str]] = ABSENT_MAP

    sparse_integers: Mapping[str, int | None] = ABSENT_MAP

    required_texts: Mapping[str, str]

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Secrets(Structure):
    """What must not be seen."""

    pin: str | None = attrs.field(default=None, repr=False)
    """The PIN of the tap."""

    pins: Sequence[str] = attrs.field(default=ABSENT, repr=False)

    pins_by_tap: Mapping[str, str] = attrs.field(default=ABSENT_MAP, repr=False)

    owner: Person | None = attrs.field(default=None, repr=False)
    """Somebody who washes up."""

    guests: Mapping[str, Person] = attrs.field(default=ABSENT_MAP, repr=False)

    shown: str | None = None
    """No secret."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Person(Structure):
    """Somebody who washes up."""

    name: str = attrs.field(repr=False)

    age: int | None = attrs.field(default=None, repr=False)

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Empty(Structure):
    """Nothing is known about it yet."""

    __hash__: ClassVar[None]


class View(ServiceEnum):
    """Values of the parameter `view` of `describe_sink`."""

    BRIEF = "BRIEF"
    FULL = "FULL"


if TYPE_CHECKING:
    ViewLiteral: TypeAlias = Literal["BRIEF", "FULL"]
else:
    ViewLiteral = str


SINK_EXISTS: Waiter[DescribeSinkResponse] = Waiter(
    "SinkExists",
    Acceptor("success", "status", "", 200),
    Acceptor("retry", "error", "", "SinkNotFoundException"),
)

SINK_GLOSSY: Waiter[DescribeSinkResponse] = Waiter(
    "SinkGlossy",
    Acceptor("success", "path", "Scalars.Finish", "GLOSSY"),
    Acceptor("success", "pathAll", "Lists.Finishes", "GLOSSY"),
    Acceptor("failure", "pathAny", "Lists.Sinks[].Name", "broken \"sink\""),
    Acceptor("failure", "error", "", "TapOverheated"),
    Acceptor("retry", "path", "Scalars.Finish", "MATT"),
    status="Scalars.Finish",
    known=frozenset(Finish),
)

SINK_REMOVED: Waiter[DescribeSinkResponse] = Waiter(
    "SinkRemoved",
    Acceptor("success", "error", "", "SinkNotFoundException"),
)


# --- Decoding -------------------------------------------------------------------------------------


read_color = enum_reader(Color)


def read_describe_sink_response(raw: Any) -> DescribeSinkResponse:
    (
        set_sink,
        set_scalars,
        set_required_scalars,
        set_lists,
        set_maps,
        set_secrets,
        set_empty,
        set_request_id,
        set_status,
    ) = DescribeSinkResponse.__shape__.setters
    get = entries(raw).get
    made = new(DescribeSinkResponse)
    set_sink(made, read_sink(get("Sink")))
    set_scalars(made, optional(read_scalars, get("Scalars")))
    set_required_scalars(made, optional(read_required_scalars, get("RequiredScalars")))
    set_lists(made, optional(read_lists, get("Lists")))
    set_maps(made, optional(read_maps, get("Maps")))
    set_secrets(made, optional(read_secrets, get("Secrets")))
    set_empty(made, optional(read_empty, get("Empty")))
    set_request_id(made, optional_text(get("RequestId")))
    set_status(made, optional_integer(get("Status")))
    return made


def read_scalars(raw: Any) -> Scalars:
    (
        set_text,
        set_other_text,
        set_letter,
        set_integer,
        set_other_integer,
        set_long,
        set_float_,
        set_double,
        set_boolean,
        set_other_boolean,
        set_timestamp,
        set_blob,
        set_document,
        set_color,
        set_finish,
        set_sink,
    ) = Scalars.__shape__.setters
    get = entries(raw).get
    made = new(Scalars)
    set_text(made, optional_text(get("Text")))
    set_other_text(made, optional_text(get("OtherText")))
    set_letter(made, optional_text(get("Letter")))
    set_integer(made, optional_integer(get("Integer")))
    set_other_integer(made, optional_integer(get("OtherInteger")))
    set_long(made, optional_integer(get("Long")))
    set_float_(made, optional(read_float, get("Float")))
    set_double(made, optional(read_float, get("Double")))
    set_boolean(made, optional_boolean(get("Boolean")))
    set_other_boolean(made, optional_boolean(get("OtherBoolean")))
    set_timestamp(made, optional(read_timestamp, get("Timestamp")))
    set_blob(made, optional(read_blob, get("Blob")))
    set_document(made, read_document(get("Document")))
    set_color(made, optional(read_color, get("Color")))
    set_finish(made, optional(read_finish, get("Finish")))
    set_sink(made, optional(read_sink, get("Sink")))
    return made


def read_required_scalars(raw: Any) -> RequiredScalars:
    (
        set_text,
        set_letter,
        set_integer,
        set_long,
        set_float_,
        set_double,
        set_boolean,
        set_timestamp,
        set_blob,
        set_document,
        set_color,
        set_sink,
    ) = RequiredScalars.__shape__.setters
    get = entries(raw).get
    made = new(RequiredScalars)
    set_text(made, read_text(get("Text")))
    set_letter(made, read_text(get("Letter")))
    set_integer(made, read_integer(get("Integer")))
    set_long(made, read_integer(get("Long")))
    set_float_(made, read_float(get("Float")))
    set_double(made, read_float(get("Double")))
    set_boolean(made, read_boolean(get("Boolean")))
    set_timestamp(made, read_timestamp(get("Timestamp")))
    set_blob(made, read_blob(get("Blob")))
    set_document(made, read_document(get("Document")))
    set_color(made, read_color(get("Color")))
    set_sink(made, read_sink(get("Sink")))
    return made


def read_lists(raw: Any) -> Lists:
    (
        set_texts,
        set_integers,
        set_doubles,
        set_timestamps,
        set_blobs,
        set_documents,
        set_colors,
        set_finishes,
        set_sinks,
        set_lists_of_integers,
        set_maps_of_integers,
        set_sparse_texts,
        set_sparse_finishes,
        set_required_texts,
        set_required_sinks,
    ) = Lists.__shape__.setters
    get = entries(raw).get
    made = new(Lists)
    set_texts(made, optional_texts(get("Texts")))
    set_integers(made, optional_list(read_integer, get("Integers")))
    set_doubles(made, optional_list(read_float, get("Doubles")))
    set_timestamps(made, optional_list(read_timestamp, get("Timestamps")))
    set_blobs(made, optional_list(read_blob, get("Blobs")))
    set_documents(made, optional_list(read_document, get("Documents")))
    set_colors(made, optional_list(read_color, get("Colors")))
    set_finishes(made, optional_list(read_finish, get("Finishes")))
    set_sinks(made, optional_list(read_sink, get("Sinks")))
    set_lists_of_integers(made, optional_list(list_reader(read_integer), get("ListsOfIntegers")))
    set_maps_of_integers(made, optional_list(map_reader(read_integer), get("MapsOfIntegers")))
    set_sparse_texts(made, optional_list(sparse_reader(read_text), get("SparseTexts")))
    set_sparse_finishes(made, optional_list(sparse_reader(read_finish), get("SparseFinishes")))
    set_required_texts(made, optional_texts(get("RequiredTexts")))
    set_required_sinks(made, optional_list(read_sink, get("RequiredSinks")))
    return made


def read_maps(raw: Any) -> Maps:
    (
        set_texts,
        set_integers,
        set_booleans,
        set_finishes_by_color,
        set_sinks,
        set_lists_of_texts,
        set_sparse_integers,
        set_required_texts,
    ) = Maps.__shape__.setters
    get = entries(raw).get
    made = new(Maps)
    set_texts(made, optional_map(read_text, get("Texts")))
    set_integers(made, optional_map(read_integer, get("Integers")))
    set_booleans(made, optional_map(read_boolean, get("Booleans")))
    set_finishes_by_color(made, optional_map(read_finish, get("FinishesByColor")))
    set_sinks(made, optional_map(read_sink, get("Sinks")))
    set_lists_of_texts(made, optional_map(list_reader(read_text), get("ListsOfTexts")))
    set_sparse_integers(made, optional_map(sparse_reader(read_integer), get("SparseIntegers")))
    set_required_texts(made, optional_map(read_text, get("RequiredTexts")))
    return made


def read_secrets(raw: Any) -> Secrets:
    set_pin, set_pins, set_pins_by_tap, set_owner, set_guests, set_shown = Secrets.__shape__.setters
    get = entries(raw).get
    made = new(Secrets)
    set_pin(made, optional_text(get("Pin")))
    set_pins(made, optional_texts(get("Pins")))
    set_pins_by_tap(made, optional_map(read_text, get("PinsByTap")))
    set_owner(made, optional(read_person, get("Owner")))
    set_guests(made, optional_map(read_person, get("Guests")))
    set_shown(made, optional_text(get("Shown")))
    return made


def read_person(raw: Any) -> Person:
    set_name, set_age = Person.__shape__.setters
    get = entries(raw).get
    made = new(Person)
    set_name(made, read_text(get("Name")))
    set_age(made, optional_integer(get("Age")))
    return made


def read_empty(raw: Any) -> Empty:
    entries(raw)
    made = new(Empty)
    return made


DescribeSinkResponse.__shape__ = Shape(
    DescribeSinkResponse,
    read_describe_sink_response,
    Member("sink", "Sink", StructureType(Sink), required=True),
    Member("scalars", "Scalars", StructureType(Scalars)),
    Member("required_scalars", "RequiredScalars", StructureType(RequiredScalars)),
    Member("lists", "Lists", StructureType(Lists)),
    Member("maps", "Maps", StructureType(Maps)),
    Member("secrets", "Secrets", StructureType(Secrets)),
    Member("empty", "Empty", StructureType(Empty)),
    Member("request_id", "RequestId", TEXT, "x-amzn-RequestId", location="header"),
    Member("status", "Status", INTEGER, location="statusCode"),
)

Scalars.__shape__ = Shape(
    Scalars,
    read_scalars,
    Member("text", "Text", TEXT),
    Member("other_text", "OtherText", TEXT),
    Member("letter", "Letter", TEXT),
    Member("integer", "Integer", INTEGER),
    Member("other_integer", "OtherInteger", INTEGER),
    Member("long", "Long", INTEGER),
    Member("float_", "Float", FLOAT),
    Member("double", "Double", FLOAT),
    Member("boolean", "Boolean", BOOLEAN),
    Member("other_boolean", "OtherBoolean", BOOLEAN),
    Member("timestamp", "Timestamp", TIMESTAMP),
    Member("blob", "Blob", BLOB),
    Member("document", "Document", DOCUMENT),
    Member("color", "Color", EnumType(Color)),
    Member("finish", "Finish", EnumType(Finish)),
    Member("sink", "Sink", StructureType(Sink)),
)

RequiredScalars.__shape__ = Shape(
    RequiredScalars,
    read_required_scalars,
    Member("text", "Text", TEXT, required=True),
    Member("letter", "Letter", TEXT, required=True),
    Member("integer", "Integer", INTEGER, required=True),
    Member("long", "Long", INTEGER, required=True),
    Member("float_", "Float", FLOAT, required=True),
    Member("double", "Double", FLOAT, required=True),
    Member("boolean", "Boolean", BOOLEAN, required=True),
    Member("timestamp", "Timestamp", TIMESTAMP, required=True),
    Member("blob", "Blob", BLOB, required=True),
    Member("document", "Document", DOCUMENT, required=True),
    Member("color", "Color", EnumType(Color), required=True),
    Member("sink", "Sink", StructureType(Sink), required=True),
)

Lists.__shape__ = Shape(
    Lists,
    read_lists,
    Member("texts", "Texts", ListType(TEXT)),
    Member("integers", "Integers", ListType(INTEGER)),
    Member("doubles", "Doubles", ListType(FLOAT)),
    Member("timestamps", "Timestamps", ListType(TIMESTAMP)),
    Member("blobs", "Blobs", ListType(BLOB)),
    Member("documents", "Documents", ListType(DOCUMENT)),
    Member("colors", "Colors", ListType(EnumType(Color))),
    Member("finishes", "Finishes", ListType(EnumType(Finish))),
    Member("sinks", "Sinks", ListType(StructureType(Sink))),
    Member("lists_of_integers", "ListsOfIntegers", ListType(ListType(INTEGER))),
    Member("maps_of_integers", "MapsOfIntegers", ListType(MapType(INTEGER))),
    Member("sparse_texts", "SparseTexts", ListType(TEXT, sparse=True)),
    Member("sparse_finishes", "SparseFinishes", ListType(EnumType(Finish), sparse=True)),
    Member("required_texts", "RequiredTexts", ListType(TEXT), required=True),
    Member("required_sinks", "RequiredSinks", ListType(StructureType(Sink)), required=True),
)

Maps.__shape__ = Shape(
    Maps,
    read_maps,
    Member("texts", "Texts", MapType(TEXT)),
    Member("integers", "Integers", MapType(INTEGER)),
    Member("booleans", "Booleans", MapType(BOOLEAN)),
    Member("finishes_by_color", "FinishesByColor", MapType(EnumType(Finish))),
    Member("sinks", "Sinks", MapType(StructureType(Sink))),
    Member("lists_of_texts", "ListsOfTexts", MapType(ListType(TEXT))),
    Member("sparse_integers", "SparseIntegers", MapType(INTEGER, sparse=True)),
    Member("required_texts", "RequiredTexts", MapType(TEXT), required=True),
)

Secrets.__shape__ = Shape(
    Secrets,
    read_secrets,
    Member("pin", "Pin", TEXT, sensitive=True),
    Member("pins", "Pins", ListType(TEXT), sensitive=True),
    Member("pins_by_tap", "PinsByTap", MapType(TEXT), sensitive=True),
    Member("owner", "Owner", StructureType(Person), sensitive=True),
    Member("guests", "Guests", MapType(StructureType(Person)), sensitive=True),
    Member("shown", "Shown", TEXT),
)

Person.__shape__ = Shape(
    Person,
    read_person,
    Member("name", "Name", TEXT, required=True),
    Member("age", "Age", INTEGER),
    sensitive=True,
)

Empty.__shape__ = Shape(Empty, read_empty)
