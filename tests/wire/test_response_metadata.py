"""The metadata of a response that is read in one pass is that of botocore's parser."""

from __future__ import annotations

from itertools import product
from typing import Any, Final

import pytest
from botocore.awsrequest import HeadersDict
from botocore.model import OperationModel, ServiceModel
from botocore.parsers import create_parser
from botoforge._runtime.wire.reading import parse_document
from botoforge._runtime.wire.response_metadata import make_metadata

PROTOCOLS: Final = ("json", "rest-json", "query", "ec2", "rest-xml", "smithy-rpc-v2-cbor")
REQUEST_ID: Final = {"x-amzn-RequestId": "r-1"}
HEADERS: Final[tuple[dict[str, str], ...]] = (
    {},
    {**REQUEST_ID, "Content-Type": "a", "X-Odd": "b, c"},
    {"x-amz-request-id": "r-2"},
    {"X-Amz-Request-Id": "r-2", "x-amz-id-2": "h"},
    {**REQUEST_ID, "x-amz-request-id": "r-2", "x-amz-id-2": "h"},
)
XML: Final = (
    b"<R/>",
    b"<R><requestId>r-3</requestId></R>",
    b"<R><requestId/></R>",
    b"<R><ResponseMetadata><RequestId>r-3</RequestId><More>x</More></ResponseMetadata></R>",
    b"<R><ResponseMetadata/></R>",
)
BODIES: Final = {"json": (b"{}",), "rest-json": (b"{}", b""), "smithy-rpc-v2-cbor": (b"\xa0",)}
CONTEXTS: Final[tuple[dict[str, Any], ...]] = (
    {},
    {"checksum": {"response_algorithm": "crc32"}},
    {"checksum": {"response_algorithm": None}},
)


def make_operation(protocol: str, *, has_output: bool) -> OperationModel:
    """Make an operation without members."""
    output = {"output": {"shape": "Output"}} if has_output else {}
    model: dict[str, Any] = {
        "metadata": {"protocol": protocol, "protocols": [protocol], "serviceId": "Jobs"},
        "operations": {"Get": {"name": "Get", "http": {"method": "GET"}, **output}},
        "shapes": {"Output": {"type": "structure", "members": {}}},
    }
    return ServiceModel(model, "jobs").operation_model("Get")


@pytest.mark.parametrize("has_output", [True, False], ids=["with output", "without output"])
@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_metadata(protocol: str, has_output: bool) -> None:
    """Request ids, status, headers and the checked sum are botocore's, in every protocol."""
    operation: Any = make_operation(protocol, has_output=has_output)
    for body, headers, context in product(BODIES.get(protocol, XML), HEADERS, CONTEXTS):
        response: dict[str, Any] = {
            "status_code": 200,
            "headers": HeadersDict(headers),
            "body": body,
            "context": {"operation_name": "Get", **context},
        }
        parser: Any = create_parser(protocol)
        parsed = parser.parse(response, operation.output_shape)

        lower = {name.lower(): value for name, value in headers.items()}
        metadata = make_metadata(operation, response, lower, parse_document(protocol, body))

        assert metadata == parsed["ResponseMetadata"]
