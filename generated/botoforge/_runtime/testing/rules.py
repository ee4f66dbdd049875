# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What a test says about an operation: the answers, one after the other."""

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
    """The connection is reset, and no answer comes."""


@frozen
class Delayed(Generic[T_co]):
    """An answer that comes later."""

    seconds: float
    answer: T_co
    """What the answer is then."""


@frozen(kw_only=True, repr=False)
class Request:
    """A request that has arrived."""

    service: str
    """What `boto3.client` calls the service."""

    operation: str
    """The operation, as the model names it."""

    parameters: Mapping[str, Any]
    """What was sent, by the names that the client's method has for it. What lies inside of a
    parameter is as boto3 takes it.
    """

    headers: Mapping[str, str]
    """The HTTP headers, their names in lower case."""

    summary: str = field(eq=False)
    """How the call reads; what is long or sensitive is left out."""

    def __repr__(self) -> str:
        return f"<Request {self.summary}>"


Answer: TypeAlias = R | str | ServiceError | Throttled | Reset | HttpAnswer
"""What a request can be answered with. A text is the status of a job."""

Timed: TypeAlias = Answer[R] | Delayed[Answer[R]]
"""An answer, at once or later."""

Step: TypeAlias = Timed[R] | Callable[[Request], Timed[R]]
"""An answer, or a function that makes one from the request."""


class Line:
    """What calls of an operation with some parameters are answered with.

    Attributes:
        operation: The operation.
        parameters: The parameters that a call must have, by wire name, as the test has them.
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

    def fits(self, parameters: Mapping[str, object], unseen: Container[str]) -> bool:
        """Whether a call has the parameters that it must have.

        Args:
            parameters: Those of the call, by wire name.
            unseen: Those of which the wire does not show that they are empty.
        """
        return all(
            parameters[name] == value
            if name in parameters
            else name in unseen and value in ([], {})
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


class Script(Generic[R]):
    """Says what an operation is answered with.

    Args:
        operation: The operation.
        parameters: The parameters that a call must have, by wire name.
        add: Takes what is said.
    """

    def __init__(
        self,
        operation: Operation,
        parameters: Mapping[str, object],
        add: Callable[[Line], object],
    ) -> None:
        self._operation = operation
        self._parameters = parameters
        self._add = add

    def answer(self, *steps: Step[R]) -> None:
        """Answer each request with the next step; the last one answers all that follow.

        A request that botocore sends again, after throttling or a reset, takes a step of its own.

        Args:
            *steps: Each is one of these: a response of the operation; a text, which is the status
                of a job, known or not, in an otherwise minimal response; an error of the service,
                made by `error`; `Throttled()`; `Reset()`; an `HttpAnswer`, byte by byte;
                `Delayed(seconds, answer)`; or a function that takes the `Request` and returns one
                of these, or raises the error.

        Raises:
            TypeError: There is no step, or one that cannot answer this operation.
        """
        if not steps:
            raise TypeError("answer takes one step or more")
        for step in steps:
            if isinstance(step, type) or not callable(step):
                check(self._operation, step)
        self._add(Line(self._operation, self._parameters, steps))


def is_delayed(step: object) -> TypeGuard[Delayed[object]]:
    """Whether an answer comes later."""
    return isinstance(step, Delayed)


def check(operation: Operation, step: object) -> None:
    """Check that a step, which is no function, can answer an operation.

    Raises:
        TypeError: It cannot.
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
            if not operation.status_paths:
                raise TypeError(
                    f"no waiter says where {operation} tells a status: give a "
                    f"{operation.response_class.__name__} instead of {str(answer)!r}"
                )
            with_status(operation.response_class, operation.status_paths, str(answer))
        case _:
            response = operation.response_class.__name__
            raise TypeError(
                f"{operation} cannot be answered with {answer!r}: give a {response}, an error, "
                "Throttled(), Reset() or an HttpAnswer"
            )


def make_answer(step: object, operation: Operation, request: Request) -> object:
    """Take a step, or let the function that it is make the answer.

    Raises:
        TypeError: What the function made cannot answer the operation.
    """
    if not callable(step):
        return step
    try:
        made = step(request)
    except ServiceError as error:
        made = error
    check(operation, made)
    return made
