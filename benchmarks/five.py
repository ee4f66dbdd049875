"""The five operations that are checked in, with bodies in which every member is filled."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

from attrs import frozen
from botocore.parsers import create_parser
from botocore.session import Session
from botoforge import Response
from botoforge._runtime.wire.reading import WireResponse, parse_body, read_response
from botoforge.dms import DescribeRefreshSchemasStatusResponse
from botoforge.glue import GetMaterializedViewRefreshTaskRunResponse
from botoforge.quicksight import (
    DescribeAssetBundleExportJobResponse,
    DescribeDashboardSnapshotJobResponse,
    DescribeTopicRefreshResponse,
)

ITEMS: Final = 5
"""How many elements a list has."""
METADATA: Final = {
    "RequestId": "request",
    "HostId": "",
    "HTTPStatusCode": 200,
    "HTTPHeaders": {"x-amzn-requestid": "request"},
    "RetryAttempts": 0,
}


@frozen
class Operation:
    """One of the five."""

    name: str
    """What rows call it."""
    service: str
    title: str
    """The operation, as the model names it."""
    response_class: type[Response]

    @property
    def shape(self) -> Any:
        """Its output shape."""
        return Session().get_service_model(self.service).operation_model(self.title).output_shape


FIVE: Final = (
    Operation("topic-refresh", "quicksight", "DescribeTopicRefresh", DescribeTopicRefreshResponse),
    Operation(
        "snapshot-job",
        "quicksight",
        "DescribeDashboardSnapshotJob",
        DescribeDashboardSnapshotJobResponse,
    ),
    Operation(
        "export-job",
        "quicksight",
        "DescribeAssetBundleExportJob",
        DescribeAssetBundleExportJobResponse,
    ),
    Operation(
        "refresh-schemas",
        "dms",
        "DescribeRefreshSchemasStatus",
        DescribeRefreshSchemasStatusResponse,
    ),
    Operation(
        "materialized-view",
        "glue",
        "GetMaterializedViewRefreshTaskRun",
        GetMaterializedViewRefreshTaskRunResponse,
    ),
)


class Body:
    """The body of a response of one of the five, and what reads it.

    Args:
        operation: The operation.
    """

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self.shape = operation.shape
        model = Session().get_service_model(operation.service)
        self.protocol: str = model.resolved_protocol
        self.parser: Any = create_parser(self.protocol)
        self.bytes = json.dumps(fill(self.shape)).encode()

    def parse(self) -> dict[str, Any]:
        """Let botocore parse it."""
        response: Any = {"status_code": 200, "headers": {}, "body": self.bytes}
        raw: dict[str, Any] = self.parser.parse(response, self.shape)
        return raw

    def read(self) -> Response:
        """Read it in one pass."""
        response_class = self.operation.response_class
        document = parse_body(self.protocol, response_class.__shape__, self.bytes)
        wire = WireResponse(self.protocol, document, {}, 200, {})
        return read_response(response_class, wire, self.operation.title)

    def convert(self, raw: dict[str, Any]) -> Response:
        """Convert a dictionary."""
        return self.operation.response_class.from_dict(raw)

    def dictionary(self) -> dict[str, Any]:
        """Make the dictionary that a client of botocore returns."""
        return self.parse() | {"ResponseMetadata": METADATA}


@cache
def body_of(operation: Operation) -> Body:
    """Fill the body of an operation."""
    return Body(operation)


def fill(shape: Any) -> Any:
    """Make a JSON value with every member of a shape that is sent in a body."""
    match shape.type_name:
        case "structure":
            sent = {
                name: member
                for name, member in shape.members.items()
                if "location" not in member.serialization
            }
            return {m.serialization.get("name", name): fill(m) for name, m in sent.items()}
        case "list":
            return [fill(shape.member) for _ in range(ITEMS)]
        case "boolean":
            return True
        case "integer" | "long" | "float" | "double" | "timestamp":
            return 1700000000
        case _:
            return (getattr(shape, "enum", None) or ["text"])[0]
