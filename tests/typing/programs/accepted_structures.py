"""Structures: made by hand, compared, changed, converted, and asked for what went wrong."""

from collections.abc import Mapping, Sequence
from typing import Any, assert_type

import attrs
from botoforge import ABSENT, ABSENT_MAP, MemberError, Response, ResponseMetadata, Structure
from botoforge.quicksight import (
    AssetBundleExportJobError,
    DescribeAssetBundleExportJobResponse,
    DescribeTopicRefreshResponse,
    SnapshotConfiguration,
    SnapshotFile,
    SnapshotFileFormatType,
    SnapshotFileGroup,
    StringParameter,
    TopicRefreshDetails,
)


def made() -> SnapshotConfiguration:
    """Take plain lists, tuples and `ABSENT` wherever a list is declared."""
    StringParameter(name="region", values=["north", "south"])
    StringParameter(name="region", values=("north", "south"))
    StringParameter(name="region", values=ABSENT)
    file = SnapshotFile(sheet_selections=[], format_type=SnapshotFileFormatType.CSV)
    return SnapshotConfiguration(file_groups=[SnapshotFileGroup(files=[file]), SnapshotFileGroup()])


def absent(
    errors: Sequence[AssetBundleExportJobError] = ABSENT,
    names: Mapping[str, Sequence[str]] = ABSENT_MAP,
) -> None:
    """Let `ABSENT` stand for any list and `ABSENT_MAP` for any map."""
    for error in errors:
        assert_type(error, AssetBundleExportJobError)
    for name, values in names.items():
        assert_type(name, str)
        assert_type(values, Sequence[str])


def read(response: DescribeAssetBundleExportJobResponse) -> str | None:
    """Iterate over a list, count it and take from it, whether it came or not."""
    for error in response.errors:
        assert_type(error, AssetBundleExportJobError)
    if len(response.errors) > 0:
        return assert_type(response.errors[0].message, str | None)
    return ", ".join(response.resource_arns)


def compared(details: TopicRefreshDetails, other: TopicRefreshDetails) -> bool:
    """Compare two structures."""
    return assert_type(details == other, bool) or details != other


def changed(details: TopicRefreshDetails) -> None:
    """Make a changed copy with attrs."""
    assert_type(attrs.evolve(details, refresh_id="nightly"), TopicRefreshDetails)
    assert_type(attrs.asdict(details), dict[str, Any])


def converted(raw: dict[str, Any], details: TopicRefreshDetails) -> None:
    """Convert from botocore's dictionaries and to them, and to JSON."""
    assert_type(TopicRefreshDetails.from_dict(raw), TopicRefreshDetails)
    assert_type(TopicRefreshDetails.from_dict({"RefreshId": "nightly"}), TopicRefreshDetails)
    assert_type(DescribeTopicRefreshResponse.from_dict(raw), DescribeTopicRefreshResponse)
    assert_type(details.to_dict(), dict[str, Any])
    assert_type(details.to_json(), str)
    assert_type(details.to_json(indent=2), str)


def metadata(response: DescribeTopicRefreshResponse) -> None:
    """Read what botocore tells beside the response."""
    found = assert_type(response.response_metadata, ResponseMetadata)
    assert_type(found.request_id, str | None)
    assert_type(found.http_status_code, int | None)
    assert_type(found.http_headers, Mapping[str, str])
    assert_type(found.retry_attempts, int)
    assert_type(response.raw_response, dict[str, Any])


def bad_members(response: DescribeTopicRefreshResponse, details: TopicRefreshDetails) -> None:
    """List the members that could not be read, or catch one."""
    assert_type(details.member_errors, tuple[MemberError, ...])
    for error in response.member_errors:
        assert_type(error.path, str)
        assert_type(error.expected, str)
        assert_type(error.received, str)
    try:
        print(response.status)
    except MemberError as error:
        assert_type(error.path, str)
    try:
        print(response.status)
    except AttributeError as attribute_error:
        assert_type(attribute_error, AttributeError)


def bases(response: DescribeTopicRefreshResponse, details: TopicRefreshDetails) -> None:
    """Take any structure, or any response, by its base."""
    structures: list[Structure] = [response, details]
    responses: list[Response] = [response]
    for structure in structures:
        assert_type(structure.to_dict(), dict[str, Any])
    for base in responses:
        assert_type(base.response_metadata, ResponseMetadata)
