"""From the IR to text. The only module that knows jinja2.

Python decides and lays out, the templates have holes and loops. What a module imports is read off
its finished body, so that every import is used and none is missing.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from pprint import pformat
from typing import Any, Final

from attrs import frozen
from jinja2 import Environment, FunctionLoader, StrictUndefined

from . import names
from .check import all_classes
from .documentation import docstring, wrap
from .errors import GenerationError
from .ir import (
    ClassName,
    EnumClass,
    EnumRef,
    ErrorClass,
    Example,
    GeneratedClass,
    ListOf,
    MapOf,
    Member,
    Module,
    Operation,
    Package,
    Scalar,
    Service,
    StructureClass,
    StructureRef,
    TypeRef,
    class_of,
)

WIDTH: Final = 100

RUNTIME: Final = {
    "client": ("Service", "ServiceClient"),
    "conversion": (
        *("BLOB", "BOOLEAN", "DOCUMENT", "EnumType", "FLOAT", "INTEGER", "ListType", "MapType"),
        *("Member", "Shape", "StructureType", "TEXT", "TIMESTAMP"),
    ),
    "reading": (
        *("entries", "enum_reader", "list_reader", "map_reader", "new", "optional"),
        *("optional_boolean", "optional_integer", "optional_list", "optional_map"),
        *("optional_text", "optional_texts", "read_blob", "read_boolean", "read_document"),
        *("read_float", "read_integer", "read_text", "read_timestamp", "sparse_reader"),
    ),
    "service_errors": ("ErrorShape", "ServiceError"),
    "structures": ("Response", "Structure"),
    "values": ("ABSENT", "ABSENT_MAP", "JSON", "ServiceEnum", "UnknownValue"),
}
"""What generated modules take from the runtime, by module."""

LIBRARIES: Final = {
    "collections.abc": ("Mapping", "Sequence"),
    "datetime": ("datetime",),
    "typing": ("TYPE_CHECKING", "Any", "ClassVar", "Final"),
    "attrs": ("frozen",),
}
"""What generated modules take from elsewhere, by module."""

PUBLIC_RUNTIME: Final = {
    "errors": ("BotoforgeError", "MemberError", "UnreadableResponseError"),
    "service_errors": ("ServiceError",),
    "structures": ("Response", "ResponseMetadata", "Structure"),
    "values": ("ABSENT", "ABSENT_MAP", "JSON", "ServiceEnum", "UnknownValue"),
}
"""What the package itself exports, by module of the runtime."""

PYTHON_TYPES: Final = {
    Scalar.TEXT: "str",
    Scalar.INTEGER: "int",
    Scalar.FLOAT: "float",
    Scalar.BOOLEAN: "bool",
    Scalar.TIMESTAMP: "datetime",
    Scalar.BLOB: "bytes",
    Scalar.DOCUMENT: "JSON",
}

SHORT_READERS: Final = {
    Scalar.TEXT: "optional_text",
    Scalar.INTEGER: "optional_integer",
    Scalar.BOOLEAN: "optional_boolean",
    Scalar.DOCUMENT: "read_document",
}
"""The scalars for which the runtime has a reader of an optional value."""


def templates() -> Traversable:
    """Find the templates: inside the installed package, or beside it in a checkout."""
    installed = files(__name__.rpartition(".")[0]).joinpath("templates")
    if installed.is_dir():
        return installed
    checkout = Path(__file__).parents[2] / "templates"
    if not checkout.is_dir():
        raise GenerationError(f"the templates are missing: neither {installed} nor {checkout}")
    return checkout


@cache
def environment() -> Environment:
    """Make the environment of the templates: an undefined name stops the run."""
    folder = templates()
    return Environment(
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text("utf-8")),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 (the output is Python, not HTML)
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fill(template: str, **holes: object) -> str:
    """Fill a template."""
    return environment().get_template(f"{template}.jinja").render(**holes)


def render_package(package: Package) -> dict[str, str]:
    """Write every file of a package.

    Returns:
        The texts by path inside the package, with `/`.
    """
    made: dict[str, str] = {
        "__init__.py": render_package_init(package),
        "py.typed": "",
        **runtime_files(),
    }
    for service in package.services:
        for path, text in render_service(service).items():
            made[f"{service.package}/{path}"] = text
    return made


def runtime_files() -> dict[str, str]:
    """Copy the runtime, byte by byte."""
    folder = templates().joinpath("runtime")
    return {
        f"_runtime/{source.name}": source.read_text("utf-8")
        for source in sorted(folder.iterdir(), key=lambda source: source.name)
        if source.name.endswith(".py")
    }


def render_package_init(package: Package) -> str:
    """Write the package's own module."""
    services = ", ".join(f"`{service.package}`" for service in package.services)
    text = (
        "Typed clients for AWS: responses, enums and exceptions as classes, over boto3.\n\n"
        f"Each service is a package of its own: {services}. Here is what they share. Nothing is "
        "imported before it is asked for."
    )
    modules = {f"_runtime.{module}": public for module, public in PUBLIC_RUNTIME.items()}
    return fill(
        "init.py",
        docstring=docstring(text, 0),
        lazy_names="._runtime.names",
        imports=[import_line(f".{module}", public, 4) for module, public in modules.items()],
        modules=[entry_line(module, public) for module, public in modules.items()],
        names=sorted(name for public in modules.values() for name in public),
    )


def render_service(service: Service) -> dict[str, str]:
    """Write every file of a service package."""
    home: dict[ClassName, str] = {generated.name: "errors" for generated in service.error_classes}
    home |= {
        generated.name: module.name for module in service.modules for generated in module.classes
    }
    writer = ServiceWriter(service, home)
    made = {f"{module.name}.py": writer.module(module) for module in service.modules}
    return {
        "__init__.py": writer.init(),
        "client.py": writer.client(),
        "errors.py": writer.errors(),
    } | made


@frozen
class Field:
    """An attribute as a template shows it: the line, and the documentation under it."""

    line: str
    docstring: str


class ServiceWriter:
    """Writes the modules of one service.

    Args:
        service: What to write.
        home: The module of each class.
    """

    def __init__(self, service: Service, home: Mapping[ClassName, str]) -> None:
        self.service = service
        self.home = home
        self.readers = {reader_name(name): module for name, module in home.items()}
        read = {
            class_of(member.type)
            for generated in all_classes(service)
            if isinstance(generated, StructureClass) and generated.readable
            for member in generated.members
        }
        self.read_enums = read
        """The classes that the fast pass of some class reads."""

    # --- Structures and enums ---

    def module(self, module: Module) -> str:
        """Write a module of structures and enums."""
        body = self.classes(module.classes)
        return self.finish(str(module.name), module.documentation, body)

    def classes(self, classes: Sequence[GeneratedClass]) -> str:
        """Write classes, then their conversion."""
        structures = [found for found in classes if isinstance(found, StructureClass)]
        enums = [found for found in classes if isinstance(found, EnumClass)]
        read_enums = [
            wrap_call(f"{reader_name(enum.name)} = enum_reader(", [enum.name], ")", 0)
            for enum in enums
            if enum.name in self.read_enums
        ]
        blocks = [self.generated_class(generated) for generated in classes]
        if read_enums:
            blocks.append("\n".join(read_enums) + "\n")
        blocks.extend(self.reader(found) for found in structures if found.readable)
        if structures:
            blocks.append("\n".join(self.shape(found) for found in structures))
        return "\n\n".join(blocks)

    def generated_class(self, generated: GeneratedClass) -> str:
        """Write an enum or a structure."""
        match generated:
            case EnumClass():
                return fill(
                    "enum.py",
                    name=generated.name,
                    docstring=docstring(generated.documentation, 4),
                    members=[
                        f"{value.name} = {literal(value.value)}" for value in generated.members
                    ],
                )
            case StructureClass():
                return fill(
                    "structure.py",
                    head=wrap_call(f"class {generated.name}(", generated.bases, "):", 0),
                    docstring=docstring(generated.documentation, 4),
                    fields=() if generated.inherited else [field(m) for m in generated.members],
                )

    def reader(self, structure: StructureClass) -> str:
        """Write the fast pass of a structure."""
        return fill(
            "reader.py",
            head=wrap_call(
                f"def {reader_name(structure.name)}(", ["raw: Any"], f") -> {structure.name}:", 0
            ),
            name=structure.name,
            setters=wrap_setters(structure),
            lines=[reader_line(member) for member in structure.members],
        )

    def shape(self, structure: StructureClass) -> str:
        """Write the member table of a structure."""
        reader = reader_name(structure.name) if structure.readable else "None"
        if structure.inherited:
            table = [f"*{structure.bases[0]}.__shape__.members"]
        else:
            table = [member_line(member, 4) for member in structure.members]
        sensitive = ["sensitive=True"] if structure.sensitive else []
        return (
            wrap_call(
                f"{structure.name}.__shape__ = Shape(",
                [structure.name, reader, *table, *sensitive],
                ")",
                0,
            )
            + "\n"
        )

    # --- Errors ---

    def errors(self) -> str:
        """Write the module of the exceptions."""
        service = self.service
        base = fill(
            "error.py",
            head=f"class {service.base_error}(ServiceError):",
            docstring=docstring(
                f"{service.full_name} answered with an error: the base of every error of this "
                "service, raised itself for a code that the model does not list.",
                4,
            ),
            fields=(),
            shape="",
        )
        table = fill(
            "error_table.py",
            rows=[
                f"{wrap_annotation(literal(code), name, '', 4)},"
                for code, name in sorted({e.code: e.name for e in service.errors}.items())
            ],
            base=service.base_error,
        )
        blocks = [base]
        if service.error_classes:  # before the exceptions, whose bodies refer to them
            blocks.append(self.classes(service.error_classes))
        blocks.extend(self.error(error) for error in service.errors)
        blocks.append(table)
        text = f"The errors that {service.full_name} answers with."
        return self.finish("errors", text, "\n\n".join(blocks))

    def error(self, error: ErrorClass) -> str:
        """Write an exception."""
        traits = [
            *(["retryable=True"] if error.retryable else []),
            *(["throttling=True"] if error.throttling else []),
        ]
        table = [*(member_line(member, 8) for member in error.members), *traits]
        return fill(
            "error.py",
            head=wrap_call(f"class {error.name}(", [self.service.base_error], "):", 0),
            docstring=docstring(error.documentation, 4),
            fields=[field(member, default=False) for member in error.members],
            shape=wrap_call("__shape__ = ErrorShape(", table, ")", 4) if table else "",
        )

    # --- The client and the package ---

    def client(self) -> str:
        """Write the client."""
        service = self.service
        text = f"A typed client of {service.full_name}, over one of boto3 or botocore."
        described = "\n\n".join(filter(None, [text, service.documentation]))
        body = fill(
            "client.py",
            name=service.client_class,
            docstring=docstring(described, 4),
            service=wrap_call(
                "__service__ = Service(",
                [
                    literal(service.client_name),
                    literal(service.service_id),
                    service.base_error,
                    "ERRORS",
                ],
                ")",
                4,
            ),
            methods=[self.method(operation) for operation in service.operations],
        )
        return self.finish("client", f"The client of {service.full_name}.", body, typing_only=True)

    def method(self, operation: Operation) -> str:
        """Write one method of the client."""
        parameters = [
            wrap_annotation(parameter.name, parameter_type(parameter), default, 8)
            for parameter in operation.parameters
            for default in ["" if parameter.required else "None"]
        ]
        separator = ["*"] if parameters else []
        sent = [
            f"{literal(parameter.wire_name)}: {parameter.name}"
            for parameter in operation.parameters
        ]
        call = [literal(operation.name), operation.response]
        table = wrap_call("{", sent, "}", 12)
        return fill(
            "method.py",
            head=wrap_call(
                f"def {operation.method}(",
                ["self", *separator, *parameters],
                f") -> {operation.response}:",
                4,
            ),
            docstring=docstring(method_text(operation, self.service), 8),
            module=operation.module,
            response=operation.response,
            call=wrap_call("return self._call(", [*call, table], ")", 8),
        )

    def init(self) -> str:
        """Write the module of the service package itself."""
        service = self.service
        modules: dict[str, list[str]] = {
            "client": [service.client_class],
            "errors": [service.base_error, *(error.name for error in service.errors)],
        }
        for name, module in self.home.items():
            modules.setdefault(module, []).append(name)
        modules = {module: sorted(public) for module, public in sorted(modules.items())}
        text = f"{service.full_name}: the client, what it returns and what it raises."
        return fill(
            "init.py",
            docstring=docstring(text, 0),
            lazy_names=".._runtime.names",
            imports=[import_line(f".{module}", public, 4) for module, public in modules.items()],
            modules=[entry_line(module, public) for module, public in modules.items()],
            names=sorted(name for public in modules.values() for name in public),
        )

    # --- Imports ---

    def finish(self, module: str, text: str, body: str, *, typing_only: bool = False) -> str:
        """Put the header and the imports before a body.

        Args:
            module: The module's own name.
            text: What the module is for.
            body: All the rest.
            typing_only: The service's classes serve annotations alone.
        """
        tree = ast.parse(body)
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        if typing_only:
            used.add("TYPE_CHECKING")
        libraries = [
            import_line(library, sorted(used.intersection(public), key=import_order), 0)
            for library, public in LIBRARIES.items()
            if not used.isdisjoint(public)
        ]
        runtime = [
            import_line(
                f".._runtime.{part}", sorted(used.intersection(public), key=import_order), 0
            )
            for part, public in RUNTIME.items()
            if not used.isdisjoint(public)
        ]
        siblings = self.sibling_imports(module, used, 4 if typing_only else 0)
        errors = [import_line(".errors", sorted({"ERRORS", self.service.base_error}), 0)]
        return fill(
            "module.py",
            docstring=docstring(text, 0),
            libraries=[line for line in libraries if "attrs" not in line],
            third_party=[line for line in libraries if "attrs" in line],
            own=[*runtime, *(errors if typing_only else siblings)],
            typing_only=siblings if typing_only else (),
            body=body,
        )

    def sibling_imports(self, module: str, used: set[str], indent: int) -> list[str]:
        """Import what other modules of the service define."""
        found: dict[str, list[str]] = {}
        for name, home in sorted([*self.home.items(), *self.readers.items()]):
            if name in used and home != module:
                found.setdefault(home, []).append(name)
        return [
            import_line(f".{home}", sorted(public, key=import_order), indent)
            for home, public in sorted(found.items())
        ]


# --- Types ---------------------------------------------------------------------------------------


def python_type(type_ref: TypeRef) -> str:
    """Write the type of a value that is there."""
    match type_ref:
        case Scalar():
            return PYTHON_TYPES[type_ref]
        case EnumRef(name=name, open=is_open):
            return f"{name} | {'UnknownValue' if is_open else 'str'}"
        case StructureRef(name=name):
            return name
        case ListOf(item=item, sparse=sparse):
            return f"Sequence[{python_type(item)}{' | None' if sparse else ''}]"
        case MapOf(value=value, sparse=sparse):
            return f"Mapping[str, {python_type(value)}{' | None' if sparse else ''}]"


def optional_type(type_ref: TypeRef) -> str:
    """Write the type of a value that may not be there."""
    return "JSON" if type_ref is Scalar.DOCUMENT else f"{python_type(type_ref)} | None"


def parameter_type(parameter: Member) -> str:
    """Write the type of a parameter."""
    return python_type(parameter.type) if parameter.required else optional_type(parameter.type)


def field(member: Member, *, default: bool = True) -> Field:
    """Write an attribute."""
    match member.type:
        case ListOf():
            python, value = python_type(member.type), "ABSENT"
        case MapOf():
            python, value = python_type(member.type), "ABSENT_MAP"
        case _ if member.required:
            python, value = python_type(member.type), ""
        case _:
            python, value = optional_type(member.type), "None"
    if member.required or not default:
        value = ""
    return Field(
        line=wrap_annotation(member.name, python, value, 4),
        docstring=docstring(member.documentation, 4) if member.documentation else "",
    )


def value_type(type_ref: TypeRef) -> str:
    """Write a type for the member table."""
    match type_ref:
        case Scalar():
            return type_ref.name
        case EnumRef(name=name):
            return f"EnumType({name})"
        case StructureRef(name=name):
            return f"StructureType({name})"
        case ListOf(item=item, sparse=sparse):
            return f"ListType({value_type(item)}{', sparse=True' if sparse else ''})"
        case MapOf(value=value, sparse=sparse):
            return f"MapType({value_type(value)}{', sparse=True' if sparse else ''})"


def member_line(member: Member, indent: int) -> str:
    """Write a line of the member table."""
    arguments = [literal(member.name), literal(member.wire_name), value_type(member.type)]
    if member.required:
        arguments.append("required=True")
    if member.sensitive:
        arguments.append("sensitive=True")
    return wrap_call("Member(", arguments, ")", indent, after=1)


# --- The fast pass -------------------------------------------------------------------------------


def reader_name(name: ClassName) -> str:
    """Name the reader of a class."""
    return names.safe(f"read_{names.snake_name(name)}")


def reader(type_ref: TypeRef) -> str:
    """Write the function that reads a value that is there."""
    match type_ref:
        case Scalar():
            return f"read_{type_ref.value}"
        case EnumRef(name=name) | StructureRef(name=name):
            return reader_name(name)
        case ListOf(item=item, sparse=sparse):
            return f"list_reader({item_reader(item, sparse=sparse)})"
        case MapOf(value=value, sparse=sparse):
            return f"map_reader({item_reader(value, sparse=sparse)})"


def item_reader(type_ref: TypeRef, *, sparse: bool) -> str:
    """Write the function that reads an item of a list or map."""
    return f"sparse_reader({reader(type_ref)})" if sparse else reader(type_ref)


def reader_line(member: Member) -> str:
    """Write how the fast pass sets a member: one line where it fits."""
    raw = f"get({literal(member.wire_name)})"
    match member.type:
        case ListOf(item=Scalar.TEXT, sparse=False):
            value = f"optional_texts({raw})"
        case ListOf(item=item, sparse=sparse):
            value = f"optional_list({item_reader(item, sparse=sparse)}, {raw})"
        case MapOf(value=item, sparse=sparse):
            value = f"optional_map({item_reader(item, sparse=sparse)}, {raw})"
        case _ if member.required:
            value = f"{reader(member.type)}({raw})"
        case Scalar() if member.type in SHORT_READERS:
            value = f"{SHORT_READERS[member.type]}({raw})"
        case _:
            value = f"optional({reader(member.type)}, {raw})"
    return wrap_call(f"set_{member.name}(", ["made", value], ")", 4)


def wrap_setters(structure: StructureClass) -> str:
    """Write the unpacking of the slots' setters."""
    if not structure.members:
        return ""
    setters = [f"set_{member.name}" for member in structure.members]
    source = f" = {structure.name}.__shape__.setters"
    if len(setters) == 1:
        return f"({setters[0]},){source}"
    line = ", ".join(setters) + source
    return line if len(line) <= WIDTH - 4 else wrap_call("(", setters, f"){source}", 4)


# --- Texts ---------------------------------------------------------------------------------------


def method_text(operation: Operation, service: Service) -> str:
    """Write the docstring of a method."""
    blocks = [operation.documentation or f"Calls `{operation.name}`."]
    if operation.link:
        blocks.append(f"See also: [AWS API Documentation]({operation.link})")
    if operation.parameters:
        described = [
            entry_text(p.name, p.documentation or UNDESCRIBED) for p in operation.parameters
        ]
        blocks.append("\n".join(["Args:", *described]))
    blocks.append(f"Returns:\n    A `{operation.response}`.")
    errors = {error.name: error.documentation for error in service.errors}
    raised = [
        *(entry_text(name, errors[name]) for name in operation.errors),
        entry_text(service.base_error, "Any other error that the service answers with."),
        entry_text("UnreadableResponseError", "What came is no answer of the service."),
    ]
    blocks.append("\n".join(["Raises:", *raised]))
    blocks.extend(example_text(operation, example) for example in operation.examples)
    return "\n\n".join(blocks)


UNDESCRIBED: Final = "Not described by the model."


def entry_text(name: str, text: str) -> str:
    """Write what a docstring says about a parameter or an exception."""
    first, *rest = text.split("\n")
    lines = [f"    {name}: {first}", *(f"        {line}".rstrip() for line in rest)]
    return "\n".join(
        part for line in lines for part in wrap(line, WIDTH - 8, 4 * (line is lines[0]))
    )


def example_text(operation: Operation, example: Example) -> str:
    """Write an example of a call."""
    arguments = [
        f"{parameter.name}={argument_text(parameter.type, value)}"
        for parameter, value in example.arguments
    ]
    call = wrap_call(f"response = client.{operation.method}(", arguments, ")", 20)
    first, *rest = call.split("\n")
    code = [f">>> {first}", *(f"... {line}" for line in rest), ">>> response.to_dict()"]
    returned = pformat(example.output, width=WIDTH - 16, sort_dicts=False).split("\n")
    lines = ["```python", *code, *returned, "```"]
    described = [example.description, ""] if example.description else []
    title = f"Example: {example.title}" if example.title else "Example:"
    return "\n".join([title, "", *(f"    {line}".rstrip() for line in [*described, *lines])])


def argument_text(type_ref: TypeRef, value: Any) -> str:
    """Write a JSON value as the expression of a typed argument."""
    match type_ref:
        case StructureRef(name=name):
            return f"{name}.from_dict({value!r})"
        case ListOf(item=item):
            items: Sequence[Any] = value
            return f"[{', '.join(argument_text(item, part) for part in items)}]"
        case _:
            return literal(value) if isinstance(value, str) else repr(value)


# --- Layout --------------------------------------------------------------------------------------


def literal(text: str) -> str:
    """Write a text as a literal in double quotes."""
    return json.dumps(text) if text.isascii() and text.isprintable() else ascii(text)


def wrap_call(head: str, arguments: Sequence[str], tail: str, indent: int, after: int = 0) -> str:
    """Write something with arguments: on one line if it fits, else an argument a line.

    Args:
        head: What stands before, with the opening bracket.
        arguments: What stands between the brackets.
        tail: What stands after, with the closing bracket.
        indent: How many spaces stand before the first line; they are not written.
        after: How many columns what follows on the last line takes.
    """
    line = f"{head}{', '.join(arguments)}{tail}"
    if indent + len(line) + after <= WIDTH and "\n" not in line:
        return line
    pad = " " * indent
    inner = "".join(f"{pad}    {argument},\n" for argument in arguments)
    return f"{head}\n{inner}{pad}{tail}"


def wrap_annotation(name: str, annotation: str, default: str, indent: int) -> str:
    """Write an annotated name, perhaps with a default."""
    ending = f" = {default}" if default else ""
    line = f"{name}: {annotation}{ending}"
    if indent + len(line) + 1 <= WIDTH:
        return line
    pad = " " * indent
    return f"{name}: (\n{pad}    {annotation}\n{pad}){ending}"


def import_line(module: str, public: Sequence[str], indent: int) -> str:
    """Write an import, several names one a line."""
    if len(public) == 1 or not module.startswith("."):
        return f"from {module} import {', '.join(public)}"
    pad = " " * indent
    inner = "".join(f"{pad}    {name},\n" for name in public)
    return f"from {module} import (\n{inner}{pad})"


def import_order(name: str) -> tuple[int, str]:
    """Sort names as import sorters do: constants, classes, functions."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


def entry_line(module: str, public: Iterable[str]) -> str:
    """Write which names live in a module."""
    inner = "".join(f"                {literal(name)},\n" for name in public)
    return f"{literal(module)}: (\n{inner}            ),"
