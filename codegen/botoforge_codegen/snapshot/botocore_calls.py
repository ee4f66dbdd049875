"""The operations that botocore's clients call by themselves, whichever ones a program calls.

A client that is made from a snapshot has to know them. They are nothing but a part of the model
there: no method, no class and no report is made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from botoforge_codegen.load.files import Json

CALLS: Final[Mapping[str, frozenset[str]]] = {
    "s3": frozenset(
        {
            "CreateBucket",  # `signers.generate_presigned_post` makes an address of it
            "CreateSession",  # `utils.S3ExpressIdentityCache`: credentials of directory buckets
            "HeadBucket",  # `utils.S3RegionRedirectorv2`: the region of a bucket
        }
    ),
}
"""The operations that botocore's code names, by service."""


def find_calls(client_name: str, operations: Json) -> frozenset[str]:
    """Name those of a service's operations that botocore's clients call by themselves.

    The model marks the one that `discovery.EndpointDiscoveryManager` calls.
    """
    named = CALLS.get(client_name, frozenset())
    marked = {name for name, operation in operations.items() if operation.get("endpointoperation")}
    return frozenset(operations.keys() & (named | marked))
