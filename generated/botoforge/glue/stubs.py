# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Stubbed clients of AWS Glue, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from .. import glue as types
from .._runtime.service_errors import ServiceError
from .._runtime.testing.stub import ServiceStub


class GlueStub(ServiceStub):
    """Plans the calls of a client of AWS Glue: `stub(client)` makes one."""

    def get_materialized_view_refresh_task_run(
        self,
        *,
        returns: types.GetMaterializedViewRefreshTaskRunResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `get_materialized_view_refresh_task_run`."""
        self._plan("get_materialized_view_refresh_task_run", returns, raises, when)
