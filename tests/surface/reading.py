"""Reads the public surface: of the SDK with griffe, of the command from its usage.

Public is what the package, its `testing` and the packages of its services export. Griffe reads
the modules without importing them, as type checkers do. What is not exported is described where
users meet it: the members of a base class with the classes below it; a class that a public method
returns, or a type that an argument has to fit, by its bare name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

import griffe
import pytest
from botoforge_codegen.commands.registry import list_every_command
from support.projects import run_command

Surface: TypeAlias = Mapping[str, str]
"""By name, what there is to say about it."""

Members: TypeAlias = dict[str, Surface]
"""By member of a class, its surface; names begin behind that of the class."""

PASSED: Final = {
    griffe.ParameterKind.positional_only: "position {} only",
    griffe.ParameterKind.positional_or_keyword: "position {}",
    griffe.ParameterKind.var_positional: "more positions",
    griffe.ParameterKind.keyword_only: "keyword",
    griffe.ParameterKind.var_keyword: "more keywords",
}
"""How an argument is passed."""

BY_KEYWORD: Final = "fields by keyword"
BY_POSITION: Final = "fields by position"

SPECIAL: Final = {"__init__", "__eq__", "__hash__", "__match_args__"}
"""The special names that are described, beside methods that not every object has."""


def read_surface(folder: Path) -> Surface:
    """Describe everything that users can write.

    Args:
        folder: The folder that holds the package.
    """
    return dict(sorted([*Package(folder).describe(), *describe_commands(folder)]))


# --- The SDK --------------------------------------------------------------------------------------


class TypeCheckersView(griffe.Extension):
    """Hides from griffe what is hidden from type checkers."""

    def on_module_node(self, *, node: Any, **_: Any) -> None:
        """Change the tree of a module before griffe reads it."""
        CheckedBranches().visit(node)


class CheckedBranches(ast.NodeTransformer):
    """Leaves the branches that type checkers take."""

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        """Replace a statement by one of its branches."""
        self.generic_visit(node)
        branches = {"TYPE_CHECKING": node.body, "not TYPE_CHECKING": node.orelse}
        return branches.get(ast.unparse(node.test), node)


class Package:
    """The package as type checkers see it.

    Args:
        folder: The folder that holds it.
    """

    def __init__(self, folder: Path) -> None:
        extensions = griffe.load_extensions(TypeCheckersView())
        package = griffe.load("botoforge", search_paths=[folder], extensions=extensions)
        assert isinstance(package, griffe.Module)
        self.contents = package.modules_collection
        self.exported = {
            f"{module.path}.{name}": follow(module[str(name)])
            for module in (package, *package.modules.values())
            for name in module.exports or ()
        }
        self.exported_paths = {exported.path for exported in self.exported.values()}
        self.named: dict[str, griffe.Object] = {}
        """What signatures name and nothing exports, by bare name."""

    def describe(self) -> Iterator[tuple[str, str]]:
        """Describe everything that is public."""
        described: set[str] = set()
        while rest := (self.exported | self.named).keys() - described:
            for name in rest:
                surface = self.describe_object((self.exported | self.named)[name])
                is_made_by_users = name in self.exported
                for suffix, text in surface.items():
                    if is_made_by_users or not suffix.startswith("("):
                        yield name + suffix, text
            described |= rest

    def describe_object(self, public: griffe.Object) -> Surface:
        """Describe a class, a function or a value; names begin behind its own."""
        if isinstance(public, griffe.Class):
            return self.describe_class(public)
        if isinstance(public, griffe.Function):
            return self.describe_function(public)
        assert isinstance(public, griffe.Attribute)
        return self.describe_value(public)

    def describe_class(self, cls: griffe.Class) -> Surface:
        """Describe a class, with those of its members that differ from a public base's."""
        bases, inherited = self.split_bases(cls)
        listed = f" ({', '.join(bases)})" if bases else ""
        surface = {"": ", ".join([f"class{listed}", *describe_decorators(cls)])}
        for name, member in self.describe_members(cls).items():
            if inherited.get(name) != member:
                surface |= member
        return surface

    def split_bases(self, cls: griffe.Class) -> tuple[list[str], Members]:
        """Name the nearest bases that users can import, and describe the members of ours."""
        named: list[str] = []
        inherited: Members = {}
        for base, ours in self.bases(cls):
            if ours is None or ours.module.name == "botocore_api":  # a stand-in for botocore's
                named.append(plain(base))
            elif ours.path in self.exported_paths:
                named.append(plain(base))
                inherited |= self.describe_members(ours)
            else:
                further, members = self.split_bases(ours)
                named += further
                inherited |= members
        return named, inherited

    def bases(self, cls: griffe.Class) -> Iterator[tuple[griffe.Expr, griffe.Class | None]]:
        """List the bases of a class, and what each is if it is ours."""
        for base in cls.bases:
            assert isinstance(base, griffe.Expr)
            found = self.find(base.canonical_path)
            yield base, found if isinstance(found, griffe.Class) else None

    def describe_members(self, cls: griffe.Class) -> Members:
        """Describe all members of a class that users can use."""
        members: Members = {}
        for _, base in reversed(list(self.bases(cls))):
            members |= {} if base is None else self.describe_members(base)
        fields = find_fields(cls) if BY_POSITION in describe_decorators(cls) else []
        for name, member in cls.members.items():
            if not is_used(name, is_method=isinstance(member, griffe.Function)):
                continue
            shown = "" if name == "__init__" else f".{name}"
            if isinstance(member, griffe.Function):
                surface = self.describe_function(member)
                members[name] = {shown + suffix: text for suffix, text in surface.items()}
            elif isinstance(member, griffe.Attribute):
                position = f"position {fields.index(name) + 1}, " if name in fields else ""
                members[name] = {shown: position + self.describe_attribute(member)}
        return members

    def describe_attribute(self, attribute: griffe.Attribute) -> str:
        """Describe an attribute, a property, or a member of an enum."""
        annotation, value = attribute.annotation, attribute.value
        if "class-attribute" in attribute.labels:
            return self.describe_type(annotation, default_of_field(value))
        init = attribute.parent and attribute.parent.members.get("__init__")
        if (
            annotation is None
            and isinstance(init, griffe.Function)
            and isinstance(value, griffe.ExprName)
        ):
            parameters = {each.name: each.annotation for each in init.parameters}
            annotation = parameters.get(value.name)
        return self.describe_type(annotation)

    def describe_function(self, function: griffe.Function) -> Surface:
        """Describe a function: one name for it, and one for each parameter."""
        if function.overloads:
            return {
                f"[{number}]{suffix}": text
                for number, overload in enumerate(function.overloads, start=1)
                for suffix, text in self.describe_function(overload).items()
            }
        surface: dict[str, str] = {}
        if function.name != "__init__":
            kind = "async, -> " if "async" in function.labels else "-> "
            surface["()"] = kind + with_self(function, self.describe_type(function.returns))
        is_bound = (
            isinstance(function.parent, griffe.Class) and "staticmethod" not in function.labels
        )
        for position, parameter in enumerate(list(function.parameters)[is_bound:], start=1):
            assert parameter.kind is not None
            is_variadic = "variadic" in parameter.kind.value
            default = None if is_variadic else parameter.default
            surface[f"({parameter.name})"] = ", ".join(
                (
                    PASSED[parameter.kind].format(position),
                    self.describe_type(parameter.annotation, default, is_given=True),
                )
            )
        return surface

    def describe_value(self, value: griffe.Attribute) -> Surface:
        """Describe a constant, or an alias of types with each of its alternatives."""
        annotation = self.describe_type(value.annotation)
        if annotation != "TypeAlias":
            return {"": annotation}
        alias = self.describe_type(value.value)
        return {"": "alias"} | {f"[{each}]": "alternative" for each in alternatives(alias)}

    def describe_type(
        self,
        annotation: griffe.Expr | str | None,
        default: griffe.Expr | str | None = None,
        *,
        is_given: bool = False,
    ) -> str:
        """Write an annotation and a default, as far as there are any; take note of its names.

        Args:
            annotation: The annotation.
            default: The default.
            is_given: Whether users give such a value: then its class is none that they can make,
                unless it is a protocol or the like.
        """
        if isinstance(annotation, griffe.Expr):
            for name in annotation.iterate(flat=True):
                if isinstance(name, griffe.ExprName):
                    self.note(name, is_given=is_given)
        return " = ".join(plain(each) for each in (annotation, default) if each is not None)

    def note(self, name: griffe.ExprName, *, is_given: bool) -> None:
        """Take note of a name in a signature that nothing exports."""
        found = self.find(name.canonical_path)
        if found is None or found.path in self.exported_paths:
            return
        if isinstance(found, griffe.Class):
            bases = {plain(base) for base, _ in self.bases(found)}
            is_described = not is_given or not bases.isdisjoint({"Protocol", "TypedDict"})
        else:  # not a type variable, for example
            annotation = found.annotation if isinstance(found, griffe.Attribute) else None
            is_described = plain(annotation) == "TypeAlias"
        if is_described:
            assert found is self.named.setdefault(name.name, found), f"two are called {name.name}"

    def find(self, path: str) -> griffe.Object | None:
        """Find something of the package."""
        try:
            return follow(self.contents[path])
        except (KeyError, griffe.AliasResolutionError):
            return None


def follow(found: griffe.Object | griffe.Alias) -> griffe.Object:
    """Follow an import to what it imports."""
    return found.final_target if isinstance(found, griffe.Alias) else found


def plain(expression: griffe.Expr | str | None) -> str:
    """Write an expression as users do: they import names, where clients say `types.Name`."""
    return re.sub(r"\btypes\.", "", str(expression))


def is_used(name: str, *, is_method: bool) -> bool:
    """Whether users use a member of this name, by itself or by a statement of Python."""
    if name.startswith("__"):
        return name in SPECIAL or (is_method and not hasattr(object, name))
    return not name.startswith("_")


def describe_decorators(cls: griffe.Class) -> Iterator[str]:
    """Describe what the decorators of a class say, if users have to know it."""
    for decorator in cls.decorators:
        match decorator.callable_path.rpartition(".")[2]:
            case "final":
                yield "final"
            case "frozen" | "define" as kind:
                yield kind
                yield BY_KEYWORD if "kw_only=True" in str(decorator.value) else BY_POSITION
            case _:
                pass


def find_fields(cls: griffe.Class) -> list[str]:
    """List the fields of a class of attrs."""
    return [name for name, field in cls.attributes.items() if "property" not in field.labels]


def default_of_field(value: griffe.Expr | str | None) -> griffe.Expr | str | None:
    """Find the default of an attribute, which may be in a call of attrs' `field`."""
    if not isinstance(value, griffe.ExprCall) or not value.canonical_path.endswith(
        (".field", ".attrs_field")
    ):
        return value
    for argument in value.arguments:
        if isinstance(argument, griffe.ExprKeyword) and argument.name in ("default", "factory"):
            return argument.value
    return None


def alternatives(union: str) -> list[str]:
    """Split a union of types, or the strings of a `Literal`."""
    return [ast.unparse(part) for part in split(ast.parse(union, mode="eval").body)]


def split(union: ast.expr) -> Iterable[ast.expr]:
    """Split a union of types, or the strings of a `Literal`."""
    match union:
        case ast.BinOp(left, ast.BitOr(), right):
            return [*split(left), *split(right)]
        case ast.Subscript(ast.Name("Literal"), ast.Tuple(strings)):
            return strings
        case ast.Constant(str(quoted)):
            return split(ast.parse(quoted, mode="eval").body)
        case _:
            return [union]


def with_self(function: griffe.Function, returned: str) -> str:
    """Write what a method returns with `Self`, where it says so by the class that it is called on.

    That is the same for users: `cls: type[Client]` and `-> Client`.
    """
    bound = list(function.parameters)[:1] if isinstance(function.parent, griffe.Class) else []
    own = re.fullmatch(r"type\[(\w+)\]", str(bound[0].annotation)) if bound else None
    return re.sub(rf"\b{own[1]}\b", "Self", returned) if own else returned


# --- The command ----------------------------------------------------------------------------------


ARGUMENT: Final = re.compile(r"\[.*?\]|\(.*?\)|--\S+(?: [A-Z{]\S*)?|\S+")
"""What an argument, or a choice between some, is in a usage."""


def describe_commands(folder: Path) -> Iterator[tuple[str, str]]:
    """Describe the commands of `botoforge` and their arguments, by the usage in their help.

    Args:
        folder: Where to run them.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "10000")  # a usage is one line
        patch.setenv("PYTHON_COLORS", "0")
        for each in list_every_command():
            command = f"botoforge {each.name}"
            yield command, "command"
            usage = run_command(folder, *each.name.split(), "--help").output.splitlines()[0]
            for group in ARGUMENT.findall(usage.partition(command)[2]):
                for argument in group.strip("[]()").split(" | "):
                    if argument != "-h":
                        yield from describe_argument(command, argument, is_optional=group[0] == "[")


def describe_argument(
    command: str, argument: str, *, is_optional: bool
) -> Iterator[tuple[str, str]]:
    """Describe an argument of a command, and each of its choices."""
    name, _, value = argument.partition(" ")
    choices = value.strip("{}").split(",") if value.startswith("{") else []
    text = "optional" if is_optional else "required"
    yield f"{command} {name}", text if choices or not value else f"{text}, {value}"
    for choice in choices:
        yield f"{command} {name} {choice}", "choice"
