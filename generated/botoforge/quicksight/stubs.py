# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Stubbed clients of Amazon QuickSight, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from .. import quicksight as types
from .._runtime.service_errors import ServiceError
from .._runtime.testing.stub import ServiceStub


class QuickSightStub(ServiceStub):
    """Plans the calls of a client of Amazon QuickSight: `stub(client)` makes one."""

    def describe_asset_bundle_export_job(
        self,
        *,
        returns: types.DescribeAssetBundleExportJobResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `describe_asset_bundle_export_job`."""
        self._plan("describe_asset_bundle_export_job", returns, raises, when)

    def describe_dashboard_snapshot_job(
        self,
        *,
        returns: types.DescribeDashboardSnapshotJobResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `describe_dashboard_snapshot_job`."""
        self._plan("describe_dashboard_snapshot_job", returns, raises, when)

    def describe_topic_refresh(
        self,
        *,
        returns: types.DescribeTopicRefreshResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `describe_topic_refresh`."""
        self._plan("describe_topic_refresh", returns, raises, when)
