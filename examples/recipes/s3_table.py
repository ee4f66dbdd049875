"""The largest objects of a bucket as a table.

All pages are read, one after the other; only the largest are kept. Run this file to see it work; it
needs no AWS account.
"""

from __future__ import annotations

from heapq import nlargest

from myapp.aws.s3 import ListObjectsV2Output, Object, S3Client
from myapp.aws.testing import AwsServer, Request
from rich.console import Console
from rich.filesize import decimal
from rich.table import Table


def list_largest(s3: S3Client, bucket: str, prefix: str = "", count: int = 10) -> list[Object]:
    """List the largest objects below a prefix, the largest first."""
    objects = s3.paginate_list_objects_v2(bucket=bucket, prefix=prefix).flat(
        lambda page: page.contents
    )
    return nlargest(count, objects, key=lambda each: each.size or 0)


def make_table(title: str, objects: list[Object]) -> Table:
    """Make a table of objects."""
    table = Table("key", "size", "class", "modified", title=title)
    for each in objects:
        modified = each.last_modified.date().isoformat() if each.last_modified else ""
        table.add_row(each.key, decimal(each.size or 0), each.storage_class, modified)
    return table


def answer(request: Request) -> ListObjectsV2Output:
    """Answer as S3 does: two pages."""
    if "continuation_token" not in request.parameters:
        first = [Object(key="a.csv", size=1200), Object(key="b.csv", size=5_000_000)]
        return ListObjectsV2Output(contents=first, is_truncated=True, next_continuation_token="2")
    return ListObjectsV2Output(contents=[Object(key="c.csv", size=70_000)], is_truncated=False)


if __name__ == "__main__":
    with AwsServer() as aws:
        aws.when(S3Client.list_objects_v2).answer(answer)
        s3 = S3Client.connect(**aws.options())
        Console(width=60).print(make_table("reports", list_largest(s3, "reports", count=2)))
