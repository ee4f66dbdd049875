"""Clients that speak another protocol than the package was made for, as with an older botocore.

SQS spoke the query protocol until 2023, CloudWatch in botocore 1.38. The older model is made of the
installed one: with that protocol alone, and with the names of the results that it has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import botocore.session
import pytest
from botocore.loaders import Loader
from oracle.classes import find_client, import_service
from support.canned import Canned, count_parsed
from support.other_models import session_of
from support.projects import made_package

QUERY: Final = "query"
BODIES: Final[dict[str, tuple[str, str, str]]] = {
    "sqs": (
        "receive_message",
        "ReceiveMessage",
        (
            "<Message><MessageId>m-1</MessageId><Body>a &lt; b</Body>"
            "<Attribute><Name>SentTimestamp</Name><Value>7</Value></Attribute></Message>"
        ),
    ),
    "cloudwatch": (
        "describe_alarms",
        "DescribeAlarms",
        (
            "<MetricAlarms><member><AlarmName>disk</AlarmName><StateValue>FULL</StateValue>"
            "<ActionsEnabled>true</ActionsEnabled></member></MetricAlarms>"
        ),
    ),
}
ARGUMENTS: Final[dict[str, dict[str, str]]] = {
    "sqs": {"queue_url": "https://sqs.us-east-1.amazonaws.com/1/q"},
    "cloudwatch": {},
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The import name of a package of both services, made for the protocol of today."""
    services = 'sqs = ["ReceiveMessage"]\ncloudwatch = ["DescribeAlarms"]\n'
    with made_package(tmp_path_factory.mktemp("others"), "others", services):
        yield "others"


def write_older_model(service: str, models: Path) -> None:
    """Write the model of a service as one that speaks the query protocol alone."""
    model: Any = Loader().load_service_model(service, "service-2")
    model["metadata"] |= {"protocol": QUERY, "protocols": [QUERY], "xmlNamespace": "https://x.y/"}
    for name, operation in model["operations"].items():
        if "output" in operation:
            operation["output"]["resultWrapper"] = f"{name}Result"
    file = models / service / model["metadata"]["apiVersion"] / "service-2.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(model), "utf-8")


def older_client(service: str, models: Path, status: int, body: str) -> Any:
    """Make a raw client of the older model, which gets one response again and again."""
    write_older_model(service, models)
    raw: Any = session_of(botocore.session.Session, models).create_client(service)
    raw.meta.events.register("before-send", Canned((status, {}, body.encode())).send)
    assert raw.meta.service_model.resolved_protocol == QUERY
    return raw


@pytest.mark.parametrize("service", BODIES)
def test_botocore_reads_it(package: str, service: str, tmp_path: Path) -> None:
    """The response is botocore's, and its typed form is made of the dictionary."""
    method, operation, members = BODIES[service]
    body = (
        f'<{operation}Response xmlns="https://x.y/"><{operation}Result>{members}'
        f"</{operation}Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>"
        f"</{operation}Response>"
    )
    raw = older_client(service, tmp_path, 200, body)
    client = find_client(import_service(package, service))(raw)

    with count_parsed() as parsed:
        response = getattr(client, method)(**ARGUMENTS[service])

    assert parsed == [200]
    sent = {"QueueUrl": ARGUMENTS[service]["queue_url"]} if ARGUMENTS[service] else {}
    plain = getattr(raw, method)(**sent)
    assert plain == response.raw_response
    assert response.to_dict() == {name: plain[name] for name in plain if name != "ResponseMetadata"}
    assert response.response_metadata.request_id == "r-1"
    assert not response.member_errors


@pytest.mark.parametrize("service", BODIES)
def test_errors_arrive(package: str, service: str, tmp_path: Path) -> None:
    """Errors of the other protocol are service errors, too."""
    method, *_ = BODIES[service]
    body = (
        "<ErrorResponse><Error><Type>Sender</Type><Code>Odd</Code><Message>no</Message></Error>"
        "<RequestId>r-2</RequestId></ErrorResponse>"
    )
    raw = older_client(service, tmp_path, 400, body)
    client = find_client(import_service(package, service))(raw)

    with pytest.raises(client.__service__.base_error) as caught:
        getattr(client, method)(**ARGUMENTS[service])

    assert (caught.value.code, caught.value.message) == ("Odd", "no")
    assert caught.value.request_id == "r-2"


@pytest.mark.parametrize("service", BODIES)
def test_what_is_no_response(package: str, service: str, tmp_path: Path) -> None:
    """A page, or half a document, is no response."""
    method, *_ = BODIES[service]
    client = find_client(import_service(package, service))
    unreadable = import_module(package).UnreadableResponseError

    for number, body in enumerate(("<html>down</html>", "<a><b>")):
        raw = older_client(service, tmp_path / str(number), 200, body)
        with pytest.raises(unreadable):
            getattr(client(raw), method)(**ARGUMENTS[service])
