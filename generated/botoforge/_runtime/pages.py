# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Answers that come page by page, each asked for when the loop gets there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from attrs import define, field, frozen

from .structures import Response
from .values import explain_missing, public
from .wire.json_bodies import is_object

R = TypeVar("R", bound=Response)
T = TypeVar("T")


class RawPages(Protocol):
    """A `PageIterator` of botocore or aiobotocore."""

    @property
    def resume_token(self) -> str | None: ...

    def __iter__(self) -> Iterator[Any]: ...

    def __aiter__(self) -> AsyncIterator[Any]: ...


@frozen
class Paging(Generic[R]):
    """How an answer comes page by page."""

    start: Callable[[], RawPages]
    """Begins anew, at the first page."""
    convert: Callable[[Any], R]
    """Makes the typed response of a page."""
    response_class: type[R]
    """The class of a page."""


@define(eq=False, repr=False)
class BasePages(Generic[R]):
    """What pages have in common, async or not."""

    _paging: Paging[R]
    _latest: RawPages | None = field(default=None, init=False)

    @property
    def resume_token(self) -> str | None:
        """What to give as `starting_token` to go on where `max_items` has ended the latest loop.

        `None` before that, and where nothing is left.
        """
        return None if self._latest is None else self._latest.resume_token

    def _begin(self) -> RawPages:
        self._latest = self._paging.start()
        return self._latest

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Say what to write instead of `.items()`, or of what boto3's pages have."""

            def advise() -> str:
                from .advice import advise_pages

                return advise_pages(self._paging.response_class, name)

            return explain_missing(self, name, advise)


@public
@define(eq=False, repr=False)
class Pages(BasePages[R]):
    """The pages of a response: `for page in pages` asks for one after the other.

    Every loop begins anew, at the first page. Where a page has several lists,
    `pages.flat(lambda page: page.contents)` goes through one of them on all pages.
    """

    def __iter__(self) -> Iterator[R]:
        return map(self._paging.convert, self._begin())

    def flat(self, select: Callable[[R], Iterable[T]]) -> Iterator[T]:
        """Go through what is chosen of each page, as one: `.flat(lambda page: page.contents)`.

        Args:
            select: Takes a page and gives a list of it, or anything that a loop goes through.

        Raises:
            MemberError: The list of a page could not be read. A loop over the pages themselves
                goes on after such a one.
        """
        for page in self:
            yield from select(page)


@public
@define(eq=False, repr=False)
class ItemPages(Pages[R], Generic[R, T]):
    """Pages that are all parts of one list: `.items()` goes through the whole of it."""

    _items: Callable[[R], Sequence[T]]

    def items(self) -> Iterator[T]:
        """Go through the items of all pages; `list(pages.items())` has them all.

        Raises:
            MemberError: The list of a page could not be read. A loop over the pages themselves
                goes on after such a one.
        """
        return self.flat(self._items)


@public
@define(eq=False, repr=False)
class AsyncPages(BasePages[R]):
    """The pages of a response: `async for page in pages` asks for one after the other.

    Every loop begins anew, at the first page. Where a page has several lists,
    `pages.flat(lambda page: page.contents)` goes through one of them on all pages.
    """

    async def __aiter__(self) -> AsyncIterator[R]:
        async for raw in self._begin():
            yield self._paging.convert(raw)

    async def flat(self, select: Callable[[R], Iterable[T]]) -> AsyncIterator[T]:
        """Go through what is chosen of each page, as one: `.flat(lambda page: page.contents)`.

        Args:
            select: Takes a page and gives a list of it, or anything that a loop goes through.

        Raises:
            MemberError: The list of a page could not be read. A loop over the pages themselves
                goes on after such a one.
        """
        async for page in self:
            for item in select(page):
                yield item


@public
@define(eq=False, repr=False)
class AsyncItemPages(AsyncPages[R], Generic[R, T]):
    """Pages that are all parts of one list: `.items()` goes through the whole of it."""

    _items: Callable[[R], Sequence[T]]

    def items(self) -> AsyncIterator[T]:
        """Go through the items of all pages; `[item async for item in pages.items()]` has them all.

        Raises:
            MemberError: The list of a page could not be read. A loop over the pages themselves
                goes on after such a one.
        """
        return self.flat(self._items)


KEPT: Final = "botoforge.kept"
"""Where a raw page keeps what botocore is not to see; no wire name has a dot."""


def countable(raw: dict[str, Any], counted: str) -> dict[str, Any]:
    """Keep from botocore what it cannot count, such as a number where a list is declared.

    Args:
        raw: A page.
        counted: The JMESPath to what botocore counts.
    """
    *way, name = counted.split(".")
    holder: object = raw
    for step in way:
        holder = holder.get(step) if is_object(holder) else None
    if is_object(holder) and not isinstance(found := holder.get(name), list | str | None):
        holder[name] = None
        raw[KEPT] = holder, name, found
    return raw


def whole(raw: dict[str, Any]) -> dict[str, Any]:
    """Give back to a page what was kept from botocore."""
    if KEPT in raw:
        holder, name, found = raw.pop(KEPT)
        holder[name] = found
    return raw
