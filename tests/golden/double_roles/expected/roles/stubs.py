# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Stubbed clients of Example Roles, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from .. import roles as types
from .._runtime.service_errors import ServiceError
from .._runtime.testing.stub import ServiceStub


class RolesStub(ServiceStub):
    """Plans the calls of a client of Example Roles: `stub(client)` makes one."""

    def find_things(
        self,
        *,
        returns: types.FindThingsResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `find_things`."""
        self._plan("find_things", returns, raises, when)

    def put_thing(
        self,
        *,
        returns: types.PutThingResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `put_thing`."""
        self._plan("put_thing", returns, raises, when)
