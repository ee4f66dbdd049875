"""Files of TOML: read, and errors in them with the line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from botoforge_codegen.errors import GenerationError


def read_text(path: Path) -> str:
    """Read a file with its line endings as they are.

    Raises:
        GenerationError: It cannot be read, or is not UTF-8.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except OSError as error:
        raise GenerationError(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise GenerationError(f"{path}: it is not UTF-8: {error}") from error


def parse_toml(path: Path, text: str) -> Mapping[str, Any]:
    """Parse the text of a file.

    Raises:
        GenerationError: It is not valid TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        split = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", str(error))
        where, problem = (f":{split[2]}:{split[3]}", split[1]) if split else ("", str(error))
        raise GenerationError(f"{path}{where}: this is not valid TOML: {problem}") from error
