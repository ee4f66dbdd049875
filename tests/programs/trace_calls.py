"""Make the same calls plainly and typed while a tracer is on, and print what it wrote about each.

Called as `python trace_calls.py PACKAGE TRACER sync|async [hooked] [bare]`, where PACKAGE can be
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
from importlib import import_module
from typing import Any, Final
from unittest.mock import patch
from urllib.parse import unquote_plus

from botocore.retries.standard import ExponentialBackoff
from support.both_ways import Plain, Typed, Way, connect
from support.local_aws import LocalAws, Request
from support.observing import counted_parsing
from support.traced_calls import CALLS, TracedCall
from support.tracers import ID, TRACERS, Tracer, patched

BLOB: Final = re.compile("eyJ[A-Za-z0-9+/=]+")
"""A JSON object in base 64."""
SEPARATORS: Final = re.compile(r"[\s&,{}]+")
"""What stands between the parameters of a request, in JSON or a form."""


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

    async def make_clients(self) -> dict[str, tuple[Way, Way]]:
        """Make clients of both kinds for each service."""
        made: dict[str, tuple[Way, Way]] = {}
        for name in sorted({call.service for call in CALLS}):
            typed = Typed(await self._connect(name), self._package, is_async=self._is_async)
            made[name] = (Plain(await self._connect(name)), typed)
        return made

    async def _connect(self, service: str) -> Any:
        created = connect(service, self._server.endpoint_url, is_async=self._is_async)
        return await self._open.enter_async_context(created) if self._is_async else created

    async def run(
        self, clients: dict[str, tuple[Way, Way]], calls: Iterable[TracedCall] = CALLS
    ) -> dict[str, dict[str, Any]]:
        """Make calls in both ways."""
        return {
            call.name: {
                type(way).__name__.lower(): await self._record(call, way)
                for way in clients[call.service]
            }
            for call in calls
        }

    async def _record(self, call: TracedCall, way: Way) -> dict[str, Any]:
        self._server.play(call.steps)
        self.is_typed = isinstance(way, Typed)
        parsed: list[int] = []
        with self._tracer.around(), counted_parsing() as runs:
            way.on_response = lambda: parsed.append(len(runs))
            result = await way.record(call)
        return {
            "parsed": parsed,
            "result": result,
            "requests": [sent(request) for request in self._server.requests],
            "spans": self._tracer.collect(),
        }


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
