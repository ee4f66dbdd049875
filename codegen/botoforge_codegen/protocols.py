"""The protocols of AWS, by botocore's names."""

from __future__ import annotations

from typing import Final

PROTOCOLS: Final = ("json", "rest-json", "rest-xml", "smithy-rpc-v2-cbor", "query", "ec2")
"""All of them, in the order in which botocore's clients choose one."""

XML_PROTOCOLS: Final = frozenset({"query", "ec2", "rest-xml"})
"""Those whose bodies are XML."""
