"""The table of quirks: each is checked against botocore, and every handler of botocore is known."""

from __future__ import annotations

import inspect
import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from hashlib import md5
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any, Final, get_type_hints
from unittest.mock import ANY
from urllib.parse import parse_qsl, quote
from uuid import UUID

import botocore.handlers
import botocore.session
import pytest
from botocore import xform_name
from botocore.client import ClientCreator
from botoforge_codegen.check.service import check_service
from botoforge_codegen.cli import main
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.lower.errors import OTHER_IDS
from botoforge_codegen.lower.quirk_table import CUSTOMER_KEYS, LAST_EVENTS, QUIRKS
from botoforge_codegen.lower.quirks import Quirk
from botoforge_codegen.lower.service import lower_service
from botoforge_codegen.names import GIVEN
from oracle.classes import find_client, import_service
from support.botocore_handlers import (
    CLIENTS,
    NO_EFFECT,
    OF_CLIENTS,
    built_in,
    builtin_handlers,
    handlers_of_client,
    handlers_with_quirks,
    listed,
    name_of,
    unclassified,
)
from support.local_aws import Answer, LocalAws
from support.projects import made_package

OPERATIONS = {
    "athena": ["DeleteNamedQuery", "StopQueryExecution"],
    "autoscaling": ["CreateLaunchConfiguration"],
    "chime-sdk-messaging": ["ChannelFlowCallback"],
    "cloudformation": ["GetTemplate"],
    "cloudsearchdomain": ["Search"],
    "ec2": ["DescribeHosts", "DescribeNatGateways", "ImportKeyPair", "RunInstances"],
    "elementalinference": ["AssociateFeed", "DisassociateFeed"],
    "glacier": ["ListVaults"],
    "iam": ["GetRolePolicy"],
    "logs": ["CreateExportTask"],
    "mediastore-data": ["DescribeObject"],
    "sns": ["Publish"],
    "s3": [*CUSTOMER_KEYS, "HeadBucket", "ListParts"],
    "sqs": ["GetQueueAttributes", "SendMessage", "SetQueueAttributes"],
}
"""For each service of the table, the operations of its quirks."""

OBJECT: Final = {"bucket": "bkt", "key": "k"}
CUSTOMER: Final = {"sse_customer_algorithm": "AES256"}
EXPORT: Final = {"log_group_name": "g", "to": 2, "destination": "d"}
EST: Final = timezone(timedelta(hours=-5))

quirks_with = {
    effect: pytest.mark.parametrize(
        "quirk",
        [quirk for quirk in QUIRKS if quirk.effect == effect],
        ids=lambda quirk: f"{quirk.service}-{quirk.location}",
    )
    for effect in ("required", "filled in", "JSON", "bytes", "mapping", "renamed")
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The import name of a package of all these services."""
    folder = tmp_path_factory.mktemp("quirks")
    services = "\n".join(f"{name} = {json.dumps(chosen)}" for name, chosen in OPERATIONS.items())
    with made_package(folder, "quirky", services):
        yield "quirky"


@cache
def raw_session() -> Any:
    """Make one session for all clients: it reads each model once."""
    return botocore.session.Session()


def raw_client(service: str, **options: Any) -> Any:
    """Make botocore's own client."""
    return raw_session().create_client(
        service,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",  # noqa: S106 (nothing leaves this machine)
        **options,
    )


cached_client = cache(raw_client)
"""One that stays as it is."""


def typed_client(package: str, service: str, raw: Any) -> Any:
    """Make the typed client."""
    return client_class(package, service)(raw)


def client_class(package: str, service: str) -> Any:
    """Find the class of the typed client."""
    return find_client(import_service(package, service))


def sent(raw: Any, method: str, call: Any = None, **parameters: Any) -> dict[str, Any]:
    """Tell what a client would send, once its own handlers are through.

    Args:
        raw: botocore's own client.
        method: What to call.
        call: A typed client to call it on, over the other one; what else it requires is given.
        **parameters: What to give.
    """
    sent_parameters: dict[str, Any] = {}

    class Sent(Exception):  # noqa: N818 (not an error: it ends the call)
        pass

    def note(params: dict[str, Any], **_: object) -> None:
        sent_parameters.update(params)
        raise Sent

    raw.meta.events.register_last("before-parameter-build", note)
    called = getattr(call or raw, method)
    required = [] if call is None else required_by(called)
    with pytest.raises(Sent):
        called(**{**dict.fromkeys(required, "given"), **parameters})
    raw.meta.events.unregister("before-parameter-build", note)
    return sent_parameters


def required_by(method: Any) -> list[str]:
    """Name the parameters that a method requires."""
    parameters = inspect.signature(method).parameters.values()
    return [each.name for each in parameters if each.default is each.empty]


def annotations_of(package: str, service: str, method: str) -> dict[str, str]:
    """Return the types of a method's parameters, as they are written."""
    client = client_class(package, service)
    parameters = inspect.signature(getattr(client, method)).parameters.values()
    return {each.name: str(each.annotation) for each in parameters}


def operation_of(quirk: Quirk) -> str:
    """Find the operation whose input has a quirk."""
    shape = quirk.location.partition(".")[0]
    model: Any = cached_client(quirk.service).meta.service_model
    return next(
        name
        for name in OPERATIONS[quirk.service]
        if (input_shape := model.operation_model(name).input_shape).name == shape
        or (shape == "*" and quirk.location.partition(".")[2] in input_shape.members)
    )


@quirks_with["required"]
def test_identifier(quirk: Quirk, package: str) -> None:
    """Where botocore would make up an identifier, the typed client asks for it."""
    member = quirk.location.partition(".")[2]
    method = xform_name(operation_of(quirk))
    raw = raw_client(quirk.service)

    made_up = sent(raw, method)[member]

    assert str(UUID(made_up)) == made_up
    with pytest.raises(TypeError, match=f"missing .*'{xform_name(member)}'"):
        getattr(typed_client(package, quirk.service, raw), method)()


@quirks_with["filled in"]
def test_filled_in(quirk: Quirk, package: str) -> None:
    """What a handler of botocore fills in may be left out, though the model requires it."""
    member = quirk.location.partition(".")[2]
    operation = operation_of(quirk)
    raw = raw_client(quirk.service)

    assert member in raw.meta.service_model.operation_model(operation).input_shape.required_members
    assert sent(raw, xform_name(operation))[member] == "-"
    assert sent(raw_client(quirk.service), xform_name(operation), accountId="1")[member] == "1"
    with LocalAws() as server:
        server.answer(Answer(body=b"{}", headers={"Content-Type": "application/json"}))
        typed = typed_client(
            package, quirk.service, raw_client(quirk.service, endpoint_url=server.endpoint_url)
        )
        getattr(typed, xform_name(operation))()
    assert server.requests[0].target.startswith("/-/")


POLICY = {"Statement": [{"Effect": "Allow"}]}


@quirks_with["JSON"]
@pytest.mark.parametrize("text", [json.dumps(POLICY), "Resources: none"], ids=["json", "yaml"])
def test_json(quirk: Quirk, package: str, text: str) -> None:
    """What a handler of botocore reads as JSON is a document; it leaves other texts as they are."""
    expected = POLICY if text.startswith("{") else text
    with LocalAws() as server:
        raw = raw_client(quirk.service, endpoint_url=server.endpoint_url)
        (operation,) = OPERATIONS[quirk.service]
        parameters = {"role_name": "r", "policy_name": "p"} if quirk.service == "iam" else {}
        member = "PolicyDocument" if quirk.service == "iam" else "TemplateBody"
        value = quote(text) if quirk.service == "iam" and expected == POLICY else text
        names = "<RoleName>r</RoleName><PolicyName>p</PolicyName>" if quirk.service == "iam" else ""
        body = (
            f"<{operation}Response><{operation}Result><{member}>{value}</{member}>{names}"
            f"</{operation}Result></{operation}Response>"
        )
        server.answer(Answer(body=body.encode(), headers={"Content-Type": "text/xml"}))

        response = getattr(typed_client(package, quirk.service, raw), xform_name(operation))(
            **parameters
        )

    assert response.raw_response[member] == expected
    assert getattr(response, xform_name(member)) == expected
    assert not response.member_errors


KEY = b"\xff\x00" * 16


@quirks_with["bytes"]
def test_bytes(quirk: Quirk, package: str) -> None:
    """Bytes and strings that botocore encodes arrive encoded once, a key with its digest."""
    member = quirk.location.partition(".")[2]
    operation = operation_of(quirk)
    raw = cached_client(quirk.service)
    typed = typed_client(package, quirk.service, raw)

    declared = annotations_of(package, quirk.service, xform_name(operation))[xform_name(member)]
    assert declared == "bytes | bytearray | str | None"
    for given, content in ((KEY, KEY), (bytearray(KEY), KEY), ("ä", "ä".encode())):
        parameters = sent(raw, xform_name(operation), call=typed, **{xform_name(member): given})

        assert parameters[member] == b64encode(content).decode()
        if member != "UserData":
            digest = md5(content, usedforsecurity=False).digest()
            assert parameters[f"{member}MD5"] == b64encode(digest).decode()


def test_bytes_on_the_wire(package: str) -> None:
    """So they do where they arrive: what a machine runs, and a key in the headers."""
    with LocalAws() as server:
        server.answer(Answer(body=b"<R/>", headers={"Content-Type": "text/xml"}))
        url = server.endpoint_url
        ec2 = typed_client(package, "ec2", raw_client("ec2", endpoint_url=url))
        ec2.run_instances(min_count=1, max_count=1, user_data=KEY)
        s3 = typed_client(package, "s3", raw_client("s3", endpoint_url=url))
        s3.head_object(bucket="bkt", key="k", sse_customer_algorithm="AES256", sse_customer_key=KEY)

    run, head = server.requests
    assert dict(parse_qsl(run.body.decode()))["UserData"] == b64encode(KEY).decode()
    prefix = "x-amz-server-side-encryption-customer-key"
    assert head.headers[prefix] == b64encode(KEY).decode()
    digest = md5(KEY, usedforsecurity=False).digest()
    assert head.headers[f"{prefix}-md5"] == b64encode(digest).decode()


def test_a_key_that_botocore_does_not_encode(package: str) -> None:
    """Where no handler encodes a key, it has to be a string that is encoded already."""
    hints = annotations_of(package, "s3", "list_parts")

    assert hints["sse_customer_key"] == "str | None"
    assert "bytes" in annotations_of(package, "s3", "put_object")["sse_customer_key"]


@quirks_with["mapping"]
def test_mapping(quirk: Quirk, package: str) -> None:
    """What names an object to copy from is sent as S3 wants it, the key encoded for a URL."""
    with LocalAws() as server:
        server.answer(Answer(body=b"<CopyResult/>", headers={"Content-Type": "text/xml"}))
        raw = raw_client(quirk.service, endpoint_url=server.endpoint_url)
        call = getattr(typed_client(package, quirk.service, raw), xform_name(operation_of(quirk)))
        more = {"part_number": 1, "upload_id": "u"} if "Part" in operation_of(quirk) else {}
        for source in ({"Bucket": "from", "Key": "ä b", "VersionId": "v"}, "from/ä b?versionId=v"):
            call(bucket="to", key="k", copy_source=source, **more)

    method = xform_name(operation_of(quirk))
    assert annotations_of(package, "s3", method)["copy_source"] == "str | CopySource"
    headers = [request.headers["x-amz-copy-source"] for request in server.requests]
    assert headers == ["from/%C3%A4%20b?versionId=v"] * 2


@quirks_with["renamed"]
def test_renamed(quirk: Quirk, package: str) -> None:
    """A parameter has the name by which botocore documents it, and is sent under the model's."""
    (alias,) = {
        handler.__self__._alias_name  # noqa: SLF001 (no public door to it)
        for event, handler, *_ in built_in()
        if f"{event} {name_of(handler)}" in quirk.handlers
    }
    original = quirk.location.partition(".")[2]
    raw = cached_client(quirk.service)
    typed = typed_client(package, quirk.service, raw)
    operation = operation_of(quirk)
    value: object = [] if quirk.service == "ec2" else 1

    assert quirk.name == xform_name(alias)
    parameters = sent(raw, xform_name(operation), call=typed, **{quirk.name: value})
    assert parameters[original] == value
    assert alias not in parameters


def test_every_aliased_parameter_has_a_quirk() -> None:
    """No operation takes a parameter that has an alias, except those with a quirk."""
    quirks = {
        handler for quirk in QUIRKS if quirk.effect == "renamed" for handler in quirk.handlers
    }
    aliases = {entry for entry in builtin_handlers() if "ParameterAlias" in entry}

    assert aliases == quirks


@pytest.mark.parametrize(
    ("header", "date"),
    [("Wed, 21 Oct 2026 07:28:00 GMT", datetime(2026, 10, 21, 7, 28, tzinfo=UTC)), ("never", None)],
    ids=["date", "none"],
)
@pytest.mark.parametrize("operation", ["get_object", "head_object"])
def test_expires(operation: str, header: str, date: datetime | None, package: str) -> None:
    """The date of S3 that is none costs itself alone, and is there as it came."""
    with LocalAws() as server:
        server.answer(Answer(headers={"Expires": header, "ETag": "e"}))
        raw = raw_client("s3", endpoint_url=server.endpoint_url)

        response = getattr(typed_client(package, "s3", raw), operation)(bucket="bkt", key="k")

    assert response.expires == date
    assert response.expires_string == header
    assert response.e_tag == "e"
    assert not response.member_errors


def test_expires_of_tests(package: str) -> None:
    """What is answered in tests arrives as well, from the server and from a stub."""
    module = import_module(f"{package}.s3")
    testing = import_module(f"{package}.testing")
    planned = module.HeadObjectOutput(expires_string="never")

    with testing.AwsServer() as aws:
        aws.when(module.S3Client.head_object).answer(planned)
        response = module.S3Client.connect(**aws.options()).head_object(bucket="bkt", key="k")
    stubbed = module.S3Client(raw_client("s3"))
    testing.stub(stubbed).when(module.S3Client.head_object).returns(planned)

    assert response.expires_string == "never"
    assert stubbed.head_object(bucket="bkt", key="k").expires_string == "never"


def test_errors_of_head(package: str) -> None:
    """A response to HEAD names no error of S3: the base error comes, as the docstring says."""
    module = import_module(f"{package}.s3")
    testing = import_module(f"{package}.testing")

    with testing.AwsServer() as aws:
        client = module.S3Client.connect(**aws.options(retries={"total_max_attempts": 1}))
        for method, error in (("head_object", "NoSuchKey"), ("head_bucket", "NoSuchBucket")):
            call = getattr(client, method)
            aws.when(call).answer(testing.error(getattr(module, error), "gone"))
            parameters = {"key": "k"} if method == "head_object" else {}
            with pytest.raises(module.S3Error) as caught:
                call(bucket="bkt", **parameters)

            assert not isinstance(caught.value, getattr(module, error))
            assert caught.value.code == "404"
            assert error not in call.__doc__
            assert '`"404"`' in call.__doc__


def test_errors_of_head_that_are_named_in_a_header(package: str) -> None:
    """REST-JSON names an error in a header, so that its class comes without a body."""
    module = import_module(f"{package}.mediastore_data")
    testing = import_module(f"{package}.testing")

    with testing.AwsServer() as aws:
        client = module.MediaStoreDataClient.connect(**aws.options())
        aws.when(client.describe_object).answer(testing.error(module.ObjectNotFoundException))
        with pytest.raises(module.ObjectNotFoundException):
            client.describe_object(path="p")

    assert "ObjectNotFoundException" in client.describe_object.__doc__


@pytest.mark.parametrize("content", ["ä", "ä".encode(), bytearray("ä".encode())], ids=type)
def test_blobs(content: object, package: str) -> None:
    """A blob is bytes or a string, which is sent as UTF-8."""
    with LocalAws() as server:
        server.answer(Answer(body=b"<R/>", headers={"Content-Type": "text/xml"}))
        raw = raw_client("ec2", endpoint_url=server.endpoint_url)
        typed_client(package, "ec2", raw).import_key_pair(key_name="k", public_key_material=content)

    form = dict(parse_qsl(server.requests[0].body.decode()))
    assert form["PublicKeyMaterial"] == b64encode("ä".encode()).decode()


def test_blobs_in_structures(package: str) -> None:
    """In a structure that is only ever sent, too; a response's blob is bytes."""
    value = import_module(f"{package}.sns").MessageAttributeValue

    attribute = value.from_dict({"DataType": "Binary", "BinaryValue": "ä"})

    assert attribute == value(data_type="Binary", binary_value="ä")
    assert not attribute.member_errors
    assert value.from_dict(value(data_type="B", binary_value=b"x").to_dict()).binary_value == b"x"
    assert value.from_dict({"DataType": "B", "BinaryValue": 1}).member_errors


def test_parameters_that_a_test_names(package: str) -> None:
    """A test names parameters as its code gives them, whatever botocore makes of them."""
    testing = import_module(f"{package}.testing")
    calls: list[tuple[str, str, dict[str, Any]]] = [
        (
            "autoscaling",
            "create_launch_configuration",
            {"launch_configuration_name": "l", "user_data": KEY},
        ),
        ("logs", "create_export_task", {**EXPORT, "from_time": 1}),
        ("s3", "copy_object", {**OBJECT, "copy_source": {"Bucket": "from", "Key": "ä b"}}),
        ("s3", "head_object", {**OBJECT, **CUSTOMER, "sse_customer_key": KEY}),
        ("s3", "head_object", {**OBJECT, "if_modified_since": datetime(2026, 1, 2, tzinfo=EST)}),
        ("s3", "put_object", {**OBJECT, "body": "ä"}),
        ("s3", "put_object", {**OBJECT, "body": bytearray(b"x")}),
        ("s3", "put_object", {**OBJECT, "body": BytesIO(b"file")}),
        ("s3", "put_object", {**OBJECT, "body": ANY}),
    ]
    with testing.AwsServer() as aws:
        clients = {
            service: client_class(package, service).connect(**aws.options())
            for service in {service for service, *_ in calls}
        }
        for service, method, parameters in calls:
            call = getattr(clients[service], method)
            answer = testing.sample(operation_response(call))
            aws.when(call, **parameters).answer(answer)
            given = {name: b"" if value is ANY else value for name, value in parameters.items()}
            call(**given)

    assert len(aws.requests) == len(calls)


def operation_response(call: Any) -> Any:
    """Find the class of what a method returns."""
    return get_type_hints(call)["return"]


def test_maps_keyed_by_an_enum(package: str) -> None:
    """A map that is sent has members of the enum as keys, or strings."""
    module = import_module(f"{package}.sqs")
    with LocalAws() as server:
        server.answer(Answer(body=b"{}", headers={"Content-Type": "application/x-amz-json-1.0"}))
        client = module.SQSClient(raw_client("sqs", endpoint_url=server.endpoint_url))
        client.set_queue_attributes(
            queue_url="u", attributes={module.QueueAttributeName.DELAY_SECONDS: "5", "New": "x"}
        )

    assert annotations_of(package, "sqs", "set_queue_attributes")["attributes"].endswith(
        " | Mapping[types.QueueAttributeName, str]"
    )
    assert json.loads(server.requests[0].body)["Attributes"] == {"DelaySeconds": "5", "New": "x"}


PROGRAM = """
from quirky import CopySource
from quirky.ec2 import EC2Client, Filter
from quirky.s3 import S3Client, HeadObjectOutput
from quirky.sns import MessageAttributeValue
from quirky.sqs import QueueAttributeName, SQSClient

SIZES: dict[QueueAttributeName, str] = {QueueAttributeName.DELAY_SECONDS: "5"}


def copied(s3: S3Client, source: CopySource) -> None:
    s3.copy_object(bucket="b", key="k", copy_source="from/k")
    s3.copy_object(bucket="b", key="k", copy_source=source)
    s3.copy_object(bucket="b", key="k", copy_source={"Bucket": "from", "Key": "k"})
    s3.copy_object(
        bucket="b",
        key="k",
        copy_source={"Bucket": "from", "Kee": "k"},  # error: arg-type, reportArgumentType
    )


def encoded(s3: S3Client, ec2: EC2Client) -> HeadObjectOutput:
    s3.put_object(bucket="b", key="k", sse_customer_key=b"k")
    s3.list_parts(
        bucket="b",
        key="k",
        upload_id="u",
        sse_customer_key=b"k",  # error: arg-type, reportArgumentType
    )
    ec2.run_instances(min_count=1, max_count=1, user_data=bytearray(b"#!"))
    ec2.import_key_pair(key_name="k", public_key_material="ssh-rsa")
    ec2.import_key_pair(key_name="k", public_key_material=1)  # error: arg-type, reportArgumentType
    MessageAttributeValue(data_type="Binary", binary_value="text")
    return s3.head_object(bucket="b", key="k", sse_customer_key="k")


def named(ec2: EC2Client) -> None:
    ec2.describe_hosts(filters=[Filter(name="state")])
    ec2.describe_hosts(filter=[Filter(name="state")])  # error: call-arg, reportCallIssue


def keyed(sqs: SQSClient) -> None:
    sqs.set_queue_attributes(queue_url="u", attributes=SIZES)
    sqs.set_queue_attributes(queue_url="u", attributes={"DelaySeconds": "5"})
    sqs.set_queue_attributes(
        queue_url="u", attributes={QueueAttributeName.DELAY_SECONDS: "5", "New": "x"}
    )
    sqs.set_queue_attributes(queue_url="u", attributes={key: "5" for key in QueueAttributeName})
    wrong = {1: "5"}
    sqs.set_queue_attributes(queue_url="u", attributes=wrong)  # error: arg-type, reportArgumentType


def read(response: HeadObjectOutput) -> str:
    return response.expires_string or "never"
"""
"""What users write; a line that the checkers have to refuse names their errors."""


@pytest.mark.slow
@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_types(checker: str, package: str, tmp_path: Path) -> None:
    """Type checkers accept what botocore takes, and refuse what it does not."""
    program = tmp_path / "program.py"
    ignored = r"# type: ignore[\1]  # pyright: ignore[\2]"  # where that is not needed, they say so
    program.write_text(re.sub(r"# error: (\S+), (\S+)", ignored, PROGRAM), "utf-8")
    folder = Path(next(iter(import_module(package).__path__))).parent
    settings = {
        "typeCheckingMode": "strict",
        "reportUnnecessaryTypeIgnoreComment": True,
        "enableTypeIgnoreComments": False,
        "extraPaths": [str(folder)],
        "include": [str(program)],
    }
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    command = {
        "mypy": ["--strict", "--config-file=", f"--cache-dir={tmp_path}", str(program)],
        "pyright": [f"--project={tmp_path}", f"--pythonpath={sys.executable}"],
    }
    done = subprocess.run(
        [sys.executable, "-m", checker, *command[checker]],
        env=os.environ | {"MYPYPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_handler_is_classified() -> None:
    """Each handler of botocore causes a quirk, or is listed as one that changes no type."""
    assert unclassified(builtin_handlers(), NO_EFFECT) == set()
    assert handlers_with_quirks() | listed(NO_EFFECT) == builtin_handlers()
    assert not handlers_with_quirks() & listed(NO_EFFECT)


def test_every_handler_of_a_client_is_classified() -> None:
    """So does each that botocore adds when it makes a client."""
    handlers = {handler for client in CLIENTS for handler in handlers_of_client(*client)}

    assert unclassified(handlers, OF_CLIENTS) == set()
    assert listed(OF_CLIENTS) == handlers


def test_a_new_handler_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that botocore learns is missing in both tables, wherever it is registered."""

    def halve_sizes(**_: object) -> None: ...

    new = (
        ("before-parameter-build.s3.GetObject", halve_sizes),
        ("before-parameter-build.s3.ListParts", botocore.handlers.sse_md5),
    )
    monkeypatch.setattr(botocore.handlers, "BUILTIN_HANDLERS", [*built_in(), *new])
    unknown = unclassified(builtin_handlers(), NO_EFFECT)

    assert {entry.rpartition(".")[2] for entry in unknown} == {
        "halve_sizes",
        "ListParts sse_md5",
    }


def test_a_new_handler_of_a_client_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one that botocore learns to add to a client."""

    def halve_sizes(**_: object) -> None: ...

    def register(_: object, client: Any, **__: object) -> None:
        client.meta.events.register("before-call.s3", halve_sizes)

    monkeypatch.setattr(ClientCreator, "_register_s3_events", register)
    (unknown,) = unclassified(handlers_of_client("s3", None), OF_CLIENTS)

    assert unknown.startswith("before-call.* ")
    assert unknown.endswith("halve_sizes")


def test_a_quirk_without_a_handler_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quirk that no handler of botocore causes any more fails the test."""
    left = [entry for entry in built_in() if entry[1] is not botocore.handlers.copy_source_sse_md5]
    monkeypatch.setattr(botocore.handlers, "BUILTIN_HANDLERS", left)

    gone = handlers_with_quirks() - builtin_handlers()

    assert {entry.partition(" ")[2] for entry in gone} == {"copy_source_sse_md5"}


@pytest.mark.slow
def test_every_handler_of_every_client_is_classified() -> None:
    """No service has handlers of its own beside those that are known."""
    known = listed(OF_CLIENTS)
    for service in ModelStore().services():
        assert handlers_of_client(service, None) <= known, service


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
    """Choosing one of them is an error that says why."""
    config = tmp_path / "pyproject.toml"
    config.write_text(
        '[tool.botoforge]\npackage = "p"\noutput = "."\n'
        '[tool.botoforge.services]\nqbusiness = ["Chat"]\n'
    )

    assert main(["generate", "--config", str(config)]) == 2
    assert (
        "Chat sends a stream of events, which botocore does not support" in capsys.readouterr().err
    )


def test_every_quirk_names_what_the_models_have() -> None:
    """The model has the member of each quirk, unless botocore adds it."""
    store = ModelStore()
    service = cache(store.service)
    for quirk in QUIRKS:
        shape, _, member = quirk.location.partition(".")
        shapes = service(quirk.service).shapes.values()
        is_modelled = any(
            each.name == shape if not member else any(m.name == member for m in each.members)
            for each in shapes
            if shape in ("*", each.name)
        )
        assert is_modelled is (quirk.effect != "added"), quirk


def test_every_last_event_is_one_of_its_stream() -> None:
    """The stream of each last event still has it."""
    store = ModelStore()
    for (service, name), last in LAST_EVENTS.items():
        stream = store.service(service).shapes[name]
        assert stream.event_stream
        assert last in [member.name for member in stream.members]


@pytest.mark.parametrize(("service", "name"), OTHER_IDS, ids=str)
def test_other_ids(service: str, name: str) -> None:
    """The request ID of an error is in the base class, but for the members that are another ID."""
    model = ModelStore().service(service)
    lowered = lower_service(model, list(model.operations.values()), {})
    attributes = {error.key: [member.name for member in error.members] for error in lowered.errors}

    assert "requestId" in [member.name for member in model.shapes[name].members]
    kept = {error for error, names in attributes.items() if "request_id_" in names}
    assert kept == {error for client_name, error in OTHER_IDS if client_name == service}


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
