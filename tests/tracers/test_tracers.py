"""Tracers write the same about a typed call as about a plain one, in every attribute.

They wrap the function of botocore's clients that makes a call, and read from what it returns. Each
patches botocore for the whole process, so each has a process of its own, `trace_calls.py`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import pytest
from support.projects import PROGRAMS, made_package
from support.traced_calls import (
    BEDROCK,
    CALLS,
    DATADOG,
    OPENTELEMETRY,
    RICHER,
    SERVICES,
    XRAY,
    TracedCall,
)

Rounds = dict[str, dict[str, dict[str, Any]]]
"""What was recorded of each call, plain and typed, by its name and the round."""

MODES: Final = ("sync", "async") if find_spec("aiobotocore") else ("sync",)

each_mode = pytest.mark.parametrize("mode", MODES)
each_tracer = pytest.mark.parametrize("tracer", [OPENTELEMETRY, XRAY, DATADOG])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Generate a package of the operations; return the folder that it is imported from."""
    folder = tmp_path_factory.mktemp("traced")
    with made_package(folder, "traced", SERVICES):
        yield folder / "src"


@cache
def trace(folder: Path, *options: str) -> Rounds:
    """Run the program with the options, once."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("AWS_")},
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "PYTHONPATH": os.pathsep.join([str(folder), str(PROGRAMS.parent)]),
    }
    ended = subprocess.run(
        [sys.executable, str(PROGRAMS / "trace_calls.py"), "traced", *options],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=environment,
    )
    assert ended.returncode == 0, ended.stderr[-3000:]
    rounds: Rounds = json.loads(ended.stdout)
    return rounds


def alike(plain: dict[str, Any], typed: dict[str, Any]) -> bool:
    """Whether what can be seen of two calls is equal; not how they came about."""
    return all(plain[part] == typed[part] for part in ("requests", "result", "spans"))


def written(record: dict[str, Any]) -> str:
    """Make one string of all spans, to look for words in it."""
    return json.dumps(record["spans"]).lower()


@each_mode
@each_tracer
@pytest.mark.parametrize("made", ["made before", "made after"])
def test_spans(package: Path, tracer: str, mode: str, made: str) -> None:
    """Spans, requests and results are equal, whether a client was made before the patch or after.

    Results are compared as botocore's dictionaries, with what was read of their streams.
    """
    records = trace(package, tracer, mode)[made]

    for call in CALLS:
        plain, typed = records[call.name]["plain"], records[call.name]["typed"]
        assert plain["spans"] == typed["spans"], call.name
        assert plain["requests"] == typed["requests"], call.name
        assert plain["result"] == typed["result"], call.name
        if call.how != "wait":
            assert call.operation.lower() in written(plain)
    assert len(CALLS) == len(records)


@each_mode
@each_tracer
def test_switched_off(package: Path, tracer: str, mode: str) -> None:
    """After a tracer has been switched off, the same clients work, and nothing is written."""
    records = trace(package, tracer, mode)["off"]

    assert {call.service for call in CALLS} == {
        call.service for call in CALLS if call.name in records
    }
    for call in CALLS:
        if call.name in records:
            plain, typed = records[call.name]["plain"], records[call.name]["typed"]
            assert alike(plain, typed), call.name
            assert "program" in written(typed)
            assert call.operation.lower() not in written(typed)


@each_mode
def test_response_hook(package: Path, mode: str) -> None:
    """A function that users give to OpenTelemetry may read the whole response."""
    for records in trace(package, OPENTELEMETRY, mode, "hooked").values():
        different = [name for name, each in records.items() if not alike(**each)]
        assert different in ([], [RICHER])


@each_mode
@each_tracer
def test_bare_responses(package: Path, tracer: str, mode: str) -> None:
    """A mutant: were a response to hold its metadata and streams alone, these spans would differ.

    Pages and waits would, too, as they would make other calls.
    """
    records = trace(package, tracer, mode, "bare")["made before"]
    different = {
        call.name
        for call in CALLS
        if call.how == "call"
        and records[call.name]["plain"]["spans"] != records[call.name]["typed"]["spans"]
    }
    expected = {
        call.name
        for call in CALLS
        if call.how == "call" and is_read(call, tracer, mode) and call.steps[-1].body != b"{}"
    }

    assert expected == different


@each_mode
@each_tracer
def test_one_pass(package: Path, tracer: str, mode: str) -> None:
    """Responses that no tracer reads, and that are no streams, are not parsed by botocore."""
    records = trace(package, tracer, mode)["made after"]
    counted = {call: runs for call in CALLS for runs in records[call.name]["typed"]["parsed"]}

    assert {call.name for call, runs in counted.items() if runs} == {
        call.name for call in counted if call.has_events or is_read(call, tracer, mode)
    }
    assert 20 < sum(not runs for runs in counted.values())


def is_read(call: TracedCall, tracer: str, mode: str) -> bool:
    """Whether a tracer reads more of a response than its metadata."""
    if mode == "async" and tracer == DATADOG:
        return False  # never of those of async clients
    if mode == "async" and tracer == OPENTELEMETRY and call in BEDROCK:
        return False  # it knows Bedrock in plain clients alone
    return tracer in call.read_by
