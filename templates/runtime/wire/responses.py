"""Takes the response of a typed call before botocore's parsers do.

A success is read in one pass: botocore's parser does not run, and what its call returns is a
`HeldResponse`. Where something else looks at the response, or one pass is switched off, botocore's
parser runs too (the ordinary way), unless a member is bad. Errors stay with botocore, but for those
that it could not read, and so do all calls that are not typed.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from ..botocore_api import find_recorder
from ..conversion import structure_to_raw
from ..errors import MemberError
from ..values import wrapped_attribute
from .call_context import FIRST_FAILURE, PARSER_LOG, CallContext, current_call
from .documents import read_document
from .effects import quote_policies
from .handlers import Effects, find_effects, find_registrations, makes_own_parsers
from .json_text import is_misread
from .protocols import JSON_PROTOCOLS
from .raw_responses import METADATA, HeldResponse
from .reading import WireResponse, read_response
from .response_metadata import make_metadata

WATCHING: Final = Lock()
"""Held by a thread while it takes part in a raw client."""


class ResponseReader:
    """The runtime's part in a raw client: its handlers, and the factory of the client's parsers.

    Calls that are not typed get botocore's parsers.

    Args:
        events: The raw client's events.
        service_model: botocore's model of the service.
        factory: The factory of parsers that it stands in for.
        is_async: Whether the raw client is one of aiobotocore.
    """

    def __init__(self, events: Any, service_model: Any, factory: Any, *, is_async: bool) -> None:
        self.events = events
        self.service_model = service_model
        self.service_id = service_model.service_id.hyphenize()
        self.factory = factory
        self.is_async = is_async
        self.parser_class = AsyncReadyParser if is_async else ReadyParser
        self.recorder = find_recorder()
        self.effects: tuple[object, dict[str, Effects | None]] = (None, {})
        self.is_announced = False
        """botocore has announced a response by `before-parse`: it does so before each."""

    def create_parser(self, protocol: str) -> Any:
        """Make the parser of a response, after all handlers of `before-parse`."""
        call = current_call.get()
        if call is not None and call.reader is self:
            if call.parsed is not None:
                parsed, call.parsed = call.parsed, None
                return self.parser_class(parsed)
            if not self.is_announced:
                return self.make_announcing_parser(call, protocol)
        return self.factory.create_parser(protocol)

    def make_announcing_parser(self, call: CallContext, protocol: str) -> Any:
        """Make the parser of a response that botocore has not announced, since it is too old."""
        from .old_botocores import AnnouncingParser, AsyncAnnouncingParser

        operation = self.service_model.operation_model(call.name)
        make = partial(self.factory.create_parser, protocol)
        parser_class = AsyncAnnouncingParser if self.is_async else AnnouncingParser
        return parser_class(call, operation, self.read_announced, make)

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Take all other attributes from the factory."""
            return wrapped_attribute(self, "factory", name)

    def find_effects(self, operation: str) -> Effects | None:
        """Find what botocore's handlers do to a response; `None` if only botocore can read it.

        The result is kept until a handler is registered or taken away.
        """
        registrations = find_registrations(self.events)
        if registrations is None:
            return None
        seen, effects = self.effects
        if seen is not registrations:
            effects = {}
            self.effects = registrations, effects
        if operation not in effects:
            is_own = makes_own_parsers(self.factory)
            found = find_effects(self.events, self.service_id, operation) if is_own else None
            effects[operation] = found
        return effects[operation]

    def handle_response(
        self,
        operation_model: Any,
        response_dict: dict[str, Any],
        customized_response_dict: dict[str, Any],
        **_: object,
    ) -> None:
        """Handle `before-parse`, after all other handlers."""
        self.is_announced = True
        self.read_announced(operation_model, response_dict, customized_response_dict)

    def read_announced(
        self, operation_model: Any, response: dict[str, Any], customized: dict[str, Any]
    ) -> None:
        """Read a success in place of botocore, and repair an error that it could not read.

        Args:
            operation_model: botocore's model of the operation.
            response: The response before it is parsed; what it holds may be replaced.
            customized: What counts more than what botocore's parser reads.

        Raises:
            ClientError: The service has sent an error with the HTTP status of a success.
            UnreadableResponseError: The response cannot be parsed.
        """
        call = current_call.get()
        if call is None:
            return
        is_error = response["status_code"] >= FIRST_FAILURE
        if is_error:
            call.expect_error()
        # botocore makes calls of its own through the same client, such as CreateSession of S3.
        if call.reader is not self or call.name != operation_model.name:
            return
        call.take(operation_model, response)
        if is_error:
            if call.body is not None:
                try_to_repair(call, response, customized)
        elif operation_model.has_event_stream_output:
            from .stream_responses import prepare_stream

            prepare_stream(call, response, customized)
        else:
            self.read_success(call, response, customized)

    def read_success(
        self, call: CallContext, response: dict[str, Any], customized: Mapping[str, Any]
    ) -> None:
        """Read a success in one pass, or as much of it as botocore's parser must not read."""
        document, members = (None, None) if call.body is None else read_document(call, call.body)
        if call.protocol != call.service.protocol:
            return
        held: dict[str, Any] = {}
        payload = call.response_class.__shape__.payload
        if payload is not None and call.body is None:
            held[payload[0].wire_name] = response["body"]
        headers = call.by_lower_name.copy()
        metadata = make_metadata(call.operation, response, headers, document)
        effects = self.find_effects(call.name) if self.is_unobserved(call) else None
        if effects is not None:
            call.parsed = HeldResponse(
                {**held, METADATA: metadata},
                response,
                call.operation,
                headers=call.headers,
                response_class=call.response_class,
                document=members,
                effects=effects,
            )
            return
        given = {**held, **customized}
        wire = WireResponse(call.protocol, members, call.headers, call.status, given)
        bad: list[MemberError] = []
        call.members = structure_to_raw(
            read_response(call.response_class, wire, call.name, bad.append)
        )
        if bad or (call.body and call.protocol in JSON_PROTOCOLS and is_misread(call.body)):
            members = quote_policies(call.response_class.__shape__, call.members)
            call.parsed = {**members, **held, METADATA: metadata}

    def is_unobserved(self, call: CallContext) -> bool:
        """Whether a call may be read in one pass, and nobody looks at what is parsed."""
        return (
            call.one_pass
            and not getattr(self.recorder, "_enabled", True)
            and not PARSER_LOG.isEnabledFor(logging.DEBUG)
        )

    def open_response(self, parsed: object, context: Any, **_: object) -> None:
        """Handle `after-call`, after all other handlers: let a response fill itself."""
        if isinstance(parsed, HeldResponse):
            parsed.open(context)


class ReadyParser:
    """A parser that gives a response that has been read.

    Args:
        parsed: The response.
    """

    __slots__ = ("parsed",)

    def __init__(self, parsed: dict[str, Any]) -> None:
        self.parsed = parsed

    def parse(self, *_: object) -> Any:
        """Give the response."""
        return self.parsed


class AsyncReadyParser(ReadyParser):
    """The same for aiobotocore, which awaits its parsers."""

    __slots__ = ()

    async def parse(self, *_: object) -> Any:
        """Give the response."""
        return self.parsed


def watch_responses(raw_client: Any, *, is_async: bool) -> ResponseReader:
    """Take part in a raw client, once: its calls that are not typed are not touched."""
    endpoint = getattr(raw_client, "_endpoint", None)
    with WATCHING:
        factory = getattr(endpoint, "_response_parser_factory", None)
        reader = factory
        while reader is not None:  # another package may have taken part after this one
            if type(reader) is ResponseReader:
                return reader
            reader = getattr(reader, "factory", None)
        meta = raw_client.meta
        reader = ResponseReader(meta.events, meta.service_model, factory, is_async=is_async)
        for event, handler in (
            ("before-parse", reader.handle_response),
            ("after-call", reader.open_response),
        ):
            meta.events.register_last(event, handler, unique_id=f"{__name__}-{event}")
        if endpoint is not None:
            endpoint._response_parser_factory = reader  # noqa: SLF001 (botocore has no public way)
        return reader


def try_to_repair(call: CallContext, response: dict[str, Any], customized: dict[str, Any]) -> None:
    """Repair an error that botocore could not read; one that nobody can read stays unchanged."""
    from .error_bodies import repair_error

    with suppress(Exception):
        repair_error(call, response, customized)
