"""The templates, and how they are filled. The only module that knows jinja2."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined

from botoforge_codegen.errors import GenerationError


def templates() -> Traversable:
    """Find the templates: inside the installed package, or beside it in a checkout."""
    installed = files(__name__.partition(".")[0]).joinpath("templates")
    if installed.is_dir():
        return installed
    checkout = Path(__file__).parents[3] / "templates"
    if not checkout.is_dir():
        raise GenerationError(f"the templates are missing: neither {installed} nor {checkout}")
    return checkout


@cache
def environment() -> Environment:
    """Make the environment of the templates: an undefined name stops the run."""
    folder = templates()
    return Environment(
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text("utf-8")),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 (the output is Python, not HTML)
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def fill(template: str, **holes: object) -> str:
    """Fill a template."""
    return environment().get_template(f"{template}.jinja").render(**holes)
