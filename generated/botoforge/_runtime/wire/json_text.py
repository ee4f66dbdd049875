# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""How JSON is parsed."""

from __future__ import annotations

import json

from .lenient import read_or_keep


def is_misread(body: bytes) -> bool:
    """Whether botocore takes a body for an empty success that is JSON in another encoding."""
    return json.detect_encoding(body) != "utf-8"


def read_json(body: str | bytes) -> object:
    """Read JSON; a number of more digits than Python reads stays a string, as a bad value.

    Raises:
        ValueError: It is not valid JSON.
        RecursionError: It is nested too deeply.
    """
    try:
        if isinstance(body, bytes) and body.startswith(b'{"'):  # no other encoding begins so
            body = body.decode("utf-8", "surrogatepass")
        return json.loads(body)
    except ValueError:
        return json.loads(body, parse_int=lambda digits: read_or_keep(int, digits))
