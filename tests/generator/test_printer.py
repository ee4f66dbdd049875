"""How code is laid out: on one line where it fits, else one part a line."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import pytest
from botoforge_codegen.render.layout import (
    WIDTH,
    Bracket,
    Code,
    Parentheses,
    annotation_code,
    flat,
    lay_out,
)
from botoforge_codegen.render.templates import templates

CALL: Final = Bracket("f(", ["a", Bracket("g(", ["b", "c"], ")")], ")")
TYPE: Final = annotation_code("name", "Mapping[str, Sequence[Item | UnknownValue]] | None", "None")


def test_what_fits_stands_on_one_line() -> None:
    """Code is broken where its line would have a column more than there are, and no earlier."""
    line = "f(a, g(b, c))"

    assert line == flat(CALL) == lay_out(CALL, WIDTH - len(line))
    assert "f(\n" in lay_out(CALL, WIDTH - len(line) + 1)
    assert "f(\n" in lay_out(CALL, WIDTH - len(line), after=1)


def test_an_item_has_a_column_for_its_comma() -> None:
    """What is inside is broken by its own line, of which a comma is the last column."""
    assert "f(\n    a,\n    g(b, c),\n)" == lay_out(CALL, width=12)
    assert "f(\n    a,\n    g(\n        b,\n        c,\n    ),\n)" == lay_out(CALL, width=11)


def test_a_value_goes_into_parentheses() -> None:
    """A value after a name stays on one line if it can; else its parts stand one a line."""
    type_line = "    Mapping[str, Sequence[Item | UnknownValue]] | None"

    assert f"name: (\n{type_line}\n) = None" == lay_out(TYPE, width=len(type_line))
    assert (
        "name: (\n    Mapping[str, Sequence[Item | UnknownValue]]\n    | None\n) = None"
    ) == lay_out(TYPE, width=len(type_line) - 1)
    assert lay_out(TYPE, width=30).splitlines()[1:7] == [
        "    Mapping[",
        "        str,",
        "        Sequence[",
        "            Item",
        "            | UnknownValue",
        "        ],",
    ]


def test_a_subscript_of_one_has_no_comma() -> None:
    """A comma would make a tuple of it; a list and a call of one have theirs."""
    assert "Sequence[\n    X\n]" == lay_out(Bracket("Sequence[", ["X"], "]"), width=5)
    assert "[\n    X,\n]" == lay_out(Bracket("[", ["X"], "]"), width=2)
    assert "f(\n    X,\n)" == lay_out(Bracket("f(", ["X"], ")"), width=2)


@pytest.mark.parametrize("code", [CALL, TYPE, Parentheses("x = ", ["1", "+ 2"])])
def test_layout_changes_no_meaning(code: Code) -> None:
    """Whatever the width, what is laid out is the same code."""
    meaning = ast.dump(ast.parse(flat(code)))

    for width in range(1, 80):
        assert meaning == ast.dump(ast.parse(lay_out(code, width=width)))


def test_templates_own_the_columns() -> None:
    """Code that begins a line in a template is told the column in which it stands there."""
    found = 0
    for path in Path(str(templates())).glob("*.jinja"):
        for line in path.read_text("utf-8").splitlines():
            before, _, rest = line.partition("{{ ")
            for name in ("at", "doc"):
                if f"| {name}(" in rest:
                    found += 1
                    assert f"| {name}({len(before)}" in rest, (path.name, line)
    assert found > 20
