"""Operations on trial: called with damaged responses, and held to every promise."""

from __future__ import annotations

import logging
import pickle
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import PurePath
from random import Random
from types import ModuleType
from typing import Any, Final, TypeAlias

from attrs import define, evolve, field
from botocore.loaders import Loader
from botocore.model import StructureShape
from hypothesis import strategies as st
from moto.core.model import OperationModel, ServiceModel
from oracle.bodies import REQUEST_ID, Draft, Writer, Written
from oracle.body_damage import Damaged, Damager
from oracle.calls import Names, TypedMethod, bound_method
from oracle.classes import find_client, import_service
from oracle.damage import Fuzzer
from oracle.judge import Judge, class_name
from oracle.lines import Line, Log, connect
from oracle.odd_values import tells
from oracle.promises import broken_promises
from oracle.shapes import Path, Shapes, dotted, is_list, is_map, value_at
from oracle.values import LEAST, Maker, Style


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
    goods: list[tuple[Draft, Written, Any]] = field(factory=list[tuple[Draft, Written, Any]])
    """Good responses, small and large: drafted, written, and what `to_dict` gives of them."""

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

    def good_responses(self) -> list[tuple[Draft, Written, Any]]:
        """Write good responses, once."""
        for number in range(0 if self.goods else 8):
            chance = Random(f"{self} {number}")
            raw = Fuzzer(self.operation, self.shapes, chance).valid(wild=False)
            writer = Writer(self.operation, self.shapes, chance)
            draft = writer.draft(raw)
            self.line.answer = writer.write(draft)
            self.goods.append((draft, self.line.answer, self.method().to_dict()))
        return self.goods

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
        """Call the operation and answer with a damaged body; find the promises that it breaks."""
        draft, _, good = chance.choice(self.good_responses())
        writer = Writer(self.operation, self.shapes, chance)
        damaged = Damager(writer, self.output, chance).damage(draft)
        done.append(damaged.done)
        self.line.answer = damaged.written
        with Log(self.module.__name__) as log:
            try:
                response = self.method()
            except (self.package.UnreadableResponseError, self.package.ServiceError) as error:
                yield from self.error_problems(error, damaged)
                return
        if damaged.refused:
            yield f"is taken for {response!r}"
        raw = response.to_dict()
        judge = Judge(self.module, self.shapes)
        name = self.operation.name
        copies = chance.random() < COPIES
        yield from broken_promises(
            judge, response, self.output, raw, name, secret=damaged.hides, copies=copies
        )
        errors = [str(error) for error in response.member_errors]
        warnings = [line for level, line in log.lines if level >= logging.WARNING]
        if warnings != errors:
            yield f"the log says {warnings}"
        if damaged.hides and tells(str(log.lines)):
            yield f"a secret is logged: {log.lines}"
        yield from rest_problems(damaged, good, raw)
        if damaged.lost is not None:
            lost = f"{name}: {dotted(damaged.lost)}"
            if not any("*" in error or error.startswith(lost) for error in errors):
                yield f"{lost} is not lost, but {errors}"

    def error_problems(self, error: Exception, damaged: Damaged) -> Iterator[str]:
        """Find what is wrong with an error about a damaged response."""
        if damaged.refused is False:
            yield f"is no response: {error}"
        if damaged.hides and tells("".join(traceback.format_exception(error))):
            yield f"a secret is shown: {error}"

    def failure_problems(self, chance: Random, done: list[str]) -> Iterator[str]:
        """Call the operation and answer with a damaged error; find the promises that it breaks."""
        if not self.operation.error_shapes:
            return
        shape = chance.choice(self.operation.error_shapes)
        assert isinstance(shape, StructureShape)
        writer = Writer(self.operation, self.shapes, chance)
        style = Style("fuzzed", chance.choice([0, 1]), 1, most=20)
        raw = Maker(self.shapes, chance, style, received=True).whole(shape)
        damaged = Damager(writer, shape, chance).damage(writer.error_draft(shape, raw, "no"))
        done.append(f"{shape.name}: {damaged.done}")
        self.line.answer = damaged.written
        try:
            response = self.method()
        except self.package.ServiceError as error:
            yield from self.failure(error, shape, damaged)
        else:
            yield f"is taken for {response!r}"

    def failure(self, error: Any, shape: StructureShape, damaged: Damaged) -> Iterator[str]:
        """Find the promises that an error breaks."""
        shown = f"{error!r} {''.join(traceback.format_exception(error))}"
        if damaged.hides and tells(shown):
            yield f"a secret is shown: {shown}"
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
        if type(again).__name__ != type(error).__name__ or str(again) != str(error):
            yield f"the pickle is {again!r}"
        if not damaged.touched or () in damaged.touched:
            return  # the code itself may be damaged
        code = shape.metadata.get("error", {}).get("code", shape.name)
        named = self.operation.service_model.shape_for_error_code(code).name
        if type(error).__name__.removesuffix("_") != class_name(named):
            yield f"is raised as {error!r}"
        elif named == shape.name and damaged.refused is False:
            raw = {**error.response, "RequestId": None}  # what it is, is tested below
            yield from Judge(self.module, self.shapes).error(error, shape, raw)
        keys = {path[0].lower() for path in damaged.touched if isinstance(path[0], str)}
        if damaged.refused is not False:
            return  # the message may stand behind what is no longer read
        if "message" not in keys and (error.code, error.message) != (code, "no"):
            yield f"the code and the message are {error.code!r} and {error.message!r}"
        if "requestid" not in keys and error.request_id != REQUEST_ID:
            yield f"the request ID is {error.request_id!r}"

    def refusal_problems(self) -> Iterator[str]:
        """Answer with what is no response at all; find what is taken for one."""
        written = [written for _, written, _ in self.good_responses()]
        whole_body = max((answer.body for answer in written), key=len)
        half = whole_body[: len(whole_body) * 2 // 3]
        for body in (*NO_RESPONSES, half):
            if not body and "payload" in self.output.serialization:
                continue  # the one member that is the body is not there
            self.line.answer = evolve(written[0], body=body)
            try:
                response = self.method()
            except (self.package.UnreadableResponseError, self.package.ServiceError):
                continue
            yield f"{body[:60]!r} is taken for {response!r}"


COPIES: Final = 0.25
"""How often a response to a damaged body is copied and pickled."""

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


def rest_problems(damaged: Damaged, good: Any, raw: Any) -> Iterator[str]:
    """Find what a damage has changed elsewhere, or made of itself.

    Args:
        damaged: The damaged response.
        good: What `to_dict` gives of the good one.
        raw: What it gives of the damaged one.
    """
    if damaged.touched is not None:
        rest = raw
        for path in damaged.touched:
            good, rest = all_but(good, path), all_but(rest, path)
        if repr(good) != repr(rest):
            yield f"something beside {damaged.touched} is not as it was: {good} {rest}"
    if damaged.kept is not None:
        path, value = damaged.kept
        if repr(value_there(raw, path)) != repr(value):
            yield f"{path} has become {value_there(raw, path)!r}"


def value_there(raw: Any, path: Path) -> Any:
    """Return what is at a path, or nothing."""
    try:
        return value_at(raw, path)
    except (LookupError, TypeError):
        return None


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
