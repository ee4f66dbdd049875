"""Call typed clients with whatever botocore there is: a line in, a line out.

Called as `python lean_calls.py PACKAGE CLIENTS CONNECT`: the package to import, `sync` or `async`,
and as JSON what `connect` gets. Each line of the input is a step as JSON; for each, what came of it
is printed as JSON. Needs nothing but the package, botocore and attrs.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
import sys
from contextlib import AsyncExitStack
from importlib import import_module
from inspect import isawaitable
from typing import Any

from botocore.config import Config


class Log(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


class Caller:
    """Does the steps.

    Args:
        package: The package.
        options: What `connect` gets.
        is_async: Whether it uses async clients.
    """

    def __init__(self, package: str, options: dict[str, Any], *, is_async: bool) -> None:
        self.package = package
        self.is_async = is_async
        config = options.pop("config", None)
        self.options = options if config is None else {**options, "config": Config(**config)}
        self.clients: dict[str, Any] = {}
        self.open_clients = AsyncExitStack()

    async def find_client(self, service: str) -> Any:
        """Make the client of a service, or find the one that was made."""
        if service not in self.clients:
            module = import_module(f"{self.package}.{service}")
            name = next(name for name in module.__all__ if is_client(getattr(module, name)))
            if self.is_async:
                made = getattr(module, f"Async{name}").connect(**self.options)
                self.clients[service] = await self.open_clients.enter_async_context(made)
            else:
                self.clients[service] = getattr(module, name).connect(**self.options)
        return self.clients[service]

    async def do(self, service: str, method: str, arguments: dict[str, Any]) -> Any:
        """Call a method, or tell what the raw client is."""
        client = await self.find_client(service)
        if method == "raw_client":
            meta = client.raw_client.meta
            methods = sorted(meta.method_to_api_mapping)
            return {"protocol": meta.service_model.metadata["protocol"], "methods": methods}
        called = getattr(client, method)(**arguments)
        if not method.startswith("paginate_"):
            return await describe(await called if self.is_async else called)
        if self.is_async:
            return [await describe(page) async for page in called]
        return [await describe(page) for page in called]


def is_client(value: Any) -> bool:
    """Whether a public name is that of the sync client."""
    return hasattr(value, "connect") and not value.__name__.startswith("Async")


async def describe(response: Any) -> Any:
    """Describe a response by all that a user can see of it."""
    held = [getattr(response, name, None) for name in ("body", "payload")]
    streams = [await read(stream) for stream in held if stream is not None]
    return {
        "class": f"{type(response).__module__}.{type(response).__qualname__}",
        "repr": re.sub(r"(Async)?(\w+) object at \w+", r"\2", repr(response)),
        "dictionary": "" if streams else repr(response.to_dict()),
        "errors": [str(error) for error in response.member_errors],
        "metadata": repr(response.response_metadata),
        "raw": sorted(response.raw_response),
        "streams": streams,
    }


async def read(stream: Any) -> Any:
    """Read a streaming body or the events of a stream."""
    if hasattr(stream, "read"):
        content: Any = stream.read()
        return repr(await content if isawaitable(content) else content)
    if hasattr(stream, "__aiter__"):
        return [repr(event) async for event in stream]
    return [repr(event) for event in stream]


def describe_error(error: Exception) -> Any:
    """Describe an error by all that a user can see of it."""
    names = ("code", "message", "request_id", "http_status_code", "reason", "is_throttling")
    return {
        "classes": [f"{each.__module__}.{each.__qualname__}" for each in type(error).__mro__],
        "text": str(error),
        "response": re.sub(" at 0x[0-9a-f]+", "", repr(getattr(error, "response", None))),
        **{name: repr(getattr(error, name, None)) for name in names},
    }


async def main(package: str, clients: str, options: str) -> None:
    """Do the steps as they come."""
    log = Log()
    logging.getLogger(package).addHandler(log)
    logging.getLogger(package).setLevel(logging.INFO)
    caller = Caller(package, json.loads(options), is_async=clients == "async")
    async with caller.open_clients:
        for line in sys.stdin:
            try:
                came: dict[str, Any] = {"result": await caller.do(**json.loads(line))}
            except Exception as error:  # noqa: BLE001 (whatever it is, the test sees it)
                came = {"error": describe_error(error)}
            print(json.dumps({**came, "log": log.lines}), flush=True)
            log.lines.clear()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
