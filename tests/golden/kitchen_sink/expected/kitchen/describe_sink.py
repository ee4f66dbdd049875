# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `kitchen` `DescribeSink`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from .._runtime.attrs_classes import attrs_field, frozen
from .._runtime.decode import (
    entries,
    enum_reader,
    list_reader,
    map_reader,
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

    pin: str | None = attrs_field(default=None, repr=False)
    """The PIN of the tap."""

    pins: Sequence[str] = attrs_field(default=ABSENT, repr=False)

    pins_by_tap: Mapping[str, str] = attrs_field(default=ABSENT_MAP, repr=False)

    owner: Person | None = attrs_field(default=None, repr=False)
    """Somebody who washes up."""

    guests: Mapping[str, Person] = attrs_field(default=ABSENT_MAP, repr=False)

    shown: str | None = None
    """No secret."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Person(Structure):
    """Somebody who washes up."""

    name: str = attrs_field(repr=False)

    age: int | None = attrs_field(default=None, repr=False)

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
    get = entries(raw).get
    made = DescribeSinkResponse.__shape__.make()
    made.sink = read_sink(get("Sink"))
    made.scalars = optional(read_scalars, get("Scalars"))
    made.required_scalars = optional(read_required_scalars, get("RequiredScalars"))
    made.lists = optional(read_lists, get("Lists"))
    made.maps = optional(read_maps, get("Maps"))
    made.secrets = optional(read_secrets, get("Secrets"))
    made.empty = optional(read_empty, get("Empty"))
    made.request_id = optional_text(get("RequestId"))
    made.status = optional_integer(get("Status"))
    made.__class__ = DescribeSinkResponse
    structure: DescribeSinkResponse = made
    return structure


def read_scalars(raw: Any) -> Scalars:
    get = entries(raw).get
    made = Scalars.__shape__.make()
    made.text = optional_text(get("Text"))
    made.other_text = optional_text(get("OtherText"))
    made.letter = optional_text(get("Letter"))
    made.integer = optional_integer(get("Integer"))
    made.other_integer = optional_integer(get("OtherInteger"))
    made.long = optional_integer(get("Long"))
    made.float_ = optional(read_float, get("Float"))
    made.double = optional(read_float, get("Double"))
    made.boolean = optional_boolean(get("Boolean"))
    made.other_boolean = optional_boolean(get("OtherBoolean"))
    made.timestamp = optional(read_timestamp, get("Timestamp"))
    made.blob = optional(read_blob, get("Blob"))
    made.document = read_document(get("Document"))
    made.color = optional(read_color, get("Color"))
    made.finish = optional(read_finish, get("Finish"))
    made.sink = optional(read_sink, get("Sink"))
    made.__class__ = Scalars
    structure: Scalars = made
    return structure


def read_required_scalars(raw: Any) -> RequiredScalars:
    get = entries(raw).get
    made = RequiredScalars.__shape__.make()
    made.text = read_text(get("Text"))
    made.letter = read_text(get("Letter"))
    made.integer = read_integer(get("Integer"))
    made.long = read_integer(get("Long"))
    made.float_ = read_float(get("Float"))
    made.double = read_float(get("Double"))
    made.boolean = read_boolean(get("Boolean"))
    made.timestamp = read_timestamp(get("Timestamp"))
    made.blob = read_blob(get("Blob"))
    made.document = read_document(get("Document"))
    made.color = read_color(get("Color"))
    made.sink = read_sink(get("Sink"))
    made.__class__ = RequiredScalars
    structure: RequiredScalars = made
    return structure


def read_lists(raw: Any) -> Lists:
    get = entries(raw).get
    made = Lists.__shape__.make()
    made.texts = optional_texts(get("Texts"))
    made.integers = optional_list(read_integer, get("Integers"))
    made.doubles = optional_list(read_float, get("Doubles"))
    made.timestamps = optional_list(read_timestamp, get("Timestamps"))
    made.blobs = optional_list(read_blob, get("Blobs"))
    made.documents = optional_list(read_document, get("Documents"))
    made.colors = optional_list(read_color, get("Colors"))
    made.finishes = optional_list(read_finish, get("Finishes"))
    made.sinks = optional_list(read_sink, get("Sinks"))
    made.lists_of_integers = optional_list(list_reader(read_integer), get("ListsOfIntegers"))
    made.maps_of_integers = optional_list(map_reader(read_integer), get("MapsOfIntegers"))
    made.sparse_texts = optional_list(sparse_reader(read_text), get("SparseTexts"))
    made.sparse_finishes = optional_list(sparse_reader(read_finish), get("SparseFinishes"))
    made.required_texts = optional_texts(get("RequiredTexts"))
    made.required_sinks = optional_list(read_sink, get("RequiredSinks"))
    made.__class__ = Lists
    structure: Lists = made
    return structure


def read_maps(raw: Any) -> Maps:
    get = entries(raw).get
    made = Maps.__shape__.make()
    made.texts = optional_map(read_text, get("Texts"))
    made.integers = optional_map(read_integer, get("Integers"))
    made.booleans = optional_map(read_boolean, get("Booleans"))
    made.finishes_by_color = optional_map(read_finish, get("FinishesByColor"))
    made.sinks = optional_map(read_sink, get("Sinks"))
    made.lists_of_texts = optional_map(list_reader(read_text), get("ListsOfTexts"))
    made.sparse_integers = optional_map(sparse_reader(read_integer), get("SparseIntegers"))
    made.required_texts = optional_map(read_text, get("RequiredTexts"))
    made.__class__ = Maps
    structure: Maps = made
    return structure


def read_secrets(raw: Any) -> Secrets:
    get = entries(raw).get
    made = Secrets.__shape__.make()
    made.pin = optional_text(get("Pin"))
    made.pins = optional_texts(get("Pins"))
    made.pins_by_tap = optional_map(read_text, get("PinsByTap"))
    made.owner = optional(read_person, get("Owner"))
    made.guests = optional_map(read_person, get("Guests"))
    made.shown = optional_text(get("Shown"))
    made.__class__ = Secrets
    structure: Secrets = made
    return structure


def read_person(raw: Any) -> Person:
    get = entries(raw).get
    made = Person.__shape__.make()
    made.name = read_text(get("Name"))
    made.age = optional_integer(get("Age"))
    made.__class__ = Person
    structure: Person = made
    return structure


def read_empty(raw: Any) -> Empty:
    entries(raw)
    made = Empty.__shape__.make()
    made.__class__ = Empty
    structure: Empty = made
    return structure


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
