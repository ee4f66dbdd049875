# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Async client for Example Trees."""

from __future__ import annotations

from .. import trees as types
from .._runtime.aio import AsyncServiceClient
from .errors import SERVICE


class AsyncTreesClient(AsyncServiceClient):
    """Async typed client for Example Trees; wraps an aiobotocore client.

    Trees, which hold trees.
    """

    __service__ = SERVICE

    async def describe_file(self, *, path: str | None = None) -> types.DescribeFileResponse:
        """Describes a file.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/trees-2020-01-01/DescribeFile)

        Args:
            path: Not described by the model.

        Returns:
            A `DescribeFileResponse`.

        Raises:
            TreesError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call("DescribeFile", types.DescribeFileResponse, {"Path": path})

    async def describe_folder(self, *, folder: types.Folder) -> types.DescribeFolderResponse:
        """Describes a folder.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/trees-2020-01-01/DescribeFolder)

        Args:
            folder: A folder.

        Returns:
            A `DescribeFolderResponse`.

        Raises:
            TreesError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call("DescribeFolder", types.DescribeFolderResponse, {"Folder": folder})

    async def describe_node(
        self,
        *,
        filter: types.Filter | None = None,
    ) -> types.DescribeNodeResponse:
        """Describes a node.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/trees-2020-01-01/DescribeNode)

        Args:
            filter: Which nodes to describe; only inputs hold it.

        Returns:
            A `DescribeNodeResponse`.

        Raises:
            NodeException: A node is broken.
            TreesError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call("DescribeNode", types.DescribeNodeResponse, {"Filter": filter})

    async def describe_tree(self, *, name: str | None = None) -> types.DescribeTreeResponse:
        """Describes a tree.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/trees-2020-01-01/DescribeTree)

        Args:
            name: Not described by the model.

        Returns:
            A `DescribeTreeResponse`.

        Raises:
            TreesError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call("DescribeTree", types.DescribeTreeResponse, {"Name": name})
