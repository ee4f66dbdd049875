"""The example of a sensor: it runs, and judges one response at a time."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from botoforge.quicksight import QuickSightClient
from botoforge.testing import AwsServer, Throttled
from support.projects import ROOT

PATH: Final = ROOT / "examples" / "sensor.py"
ACCOUNT: Final = "123456789012"


@pytest.fixture(scope="module")
def sensor() -> Any:
    """The names in the example."""
    return type("Sensor", (), runpy.run_path(str(PATH)))


@pytest.fixture
def aws(no_aws_settings: None) -> Iterator[AwsServer]:  # noqa: ARG001 (asked for its effect)
    """A server in place of AWS."""
    with AwsServer() as server:
        yield server


@pytest.fixture
def sense(sensor: Any, aws: AwsServer) -> Callable[[str], Any]:
    """The sensor, with a client."""
    client = QuickSightClient.connect(**aws.options())
    return lambda cursor: sensor.sense(client, ACCOUNT, cursor)


def test_it_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """The example runs as it is."""
    runpy.run_path(str(PATH), run_name="__main__")

    first, last = capsys.readouterr().out.splitlines()
    assert first == """Tick(exported=[], failed={}, cursor='{"nightly": 0, "weekly": 0}')"""
    assert "exported=['nightly'], failed={'weekly': 'JobStatus is FAILED'}, cursor='{}'" in last


def test_one_tick(sensor: Any, sense: Callable[[str], Any], aws: AwsServer) -> None:
    """One call for each job: those that go on are in the next cursor, also after throttling."""
    exports = aws.when(QuickSightClient.describe_asset_bundle_export_job)
    exports.answer("SUCCESSFUL", "FAILED", "IN_PROGRESS", "PAUSED", Throttled())

    tick = sense(sensor.start_cursor("a", "b", "c", "d", "e"))

    assert ["a"] == tick.exported
    assert {"b": "JobStatus is FAILED"} == tick.failed
    assert {"c": 0, "d": 1, "e": 0} == json.loads(tick.cursor)


def test_unknown_for_long(sense: Callable[[str], Any], aws: AwsServer) -> None:
    """It does not look at an unknown status for ever."""
    aws.when(QuickSightClient.describe_asset_bundle_export_job).answer("PAUSED")
    ticks = [sense('{"a": 0}')]
    while ticks[-1].cursor != "{}":
        ticks.append(sense(ticks[-1].cursor))

    assert {"a": "unknown status 'PAUSED'"} == ticks[-1].failed
    assert len(ticks) == 21
