# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Client for AWS Database Migration Service."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from .. import dms as types
from .._runtime.sync import ServiceClient
from .errors import SERVICE


class DatabaseMigrationServiceClient(ServiceClient):
    """Typed client for AWS Database Migration Service; wraps a boto3 or botocore client.

    Database Migration Service

    Database Migration Service (DMS) can migrate your data to and from the most widely used
    commercial and open-source databases such as Oracle, PostgreSQL, Microsoft SQL Server, Amazon
    Redshift, MariaDB, Amazon Aurora, MySQL, and SAP Adaptive Server Enterprise (ASE). The service
    supports homogeneous migrations such as Oracle to Oracle, as well as heterogeneous migrations
    between different database platforms, such as Oracle to MySQL or SQL Server to PostgreSQL.

    For more information about DMS, see
    [What Is Database Migration Service?](https://docs.aws.amazon.com/dms/latest/userguide/Welcome.html)
    in the *Database Migration Service User Guide.*
    """

    __service__ = SERVICE

    def describe_refresh_schemas_status(
        self,
        *,
        endpoint_arn: str,
    ) -> types.DescribeRefreshSchemasStatusResponse:
        """Returns the status of the RefreshSchemas operation.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/dms-2016-01-01/DescribeRefreshSchemasStatus)

        Args:
            endpoint_arn: The Amazon Resource Name (ARN) string that uniquely identifies the
                endpoint.

        Returns:
            A `DescribeRefreshSchemasStatusResponse`.

        Raises:
            InvalidResourceStateFault: The resource is in a state that prevents it from being used
                for database migration.
            ResourceNotFoundFault: The resource could not be found.
            DatabaseMigrationServiceError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.

        Example: Describe refresh schema status

            Returns the status of the refresh-schemas operation.

            ```python
            >>> response = client.describe_refresh_schemas_status(endpoint_arn="")
            >>> response.to_dict()
            {"RefreshSchemasStatus": {}}
            ```
        """
        return self._call(
            "DescribeRefreshSchemasStatus",
            types.DescribeRefreshSchemasStatusResponse,
            {"EndpointArn": endpoint_arn},
        )

    def wait_until_refresh_schemas_succeeded(
        self,
        *,
        endpoint_arn: str,
        timeout: float | timedelta,
        initial_delay: float | timedelta = 0,
        min_delay: float | timedelta = 5,
        max_delay: float | timedelta = 60,
        missing_for: float | timedelta = 0,
        confirm: int = 1,
        accept: Callable[[types.DescribeRefreshSchemasStatusResponse], bool] | None = None,
        on_poll: (
            Callable[[types.DescribeRefreshSchemasStatusResponse, float], object] | None
        ) = None,
        progress: bool = False,
        timing: types.Timing | None = None,
    ) -> types.DescribeRefreshSchemasStatusResponse:
        """Polls `describe_refresh_schemas_status` until the job has ended.

        DMS reports one status per endpoint: until a new refresh has begun, the response is that of
        the previous one. Pass `accept` to reject it, for example by its `last_refresh_date`.

        The wait ends

        - with success when `RefreshSchemasStatus.Status` is `successful`.
        - with `JobFailedError` when `RefreshSchemasStatus.Status` is `failed`.

        It continues while `RefreshSchemasStatus.Status` is `refreshing`, and after any other status
        (an unknown one is logged once), throttling, server errors (5xx) and connection errors.
        Other errors are raised at once.

        Args:
            endpoint_arn: The Amazon Resource Name (ARN) string that uniquely identifies the
                endpoint.
            timeout: How long to wait, in seconds or as a `timedelta`. A call in flight ends with
                it, where botocore can do that.
            initial_delay: Delay before the first call.
            min_delay: Shortest delay between two calls.
            max_delay: Longest delay between two calls. A delay is about a tenth of the time waited
                so far.
            missing_for: How long after the start of the wait it is not final if the service says
                that there is no such thing.
            confirm: How many successes in a row it takes: the first may be too early.
            accept: Called with a final response; return False to keep waiting (a stale result).
            on_poll: Called with every response and the seconds since the wait began.
            progress: Whether to show a live status line if standard error is a terminal; needs
                rich.
            timing: Clock, sleep and random source; for tests.

        Returns:
            The last `DescribeRefreshSchemasStatusResponse`.

        Raises:
            JobFailedError: The job failed; `reason` says why, `response` is the last response.
            WaitTimeoutError: The timeout has passed, and the job has not ended.
            DatabaseMigrationServiceError: As raised by `describe_refresh_schemas_status`.
            TypeError: A duration is neither seconds nor a `timedelta`, `confirm` is not an int, or
                `accept` or `on_poll` is async.
            ValueError: A duration is negative, `min_delay` exceeds `max_delay`, or `confirm` is
                less than 1.
        """
        from .._runtime.waiting.options import WaitOptions
        from .describe_refresh_schemas_status import REFRESH_SCHEMAS_SUCCEEDED

        return self._wait(
            REFRESH_SCHEMAS_SUCCEEDED,
            lambda: self.describe_refresh_schemas_status(endpoint_arn=endpoint_arn),
            endpoint_arn,
            WaitOptions(
                timeout=timeout,
                initial_delay=initial_delay,
                min_delay=min_delay,
                max_delay=max_delay,
                missing_for=missing_for,
                confirm=confirm,
                accept=accept,
                on_poll=on_poll,
                progress=progress,
                timing=timing,
            ),
        )
