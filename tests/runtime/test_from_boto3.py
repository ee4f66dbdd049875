"""What people who come from boto3 write, and what they are told to write instead."""

from __future__ import annotations

import inspect
import json
import pickle
import subprocess
import sys
import typing
from collections.abc import Iterable
from importlib import import_module
from typing import Any, Final, cast
from unittest.mock import create_autospec

import attrs
import pytest
from botoforge import Pages
from botoforge.glue import (
    AsyncGlueClient,
    GetMaterializedViewRefreshTaskRunResponse,
    GlueClient,
    GlueError,
    MaterializedViewRefreshTaskRun,
)

OPERATION: Final = "get_materialized_view_refresh_task_run"
WAIT: Final = "wait_until_materialized_view_refresh_task_run_succeeded"
TASK_RUN: Any = MaterializedViewRefreshTaskRun
RESPONSE: Any = GetMaterializedViewRefreshTaskRunResponse()

pytestmark = pytest.mark.usefixtures("no_aws_settings")


@pytest.fixture(scope="module")
def glue() -> Any:
    """A client that nobody calls."""
    return GlueClient.connect(region_name="eu-west-1")


# --- Calls ----------------------------------------------------------------------------------------


def call(method: Any, positional: Any, keywords: Any) -> None:
    """Call a method, and begin with it where it is async."""
    made = method(*positional, **keywords)
    if inspect.iscoroutine(made):
        made.send(None)


@pytest.mark.parametrize("client_class", [GlueClient, AsyncGlueClient])
@pytest.mark.parametrize(
    ("method", "positional", "keywords", "message"),
    [
        (
            OPERATION,
            (),
            {"CatalogId": "1", "MaterializedViewRefreshTaskRunId": "2"},
            (
                "got an unexpected keyword argument: write catalog_id= instead of CatalogId=; "
                "write materialized_view_refresh_task_run_id= instead of "
                "MaterializedViewRefreshTaskRunId="
            ),
        ),
        (
            OPERATION,
            (),
            {"catalog": "1"},
            "got an unexpected keyword argument: write catalog_id= instead of catalog=",
        ),
        (
            OPERATION,
            (),
            {"xx": "1"},
            (
                "got an unexpected keyword argument: there is no xx=, only catalog_id=, "
                "materialized_view_refresh_task_run_id="
            ),
        ),
        (
            OPERATION,
            ("1",),
            {},
            f"takes no positional arguments: write {{name}}.{OPERATION}(catalog_id=...)",
        ),
        (
            OPERATION,
            ("2",),
            {"catalog_id": "1"},
            (
                f"takes no positional arguments: write {{name}}.{OPERATION}("
                "materialized_view_refresh_task_run_id=...)"
            ),
        ),
        (
            WAIT,
            (),
            {"WaiterConfig": {"Delay": 5}},
            (
                "got an unexpected keyword argument: "
                "write timeout=, min_delay= and max_delay= instead of WaiterConfig="
            ),
        ),
        (
            WAIT,
            (),
            {"max_results": 5, "NextToken": "t"},
            (
                "got an unexpected keyword argument: leave max_results= out: a wait looks at one "
                "response; leave NextToken= out: a wait looks at one response"
            ),
        ),
        (
            OPERATION,
            (),
            {"catalog_id": "1"},
            "missing 1 required keyword-only argument: 'materialized_view_refresh_task_run_id'",
        ),
    ],
)
def test_a_call(
    client_class: Any, method: str, positional: Any, keywords: Any, message: str
) -> None:
    """A call that does not fit says how to write it, in an async client too."""
    name = client_class.__name__
    client = object.__new__(client_class)

    with pytest.raises(TypeError) as caught:
        call(getattr(client, method), positional, keywords)
    assert f"{name}.{method}() {message.format(name=name)}" == str(caught.value)
    assert caught.value.__suppress_context__


def test_a_type_error_from_inside_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only Python's error about the call itself is replaced, not one of what is called."""
    mistake = TypeError("got an unexpected keyword argument")

    def fail(*_: object) -> None:
        raise mistake

    monkeypatch.setattr(GlueClient, "_call", fail)
    client: Any = object.__new__(GlueClient)
    with pytest.raises(TypeError) as caught:
        client.get_materialized_view_refresh_task_run(
            catalog_id="1", materialized_view_refresh_task_run_id="2"
        )

    assert caught.value is mistake
    assert not caught.value.__suppress_context__, "what led to it is shown as well"


def test_methods_look_as_they_are_written() -> None:
    """Signature, hints, source, kind and globals of a method are those of the emitted one."""
    for client_class in (GlueClient, AsyncGlueClient):
        method = getattr(client_class, OPERATION)
        is_async = client_class is AsyncGlueClient

        assert ["self", "catalog_id", "materialized_view_refresh_task_run_id"] == list(
            inspect.signature(method).parameters
        )
        assert (f"{client_class.__name__}.{OPERATION}", client_class.__module__) == (
            method.__qualname__,
            method.__module__,
        )
        assert is_async == inspect.iscoroutinefunction(method)
        assert inspect.getsource(method).lstrip().removeprefix("async ").startswith("def get_mat")
        assert vars(import_module(client_class.__module__)) is method.__globals__
        assert pickle.loads(pickle.dumps(method)) is method  # noqa: S301 (our own)
    with pytest.raises(TypeError):
        create_autospec(GlueClient, instance=True).get_materialized_view_refresh_task_run("1")


def test_methods_of_a_subclass_are_left_alone() -> None:
    """What a user adds to a client is called as it is."""

    def added(self: object) -> object:
        return self

    assert vars(type("Mine", (GlueClient,), {"added": added}))["added"] is added


def test_an_own_init_has_an_error_of_its_own() -> None:
    """Where a subclass takes arguments by position, nobody is told that there are none."""

    class Mine(GetMaterializedViewRefreshTaskRunResponse):
        def __init__(self, first: int) -> None: ...

    with pytest.raises(TypeError, match="takes 2 positional arguments but 3 were given"):
        cast("Any", Mine)(1, 2)


# --- Attributes of clients ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("get_waiter", f"write .{WAIT}(...); .raw_client.get_waiter is boto3's"),
        ("waiter_names", f"write .{WAIT}(...); .raw_client.waiter_names is boto3's"),
        (
            "get_paginator",
            "no chosen operation has a method paginate_...: .raw_client.get_paginator is boto3's",
        ),
        (
            "can_paginate",
            "no chosen operation has a method paginate_...: .raw_client.can_paginate is boto3's",
        ),
        (
            "exceptions",
            "write `from botoforge.glue import GlueError`, or the name of the error you mean",
        ),
        ("meta", "write .raw_client.meta"),
        ("close", "write .raw_client.close"),
        ("generate_presigned_url", "write .raw_client.generate_presigned_url"),
        (
            "get_job_runs",
            (
                "run `botoforge add glue GetJobRuns` to choose the operation, "
                "or call .raw_client.get_job_runs(...)"
            ),
        ),
        ("GetMaterializedViewRefreshTaskRun", f"write .{OPERATION}"),
        ("getMaterializedViewRefreshTaskRun", f"write .{OPERATION}"),
        ("get_job_rums", ""),
        ("_private", ""),
    ],
)
def test_an_attribute_of_a_client(glue: Any, name: str, advice: str) -> None:
    """An attribute that boto3's client has says what to write; an unknown one is just missing."""
    with pytest.raises(AttributeError) as caught:
        getattr(glue, name)

    told = f": {advice}" if advice else ""
    assert f"'GlueClient' object has no attribute {name!r}{told}" == str(caught.value)
    assert not hasattr(glue, name)
    assert getattr(glue, name, 7) == 7


def fail(_: object) -> object:
    """Fail as a property does that has a mistake."""
    raise AttributeError("from inside")


@pytest.mark.parametrize(
    "base", [GlueClient, GetMaterializedViewRefreshTaskRunResponse, Pages, GlueError]
)
def test_a_property_that_fails(base: type) -> None:
    """The error of a user's property is not taken for a missing attribute."""
    mine: Any = type("Mine", (base,), {"found": property(fail)})

    with pytest.raises(AttributeError, match=r"^from inside$"):
        _ = mine.__new__(mine).found


# --- Structures -----------------------------------------------------------------------------------

NO_DICTIONARY: Final = (
    "GetMaterializedViewRefreshTaskRunResponse is neither a list nor a dictionary: "
    "it has .materialized_view_refresh_task_run, .response_metadata"
)
NO_ATTRIBUTE: Final = (
    "'GetMaterializedViewRefreshTaskRunResponse' object has no attribute '{}': "
    "it is not a dictionary, but has .materialized_view_refresh_task_run, .response_metadata; "
    ".to_dict() makes one"
)


@pytest.mark.parametrize(
    ("use", "message"),
    [
        (
            lambda: RESPONSE["MaterializedViewRefreshTaskRun"],
            (
                "GetMaterializedViewRefreshTaskRunResponse is not a dictionary: write "
                ".materialized_view_refresh_task_run instead of ['MaterializedViewRefreshTaskRun']"
            ),
        ),
        (
            lambda: RESPONSE["ResponseMetadata"]["RequestId"],
            (
                "GetMaterializedViewRefreshTaskRunResponse is not a dictionary: write "
                ".response_metadata instead of ['ResponseMetadata']"
            ),
        ),
        (lambda: RESPONSE["a secret"], NO_DICTIONARY),
        (lambda: "a secret" in RESPONSE, NO_DICTIONARY),
        (lambda: list(RESPONSE), NO_DICTIONARY),
        (lambda: dict(RESPONSE), NO_DICTIONARY),
        (
            lambda: TASK_RUN(Status="RUNNING"),
            (
                "MaterializedViewRefreshTaskRun() got an unexpected keyword argument: "
                "write status= instead of Status="
            ),
        ),
        (
            lambda: TASK_RUN({"Status": "RUNNING"}),
            (
                "MaterializedViewRefreshTaskRun() takes no positional arguments: "
                "write MaterializedViewRefreshTaskRun.from_dict(...)"
            ),
        ),
    ],
)
def test_a_response_as_a_dictionary(use: Any, message: str) -> None:
    """A response used as a dictionary, or made like one, says how to write it."""
    with pytest.raises(TypeError) as caught:
        use()

    assert message == str(caught.value)


@pytest.mark.parametrize("name", ["get", "keys", "items", "values", "pop", "copy"])
def test_a_method_of_dictionaries(name: str) -> None:
    """A method of dictionaries is missing, as `hasattr` finds, and says what there is."""
    with pytest.raises(AttributeError) as caught:
        getattr(RESPONSE, name)

    assert NO_ATTRIBUTE.format(name) == str(caught.value)
    assert not hasattr(RESPONSE, name)


def test_a_wire_name_as_an_attribute() -> None:
    """The wire name, or one nearly right, says the attribute's name."""
    for name in ("MaterializedViewRefreshTaskRun", "materialized_view_refresh_task"):
        with pytest.raises(AttributeError, match=r": write \.materialized_view_refresh_task_run$"):
            getattr(RESPONSE, name)


def test_tools_do_not_take_a_structure_for_a_collection() -> None:
    """No tool sees an iterable or a mapping in it."""
    assert not isinstance(RESPONSE, Iterable | typing.Mapping | typing.Sequence)
    assert {"materialized_view_refresh_task_run": None} == attrs.asdict(RESPONSE)
    with pytest.raises(TypeError, match="not JSON serializable"):
        json.dumps(RESPONSE)
    assert RESPONSE == pickle.loads(pickle.dumps(RESPONSE))  # noqa: S301 (our own)


# --- What it costs --------------------------------------------------------------------------------

PROGRAM: Final = """
import sys
from botoforge.glue import GetMaterializedViewRefreshTaskRunResponse, GlueClient
client = GlueClient.connect(region_name="eu-west-1")
client._call = lambda *_: GetMaterializedViewRefreshTaskRunResponse()
client.get_materialized_view_refresh_task_run(
    catalog_id="1", materialized_view_refresh_task_run_id="2"
)
print([name for name in sys.modules if name.endswith("advice") or name in ("difflib", "boto3")])
"""


def test_nothing_is_loaded_for_those_who_err_not() -> None:
    """What explains mistakes is loaded by a mistake only."""
    command = [sys.executable, "-c", PROGRAM]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)

    assert "[]\n" == run.stdout
