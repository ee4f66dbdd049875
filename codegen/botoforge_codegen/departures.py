"""Where botocore at run time departs from its own models: one table, with a reason for each row.

A test asks botocore whether each row is still true.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from attrs import frozen

Effect: TypeAlias = Literal["required", "filled in", "JSON"]
"""What to make of a member: a parameter that the caller must give, one that botocore fills in, or a
text that botocore reads as JSON."""


@frozen
class Departure:
    """A row: what a member is at run time, whatever the model says."""

    service: str
    place: str
    """`Shape.member`, `*.member` for a member of any shape, or the shape of the value alone."""
    effect: Effect
    reason: str


IDENTIFIER: Final = (
    "it names something that exists; botocore would fill in a random text, for the model calls it "
    "an idempotency token"
)

DEPARTURES: Final = (
    Departure("athena", "DeleteNamedQueryInput.NamedQueryId", "required", IDENTIFIER),
    Departure("athena", "StopQueryExecutionInput.QueryExecutionId", "required", IDENTIFIER),
    Departure(
        "chime-sdk-messaging", "ChannelFlowCallbackRequest.CallbackId", "required", IDENTIFIER
    ),
    Departure(
        "cloudformation",
        "GetTemplateOutput.TemplateBody",
        "JSON",
        "a handler of botocore reads a template that is JSON",
    ),
    Departure(
        "elementalinference", "AssociateFeedRequest.associatedResourceName", "required", IDENTIFIER
    ),
    Departure(
        "elementalinference",
        "DisassociateFeedRequest.associatedResourceName",
        "required",
        IDENTIFIER,
    ),
    Departure(
        "glacier",
        "*.accountId",
        "filled in",
        "a handler of botocore sends `-`, which stands for the account of the caller",
    ),
    Departure(
        "iam", "policyDocumentType", "JSON", "a handler of botocore reads the policies in answers"
    ),
)


def effects(service: str) -> dict[str, Effect]:
    """Find the rows of a service, by place."""
    return {row.place: row.effect for row in DEPARTURES if row.service == service}
