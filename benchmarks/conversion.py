"""What typed responses cost, beside what botocore takes to parse the same bodies.

Every member is filled, and lists hold five. The two are measured in turn in one run, for bodies
as they should be; a bad member makes the conversion start over, which is shown without a bound. The
program ends with 1 where a bound is broken.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from timeit import Timer
from typing import Any, Final

import rich
from botocore.parsers import create_parser
from botocore.session import Session
from botoforge import Response
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
CALLS: Final = 300
ROUNDS: Final = 11
MOST: Final = 0.25
"""The share of botocore's parse that the conversion of a good body may take."""


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
    """Measure a call once, in microseconds."""
    return Timer(partial(function, argument)).timeit(CALLS) / CALLS * 1e6


def damaged(raw: dict[str, Any]) -> dict[str, Any]:
    """Replace a member that botocore has parsed by what is of no type."""
    return {**raw, next(name for name in raw if name != "ResponseMetadata"): object()}


def measure(service: str, name: str, response_class: type[Response]) -> tuple[float, float, float]:
    """Measure botocore's parse, the conversion, and the conversion with one bad member."""
    model = Session().get_service_model(service)
    shape: Any = model.operation_model(name).output_shape
    parser: Any = create_parser(model.resolved_protocol)
    body = json.dumps(fill(shape)).encode()

    def parse(body: bytes) -> dict[str, Any]:
        raw: dict[str, Any] = parser.parse({"status_code": 200, "headers": {}, "body": body}, shape)
        return raw

    good = parse(body)
    bad = damaged(good)
    convert = response_class.from_dict
    if convert(good).member_errors or len(convert(bad).member_errors) != 1:
        raise RuntimeError(f"{name}: not the bodies that are compared")
    found = [(timed(parse, body), timed(convert, good), timed(convert, bad)) for _ in range(ROUNDS)]
    parsed, converted, slow = (median(each) for each in zip(*found, strict=True))
    return parsed, converted, slow


def main() -> bool:
    """Measure, show, and return whether the bounds hold."""
    table = Table("microseconds", "botocore", "we", "share", "one bad", title=f"at most {MOST}")
    shares: list[float] = []
    for service, name, response_class in OPERATIONS:
        parsed, converted, slow = measure(service, name, response_class)
        shares.append(converted / parsed)
        parse, good, bad = (f"{number:.1f}" for number in (parsed, converted, slow))
        table.add_row(name, parse, good, f"{shares[-1]:.2f}", bad)
    rich.print(table)
    return max(shares) <= MOST


if __name__ == "__main__":
    sys.exit(not main())
