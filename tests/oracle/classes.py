"""Which class of a service package was made of which shape: found by annotations, not by names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from inspect import get_annotations, unwrap
from types import ModuleType, NoneType, UnionType
from typing import Any, Final, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs
from botocore import xform_name
from botocore.model import (
    ListShape,
    MapShape,
    OperationModel,
    ServiceModel,
    Shape,
    ShapeResolver,
    StructureShape,
)
from oracle.shapes import Shapes, enum_values, is_document, is_event_stream, members_of

Class: TypeAlias = type[Any]
"""A generated class; `Any`, because the packages are made while the tests run."""


ERROR_MEMBERS: Final = ("message", "requestid")
"""The members that every error has, whether its model lists them or not, in lower case."""


class Parameter(NamedTuple):
    """A parameter of a generated method, and the member that it is sent as."""

    name: str
    hint: Any
    """Its annotation, resolved."""
    key: str
    shape: Shape


class Classes:
    """Knows the shape of each class that the chosen operations of a service package need.

    Args:
        package: The service package.
        model: The service model that it was made of.
    """

    def __init__(self, package: ModuleType, model: Mapping[str, Any]) -> None:
        self.package = package
        self.runtime: Any = import_module(package.__name__.rpartition(".")[0])
        self.model = ServiceModel(model, package.__name__.rpartition(".")[2])
        self.shapes: Shapes = model["shapes"]
        self.structures: dict[Class, StructureShape] = {}
        """Each generated structure; of a variant of a union, one that has that member alone."""
        self.errors: dict[Class, StructureShape] = {}
        self.enums: dict[Any, Sequence[str]] = {}
        """Each generated enum, and the values that the model lists."""
        self.readable: set[Class] = set()
        """The structures that a response or an error holds."""
        self.variants: dict[Class, str] = {}
        """The variants of unions, each with the key that it is for."""
        self.client: Class = find_client(package)
        self.operations: Mapping[str, OperationModel] = {
            name: operation
            for name in self.model.operation_names
            if self.method(name) is not None
            and not self.streams(operation := self.model.operation_model(name))
        }
        """Those that were chosen; what is read bit by bit is left out."""
        for operation in self.operations.values():
            self.find_classes(operation)

    def method(self, operation: str) -> Any:
        """Find the client's method of an operation; there is none if it was not chosen."""
        name = xform_name(operation)
        methods: Mapping[str, Any] = vars(self.client)
        return methods.get(name, methods.get(f"{name}_"))

    def streams(self, operation: OperationModel) -> bool:
        """Whether something of an operation is sent or read bit by bit."""
        shapes = [shape for shape in (operation.input_shape, operation.output_shape) if shape]
        return any(
            "payload" in shape.serialization or is_event_stream(member)
            for shape in shapes
            for member in members_of(shape).values()
        )

    def signature(self, operation: OperationModel) -> tuple[Sequence[Parameter], Class]:
        """List an operation's parameters, and the class of what it returns."""
        method = self.method(operation.name)
        inside: Any = unwrap(method)  # 3.13 wraps what is deprecated
        named = {**vars(self.package), **inside.__globals__, "JSON": self.runtime.JSON}
        declared = get_type_hints(method, named)
        returned: Class = declared.pop("return")
        shape: Any = operation.input_shape
        required: Sequence[str] = shape.required_members if shape else ()
        members = sorted(
            members_of(shape).items(),
            key=lambda entry: entry[0] not in required or "idempotencyToken" in entry[1].metadata,
        )
        parameters = [
            Parameter(name, hint, key, member)
            for (name, hint), (key, member) in zip(declared.items(), members, strict=True)
        ]
        return parameters, returned

    def find_classes(self, operation: OperationModel) -> None:
        """Find what an operation takes, returns and raises, and everything inside of it."""
        parameters, returned = self.signature(operation)
        output: Any = operation.output_shape or self.alone("Nothing", {})
        self.pair(returned, output, readable=True)
        for parameter in parameters:
            self.pair(parameter.hint, parameter.shape, readable=False)
        for shape in operation.error_shapes:
            assert isinstance(shape, StructureShape)
            public = shape.name[0].upper() + shape.name[1:]
            if public not in self.package.__all__:
                public += "_"  # Python's own
            cls = getattr(self.package, public)
            self.errors[cls] = shape
            declared = get_type_hints(cls)
            members = [
                part for key, part in shape.members.items() if key.lower() not in ERROR_MEMBERS
            ]
            for name, member in zip(get_annotations(cls), members, strict=True):
                self.pair(declared[name], member, readable=True)

    def pair(self, hint: Any, shape: Shape, *, readable: bool) -> None:
        """Find the classes in an annotation, and the shapes that they were made of."""
        if is_document(shape):
            return
        if isinstance(shape, StructureShape) and shape.is_tagged_union:
            self.pair_variants(hint, shape, readable=readable)
            return
        for option in options(hint):
            match shape:
                case ListShape() if get_origin(option) is Sequence:
                    self.pair(get_args(option)[0], shape.member, readable=readable)
                case MapShape() if get_origin(option) is Mapping:
                    self.pair(get_args(option)[1], shape.value, readable=readable)
                case StructureShape() if has_shape(option):
                    self.pair_class(option, shape, readable=readable)
                case _ if enum_values(shape) and is_class(option, self.runtime.ServiceEnum):
                    self.enums[option] = enum_values(shape)
                case _:
                    pass

    def pair_variants(self, hint: Any, union: StructureShape, *, readable: bool) -> None:
        """Find the classes of a union's variants, each of which has one member."""
        classes = [option for option in options(hint) if has_shape(option)]
        members: Mapping[str, Any] = self.shapes[union.name]["members"]
        for variant, (key, member) in zip(classes, members.items(), strict=True):
            self.variants[variant] = key
            self.pair_class(variant, self.alone(union.name, {key: member}), readable=readable)

    def alone(self, name: str, members: Mapping[str, Any]) -> StructureShape:
        """Make a shape of required members."""
        described: dict[str, Any] = {
            "type": "structure",
            "members": members,
            "required": list(members),
        }
        if self.shapes.get(name, {}).get("sensitive"):
            described["sensitive"] = True
        resolver: Any = ShapeResolver(dict[str, Any](self.shapes))
        return StructureShape(name, described, resolver)

    def pair_class(self, cls: Class, shape: StructureShape, *, readable: bool) -> None:
        """Take note of the class of a structure, and find the classes of its parts."""
        if cls in (self.readable if readable else self.structures):
            return
        self.structures[cls] = shape
        if readable:
            self.readable.add(cls)
        declared = get_type_hints(cls)
        names = [field.name for field in attrs.fields(cls)]
        for name, member in zip(names, shape.members.values(), strict=True):
            self.pair(declared[name], member, readable=readable)

    def is_made_of(self, cls: Class, shape: Shape, variant: str) -> bool:
        """Whether a class was made of a shape, or of a variant of a union."""
        if enum_values(shape):
            return self.enums.get(cls) == enum_values(shape)
        made_of = self.structures.get(cls)
        is_same = made_of is not None and made_of.name == shape.name
        return is_same and self.variants.get(cls, "") == variant


def import_service(package: str, service: str) -> ModuleType:
    """Import the package of a service, by what `boto3.client` calls it."""
    name = f"{package}.{service.replace('-', '_')}"
    return import_module(name if find_spec(name) else f"{name}_")


def find_client(package: ModuleType) -> Class:
    """Find the typed client of a service package, which is not async."""
    public = [getattr(package, name) for name in package.__all__]
    (client,) = (
        cls
        for cls in public
        if isinstance(cls, type)
        and "__service__" in vars(cls)
        and not cls.__name__.startswith("Async")
    )
    return client


def structures_of(package: ModuleType) -> Iterator[Class]:
    """List the structures of a service package that hold neither a body nor a stream."""
    for name in package.__all__:
        cls: Any = getattr(package, name)
        if hasattr(cls, "from_json"):
            members = cls.__shape__.members
            if not any(member.type.streams for member in members):
                yield cls


def has_shape(option: object) -> bool:
    """Whether something is the class of a structure."""
    return isinstance(option, type) and hasattr(option, "__shape__")


def is_class(option: object, base: Any) -> bool:
    """Whether something is a class below another one."""
    return isinstance(option, type) and issubclass(option, base)


def options(hint: Any) -> tuple[Any, ...]:
    """List what a union consists of; anything else consists of itself."""
    parts = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return tuple(part for part in parts if part is not NoneType)
