# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The protocols of AWS, by botocore's names."""

from __future__ import annotations

from typing import Any, Final

JSON_PROTOCOLS: Final = frozenset({"json", "rest-json"})

XML_PROTOCOLS: Final = frozenset({"query", "ec2", "rest-xml"})

CBOR: Final = "smithy-rpc-v2-cbor"

ERROR_TYPE: Final = "x-amzn-errortype"
"""The header that names an error."""


def plain_code(code: str) -> str:
    """Leave out the namespace before the code of an error, and the address behind it."""
    return code.partition(":")[0].rpartition("#")[2]


def find_protocol(service_model: Any) -> str:
    """Find the protocol that a raw client speaks.

    Args:
        service_model: botocore's model of the service; that of an old botocore has but one.
    """
    protocol: str = getattr(service_model, "resolved_protocol", "") or service_model.protocol
    return protocol
