"""Errors of every protocol, damaged in every way, and what has to be left of them.

Each protocol has a service of its own here, all with the same operation and the same errors.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timezone
from html import escape
from typing import Any, Final, TypeAlias

import cbor2
import pytest
from attrs import evolve, frozen
from support.local_aws import Answer

JSON: Final = ("json", "rest-json")
CBOR: Final = "smithy-rpc-v2-cbor"
XML: Final = ("query", "ec2", "rest-xml")
SERVICES: Final = {protocol: f"jobs{protocol.replace('-', '')}" for protocol in (*JSON, CBOR, *XML)}
"""The client's name of each service, by protocol."""

CHOSEN: Final = "".join(f'{service} = ["GetJob"]\n' for service in SERVICES.values())

REQUEST_ID: Final = "0a1b2c3d"
MESSAGE: Final = "slow down, 3 < 4"
MOMENT: Final = datetime(2026, 11, 29, 12, 30, tzinfo=timezone.utc)
THROTTLING: Final = "ThrottlingException"
REFUSAL: Final = "ValidationException"


def error_model(protocol: str) -> dict[str, Any]:
    """Make the model of a service."""
    is_rest = protocol.startswith("rest")
    after: dict[str, Any] = {"shape": "Integer"}
    if is_rest:
        after |= {"location": "header", "locationName": "Retry-After"}
    members = {
        "message": {"shape": "Text", "locationName": "Message"} if protocol in XML else None,
        "RetryAfter": after,
        "Count": {"shape": "Integer"},
        "When": {"shape": "Moment"},
        "IsFinal": {"shape": "Flag"},
        "Names": {"shape": "Names"},
        "Owner": {"shape": "Owner"},
    }
    error = {
        "type": "structure",
        "exception": True,
        "members": {"message": {"shape": "Text"}} | {k: v for k, v in members.items() if v},
    }
    name = SERVICES[protocol]
    http = {"method": "GET" if is_rest else "POST", "requestUri": "/job" if is_rest else "/"}
    output: dict[str, Any] = {"shape": "GetJobResponse"}
    if protocol == "query":
        output["resultWrapper"] = "GetJobResult"
    return {
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-01",
            "endpointPrefix": name,
            "jsonVersion": "1.1",
            "protocol": protocol,
            "serviceFullName": name.title(),
            "serviceId": name.title(),
            "signatureVersion": "v4",
            "targetPrefix": name.title(),
            "uid": f"{name}-2020-01-01",
        },
        "operations": {
            "GetJob": {
                "name": "GetJob",
                "http": http,
                "input": {"shape": "GetJobRequest"},
                "output": output,
                "errors": [{"shape": THROTTLING}, {"shape": REFUSAL}],
            }
        },
        "shapes": {
            "GetJobRequest": {"type": "structure", "members": {}},
            "GetJobResponse": {"type": "structure", "members": {"Status": {"shape": "Text"}}},
            THROTTLING: error | {"retryable": {"throttling": True}},
            REFUSAL: error,
            "Text": {"type": "string"},
            "Integer": {"type": "integer"},
            "Moment": {"type": "timestamp"},
            "Flag": {"type": "boolean"},
            "Names": {"type": "list", "member": {"shape": "Text"}},
            "Owner": {"type": "structure", "members": {"Id": {"shape": "Text"}}},
        },
    }


SUCCESSES: Final = {
    "json": b'{"Status": "DONE"}',
    "rest-json": b'{"Status": "DONE"}',
    CBOR: cbor2.dumps({"Status": "DONE"}),
    "query": b"<R><GetJobResult><Status>DONE</Status></GetJobResult></R>",
    "ec2": b"<R><Status>DONE</Status></R>",
    "rest-xml": b"<R><Status>DONE</Status></R>",
}

MEMBERS: Final[Mapping[str, object]] = {
    "retry_after": 7,
    "count": 3,
    "when": MOMENT,
    "is_final": True,
    "names": ("first", "second"),
    "owner": "me",
}
"""What the attributes of a whole error hold; of the owner its id."""


def success(protocol: str) -> Answer:
    """Answer that the job is done."""
    return answer(protocol, SUCCESSES[protocol], 200)


def answer(
    protocol: str, body: bytes, status: int = 400, headers: Mapping[str, str] | None = None
) -> Answer:
    """Answer with a body."""
    named = {"x-amzn-RequestId": REQUEST_ID, **(headers or {})}
    if protocol == CBOR:
        named["smithy-protocol"] = "rpc-v2-cbor"
    return Answer(status=status, headers=named, body=body)


def members_of(protocol: str) -> dict[str, Any]:
    """Make the members that travel in a body of JSON or CBOR."""
    return {
        **({} if protocol.startswith("rest") else {"RetryAfter": 7}),
        "Count": 3,
        "When": MOMENT if protocol == CBOR else MOMENT.timestamp(),
        "IsFinal": True,
        "Names": ["first", "second"],
        "Owner": {"Id": "me"},
    }


def write_map(protocol: str, code: object, **others: Any) -> bytes:
    """Write an error in JSON or CBOR; `None` leaves something out."""
    whole = {"__type": code, "message": MESSAGE, **members_of(protocol), **others}
    whole = {name: value for name, value in whole.items() if value is not None}
    return (
        cbor2.dumps(whole, datetime_as_timestamp=True)
        if protocol == CBOR
        else json.dumps(whole).encode()
    )


def write_xml(protocol: str, code: str, **others: str) -> str:
    """Write an error in XML; the parts given are written in place of their own."""
    parts = {
        "Code": f"<Code>{code}</Code>",
        "Message": f"<Message>{escape(MESSAGE)}</Message>",
        "RetryAfter": "" if protocol == "rest-xml" else "<RetryAfter>7</RetryAfter>",
        "Count": "<Count>3</Count>",
        "When": f"<When>{MOMENT.isoformat()}</When>",
        "IsFinal": "<IsFinal>true</IsFinal>",
        "Names": "<Names><member>first</member><member>second</member></Names>",
        "Owner": "<Owner><Id>me</Id></Owner>",
        "RequestId": f"<RequestId>{REQUEST_ID}</RequestId>",
    } | others
    request_id = parts.pop("RequestId")
    error = f"<Error>{''.join(parts.values())}</Error>"
    if protocol == "ec2":
        request_id = request_id.replace("RequestId", "RequestID")
        return f"<Response><Errors>{error}</Errors>{request_id}</Response>"
    return f"<ErrorResponse>{error}{request_id}</ErrorResponse>"


def write(protocol: str, code: str) -> Answer:
    """Answer with a whole error."""
    headers = {"Retry-After": "7"} if protocol.startswith("rest") else {}
    if protocol in XML:
        body = write_xml(protocol, code).encode()
    elif protocol == "rest-json":
        headers["x-amzn-errortype"] = code
        body = write_map(protocol, None)
    else:
        body = write_map(protocol, f"com.amazon.jobs#{code}")
    return answer(protocol, body, headers=headers)


def write_code_first(protocol: str, code: str) -> bytes:
    """Write the body of an error whose code comes first, also where it could be in a header."""
    return write_xml(protocol, code).encode() if protocol in XML else write_map(protocol, code)


Write: TypeAlias = Callable[[str, str], Answer]
"""Writes an answer in a protocol, with the code of an error."""


@frozen(kw_only=True)
class Damage:
    """One way to damage an error."""

    what: str
    write: Write
    keeps_code: bool = True
    """Whether the code can still be read."""
    message: str | None = MESSAGE
    """The message that arrives; anything if `None`."""
    bad: str = ""
    """The attribute that raises when it is read."""
    keeps_members: bool = True
    """Whether all members arrive but the bad one; else those that arrive are as they were."""

    def __str__(self) -> str:
        return self.what

    def answer(self, protocol: str, code: str, status: int = 400) -> Answer:
        """Answer with the damaged error."""
        return evolve(self.write(protocol, code), status=status)


def mapped(code: str = "x#{}", **others: Any) -> Write:
    """Damage the members of an error in JSON or CBOR."""

    def write_it(protocol: str, name: str) -> Answer:
        headers = {"Retry-After": "7"} if protocol.startswith("rest") else {}
        return answer(protocol, write_map(protocol, code.format(name), **others), headers=headers)

    return write_it


def of_body(change: Callable[[bytes], bytes]) -> Write:
    """Damage the body of an error in JSON or CBOR, whose code comes first."""
    plain = mapped()
    return lambda protocol, code: evolve(
        plain(protocol, code), body=change(plain(protocol, code).body)
    )


def fixed(body: bytes) -> Write:
    """Answer with a body that is no error."""
    return lambda protocol, _: answer(protocol, body)


def instead(value: object) -> Write:
    """Answer with another value as the body, and with the code in a header."""
    return lambda protocol, code: answer(
        protocol,
        cbor2.dumps(value) if protocol == CBOR else json.dumps(value).encode(),
        headers={"x-amzn-errortype": code},
    )


def in_xml(**others: str) -> Write:
    """Damage parts of an error in XML; `{}` stands for the code."""

    def write_it(protocol: str, code: str) -> Answer:
        parts = {name: part.format(code) for name, part in others.items()}
        return evolve(write(protocol, code), body=write_xml(protocol, code, **parts).encode())

    return write_it


def of_text(change: Callable[[str], str | bytes]) -> Write:
    """Damage the document of an error in XML."""

    def write_it(protocol: str, code: str) -> Answer:
        changed = change(write_xml(protocol, code))
        body = changed if isinstance(changed, bytes) else changed.encode()
        return evolve(write(protocol, code), body=body)

    return write_it


def with_headers(**headers: str) -> Write:
    """Add headers to a whole error; `{}` stands for the code."""

    def write_it(protocol: str, code: str) -> Answer:
        whole = write(protocol, code)
        named = {name.replace("_", "-"): value.format(code) for name, value in headers.items()}
        return evolve(whole, headers={**whole.headers, **named})

    return write_it


def prefixed(text: str) -> str:
    """Write a prefix before every tag."""
    return text.replace("<", "<p:").replace("<p:/", "</p:")


PAGE: Final = b"<html><body><h1>Sorry</h1></body></html>"
DOCUMENT_PAGE: Final = b"<!DOCTYPE html><html><head><meta charset=utf-8><p>Sorry</html>"

ALL: Final = (
    Damage(what="none", write=write),
    Damage(
        what="a date in Retry-After",
        write=with_headers(Retry_After="Wed, 21 Oct 2026 07:28:00 GMT"),
        bad="retry_after",
    ),
    *(
        Damage(what=what, write=fixed(body), keeps_code=False, message=None, keeps_members=False)
        for what, body in {
            "a page": PAGE,
            "a page with a DOCTYPE": DOCUMENT_PAGE,
            "an empty body": b"",
            "white space": b" \r\n",
            "noise": bytes(range(256)),
        }.items()
    ),
)
"""What can happen to errors of every protocol."""

ODD_CODES: Final[tuple[object, ...]] = (7, [THROTTLING], {"is": THROTTLING}, True, "", "#")
EMPTY: Final[list[int]] = []
ODD_BODIES: Final[tuple[object, ...]] = ([THROTTLING], "text", 7, None, EMPTY, 1.5, [7])

OF_MAPS: Final = (
    Damage(what="an odd timestamp", write=mapped(When="no moment"), bad="when"),
    Damage(what="an odd number", write=mapped(Count="three"), bad="count"),
    Damage(what="an odd list", write=mapped(Names="odd"), bad="names"),
    Damage(what="an odd structure", write=mapped(Owner=["odd"]), bad="owner"),
    Damage(
        what="a deep structure", write=mapped(Owner=json.loads("[" * 90 + "]" * 90)), bad="owner"
    ),
    Damage(what="no message", write=mapped(message=None), message=""),
    Damage(
        what="a code in a header, none in the body",
        write=with_headers(x_amzn_ErrorType="x#{}:http://internal.amazon.com/coral/"),
    ),
    Damage(
        what="odd headers with codes",
        write=with_headers(x_amzn_query_error="a;b;c"),
    ),
    Damage(
        what="cut off behind the code",
        write=of_body(lambda body: body[: body.index(MESSAGE.encode()) - 4]),
        message=None,
        keeps_members=False,
    ),
    Damage(
        what="cut off in the last member",
        write=of_body(lambda body: body[:-4]),
        keeps_members=False,
    ),
    Damage(
        what="cut off in the code",
        write=of_body(lambda body: body[: body.index(b"Exception")]),
        keeps_code=False,
        message=None,
        keeps_members=False,
    ),
    *(
        Damage(
            what=f"a code that is {value!r}",
            write=mapped(__type=value),
            keeps_code=False,
        )
        for value in ODD_CODES
    ),
    *(
        Damage(
            what=f"a body that is {value!r}, its code in a header",
            write=instead(value),
            message=None,
            keeps_members=False,
        )
        for value in ODD_BODIES
    ),
)
"""What can happen to errors in JSON and CBOR."""

OF_JSON: Final = (
    Damage(what="a byte order mark", write=of_body(lambda body: b"\xef\xbb\xbf" + body)),
    Damage(what="UTF-16", write=of_body(lambda body: body.decode().encode("utf-16"))),
    Damage(
        what="Latin-1",
        write=of_body(lambda body: body.replace(MESSAGE.encode(), b"caf\xe9")),
        message="caf\ufffd",
    ),
    Damage(what="cut off in a number", write=of_body(lambda body: body[:-1] + b', "Count": 31')),
    Damage(what="two documents", write=of_body(lambda body: body + body)),
    Damage(what="a comma too many", write=of_body(lambda body: body[:-1] + b",}")),
    Damage(
        what="a member nested too deeply",
        write=of_body(lambda body: body[:-1] + b', "Deep": ' + b"[" * 100_000),
    ),
    Damage(
        what="a mistake before the code",
        write=of_body(lambda body: b'{"Owner": NULL, ' + body[1:]),
        message=None,
        keeps_members=False,
    ),
    Damage(
        what="control characters",
        write=of_body(lambda body: body.replace(MESSAGE.encode(), b"\x01\x1f")),
        message="\x01\x1f",
    ),
)
"""What can happen to errors in JSON."""

OF_CBOR: Final = (
    Damage(what="an unknown tag", write=mapped(Count=cbor2.CBORTag(99, 3)), bad="count"),
    Damage(what="a tag of text as a moment", write=mapped(When=cbor2.CBORTag(1, "x")), bad="when"),
    Damage(what="a simple value", write=mapped(IsFinal=cbor2.CBORSimpleValue(99)), bad="is_final"),
    Damage(
        what="a reserved item at the end",
        write=of_body(lambda body: body[:-4] + b"\x1c\x1c\x1c\x1c"),
        keeps_members=False,
    ),
    Damage(what="more than one item", write=of_body(lambda body: body + b"\x00")),
    Damage(
        what="text that is not UTF-8",
        write=of_body(lambda body: body.replace(b"first", b"\xff\xfe\xfd\xfc\xfb")),
        bad="names",
    ),
    Damage(
        what="an indefinite map without an end",
        write=of_body(lambda body: b"\xbf" + body[1:]),
    ),
)
"""What can happen to errors in CBOR."""

OF_XML: Final = (
    Damage(what="an odd timestamp", write=in_xml(When="<When>no moment</When>"), bad="when"),
    Damage(what="an odd number", write=in_xml(Count="<Count>three</Count>"), bad="count"),
    Damage(what="two codes", write=in_xml(Code="<Code>{}</Code><Code>Other</Code>")),
    Damage(what="a code in an element", write=in_xml(Code="<Code><Name>{}</Name></Code>")),
    Damage(what="an empty code", write=in_xml(Code="<Code/>"), keeps_code=False),
    Damage(what="no code", write=in_xml(Code=""), keeps_code=False),
    Damage(
        what="two messages",
        write=in_xml(Message=f"<Message>{escape(MESSAGE)}</Message><Message>b</Message>"),
    ),
    Damage(what="an empty message", write=in_xml(Message="<Message/>"), message=""),
    Damage(
        what="two request ids", write=in_xml(RequestId=f"<RequestId>{REQUEST_ID}</RequestId>" * 2)
    ),
    Damage(
        what="cut off behind the code",
        write=of_text(lambda text: text[: text.index("</Code>") + 7]),
        message=None,
        keeps_members=False,
    ),
    Damage(
        what="cut off in the code",
        write=of_text(lambda text: text[: text.index("</Code>")]),
        keeps_code=False,
        message=None,
        keeps_members=False,
    ),
    Damage(what="cut off at the end", write=of_text(lambda text: text[:-4])),
    Damage(
        what="a namespace",
        write=of_text(lambda text: text.replace("Response>", 'Response xmlns="http://a/">', 1)),
    ),
    Damage(
        what="a prefix",
        write=of_text(
            lambda text: prefixed(text).replace("Response>", 'Response xmlns:p="http://a/">', 1)
        ),
    ),
    Damage(
        what="a prefix that is not declared",
        write=of_text(prefixed),
    ),
    Damage(
        what="a DOCTYPE",
        write=of_text(lambda text: f'<!DOCTYPE a [<!ENTITY e "f">]>{text}'),
    ),
    Damage(
        what="white space before the declaration",
        write=of_text(lambda text: f" \n<?xml version='1.0' encoding='utf-8'?>{text}"),
    ),
    Damage(
        what="an entity that expands without end",
        write=of_text(
            lambda text: (
                '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
                + "".join(
                    f'<!ENTITY {name} "{f"&{before};" * 10}">'
                    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
                )
                + f"]>{text.replace('<Owner>', '<Extra>&i;</Extra><Owner>')}"
            )
        ),
    ),
    Damage(
        what="an ampersand",
        write=in_xml(Message="<Message>R&D &copy;</Message>"),
        message="R&D &copy;",
    ),
    Damage(
        what="Latin-1",
        write=of_text(
            lambda text: (
                ("<?xml version='1.0' encoding='iso-8859-1'?>" + text)
                .replace(escape(MESSAGE), "caf\u00e9")
                .encode("latin-1")
            )
        ),
        message="caf\u00e9",
    ),
    Damage(what="UTF-16", write=of_text(lambda text: text.encode("utf-16"))),
    Damage(what="a byte order mark", write=of_text(lambda text: "\ufeff" + text)),
    Damage(
        what="control characters",
        write=of_text(lambda text: text.replace(escape(MESSAGE), "\x01")),
        message="\ufffd",
    ),
    Damage(
        what="comments",
        write=of_text(lambda text: "<!--<Code>No</Code>-->" + text + "<!-- -->"),
    ),
    Damage(
        what="a root of its own",
        write=lambda protocol, code: answer(
            protocol,
            f"<{code}><Messages><Message>{escape(MESSAGE)}</Message><Message>b</Message>"
            f"</Messages><RequestId>{REQUEST_ID}</RequestId></{code}>".encode(),
        ),
        keeps_members=False,
    ),
    Damage(
        what="only the inner element",
        write=of_text(
            lambda text: f"<Error>{text.partition('<Error>')[2].partition('</Error>')[0]}</Error>"
        ),
    ),
    Damage(
        what="only the inner element, with a namespace",
        write=of_text(
            lambda text: (
                "<Error xmlns='http://a/'>"
                + text.partition("<Error>")[2].partition("</Error>")[0]
                + "</Error>"
            )
        ),
    ),
    Damage(
        what="JSON",
        write=lambda protocol, code: answer(protocol, write_map(protocol, code)),
        keeps_code=False,
        message=None,
        keeps_members=False,
    ),
    Damage(
        what="no elements",
        write=of_text(lambda text: text.partition("<")[0] + "<ErrorResponse/>"),
        keeps_code=False,
        message=None,
        keeps_members=False,
    ),
)
"""What can happen to errors in XML."""


def damages(protocol: str) -> Iterator[Damage]:
    """List what can happen to errors of a protocol."""
    for damage in ALL:
        if damage.bad != "retry_after" or protocol.startswith("rest"):
            yield damage
    if protocol in XML:
        for damage in OF_XML:
            if damage.what == "two messages" and protocol == "rest-xml":
                yield evolve(damage, message="")  # as with botocore, which does not fail here
            else:
                yield damage
    else:
        yield from OF_MAPS
        yield from OF_CBOR if protocol == CBOR else OF_JSON


CASES: Final = [(protocol, damage) for protocol in SERVICES for damage in damages(protocol)]


def assert_repaired(error: Any, damage: Damage, member_error: type[Exception]) -> None:
    """Check message and members of the error that a damage has left.

    Raises:
        AssertionError: One of them is not as it should be.
    """
    if damage.message is not None:
        assert error.message == damage.message
    assert isinstance(error.message, str)
    if not damage.keeps_code:
        return
    for name, sent in MEMBERS.items():
        try:
            value = getattr(error, name)
        except member_error:
            assert name == damage.bad or not damage.keeps_members
            continue
        assert name != damage.bad
        if name == "owner" and value is not None:
            value = value.id
        assert value == sent or (not damage.keeps_members and not value), name


def retry_at_once(patch: pytest.MonkeyPatch) -> None:
    """Let clients of botocore that are made from now on retry without delay."""
    patch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", no_delay)
    patch.setattr("botocore.retryhandler.delay_exponential", no_delay)
    patch.setattr("botocore.retries.bucket.TokenBucket.acquire", no_delay)


def no_delay(*_: object, **_options: object) -> float:
    """Delay nothing."""
    return 0.0
