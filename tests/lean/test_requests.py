"""What a lean client sends is what an ordinary one sends: nothing of a model is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, Final
from unittest import mock
from uuid import UUID

import botocore.session
import pytest
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.names import service_package_name
from oracle.bodies import Wire
from oracle.classes import find_client
from oracle.values import LEAST, WHOLE, Maker, Style
from support.projects import made_package

SAMPLE: Final = (
    *("apigateway", "cloudformation", "cloudwatch", "dynamodb", "ec2", "events", "glacier"),
    *("kinesis", "lambda", "rds", "route53", "s3", "s3control", "sqs", "sts", "timestream-query"),
)
"""Services of every protocol for which botocore has rules of its own."""

WHOLE_SERVICES: Final = ("dynamodb", "s3", "s3control", "sqs", "timestream-query", "lambda")

NOT_ALIKE: Final = frozenset({"amz-sdk-invocation-id", "authorization", "x-amz-date", "date"})
"""The headers that differ from call to call."""

SIGNATURE: Final = re.compile("(X-Amz-Date|X-Amz-Signature)(=|%3D)[0-9A-Za-z]+")
"""What differs from call to call where one signed request is in another."""

OPTIONS: Final[dict[str, Any]] = {
    "region_name": "us-west-2",
    "aws_access_key_id": "local",
    "aws_secret_access_key": "local",
    "aws_account_id": "123456789012",
    "config": Config(retries={"total_max_attempts": 1}),
}

Sent = list[tuple[str, str, dict[str, str], str]]


def pick(chance: Random, names: Sequence[str], most: int) -> list[str]:
    """Pick some of the operations of a service."""
    return sorted(chance.sample(names, min(most, len(names))))


def watch(raw_client: Any) -> Sent:
    """Let a client send nothing, and return the list of what it would have sent."""
    sent: Sent = []

    def keep(request: Any, **_: object) -> AWSResponse:
        body = request.body.read() if hasattr(request.body, "read") else request.body
        headers = {name.lower(): text for name, text in request.headers.items()}
        kept = {name: headers[name] for name in sorted(headers.keys() - NOT_ALIKE)}
        url = SIGNATURE.sub("", request.url)
        sent.append((request.method, url, kept, SIGNATURE.sub("", str(body))))
        refusal: Any = (500, {}, Wire(b""))  # which stubs do not know
        return AWSResponse(request.url, *refusal)

    raw_client.meta.events.register_first("before-send", keep)
    return sent


def call(raw_client: Any, sent: Sent, method: str, parameters: Mapping[str, Any]) -> Any:
    """Call a method, and return what was sent and what was raised."""
    sent.clear()
    numbers = count()
    try:
        with mock.patch("uuid.uuid4", side_effect=lambda: UUID(int=next(numbers))):
            getattr(raw_client, method)(**parameters)
    except Exception as error:  # noqa: BLE001 (it has to be the same)
        return list(sent), f"{type(error).__name__}: {error}"
    return list(sent), ""


def differences(package: str, service: str, operations: Sequence[str]) -> Iterator[str]:
    """Find the operations of which a lean client sends something else than an ordinary one."""
    client_class: Any = find_client(import_module(f"{package}.{service_package_name(service)}"))
    lean = client_class.connect(lean=True, session=botocore.session.Session(), **OPTIONS).raw_client
    ordinary: Any = botocore.session.Session().create_client(service, **OPTIONS)
    lean_sent, ordinary_sent = watch(lean), watch(ordinary)
    methods = {name: method for method, name in ordinary.meta.method_to_api_mapping.items()}
    for operation in operations:
        shape = ordinary.meta.service_model.operation_model(operation).input_shape
        for style in (LEAST, WHOLE):
            parameters = make_parameters(shape, f"{service} {operation}", style)
            expected = call(ordinary, ordinary_sent, methods[operation], parameters)
            found = call(lean, lean_sent, methods[operation], parameters)
            if expected != found:
                yield f"{service} {operation} {style.name}: {expected} {found}"


def make_parameters(shape: Any, seed: str, style: Style) -> Mapping[str, Any]:
    """Make the parameters of a call."""
    return Maker({}, Random(seed), style, received=False).whole(shape)


def compare(folder: Path, chosen: Mapping[str, Sequence[str]]) -> None:
    """Compare what lean and ordinary clients send."""
    lines = "".join(f"{name} = {json.dumps(chosen[name])}\n" for name in chosen)
    with made_package(folder, "sending", lines):
        problems = [
            problem
            for service, operations in chosen.items()
            for problem in differences("sending", service, operations)
        ]
    assert problems == []


def test_a_sample(tmp_path: Path) -> None:
    """Two operations each of services for which botocore has rules of its own."""
    store, chance = ModelStore(), Random("sample")
    compare(
        tmp_path, {name: pick(chance, sorted(store.service(name).operations), 2) for name in SAMPLE}
    )


@pytest.mark.slow
def test_an_operation_of_every_service(tmp_path: Path) -> None:
    """One of every service, by chance."""
    store, chance = ModelStore(), Random("every service")
    compare(
        tmp_path,
        {
            name: pick(chance, sorted(store.service(name).operations), 1)
            for name in store.services()
        },
    )


@pytest.mark.slow
def test_every_operation_of_some_services(tmp_path: Path) -> None:
    """All operations, each in a client of all."""
    store = ModelStore()
    compare(tmp_path, {name: sorted(store.service(name).operations) for name in WHOLE_SERVICES})
