"""The sweep of one service."""

from __future__ import annotations

import json
import time
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any, Final, get_type_hints

import botocore.session
from attrs import define, field, frozen
from botocore.loaders import Loader
from botocore.model import StructureShape
from botocore.validate import ParamValidator
from botoforge_codegen.build.build import build_package
from botoforge_codegen.config.config import EVERYTHING, Config, parse_config
from botoforge_codegen.errors import GenerationError
from botoforge_codegen.load.store import ModelStore
from moto.core.model import OperationModel, ServiceModel
from oracle.bodies import Writer
from oracle.calls import Names, TypedMethod, bound_method
from oracle.classes import find_client, import_service, structures_of
from oracle.json_round_trip import lost_in_json
from oracle.judge import Judge, class_name
from oracle.lines import receive
from oracle.odd_values import tells
from oracle.paths import list_paths, search_problems
from oracle.shapes import (
    UNKNOWN,
    dotted,
    is_event_stream,
    is_list,
    is_map,
    members_of,
)
from oracle.twins import find_errors, find_twins
from oracle.values import LEAST, MIXED, WHOLE, Maker, Style, Tally
from support.projects import importable

from .checkers import Checker

PACKAGE: Final = "swept"
SEED: Final = "botoforge"

MIXES: Final = 2
"""How many values of each operation leave some things out, by chance."""

JSON_ROUNDS: Final = 3
"""How many values of each structure are written as JSON and read again."""

MOST_ROUNDS: Final = 100
"""How many whole values are made at most until each variant of every union has been there."""


UNFAITHFUL: Final = {
    "dataexchange": {"SendApiAsset": "a map of all headers, also of those that are nobody's"},
    "s3": {
        "GetBucketLocation": "the body is the text alone; a handler of botocore reads it",
        "GetBucketNotification": "`Event` and `Events` have one name in XML",
    },
}
"""The responses that do not come through botocore's parser as they are, and why."""


@frozen
class Failure:
    """Something that is not as it should be."""

    service: str
    operation: str
    problem: str

    def __str__(self) -> str:
        return f"{self.service} {self.operation}: {self.problem}"


@define
class Report:
    """What came of a service."""

    service: str
    operations: int = 0
    values: int = 0
    """How many responses were converted, and compared."""
    leaves: int = 0
    bodies: int = 0
    """How many bodies were read by the typed client and by botocore's own."""
    seconds: float = 0
    failures: list[Failure] = field(factory=list[Failure])


def generate(
    services: Mapping[str, Sequence[str]], folder: Path, models: Sequence[Path] = ()
) -> Path:
    """Generate operations of services, as the command does, and compile each file.

    Args:
        services: The operations' names by service.
        folder: Where to generate.
        models: Folders of models that are searched before botocore's.
    """
    chosen = "".join(f"{service} = {json.dumps(names)}\n" for service, names in services.items())
    config = parse_config(
        folder / "pyproject.toml",
        f'[tool.botoforge]\npackage = "{PACKAGE}"\noutput = "."\n'
        f"models = {json.dumps([str(each) for each in models])}\n"
        f"[tool.botoforge.services]\n{chosen}",
    )
    for path, content in build_quietly(config).items():
        file = config.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return config.folder


def build_quietly(config: Config) -> Mapping[str, bytes]:
    """Make every file of a package, compiled, and tell nobody about it."""
    made = build_package(config, ModelStore(config.models), lambda _name, _operations: None)
    if made.failures:
        raise GenerationError("\n".join(failure.reason for failure in made.failures))
    return made.files


def import_everything(folder: Path) -> Iterator[str]:
    """Import every module of the package, and look into the annotations of every class."""
    for file in sorted(folder.rglob("*.py")):
        name = ".".join(file.relative_to(folder.parent).with_suffix("").parts)
        module = import_module(name.removesuffix(".__init__"))
        for cls in vars(module).values():
            if isinstance(cls, type) and cls.__module__ == module.__name__:
                try:
                    get_type_hints(cls)
                except (NameError, TypeError, AttributeError) as error:
                    yield f"{module.__name__}.{cls.__name__}: {type(error).__name__}: {error}"


def sweep(
    service: str,
    folder: Path,
    operations: Sequence[str] = (EVERYTHING,),
    checkers: Sequence[Checker] = (),
) -> Report:
    """Generate a service, import it, and call each operation with values of every kind.

    Args:
        service: What `boto3.client` calls it.
        folder: Where to generate; it has to be empty.
        operations: Those to generate and to call, by default all.
        checkers: The type checkers to run.
    """
    begun = time.perf_counter()
    report = Report(service)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            warnings.simplefilter("ignore", DeprecationWarning)  # many operations are deprecated
            made = generate({service: operations}, folder)
            with importable(folder, PACKAGE):
                report.failures += (Failure(service, "-", it) for it in import_everything(made))
                Sweep(report).run(operations)
        for checker in checkers:
            report.failures += (Failure(service, "-", found) for found in checker(folder))
    except Exception as error:  # noqa: BLE001 (whatever it is, it is reported)
        report.failures.append(Failure(service, "-", explain(error)))
    report.seconds = time.perf_counter() - begun
    return report


def explain(error: Exception) -> str:
    """Tell an error, and where it comes from."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(last.filename).name}:{last.lineno})"


class Sweep:
    """One service at work: its typed client over one of botocore's that never sends anything."""

    def __init__(self, report: Report) -> None:
        self.report = report
        service = report.service
        description: Mapping[str, Any] = Loader().load_service_model(service, "service-2")
        self.model = ServiceModel(description, service)
        self.shapes: Mapping[str, Mapping[str, Any]] = description["shapes"]
        self.package = import_service(PACKAGE, service)
        session: Any = botocore.session.Session()
        self.raw_client: Any = session.create_client(
            service,
            region_name="us-east-1",
            aws_access_key_id="key",
            aws_secret_access_key="secret",  # noqa: S106 (nobody's)
        )
        self.raw_client._make_api_call = self.make_api_call  # noqa: SLF001 (where clients send)
        self.client: Any = find_client(self.package)(self.raw_client)
        self.names = Names(self.package)
        self.judge = Judge(self.package, self.shapes)
        self.sent: Mapping[str, Any] = {}
        self.respond: Callable[[], dict[str, Any]] = dict
        self.methods: dict[str, TypedMethod] = {}
        self.tallies = Tally(), Tally()
        """Of parameters and of responses."""

    def make_api_call(self, _: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        """Stand in for botocore's client where it would send a request."""
        self.sent = parameters
        return self.respond()

    def run(self, chosen: Sequence[str]) -> None:
        """Call the operations, and raise every error."""
        raw_client = self.raw_client
        methods: Mapping[str, str] = raw_client.meta.method_to_api_mapping
        errors: dict[str, OperationModel] = {}
        for method, name in sorted(methods.items()):
            if (EVERYTHING not in chosen and name not in chosen) or not hasattr(raw_client, method):
                continue
            self.report.operations += 1
            operation: OperationModel = self.model.operation_model(name)
            errors.update((error.name, operation) for error in operation.error_shapes)
            typed_method = bound_method(self.client, method)
            self.methods[name] = TypedMethod(operation, typed_method, self.names)
            self.check(name, self.call, self.methods[name])
        for error, operation in errors.items():
            self.check(error, self.raise_error, error, self.methods[operation.name])
        for cls in structures_of(self.package):
            self.check(cls.__name__, self.json_problems, cls)
        self.compare_clients()
        self.report.leaves = self.judge.leaves

    def compare_clients(self) -> None:
        """Answer the typed client and botocore's own with the same bodies."""
        twins = find_twins(import_module(PACKAGE), self.report.service, self.methods)
        for twin in twins.values():
            self.check(twin.operation.name, twin.problems)
        for twin, error in find_errors(twins.values()):
            self.check(error.name, twin.error_problems, error)
        self.report.bodies += sum(twin.tried for twin in twins.values())

    def json_problems(self, cls: Any) -> Iterator[str]:
        """Tell what does not come back from JSON of what a class may hold."""
        for number in range(JSON_ROUNDS):
            yield from lost_in_json(PACKAGE, cls, number)
            self.report.values += 1

    def fail(self, operation: str, problem: str) -> None:
        """Report a failure."""
        self.report.failures.append(Failure(self.report.service, operation, problem))

    def check(self, name: str, function: Callable[..., Iterator[str]], *arguments: object) -> None:
        """Report what a check finds, and if it fails itself."""
        try:
            for problem in function(*arguments):
                self.fail(name, problem)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is reported)
            self.fail(name, explain(error))

    def makers(self, name: str, tally: Tally, *, received: bool) -> Iterator[Maker]:
        """Give makers: of little, of all until every variant has been there, of some by chance."""
        seed = f"{SEED} {self.report.service} {name} {received}"

        def maker(style: Style, number: int) -> Maker:
            chance = Random(f"{seed} {style.name} {number}")
            return Maker(self.shapes, chance, style, received=received, tally=tally)

        yield maker(LEAST, 0)
        for number in range(MOST_ROUNDS):
            made = maker(WHOLE, number)
            yield made
            if not made.left:
                break
        for number in range(MIXES):
            yield maker(MIXED, number)

    def least(self, name: str) -> Maker:
        """Give one more maker of little."""
        return next(self.makers(name, self.tallies[1], received=True))

    def call(self, method: TypedMethod) -> Iterator[str]:
        """Call an operation: with every kind of parameters, and every kind of response."""
        operation = method.operation
        of_parameters = self.makers(operation.name, self.tallies[0], received=False)
        of_responses = self.makers(operation.name, self.tallies[1], received=True)
        for asked, told in zip_longest(of_parameters, of_responses):
            arguments = {} if asked is None else asked.whole(operation.input_shape)
            yield from self.one_call(method, arguments, told or self.least(operation.name))

    def one_call(
        self, method: TypedMethod, arguments: Mapping[str, Any], told: Maker
    ) -> Iterator[str]:
        """Call an operation once."""
        operation = method.operation
        raw = told.whole(operation.output_shape)
        parsed = expected = raw
        if operation.name not in UNFAITHFUL.get(self.report.service, {}):
            written = Writer(operation, self.shapes, told.chance).response(raw)
            expected = receive(operation, written)
            expected |= unread(operation.output_shape, expected)
            lost = difference(raw, members(operation.output_shape, expected), ())
            if lost:
                yield f"over the wire, {lost}"
            parsed = receive(operation, written)
        self.respond = lambda: parsed
        response = method.call(arguments)
        yield from self.sent_problems(operation, arguments)
        yield from self.response_problems(operation, response, parsed)
        if type(response) is not method.returned:
            yield f"returns {type(response).__name__}, not {method.returned}"
        if told.exact:
            yield from path_problems(response, parsed)
        if operation.output_shape is not None:
            yield from self.judge.structure(response, operation.output_shape, expected)
        self.report.values += 1

    def sent_problems(
        self, operation: OperationModel, arguments: Mapping[str, Any]
    ) -> Iterator[str]:
        """Tell what differs of what was sent."""
        changed = difference(arguments, self.sent, ())
        if changed:
            yield f"what is sent: {changed}"
        if operation.input_shape is not None:
            found = ParamValidator().validate(self.sent, operation.input_shape)
            if found.has_errors() and arguments:
                yield f"botocore refuses it: {found.generate_report()}"

    def response_problems(
        self, operation: OperationModel, response: Any, parsed: Mapping[str, Any]
    ) -> Iterator[str]:
        """Tell what is wrong with a response as a whole."""
        for error in response.member_errors:
            yield f"unreadable: {error}"
        told = without_streams(operation.output_shape, parsed)
        changed = difference(told, without_streams(operation.output_shape, response.to_dict()), ())
        if changed:
            yield f"comes back otherwise: {changed}"
        yield from json_problems(response)
        if tells(repr(response)):
            yield f"a secret is shown: {response!r}"
        if response.raw_response is not parsed:
            yield "the raw response is another"
        asked = list_paths(self.report.service).get(operation.name, ())
        yield from search_problems(PACKAGE, response, parsed, asked)

    # --- Errors ---

    def raise_error(self, name: str, method: TypedMethod) -> Iterator[str]:
        """Raise an error with every member."""
        shape: Any = self.model.shape_for(name)
        code = shape.metadata.get("error", {}).get("code", shape.name)
        if self.model.shape_for_error_code(code).name != name:
            return  # another error has the same code, and botocore raises that
        raw_class = self.raw_client.exceptions.from_code(code)
        for maker in self.makers(name, self.tallies[1], received=True):
            raw = maker.whole(shape)
            told = {"Error": {"Code": code, "Message": "no"}, "ResponseMetadata": {}, **raw}
            self.respond = partial(fail_with, raw_class(told, method.operation.name))
            try:
                method.call({})
            except raw_class as error:
                yield from self.error_problems(error, shape, raw)
            else:
                yield "is not raised"
            self.report.values += 1

    def error_problems(
        self, error: Any, shape: StructureShape, raw: Mapping[str, Any]
    ) -> Iterator[str]:
        """Tell what is wrong with an error."""
        if type(error).__name__.removesuffix("_") != class_name(shape.name):
            yield f"raised as {type(error).__name__}"
            return
        if error.message != "no":
            yield f"the message is {error.message!r}"
        yield from self.judge.error(error, shape, raw)
        if tells(f"{error!r} {error}"):
            yield f"a secret is shown: {error!r} {error}"


def path_problems(response: Any, parsed: Mapping[str, Any]) -> Iterator[str]:
    """Tell whether the fast path and the slow path of the conversion disagree."""
    shape = response.__class__.__shape__
    location = import_module(f"{PACKAGE}._runtime.location")
    decode = import_module(f"{PACKAGE}._runtime.decode")
    if shape.read is decode.miss_fast_path:
        return
    try:
        fast = shape.read(parsed)
    except decode.FastPathMiss:
        yield "the fast path misses"
        return
    slow = shape.convert(parsed, location.Location("slow"))
    compared = [member.name for member in shape.members if not member.type.streams]
    if any(getattr(fast, name) != getattr(slow, name) for name in compared):
        yield "the two paths disagree"


def json_problems(response: Any) -> Iterator[str]:
    """Tell what is wrong with the JSON of a response."""
    cls: Any = response.__class__
    written = response.to_json()
    if any(member.type.streams for member in cls.__shape__.members):
        try:
            cls.from_json(written)
        except TypeError:
            return
        yield "what JSON does not hold is read from it"
    elif cls.from_json(written) != response:
        yield "comes back otherwise from JSON"


def fail_with(error: Exception) -> dict[str, Any]:
    """Answer with an error."""
    raise error


def unread(shape: StructureShape | None, parsed: Mapping[str, Any]) -> dict[str, Any]:
    """Read the streams and the body of a response."""
    read: dict[str, Any] = {}
    for name, member in members_of(shape).items():
        if is_event_stream(member):
            read[name] = list(parsed[name])
        elif hasattr(parsed.get(name), "read"):
            read[name] = parsed[name].read()
    return read


def members(shape: StructureShape | None, parsed: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what botocore puts beside the members."""
    return {name: value for name, value in parsed.items() if name in members_of(shape)}


def without_streams(shape: StructureShape | None, parsed: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what can be read once only."""
    return {
        name: value
        for name, value in members(shape, parsed).items()
        if not (is_event_stream(members_of(shape)[name]) or hasattr(value, "read"))
    }


def difference(one: Any, other: Any, path: tuple[str | int, ...]) -> str:
    """Find the first place where two raw values differ; empty if there is none."""
    if is_map(one) and is_map(other):
        if UNKNOWN in one and not other:
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
    return "" if one == other else f"{dotted(path)} is {one!r}, then {other!r}"
