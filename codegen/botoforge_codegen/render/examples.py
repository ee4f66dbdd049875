"""The examples of a call, as an interpreter session."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from botoforge_codegen.ir import Example, ListOf, Operation, Scalar, StructureRef, TypeRef
from botoforge_codegen.json_values import is_list, is_map

from .docstring import METHOD_WIDTH
from .layout import Bracket, Code, lay_out, literal

EXAMPLE_WIDTH: Final = METHOD_WIDTH - 8
"""The columns of a line of an example: it is in a section of the docstring, after a prompt."""


def describe_example(operation: Operation, example: Example) -> str:
    """Write the section of a docstring with an example of a call."""
    arguments = [
        argument_code(parameter.type, value, f"{parameter.name}=")
        for parameter, value in example.arguments
    ]
    call = Bracket(f"response = client.{operation.method}(", arguments, ")")
    code = [
        *add_prompts(lay_out(call, width=EXAMPLE_WIDTH)),
        *add_prompts("response.to_dict()"),
        *lay_out(value_code(example.output), width=EXAMPLE_WIDTH).split("\n"),
    ]
    described = [example.description, ""] if example.description else []
    title = f"Example: {example.title}" if example.title else "Example:"
    lines = [*described, "```python", *code, "```"]
    return "\n".join([title, "", *(f"    {line}".rstrip() for line in lines)])


def add_prompts(statement: str) -> list[str]:
    """Put the interpreter's prompts before the lines of a statement."""
    first, *rest = statement.split("\n")
    return [f">>> {first}", *(f"... {line}" for line in rest)]


def argument_code(type_ref: TypeRef, value: Any, head: str = "") -> Code:
    """Write a JSON value as the expression of a typed argument.

    Args:
        type_ref: The type of the argument.
        value: The value.
        head: The code before it.
    """
    match type_ref:
        case StructureRef(name=name):
            return value_code(value, f"{head}{name}.from_dict(", ")")
        case ListOf(item=item) if is_list(value):
            return Bracket(f"{head}[", [argument_code(item, part) for part in value], "]")
        case Scalar.BLOB | Scalar.DATA if isinstance(value, str):
            return f"{head}{value.encode(errors='replace')!r}"
        case _:
            return value_code(value, head)


def value_code(value: Any, head: str = "", tail: str = "") -> Code:
    """Write a value of an example as an expression, between a head and a tail."""
    if is_map(value):
        parts = [value_code(entry, f"{literal(key)}: ") for key, entry in value.items()]
        return Bracket(f"{head}{{", parts, f"}}{tail}")
    if is_list(value):
        return Bracket(f"{head}[", [value_code(item) for item in value], f"]{tail}")
    if isinstance(value, datetime):
        return f"{head}datetime.fromisoformat({literal(value.isoformat())}){tail}"
    return f"{head}{literal(value) if isinstance(value, str) else repr(value)}{tail}"
