"""Checks anybody's file of waiters against the model of its service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen

from botoforge_codegen.errors import printable
from botoforge_codegen.json_values import is_map
from botoforge_codegen.load.files import Json
from botoforge_codegen.load.model import ServiceModel, WaiterModel
from botoforge_codegen.load.schema import WAITER, InvalidModel, check_name
from botoforge_codegen.load.store import to_snake_case
from botoforge_codegen.load.waiter_rows import parse_waiter
from botoforge_codegen.lower.statuses import list_unclassified
from botoforge_codegen.lower.waiter_problems import Problem, ProblemKind, is_undecided
from botoforge_codegen.lower.waiter_validation import MATCHERS, STATES, validate_waiter

from .common_errors import COMMON_ERRORS
from .computed import find_mistyped
from .spelling import check_keys, check_version
from .unreachable import find_hidden, find_never_succeeding


@frozen(kw_only=True)
class FileProblem:
    """A problem of a waiter in a file."""

    file: str
    service: str
    waiter: str
    """Its name; empty for a problem of the whole file."""
    kind: ProblemKind
    place: str
    """Where it is in the waiter, such as `acceptors[1]`; may be empty."""
    message: str

    def __str__(self) -> str:
        waiter = f"waiter {self.waiter}" if self.waiter else ""
        return ": ".join(part for part in (self.file, waiter, self.place, self.message) if part)


def check_file(file: Path, content: Json, service: ServiceModel) -> Iterator[FileProblem]:
    """Find everything that is wrong with a file of waiters, also what they leave open.

    Args:
        file: The file, for messages.
        content: What is in it; `waiters` in it is an object.
        service: The model of the service.
    """
    problems = [("", problem) for problem in check_version(content)]
    for name, raw in content["waiters"].items():
        problems.extend((name, problem) for problem in check_raw_waiter(service, name, raw))
    for name, problem in problems:
        yield FileProblem(
            file=printable(str(file)),
            service=service.client_name,
            waiter=printable(name),
            kind=problem.kind,
            place=problem.place,
            message=problem.message,
        )


def check_raw_waiter(service: ServiceModel, name: str, raw: object) -> Iterator[Problem]:
    """Find everything that is wrong with a waiter, as it is in a file."""
    if is_map(raw):
        yield from check_keys(raw)
    try:
        check_name(name, "its name")
        WAITER(raw, "")
    except InvalidModel as error:
        yield Problem("malformed", "", re.sub(r"^the file(:?) ", r"it\1 ", str(error)))
        return
    assert is_map(raw)  # noqa: S101 (the schema has found it out; type checkers do not know)
    waiter = parse_waiter(name, raw, to_snake_case, "", checked=True)
    try:
        yield from check_waiter(service, waiter)
    except RecursionError:
        yield Problem("malformed", "", "a JMESPath is nested too deeply")


def check_waiter(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find everything that is wrong with a waiter that anybody has written."""
    problems = [*validate_waiter(service, waiter), *find_mistyped(waiter), *find_hidden(waiter)]
    if not any(problem.kind == "endless" for problem in problems):
        problems.extend(find_never_succeeding(waiter, problems))
    misfits = {problem.place for problem in problems if problem.kind == "misfit"}
    for problem in problems:
        if problem.kind == "error" and not may_be_wrong(service, waiter, problem):
            continue
        if problem.kind == "value" and problem.place in misfits:
            continue  # of another type, it is no value of the enum either
        yield problem
    if not any(problem.kind in ("operation", "path") for problem in problems):
        yield from find_unclassified(service, waiter)


def may_be_wrong(service: ServiceModel, waiter: WaiterModel, problem: Problem) -> bool:
    """Whether the code of an error that the model does not list is likely to be a mistake.

    It is none if any operation may send it, or if the model lists no error at all, as in EC2.
    """
    number = problem.place.removeprefix("acceptors[").removesuffix("]")
    code = waiter.acceptors[int(number)].expected if number.isdecimal() else None
    operation = service.operations[waiter.operation]
    return bool(operation.errors) and not operation.errors_lack_code and code not in COMMON_ERRORS


def find_unclassified(service: ServiceModel, waiter: WaiterModel) -> Iterator[Problem]:
    """Find the values of the status that no acceptor classifies, in one line."""
    well_formed = (
        evolve(acceptor, state="retry") if is_undecided(acceptor.state) else acceptor
        for acceptor in waiter.acceptors
    )
    acceptors = tuple(
        acceptor
        for acceptor in well_formed
        if acceptor.state in STATES and acceptor.matcher in MATCHERS
    )
    values = list_unclassified(service, evolve(waiter, acceptors=acceptors))
    if values:
        message = f"no acceptor classifies {', '.join(map(repr, values))}: the wait goes on"
        yield Problem("unclassified", "acceptors", message)
