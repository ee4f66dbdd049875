"""DynamoDB's values to Python and back.

An `AttributeValue` has exactly one of ten members. These functions are all that it takes to work
with plain Python values; numbers are `Decimal`, as in boto3's resource, because DynamoDB's have 38
digits. Run this file to see it work; it needs no AWS account.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from typing import TypeAlias

from myapp.aws import ABSENT, ABSENT_MAP
from myapp.aws.dynamodb import AttributeValue, DynamoDBClient, PutItemOutput, QueryOutput
from myapp.aws.testing import AwsServer

Value: TypeAlias = (
    "str | bytes | bool | int | Decimal | Set[str] | Set[Decimal] | Set[bytes] | "
    "Sequence[Value] | Mapping[str, Value] | None"
)


def to_python(value: AttributeValue) -> Value:
    """Turn a value of DynamoDB into one of Python."""
    match value:
        case AttributeValue(s=str(text)):
            return text
        case AttributeValue(n=str(digits)):
            return Decimal(digits)
        case AttributeValue(bool_=bool(flag)):
            return flag
        case AttributeValue(b=bytes(blob)):
            return blob
        case AttributeValue(ss=texts) if texts is not ABSENT:
            return frozenset(texts)
        case AttributeValue(ns=numbers) if numbers is not ABSENT:
            return frozenset(map(Decimal, numbers))
        case AttributeValue(bs=blobs) if blobs is not ABSENT:
            return frozenset(blobs)
        case AttributeValue(l=items) if items is not ABSENT:
            return [to_python(item) for item in items]
        case AttributeValue(m=entries) if entries is not ABSENT_MAP:
            return {name: to_python(entry) for name, entry in entries.items()}
        case AttributeValue(null=True):
            return None
    raise ValueError(f"a kind of value that this program does not know: {value!r}")


def to_value(value: Value) -> AttributeValue:
    """Turn a value of Python into one of DynamoDB.

    Raises:
        TypeError: DynamoDB has no such value: a float, which would be rounded, or a mixed set.
    """
    match value:
        case None:
            return AttributeValue(null=True)
        case bool():  # before the numbers, because a bool is one
            return AttributeValue(bool_=value)
        case str():
            return AttributeValue(s=value)
        case int() | Decimal():
            return AttributeValue(n=str(value))
        case bytes():
            return AttributeValue(b=value)
        case Mapping():
            return AttributeValue(m={name: to_value(entry) for name, entry in value.items()})
        case Set():
            return to_set(value)
        case Sequence():
            return AttributeValue(l=[to_value(item) for item in value])
        case _:
            raise TypeError(f"DynamoDB has no value for {value!r}")


def to_set(values: Set[str] | Set[Decimal] | Set[bytes]) -> AttributeValue:
    """Turn a set, of one type, into a value of DynamoDB."""
    texts = [each for each in values if isinstance(each, str)]
    numbers = [str(each) for each in values if isinstance(each, int | Decimal)]
    blobs = [each for each in values if isinstance(each, bytes)]
    for member, kind in (("ss", texts), ("ns", numbers), ("bs", blobs)):
        if kind and len(kind) == len(values):
            return AttributeValue.from_dict({member.upper(): sorted(kind)})
    raise TypeError(f"DynamoDB has no set for {values!r}")


if __name__ == "__main__":
    job: dict[str, Value] = {
        "id": "nightly",
        "size": Decimal("12.50"),
        "done": False,
        "tags": frozenset({"a", "b"}),
        "steps": [{"name": "export", "seconds": 12}],
        "error": None,
    }
    item = {name: to_value(value) for name, value in job.items()}
    with AwsServer() as aws:
        aws.when(DynamoDBClient.put_item).answer(PutItemOutput())
        aws.when(DynamoDBClient.query).answer(QueryOutput(items=[item]))
        dynamodb = DynamoDBClient.connect(**aws.options())
        dynamodb.put_item(table_name="jobs", item=item)
        found = dynamodb.query(
            table_name="jobs",
            key_condition_expression="id = :id",
            expression_attribute_values={":id": to_value("nightly")},
        )
    for row in found.items:
        print({name: to_python(value) for name, value in row.items()} == job)
