"""Records where botocore's dictionary of a response is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest


@contextmanager
def recorded_dictionaries(response_class: Any) -> Iterator[list[str]]:
    """Record the class of each response whose dictionary is asked for.

    Args:
        response_class: The base of all responses.
    """
    asked: list[str] = []
    own = response_class.raw_response.fget

    def record(response: Any) -> Any:
        asked.append(type(response).__name__)
        return own(response)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(response_class, "raw_response", property(record))
        yield asked
