"""The table of what botocore does otherwise than its models say: each row, asked of botocore."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import UUID

import botocore.session
import pytest
from botocore import xform_name
from botoforge_codegen.check import check_service
from botoforge_codegen.cli import main
from botoforge_codegen.departures import DEPARTURES, Departure
from botoforge_codegen.load import ModelStore
from botoforge_codegen.lower import lower_service
from botoforge_codegen.names import GIVEN
from local_aws import Answer, LocalAws

OPERATIONS = {
    "athena": ["DeleteNamedQuery", "StopQueryExecution"],
    "chime-sdk-messaging": ["ChannelFlowCallback"],
    "cloudformation": ["GetTemplate"],
    "elementalinference": ["AssociateFeed", "DisassociateFeed"],
    "glacier": ["ListVaults"],
    "iam": ["GetRolePolicy"],
}
"""For each service of the table, operations that its rows are about."""

rows_of = {
    effect: pytest.mark.parametrize(
        "row",
        [row for row in DEPARTURES if row.effect == effect],
        ids=lambda row: f"{row.service}-{row.place}",
    )
    for effect in ("required", "filled in", "JSON")
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The import name of a package of all these services."""
    folder = tmp_path_factory.mktemp("departures")
    services = "\n".join(f"{name} = {json.dumps(chosen)}" for name, chosen in OPERATIONS.items())
    config = folder / "pyproject.toml"
    head = '[tool.botoforge]\npackage = "departing"\noutput = "."\n[tool.botoforge.services]\n'
    config.write_text(head + services, "utf-8")
    assert main(["generate", "--config", str(config)]) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(folder), *sys.path])
        yield "departing"


def raw_client(service: str, **options: Any) -> Any:
    """Make botocore's own client."""
    session: Any = botocore.session.Session()
    return session.create_client(
        service,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",  # noqa: S106 (nothing leaves this machine)
        **options,
    )


def typed_client(package: str, service: str, raw: Any) -> Any:
    """Make the typed client."""
    module = import_module(f"{package}.{service.replace('-', '_')}")
    (name,) = (n for n in module.__all__ if n.endswith("Client") and not n.startswith("Async"))
    return getattr(module, name)(raw)


def sent(raw: Any, method: str, **parameters: Any) -> dict[str, Any]:
    """Tell what a client would send, once its own handlers are through."""
    found: dict[str, Any] = {}

    class Sent(Exception):  # noqa: N818 (no error: it ends the call)
        pass

    def note(params: dict[str, Any], **_: object) -> None:
        found.update(params)
        raise Sent

    raw.meta.events.register_last("before-parameter-build", note)
    with pytest.raises(Sent):
        getattr(raw, method)(**parameters)
    return found


def operation_of(row: Departure) -> str:
    """Find the operation whose input a row is about."""
    shape = row.place.partition(".")[0]
    model: Any = raw_client(row.service).meta.service_model
    return next(
        name
        for name in OPERATIONS[row.service]
        if shape in ("*", model.operation_model(name).input_shape.name)
    )


@rows_of["required"]
def test_identifier(row: Departure, package: str) -> None:
    """Where botocore would make up an identifier, the typed client asks for it."""
    member = row.place.partition(".")[2]
    method = xform_name(operation_of(row))
    raw = raw_client(row.service)

    made_up = sent(raw, method)[member]

    assert str(UUID(made_up)) == made_up
    with pytest.raises(TypeError, match=f"missing .*'{xform_name(member)}'"):
        getattr(typed_client(package, row.service, raw), method)()


@rows_of["filled in"]
def test_filled_in(row: Departure, package: str) -> None:
    """What a handler of botocore fills in may be left out, though the model requires it."""
    member = row.place.partition(".")[2]
    operation = operation_of(row)
    raw = raw_client(row.service)

    assert member in raw.meta.service_model.operation_model(operation).input_shape.required_members
    assert sent(raw, xform_name(operation))[member] == "-"
    assert sent(raw_client(row.service), xform_name(operation), accountId="1")[member] == "1"
    with LocalAws() as server:
        server.answer(Answer(body=b"{}", headers={"Content-Type": "application/json"}))
        typed = typed_client(
            package, row.service, raw_client(row.service, endpoint_url=server.endpoint_url)
        )
        getattr(typed, xform_name(operation))()
    assert server.requests[0].target.startswith("/-/")


POLICY = {"Statement": [{"Effect": "Allow"}]}


@rows_of["JSON"]
@pytest.mark.parametrize("text", [json.dumps(POLICY), "Resources: none"], ids=["json", "yaml"])
def test_json(row: Departure, package: str, text: str) -> None:
    """What a handler of botocore reads as JSON is a document; it leaves other texts as they are."""
    expected = POLICY if text.startswith("{") else text
    with LocalAws() as server:
        raw = raw_client(row.service, endpoint_url=server.endpoint_url)
        (operation,) = OPERATIONS[row.service]
        parameters = {"role_name": "r", "policy_name": "p"} if row.service == "iam" else {}
        member = "PolicyDocument" if row.service == "iam" else "TemplateBody"
        value = quote(text) if row.service == "iam" and expected == POLICY else text
        names = "<RoleName>r</RoleName><PolicyName>p</PolicyName>" if row.service == "iam" else ""
        body = (
            f"<{operation}Response><{operation}Result><{member}>{value}</{member}>{names}"
            f"</{operation}Result></{operation}Response>"
        )
        server.answer(Answer(body=body.encode(), headers={"Content-Type": "text/xml"}))

        response = getattr(typed_client(package, row.service, raw), xform_name(operation))(
            **parameters
        )

    assert response.raw_response[member] == expected
    assert getattr(response, xform_name(member)) == expected
    assert not response.member_errors


def test_operations_that_send_events() -> None:
    """The operations that are left out are exactly those for which botocore has no method."""
    store = ModelStore()
    services = ["bedrock-runtime", "connecthealth", "lexv2-runtime", "polly", "qbusiness"]
    for service in services:
        raw = raw_client(service)
        names = raw.meta.service_model.operation_names
        without = {name for name in names if not hasattr(raw, xform_name(name))}

        assert store.service(service).not_callable == without != set()


def test_one_that_sends_events_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Choosing one of them says why that cannot be."""
    config = tmp_path / "pyproject.toml"
    config.write_text(
        '[tool.botoforge]\npackage = "p"\noutput = "."\n'
        '[tool.botoforge.services]\nqbusiness = ["Chat"]\n'
    )

    assert main(["generate", "--config", str(config)]) == 2
    assert "Chat sends a stream of events, which botocore cannot" in capsys.readouterr().err


def test_every_row_names_what_the_models_have() -> None:
    """A row whose member or shape is gone is no row any more."""
    store = ModelStore()
    for row in DEPARTURES:
        shape, _, member = row.place.partition(".")
        shapes = store.service(row.service).shapes.values()
        assert any(
            found.name == shape if not member else any(m.name == member for m in found.members)
            for found in shapes
            if shape in ("*", found.name)
        ), row


@pytest.mark.parametrize(("service", "key"), GIVEN, ids=str)
def test_given_names(service: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that the generator gives on its own is needed: without it, two things collide."""
    model = ModelStore().service(service)

    def findings() -> list[str]:
        return list(check_service(lower_service(model, list(model.operations.values()), {})))

    assert findings() == []
    monkeypatch.delitem(GIVEN, (service, key))
    (collision,) = findings()
    assert key.partition(".")[0] in collision
