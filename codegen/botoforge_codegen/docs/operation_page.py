"""The page of an operation: everything that can be said about it, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from botoforge_codegen.ir import (
    EnumClass,
    Example,
    Operation,
    Service,
    Waiter,
    all_classes,
    names_of,
    structures_of,
)
from botoforge_codegen.render.examples import describe_example
from botoforge_codegen.render.layout import Bracket, lay_out
from botoforge_codegen.render.templates import fill
from botoforge_codegen.render.texts import LACKS_CODE, WORDS, describe_ends, format_number

from .tree import MemberTree, deepened, indented

CODE_WIDTH: Final = 76
"""The columns of code that a page shows without a bar to scroll it."""


@frozen
class ErrorEntry:
    """An error that an operation may raise."""

    name: str
    text: str
    """What it is for, and its members: Markdown in the item of a list."""


@frozen
class WaitEntry:
    """A wait for what an operation reports."""

    method: str
    constant: str
    call: str
    purpose: str
    ends: str
    delay: str


def render_operation(package: str, service: Service, operation: Operation) -> str:
    """Write the page of an operation.

    Args:
        package: The import name of the package.
        service: The service.
        operation: The operation.
    """
    classes = all_classes(service)
    tree = MemberTree({name: each for each in classes for name in names_of(each)})
    structures = {each.name: each for generated in classes for each in structures_of(generated)}
    request = tree.write(operation.parameters, are_parameters=True)
    response = tree.write(structures[operation.response].members)
    errors = list(list_errors(service, operation, tree))
    return fill(
        "docs/operation.md",
        package=package,
        service=service,
        operation=operation,
        documentation=deepened(operation.documentation),
        call=write_call(operation.method, operation),
        request=request,
        response=response,
        enums=[*tree.enums.values()],
        describe_enum=describe_enum,
        errors=errors,
        waits=[describe_waiter(operation, waiter) for waiter in operation.waiters],
        paginator=operation.paginator,
        examples=[write_example(operation, example) for example in operation.examples],
    )


def write_call(method: str, operation: Operation, *more: str) -> str:
    """Write a call with the required parameters."""
    arguments = [f"{each.name}=..." for each in operation.parameters if each.required]
    call = Bracket(f"response = client.{method}(", [*arguments, *more], ")")
    return lay_out(call, width=CODE_WIDTH)


def list_errors(service: Service, operation: Operation, tree: MemberTree) -> Iterator[ErrorEntry]:
    """List the errors of an operation, and the base error of its service last."""
    errors = {error.name: error for error in service.errors}
    for name in () if operation.errors_lack_code else operation.errors:
        error = errors[name]
        members = tree.write(error.members)
        parts = filter(None, [deepened(error.documentation), members])
        yield ErrorEntry(name, "\n".join(indented("\n\n".join(parts))))
    other = LACKS_CODE if operation.errors_lack_code else "Any other error from the service."
    yield ErrorEntry(service.base_error, f"    {other}")


def describe_enum(enum: EnumClass) -> str:
    """Write the values of an enum: with the phase of each, where these are reviewed."""
    phases = dict(enum.phases)
    if phases:
        head = ["| member | value | phase |", "|---|---|---|"]
        return "\n".join(
            [
                *head,
                *(
                    f"| `{each.name}` | `{escape_cell(each.value)}` | "
                    f"`{phases.get(each.name, 'UNKNOWN')}` |"
                    for each in enum.members
                ),
            ]
        )
    return ", ".join(f"`{each.name}` = `{code_text(each.value)}`" for each in enum.members)


def escape_cell(value: str) -> str:
    """Write a value in a cell of a table."""
    return code_text(value).replace("|", "\\|")


def code_text(value: str) -> str:
    """Write a value between two backticks: a string as Python writes it."""
    return repr(value).replace("`", "'")


def describe_waiter(operation: Operation, waiter: Waiter) -> WaitEntry:
    """Say what a wait waits for, and what ends it."""
    return WaitEntry(
        method=waiter.method,
        constant=waiter.constant,
        call=write_call(waiter.method, operation, "timeout=600"),
        purpose=WORDS[waiter.goal].until,
        ends="\n\n".join(describe_ends(waiter)),
        delay=format_number(waiter.delay),
    )


def write_example(operation: Operation, example: Example) -> tuple[str, str]:
    """Write an example of the model: its title, and what is below it."""
    title, _, body = describe_example(operation, example).partition("\n")
    lines = [line.removeprefix("    ") for line in body.strip("\n").split("\n")]
    return title.removeprefix("Example").removeprefix(": ").removeprefix(":"), "\n".join(lines)
