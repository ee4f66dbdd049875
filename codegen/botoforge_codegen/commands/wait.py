"""`botoforge wait`: wait for a job from a shell script, by any generated package."""

from __future__ import annotations

import argparse
import inspect
import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final, TextIO

from botoforge_codegen.errors import GenerationError, complain, unknown_word

SUCCEEDED: Final = 0
FAILED: Final = 1
WRONG_CALL: Final = 2
NOT_KNOWN: Final = 3
TIMED_OUT: Final = 124
INTERRUPTED: Final = 130

WAIT_KEYWORDS: Final = frozenset(
    {
        *("accept", "initial_delay", "max_delay", "min_delay", "on_poll", "progress", "self"),
        *("timeout", "timing"),
    }
)
"""The parameters of a waiting method that are not the operation's."""

OWN_OPTIONS: Final = frozenset(
    {
        *("endpoint-url", "help", "json", "max-delay", "min-delay", "package", "profile"),
        *("region", "timeout"),
    }
)
"""The options of the command that are not the operation's."""

TEXTS: Final = re.compile(r"Sequence\[[^][]*\b(?:str|UnknownValue)\b")
"""How the annotation of a list of texts, or of an enum's values, begins."""

UNITS: Final = {"h": 3600, "m": 60, "s": 1}
NUMBER: Final = r"\d+(?:\.\d+)?"
DURATION: Final = re.compile(rf"(?:(?P<h>{NUMBER})h)?(?:(?P<m>{NUMBER})m)?(?:(?P<s>{NUMBER})s?)?")

DESCRIPTION: Final = "Wait until a job has ended."
EPILOG: Final = """\
While it waits, it shows a live line on a terminal (with the library rich), and elsewhere one line
for each change of the status.

examples:
  botoforge wait quicksight                        the waiters of a service
  botoforge wait quicksight asset-bundle-export-job-succeeded --help
  botoforge wait quicksight asset-bundle-export-job-succeeded \\
      --aws-account-id 123456789012 --asset-bundle-export-job-id nightly --timeout 30m
  botoforge wait glue materialized-view-refresh-task-run-succeeded --package myapp.aws \\
      --catalog-id 123456789012 --materialized-view-refresh-task-run-id r1 --timeout 1h30m --json

Exit status: 0 the job has succeeded, 1 it has failed (the reason is on standard error), 124 the
time is over and it still runs, 3 nobody could tell (no credentials, no such job, no network),
2 a wrong call, 130 interrupted (by Ctrl-C or SIGTERM; the job goes on).
"""


def main(arguments: Sequence[str], make_parser: Callable[..., argparse.ArgumentParser]) -> int:
    """Run the command.

    Args:
        arguments: What stands after `botoforge wait`.
        make_parser: Makes an `argparse.ArgumentParser`.

    Returns:
        The exit status.

    Raises:
        GenerationError: There is no such package, service or waiter.
    """
    first = make_parser(prog="botoforge wait", add_help=False, allow_abbrev=False)
    add_names(first)
    add_options(first)
    names, _ = first.parse_known_intermixed_args(arguments)
    if names.waiter is None or names.service is None:
        return overview(names, arguments, make_parser)
    client_class = find_client(names.package, names.service)
    method = find_waiter(client_class, names.service, names.waiter)
    parser = make_parser(
        prog=f"botoforge wait {names.service} {names.waiter}",
        description=DESCRIPTION,
        epilog=f"{inspect.getdoc(method)}\n\n{EPILOG}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_names(parser, hidden=True)
    parameters = add_parameters(parser, method)
    add_options(parser, is_wait=True)
    options = parser.parse_intermixed_args(arguments)
    given = {
        name: read_parameter(name, annotation, text)
        for name, annotation in parameters.items()
        if (text := getattr(options, option(name))) is not None
    }
    return wait(client_class, method, given, options)


def add_names(parser: argparse.ArgumentParser, *, hidden: bool = False) -> None:
    """Add what says which waiter is meant; the help does not ask again for what is given."""
    for name, text in (
        ("service", "such as quicksight"),
        ("waiter", "such as asset-bundle-export-job-succeeded"),
    ):
        help_ = argparse.SUPPRESS if hidden else text
        parser.add_argument(name, metavar=name.upper(), nargs="?", help=help_)


def add_options(parser: argparse.ArgumentParser, *, is_wait: bool = False) -> None:
    """Add the options of every wait; without a waiter's name nothing waits."""
    parser.add_argument(
        "--timeout",
        type=duration,
        required=is_wait,
        metavar="DURATION",
        help="how long to wait, such as 90s, 30m or 1h30m",
    )
    for name, text in (("min", "shortest"), ("max", "longest")):
        parser.add_argument(
            f"--{name}-delay",
            type=duration,
            metavar="DURATION",
            help=f"the {text} delay between two calls",
        )
    parser.add_argument("--json", action="store_true", help="print the last response as JSON")
    parser.add_argument("--region", metavar="REGION", help="instead of the configured one")
    parser.add_argument("--profile", metavar="PROFILE", help="of your AWS configuration")
    parser.add_argument("--endpoint-url", metavar="URL", help="instead of AWS's own")
    parser.add_argument(
        "--package",
        metavar="PACKAGE",
        default="botoforge",
        help="the generated package to wait with, such as myapp.aws (default: botoforge)",
    )


def overview(
    names: argparse.Namespace,
    arguments: Sequence[str],
    make_parser: Callable[..., argparse.ArgumentParser],
) -> int:
    """Show the help, or list the waiters of a service."""
    parser = make_parser(
        prog="botoforge wait",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add_names(parser)
    add_options(parser)
    parser.parse_args(arguments)
    if names.service is None:
        parser.error("which service?")
    found = waiters(find_client(names.package, names.service))
    if not found:
        raise GenerationError(
            f"service {names.service}: no operation of {names.package} has a waiter"
        )
    print(*found, sep="\n")
    return SUCCEEDED


def find_client(package: str, service: str) -> type[Any]:
    """Find the client class of a service in a generated package.

    Raises:
        GenerationError: There is no such package or service, or it cannot be imported.
    """
    sys.path.insert(0, "")  # a package of one's own lies in the current folder, or is installed
    try:
        found = services(package)
        word = service.replace("-", "_")
        name = next((name for name in (word, f"{word}_") if name in found), None)
        module = None if name is None else import_module(f"{package}.{name}.client")
    except Exception as error:  # whatever it runs when it is imported
        raise GenerationError(f"package {package}: {error}") from error
    if module is None:
        known = [name.rstrip("_") for name in found]
        raise GenerationError(f"package {package}: {unknown_word('service', service, known)}")
    return next(
        value
        for value in vars(module).values()
        if inspect.isclass(value) and value.__module__ == module.__name__
    )


def has_module(name: str) -> bool:
    """Whether there is a module of this name."""
    return find_spec(name) is not None


def services(package: str) -> list[str]:
    """Name the service packages of a generated package."""
    from pkgutil import iter_modules

    folders: Sequence[str] = getattr(import_module(package), "__path__", ())
    modules = [module.name for module in iter_modules(folders) if module.ispkg]
    return [
        name
        for name in modules
        if not name.startswith("_") and has_module(f"{package}.{name}.client")
    ]


def waiters(client_class: type[Any]) -> list[str]:
    """Name the waiters of a client, as they are written on the command line."""
    methods = [name for name in dir(client_class) if name.startswith("wait_until_")]
    return [name.removeprefix("wait_until_").replace("_", "-") for name in methods]


def find_waiter(client_class: type[Any], service: str, word: str) -> Callable[..., Any]:
    """Find the method that waits."""
    found = waiters(client_class)
    if word not in found:
        raise GenerationError(
            f"service {service}: {unknown_word('waiter', word, found)} "
            f"(`botoforge wait {service}` names them all)"
        )
    method: Callable[..., Any] = getattr(client_class, f"wait_until_{word.replace('-', '_')}")
    return method


def add_parameters(parser: argparse.ArgumentParser, method: Callable[..., Any]) -> dict[str, str]:
    """Add the operation's parameters.

    Returns:
        The annotations of the operation's parameters, by name.
    """
    own = {
        name: parameter
        for name, parameter in inspect.signature(method).parameters.items()
        if name not in WAIT_KEYWORDS
    }
    for name, parameter in own.items():
        annotation = own_annotation(parameter)
        parser.add_argument(
            option(name),
            dest=option(name),
            required=parameter.default is inspect.Parameter.empty,
            metavar="TEXT" if is_text(annotation) else "JSON",
            help=f"a {shown(annotation)}",
        )
    return {name: own_annotation(parameter) for name, parameter in own.items()}


def own_annotation(parameter: inspect.Parameter) -> str:
    """Read the annotation of a parameter, without the package that its classes are found in."""
    return str(parameter.annotation).replace("types.", "")


def shown(annotation: str) -> str:
    """Shorten an annotation to what matters in a shell, where every value is a string."""
    return re.sub(r" \| (?:\w+Literal|UnknownValue|None)\b", "", annotation)


def option(name: str) -> str:
    """Name the option of an operation's parameter; one of the command's own gets a `_`."""
    word = name.rstrip("_").replace("_", "-")
    return f"--{word}_" if word in OWN_OPTIONS else f"--{word}"


def is_text(annotation: str) -> bool:
    """Whether a parameter takes a text, or an enum's value."""
    words = re.split(r"\W+", annotation)
    return ("str" in words or "UnknownValue" in words) and "[" not in annotation


def read_parameter(name: str, annotation: str, text: str) -> object:
    """Read a parameter: a text as it is, anything else as JSON, with wire names in it."""
    if is_text(annotation):
        return text
    try:
        value: object = json.loads(text)
    except ValueError as error:
        one = f" (a list of one: '{json.dumps([text])}')" if TEXTS.match(annotation) else ""
        raise GenerationError(
            f"{option(name)} takes JSON, for {shown(annotation)}: {error}{one}"
        ) from error
    return value


def duration(text: str) -> float:
    """Read a duration, such as `90s`, `30m`, `1h30m` or `12.5`, in seconds."""
    found = DURATION.fullmatch(text)
    if not text or found is None:
        raise argparse.ArgumentTypeError(f"{text!r} is no duration such as 90s, 30m or 1h30m")
    return sum(UNITS[unit] * float(part or 0) for unit, part in found.groupdict().items())


class Changes:
    """Writes a line whenever the status changes.

    Args:
        waiter: The waiter as the method's name has it.
        service_package: Where the waiter is.
        lines: Where to write.
    """

    def __init__(self, waiter: str, service_package: str, lines: TextIO) -> None:
        self.waiter = waiter.upper()
        self.service_package = service_package
        self.lines = lines
        self.status = ""

    def __call__(self, response: Any, elapsed: float) -> None:
        """Look at a response."""
        status = self.find_waiter().status_of(response)
        if status != self.status:
            self.status = status
            print(f"{elapsed:8.1f} s  {status}", file=self.lines, flush=True)

    def find_waiter(self) -> Any:
        """Find the waiter: its operation's module has been loaded by the first call."""
        return next(
            waiter
            for name, module in list(sys.modules.items())
            if name.startswith(f"{self.service_package}.")
            for waiter in [
                getattr(module, self.waiter, None) or getattr(module, f"{self.waiter}_", None)
            ]
            if waiter is not None
        )


def wait(
    client_class: type[Any],
    method: Callable[..., Any],
    given: Mapping[str, object],
    options: argparse.Namespace,
) -> int:
    """Wait, and tell how it has ended."""
    root = import_module(options.package)
    delays = {
        name: value
        for name in ("min_delay", "max_delay")
        if (value := getattr(options, name)) is not None
    }
    lines = sys.stderr if options.json else sys.stdout
    live = lines.isatty() and sys.stderr.isatty() and not is_dumb() and has_module("rich")
    waiter = method.__name__.removeprefix("wait_until_")
    changes = Changes(waiter, client_class.__module__.rpartition(".")[0], lines)
    if options.profile:
        os.environ["AWS_PROFILE"] = options.profile
    try:
        client = client_class.connect(region_name=options.region, endpoint_url=options.endpoint_url)
        response = method(
            client,
            **given,
            **delays,
            timeout=options.timeout,
            progress=live,
            on_poll=None if live else changes,
        )
        if response is not None:
            show(response, options)
    except (root.JobFailedError, root.WaitTimeoutError) as error:
        has_failed = isinstance(error, root.JobFailedError)
        complain(str(error))
        last = error.response if has_failed else error.last_response
        if last is not None:
            try:
                show(last, options)
            except OSError as unwritten:  # nor does it change how the wait has ended
                complain(str(unwritten))
        return FAILED if has_failed else TIMED_OUT
    except KeyboardInterrupt:
        complain("interrupted; the job goes on")
        return INTERRUPTED
    except BrokenPipeError:  # of a line that nobody reads: botocore's own are wrapped
        raise
    except Exception as error:  # noqa: BLE001 (of the service, of the network, of credentials)
        complain(str(error))
        return WRONG_CALL if is_wrong_call(error) else NOT_KNOWN
    return SUCCEEDED


def is_dumb() -> bool:
    """Whether the terminal cannot draw a line anew, by the names that rich knows as well."""
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def is_wrong_call(error: Exception) -> bool:
    """Whether the values of a call are refused before anything is sent."""
    # botocore's error by its name: only `load`, which nobody needs here, imports botocore.
    return isinstance(error, ValueError) or type(error).__name__ == "ParamValidationError"


def show(response: Any, options: argparse.Namespace) -> None:
    """Print the last response, if that was asked for."""
    if options.json:
        print(response.to_json(indent=2), flush=True)
