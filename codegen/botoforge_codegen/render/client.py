"""The clients of a service."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from botoforge_codegen.ir import (
    ListOf,
    Member,
    Operation,
    Paginator,
    Service,
    VariableName,
    Waiter,
    all_classes,
    structures_of,
)
from botoforge_codegen.names import PAGE_CONFIG
from botoforge_codegen.runtime_names import RUNTIME
from botoforge_codegen.wait_parameters import DEFAULT_MAX_DELAY, WAIT_PARAMETERS

from .imports import NOT_LOADED, ModuleWriter, import_lines
from .layout import Bracket, Code, Parentheses, annotation_code, flat, literal
from .templates import fill
from .texts import (
    describe_method,
    describe_pages,
    describe_wait,
    format_number,
    list_page_parameters,
)
from .types import item_type, optional_type, python_type


class ClientWriter:
    """Writes the clients of a service.

    Args:
        service: The service.
        modules: Writes the modules around their bodies.
    """

    def __init__(self, service: Service, modules: ModuleWriter) -> None:
        self.service = service
        self.modules = modules
        self.streaming = {
            structure.name
            for generated in all_classes(service)
            for structure in structures_of(generated)
            if structure.streams
        }
        """The responses with a streaming body."""

    @cached_property
    def docstrings(self) -> Mapping[VariableName, str]:
        """The docstrings that both clients share, by method."""
        service = self.service
        docstrings: dict[VariableName, str] = {}
        for operation in service.operations:
            docstrings[operation.method] = describe_method(operation, service)
            for waiter in operation.waiters:
                docstrings[waiter.method] = describe_wait(operation, waiter, service)
        return docstrings

    def render_client(self, *, is_async: bool) -> str:
        """Write the module of the client, or of the async client."""
        service = self.service
        text = f"Typed client for {service.full_name}; wraps a boto3 or botocore client."
        if is_async:
            text = f"Async typed client for {service.full_name}; wraps an aiobotocore client."
        base = "AsyncServiceClient" if is_async else "ServiceClient"
        body = fill(
            "client.py",
            name=service.async_client_class if is_async else service.client_class,
            base=base,
            docstring="\n\n".join(filter(None, [text, service.documentation])),
            methods=[
                method
                for operation in service.operations
                for method in self.render_methods(operation, is_async=is_async)
            ],
        )
        module, kind = ("aio", "Async client") if is_async else ("client", "Client")
        text = f"{kind} for {service.full_name}."
        at_run_time = (base, "SERVICE", *RUNTIME["values"])
        return self.modules.finish(module, text, body, at_run_time, types=True)

    def render_methods(self, operation: Operation, *, is_async: bool) -> Iterator[str]:
        """Write the methods of an operation: the call, the waits, the pages."""
        yield self.render_call(operation, is_async=is_async)
        for waiter in operation.waiters:
            yield self.render_wait(operation, waiter, is_async=is_async)
        if operation.paginator is not None:
            yield self.render_pages(operation, operation.paginator, is_async=is_async)

    def render_call(self, operation: Operation, *, is_async: bool) -> str:
        """Write the method that calls an operation."""
        sent = [f"{literal(p.wire_name)}: {p.name}" for p in operation.parameters]
        streams = is_async and operation.response in self.streaming
        response = f"{operation.response}[AsyncStreamingBody]" if streams else operation.response
        arguments: list[Code] = [
            literal(operation.name),
            self.qualify(response),  # the package imports it with the first call
            Bracket("{", sent, "}"),
        ]
        return self.render_method(
            operation.method,
            [self.parameter_code(parameter) for parameter in operation.parameters],
            response,
            decorators=list_decorators(operation),
            call=Bracket(f"return {'await ' * is_async}self._call(", arguments, ")"),
            is_async=is_async,
        )

    def render_wait(self, operation: Operation, waiter: Waiter, *, is_async: bool) -> str:
        """Write a `wait_until_` method."""
        response = operation.response
        own = {each.wire_name: each.name for each in operation.parameters}
        passed = [f"{own[each.wire_name]}={each.name}" for each in waiter.parameters]
        arguments: list[Code] = [
            waiter.constant,
            Bracket(f"lambda: self.{operation.method}(", passed, ")"),
            " or ".join(waiter.id_parameters) or '""',
            Bracket("WaitOptions(", [f"{p.name}={p.name}" for p in WAIT_PARAMETERS], ")"),
        ]
        wait = "_wait_or_none" if waiter.ends_by_error else "_wait"
        required = [self.parameter_code(each) for each in waiter.parameters if each.required]
        optional = [self.parameter_code(each) for each in waiter.parameters if not each.required]
        return self.render_method(
            waiter.method,
            [*required, *self.wait_options_code(response, waiter), *optional],
            f"{response} | None" if waiter.ends_by_error else response,
            imports=["WaitOptions", waiter.constant],
            call=Bracket(f"return {'await ' * is_async}self.{wait}(", arguments, ")"),
            is_async=is_async,
        )

    def wait_options_code(self, response: str, waiter: Waiter) -> list[Code]:
        """Write the parameters of a wait that are not those of the operation."""
        parts = {
            "response": self.qualify(response),
            "min_delay": format_number(waiter.delay),
            "max_delay": format_number(max(waiter.delay, DEFAULT_MAX_DELAY)),
            "missing_for": format_number(waiter.missing_for),
        }
        return [
            annotation_code(p.name, p.annotation.format(**parts), p.default.format(**parts))
            for p in WAIT_PARAMETERS
        ]

    def render_pages(self, operation: Operation, paginator: Paginator, *, is_async: bool) -> str:
        """Write a `paginate_` method; it is not a coroutine, even in an async client."""
        response = operation.response
        sent = [f"{literal(p.wire_name)}: {p.name}" for p in paginator.parameters]
        own = list_page_parameters(paginator)
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
                arguments.append(items_function_code(paginator.items))
                returned.append(item_type(item, sparse=sparse))
            case _:
                pass
        lines = [
            *(self.parameter_code(parameter) for parameter in paginator.parameters),
            *(line for line, _ in own.values()),
        ]
        return self.render_method(
            paginator.method,
            sorted(lines, key=lambda line: " = " in flat(line)),
            f"{pages}[{', '.join(returned)}]",
            decorators=list_decorators(operation),
            text=describe_pages(operation, paginator, self.service, is_async=is_async),
            imports=[pages, response],
            call=Bracket(f"return {pages}(", arguments, ")"),
            is_async=False,
        )

    def render_method(
        self,
        name: VariableName,
        parameters: Sequence[Code],
        returned: str,
        *,
        decorators: Sequence[Code] = (),
        text: str | None = None,
        imports: Sequence[str] = (),
        call: Code,
        is_async: bool,
    ) -> str:
        """Write a method of a client.

        Args:
            name: Its name.
            parameters: Its parameters, all of them by keyword.
            returned: The type of its result.
            decorators: Its decorators.
            text: Its docstring, if it is not one that both clients share.
            imports: The names of the package that it imports when it is called.
            call: Its last statement.
            is_async: It is a coroutine.
        """
        separator = ["*"] if parameters else []
        return fill(
            "method.py",
            decorators=decorators,
            head=self.signature_code(
                f"{'async ' * is_async}def {name}(",
                ["self", *separator, *parameters],
                f") -> {self.qualify(returned)}:",
            ),
            docstring=self.docstrings[name] if text is None else text,
            imports=import_lines((self.modules.sources[each], each) for each in imports),
            call=call,
        )

    def signature_code(self, head: str, parameters: Sequence[Code], tail: str) -> Code:
        """Write the signature of a method, and record the names that it uses as `types.X`."""
        signature = Bracket(head, parameters, tail)
        self.modules.in_signatures.update(re.findall(r"\btypes\.(\w+)", signature.flat))
        return signature

    def parameter_code(self, parameter: Member) -> Code:
        """Write a parameter of a method."""
        python = python_type if parameter.required else optional_type
        default = "" if parameter.required else "None"
        return annotation_code(parameter.name, self.qualify(python(parameter.type)), default)

    def qualify(self, annotation: str) -> str:
        """Write a type with `types.X` for each class X.

        So a client imports no class only for its signatures: `typing.get_type_hints` finds
        `types.X` when it is called.
        """
        return re.sub(
            r"\w+",
            lambda word: f"types.{word[0]}" if word[0] in self.signature_names else word[0],
            annotation,
        )

    @cached_property
    def signature_names(self) -> Collection[str]:
        """The names that signatures write as `types.X`."""
        return {*self.modules.home, *(name for names in NOT_LOADED.values() for name in names)}


def items_function_code(members: Iterable[Member]) -> Code:
    """Write the function that returns the items of a page.

    Args:
        members: The path to the list; a structure in it may be unset.
    """
    path = "page"
    optional: list[str] = []
    for member in members:
        path = f"{path}.{member.name}"
        if not member.required and not isinstance(member.type, ListOf):
            optional.append(path)
    condition = [f"if {' and '.join(optional)}", "else ()"] if optional else []
    return Parentheses("lambda page: ", [path, *condition])


def list_decorators(operation: Operation) -> list[Code]:
    """List the decorators of a method that calls an operation: one if it is deprecated."""
    if operation.deprecated is None:
        return []
    text = operation.deprecated or f"{operation.name} is deprecated"
    return [Bracket("@deprecated(", [literal(text)], ")")]
