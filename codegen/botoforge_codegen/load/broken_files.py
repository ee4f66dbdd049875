"""Files that cannot be read or are not of the right form: the error names file and reason."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final

from botocore.exceptions import DataNotFoundError

from botoforge_codegen.errors import GenerationError, printable

from .schema import InvalidModel

BROKEN: Final = (
    *(InvalidModel, KeyError, TypeError, ValueError, AttributeError, RecursionError),
    *(OSError, EOFError, zlib.error, DataNotFoundError),  # damaged, or as good as empty
)
"""What reading a damaged or invalid file raises."""

BROKEN_FILE: Final = {
    "service-2": "model {file} is broken",
    "examples-1": "examples {file} are broken",
    "waiters-2": "waiters {file} are broken",
    "paginators-1": "paginators {file} are broken",
    "endpoint-rule-set-1": "endpoint rules {file} are broken",
}
"""The message about a broken file, by kind."""

FORMAT_HINT: Final = "; the format is that of botocore's own `{kind}.json`"


@contextmanager
def named_if_broken(kind: str, locate: Callable[[], str], hint: str = "") -> Generator[None]:
    """Run a block that reads a file of a service; its failure is that of the file.

    Args:
        kind: The kind of file, such as `waiters-2`.
        locate: Names the file.
        hint: What to do about it.

    Raises:
        GenerationError: The block failed; the text names the file.
    """
    try:
        yield
    except BROKEN as error:
        problem = BROKEN_FILE[kind].format(file=locate())
        raise GenerationError(f"{problem}: {explain(error)}{hint}") from error


def explain(error: Exception) -> str:
    """Explain in one line why a file is broken."""
    if isinstance(error, InvalidModel):
        return str(error)
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, KeyError | TypeError | AttributeError | DataNotFoundError):
        return "it is not in the format of botocore's own files"
    return f"{type(error).__name__}: {printable(' '.join(str(error).split()))}"
