# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What `AwsServer` changes around a program's clients: the profile and the names of hosts."""

from __future__ import annotations

import os
import socket
from threading import Lock
from typing import Any, Final

from .botocore_api import list_profiles

VARIABLES: Final = ("AWS_DEFAULT_PROFILE", "AWS_PROFILE")
"""Where botocore looks for the name of the profile; the first counts."""

HERE: Final = "127.0.0.1"
"""Where servers listen."""


class Surroundings:
    """Lets clients of a local server work, until the last server stops.

    botocore creates no client while a variable names a profile that does not exist, whatever the
    arguments are. And it puts a prefix before the host of some endpoints, even before 127.0.0.1: no
    resolver knows such a name.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._users = 0
        self._hidden: dict[str, str] = {}
        self._socket: Any = socket
        self._resolve: Any = socket.getaddrinfo

    def enter(self) -> None:
        """Hide the name of a missing profile, and resolve names that end in this address."""
        with self._lock:
            named = [name for name in VARIABLES if os.environ.get(name)]
            if named and os.environ[named[0]] not in list_profiles():
                self._hidden.update({name: os.environ.pop(name) for name in named})
            if self._users == 0:
                self._resolve, self._socket.getaddrinfo = socket.getaddrinfo, self.resolve
            self._users += 1

    def leave(self) -> None:
        """Restore what was there before, unless something else has replaced it meanwhile."""
        with self._lock:
            self._users -= 1
            if self._users == 0:
                for name, value in self._hidden.items():
                    os.environ.setdefault(name, value)
                self._hidden.clear()
                if socket.getaddrinfo == self.resolve:
                    self._socket.getaddrinfo = self._resolve

    def resolve(self, host: Any, *arguments: Any, **options: Any) -> Any:
        """Resolve a name as `socket.getaddrinfo`; one that ends in this address resolves to it."""
        is_here = isinstance(host, str) and host.endswith((f".{HERE}", f"-{HERE}"))
        return self._resolve(HERE if is_here else host, *arguments, **options)


SURROUNDINGS: Final = Surroundings()
