"""The example of a deferrable trigger: it runs, and travels as plain values."""

from __future__ import annotations

import asyncio
import json
import runpy
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any, Final

import pytest
from botoforge.quicksight import AsyncQuickSightClient
from botoforge.testing import AwsServer, fast_waits
from support.projects import ROOT

FOLDER: Final = ROOT / "examples"


@pytest.fixture
def aws(no_aws_settings: None) -> Iterator[AwsServer]:  # noqa: ARG001 (asked for its effect)
    """A server in place of AWS."""
    with AwsServer() as server:
        yield server


@pytest.fixture
def trigger(
    monkeypatch: pytest.MonkeyPatch,
    aws: AwsServer,
) -> Any:
    """A trigger, as the task leaves it."""
    monkeypatch.setattr(sys, "path", [str(FOLDER), *sys.path])
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "local")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "local")
    return import_module("deferrable_trigger").ExportTrigger(
        account="123456789012",
        job_id="nightly",
        deadline=(datetime.now(UTC) + timedelta(minutes=30)).isoformat(),
        region_name="us-east-1",
        endpoint_url=aws.endpoint_url,
    )


def events(trigger: Any) -> list[Any]:
    """Make the trigger anew from what travels, and collect its events."""
    path, arguments = json.loads(json.dumps(trigger.serialize()))
    module, _, name = path.rpartition(".")
    made = getattr(import_module(module), name)(**arguments)
    assert made == trigger

    async def collect() -> list[Any]:
        return [event async for event in made.run()]

    with fast_waits():
        return json.loads(json.dumps(asyncio.run(collect())))  # type: ignore[no-any-return]  # it is


def test_it_runs(
    trigger: Any,  # noqa: ARG001 (asked for its settings)
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The example runs as it is."""
    with fast_waits():
        runpy.run_path(str(FOLDER / "deferrable_trigger.py"), run_name="__main__")

    assert "{'status': 'failed', 'message': 'JobStatus is FAILED'}\n" == capsys.readouterr().out


@pytest.mark.parametrize(
    ("statuses", "status", "message"),
    [
        (["IN_PROGRESS", "SUCCESSFUL"], "success", ""),
        (["IN_PROGRESS", "FAILED"], "failed", "JobStatus is FAILED"),
        (["IN_PROGRESS"], "timeout", "The job is still running (IN_PROGRESS): wait for it again"),
    ],
)
def test_events(
    trigger: Any, aws: AwsServer, statuses: list[str], status: str, message: str
) -> None:
    """It yields one event, which says how the wait has ended."""
    aws.when(AsyncQuickSightClient.describe_asset_bundle_export_job).answer(*statuses)

    (event,) = events(trigger)

    assert event["status"] == status
    assert message in event["message"]


def test_deadline_has_passed(trigger: Any, aws: AwsServer) -> None:
    """A trigger that begins anew after its deadline still asks once."""
    aws.when(AsyncQuickSightClient.describe_asset_bundle_export_job).answer("SUCCESSFUL")
    late = type(trigger)(**{**trigger.serialize()[1], "deadline": "2020-01-01T00:00:00+00:00"})

    assert [event["status"] for event in events(late)] == ["success"]
