"""Responses that come page by page: what loops over them give, sync and async."""

from typing import assert_type

from botoforge import AsyncItemPages, AsyncPages, ItemPages, Pages, UnknownValue
from botoforge.quicksight import (
    DescribeTopicRefreshResponse as Response,
)
from botoforge.quicksight import (
    SnapshotJobStatus,
    TopicRefreshDetails,
)


def sync(
    pages: Pages[Response],
    details: ItemPages[Response, TopicRefreshDetails],
    statuses: ItemPages[Response, SnapshotJobStatus | UnknownValue],
) -> None:
    """Go through pages and items; pages with items are pages."""
    for page in pages:
        assert_type(page, Response)
    for page in details:
        assert_type(page, Response)
    for detail in details.items():
        assert_type(detail, TopicRefreshDetails)
    for status in statuses.items():
        assert_type(status, SnapshotJobStatus | UnknownValue)
    for found in pages.flat(lambda page: [page.refresh_details]):
        assert_type(found, TopicRefreshDetails | None)
    for name, values in details.flat(lambda page: page.to_dict().items()):
        assert_type(name, str)
        print(values)
    for request_id in pages.flat(lambda page: [page.request_id] if page.request_id else ()):
        assert_type(request_id, str)
    assert_type(next(iter(pages)), Response)
    assert_type(list(details.items()), list[TopicRefreshDetails])
    assert_type(pages.resume_token, str | None)
    assert_type(details.resume_token, str | None)
    as_pages: Pages[Response] = details
    print(as_pages)


async def asynchronous(
    pages: AsyncPages[Response], details: AsyncItemPages[Response, TopicRefreshDetails]
) -> None:
    """Go through pages and items of an async client."""
    async for page in pages:
        assert_type(page, Response)
    async for page in details:
        assert_type(page, Response)
    async for detail in details.items():
        assert_type(detail, TopicRefreshDetails)
    async for found in pages.flat(lambda page: [page.refresh_details]):
        assert_type(found, TopicRefreshDetails | None)
    assert_type([page async for page in pages], list[Response])
    assert_type(details.resume_token, str | None)
    as_pages: AsyncPages[Response] = details
    print(as_pages)
