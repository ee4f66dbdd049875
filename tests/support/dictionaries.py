"""Records where a response is turned into botocore's dictionary."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import pytest


@contextmanager
def recorded_dictionaries(response_class: Any) -> Generator[list[str], None, None]:
    """Record each response whose dictionary is asked for, and each that is filled for any reason.

    Args:
        response_class: The base of all responses of a package.
    """
    asked: list[str] = []

    def record(what: str, own: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def recorded(response: Any) -> Any:
            asked.append(what)
            return own(response)

        return recorded

    runtime = response_class.__module__.rpartition(".")[0]
    held: Any = import_module(f"{runtime}.wire.raw_responses")
    with pytest.MonkeyPatch.context() as patch:
        raw_response = record("asked for", response_class.raw_response.fget)
        patch.setattr(response_class, "raw_response", property(raw_response))
        patch.setattr(held.HeldResponse, "fill", record("filled", held.HeldResponse.fill))
        yield asked
