# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Async client for Example Roles."""

from __future__ import annotations

from collections.abc import Sequence

from .. import roles as types
from .._runtime.aio import AsyncServiceClient
from .errors import SERVICE


class AsyncRolesClient(AsyncServiceClient):
    """Async typed client for Example Roles; wraps an aiobotocore client.

    Shapes that play two roles.
    """

    __service__ = SERVICE

    async def find_things(
        self,
        *,
        all: Sequence[types.Filter] | None = None,
        not_: types.Filter | None = None,
        name: str | None = None,
    ) -> types.FindThingsResponse:
        """Takes a filter, which holds filters.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/roles-2020-01-01/FindThings)

        Args:
            all: Not described by the model.
            not_: Not described by the model.
            name: Not described by the model.

        Returns:
            A `FindThingsResponse`.

        Raises:
            Failure: Error with the code `Failure`.
            Fault: Error with the code `Fault`.
            RolesError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call(
            "FindThings",
            types.FindThingsResponse,
            {"all": all, "not": not_, "name": name},
        )

    async def put_thing(
        self,
        *,
        name: str,
        choice: types.Choice | None = None,
    ) -> types.PutThingResponse:
        """Returns what it takes.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/roles-2020-01-01/PutThing)

        Args:
            name: Not described by the model.
            choice: Not described by the model.

        Returns:
            A `PutThingResponse`.

        Raises:
            RolesError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return await self._call(
            "PutThing",
            types.PutThingResponse,
            {"name": name, "choice": choice},
        )
