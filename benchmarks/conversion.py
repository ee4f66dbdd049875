"""What typed responses cost, beside what botocore takes to parse the same bodies.

Every member is filled, and lists hold five. Both ways to a typed response are measured: from the
bytes on the wire, in place of botocore's parser, and from the dictionary that botocore has made.
They take turns in one run, with bodies as they should be; a bad member makes the conversion start
over, which is shown without a bound. The program ends with 1 where a bound is broken.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import process_time
from timeit import Timer
from typing import Any, Final

import rich
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
from rich.table import Table

OPERATIONS: Final = (
    ("quicksight", "DescribeTopicRefresh", DescribeTopicRefreshResponse),
    ("quicksight", "DescribeDashboardSnapshotJob", DescribeDashboardSnapshotJobResponse),
    ("quicksight", "DescribeAssetBundleExportJob", DescribeAssetBundleExportJobResponse),
    ("dms", "DescribeRefreshSchemasStatus", DescribeRefreshSchemasStatusResponse),
    ("glue", "GetMaterializedViewRefreshTaskRun", GetMaterializedViewRefreshTaskRunResponse),
)
ITEMS: Final = 5
CALLS: Final = 100
ROUNDS: Final = 11
MOST_FROM_WIRE: Final = 0.6
"""The share of botocore's parse that reading a good body in its place may take."""
MOST: Final = 0.25
"""The share of botocore's parse that the conversion of a good dictionary may take."""


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


def timed(function: Callable[[Any], object], argument: object) -> float:
    """Measure the CPU of a call once, in microseconds."""
    return Timer(partial(function, argument), timer=process_time).timeit(CALLS) / CALLS * 1e6


def damaged(raw: dict[str, Any]) -> dict[str, Any]:
    """Replace a member that botocore has parsed by what is of no type."""
    return {**raw, next(name for name in raw if name != "ResponseMetadata"): object()}


def measure(service: str, name: str, response_class: type[Response]) -> list[float]:
    """Measure botocore's parse, ours, the conversion of what botocore makes, and of a bad one."""
    model = Session().get_service_model(service)
    shape: Any = model.operation_model(name).output_shape
    protocol: str = model.resolved_protocol
    parser: Any = create_parser(protocol)
    body = json.dumps(fill(shape)).encode()

    def parse(body: bytes) -> dict[str, Any]:
        raw: dict[str, Any] = parser.parse({"status_code": 200, "headers": {}, "body": body}, shape)
        return raw

    def read(body: bytes) -> Response:
        document = parse_body(protocol, response_class.__shape__, body)
        return read_response(response_class, WireResponse(protocol, document, {}, 200, {}), name)

    good = parse(body)
    bad = damaged(good)
    convert = response_class.from_dict
    if read(body) != convert(good) or read(body).member_errors:
        raise RuntimeError(f"{name}: not the same response from the wire and from botocore")
    if len(convert(bad).member_errors) != 1:
        raise RuntimeError(f"{name}: not one bad member")
    pairs = ((parse, body), (read, body), (convert, good), (convert, bad))
    found = [[timed(function, argument) for function, argument in pairs] for _ in range(ROUNDS)]
    return [median(each) for each in zip(*found, strict=True)]


def main() -> bool:
    """Measure, show, and return whether the bounds hold."""
    head = ("microseconds", "botocore", "wire", "share", "dictionary", "share", "one bad")
    title = f"from the wire at most {MOST_FROM_WIRE}, from a dictionary at most {MOST}"
    table = Table(*head, title=title)
    held: list[bool] = []
    for service, name, response_class in OPERATIONS:
        parsed, read, converted, slow = measure(service, name, response_class)
        shares = read / parsed, converted / parsed
        held.append(shares[0] <= MOST_FROM_WIRE and shares[1] <= MOST)
        row = (
            f"{parsed:.1f}",
            f"{read:.1f}",
            f"{shares[0]:.2f}",
            f"{converted:.1f}",
            f"{shares[1]:.2f}",
            f"{slow:.1f}",
        )
        table.add_row(name, *row)
    rich.print(table)
    return all(held)


if __name__ == "__main__":
    sys.exit(not main())
