"""An operation as data: its request and response as trees, its errors, waits and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from botoforge_codegen.ir import (
    ClassName,
    EnumClass,
    GeneratedClass,
    Member,
    Operation,
    Service,
    StructureClass,
    UnionClass,
    all_classes,
    classes_of,
    names_of,
    structures_of,
)
from botoforge_codegen.render.structures import attribute_type
from botoforge_codegen.render.texts import WORDS

from .operation_page import write_call
from .tree import parameter_type

SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z`*\[])")

RECURSIVE: Final = "recursive"
ABOVE: Final = "above"


def describe_operation(package: str, service: Service, operation: Operation) -> dict[str, Any]:
    """Describe an operation in plain values, which are JSON.

    Args:
        package: The import name of the package.
        service: The service.
        operation: The operation.
    """
    classes = all_classes(service)
    structures = {each.name: each for generated in classes for each in structures_of(generated)}
    describe = MemberDescription({name: each for each in classes for name in names_of(each)})
    return {
        "service": service.client_name,
        "client": service.client_class,
        "operation": operation.name,
        "method": operation.method,
        "documentation": first_sentence(operation.documentation),
        "deprecated": operation.deprecated,
        "code": [
            f"from {package}.{service.package} import {service.client_class}",
            f"client = {service.client_class}.connect()",
            *write_call(operation.method, operation).split("\n"),
        ],
        "request": [
            describe.describe(member, parameter_type(member), required=member.required)
            for member in operation.parameters
        ],
        "response": {
            "type": operation.response,
            "members": describe.describe_all(structures[operation.response].members),
        },
        "errors": describe_errors(service, operation),
        "base_error": service.base_error,
        "waiters": [
            {"method": waiter.method, "until": WORDS[waiter.goal].until}
            for waiter in operation.waiters
        ],
        "paginator": None if operation.paginator is None else operation.paginator.method,
    }


def describe_errors(service: Service, operation: Operation) -> list[dict[str, str]]:
    """Describe the errors of an operation, but for the base error of its service."""
    errors = {error.name: error for error in service.errors}
    names = () if operation.errors_lack_code else operation.errors
    return [
        {"name": name, "documentation": first_sentence(errors[name].documentation)}
        for name in names
    ]


class MemberDescription:
    """Describes members and what is in them; what is in a class, once.

    Args:
        classes: The classes of the service, by name.
    """

    def __init__(self, classes: Mapping[ClassName, GeneratedClass]) -> None:
        self._classes = classes
        self._around: list[ClassName] = []
        self._described: set[ClassName] = set()

    def describe_all(self, members: Iterable[Member]) -> list[dict[str, Any]]:
        """Describe the members of a structure."""
        return [self.describe(member, attribute_type(member)) for member in members]

    def describe(self, member: Member, declared: str, **more: bool) -> dict[str, Any]:
        """Describe a member or a parameter.

        Args:
            member: The member.
            declared: Its type, as the SDK declares it.
            more: What else there is to say about it.
        """
        described: dict[str, Any] = {"name": member.name, "type": declared, **more}
        if member.sensitive:
            described["sensitive"] = True
        described["documentation"] = first_sentence(member.documentation)
        for name in classes_of(member.type):
            described.update(self._describe_class(self._classes[name]))
        return described

    def _describe_class(self, generated: GeneratedClass) -> Iterator[tuple[str, Any]]:
        """Describe what is in a class; a second time, only that it is described already."""
        name = generated.name
        if isinstance(generated, EnumClass):
            yield "values", [member.value for member in generated.members]
        elif name in self._described:
            yield "members_are", RECURSIVE if name in self._around else ABOVE
        else:
            self._described.add(name)
            self._around.append(name)
            yield from self._describe_members(generated)
            self._around.pop()

    def _describe_members(
        self, generated: StructureClass | UnionClass
    ) -> Iterator[tuple[str, Any]]:
        if isinstance(generated, StructureClass):
            yield "members", self.describe_all(generated.members)
        else:
            yield (
                "variants",
                [
                    {"name": variant.name, "members": self.describe_all(variant.members)}
                    for variant in generated.variants
                ],
            )


def first_sentence(markdown: str) -> str:
    """Take the first sentence of a documentation."""
    paragraph = " ".join(markdown.strip().partition("\n\n")[0].split())
    return SENTENCE.split(paragraph, maxsplit=1)[0]
