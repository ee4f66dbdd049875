"""Tools that stand in for AWS, or watch, treat typed async calls as they treat plain ones."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import pytest
from aiobotocore.stub import AioStubber
from botocore import xform_name
from botocore.retries.standard import ExponentialBackoff
from support.both_ways import Plain, Typed, Way, connect
from support.local_aws import LocalAws
from support.observing import handlers, history
from support.projects import made_package
from support.traced_calls import CALLS, RICHER, SERVICES

pytestmark = pytest.mark.usefixtures("no_aws_settings")

VCR: Final[Any] = import_module("vcr")

WHOLE: Final = [call for call in CALLS if not call.stream and call.how == "call"]
EQUAL: Final = [call for call in CALLS if call.name != RICHER]

Ways = dict[str, tuple[Way, Way]]


@pytest.fixture(scope="module", autouse=True)
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Generate a package of the operations."""
    with made_package(tmp_path_factory.mktemp("traced"), "traced", SERVICES):
        yield


def run(test: Callable[[LocalAws, Ways], Awaitable[None]]) -> None:
    """Run a test with a local server, and with async clients of both kinds."""

    async def body() -> None:
        async with AsyncExitStack() as opened:
            server = opened.enter_context(LocalAws())

            async def client(name: str) -> Any:
                created = connect(name, server.endpoint_url, is_async=True)
                return await opened.enter_async_context(created)

            ways: Ways = {
                name: (
                    Plain(await client(name)),
                    Typed(await client(name), "traced", is_async=True),
                )
                for name in sorted({call.service for call in CALLS})
            }
            await test(server, ways)

    with patch.object(ExponentialBackoff, "delay_amount", return_value=0):
        asyncio.run(body())


def test_history() -> None:
    """The history of botocore has the same events, with the same parsed responses."""

    async def test(server: LocalAws, ways: Ways) -> None:
        for call in EQUAL:
            seen: list[list[object]] = []
            for way in ways[call.service]:
                with history() as events:
                    server.play(call.steps)
                    await way.record(call)
                seen.append(events)
            assert seen[0] == seen[1], call.name

    run(test)


def test_handlers() -> None:
    """Handlers of users see the same events, and in them what botocore has parsed."""

    async def test(server: LocalAws, ways: Ways) -> None:
        for call in EQUAL:
            seen: list[list[object]] = []
            for way in ways[call.service]:
                with handlers(way.raw_client) as events:
                    server.play(call.steps)
                    await way.record(call)
                seen.append(events)
            assert "after-call" in repr(seen[0])
            assert seen[0] == seen[1], call.name

    run(test)


def test_vcr(tmp_path: Path) -> None:
    """A cassette that one kind of client has recorded can be played back to the other."""

    async def test(server: LocalAws, ways: Ways) -> None:
        for number, call in enumerate(CALLS):
            for recording in (0, 1):
                cassette = str(tmp_path / f"{number}-{recording}.yaml")
                server.play(call.steps)
                with VCR.use_cassette(cassette, record_mode="once"):
                    expected = await ways[call.service][recording].record(call)
                assert not isinstance(expected, str), expected
                for way in ways[call.service]:
                    with VCR.use_cassette(cassette, record_mode="none"):
                        assert expected == await way.record(call), call.name

    run(test)


def test_stubber() -> None:
    """The Stubber of aiobotocore under a typed client: responses and errors."""

    async def test(server: LocalAws, ways: Ways) -> None:
        for call in WHOLE:
            plain, typed = ways[call.service]
            server.play(call.steps)
            result: Any = await plain.record(call)
            is_error = "Code" in result
            method = xform_name(call.operation)
            with AioStubber(typed.raw_client) as stubber:
                if is_error:
                    stubber.add_client_error(method, result["Code"], result["Message"])
                else:
                    stubber.add_response(method, result[0])
                stubbed: Any = await typed.record(call)
                stubber.assert_no_pending_responses()
            if is_error:
                assert (result["Code"], result["Message"]) == (stubbed["Code"], stubbed["Message"])
            else:
                assert result == stubbed, call.name

    run(test)
