"""Responses as they come over the wire: written from the model, and read by botocore's own parser.

moto writes them. Where it does not write what the protocol says, it is corrected here; that every
value comes back from botocore's parser as it was is part of the sweep.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timezone
from typing import Any, Final

import cbor2
from botocore.awsrequest import AWSResponse
from botocore.endpoint import convert_to_response_dict
from botocore.model import ListShape, MapShape, Shape, StructureShape
from botocore.parsers import create_parser
from moto.core import serialize
from moto.core.model import OperationModel
from oracle.bodies import Wire
from oracle.shapes import UNKNOWN, members_of

CBOR: Final = "smithy-rpc-v2-cbor"


class Inside(dict[str, Any]):
    """What moto writes a structure into: it takes a map that has a `body` for a whole response."""

    def __contains__(self, key: object) -> bool:
        return False


class Corrected:
    """What moto's serializers do otherwise than the protocols, done as the protocols say."""

    MAP_TYPE = Inside

    def _serialize_type_structure(
        self: Any, written: Any, value: Any, shape: Any, key: str
    ) -> None:
        """Write a variant that the model does not list, too."""
        if not shape.is_document_type and value is not None and UNKNOWN in value:
            written[self.get_serialized_name(shape, key)] = {value[UNKNOWN]["name"]: {}}
        else:
            super()._serialize_type_structure(written, value, shape, key)  # type: ignore[misc]

    def _item(self: Any, value: Any, shape: Any) -> Any:
        """Write what stands in a list or map; moto looks for it by its shape's name alone."""
        written: dict[str, Any] = {}
        if value is not None:
            self._serialize(written, value, shape, shape.name)
        return next(iter(written.values()), None)


class CorrectedJson(Corrected):
    """Nulls and items with names of their own, as JSON."""

    def _serialize_type_list(self: Any, written: Any, value: Any, shape: Any, key: str) -> None:
        items = [self._item(item, shape.member) for item in value]
        self._default_serialize(written, items, shape, key)

    def _serialize_type_map(self: Any, written: Any, value: Any, shape: Any, key: str) -> None:
        entries = {name: self._item(item, shape.value) for name, item in value.items()}
        self._default_serialize(written, entries, shape, key)

    def _serialize_payload(self: Any, written: Any, value: Any, shape: Any) -> None:
        """Write a document that is the whole body, too."""
        if shape.type_name == "structure" and shape.is_document_type:
            written["body"] = value
        else:
            super()._serialize_payload(written, value, shape)  # type: ignore[misc]


class CorrectedXml(Corrected):
    """Items that are empty structures, as XML."""

    def _serialize_type_list(self: Any, written: Any, value: Any, shape: Any, key: str) -> None:
        items = [self._item(item, shape.member) for item in value]
        if shape.is_flattened:
            name = self.get_serialized_name(shape, key)
            if items:
                self._default_serialize(written, items, shape.member, name)
        else:
            name = self.get_serialized_name(shape.member, "member")
            self._default_serialize(written, {name: items} if items else "", shape, key)


def pick(context: Any) -> object:
    """Find a member for moto: by its wire name and nothing else."""
    return context.obj.get(context.key)


def send(operation: OperationModel, raw: Mapping[str, Any]) -> AWSResponse:
    """Write a raw response as the operation's protocol says."""
    protocol = operation.service_model.resolved_protocol
    if protocol == CBOR:
        body: Any = cbor_body(operation, raw)
        status, headers = 200, {"smithy-protocol": "rpc-v2-cbor"}
    else:
        found = serialize.get_serializer_class(operation.service_model.service_name, protocol)
        correct = CorrectedJson if "json" in protocol else CorrectedXml
        events = found.EVENT_STREAM_SERIALIZER_CLS
        corrected = {
            "EVENT_STREAM_SERIALIZER_CLS": events and type("Events", (correct, events), {})
        }
        serializer: Any = type(found.__name__, (correct, found), corrected)
        made = serializer(operation, value_picker=pick).serialize(raw)
        body, status, headers = made["body"] or b"", made["status_code"], made["headers"]
    members: Mapping[str, Any] = members_of(operation.output_shape)  # whose classes are moto's
    for name, member in members.items():
        location = member.serialization.get("location")
        if location == "statusCode" and name in raw:
            status = raw[name]
        elif location == "header" and name in raw:
            writer = serialize.HeaderSerializer()
            writer.serialize(headers, raw[name], member, member.serialization.get("name", name))
    if isinstance(body, str):
        body = body.encode()
    made_of: Any = (status, headers, Wire(body))  # whose types the stubs take too narrowly
    return AWSResponse("http://localhost", *made_of)


def receive(operation: OperationModel, response: AWSResponse) -> dict[str, Any]:
    """Read a response as a client of botocore does, its handlers apart."""
    parser = create_parser(operation.service_model.resolved_protocol)
    answer = convert_to_response_dict(response, operation)
    shape: Any = operation.output_shape  # there may be none, which the stubs do not know
    parsed: dict[str, Any] = parser.parse(answer, shape)
    return parsed


# --- What moto does not speak ---------------------------------------------------------------------


def cbor_body(operation: OperationModel, raw: Mapping[str, Any]) -> bytes:
    """Write a body in CBOR."""
    value = None if operation.output_shape is None else plain(raw, operation.output_shape)
    return cbor2.dumps(value or {}, datetime_as_timestamp=True, timezone=timezone.utc)


def plain(value: Any, shape: Shape) -> Any:
    """Turn a value into what CBOR has types for."""
    match shape:
        case _ if value is None:
            return None
        case StructureShape() if UNKNOWN in value:
            return {value[UNKNOWN]["name"]: {}}
        case StructureShape():
            return {name: plain(held, shape.members[name]) for name, held in value.items()}
        case ListShape():
            return [plain(item, shape.member) for item in value]
        case MapShape():
            return {key: plain(item, shape.value) for key, item in value.items()}
        case _:
            return value
