"""`botoforge waiters export`: reviewed waiters that botocore itself waits with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pytest
from botocore.exceptions import WaiterError
from botocore.waiter import WaiterModel, create_waiter_with_client
from botoforge.quicksight import QuickSightClient
from botoforge.testing import AwsServer
from botoforge_codegen import load
from botoforge_codegen.commands.command import ExitStatus
from support.projects import run_command, succeed

FOLDER: Final = files(load).joinpath("waiters")
SERVICES: Final = sorted(file.name.removesuffix(".json") for file in FOLDER.iterdir())

BOTOCORES_KEYS: Final = {"operation", "delay", "maxAttempts", "acceptors", "description"}

OTHER_ERROR: Final = {"Error": {"Code": "Other"}, "ResponseMetadata": {"HTTPStatusCode": 400}}
"""An error that no waiter waits for."""


def export(folder: Path, service: str) -> dict[str, Any]:
    """Export the waiters of a service, as botocore reads them."""
    config: dict[str, Any] = json.loads(succeed(folder, "waiters", "export", service))
    return config


@pytest.mark.parametrize("service", SERVICES)
def test_botocore_takes_every_waiter(tmp_path: Path, service: str) -> None:
    """Botocore builds each waiter, with acceptors that judge as ours do; no key of ours is left."""
    config = export(tmp_path, service)
    model = WaiterModel(config)
    ours: Mapping[str, Any] = json.loads(FOLDER.joinpath(f"{service}.json").read_bytes())

    assert list(ours["waiters"]) == model.waiter_names
    for name, raw in config["waiters"].items():
        waiter = model.get_waiter(name)
        assert raw.keys() <= BOTOCORES_KEYS
        assert waiter.operation == ours["waiters"][name]["operation"]
        assert [acceptor.expected for acceptor in waiter.acceptors] == [
            acceptor["expected"] for acceptor in ours["waiters"][name]["acceptors"]
        ]
        assert not any(acceptor.matcher_func(OTHER_ERROR) for acceptor in waiter.acceptors)


@pytest.mark.parametrize("end", ["COMPLETED", "FAILED"])
def test_botocore_waits(tmp_path: Path, end: str) -> None:
    """Botocore waits with an exported waiter, until the job has succeeded or failed."""
    config = export(tmp_path, "quicksight")
    config["waiters"]["TopicRefreshCompleted"]["delay"] = 0
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_topic_refresh).answer("RUNNING", "RUNNING", end)
        client = QuickSightClient.connect(**aws.options()).raw_client
        waiter = create_waiter_with_client("TopicRefreshCompleted", WaiterModel(config), client)
        parameters = {"AwsAccountId": "123456789012", "TopicId": "sales", "RefreshId": "r-1"}
        if end == "COMPLETED":
            waiter.wait(**parameters)
        else:
            with pytest.raises(WaiterError, match='matched expected path: "FAILED"'):
                waiter.wait(**parameters)

        assert len(aws.requests) == 3


def test_service_without_reviewed_waiters(tmp_path: Path) -> None:
    """A service that has none, or a misspelt one, is an error that says where to look."""
    misspelt = run_command(tmp_path, "waiters", "export", "quicksigth")
    empty = run_command(tmp_path, "waiters", "export", "zzz")

    assert misspelt.status == empty.status == ExitStatus.WRONG_CALL
    assert misspelt.errors == (
        "botoforge: error: service 'quicksigth' has no reviewed waiters: did you mean "
        "'quicksight'?\n"
    )
    assert "no reviewed waiters" in empty.errors
