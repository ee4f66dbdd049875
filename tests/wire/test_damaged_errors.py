"""A damaged error of any protocol keeps class, code, message and request id, and its retries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from importlib import import_module
from typing import Any, Final

import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.parsers import ResponseParserError
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle.bodies import Written
from oracle.classes import find_client
from oracle.lines import Line
from support.damaged_errors import (
    CASES,
    CBOR,
    CHOSEN,
    MEMBERS,
    REFUSAL,
    REQUEST_ID,
    SERVICES,
    THROTTLING,
    XML,
    Damage,
    answer,
    assert_repaired,
    error_model,
    retry_at_once,
    success,
    write_code_first,
    write_map,
    write_xml,
)
from support.local_aws import Answer, LocalAws
from support.projects import made_package, write_model

PACKAGE: Final = "damaged"
MODES: Final = ("standard", "legacy", "adaptive")

each_case = pytest.mark.parametrize(
    ("protocol", "damage"), CASES, ids=[f"{protocol}-{damage}" for protocol, damage in CASES]
)


class Clients:
    """The clients of all services, each made once."""

    def __init__(self, server: LocalAws) -> None:
        self.server = server
        self.made: dict[tuple[str, str, int], Any] = {}

    def find(self, protocol: str, mode: str = "standard", attempts: int = 1) -> Any:
        """Find the client of a protocol's service with a retry mode."""
        key = protocol, mode, attempts
        if key not in self.made:
            self.made[key] = self.connect(protocol, mode, attempts)
        return self.made[key]

    def connect(self, protocol: str, mode: str, attempts: int) -> Any:
        """Make the client of a protocol's service."""
        retries = {"mode": mode, "total_max_attempts": attempts}
        settings: dict[str, Any] = {"retries": retries, "proxies": {}}
        return find_client(import_module(f"{PACKAGE}.{SERVICES[protocol]}")).connect(
            endpoint_url=self.server.endpoint_url,
            region_name="us-east-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",  # noqa: S106 (nothing leaves this machine)
            config=Config(**settings),
        )


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory, no_aws_settings: None) -> Iterator[Clients]:
    """Clients that retry without delay, and the server that they talk to."""
    del no_aws_settings  # asked for its effect, before a setting of its own
    folder = tmp_path_factory.mktemp("damaged")
    for protocol, service in SERVICES.items():
        write_model(folder / "models", service, error_model(protocol))
    with (
        made_package(folder, PACKAGE, CHOSEN, folder / "models"),
        LocalAws() as server,
        pytest.MonkeyPatch.context() as patch,
    ):
        retry_at_once(patch)
        yield Clients(server)


@each_case
def test_parts_of_an_error(clients: Clients, protocol: str, damage: Damage) -> None:
    """What is readable of an error arrives, and all that botocore reads is as botocore reads it."""
    client = clients.find(protocol)
    package = import_module(f"{PACKAGE}.{SERVICES[protocol]}")
    clients.server.answer(damage.answer(protocol, REFUSAL))
    with pytest.raises(Exception) as plain:  # noqa: PT011 (whatever botocore raises)
        client.raw_client.get_job()
    with pytest.raises(import_module(PACKAGE).ServiceError) as caught:
        client.get_job()

    error = caught.value
    code = REFUSAL if damage.keeps_code else "400"
    assert (code, REQUEST_ID, 400) == (error.code, error.request_id, error.http_status_code)
    expected = getattr(package, REFUSAL) if damage.keeps_code else find_base(package)
    assert type(error).__mro__.count(expected) == 1
    assert isinstance(error, client.raw_client.exceptions.from_code(code))
    assert_repaired(error, damage, import_module(PACKAGE).MemberError)
    assert_as_botocore(error, plain.value)


@pytest.mark.parametrize("protocol", SERVICES)
def test_request_id_in_the_body(clients: Clients, protocol: str) -> None:
    """The request id of a damaged error is taken from its body if no header has it."""
    package = import_module(f"{PACKAGE}.{SERVICES[protocol]}")
    if protocol in XML:
        body = write_xml(protocol, REFUSAL)[:-4].encode()
    else:
        body = write_map(protocol, REFUSAL, RequestId=REQUEST_ID, Count="odd")
    clients.server.answer(Answer(status=400, body=body))
    with pytest.raises(getattr(package, REFUSAL)) as caught:
        clients.find(protocol).get_job()

    assert caught.value.request_id == REQUEST_ID


def test_raw_calls_are_not_touched(clients: Clients) -> None:
    """A call of the raw client below a typed one raises what botocore's parser raises."""
    clients.server.answer(answer("query", b""))
    with pytest.raises(ResponseParserError):
        clients.find("query").raw_client.get_job()
    clients.server.answer(answer("json", b"[]"))
    with pytest.raises(AttributeError):
        clients.find("json").raw_client.get_job()


def find_base(package: Any) -> Any:
    """Find the base class of a service's errors."""
    return find_client(package).__service__.base_error


def assert_as_botocore(error: ClientError, plain: Exception) -> None:
    """Check that what botocore alone reads is there unchanged."""
    if not isinstance(plain, ClientError):
        return
    read: Any = plain.response.get("Error", {})
    code = read.get("Code")
    if isinstance(code, str) and code.strip() and code != "400":
        left_out = () if isinstance(read.get("Message"), str) else ("Message",)
        ours: Any = error.response.get("Error", {})
        assert all(ours[name] == read[name] for name in read if name not in left_out)
        assert ours.keys() - read.keys() <= {"Message"}


@pytest.mark.parametrize(
    "mode", ["standard", *(pytest.param(m, marks=pytest.mark.slow) for m in MODES[1:])]
)
@each_case
def test_retries(clients: Clients, protocol: str, damage: Damage, mode: str) -> None:
    """A call is tried again as the code or the status asks for it."""
    client = clients.find(protocol, mode, attempts=2)
    for code, status, again in (
        (THROTTLING, 400, damage.keeps_code),
        (REFUSAL, 400, False),
        (THROTTLING, 503, True),
    ):
        clients.server.play([damage.answer(protocol, code, status), success(protocol)])
        try:
            response = client.get_job()
        except ClientError:
            assert not again
            assert len(clients.server.requests) == 1
        else:
            assert again
            assert (response.status, len(clients.server.requests)) == ("DONE", 2)
            assert response.response_metadata.retry_attempts == 1


# --- Any damage -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lines(clients: Clients) -> Mapping[str, tuple[Any, Line]]:
    """A client for each protocol that has everything but a socket, and what stands there."""
    made: dict[str, tuple[Any, Line]] = {}
    for protocol in SERVICES:
        line = Line()
        client = clients.connect(protocol, "standard", 1)
        client.raw_client.meta.events.register("before-send", line)
        made[protocol] = client, line
    return made


edits = st.lists(
    st.tuples(
        st.sampled_from(["put", "replace", "cut", "end", "double"]),
        st.integers(min_value=0, max_value=600),
        st.integers(min_value=1, max_value=40),
        st.binary(max_size=6)
        | st.sampled_from(
            [b"<", b">", b"&", b"<a>", b"</Error>", b"\x00", b"{", b"[", b'"', b"\xff"]
        ),
    ),
    min_size=1,
    max_size=4,
)
"""What is done to a body: where, over how many bytes, with which ones."""


def edit(body: bytes, first: int, changes: Iterable[tuple[str, int, int, bytes]]) -> bytes:
    """Change a body behind its first bytes."""
    for kind, at, length, new in changes:
        start = min(first + at, len(body))
        end = min(start + length, len(body))
        match kind:
            case "put":
                body = body[:start] + new + body[start:]
            case "replace":
                body = body[:start] + new + body[end:]
            case "cut":
                body = body[:start] + body[end:]
            case "double":
                body = body[:end] + body[start:end] + body[end:]
            case _:
                body = body[:start]
    return body


@pytest.mark.parametrize("protocol", SERVICES)
def test_any_damage(lines: Mapping[str, tuple[Any, Line]], protocol: str) -> None:
    """Whatever is behind the code, nothing but the error of that code is raised."""
    damage(lines[protocol], protocol, 100, keeps_code=True)
    damage(lines[protocol], protocol, 100, keeps_code=False)


@pytest.mark.slow
@pytest.mark.parametrize("protocol", SERVICES)
def test_much_damage(lines: Mapping[str, tuple[Any, Line]], protocol: str) -> None:
    """The same with more bodies."""
    damage(lines[protocol], protocol, 2_000, keeps_code=True)
    damage(lines[protocol], protocol, 2_000, keeps_code=False)


def damage(target: tuple[Any, Line], protocol: str, examples: int, *, keeps_code: bool) -> None:
    """Damage the body of an error, behind its code or everywhere.

    Raises:
        AssertionError: Something else than the right error is raised.
    """
    client, line = target
    package = import_module(f"{PACKAGE}.{SERVICES[protocol]}")
    root: Any = import_module(PACKAGE)
    whole = write_code_first(protocol, REFUSAL)
    first = (
        whole.index(REFUSAL.encode()) + len(REFUSAL) + (len("</Code>") if protocol in XML else 2)
    )
    first = first - 2 if protocol == CBOR else first

    @settings(max_examples=examples, database=None, deadline=None)
    @given(edits)
    def check(changes: list[tuple[str, int, int, bytes]]) -> None:
        body = edit(whole, first if keeps_code else 0, changes)
        damaged = answer(protocol, body)
        line.answer = Written(damaged.status, damaged.headers, damaged.body)
        with pytest.raises(Exception) as plain:  # noqa: PT011 (whatever botocore raises)
            client.raw_client.get_job()
        with pytest.raises(root.ServiceError) as caught:
            client.get_job()
        error = caught.value
        assert_as_botocore(error, plain.value)
        assert isinstance(error.code, str)
        assert isinstance(error.message, str)
        assert isinstance(error.request_id, str)
        assert isinstance(error, find_base(package))
        if keeps_code:
            assert error.code == REFUSAL
            assert isinstance(error, getattr(package, REFUSAL))
        for name in MEMBERS if isinstance(error, getattr(package, REFUSAL)) else ():
            with suppress(root.MemberError):
                assert isinstance(getattr(error, name), KINDS[name])

    check()


KINDS: Final[Mapping[str, Any]] = {
    "retry_after": int | None,
    "count": int | None,
    "when": datetime | None,
    "is_final": bool | None,
    "names": Sequence,
    "owner": object,
}
"""The types that the attributes have."""
