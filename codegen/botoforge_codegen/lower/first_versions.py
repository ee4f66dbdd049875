"""The first version of botocore that has an operation, for a message about an older one.

Each row was found by bisection over botocore's wheels: the version before has no such operation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FIRST_VERSIONS: Final[Mapping[tuple[str, str], str]] = {
    ("dms", "DescribeRefreshSchemasStatus"): "1.4.4",
    ("glue", "GetMaterializedViewRefreshTaskRun"): "1.42.25",
    ("quicksight", "DescribeAssetBundleExportJob"): "1.29.138",
    ("quicksight", "DescribeDashboardSnapshotJob"): "1.31.10",
    ("quicksight", "DescribeTopicRefresh"): "1.29.127",
}
"""By the service, as boto3 names it, and the operation, as the model names it."""
