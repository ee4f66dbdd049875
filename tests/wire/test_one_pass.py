"""Typed calls whose responses botocore's parser does not read, and what others see of them."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import botocore.session
import pytest
from botocore.config import Config
from botocore.history import get_global_history_recorder
from botocore.parsers import RestJSONParser
from botocore.stub import Stubber
from botoforge.quicksight import DescribeTopicRefreshResponse, QuickSightClient
from support.canned import SETTINGS, Canned, canned, count_parsed
from support.projects import made_package

ARGUMENTS: Final = {"aws_account_id": "123456789012", "topic_id": "sales", "refresh_id": "first"}
RAW_ARGUMENTS: Final = {"AwsAccountId": "123456789012", "TopicId": "sales", "RefreshId": "first"}
DETAILS: Final = {"RefreshArn": "arn:refresh", "RefreshStatus": "RUNNING"}
BODY: Final = json.dumps({"RefreshDetails": DETAILS, "RequestId": "r-1", "Status": 200}).encode()
HEADERS: Final = {"x-amzn-RequestId": "r-2", "Content-Type": "application/json"}
EVENTS: Final = ("before-parse", "response-received", "needs-retry", "after-call")
LEVELS: Final = ("", ".quicksight", ".quicksight.DescribeTopicRefresh")

pytestmark = pytest.mark.usefixtures("no_aws_settings", "switched_on")


@pytest.fixture
def raw() -> Any:
    """A raw client that gets a refresh of a topic."""
    return canned("quicksight", BODY, x_amzn_RequestId="r-2")


def call(client: QuickSightClient) -> DescribeTopicRefreshResponse:
    """Ask for the refresh."""
    return client.describe_topic_refresh(**ARGUMENTS)


def is_one_pass(client: QuickSightClient) -> bool:
    """Whether a call does without botocore's parser."""
    with count_parsed() as parsed:
        response = call(client)
    assert response.refresh_details is not None
    assert response.refresh_details.refresh_arn == "arn:refresh"
    return not parsed


def wrap(raw: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """Wrap the call of a raw client as tracers do."""
    make = raw._make_api_call  # noqa: SLF001 (what tracers wrap)

    def make_api_call(*arguments: object) -> dict[str, Any]:
        return change(make(*arguments))

    raw._make_api_call = make_api_call  # noqa: SLF001


# --- When -----------------------------------------------------------------------------------------


def test_botocore_does_not_parse(raw: Any) -> None:
    """A typed call does without botocore's parser; the raw client's own calls do not."""
    client = QuickSightClient(raw)

    assert is_one_pass(client)
    with count_parsed() as parsed:
        plain = raw.describe_topic_refresh(**RAW_ARGUMENTS)
    assert len(parsed) == 1
    assert type(plain) is dict
    assert plain["RefreshDetails"] == DETAILS


def test_switches(raw: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyword turns it off for a client, a variable for a process."""
    assert not is_one_pass(QuickSightClient(raw, one_pass=False))
    assert is_one_pass(QuickSightClient(raw))
    monkeypatch.setenv("BOTOFORGE_ONE_PASS", "0")
    assert not is_one_pass(QuickSightClient(raw))
    assert not is_one_pass(QuickSightClient(raw, one_pass=True))
    monkeypatch.setenv("BOTOFORGE_ONE_PASS", "1")
    assert is_one_pass(QuickSightClient(raw))


def test_switch_of_connect() -> None:
    """`connect` takes the keyword, too."""
    client = QuickSightClient.connect(one_pass=False, **SETTINGS)
    client.raw_client.meta.events.register("before-send", Canned((200, HEADERS, BODY)).send)

    assert not is_one_pass(client)


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("before", [True, False], ids=["before", "after"])
def test_handler_of_the_user(raw: Any, event: str, level: str, before: bool) -> None:
    """A handler that might look at the response sees what it always sees, until it is gone."""
    seen: list[Any] = []

    def handler(**values: Any) -> None:
        parsed = values.get("parsed", values.get("parsed_response"))
        response = values.get("response")
        seen.append(parsed or (response and response[1]) or values["response_dict"]["body"])

    if before:
        raw.meta.events.register(event + level, handler)
    client = QuickSightClient(raw)
    if not before:
        assert is_one_pass(client)
        raw.meta.events.register(event + level, handler)

    assert not is_one_pass(client)
    (response,) = seen
    assert BODY == response or DETAILS == response["RefreshDetails"]
    raw.meta.events.unregister(event + level, handler)
    assert is_one_pass(client)


def test_handler_that_changes_the_response(raw: Any) -> None:
    """What a handler of the user changes, the typed response has."""

    def change(parsed: dict[str, Any], **_: object) -> None:
        parsed["RefreshDetails"]["RefreshArn"] = "changed"

    raw.meta.events.register("after-call.quicksight", change)
    details = call(QuickSightClient(raw)).refresh_details

    assert details is not None
    assert details.refresh_arn == "changed"


def test_handler_that_changes_the_body(raw: Any) -> None:
    """The same before it is parsed, also at the root of the event."""

    def change(response_dict: dict[str, Any], **_: object) -> None:
        response_dict["body"] = response_dict["body"].replace(b"arn:refresh", b"changed")

    raw.meta.events.register("before-parse", change)
    details = call(QuickSightClient(raw)).refresh_details

    assert details is not None
    assert details.refresh_arn == "changed"


def test_unknown_handler_of_botocore(raw: Any) -> None:
    """A handler that a later botocore may add is one that nobody knows."""

    def add_something(**_: object) -> None:
        pass

    add_something.__module__ = "botocore.handlers"
    raw.meta.events.register("after-call.quicksight", add_something)

    assert not is_one_pass(QuickSightClient(raw))


def test_those_who_record(raw: Any) -> None:
    """An enabled recorder, and the log of the parser's bodies, see every response."""
    client = QuickSightClient(raw)
    recorder = get_global_history_recorder()
    recorder.enable()
    try:
        assert not is_one_pass(client)
    finally:
        recorder.disable()
    log = logging.getLogger("botocore.parsers")
    with patch.object(log, "level", logging.DEBUG):
        log.manager._clear_cache()  # type: ignore[attr-defined]  # noqa: SLF001 (as `setLevel`)
        assert not is_one_pass(client)
    log.manager._clear_cache()  # type: ignore[attr-defined]  # noqa: SLF001
    assert is_one_pass(client)


def test_parsers_that_the_user_has_changed() -> None:
    """What a session's parsers read by the user's functions, botocore's parser reads."""
    session: Any = botocore.session.Session()
    factory = session.get_component("response_parser_factory")
    factory.set_parser_defaults(timestamp_parser=str)
    raw = session.create_client("quicksight", **SETTINGS)
    raw.meta.events.register("before-send", Canned((200, HEADERS, BODY)).send)

    assert not is_one_pass(QuickSightClient(raw))


def test_stubber(raw: Any) -> None:
    """What a stub returns is converted."""
    client = QuickSightClient(raw)
    with Stubber(raw) as stubber:
        stubber.add_response("describe_topic_refresh", {"RequestId": "stubbed"})
        response = call(client)

    assert response.request_id == "stubbed"


@pytest.mark.parametrize("mode", ["legacy", "standard", "adaptive"])
def test_retries(mode: str) -> None:
    """Retries of each mode look at errors; a success after one is read in one pass."""
    error = b'{"__type": "ThrottlingException", "message": "slow"}'
    responses = Canned((400, HEADERS, error), (503, HEADERS, b""), (200, HEADERS, BODY))
    retries: Any = {"mode": mode, "total_max_attempts": 4}
    raw = responses.client("quicksight", config=Config(retries=retries))
    with count_parsed() as parsed, patch("time.sleep"):
        response = call(QuickSightClient(raw))

    assert len(responses.sent) == 3
    assert response.response_metadata.retry_attempts == 2
    assert response.request_id == "r-1"
    assert 200 not in parsed


def test_call_inside_of_a_call(raw: Any) -> None:
    """Calls that handlers make through the same client are not typed ones."""
    inner: list[Any] = []

    def ask(**_: object) -> None:
        if not inner:
            inner.append(None)
            inner.append(raw.list_topics(AwsAccountId="123456789012"))

    raw.meta.events.register_first("before-send.quicksight.DescribeTopicRefresh", ask)
    client = QuickSightClient(raw)
    with count_parsed() as parsed:
        response = call(client)

    assert type(inner[1]) is dict
    assert inner[1]["Status"] == 200
    assert len(parsed) == 1
    assert response.raw_response["RefreshDetails"] == DETAILS


def test_several_typed_clients(raw: Any) -> None:
    """Each of several typed clients of one raw client takes part, each with its own switch."""
    one, other, off = (
        QuickSightClient(raw),
        QuickSightClient(raw),
        QuickSightClient(raw, one_pass=False),
    )

    assert [is_one_pass(client) for client in (one, off, other, one)] == [True, False, True, True]


def test_two_packages(raw: Any, tmp_path: Path) -> None:
    """Two packages share a raw client: each reads the responses to its own calls."""
    chosen = 'quicksight = ["DescribeTopicRefresh", "ListTopics"]'
    with made_package(tmp_path, "second", chosen):
        second: Any = import_module("second.quicksight")
        mine, theirs = QuickSightClient(raw), second.QuickSightClient(raw)
        clients: list[Any] = [mine, theirs, QuickSightClient(raw)]
        assert all(is_one_pass(client) for client in clients)
        for client in clients:
            response = call(client)
            assert response.raw_response["RefreshDetails"] == DETAILS
        with count_parsed() as parsed:
            raw.describe_topic_refresh(**RAW_ARGUMENTS)
        assert len(parsed) == 1
        bad = Canned((200, HEADERS, b'{"RefreshDetails": 7}')).send
        raw.meta.events.register_first("before-send", bad)
        for client in clients[:2]:
            assert len(call(client).member_errors) == 1


# --- What the raw client's call returns -----------------------------------------------------------

USES: dict[str, Callable[[Any], object]] = {
    "[]": lambda d: d["RefreshDetails"],
    "get": lambda d: (d.get("RefreshDetails"), d.get("Error"), d.get("Nope", 7)),
    "in": lambda d: ("Status" in d, "Error" in d, "RefreshDetails" in d),
    "len": len,
    "bool": bool,
    "iter": sorted,
    "reversed": lambda d: {*reversed(d)},
    "keys": lambda d: sorted(d.keys()),
    "values": lambda d: len(d.values()),
    "items": lambda d: dict(d.items()),
    "dict": dict,
    "**": lambda d: {**d},
    "copy": lambda d: d.copy(),
    "copy.copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda d: pickle.loads(pickle.dumps(d)),  # noqa: S301 (our own)
    "json": lambda d: json.loads(json.dumps(d)),
    "repr": lambda d: eval(repr(d)),  # noqa: S307 (our own)
    "str": lambda d: eval(str(d)),  # noqa: S307 (our own)
    "|": lambda d: d | {"More": 1},
    "r|": lambda d: {"More": 1, "Status": 2} | d,
    "==": lambda d: (d == {}, {} == d, d == dict(d), d != {}),
    "pop": lambda d: (d.pop("Status"), d.pop("Nope", 3), dict(d)),
    "popitem": lambda d: len([d.popitem(), *d.items()]),
    "setdefault": lambda d: (d.setdefault("Status", 1), d.setdefault("New", 1), dict(d)),
    "update": lambda d: (d.update(New=1), dict(d)),
    "|=": lambda d: d.__ior__({"New": 1}),
    "[]=": lambda d: (d.__setitem__("Status", 1), dict(d)),
    "del": lambda d: (d.__delitem__("Status"), dict(d)),
    "clear": lambda d: (d.clear(), dict(d)),
}
"""Ways to use a dictionary, by name."""


def match_it(value: dict[str, Any]) -> object:
    """Match a mapping."""
    match value:
        case {"Status": status, **rest}:
            return status, len(rest)
        case _:
            return None


def look_for_a_missing_key(value: Any) -> object:
    """Look up a key that no output has."""
    with pytest.raises(KeyError) as caught:
        value["Nope"]
    return caught.value.args


USES.update({"match": match_it, "missing key": look_for_a_missing_key})


@pytest.mark.parametrize("use", USES)
def test_dictionary(raw: Any, use: str) -> None:
    """What a wrapper of the call does with the response gives what it gives without us."""
    plain = raw.describe_topic_refresh(**RAW_ARGUMENTS)
    results: list[object] = []

    def look(response: dict[str, Any]) -> dict[str, Any]:
        assert isinstance(response, dict)
        results.append(USES[use](response))
        return response

    wrap(raw, look)
    with count_parsed() as parsed:
        call(QuickSightClient(raw))

    assert results == [USES[use](plain)]
    assert len(parsed) == (use not in ("bool", "missing key"))


def test_what_it_holds(raw: Any) -> None:
    """The metadata, and keys that no output has, are there without botocore's parser."""
    results: list[object] = []

    def look(response: dict[str, Any]) -> dict[str, Any]:
        results.extend((response["ResponseMetadata"]["RequestId"], "Error" in response))
        results.append(response.get("Error", {}).get("Code"))
        return response

    wrap(raw, look)
    with count_parsed() as parsed:
        response = call(QuickSightClient(raw))
        assert response.response_metadata.request_id == "r-2"

    assert results == ["r-2", False, None]
    assert parsed == []


def change_member(response: dict[str, Any]) -> dict[str, Any]:
    """Set a member."""
    response["RefreshDetails"] = {"RefreshArn": "changed"}
    return response


def change_inside(response: dict[str, Any]) -> dict[str, Any]:
    """Change what is inside of a member."""
    response["RefreshDetails"]["RefreshArn"] = "changed"
    return response


def change_copy(response: dict[str, Any]) -> dict[str, Any]:
    """Return another dictionary."""
    return {**response, "RefreshDetails": {"RefreshArn": "changed"}}


@pytest.mark.parametrize("change", [change_member, change_inside, change_copy])
def test_wrapper_that_changes_the_response(raw: Any, change: Any) -> None:
    """What a wrapper changes, the typed response and `raw_response` have."""
    wrap(raw, change)
    response = call(QuickSightClient(raw))

    assert response.refresh_details is not None
    assert response.refresh_details.refresh_arn == "changed"
    assert type(response.raw_response) is dict
    assert response.raw_response["RefreshDetails"]["RefreshArn"] == "changed"
    assert response.status == 200


# --- raw_response ---------------------------------------------------------------------------------


def test_raw_response(raw: Any) -> None:
    """`raw_response` is what boto3 returns, made once; nothing else makes it."""
    plain = raw.describe_topic_refresh(**RAW_ARGUMENTS)
    response = call(QuickSightClient(raw))
    with count_parsed() as parsed:
        assert response.status == 200
        assert repr(response)
        assert response == response.from_dict(plain)
        assert response.to_dict()["RefreshDetails"] == DETAILS
        assert parsed == []
        first = response.raw_response
        assert response.raw_response is first

    assert len(parsed) == 1
    assert first == plain
    assert type(first) is dict


def test_raw_response_in_threads(raw: Any) -> None:
    """Threads that read it at once get the same dictionary, parsed once."""
    response = call(QuickSightClient(raw))

    def read(_: int) -> dict[str, Any]:
        return response.raw_response

    with count_parsed() as parsed, ThreadPoolExecutor(8) as threads:
        found = list(threads.map(read, range(64)))

    assert {id(each) for each in found} == {id(found[0])}
    assert len(parsed) == 1


def pickle_it(value: Any) -> Any:
    """Make another of a pickle."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 (our own)


@pytest.mark.parametrize("again", [pickle_it, copy.copy, copy.deepcopy])
def test_copies(raw: Any, again: Callable[[Any], Any]) -> None:
    """A copy, also from a pickle, has `raw_response` as a plain dictionary."""
    response = call(QuickSightClient(raw))
    copied = again(response)

    assert copied == response
    assert copied.raw_response == response.raw_response
    assert type(copied.raw_response) is dict
    assert copied.response_metadata == response.response_metadata


def test_body_that_botocore_cannot_parse() -> None:
    """Then `raw_response` is what the typed response has, and the metadata."""
    raw = canned("quicksight", b'{"RefreshDetails": "none", "Status": 200}', x_amzn_requestid="r")
    response = call(QuickSightClient(raw))

    assert response.raw_response["RefreshDetails"] == "none"
    assert response.raw_response["ResponseMetadata"]["RequestId"] == "r"
    assert {"RefreshDetails": "none", "Status": 200} == response.to_dict()


@pytest.mark.parametrize("one_pass", [True, False], ids=["one pass", "ordinary way"])
def test_bad_member(one_pass: bool, caplog: pytest.LogCaptureFixture) -> None:
    """A bad member costs itself alone on both ways, and is logged once."""
    body = b'{"RefreshDetails": {"RefreshArn": 7, "RefreshId": "x"}, "Status": "no"}'
    raw = canned("quicksight", body)
    response = call(QuickSightClient(raw, one_pass=one_pass))

    assert response.refresh_details is not None
    assert response.refresh_details.refresh_id == "x"
    assert [error.path for error in response.member_errors] == [
        "DescribeTopicRefresh: RefreshDetails.RefreshArn"
    ]
    assert len(caplog.records) == 1


def test_botocore_fails_where_the_runtime_does_not(raw: Any) -> None:
    """On the ordinary way, what botocore's parser cannot read is what the runtime has read."""
    client = QuickSightClient(raw, one_pass=False)
    with patch.object(RestJSONParser, "_do_parse", side_effect=ValueError):
        response = call(client)

    assert response.request_id == "r-1"
    assert response.response_metadata.request_id == "r-2"
    assert response.raw_response["RefreshDetails"] == DETAILS
