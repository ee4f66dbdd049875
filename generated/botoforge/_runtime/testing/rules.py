# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The rules of a test for an operation: its responses, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any, Generic, TypeAlias, TypeGuard, TypeVar

from attrs import field, frozen

from ..service_errors import ServiceError
from ..structures import Response
from .arrivals import as_arrived
from .http import HttpAnswer
from .operations import Operation
from .samples import with_status

R = TypeVar("R", bound=Response)
T_co = TypeVar("T_co", covariant=True)


@frozen
class Throttled:
    """The service asks to call less often, with the code that its model has for that."""


@frozen
class Reset:
    """The connection is reset, without a response."""


@frozen
class Delayed(Generic[T_co]):
    """A response that comes later."""

    seconds: float
    answer: T_co
    """The response, as `answer` takes it."""


@frozen(kw_only=True, repr=False)
class Request:
    """A request that has arrived."""

    service: str
    """What `boto3.client` calls the service."""

    operation: str
    """The operation, as the model names it."""

    parameters: Mapping[str, Any]
    """The parameters, by the names of the client's method. Values inside a parameter are as boto3
    takes them.
    """

    headers: Mapping[str, str]
    """The HTTP headers, their names in lower case."""

    summary: str = field(eq=False)
    """The call in short; long and sensitive values are left out."""

    def __repr__(self) -> str:
        return f"<Request {self.summary}>"


Answer: TypeAlias = R | str | ServiceError | Throttled | Reset | HttpAnswer
"""What a request can be answered with. A string is the status of a job."""

Timed: TypeAlias = Answer[R] | Delayed[Answer[R]]
"""An answer, at once or later."""

Step: TypeAlias = Timed[R] | Callable[[Request], Timed[R]]
"""An answer, or a function that returns one for a request."""


class Rule:
    """The responses to calls of an operation with some parameters.

    Attributes:
        operation: The operation.
        parameters: The parameters that a call must have, by wire name, as the test gives them.
        arriving: The same, as the server reads them.
    """

    def __init__(
        self, operation: Operation, parameters: Mapping[str, object], steps: tuple[object, ...]
    ) -> None:
        self.operation = operation
        self.parameters = parameters
        self.arriving = as_arrived(operation.service.client_name, operation.name, parameters)
        self._steps = steps
        self._taken = 0

    def matches(self, parameters: Mapping[str, object], not_sent_if_empty: Container[str]) -> bool:
        """Whether a call has the parameters that it must have.

        Args:
            parameters: Those of the call, by wire name.
            not_sent_if_empty: Those that a request leaves out where they are empty.
        """
        return all(
            parameters[name] == value
            if name in parameters
            else name in not_sent_if_empty and value in ([], {})
            for name, value in self.arriving.items()
        )

    def take(self) -> object:
        """Take the next step, or the last one again."""
        step = self._steps[min(self._taken, len(self._steps) - 1)]
        self._taken += 1
        return step

    def __str__(self) -> str:
        names = self.operation.names
        given = (f"{names[wire_name]}={value!r}" for wire_name, value in self.parameters.items())
        return f"aws.when({', '.join([str(self.operation), *given])})"


class RuleBuilder(Generic[R]):
    """Adds a rule for an operation.

    Args:
        operation: The operation.
        parameters: The parameters that a call must have, by wire name.
        add: Takes the rule.
    """

    def __init__(
        self,
        operation: Operation,
        parameters: Mapping[str, object],
        add: Callable[[Rule], object],
    ) -> None:
        self._operation = operation
        self._parameters = parameters
        self._add = add

    def answer(self, *steps: Step[R]) -> None:
        """Answer each request with the next step, and all that follow with the last one.

        A request that botocore sends again, after throttling or a reset, takes a step of its own.

        Args:
            *steps: Each is one of these: a response of the operation; a string, which is the status
                of a job, known or not, in an otherwise minimal response; an error of the service,
                created by `error`; `Throttled()`; `Reset()`; an `HttpAnswer`, byte by byte;
                `Delayed(seconds, answer)`; or a function that takes the `Request` and returns one
                of these, or raises the error.

        Raises:
            TypeError: There is no step, or one that is not a response to this operation.
        """
        if not steps:
            raise TypeError("answer takes one step or more")
        for step in steps:
            if isinstance(step, type) or not callable(step):
                check_step(self._operation, step)
        self._add(Rule(self._operation, self._parameters, steps))


def is_delayed(step: object) -> TypeGuard[Delayed[object]]:
    """Whether a response comes later."""
    return isinstance(step, Delayed)


def check_step(operation: Operation, step: object) -> None:
    """Check that a step, which is not a function, can be the response to an operation.

    Raises:
        TypeError: It cannot be.
    """
    answer = step.answer if is_delayed(step) else step
    match answer:
        case Throttled() | Reset() | HttpAnswer():
            pass
        case Response():
            operation.check_response(answer)
        case ServiceError():
            operation.check_error(answer)
        case str():
            status = str(answer)  # pyrefly: ignore[unnecessary-type-conversion]  # of an enum
            if not operation.status_paths:
                raise TypeError(
                    f"no waiter says where {operation} has a status: give a "
                    f"{operation.response_class.__name__} instead of {status!r}"
                )
            with_status(operation.response_class, operation.status_paths, status)
        case _:
            response = operation.response_class.__name__
            raise TypeError(
                f"{operation} cannot be answered with {answer!r}: give a {response}, an error, "
                "Throttled(), Reset() or an HttpAnswer"
            )


def resolve_step(step: object, operation: Operation, request: Request) -> object:
    """Return a step, or what it returns if it is a function.

    Raises:
        TypeError: What the function returns cannot be the response to the operation.
    """
    if not callable(step):
        return step
    try:
        returned = step(request)
    except ServiceError as error:
        returned = error
    check_step(operation, returned)
    return returned
