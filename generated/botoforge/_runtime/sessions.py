# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Finds the session of a client: the caller's, boto3's default session, or a new one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Mapping
from contextlib import AsyncExitStack, contextmanager
from importlib import import_module
from importlib.util import find_spec
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from .botocore_api import UnknownServiceError, client_keywords, config_keywords, new_session
from .botocore_types import Boto3Session, BotocoreSession, ClientOptions, RawClient
from .errors import MissingOperationError
from .values import wrapped_attribute

CONNECTING: Final = RLock()
"""Held while a session is used: sessions of boto3 and botocore are not thread-safe."""

TRANSFER_METHODS: Final = (
    "copy",
    "download_file",
    "download_fileobj",
    "upload_file",
    "upload_fileobj",
)
"""The methods that boto3 adds to a client of S3."""

if hasattr(os, "register_at_fork"):  # not on Windows
    # A fork waits: in the child, the thread that holds the lock would not exist.
    os.register_at_fork(
        before=CONNECTING.acquire,
        after_in_parent=CONNECTING.release,
        after_in_child=CONNECTING.release,
    )


def find_default_session() -> Boto3Session | None:
    """Find boto3's default session, if the program has one; does not import boto3."""
    session: Boto3Session | None = getattr(sys.modules.get("boto3"), "DEFAULT_SESSION", None)
    return session


def make_client(
    client_class: type[Any],
    session: BotocoreSession | Boto3Session | None,
    options: Mapping[str, Any],
    lean: MissingOperationError | bool,
) -> RawClient:
    """Make a raw client.

    Args:
        client_class: The class of the typed client.
        session: The session; by default boto3's default session, else a new one.
        options: botocore's other options.
        lean: Whether it is made of the models in the package, or the error because of which.

    Raises:
        MissingOperationError: botocore does not have the service.
    """
    with CONNECTING, explain_unknown_service(client_class):
        chosen = session or find_default_session() or make_session()
        chosen = choose_models(client_class, chosen, options, lean)
        # A session of boto3 has no `create_client`, and one of botocore no `client`.
        make: Callable[..., RawClient] = getattr(chosen, "create_client", None) or chosen.client
        return finish(make(client_class.__service__.client_name, **options), lean)


def choose_models(
    client_class: type[Any],
    session: Any,
    options: Mapping[str, Any],
    lean: MissingOperationError | bool,
) -> Any:
    """Find the session that makes a client, or makes it lean; parameters as in `make_client`."""
    if not lean:
        return session
    from .lean.sessions import make_lean_session, replace_missing

    if lean is True:
        return make_lean_session(session, client_class.__service__, options)
    return replace_missing(lean, session, client_class.__service__, options)


def finish(raw_client: RawClient, lean: object) -> RawClient:
    """Let a raw client that is lean say so where something is missing."""
    if not lean:
        return raw_client
    from .lean.raw_clients import make_lean

    make_lean(raw_client)
    return raw_client


@contextmanager
def explain_unknown_service(client_class: type[Any]) -> Generator[None]:
    """Run a block that makes a raw client; say so if botocore does not have the service.

    Raises:
        MissingOperationError: It does not.
    """
    try:
        yield
    except UnknownServiceError as error:
        from .missing import make_missing_service_error

        raise make_missing_service_error(client_class) from error


def make_session() -> Any:
    """Make a session of botocore whose clients of S3 have the methods that boto3 adds."""
    session = new_session()
    session.register("creating-client-class.s3", add_transfer_methods)
    return session


def add_transfer_methods(class_attributes: dict[str, Any], **_: object) -> None:
    """Add the methods that transfer files, if boto3 is installed; does not import it."""
    if find_spec("boto3") is not None:
        class_attributes.update({name: make_transfer_method(name) for name in TRANSFER_METHODS})


def make_transfer_method(name: str) -> Callable[..., Any]:
    """Make a method of S3's client that imports boto3 and calls its function."""

    def transfer(client: Any, *args: Any, **kwargs: Any) -> Any:
        return getattr(import_module("boto3.s3.inject"), name)(client, *args, **kwargs)

    transfer.__name__ = transfer.__qualname__ = name
    transfer.__doc__ = f"See `{name}` of boto3's client of S3."
    return transfer


def check_options(connect: str, session: object, options: Mapping[str, object]) -> None:
    """Check the keywords of `connect`.

    Args:
        connect: The name of the method in errors.
        session: The value given as a session.
        options: The other keywords.

    Raises:
        TypeError: A keyword does not exist, and the error names the nearest; or its value is not
            the object of botocore that it should be.
    """
    for name in options:
        if name not in ClientOptions.__annotations__ and name not in client_keywords():
            raise TypeError(f"{connect}() has no keyword {name!r}: {advise_option(name)}")
    config = options.get("config")
    for name, value, needs, instead in (
        ("session", session, ("client", "create_client"), "boto3.Session(...)"),
        ("config", config, ("merge",), "botocore.config.Config(...)"),
    ):
        if value is not None and not any(hasattr(value, attribute) for attribute in needs):
            kind = type(value).__name__
            raise TypeError(f"{connect}() takes {name}={instead}, not a value of type {kind}")


def advise_option(name: str) -> str:
    """Say what to write instead of a keyword that `connect` does not have."""
    from .advice import find_nearest

    if name == "profile_name":
        return "write session=boto3.Session(profile_name=...)"
    own = ("lean", "one_pass", "session")
    known = {*ClientOptions.__annotations__, *client_keywords(), *own}
    near = find_nearest(name, known)
    if near is None and name in config_keywords():
        return f"write config=botocore.config.Config({name}=...)"
    return f"use one of {', '.join(sorted(known))}" if near is None else f"did you mean {near!r}?"


# --- For async clients ----------------------------------------------------------------------------


def find_async_session(session: BotocoreSession | Boto3Session | None) -> Any:
    """Find or make a session of aiobotocore.

    Args:
        session: A session of aiobotocore is returned. The profile, region and credentials of one of
            boto3 are copied to a new session; by default those of boto3's default session.
    """
    source = session or find_default_session()
    if source is not None and not is_boto3(source):
        return source
    async_session = make_async_session()
    if source is not None:
        copy_settings(source, async_session)
    return async_session


async def make_async_client(
    client_class: type[Any],
    open_clients: AsyncExitStack,
    session: BotocoreSession | Boto3Session | None,
    options: Mapping[str, Any],
    lean: MissingOperationError | bool,
) -> RawClient:
    """Make a raw client of aiobotocore, as `make_client` does, which `open_clients` closes.

    Raises:
        TypeError: The session is one of botocore.
        MissingOperationError: botocore does not have the service.
    """
    with CONNECTING:
        chosen = choose_models(client_class, find_async_session(session), options, lean)
    creation = chosen.create_client(client_class.__service__.client_name, **options)
    if not hasattr(creation, "__aenter__"):
        raise TypeError(f"{client_class.__name__} needs a session of aiobotocore, not {session!r}")
    with explain_unknown_service(client_class):
        return finish(await open_clients.enter_async_context(creation), lean)


def is_boto3(session: object) -> bool:
    """Whether a session is one of boto3."""
    return not hasattr(session, "create_client") and hasattr(session, "get_credentials")


def make_async_session() -> Any:
    """Make a session of aiobotocore."""
    try:
        aiobotocore = import_module("aiobotocore.session")
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "an async client needs the library aiobotocore: pip install aiobotocore",
            name="aiobotocore",
        ) from None
    return aiobotocore.get_session()


def copy_settings(session: Any, async_session: Any) -> None:
    """Copy profile, region and credentials of a session of boto3 to one of aiobotocore."""
    with CONNECTING:
        # Without a profile, boto3 says "default", which may not exist.
        if session.profile_name in session.available_profiles:
            async_session.set_config_variable("profile", session.profile_name)
        if session.region_name is not None:
            async_session.set_config_variable("region", session.region_name)
    async_session.register_component("credential_provider", CredentialProvider(session))


class CredentialProvider:
    """Finds credentials for aiobotocore in a session of boto3.

    Args:
        session: The session.
    """

    def __init__(self, session: Any) -> None:
        self._session = session

    async def load_credentials(self) -> AsyncCredentials | None:
        """Load the credentials; the session may have to fetch them over the network."""
        credentials = await run_in_thread(self._load)
        return None if credentials is None else AsyncCredentials(credentials)

    def _load(self) -> Any:
        with CONNECTING:
            return self._session.get_credentials()


class AsyncCredentials:
    """Credentials of botocore in aiobotocore's form; a thread renews them.

    Args:
        credentials: The credentials.
    """

    def __init__(self, credentials: Any) -> None:
        self._credentials = credentials

    async def get_frozen_credentials(self) -> Any:
        """Return the current credentials, renewed if necessary."""
        needs_refresh = getattr(self._credentials, "refresh_needed", None)
        if needs_refresh is not None and needs_refresh():
            return await run_in_thread(self._credentials.get_frozen_credentials)
        return self._credentials.get_frozen_credentials()

    async def get_account_id(self) -> Any:
        """Return the account of the credentials, if known."""
        return (await self.get_frozen_credentials()).account_id

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Take all other attributes from the credentials, such as `method`."""
            return wrapped_attribute(self, "_credentials", name)


async def run_in_thread(function: Callable[[], Any]) -> Any:
    """Call a function that may block without blocking the event loop."""
    import asyncio

    return await asyncio.to_thread(function)
