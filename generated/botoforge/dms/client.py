# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# fmt: off
# ruff: noqa
"""The client of AWS Database Migration Service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.client import (
    Service,
    ServiceClient,
)
from .errors import (
    DatabaseMigrationServiceError,
    ERRORS,
)

if TYPE_CHECKING:
    from .describe_refresh_schemas_status import DescribeRefreshSchemasStatusResponse


class DatabaseMigrationServiceClient(ServiceClient):
    """A typed client of AWS Database Migration Service, over one of boto3 or botocore.

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

    __service__ = Service(
        "dms",
        "Database Migration Service",
        DatabaseMigrationServiceError,
        ERRORS,
    )

    def describe_refresh_schemas_status(
        self,
        *,
        endpoint_arn: str,
    ) -> DescribeRefreshSchemasStatusResponse:
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
            DatabaseMigrationServiceError: Any other error that the service answers with.
            UnreadableResponseError: What came is no answer of the service.

        Example: Describe refresh schema status

            Returns the status of the refresh-schemas operation.

            ```python
            >>> response = client.describe_refresh_schemas_status(endpoint_arn="")
            >>> response.to_dict()
            {'RefreshSchemasStatus': {}}
            ```
        """
        from .describe_refresh_schemas_status import DescribeRefreshSchemasStatusResponse

        return self._call(
            "DescribeRefreshSchemasStatus",
            DescribeRefreshSchemasStatusResponse,
            {"EndpointArn": endpoint_arn},
        )
