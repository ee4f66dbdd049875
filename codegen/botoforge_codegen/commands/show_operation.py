"""What `botoforge show` does; loaded when it runs, for it reads botocore's models."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any, Final

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from botoforge_codegen.docs.describe import RECURSIVE, describe_operation
from botoforge_codegen.pipeline import lower
from botoforge_codegen.selection import is_chosen, select_names

from .command import FORMAT, ExitStatus
from .list_names import find_valid_project
from .models import find_operations, identify_service, open_models

NO_PACKAGE: Final = "myapp.aws"
"""The package in lines of code, where no project says what its own is called."""

WHOLE: Final = 10_000
"""The width where the output is no terminal: no line is broken."""

BOLD: Final = "bold"
DIM: Final = "dim"


def show(options: argparse.Namespace) -> ExitStatus:
    """Print what is known of an operation."""
    config = find_valid_project(options.config)
    store = open_models(options, config)
    client_name = identify_service(options.service, store)
    (operation,) = find_operations(store, client_name, [options.operation])
    model = store.service(client_name)
    names: Mapping[str, str] = {} if config is None else select_names(config, model)
    service = lower(model, [operation], names)
    package = NO_PACKAGE if config is None else config.package
    described = describe_operation(package, service, service.operations[0])
    words = () if config is None else config.services.get(client_name, ())
    described["chosen"] = is_chosen(operation, words)
    if options.json:
        print(json.dumps({"format": FORMAT, **described}, indent=2))
    else:
        print_tree(described)
    return ExitStatus.SUCCESS


def print_tree(operation: Mapping[str, Any]) -> None:
    """Print an operation for people."""
    width = None if sys.stdout.isatty() else WHOLE
    console = Console(highlight=False, width=width)
    service, method = operation["service"], operation["method"]
    head = Text.assemble((f"{service} {method}", BOLD), f" ({operation['operation']})")
    console.print(head)
    if operation["deprecated"] is not None:
        console.print(Text(f"deprecated {operation['deprecated']}".strip()))
    console.print(Text(operation["documentation"]), Text(""), sep="\n")
    for line in operation["code"]:
        console.print(Text(f"    {line}"))
    response = operation["response"]
    print_branch(console, "request", map(draw_member, operation["request"]))
    print_branch(console, f"response: {response['type']}", map(draw_member, response["members"]))
    print_branch(
        console,
        "errors",
        [
            *(Tree(label(each["name"], "", each["documentation"])) for each in operation["errors"]),
            Tree(label(operation["base_error"], "", "Any other error from the service.")),
        ],
    )
    waits = (Tree(label(each["method"], "", each["until"])) for each in operation["waiters"])
    print_branch(console, "waiters", waits)
    pages = [Tree(Text(operation["paginator"]))] if operation["paginator"] else []
    print_branch(console, "pages", pages)
    if not operation["chosen"]:
        console.print(Text(f"\nnext: `botoforge add {service} {operation['operation']}`"))


def print_branch(console: Console, title: str, children: Iterable[Tree]) -> None:
    """Print a tree with a title; nothing if it is empty, but for a request or a response."""
    tree = Tree(Text(title, BOLD), guide_style=DIM)
    tree.children.extend(children)
    if tree.children or not title.startswith(("waiters", "pages")):
        console.print(Text(""))
        console.print(tree)
    if not tree.children and title.startswith(("request", "response")):
        console.print(Text("└── nothing", DIM))


def draw_member(member: Mapping[str, Any]) -> Tree:
    """Draw a member, and what is in it."""
    traits = [
        *(["required"] if member.get("required") else []),
        *(["sensitive"] if member.get("sensitive") else []),
    ]
    text = label(member["name"], member["type"], member["documentation"], traits)
    tree = Tree(text, guide_style=DIM)
    if "members_are" in member:
        is_recursive = member["members_are"] == RECURSIVE
        tree.add(Text("(see above, it is inside itself)" if is_recursive else "(see above)", DIM))
    if "values" in member:
        tree.add(Text(" | ".join(map(repr, member["values"]))))
    tree.children.extend(map(draw_member, member.get("members", ())))
    for variant in member.get("variants", ()):
        branch = tree.add(Text(variant["name"], BOLD))
        branch.children.extend(map(draw_member, variant["members"]))
    return tree


def label(name: str, declared: str, documentation: str, traits: Iterable[str] = ()) -> Text:
    """Write the line of a member: its name, its type, what it has to be, and what it is for."""
    text = Text(name, BOLD)
    if declared:
        text.append(f": {declared}", "not bold")
    for trait in traits:
        text.append(f" [{trait}]", "not bold")
    if documentation:
        text.append(f"  {documentation}", "not bold dim")
    return text
