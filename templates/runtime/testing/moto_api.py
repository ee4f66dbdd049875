"""What `AwsServer` takes from moto; it is imported when a server is created."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def moto(module: str) -> Any:
    """Import a module of moto.

    Raises:
        ModuleNotFoundError: moto is not installed.
    """
    try:
        return import_module(f"moto.{module}")
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "AwsServer needs the library moto: pip install moto", name="moto"
        ) from None


def moto_structures() -> Any:
    """Import the library that moto's parsers have their maps from."""
    return import_module("werkzeug.datastructures")
