"""Responses of every protocol as they come over the wire, written from botocore's models alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from random import Random
from typing import Any, Final

from attrs import evolve, field, frozen
from botocore.model import OperationModel, Shape, StructureShape
from oracle.documents import (
    Elements,
    Node,
    Surface,
    Tree,
    cbor,
    choose_surface,
    in_document,
    xml,
)
from oracle.frames import frame
from oracle.leaves import header_text
from oracle.shapes import UNKNOWN, Shapes, is_event_stream, members_of

CBOR: Final = "smithy-rpc-v2-cbor"
XML: Final = frozenset({"query", "ec2", "rest-xml"})
REQUEST_ID: Final = "0d9b5d4a-3f1c-4c55-9f6a-6f7cbe1b4a6e"


@frozen
class Written:
    """A response as it goes over the wire."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Wire(BytesIO):
    """What urllib3 would give for a body."""

    def stream(self) -> Iterator[bytes]:
        """Give the body."""
        yield self.read()


@frozen
class Draft:
    """A response whose document is yet to be written, so that it can be damaged.

    Attributes:
        status: Its status.
        headers: Its headers.
        document: The root element of XML, or a tree of JSON or CBOR; `None` if there is none.
        surface: How XML is written.
        content: The body where there is no document.
    """

    status: int
    headers: dict[str, str]
    document: Any = None
    surface: Surface = field(factory=Surface)
    content: bytes = b""


class Writer:
    """Writes the responses of an operation: with every choice that its protocol leaves open.

    Args:
        operation: botocore's model of it.
        shapes: The shapes as the service's model lists them.
        chance: Makes every choice.
    """

    def __init__(self, operation: OperationModel, shapes: Shapes, chance: Random) -> None:
        self.operation = operation
        self.shapes = shapes
        self.chance = chance
        service = operation.service_model
        self.protocol: str = service.resolved_protocol
        self.is_s3 = service.service_name == "s3"
        self.namespace = str(service.metadata.get("xmlNamespace", "https://example.com/doc/"))

    def write(self, draft: Draft) -> Written:
        """Write a response that has been drafted."""
        document = draft.document
        if document is None:
            body = draft.content
        elif isinstance(document, Node):
            body = xml(document, draft.surface, self.chance).encode(errors="surrogatepass")
        elif self.protocol == CBOR:
            body = cbor(document, self.chance)
        else:
            indent = self.chance.choice([None, None, None, 1])
            is_ascii = self.chance.random() < 0.7
            text = json.dumps(document, indent=indent, ensure_ascii=is_ascii)
            body = text.encode(errors="surrogatepass")
        return Written(draft.status, draft.headers, body)

    # --- Responses ---

    def response(self, raw: Mapping[str, Any]) -> Written:
        """Write a response.

        Args:
            raw: The response as botocore gives it; streams as lists and bytes.
        """
        return self.write(self.draft(raw))

    def draft(self, raw: Mapping[str, Any]) -> Draft:
        """Draft a response."""
        output: Any = self.operation.output_shape
        usual: int = self.operation.http.get("responseCode", 200)
        headers = {"x-amzn-RequestId": REQUEST_ID, **self.located(output, raw)}
        if self.protocol == CBOR:
            headers["smithy-protocol"] = "rpc-v2-cbor"
        status = next(
            (
                int(raw[name])
                for name, member in members_of(output).items()
                if member.serialization.get("location") == "statusCode" and name in raw
            ),
            usual,
        )
        return self.with_body(Draft(status, headers), output, raw)

    def with_body(self, draft: Draft, output: Any, raw: Mapping[str, Any]) -> Draft:
        """Add the body to a draft."""
        stream = self.stream(output)
        if stream:
            return evolve(draft, content=self.events(output, stream, raw))
        payload = output.serialization.get("payload", "") if members_of(output) else ""
        shape = output.members[payload] if payload else output
        if payload and shape.type_name in ("blob", "string"):
            held = raw.get(payload, b"")
            return evolve(draft, content=held if isinstance(held, bytes) else held.encode())
        if payload and payload not in raw:
            return draft
        surface = choose_surface(self.namespace, self.chance)
        document = self.document(shape, raw[payload] if payload else raw, payload)
        return evolve(draft, document=document, surface=surface)

    def document(self, shape: Any, value: Any, payload: str = "") -> Any:
        """Make the document of a body; `None` if there is none."""
        if self.protocol not in XML:
            if shape is None:
                empty: dict[str, Any] = {}
                return self.chance.choice([None, empty])
            return Tree(self.chance, is_cbor=self.protocol == CBOR).value(shape, value)
        path = (payload,) if payload else ()
        elements = Elements(self.chance)
        if self.protocol == "rest-xml":
            if shape is None or not (payload or any(map(in_document, shape.members.values()))):
                return None
            root = shape.serialization.get("name") or f"{self.operation.name}Result"
            return elements.fill(Node(root, path, shape), shape, value)
        root_node = Node(f"{self.operation.name}Response")
        if self.protocol == "ec2":
            root_node.shape = shape
            root_node.content.append(Node("requestId", content=[REQUEST_ID]))
            return root_node if shape is None else elements.fill(root_node, shape, value)
        if shape is not None:
            wrapper = shape.serialization.get("resultWrapper")
            inside = Node(wrapper, path, shape) if wrapper else root_node
            elements.fill(inside, shape, value)
            root_node.content += [inside] if wrapper else []
        metadata: list[Node | str] = [Node("RequestId", content=[REQUEST_ID])]
        root_node.content.append(Node("ResponseMetadata", content=metadata))
        return root_node

    def located(self, shape: Any, raw: Mapping[str, Any]) -> dict[str, str]:
        """Write the members that are in headers."""
        headers: dict[str, str] = {}
        for name, member in members_of(shape).items():
            key: str = member.serialization.get("name", name)
            match member.serialization.get("location"):
                case "header" if raw.get(name) is not None:
                    written = self.chance.choice([key, key, key.lower(), key.upper()])
                    headers[written] = header_text(member, raw[name], self.chance)
                case "headers":
                    headers |= {f"{key}{part}": text for part, text in raw.get(name, {}).items()}
                case _:
                    pass
        return headers

    # --- Event streams ---

    def stream(self, output: Any) -> str:
        """Find the member that is a stream of events; empty if there is none."""
        streams = (name for name, part in members_of(output).items() if is_event_stream(part))
        return next(streams, "")

    def events(self, output: StructureShape, stream: str, raw: Mapping[str, Any]) -> bytes:
        """Write a stream of events; in RPC protocols, the first one has the other members."""
        shape: Any = output.members[stream]
        written: list[bytes] = []
        if "rest" not in self.protocol:
            others = {name: value for name, value in raw.items() if name != stream}
            headers = {":message-type": "event", ":event-type": "initial-response"}
            # of this event, botocore reads nulls as they are in CBOR
            nulls = self.protocol != CBOR
            tree = Tree(self.chance, is_cbor=self.protocol == CBOR, nulls=nulls)
            written.append(frame(headers, self.text(tree.value(output, others), "")))
        written += [self.event(shape, event) for event in raw[stream]]
        return b"".join(written)

    def event(self, shape: StructureShape, event: Mapping[str, Any]) -> bytes:
        """Write an event."""
        ((name, value),) = event.items()
        headers: dict[str, Any] = {":message-type": "event", ":event-type": name}
        if name == UNKNOWN:
            return frame({**headers, ":event-type": value["name"]}, b"{}")
        member: Any = shape.members[name]
        payload, payload_name = b"", ""
        for key, part in member.members.items():
            if part.serialization.get("eventheader") and key in value:
                headers[key] = value[key]
            elif part.serialization.get("eventpayload"):
                payload_name = key
        if not payload_name:
            payload = self.text(self.event_document(member, value), member.name)
        elif payload_name in value:
            part, held = member.members[payload_name], value[payload_name]
            if part.type_name in ("blob", "string"):
                payload = held if isinstance(held, bytes) else held.encode()
            else:
                payload = self.text(self.event_document(part, held), payload_name)
        return frame(headers, payload)

    def event_document(self, shape: Shape, value: Any) -> Any:
        """Make the document of an event."""
        if self.protocol in XML:
            return Elements(self.chance).fill(Node(shape.name, (), shape), shape, value)
        return Tree(self.chance, is_cbor=self.protocol == CBOR).value(shape, value)

    def text(self, document: Any, name: str) -> bytes:
        """Write the document of an event."""
        if isinstance(document, Node):
            document.tag = name
            surface = choose_surface(self.namespace, self.chance)
            return self.write(Draft(200, {}, document, surface)).body
        return self.write(Draft(200, {}, document)).body

    def exception(self, stream: StructureShape, name: str, raw: Mapping[str, Any]) -> bytes:
        """Write the event that ends a stream with an error that the model lists."""
        shape: Any = stream.members[name]
        headers = {":message-type": "exception", ":exception-type": name}
        return frame(headers, self.text(self.event_document(shape, raw), shape.name))

    # --- Errors ---

    def error(self, shape: StructureShape, raw: Mapping[str, Any], message: str) -> Written:
        """Write an error of the operation.

        Args:
            shape: The shape of the error.
            raw: Its members.
            message: The text for people.
        """
        return self.write(self.error_draft(shape, raw, message))

    def error_draft(self, shape: StructureShape, raw: Mapping[str, Any], message: str) -> Draft:
        """Draft an error."""
        described: Mapping[str, Any] = shape.metadata.get("error", {})
        raw = {name: REQUEST_ID if name.lower() == "requestid" else raw[name] for name in raw}
        code = str(described.get("code", shape.name))
        status = int(described.get("httpStatusCode", 500 if shape.metadata.get("fault") else 400))
        headers = {"x-amzn-RequestId": REQUEST_ID, **self.located(shape, raw)}
        namespace = "" if self.is_s3 else self.namespace  # it tells its errors by their bare root
        draft = Draft(max(status, 400), headers, None, choose_surface(namespace, self.chance))
        if self.protocol in XML:
            return evolve(draft, document=self.xml_error(shape, raw, code, message))
        members = Tree(self.chance, is_cbor=self.protocol == CBOR).value(shape, raw)
        keys = [key for key in members if key.lower() == "message"]
        members |= dict.fromkeys(keys or ["message"], message)
        prefix = self.chance.choice(["", "", "com.amazonaws.service#"])
        if self.protocol != "rest-json":
            return evolve(draft, document={"__type": f"{prefix}{code}", **members})
        suffix = self.chance.choice(["", "", ":http://internal.amazon.com/coral/"])
        named = [key for key in headers if key.lower() == "x-amzn-errortype"]
        if named or {"code", "Code"} & members.keys() or self.chance.random() < 0.7:
            headers[named[0] if named else "x-amzn-ErrorType"] = f"{code}{suffix}"
        else:
            members["code"] = code
        return evolve(draft, document=members)

    def xml_error(
        self, shape: StructureShape, raw: Mapping[str, Any], code: str, message: str
    ) -> Node:
        """Make the document of an error in XML."""
        inside = Node("Error", (), shape)
        kept = {n: v for n, v in raw.items() if n.lower() not in ("code", "message", "type")}
        inside.content += [Node("Code", content=[code]), Node("Message", content=[message])]
        Elements(self.chance).fill(inside, shape, kept)
        request_id = Node("RequestId", content=[REQUEST_ID])
        if self.protocol == "ec2":
            request_id.tag = "RequestID"
            return Node("Response", content=[Node("Errors", content=[inside]), request_id])
        if self.is_s3:
            inside.content += [request_id, Node("HostId", content=["host"])]
            return inside
        inside.content.insert(0, Node("Type", content=["Sender"]))
        return Node("ErrorResponse", content=[inside, request_id])
