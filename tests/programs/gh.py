"""Stands in for GitHub's command `gh`: keeps pull requests, issues and labels in a JSON file.

GH_HUB names the file. Options that `gh` does not have are errors, and so is a call without a token
or without a repository.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

OPTIONS = {
    ("auth", "setup-git"): "",
    ("issue", "comment"): "URL --body-file",
    ("issue", "create"): "--title --body-file --label",
    ("issue", "list"): "--label --json --jq",
    ("label", "create"): "NAME --force --color --description",
    ("pr", "create"): "--head --base --title --body-file",
    ("pr", "edit"): "URL --title --body-file --add-label --remove-label",
    ("pr", "list"): "--head --base --json --jq",
}

FILTERS: Mapping[str, Callable[[list[dict[str, Any]]], str]] = {
    ".[0].url // empty": lambda found: "".join(each["url"] for each in found[:1]),
    "map(select(.isCrossRepository | not))[0].url // empty": lambda found: "".join(
        [each["url"] for each in found if not each["isCrossRepository"]][:1]
    ),
}
"""What the filters of jq do that the workflows use."""


def main() -> None:
    """Carry a call out."""
    if not os.environ["GH_TOKEN"] or not os.environ["GH_REPO"]:
        sys.exit("gh: no token or no repository")
    call = (sys.argv[1], sys.argv[2])
    parser = argparse.ArgumentParser(allow_abbrev=False)
    for name in OPTIONS[call].split():
        parser.add_argument(name, action="store_true" if name == "--force" else "store")
    options = parser.parse_args(sys.argv[3:])
    file = Path(os.environ["GH_HUB"])
    hub = json.loads(file.read_bytes())
    hub["calls"].append(" ".join(call))
    carry_out(call, options, hub)
    file.write_text(json.dumps(hub), "utf-8")


def carry_out(call: tuple[str, str], options: argparse.Namespace, hub: dict[str, Any]) -> None:
    """Do what a call asks for."""
    match call:
        case ("label", "create"):
            hub["labels"].append(options.NAME)
        case ("issue", "create"):
            assert options.label in hub["labels"]
            add(hub, "issues", options, labels=[options.label])
        case ("issue", "list"):
            print(FILTERS[options.jq]([i for i in hub["issues"] if options.label in i["labels"]]))
        case ("issue", "comment"):
            find(hub, "issues", options.URL)["comments"].append(read_body(options))
        case ("pr", "create"):
            add(hub, "pulls", options, head=options.head, base=options.base)
        case ("pr", "list"):
            place = {"head": options.head, "base": options.base}
            print(FILTERS[options.jq]([p for p in hub["pulls"] if place.items() <= p.items()]))
        case ("pr", "edit"):
            edit(find(hub, "pulls", options.URL), options, hub["labels"])
        case _:
            pass


def add(hub: dict[str, Any], kind: str, options: argparse.Namespace, **more: Any) -> None:
    """Open a pull request or an issue, and print its address."""
    url = f"https://github.example/o/r/{kind}/{len(hub[kind]) + 1}"
    new: dict[str, Any] = {"labels": [], "comments": [], "isCrossRepository": False, **more}
    new.update(url=url, title=options.title, body=read_body(options))
    hub[kind].append(new)
    print(url)


def find(hub: dict[str, Any], kind: str, url: str) -> dict[str, Any]:
    """Find a pull request or an issue by its address."""
    found: dict[str, Any]
    (found,) = (each for each in hub[kind] if each["url"] == url)
    return found


def edit(pull: dict[str, Any], options: argparse.Namespace, labels: list[str]) -> None:
    """Change a pull request."""
    pull.update(title=options.title, body=read_body(options))
    if options.add_label:
        assert options.add_label in labels
        pull["labels"] = sorted({*pull["labels"], options.add_label})
    if options.remove_label:
        assert options.remove_label in labels
        pull["labels"] = [each for each in pull["labels"] if each != options.remove_label]


def read_body(options: argparse.Namespace) -> str:
    """Read the text; more than GitHub takes is an error."""
    body = Path(options.body_file).read_text("utf-8")
    assert len(body) <= 65_536
    return body


if __name__ == "__main__":
    main()
