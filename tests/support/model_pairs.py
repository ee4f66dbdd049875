"""One tiny pair of models for each rule of `botoforge diff`, and what has to be told of it.

A pair is an edit of one base model. `SYMMETRIC` has those that mean something in inputs and in
outputs: the base has everything twice, under names that begin with `Sent` and with `Seen`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from support.models import METADATA, Model

GONE: Final = ...
"""The value of what an edit removes."""


def half(prefix: str) -> Model:
    """Make the shapes that only inputs, or only outputs, reach."""
    return {
        f"{prefix}Thing": {
            "type": "structure",
            "required": ["Name", "Items"],
            "members": {
                "Name": {"shape": f"{prefix}Text"},
                "Note": {"shape": f"{prefix}Text"},
                "Count": {"shape": f"{prefix}Number"},
                "Items": {"shape": f"{prefix}List"},
                "More": {"shape": f"{prefix}List"},
                "Labels": {"shape": f"{prefix}Map"},
                "Mode": {"shape": f"{prefix}Mode"},
                "Choice": {"shape": f"{prefix}Choice"},
                "When": {"shape": f"{prefix}Time"},
                "Part": {"shape": f"{prefix}Part"},
                "Self": {"shape": f"{prefix}Thing"},
            },
        },
        f"{prefix}Text": {"type": "string", "min": 1, "max": 9, "pattern": "[a-z]*"},
        f"{prefix}Number": {"type": "integer", "min": 1},
        f"{prefix}Plain": {"type": "string"},
        f"{prefix}List": {"type": "list", "member": {"shape": f"{prefix}Plain"}},
        f"{prefix}Map": {
            "type": "map",
            "key": {"shape": f"{prefix}Key"},
            "value": {"shape": f"{prefix}Plain"},
        },
        f"{prefix}Key": {"type": "string"},
        f"{prefix}Mode": {"type": "string", "enum": ["OFF", "ON"]},
        f"{prefix}Choice": {
            "type": "structure",
            "union": True,
            "members": {
                "A": {"shape": f"{prefix}Plain"},
                "B": {"shape": f"{prefix}Number"},
                "C": {"shape": f"{prefix}Plain"},
            },
        },
        f"{prefix}Time": {"type": "timestamp"},
        f"{prefix}Part": {
            "type": "structure",
            "members": {"X": {"shape": f"{prefix}Plain"}, "Y": {"shape": f"{prefix}Plain"}},
        },
        f"{prefix}Blob": {"type": "blob", "max": 9},
        f"{prefix}Body": {
            "type": "structure",
            "members": {
                "Data": {"shape": f"{prefix}Blob"},
                "Info": {"shape": f"{prefix}Plain", "location": "header"},
            },
        },
    }


def operation(name: str, **keys: Any) -> Model:
    """Make an operation."""
    return {"name": name, "http": {"method": "POST", "requestUri": "/"}, **keys}


def error(code: str, **keys: Any) -> Model:
    """Make an error."""
    members = {"message": {"shape": "Text"}, "Reason": {"shape": "Text"}}
    return {
        "type": "structure",
        "exception": True,
        "error": {"code": code, "httpStatusCode": 400},
        "members": members,
        **keys,
    }


BASE: Final[Model] = {
    "metadata": METADATA,
    "operations": {
        "PutThing": operation("PutThing", input={"shape": "PutThingRequest"}),
        "PutBody": operation("PutBody", input={"shape": "SentBody"}),
        "GetThing": operation(
            "GetThing",
            input={"shape": "GetThingRequest"},
            output={"shape": "GetThingResponse"},
            errors=[{"shape": "Busy"}, {"shape": "Lost"}],
        ),
        "GetBody": operation("GetBody", output={"shape": "SeenBody"}, errors=[{"shape": "Busy"}]),
        "ListThings": operation(
            "ListThings",
            input={"shape": "ListThingsRequest"},
            output={"shape": "ListThingsResponse"},
        ),
        "Watch": operation("Watch", output={"shape": "WatchResponse"}),
        "Ping": operation("Ping"),
        "Tell": operation("Tell", input={"shape": "TellRequest"}),
    },
    "shapes": {
        **half("Sent"),
        **half("Seen"),
        "Text": {"type": "string"},
        "PutThingRequest": {
            "type": "structure",
            "required": ["Id"],
            "members": {
                "Id": {"shape": "Text"},
                "Token": {"shape": "Text"},
                "Thing": {"shape": "SentThing"},
            },
        },
        "GetThingRequest": {"type": "structure", "members": {"Id": {"shape": "Text"}}},
        "GetThingResponse": {
            "type": "structure",
            "members": {"Thing": {"shape": "SeenThing"}, "State": {"shape": "State"}},
        },
        "State": {"type": "string", "enum": ["DONE", "RUNNING"]},
        "ListThingsRequest": {
            "type": "structure",
            "members": {"Next": {"shape": "Text"}, "Most": {"shape": "Most"}},
        },
        "Most": {"type": "integer"},
        "ListThingsResponse": {
            "type": "structure",
            "members": {
                "Next": {"shape": "Text"},
                "Things": {"shape": "Names"},
                "Others": {"shape": "Names"},
            },
        },
        "Names": {"type": "list", "member": {"shape": "Text"}},
        "WatchResponse": {"type": "structure", "members": {"Events": {"shape": "Events"}}},
        "Events": {
            "type": "structure",
            "eventstream": True,
            "members": {
                "Start": {"shape": "Start"},
                "Stop": {"shape": "Stop"},
                "Broken": {"shape": "Broken"},
            },
        },
        "Start": {"type": "structure", "event": True, "members": {"At": {"shape": "Text"}}},
        "Stop": {"type": "structure", "event": True, "members": {"At": {"shape": "Text"}}},
        "Busy": error("Busy"),
        "Lost": error("Lost"),
        "Broken": error("Broken"),
        "TellRequest": {"type": "structure", "members": {"What": {"shape": "What"}}},
        "What": {"type": "structure", "members": {"Text": {"shape": "Text"}}},
    },
}

ROWS: Final[Model] = {
    "waiters": {
        "ThingDone": {
            "operation": "GetThing",
            "delay": 5,
            "maxAttempts": 9,
            "acceptors": [
                {"state": "success", "matcher": "path", "argument": "State", "expected": "DONE"}
            ],
        }
    },
    "paginators": {
        "ListThings": {
            "input_token": "Next",
            "output_token": "Next",
            "limit_key": "Most",
            "result_key": "Things",
        }
    },
}
"""The rows of files beside the base model."""


class Pair(NamedTuple):
    """An edit of the base, and the changes that are told of it."""

    there: str
    """The rule and the class of each change from the base: `B`, `N` or `C`."""
    back: str
    """Those of the way back."""
    edit: Mapping[str, object]
    """New values, by where they are: `shapes.Text.min`; other arguments of a snapshot after `@`."""
    before: Mapping[str, object] = {}
    """What is edited on both sides."""


class Twin(NamedTuple):
    """An edit that means something in inputs and in outputs; `{P}` stands for `Sent` or `Seen`."""

    there: str
    """The rule and its classes in and out: `member-removed BB`."""
    back: str
    edit: Mapping[str, object]
    before: Mapping[str, object] = {}


THING: Final = "shapes.{P}Thing.members"

TWINS: Final = (
    Twin("member-added-optional CC", "member-removed BB", {f"{THING}.New": {"shape": "Text"}}),
    Twin(
        "member-added-required BC",
        "member-removed BB",
        {f"{THING}.New": {"shape": "Text"}, "shapes.{P}Thing.required": ["Name", "Items", "New"]},
    ),
    Twin(
        "member-became-required BN",
        "member-became-optional CB",
        {"shapes.{P}Thing.required": ["Name", "Items", "Note"]},
    ),
    Twin(
        "member-became-optional CC",
        "member-became-required BN",
        {"shapes.{P}Thing.required": ["Name"]},
    ),
    Twin(
        "member-type-changed BB",
        "member-type-changed BB",
        {f"{THING}.Count": {"shape": "Text"}},
    ),
    Twin(
        "member-type-changed BB",
        "member-type-changed BB",
        {f"{THING}.Part": {"shape": "{P}Choice"}},
    ),
    Twin(
        "member-type-changed BB",
        "member-type-changed BB",
        {f"{THING}.Info": {"shape": "Text", "location": "header", "jsonvalue": True}},
        {f"{THING}.Info": {"shape": "Text", "location": "header"}},
    ),
    Twin("member-type-changed BB", "member-type-changed BB", {"shapes.{P}Time.type": "string"}),
    Twin(
        "member-type-changed BB",
        "member-type-changed BB",
        {f"{THING}.Part.shape": "{P}Other", "shapes.{P}Part": GONE},
        {
            "shapes.{P}Other": {
                "type": "structure",
                "members": {"A": {"shape": "Text"}, "X": {"shape": "Text"}, "B": {"shape": "Text"}},
            }
        },
    ),
    Twin(
        "member-type-changed BB",
        "member-type-changed BB",
        {f"{THING}.Part.shape": "{P}Copy"},
        {
            f"{THING}.First": {"shape": "{P}Part"},
            f"{THING}.Second": {"shape": "{P}Copy"},
            "shapes.{P}Copy": half("{P}")["{P}Part"],
        },
    ),
    Twin("item-type-changed BB", "item-type-changed BB", {"shapes.{P}List.member.shape": "Most"}),
    Twin("key-type-changed BB", "key-type-changed BB", {"shapes.{P}Map.key.shape": "Most"}),
    Twin("value-type-changed BB", "value-type-changed BB", {"shapes.{P}Map.value.shape": "Most"}),
    Twin(
        "member-widened CN",
        "member-narrowed NC",
        {f"{THING}.Count.shape": "Long"},
        {"shapes.Long": {"type": "long", "min": 1}},
    ),
    Twin("member-widened CB", "member-narrowed BC", {"shapes.{P}List.sparse": True}),
    Twin(
        "member-deprecated NN",
        "member-undeprecated NN",
        {f"{THING}.Note.deprecated": True, f"{THING}.Note.deprecatedMessage": "Use Name."},
    ),
    Twin(
        "deprecation-text-changed CC",
        "deprecation-text-changed CC",
        {f"{THING}.Note.deprecatedMessage": "Use Count."},
        {f"{THING}.Note.deprecated": True},
    ),
    Twin("shape-deprecated NN", "shape-undeprecated NN", {"shapes.{P}Part.deprecated": True}),
    Twin(
        "member-became-sensitive CN",
        "member-no-longer-sensitive CN",
        {"shapes.{P}Text.sensitive": True},
    ),
    Twin(
        "member-location-changed NN",
        "member-location-changed NN",
        {f"{THING}.Note.location": "header"},
    ),
    Twin("wire-name-changed NN", "wire-name-changed NN", {f"{THING}.Note.locationName": "n"}),
    Twin(
        "timestamp-format-changed CN",
        "timestamp-format-changed CN",
        {"shapes.{P}Time.timestampFormat": "iso8601"},
    ),
    Twin(
        "timestamp-format-changed CN",
        "timestamp-format-changed CN",
        {f"{THING}.When.timestampFormat": "rfc822"},
        {"shapes.{P}Time.timestampFormat": "iso8601"},
    ),
    Twin(
        "blob-became-streaming BB", "streaming-became-blob BB", {"shapes.{P}Body.payload": "Data"}
    ),
    Twin("constraint-tightened BC", "constraint-loosened CC", {"shapes.{P}Text.min": 2}),
    Twin("constraint-tightened NC", "constraint-loosened CC", {"shapes.{P}Text.max": 8}),
    Twin("constraint-tightened NC", "constraint-loosened CC", {"shapes.{P}Blob.min": 1}),
    Twin("constraint-tightened BC", "constraint-loosened CC", {"shapes.{P}Plain.min": 1}),
    Twin("pattern-changed CC", "pattern-changed CC", {"shapes.{P}Text.pattern": GONE}),
    Twin(
        "enum-value-added CN", "enum-value-removed BB", {"shapes.{P}Mode.enum": ["OFF", "ON", "X"]}
    ),
    Twin("enum-became-string BB", "string-became-enum BB", {"shapes.{P}Mode.enum": GONE}),
    Twin("string-became-enum CC", "enum-became-string BB", {"shapes.{P}Key.enum": ["K"]}),
    Twin(
        "variant-added CN",
        "variant-removed BB",
        {"shapes.{P}Choice.members.D": {"shape": "Text"}},
    ),
    Twin("structure-became-union BB", "union-became-structure BB", {"shapes.{P}Part.union": True}),
    Twin(
        "class-renamed BB",
        "class-renamed BB",
        {f"{THING}.Part.shape": "{P}Piece", "shapes.{P}Part": GONE},
        {"shapes.{P}Piece": half("{P}")["{P}Part"]},
    ),
    Twin(
        "python-name-changed BB",
        "python-name-changed BB",
        {"@names": {"{P}Thing.Note": "remark"}},
    ),
    Twin("python-name-changed BB", "python-name-changed BB", {"@names": {"{P}Mode.ON": "LIT"}}),
    Twin("python-name-changed BB", "python-name-changed BB", {"@names": {"{P}Part": "Portion"}}),
    Twin(
        "http-binding-changed CC", "http-binding-changed CC", {f"{THING}.Note.xmlAttribute": True}
    ),
    Twin("http-binding-changed CC", "http-binding-changed CC", {"shapes.{P}Body.payload": "Info"}),
    Twin(
        "context-parameter-changed CC",
        "context-parameter-changed CC",
        {f"{THING}.Note.contextParam": {"name": "Note"}},
    ),
    Twin("other-change NN", "other-change NN", {"shapes.{P}Part.colour": "red"}),
    Twin("other-change NN", "other-change NN", {f"{THING}.Note.colour": "red"}),
    Twin(
        "documentation-changed CC",
        "documentation-changed CC",
        {f"{THING}.Note.documentation": "<p>A note.</p>", "@documentation": True},
        {"@documentation": True},
    ),
)
"""Edits of what only inputs or only outputs reach."""

GET: Final = "operations.GetThing"

STREAM: Final[Mapping[str, object]] = {
    "shapes.TellRequest.members.Words": {"shape": "Words"},
    "shapes.Words": {
        "type": "structure",
        "eventstream": True,
        "members": {"Word": {"shape": "Start"}},
    },
}
"""What makes an operation send a stream of events."""

SAME_CODE: Final = {**BASE["shapes"], "Busy": error("Lost")}
"""Two errors with one code, of which the last in the model is raised."""

PAIRS: Final = (
    # Operations, and what they take, return and raise.
    Pair("operation-added C", "operation-removed B", {"operations.New": operation("New")}),
    Pair("operation-not-callable B", "operation-became-callable C", STREAM),
    Pair("operation-deprecated N", "operation-undeprecated N", {f"{GET}.deprecated": True}),
    Pair(
        "deprecation-text-changed C",
        "deprecation-text-changed C",
        {f"{GET}.deprecatedSince": "2020-02-02"},
        {f"{GET}.deprecated": True},
    ),
    Pair(
        "input-added C", "input-removed B", {"operations.Ping.input": {"shape": "GetThingRequest"}}
    ),
    Pair(
        "input-added B", "input-removed B", {"operations.Ping.input": {"shape": "PutThingRequest"}}
    ),
    Pair(
        "output-added C",
        "output-removed B",
        {"operations.Ping.output": {"shape": "PingResponse"}},
        {"shapes.PingResponse": {"type": "structure", "members": {"X": {"shape": "Text"}}}},
    ),
    Pair(
        "output-shape-renamed B",
        "output-shape-renamed B",
        {f"{GET}.output.shape": "GetThingResult", "shapes.GetThingResponse": GONE},
        {
            "shapes.GetThingResult": BASE["shapes"]["GetThingResponse"],
            "@waiters": {},  # so that it is not written in two ways
        },
    ),
    Pair(
        "",
        "",
        {"operations.PutThing.input.shape": "Put", "shapes.PutThingRequest": GONE},
        {"shapes.Put": BASE["shapes"]["PutThingRequest"]},
    ),
    Pair("python-name-changed B", "python-name-changed B", {"@snake_case": {"GetThing": "get"}}),
    Pair("python-name-changed B", "python-name-changed B", {"@snake_case": {"State": "stage"}}),
    Pair("http-binding-changed C", "http-binding-changed C", {f"{GET}.http.method": "GET"}),
    Pair("http-binding-changed C", "http-binding-changed C", {f"{GET}.readonly": True}),
    Pair("http-binding-changed C", "http-binding-changed C", {f"{GET}.output.resultWrapper": "R"}),
    Pair("checksum-changed C", "checksum-changed C", {f"{GET}.httpChecksumRequired": True}),
    Pair(
        "context-parameter-changed C",
        "context-parameter-changed C",
        {f"{GET}.staticContextParams": {"Global": {"value": True}}},
    ),
    Pair(
        "host-prefix-changed N", "host-prefix-changed N", {f"{GET}.endpoint": {"hostPrefix": "a."}}
    ),
    Pair("auth-changed N", "auth-changed N", {f"{GET}.authtype": "none"}),
    Pair("endpoint-changed N", "endpoint-changed N", {f"{GET}.endpointoperation": True}),
    Pair("other-change N", "other-change N", {f"{GET}.colour": "red"}),
    # Parameters.
    Pair(
        "idempotency-token-added C",
        "idempotency-token-removed B",
        {"shapes.PutThingRequest.members.Token.idempotencyToken": True},
    ),
    Pair(
        "http-binding-changed C",
        "http-binding-changed C",
        {"shapes.SentThing.members.Note.idempotencyToken": True},
    ),
    Pair(
        "member-became-required C",
        "member-became-optional C",
        {"shapes.PutThingRequest.required": ["Id", "Token"]},
        {"shapes.PutThingRequest.members.Token.idempotencyToken": True},
    ),
    Pair(
        "member-added-optional C",
        "member-removed B",
        {
            "shapes.PutThingRequest.members.Other": {"shape": "Text", "idempotencyToken": True},
            "shapes.PutThingRequest.required": ["Id", "Other"],
        },
    ),
    # Errors.
    Pair("error-added N", "error-removed N", {"operations.Ping.errors": [{"shape": "Busy"}]}),
    Pair(
        "error-added N",
        "error-removed B",
        {f"{GET}.errors": [{"shape": "Busy"}, {"shape": "Lost"}, {"shape": "New"}]},
        {"shapes.New": error("New")},
    ),
    Pair("error-code-changed B", "error-code-changed B", {"shapes.Busy.error.code": "TooBusy"}),
    Pair(
        "error-code-changed B",
        "error-code-changed B",
        {"shapes.Busy.error.code": GONE},
        {"shapes.Busy.error.code": "TooBusy"},
    ),
    Pair(
        "error-status-changed N",
        "error-status-changed N",
        {"shapes.Busy.error.httpStatusCode": 429},
    ),
    Pair("error-became-retryable N", "error-no-longer-retryable N", {"shapes.Busy.retryable": {}}),
    Pair(
        "error-became-retryable N",
        "error-no-longer-retryable N",
        {"shapes.Busy.retryable": {"throttling": True}},
        {"shapes.Busy.retryable": {}},
    ),
    Pair(
        "http-binding-changed C", "http-binding-changed C", {"shapes.Busy.error.senderFault": True}
    ),
    Pair(
        "member-added-optional C",
        "member-removed B",
        {"shapes.Busy.members.Where": {"shape": "Text"}},
    ),
    Pair(
        "other-change N",
        "other-change N",
        {f"{GET}.errors": [{"shape": "Busy", "fault": True}, {"shape": "Lost"}]},
    ),
    Pair(
        "http-binding-changed C",
        "http-binding-changed C",
        {"shapes.Busy.retryable.colour": "red"},
        {"shapes.Busy.retryable": {}},
    ),
    # Streams of events.
    Pair("event-added N", "event-removed B", {"shapes.Events.members.Pause": {"shape": "Start"}}),
    Pair(
        "event-error-added N",
        "event-error-removed B",
        {"shapes.Events.members.Late": {"shape": "Late"}},
        {"shapes.Late": error("Late")},
    ),
    Pair(
        "event-error-added N",
        "event-error-removed N",
        {"shapes.Events.members.Lost": {"shape": "Lost"}},
    ),
    Pair(
        "member-became-required N",
        "member-became-optional C",
        {"shapes.WatchResponse.required": ["Events"]},
    ),
    # What the whole service decides.
    Pair(
        "class-reached-by-outputs-too B, member-added-optional C, literal-removed B",
        "class-no-longer-reached-by-outputs C, member-removed B, literal-added C",
        {"shapes.GetThingResponse.members.Kind": {"shape": "Kind"}},
        {
            "shapes.PutThingRequest.members.Kind": {"shape": "Kind"},
            "shapes.Kind": {"type": "structure", "members": {"Only": {"shape": "Only"}}},
            "shapes.Only": {"type": "string", "enum": ["ONE"]},
        },
    ),
    Pair(
        "literal-added C, member-added-optional C",
        "literal-removed B, member-removed B",
        {"shapes.PutThingRequest.members.State": {"shape": "State"}},
    ),
    Pair(
        "member-removed B, member-added-optional C, member-added-optional C",
        "member-added-optional C, member-removed B, member-removed B",
        {
            "shapes.TellRequest.members.What": GONE,
            "shapes.GetThingResponse.members.What": {"shape": "What"},
            "shapes.What.members.New": {"shape": "Text"},
        },
    ),
    Pair(
        "member-added-optional C",
        "member-removed B",
        {
            "operations.One.input.shape": "Any",
            "operations.Two.input.shape": "Any",
            "shapes.Any.members.New": {"shape": "Text"},
        },
        {
            "operations.One": operation("One", input={"shape": "OneRequest"}),
            "operations.Two": operation("Two", input={"shape": "TwoRequest"}),
            "shapes.OneRequest": BASE["shapes"]["GetThingRequest"],
            "shapes.TwoRequest": BASE["shapes"]["GetThingRequest"],
            "shapes.Any": BASE["shapes"]["GetThingRequest"],
        },
    ),
    Pair("", "", {"shapes.SentMode.enum": ["ON", "OFF"]}),
    Pair(
        "",
        "",
        {"shapes.SeenThing.members.Note.shape": "Word"},
        {"shapes.Word": half("Seen")["SeenText"]},
    ),
    Pair(
        "",
        "",
        {"shapes.SeenThing.members.Items.shape": "Words"},
        {"shapes.Words": half("Seen")["SeenList"]},
    ),
    Pair("", "", {"shapes.SeenPlain.min": 0}),
    Pair("", "", {"shapes.SeenThing.members.Note.locationName": "Note"}),
    Pair(
        "other-change N",
        "other-change N",
        {"shapes": {"Lost": SAME_CODE["Lost"], **SAME_CODE}},
        {"shapes": SAME_CODE},
    ),
    # Waiters and paginators.
    Pair("waiter-added C", "waiter-removed B", {"@waiters.More": {**ROWS["waiters"]["ThingDone"]}}),
    Pair(
        "waiter-acceptors-changed N", "waiter-acceptors-changed N", {"@waiters.ThingDone.delay": 6}
    ),
    Pair(
        "waiter-added C, member-added-optional C",
        "waiter-removed B, member-removed B",
        {"shapes.GetThingResponse.members.Far": {"shape": "Text"}},
        {
            "@waiters.Far": {
                "operation": "GetThing",
                "delay": 5,
                "acceptors": [
                    {"state": "success", "matcher": "path", "argument": "Far", "expected": "x"}
                ],
            }
        },
    ),
    Pair(
        "enum-value-added N, reviewed-status-unclassified N",
        "enum-value-removed B, reviewed-status-gone C",
        {"shapes.SchemasStatus.enum": ["successful", "failed", "refreshing", "paused"]},
        {
            "@client_name": "dms",
            "operations.DescribeRefreshSchemasStatus": operation(
                "DescribeRefreshSchemasStatus", output={"shape": "DescribeSchemasResponse"}
            ),
            "shapes.DescribeSchemasResponse": {
                "type": "structure",
                "members": {"RefreshSchemasStatus": {"shape": "Schemas"}},
            },
            "shapes.Schemas": {
                "type": "structure",
                "members": {
                    "Status": {"shape": "SchemasStatus"},
                    "LastFailureMessage": {"shape": "Text"},
                },
            },
            "shapes.SchemasStatus": {
                "type": "string",
                "enum": ["successful", "failed", "refreshing"],
            },
        },
    ),
    Pair(
        "waiter-acceptors-changed C",
        "waiter-acceptors-changed C",
        {"@waiters.ThingDone.maxAttempts": 8},
    ),
    Pair("", "", {"@waiters.ThingDone.description": "Waits."}),
    Pair(
        "paginator-added C",
        "paginator-removed B",
        {"@paginators.ListThings": ROWS["paginators"]["ListThings"]},
        {"@paginators": {}},
    ),
    Pair(
        "paginator-token-changed B",
        "paginator-token-changed B",
        {"@paginators.ListThings.limit_key": GONE},
    ),
    Pair(
        "paginator-result-changed B",
        "paginator-result-changed B",
        {"@paginators.ListThings.result_key": "Others"},
    ),
    Pair(
        "paginator-no-longer-flat B, paginator-result-changed B",
        "paginator-became-flat C, paginator-result-changed B",
        {"@paginators.ListThings.result_key": ["Things", "Others"]},
    ),
    Pair("", "", {"@paginators.ListThings.result_key": ["Things"]}),
    Pair("other-change N", "other-change N", {"@paginators.ListThings.non_aggregate_keys": ["A"]}),
    # The service.
    Pair("service-deprecated N", "service-undeprecated N", {"deprecated": True}),
    Pair("protocol-changed N", "protocol-changed N", {"metadata.protocol": "rest-json"}),
    Pair("auth-changed N", "auth-changed N", {"metadata.signatureVersion": "v2"}),
    Pair("signing-name-changed N", "signing-name-changed N", {"metadata.signingName": "job"}),
    Pair("endpoint-changed N", "endpoint-changed N", {"metadata.endpointPrefix": "job"}),
    Pair("endpoint-changed N", "endpoint-changed N", {"@endpoint_rules": {"rules": [1]}}),
    Pair("http-binding-changed C", "http-binding-changed C", {"metadata.jsonVersion": "1.0"}),
    Pair("checksum-changed C", "checksum-changed C", {"metadata.checksumFormat": "md5"}),
    Pair(
        "context-parameter-changed C",
        "context-parameter-changed C",
        {"clientContextParams": {"Fast": {"type": "boolean"}}},
    ),
    Pair("api-version-changed N", "api-version-changed N", {"@api_version": "2021-01-01"}),
    Pair(
        "python-name-changed B, python-name-changed B",
        "python-name-changed B, python-name-changed B",
        {"@class_name": "Work"},
    ),
    Pair("other-change N", "other-change N", {"metadata.colour": "red"}),
    Pair("other-change N", "other-change N", {"colour": "red"}),
    Pair("", "", {"documentation": "<p>Jobs.</p>", f"{GET}.documentation": "<p>Gets.</p>"}),
    Pair(
        "documentation-changed C, documentation-changed C, documentation-changed C",
        "documentation-changed C, documentation-changed C, documentation-changed C",
        {
            "documentation": "<p>Jobs.</p>",
            f"{GET}.documentation": "<p>Gets.</p>",
            "shapes.State.documentation": "<p>How it stands.</p>",
        },
        {"@documentation": True},
    ),
    Pair(
        "documentation-changed C",
        "documentation-changed C",
        {"@examples": {"GetThing": [{"title": "A thing"}]}},
        {"@documentation": True},
    ),
)
"""Edits of what has its place in inputs, outputs or the service alone."""
