# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Reads the responses on which botocore's parser has failed."""

from __future__ import annotations

from typing import Any

from .wire.call_context import CallContext, status_phrase
from .wire.headers import read_headers


def make_status_error(call: CallContext) -> dict[str, Any]:
    """Make an error in botocore's form from the HTTP status alone."""
    error = {"Code": str(call.status), "Message": status_phrase(call.status)}
    return {"Error": error, "ResponseMetadata": call.make_metadata()}


def read_without_botocore(call: CallContext) -> dict[str, Any]:
    """Read a response in botocore's form.

    Raises:
        UnreadableResponseError: The runtime has not read the body either.
    """
    if not call.members:
        # Without botocore's error: it holds the body, which may be sensitive.
        raise call.unreadable("botocore cannot parse its body") from None
    headers = dict(read_headers(call, call.operation.output_shape))
    return {**headers, **call.members, "ResponseMetadata": call.make_metadata()}
