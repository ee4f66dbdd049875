"""Events of every kind, in every protocol, over a real socket: a bad member costs itself alone."""

from __future__ import annotations

import os
import pickle
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timezone
from importlib import import_module
from random import Random
from typing import Any, Final

import pytest
from attrs import evolve, frozen
from botocore.exceptions import EventStreamError
from oracle.shapes import is_list
from support.event_cases import (
    HEADERS,
    KINDS,
    MOMENT,
    ODD_HEADERS,
    PROTOCOLS,
    SCENE,
    WITH_FIRST_EVENT,
    odd_values,
    write_document,
    write_event,
    write_models,
)
from support.fault_cases import CHUNKED, WireServer, chunk, head, http
from support.projects import made_package
from support.stream_faults import CONTENT_TYPE, connect_options, damaged
from support.versions import only_in_one_pass
from support.wire import REQUEST_ID


@frozen
class Stage:
    """A client of the service in one protocol, and the server that plays to it."""

    protocol: str
    server: WireServer
    package: Any
    client: Any

    def document(self, members: object) -> bytes:
        """Write the content of an event."""
        return write_document(self.protocol, members)

    def play(self, *events: bytes, first: bytes | None = None) -> Any:
        """Call the operation, and play some events to it.

        Args:
            *events: The events.
            first: The content of the first event, in protocols that have one.
        """
        if self.protocol in WITH_FIRST_EVENT:
            first = self.document({}) if first is None else first
            events = (write_event("initial-response", first), *events)
        self.server.play([(http(b"".join(events), CONTENT_TYPE),)])
        return self.client.perform()

    def events(self, *events: bytes) -> list[Any]:
        """Play some events, and read them all; the first comes again after them, unharmed."""
        with self.play(*events, self.good).events as stream:
            read: list[Any]
            *read, last = stream
        assert last.scene.title == SCENE["Title"]
        assert not last.scene.member_errors
        return read

    @property
    def good(self) -> bytes:
        """A scene as it should be."""
        return write_event("scene", self.document(SCENE))


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, no_aws_settings: None) -> Iterator[str]:
    """The package with the services of all protocols."""
    del no_aws_settings  # asked for its effect, before a setting of its own
    folder = tmp_path_factory.mktemp("project")
    services = write_models(folder / "models")
    with made_package(folder, "stages", services, folder / "models"):
        yield "stages"


@pytest.fixture(scope="module", params=PROTOCOLS)
def stage(request: pytest.FixtureRequest, package: str) -> Iterator[Stage]:
    """The service in each protocol."""
    with open_stage(package, request.param) as stage:
        yield stage


@pytest.fixture(scope="module", params=["stage-json", "stage-cbor"])
def rpc(request: pytest.FixtureRequest, package: str) -> Iterator[Stage]:
    """The service in each protocol with a first event."""
    with open_stage(package, request.param) as stage:
        yield stage


@contextmanager
def open_stage(package: str, name: str) -> Generator[Stage]:
    """Connect to the service in one protocol."""
    service = import_module(f"{package}.{name.replace('-', '_')}")
    (client_class,) = (
        getattr(service, name)
        for name in service.__all__
        if name.endswith("Client") and not name.startswith("Async")
    )
    with WireServer() as server:
        client = client_class.connect(**connect_options(server.port, read_timeout=30))
        yield Stage(PROTOCOLS[name], server, service, client)


def bad_members(structure: Any) -> set[str]:
    """Name the members that cannot be read."""
    return set(structure.__bad__)


MEMBER_ERROR: Final = "MemberError"


def assert_only_bad(name: str, structure: Any, good: Any) -> None:
    """Check that one member cannot be read, and that the others are as they should be."""
    names = {member.wire_name: member.name for member in structure.__shape__.members}
    bad = names.pop(name)
    (error,) = structure.member_errors
    assert name in error.path
    with pytest.raises(AttributeError) as caught:
        # A bad member inside of a structure or an item costs itself, and not what is around it.
        getattr(structure, bad)
    assert type(caught.value).__name__ == MEMBER_ERROR
    for other in names.values():
        assert getattr(structure, other) == getattr(good, other)


def test_events(stage: Stage) -> None:
    """Each kind of event arrives, with members in headers, in its content, or as its content."""
    scene, cue, sound, act, dress = stage.events(
        stage.good,
        write_event("cue", "exit \u00fc".encode(), headers=HEADERS),
        write_event("sound", b"\x00\xff"),
        write_event("act", stage.document({"Name": "Ann"}), headers={"Who": "Bob"}),
        write_event("dress", stage.document({"hat": "tall"})),
    )

    assert scene.to_dict() == {"scene": {**SCENE, "Kind": "COMEDY"}}
    assert scene.scene.at.tzinfo is timezone.utc
    assert scene.scene.look.coat.name == "Ann"
    assert cue.to_dict() == {"cue": {**HEADERS, "Script": "exit \u00fc"}}
    assert sound.sound.sound == b"\x00\xff"
    assert (act.act.lead.name, act.act.lead.age, act.act.who) == ("Ann", None, "Bob")
    assert dress.dress.look.hat == "tall"


def test_raw_events(stage: Stage) -> None:
    """The raw stream gives botocore's dictionaries."""
    response = stage.play(stage.good, write_event("cue", b"", headers={"At": MOMENT}))

    assert [{"scene": SCENE}, {"cue": {"At": MOMENT, "Script": ""}}] == list(
        response.events.raw_stream
    )


class Tracer:
    """What a tracer puts in place of a stream.

    Args:
        stream: botocore's stream.
    """

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.seen: list[object] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def __iter__(self) -> Iterator[object]:
        for event in self.stream:
            self.seen.append(event)
            yield event


def test_traced_events(stage: Stage) -> None:
    """What stands in for the stream sees botocore's dictionaries, and so does who reads on."""
    raw = stage.play(stage.good, stage.good).raw_response
    tracer = Tracer(raw["Events"])
    response_class = stage.package.PerformResponse

    events = list(response_class.from_dict({**raw, "Events": tracer}).events)

    assert [event.scene.title for event in events] == [SCENE["Title"]] * 2
    assert tracer.seen == [{"scene": SCENE}] * 2
    response = stage.play(stage.good, stage.good)
    events = iter(response.events)
    assert next(events).scene.title == SCENE["Title"]
    events.close()
    assert list(response.raw_response["Events"]) in ([{"scene": SCENE}], [])


@only_in_one_pass
def test_no_dictionary_is_made(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """An event that is as the model declares is read from its content in one pass."""
    monkeypatch.setattr(
        f"{stage.package.__name__.partition('.')[0]}._runtime.wire.event_parser.read_event", None
    )
    (event,) = stage.events(stage.good)
    assert event.scene.roles == ("king", "fool")


def test_events_not_in_one_pass(stage: Stage) -> None:
    """A client that does not read in one pass makes the same events of botocore's dictionaries."""
    (event,) = stage.events(stage.good)
    options = connect_options(stage.server.port, read_timeout=30)
    client = stage.client.connect(**options, one_pass=False)
    odd = write_event("scene", stage.document({**SCENE, "Roles": "king"}))
    plain, bad = evolve(stage, client=client).events(stage.good, odd)

    assert plain == event
    assert bad_members(bad.scene) == {"roles"}


def test_events_without_members(stage: Stage) -> None:
    """An event without content has no members; neither has one whose content is null."""
    empty = ("scene", "cue", "sound", "act")
    events = stage.events(*(write_event(name, b"") for name in empty))

    assert [name for name in empty if not hasattr(events[empty.index(name)], name)] == []
    assert events[0].scene.title is None
    assert list(events[0].scene.roles) == []
    assert events[2].sound.sound == b""
    assert events[3].act.lead is not None
    if stage.protocol != "rest-xml":
        (null,) = stage.events(write_event("scene", stage.document(None)))
        assert null == events[0]


@pytest.mark.parametrize("member", SCENE)
def test_bad_member(stage: Stage, member: str) -> None:
    """A bad member of an event costs itself alone."""
    odd = odd_values(stage.protocol, KINDS[member])
    (good,) = stage.events(stage.good)
    events = stage.events(
        *(write_event("scene", stage.document({**SCENE, member: value})) for value in odd)
    )

    assert len(events) == len(odd)
    for event in events:
        assert_only_bad(member, event.scene, good.scene)


def test_bad_member_of_a_member(stage: Stage) -> None:
    """A bad member inside of a member costs itself, and not what is around it."""
    actor = {"Name": "Ann", "Age": "old"}
    changed = {"Actors": [actor, {"Name": "Bob"}], "Lead": actor, "Look": {"coat": actor}}
    (event,) = stage.events(write_event("scene", stage.document({**SCENE, **changed})))

    scene = event.scene
    assert [scene.actors[0].name, scene.actors[1].name] == ["Ann", "Bob"]
    assert (scene.lead.name, scene.look.coat.name, scene.count) == ("Ann", "Ann", 7)
    paths = {"Actors[0].Age", "Lead.Age", "Look.coat.Age"}
    assert {error.path.rpartition(" ")[2] for error in scene.member_errors} == {
        f"scene.{path}" for path in paths
    }


@pytest.mark.parametrize("header", HEADERS)
def test_bad_header(stage: Stage, header: str) -> None:
    """A header of another type costs the member that it is."""
    odd = ODD_HEADERS[header]
    good, *events = stage.events(
        write_event("cue", b"go", headers=HEADERS),
        *(write_event("cue", b"go", headers={**HEADERS, header: value}) for value in odd),
    )

    assert len(events) == len(odd)
    for event in events:
        assert_only_bad(header, event.cue, good.cue)


def test_bad_payload(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """A content that is not of its type costs the member that it is, and is logged."""
    not_a_structure = (
        [b"<Lead>Ann</Lead>"]
        if stage.protocol == "rest-xml"
        else [stage.document(value) for value in ("Ann", ["Ann"], 7, True)]
    )
    cue, *acts = stage.events(
        write_event("cue", b"\xff", headers=HEADERS),
        *(write_event("act", content, headers={"Who": "Bob"}) for content in not_a_structure),
    )

    good = stage.events(write_event("cue", b"go", headers=HEADERS))
    assert_only_bad("Script", cue.cue, good[0].cue)
    for act in acts:
        assert act.act.who == "Bob"
        assert bad_members(act.act) == {"lead"}
    warnings = [record.getMessage() for record in caplog.records if record.levelno >= 30]
    assert len(warnings) == 1 + len(acts)
    assert all("expected a str" in warning for warning in warnings)


def test_bad_event(stage: Stage) -> None:
    """An event that is not even a structure costs itself; the stream goes on."""
    contents = (
        [b"<scene>a scene</scene>"]
        if stage.protocol == "rest-xml"
        else [stage.document(value) for value in ("a scene", [SCENE], 7, True)]
    )

    events = stage.events(*(write_event("scene", content) for content in contents))

    assert len(events) == len(contents)
    for event in events:
        with pytest.raises(AttributeError, match=r"expected a structure \(SceneEvent\)"):
            _ = event.scene


def test_malformed_event(stage: Stage) -> None:
    """An event whose content is not of the protocol ends the stream, as if it had been damaged."""
    written = stage.document(SCENE)
    for content in (written[:-1], b"\xff", b"no", b"<html><body>Busy<br></body></html>"):
        stream = stage.play(stage.good, write_event("scene", content)).events
        events: list[Any] = []
        with pytest.raises(import_module("stages").UnreadableResponseError) as caught:  # noqa: PT012 (a loop)
            for event in stream:
                events.append(event)  # noqa: PERF402 (it ends with an error)
        assert caught.value.request_id == REQUEST_ID
        assert caught.value.__cause__ is None
        assert len(events) == 1


def test_unknown_events(stage: Stage) -> None:
    """What no model lists arrives with its name, whatever is in it and however it is named."""
    events = stage.events(
        write_event("hologram", b"\xff\x00 anything"),
        write_event("hologram", stage.document({"a": 1}), headers={"Who": 7}),
        write_event(7, b""),  # type: ignore[arg-type]  # of another type, as a header may be
        write_event(b"\xff", b""),  # type: ignore[arg-type]  # as above
        write_event("fire", b""),
        write_event("initial-response", b"\xff"),  # not an event of the service
    )

    assert [event.name for event in events] == ["hologram", "hologram", "7", "\ufffd", "fire"]


def raised(stage: Stage, *events: bytes) -> Any:
    """Read a stream, and return the error that ends it."""
    stream = stage.play(stage.good, *events).events
    read = iter(stream)
    next(read)
    with pytest.raises(stage.client.__service__.base_error) as caught:
        next(read)
    error: Any = caught.value
    assert EventStreamError in type(error).__mro__
    assert error.request_id == REQUEST_ID
    return error


def test_error(stage: Stage) -> None:
    """An error that ends a stream has its members."""
    members = {"Message": "run", "Floor": 3, "Exits": ["left", "right"]}
    error = raised(stage, write_event("fire", stage.document(members), "exception"))

    assert isinstance(error, stage.package.FireException)
    assert (error.code, error.message) == ("FireException", "run")
    assert (error.floor, list(error.exits)) == (3, ["left", "right"])


@pytest.mark.parametrize("member", ["Floor", "Exits", "Message"])
def test_bad_member_of_an_error(stage: Stage, member: str) -> None:
    """A bad member of an error costs itself; class, code and message arrive."""
    members = {"Message": "run", "Floor": 3, "Exits": ["left"]}
    kind = {"Floor": "integer", "Exits": "list", "Message": "string"}[member]
    for value in odd_values(stage.protocol, kind):
        content = stage.document({**members, member: value})
        error = raised(stage, write_event("fire", content, "exception"))

        assert isinstance(error, stage.package.FireException)
        assert error.code == "FireException"
        if member == "Message":
            assert error.message in {"", "a"}  # the text before an element that is nested
            assert (error.floor, list(error.exits)) == (3, ["left"])
            continue
        assert error.message == "run"
        with pytest.raises(AttributeError, match="expected"):
            getattr(error, member.lower())
        assert getattr(error, "floor" if member == "Exits" else "exits")


def test_odd_errors(stage: Stage) -> None:
    """An error whose content cannot be read, or that no model lists, keeps what can be read."""
    for content in (b"", b"\xff", b"no", stage.document([]), stage.document("run")):
        error = raised(stage, write_event("fire", content, "exception"))
        assert isinstance(error, stage.package.FireException)
        assert (error.code, error.message, error.floor) == ("FireException", "", None)
    unknown = raised(stage, write_event("flood", stage.document({"message": "swim"}), "exception"))
    assert (unknown.code, unknown.message) == ("flood", "swim")
    described = {":error-code": "Odd", ":error-message": "who knows"}
    for content in (b"\xff", stage.document({"message": "swim"})):
        error = raised(stage, write_event("x", content, "error", headers=described))
        assert (error.code, error.message) == ("Odd", "who knows")
    error = raised(stage, write_event("x", b"", "error", headers={":error-code": 7}))
    assert (error.code, error.message) == ("7", "")


# --- The response around a stream -----------------------------------------------------------------

BESIDE: Final[Mapping[str, Any]] = {"Title": "King Lear", "Seats": 7, "Roles": ["king", "fool"]}
"""The members of the response beside the stream."""


def respond(stage: Stage, members: Mapping[str, Any]) -> Any:
    """Get a response with a stream, and read the stream."""
    if stage.protocol in WITH_FIRST_EVENT:
        return stage.play(stage.good, first=stage.document(members))
    headers = [
        f"{name}: {', '.join(value) if is_list(value) else value}"
        for name, value in members.items()
    ]
    stage.server.play([(http(stage.good, CONTENT_TYPE, *headers),)])
    return stage.client.perform()


def assert_streams(response: Any) -> None:
    """Check that the stream of a response is there, and is read once."""
    (event,) = response.events
    assert event.scene.title == SCENE["Title"]


def test_members_beside_a_stream(stage: Stage) -> None:
    """The members beside a stream arrive: from headers, or from the first event."""
    response = respond(stage, BESIDE)

    assert (response.title, response.seats) == ("King Lear", 7)
    assert list(response.roles) == ["king", "fool"]
    assert response.response_metadata.request_id == REQUEST_ID
    assert_streams(response)
    without = respond(stage, {})
    assert (without.title, list(without.roles)) == (None, [])
    assert_streams(without)


@pytest.mark.parametrize("member", BESIDE)
def test_bad_member_beside_a_stream(stage: Stage, member: str) -> None:
    """A bad member beside a stream costs itself: the stream and the other members arrive."""
    if stage.protocol in WITH_FIRST_EVENT:
        kind = {"Title": "string", "Seats": "integer", "Roles": "list"}[member]
        odd = odd_values(stage.protocol, kind)
    else:
        odd = ("many", "", "7.5") if member == "Seats" else ()  # any header is a string
    for value in odd:
        response = respond(stage, {**BESIDE, member: value})

        assert bad_members(response) == {member.lower()}
        for other in BESIDE.keys() - {member}:
            good = BESIDE[other]
            expected: object = tuple(good) if is_list(good) else good
            assert getattr(response, other.lower()) == expected
        assert response.response_metadata.request_id == REQUEST_ID
        headers = response.response_metadata.http_headers
        assert stage.protocol in WITH_FIRST_EVENT or headers[member.lower()] == value
        assert_streams(response)


@pytest.mark.parametrize("size", [1, 7, 12, 16, 1000])
def test_first_event_in_pieces(rpc: Stage, size: int) -> None:
    """The first event may be cut anywhere on its way."""
    written = write_event("initial-response", rpc.document(BESIDE)) + rpc.good
    pieces = [chunk(written[at : at + size]) for at in range(0, len(written), size)]
    rpc.server.play([(head(CONTENT_TYPE, CHUNKED) + b"".join(pieces) + chunk(b""),)])
    response = rpc.client.perform()

    assert (response.title, response.seats) == ("King Lear", 7)
    assert_streams(response)


def test_first_event_that_is_none(rpc: Stage) -> None:
    """A stream whose first event is missing, malformed or damaged is no response."""
    first = write_event("initial-response", rpc.document(BESIDE))
    unreadable = import_module("stages").UnreadableResponseError
    odd: tuple[object, ...] = ([], "a", 7, None)
    for played in (
        *(b"", first[:-2], first[:9], damaged(first, -6), damaged(first, 9), damaged(first, 20)),
        *(rpc.good, b"<html>The service is out for lunch</html>" * 9),
        *(write_event("initial-response", rpc.document(value)) for value in odd),
        *(write_event("initial-response", content) for content in (b"\xff", b"no")),
    ):
        rpc.server.play([(http(played, CONTENT_TYPE),)])
        with pytest.raises(unreadable) as caught:
            rpc.client.perform()
        assert caught.value.request_id == REQUEST_ID
        assert caught.value.__cause__ is None
        assert caught.value.is_cut_off is (played in {first[:-2], first[:9]})


def test_first_event_that_names_the_stream(rpc: Stage) -> None:
    """A member of the first event that has the name of the stream does not replace it."""
    assert_streams(rpc.play(rpc.good, first=rpc.document({**BESIDE, "Events": ["a"]})))


def test_tables_of_another_protocol(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the raw client speaks another protocol than the package, botocore reads the events."""
    monkeypatch.setattr(stage.client.__service__, "protocol", "ec2")
    cue, scene = stage.play(write_event("cue", b"go", headers=HEADERS), stage.good).events
    assert (cue.cue.script, cue.cue.at, cue.cue.raw) == ("go", MOMENT, HEADERS["Raw"])
    assert scene.to_dict() == {"scene": SCENE}


def test_error_in_place_of_the_first_event(rpc: Stage) -> None:
    """An error that comes in place of the first event is raised by the call."""
    content = rpc.document({"Message": "run", "Floor": "high", "Exits": ["left"]})
    rpc.server.play([(http(write_event("fire", content, "exception"), CONTENT_TYPE),)])

    with pytest.raises(rpc.package.FireException) as caught:
        rpc.client.perform()

    error = caught.value
    assert (error.code, error.message, error.request_id) == ("FireException", "run", REQUEST_ID)
    assert isinstance(error, rpc.client.raw_client.exceptions.FireException)
    assert list(error.exits) == ["left"]
    with pytest.raises(AttributeError, match="expected an integer"):
        _ = error.floor


# --- Whole bodies: what may be wrong in an event may be wrong in a response -----------------------


def describe(stage: Stage, content: bytes) -> Any:
    """Get a response whose body is a scene."""
    header = ["smithy-protocol: rpc-v2-cbor"] if "cbor" in stage.protocol else []
    stage.server.play([(http(content, *header),)])
    return stage.client.describe()


def test_body(stage: Stage) -> None:
    """A response with members of each type arrives."""
    assert dict(SCENE) == describe(stage, stage.document(SCENE)).to_dict()


@pytest.mark.parametrize("member", SCENE)
def test_bad_member_of_a_body(stage: Stage, member: str) -> None:
    """A bad member of a response costs itself alone, in every protocol."""
    good = describe(stage, stage.document(SCENE))
    for value in odd_values(stage.protocol, KINDS[member]):
        response = describe(stage, stage.document({**SCENE, member: value}))

        assert_only_bad(member, response, good)
        assert pickle.loads(pickle.dumps(response)) == response  # noqa: S301 (ours)


def test_malformed_body(stage: Stage) -> None:
    """A body that is not of the protocol is no response."""
    written = stage.document(SCENE)
    for content in (written[:-1], b"\xff", b"no", written + written, b"<html>Busy<br></html>"):
        with pytest.raises(import_module("stages").UnreadableResponseError) as caught:
            describe(stage, content)
        assert caught.value.request_id == REQUEST_ID


# --- Events of any kind, damaged at random --------------------------------------------------------

SEED: Final = int(os.environ.get("BOTOFORGE_FUZZ_SEED", "0"))

TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "double": (float,),
    "boolean": (bool,),
    "timestamp": (datetime,),
    "blob": (bytes,),
    "list": (tuple,),
    "structures": (tuple,),
    "map": (Mapping,),
    "structure": (object,),
    "union": (object,),
}
"""The types of what can be read, by the type that the model declares."""


def attributes(scene: Any) -> Mapping[str, str]:
    """Name the attributes of a scene by the members that they are."""
    return {member.wire_name: member.name for member in scene.__shape__.members}


def damage(stage: Stage, chance: Random) -> tuple[dict[str, Any], set[str]]:
    """Make a scene with some members left out, some odd, and one that no model lists.

    Returns:
        The scene, and the odd members.
    """
    odd: set[str] = set()
    scene: dict[str, Any] = {"Tomorrow": chance.choice(["a", {"b": 1}])}
    for member in chance.sample(list(SCENE), chance.randint(0, len(SCENE))):
        scene[member] = SCENE[member]
        if chance.random() < 0.3:
            odd.add(member)
            scene[member] = chance.choice(odd_values(stage.protocol, KINDS[member]))
    return scene, odd


def test_scenes_with_several_odd_members(stage: Stage) -> None:
    """However many members are odd or left out, all others arrive."""
    chance = Random(SEED)
    (good,) = stage.events(stage.good)
    (none,) = stage.events(write_event("scene", b""))
    damaged = [damage(stage, chance) for _ in range(100)]

    events = stage.events(*(write_event("scene", stage.document(scene)) for scene, _ in damaged))

    for event, (scene, odd) in zip(events, damaged, strict=True):
        names = attributes(event.scene)
        assert bad_members(event.scene) == {names[member] for member in odd}
        assert len(event.scene.member_errors) == len(odd)
        for member in names.keys() - odd:
            expected = good.scene if member in scene else none.scene
            assert getattr(event.scene, names[member]) == getattr(expected, names[member])


def test_damaged_bytes(stage: Stage) -> None:
    """Whatever the content of an event is, the stream ends or the event has values of its types."""
    chance = Random(SEED)
    written = stage.document(SCENE)
    ended = 0
    for _ in range(150):
        content = bytearray(written)
        for _ in range(chance.choice([1, 1, 2, 5])):
            at = chance.randrange(len(content))
            content[at : at + chance.choice([1, 1, 1, 9])] = chance.randbytes(chance.choice([0, 1]))
        stream = stage.play(write_event("scene", bytes(content)), stage.good).events
        try:
            event, last = stream
        except import_module("stages").UnreadableResponseError:
            ended += 1
            continue
        assert last.scene.title == SCENE["Title"]
        if bad_members(event):
            continue
        scene = event.scene
        for member, name in attributes(scene).items():
            if name not in bad_members(scene):
                value = getattr(scene, name)
                assert value is None or isinstance(value, TYPES[KINDS[member]])
    assert 0 < ended < 150
