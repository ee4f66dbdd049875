"""Make calls with plain clients and with typed ones, in the same way."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from importlib import import_module
from inspect import isawaitable
from keyword import iskeyword
from typing import Any, Final

import botocore.session
from attrs import evolve
from botocore import xform_name
from support.traced_calls import TracedCall

ATTEMPTS: Final[dict[str, Any]] = {"retries": {"mode": "standard", "total_max_attempts": 3}}


@cache
def make_session(*, is_async: bool) -> Any:
    """Make the session of all clients."""
    if is_async:
        return import_module("aiobotocore.session").AioSession()
    return botocore.session.Session()


def connect(service: str, endpoint_url: str, *, is_async: bool = False, session: Any = None) -> Any:
    """Make the raw client of a service, or the context of an async one."""
    module, name = ("aiobotocore", "AioConfig") if is_async else ("botocore", "Config")
    return (session or make_session(is_async=is_async)).create_client(
        service,
        region_name="us-east-1",
        endpoint_url=endpoint_url,
        aws_access_key_id="testing",
        aws_secret_access_key="testing",  # noqa: S106 (no secret)
        config=getattr(import_module(f"{module}.config"), name)(**ATTEMPTS),
    )


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


class Way:
    """A way to make calls.

    Args:
        raw_client: The client of botocore to call through.

    Attributes:
        on_response: Called when a response is there, before anything is read from it.
    """

    def __init__(self, raw_client: Any) -> None:
        self.raw_client = raw_client
        self.on_response: Callable[[], object] = int

    async def make(self, call: TracedCall) -> list[object]:
        """Make a call, and return the raw responses with what was read of their streams."""
        raise NotImplementedError

    async def record(self, call: TracedCall) -> object:
        """Make a call; return what comes of it in a form that is the same for both ways."""
        call = evolve(call, parameters=deepcopy(call.parameters))  # which tracers change
        try:
            return await self.make(call)
        except Exception as error:  # noqa: BLE001 (compared)
            return outcome(error)


class Plain(Way):
    """Makes calls with botocore or aiobotocore alone."""

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


class Typed(Way):
    """Makes the same calls with a typed client.

    Args:
        raw_client: The client to call through.
        package: The name of the package of the typed client.
        is_async: Whether it is async.
    """

    def __init__(self, raw_client: Any, package: str, *, is_async: bool = False) -> None:
        super().__init__(raw_client)
        self._is_async = is_async
        name: str = raw_client.meta.service_model.service_name
        module = name.replace("-", "_") + "_" * iskeyword(name)
        service: Any = import_module(f"{package}.{module}")
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
            self.on_response()
            return []
        if call.how == "pages":
            pages = await every(getattr(self.client, f"paginate_{name}")(**parameters))
            self.on_response()
            return [checked_raw(page) for page in pages]
        response = await done(getattr(self.client, name)(**parameters))
        self.on_response()
        raw = dict(response.raw_response if call.stream else checked_raw(response))
        if call.stream:
            stream = getattr(response, xform_name(call.stream))
            assert hasattr(stream, "__aenter__") or not self._is_async
            raw[call.stream] = await read(stream, call)
        return [raw]


def checked_raw(response: Any) -> Any:
    """Return the raw response behind a typed one, which has to have what is in it."""
    assert response.from_dict(response.raw_response) == response
    return response.raw_response


def outcome(error: Exception) -> object:
    """Say which error has come, by what a typed one has in common with botocore's.

    In a stream, the name of an error begins with a small letter; a typed error has its code.
    """
    response = getattr(error, "response", None)
    if not response:
        return f"{type(error).__name__}: {error}"
    code = response["Error"]["Code"]
    return {**response["Error"], "Code": code[0].upper() + code[1:]}
