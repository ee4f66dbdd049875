"""Files of waiters in botocore's format: anybody's, in any folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from botoforge_codegen.errors import GenerationError, printable
from botoforge_codegen.json_values import is_map
from botoforge_codegen.load.files import Json
from botoforge_codegen.load.project_waiters import refuse_repeated
from botoforge_codegen.load.schema import InvalidModel

FORMAT: Final = 'a file of waiters reads {"version": 2, "waiters": {NAME: {...}}}'

BOTOCORES_NAME: Final = "waiters-2.json"


def read_waiter_file(file: Path) -> Json:
    """Read a file that has waiters, without looking into them.

    Raises:
        GenerationError: It cannot be read, or is no such file.
    """
    where = printable(str(file))
    try:
        text = file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise GenerationError(f"{where}: it is not in UTF-8") from error
    except OSError as error:
        raise GenerationError(f"{where}: {error.strerror}") from error
    return parse_waiter_file(text, where)


def parse_waiter_file(text: str, where: str) -> Json:
    """Parse the text of a file that has waiters, without looking into them.

    Args:
        text: What is in the file.
        where: The file, for messages.

    Raises:
        GenerationError: It is no such file.
    """
    try:
        content: object = json.loads(text, object_pairs_hook=refuse_repeated)
    except InvalidModel as error:
        raise GenerationError(f"{where}: {error}") from error
    except (ValueError, RecursionError) as error:
        reason = printable(" ".join(str(error).split()))
        raise GenerationError(f"{where}: it is not valid JSON: {reason}") from error
    if not is_map(content) or not is_map(content.get("waiters")):
        raise GenerationError(f"{where}: it has no waiters; {FORMAT}")
    return content


def find_service(file: Path) -> str:
    """Find the service of a file by its path.

    It is `<service>.json`, or in botocore's layout `<service>/<API version>/waiters-2.json`.
    """
    if file.name == BOTOCORES_NAME:
        return file.absolute().parent.parent.name
    return file.name.removesuffix(".json")
