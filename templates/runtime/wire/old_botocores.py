"""What is needed only with a botocore that is older than the event `before-parse`."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import Any

from .call_context import CallContext


class AnnouncingParser:
    """The parser of a typed call's response: lets it be read first, as `before-parse` would.

    Args:
        call: The call.
        operation: botocore's model of its operation.
        announce: Takes the model, the response and what counts more than what a parser reads.
        make_parser: Makes botocore's parser.
    """

    def __init__(
        self,
        call: CallContext,
        operation: Any,
        announce: Callable[[Any, dict[str, Any], dict[str, Any]], None],
        make_parser: Callable[[], Any],
    ) -> None:
        self.call = call
        self.operation = operation
        self.announce = announce
        self.make_parser = make_parser

    def read(self, response: Any, shape: Any) -> Any:
        """Let a response be read.

        Returns:
            The response, if it has been read, and what counts more than what a parser reads.
        """
        customized: dict[str, Any] = {}
        # botocore parses an error once more, by its own shape, and other calls by theirs.
        if shape is self.operation.output_shape:
            self.announce(self.operation, response, customized)
        parsed, self.call.parsed = self.call.parsed, None
        return parsed, customized

    def parse(self, response: Any, shape: Any) -> Any:
        """Parse a response."""
        parsed, customized = self.read(response, shape)
        if parsed is None:
            parsed = self.make_parser().parse(response, shape)
        parsed.update(customized)
        return parsed


class AsyncAnnouncingParser(AnnouncingParser):
    """The same for aiobotocore, which awaits its parsers."""

    async def parse(self, response: Any, shape: Any) -> Any:
        """Parse a response."""
        parsed, customized = self.read(response, shape)
        if parsed is None:
            parsed = self.make_parser().parse(response, shape)
            if isawaitable(parsed):  # only some of its parsers are async
                parsed = await parsed
        parsed.update(customized)
        return parsed
