"""How a package describes its waits: what `botoforge wait` asks its runtime."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from botoforge import UnknownValue
from botoforge._runtime import introspection
from botoforge._runtime.values import JSON
from botoforge.quicksight import QuickSightClient, TopicRefreshStatus


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
    assert wait.waiter.name == "TopicRefreshCompleted"
    assert [each.name for each in wait.parameters] == ["aws_account_id", "topic_id", "refresh_id"]
    assert all(each.is_string and each.is_required for each in wait.parameters)


def test_not_a_wait() -> None:
    """What does not wait is not described as a wait."""
    with pytest.raises(AttributeError):
        introspection.describe_wait(QuickSightClient, "topic_refresh_complet")


@pytest.mark.parametrize(
    ("type_", "name", "is_string", "is_list_of_strings"),
    [
        (str, "str", True, False),
        (str | None, "str", True, False),
        (TopicRefreshStatus | str | UnknownValue | None, "TopicRefreshStatus", True, False),
        (bytes | bytearray | str, "bytes | bytearray | str", True, False),
        (int | None, "int", False, False),
        (Sequence[str] | None, "Sequence[str]", False, True),
        (Sequence[TopicRefreshStatus | str], "Sequence[TopicRefreshStatus]", False, True),
        (Sequence[int], "Sequence[int]", False, False),
        (Mapping[str, Sequence[str]], "Mapping[str, Sequence[str]]", False, False),
        (JSON, "JSON", False, False),
        (JSON | None, "JSON", False, False),
    ],
)
def test_types(type_: object, name: str, is_string: bool, is_list_of_strings: bool) -> None:
    """A type is named as far as it matters in a shell, and known to take strings or JSON."""
    assert introspection.name_type(type_) == name
    assert introspection.is_string(type_) == is_string
    assert introspection.is_list_of_strings(type_) == is_list_of_strings
