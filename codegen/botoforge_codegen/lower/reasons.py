"""Where a response says why a wait failed, for waiters whose row does not tell: botocore's own.

A member counts by its name alone, and only next to the status, so that no other reason is shown for
the failure. `tests/waiting/expected/reasons.txt` lists what that finds in all waiters of botocore.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from botoforge_codegen.load.model import MemberModel, ServiceModel, WaiterModel

from .jmespath_types import PathError
from .statuses import find_status, find_target

OF_FAILURE: Final = ("FailureReason", "FailureReasons", "FailureMessage", "LastFailureMessage")
OF_STATUS: Final = ("Reason", "Reasons", "Message", "Description", "ChangeReason")
"""What follows the name of the status in the name of its reason: `StackStatusReason`."""
GENERAL: Final = (
    *("StatusReason", "StatusReasons", "StatusMessage", "StateReason", "StateMessage"),
    *("ErrorMessage", "Error", "Errors", "Reason", "Message"),
)

PARTS: Final = ("Code", "Name", "Status", "State", "StatusCode")
"""The members of a structure that is a status as a whole, such as `State.Name`."""

TEXTS: Final = ("Message", "ErrorMessage")
"""The text in a structure that is a reason."""

PLAIN: Final = re.compile(r"((?:[\w.]|\[\d*\])+\.)?(\w+)")


def find_reason(service: ServiceModel, waiter: WaiterModel) -> str:
    """Find the JMESPath to the reason of a failure; empty if the model has none for sure.

    Args:
        service: The service.
        waiter: A valid waiter.
    """
    if waiter.message or waiter.classified:  # whoever wrote the row has looked for it
        return waiter.message
    status = find_status(service, waiter).path
    can_fail = any(acceptor.state == "failure" for acceptor in waiter.acceptors)
    plain = PLAIN.fullmatch(status) if can_fail else None
    if plain is None:
        return ""
    holder, name = (plain[1] or "").removesuffix("."), plain[2]
    reason = next(find_beside(service, waiter, holder, name), "")
    if not reason and name in PARTS and (whole := PLAIN.fullmatch(holder)):
        above = (whole[1] or "").removesuffix(".")
        reason = next(find_beside(service, waiter, above, whole[2], OF_STATUS[:3]), "")
    return reason


def find_beside(
    service: ServiceModel,
    waiter: WaiterModel,
    holder: str,
    status: str,
    of_status: tuple[str, ...] = (),
) -> Iterator[str]:
    """Find the texts beside a status that may be its reason, the likeliest first.

    Args:
        service: The service.
        waiter: The waiter.
        holder: The JMESPath to the structure that holds the status; empty for the response.
        status: The name of the status.
        of_status: What may follow that name; by default anything that is a reason counts.
    """
    try:
        shape = find_target(service, waiter, holder or "@")
    except PathError:
        return
    members = {} if shape is None else {m.name.lower(): m for m in service.shapes[shape].members}
    wanted = [f"{status}{ending}" for ending in of_status or OF_STATUS]
    for name in wanted if of_status else (*OF_FAILURE, *wanted, *GENERAL):
        member = members.get(name.lower())
        path = find_text(service, member) if member is not None else ""
        if path:
            yield f"{holder}.{path}" if holder else path


def find_text(service: ServiceModel, member: MemberModel) -> str:
    """Find the JMESPath to the text in a member, or in the items of a list; empty if it is none."""
    target = service.shapes[member.shape]
    path = member.name
    if target.item is not None and target.type == "list":
        target = service.shapes[target.item]
        path = f"{path}[]"
    if target.type == "string":
        return "" if target.sensitive or target.enum else path.removesuffix("[]")
    texts = {text.lower() for text in TEXTS}
    inner = [each for each in target.members if each.name.lower() in texts]
    plain = [each for each in inner if service.shapes[each.shape].type == "string"]
    return f"{path}.{plain[0].name}" if plain else ""
