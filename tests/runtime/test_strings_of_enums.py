"""Values of enums that a caller gives: at run time every string is sent as it is."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def s3(chosen: ModuleType) -> ModuleType:
    """The package of S3."""
    return import_module(f"{chosen.__name__}.s3")


@pytest.fixture
def aws(chosen: ModuleType) -> Iterator[Any]:
    """A server that plays AWS."""
    with import_module(f"{chosen.__name__}.testing").AwsServer() as server:
        yield server


def test_all_ways_to_give_a_value_are_sent_alike(s3: ModuleType, aws: Any) -> None:
    """A member, its string and what `of` gives are one and the same on the wire."""
    client = s3.S3Client.connect(**aws.options())
    member = s3.StorageClass.GLACIER
    aws.when(s3.S3Client.put_object, storage_class="GLACIER").answer(s3.PutObjectOutput())
    for value in (member, "GLACIER", s3.StorageClass.of("GLACIER")):
        client.put_object(bucket="b", key="k", storage_class=value)

    assert ["GLACIER"] * 3 == [found.parameters["storage_class"] for found in aws.requests]


def test_values_that_the_model_lacks_are_sent(s3: ModuleType, aws: Any, chosen: ModuleType) -> None:
    """An `UnknownValue`, and any string that got past type checkers, in a call and in a list."""
    client = s3.S3Client.connect(**aws.options())
    unknown = chosen.UnknownValue
    aws.when(s3.S3Client.put_object).answer(s3.PutObjectOutput())
    for value in ("GLACEIR", unknown("ICEBERG"), s3.StorageClass.of("ICEBERG")):
        client.put_object(bucket="b", key="k", storage_class=value)
    aws.when(s3.S3Client.get_object_attributes).answer(s3.GetObjectAttributesOutput())
    names = ["ETag", s3.ObjectAttributes.CHECKSUM, unknown("Colour")]
    client.get_object_attributes(bucket="b", key="k", object_attributes=names)
    *puts, listed = aws.requests

    assert ["GLACEIR", "ICEBERG", "ICEBERG"] == [each.parameters["storage_class"] for each in puts]
    assert names == list(listed.parameters["object_attributes"])


def test_structures_keep_the_string(s3: ModuleType) -> None:
    """A structure that only calls take sends the string that it was made with."""
    made = s3.CreateBucketConfiguration(location_constraint="mars-1")

    assert {"LocationConstraint": "mars-1"} == made.to_dict()


def test_strings_stand_beside_the_enums_that_calls_take(s3: ModuleType) -> None:
    """An enum that some call takes has its strings, `str` at run time; no other enum has."""
    literals = {name for name in s3.__all__ if name.endswith("Literal")}

    assert {"BucketLocationConstraintLiteral", "StorageClassLiteral"} <= literals
    assert {str} == {getattr(s3, name) for name in literals}
    assert "ObjectStorageClassLiteral" not in literals
    assert "ObjectStorageClass" in s3.__all__
