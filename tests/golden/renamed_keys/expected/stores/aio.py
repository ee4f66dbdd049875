# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Async client for Stores."""

from __future__ import annotations

from .. import stores as types
from .._runtime.aio import AsyncServiceClient
from .errors import SERVICE


class AsyncStoresClient(AsyncServiceClient):
    """Async typed client for Stores; wraps an aiobotocore client."""

    __service__ = SERVICE

    async def describe_store(self, *, store_id: str) -> types.DescribeStoreResponse:
        """Calls `DescribeStore`.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/stores-2020-01-01/DescribeStore)

        Args:
            store_id: Not described by the model.

        Returns:
            A `DescribeStoreResponse`.

        Raises:
            StoresError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call("DescribeStore", types.DescribeStoreResponse, {"StoreId": store_id})
