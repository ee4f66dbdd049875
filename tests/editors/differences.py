"""Where type checkers judge a line of the typing programs otherwise than it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HASHES: Final = "of the six, only pyright and basedpyright look for values that cannot be hashed"
LAMBDAS: Final = "it takes a lambda's parameters or result for `Any` until the call is solved"
COROUTINES: Final = "it does not look for coroutines that nobody awaits"
ENUMS: Final = "it lets members of two enums be compared, which are never equal"
UNPACKED: Final = "it does not check the names in an unpacked `TypedDict`"

UNHASHABLE: Final = {"print({details})": HASHES, "print({response: 1})": HASHES}
OTHER_ENUM: Final = {"return status == SnapshotJobStatus.FAILED": ENUMS}
LIST_LAMBDA: Final = (
    "assert_type(wait_for(lambda: [1], succeeded=lambda found: len(found) > 2, timeout=9), "
    "list[int])"
)

DIFFERENCES: Final[Mapping[str, Mapping[str, str]]] = {
    "ty": {
        **UNHASHABLE,
        **OTHER_ENUM,
        'QuickSightClient.connect(regoin_name="eu-west-1")': UNPACKED,
        'AsyncQuickSightClient.connect(regoin_name="eu-west-1")': UNPACKED,
        "wait(now, succeeded=OK, timeout=9, min_dely=1)": UNPACKED,
    },
    "pyrefly": {
        **UNHASHABLE,
        **OTHER_ENUM,
        LIST_LAMBDA: LAMBDAS,
        'wait(now, succeeded="A", timeout=9)': "it does not hold a type variable to its bound",
    },
    "zuban": {
        **UNHASHABLE,
        LIST_LAMBDA: LAMBDAS,
        "assert_type(response, DescribeTopicRefreshResponse)": LAMBDAS,
        (
            "accept=lambda response: "
            "assert_type(response, DescribeTopicRefreshResponse).status == 200,"
        ): LAMBDAS,
        "assert_type(response, DescribeTopicRefreshResponse), assert_type(elapsed, float)": LAMBDAS,
        "assert_type(found, TopicRefreshDetails | None)": LAMBDAS,
        "assert_type(request_id, str)": LAMBDAS,
        "pages.flat(lambda page: page.status)": LAMBDAS,
        "assert_type(attrs.asdict(details), dict[str, Any])": (
            "it does not see that a class of attrs is one, where its decorator is imported twice"
        ),
        'wait(endpoint_arn="A", timeout=1)': COROUTINES,
        "wait(later, succeeded=OK, timeout=9)": COROUTINES,
        "del details.refresh_id": "it lets an attribute of a frozen class be deleted",
    },
}
"""By checker: the line, and why."""
