"""Strings that no enum lists, where a caller gives the value of one."""

from chosen.s3 import (
    AsyncS3Client,
    CreateBucketConfiguration,
    Object,
    ObjectAttributes,
    S3Client,
    StorageClass,
)


def misspelt(s3: S3Client) -> None:
    """Misspell a value: of a call, of a wait, of pages, in a list."""
    call = s3.put_object
    call(bucket="b", key="k", storage_class="GLACEIR")  # error: arg-type, reportArgumentType
    wait = s3.wait_until_object_exists
    wait(bucket="b", key="k", timeout=9, checksum_mode="ON")  # error: arg-type, reportArgumentType
    pages = s3.paginate_list_objects_v2
    pages(bucket="b", encoding_type="URL")  # error: arg-type, reportArgumentType
    listed = s3.get_object_attributes
    listed(bucket="b", key="k", object_attributes=["Etag"])  # error: list-item, reportArgumentType


async def of_an_async_client(s3: AsyncS3Client) -> None:
    """Misspell a value in a call of an async client."""
    call = s3.put_object
    await call(bucket="b", key="k", storage_class="GLACEIR")  # error: arg-type, reportArgumentType


def in_a_structure() -> None:
    """Misspell a value in a structure that only calls take, and write one where a response may."""
    made = CreateBucketConfiguration
    made(location_constraint="eu-wset-1")  # error: arg-type, reportArgumentType
    Object(storage_class="GLACIER")  # error: arg-type, reportArgumentType


def from_a_configuration(s3: S3Client, setting: str, settings: list[str]) -> None:
    """Give any string, and a list of any strings."""
    call = s3.put_object
    call(bucket="b", key="k", storage_class=setting)  # error: arg-type, reportArgumentType
    listed = s3.get_object_attributes
    listed(bucket="b", key="k", object_attributes=settings)  # error: arg-type, reportArgumentType


def of_another_enum(s3: S3Client, other: ObjectAttributes, setting: str) -> None:
    """Give the member of another enum, and take a value for sure that may be unknown."""
    call = s3.put_object
    call(bucket="b", key="k", storage_class=other)  # error: arg-type, reportArgumentType
    member: StorageClass = StorageClass.of(setting)  # error: assignment, reportAssignmentType
    print(member)
