"""Responses of every kind, damaged in every way: none of them breaks a promise.

Dictionaries go through `from_dict`. Bodies go through the typed client, a real client of botocore
and its parser, with everything but a socket (`targets.Line`); a part of them over a real socket.

`BOTOFORGE_FUZZ_SEED` tries others than the usual ones.
"""

from __future__ import annotations

import json
import logging
import os
import traceback
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any, Final

import botoforge
import pytest
from attrs import evolve
from botocore.loaders import Loader
from botocore.model import ServiceModel, StructureShape
from botocore.session import Session
from botoforge import MemberError, Structure, UnreadableResponseError
from botoforge._runtime import conversion, schema, structures
from botoforge._runtime.value_types import ListType
from botoforge._runtime.wire import documents, json_members, responses
from botoforge._runtime.wire.raw_responses import convert_raw
from botoforge.glue import MaterializedViewRefreshTaskRun
from botoforge.quicksight import DecimalParameter
from hypothesis import HealthCheck, given, settings
from oracle.bodies import Written
from oracle.lines import Line
from oracle.targets import CHANCES, Target, Way, find_targets, trial
from support.local_aws import Answer
from support.other_models import SNAPSHOTS, loader_of, session_of
from support.projects import importable
from support.versions import skip_with_older
from support.wire import OPERATIONS, Bench, Operation, each_operation
from sweep.services import PACKAGE, generate

USUAL: Final = "botoforge"
SEED: Final = os.environ.get("BOTOFORGE_FUZZ_SEED", USUAL)

ALL_BODIES: Final = 1000
BODIES: Final = int(os.environ.get("BOTOFORGE_FUZZ_BODIES", ALL_BODIES))
"""How many damaged bodies are tried for each operation of the sample in the slow session."""

DICTIONARIES: Final = BODIES // 5
ERRORS: Final = BODIES // 10
"""How many dictionaries and errors."""

PARTS: Final = 4
"""How many tests share them, so that they may run at the same time."""

SAMPLE: Final = {
    "apigateway": 5,  # REST in JSON
    "bedrock": 8,
    "chime-sdk-messaging": 5,
    "connect": 5,
    "eks": 5,
    "guardduty": 5,
    "lambda": 5,
    "lexv2-models": 5,
    "mediaconvert": 5,
    "quicksight": 5,
    "athena": 4,  # JSON
    "cognito-idp": 5,
    "dynamodb": 6,
    "ecs": 5,
    "glue": 5,
    "kms": 5,
    "sagemaker": 5,
    "secretsmanager": 5,
    "ssm": 5,
    "stepfunctions": 5,
    "cloudformation": 6,  # the query protocol
    "elasticache": 7,
    "rds": 6,
    "redshift": 6,
    "sts": 5,
    "cloudfront": 7,  # REST in XML
    "route53": 7,
    "s3": 9,
    "s3control": 7,
    "ec2": 20,  # EC2's own
    "cloudwatchomni": 6,  # CBOR
    "eventbridgev2": 6,
    "partnercentral-revenue-measurement": 6,
}
"""How many operations of each service are tried; which ones is chance, but always the same."""


def choose(service: str, number: int) -> list[str]:
    """Choose operations of a service; their responses have members, and none that is a stream."""
    model = ServiceModel(Loader().load_service_model(service, "service-2"), service)
    fitting = [
        name
        for name in sorted(model.operation_names)
        if has_members(model.operation_model(name).output_shape)
    ]
    return Random(f"{USUAL} {service}").sample(fitting, number)


def has_members(output: Any) -> bool:
    """Whether an output has members in a body that is no stream."""
    if not isinstance(output, StructureShape) or output.event_stream_name:
        return False
    payload = output.serialization.get("payload")
    body: Any = output.members[payload] if payload else output
    return isinstance(body, StructureShape) and any(
        "location" not in member.serialization for member in body.members.values()
    )


# --- The operations on trial ----------------------------------------------------------------------


@pytest.fixture(scope="module", params=OPERATIONS, ids=str)
def checked_in(request: pytest.FixtureRequest) -> Target:
    """One of the operations that are checked in."""
    return find_target(request.param)


def find_target(operation: Operation) -> Target:
    """Find an operation that is checked in."""
    return find_named_target(operation.service, operation.name)


@cache
def find_named_target(service: str, name: str) -> Target:
    """Find an operation that is checked in, and make its client once."""
    (target,) = find_targets(botoforge, {service: [name]}, loader_of(SNAPSHOTS))
    return target


@contextmanager
def generated(folder: Path, chosen: Mapping[str, Sequence[str]]) -> Generator[list[Target]]:
    """Generate operations, and forget them afterwards."""
    generate(chosen, folder)
    with importable(folder, PACKAGE):
        yield find_targets(import_module(PACKAGE), chosen)


EVERY_PROTOCOL: Final = {
    "chime-sdk-messaging": ["ListChannelMessages"],  # a map whose keys are sensitive
    "dynamodb": ["GetItem"],  # a structure that holds lists and maps of itself
    "ec2": ["DescribeInstanceTopology"],
    "eventbridgev2": ["ListEventBuses"],
    "iam": ["GetUserPolicy"],  # botocore's handlers read on where its parser has ended
    "route53": ["ListHostedZonesByName"],
    "sts": ["AssumeRole"],
}


@pytest.fixture(scope="module")
def every_protocol(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Target]]:
    """An operation of each protocol, by service."""
    skip_with_older("1.43.102", "the first with eventbridgev2, which speaks CBOR")
    with generated(tmp_path_factory.mktemp("fuzzed"), EVERY_PROTOCOL) as targets:
        yield {target.service: target for target in targets}


# --- Any damage -----------------------------------------------------------------------------------

WAYS: Final[Mapping[str, Way]] = {
    "dictionary": Target.dictionary_problems,
    "body": Target.body_problems,
    "error": Target.failure_problems,
}
each_way = pytest.mark.parametrize("way", WAYS)


def problems(target: Target, way: str, numbers: range) -> list[str]:
    """Try an operation many times; each time has a number, with which it can be had again."""
    return [
        f"{way} {number}: {problem}"
        for number in numbers
        for problem in trial(target, WAYS[way], Random(f"{SEED} {target} {way} {number}"))
    ]


@each_way
@settings(
    max_examples=40,
    deadline=None,  # a response takes as long as the machine is busy
    derandomize=SEED == USUAL,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],  # a whole response takes many choices
)
@given(chance=CHANCES)
def test_any_damage(checked_in: Target, way: str, chance: Random) -> None:
    """Whatever a response holds, it keeps every promise; hypothesis makes what fails small."""
    assert [] == trial(checked_in, WAYS[way], chance)


@each_way
def test_much_damage(checked_in: Target, way: str) -> None:
    """A hundred responses, each damaged in its own way, keep every promise."""
    assert [] == problems(checked_in, way, range(100))


@each_way
def test_damage_in_every_protocol(every_protocol: dict[str, Target], way: str) -> None:
    """Responses of every protocol keep every promise."""
    found = {
        service: problems(target, way, range(40))
        for service, target in every_protocol.items()
        if service != "iam"  # whose documents are texts for the model
    }

    assert {} == {service: told for service, told in found.items() if told}
    assert 6 == len({target.protocol for target in every_protocol.values()})


@each_operation
def test_damage_over_a_socket(bench: Bench, operation: Operation) -> None:
    """Bodies that came over a real socket keep every promise."""
    line = Line()
    raw_client = session_of(Session, SNAPSHOTS).create_client(
        operation.service, endpoint_url=bench.server.endpoint_url
    )
    client = operation.client(raw_client)

    def call() -> Any:
        answer = line.answer
        sent = Answer(status=answer.status, headers=dict(answer.headers), body=answer.body)
        bench.server.answer(sent)
        return getattr(client, operation.method)(**operation.arguments)

    target = evolve(find_target(operation), line=line, method=call)

    assert [] == problems(target, "body", range(1000, 1025))


def test_what_is_no_response(checked_in: Target) -> None:
    """A body that no service has written never looks like an empty success."""
    assert [] == list(checked_in.refusal_problems())


def test_what_is_no_response_in_any_protocol(every_protocol: dict[str, Target]) -> None:
    """The same holds for every protocol."""
    found = {service: list(target.refusal_problems()) for service, target in every_protocol.items()}

    assert {} == {service: told for service, told in found.items() if told}


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_two_hundred_operations(part: int, tmp_path: Path) -> None:
    """Two hundred thousand bodies of two hundred operations keep every promise."""
    services = list(SAMPLE.items())[part::PARTS]
    chosen = {service: choose(service, number) for service, number in services}
    found: list[str] = []
    with generated(tmp_path, chosen) as targets:
        for target in targets:
            found += problems(target, "dictionary", range(DICTIONARIES))
            found += problems(target, "body", range(BODIES))
            found += problems(target, "error", range(ERRORS))
            found += target.refusal_problems()
            assert [] == found[:10]
        protocols = {target.protocol for target in targets}

    assert sum(number for _, number in services) == len(targets)
    assert 200_000 <= sum(SAMPLE.values()) * ALL_BODIES
    assert {"query", "rest-xml", "rest-json", "json"} <= protocols


# --- What was found so ----------------------------------------------------------------------------


def answer_with(target: Target, body: bytes) -> Any:
    """Call an operation and answer with a body."""
    target.line.answer = Written(200, {"x-amzn-RequestId": "id"}, body)
    return target.method()


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body>Sign in</body></html>",
        b'<?xml version="1.0"?>\n<!-- proxy -->\n<!DOCTYPE html>\n<html lang="en"></html>',
        b"\n<HTML></HTML>",
        b"",
    ],
)
@pytest.mark.parametrize("service", ["ec2", "route53", "sts"])
def test_page(every_protocol: dict[str, Target], service: str, page: bytes) -> None:
    """A page that happens to be XML is no response without members, nor is nothing at all."""
    target = every_protocol[service]

    with pytest.raises(target.package.UnreadableResponseError):
        answer_with(target, page)


def test_parser_errors_repeat_no_body(every_protocol: dict[str, Target]) -> None:
    """Botocore's error about a body that is cut off shows the body; ours does not show its."""
    target = every_protocol["sts"]
    body = b"<AssumeRoleResponse><AssumeRoleResult><SecretAccessKey>hunter2"

    with pytest.raises(target.package.UnreadableResponseError) as caught:
        answer_with(target, body)

    assert "hunter2" not in "".join(traceback.format_exception(caught.value))


def test_handlers_of_botocore(every_protocol: dict[str, Target]) -> None:
    """What botocore's own handlers fail on costs itself alone: a policy that comes twice."""
    target = every_protocol["iam"]
    document = b"<PolicyDocument>%7B%7D</PolicyDocument>"
    body = b"<R><GetUserPolicyResult>%b<UserName>ann</UserName></GetUserPolicyResult></R>"

    once, twice = (answer_with(target, body % (document * number)) for number in (1, 2))

    assert {} == once.policy_document
    assert ["%7B%7D", "%7B%7D"] == twice.policy_document
    assert "ann" == once.user_name == twice.user_name


def test_sensitive_keys(every_protocol: dict[str, Target]) -> None:
    """The keys of a map are not shown where they are sensitive, and its values are not."""
    attributes = {"hunter2": {"StringValues": ["text"]}}
    message: dict[str, Any] = {"MessageAttributes": attributes}
    target = every_protocol["chime-sdk-messaging"]

    good = target.response_class.from_dict({"ChannelMessages": [message]})
    bad = target.response_class.from_dict(
        {"ChannelMessages": [{"MessageAttributes": {"hunter2": 7}}]}
    )

    assert attributes == good.to_dict()["ChannelMessages"][0]["MessageAttributes"]
    assert "hunter2" not in f"{good!r} {bad!r} {bad.member_errors}"
    assert len(bad.member_errors) == 1


def test_keys_that_cannot_be_printed(every_protocol: dict[str, Target]) -> None:
    """A key cannot forge a line of the log, nor make it unwritable."""
    target = every_protocol["dynamodb"]
    found = target.response_class.from_dict({"Item": {"a\r\nb\ud800": 7}})

    (error,) = found.member_errors
    assert f"{target.response_class.__name__}: Item.a\\r\\nb\\ud800" == error.path


def test_place_of_a_number_that_is_too_large() -> None:
    """It is told which item of a list is too large for a float."""
    (error,) = DecimalParameter.from_dict({"Name": "x", "Values": [1, 10**400]}).member_errors

    assert "DecimalParameter: Values[1]" == error.path


def test_very_long_numbers() -> None:
    """The digits of a very long number are not repeated in an error."""
    found = MaterializedViewRefreshTaskRun.from_dict({"CatalogId": 10**4000, "DPUSeconds": 10**400})

    assert ["a value of type int"] * 2 == [error.received for error in found.member_errors]


@pytest.mark.parametrize("moment", ["2031-02-03T04:05:06 XYZ", "9" * 400, "0001-01-01T00:00+14:00"])
@pytest.mark.parametrize("operation", OPERATIONS[:1], ids=str)
def test_odd_moments(operation: Operation, moment: str) -> None:
    """A moment that botocore can only guess at, or not at all, costs its member."""
    body = json.dumps({"RefreshSchemasStatus": {"LastRefreshDate": moment, "EndpointArn": "arn"}})
    response = answer_with(find_target(operation), body.encode())

    assert "arn" == response.refresh_schemas_status.endpoint_arn
    with pytest.raises(MemberError):
        response.refresh_schemas_status.last_refresh_date  # noqa: B018 (reading it raises)


def test_number_with_more_digits_than_python_reads() -> None:
    """Such a number costs its member, not the response."""
    target = find_target(OPERATIONS[1])
    body = b'{"MaterializedViewRefreshTaskRun": {"CatalogId": "id", "ProcessedBytes": %b}}'
    response = answer_with(target, body % (b"9" * 5000))
    run = response.materialized_view_refresh_task_run

    assert "id" == run.catalog_id
    with pytest.raises(MemberError, match="a string of length 5000"):
        run.processed_bytes  # noqa: B018 (reading it raises)


# --- The trial is on trial ------------------------------------------------------------------------


def take(_type: object, raw: object, _place: object) -> object:
    """Check nothing."""
    return raw


def same(value: object) -> object:
    """Change nothing."""
    return value


def write_first_step(place: Any) -> str:
    """Write no more than the first step of a way."""
    return f"{place.origin}: {place.steps[0]}"


def describe_all(value: object, *, hidden: bool) -> str:  # noqa: ARG001 (as it is called)
    """Tell all of a value, hidden or not."""
    return repr(value)


def warn_nobody(_client: object, _error: object) -> None:
    """Log nothing."""


def confine_nothing(self: Any, raw: Any, location: Any, convert: Any = schema.Shape.convert) -> Any:
    """Let one bad member cost the whole response."""
    made = convert(self, raw, location)
    for error in made.member_errors:
        raise error
    return made


def lose_all(self: Any, raw: Any, location: Any, convert: Any = schema.Shape.convert) -> Any:
    """Let one bad member cost its neighbours, too."""
    made = convert(self, raw, location)
    for bad in list(made.__bad__.values())[:1]:
        self.set_bad(made, {member.name: bad for member in self.members})
    return made


def skip_bad_items(self: Any, raw: Any, place: Any) -> Any:
    """Leave out what is bad in a list, and tell nobody."""
    found: list[object] = []
    for item in raw:
        try:
            found.append(self.item.convert(item, place))
        except MemberError:
            continue
    return tuple(found)


def forget_bad(self: Any) -> Any:
    """Pickle what could be read, and no more."""
    package, name, values, _, raw = reduce_whole(self)[1]
    return structures.restore_structure, (package, name, values, {}, raw)


reduce_whole: Final[Any] = Structure.__reduce__


def drop_bad(self: Any) -> dict[str, Any]:
    """Take apart what could be read, and no more."""
    values = schema.member_values(self)
    return {
        member.wire_name: raw
        for member, value in values
        if member.name not in self.__bad__ and (raw := conversion.to_raw(value)) is not None
    }


def show_all(structure: Any) -> Iterator[tuple[str, object]]:
    """Show every member."""
    for member, value in schema.member_values(structure):
        yield member.name, value


def log_raw(cls: Any, raw: Any, origin: str, warn: Any, convert: Any = convert_raw) -> Any:
    """Log the raw response."""
    logging.getLogger(cls.__module__.rpartition(".")[0]).debug("received %s", dict(raw))
    return convert(cls, raw, origin, warn)


def accept_anything(call: Any, body: bytes, read: Any = documents.read_document) -> Any:
    """Take what is no response for an empty one."""
    try:
        return read(call, body)
    except UnreadableResponseError:
        return {}, {}


def read_as_botocore(declared: Any, value: Any, read: Any = json_members.value_from_json) -> Any:
    """Take a text for a list of its characters."""
    is_list = isinstance(declared, ListType) and isinstance(value, str)
    return list(value) if is_list else read(declared, value)


RUNTIME: Final = "botoforge._runtime"
MUTANTS: Final[Mapping[str, tuple[str, Any, str]]] = {
    "an integer is not checked": (
        f"{RUNTIME}.value_types.IntegerType.convert",
        take,
        "but must not be readable",
    ),
    "the fast path checks nothing": (
        "botoforge.quicksight.describe_dashboard_snapshot_job.optional_text",
        same,
        "but must not be readable",
    ),
    "a text of a class of its own stays one": (
        f"{RUNTIME}.value_types.plain_string",
        same,
        "not of the type",
    ),
    "a moment stays in its zone": (
        f"{RUNTIME}.value_types.TimestampType.convert",
        take,
        "",
    ),
    "the way has no indexes": (
        f"{RUNTIME}.location.Location.__str__",
        write_first_step,
        "the errors are",
    ),
    "bad items are left out": (
        f"{RUNTIME}.value_types.ListType.convert",
        skip_bad_items,
        "but must not be readable",
    ),
    "one bad member costs the response": (
        f"{RUNTIME}.schema.Shape.convert",
        confine_nothing,
        "MemberError is raised",
    ),
    "one bad member costs its neighbours": (
        f"{RUNTIME}.schema.Shape.convert",
        lose_all,
        "is not readable",
    ),
    "what is sensitive is in the repr": (
        f"{RUNTIME}.structures.shown_members",
        show_all,
        "a secret is shown",
    ),
    "what is sensitive is in an error": (
        f"{RUNTIME}.location.describe_value",
        describe_all,
        "a secret is shown",
    ),
    "what is sensitive is in the log": (
        f"{RUNTIME}.client.convert_raw",
        log_raw,
        "a secret is logged",
    ),
    "nobody is warned": (
        f"{RUNTIME}.client.BaseClient._warn",
        warn_nobody,
        "the log says []",
    ),
    "what is bad does not come back": (
        f"{RUNTIME}.structures.Structure.to_dict",
        drop_bad,
        "after the round trip",
    ),
    "what is bad is not pickled": (
        f"{RUNTIME}.structures.Structure.__reduce__",
        forget_bad,
        "the pickle",
    ),
    "a text is a list of characters": (
        f"{RUNTIME}.wire.json_members.value_from_json",
        read_as_botocore,
        "has become",
    ),
    "NaN is written as JSON has no word for": (
        f"{RUNTIME}.json_values.to_json_value",
        same,
        "is raised",
    ),
}
"""Each a function of the runtime, one that breaks a promise, and what has to be said about that."""


@pytest.mark.parametrize("mutant", MUTANTS)
def test_broken_converter_is_caught(mutant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each promise, broken on purpose, is found broken by the trials of one operation."""
    place, wrong, said = MUTANTS[mutant]
    target = find_target(OPERATIONS[3])
    trials = [(way, number) for number in range(400) for way in WAYS]
    monkeypatch.setattr(place, wrong)

    assert any(
        said in problem
        for way, number in trials
        for problem in problems(target, way, range(number, number + 1))
    )


def test_empty_success_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that takes what is no response for an empty one is found."""
    monkeypatch.setattr(responses, "read_document", accept_anything)

    assert list(find_target(OPERATIONS[3]).refusal_problems())
