# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Example Trees: clients, types and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._shared_file import File, Folder, FolderKind
    from ._shared_node import Node
    from .aio import AsyncTreesClient
    from .client import TreesClient
    from .describe_file import DescribeFileResponse
    from .describe_folder import DescribeFolderResponse
    from .describe_node import DescribeNodeResponse, Filter
    from .describe_tree import DescribeTreeResponse, Tree
    from .errors import NodeException, TreesError
else:
    from .._runtime.lazy import lazy_names

    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "_shared_file": ("File", "Folder", "FolderKind"),
            "_shared_node": ("Node",),
            "aio": ("AsyncTreesClient",),
            "client": ("TreesClient",),
            "describe_file": ("DescribeFileResponse",),
            "describe_folder": ("DescribeFolderResponse",),
            "describe_node": ("DescribeNodeResponse", "Filter"),
            "describe_tree": ("DescribeTreeResponse", "Tree"),
            "errors": ("NodeException", "TreesError"),
        },
    )

__all__ = [
    "AsyncTreesClient",
    "DescribeFileResponse",
    "DescribeFolderResponse",
    "DescribeNodeResponse",
    "DescribeTreeResponse",
    "File",
    "Filter",
    "Folder",
    "FolderKind",
    "Node",
    "NodeException",
    "Tree",
    "TreesClient",
    "TreesError",
]
