# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Client for Example Media."""

from __future__ import annotations

from .. import media as types
from .._runtime.sync import ServiceClient
from .._runtime.values import deprecated
from .errors import SERVICE


class MediaClient(ServiceClient):
    """Typed client for Example Media; wraps a boto3 or botocore client.

    Clips, and what is drawn on them.
    """

    __service__ = SERVICE

    def describe_scene(self, *, name: str) -> types.DescribeSceneResponse:
        """Describes what is drawn.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/media-2020-01-01/DescribeScene)

        Args:
            name: Not described by the model.

        Returns:
            A `DescribeSceneResponse`.

        Raises:
            MediaError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call("DescribeScene", types.DescribeSceneResponse, {"Name": name})

    @deprecated("Use \"Paint\" instead.")
    def draw(self, *, drawing: types.Drawing, pen: types.Pen) -> types.DrawResponse:
        """Draws something.

        Deprecated: Use "Paint" instead.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/media-2020-01-01/Draw)

        Args:
            drawing: What is drawn.
            pen: Not described by the model.

        Returns:
            A `DrawResponse`.

        Raises:
            MediaError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call("Draw", types.DrawResponse, {"Drawing": drawing, "Pen": pen})

    def get_clip(self, *, name: str) -> types.GetClipResponse:
        """Gets a clip.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/media-2020-01-01/GetClip)

        Args:
            name: Not described by the model.

        Returns:
            A `GetClipResponse`.

        Raises:
            MediaError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call("GetClip", types.GetClipResponse, {"Name": name})

    def put_clip(self, *, name: str, body: types.BlobSource | None = None) -> types.PutClipResponse:
        """Stores a clip.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/media-2020-01-01/PutClip)

        Args:
            name: Not described by the model.
            body: The clip.

        Returns:
            A `PutClipResponse`.

        Raises:
            MediaError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call("PutClip", types.PutClipResponse, {"Name": name, "Body": body})

    def watch_clip(self, *, name: str) -> types.WatchClipResponse:
        """Watches a clip.

        See also:
        [AWS API Documentation](https://docs.aws.amazon.com/goto/WebAPI/media-2020-01-01/WatchClip)

        Args:
            name: Not described by the model.

        Returns:
            A `WatchClipResponse`.

        Raises:
            NoSuchClipException: Error with the code `NoSuchClipException`.
            TooSlowException: Error with the code `TooSlow`.
            MediaError: Any other error from the service.
            UnreadableResponseError: The response could not be parsed.
        """
        return self._call("WatchClip", types.WatchClipResponse, {"Name": name})
