# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Stubbed clients of Example Media, for tests."""

from __future__ import annotations

from collections.abc import Mapping

from .. import media as types
from .._runtime.service_errors import ServiceError
from .._runtime.testing.stub import ServiceStub


class MediaStub(ServiceStub):
    """Plans the calls of a client of Example Media: `stub(client)` makes one."""

    def describe_scene(
        self,
        *,
        returns: types.DescribeSceneResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `describe_scene`."""
        self._plan("describe_scene", returns, raises, when)

    def draw(
        self,
        *,
        returns: types.DrawResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `draw`."""
        self._plan("draw", returns, raises, when)

    def get_clip(
        self,
        *,
        returns: types.GetClipResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `get_clip`."""
        self._plan("get_clip", returns, raises, when)

    def put_clip(
        self,
        *,
        returns: types.PutClipResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `put_clip`."""
        self._plan("put_clip", returns, raises, when)

    def watch_clip(
        self,
        *,
        returns: types.WatchClipResponse | None = None,
        raises: ServiceError | None = None,
        when: Mapping[str, object] | None = None,
    ) -> None:
        """Plan the next call of `watch_clip`."""
        self._plan("watch_clip", returns, raises, when)
