"""Operations on trial: called with damaged responses, and held to every promise."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import PurePath
from random import Random
from types import ModuleType
from typing import Any, Final, Self, TypeAlias

import botocore.session
from attrs import define, evolve, field, frozen
from botocore import UNSIGNED
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.loaders import Loader
from botocore.model import Shape, StructureShape
from hypothesis import strategies as st
from moto.core.model import OperationModel, ServiceModel
from oracle.calls import Names, TypedMethod, bound_method
from oracle.classes import find_client, import_service
from oracle.damage import Fuzzer
from oracle.judge import Judge
from oracle.odd_values import tells
from oracle.promises import broken_promises
from oracle.shapes import Path, Shapes, Site, is_document, is_list, is_map, value_at
from oracle.values import LEAST, Maker
from oracle.wire import Wire, send


@frozen
class Written:
    """A response as it goes over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """Stands where the socket would be: behind botocore's own event `before-send`.

    Attributes:
        answer: What the next request is answered with.
    """

    def __init__(self) -> None:
        self.answer = Written(501, {}, b"")

    def __call__(self, request: Any, **_: object) -> AWSResponse:
        """Answer a request."""
        answer = self.answer
        made_of: Any = (answer.status, answer.headers, Wire(answer.body))  # which stubs do not know
        return AWSResponse(request.url, *made_of)


class Log(logging.Handler):
    """Listens to a logger in a `with` block.

    Attributes:
        lines: The messages that were logged, each with its level.
    """

    def __init__(self, name: str) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[tuple[int, str]] = []
        self.logger = logging.getLogger(name)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append((record.levelno, record.getMessage()))

    def __enter__(self) -> Self:
        self.before = self.logger.level, self.logger.propagate
        self.logger.setLevel(logging.DEBUG)
        self.logger.propagate = False
        self.logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self)
        self.logger.setLevel(self.before[0])
        self.logger.propagate = self.before[1]


def connect(service: str, line: Line, loader: Any) -> Any:
    """Make a client of botocore that has everything but a socket.

    Args:
        service: What botocore calls the service.
        line: What stands where the socket would be.
        loader: What loads the service's model.
    """
    session: Any = botocore.session.Session()
    session.register_component("data_loader", loader)
    client = session.create_client(
        service,
        region_name="us-east-1",
        endpoint_url="http://localhost",
        config=Config(
            signature_version=UNSIGNED,
            retries={"total_max_attempts": 1},
            inject_host_prefix=False,
        ),
    )
    client.meta.events.register("before-send", line)
    return client


@define
class Target:
    """An operation of a generated package, and the trials that its conversion has to stand.

    Attributes:
        operation: botocore's model of it.
        shapes: The shapes as the service's model lists them.
        module: The service package.
        response_class: The class of what the operation returns.
        method: Calls it.
        line: What its calls are answered with.
    """

    operation: OperationModel
    shapes: Shapes
    module: ModuleType
    response_class: Any
    method: Callable[[], Any]
    line: Line
    bodies: list[Written] = field(factory=list[Written])
    """Good responses, small and large."""

    def __str__(self) -> str:
        return f"{self.service} {self.operation.name}"

    @property
    def package(self) -> Any:
        """The package around it, which has the classes of the runtime."""
        return import_module(self.module.__name__.rpartition(".")[0])

    @property
    def service(self) -> str:
        """What botocore calls the service."""
        service: str = self.operation.service_model.service_name
        return service

    @property
    def output(self) -> StructureShape:
        """The model of what the operation returns."""
        assert isinstance(self.operation.output_shape, StructureShape)
        return self.operation.output_shape

    @property
    def protocol(self) -> str:
        """The protocol, as botocore resolves it."""
        protocol: str = self.operation.service_model.resolved_protocol
        return protocol

    def good_answers(self) -> list[Written]:
        """Write good responses, once."""
        for number in range(0 if self.bodies else 8):
            fuzzer = Fuzzer(self.operation, self.shapes, Random(f"{self} {number}"))
            made = send(self.operation, fuzzer.valid(wild=False))
            self.bodies.append(Written(made.status_code, dict(made.headers), made.content))
        return self.bodies

    def dictionary_problems(self, chance: Random, done: list[str]) -> Iterator[str]:
        """Convert a fuzzed dictionary; find the promises that it breaks.

        Args:
            chance: Makes every choice.
            done: Gets what has been damaged, in a few words each.
        """
        fuzzer = Fuzzer(self.operation, self.shapes, chance)
        fuzzer.done = done
        raw = fuzzer.response()
        response = self.response_class.from_dict(raw)
        judge = Judge(self.module, self.shapes)
        origin = self.response_class.__name__
        yield from broken_promises(judge, response, self.output, raw, origin)

    def body_problems(self, chance: Random, done: list[str]) -> Iterator[str]:
        """Call the operation and answer with a fuzzed body; find the promises that it breaks."""
        fuzzer = Fuzzer(self.operation, self.shapes, chance)
        fuzzer.done = done
        answer = chance.choice(self.good_answers())
        garbled = chance.random() < 0.3
        put: list[tuple[Site, Any]] = []
        if garbled:
            body = fuzzer.garbled(answer.body)
        else:
            body, put = fuzzer.body(answer.body)
        self.line.answer = evolve(answer, body=body)
        with Log(self.module.__name__) as log:
            try:
                response = self.method()
            except (self.package.UnreadableResponseError, self.package.ServiceError) as error:
                if not garbled:
                    yield from self.error_problems(error)
                return
        raw = response.raw_response
        judge = Judge(self.module, self.shapes)
        name = self.operation.name
        yield from broken_promises(judge, response, self.output, raw, name, secret=not garbled)
        warnings = [line for level, line in log.lines if level >= logging.WARNING]
        if warnings != [str(error) for error in response.member_errors]:
            yield f"the log says {warnings}"
        if not garbled and tells(str(log.lines)):
            yield f"a secret is logged: {log.lines}"
        if len(put) == 1:
            yield from self.rest_problems(answer, raw, *put[0])

    def error_problems(self, error: Exception) -> Iterator[str]:
        """Find what is wrong with an error about a body that is of the protocol."""
        if "json" in self.protocol:
            yield f"is no response: {error}"
        if tells("".join(traceback.format_exception(error))):
            yield f"a secret is shown: {error}"

    def rest_problems(self, answer: Written, raw: Any, site: Site, value: Any) -> Iterator[str]:
        """Find what one bad place in a JSON body has changed elsewhere, or made of itself."""
        payload = self.output.serialization.get("payload")
        way = (payload, *site.path) if payload else site.path
        self.line.answer = answer
        before = self.method().raw_response
        if repr(all_but(raw, way)) != repr(all_but(before, way)):
            yield f"something beside {way} is not as it was"
        if is_wrong_json(site.shape, value) and repr(value_there(raw, way)) != repr(value):
            yield f"{way} has become {value_there(raw, way)!r}"

    def refusal_problems(self) -> Iterator[str]:
        """Answer with what is no response at all; find what is taken for one."""
        whole_body = max((answer.body for answer in self.good_answers()), key=len)
        half = whole_body[: len(whole_body) * 2 // 3]
        for body in (*NO_RESPONSES, half):
            if not body and "payload" in self.output.serialization:
                continue  # the one member that is the body is not there
            self.line.answer = evolve(self.bodies[0], body=body)
            try:
                response = self.method()
            except (self.package.UnreadableResponseError, self.package.ServiceError):
                continue
            yield f"{body[:60]!r} is taken for {response!r}"


NO_RESPONSES: Final = (
    b"",
    b"<html><body><h1>Service Unavailable</h1></body></html>",
    b'<!DOCTYPE html>\n<html lang="en"><head><title>Sign in</title></head></html>',
    b"Bad Gateway",
    b"[]",
    b"null",
    b'"text"',
    b"7",
    b"\x00\x01\x02",
    b"\xff\xfe{\x00}\x00",
    b"{",
)
"""Bodies that no protocol writes for a structure."""


def all_but(raw: Any, path: Path) -> Any:
    """Copy a raw value with nothing at a path; where there is no such path, it stays as it is."""
    if not path:
        return None
    step, *rest = path
    if is_map(raw):
        kept = {key: value for key, value in raw.items() if key not in (step, "ResponseMetadata")}
        return {**kept, "": all_but(raw.get(str(step)), tuple(rest))}
    if is_list(raw) and isinstance(step, int) and step < len(raw):
        return [*raw[:step], all_but(raw[step], tuple(rest)), *raw[step + 1 :]]
    return raw


def value_there(raw: Any, path: Path) -> Any:
    """Return what is at a path, or nothing."""
    try:
        return value_at(raw, path)
    except (LookupError, TypeError):
        return None


JSON_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "structure": (dict,),
    "map": (dict,),
    "list": (list,),
    "boolean": (bool,),
    "integer": (int, float),
    "long": (int, float),
    "float": (int, float, str),
    "double": (int, float, str),
    "string": (str,),
    "character": (str,),
    "blob": (str,),
    "timestamp": (int, float, str),
}


def is_wrong_json(shape: Shape, value: Any) -> bool:
    """Whether a JSON value is of a type that no value of a shape is written as."""
    right = isinstance(value, JSON_TYPES[shape.type_name])
    return value is not None and not right and not is_document(shape)


def find_targets(
    package: ModuleType, services: Mapping[str, Collection[str]], loader: Any = None
) -> list[Target]:
    """Find operations in a generated package.

    Args:
        package: The package that holds the services.
        services: The operations' names by service.
        loader: What loads the models that the package was made of; by default those of botocore.
    """
    return [
        target
        for service, operations in services.items()
        for target in find_service_targets(package, service, operations, loader or Loader())
    ]


def find_service_targets(
    package: ModuleType, service: str, operations: Collection[str], loader: Any
) -> Iterator[Target]:
    """Find operations of a service."""
    description: Mapping[str, Any] = loader.load_service_model(service, "service-2")
    shapes = description["shapes"]
    model = ServiceModel(description, service)
    module = import_service(package.__name__, service)
    line = Line()
    raw_client = connect(service, line, loader)
    client = find_client(module)(raw_client)
    methods = {name: method for method, name in raw_client.meta.method_to_api_mapping.items()}
    names = Names(module)
    for name in operations:
        operation: OperationModel = model.operation_model(name)
        typed = TypedMethod(operation, bound_method(client, methods[name]), names)
        maker = Maker(shapes, Random(name), LEAST, received=False)
        call = partial(typed.call, maker.whole(operation.input_shape))
        yield Target(operation, shapes, module, typed.returned, call, line)


def trial(target: Target, way: Way, chance: Random) -> list[str]:
    """Try an operation once; tell the promises that it broke, and what had been damaged."""
    done: list[str] = []
    try:
        found = list(way(target, chance, done))
    except Exception as error:  # noqa: BLE001 (a response always arrives)
        frames = traceback.extract_tb(error.__traceback__)[-3:]
        places = ", ".join(f"{PurePath(frame.filename).name}:{frame.lineno}" for frame in frames)
        found = [f"{type(error).__name__} is raised: {str(error)[:LONGEST]} ({places})"]
    return [f"{target}, {'; '.join(done) or 'undamaged'}: {problem[:LONGEST]}" for problem in found]


Way: TypeAlias = Callable[[Target, Random, list[str]], Iterator[str]]
"""A way to try an operation: `Target.dictionary_problems` or `Target.body_problems`."""

LONGEST: Final = 600
"""How many characters of a problem are shown."""

CHANCES: Final = st.randoms(use_true_random=False)
"""Chance whose every choice hypothesis makes, so that it can make a failing example small."""
