"""Events of every kind, in every protocol, with async clients: as with the others."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from botocore.exceptions import EventStreamError
from support.event_cases import (
    HEADERS,
    PROTOCOLS,
    SCENE,
    WITH_FIRST_EVENT,
    write_document,
    write_event,
    write_models,
)
from support.fault_cases import WireServer, http
from support.projects import made_package
from support.stream_faults import CONTENT_TYPE, connect_options


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, no_aws_settings: None) -> Iterator[str]:
    """The package with the services of all protocols."""
    del no_aws_settings  # asked for its effect, before a setting of its own
    folder = tmp_path_factory.mktemp("project")
    services = write_models(folder / "models")
    with made_package(folder, "stages", services, folder / "models"):
        yield "stages"


@pytest.fixture(params=PROTOCOLS)
def name(request: pytest.FixtureRequest) -> str:
    """The service in each protocol."""
    return str(request.param)


def play(
    package: str, name: str, *events: bytes, first: bytes | None = None
) -> tuple[list[Any], Any]:
    """Play some events to an async client, and read them all.

    Args:
        package: The package.
        name: The service.
        *events: The events.
        first: The first event, in protocols that have one.

    Returns:
        The response and the events, and the error that ends the stream; `None` if none does.
    """
    service = import_module(f"{package}.{name.replace('-', '_')}")
    (client_class,) = (
        getattr(service, each)
        for each in service.__all__
        if each.endswith("Client") and each.startswith("Async")
    )
    if PROTOCOLS[name] in WITH_FIRST_EVENT and first is None:
        first = write_event("initial-response", write_document(PROTOCOLS[name], {}))
    played = b"".join((first or b"", *events))

    async def read() -> tuple[list[Any], Any]:
        with WireServer() as server:
            server.play([(http(played, CONTENT_TYPE),)])
            async with client_class.connect(
                **connect_options(server.port, read_timeout=30)
            ) as client:
                read: list[Any] = []
                try:
                    read.append(await client.perform())
                    async for event in read[0].events:
                        read.append(event)  # noqa: PERF401 (it may end with an error)
                except Exception as error:  # noqa: BLE001 (looked at by the tests)
                    return read, error
                return read, None

    return asyncio.run(read())


def test_bad_members(package: str, name: str) -> None:
    """Events arrive, and a bad member costs itself alone."""

    def write(members: object) -> bytes:
        return write_document(PROTOCOLS[name], members)

    events, error = play(
        package,
        name,
        write_event("scene", write(SCENE)),
        write_event("scene", write({**SCENE, "Count": "many", "Roles": "king"})),
        write_event("cue", b"\xff", headers={**HEADERS, "Count": "many"}),
        write_event("hologram", b"\xff"),
        write_event("sound", b"\x00\xff"),
    )

    assert error is None
    _, good, bad, cue, unknown, sound = events
    assert good.to_dict() == {"scene": dict(SCENE)}
    assert [error.path for error in bad.member_errors] == [
        "Perform: Events: scene.Count",
        "Perform: Events: scene.Roles",
    ]
    assert bad.scene.actors == good.scene.actors
    assert [error.path for error in cue.member_errors] == [
        "Perform: Events: cue.Count",
        "Perform: Events: cue.Script",
    ]
    assert cue.cue.who == "Ann"
    assert unknown.name == "hologram"
    assert sound.sound.sound == b"\x00\xff"


def test_bad_member_of_an_error(package: str, name: str) -> None:
    """An error that ends a stream keeps class, code, message and its other members."""
    members = {"Message": "run", "Floor": "high", "Exits": ["left"]}
    content = write_document(PROTOCOLS[name], members)
    scene = write_event("scene", write_document(PROTOCOLS[name], SCENE))
    events, error = play(package, name, scene, write_event("fire", content, "exception"))

    assert len(events) == 2
    assert EventStreamError in type(error).__mro__  # as isinstance says, which narrows the type
    assert (error.code, error.message) == ("FireException", "run")
    assert list(error.exits) == ["left"]
    with pytest.raises(AttributeError, match="expected an integer"):
        _ = error.floor


def test_malformed_event(package: str, name: str) -> None:
    """An event whose content is not of the protocol ends the stream."""
    content = write_document(PROTOCOLS[name], SCENE)
    scene = write_event("scene", content)
    events, error = play(package, name, scene, write_event("scene", content[:-1]))

    assert len(events) == 2
    assert type(error).__name__ == "UnreadableResponseError"
    assert error.__cause__ is None


@pytest.mark.parametrize("name", ["stage-json", "stage-cbor"])
def test_first_event(package: str, name: str) -> None:
    """The first event gives members of the response; a bad one costs itself, an error is raised."""

    def write(members: object) -> bytes:
        return write_document(PROTOCOLS[name], members)

    scene = write_event("scene", write(SCENE))
    first = write_event("initial-response", write({"Title": "King Lear", "Seats": "many"}))
    (response, event), error = play(package, name, scene, first=first)

    assert error is None
    assert response.title == "King Lear"
    assert [error.path for error in response.member_errors] == ["Perform: Seats"]
    assert event.to_dict() == {"scene": dict(SCENE)}

    fire = write_event("fire", write({"Message": "run"}), "exception")
    events, error = play(package, name, scene, first=fire)
    assert (events, error.code, error.message) == ([], "FireException", "run")
