"""Where a client's session comes from: the caller, boto3's default session, or a new one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from .botocore_api import (
    Boto3Session,
    BotocoreSession,
    ClientOptions,
    RawClient,
    client_keywords,
    config_keywords,
    new_session,
)
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
"""What boto3 adds to a client of S3."""

if hasattr(os, "register_at_fork"):  # not on Windows
    # A fork waits: its child would find the lock held by a thread that it does not have.
    os.register_at_fork(
        before=CONNECTING.acquire,
        after_in_parent=CONNECTING.release,
        after_in_child=CONNECTING.release,
    )


def default_session() -> Boto3Session | None:
    """Find boto3's default session, if the program has one; boto3 is not imported for it."""
    found: Boto3Session | None = getattr(sys.modules.get("boto3"), "DEFAULT_SESSION", None)
    return found


def make_client(
    service_name: str,
    session: BotocoreSession | Boto3Session | None,
    options: Mapping[str, Any],
) -> RawClient:
    """Make a raw client.

    Args:
        service_name: The service, as boto3 calls it.
        session: What makes it; without one, boto3's default session, or else a new one.
        options: What botocore takes besides.
    """
    with CONNECTING:
        made: Any = session or default_session() or own_session()
        # A session of boto3 has no `create_client`, and one of botocore no `client`.
        make: Callable[..., RawClient] = getattr(made, "create_client", None) or made.client
        return make(service_name, **options)


def own_session() -> Any:
    """Make a session of botocore, whose clients of S3 have the methods that boto3 adds."""
    session = new_session()
    session.register("creating-client-class.s3", add_transfer_methods)
    return session


def add_transfer_methods(class_attributes: dict[str, Any], **_: object) -> None:
    """Add the methods that transfer files where boto3 is installed, which is not imported yet."""
    if find_spec("boto3") is not None:
        class_attributes.update({name: transfer_method(name) for name in TRANSFER_METHODS})


def transfer_method(name: str) -> Callable[..., Any]:
    """Make a method of S3's client that imports boto3, which has the code of it."""

    def transfer(client: Any, *args: Any, **kwargs: Any) -> Any:
        return getattr(import_module("boto3.s3.inject"), name)(client, *args, **kwargs)

    transfer.__name__ = transfer.__qualname__ = name
    transfer.__doc__ = f"See `{name}` of boto3's client of S3."
    return transfer


def check_options(connect: str, session: object, options: Mapping[str, object]) -> None:
    """Check the keywords of `connect`.

    Args:
        connect: The method, as it is called.
        session: What was given for a session.
        options: The other keywords.

    Raises:
        TypeError: There is none of that name, and the error names the nearest; or one that takes an
            object of botocore has another.
    """
    for name in options:
        if name not in ClientOptions.__annotations__ and name not in client_keywords():
            raise TypeError(f"{connect}() has no keyword {name!r}: {advise_option(name)}")
    config = options.get("config")
    for name, given, needs, instead in (
        ("session", session, ("client", "create_client"), "boto3.Session(...)"),
        ("config", config, ("merge",), "botocore.config.Config(...)"),
    ):
        if given is not None and not any(hasattr(given, attribute) for attribute in needs):
            kind = type(given).__name__
            raise TypeError(f"{connect}() takes {name}={instead}, not a value of type {kind}")


def advise_option(name: str) -> str:
    """Say what to write instead of a keyword that `connect` does not have."""
    from .advice import nearest

    if name == "profile_name":
        return "write session=boto3.Session(profile_name=...)"
    known = {*ClientOptions.__annotations__, *client_keywords(), "session"}
    near = nearest(name, known)
    if near is None and name in config_keywords():
        return f"write config=botocore.config.Config({name}=...)"
    return f"there is {', '.join(sorted(known))}" if near is None else f"did you mean {near!r}?"


# --- For async clients ----------------------------------------------------------------------------


def async_session(session: BotocoreSession | Boto3Session | None) -> Any:
    """Find or make a session of aiobotocore.

    Args:
        session: One of aiobotocore is taken as it is. Of one of boto3 the profile, the region
            and the credentials are taken; without a session, those of boto3's default session.
    """
    given = session or default_session()
    if given is None or is_boto3(given):
        made = new_async_session()
        if given is not None:
            copy_settings(given, made)
        return made
    return given


def is_boto3(session: object) -> bool:
    """Whether a session is one of boto3: it has botocore's behind it."""
    return not hasattr(session, "create_client") and hasattr(session, "get_credentials")


def new_async_session() -> Any:
    """Make a session of aiobotocore."""
    try:
        aiobotocore = import_module("aiobotocore.session")
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "an async client needs the library aiobotocore: pip install aiobotocore",
            name="aiobotocore",
        ) from None
    return aiobotocore.get_session()


def copy_settings(session: Any, made: Any) -> None:
    """Give a new session of aiobotocore the profile, region and credentials of one of boto3."""
    with CONNECTING:
        # Without a profile boto3 says "default", which need not be there.
        if session.profile_name in session.available_profiles:
            made.set_config_variable("profile", session.profile_name)
        if session.region_name is not None:
            made.set_config_variable("region", session.region_name)
    made.register_component("credential_provider", CredentialProvider(session))


class CredentialProvider:
    """Finds credentials for aiobotocore in a session of boto3.

    Args:
        session: The session.
    """

    def __init__(self, session: Any) -> None:
        self._session = session

    async def load_credentials(self) -> AsyncCredentials | None:
        """Find the credentials; the session may have to ask for them over the network."""
        found = await in_thread(self._load)
        return None if found is None else AsyncCredentials(found)

    def _load(self) -> Any:
        with CONNECTING:
            return self._session.get_credentials()


class AsyncCredentials:
    """Credentials of botocore as aiobotocore takes them; a thread renews them.

    Args:
        credentials: The credentials.
    """

    def __init__(self, credentials: Any) -> None:
        self._credentials = credentials

    async def get_frozen_credentials(self) -> Any:
        """Give the credentials as they are now."""
        needs_refresh = getattr(self._credentials, "refresh_needed", None)
        if needs_refresh is not None and needs_refresh():
            return await in_thread(self._credentials.get_frozen_credentials)
        return self._credentials.get_frozen_credentials()

    async def get_account_id(self) -> Any:
        """Give the account that the credentials are for, where they tell."""
        return (await self.get_frozen_credentials()).account_id

    if not TYPE_CHECKING:

        def __getattr__(self, name):
            """Give what else aiobotocore asks for, such as how they were found."""
            return wrapped_attribute(self, "_credentials", name)


async def in_thread(function: Callable[[], Any]) -> Any:
    """Call what may wait for something without holding up the event loop."""
    import asyncio

    return await asyncio.to_thread(function)
