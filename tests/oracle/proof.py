"""An independent judge of the conversion, which knows service models and annotations alone.

What has to come of a raw structure is worked out from the model (which keys there are, in which
order) and from the annotations of the generated class (what its attributes may hold). Neither the
emitted readers nor the member tables are asked: they stand trial, on good values and on wrong ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timezone
from functools import cache
from importlib import import_module
from inspect import get_annotations, unwrap
from types import ModuleType, NoneType, UnionType
from typing import Any, Final, NamedTuple, TypeAlias, TypeGuard, Union, get_args, get_origin
from typing import get_type_hints as resolve

import attrs
from botocore import xform_name
from support.samples import HIDDEN, HIDDEN_NUMBER, Json, Sampler, Trial

Class: TypeAlias = type[Any]
"""A generated class; `Any`, because the packages are made while the tests run."""


class Unfit(Exception):  # noqa: N818 (no error: the member is to be unset)
    """A value is not what is declared; the class itself stands for an unset attribute."""


class Attribute(NamedTuple):
    """An attribute of a generated class or a parameter, and the member that it was made of."""

    name: str
    hint: Any
    """Its annotation, resolved."""
    key: str
    shape: str
    """The name of the member's shape."""


class Held(NamedTuple):
    """What a structure holds: its class, and its attributes' values by name."""

    cls: Class
    values: Mapping[str, object]


def findings(package: ModuleType, model: Json) -> Iterator[str]:
    """Find everything that a service package does not convert as it declares.

    Args:
        package: The service package.
        model: The service model that it was made of.
    """
    return Judge(package, model).findings()


class Judge:
    """Knows what a service package has to make of raw values.

    Args:
        package: The service package.
        model: The service model that it was made of.
    """

    def __init__(self, package: ModuleType, model: Json) -> None:
        self.package = package
        self.runtime: Any = import_module(package.__name__.rpartition(".")[0])
        self.shapes: Mapping[str, Json] = model["shapes"]
        self.classes: dict[Class, Json] = {}
        """Each generated structure and exception, and the shape that it was made of."""
        self.errors: dict[Class, str] = {}
        """The exceptions, each with the name of its shape."""
        self.enums: dict[Any, Sequence[str]] = {}
        """Each generated enum, and the values that the model lists."""
        self.readable: set[Class] = set()
        """The structures that a response or an error holds."""
        self.variants: dict[Class, str] = {}
        """The variants of unions, each with the key that it is for."""
        self.client = self.find_client()
        self.operations: Mapping[str, Json] = {
            name: operation
            for name, operation in model["operations"].items()
            if self.method(name) is not None and not self.streams(operation)
        }
        """Those that were chosen; the trial is not about what is read bit by bit."""
        self.known_attributes: dict[Class, Sequence[Attribute]] = {}
        for name in self.operations:
            self.find_classes(name)

    # --- Which class was made of which shape ---

    def find_client(self) -> Class:
        """Find the typed client, which is not async."""
        public = [getattr(self.package, name) for name in self.package.__all__]
        (client,) = (
            found
            for found in public
            if isinstance(found, type)
            and "__service__" in vars(found)
            and not found.__name__.startswith("Async")
        )
        return client

    def method(self, operation: str) -> Any:
        """Find the client's method of an operation; there is none if it was not chosen."""
        name = xform_name(operation)
        return vars(self.client).get(name, vars(self.client).get(f"{name}_"))

    def streams(self, operation: Json) -> bool:
        """Whether something of an operation is sent or read bit by bit."""
        shapes = [
            self.shapes[operation[way]["shape"]] for way in ("input", "output") if way in operation
        ]
        return any(
            "payload" in shape or self.shapes[member["shape"]].get("eventstream")
            for shape in shapes
            for member in shape["members"].values()
        )

    def signature(self, operation: str) -> tuple[Sequence[Attribute], Class]:
        """List an operation's parameters, and the class of what it returns."""
        method = self.method(operation)
        inside: Any = unwrap(method)  # 3.13 wraps what is deprecated
        named = {**vars(self.package), **inside.__globals__, "JSON": self.runtime.JSON}
        hints = resolve(method, named)
        returned: Class = hints.pop("return")
        model = self.operations[operation].get("input")
        shape: Json = {"members": {}} if model is None else self.shapes[model["shape"]]
        required: Sequence[str] = shape.get("required", ())
        members = sorted(
            shape["members"].items(),
            key=lambda entry: entry[0] not in required or entry[1].get("idempotencyToken", False),
        )
        parameters = [
            Attribute(name, hint, key, member["shape"])
            for (name, hint), (key, member) in zip(hints.items(), members, strict=True)
        ]
        return parameters, returned

    def find_classes(self, operation: str) -> None:
        """Find what an operation takes, returns and raises, and everything inside of it."""
        model = self.operations[operation]
        parameters, returned = self.signature(operation)
        self.pair(returned, model["output"]["shape"] if "output" in model else None, readable=True)
        for parameter in parameters:
            self.pair(parameter.hint, parameter.shape, readable=False)
        for error in model.get("errors", ()):
            name: str = error["shape"]
            public = name[0].upper() + name[1:]
            if public not in self.package.__all__:
                public += "_"  # Python's own
            cls = getattr(self.package, public)
            self.errors[cls] = name
            self.classes[cls] = self.shapes[name]
            for attribute in self.attributes(cls):
                self.pair(attribute.hint, attribute.shape, readable=True)

    def pair(self, hint: Any, name: str | None, *, readable: bool) -> None:
        """Find the classes in an annotation, and the shapes that they were made of."""
        shape: Json = {"members": {}} if name is None else self.shapes[name]
        if hint == self.runtime.JSON:
            return
        if shape.get("union"):
            self.pair_variants(hint, shape, readable=readable)
            return
        for option in options(hint):
            if get_origin(option) is Sequence:
                self.pair(get_args(option)[0], shape["member"]["shape"], readable=readable)
            elif get_origin(option) is Mapping:
                self.pair(get_args(option)[1], shape["value"]["shape"], readable=readable)
            elif issubclass(option, self.runtime.ServiceEnum):
                self.enums[option] = shape["enum"]
            elif issubclass(option, self.runtime.Structure):
                self.pair_class(option, shape, readable=readable)

    def pair_variants(self, hint: Any, union: Json, *, readable: bool) -> None:
        """Find the classes of a union's variants, each of which has one member."""
        classes = [found for found in options(hint) if has_shape(found)]
        for variant, (key, member) in zip(classes, union["members"].items(), strict=True):
            self.variants[variant] = key
            parts = {**union, "union": False, "members": {key: member}, "required": [key]}
            self.pair_class(variant, parts, readable=readable)

    def pair_class(self, cls: Class, shape: Json, *, readable: bool) -> None:
        """Take note of the class of a structure, and find the classes of its parts."""
        if cls in (self.readable if readable else self.classes):
            return
        self.classes[cls] = shape
        if readable:
            self.readable.add(cls)
        for attribute in self.attributes(cls):
            self.pair(attribute.hint, attribute.shape, readable=readable)

    def attributes(self, cls: Class) -> Sequence[Attribute]:
        """List the attributes of a structure or an exception, in the order of the model."""
        if cls in self.known_attributes:
            return self.known_attributes[cls]
        hints = resolve(cls)
        is_error = issubclass(cls, self.runtime.ServiceError)
        names = list(get_annotations(cls)) if is_error else [one.name for one in attrs.fields(cls)]
        members = [
            (key, member["shape"])
            for key, member in self.classes[cls]["members"].items()
            if not (is_error and key.lower() in ("message", "requestid"))
        ]
        self.known_attributes[cls] = [
            Attribute(name, hints[name], key, shape)
            for name, (key, shape) in zip(names, members, strict=True)
        ]
        return self.known_attributes[cls]

    def argument(self, hint: Any, raw: Any) -> object:
        """Make what a caller gives for a raw value."""
        declared = options(hint)[0]
        if hint == self.runtime.JSON:
            return raw
        if declared in self.variants:
            declared = self.variant(hint, raw)
        if get_origin(declared) is Sequence:
            return [self.argument(get_args(declared)[0], item) for item in raw]
        if get_origin(declared) is Mapping:
            return {key: self.argument(get_args(declared)[1], item) for key, item in raw.items()}
        return declared.from_dict(raw) if issubclass(declared, self.runtime.Structure) else raw

    # --- What has to become of a raw value ---

    def value(self, hint: Any, raw: object) -> object:
        """Work out what is held for a raw value.

        Raises:
            Unfit: It is not what is declared.
        """
        if hint == self.runtime.JSON:
            return raw
        if raw is None and is_optional(hint):
            return None
        declared = next(option for option in options(hint) if option is not NoneType)
        if declared in self.variants:
            variant = self.variant(hint, raw)
            known = variant in self.variants
            return self.structure(variant, raw) if known else variant.from_raw(raw)
        if get_origin(declared) is Sequence:
            return self.items(get_args(declared)[0], raw)
        if get_origin(declared) is Mapping:
            return self.entries(get_args(declared)[1], raw)
        if issubclass(declared, self.runtime.Structure):
            return self.structure(declared, raw)
        if issubclass(declared, self.runtime.ServiceEnum):
            text = scalar(str, raw)
            is_known = text in {member.value for member in declared}
            return declared(text) if is_known else self.runtime.UnknownValue(text)
        return scalar(declared, raw)

    def variant(self, hint: Any, raw: object) -> Class:
        """Find the class of a union that a raw value is one of.

        Raises:
            Unfit: It is of several, or no dictionary.
        """
        if not is_dict(raw):
            raise Unfit
        keys = [key for key, value in raw.items() if value is not None]
        if len(keys) > 1:
            raise Unfit
        wanted = keys[0] if keys else None
        unknown: Class = self.runtime.UnknownVariant
        return next(
            (
                found
                for found in options(hint)
                if found in self.variants and self.variants[found] == wanted
            ),
            unknown,
        )

    def items(self, hint: Any, raw: object) -> object:
        """Work out what is held for a list."""
        if raw is None:
            return self.runtime.ABSENT
        if not is_list(raw):
            raise Unfit
        return tuple(
            self.value(hint, item) for item in raw if item is not None or is_optional(hint)
        )

    def entries(self, hint: Any, raw: object) -> object:
        """Work out what is held for a map."""
        if raw is None:
            return self.runtime.ABSENT_MAP
        if not is_dict(raw) or not all(isinstance(key, str) for key in raw):
            raise Unfit
        return {
            key: self.value(hint, value)
            for key, value in raw.items()
            if value is not None or is_optional(hint)
        }

    def structure(self, cls: Class, raw: object) -> Held:
        """Work out what is held for a structure: a wrong member costs itself and no other."""
        if not is_dict(raw):
            raise Unfit
        values = {
            attribute.name: self.attribute(attribute.hint, raw.get(attribute.key))
            for attribute in self.attributes(cls)
        }
        return Held(cls, values)

    def attribute(self, hint: Any, raw: object) -> object:
        """Work out what an attribute holds, or that it is unset."""
        try:
            return self.value(hint, raw)
        except Unfit:
            return Unfit

    # --- What has become of it ---

    def held(self, value: object) -> object:
        """Look at a converted value, in the terms of `value`."""
        if isinstance(value, self.runtime.Structure):
            cls = type(value)
            return Held(cls, {one.name: self.read(value, one.name) for one in attrs.fields(cls)})
        if is_list(value) and value is not self.runtime.ABSENT:
            items = [self.held(item) for item in value]
            return tuple(items) if isinstance(value, tuple) else items
        if is_dict(value):
            return {key: self.held(item) for key, item in value.items()}
        return value

    def read(self, holder: object, attribute: str) -> object:
        """Look at an attribute, which may be unset."""
        try:
            return self.held(getattr(holder, attribute))
        except self.runtime.MemberError:
            return Unfit

    # --- The trial ---

    def findings(self) -> Iterator[str]:
        """Find everything that is not converted as it is declared."""
        for cls, shape in self.classes.items():
            attempt = self.try_error if cls in self.errors else self.try_structure
            for trial in Sampler(self.shapes).trials(shape):
                try:
                    yield from attempt(cls, trial)
                except Exception as error:  # noqa: BLE001 (no value may make it raise)
                    yield f"{cls.__name__} raises {error!r} for {trial.raw}"
        for cls, name in self.errors.items():
            yield from self.try_traits(cls, name)
        for enum, values in self.enums.items():
            if [member.value for member in enum] != values:
                yield f"{enum.__name__} has other values than {values}"

    def try_structure(self, cls: Class, trial: Trial) -> Iterator[str]:
        """Convert a raw structure in all the ways that there are."""
        expected = self.structure(cls, trial.raw)
        made = cls.from_dict(trial.raw)
        yield from self.compare("from_dict", made, expected)
        fast = read_fast(cls, trial.raw)
        if fast is not None:
            yield from self.compare("the fast pass", fast, expected)
            yield from self.compare("the patient pass", read_patiently(cls, trial.raw), expected)
        elif trial.plain and cls in self.readable:
            yield f"{cls.__name__}: the fast pass refuses {trial.raw}"
        if trial.plain and made.to_dict() != trial.raw:
            yield f"{cls.__name__}: {trial.raw} comes back as {made.to_dict()}"
        yield from self.try_to_see(cls, trial, made)

    def compare(self, way: str, made: object, expected: Held) -> Iterator[str]:
        """Compare what has become of a raw structure with what has to, type by type."""
        if type(made) is not expected.cls:
            yield f"{way}: {made!r} is no {expected.cls.__name__}"
        for name, value in expected.values.items():
            found = exact(self.read(made, name))
            if found != exact(value):
                yield f"{expected.cls.__name__}.{name} by {way}: {found}, not {exact(value)}"

    def try_to_see(self, cls: Class, trial: Trial, made: Any) -> Iterator[str]:
        """Whether something sensitive is shown, by the structure or by an error about it."""
        if trial.suspect is None:
            if HIDDEN in repr(made):
                yield f"{cls.__name__} shows what is sensitive: {made!r}"
            return
        shape = self.classes[cls]
        if shape.get("sensitive") or self.is_sensitive(shape["members"][trial.suspect]["shape"]):
            shown = f"{made!r} {[str(error) for error in made.member_errors]}"
            if HIDDEN in shown or str(HIDDEN_NUMBER) in shown:
                yield f"{cls.__name__}.{trial.suspect} is sensitive: {shown}"

    def is_sensitive(self, name: str) -> bool:
        """Whether a member of a shape must not be shown."""
        shape = self.shapes[name]
        inside = {"list": "member", "map": "value"}.get(shape["type"])
        if shape.get("sensitive") or inside is None:
            return bool(shape.get("sensitive"))
        return self.is_sensitive(shape[inside]["shape"])

    def try_error(self, cls: Class, trial: Trial) -> Iterator[str]:
        """Make an exception of what botocore gives."""
        error = cls({**trial.raw, "Error": {}, "ResponseMetadata": {}}, "Operation")
        yield from self.compare("the exception", error, self.structure(cls, trial.raw))

    def try_traits(self, cls: Class, name: str) -> Iterator[str]:
        """Whether an exception is found by its code, and knows whether to try again."""
        shape = self.shapes[name]
        code = shape.get("error", {}).get("code", name)
        if self.client.__service__.errors.get(code) is not cls:
            yield f"{cls.__name__} is not what {code} raises"
        error = cls({"Error": {}}, "Operation")
        found = error.is_retryable, error.is_throttling
        expected = "retryable" in shape, bool(shape.get("retryable", {}).get("throttling"))
        if found != expected:
            yield f"{cls.__name__} is retryable and throttling: {found}, not {expected}"


class Unusual(dict[str, Any]):
    """A dictionary, but of another class, so that the fast pass refuses it."""


def read_fast(cls: Class, raw: Json) -> object:
    """Ask the fast pass alone; `None` where it gives up."""
    try:
        return cls.__shape__.read(raw)
    except Exception:  # noqa: BLE001 (whatever it raises, the patient pass takes over)
        return None


def read_patiently(cls: Class, raw: Json) -> object:
    """Ask the patient pass alone."""
    return cls.from_dict(Unusual(raw))


def has_shape(found: object) -> bool:
    """Whether something is the class of a structure."""
    return isinstance(found, type) and hasattr(found, "__shape__")


@cache
def options(hint: Any) -> tuple[Any, ...]:
    """List what a union consists of; anything else consists of itself."""
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def is_optional(hint: Any) -> bool:
    """Whether nothing may stand there."""
    return NoneType in options(hint)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value is a list or a tuple, of whatever."""
    return isinstance(value, list | tuple)


def is_dict(value: object) -> TypeGuard[dict[object, object]]:
    """Whether a value is a dictionary, of whatever."""
    return isinstance(value, dict)


ACCEPTED: Final[Mapping[type, tuple[type, ...]]] = {
    int: (int, float),
    float: (int, float, str),
    bytes: (bytes, bytearray),
}
"""What is taken for a value of a type, with exceptions, where it is more than that type."""


def scalar(declared: type, raw: Any) -> Any:
    """Work out what is held for a value without parts: what is harmless is taken for it."""
    is_wrong = (
        not isinstance(raw, ACCEPTED.get(declared, declared))
        or (isinstance(raw, bool) and declared is not bool)
        or (isinstance(raw, float) and declared is int and not raw.is_integer())
        or (isinstance(raw, str) and declared is float and raw not in ("NaN", "Infinity"))
    )
    if is_wrong:
        raise Unfit
    return raw.astimezone(timezone.utc) if isinstance(raw, datetime) else declared(raw)


def exact(value: object) -> object:
    """Turn a value into one that equals another only if all types are the same, too."""
    if isinstance(value, Held):
        return value.cls, {name: exact(held) for name, held in value.values.items()}
    if is_list(value):
        return type(value), [exact(item) for item in value]
    if is_dict(value):
        return {key: exact(item) for key, item in value.items()}
    return type(value), repr(value)
