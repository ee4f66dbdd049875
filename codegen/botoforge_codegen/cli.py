"""The command `botoforge`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from . import config as configuration
from .config import EVERYTHING, Config
from .errors import GenerationError, unknown_word
from .load import BOTOCORE_VERSION, ModelStore
from .lower import find_operation
from .pipeline import build
from .publish import compare, publish

NOTHING_TO_DO: Final = 0
DIFFERENT: Final = 1
WRONG_CALL: Final = 2
INTERRUPTED: Final = 130

EPILOG: Final = """\
examples:
  botoforge list                                    every service
  botoforge list quicksight                         the operations of one
  botoforge add quicksight DescribeTopicRefresh     choose an operation, and generate
  botoforge generate                                make the package again
  botoforge check                                   is the package up to date? (for CI)

The choice stands in [tool.botoforge] of the nearest pyproject.toml.
Exit status: 0 all is well, 1 `check` found a difference, 2 a wrong call or configuration.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: What stands after the command's name; by default that of this process.

    Returns:
        The exit status.
    """
    parser = make_parser()
    options = parser.parse_args(arguments)
    try:
        return run(options)
    except GenerationError as error:
        print(f"botoforge: error: {error}", file=sys.stderr)
        return WRONG_CALL
    except KeyboardInterrupt:
        print("botoforge: interrupted; the package is as it was", file=sys.stderr)
        return INTERRUPTED


def make_parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--config", type=Path, metavar="FILE", help="instead of the nearest pyproject.toml"
    )
    shared.add_argument(
        "--models",
        type=Path,
        metavar="DIR",
        action="append",
        default=[],
        help="a folder of your own models, DIR/<service>/<API version>/service-2.json; "
        "can be given several times",
    )
    parser = argparse.ArgumentParser(
        prog="botoforge",
        description="Turn botocore's service models into a typed Python SDK.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("generate", parents=[shared], help="write the package")
    commands.add_parser(
        "check", parents=[shared], help="compare the package with what `generate` would write"
    )
    listing = commands.add_parser(
        "list", parents=[shared], help="list the services, or the operations of one"
    )
    listing.add_argument("service", metavar="SERVICE", nargs="?")
    for command, text in (
        ("add", "choose an operation, and generate"),
        ("remove", "give an operation up, and generate"),
    ):
        chooser = commands.add_parser(command, parents=[shared], help=text)
        chooser.add_argument("service", metavar="SERVICE", help="as boto3.client calls it")
        chooser.add_argument(
            "operation",
            metavar="OPERATION",
            help="such as DescribeTopicRefresh or describe_topic_refresh",
        )
    return parser


def run(options: argparse.Namespace) -> int:
    """Carry out a command."""
    store = ModelStore(options.models)
    match options.command:
        case "list":
            return list_models(store, options.service, options.config)
        case "generate":
            return generate(read(options.config), store)
        case "check":
            return check(read(options.config), store)
        case "add":
            return add(read(options.config), store, options.service, options.operation)
        case _:
            return remove(read(options.config), store, options.service, options.operation)


def read(given: Path | None) -> Config:
    """Read the configuration."""
    return configuration.read_config(configuration.find_config(given))


def generate(config: Config, store: ModelStore) -> int:
    """Write the package."""
    made = build(config, store)
    report(config, publish(made, config.folder), len(made))
    return NOTHING_TO_DO


def report(config: Config, changed: Sequence[str], total: int) -> None:
    """Say what was written."""
    if not changed:
        print(f"{config.folder}: nothing to do, {total} files are up to date")
        return
    for path in changed[:20]:
        print(f"  {path}")
    if len(changed) > 20:
        print(f"  and {len(changed) - 20} more")
    print(f"{config.folder}: {len(changed)} files changed (botocore {BOTOCORE_VERSION})")


def check(config: Config, store: ModelStore) -> int:
    """Compare the package with what would be written."""
    difference = compare(build(config, store), config.folder)
    if not difference:
        print(f"{config.folder}: up to date")
        return NOTHING_TO_DO
    print(difference, end="")
    print(
        f"botoforge: {config.folder} is not what botoforge makes with botocore "
        f"{BOTOCORE_VERSION}: run `botoforge generate`",
        file=sys.stderr,
    )
    return DIFFERENT


def list_models(store: ModelStore, client_name: str | None, given: Path | None) -> int:
    """List the services, or the operations of one; `*` marks what is chosen."""
    chosen: Mapping[str, tuple[str, ...]] = {}
    try:
        chosen = read(given).services
    except GenerationError:  # no configuration is needed to look around
        if given is not None:
            raise
    if client_name is None:
        for name in store.services():
            print(f"{'*' if name in chosen else ' '} {name}")
        return NOTHING_TO_DO
    service = store.service(client_name)
    words = chosen.get(client_name, ())
    for operation in sorted(service.operations.values(), key=lambda found: found.method):
        mark = "*" if {operation.name, operation.method, EVERYTHING}.intersection(words) else " "
        print(f"{mark} {operation.method}  {operation.name}")
    return NOTHING_TO_DO


def add(config: Config, store: ModelStore, client_name: str, word: str) -> int:
    """Choose an operation, and generate."""
    operation = find_operation(store.service(client_name), word)
    chosen = config.services.get(client_name, ())
    if {operation.name, operation.method, EVERYTHING}.intersection(chosen):
        print(f"{client_name} {operation.name} is chosen already")
        return generate(config, store)
    text = configuration.read_text(config.path)
    return change(config, store, configuration.with_operation(text, client_name, operation.name))


def remove(config: Config, store: ModelStore, client_name: str, word: str) -> int:
    """Give an operation up, and generate."""
    chosen = config.services.get(client_name)
    if chosen is None:
        raise GenerationError(
            f"config {config.path}: {unknown_word('service', client_name, config.services)}"
        )
    if chosen == (EVERYTHING,):
        raise GenerationError(
            f"{config.place(client_name)}: every operation of {client_name} is chosen; "
            "list those to keep first"
        )
    folded = {choice: choice.lower().replace("_", "") for choice in chosen}
    words = [choice for choice in chosen if folded[choice] == word.lower().replace("_", "")]
    if not words:
        raise GenerationError(f"config {config.path}: {unknown_word('operation', word, chosen)}")
    text = configuration.read_text(config.path)
    return change(config, store, configuration.without_operation(text, client_name, words))


def change(config: Config, store: ModelStore, text: str) -> int:
    """Generate what a changed configuration asks for, and write both or neither."""
    changed = configuration.parse_config(config.path, text)
    made = build(changed, store)
    before = configuration.read_text(config.path)
    try:
        configuration.write_text(config.path, text)
        paths = publish(made, changed.folder)
    except BaseException:
        configuration.write_text(config.path, before)
        raise
    print(f"{config.path}: changed")
    report(changed, paths, len(made))
    return NOTHING_TO_DO
