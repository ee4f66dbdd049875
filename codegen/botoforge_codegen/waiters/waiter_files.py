"""Files of waiters in botocore's format: anybody's, in any folder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from botoforge_codegen.errors import GenerationError, printable
from botoforge_codegen.json_values import is_map

FORMAT: Final = 'a file of waiters reads {"version": 2, "waiters": {NAME: {...}}}'

BOTOCORES_NAME: Final = re.compile(r"waiters-2\.json(\.gz)?")


def read_waiter_file(file: Path) -> Mapping[str, object]:
    """Read a file of waiters, without looking into the waiters.

    Returns:
        What it says about each, by name.

    Raises:
        GenerationError: It cannot be read, or is not such a file.
    """
    try:
        content: object = json.loads(file.read_bytes())
    except (ValueError, RecursionError) as error:  # JSON, or its encoding
        reason = printable(" ".join(str(error).split()))
        raise GenerationError(f"{file}: it is not valid JSON: {reason}") from error
    except OSError as error:
        raise GenerationError(f"{file}: {error.strerror}") from error
    waiters = content.get("waiters") if is_map(content) else None
    if not is_map(waiters):
        raise GenerationError(f"{file}: it has no waiters; {FORMAT}")
    return waiters


def find_service(file: Path) -> str:
    """Find the service of a file by its path: `<service>.json`, or that of botocore's layout.

    In botocore's layout it is `<service>/<API version>/waiters-2.json`.
    """
    if BOTOCORES_NAME.fullmatch(file.name):
        return file.absolute().parent.parent.name
    return file.name.removesuffix(".json")
