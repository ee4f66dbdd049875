"""Typed async clients for a server on this machine."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any

from aiobotocore.config import AioConfig
from aiobotocore.session import AioSession
from support.wire import Operation


def connect(
    operation: Operation, endpoint_url: str, **settings: Any
) -> AbstractAsyncContextManager[Any]:
    """Make the async client of an operation's service.

    Args:
        operation: The operation.
        endpoint_url: Where the server is.
        **settings: What aiobotocore's configuration takes.
    """
    session: Any = AioSession()
    session.set_credentials("local", "local")
    client = getattr(operation.package, f"Async{operation.client.__name__}")
    connected: AbstractAsyncContextManager[Any] = client.connect(
        session=session,
        region_name="us-east-1",
        endpoint_url=endpoint_url,
        config=AioConfig(**settings),
    )
    return connected
