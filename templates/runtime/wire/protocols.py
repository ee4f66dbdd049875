"""The protocols of AWS, by botocore's names."""

from __future__ import annotations

from typing import Final

JSON_PROTOCOLS: Final = frozenset({"json", "rest-json"})

XML_PROTOCOLS: Final = frozenset({"query", "ec2", "rest-xml"})

CBOR: Final = "smithy-rpc-v2-cbor"
