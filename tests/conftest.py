"""What several test modules share."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from functools import cache, partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import boto3
import pytest
from botocore.loaders import JSONFileLoader, Loader
from support.local_aws import LocalAws
from support.projects import made_package
from support.wire import Bench

pytest.register_assert_rewrite("support.waiting_cases")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell's background jobs ignore Ctrl-C, and so would the processes that tests interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)

collect_ignore = [
    folder
    for folder, library in (
        ("aio", "aiobotocore"),
        ("editors", "zuban"),
        ("site", "playwright"),
        ("tracers", "ddtrace"),
    )
    if find_spec(library) is None
]


CHOSEN: Final = """
s3 = [
    "CreateBucket", "GetObject", "GetObjectAttributes", "HeadObject", "ListObjectsV2", "ListParts",
    "PutObject", "SelectObjectContent",
]
sqs = ["ReceiveMessage", "SetQueueAttributes"]
"""
"""Pages, waits, bodies in both directions, a stream of events, enums in lists and structures."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our own options."""
    parser.addoption("--update-golden", action="store_true", help="write the golden trees again")
    parser.addoption(
        "--update-surface", action="store_true", help="record the public surface again"
    )


@pytest.fixture(autouse=True)
def no_default_session() -> Iterator[None]:
    """No test connects through the session that another one has left in boto3."""
    boto3.DEFAULT_SESSION = None
    yield
    boto3.DEFAULT_SESSION = None


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The names of all operations are not kept in the cache folder of the user."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def endpoints_once() -> Iterator[None]:
    """Botocore's list of endpoints, which it parses anew for each session, is parsed once."""
    load = JSONFileLoader.load_file
    packaged = str(Path(Loader.BUILTIN_DATA_PATH, "endpoints"))
    cached = cache(partial(load, JSONFileLoader()))

    def load_file(self: Any, file_path: str) -> Any:
        return cached(file_path) if file_path == packaged else load(self, file_path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(JSONFileLoader, "load_file", load_file)
        yield


@pytest.fixture(scope="session")
def no_aws_settings() -> Iterator[None]:
    """Nothing that the user has set for AWS."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            patch.delenv(name)
        patch.setenv("AWS_CONFIG_FILE", os.devnull)
        patch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)
        yield


@pytest.fixture(scope="module")
def switched_on() -> Iterator[None]:
    """One pass is not switched off, for tests of one pass itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("BOTOFORGE_ONE_PASS", raising=False)
        yield


@pytest.fixture(scope="session")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A package of some operations of two services, called `chosen`."""
    with made_package(tmp_path_factory.mktemp("chosen"), "chosen", CHOSEN):
        yield import_module("chosen")


@pytest.fixture(scope="session")
def bench(no_aws_settings: None) -> Iterator[Bench]:  # noqa: ARG001 (asked for its effect)
    """A local server and real boto3 clients of it, whatever AWS settings the user has."""
    with LocalAws() as server, Bench(server) as bench:
        yield bench
