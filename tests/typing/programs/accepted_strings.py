"""Enums that a caller gives: members, the strings of the model, and what is on purpose unknown."""

from collections.abc import Sequence
from typing import assert_type

from botoforge import UnknownValue
from botoforge.quicksight import TopicRefreshStatus
from chosen import UnknownValue as Unknown
from chosen.s3 import (
    AsyncS3Client,
    BucketLocationConstraint,
    CreateBucketConfiguration,
    ObjectAttributes,
    S3Client,
    StorageClass,
    StorageClassLiteral,
    Tag,
)
from chosen.sqs import SQSClient


def scalars(s3: S3Client, setting: str) -> None:
    """Give a member, its string, a value of tomorrow, and a string from a configuration."""
    s3.put_object(bucket="b", key="k", storage_class=StorageClass.GLACIER)
    s3.put_object(bucket="b", key="k", storage_class="GLACIER")
    s3.put_object(bucket="b", key="k", storage_class=Unknown("ICEBERG"))
    s3.put_object(bucket="b", key="k", storage_class=StorageClass.of(setting))
    s3.wait_until_object_exists(bucket="b", key="k", timeout=9, checksum_mode="ENABLED")
    s3.paginate_list_parts(bucket="b", key="k", upload_id="u", request_payer="requester")


async def of_async_clients(s3: AsyncS3Client, setting: str) -> None:
    """Give the same to an async client."""
    await s3.put_object(bucket="b", key="k", storage_class="GLACIER")
    await s3.put_object(bucket="b", key="k", storage_class=StorageClass.of(setting))


def lists(s3: S3Client, sqs: SQSClient, settings: list[str], more: list[ObjectAttributes]) -> None:
    """Give a list of strings, of members, of both, and one from a configuration."""
    s3.get_object_attributes(bucket="b", key="k", object_attributes=["ETag", "Checksum"])
    s3.get_object_attributes(bucket="b", key="k", object_attributes=more)
    some: Sequence[ObjectAttributes | Unknown] = [ObjectAttributes.of(each) for each in settings]
    s3.get_object_attributes(bucket="b", key="k", object_attributes=some)
    s3.get_object_attributes(
        bucket="b", key="k", object_attributes=[ObjectAttributes.ETAG, "Checksum", Unknown("New")]
    )
    s3.get_object_attributes(
        bucket="b", key="k", object_attributes=[ObjectAttributes.of(each) for each in settings]
    )
    sqs.receive_message(queue_url="q", message_system_attribute_names=["All"])


def structures(s3: S3Client, setting: str) -> None:
    """Give the string to a structure that only calls take."""
    configuration = CreateBucketConfiguration(location_constraint="eu-west-1")
    CreateBucketConfiguration(location_constraint=BucketLocationConstraint.of(setting))
    CreateBucketConfiguration(location_constraint=Unknown("mars-1"), tags=[Tag(key="a", value="b")])
    s3.create_bucket(bucket="b", create_bucket_configuration=configuration)


def passed_on(s3: S3Client, storage_class: StorageClassLiteral = "STANDARD") -> None:
    """Take the string as a parameter of one's own."""
    s3.put_object(bucket="b", key="k", storage_class=storage_class)


def found(setting: str) -> bool:
    """Ask for the member of a string, which may be none."""
    status = TopicRefreshStatus.of(setting)
    assert_type(status, TopicRefreshStatus | UnknownValue)
    return status is TopicRefreshStatus.COMPLETED
