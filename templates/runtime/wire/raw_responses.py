"""What the raw client returns for a response that the runtime reads itself, in one pass.

It is a dictionary for those who wrap the raw client's calls, as tracers do, and for `raw_response`.
It holds the metadata and the streams. At any other access it fills itself: botocore's own parser
reads the body, and botocore's own handlers change the result.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import wraps
from threading import Lock
from typing import Any, Final, TypeVar

from ..botocore_api import make_parser
from ..conversion import convert_response, set_raw, structure_to_raw
from ..errors import MemberError
from ..schema import BaseStructure
from .documents import parse_success
from .effects import change_document
from .handlers import Effects
from .protocols import find_protocol
from .reading import WireResponse, read_response

S = TypeVar("S", bound=BaseStructure)

METADATA: Final = "ResponseMetadata"

DICT: Final[type[dict[str, Any]]] = dict
"""Its methods read what is held, and fill nothing."""

FILLING: Final = (
    *("__delitem__", "__eq__", "__ior__", "__iter__", "__len__", "__ne__", "__or__", "__repr__"),
    *("__reversed__", "__ror__", "clear", "copy", "items", "keys", "pop", "popitem", "setdefault"),
    *("update", "values"),
)
"""The methods of a dictionary that need all of it."""


class HeldResponse(dict[str, Any]):
    """A response with what it holds: before it is opened, and again after it is filled.

    Args:
        held: The metadata and the streams.
        response: The response as botocore's parsers take it.
        operation: botocore's operation model.
        headers: The headers of the response; their names in any case.
        response_class: The class of the typed response.
        document: The document in the body; `None` if the body is a stream.
        effects: botocore's handlers that change the response.

    Attributes:
        held_keys: The keys that do not come from the body; `None` before it is opened.
        context: What botocore's handlers have noted about the call.
    """

    __slots__ = (
        *("context", "document", "effects", "headers", "held_keys", "lock", "operation", "plain"),
        *("response", "response_class", "snapshot"),
    )

    def __init__(
        self,
        held: Mapping[str, Any],
        response: dict[str, Any],
        operation: Any,
        *,
        headers: Mapping[str, str],
        response_class: type[BaseStructure],
        document: Any,
        effects: Effects,
    ) -> None:
        super().__init__(held)
        self.response = response
        self.operation = operation
        self.headers = headers
        self.response_class = response_class
        self.document = document
        self.effects = effects
        self.context: Mapping[str, Any] = {}
        self.held_keys: frozenset[str] | None = None
        self.lock = Lock()
        self.snapshot: bytes | None = None
        self.plain: dict[str, Any] | None = None

    def open(self, context: Mapping[str, Any]) -> None:
        """Let it fill itself from now on: botocore's own handlers have run."""
        name = "encoding_type_auto_set"  # all of it would keep credentials
        self.context = {name: context.get(name)}
        self.held_keys = frozenset(DICT.keys(self))
        this: Any = self
        this.__class__ = LazyRawResponse  # its slots are the same

    def read(self, origin: str, warn: Callable[[MemberError], None] | None) -> BaseStructure:
        """Read the typed response; the arguments are those of `convert`."""
        document, self.document = self.document, None  # it is changed, so it serves once
        body = self.response["body"]
        if document is None and isinstance(body, bytes):
            document = parse_success(self.operation, self.response_class, body)[1]
        change_document(document, self.effects, self.context)
        response = WireResponse(
            find_protocol(self.operation.service_model),
            document,
            self.headers,
            self.response["status_code"],
            self.given_members(),
        )
        return read_response(self.response_class, response, origin, warn)

    def given_members(self) -> dict[str, Any]:
        """Return the members that do not come from the body."""
        held = dict(DICT.items(self))
        if self.snapshot is not None:
            held = {name: held[name] for name in self.held_keys or () if name in held}
        held.pop(METADATA, None)
        return held

    def fill(self) -> None:
        """Read all of it with botocore's parser; if that cannot, take it from the typed one."""
        with self.lock:
            if self.snapshot is not None:
                return
            held = dict(DICT.items(self))
            try:
                filled = self.parse(held)
            except Exception:  # noqa: BLE001 (whatever botocore's parser raises)
                filled = {**structure_to_raw(self.read("", None)), **held}
            DICT.clear(self)
            DICT.update(self, filled)
            self.snapshot = self.take_snapshot()
            this: Any = self
            this.__class__ = HeldResponse  # as in `open`

    def parse(self, held: Mapping[str, Any]) -> dict[str, Any]:
        """Parse the response with botocore, as if it had never been read otherwise."""
        parser = make_parser(find_protocol(self.operation.service_model))
        parsed = {**parser.parse(self.response, self.operation.output_shape), **held}
        for change in self.effects:
            change(parsed=parsed, model=self.operation, context=self.context)
        return parsed

    def take_snapshot(self) -> bytes:
        """Write down what comes from the body, to see later whether somebody has changed it."""
        import pickle

        held = self.held_keys or frozenset()
        with suppress(Exception):
            return pickle.dumps([item for item in DICT.items(self) if item[0] not in held])
        return b""

    def is_changed(self) -> bool:
        """Whether somebody has changed what comes from the body."""
        return self.snapshot is not None and self.snapshot != self.take_snapshot()

    def as_plain(self) -> dict[str, Any]:
        """Fill it, and copy it to a plain dictionary, which is the same each time."""
        self.fill()
        with self.lock:
            if self.plain is None:
                self.plain = dict(DICT.items(self))
            return self.plain

    def __reduce_ex__(self, protocol: object) -> tuple[type[dict[str, Any]], tuple[dict[str, Any]]]:
        """Pickle and copy it as a plain dictionary."""
        self.fill()
        return dict, (dict(DICT.items(self)),)


class LazyRawResponse(HeldResponse):
    """A response that fills itself when anything is read that it does not hold.

    A key that the model's output does not have, such as `Error`, is absent in any case.
    """

    __slots__ = ()

    def needs_filling_for(self, key: object) -> bool:
        """Whether a key is absent, but may be there once it is filled."""
        output = self.operation.output_shape
        return not DICT.__contains__(self, key) and output is not None and key in output.members

    def __bool__(self) -> bool:
        """Whether it is not empty: it has its metadata. Tracers often ask for no more."""
        return True

    def __missing__(self, key: str) -> Any:
        if not self.needs_filling_for(key):
            raise KeyError(key)
        self.fill()
        return DICT.__getitem__(self, key)

    def __contains__(self, key: object) -> bool:
        if self.needs_filling_for(key):
            self.fill()
        return DICT.__contains__(self, key)

    def get(self, key: Any, default: Any = None) -> Any:
        """Look up a key, as in any dictionary."""
        if self.needs_filling_for(key):
            self.fill()
        return DICT.get(self, key, default)

    def __setitem__(self, key: str, value: Any) -> None:
        if key not in (self.held_keys or ()):
            self.fill()
        DICT.__setitem__(self, key, value)


def fill_first(name: str) -> Callable[..., Any]:
    """Make a method of a dictionary that fills it first."""
    method: Callable[..., Any] = getattr(dict, name)

    @wraps(method)
    def call_filled(self: HeldResponse, *args: Any, **kwargs: Any) -> Any:
        self.fill()
        return method(self, *args, **kwargs)

    return call_filled


for filling in FILLING:
    setattr(LazyRawResponse, filling, fill_first(filling))


def convert_raw(
    cls: type[S], raw: dict[str, Any], origin: str, warn: Callable[[MemberError], None] | None
) -> S:
    """Make the typed response of what a call of the raw client has returned.

    Args:
        cls: The class of the response.
        raw: What the raw client has returned, or somebody who wraps its calls.
        origin: The operation.
        warn: Called for every member that could not be read.
    """
    if not isinstance(raw, HeldResponse):
        return convert_response(cls, raw, origin, warn)
    if raw.is_changed():
        return convert_response(cls, raw.as_plain(), origin, warn)
    response = raw.read(origin, warn)
    assert isinstance(response, cls)
    set_raw(response, raw)
    return response
