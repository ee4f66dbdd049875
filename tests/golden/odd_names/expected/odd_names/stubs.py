# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Stubbed clients of Example "Odd" Names, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from .. import odd_names as types
from .._runtime.service_errors import ServiceError
from .._runtime.testing.stub import ServiceStub


class OddNamesStub(ServiceStub):
    """Plans the calls of a client of Example "Odd" Names: `stub(client)` makes one."""

    def client(
        self,
        *,
        returns: types.ClientResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `client`."""
        self._plan("client", returns, raises, when)

    def connect_(
        self,
        *,
        returns: types.LowerCaseMapping | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `connect_`."""
        self._plan("connect_", returns, raises, when)

    def errors(
        self,
        *,
        returns: types.ErrorsResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `errors`."""
        self._plan("errors", returns, raises, when)

    def import_(
        self,
        *,
        returns: types.ImportResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `import_`."""
        self._plan("import_", returns, raises, when)

    def return_(
        self,
        *,
        returns: types.ReturnResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `return_`."""
        self._plan("return_", returns, raises, when)
