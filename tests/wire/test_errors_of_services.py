"""Every error of every service that has a member which is no string, with that member made odd.

The fast tests take a sample of the services.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

import cbor2
import pytest
from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel, Shape, StructureShape
from botocore.session import Session
from oracle.bodies import Written
from oracle.classes import ERROR_MEMBERS
from oracle.judge import attribute_name, class_name
from oracle.shapes import is_document
from oracle.targets import Target, find_targets
from support.projects import importable
from sweep.services import PACKAGE, generate

SAMPLE: Final = (
    "accessanalyzer",
    "bedrock-runtime",
    "cloudwatchomni",
    "dynamodb",
    "route53",
    "sdb",
)
"""REST in JSON with headers and with members, CBOR, JSON, REST in XML and the query protocol."""

MESSAGE: Final = "no, because 7 > 3"
REQUEST_ID: Final = "0a1b2c3d"
ODD: Final = "Wed, 21 Oct 2026 07:28:00 GMT"


def odd_members(shape: Shape) -> dict[str, Shape]:
    """Find the members of an error that are neither strings nor documents."""
    assert isinstance(shape, StructureShape)
    return {
        name: member
        for name, member in shape.members.items()
        if member.type_name != "string" and not is_document(member)
    }


def choose(service: str) -> dict[str, list[str]]:
    """Choose operations of a service that list all its errors with such members.

    Returns:
        The errors to try, by the operation that is called.
    """
    model = ServiceModel(Loader().load_service_model(service, "service-2"), service)
    left = {shape.name for shape in model.error_shapes if odd_members(shape)}
    chosen: dict[str, list[str]] = {}
    for name in model.operation_names if left else ():
        operation = model.operation_model(name)
        listed = [shape.name for shape in operation.error_shapes if shape.name in left]
        is_head = operation.http.get("method") == "HEAD"  # which has no body
        if listed and not is_head and not is_sent_in_events(operation):
            chosen[name] = listed
            left.difference_update(listed)
    return chosen


def is_sent_in_events(operation: OperationModel) -> bool:
    """Whether botocore cannot call an operation, because it sends a stream of events."""
    shape: Any = operation.input_shape
    return shape is not None and shape.event_stream_name is not None


def write(target: Target, shape: StructureShape, odd: str) -> Written:
    """Write an error with one odd member and no other."""
    member: Any = shape.members[odd]
    wire_name = member.serialization.get("name", odd)
    headers = {"x-amzn-RequestId": REQUEST_ID, "x-amz-request-id": REQUEST_ID}
    in_header = member.serialization.get("location") == "header"
    if in_header:
        headers[wire_name] = ODD
    code = shape.metadata.get("error", {}).get("code", shape.name)
    if "json" in target.protocol or "cbor" in target.protocol:
        members: dict[str, object] = {"__type": f"com.amazonaws#{code}", "message": MESSAGE}
        if not in_header:
            members[wire_name] = {"odd": [7]} if is_scalar(member) else 7
        write_map: Any = json.dumps if "json" in target.protocol else cbor2.dumps
        body = write_map(members)
        return Written(400, headers, body.encode() if isinstance(body, str) else body)
    inside = "" if in_header else f"<{wire_name}>{ODD}</{wire_name}>"
    error = f"<Code>{code}</Code><Message>{escape(MESSAGE)}</Message>{inside}"
    error = f"<ErrorResponse><Error>{error}</Error></ErrorResponse>"
    return Written(400, headers, error.encode())


def is_scalar(shape: Shape) -> bool:
    """Whether a JSON object is of a wrong type."""
    return shape.type_name not in ("structure", "map")


def problems(target: Target, error_name: str) -> Iterator[str]:
    """Find what is not as it should be if a member of an error is odd."""
    shape: Any = target.operation.service_model.shape_for(error_name)
    for name in odd_members(shape):
        target.line.answer = write(target, shape, name)
        try:
            target.method()
        except target.package.ServiceError as error:
            where = f"{target} {error_name}.{name} ({target.protocol})"
            if type(error).__name__.removesuffix("_") != class_name(error_name):
                yield f"{where}: {type(error).__name__}, {error}"
            if (error.message, error.request_id) != (MESSAGE, REQUEST_ID):
                yield f"{where}: {error.message!r}, {error.request_id!r}"
            is_xml_list = "xml" in target.protocol and shape.members[name].type_name == "list"
            if name.lower() not in ERROR_MEMBERS and not is_xml_list:  # which text leaves empty
                yield from reading_problems(error, target, name, where)


def reading_problems(error: Any, target: Target, name: str, where: str) -> Iterator[str]:
    """Find what is wrong with the attribute of the odd member."""
    attribute = attribute_name(name)
    attribute += "_" if hasattr(target.package.ServiceError, attribute) else ""
    try:
        yield f"{where}: {getattr(error, attribute)!r}"
    except target.package.MemberError as bad:
        if not bad.path.endswith(name):
            yield f"{where}: {bad}"


def all_problems(folder: Path, chosen: Mapping[str, Mapping[str, list[str]]]) -> Iterator[str]:
    """Try the errors of services."""
    generate({service: list(operations) for service, operations in chosen.items()}, folder)
    with importable(folder, PACKAGE):
        package = import_module(PACKAGE)
        for service, operations in chosen.items():
            for target in find_targets(package, {service: list(operations)}):
                for error_name in operations[target.operation.name]:
                    yield from problems(target, error_name)


def test_sample(tmp_path: Path) -> None:
    """An odd member of an error costs that member alone, in some services."""
    installed = set(Session().get_available_services())
    chosen = {service: choose(service) for service in SAMPLE if service in installed}

    assert all(chosen.values())
    assert list(all_problems(tmp_path, chosen)) == []


@pytest.mark.slow
def test_every_service(tmp_path: Path) -> None:
    """An odd member of an error costs that member alone, in every service."""
    chosen = {service: choose(service) for service in Session().get_available_services()}
    chosen = {service: operations for service, operations in chosen.items() if operations}

    assert sum(len(errors) for ops in chosen.values() for errors in ops.values()) > 300
    assert list(all_problems(tmp_path, chosen)) == []
