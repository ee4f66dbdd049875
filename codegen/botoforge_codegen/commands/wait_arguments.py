"""The arguments of `botoforge wait`: its own options, and the parameters of an operation."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from botoforge_codegen.errors import GenerationError

if TYPE_CHECKING:
    from jmespath.parser import ParsedResult

OWN_OPTIONS: Final = frozenset(
    {
        *("accept", "confirm", "endpoint-url", "help", "initial-delay", "json", "max-delay"),
        *("min-delay", "missing-for", "on-interrupt", "package", "profile", "region", "since"),
        "timeout",
    }
)
"""The options of the command that are not the operation's."""

UNITS: Final = {"h": 3600, "m": 60, "s": 1}
LONGEST_DURATION: Final = 100 * 366 * 24 * 3600
"""In seconds. What is longer is a slip of the keyboard."""

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
    for name, text in (
        ("initial-delay", "how long to wait before the first call"),
        ("min-delay", "the shortest delay between two calls"),
        ("max-delay", "the longest delay between two calls"),
        ("missing-for", "how long after the start it is not final if there is no such thing yet"),
    ):
        parser.add_argument(f"--{name}", type=read_duration, metavar="DURATION", help=text)
    add_conditions(parser)
    parser.add_argument("--json", action="store_true", help="print the last response as JSON")
    parser.add_argument("--region", metavar="REGION", help="instead of the configured one")
    parser.add_argument("--profile", metavar="PROFILE", help="of your AWS configuration")
    parser.add_argument("--endpoint-url", metavar="URL", help="instead of the one of AWS")
    parser.add_argument(
        "--package",
        metavar="PACKAGE",
        help="the generated package to wait with, such as myapp.aws (default: that of the project "
        "in this folder or above it, else botoforge)",
    )


def add_conditions(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which final response counts, and what Ctrl-C does."""
    parser.add_argument(
        "--since",
        type=read_moment,
        metavar="TIME",
        help="keep waiting while the operation reports a run that began before this time, such as "
        "2026-01-31T09:30:00Z (your own time zone if it names none), or before `now`",
    )
    parser.add_argument(
        "--accept",
        type=read_path,
        metavar="JMESPATH",
        help="keep waiting while this gives false, null or nothing for a final response, as "
        "--json prints it",
    )
    parser.add_argument(
        "--confirm", type=int, metavar="COUNT", help="how many successes in a row it takes (1)"
    )
    parser.add_argument(
        "--on-interrupt",
        choices=("leave", "stop"),
        default="leave",
        help="what Ctrl-C does to the job: leave it running (the default), or stop it, too",
    )


def read_duration(text: str) -> float:
    """Read a duration, such as `90s`, `30m`, `1h30m` or `12.5`, in seconds."""
    parts = DURATION.fullmatch(text)
    if not text or parts is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a valid duration, such as 90s, 30m or 1h30m"
        )
    seconds = sum(UNITS[unit] * float(part or 0) for unit, part in parts.groupdict().items())
    if seconds > LONGEST_DURATION:
        raise argparse.ArgumentTypeError(f"{shorten(text)!r} is more than a hundred years")
    return seconds


def read_moment(text: str) -> datetime:
    """Read a time, such as `2026-01-31T09:30:00Z` or `now`."""
    if text == "now":
        return datetime.now().astimezone()
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError(
            f"{shorten(text)!r} is not a time, such as 2026-01-31T09:30:00Z or now"
        ) from None


def read_path(text: str) -> ParsedResult:
    """Read a JMESPath."""
    import jmespath  # takes long to import
    from jmespath.exceptions import JMESPathError

    try:
        return jmespath.compile(text)
    except (JMESPathError, RecursionError) as error:
        reason = " ".join(str(error).split()) or "it is nested too deeply"
        raise argparse.ArgumentTypeError(f"not a JMESPath: {shorten(reason)}") from None


def shorten(text: str) -> str:
    """Shorten what a message quotes."""
    return text if len(text) <= 100 else f"{text[:97]}..."


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
            help=parameter.type_name,
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
    except (ValueError, RecursionError) as error:
        is_one = parameter.is_list_of_strings
        example = f" (a list of one: '{json.dumps([text])}')" if is_one else ""
        reason = error if isinstance(error, ValueError) else "it is nested too deeply"
        raise GenerationError(
            f"{name_option(parameter.name)} takes {parameter.type_name}: {reason}{example}"
        ) from error
    return value
