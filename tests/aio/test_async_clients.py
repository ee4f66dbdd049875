"""Which raw clients the typed clients take, where aiobotocore is."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiobotocore.session import AioSession
from botoforge.quicksight import AsyncQuickSightClient, QuickSightClient

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
                "client of 'quicksight': take AsyncQuickSightClient for that one"
            )
            assert AsyncQuickSightClient(raw_client).raw_client is raw_client

    asyncio.run(wrap())
