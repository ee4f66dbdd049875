"""Damaged errors with async clients: the same errors, and the same retries."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from importlib import import_module
from typing import Any, Final

import pytest
from aiobotocore.config import AioConfig
from aiobotocore.session import AioSession
from botocore.exceptions import ClientError
from oracle.classes import find_client
from support.damaged_errors import (
    CHOSEN,
    REFUSAL,
    REQUEST_ID,
    SERVICES,
    THROTTLING,
    assert_repaired,
    damages,
    error_model,
    no_delay,
    retry_at_once,
    success,
)
from support.local_aws import LocalAws
from support.projects import made_package, write_model

PACKAGE: Final = "damaged"

each_protocol = pytest.mark.parametrize("protocol", SERVICES)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, no_aws_settings: None) -> Iterator[LocalAws]:
    """What the clients of all services talk to."""
    del no_aws_settings  # asked for its effect, before a setting of its own
    folder = tmp_path_factory.mktemp("damaged")
    for protocol, service in SERVICES.items():
        write_model(folder / "models", service, error_model(protocol))
    with (
        made_package(folder, PACKAGE, CHOSEN, folder / "models"),
        LocalAws() as server,
        pytest.MonkeyPatch.context() as patch,
    ):
        retry_at_once(patch)
        patch.setattr("aiobotocore.retries.bucket.AsyncTokenBucket.acquire", acquire)
        yield server


async def acquire(*_: object, **_options: object) -> float:
    """Give what a client in adaptive mode would wait for."""
    return no_delay()


async def open_client(
    stack: AsyncExitStack, server: LocalAws, protocol: str, mode: str, attempts: int
) -> Any:
    """Open the client of a protocol's service."""
    package = import_module(f"{PACKAGE}.{SERVICES[protocol]}")
    session: Any = AioSession()
    session.set_credentials("local", "local")
    retries = {"mode": mode, "total_max_attempts": attempts}
    client_class = getattr(package, f"Async{find_client(package).__name__}")
    return await stack.enter_async_context(
        client_class.connect(
            session=session,
            region_name="us-east-1",
            endpoint_url=server.endpoint_url,
            config=AioConfig(retries=retries),
        )
    )


@each_protocol
def test_parts_of_an_error(server: LocalAws, subtests: pytest.Subtests, protocol: str) -> None:
    """What is readable of an error arrives."""

    async def check() -> None:
        package = import_module(f"{PACKAGE}.{SERVICES[protocol]}")
        root = import_module(PACKAGE)
        async with AsyncExitStack() as stack:
            client = await open_client(stack, server, protocol, "standard", 1)
            for damage in damages(protocol):
                with subtests.test(damage=str(damage)):
                    server.answer(damage.answer(protocol, REFUSAL))
                    with pytest.raises(root.ServiceError) as caught:
                        await client.get_job()
                    code = REFUSAL if damage.keeps_code else "400"
                    assert (code, REQUEST_ID) == (caught.value.code, caught.value.request_id)
                    assert damage.keeps_code == isinstance(caught.value, getattr(package, REFUSAL))
                    assert_repaired(caught.value, damage, root.MemberError)

    asyncio.run(check())


@pytest.mark.parametrize(
    "mode", ["standard", *(pytest.param(m, marks=pytest.mark.slow) for m in ("legacy", "adaptive"))]
)
@each_protocol
def test_retries(server: LocalAws, subtests: pytest.Subtests, protocol: str, mode: str) -> None:
    """A call is tried again as the code or the status asks for it."""

    async def check() -> None:
        async with AsyncExitStack() as stack:
            client = await open_client(stack, server, protocol, mode, 2)
            for damage in damages(protocol):
                for code, status, again in (
                    (THROTTLING, 400, damage.keeps_code),
                    (REFUSAL, 400, False),
                    (THROTTLING, 503, True),
                ):
                    with subtests.test(damage=str(damage), code=code, status=status):
                        answer = damage.answer(protocol, code, status)
                        server.play([answer, success(protocol)])
                        try:
                            response = await client.get_job()
                        except ClientError:
                            assert not again
                        else:
                            assert again
                            assert (response.status, len(server.requests)) == ("DONE", 2)

    asyncio.run(check())
