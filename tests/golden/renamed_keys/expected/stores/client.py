# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Client for Stores."""

from __future__ import annotations

from .. import stores as types
from .._runtime.sync import ServiceClient
from .errors import SERVICE


class StoresClient(ServiceClient):
    """Typed client for Stores; wraps a boto3 or botocore client."""

    __service__ = SERVICE

    def describe_store(self, *, store_id: str) -> types.DescribeStoreResponse:
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
        return self._call("DescribeStore", types.DescribeStoreResponse, {"StoreId": store_id})
