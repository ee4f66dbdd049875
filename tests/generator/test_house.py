"""The measure of the house: how long modules and functions are, circles, and worn-out phrases."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final

import pytest
from support.projects import ROOT

GENERATOR: Final = ROOT / "codegen" / "botoforge_codegen"
RUNTIME: Final = ROOT / "templates" / "runtime"

LONGEST_MODULE: Final = 300
LONGEST_FUNCTION: Final = 40

LONGER_MODULES: Final[dict[str, str]] = {}
"""Modules that may be longer, at most three, each with the sentence that says why."""

of_both = pytest.mark.parametrize("tree", [GENERATOR, RUNTIME], ids=["generator", "runtime"])


def sources(tree: Path) -> Iterator[tuple[str, str]]:
    """Read every module of a tree: its path from the top of the tree, and its text."""
    for path in sorted(tree.rglob("*.py")):
        yield path.relative_to(tree).as_posix(), path.read_text("utf-8")


# --- Length ---------------------------------------------------------------------------------------


def long_modules(tree: Path) -> list[str]:
    """List the modules of a tree that are too long."""
    return [path for path, text in sources(tree) if len(text.splitlines()) > LONGEST_MODULE]


def long_functions(tree: Path) -> list[str]:
    """List the functions of a tree that are too long, methods and nested ones too."""
    return [
        f"{path}: {node.name}"
        for path, text in sources(tree)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]


def test_modules_are_short() -> None:
    """No module has more than 300 lines, but for three at most, whose docstrings say why."""
    modules = [path for tree in (GENERATOR, RUNTIME) for path in long_modules(tree)]
    docstrings = {
        path: ast.get_docstring(ast.parse(text)) or ""
        for tree in (GENERATOR, RUNTIME)
        for path, text in sources(tree)
    }

    assert sorted(LONGER_MODULES) == sorted(modules)
    assert len(LONGER_MODULES) <= 3
    assert [] == [path for path, why in LONGER_MODULES.items() if why not in docstrings[path]]


@of_both
def test_functions_are_short(tree: Path) -> None:
    """No function has more than 40 lines, from `def` to its last one."""
    assert [] == long_functions(tree)


def function(name: str, lines: int) -> str:
    """Write a function of so many lines."""
    return f"def {name}():\n" + "    pass\n" * (lines - 1)


def test_length_is_counted(tmp_path: Path) -> None:
    """What is exactly as long as allowed passes, and one line more is found."""
    functions = function("allowed", LONGEST_FUNCTION) + function("longer", LONGEST_FUNCTION + 1)
    filler = "#\n" * (LONGEST_MODULE - functions.count("\n"))
    (tmp_path / "allowed.py").write_text(functions + filler)
    (tmp_path / "longer.py").write_text("#\n" * (LONGEST_MODULE + 1))

    assert ["longer.py"] == long_modules(tmp_path)
    assert ["allowed.py: longer"] == long_functions(tmp_path)


# --- Circles --------------------------------------------------------------------------------------


def read_graph(tree: Path) -> dict[str, set[str]]:
    """Read which modules each module of a tree imports: in functions and for types only, too."""
    names = {path.removesuffix(".py").replace("/", ".") for path, _ in sources(tree)}
    graph: dict[str, set[str]] = {}
    for path, text in sources(tree):
        importer = path.removesuffix(".py").split("/")
        imported = graph.setdefault(".".join(importer), set())
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom):
                imported |= set(targets(node, importer, tree.name, names))
    return graph


def targets(node: ast.ImportFrom, importer: list[str], tree: str, names: set[str]) -> Iterator[str]:
    """Name the modules of a tree that a statement imports."""
    parts = node.module.split(".") if node.module else []
    if node.level:
        parts = [*importer[: -node.level], *parts]
    elif parts[:1] == [tree]:
        parts = parts[1:]
    else:
        return
    for alias in node.names:
        for candidate in ([*parts, alias.name], parts, [*parts, "__init__"]):
            if ".".join(candidate) in names:
                yield ".".join(candidate)
                break


@of_both
def test_no_circle(tree: Path) -> None:
    """No module imports itself by way of others, not even in a function or for types only."""
    graph = read_graph(tree)

    assert sum(map(len, graph.values())) > 100
    assert graph.keys() == set(TopologicalSorter(graph).static_order())


def test_a_circle_is_found(tmp_path: Path) -> None:
    """An import for types only and one in a function make a circle, across folders."""
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "one.py").write_text("if TYPE_CHECKING:\n    from ..two import A\n")
    (tmp_path / "two.py").write_text("def f():\n    from .inside import one\n")

    assert {"inside.one": {"two"}, "two": {"inside.one"}} == read_graph(tmp_path)
    with pytest.raises(CycleError):
        TopologicalSorter(read_graph(tmp_path)).prepare()


# --- Phrases --------------------------------------------------------------------------------------

PHRASES: Final = {
    r"expected an? text\b": "expected a text, received the int 7",
    r"\breceived the int\b": "expected a text, received the int 7",
    r"nobody knows": "nobody knows the status 'RENDERING': still waiting",
    r"is no answer": "What came is no answer of the service.",
    r"that the service answers with": "Any other error that the service answers with.",
    r"time and chance come": "Where time and chance come from; for tests.",
    r"response of an earlier run": "Refuses the response of an earlier run: the wait goes on.",
    r"`[\w-]+` `\w+` takes and returns": "What `quicksight` `DescribeJob` takes and returns.",
    r"The values of `[^`]+` of `": "The values of `refresh_status` of `TopicRefreshDetails`.",
    r"typed client of .*, over one of": "A typed client of Glue, over one of boto3 or botocore.",
    r"\bis no (JMESPath|name)\b": "'...' is no JMESPath",
    r"is no name that Python takes": "'1' is no name that Python takes",
    r"nobody could tell": "3 nobody could tell",
}
"""Phrases that users have read, as patterns, each with a sentence that had it."""

READ: Final = (
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *GENERATOR.rglob("*.py"),
    *(ROOT / "templates").rglob("*.jinja"),
    *RUNTIME.rglob("*.py"),
    *(ROOT / "generated").rglob("*.py"),
)
"""What users read: pages, code and messages, what is emitted."""


@cache
def read_line(path: Path) -> str:
    """Read a file as one line, so that a phrase is found across the end of one."""
    return " ".join(path.read_text("utf-8").split())


@pytest.mark.parametrize("phrase", PHRASES)
def test_worn_out_phrases(phrase: str) -> None:
    """A phrase that only this project used is not left anywhere."""
    pattern = re.compile(phrase)
    places = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in READ
        if (match := pattern.search(read_line(path)))
    ]

    assert pattern.search(PHRASES[phrase])
    assert len(READ) > 100
    assert [] == places
