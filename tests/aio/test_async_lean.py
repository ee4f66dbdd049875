"""`connect(lean=True)` of async clients."""

from __future__ import annotations

import asyncio
import logging
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import botocore.session
import pytest
from aiobotocore.session import AioSession
from botoforge import MissingOperationError
from botoforge.quicksight import AsyncQuickSightClient, ResourceNotFoundException
from botoforge.testing import AwsServer, error
from support.other_models import session_without
from support.wire import OPERATIONS

boto3: Any = import_module("boto3")  # it ships no types

pytestmark = pytest.mark.usefixtures("no_aws_settings")

HERE: Final[dict[str, Any]] = {
    "region_name": "us-east-1",
    "aws_access_key_id": "mine",
    "aws_secret_access_key": "secret",
}
TOPIC: Final[dict[str, Any]] = {
    "aws_account_id": "123456789012",
    "topic_id": "sales",
    "refresh_id": "r-1",
}


def is_lean(client: AsyncQuickSightClient) -> bool:
    """Whether the raw client has the chosen operations only."""
    return 3 == len(client.raw_client.meta.method_to_api_mapping)


async def is_whole(session: Any) -> bool:
    """Whether the ordinary client of a session has all operations, and all errors."""
    async with session.create_client("quicksight", **HERE) as raw_client:
        return hasattr(raw_client, "create_data_set") and hasattr(
            raw_client.exceptions, "ConflictException"
        )


def test_calls_errors_and_waits() -> None:
    """A lean async client does what an ordinary one does, over a socket."""

    async def run(aws: AwsServer) -> None:
        async with AsyncQuickSightClient.connect(lean=True, **aws.options()) as client:
            assert is_lean(client)
            with pytest.raises(ResourceNotFoundException) as caught:
                await client.describe_topic_refresh(**TOPIC)
            assert isinstance(caught.value, client.raw_client.exceptions.ResourceNotFoundException)
            response = await client.wait_until_topic_refresh_completed(
                **TOPIC, timeout=60, min_delay=0.01
            )
            assert response.refresh_details is not None
        with pytest.raises(RuntimeError, match="the client is closed"):
            await client.describe_topic_refresh(**TOPIC)

    with AwsServer() as aws:
        aws.when(AsyncQuickSightClient.describe_topic_refresh).answer(
            error(ResourceNotFoundException, "none"), "RUNNING", "COMPLETED"
        )
        asyncio.run(run(aws))


def test_other_clients_of_the_session() -> None:
    """They are ordinary ones, before, after and meanwhile, in tasks of one event loop."""

    async def run() -> None:
        session: Any = AioSession()
        loader = session.get_component("data_loader")

        async def connect() -> bool:
            async with AsyncQuickSightClient.connect(session=session, lean=True, **HERE) as client:
                return is_lean(client)

        assert await connect()
        results = await asyncio.gather(
            *(task for _ in range(10) for task in (connect(), is_whole(session)))
        )
        assert [True] * 20 == results
        assert loader is session.get_component("data_loader")

    asyncio.run(run())


def test_a_provider_that_makes_a_client() -> None:
    """A provider of credentials makes an ordinary client of the service meanwhile."""
    session: Any = AioSession()

    class Provider:
        whole = False

        async def load_credentials(self) -> Any:
            self.whole = await is_whole(session)
            return import_module("aiobotocore.credentials").AioCredentials("found", "secret")

    async def run() -> None:
        provider = Provider()
        session.register_component("credential_provider", provider)
        connected = AsyncQuickSightClient.connect(
            session=session, lean=True, region_name="us-east-1"
        )
        async with connected as client:
            assert is_lean(client)
        assert provider.whole

    asyncio.run(run())


def test_what_the_raw_client_lacks() -> None:
    """The errors name what it has."""

    async def run() -> None:
        session = boto3.Session(**HERE)
        async with AsyncQuickSightClient.connect(session=session, lean=True) as client:
            raw_client = client.raw_client
            with pytest.raises(AttributeError, match=r"no attribute 'list_users': it is a lean"):
                await raw_client.list_users()
            for ask in (raw_client.get_paginator, raw_client.can_paginate):
                with pytest.raises(AttributeError, match=r"no method 'list_users': it is a lean"):
                    ask("list_users")
            with pytest.raises(ValueError, match=r"does not exist: gone: it is a lean client"):
                raw_client.get_waiter("gone")
            with pytest.raises(AttributeError, match=r"no method 'list_users': it is a lean"):
                await raw_client.generate_presigned_url("list_users")
            assert "https://" in await raw_client.generate_presigned_url(
                "describe_topic_refresh",
                {"AwsAccountId": "123456789012", "TopicId": "t", "RefreshId": "r"},
            )

    asyncio.run(run())


def test_an_operation_that_botocore_does_not_have(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """`connect` makes a lean client by itself, and one line of the log tells so."""
    session = session_without(AioSession, tmp_path, *OPERATIONS[2:])
    caplog.set_level(logging.INFO, "botoforge")

    async def run() -> None:
        async with AsyncQuickSightClient.connect(session=session) as client:
            assert is_lean(client)
        with pytest.raises(MissingOperationError):
            async with session.create_client("quicksight") as raw_client:
                AsyncQuickSightClient(raw_client)

    asyncio.run(run())
    (record,) = [record for record in caplog.records if record.levelno == logging.INFO]
    assert "lacks quicksight DescribeAssetBundleExportJob, " in record.getMessage()


def test_sessions_and_versions_that_cannot() -> None:
    """A session of botocore makes no async client; another API version is refused."""

    async def run() -> None:
        with pytest.raises(TypeError, match="needs a session of aiobotocore"):
            async with AsyncQuickSightClient.connect(
                session=botocore.session.Session(), lean=True, **HERE
            ):
                pytest.fail("connected")
        with pytest.raises(ValueError, match="asks for 2010-01-01"):
            async with AsyncQuickSightClient.connect(lean=True, api_version="2010-01-01", **HERE):
                pytest.fail("connected")

    asyncio.run(run())
