"""The arguments of `botoforge wait`: its own options, and the parameters of an operation."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from botoforge_codegen.errors import GenerationError

OWN_OPTIONS: Final = frozenset(
    {
        *("endpoint-url", "help", "json", "max-delay", "min-delay", "package", "profile"),
        *("region", "timeout"),
    }
)
"""The options of the command that are not the operation's."""

UNITS: Final = {"h": 3600, "m": 60, "s": 1}
NUMBER: Final = r"\d+(?:\.\d+)?"
DURATION: Final = re.compile(rf"(?:(?P<h>{NUMBER})h)?(?:(?P<m>{NUMBER})m)?(?:(?P<s>{NUMBER})s?)?")


def add_names(parser: argparse.ArgumentParser, *, hidden: bool = False) -> None:
    """Add the service and the waiter; the help of a waiter does not mention them again."""
    for name, text in (
        ("service", "such as quicksight"),
        ("waiter", "such as asset-bundle-export-job-succeeded"),
    ):
        help_ = argparse.SUPPRESS if hidden else text
        parser.add_argument(name, metavar=name.upper(), nargs="?", help=help_)


def add_options(parser: argparse.ArgumentParser, *, timeout_is_required: bool = False) -> None:
    """Add the options of every wait; a list of waiters takes them, too, and needs none."""
    parser.add_argument(
        "--timeout",
        type=read_duration,
        required=timeout_is_required,
        metavar="DURATION",
        help="how long to wait, such as 90s, 30m or 1h30m",
    )
    for name, text in (("min", "shortest"), ("max", "longest")):
        parser.add_argument(
            f"--{name}-delay",
            type=read_duration,
            metavar="DURATION",
            help=f"the {text} delay between two calls",
        )
    parser.add_argument("--json", action="store_true", help="print the last response as JSON")
    parser.add_argument("--region", metavar="REGION", help="instead of the configured one")
    parser.add_argument("--profile", metavar="PROFILE", help="of your AWS configuration")
    parser.add_argument("--endpoint-url", metavar="URL", help="instead of the one of AWS")
    parser.add_argument(
        "--package",
        metavar="PACKAGE",
        default="botoforge",
        help="the generated package to wait with, such as myapp.aws (default: botoforge)",
    )


def read_duration(text: str) -> float:
    """Read a duration, such as `90s`, `30m`, `1h30m` or `12.5`, in seconds."""
    parts = DURATION.fullmatch(text)
    if not text or parts is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a valid duration, such as 90s, 30m or 1h30m"
        )
    return sum(UNITS[unit] * float(part or 0) for unit, part in parts.groupdict().items())


# --- The operation's parameters: `WaitParameter`s of the runtime ----------------------------------


def add_parameters(parser: argparse.ArgumentParser, parameters: Sequence[Any]) -> None:
    """Add the parameters of the operation."""
    for parameter in parameters:
        option = name_option(parameter.name)
        parser.add_argument(
            option,
            dest=option,
            required=parameter.is_required,
            metavar="STRING" if parameter.is_string else "JSON",
            help="a string" if parameter.type_name == "str" else parameter.type_name,
        )


def name_option(parameter: str) -> str:
    """Name the option of a parameter; where the command has one of this name, with a `_`."""
    word = parameter.rstrip("_").replace("_", "-")
    return f"--{word}_" if word in OWN_OPTIONS else f"--{word}"


def read_parameters(options: argparse.Namespace, parameters: Sequence[Any]) -> Mapping[str, object]:
    """Read the parameters that are given, by name."""
    return {
        parameter.name: read_parameter(parameter, text)
        for parameter in parameters
        if (text := getattr(options, name_option(parameter.name))) is not None
    }


def read_parameter(parameter: Any, text: str) -> object:
    """Read a parameter: a string as it is, anything else as JSON, with the names of the model."""
    if parameter.is_string:
        return text
    try:
        value: object = json.loads(text)
    except ValueError as error:
        is_one = parameter.is_list_of_strings
        example = f" (a list of one: '{json.dumps([text])}')" if is_one else ""
        raise GenerationError(
            f"{name_option(parameter.name)} takes JSON, for {parameter.type_name}: {error}{example}"
        ) from error
    return value
