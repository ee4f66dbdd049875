"""Responses that come in pages; each page is requested when the loop reaches it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import define, field

from .paging import Page, Paging, RawPages
from .structures import Response
from .values import explain_missing, public

R = TypeVar("R", bound=Response)
T = TypeVar("T")


@define(eq=False, repr=False)
class BasePages(Generic[R]):
    """Base of pages, async or not."""

    _paging: Paging[R]
    _latest: RawPages | None = field(default=None, init=False)

    @property
    def resume_token(self) -> str | None:
        """The `starting_token` with which to continue after `max_items` has ended the latest loop.

        `None` before that, and if nothing is left.
        """
        return None if self._latest is None else self._latest.resume_token

    def _begin(self) -> RawPages:
        self._latest = self._paging.start()
        return self._latest

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Explain a missing attribute, such as `.items()` or one that boto3's pages have."""

            def advise() -> str:
                from .advice import advise_pages

                return advise_pages(self._paging.response_class, name)

            return explain_missing(self, name, advise)


@public
@define(eq=False, repr=False)
class Pages(BasePages[R]):
    """The pages of a response: `for page in pages` gets one after the other.

    Every loop starts again, at the first page. If a page has several lists,
    `pages.flat(lambda page: page.contents)` iterates over one of them on all pages.
    """

    def __iter__(self) -> Iterator[R]:
        return map(Page[R].finish, self._begin())

    def flat(self, select: Callable[[R], Iterable[T]]) -> Iterator[T]:
        """Iterate over one list of all pages: `.flat(lambda page: page.contents)`.

        Args:
            select: Takes a page and returns a list of it, or any other iterable.

        Raises:
            MemberError: The list of a page could not be read. A loop over the pages themselves
                would go on with the next page.
        """
        for page in self:
            yield from select(page)


@public
@define(eq=False, repr=False)
class ItemPages(Pages[R], Generic[R, T]):
    """Pages of a single list: `.items()` iterates over the whole of it."""

    _items: Callable[[R], Sequence[T]]

    def items(self) -> Iterator[T]:
        """Iterate over the items of all pages; `list(pages.items())` has them all.

        Raises:
            MemberError: The list of a page could not be read. A loop over the pages themselves
                would go on with the next page.
        """
        return self.flat(self._items)


@public
@define(eq=False, repr=False)
class AsyncPages(BasePages[R]):
    """The pages of a response: `async for page in pages` gets one after the other.

    Every loop starts again, at the first page. If a page has several lists,
    `pages.flat(lambda page: page.contents)` iterates over one of them on all pages.
    """

    async def __aiter__(self) -> AsyncIterator[R]:
        async for page in self._begin():
            yield page.finish()

    async def flat(self, select: Callable[[R], Iterable[T]]) -> AsyncIterator[T]:
        """Iterate over one list of all pages: `.flat(lambda page: page.contents)`.

        Args:
            select: Takes a page and returns a list of it, or any other iterable.

        Raises:
            MemberError: The list of a page could not be read. A loop over the pages themselves
                would go on with the next page.
        """
        async for page in self:
            for item in select(page):
                yield item


@public
@define(eq=False, repr=False)
class AsyncItemPages(AsyncPages[R], Generic[R, T]):
    """Pages of a single list: `.items()` iterates over the whole of it."""

    _items: Callable[[R], Sequence[T]]

    def items(self) -> AsyncIterator[T]:
        """Iterate over the items of all pages; `[item async for item in pages.items()]` has all.

        Raises:
            MemberError: The list of a page could not be read. A loop over the pages themselves
                would go on with the next page.
        """
        return self.flat(self._items)
