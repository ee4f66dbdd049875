"""Changes and reports of them, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve
from botoforge_codegen.diff.change import Change, Severity
from botoforge_codegen.diff.report import Report, sort_key

REMOVED: Final = Change(
    rule="member-removed",
    severity=Severity.BREAKING,
    service="quicksight",
    operations=("DescribeTopicRefresh",),
    path="TopicRefreshDetails.RefreshStatus",
    python_path="quicksight.TopicRefreshDetails.refresh_status",
    direction="out",
    old="TopicRefreshStatus",
    new="",
    advice="Stop reading `refresh_status`.",
)
GREW: Final = Change(
    rule="enum-value-added",
    severity=Severity.NOTABLE,
    service="quicksight",
    operations=("CreateTopic", "DeleteTopic", "DescribeTopic", "UpdateTopic"),
    path="TopicRefreshStatus.PAUSED",
    python_path="quicksight.TopicRefreshStatus.PAUSED",
    direction="in and out",
    old="",
    new="PAUSED",
    advice="Give an exhaustive `match` a case for it.",
)
ADDED: Final = Change(
    rule="operation-added",
    severity=Severity.COMPATIBLE,
    service="s3",
    operations=("GetBox",),
    path="GetBox",
    python_path="s3.S3Client.get_box",
    direction="",
    old="",
    new="",
    advice="Nothing needs to be done.",
)
MOVED: Final = evolve(
    ADDED,
    rule="protocol-changed",
    severity=Severity.NOTABLE,
    operations=(),
    path="metadata.protocol",
    python_path="s3.S3Client",
    old="json",
    new="smithy-rpc-v2-cbor",
    advice="Test against the service.",
)
IGNORED: Final = evolve(REMOVED, path="TopicRefreshDetails.Arn", advice="Stop reading `arn`.")


def make_report(changes: Sequence[Change], ignored: Sequence[Change] = ()) -> Report:
    """Make a report of some changes between two wheels."""
    return Report(
        old="old/botocore-1.whl",
        new="installed botocore 2",
        services=("iam", "quicksight", "s3"),
        changes=tuple(sorted(changes, key=sort_key)),
        ignored=tuple(ignored),
        notes=("chosen in old alone, so not compared: s3 GetObject",),
    )


SMALL: Final = make_report([ADDED, GREW, REMOVED, MOVED], [IGNORED])
