"""Where the installed botocore is, found without importing it, which takes long."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

VERSION: Final = re.compile(r"^__version__ = ['\"]([^'\"]+)", re.MULTILINE)


class Installed(NamedTuple):
    """The installed botocore."""

    folder: str
    version: str


@cache
def find_botocore() -> Installed | None:
    """Find the installed botocore, unless there is none or it is in an archive."""
    spec = find_spec("botocore")
    if spec is None or spec.origin is None or not Path(spec.origin).is_file():
        return None
    match = VERSION.search(Path(spec.origin).read_text("utf-8"))
    return None if match is None else Installed(str(Path(spec.origin).parent), match[1])
