"""Make the same calls plainly and typed while a tracer is on, and print what it wrote about each.

Called as `python traced.py PACKAGE TRACER sync|async [hooked] [bare]`, where PACKAGE can be
imported. `hooked` lets a user's function see each response; `bare` gives the tracer responses to
typed calls that hold their metadata and streams alone.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from base64 import b64decode
from collections.abc import Callable, Coroutine, Generator, Iterable
from contextlib import AsyncExitStack, contextmanager
from copy import deepcopy
from functools import cache
from importlib import import_module
from inspect import isawaitable
from keyword import iskeyword
from typing import Any, Final
from unittest.mock import patch
from urllib.parse import unquote_plus

import botocore.session
from attrs import evolve
from botocore import xform_name
from botocore.retries.standard import ExponentialBackoff
from support.local_aws import LocalAws, Request
from support.traced_calls import CALLS, TracedCall
from support.tracers import ID, TRACERS, Tracer, patched

ATTEMPTS: Final = {"retries": {"mode": "standard", "total_max_attempts": 3}}
BLOB: Final = re.compile("eyJ[A-Za-z0-9+/=]+")
"""A JSON object in base 64."""
SEPARATORS: Final = re.compile(r"[\s&,{}]+")
"""What stands between the parameters of a request, in JSON or a form."""


async def done(value: Any) -> Any:
    """Await what an async client returns; what another one returns is there already."""
    return await value if isawaitable(value) else value


async def every(values: Any) -> list[Any]:
    """Go through what can be iterated over, async or not."""
    return [value async for value in values] if hasattr(values, "__aiter__") else list(values)


async def first(values: Any) -> Any:
    """Take the first value of what can be iterated over."""
    if hasattr(values, "__aiter__"):
        return await anext(aiter(values))
    return next(iter(values))


async def close(stream: Any) -> None:
    """Close a stream; a typed async one has a method of its own for it."""
    await done(stream.aclose() if hasattr(stream, "aclose") else stream.close())


async def read(stream: Any, call: TracedCall) -> object:
    """Read a body, or count the events of a stream, and close it."""
    try:
        if call.reads == "one":
            await first(stream)
            return 1
        if hasattr(stream, "read"):
            return repr(await done(stream.read()))
        return len(await every(stream))
    finally:
        await close(stream)


class Plain:
    """Makes calls with botocore or aiobotocore alone."""

    def __init__(self, raw_client: Any) -> None:
        self.raw_client = raw_client

    async def make(self, call: TracedCall) -> list[object]:
        """Make a call, and return the responses with what was read of their streams."""
        name = xform_name(call.operation)
        if call.how == "wait":
            config = {"Delay": 0.001}
            waiter = self.raw_client.get_waiter(name)
            await done(waiter.wait(**call.parameters, WaiterConfig=config))
            return []
        if call.how == "pages":
            return await every(self.raw_client.get_paginator(name).paginate(**call.parameters))
        response = await done(getattr(self.raw_client, name)(**call.parameters))
        if call.stream:
            response[call.stream] = await read(response[call.stream], call)
        return [response]


class Typed:
    """Makes the same calls with a typed client."""

    def __init__(self, raw_client: Any, service: Any, *, is_async: bool) -> None:
        [client_class] = (
            getattr(service, name)
            for name in service.__all__
            if name.endswith("Client") and name.startswith("Async") is is_async
        )
        self.client = client_class(raw_client)

    async def make(self, call: TracedCall) -> list[object]:
        """Make a call, and return the raw responses with what was read of their streams."""
        name = xform_name(call.operation)
        parameters = {xform_name(key): value for key, value in call.parameters.items()}
        if call.how == "wait":
            wait = getattr(self.client, f"wait_until_{name}")
            await done(wait(**parameters, timeout=60, min_delay=0.001, max_delay=0.001))
            return []
        if call.how == "pages":
            pages = await every(getattr(self.client, f"paginate_{name}")(**parameters))
            return [page.raw_response for page in pages]
        response = await done(getattr(self.client, name)(**parameters))
        raw = dict(response.raw_response)
        if call.stream:
            raw[call.stream] = await read(getattr(response, xform_name(call.stream)), call)
        return [raw]


def outcome(error: Exception) -> object:
    """Say which error has come, by what a typed one has in common with botocore's.

    In a stream, the name of an error begins with a small letter; a typed error has its code.
    """
    response = getattr(error, "response", None)
    if not response:
        return f"{type(error).__name__}: {error}"
    code = response["Error"]["Code"]
    return {**response["Error"], "Code": code[0].upper() + code[1:]}


def sent(request: Request) -> list[object]:
    """Say what a request has asked, and which headers it had, without ids and in any order."""
    body = request.body.decode("latin-1")
    return [
        request.method,
        sorted(request.target.split("&")),
        sorted(request.headers),
        sorted(ID.sub("#", decode(part)) for part in SEPARATORS.split(unquote_plus(body))),
    ]


def decode(part: str) -> str:
    """Decode what ddtrace has written into a message, to the part that is an id."""
    encoded = BLOB.search(part)
    return b64decode(encoded[0]).decode() if encoded else part


class Trial:
    """Makes calls of both kinds, under a tracer.

    Args:
        package: The name of the package of the typed clients.
        tracer: The tracer.
        is_async: Whether the clients are async.
    """

    def __init__(self, package: str, tracer: Tracer, *, is_async: bool) -> None:
        self._package = package
        self._tracer = tracer
        self._is_async = is_async
        self._server = LocalAws()
        self._open = AsyncExitStack()
        self.is_typed = False

    async def __aenter__(self) -> Trial:
        self._open.enter_context(self._server)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._open.aclose()

    async def make_clients(self) -> dict[str, tuple[Plain, Typed]]:
        """Make clients of both kinds for each service."""
        made: dict[str, tuple[Plain, Typed]] = {}
        for name in sorted({call.service for call in CALLS}):
            module = name.replace("-", "_") + "_" * iskeyword(name)
            service = import_module(f"{self._package}.{module}")
            typed = Typed(await self._connect(name), service, is_async=self._is_async)
            made[name] = (Plain(await self._connect(name)), typed)
        return made

    async def _connect(self, service: str) -> Any:
        created: Any = make_session(is_async=self._is_async).create_client(
            service,
            region_name="us-east-1",
            endpoint_url=self._server.endpoint_url,
            aws_access_key_id="testing",
            aws_secret_access_key="testing",  # noqa: S106 (no secret)
            config=make_config(is_async=self._is_async),
        )
        return await self._open.enter_async_context(created) if self._is_async else created

    async def run(
        self, clients: dict[str, tuple[Plain, Typed]], calls: Iterable[TracedCall] = CALLS
    ) -> dict[str, dict[str, Any]]:
        """Make calls in both ways."""
        return {
            call.name: {
                type(way).__name__.lower(): await self._record(call, way)
                for way in clients[call.service]
            }
            for call in calls
        }

    async def _record(self, call: TracedCall, way: Plain | Typed) -> dict[str, Any]:
        self._server.play(call.steps)
        call = evolve(call, parameters=deepcopy(call.parameters))  # which tracers change
        self.is_typed = isinstance(way, Typed)
        with self._tracer.around():
            try:
                result: object = await way.make(call)
            except Exception as error:  # noqa: BLE001 (compared)
                result = outcome(error)
        return {
            "result": result,
            "requests": [sent(request) for request in self._server.requests],
            "spans": self._tracer.collect(),
        }


@cache
def make_session(*, is_async: bool) -> Any:
    """Make the session of all clients."""
    if is_async:
        return import_module("aiobotocore.session").AioSession()
    return botocore.session.Session()


def make_config(*, is_async: bool) -> Any:
    """Make the configuration of a client."""
    if is_async:
        return import_module("aiobotocore.config").AioConfig(**ATTEMPTS)
    return import_module("botocore.config").Config(**ATTEMPTS)


class Bare(dict[str, Any]):
    """A response that holds its metadata and streams alone, whatever the service has sent."""


@contextmanager
def bare_responses(trial: Trial, *, is_async: bool) -> Generator[None]:
    """Let what is below the tracer return nothing but metadata and streams to typed calls."""
    base = import_module(f"{'aio' * is_async}botocore.client")
    client = base.AioBaseClient if is_async else base.BaseClient
    below: Callable[..., Any] = client._make_api_call  # noqa: SLF001 (as tracers do)

    def strip(response: Any) -> Any:
        if not trial.is_typed:
            return response
        return Bare(
            (name, value)
            for name, value in response.items()
            if name == "ResponseMetadata" or hasattr(value, "close")
        )

    def call(self: Any, *arguments: Any) -> Any:
        return strip(below(self, *arguments))

    async def call_async(self: Any, *arguments: Any) -> Any:
        return strip(await below(self, *arguments))

    client._make_api_call = call_async if is_async else call  # noqa: SLF001 (see above)
    try:
        yield
    finally:
        client._make_api_call = below  # noqa: SLF001 (see above)


def show(result: Any) -> str:
    """Write all of a response, as a user's function may; of streams, that they are there."""
    return json.dumps(
        result,
        default=lambda value: "stream" if hasattr(value, "close") else repr(value),
        sort_keys=True,
    )


async def try_all(package: str, name: str, flags: frozenset[str]) -> dict[str, Any]:
    """Make all calls with clients that are made before and after the tracer is switched on."""
    is_async = "async" in flags
    tracer = TRACERS[name](is_async=is_async, hook=show if "hooked" in flags else None)
    async with Trial(package, tracer, is_async=is_async) as trial:
        early = await trial.make_clients()
        if "bare" in flags:
            with bare_responses(trial, is_async=is_async), patched(tracer):
                return {"made before": await trial.run(early)}
        with patched(tracer):
            late = await trial.make_clients()
            rounds = {"made before": await trial.run(early), "made after": await trial.run(late)}
        one_each = {call.service: call for call in CALLS}
        return {**rounds, "off": await trial.run(late, one_each.values())}


def run_plainly(coroutine: Coroutine[Any, Any, dict[str, Any]]) -> dict[str, Any]:
    """Run a coroutine that never suspends, without an event loop: as plain functions run."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        result: dict[str, Any] = stop.value
        return result
    raise AssertionError("it has suspended")


def main(package: str, name: str, *flags: str) -> None:
    """Run, and print everything as JSON."""
    run = asyncio.run if "async" in flags else run_plainly
    with patch.object(ExponentialBackoff, "delay_amount", return_value=0):  # between two attempts
        print(json.dumps(run(try_all(package, name, frozenset(flags))), default=repr))


if __name__ == "__main__":
    main(*sys.argv[1:])
