"""Pages used as what they are not."""

from botoforge import AsyncItemPages, ItemPages, Pages
from botoforge.quicksight import DescribeTopicRefreshResponse as Response
from botoforge.quicksight import TopicRefreshDetails


def misused(
    pages: Pages[Response], details: ItemPages[Response, TopicRefreshDetails], token: str
) -> None:
    """Take pages for an iterator or a list, or those of one operation for those of another."""
    next(pages)  # error: call-overload, reportArgumentType
    print(len(pages))  # error: arg-type, reportArgumentType
    pages.items()  # error: attr-defined, reportAttributeAccessIssue
    pages.flat(lambda page: page.status)  # error: arg-type, return-value, reportArgumentType
    details.resume_token = token  # error: misc, reportAttributeAccessIssue
    for detail in details.items():
        print(detail.refresh_id.upper())  # error: union-attr, reportOptionalMemberAccess


def forgotten_async(details: AsyncItemPages[Response, TopicRefreshDetails]) -> None:
    """Loop over what comes from an async client as if it were none."""
    list(details)  # error: call-overload, reportArgumentType
    list(details.items())  # error: call-overload, reportArgumentType
