"""What every typed response keeps, whatever the service has sent."""

from __future__ import annotations

import copy
import json
import pickle
import re
from collections.abc import Iterator
from typing import Any, Final

from botocore.model import StructureShape
from oracle.judge import Judge, class_of
from oracle.odd_values import tells
from oracle.shapes import is_secret

INCOMPARABLE: Final = re.compile(r"nan|<Element", re.IGNORECASE)
"""A value that does not equal its copy: not-a-number, or what botocore's XML parser leaves."""


def broken_promises(
    judge: Judge,
    response: Any,
    output: StructureShape,
    raw: Any,
    origin: str,
    *,
    secret: bool = True,
    copies: bool = True,
) -> Iterator[str]:
    """Find each promise that a response breaks.

    Args:
        judge: The judge of its service.
        response: The typed response.
        output: Its shape.
        raw: The dictionary that it was made of.
        origin: The first part of the paths in errors.
        secret: Whether a secret in a text is a broken promise.
        copies: Whether it is copied, too, which takes the longest.
    """
    judge.lost = []
    yield from judge.structure(response, output, raw, hidden=is_secret(output))
    errors = response.member_errors
    if [f"{origin}: {path}" for path in judge.lost] != [error.path for error in errors]:
        yield f"the errors are {[error.path for error in errors]}, not {judge.lost}"
    shown = f"{response!r} {[str(error) for error in errors]} {errors}"
    if secret and tells(shown):
        yield f"a secret is shown: {shown}"
    json.loads(response.to_json())
    raw_again = response.to_dict()
    if copies:
        yield from broken_copies(response, raw_again)
    again = class_of(response).from_dict(raw_again)
    for problem in judge.structure(again, output, raw, hidden=is_secret(output)):
        yield f"after the round trip: {problem}"


def broken_copies(response: Any, raw: Any) -> Iterator[str]:
    """Find what differs in a copy of a response.

    Args:
        response: The response.
        raw: What its `to_dict` returns.
    """
    shown = repr(response)
    messages = [str(error) for error in response.member_errors]
    is_comparable = not INCOMPARABLE.search(comparable(raw))
    for way, made in (
        ("copy", copy.copy(response)),
        ("deep copy", copy.deepcopy(response)),
        ("pickle", pickle.loads(pickle.dumps(response))),  # noqa: S301 (our own)
    ):
        if type(made) is not type(response) or repr(made) != shown:
            yield f"the {way} is {made!r}"
        if [str(error) for error in made.member_errors] != messages:
            yield f"the {way} has the errors {made.member_errors}"
        if is_comparable and made != response:
            yield f"the {way} is not equal"
        if comparable(made.to_dict()) != comparable(raw):
            yield f"the {way} differs: {made.to_dict()}"


def comparable(raw: Any) -> str:
    """Write a raw value, so that it can be compared with its copy."""
    return re.sub(" at 0x[0-9a-f]+>", ">", repr(raw))
