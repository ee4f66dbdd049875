"""Exceptions: what they tell, what catches them, and how they travel.

Responses come from botocore's own stubber, so that the raw client raises what it would.
"""

import pickle
import pickletools
from typing import Any, Final

import boto3
import pytest
from botocore.exceptions import ClientError, ParamValidationError
from botocore.retries import standard
from botocore.stub import Stubber
from botoforge import (
    BotoforgeError,
    MemberError,
    ServiceError,
    UnknownValue,
    UnreadableResponseError,
)
from botoforge._runtime.schema import Member
from botoforge._runtime.service_errors import ErrorShape
from botoforge._runtime.value_types import TEXT
from botoforge.glue import GlueError
from botoforge.quicksight import (
    ExceptionResourceType,
    QuickSightClient,
    QuickSightError,
    ResourceNotFoundException,
    ThrottlingException,
)
from support.copies import copied
from support.wire import OPERATIONS, Operation, connect, each_operation

TOPIC_REFRESH: Final = OPERATIONS[-1]


def raw_client(operation: Operation) -> Any:
    """Make a client of boto3 for an operation; it is never let out to the network."""
    return connect(operation.service, "http://127.0.0.1:1")


def raised(operation: Operation, code: str, *, raw: Any = None, **answer: Any) -> ServiceError:
    """Call a service that answers with an error, and catch what is raised.

    Args:
        operation: What to call.
        code: The error's code.
        raw: The raw client to call through; without it, a new one.
        **answer: What else the stubber puts into the response.
    """
    raw = raw or raw_client(operation)
    with Stubber(raw) as stubber:
        stubber.add_client_error(operation.method, code, "No such thing.", **answer)
        with pytest.raises(ServiceError) as caught:
            getattr(operation.client(raw), operation.method)(**operation.arguments)
    return caught.value


def modelled_codes(operation: Operation) -> list[str]:
    """Name the errors that the model lists for an operation."""
    return [str(shape.name) for shape in operation.model.error_shapes]


# --- What is raised -------------------------------------------------------------------------------


@each_operation
def test_a_modelled_error_is_of_every_class_that_it_should(operation: Operation) -> None:
    """Our class, the service's base, the raw client's own class and botocore's all catch it."""
    raw = raw_client(operation)
    codes = modelled_codes(operation)

    assert codes
    for code in codes:
        error = raised(operation, code, raw=raw)
        for caught_by in (
            getattr(operation.package, code),
            getattr(raw.exceptions, code),
            operation.base_error,
            ServiceError,
            BotoforgeError,
            ClientError,
        ):
            assert isinstance(error, caught_by)


@each_operation
def test_an_unlisted_code_raises_the_base(operation: Operation) -> None:
    """A code that the model does not list is the service's own error, and none of its modelled."""
    error = raised(operation, "NobodyListedThis")

    assert isinstance(error, operation.base_error)
    assert "NobodyListedThis" == error.code
    assert [] == [sub for sub in operation.base_error.__subclasses__() if isinstance(error, sub)]


def test_what_the_answer_says() -> None:
    """The attributes are what the service answered and what was called."""
    error = raised(
        TOPIC_REFRESH,
        "ThrottlingException",
        http_status_code=429,
        response_meta={"RequestId": "id"},
    )

    assert "ThrottlingException" == error.code
    assert "No such thing." == error.message
    assert error.http_status_code == 429
    assert "id" == error.request_id
    assert "DescribeTopicRefresh" == error.operation_name
    assert {"Code": "ThrottlingException", "Message": "No such thing."} == error.response["Error"]
    assert (
        "An error occurred (ThrottlingException) when calling the DescribeTopicRefresh operation: "
        "No such thing."
    ) == str(error)


def test_the_original_is_the_cause() -> None:
    """What the raw client raised is kept as the cause, with the same response."""
    error = raised(TOPIC_REFRESH, "ThrottlingException")

    assert isinstance(error.__cause__, ClientError)
    assert not isinstance(error.__cause__, BotoforgeError)
    assert error.__cause__.response == error.response


def test_a_traceback_shows_the_importable_class() -> None:
    """The class that is made at run time goes by the name that users import."""
    cls = type(raised(TOPIC_REFRESH, "ThrottlingException"))

    assert ThrottlingException is not cls
    assert "botoforge.quicksight.ThrottlingException" == f"{cls.__module__}.{cls.__qualname__}"
    assert ThrottlingException.__doc__ == cls.__doc__


def test_the_class_is_made_once() -> None:
    """A client raises the same class each time, so that no classes pile up."""
    raw = raw_client(TOPIC_REFRESH)
    client = QuickSightClient(raw)
    classes: set[type[ThrottlingException]] = set()

    with Stubber(raw) as stubber:
        for _ in range(2):
            stubber.add_client_error(TOPIC_REFRESH.method, "ThrottlingException")
            with pytest.raises(ThrottlingException) as caught:
                client.describe_topic_refresh(**TOPIC_REFRESH.arguments)
            classes.add(type(caught.value))
    assert len(classes) == 1


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"ResourceType": "DATA_SET"}, ExceptionResourceType.DATA_SET),
        ({"ResourceType": "TOPIC"}, UnknownValue("TOPIC")),
        ({}, None),
    ],
)
def test_modelled_members(
    sent: dict[str, str], expected: ExceptionResourceType | UnknownValue | None
) -> None:
    """A member of an error is read like one of a response."""
    error = raised(TOPIC_REFRESH, "ResourceNotFoundException", modeled_fields=sent)

    assert isinstance(error, ResourceNotFoundException)
    assert expected == error.resource_type
    assert type(expected) is type(error.resource_type)


def test_a_bad_member_costs_that_member() -> None:
    """A member that could not be read raises when it is asked for; the error itself is whole."""
    error = ResourceNotFoundException(
        {"Error": {"Code": "ResourceNotFoundException"}, "ResourceType": 5, "RequestId": "id"},
        "DescribeTopicRefresh",
    )

    assert "id" == error.request_id
    assert not hasattr(error, "resource_type")
    with pytest.raises(MemberError, match=r"^DescribeTopicRefresh: ResourceType: .* int 5$"):
        print(error.resource_type)


def test_request_id_of_the_body() -> None:
    """A request ID that only the body has is in `request_id`; that of the metadata comes first."""
    shown = {"Error": {"Code": "ResourceNotFoundException"}, "RequestId": "body"}
    metadata = {"ResponseMetadata": {"RequestId": "metadata"}}

    assert "body" == ResourceNotFoundException(shown, "DescribeTopicRefresh").request_id
    error = ResourceNotFoundException(shown | metadata, "DescribeTopicRefresh")
    assert "metadata" == error.request_id


def test_another_id_is_no_request_id() -> None:
    """A member that is called as a request ID, but has an attribute of its own, is not one."""

    class DuplicateError(ServiceError):
        __shape__ = ErrorShape(Member("request_id_", "requestId", TEXT))

    error: Any = DuplicateError({"Error": {"Code": "DuplicateRequest"}, "requestId": "id"}, "Op")

    assert ("id", None) == (error.request_id_, error.request_id)


def test_the_old_name_of_the_request_id() -> None:
    """The attribute that doubled the request ID is gone; the error says what to write."""
    error: object = raised(TOPIC_REFRESH, "ResourceNotFoundException")

    with pytest.raises(AttributeError, match=r"no attribute 'request_id_': write \.request_id$"):
        getattr(error, "request_id_")  # noqa: B009 (type checkers would see it otherwise)


def test_a_misspelt_attribute_is_named() -> None:
    """A name that an error does not have is an ordinary `AttributeError`."""
    error: object = raised(TOPIC_REFRESH, "ResourceNotFoundException")

    with pytest.raises(
        AttributeError,
        match=r"'ResourceNotFoundException' object has no attribute 'mesage': write \.message$",
    ) as caught:
        getattr(error, "mesage")  # noqa: B009 (type checkers would see it otherwise)
    assert not isinstance(caught.value, MemberError)


def test_an_error_without_anything() -> None:
    """A response that says nothing leaves every attribute at nothing."""
    error = QuickSightError({}, "DescribeTopicRefresh")

    assert "" == error.code
    assert "" == error.message
    assert error.request_id is None
    assert error.http_status_code is None
    assert not error.is_throttling
    assert not error.is_retryable


# --- Whether to try again -------------------------------------------------------------------------

THROTTLING_CODES: list[str] = sorted(
    getattr(standard.ThrottledRetryableChecker, "_THROTTLED_ERROR_CODES")  # noqa: B009 (not ours)
)
TRANSIENT_CODES: list[str] = sorted(
    getattr(standard.TransientRetryableChecker, "_TRANSIENT_ERROR_CODES")  # noqa: B009 (not ours)
)
TRANSIENT_STATUS_CODES: list[int] = sorted(
    getattr(standard.TransientRetryableChecker, "_TRANSIENT_STATUS_CODES")  # noqa: B009 (not ours)
)


@pytest.mark.parametrize("code", THROTTLING_CODES)
def test_throttling(code: str) -> None:
    """What botocore's standard retry mode takes for throttling is that, and worth a retry."""
    error = GlueError({"Error": {"Code": code}}, "GetMaterializedViewRefreshTaskRun")

    assert error.is_throttling
    assert error.is_retryable


@pytest.mark.parametrize(
    ("code", "status"),
    [
        *((code, 400) for code in TRANSIENT_CODES),
        *(("InternalFailure", status) for status in TRANSIENT_STATUS_CODES),
    ],
)
def test_transient(code: str, status: int) -> None:
    """What botocore's standard retry mode takes for transient is worth a retry."""
    error = GlueError(
        {"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}},
        "GetMaterializedViewRefreshTaskRun",
    )

    assert error.is_retryable
    assert (code in THROTTLING_CODES) == error.is_throttling


@pytest.mark.parametrize("status", [400, 403, 404, 501])
def test_neither(status: int) -> None:
    """Any other response is not worth a retry."""
    error = GlueError(
        {
            "Error": {"Code": "InvalidInputException"},
            "ResponseMetadata": {"HTTPStatusCode": status},
        },
        "GetMaterializedViewRefreshTaskRun",
    )

    assert not error.is_throttling
    assert not error.is_retryable


# --- How they travel ------------------------------------------------------------------------------


@each_operation
def test_a_raised_error_pickles_as_the_importable_class(operation: Operation) -> None:
    """A copy is of the class that users import, and tells the same."""
    raw = raw_client(operation)

    for code in modelled_codes(operation):
        error = raised(operation, code, raw=raw)
        for other in copied(error):
            assert getattr(operation.package, code) is type(other)
            assert str(error) == str(other)
            assert error.response == other.response
            assert error.operation_name == other.operation_name


@each_operation
def test_an_unlisted_error_pickles_as_the_base(operation: Operation) -> None:
    """A copy of an error that the model does not list is of the service's base class."""
    for other in copied(raised(operation, "NobodyListedThis")):
        assert operation.base_error is type(other)
        assert "NobodyListedThis" == other.code


def test_members_travel() -> None:
    """A copy has the modelled members, also those that could not be read."""
    error = ResourceNotFoundException({"ResourceType": 5, "RequestId": "id"}, "Operation")

    for other in copied(error):
        assert "id" == other.request_id
        with pytest.raises(MemberError, match="ResourceType"):
            print(other.resource_type)


def test_a_pickle_names_no_module_of_a_service() -> None:
    """A pickle of an error knows the service package only: classes may move inside of it."""
    error = raised(TOPIC_REFRESH, "ResourceNotFoundException")

    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        steps = pickletools.genops(pickle.dumps(error, protocol))
        texts = [argument for _, argument, _ in steps if isinstance(argument, str)]
        assert "botoforge.quicksight" in texts
        assert [] == [text for text in texts if text.startswith("botoforge.quicksight.")]


def test_member_error() -> None:
    """It has the path, the expected type and the received value, also after pickling."""
    for error in copied(MemberError("DescribeJob: Job.Steps[0].Status", "a string", "int 5")):
        assert "DescribeJob: Job.Steps[0].Status" == error.path
        assert "a string" == error.expected
        assert "int 5" == error.received
        assert "DescribeJob: Job.Steps[0].Status: expected a string, got int 5" == str(error)
        assert isinstance(error, AttributeError)
        assert isinstance(error, BotoforgeError)


def test_unreadable_response_error() -> None:
    """It says which call it was, what is wrong and what to quote; it travels whole."""
    for error in copied(UnreadableResponseError("DescribeJob", "its body is empty", "id", 200)):
        assert "DescribeJob" == error.operation_name
        assert "its body is empty" == error.reason
        assert "id" == error.request_id
        assert error.http_status_code == 200
        assert (
            "DescribeJob: the response could not be parsed: its body is empty "
            "(HTTP status 200, request id id)"
        ) == str(error)
        assert isinstance(error, BotoforgeError)
        assert not isinstance(error, ServiceError)


# --- What the caller did wrong --------------------------------------------------------------------


@each_operation
def test_the_client_of_another_service(operation: Operation) -> None:
    """A client of another service is refused at once, and both are named."""
    other = next(other for other in OPERATIONS if other.service != operation.service)

    with pytest.raises(
        TypeError,
        match=rf"^\w+Client wraps boto3\.client\('{operation.service}'\), "
        rf"not the client of '{other.service}'$",
    ):
        operation.client(raw_client(other))


@each_operation
def test_an_async_client_over_one_of_boto3(operation: Operation) -> None:
    """An async client refuses the client of boto3 at once, and names the class that takes it."""
    client_class = operation.client
    assert isinstance(client_class, type)
    async_class = getattr(operation.package, f"Async{client_class.__name__}")
    service = operation.service

    with pytest.raises(TypeError) as caught:
        async_class(raw_client(operation))
    assert str(caught.value) == (
        f"{async_class.__name__} wraps aiobotocore's client of '{service}', "
        f"not boto3.client('{service}'): use {client_class.__name__} for it"
    )


@pytest.mark.parametrize(
    "raw", [None, "quicksight", object(), boto3], ids=["None", "text", "object", "module"]
)
def test_no_client_at_all(raw: object) -> None:
    """What is no client is refused at once."""
    with pytest.raises(TypeError, match=r"^QuickSightClient wraps boto3\.client\('quicksight'\)"):
        TOPIC_REFRESH.client(raw)


def test_botocore_checks_the_parameters() -> None:
    """What botocore says about a parameter passes through unchanged."""
    client = TOPIC_REFRESH.client(raw_client(TOPIC_REFRESH))

    with pytest.raises(ParamValidationError, match="Invalid type for parameter TopicId") as caught:
        client.describe_topic_refresh(**{**TOPIC_REFRESH.arguments, "topic_id": 5})
    assert ParamValidationError is type(caught.value)
