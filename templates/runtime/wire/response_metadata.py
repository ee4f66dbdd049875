"""The `ResponseMetadata` of a success, as botocore's parsers make it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from .protocols import CBOR, find_protocol


def make_metadata(
    operation: Any, response: Mapping[str, Any], headers: dict[str, str], root: Any
) -> dict[str, Any]:
    """Make the metadata of a success.

    Args:
        operation: botocore's operation model.
        response: The response as botocore's parsers take it.
        headers: Its headers, with names in lower case; they become part of the metadata.
        root: The body, parsed: the query protocols have the request id in it.
    """
    protocol = find_protocol(operation.service_model)
    metadata: dict[str, Any] = {}
    if protocol in ("query", "ec2"):
        metadata = read_metadata(protocol, root)
    elif "x-amzn-requestid" in headers:
        if protocol != CBOR or operation.output_shape is not None:
            metadata["RequestId"] = headers["x-amzn-requestid"]
    elif protocol.startswith("rest-") and "x-amz-request-id" in headers:
        metadata["RequestId"] = headers["x-amz-request-id"]
        metadata["HostId"] = headers.get("x-amz-id-2", "")
    metadata["HTTPStatusCode"] = response["status_code"]
    metadata["HTTPHeaders"] = headers
    algorithm = response.get("context", {}).get("checksum", {}).get("response_algorithm")
    if algorithm:
        metadata["ChecksumAlgorithm"] = algorithm
    return metadata


def read_metadata(protocol: str, root: Element) -> dict[str, Any]:
    """Read the metadata in the body of a query protocol."""
    if protocol == "ec2":
        request_id = root.find("requestId")
        return {} if request_id is None else {"RequestId": request_id.text}
    element = root.find("ResponseMetadata")
    return {} if element is None else {child.tag: child.text for child in element}
