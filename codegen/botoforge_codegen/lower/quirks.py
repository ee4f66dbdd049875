"""Quirks: what botocore at run time does to a member, whatever the model says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

import attrs

from botoforge_codegen.load.model import MemberModel, ServiceModel, ShapeModel

Effect: TypeAlias = Literal[
    "required",
    "filled in",
    "JSON",
    "quoted JSON",
    "bytes",
    "mapping",
    "renamed",
    "added",
    "described",
]
"""What a quirk does to a member:

- `required`: the caller must pass the parameter, though the model calls it optional
- `filled in`: botocore fills in the parameter, though the model calls it required
- `JSON`: botocore parses the string as JSON
- `quoted JSON`: botocore parses the string as JSON that is quoted as in a URL
- `bytes`: a string parameter that also takes bytes
- `mapping`: a string parameter that also takes a mapping
- `renamed`: botocore documents the parameter under another name
- `added`: botocore adds the string to a response
- `described`: only the documentation differs from the model's
"""


@attrs.frozen(kw_only=True)
class Quirk:
    """One member that is not at run time what the model says."""

    service: str
    location: str
    """`Shape.member`, `*.member` for a member of any shape, or the shape of the value alone."""
    effect: Effect
    reason: str
    handlers: tuple[str, ...]
    """What in botocore causes it: events, each with the names of functions after a space."""
    name: str = ""
    """The Python name of a renamed parameter or an added member."""
    note: str = ""
    """What the documentation of the member says about it, after the model's own text."""


def find_quirk(quirks: Mapping[str, Quirk], shape: str, member: str, target: str) -> Quirk | None:
    """Find the quirk of a member, if it has one.

    Args:
        quirks: The quirks of the service, by location.
        shape: The shape that has the member.
        member: The member.
        target: The shape of its values.
    """
    for location in (f"{shape}.{member}", f"*.{member}", target):
        if location in quirks:
            return quirks[location]
    return None


def find_effect(
    quirks: Mapping[str, Quirk], shape: ShapeModel, member: MemberModel
) -> Effect | None:
    """Find the effect of the quirk of a member, if it has one."""
    quirk = find_quirk(quirks, shape.name, member.name, member.shape)
    return None if quirk is None else quirk.effect


def is_filled_in(effect: Effect | None, *, is_token: bool) -> bool:
    """Whether botocore fills in a parameter that the caller leaves out.

    Args:
        effect: The effect of its quirk.
        is_token: The model calls it an idempotency token.
    """
    return effect == "filled in" or (is_token and effect != "required")


def add_members(service: ServiceModel, quirks: Iterable[Quirk]) -> ServiceModel:
    """Add the members that botocore adds to responses to the shapes of a service."""
    shapes = dict(service.shapes)
    for quirk in quirks:
        shape_name, _, member_name = quirk.location.partition(".")
        if quirk.effect == "added" and shape_name in shapes:
            shapes.setdefault(member_name, ShapeModel(name=member_name, type="string"))
            member = MemberModel(name=member_name, attribute=quirk.name, shape=member_name)
            shape = shapes[shape_name]
            shapes[shape_name] = attrs.evolve(shape, members=(*shape.members, member))
    return attrs.evolve(service, shapes=shapes)
