# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""botocore's metadata of a response; loaded only when it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from attrs import asdict, astuple, field, frozen

from .values import is_map, public


@frozen(kw_only=True, eq=False)
class ResponseMetadata:
    """botocore's metadata of a response: request id, HTTP status and headers, retries."""

    __hash__ = None  # type: ignore[assignment]  # object declares a method; ours has none

    request_id: str | None = None
    """The request id to quote to AWS support."""

    http_status_code: int | None = None
    """The HTTP status of the response."""

    http_headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    """The HTTP headers of the response, their names in lower case; not shown, because some services
    put sensitive values there.
    """

    retry_attempts: int = 0
    """The number of retries before this response."""

    def __eq__(self, other: object) -> bool:
        """Compare by content; not attrs' own comparison, whose fields pytest would show."""
        if not isinstance(other, ResponseMetadata):
            return NotImplemented
        one: Any = self
        another: Any = other
        return astuple(one) == astuple(another)

    def __dir__(self) -> Iterable[str]:
        """List the attributes, but not those that printers of all attributes must not show."""
        return [name for name in super().__dir__() if name != "http_headers"]

    def __reduce__(self) -> tuple[Callable[..., ResponseMetadata], tuple[dict[str, Any]]]:
        """Pickle by public name."""
        one: Any = self
        return restore_metadata, (asdict(one),)

    if not TYPE_CHECKING:

        def _repr_pretty_(self, printer, _) -> None:
            """Print in IPython and hypothesis what `repr` shows."""
            printer.text(repr(self))


def read_metadata(raw: Mapping[object, object]) -> ResponseMetadata:
    """Read botocore's `ResponseMetadata`; values of a wrong type are left out."""
    request_id = raw.get("RequestId")
    status = raw.get("HTTPStatusCode")
    headers = raw.get("HTTPHeaders")
    attempts = raw.get("RetryAttempts")
    return ResponseMetadata(
        request_id=request_id if isinstance(request_id, str) and request_id else None,
        http_status_code=status if isinstance(status, int) else None,
        http_headers={str(key): str(value) for key, value in headers.items()}
        if is_map(headers)
        else {},
        retry_attempts=attempts if isinstance(attempts, int) else 0,
    )


@public
def restore_metadata(values: Mapping[str, Any]) -> ResponseMetadata:
    """Unpickle the metadata of a response."""
    return ResponseMetadata(**values)
