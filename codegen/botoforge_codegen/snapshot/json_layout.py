"""The layout of a snapshot's files: a change of the model is a change of few lines."""

from __future__ import annotations

import json
from typing import Any

from botoforge_codegen.json_values import is_list, is_map


def format_json(value: Any) -> str:
    """Format a JSON value: sorted, with a line for each entry, each item and each reference.

    A reference is an object that names a shape, such as a member. Members keep their order, and so
    does everything in examples.
    """
    return format_value(value, "\n", ordered=False, deep=False) + "\n"


def format_value(value: Any, line: str, *, ordered: bool, deep: bool) -> str:
    """Format a value.

    Args:
        value: The value.
        line: A line feed and the indentation of the line in which the value begins.
        ordered: Keep the order of its keys.
        deep: Keep the order of all keys below it, too.
    """
    inner = f"{line} "
    if is_map(value) and value and "shape" not in value:
        parts: list[str] = []
        for key in value if ordered else sorted(value):
            keeps_order = deep or key == "members"
            in_example = deep or key == "examples"
            entry = format_value(value[key], inner, ordered=keeps_order, deep=in_example)
            parts.append(f"{json.dumps(key)}: {entry}")
        brackets = "{}"
    elif is_list(value) and value:
        parts = [format_value(item, inner, ordered=deep, deep=deep) for item in value]
        brackets = "[]"
    else:
        return json.dumps(value, sort_keys=not ordered)
    return f"{brackets[0]}{inner}{f',{inner}'.join(parts)}{line}{brackets[1]}"
