"""A service answers with an error, or with what is not a response at all."""

from __future__ import annotations

import json
import traceback
from http import HTTPStatus
from typing import Any, Final, get_type_hints

import pytest
from attrs import evolve
from botocore import xform_name
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import ClientError
from botocore.model import Shape, StructureShape
from botocore.retries.standard import (
    RetryEventAdapter,
    StandardRetryConditions,
    ThrottlingErrorDetector,
)
from botoforge import (
    BotoforgeError,
    MemberError,
    ServiceError,
    UnknownValue,
    UnreadableResponseError,
    quicksight,
)
from oracle.classes import ERROR_MEMBERS
from oracle.judge import conforms
from support.local_aws import Answer
from support.versions import is_older_than
from support.wire import (
    OPERATIONS,
    REQUEST_ID,
    Bench,
    Operation,
    as_answer,
    body_answer,
    document,
    each_operation,
    pickled,
    sample,
    serialize,
)

MESSAGE: Final = "<no, because 7 > 3>"
MARKER: Final = "<what only the body holds>"
HTML: Final = f"<html><body><h1>Sorry</h1>{MARKER}</body></html>".encode()
DEEP: Final = b'{"a":' * 100_000

each_modelled_error = pytest.mark.parametrize(
    ("operation", "shape"),
    [
        pytest.param(operation, shape, id=f"{operation}-{shape.name}")
        for operation in OPERATIONS
        for shape in operation.model.error_shapes
    ],
)


class WireError(Exception):
    """What moto's serializers take for an error of a service."""

    def __init__(self, code: str, members: dict[str, Any]) -> None:
        super().__init__(MESSAGE)
        self.code = code
        vars(self).update(members)
        vars(self).update(message=MESSAGE, Message=MESSAGE)


def modelled(operation: Operation, shape: Shape, members: dict[str, Any]) -> Answer:
    """Answer with a modelled error, its code where the protocol writes it and nowhere else."""
    answer = as_answer(serialize(operation, WireError(shape.name, members)))
    headers = dict(answer.headers)
    content = json.loads(answer.body)
    if is_rest(operation):
        del content["__type"]
    else:
        del headers["X-Amzn-Errortype"]
    return evolve(answer, headers=headers, body=json.dumps(content).encode())


def coded(operation: Operation, code: str, status: int) -> Answer:
    """Answer with any error code."""
    if is_rest(operation):
        answer = body_answer(json.dumps({"Message": MESSAGE}).encode(), status)
        return evolve(answer, headers={**answer.headers, "x-amzn-errortype": code})
    return body_answer(json.dumps({"__type": code, "Message": MESSAGE}).encode(), status)


def is_rest(operation: Operation) -> bool:
    """Whether the service's protocol writes an error's code into a header."""
    return operation.model.service_model.resolved_protocol == "rest-json"


def own_members(shape: Shape) -> dict[str, str]:
    """Name the attributes of an error besides message and request ID, with their wire names."""
    assert isinstance(shape, StructureShape)
    names = {xform_name(name): name for name in shape.members if name.lower() not in ERROR_MEMBERS}
    return {
        f"{name}_" if hasattr(ServiceError, name) else name: wire_name
        for name, wire_name in names.items()
    }


def catch(bench: Bench, operation: Operation, answer: Answer) -> ServiceError:
    """Call an operation and catch what the service answers with."""
    with pytest.raises(ServiceError) as caught:
        bench.call(operation, answer)
    return caught.value


def assert_retried_as_botocore_does(operation: Operation, error: ServiceError) -> None:
    """Compare what an error tells about trying again with botocore's standard retry mode."""
    assert error.http_status_code is not None
    if error.http_status_code == HTTPStatus.TOO_MANY_REQUESTS and is_older_than("1.44.0"):
        return  # it does not look at this status; ours does with every botocore
    body: Any = None
    event: dict[str, Any] = {
        "attempts": 1,
        "operation": operation.model,
        "response": (
            AWSResponse("", error.http_status_code, HTTPHeaders(), body),
            error.response,
        ),
        "caught_exception": None,
        "request_dict": {"context": {}},
    }
    adapter: Any = RetryEventAdapter()
    detector: Any = ThrottlingErrorDetector(adapter)
    context = adapter.create_retry_context(**event)
    assert detector.is_throttling_error(**event) == error.is_throttling
    assert StandardRetryConditions().is_retryable(context) == error.is_retryable


@each_modelled_error
def test_modelled_error(bench: Bench, operation: Operation, shape: Shape) -> None:
    """A modelled error is typed, and still all that it was for botocore."""
    members = sample(shape)
    answer = modelled(operation, shape, members)
    with pytest.raises(ClientError) as plain:
        bench.call_raw(bench.plain(operation), operation, answer)

    error = catch(bench, operation, answer)

    cls = getattr(operation.package, shape.name)
    assert isinstance(error, cls)
    assert (shape.name, MESSAGE) == (error.code, error.message)
    assert (REQUEST_ID, answer.status) == (error.request_id, error.http_status_code)
    assert operation.name == error.operation_name
    assert plain.value.response == error.response
    assert str(plain.value) == str(error)
    assert type(error.__cause__) is getattr(bench.raw(operation).exceptions, shape.name)
    assert_retried_as_botocore_does(operation, error)
    for name, wire_name in own_members(shape).items():
        value = getattr(error, name)
        assert members[wire_name] == value
        assert conforms(get_type_hints(cls)[name])(value)


@each_modelled_error
def test_handlers(bench: Bench, operation: Operation, shape: Shape) -> None:
    """Handlers written for botocore's classes catch an error as ours do, widest to narrowest."""
    raw = bench.raw(operation)
    for handler in (
        Exception,
        BotoforgeError,
        ClientError,
        raw.exceptions.ClientError,
        ServiceError,
        operation.base_error,
        getattr(raw.exceptions, shape.name),
        getattr(operation.package, shape.name),
    ):
        caught = None
        try:
            bench.call(operation, modelled(operation, shape, {}))
        except handler as error:
            caught = error

        assert isinstance(caught, getattr(operation.package, shape.name))


@each_modelled_error
def test_pickled_error(bench: Bench, operation: Operation, shape: Shape) -> None:
    """An error comes out of a pickle as the class that can be imported, with all it knew."""
    error = catch(bench, operation, modelled(operation, shape, sample(shape)))

    again = pickled(error)

    assert type(again) is getattr(operation.package, shape.name)
    assert (str(error), error.response) == (str(again), again.response)
    assert error.operation_name == again.operation_name
    for name in own_members(shape):
        assert getattr(error, name) == getattr(again, name)
        assert type(getattr(error, name)) is type(getattr(again, name))


@each_modelled_error
def test_members_of_errors(bench: Bench, operation: Operation, shape: Shape) -> None:
    """A member of an error may be absent, and one that is bad costs only itself."""
    names = own_members(shape)
    absent = catch(bench, operation, modelled(operation, shape, {}))
    assert [None] * len(names) == [getattr(absent, name) for name in names]
    answer = modelled(operation, shape, sample(shape))
    for name, wire_name in names.items():
        bad = json.dumps({**json.loads(answer.body), wire_name: {"wrong": [7]}}).encode()
        error = catch(bench, operation, evolve(answer, body=bad))

        assert isinstance(error, getattr(operation.package, shape.name))
        assert (shape.name, MESSAGE) == (error.code, error.message)
        for broken in error, pickled(error):
            with pytest.raises(MemberError) as caught:
                getattr(broken, name)
            assert f"{operation}: {wire_name}" == caught.value.path
            for other in names.keys() - {name}:
                assert getattr(broken, other) is not None


def test_unknown_enum_value_of_error(bench: Bench) -> None:
    """An enum inside an error may hold a value that no model lists."""
    (operation,) = (found for found in OPERATIONS if found.name == "DescribeTopicRefresh")
    (shape,) = (
        found for found in operation.model.error_shapes if found.name == "ResourceNotFoundException"
    )

    error = catch(bench, operation, modelled(operation, shape, {"ResourceType": "TOPIC_NEW"}))

    assert isinstance(error, quicksight.ResourceNotFoundException)
    assert UnknownValue("TOPIC_NEW") == error.resource_type
    assert isinstance(error.resource_type, UnknownValue)


@pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
@each_operation
def test_unmodelled_code(bench: Bench, operation: Operation, status: int) -> None:
    """A code that no model lists raises the service's base class."""
    error = catch(bench, operation, coded(operation, "SinceYesterdayException", status))

    assert isinstance(error, operation.base_error)
    assert type(pickled(error)) is operation.base_error
    assert (error.code, error.message) == ("SinceYesterdayException", MESSAGE)
    assert (REQUEST_ID, status) == (error.request_id, error.http_status_code)
    assert operation.name == error.operation_name
    assert type(error.__cause__) is ClientError
    assert_retried_as_botocore_does(operation, error)


@each_modelled_error
def test_modelled_code_with_429(bench: Bench, operation: Operation, shape: Shape) -> None:
    """Of a modelled error the model tells whether it is throttling, not the HTTP status."""
    error = catch(bench, operation, coded(operation, shape.name, 429))

    assert error.http_status_code == 429
    assert_retried_as_botocore_does(operation, error)


def test_code_of_another_operation(bench: Bench) -> None:
    """A code that only botocore knows raises the base class, and old handlers still catch it."""
    operation = OPERATIONS[-1]
    answer = coded(operation, "ConflictException", 409)
    with pytest.raises(bench.raw(operation).exceptions.ConflictException) as caught:
        bench.call(operation, answer)

    assert isinstance(caught.value, quicksight.QuickSightError)
    assert type(pickled(caught.value)) is quicksight.QuickSightError


@pytest.mark.parametrize(
    "code",
    [
        "PriorRequestNotComplete",
        "RequestLimitExceeded",
        "RequestTimeout",
        "SlowDown",
        "Throttling",
        "ValidationException",
    ],
)
@each_operation
def test_codes_that_ask_to_try_again(bench: Bench, operation: Operation, code: str) -> None:
    """Codes that every service may send are told apart as botocore's standard retry mode does."""
    error = catch(bench, operation, coded(operation, code, 400))

    assert code == error.code
    assert_retried_as_botocore_does(operation, error)


@pytest.mark.parametrize("spelling", ["{}:http://internal.amazon.com/coral/", "com.amazonaws#{}"])
@each_modelled_error
def test_spellings_of_codes(
    bench: Bench, operation: Operation, shape: Shape, spelling: str
) -> None:
    """A code may come with a namespace before it or an address behind it."""
    error = catch(bench, operation, coded(operation, spelling.format(shape.name), 400))

    assert isinstance(error, getattr(operation.package, shape.name))


@pytest.mark.parametrize(
    ("status", "body"),
    [
        pytest.param(status, body, id=f"{name}-{status}")
        for name, body in {
            "html": HTML,
            "empty": b"",
            "list": b"[1, 2]",
            "text": b'"text"',
            "number": b"7",
            "null": b"null",
            "half": b'{"Message": "te',
            "latin-1": '{"Message": "\u00fc"}'.encode("latin-1"),
            "deep": DEEP,
            "code is a number": b'{"__type": 7, "code": 7, "Message": "text"}',
            "message is an object": b'{"Message": {"text": 7}}',
        }.items()
        for status in (302, 400, 503)
    ],
)
@each_operation
def test_error_of_no_protocol(bench: Bench, operation: Operation, status: int, body: bytes) -> None:
    """An HTTP error whose body the service cannot have written raises the service's base class."""
    error = catch(bench, operation, body_answer(body, status))

    assert isinstance(error, operation.base_error)
    assert type(pickled(error)) is operation.base_error
    assert (str(status), status) == (error.code, error.http_status_code)
    assert (REQUEST_ID, operation.name) == (error.request_id, error.operation_name)
    assert isinstance(error.message, str)
    assert error.__cause__ is not None
    assert_retried_as_botocore_does(operation, error)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(HTML, "not JSON", id="html"),
        pytest.param(f"Sorry: {MARKER}".encode(), "not JSON", id="plain text"),
        pytest.param(b" \r\n", "not JSON", id="white space"),
        pytest.param(f'{{"Status": "{MARKER}"}}{{}}'.encode(), "not JSON", id="two documents"),
        pytest.param(
            f'{{"Status": "{MARKER} \u00fc"}}'.encode("latin-1"), "not JSON", id="latin-1"
        ),
        pytest.param(b"", "empty", id="empty"),
        pytest.param(json.dumps([{"Status": MARKER}]).encode(), "not a JSON object", id="list"),
        pytest.param(json.dumps(MARKER).encode(), "not a JSON object", id="text"),
        pytest.param(b"7", "not a JSON object", id="number"),
        pytest.param(b"NaN", "not a JSON object", id="nan"),
        pytest.param(b"true", "not a JSON object", id="bool"),
        pytest.param(b"null", "not a JSON object", id="null"),
        pytest.param(DEEP, "too deeply", id="deep"),
        pytest.param(DEEP + b"7" + b"}" * 100_000, "too deeply", id="deep and whole"),
    ],
)
@each_operation
def test_no_answer(bench: Bench, operation: Operation, body: bytes, reason: str) -> None:
    """A success whose body the service cannot have written is an error of its own."""
    with pytest.raises(UnreadableResponseError, match=reason) as caught:
        bench.call(operation, body_answer(body))

    assert_unreadable(caught.value, operation)


@each_operation
def test_half_a_document(bench: Bench, operation: Operation) -> None:
    """A body that ends too early is not a response, wherever it ends."""
    whole = json.dumps(document(operation, sample(operation.output))).encode()
    for length in range(0, len(whole), len(whole) // 20):
        with pytest.raises(UnreadableResponseError) as caught:
            bench.call(operation, body_answer(whole[:length]))

        assert_unreadable(caught.value, operation)


def assert_unreadable(error: UnreadableResponseError, operation: Operation) -> None:
    """Check that an error tells where to look, and nothing of the body."""
    assert (operation.name, 200) == (error.operation_name, error.http_status_code)
    assert error.request_id == REQUEST_ID
    for known in operation.name, "200", REQUEST_ID, error.reason:
        assert known in str(error)
    assert MARKER not in "".join(traceback.format_exception(error))
    assert not isinstance(error, ClientError)
    assert (type(error), str(error)) == (type(pickled(error)), str(pickled(error)))


@each_operation
def test_no_answer_and_no_request_id(bench: Bench, operation: Operation) -> None:
    """What is not a response of the service need not carry a request id."""
    with pytest.raises(UnreadableResponseError) as caught:
        bench.call(operation, Answer(body=HTML))

    assert caught.value.request_id is None
