"""What is known of a whole service, beyond the operations that are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import frozen

from botoforge_codegen.ir import ClassName, Phase

Phases: TypeAlias = Mapping[str, Mapping[str, frozenset[Phase]]]
"""By enum, the phases that rows give to each of its values: several, where rows differ."""


@frozen(kw_only=True)
class StopCall:
    """How an operation is called that stops what is waited for."""

    method: str
    """The name of the boto3 client's method."""
    each: tuple[str, ...]
    """The parameters that take one item of a list: it is called for each."""


@frozen(kw_only=True)
class Facts:
    """What generation decides by the whole service: a snapshot holds only a part of it."""

    complete: bool
    """Every operation of the service is known that a client can call."""
    base_error: ClassName
    """The name of the base class of the service's errors."""
    in_responses: frozenset[str]
    """The shapes that a response can contain."""
    stream_holders: frozenset[str]
    """Those of them that hold a stream of events, so that no fast path decodes them."""
    data_errors: frozenset[str]
    """The error shapes that are also plain data: an operation takes or returns them, or an error
    holds them."""
    literal_enums: frozenset[str]
    """The enums of which a caller may pass a value as a string."""
    response_methods: Mapping[str, str]
    """The output shapes whose class is a response class, each with the method that returns it, as
    botocore calls it."""
    error_order: tuple[str, ...]
    """The shapes of errors in the model's order: of several with one code, the last counts."""
    phases: Phases
    """What reviewed rows say about the values of enums."""
    stops: Mapping[str, StopCall]
    """How what is waited for is stopped, by waiter: by operations that need not be chosen."""
