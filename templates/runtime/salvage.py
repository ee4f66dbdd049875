"""Reads the responses on which botocore's parser has failed."""

from __future__ import annotations

from typing import Any

from .wire.call_context import CallContext, is_from_parser, status_phrase


def make_status_error(call: CallContext) -> dict[str, Any]:
    """Make an error in botocore's form from the HTTP status alone."""
    error = {"Code": str(call.status), "Message": status_phrase(call.status)}
    return {"Error": error, "ResponseMetadata": call.make_metadata()}


def read_without_botocore(call: CallContext, error: Exception) -> dict[str, Any]:
    """Give a response in botocore's form, as the runtime has read it.

    Args:
        call: The call.
        error: What botocore has raised.

    Raises:
        UnreadableResponseError: The runtime has not read it; or one of botocore's handlers has
            failed, so that its effect is missing.
    """
    if call.members is None or is_from_parser(error, ("botocore.handlers",)):
        # Without botocore's error: it holds the body, which may be sensitive.
        raise call.unreadable("botocore cannot parse its body") from None
    return {**call.members, "ResponseMetadata": call.make_metadata()}
