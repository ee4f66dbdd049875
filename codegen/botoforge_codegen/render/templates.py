"""Finding and filling the templates; no other module imports jinja2."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined

from botoforge_codegen.errors import GenerationError

from .docstring import docstring
from .layout import lay_out


def templates() -> Traversable:
    """Find the templates: in the installed package, or in a checkout."""
    installed = files(__name__.partition(".")[0]).joinpath("templates")
    if installed.is_dir():
        return installed
    checkout = Path(__file__).parents[3] / "templates"
    if not checkout.is_dir():
        raise GenerationError(f"the templates are missing: neither {installed} nor {checkout}")
    return checkout


@cache
def environment() -> Environment:
    """Make jinja's environment, in which an undefined name is an error.

    Templates own the columns: `{{ code | at(4) }}` lays out code that begins in column 4,
    `{{ text | doc(4) }}` writes a docstring there.
    """
    folder = templates()
    jinja = Environment(
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text("utf-8")),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 (the output is Python, not HTML)
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    jinja.filters["at"] = lay_out
    # Both clients have the same docstrings.
    jinja.filters["doc"] = lru_cache(maxsize=4096)(docstring)
    return jinja


def fill(template: str, **holes: object) -> str:
    """Fill a template."""
    return environment().get_template(f"{template}.jinja").render(**holes)


def join_blocks(blocks: Iterable[str]) -> str:
    """Put two blank lines between the blocks of a module; empty blocks are left out."""
    return "\n\n".join(block for block in blocks if block)
