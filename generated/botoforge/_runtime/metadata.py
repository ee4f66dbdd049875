# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What botocore tells about an answer; loaded by nobody who does not ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from attrs import field, frozen

from .values import is_map


@frozen(kw_only=True)
class ResponseMetadata:
    """What botocore tells about an answer, beside the answer itself."""

    request_id: str | None = None
    """What to quote to AWS support."""

    http_status_code: int | None = None
    """The HTTP status of the answer."""

    http_headers: Mapping[str, str] = field(factory=dict[str, str])
    """The HTTP headers of the answer, their names in lower case."""

    retry_attempts: int = 0
    """How many times botocore tried again before this answer came."""

    @classmethod
    def from_raw(cls, raw: Mapping[object, object]) -> Self:
        """Read what botocore puts beside an answer; what is something else is left out."""
        request_id = raw.get("RequestId")
        status = raw.get("HTTPStatusCode")
        headers = raw.get("HTTPHeaders")
        attempts = raw.get("RetryAttempts")
        return cls(
            request_id=request_id if isinstance(request_id, str) and request_id else None,
            http_status_code=status if isinstance(status, int) else None,
            http_headers={str(key): str(text) for key, text in headers.items()}
            if is_map(headers)
            else {},
            retry_attempts=attempts if isinstance(attempts, int) else 0,
        )
