"""The page about the architecture: its picture and its tables say what the code is."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.projects import ROOT

PAGE = ROOT / "docs" / "architecture.md"
LINK = re.compile(r"\[`[^`]+`\]\(([^)]+)\)")
NAME = re.compile(r"`([\w.]+)`")
ARROW = re.compile(r"^ +(\w+)\.(\w+) --> \1\.(\w+)$", re.MULTILINE)
IMPORT = re.compile(r"^ *from (\.+|botoforge_codegen\b)([\w.]*) import \(?\s*(\w+)", re.MULTILINE)
TREES = {
    "generator": ROOT / "codegen" / "botoforge_codegen",
    "runtime": ROOT / "templates" / "runtime",
}


def test_picture_is_drawn_from_the_imports() -> None:
    """The picture in the page is the one that the imports of today give."""
    command = [sys.executable, str(ROOT / "docs" / "architecture.py"), "--check"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)

    assert (run.returncode, run.stdout) == (0, "")


@pytest.mark.parametrize("tree", TREES)
def test_picture_has_every_import(tree: str) -> None:
    """An import between two boxes is an arrow or a path of arrows; no other arrow is drawn."""
    imports = set(imports_between_boxes(TREES[tree]))
    arrows = {
        (box, imported)
        for of_tree, box, imported in ARROW.findall(PAGE.read_text("utf-8"))
        if of_tree == tree
    }

    assert arrows
    assert arrows <= imports
    assert closure(arrows) == closure(imports)


def imports_between_boxes(tree: Path) -> Iterator[tuple[str, str]]:
    """Find the imports in the text of the modules: pairs of folders or modules of the top."""
    for path in tree.rglob("*.py"):
        folders = path.relative_to(tree).with_suffix("").parts
        if folders[0] not in ("__init__", "__main__"):
            for dots, module, name in IMPORT.findall(path.read_text("utf-8")):
                around = folders[: -len(dots)] if dots.strip(".") == "" else ()
                imported = [*around, *filter(None, module.split(".")), name][0]
                if imported != folders[0]:
                    yield folders[0], imported


def closure(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Add the pairs that follow from others."""
    more = {(one, last) for one, middle in pairs for first, last in pairs if middle == first}
    return pairs if more <= pairs else closure(pairs | more)


def mentioned() -> Iterator[tuple[str, str]]:
    """Find each file that a table of the page names, with the names that follow it."""
    for line in PAGE.read_text("utf-8").splitlines():
        if line.startswith("|"):
            _, *parts = LINK.split(line)
            for path, after in zip(parts[::2], parts[1::2], strict=True):
                yield path, ""
                yield from ((path, name) for name in NAME.findall(after))


def has_name(path: Path, name: str) -> bool:
    """Whether a module defines a name (`Class.method`, too), or another file contains it.

    Every file that exists has the empty name.
    """
    if not name or not path.is_file():
        return path.is_file()
    if path.suffix != ".py":
        return name in path.read_text("utf-8")
    *classes, last = name.split(".")
    body = ast.parse(path.read_text("utf-8")).body
    for outer in classes:
        found = [node for node in body if isinstance(node, ast.ClassDef) and node.name == outer]
        body = [node for outer_class in found for node in outer_class.body]
    return any(last == defined for node in body for defined in defined_names(node))


def defined_names(node: ast.stmt) -> Iterator[str]:
    """List the names that a statement defines."""
    match node:
        case ast.ClassDef(name) | ast.FunctionDef(name) | ast.AsyncFunctionDef(name):
            yield name
        case ast.AnnAssign(ast.Name(name)):
            yield name
        case ast.Assign(targets):
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        case _:
            pass


def test_tables_name_what_exists() -> None:
    """Each file of the tables exists, and has the functions, classes and tables beside it."""
    entries = list(mentioned())

    assert len(entries) > 50
    assert not [
        f"{path}: {name}" for path, name in entries if not has_name(PAGE.parent / path, name)
    ]


@pytest.mark.parametrize(
    ("name", "exists"),
    [
        ("enum_member_name", True),
        ("RESPONSE", True),
        ("no_such_name", False),
        ("Scalar", False),
    ],
)
def test_what_counts_as_a_name(name: str, exists: bool) -> None:
    """A name counts where it is defined, not where it is used."""
    assert exists == has_name(ROOT / "codegen" / "botoforge_codegen" / "names.py", name)
