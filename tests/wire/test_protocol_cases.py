"""botocore's own tests of its protocols, which are those of Smithy, for typed clients.

Its source on PyPI holds them: each case is a model with a response, and what has to become of it.
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib import import_module
from math import inf, isnan
from pathlib import Path
from typing import Any, Final, NamedTuple

import botocore
import pytest
from oracle.bodies import CBOR, Written
from oracle.shapes import is_list, is_map
from oracle.twins import Twins, find_twins, raised
from support.other_models import loader_of
from support.projects import importable
from support.wheels import unpack_source
from sweep.services import PACKAGE, generate


class Suite(NamedTuple):
    """Cases that share a model."""

    service: str
    protocol: str
    model: dict[str, Any]
    cases: list[dict[str, Any]]


def read_suites(folder: Path) -> Iterator[Suite]:
    """Read the suites of all protocols, each with a model of a service of its own."""
    for file in sorted(folder.glob("output/*.json")):
        for number, suite in enumerate(json.loads(file.read_text("utf-8"))):
            service = f"{file.stem.replace('_', '-')}-case-{number}"
            protocol = suite["metadata"]["protocol"]
            operations = {case["given"]["name"]: case["given"] for case in suite["cases"]}
            for name, operation in operations.items():
                operation.setdefault("http", {"method": "POST", "requestUri": "/"})
                output = operation.get("output", {})
                members = suite["shapes"].get(output.get("shape"), {}).get("members")
                if protocol == "query" and members:  # as botocore's tests do
                    output["resultWrapper"] = f"{name}Result"
            named = {"serviceId": service, "endpointPrefix": service, "serviceFullName": service}
            metadata = {**suite["metadata"], **named, "signatureVersion": "v4", "uid": service}
            model = {
                "version": "2.0",
                "metadata": metadata,
                "operations": operations,
                "shapes": suite["shapes"],
            }
            yield Suite(service, protocol, model, suite["cases"])


def write_answer(case: Mapping[str, Any], protocol: str) -> Written:
    """Write the response of a case."""
    response = case["response"]
    body = response.get("body", "<xml/>" if protocol == "query" else "")
    written = b64decode(body) if protocol == CBOR else body.encode()
    return Written(response["status_code"], response.get("headers", {}), written)


def as_in_cases(raw: Any) -> Any:
    """Write a raw value as the cases do: moments as numbers, bytes and odd numbers as texts."""
    if is_map(raw):
        return {key: as_in_cases(value) for key, value in raw.items()}
    if is_list(raw):
        return [as_in_cases(item) for item in raw]
    if isinstance(raw, datetime):
        return raw.timestamp()
    if hasattr(raw, "read"):
        raw = raw.read()
    if isinstance(raw, bytes):
        return raw.decode()
    if isinstance(raw, float) and (isnan(raw) or raw in (inf, -inf)):
        return "NaN" if isnan(raw) else f"{'-' * (raw < 0)}Infinity"
    return raw


def problems(twin: Twins, case: Mapping[str, Any], answer: Written) -> Iterator[str]:
    """Answer both clients with the response of a case; find what is wrong."""
    if "error" not in case:
        yield from twin.differences(answer)
        twin.line.answer = answer
        found = as_in_cases(twin.typed().to_dict())
        if found != case["result"]:
            yield f"is {found}, not {case['result']}"
        return
    twin.line.answer = answer
    plain, error = raised(twin.plain), raised(twin.typed)
    if plain.response != error.response:
        yield f"the response is {error.response}, not {plain.response}"
    if error.code != case["errorCode"] or (error.message or "") != case.get("errorMessage", ""):
        yield f"is {error!r}"
    known = {name: value for name, value in case["error"].items() if name.lower() != "message"}
    held = {name: value for name, value in as_in_cases(error.response).items() if name in known}
    if held != known:
        yield f"has {held}, not {known}"


@pytest.mark.slow
def test_cases_of_botocore(tmp_path: Path) -> None:
    """Every case that botocore passes is passed by typed clients, which give what it gives."""
    requirement = f"botocore=={botocore.__version__}"
    folder = unpack_source(requirement, "tests/unit/protocols", tmp_path)
    suites = list(read_suites(folder))
    models = tmp_path / "models"
    for suite in suites:
        file = models / suite.service / "2020-01-01" / "service-2.json"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(suite.model), "utf-8")
    ignored = json.loads((folder / "protocol-tests-ignore-list.json").read_text("utf-8"))
    skipped = {
        case
        for protocol in ignored["protocols"].values()
        for case in protocol.get("output", {}).get("cases", [])
    }
    generate({suite.service: ["*"] for suite in suites}, tmp_path, [models])
    tried: dict[str, int] = {}
    found: list[str] = []
    with importable(tmp_path, PACKAGE):
        for suite in suites:
            twins = find_twins(import_module(PACKAGE), suite.service, loader=loader_of(models))
            for case in suite.cases:
                if case["id"] in skipped or case["id"].startswith(UNKNOWN):
                    continue
                answer = write_answer(case, suite.protocol)
                twin = twins[case["given"]["name"]]
                try:
                    told = list(problems(twin, case, answer))
                except Exception as error:  # noqa: BLE001 (whatever it is, it is reported)
                    told = [f"raises {error!r}"]
                found += [f"{case['id']}: {problem}" for problem in told]
                tried[suite.protocol] = tried.get(suite.protocol, 0) + 1

    assert [] == found
    assert len(tried) == len(PROTOCOLS)
    assert sum(tried.values()) >= LEAST


UNKNOWN: Final = "RpcV2CborPayloadWith"
"""Models in which a member is the whole body, although the protocol, CBOR, knows no such member."""

PROTOCOLS: Final = ("ec2", "query", "rest-xml", "json", "rest-json", CBOR)
LEAST: Final = 300
"""How many cases there are at least."""
