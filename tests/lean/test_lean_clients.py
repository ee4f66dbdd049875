"""`connect(lean=True)`: a client of the models in its package, and what else uses the session."""

from __future__ import annotations

import logging
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import botocore
import pytest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError, DataNotFoundError, UnknownServiceError
from botocore.loaders import Loader
from botoforge.glue import GlueClient
from botoforge.quicksight import (
    DescribeAssetBundleExportJobResponse,
    DescribeTopicRefreshResponse,
    QuickSightClient,
    ResourceNotFoundException,
)
from botoforge.testing import AwsServer, error, sample
from support.local_aws import Answer, LocalAws, Request
from support.other_models import session_of, session_without
from support.projects import made_package, text_model, write_model
from support.wire import OPERATIONS

boto3: Any = import_module("boto3")  # it ships no types
Session: Any = import_module("botocore.session").Session

pytestmark = pytest.mark.usefixtures("no_aws_settings")

KEYS: Final[dict[str, Any]] = {"aws_access_key_id": "mine", "aws_secret_access_key": "secret"}
HERE: Final[dict[str, Any]] = {"region_name": "us-east-1", **KEYS}
TOPIC: Final[dict[str, Any]] = {
    "aws_account_id": "123456789012",
    "topic_id": "sales",
    "refresh_id": "r-1",
}
EXPORT: Final[dict[str, Any]] = {
    "aws_account_id": "123456789012",
    "asset_bundle_export_job_id": "nightly",
}

SERVICES: Final = """
s3 = ["GetObject", "ListObjectsV2"]
sts = ["GetCallerIdentity"]
dynamodb = ["GetItem"]
iam = ["GetUser", "ListUsers"]
s3vectors = ["ListVectorBuckets"]
"""

IDENTITY: Final = """<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<GetCallerIdentityResult><Account>{account}</Account></GetCallerIdentityResult>
</GetCallerIdentityResponse>"""

ROLE: Final = """<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleResult><Credentials><AccessKeyId>ASSUMED</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
<SessionToken>t</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration></Credentials>
</AssumeRoleResult></AssumeRoleResponse>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a package of several services, called `leaned`."""
    folder = tmp_path_factory.mktemp("leaned")
    with made_package(folder, "leaned", SERVICES):
        yield folder / "src"


def service(name: str) -> ModuleType:
    """Import a service of that package."""
    return import_module(f"leaned.{name}")


def is_whole(raw_client: Any) -> bool:
    """Whether a client is botocore's ordinary one: it has all operations, and all errors."""
    names = {
        "quicksight": ("create_data_set", "ConflictException"),
        "glue": ("get_job", "ConflictException"),
        "sts": ("assume_role", "ExpiredTokenException"),
    }
    method, error = names[raw_client.meta.service_model.service_name]
    return hasattr(raw_client, method) and hasattr(raw_client.exceptions, error)


def is_lean(client: Any) -> bool:
    """Whether a typed client is lean: its raw client has nothing but what was chosen."""
    methods = client.raw_client.meta.method_to_api_mapping
    return {"describe_topic_refresh"} <= set(methods) and len(methods) == 3


# --- The client -----------------------------------------------------------------------------------


def test_a_call_an_error_and_a_wait() -> None:
    """A lean client does what an ordinary one does, over a socket."""
    job = sample(DescribeAssetBundleExportJobResponse)
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_asset_bundle_export_job).answer(job, job)
        aws.when(QuickSightClient.describe_topic_refresh).answer(
            error(ResourceNotFoundException, "no such topic"),
            "RUNNING",
            "COMPLETED",
        )
        ordinary = QuickSightClient.connect(**aws.options())
        client = QuickSightClient.connect(lean=True, **aws.options())

        assert is_lean(client)
        typed = client.describe_asset_bundle_export_job(**EXPORT)
        assert ordinary.describe_asset_bundle_export_job(**EXPORT) == typed
        with pytest.raises(ResourceNotFoundException) as caught:
            client.describe_topic_refresh(**TOPIC)
        assert isinstance(caught.value, client.raw_client.exceptions.ResourceNotFoundException)
        response = client.wait_until_topic_refresh_completed(**TOPIC, timeout=60, min_delay=0.01)
        assert isinstance(response, DescribeTopicRefreshResponse)


def test_pages(folder: Path) -> None:
    """The paginators of chosen operations are there, for typed clients and for the raw one."""
    user = "<member><UserName>{}</UserName></member>"
    page = (
        '<ListUsersResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListUsersResult>'
        "<IsTruncated>{}</IsTruncated>{}<Users>{}</Users></ListUsersResult></ListUsersResponse>"
    )
    pages = [
        page.format("true", "<Marker>m</Marker>", user.format("ada")),
        page.format("false", "", user.format("bob")),
    ]
    assert folder.exists()
    with LocalAws() as aws:
        client = service("iam").IAMClient.connect(lean=True, endpoint_url=aws.endpoint_url, **HERE)
        aws.play([Answer(body=text.encode()) for text in pages])
        assert ["ada", "bob"] == [user.user_name for user in client.paginate_list_users().items()]
        assert client.raw_client.can_paginate("list_users")
        assert not client.raw_client.can_paginate("get_user")
        assert ["user_exists"] == client.raw_client.waiter_names


def test_one_pass_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser of botocore does not run for the response of a lean client."""
    monkeypatch.delenv("BOTOFORGE_ONE_PASS", raising=False)
    parsers = import_module("botocore.parsers")
    parse = parsers.ResponseParser.parse
    parsed: list[object] = []

    def count(self: Any, response: Any, shape: Any) -> Any:
        parsed.append(shape)
        return parse(self, response, shape)

    monkeypatch.setattr(parsers.ResponseParser, "parse", count)
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_topic_refresh).answer("RUNNING", "RUNNING")
        QuickSightClient.connect(lean=True, **aws.options()).describe_topic_refresh(**TOPIC)
        assert [] == parsed
        client = QuickSightClient.connect(lean=True, one_pass=False, **aws.options())
        client.describe_topic_refresh(**TOPIC)
        assert 1 == len(parsed)


ZIPPED: Final = """
import sys
sys.path.insert(0, sys.argv[1])
from zipped.quicksight import QuickSightClient
assert ".zip" in sys.modules["zipped"].__file__
client = QuickSightClient.connect(lean=True, region_name="us-east-1", endpoint_url=sys.argv[2],
                                  aws_access_key_id="a", aws_secret_access_key="b")
job = {"aws_account_id": "123456789012", "topic_id": "t", "refresh_id": "r"}
response = client.describe_topic_refresh(**job)
print(response.refresh_details.refresh_status, len(client.raw_client.meta.method_to_api_mapping))
"""


def test_a_package_in_a_zip(tmp_path: Path) -> None:
    """The models are read out of the archive that the package is imported from."""
    with made_package(tmp_path, "zipped", 'quicksight = ["DescribeTopicRefresh"]'):
        pass
    archive = tmp_path / "packed.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in (tmp_path / "src").rglob("*"):
            packed.write(path, path.relative_to(tmp_path / "src"))
    with LocalAws() as aws:
        aws.answer(Answer(body=b'{"RefreshDetails": {"RefreshStatus": "RUNNING"}}'))
        command = [sys.executable, "-c", ZIPPED, str(archive), aws.endpoint_url]
        run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert ("RUNNING 1\n", "") == (run.stdout, run.stderr)


def test_a_package_without_its_models(tmp_path: Path) -> None:
    """The error names the folder that is missing."""
    with made_package(tmp_path, "robbed", 'glue = ["GetJob"]'):
        (model,) = (tmp_path / "src" / "robbed" / "_models").rglob("service-2.json")
        model.unlink()
        client_class = import_module("robbed.glue").GlueClient
        with pytest.raises(FileNotFoundError, match=r"^robbed has no model of glue: .* `_models`"):
            client_class.connect(lean=True, **HERE)


# --- The session ----------------------------------------------------------------------------------


def session_of_boto3() -> Any:
    """Make a session of boto3."""
    return boto3.Session(**HERE)


def session_of_botocore() -> Any:
    """Make a session of botocore."""
    session = Session()
    session.set_credentials("mine", "secret")
    session.set_config_variable("region", "us-east-1")
    return session


def make(session: Any, name: str) -> Any:
    """Make an ordinary client of a session of boto3 or botocore."""
    return (getattr(session, "create_client", None) or session.client)(name)


each_session = pytest.mark.parametrize("make_session", [session_of_boto3, session_of_botocore])


@each_session
def test_other_clients_of_the_session(make_session: Callable[[], Any]) -> None:
    """Before and after, they have all operations and errors, of the same service too."""
    session = make_session()
    client = QuickSightClient.connect(session=session, lean=True)
    assert is_lean(client)
    assert not hasattr(client.raw_client.exceptions, "ConflictException")

    assert is_whole(make(session, "quicksight"))
    assert is_whole(make(session, "glue"))
    again = QuickSightClient.connect(session=session, lean=True)
    assert is_lean(again)
    assert client.raw_client.exceptions is again.raw_client.exceptions
    assert not is_lean(QuickSightClient.connect(session=session))


def test_the_loader_of_the_raw_client() -> None:
    """It has botocore's models of all other services, and all other files."""
    loader = QuickSightClient.connect(lean=True, **HERE).raw_client._loader  # noqa: SLF001 (botocore shows it nowhere else)

    assert "AssumeRole" in loader.load_service_model("sts", "service-2")["operations"]
    assert "partitions" in loader.load_data("partitions")


def test_the_default_session() -> None:
    """boto3's default session is used, and has ordinary clients afterwards."""
    boto3.setup_default_session(region_name="eu-central-1", **KEYS)
    client = QuickSightClient.connect(lean=True)

    assert "eu-central-1" == client.raw_client.meta.region_name
    assert "Boto3/" in client.raw_client.meta.config.user_agent
    assert is_whole(boto3.client("quicksight"))


def test_clients_made_meanwhile() -> None:
    """Whatever makes another client while a lean one is made gets an ordinary one."""
    session = session_of_botocore()
    made: list[bool] = []

    def make_others(**_: object) -> None:
        session.unregister("creating-client-class.quicksight", make_others)
        made.append(is_whole(session.create_client("quicksight")))
        with ThreadPoolExecutor() as pool:
            made.append(is_whole(pool.submit(session.create_client, "quicksight").result()))

    session.register("creating-client-class.quicksight", make_others)
    assert is_lean(QuickSightClient.connect(session=session, lean=True))
    assert [True, True] == made


def test_a_hundred_clients() -> None:
    """Nothing piles up in a session: its components stay the ones it has."""
    session = session_of_botocore()
    loader = session.get_component("data_loader")
    clients = [QuickSightClient.connect(session=session, lean=True) for _ in range(100)]

    assert all(map(is_lean, clients))
    assert loader is session.get_component("data_loader")
    assert is_whole(session.create_client("quicksight"))


def test_what_is_noted_in_the_session() -> None:
    """Credentials that are loaded for a lean client are those of the session, loaded once."""

    class Provider:
        loads = 0

        def load_credentials(self) -> Credentials:
            self.loads += 1
            return Credentials("found", "secret")

    session = Session()
    provider = Provider()
    session.register_component("credential_provider", provider)
    GlueClient.connect(session=session, lean=True, region_name="us-east-1")
    session.create_client("glue", region_name="us-east-1")

    assert 1 == provider.loads
    assert "found" == session.get_credentials().access_key


def test_a_provider_that_makes_a_client_of_the_service(folder: Path) -> None:
    """A provider of credentials that asks STS, while a lean client of STS is made, can do so."""
    assert folder.exists()
    session = Session()

    class Provider:
        whole: bool | None = None

        def load_credentials(self) -> Credentials:
            self.whole = is_whole(session.create_client("sts", **HERE))
            return Credentials("found", "secret")

    provider = Provider()
    session.register_component("credential_provider", provider)
    client = service("sts").STSClient.connect(session=session, lean=True, region_name="us-east-1")

    assert provider.whole
    assert ["get_caller_identity"] == [*client.raw_client.meta.method_to_api_mapping]


@pytest.mark.parametrize(("kind", "profile"), [("boto3", "profile_name"), ("botocore", "profile")])
def test_a_profile_that_assumes_a_role(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, profile: str
) -> None:
    """A lean client of STS is signed by the role that the profile assumes, by STS."""
    assert folder.exists()
    config = tmp_path / "config"
    config.write_text(
        "[profile role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = source\n"
        "region = us-east-1\n[profile source]\naws_access_key_id = a\naws_secret_access_key = b\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))

    def respond(request: Request) -> Answer:
        is_role = b"Action=AssumeRole&" in request.body
        account = "role" if b"ASSUMED" in str(request.headers).encode() else "source"
        return Answer(body=(ROLE if is_role else IDENTITY.format(account=account)).encode())

    with LocalAws() as aws:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", aws.endpoint_url)
        aws.answer(respond)
        session = (boto3.Session if kind == "boto3" else Session)(**{profile: "role"})
        client = service("sts").STSClient.connect(session=session, lean=True)

        assert "role" == client.get_caller_identity().account
        assert 2 == len(aws.requests)


def test_sessions_of_ones_own() -> None:
    """A subclass of a session makes the client by its own method; another object cannot."""

    class Mine(boto3.Session):  # type: ignore[misc] # boto3 ships no types
        def client(self, *args: Any, **kwargs: Any) -> Any:
            made: Any = super()
            return made.client(*args, **{**kwargs, "region_name": "eu-north-1"})

    class Other:
        def client(self, *args: Any, **kwargs: Any) -> Any:
            return boto3.client(*args, **kwargs)

    class Below(Session):  # type: ignore[misc] # botocore ships no types
        def create_client(self, *args: Any, **kwargs: Any) -> Any:
            made: Any = super()
            return made.create_client(*args, **{**kwargs, "region_name": "eu-north-1"})

    for session in (Mine(**HERE), Below()):
        client = QuickSightClient.connect(session=session, lean=True)
        assert is_lean(client)
        assert "eu-north-1" == client.raw_client.meta.region_name
    with pytest.raises(TypeError, match=r"^a lean client needs a session of boto3 .*, not Other$"):
        QuickSightClient.connect(session=Other(), lean=True, **HERE)


def test_handlers_of_the_session() -> None:
    """The handlers of a session are those of a lean client, too."""
    session = session_of_botocore()
    seen: list[str] = []

    def note(model: Any, **_: object) -> None:
        seen.append(model.name)

    session.register("before-call.quicksight", note)
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_topic_refresh).answer("RUNNING")
        client = QuickSightClient.connect(session=session, lean=True, **aws.options())
        client.describe_topic_refresh(**TOPIC)

    assert ["DescribeTopicRefresh"] == seen


# --- Versions, endpoints, protocols ---------------------------------------------------------------


def test_an_api_version() -> None:
    """That of the package may be given; another one, given or configured, is refused."""
    session = session_of_botocore()
    same = GlueClient.connect(session=session, lean=True, api_version="2017-03-31")
    assert "2017-03-31" == same.raw_client.meta.service_model.api_version
    text = "has the API version 2017-03-31 of its package, and .* asks for 2010-01-01$"
    with pytest.raises(ValueError, match=text):
        GlueClient.connect(session=session, lean=True, api_version="2010-01-01")
    session.set_config_variable("api_versions", {"glue": "2010-01-01"})
    with pytest.raises(ValueError, match=text):
        GlueClient.connect(session=session, lean=True)
    assert is_lean(QuickSightClient.connect(session=session, lean=True))


def send(client: Any, method: str, **parameters: str) -> str:
    """Call an operation, and tell to which URL it would go."""
    urls: list[str] = []

    def stop(request: Any, **_: object) -> Any:
        urls.append(request.url)
        response: Any = import_module("botocore.awsrequest").AWSResponse(
            request.url, HTTPStatus.BAD_REQUEST, {}, None
        )
        response._content = b"{}"  # noqa: SLF001 (there is no other way to set it)
        return response

    client.raw_client.meta.events.register_first("before-send", stop)
    with pytest.raises(ClientError):
        getattr(client, method)(**parameters)
    return urls[0]


def send_to_glue(client: Any) -> str:
    """Call an operation of Glue, and tell to which URL it would go."""
    parameters = {"catalog_id": "1", "materialized_view_refresh_task_run_id": "m"}
    return send(client, "get_materialized_view_refresh_task_run", **parameters)


def test_endpoint_rules(tmp_path: Path) -> None:
    """They are those of the session, such as the user's own; else those of the package."""
    rules = (
        '{"version": "1.0", "parameters": {"Region": {"type": "String", "builtIn": "AWS::Region"}},'
        '"rules": [{"conditions": [], "endpoint": {"url": "https://mine.example", "properties": {},'
        '"headers": {}}, "type": "endpoint"}]}'
    )
    session = session_of(Session, tmp_path)
    ordinary = GlueClient.connect(session=session)
    lean = GlueClient.connect(session=session, lean=True)
    assert "https://glue.us-east-1.amazonaws.com/" == send_to_glue(ordinary) == send_to_glue(lean)

    own = tmp_path / "glue" / "2017-03-31" / "endpoint-rule-set-1.json"
    own.parent.mkdir(parents=True)
    own.write_text(rules)
    lean = GlueClient.connect(session=session_of(Session, tmp_path), lean=True)
    assert "https://mine.example/" == send_to_glue(lean)


class OldLoader(Loader):
    """The loader of a botocore from before S3 Vectors."""

    def list_available_services(self, type_name: str) -> list[str]:
        """List the services."""
        services: list[str] = super().list_available_services(type_name)
        return [name for name in services if name != "s3vectors"]

    def list_api_versions(self, service_name: str, type_name: str) -> list[str]:
        """List the API versions of a service."""
        if service_name == "s3vectors":
            raise DataNotFoundError(data_path=service_name)
        versions: list[str] = super().list_api_versions(service_name, type_name)
        return versions


@pytest.mark.parametrize("lean", [True, False])
def test_a_service_that_botocore_does_not_have(folder: Path, *, lean: bool) -> None:
    """The endpoint rules of the package say where its requests go; `connect` helps by itself."""
    assert folder.exists()
    session = session_of_botocore()
    session.register_component("data_loader", OldLoader())
    with pytest.raises(UnknownServiceError):
        session.create_client("s3vectors")

    client = service("s3vectors").S3VectorsClient.connect(session=session, lean=lean)
    url = send(client, "list_vector_buckets")
    assert "https://s3vectors.us-east-1.api.aws/ListVectorBuckets" == url


def test_a_protocol_that_botocore_does_not_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says so, if there is no other; `connect` does not help either then."""
    protocols = import_module("botocore.parsers").PROTOCOL_PARSERS
    monkeypatch.delitem(protocols, "json")
    with pytest.raises(ValueError, match="cannot parse json, which glue speaks: install a newer"):
        GlueClient.connect(lean=True, **HERE)


# --- What the raw client does not have ------------------------------------------------------------


def test_another_operation() -> None:
    """The error names what the client has, and what to do."""
    client = QuickSightClient.connect(lean=True, **HERE)
    raw_client = client.raw_client
    has = (
        "it is a lean client, made of the models in your package, and has only "
        "describe_asset_bundle_export_job, describe_dashboard_snapshot_job, "
        "describe_topic_refresh; choose another operation by `botoforge add quicksight ...`, or "
        "call it through boto3.client('quicksight')"
    )
    with pytest.raises(AttributeError) as caught:
        raw_client.list_users()
    assert f"'QuickSight' object has no attribute 'list_users': {has}" == str(caught.value)
    for ask in (
        raw_client.can_paginate,
        raw_client.get_paginator,
        raw_client.generate_presigned_url,
    ):
        with pytest.raises(AttributeError) as caught:
            ask("list_users")
        assert f"the client has no method 'list_users': {has}" == str(caught.value)
    with pytest.raises(ValueError, match=r"^Waiter does not exist: gone: it is a lean client, "):
        raw_client.get_waiter("gone")
    assert not hasattr(raw_client, "__wrapped__")
    assert (
        "describe_topic_refresh"
        in raw_client.generate_presigned_url.__self__.meta.method_to_api_mapping
    )
    assert "AwsAccountId" in str(raw_client.describe_topic_refresh.__doc__)
    assert "QuickSight" == type(raw_client).__name__


def test_signed_urls(folder: Path) -> None:
    """URLs and forms are signed as by an ordinary client."""
    assert folder.exists()
    lean = service("s3").S3Client.connect(lean=True, **HERE).raw_client
    ordinary = Session().create_client("s3", **HERE)
    where = {"Bucket": "box", "Key": "key"}
    urls = [
        client.generate_presigned_url("get_object", Params=where).partition("Signature")[0]
        for client in (lean, ordinary)
    ]
    forms = [client.generate_presigned_post("box", "key")["url"] for client in (lean, ordinary)]

    assert urls[0] == urls[1]
    assert forms[0] == forms[1]


def test_transfers_of_boto3(folder: Path, tmp_path: Path) -> None:
    """`upload_file` calls an operation that is not chosen: the error says so."""
    assert folder.exists()
    file = tmp_path / "file"
    file.write_bytes(b"content")
    for session in (None, boto3.Session(**HERE)):
        raw_client = service("s3").S3Client.connect(session=session, lean=True, **HERE).raw_client
        with pytest.raises(AttributeError, match=r"no attribute 'put_object': it is a lean client"):
            raw_client.upload_file(str(file), "box", "key")


# --- Where botocore lacks something ---------------------------------------------------------------


def test_an_operation_that_botocore_does_not_have(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """`connect` makes a lean client by itself, and one line of the log tells so."""
    session = session_without(Session, tmp_path, *OPERATIONS[2:3])
    caplog.set_level(logging.INFO, "botoforge")
    with AwsServer() as aws:
        aws.when(QuickSightClient.describe_asset_bundle_export_job).answer("SUCCESSFUL")
        client = QuickSightClient.connect(session=session, **aws.options())
        client.describe_asset_bundle_export_job(**EXPORT)

    assert is_lean(client)
    (record,) = [record for record in caplog.records if record.levelno == logging.INFO]
    assert ("botoforge.quicksight", logging.INFO) == (record.name, record.levelno)
    assert record.getMessage() == (
        f"botocore {botocore.__version__} lacks quicksight {OPERATIONS[2].name}: the client is "
        "made of the models in this package, as by connect(lean=True), which is faster"
    )


def test_nothing_is_logged_otherwise(caplog: pytest.LogCaptureFixture) -> None:
    """A client that botocore makes, or that is to be lean, needs no line."""
    caplog.set_level(logging.INFO, "botoforge")
    QuickSightClient.connect(**HERE)
    QuickSightClient.connect(lean=True, **HERE)

    assert [] == caplog.records


def test_a_service_of_all_operations(tmp_path: Path) -> None:
    """A package of all operations works, although botocore's model has one of them."""
    model = text_model("jobs", ["DescribeA", "DescribeB"])
    write_model(tmp_path / "models", "jobs", model)
    write_model(tmp_path / "old", "jobs", text_model("jobs", ["DescribeA"]))
    with made_package(tmp_path, "made", 'jobs = ["*"]', tmp_path / "models"), LocalAws() as aws:
        client = import_module("made.jobs").JobsClient.connect(
            session=session_of(Session, tmp_path / "old"), endpoint_url=aws.endpoint_url
        )
        aws.answer(Answer(body=b'{"Status": "RUNNING"}'))
        assert "RUNNING" == client.describe_b(id="1").status
