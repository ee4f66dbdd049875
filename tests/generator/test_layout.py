"""The layout rule: emitted files read like careful hand-written code, without a formatter.

It is kept by the generator itself, in the checked-in package as in the golden trees.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from support.goldens import PROJECTS
from support.projects import ROOT

WIDTH: Final = 100
HEADER: Final = """\
# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
\"""\
"""
DECODING: Final = "# --- Decoding ".ljust(WIDTH, "-")
TREES: Final = (ROOT / "generated" / "botoforge", *(project.expected for project in PROJECTS))

INDENT: Final = re.compile(r"\s*(?:(?:[-+*>]|\d+[.)]|>>>|\.\.\.) +)*")
"""What stands before the text of a line: blanks, the marks of lists and quotations, prompts."""

LINK: Final = re.compile(r"\[[^\]]*\]\(")
PROMPT: Final = re.compile(r"\s*(?:>>>|\.\.\.) ")


def emitted() -> Iterator[tuple[Path, str]]:
    """Read every file that the generator wrote; the runtime's are hand-written."""
    for tree in TREES:
        for path in sorted(tree.rglob("*.py")):
            if "_runtime" not in path.parts:
                yield path, path.read_text("utf-8")


def is_unbreakable(line: str) -> bool:
    """Whether a line is one word, as the text of a link is, or a row of a table."""
    words = LINK.sub("[](", INDENT.sub("", line, count=1))
    return " " not in words or words.startswith("|")


def long_lines(text: str) -> Iterator[int]:
    """Find lines that are too long; the code in a model's text is not ours to break."""
    is_code = False
    for number, line in enumerate(text.splitlines(), start=1):
        is_code ^= line.lstrip().startswith("```")
        is_ours = not is_code or PROMPT.match(line)
        if len(line) > WIDTH and is_ours and not is_unbreakable(line):
            yield number


def test_files_begin_with_one_header() -> None:
    """The first lines say what made the file and how to make it again; its docstring follows.

    The runtime's copies begin so, too.
    """
    modules = [path for tree in TREES for path in tree.rglob("*.py")]

    assert any("_runtime" in path.parts for path in modules)
    assert not [path for path in modules if not path.read_text("utf-8").startswith(HEADER)]


def test_docstrings_of_modules_stay() -> None:
    """A module's docstring stands below the header, and is the module's."""
    assert not [path for path, text in emitted() if not ast.get_docstring(ast.parse(text))]


def test_lines_are_short() -> None:
    """No line has more than 100 columns, unless it is a word that is longer."""
    assert not [f"{path}:{number}" for path, text in emitted() for number in long_lines(text)]


def imports(text: str) -> Iterator[ast.ImportFrom]:
    """Find the imports of names, at the top of a module and inside of functions."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            yield node


def test_imports_take_one_line_where_they_fit() -> None:
    """Only an import that is too long for one line has one name a line."""
    misplaced = [
        f"{path}:{node.lineno}"
        for path, text in emitted()
        for node in imports(text)
        if len({name.lineno for name in node.names})
        != (1 if node.col_offset + len(ast.unparse(node)) <= WIDTH else len(node.names))
    ]

    assert not misplaced


def test_imports_stand_together() -> None:
    """One blank line parts groups of imports, and nothing else stands between them."""
    apart = [
        f"{path}:{after.lineno}"
        for path, text in emitted()
        for before, after in pairwise(ast.parse(text).body)
        if isinstance(before, ast.ImportFrom) and isinstance(after, ast.ImportFrom)
        if after.lineno - (before.end_lineno or 0) > 2
    ]

    assert not apart


def misplaced_parts(text: str) -> Iterator[str]:
    """Find what stands on the wrong side of the decoding line, and `__hash__` above a field."""
    above, line, below = text.partition(f"\n{DECODING}\n")
    if re.search(r"^def read_|^\w+\.__shape__ = ", above, re.MULTILINE):
        yield f"decoding above the line: {line}"
    yield from re.findall(r"^class .*|^\w+: Waiter\[", below, re.MULTILINE)
    for node in ast.walk(ast.parse(above)):
        if isinstance(node, ast.ClassDef):
            yield from (
                f"__hash__ of {node.name}"
                for statement in node.body[:-1]
                if ast.unparse(statement) == "__hash__: ClassVar[None]"
            )


def test_what_is_for_reading_stands_above_the_decoding() -> None:
    """Classes and waiters stand above one line, functions and shapes below it.

    In a class, `__hash__` is the last line.
    """
    assert any(DECODING in text for _, text in emitted())
    assert not [f"{path}: {part}" for path, text in emitted() for part in misplaced_parts(text)]


def test_ruff_finds_nothing() -> None:
    """Every import is used, and blanks and blank lines stand where they should."""
    rules = ("F", "E2", "E3", "E7", "W")  # what the files' own header silences
    options = ("--isolated", "--ignore-noqa", "--preview", "--no-cache", f"--line-length={WIDTH}")
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", *options, f"--select={','.join(rules)}", *TREES],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
