"""Which name a class, an enum member or an attribute gets: by rule, or from the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from attrs import frozen

from botoforge_codegen import names
from botoforge_codegen.ir import ClassName, Member, VariableName
from botoforge_codegen.load.facts import Facts
from botoforge_codegen.load.model import MemberModel, OperationModel, ShapeModel

Overrides: TypeAlias = Mapping[str, str]
"""Names from the configuration, by what they name: `Shape`, `Shape.member`, `Enum.value`, ..."""


@frozen(kw_only=True)
class ClassNames:
    """The names in one service."""

    client_name: str
    overrides: Overrides
    facts: Facts

    def configure(self, key: str, name: names.Name) -> names.Name:
        """Return the configured name of something, or the one that the rule gives."""
        return names.configured_name(name, self.client_name, key, self.overrides)

    def name_error(self, shape: str) -> ClassName:
        """Name an exception."""
        return self.configure(shape, names.class_name(shape))

    def name_data(self, shape: str) -> ClassName:
        """Name a structure, a union or an enum."""
        name = self.name_error(shape)
        is_error_too = shape in self.facts.data_errors
        return names.data_class_name(name) if is_error_too else name

    def name_variant(self, union: ClassName, member: Member) -> ClassName:
        """Name the class of a variant of a union."""
        name = names.variant_name(union, member.wire_name)
        return self.configure(names.variant_key(member.key), name)

    def name_value(self, enum: str, value: str) -> VariableName:
        """Name a member of an enum."""
        return self.configure(f"{enum}.{value}", names.enum_member_name(value))

    def name_attribute(
        self, shape: ShapeModel, member: MemberModel, name: VariableName | None = None
    ) -> VariableName:
        """Name the attribute of a member.

        Args:
            shape: The shape that has the member.
            member: The member.
            name: The name by the rules, if it is not that of an attribute of a structure.
        """
        by_rule = names.attribute_name(member.attribute) if name is None else name
        return self.configure(f"{shape.name}.{member.name}", by_rule)

    def name_response(self, operation: OperationModel) -> ClassName:
        """Name the class of an operation's response."""
        if operation.output is not None and self.returns_output(operation):
            return self.name_data(operation.output)
        return names.response_class_name(operation.name)

    def returns_output(self, operation: OperationModel) -> bool:
        """Whether an operation returns the class of its output shape itself, not a subclass."""
        output = operation.output
        return output is not None and self.facts.response_methods.get(output) == operation.method
