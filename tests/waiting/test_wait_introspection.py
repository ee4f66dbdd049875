"""How a package describes its waits: what `botoforge wait` asks its runtime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

import pytest
from botoforge import UnknownValue
from botoforge._runtime import introspection
from botoforge._runtime.values import JSON
from botoforge.quicksight import QuickSightClient, TopicRefreshDetails, TopicRefreshStatus

STATUSES: Final = "one of INITIALIZED, RUNNING, FAILED, COMPLETED, CANCELLED"


def test_services_and_waits() -> None:
    """Each service of the package has a client, and each of its waits can be described."""
    waits = {
        service: introspection.list_waits(introspection.find_client_class(service))
        for service in introspection.list_services()
    }

    assert list(waits) == ["dms", "glue", "quicksight"]
    assert sum(map(len, waits.values())) == 5
    assert introspection.find_client_class("quicksight") is QuickSightClient


def test_parameters_are_those_of_the_operation() -> None:
    """A wait's own keywords are left out; the waiter is found without a request."""
    wait = introspection.describe_wait(QuickSightClient, "topic_refresh_completed")

    assert wait.name == "wait_until_topic_refresh_completed"
    assert wait.operation == "DescribeTopicRefresh"
    assert wait.waiter.name == "TopicRefreshCompleted"
    assert [(each.name, each.wire_name) for each in wait.parameters] == [
        ("aws_account_id", "AwsAccountId"),
        ("topic_id", "TopicId"),
        ("refresh_id", "RefreshId"),
    ]
    assert all(each.is_string and each.is_required for each in wait.parameters)


def test_not_a_wait() -> None:
    """What does not wait is not described as a wait."""
    with pytest.raises(AttributeError):
        introspection.describe_wait(QuickSightClient, "topic_refresh_complet")


@pytest.mark.parametrize(
    ("type_", "name", "is_string", "is_list_of_strings"),
    [
        (str, "a string", True, False),
        (str | None, "a string", True, False),
        (TopicRefreshStatus | str | UnknownValue | None, STATUSES, True, False),
        (bytes | bytearray | str, "a string", True, False),
        (int | None, "a whole number", False, False),
        (Sequence[str] | None, "a JSON list; each item is a string", False, True),
        (Sequence[TopicRefreshStatus | str], f"a JSON list; each item is {STATUSES}", False, True),
        (Sequence[int], "a JSON list; each item is a whole number", False, False),
        (
            Mapping[str, Sequence[str]],
            "a JSON object; each value is a JSON list; each item is a string",
            False,
            False,
        ),
        (
            TopicRefreshDetails,
            "a JSON object with the members of TopicRefreshDetails",
            False,
            False,
        ),
        (bool | None, "true or false", False, False),
        (float, "a number", False, False),
        (datetime, "a time, in JSON", False, False),
        (JSON, "any JSON value", False, False),
        (JSON | None, "any JSON value", False, False),
    ],
)
def test_types(type_: object, name: str, is_string: bool, is_list_of_strings: bool) -> None:
    """A type is named as far as it matters in a shell, and known to take strings or JSON."""
    assert introspection.name_type(type_) == name
    assert introspection.is_string(type_) == is_string
    assert introspection.is_list_of_strings(type_) == is_list_of_strings
