# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Reads the endpoints of one service out of botocore's file, whose 1.2 MB have those of all."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

SERVICES: Final = b'\n    "services" : {'
"""Where the services of a partition begin in botocore's file."""


def find_endpoints(loader: Any, prefix: str) -> Any:
    """Find the endpoints of a service in botocore's own file.

    Args:
        loader: The loader of the session.
        prefix: What the file calls the service: its endpoint prefix.

    Returns:
        The content of the file, which lacks other services; `None` if the session reads another
        file, such as one in `AWS_DATA_PATH`.
    """
    for folder in loader.search_paths:
        path = Path(folder, "endpoints")
        if loader.file_loader.exists(str(path)):
            plain = path.with_suffix(".json")
            is_own = loader.is_builtin_path(folder) and plain.is_file()
            # Parsed each time: botocore's resolver writes into it what it has found.
            return json.loads(read_endpoints(plain, prefix)) if is_own else None
    return None


@cache
def read_endpoints(path: Path, prefix: str) -> bytes:
    """Read what a file of endpoints has about one service; all, if it is laid out in another way.

    Parsing all of it takes 13 ms, 28 in botocore's way, which is 8 % of a cold start.
    """
    text = path.read_bytes()
    try:
        cut = cut_endpoints(text, prefix)
        json.loads(cut)
    except ValueError:
        return text
    return cut


def cut_endpoints(text: bytes, prefix: str) -> bytes:
    """Cut all services but one out of the text of a file of endpoints.

    Its layout is that of each release of botocore: a partition's members are indented by four
    spaces, its services by six.

    Raises:
        ValueError: The text is laid out in another way.
    """
    own = b'\n      "%s" : {' % prefix.encode()
    parts: list[bytes] = []
    end = 0
    while (start := text.find(SERVICES, end)) >= 0:
        parts += (text[end:start], SERVICES)
        end = text.index(b"\n    }", start)
        entry = text.find(own, start, end)
        if entry >= 0:
            parts += (text[entry : text.index(b"\n      }", entry)], b"}")
    return b"".join([*parts, text[end:]])
