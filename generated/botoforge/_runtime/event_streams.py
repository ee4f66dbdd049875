# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Event streams: events of a response that arrive one after the other."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from http import HTTPStatus
from importlib import import_module
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from .botocore_api import ClientError, as_connection_error
from .conversion import convert, to_raw
from .errors import BotoforgeError, UnreadableResponseError
from .location import Location, escape_unprintable, member_error
from .schema import MemberTable, ValueType
from .service_errors import ServiceError, ServiceTable, combine_error_classes
from .structures import Structure
from .value_types import UnionType
from .values import UnknownVariant, is_list, public, read_unknown_variant, service_package
from .wire.call_context import is_from_parser
from .wire.event_bytes import EventBytes
from .wire.event_parser import parse_by_tables, typed_events

if TYPE_CHECKING:
    from .wire.call_context import CallContext

E = TypeVar("E", covariant=True)  # noqa: PLC0105 (it is shown)
V = TypeVar("V")


@public
class EventStream(Generic[E]):
    """An event stream: iterate over it once (`async for` with an async client), and close it.

    A `with` block (`async with` with an async client) closes it at the end.

    Args:
        raw: botocore's or aiobotocore's stream.
        type: The classes of its events and the errors that may end it; `None` in tests.
        origin: The beginning of paths in errors.

    Raises:
        ServiceError: While iterating: the service has ended the stream with an error.
        UnreadableResponseError: While iterating: the stream ends inside an event or before the last
            event, or an event could not be parsed.
        botocore.exceptions.ReadTimeoutError: While iterating: no data has arrived in time.
        botocore.exceptions.ResponseStreamingError: While iterating: the connection has failed.
    """

    def __init__(self, raw: Any, type: EventStreamType | None, origin: str) -> None:  # noqa: A002 (the word for it)
        self._raw = raw
        self._type = type
        self._origin = origin
        self._is_ended = type is None or type.last is None
        self._unknown: set[str] = set()
        self._failure: Exception | None = None

    @classmethod
    def of(cls, events: Iterable[V]) -> EventStream[V]:
        """Make a stream from a list of events, for tests; it works in `for` and `async for`."""
        return EventStream[V](list(events), None, "")

    def __iter__(self) -> Iterator[E]:
        try:
            with typed_events(self._raw, self._call):
                for raw in self._raw:
                    yield self._convert_event(raw)
            self._check_end()
        except Exception as error:  # noqa: BLE001 (raised again)
            self._failure = self._explain(error)
        if self._failure is not None:  # also in a second loop: nothing more arrives
            raise self._failure from self._failure.__cause__

    async def __aiter__(self) -> AsyncIterator[E]:
        if not hasattr(self._raw, "__aiter__"):  # created from a list
            for event in self:
                yield event
            return
        try:
            with typed_events(self._raw, self._call):
                async for raw in self._raw:
                    yield self._convert_event(raw)
            self._check_end()
        except Exception as error:  # noqa: BLE001 (raised again)
            self._failure = self._explain(error)
        if self._failure is not None:  # also in a second loop: nothing more arrives
            raise self._failure from self._failure.__cause__

    @property
    def raw_stream(self) -> Any:
        """Botocore's or aiobotocore's stream, or the list of raw events behind this one."""
        raw: object = self._raw
        return [to_raw(event) for event in raw] if is_list(raw) else raw

    def _convert_event(self, raw: Any) -> Any:
        events = self._type
        if events is None or isinstance(raw, UnknownVariant):
            return raw
        if isinstance(raw, Structure):
            self._is_ended |= raw.__shape__.members[0].wire_name == events.last
            return raw
        self._is_ended |= events.last in raw
        variant = events.union.find_variant(raw)
        if variant is None:
            event = read_unknown_variant(raw)
            if event.name not in self._unknown:
                self._unknown.add(event.name)
                name = escape_unprintable(event.name)
                events.warn("%s: unknown event %s", self._origin, name)
            return event
        return convert(variant, raw, self._origin, lambda error: events.warn("%s", error))

    def _check_end(self) -> None:
        """Check that the last event has arrived, if the service documents one.

        Raises:
            UnreadableResponseError: It has not arrived.
        """
        if not self._is_ended and not is_list(self._raw):  # a list is complete
            raise self._unreadable("its event stream ends before the last event", is_cut_off=True)

    def _unreadable(self, reason: str, *, is_cut_off: bool = False) -> UnreadableResponseError:
        if self._call is not None:
            return self._call.unreadable(reason, is_cut_off=is_cut_off)
        return UnreadableResponseError(self._origin, reason, None, HTTPStatus.OK, is_cut_off)

    @property
    def _call(self) -> CallContext | None:
        source: object = getattr(self._raw, "_raw_stream", None)
        return source.call if isinstance(source, EventBytes) else None

    def _explain(self, error: Exception) -> Exception:
        """Turn the error that has ended the stream into the one that is raised."""
        if isinstance(error, ClientError) and self._type is not None:
            failure = self._type.make_error(error, self._call)
        else:
            failure = as_connection_error(error)
        if failure is not error:
            failure.__cause__ = error
        elif not isinstance(error, BotoforgeError) and is_from_parser(error):
            # Without a cause, which may hold sensitive values.
            return self._unreadable("an event of its stream is malformed")
        return failure

    def close(self) -> None:
        """Release the connection."""
        if hasattr(self._raw, "close"):
            self._raw.close()

    async def aclose(self) -> None:
        """Release the connection of an async client."""
        closing = self._raw.close() if hasattr(self._raw, "close") else None
        if isawaitable(closing):
            await closing

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class EventStreamType(ValueType):
    """An event stream.

    Args:
        union: The Python union of the events' classes.
        errors: The codes of the errors that may end it, by their names in the stream.
        last: The wire name of the last event, if the service documents one.
    """

    expected = "an event stream"
    streams = True

    def __init__(self, union: object, errors: Mapping[str, str], last: str | None = None) -> None:
        self.union = UnionType(union)
        self.errors = errors
        self.last = last

    @property
    def package(self) -> str:
        """The service's package, which is also the name of its logger."""
        return service_package(self.union.variants[0])

    @property
    def service(self) -> ServiceTable:
        """The table of the service."""
        table: ServiceTable = import_module(f"{self.package}.errors").SERVICE
        return table

    def warn(self, message: str, *values: object) -> None:
        """Log a warning about an event; the logger is looked up only then."""
        logging.getLogger(self.package).warning(message, *values)

    def convert(self, raw: object, location: Location) -> object:
        if raw.__class__ is EventStream:
            return raw
        if not (hasattr(raw, "__iter__") or hasattr(raw, "__aiter__")):
            raise member_error(location, self.expected, raw)
        parse_by_tables(raw, self.service.protocol, self.union, self.find_error)
        return EventStream[Any](raw, self, str(location))

    def find_error_class(self, operation: str, name: str) -> type[ServiceError]:
        """Find the class of an error by its name in the stream."""
        return self.service.error_class(operation, self.errors.get(name, name))

    def find_error(self, operation: str, name: str) -> MemberTable:
        """Find the members of an error by its name in the stream."""
        return self.find_error_class(operation, name).__shape__

    def make_error(self, error: ClientError, call: CallContext | None) -> Exception:
        """Make the typed error; botocore's has its name in the stream in place of its code."""
        error_part = error.response.get("Error", {})
        name = str(error_part.get("Code"))
        error_class = self.find_error_class(error.operation_name, name)
        response = {**error.response, "Error": {**error_part, "Code": self.errors.get(name, name)}}
        if call is not None:
            response["ResponseMetadata"] = call.make_metadata()
        return combine_error_classes(error_class, type(error))(response, error.operation_name)
