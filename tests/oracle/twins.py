"""One response, two clients: a typed one, and botocore's own, which says what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from functools import partial
from random import Random
from types import ModuleType
from typing import Any, Final

from attrs import define, field
from botocore.exceptions import ClientError
from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel, StructureShape
from oracle.bodies import CBOR, Writer, Written
from oracle.calls import Names, TypedMethod, bound_method
from oracle.classes import find_client, import_service
from oracle.judge import Judge, class_name
from oracle.lines import Line, connect
from oracle.odd_values import tells
from oracle.shapes import UNKNOWN, Shapes, dotted, is_event_stream, is_list, is_map, members_of
from oracle.values import LEAST, MIXED, WHOLE, Maker, Style, Tally

SEED: Final = "bodies"
MIXES: Final = 2
"""How many bodies of each operation leave some things out, by chance."""

MOST_ROUNDS: Final = 30
"""How many whole bodies are written at most until each variant of every union has been there."""

NOT_EQUAL: Final = re.compile(r"\bnan\b", re.IGNORECASE)
"""What does not equal itself."""


@define
class Twins:
    """An operation of a generated package, beside the same one of botocore.

    Attributes:
        operation: botocore's model of it.
        shapes: The shapes as the service's model lists them.
        package: The service package.
        typed: Calls the operation through the typed client.
        plain: Calls it through botocore's client.
        line: What both are answered with.
    """

    operation: OperationModel
    shapes: Shapes
    package: ModuleType
    typed: Callable[[], Any]
    plain: Callable[[], dict[str, Any]]
    line: Line
    tally: Tally
    tried: int = field(default=0)

    def __str__(self) -> str:
        return f"{self.operation.service_model.service_name} {self.operation.name}"

    def makers(self, name: str) -> Iterator[Maker]:
        """Give makers: of little, of all until every variant has been there, of some by chance."""

        def maker(style: Style, number: int) -> Maker:
            chance = Random(f"{SEED} {self} {name} {style.name} {number}")
            return Maker(self.shapes, chance, style, received=True, tally=self.tally)

        yield maker(LEAST, 0)
        for number in range(MOST_ROUNDS):
            made = maker(WHOLE, number)
            yield made
            if not made.left:
                break
        for number in range(MIXES):
            yield maker(MIXED, number)

    def problems(self) -> Iterator[str]:
        """Answer with bodies of every kind; find what differs between the two clients."""
        output: Any = self.operation.output_shape
        for maker in self.makers(""):
            raw = maker.whole(output)
            if self.operation.service_model.service_name == "s3":
                complete_listing(raw)
            written = Writer(self.operation, self.shapes, maker.chance).response(raw)
            for problem in self.differences(written, exact=maker.exact):
                yield f"{problem}, of {written.headers} {written.body!r}"

    def differences(self, written: Written, *, exact: bool = True) -> Iterator[str]:
        """Answer both clients with the same; find what differs.

        Args:
            written: The response.
            exact: All of it is in the model; what is not, botocore does not name with CBOR.
        """
        self.tried += 1
        self.line.answer = written
        plain = self.plain()
        response = self.typed()
        output: Any = self.operation.output_shape
        is_named = exact or self.operation.service_model.resolved_protocol != CBOR
        yield from compare("raw_response", plain, response.raw_response, output)
        told = {name: held for name, held in members_in(output, plain).items() if held is not None}
        yield from compare("to_dict", told, response.to_dict(), output)
        if output is not None:
            if is_named and NOT_EQUAL.search(repr(plain)) is None:
                yield from unequal(response.from_dict(without_streams(output, plain)), response)
            read = {**(plain if is_named else response.to_dict()), **read_streams(output, plain)}
            yield from Judge(self.package, self.shapes).structure(response, output, read)
        for error in response.member_errors:
            yield f"unreadable: {error}"
        if tells(repr(response)):
            yield f"a secret is shown: {response!r}"

    # --- Errors ---

    def error_problems(self, shape: StructureShape) -> Iterator[str]:
        """Answer with an error of every kind; find what differs between the two clients."""
        for maker in self.makers(shape.name):
            raw = maker.whole(shape)
            writer = Writer(self.operation, self.shapes, maker.chance)
            written = writer.error(shape, raw, f"no {maker.number()}")
            for problem in self.error_differences(written, shape):
                yield f"{shape.name}: {problem}, of {written.headers} {written.body!r}"

    def error_differences(self, written: Written, shape: StructureShape) -> Iterator[str]:
        """Answer both clients with the same error; find what differs."""
        self.tried += 1
        self.line.answer = written
        plain, error = raised(self.plain), raised(self.typed)
        if plain is None or error is None:
            yield f"raises {plain!r} and {error!r}"
            return
        if type(plain).__name__ not in [cls.__name__ for cls in type(error).__mro__]:
            yield f"{type(error).__name__} is no {type(plain).__name__}"
        yield from compare("response", plain.response, error.response, None)
        if str(error) != str(plain) or error.operation_name != plain.operation_name:
            yield f"is {error}, not {plain}"
        if type(error).__name__.removesuffix("_") != class_name(shape.name):
            yield f"is raised as {type(error).__name__}"
            return
        yield from Judge(self.package, self.shapes).error(error, shape, plain.response)
        if tells(f"{error!r} {error}"):
            yield f"a secret is shown: {error!r} {error}"


def complete_listing(raw: Mapping[str, Any]) -> None:
    """Name what a listing of S3 lists: where it has no name, botocore's own handlers fail."""
    for name, key in (("Contents", "Key"), ("CommonPrefixes", "Prefix")):
        for item in raw.get(name, []):
            item.setdefault(key, "key")


def raised(call: Callable[[], Any]) -> Any:
    """Return the error of a service that a call raises."""
    try:
        call()
    except ClientError as error:
        return error
    return None


def unequal(made: Any, response: Any) -> Iterator[str]:
    """Find members of two objects of one class that differ, streams apart."""
    if type(made) is not type(response):
        yield f"is of {type(response).__name__}, not of {type(made).__name__}"
        return
    for member in made.__shape__.members:
        if member.type.streams:
            continue
        one, other = getattr(made, member.name), getattr(response, member.name)
        if one != other or type(one) is not type(other):
            yield f"{member.name} is {other!r}, not {one!r} as from_dict makes it"


# --- Streams --------------------------------------------------------------------------------------


def is_stream(shape: Any, value: object) -> bool:
    """Whether a value can be read once only."""
    return is_event_stream(shape) or hasattr(value, "read")


def members_in(output: Any, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what botocore puts beside the members."""
    added = {"ExpiresString"} if "Expires" in members_of(output) else frozenset[str]()
    return {name: raw[name] for name in raw if name in members_of(output) or name in added}


def without_streams(output: Any, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what can be read once only."""
    return {
        name: value
        for name, value in members_in(output, raw).items()
        if name not in members_of(output) or not is_stream(members_of(output)[name], value)
    }


def read_streams(output: Any, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Read the streams and the body of a response."""
    read: dict[str, Any] = {}
    for name, member in members_of(output).items():
        if is_event_stream(member):
            read[name] = list(raw[name])
        elif hasattr(raw.get(name), "read"):
            read[name] = raw[name].read()
    return read


def compare(what: str, plain: Mapping[str, Any], other: Any, output: Any) -> Iterator[str]:
    """Compare two raw responses; of streams only that they are there."""

    def told(raw: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: is_stream(members_of(output)[name], value)
            if name in members_of(output) and is_stream(members_of(output)[name], value)
            else value
            for name, value in raw.items()
        }

    found = difference(told(plain), told(other), ())
    if found:
        yield f"{what}: {found}"


def difference(one: Any, other: Any, path: tuple[str | int, ...]) -> str:
    """Find the first place where two raw values differ; empty if there is none."""
    if is_map(one) and is_map(other):
        if UNKNOWN in other and not one:
            return ""  # with CBOR, botocore does not tell what an unknown variant is called
        for key in [*one, *(key for key in other if key not in one)]:
            if key not in one or key not in other:
                return f"{dotted((*path, key))} is only {'here' if key in one else 'there'}"
            found = difference(one[key], other[key], (*path, key))
            if found:
                return found
        return ""
    if is_list(one) and is_list(other) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return next(filter(None, (difference(a, b, (*path, at)) for at, (a, b) in pairs)), "")
    texts = ("NaN", "Infinity", "-Infinity")  # which one parser of botocore leaves, and one reads
    one, other = (float(held) if held in texts else held for held in (one, other))
    is_same = one == other and isinstance(one, bool) == isinstance(other, bool)
    told = f"{dotted(path)} is {one!r}, then {other!r}"
    return "" if is_same or repr(one) == repr(other) else told


def find_twins(
    package: ModuleType, service: str, names: Container[str] | None = None, loader: Any = None
) -> dict[str, Twins]:
    """Find operations of a service package, by name.

    Args:
        package: The package that holds the service.
        service: What `boto3.client` calls it.
        names: The operations' names; by default all that the package has.
        loader: What loads the service's model; by default botocore's.
    """
    loader = loader or Loader()
    description: Mapping[str, Any] = loader.load_service_model(service, "service-2")
    shapes: Shapes = description["shapes"]
    model = ServiceModel(description, service)
    module = import_service(package.__name__, service)
    line = Line()
    plain = connect(service, line, loader)
    client = find_client(module)(connect(service, line, loader))
    named, tally = Names(module), Tally()
    found: dict[str, Twins] = {}
    for method, name in sorted(plain.meta.method_to_api_mapping.items()):
        typed = bound_method(client, method)
        if typed is None or not hasattr(plain, method) or (names is not None and name not in names):
            continue
        operation = model.operation_model(name)
        arguments = Maker(shapes, Random(name), LEAST, received=False).whole(operation.input_shape)
        arguments |= ARGUMENTS.get(service, {}) if operation.input_shape else {}
        typed_method = TypedMethod(operation, typed, named)
        found[name] = Twins(
            operation,
            shapes,
            module,
            partial(typed_method.call, arguments),
            partial(getattr(plain, method), **arguments),
            line,
            tally,
        )
    return found


def find_errors(twins: Iterable[Twins]) -> list[tuple[Twins, StructureShape]]:
    """Find all errors of operations, each with one operation that has it."""
    errors: dict[str, tuple[Twins, StructureShape]] = {}
    for twin in twins:
        operation = twin.operation
        for error in operation.error_shapes:
            assert isinstance(error, StructureShape)
            code = error.metadata.get("error", {}).get("code", error.name)
            named = operation.service_model.shape_for_error_code(code).name
            if named == error.name and operation.http.get("method") != "HEAD":
                errors[error.name] = twin, error
    return list(errors.values())


ARGUMENTS: Final[Mapping[str, Mapping[str, Any]]] = {
    "cloudfront-keyvaluestore": {"KvsARN": "arn:aws:cloudfront::123456789012:key-value-store/a"},
}
"""The parameters without which no operation of a service can be called."""
