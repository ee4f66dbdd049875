"""Between botocore's paginator and the typed client: what botocore looks at, and changes.

botocore has no public way to put another function in place of its own: a second paginator is built
from the parts of the first, with an iterator that extends three private methods.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from attrs import frozen

from .conversion import convert_response, to_raw
from .structures import Response
from .views import StructureView

R = TypeVar("R", bound=Response)


class RawPages(Protocol):
    """A `PageIterator` of botocore or aiobotocore."""

    @property
    def resume_token(self) -> str | None: ...

    def __iter__(self) -> Iterator[Any]: ...

    def __aiter__(self) -> AsyncIterator[Any]: ...


@frozen
class Paging(Generic[R]):
    """How to get a response page by page."""

    start: Callable[[], RawPages]
    """Starts again, at the first page."""
    response_class: type[R]
    """The class of a page."""


class Page(Generic[R]):
    """A page as botocore's paginator looks at it, through JMESPath.

    Args:
        operation: The operation, as the model names it.
        response: The typed response, which is the page unless botocore changes it.
    """

    __slots__ = ("changed", "get", "operation", "response")

    def __init__(self, operation: str, response: R) -> None:
        self.operation = operation
        self.response = response
        self.get: Callable[[str], Any] = StructureView(response).get
        """Looks at a member."""
        self.changed: dict[str, Any] | None = None
        """The dictionary that botocore changes instead."""

    def change(self) -> dict[str, Any]:
        """Return the dictionary, to be changed; from now on, it is the page."""
        self.changed = self.response.raw_response
        self.get = self.changed.get
        return self.changed

    def finish(self) -> R:
        """Return the page, converted again if it was changed; its bad members were logged."""
        if self.changed is None:
            return self.response
        return convert_response(type(self.response), self.changed, self.operation)


class CountedResult:
    """The first result, which botocore counts, cuts off and resumes.

    A value that it could not count, such as a number in place of a list, counts as none.

    Args:
        path: botocore's compiled JMESPath.
    """

    def __init__(self, path: Any) -> None:
        self.path = path
        self.expression: str = path.expression

    def search(self, page: object) -> object:
        """Find the value in a page."""
        value = self.path.search(page)
        return cast("object", value) if isinstance(value, list | str) else None


class TypedPageIterator:
    """Mixed into a `PageIterator`: lets it change dictionaries, and read plain tokens."""

    if not TYPE_CHECKING:

        def _handle_first_request(self, parsed, *rest: object) -> int:
            return super()._handle_first_request(parsed.change(), *rest)

        def _truncate_response(self, parsed, *rest: object) -> None:
            super()._truncate_response(parsed.change(), *rest)

        def _get_next_token(self, parsed) -> dict[str, object]:
            return to_raw(super()._get_next_token(parsed))


@cache
def mix_in(iterator_class: type) -> Any:
    """Make the `PageIterator` of a typed client from that of botocore or aiobotocore."""
    return type(iterator_class.__name__, (TypedPageIterator, iterator_class), {})


def make_paginator(raw_client: Any, method: str, send: Callable[..., object]) -> Any:
    """Make the raw client's paginator of a method, with another function that gets a page.

    Args:
        raw_client: The client.
        method: The method of the operation.
        send: Gets a `Page`, or a coroutine of one; takes the parameters by keyword.
    """
    own = raw_client.get_paginator(method)
    paginator = type(own)(send, own._pagination_cfg, own._model)  # noqa: SLF001 (see above)
    paginator.result_keys[0] = CountedResult(paginator.result_keys[0])
    paginator.PAGE_ITERATOR_CLS = mix_in(paginator.PAGE_ITERATOR_CLS)
    return paginator
