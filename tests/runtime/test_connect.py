"""How clients are made: of which session, with which options, and over which raw clients."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import typing
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any, Final, TypedDict

import pytest
from botocore.config import Config
from botoforge.glue import AsyncGlueClient, GlueClient
from support.projects import made_package

boto3: Any = import_module("boto3")  # it ships no types
Session: Any = import_module("botocore.session").Session

pytestmark = pytest.mark.usefixtures("no_aws_settings")


class Keys(TypedDict):
    """Credentials, as options."""

    aws_access_key_id: str
    aws_secret_access_key: str


KEYS: Final[Keys] = {"aws_access_key_id": "mine", "aws_secret_access_key": "secret"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a package with operations of services that boto3 has more for."""
    folder = tmp_path_factory.mktemp("connected")
    services = 'dynamodb = ["GetItem"]\ns3 = ["GetObject", "PutObject"]\n'
    with made_package(folder, "connected", services):
        yield folder / "src"


def facts(client: Any) -> tuple[str, str]:
    """Tell the region and the access key of a typed client."""
    raw_client = client.raw_client
    signer = raw_client._request_signer  # noqa: SLF001 (botocore shows credentials nowhere else)
    return raw_client.meta.region_name, signer._credentials.access_key  # noqa: SLF001 (there)


# --- The session ----------------------------------------------------------------------------------


def test_the_default_session_of_boto3() -> None:
    """The default session makes the raw client, with its region and credentials."""
    boto3.setup_default_session(region_name="eu-central-1", **KEYS)

    client = GlueClient.connect()

    assert ("eu-central-1", "mine") == facts(client)
    assert "Boto3/" in client.raw_client.meta.config.user_agent


def test_what_is_given_wins() -> None:
    """A session wins over the default session, an option over the session's own."""
    boto3.setup_default_session(region_name="eu-central-1", **KEYS)
    session = boto3.Session("other", "secret", region_name="us-west-2")
    own = Session()
    own.set_credentials("own", "secret")

    assert ("us-west-2", "other") == facts(GlueClient.connect(session=session))
    assert ("us-east-1", "mine") == facts(GlueClient.connect(region_name="us-east-1"))
    assert ("us-east-1", "own") == facts(GlueClient.connect(session=own, region_name="us-east-1"))


def test_no_default_session_is_made() -> None:
    """Where the program has no default session, there is none afterwards."""
    GlueClient.connect(region_name="eu-west-1", **KEYS)

    assert boto3.DEFAULT_SESSION is None


def test_the_default_session_is_not_altered() -> None:
    """Neither its user agent nor its handlers change."""
    boto3.setup_default_session(region_name="eu-central-1", **KEYS)
    session = boto3.DEFAULT_SESSION

    def state() -> object:
        emitter = session.events._emitter  # noqa: SLF001 (botocore shows handlers nowhere else)
        handlers = emitter._handlers.prefix_search("creating-client-class.s3")  # noqa: SLF001
        return session._session.user_agent(), list(handlers)  # noqa: SLF001 (boto3 hides it)

    before = state()
    GlueClient.connect()

    assert before == state()


PROGRAM: Final = """
import sys
from connected.s3 import S3Client
client = S3Client.connect(
    region_name="eu-west-1", aws_access_key_id="a", aws_secret_access_key="b"
).raw_client
print(callable(getattr(client, "upload_file", None)), "boto3" in sys.modules)
try:
    client.upload_file("no such file", "bucket", "key")
except Exception as error:
    print(type(error).__name__, "boto3" in sys.modules)
print("connected._runtime.advice" in sys.modules)
"""


def test_boto3_is_imported_for_its_own_methods_only(folder: Path) -> None:
    """S3's raw client has boto3's methods, and boto3 is imported when one is called."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )

    assert ["True False", "FileNotFoundError True", "False"] == run.stdout.splitlines()


@pytest.mark.usefixtures("folder")
def test_methods_of_boto3(tmp_path: Path) -> None:
    """The methods are all that boto3 has for S3, and they do what boto3's do."""
    s3: Any = import_module("connected.s3")
    from_boto3: dict[str, object] = {}
    import_module("boto3.s3.inject").inject_s3_transfer_methods(from_boto3)
    file = tmp_path / "file"
    file.write_bytes(b"content")
    with import_module("connected.testing").AwsServer() as aws:
        aws.when(s3.S3Client.put_object).answer(s3.PutObjectOutput())
        raw_client = s3.S3Client.connect(**aws.options()).raw_client
        raw_client.upload_file(str(file), "bucket", "key")
        (request,) = aws.requests

    assert "key" == request.parameters["key"]
    for name, method in from_boto3.items():
        assert callable(getattr(raw_client, name))
        assert callable(method)
    assert len(from_boto3) == len(import_module("connected._runtime.sessions").TRANSFER_METHODS)


@pytest.mark.usefixtures("folder")
def test_without_boto3(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where boto3 is not installed, the raw client has no method that needs it."""
    monkeypatch.setitem(sys.modules, "boto3", None)

    client = import_module("connected.s3").S3Client.connect(region_name="eu-west-1", **KEYS)

    assert not hasattr(client.raw_client, "upload_file")


# --- Threads and forks ----------------------------------------------------------------------------


class SlowSession:
    """A session that tells how many clients were made at once."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.inside = 0
        self.most = 0

    def client(self, service_name: str, **options: Any) -> Any:
        """Make a client, and take some time."""
        self.inside += 1
        self.most = max(self.most, self.inside)
        time.sleep(0.01)
        self.inside -= 1
        return self.session.client(service_name, **options)


def test_one_client_at_a_time() -> None:
    """Threads that connect at once use their session one after the other."""
    session = SlowSession(boto3.Session(region_name="eu-west-1", **KEYS))
    with ThreadPoolExecutor(4) as pool:
        made = [pool.submit(GlueClient.connect, session=session) for _ in range(8)]

    assert (8, 1) == (len({id(one.result()) for one in made}), session.most)


FORK: Final = """
import os, signal, threading, time
from botoforge.glue import GlueClient
class Session:
    def client(self, *_, **options):
        started.set()
        time.sleep(0.2)
        raise KeyError
def hold():
    try:
        GlueClient.connect(session=Session())
    except KeyError:
        pass
started = threading.Event()
thread = threading.Thread(target=hold)
thread.start()
started.wait()
child = os.fork()
if child == 0:
    signal.alarm(10)
    GlueClient.connect(region_name="eu-west-1", aws_access_key_id="a", aws_secret_access_key="b")
    os._exit(7)
thread.join()
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="it cannot fork")
def test_a_fork_while_a_client_is_made() -> None:
    """A child connects, also where another thread was connecting when it was forked."""
    command = [sys.executable, "-W", "ignore", "-c", FORK]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)

    assert "7\n" == run.stdout


# --- Options --------------------------------------------------------------------------------------


@pytest.mark.parametrize("client_class", [GlueClient, AsyncGlueClient])
@pytest.mark.parametrize(
    ("option", "advice"),
    [
        ("regoin_name", "did you mean 'region_name'?"),
        ("EndpointUrl", "did you mean 'endpoint_url'?"),
        ("profile_name", "write session=boto3.Session(profile_name=...)"),
        ("retries", "write config=botocore.config.Config(retries=...)"),
        ("xxxx", "use one of api_version, aws_access_key_id, aws_account_id, "),
    ],
)
def test_an_option_that_is_none(client_class: Any, option: str, advice: str) -> None:
    """A misspelt option is an error at once, which names the nearest."""
    with pytest.raises(TypeError) as caught:
        client_class.connect(**{option: "eu-west-1"})

    name = f"{client_class.__name__}.connect()"
    assert str(caught.value).startswith(f"{name} has no keyword {option!r}: {advice}")


@pytest.mark.parametrize("client_class", [GlueClient, AsyncGlueClient])
@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ({"session": "dev"}, "session=boto3.Session(...), not a value of type str"),
        ({"config": {}}, "config=botocore.config.Config(...), not a value of type dict"),
    ],
)
def test_no_object_of_botocore(client_class: Any, given: dict[str, Any], advice: str) -> None:
    """What is no session, or no configuration, is an error at once, which says what to write."""
    with pytest.raises(TypeError) as caught:
        client_class.connect(region_name="eu-west-1", **given)

    assert str(caught.value) == f"{client_class.__name__}.connect() takes {advice}"


def test_every_option_of_botocore() -> None:
    """The typed options are those that botocore has; each arrives."""
    options = import_module("botoforge._runtime.botocore_types").ClientOptions
    known = list(signature(Session.create_client).parameters)[2:]

    assert sorted(known) == sorted(typing.get_type_hints(options))
    client = GlueClient.connect(
        **KEYS,
        region_name="eu-west-1",
        api_version="2017-03-31",
        use_ssl=False,
        verify=False,
        aws_session_token=None,
        aws_account_id="123456789012",
        config=Config(user_agent_extra="typed"),
    )
    assert ("eu-west-1", "mine") == facts(client)
    assert client.raw_client.meta.endpoint_url.startswith("http://")
    assert client.raw_client.meta.config.user_agent.endswith("typed")


def test_an_option_that_botocore_has_learnt_since(monkeypatch: pytest.MonkeyPatch) -> None:
    """An option that the types do not know yet is passed on where botocore has it."""
    create = Session.create_client
    received: list[object] = []

    def newer(self: Any, service_name: str, *, shiny: object = None, **options: Any) -> Any:
        received.append(shiny)
        return create(self, service_name, **options)

    monkeypatch.setattr(Session, "create_client", newer)
    options: dict[str, Any] = {"shiny": 7, "region_name": "eu-west-1"}
    GlueClient.connect(**options)

    assert [7] == received


def test_hints_of_connect() -> None:
    """`typing.get_type_hints` and `inspect.signature` can read the options."""
    for client_class in (GlueClient, AsyncGlueClient):
        hints = typing.get_type_hints(client_class.connect)
        found = signature(client_class.connect, eval_str=True)

        assert {"cls", "lean", "session", "one_pass", "options", "return"} == set(hints)
        assert ["session", "lean", "one_pass", "options"] == list(found.parameters)


# --- Clients that cannot be wrapped ---------------------------------------------------------------


def resource(name: str) -> Any:
    """Make a resource of boto3."""
    return boto3.resource(name, region_name="eu-west-1", **KEYS)


@pytest.mark.usefixtures("folder")
def test_the_client_of_a_resource() -> None:
    """A client whose values boto3 changes is refused, with what to do; others of S3 are taken."""
    client_class: Any = import_module("connected.dynamodb").DynamoDBClient
    injector = import_module("boto3.dynamodb.transform").TransformationInjector()
    by_hand = boto3.client("dynamodb", region_name="eu-west-1", **KEYS)
    client_class(by_hand)
    by_hand.meta.events.register(
        "before-parameter-build.dynamodb", injector.inject_attribute_value_input
    )
    changed = [
        resource("dynamodb").meta.client,
        resource("dynamodb").Table("jobs").meta.client,
        by_hand,
    ]
    for raw_client in changed:
        with pytest.raises(TypeError) as caught:
            client_class(raw_client)
        assert (
            "DynamoDBClient wraps boto3.client('dynamodb'), not a resource's client, which changes "
            "values: make a boto3.client('dynamodb') beside the resource"
        ) == str(caught.value)
    raw_client = resource("s3").meta.client
    assert import_module("connected.s3").S3Client(raw_client).raw_client is raw_client


@pytest.mark.parametrize(
    ("make", "advice"),
    [
        (lambda: "eu-west-1", "; GlueClient.connect(region_name=...) makes one"),
        (boto3.Session, "; GlueClient.connect(session=...) makes one from a session"),
        (lambda: resource("s3"), ": it is a resource, so make boto3.client('glue') beside it"),
        (lambda: GlueClient.connect(region_name="eu-west-1"), "; it is a typed client already"),
        (lambda: 7, ", not 7"),
    ],
)
def test_what_is_no_raw_client(make: Any, advice: str) -> None:
    """What is given instead of a raw client is an error that says how to make one."""
    with pytest.raises(
        TypeError, match=r"^GlueClient wraps boto3.client\('glue'\), not "
    ) as caught:
        GlueClient(make())

    assert str(caught.value).endswith(advice)


def test_no_raw_client() -> None:
    """A client's class without a raw client, or with options, says how to connect."""
    client_class: Any = GlueClient
    with pytest.raises(
        TypeError, match=r"wraps a raw client, and GlueClient.connect\(\) makes one"
    ):
        client_class()
    with pytest.raises(TypeError, match=r"GlueClient.connect\(region_name=...\) makes one"):
        client_class(region_name="eu-west-1")
    with pytest.raises(TypeError, match=r"write GlueClient.connect\(region_name=...\)"):
        client_class.connect("eu-west-1")
    with pytest.raises(TypeError, match=r"write GlueClient.connect\(session=...\)"):
        client_class.connect(boto3.Session())
    assert ["raw_client", "one_pass"] == list(signature(GlueClient).parameters)
