"""Draws the picture in `architecture.md` from the imports of the code.

`python docs/architecture.py` writes the picture into the page, with `--check` it only compares and
exits with 1 if the page is out of date. A box is a folder, or a module that lies in no folder. An
arrow is an import, one for type checkers too; an arrow that follows from two others is left out.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
TREES = {
    "generator": ROOT / "codegen" / "botoforge_codegen",
    "runtime": ROOT / "templates" / "runtime",
}
"""The trees that the picture shows, by title. The name of a folder is that of its package."""
START, END = "```mermaid\n", "```\n"

Graph = Mapping[str, AbstractSet[str]]
"""The boxes that each box imports."""


def main(arguments: list[str]) -> int:
    """Write the picture into the page, or compare the two; return the exit status."""
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    expected = f"{before}{START}{draw()}{END}{after}"
    if expected == page:
        return 0
    if arguments == ["--check"]:
        print("docs/architecture.md is out of date: run python docs/architecture.py")
        return 1
    PAGE.write_text(expected, "utf-8")
    return 0


def draw() -> str:
    """Draw all trees as one flowchart of Mermaid."""
    lines = ["flowchart TD"]
    for title, tree in TREES.items():
        graph = read_graph(tree)
        names = sorted(graph)
        lines.append(f'  subgraph {title}["{title}: {tree.relative_to(ROOT).as_posix()}/"]')
        lines += [f'    {title}.{name}["{read_label(tree, name)}"]' for name in names]
        direct = without_shortcuts(graph)
        lines += [
            f"    {title}.{name} --> {title}.{target}"
            for name in names
            for target in sorted(direct[name])
        ]
        lines.append("  end")
    return "".join(f"{line}\n" for line in lines)


def read_label(tree: Path, box: str) -> str:
    """Read what a box says: its name and the first line of its docstring."""
    folder = tree / box
    is_folder = folder.is_dir()
    path = folder / "__init__.py" if is_folder else folder.with_suffix(".py")
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    summary = docstring.partition("\n")[0]
    for character, code in {"&": "&amp;", "<": "&lt;", '"': "&quot;"}.items():
        summary = summary.replace(character, code)
    return f"{box}/<br/>{summary}" if is_folder else f"{box}<br/>{summary}"


def read_graph(tree: Path) -> dict[str, set[str]]:
    """Read which boxes of a tree import which others."""
    graph: dict[str, set[str]] = {}
    for path in sorted(tree.rglob("*.py")):
        module = path.relative_to(tree).with_suffix("").parts
        if module[0] in ("__init__", "__main__"):
            continue
        imported = graph.setdefault(module[0], set())
        for target in imported_modules(path, tree):
            if target[0] != module[0]:
                imported.add(target[0])
    return graph


def imported_modules(path: Path, tree: Path) -> Iterator[tuple[str, ...]]:
    """Find what a module imports of its own tree, as paths from the top of the tree."""
    module = path.relative_to(tree).with_suffix("").parts
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.ImportFrom):
            continue
        named = tuple(node.module.split(".")) if node.module else ()
        if node.level:
            source = (*module[: -node.level], *named)
        elif named[:1] == (tree.name,):
            source = named[1:]
        else:
            continue
        if source:
            yield source
        else:
            yield from ((alias.name,) for alias in node.names)


def without_shortcuts(graph: Graph) -> dict[str, set[str]]:
    """Leave out each arrow that a longer path replaces; the arrows of a circle stay."""
    reachable = {name: reachable_from(graph, name) for name in graph}
    return {
        name: {
            target
            for target in targets
            if name in reachable[target]
            or not any(
                target in reachable[other] and other not in reachable[target]
                for other in targets
                if name not in reachable[other]
            )
        }
        for name, targets in graph.items()
    }


def reachable_from(graph: Graph, start: str) -> set[str]:
    """Find all boxes that a path of one arrow or more leads to."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for target in graph.get(waiting.pop(), ()):
            if target not in found:
                found.add(target)
                waiting.append(target)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
