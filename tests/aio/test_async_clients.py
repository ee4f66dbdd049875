"""Which raw clients the typed clients take, where aiobotocore is."""

from __future__ import annotations

import asyncio
import threading
from datetime import datetime, timedelta, timezone
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import botocore.session
import pytest
from aiobotocore.session import AioSession
from botocore.credentials import RefreshableCredentials
from botocore.exceptions import UnknownServiceError
from botoforge import MissingOperationError
from botoforge.quicksight import AsyncQuickSightClient, QuickSightClient
from oracle.classes import find_client
from support.other_models import session_without
from support.projects import made_package, text_model, write_model
from support.wire import OPERATIONS

boto3: Any = import_module("boto3")  # it ships no types
SECRET = {"aws_secret_access_key": "x"}

pytestmark = pytest.mark.usefixtures("no_aws_settings")


class MyClient(QuickSightClient):
    """A client of one's own, with a name of its own."""


@pytest.mark.parametrize("client_class", [QuickSightClient, MyClient])
def test_a_client_that_is_not_async(client_class: type[QuickSightClient]) -> None:
    """It refuses a client of aiobotocore at once, and names the class that takes it."""

    async def wrap() -> None:
        session: Any = AioSession()
        async with session.create_client("quicksight", region_name="eu-west-1") as raw_client:
            with pytest.raises(TypeError) as caught:
                client_class(raw_client)
            assert str(caught.value) == (
                f"{client_class.__name__} wraps boto3.client('quicksight'), not aiobotocore's "
                "client of 'quicksight': use AsyncQuickSightClient for it"
            )
            assert AsyncQuickSightClient(raw_client).raw_client is raw_client

    asyncio.run(wrap())


def test_an_operation_that_botocore_does_not_have(tmp_path: Path) -> None:
    """Wrapping a raw client without it fails."""

    async def wrap() -> None:
        session = session_without(AioSession, tmp_path, *OPERATIONS[2:])
        async with session.create_client("quicksight") as raw_client:
            with pytest.raises(MissingOperationError, match="has no DescribeAssetBundleExportJob,"):
                AsyncQuickSightClient(raw_client)

    asyncio.run(wrap())


def test_a_service_that_botocore_does_not_have(tmp_path: Path) -> None:
    """`connect` helps, or says why not; errors of the block itself pass through unchanged."""
    write_model(tmp_path / "models", "jobs", text_model("jobs", ["DescribeJob"]))

    async def connect(jobs: ModuleType, error: Exception, **options: Any) -> None:
        client_class = getattr(jobs, f"Async{find_client(jobs).__name__}")
        async with client_class.connect(region_name="us-east-1", **options):
            raise error

    with made_package(tmp_path, "made", 'jobs = ["*"]', tmp_path / "models"):
        made, jobs = import_module("made"), import_module("made.jobs")
        unknown = UnknownServiceError(service_name="other", known_service_names=[])
        with pytest.raises(UnknownServiceError, match="other"):
            asyncio.run(connect(jobs, unknown))
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv("AWS_DATA_PATH")
            with pytest.raises(UnknownServiceError, match="other"):
                asyncio.run(connect(jobs, unknown))
            with pytest.raises(made.MissingOperationError, match=r"connect\(\) cannot help: "):
                asyncio.run(connect(jobs, unknown, api_version="1999-01-01"))


# --- The session ----------------------------------------------------------------------------------


def facts(session: Any = None, **options: Any) -> tuple[str, str | None]:
    """Connect, and tell the region and the access key that a request is signed with."""

    async def connect() -> tuple[str, str | None]:
        async with AsyncQuickSightClient.connect(session=session, **options) as client:
            raw_client = client.raw_client
            credentials = raw_client._request_signer._credentials  # noqa: SLF001 (nowhere else)
            frozen = None if credentials is None else await credentials.get_frozen_credentials()
            return raw_client.meta.region_name, None if frozen is None else frozen.access_key

    return asyncio.run(connect())


def test_the_default_session_of_boto3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its profile, region and credentials are taken; what is given wins."""
    config = tmp_path / "config"
    config.write_text(
        "[default]\nregion = us-east-1\naws_access_key_id = first\naws_secret_access_key = x\n"
        "[profile dev]\nregion = eu-central-1\naws_access_key_id = dev\n"
        "aws_secret_access_key = x\n"
    )
    monkeypatch.setenv("AWS_CONFIG_FILE", str(config))
    assert facts() == ("us-east-1", "first")
    boto3.setup_default_session(profile_name="dev")
    assert facts() == ("eu-central-1", "dev")
    assert facts(region_name="us-west-2") == ("us-west-2", "dev")
    assert facts(AioSession()) == ("us-east-1", "first")
    boto3.setup_default_session(aws_access_key_id="mine", **SECRET, region_name="us-west-1")
    assert facts() == ("us-west-1", "mine")
    assert facts(boto3.Session(profile_name="dev")) == ("eu-central-1", "dev")
    keys = {"aws_access_key_id": "given", "aws_secret_access_key": "x"}
    assert facts(**keys) == ("us-west-1", "given")


def test_no_credentials() -> None:
    """A default session without credentials makes a client without."""
    boto3.setup_default_session(region_name="eu-west-1")

    assert facts() == ("eu-west-1", None)


def test_credentials_that_are_renewed() -> None:
    """Credentials that the program renews itself are renewed in a thread, not in the event loop."""
    threads: list[threading.Thread] = []

    def renew() -> dict[str, str]:
        threads.append(threading.current_thread())
        end = datetime.now(timezone.utc) + timedelta(hours=1)
        return {
            "access_key": f"key-{len(threads)}",
            "secret_key": "secret",
            "token": "token",
            "expiry_time": end.isoformat(),
        }

    over = datetime.now(timezone.utc) - timedelta(hours=1)
    session: Any = botocore.session.Session()
    session._credentials = RefreshableCredentials(  # noqa: SLF001 (what programs do for this)
        "key-0", "secret", "token", over, renew, "own"
    )
    boto3.setup_default_session(botocore_session=session, region_name="eu-west-1")

    assert facts() == ("eu-west-1", "key-1")
    assert facts() == ("eu-west-1", "key-1")
    assert threading.main_thread() not in threads


def test_a_session_that_is_not_async() -> None:
    """A session of botocore is refused."""
    with pytest.raises(TypeError, match="needs a session of aiobotocore, not <"):
        facts(botocore.session.Session(), region_name="eu-west-1")


def test_an_option_that_is_none() -> None:
    """A misspelt option is an error before anything is awaited."""
    options: dict[str, Any] = {"regoin_name": "eu-west-1"}
    with pytest.raises(
        TypeError, match=r"has no keyword 'regoin_name': did you mean 'region_name'"
    ):
        AsyncQuickSightClient.connect(**options)
