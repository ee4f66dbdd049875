"""From the IR to text.

Python decides and lays out, the templates have holes and loops. What a module imports is read off
its finished body, so that every import is used and none is missing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from symtable import Symbol, SymbolTable, symtable
from typing import Any, Final, cast

from attrs import frozen

from botoforge_codegen.documentation import wrap
from botoforge_codegen.ir import (
    Acceptor,
    ClassName,
    EnumClass,
    EnumRef,
    ErrorClass,
    EventStreamOf,
    Example,
    GeneratedClass,
    ListOf,
    MapOf,
    Member,
    Module,
    Operation,
    Package,
    Paginator,
    Scalar,
    Service,
    StructureClass,
    StructureRef,
    TypeRef,
    UnionClass,
    UnionRef,
    VariableName,
    Waiter,
    all_classes,
    classes_of,
    names_of,
    structures_of,
)
from botoforge_codegen.names import literal_name, reader_name
from botoforge_codegen.resolve import ModuleNames

from .layout import (
    WIDTH,
    Bracket,
    Code,
    Parentheses,
    annotated,
    flat,
    lay_out,
    literal,
    type_parts,
)
from .templates import fill, templates

RUNTIME: Final = {
    "aio": ("AsyncServiceClient",),
    "client": ("ServiceClient",),
    "conversion": (
        *("BLOB", "BOOLEAN", "DATA", "DOCUMENT", "EnumType", "FLOAT", "INTEGER", "ListType"),
        "MapType",
        *("Member", "Shape", "StructureType", "TEXT", "TIMESTAMP", "UnionType"),
    ),
    "pages": ("AsyncItemPages", "AsyncPages", "ItemPages", "Pages"),
    "reading": (
        *("entries", "enum_reader", "list_reader", "map_reader", "new", "optional"),
        *("optional_boolean", "optional_integer", "optional_list", "optional_map"),
        *("optional_text", "optional_texts", "read_blob", "read_boolean", "read_document"),
        *("read_float", "read_integer", "read_text", "read_timestamp", "sparse_reader"),
        "union_reader",
    ),
    "service_errors": ("ErrorShape", "ServiceError", "ServiceTable"),
    "streaming_bodies": (
        *("AnyBody", "AsyncStreamingBody", "BODY", "BlobSource", "StreamingResponse"),
        *("StreamingStructure", "read_body"),
    ),
    "streams": ("EventStream", "EventStreamType"),
    "structures": ("Response", "Structure"),
    "stubbing": ("ServiceStub",),
    "values": (
        *("ABSENT", "ABSENT_MAP", "CopySource", "JSON", "Phase", "ServiceEnum", "StatusEnum"),
        *("UnknownValue", "UnknownVariant", "deprecated"),
    ),
    "waiters": ("Acceptor", "Waiter"),
    "waiting": ("Timing", "WaitOptions"),
}
"""What generated modules take from the runtime, by module."""

NOT_LOADED: Final = {part: names for part, names in RUNTIME.items() if part != "values"}
"""What of it a client's signatures find in the package of the service, as they find the classes;
`values` is loaded with any client."""

LIBRARIES: Final = {
    "collections.abc": ("Callable", "Mapping", "Sequence"),
    "datetime": ("datetime", "timedelta"),
    "typing": ("TYPE_CHECKING", "Any", "ClassVar", "Final", "Literal", "TypeAlias"),
    "attrs": ("frozen",),
}
"""What generated modules take from elsewhere, by module."""

PUBLIC_RUNTIME: Final = {
    "errors": ("BotoforgeError", "MemberError", "UnreadableResponseError"),
    "metadata": ("ResponseMetadata",),
    "pages": ("AsyncItemPages", "AsyncPages", "ItemPages", "Pages"),
    "service_errors": ("ServiceError",),
    "streaming_bodies": ("AsyncStreamingBody", "StreamingBody"),
    "streams": ("EventStream",),
    "structures": ("Response", "Structure"),
    "values": (
        *("ABSENT", "ABSENT_MAP", "CopySource", "JSON", "Phase", "ServiceEnum", "UnknownValue"),
        "UnknownVariant",
    ),
    "waiting": ("JobFailedError", "Timing", "WaitError", "WaitTimeoutError"),
}
"""What the package itself exports, by module of the runtime."""

FOR_PICKLES: Final = {
    "metadata": ("restore_metadata",),
    "service_errors": ("restore_error",),
    "structures": ("restore_structure",),
    "values": ("restore_enum_value",),
}
"""What pickles name in the package, by module of the runtime; not among what it exports."""

TESTING: Final = {
    "fast_waits": ("fast_waits",),
    "sampling": ("error", "sample"),
    "scripts": ("Delayed", "Request", "Reset", "Throttled"),
    "serving": ("HttpAnswer",),
    "stubbing": ("ExpectationError",),
    "testing": ("AwsServer", "aws_server", "fast_waits_fixture"),
}
"""What the package's module `testing` exports, beside `stub`, by module of the runtime."""

PYTHON_TYPES: Final = {
    Scalar.TEXT: "str",
    Scalar.INTEGER: "int",
    Scalar.FLOAT: "float",
    Scalar.BOOLEAN: "bool",
    Scalar.TIMESTAMP: "datetime",
    Scalar.BLOB: "bytes",
    Scalar.DOCUMENT: "JSON",
    Scalar.BODY: "AnyBody",
    Scalar.DATA: "bytes | bytearray | str",
    Scalar.SOURCE: "BlobSource",
    Scalar.COPY_SOURCE: "str | CopySource",
}

STREAMING: Final = {"Response": "StreamingResponse", "Structure": "StreamingStructure"}
"""The bases of what has a body that is read when it is asked for."""

DEFAULTS: Final[Mapping[type, str]] = {ListOf: "ABSENT", MapOf: "ABSENT_MAP"}
"""What an attribute is where nothing was sent, if it is not `None`."""

SHORT_READERS: Final = {
    Scalar.TEXT: "optional_text",
    Scalar.INTEGER: "optional_integer",
    Scalar.BOOLEAN: "optional_boolean",
    Scalar.DOCUMENT: "read_document",
}
"""The scalars for which the runtime has a reader of an optional value."""


def render_package(package: Package) -> dict[str, str]:
    """Write every file of a package but those of its services.

    Returns:
        The texts by path inside the package, with `/`.
    """
    return {
        "__init__.py": render_package_init(package),
        "py.typed": "",
        "testing.py": render_testing(package),
        **runtime_files(),
    }


def runtime_files() -> dict[str, str]:
    """Copy the runtime, byte by byte; what is written has a header besides."""
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
        docstring=text,
        lazy_names="._runtime.names",
        imports=[import_code(f".{module}", public) for module, public in modules.items()],
        modules=modules,
        unlisted={f"_runtime.{module}": names for module, names in FOR_PICKLES.items()},
        names=sorted(name for public in modules.values() for name in public),
    )


def render_testing(package: Package) -> str:
    """Write the module for the tests of those who use the package."""
    services = [service.package for service in package.services]
    exported = [(f"._runtime.{module}", name) for module, all_ in TESTING.items() for name in all_]
    signature = [("._runtime.client", "BaseClient"), ("._runtime.stubbing", "ServiceStub")]
    overloads = [
        Bracket(
            "def stub(",
            [f"client: {service.package}.{client_class}"],
            f") -> {service.package}.{service.stub_class}: ...",
        )
        for service in package.services
        for client_class in (service.client_class, service.async_client_class)
    ]
    body = fill(
        "testing.py",
        docstring=STUB_TEXT,
        overloads=overloads,
        names=sorted(["stub", *(name for _, name in exported)]),
    )
    return fill(
        "module.py",
        docstring=TESTING_TEXT.format(package=package.name),
        libraries=["from typing import TYPE_CHECKING, overload"],
        third_party=[],
        own=import_lines([*exported, *signature, ("._runtime.stubbing", "stub_client")]),
        typing_only=import_lines((".", service) for service in services),
        body=body,
    )


@frozen(kw_only=True)
class RenderedService:
    """A service package as text."""

    texts: Mapping[str, str]
    """By path inside the package, with `/`."""
    names: Mapping[str, ModuleNames]
    """The names of its modules, by the module's own."""


def render_service(service: Service) -> RenderedService:
    """Write every file of a service package."""
    home: dict[ClassName, str] = {
        name: "errors" for generated in service.error_classes for name in names_of(generated)
    }
    home |= {
        name: module.name
        for module in service.modules
        for generated in module.classes
        for name in names_of(generated)
    }
    writer = ServiceWriter(service, home)
    modules = {f"{module.name}.py": writer.module(module) for module in service.modules}
    clients = {
        "aio.py": writer.client(is_async=True),
        "client.py": writer.client(is_async=False),
        "stubs.py": writer.stubs(),
    }
    texts = {
        "__init__.py": writer.init(),
        "errors.py": writer.errors(),
        **clients,
        **modules,
    }
    return RenderedService(
        texts={f"{service.package}/{name}": text for name, text in texts.items()},
        names=writer.names,
    )


@frozen
class Field:
    """An attribute as a template shows it: the line, and the documentation under it."""

    line: Code
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
        self.sources: Mapping[str, str] = {
            **{name: f".{module}" for name, module in home.items()},
            **{reader_name(name): f".{module}" for name, module in home.items()},
            "SERVICE": ".errors",
            **{
                waiter.constant: f".{operation.module}"
                for operation in service.operations
                for waiter in operation.waiters
            },
            **{name: f".._runtime.{part}" for part, names in RUNTIME.items() for name in names},
        }
        """What a module may import of the package's own: the module of each class, of each reader,
        of what the clients share, of each waiter, and of what there is in the runtime."""
        self.names: dict[str, ModuleNames] = {}
        """The names of the modules that are finished."""
        self.signed: set[str] = set()
        """What the signatures of the clients find in the package of the service."""
        structures = [
            structure
            for generated in all_classes(service)
            for structure in structures_of(generated)
        ]
        self.read_names = {
            name
            for structure in structures
            if structure.readable
            for member in structure.members
            for name in classes_of(member.type)
        }
        """The classes that the fast pass of some class reads."""
        self.waiters: dict[str, list[Waiter]] = {}
        """What waits for an operation, by the module of its response."""
        for operation in service.operations:
            self.waiters.setdefault(operation.module, []).extend(operation.waiters)
        self.streaming = {structure.name for structure in structures if structure.streams}
        """The responses whose body is read when it is asked for."""

    # --- Structures and enums ---

    def module(self, module: Module) -> str:
        """Write a module of structures and enums."""
        waiters = [waiter_code(waiter) for waiter in self.waiters.get(module.name, ())]
        body = self.classes(module.classes, waiters)
        return self.finish(str(module.name), module.documentation, body)

    def classes(self, classes: Sequence[GeneratedClass], waiters: Sequence[Code] = ()) -> str:
        """Write classes, then their conversion and what waits for them."""
        structures = [found for generated in classes for found in structures_of(generated)]
        read = [found for found in classes if found.name in self.read_names]
        conversion = fill(
            "conversion.py",
            enum_readers=[
                Bracket(f"{reader_name(enum.name)} = enum_reader(", [enum.name], ")")
                for enum in read
                if isinstance(enum, EnumClass)
            ],
            readers=[structure_reader(found) for found in structures if found.readable],
            union_readers=[union_reader(found) for found in read if isinstance(found, UnionClass)],
            shapes=[shape_code(found) for found in structures],
            waiters=waiters,
        )
        return "\n\n".join(self.generated_class(generated) for generated in classes) + conversion

    def generated_class(self, generated: GeneratedClass) -> str:
        """Write an enum or a structure."""
        match generated:
            case EnumClass():
                return fill(
                    "enum.py",
                    name=generated.name,
                    base="StatusEnum" if generated.phases else "ServiceEnum",
                    docstring=generated.documentation,
                    members=[
                        Parentheses(f"{value.name} = ", [literal(value.value)])
                        for value in generated.members
                    ],
                    phases=[f"{name}: Phase.{phase}," for name, phase in generated.phases],
                    literal=generated.literal,
                    strings=literal_code(generated),
                )
            case StructureClass():
                return structure(generated)
            case UnionClass():
                names = [variant.name for variant in generated.variants]
                if generated.open:
                    names.append(ClassName("UnknownVariant"))
                return fill(
                    "union.py",
                    variants=[structure(variant, kw_only=False) for variant in generated.variants],
                    alias=Parentheses(
                        f"{generated.name}: TypeAlias = ", type_parts(" | ".join(names))
                    ),
                    docstring=generated.documentation,
                )

    # --- Errors ---

    def errors(self) -> str:
        """Write the module of the exceptions."""
        service = self.service
        base = fill(
            "error.py",
            head=f"class {service.base_error}(ServiceError):",
            docstring=f"{service.full_name} answered with an error: the base of every error of "
            "this service, raised itself for a code that the model does not list.",
            fields=(),
            shape="",
        )
        table = fill(
            "service.py",
            client_name=literal(service.client_name),
            service_id=literal(service.service_id),
            base=service.base_error,
            rows=[annotated(literal(code), name) for code, name in service.codes],
            by_operation=[
                f"({literal(operation)}, {literal(code)}): {name}"
                for operation, code, name in service.codes_of_operations
            ],
            by_shape=[annotated(literal(shape), name) for shape, name in service.errors_by_shape],
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
        table = [*map(member_code, error.members), *traits]
        return fill(
            "error.py",
            head=Bracket(f"class {error.name}(", [self.service.base_error], "):"),
            docstring=error.documentation,
            fields=[error_field(member) for member in error.members],
            shape=Bracket("__shape__ = ErrorShape(", table, ")"),
        )

    # --- The client and the package ---

    @cached_property
    def docstrings(self) -> Mapping[VariableName, str]:
        """The docstrings of the methods for which both clients have the same."""
        service = self.service
        texts = {found.method: method_text(found, service) for found in service.operations}
        for operation in service.operations:
            for waiter in operation.waiters:
                texts[waiter.method] = wait_text(operation, waiter, service)
        return texts

    def client(self, *, is_async: bool) -> str:
        """Write the client, or the async client."""
        service = self.service
        text = f"A typed client of {service.full_name}, over one of boto3 or botocore."
        if is_async:
            text = f"An async typed client of {service.full_name}, over one of aiobotocore."
        described = "\n\n".join(filter(None, [text, service.documentation]))
        base = "AsyncServiceClient" if is_async else "ServiceClient"
        body = fill(
            "client.py",
            name=service.async_client_class if is_async else service.client_class,
            base=base,
            docstring=described,
            methods=[
                method
                for operation in service.operations
                for method in (
                    self.method(operation, is_async=is_async),
                    *(
                        self.wait_method(operation, waiter, is_async=is_async)
                        for waiter in operation.waiters
                    ),
                    *(
                        [self.paginate_method(operation, operation.paginator, is_async=is_async)]
                        if operation.paginator is not None
                        else []
                    ),
                )
            ],
        )
        module, kind = ("aio", "async client") if is_async else ("client", "client")
        text = f"The {kind} of {service.full_name}."
        at_run_time = (base, "SERVICE", *RUNTIME["values"])
        return self.finish(module, text, body, at_run_time, types=True)

    def method(self, operation: Operation, *, is_async: bool) -> str:
        """Write the method of an operation."""
        sent = [f"{literal(p.wire_name)}: {p.name}" for p in operation.parameters]
        streams = is_async and operation.response in self.streaming
        response = f"{operation.response}[AsyncStreamingBody]" if streams else operation.response
        call: list[Code] = [literal(operation.name), response, Bracket("{", sent, "}")]
        return self.client_method(
            operation.method,
            [self.parameter_code(parameter) for parameter in operation.parameters],
            response,
            decorators=[] if operation.deprecated is None else [deprecation(operation)],
            imports=[operation.response, *(["AsyncStreamingBody"] if streams else [])],
            call=Bracket(f"return {'await ' * is_async}self._call(", call, ")"),
            is_async=is_async,
        )

    def wait_method(self, operation: Operation, waiter: Waiter, *, is_async: bool) -> str:
        """Write the method that waits."""
        response = operation.response
        given = [
            f"{own.name}={in_wait.name}"
            for own, in_wait in zip(operation.parameters, waiter.parameters, strict=True)
        ]
        arguments: list[Code] = [
            waiter.constant,
            Bracket(f"lambda: self.{operation.method}(", given, ")"),
            waiter.job or '""',
            Bracket("WaitOptions(", [f"{name}={name}" for name in WAIT_PARAMETERS], ")"),
        ]
        wait = "_wait_or_none" if waiter.absence else "_wait"
        lines = [self.parameter_code(parameter) for parameter in waiter.parameters]
        own = [
            wait_parameter(
                text.format(
                    response=self.qualify(response),
                    delay=number(waiter.delay),
                    most=number(max(waiter.delay, LONGEST_DELAY)),
                )
            )
            for text, _ in WAIT_PARAMETERS.values()
        ]
        return self.client_method(
            waiter.method,
            [line for line in lines if " = " not in flat(line)]
            + own
            + [line for line in lines if " = " in flat(line)],
            f"{response} | None" if waiter.absence else response,
            imports=["WaitOptions", waiter.constant],
            call=Bracket(f"return {'await ' * is_async}self.{wait}(", arguments, ")"),
            is_async=is_async,
        )

    def paginate_method(self, operation: Operation, paginator: Paginator, *, is_async: bool) -> str:
        """Write the method that asks page by page; it is no coroutine in an async client either."""
        response = operation.response
        sent = [f"{literal(p.wire_name)}: {p.name}" for p in paginator.parameters]
        own = page_parameters(paginator)
        config = [f"{literal(PAGE_CONFIG[name])}: {name}" for name in own]
        paging: list[Code] = [
            literal(operation.name),
            response,
            Bracket("{", sent, "}"),
            Bracket("{", config, "}"),
        ]
        pages = f"{'Async' * is_async}{'ItemPages' if paginator.items else 'Pages'}"
        arguments: list[Code] = [Bracket("self._paging(", paging, ")")]
        returned = [str(response)]
        match paginator.items:
            case (*_, Member(type=ListOf(item=item, sparse=sparse))):
                arguments.append(items_function(paginator.items))
                returned.append(item_type(item, sparse=sparse))
            case _:
                pass
        lines = [
            *(self.parameter_code(parameter) for parameter in paginator.parameters),
            *(line for line, _ in own.values()),
        ]
        return self.client_method(
            paginator.method,
            sorted(lines, key=lambda line: " = " in flat(line)),
            f"{pages}[{', '.join(returned)}]",
            decorators=[] if operation.deprecated is None else [deprecation(operation)],
            text=paginate_text(operation, paginator, self.service, is_async=is_async),
            imports=[pages, response],
            call=Bracket(f"return {pages}(", arguments, ")"),
            is_async=False,
        )

    def client_method(
        self,
        name: VariableName,
        parameters: Sequence[Code],
        returned: str,
        *,
        decorators: Sequence[Code] = (),
        text: str | None = None,
        imports: Sequence[str],
        call: Code,
        is_async: bool,
    ) -> str:
        """Write a method of a client."""
        separator = ["*"] if parameters else []
        return fill(
            "method.py",
            decorators=decorators,
            head=self.signature(
                f"{'async ' * is_async}def {name}(",
                ["self", *separator, *parameters],
                f") -> {self.qualify(returned)}:",
            ),
            docstring=self.docstrings[name] if text is None else text,
            imports=import_lines((self.sources[found], found) for found in imports),
            call=call,
        )

    def signature(self, head: str, parameters: Sequence[Code], tail: str) -> Code:
        """Write the signature of a method, and note what it finds in the package of the service."""
        signature = Bracket(head, parameters, tail)
        self.signed.update(re.findall(r"\btypes\.(\w+)", signature.flat))
        return signature

    def parameter_code(self, parameter: Member) -> Code:
        """Write a parameter of a method."""
        python = python_type if parameter.required else optional_type
        default = "" if parameter.required else "None"
        return annotated(parameter.name, self.qualify(python(parameter.type)), default)

    def qualify(self, annotation: str) -> str:
        """Write a type as the clients do, which import no class for the sake of a signature.

        `types.Message` is found when something asks for it, such as `typing.get_type_hints`.
        """
        return re.sub(
            r"\w+",
            lambda found: f"types.{found[0]}" if found[0] in self.signature_names else found[0],
            annotation,
        )

    @cached_property
    def signature_names(self) -> Collection[str]:
        """The names that signatures find in the package of the service."""
        return {*self.home, *(name for names in NOT_LOADED.values() for name in names)}

    def stubs(self) -> str:
        """Write the stub of the clients, for tests."""
        service = self.service
        text = f"Plans the calls of a client of {service.full_name}: `stub(client)` makes one."
        body = fill(
            "stubs.py",
            name=service.stub_class,
            docstring=text,
            methods=[self.stub_method(operation) for operation in service.operations],
        )
        text = f"Stubbed clients of {service.full_name}, for tests."
        return self.finish("stubs", text, body, ("ServiceError", "ServiceStub"), types=True)

    def stub_method(self, operation: Operation) -> str:
        """Write the method that plans a call."""
        return fill(
            "stub.py",
            head=self.signature(
                f"def {operation.method}(",
                [
                    "self",
                    "*",
                    f"returns: {self.qualify(operation.response)} | None = None",
                    "raises: ServiceError | None = None",
                    "when: Mapping[str, object] | None = None",
                ],
                ") -> None:",
            ),
            docstring=f"Plan the next call of `{operation.method}`.",
            call=Bracket(
                "self._plan(", [literal(operation.method), "returns", "raises", "when"], ")"
            ),
        )

    def init(self) -> str:
        """Write the module of the service package itself, after the clients."""
        service = self.service
        modules: dict[str, list[str]] = {
            "aio": [service.async_client_class],
            "client": [service.client_class],
            "errors": [service.base_error, *(error.name for error in service.errors)],
            "stubs": [service.stub_class],
        }
        for name, module in self.home.items():
            modules.setdefault(module, []).append(name)
        modules = {module: sorted(public) for module, public in sorted(modules.items())}
        shared = {
            f"._runtime.{module}": names
            for module, in_module in NOT_LOADED.items()
            if (names := sorted(self.signed.intersection(in_module)))
        }
        exported = {(f".{module}", name) for module, all_ in modules.items() for name in all_}
        self.names["__init__"] = ModuleNames(
            defined=frozenset(
                name for all_ in [*modules.values(), *shared.values()] for name in all_
            ),
            used=frozenset(),
            imported=frozenset(),
            inside=frozenset(exported),
        )
        text = f"{service.full_name}: the client, what it returns and what it raises."
        return fill(
            "init.py",
            docstring=text,
            lazy_names=".._runtime.names",
            imports=[
                *(
                    import_code(f".{module}", [f"{name} as {name}" for name in public])
                    for module, public in shared.items()
                ),
                *(import_code(f".{module}", public) for module, public in modules.items()),
            ],
            modules={**modules, **shared},
            unlisted={},
            names=sorted(name for public in modules.values() for name in public),
        )

    # --- Imports ---

    def finish(
        self,
        module: str,
        text: str,
        body: str,
        at_run_time: Collection[str] | None = None,
        *,
        types: bool = False,
    ) -> str:
        """Put the header and the imports before a body.

        Args:
            module: The module's own name.
            text: What the module is for.
            body: All the rest.
            at_run_time: Of the package's own names, those that the module imports; the others are
                imported where they are used. By default all are.
            types: Signatures find classes in the package of the service, as `types`.
        """
        table = symtable(body, module, "exec")
        symbols = list(all_symbols(table))
        used = {
            found.get_name() for found in symbols if found.is_referenced() and found.is_global()
        }
        own = [
            (source, name)
            for name in used & self.sources.keys()
            if (source := self.sources[name]) != f".{module}"
            and (at_run_time is None or name in at_run_time)
        ]
        if types:
            own.append(("..", f"{self.service.package} as types"))
        libraries = [
            (library, name)
            for library, names in LIBRARIES.items()
            for name in names
            if name in used
        ]
        whole = [("attrs", "attrs")] if "attrs" in used else []
        self.names[module] = ModuleNames(
            defined=frozenset(
                found.get_name() for found in table.get_symbols() if found.is_assigned()
            ),
            used=frozenset(used),
            imported=frozenset(
                (source, name.rpartition(" ")[2]) for source, name in [*own, *libraries, *whole]
            ),
            inside=frozenset(
                [
                    *(
                        (self.sources[name], name)
                        for found in symbols
                        if found.is_imported() and (name := found.get_name())
                    ),
                    *((".__init__", name) for name in self.signed if types),
                ]
            ),
        )
        return fill(
            "module.py",
            docstring=text,
            libraries=import_lines(each for each in libraries if each[0] != "attrs"),
            third_party=[
                *(f"import {library}" for library, _ in whole),
                *import_lines(each for each in libraries if each[0] == "attrs"),
            ],
            own=import_lines(own),
            typing_only=[],
            body=body,
        )


def all_symbols(table: SymbolTable) -> Iterator[Symbol]:
    """List the names in a piece of code, and in its classes and functions."""
    yield from table.get_symbols()
    for inner in table.get_children():
        yield from all_symbols(inner)


# --- Types ---------------------------------------------------------------------------------------


def python_type(type_ref: TypeRef) -> str:
    """Write the type of a value that is there."""
    match type_ref:
        case Scalar():
            return PYTHON_TYPES[type_ref]
        case EnumRef(name=name, open=is_open):
            return f"{name} | {'' if is_open else f'{literal_name(name)} | '}UnknownValue"
        case StructureRef(name=name) | UnionRef(name=name):
            return name
        case EventStreamOf(union=name):
            return f"EventStream[{name}]"
        case ListOf(item=item, sparse=sparse):
            return f"Sequence[{item_type(item, sparse=sparse)}]"
        case MapOf(value=value, sparse=sparse, key=key):
            return map_type(key, item_type(value, sparse=sparse))


def map_type(key: ClassName | None, item: str) -> str:
    """Write the type of a map; as a map is invariant in its keys, those of an enum stand beside."""
    keys = ["str"] if key is None else ["str", key]
    return " | ".join(f"Mapping[{each}, {item}]" for each in keys)


def optional_type(type_ref: TypeRef) -> str:
    """Write the type of a value that may not be there."""
    return "JSON" if type_ref is Scalar.DOCUMENT else f"{python_type(type_ref)} | None"


def item_type(type_ref: TypeRef, *, sparse: bool) -> str:
    """Write the type of an item of a list or map."""
    return f"{python_type(type_ref)}{' | None' if sparse else ''}"


def items_function(members: Iterable[Member]) -> Code:
    """Write what takes from a page its part of the list; a structure on the way may be unset."""
    way = "page"
    unset: list[str] = []
    for member in members:
        way = f"{way}.{member.name}"
        if not member.required and not isinstance(member.type, ListOf):
            unset.append(way)
    condition = [f"if {' and '.join(unset)}", "else ()"] if unset else []
    return Parentheses("lambda page: ", [way, *condition])


def literal_code(enum: EnumClass) -> Code:
    """Write the `Literal` of an enum's values, for type checkers."""
    values = [literal(member.value) for member in enum.members]
    return Bracket(f"{enum.literal}: TypeAlias = Literal[", values, "]")


def deprecation(operation: Operation) -> Code:
    """Write the decorator of a deprecated method."""
    text = operation.deprecated or f"{operation.name} is deprecated"
    return Bracket("@deprecated(", [literal(text)], ")")


def structure(generated: StructureClass, *, kw_only: bool = True) -> str:
    """Write a structure, with the names of its members or as a small class around one."""
    bases: list[str] = [*generated.bases]
    if generated.streams:
        bases[0] = f"{STREAMING.get(bases[0], bases[0])}[AnyBody]"
    return fill(
        "structure.py",
        options="kw_only=True, eq=False, repr=False" if kw_only else "eq=False, repr=False",
        head=Bracket(f"class {generated.name}(", bases, "):"),
        docstring=generated.documentation,
        fields=()
        if generated.inherited
        else [field(member, hidden=generated.sensitive) for member in generated.members],
    )


def field(member: Member, *, hidden: bool = False) -> Field:
    """Write an attribute of a structure.

    Args:
        member: The member.
        hidden: Nothing of the structure must be shown.
    """
    default = "" if member.required else DEFAULTS.get(type(member.type), "None")
    if hidden or member.sensitive:  # for printers that look at attrs' fields
        given = f"default={default}, " if default else ""
        default = f"attrs.field({given}repr=False)"
    return field_lines(member, default)


def error_field(member: Member) -> Field:
    """Write an attribute of an exception, which is no field of attrs."""
    return field_lines(member, "")


def field_lines(member: Member, default: str) -> Field:
    """Write an annotated name with its documentation under it."""
    match member.type:
        case ListOf() | MapOf():
            annotation = python_type(member.type)
        case _ if member.required:
            annotation = python_type(member.type)
        case _:
            annotation = optional_type(member.type)
    return Field(
        line=annotated(member.name, annotation, default),
        docstring=member.documentation,
    )


def value_type(type_ref: TypeRef) -> str:
    """Write a type for the member table."""
    match type_ref:
        case Scalar.SOURCE:
            return "DATA"
        case Scalar.COPY_SOURCE:
            return "DOCUMENT"
        case Scalar():
            return type_ref.name
        case EnumRef(name=name):
            return f"EnumType({name})"
        case StructureRef(name=name):
            return f"StructureType({name})"
        case UnionRef(name=name):
            return f"UnionType({name})"
        case EventStreamOf(union=name, errors=errors, last=last):
            rows = ", ".join(f"{literal(event)}: {literal(code)}" for event, code in errors)
            ending = "" if last is None else f", last={literal(last)}"
            return f"EventStreamType({name}, {{{rows}}}{ending})"
        case ListOf(item=item, sparse=sparse):
            return f"ListType({value_type(item)}{', sparse=True' if sparse else ''})"
        case MapOf(value=value, sparse=sparse):
            return f"MapType({value_type(value)}{', sparse=True' if sparse else ''})"


def member_code(member: Member) -> Code:
    """Write a line of the member table."""
    arguments = [literal(member.name), literal(member.wire_name), value_type(member.type)]
    if member.required:
        arguments.append("required=True")
    if member.sensitive:
        arguments.append("sensitive=True")
    return Bracket("Member(", arguments, ")")


def shape_code(structure: StructureClass) -> Code:
    """Write the member table of a structure."""
    reader = reader_name(structure.name) if structure.readable else "None"
    table: Iterable[Code] = map(member_code, structure.members)
    if structure.inherited:
        table = [f"*{structure.bases[0]}.__shape__.members"]
    sensitive = ["sensitive=True"] if structure.sensitive else []
    arguments = [structure.name, reader, *table, *sensitive]
    return Bracket(f"{structure.name}.__shape__ = Shape(", arguments, ")")


def waiter_code(waiter: Waiter) -> Code:
    """Write a waiter."""
    lines = [
        Bracket(
            "Acceptor(",
            [
                literal(line.state),
                literal(line.matcher),
                literal(line.argument),
                literal(line.expected) if isinstance(line.expected, str) else str(line.expected),
            ],
            ")",
        )
        for line in waiter.acceptors
    ]
    known = f"{waiter.known}.__phases__" if waiter.reviewed else f"frozenset({waiter.known})"
    options = [
        *([f"status={literal(waiter.status)}"] if waiter.status else []),
        *([f"message={literal(waiter.message)}"] if waiter.message else []),
        *([f"known={known}"] if waiter.known else []),
    ]
    arguments: list[Code] = [literal(waiter.name), *lines, *options]
    return Bracket(f"{waiter.constant} = Waiter(", arguments, ")")


def number(value: float) -> str:
    """Write a number of seconds."""
    return str(int(value)) if float(value).is_integer() else str(value)


# --- The fast pass -------------------------------------------------------------------------------


def reader(type_ref: TypeRef) -> str:
    """Write the function that reads a value that is there."""
    match type_ref:
        case Scalar():
            return f"read_{type_ref.value}"
        case EnumRef(name=name) | StructureRef(name=name) | UnionRef(name=name):
            return reader_name(name)
        case EventStreamOf():
            raise AssertionError("a structure with a stream of events has no fast pass")
        case ListOf(item=item, sparse=sparse):
            return f"list_reader({item_reader(item, sparse=sparse)})"
        case MapOf(value=value, sparse=sparse):
            return f"map_reader({item_reader(value, sparse=sparse)})"


def item_reader(type_ref: TypeRef, *, sparse: bool) -> str:
    """Write the function that reads an item of a list or map."""
    return f"sparse_reader({reader(type_ref)})" if sparse else reader(type_ref)


@frozen
class Reader:
    """The fast pass of a structure, as a template shows it."""

    name: ClassName
    head: Code
    setters: Code
    lines: Sequence[Code]


def structure_reader(structure: StructureClass) -> Reader:
    """Write the fast pass of a structure."""
    head = f"def {reader_name(structure.name)}("
    return Reader(
        name=structure.name,
        head=Bracket(head, ["raw: Any"], f") -> {structure.name}:"),
        setters=setters_code(structure),
        lines=[reader_code(member) for member in structure.members],
    )


def union_reader(union: UnionClass) -> Code:
    """Write the reader of a union."""
    rows = [
        f"{literal(variant.members[0].wire_name)}: {reader_name(variant.name)}"
        for variant in union.variants
    ]
    head = f"{reader_name(union.name)}: Callable[[Any], {union.name}] = union_reader("
    return Bracket(head, [Bracket("{", rows, "}")], ")")


def reader_code(member: Member) -> Code:
    """Write how the fast pass sets a member."""
    match member.type:
        case ListOf(item=Scalar.TEXT, sparse=False):
            read = ["optional_texts"]
        case ListOf(item=item, sparse=sparse):
            read = ["optional_list", item_reader(item, sparse=sparse)]
        case MapOf(value=item, sparse=sparse):
            read = ["optional_map", item_reader(item, sparse=sparse)]
        case _ if member.required:
            read = [reader(member.type)]
        case Scalar() if member.type in SHORT_READERS:
            read = [SHORT_READERS[member.type]]
        case _:
            read = ["optional", reader(member.type)]
    function, *arguments = read
    arguments.append(f"get({literal(member.wire_name)})")
    value = Bracket(f"{function}(", arguments, ")")
    return Bracket(f"set_{member.name}(", ["made", value], ")")


def setters_code(structure: StructureClass) -> Code:
    """Write the unpacking of the slots' setters."""
    if not structure.members:
        return ""
    setters = [f"set_{member.name}" for member in structure.members]
    source = f" = {structure.name}.__shape__.setters"
    names = f"({setters[0]},)" if len(setters) == 1 else ", ".join(setters)
    return Bracket("(", setters, f"){source}", bare=f"{names}{source}")


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
    article = "An" if operation.response[0] in "AEIOU" else "A"
    blocks.append(f"Returns:\n    {article} `{operation.response}`.")
    raised = [
        *(error_entries(operation, service)),
        entry_text("UnreadableResponseError", "What came is no answer of the service."),
    ]
    blocks.append("\n".join(["Raises:", *raised]))
    blocks.extend(example_text(operation, example) for example in operation.examples)
    return "\n\n".join(blocks)


def error_entries(operation: Operation, service: Service) -> Iterator[str]:
    """Write what a docstring says about the errors of a service."""
    if operation.errors_lack_code:
        yield entry_text(service.base_error, LACKS_CODE)
        return
    errors = {error.name: error.documentation for error in service.errors}
    yield from (entry_text(name, errors[name]) for name in operation.errors)
    yield entry_text(service.base_error, "Any other error that the service answers with.")


LACKS_CODE: Final = (
    "Any error. The response has no body that could name it, so that its code is the HTTP status: "
    '`"404"` where the thing does not exist, `"403"` without permission.'
)
"""What a docstring says where errors come without a code."""

LONGEST_DELAY: Final = 120
"""The longest delay between two calls where none is given, in seconds: Smithy's own."""

WAIT_PARAMETERS: Final = {
    "timeout": (
        "timeout: float | timedelta",
        (
            "How long to wait, in seconds or as a `timedelta`. The client's own time-outs bound a "
            "call in flight."
        ),
    ),
    "initial_delay": (
        "initial_delay: float | timedelta = 0",
        "How long to wait before the first call.",
    ),
    "min_delay": (
        "min_delay: float | timedelta = {delay}",
        "The shortest delay between two calls.",
    ),
    "max_delay": (
        "max_delay: float | timedelta = {most}",
        "The longest delay between two calls. In between, delays grow exponentially, with jitter.",
    ),
    "accept": (
        "accept: Callable[[{response}], bool] | None = None",
        "Refuses the response of an earlier run: where it returns false, the wait goes on.",
    ),
    "on_poll": (
        "on_poll: Callable[[{response}, float], object] | None = None",
        "Called with every response and the seconds since the wait began.",
    ),
    "progress": (
        "progress: bool = False",
        "Whether to show a live line where standard error is a terminal; needs rich.",
    ),
    "timing": (
        "timing: types.Timing | None = None",
        "Where time and chance come from; for tests.",
    ),
}
"""The parameters of a wait: how each is written, and what a docstring says about it."""


def wait_text(operation: Operation, waiter: Waiter, service: Service) -> str:
    """Write the docstring of a method that waits."""
    blocks = [f"Waits until a job has ended, by polling `{operation.method}`."]
    if waiter.documentation:
        blocks.append(waiter.documentation)
    ends = [
        f"- with {what} when {' or '.join(acceptor_text(line) for line in found)}."
        for what, state in (("success", "success"), ("`JobFailedError`", "failure"))
        if (found := [line for line in waiter.acceptors if line.state == state])
    ]
    blocks.append("\n".join(["The wait ends", "", *ends]))
    goes_on = [acceptor_text(line) for line in waiter.acceptors if line.state == "retry"]
    blocks.append(
        f"It goes on {'while ' + ' or '.join(goes_on) + ', and ' if goes_on else ''}through "
        + ("any other status (an unknown one is logged once), " if waiter.known else "")
        + "throttling, errors of the server (5xx) and of the connection. Other errors are raised "
        "at once."
    )
    described = [
        *(entry_text(p.name, p.documentation or UNDESCRIBED) for p in waiter.parameters),
        *(entry_text(name, text) for name, (_, text) in WAIT_PARAMETERS.items()),
    ]
    blocks.append("\n".join(["Args:", *described]))
    returned = f"The last `{operation.response}`"
    absence = "; `None` where it is an error that ends the wait" if waiter.absence else ""
    blocks.append(f"Returns:\n    {returned}{absence}.")
    failed = "The job has failed; `reason` says why, `response` is the last."
    can_fail = any(line.state == "failure" for line in waiter.acceptors)
    raised = [
        *([entry_text("JobFailedError", failed)] if can_fail else []),
        entry_text("WaitTimeoutError", "The time is over, and the job still runs."),
        entry_text(service.base_error, f"As `{operation.method}` does."),
        entry_text(
            "TypeError",
            "A duration is neither seconds nor a `timedelta`, or `accept` or `on_poll` is async.",
        ),
        entry_text("ValueError", "A duration is negative, or the delays are the wrong way round."),
    ]
    blocks.append("\n".join(["Raises:", *raised]))
    return "\n\n".join(blocks)


PAGE_CONFIG: Final = {
    "page_size": "PageSize",
    "max_items": "MaxItems",
    "starting_token": "StartingToken",
}
"""How botocore calls what a method takes that asks page by page."""


def page_parameters(paginator: Paginator) -> dict[str, tuple[str, str]]:
    """List the paginator's own parameters: how each is written, and what a docstring says."""
    own: dict[str, tuple[str, str]] = {}
    if paginator.limit is not None:
        kind = "int" if paginator.limit.required else "int | None = None"
        said = f"How many to ask for at once: `{paginator.limit.wire_name}` of each page."
        described = paginator.limit.documentation
        own["page_size"] = f"page_size: {kind}", "\n\n".join(filter(None, [said, described]))
    if paginator.counted:
        own["max_items"] = (
            "max_items: int | None = None",
            f"How many `{paginator.counted}` to return at most, on all pages together.",
        )
        own["starting_token"] = (
            "starting_token: str | None = None",
            "Where to begin: the `resume_token` of pages that `max_items` has ended.",
        )
    return own


def paginate_text(
    operation: Operation, paginator: Paginator, service: Service, *, is_async: bool
) -> str:
    """Write the docstring of a method that asks page by page."""
    each = "async for" if is_async else "for"
    blocks = [
        f"Goes through all that `{operation.method}` returns, page by page.",
        "Each page is asked for when the loop gets there; every loop begins anew.",
    ]
    own = page_parameters(paginator)
    described = [
        *(entry_text(p.name, p.documentation or UNDESCRIBED) for p in paginator.parameters),
        *(entry_text(name, text) for name, (_, text) in own.items()),
    ]
    if described:
        blocks.append("\n".join(["Args:", *described]))
    items = ""
    example = [f"{each} page in client.{paginator.method}(...):", "    print(page)"]
    if paginator.items:
        way = ".".join(member.name for member in paginator.items)
        items = f"; `.items()` goes through the `{way}` of all pages"
        example = [f"{each} item in client.{paginator.method}(...).items():", "    print(item)"]
    blocks.append(f"Returns:\n    The pages, each a `{operation.response}`{items}.")
    raised = [
        entry_text(service.base_error, f"In a loop, as `{operation.method}` does."),
        entry_text("PaginationError", "botocore's, in a loop: the service goes round in circles."),
    ]
    blocks.append("\n".join(["Raises:", *raised]))
    code = ["```python", *example, "```"]
    blocks.append("\n".join(["Example:", "", *(f"    {line}" for line in code)]))
    return "\n\n".join(blocks)


def acceptor_text(line: Acceptor) -> str:
    """Write what an acceptor looks for."""
    # The literals of JMESPath stand in backticks, which end a piece of code of one.
    path = f"`` {line.argument} ``" if "`" in line.argument else f"`{line.argument}`"
    match line.matcher:
        case "path":
            return f"{path} is `{line.expected}`"
        case "pathAll":
            return f"every {path} is `{line.expected}`"
        case "pathAny":
            return f"any {path} is `{line.expected}`"
        case "status":
            return f"the HTTP status is {line.expected}"
        case "error" if isinstance(line.expected, bool):
            return "there is an error" if line.expected else "there is no error"
        case "error":
            return f"the error is `{line.expected}`"


TESTING_TEXT: Final = (
    "What tests need whose subject calls AWS through this package.\n\n"
    "`AwsServer` is a stand-in for AWS on this machine, `stub` answers without a socket; `sample` "
    'and `error` make what they answer with. With `pytest_plugins = ["{package}.testing"]` in a '
    "`conftest.py`, tests have the fixture `aws_server`.\n\n"
    "For pytest: PYTEST_DONT_REWRITE, there is no assertion in here."
)
"""The docstring of the module `testing`."""

STUB_TEXT: Final = (
    "Let a client answer what it is told, without a socket.\n\n"
    "`stub(client).<operation>(returns=..., when=...)` plans the next call: either what it returns "
    "or, made by `error`, what it `raises`; and in `when`, if it matters, its parameters by name, "
    "all of them. The calls have to come in the order of the plan. A client has one stub, so that "
    "`stub(client)` may be written again and again; `with stub(client) as planned:` ends it, and "
    "raises `ExpectationError` if a planned call was not made.\n\n"
    "This is botocore's Stubber (aiobotocore's for an async client): it validates the parameters "
    "of the calls and the planned responses against the model, sends nothing and never tries "
    "again, so that throttling, for one, is raised at once."
)
"""The docstring of `stub`."""

METHOD_WIDTH: Final = WIDTH - 8
"""How wide the docstring of a method is: its templates put it into column 8."""

EXAMPLE_WIDTH: Final = METHOD_WIDTH - 8
"""How wide the code of an example is, in a section and after a prompt."""

UNDESCRIBED: Final = "Not described by the model."


def entry_text(name: str, text: str) -> str:
    """Write what a docstring says about a parameter or an exception."""
    first, *rest = text.split("\n")
    lines = [f"    {name}: {first}", *(f"        {line}".rstrip() for line in rest)]
    return "\n".join(
        part for line in lines for part in wrap(line, METHOD_WIDTH, 4 * (line is lines[0]))
    )


def example_text(operation: Operation, example: Example) -> str:
    """Write an example of a call."""
    arguments = [
        argument_code(parameter.type, value, f"{parameter.name}=")
        for parameter, value in example.arguments
    ]
    call = Bracket(f"response = client.{operation.method}(", arguments, ")")
    code = [
        *prompt(lay_out(call, width=EXAMPLE_WIDTH)),
        *prompt("response.to_dict()"),
        *lay_out(value_code(example.output), width=EXAMPLE_WIDTH).split("\n"),
    ]
    described = [example.description, ""] if example.description else []
    title = f"Example: {example.title}" if example.title else "Example:"
    lines = [*described, "```python", *code, "```"]
    return "\n".join([title, "", *(f"    {line}".rstrip() for line in lines)])


def prompt(statement: str) -> list[str]:
    """Write a statement as it is typed into an interpreter."""
    first, *rest = statement.split("\n")
    return [f">>> {first}", *(f"... {line}" for line in rest)]


def argument_code(type_ref: TypeRef, value: Any, head: str = "") -> Code:
    """Write a JSON value as the expression of a typed argument.

    Args:
        type_ref: The type of the argument.
        value: The value.
        head: What stands before it.
    """
    match type_ref:
        case StructureRef(name=name):
            return value_code(value, f"{head}{name}.from_dict(", ")")
        case ListOf(item=item) if isinstance(value, list):
            items = cast("Sequence[Any]", value)
            return Bracket(f"{head}[", [argument_code(item, part) for part in items], "]")
        case Scalar.BLOB | Scalar.DATA if isinstance(value, str):
            return f"{head}{value.encode(errors='replace')!r}"
        case _:
            return value_code(value, head)


def value_code(value: Any, head: str = "", tail: str = "") -> Code:
    """Write a value of an example as an expression, with what stands before and after it."""
    if isinstance(value, dict):
        entries = cast("Mapping[str, Any]", value)
        parts = [value_code(entry, f"{literal(key)}: ") for key, entry in entries.items()]
        return Bracket(f"{head}{{", parts, f"}}{tail}")
    if isinstance(value, list):
        items = cast("Sequence[Any]", value)
        return Bracket(f"{head}[", [value_code(item) for item in items], f"]{tail}")
    if isinstance(value, datetime):
        return f"{head}datetime.fromisoformat({literal(value.isoformat())}){tail}"
    return f"{head}{literal(value) if isinstance(value, str) else repr(value)}{tail}"


def wait_parameter(line: str) -> Code:
    """Write a parameter of a wait, which is given on one line."""
    name, _, rest = line.partition(": ")
    annotation, _, default = rest.partition(" = ")
    return annotated(name, annotation, default)


def import_code(module: str, public: Sequence[str]) -> Code:
    """Write an import; of our own, several names stand one a line."""
    line = f"from {module} import {', '.join(public)}"
    if not module.startswith("."):
        return line
    return Bracket(f"from {module} import (", public, ")", bare=line, spread=len(public) > 1)


def import_lines(names: Iterable[tuple[str, str]]) -> list[Code]:
    """Write imports.

    Args:
        names: What to import: the module, and the name in it.
    """
    found: dict[str, list[str]] = {}
    for module, name in names:
        found.setdefault(module, []).append(name)
    return [
        import_code(module, sorted(public, key=import_order))
        for module, public in sorted(found.items(), key=lambda entry: import_depth(entry[0]))
    ]


def import_depth(module: str) -> tuple[int, str]:
    """Sort modules as import sorters do: what is further away first."""
    return -(len(module) - len(module.lstrip("."))), module


def import_order(name: str) -> tuple[int, str]:
    """Sort names as import sorters do: constants, classes, functions."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name
