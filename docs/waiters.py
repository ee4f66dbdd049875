"""Lists the rows of waiters that are reviewed, in `waiters.md`.

`python docs/waiters.py` writes the tables into the page, with `--check` it only compares and exits
with 1 if the page is out of date. The operations without a row are in `no-waiters.toml`.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from botoforge_codegen import names
from botoforge_codegen.load.reviewed import find_folder
from botoforge_codegen.load.store import to_snake_case
from botoforge_codegen.load.waiter_rows import as_tuple

PAGE: Final = Path(__file__).with_name("waiters.md")
WITHOUT: Final = Path(__file__).with_name("no-waiters.toml")
START, END = "<!-- by waiters.py -->\n", "<!-- end -->\n"

HEAD: Final = """\
| method | operation | goal | success | failure | in progress | source |
|---|---|---|---|---|---|---|
"""

Row: TypeAlias = Mapping[str, Any]
"""A row of a waiter, as it is in its file."""


def main(arguments: list[str]) -> int:
    """Write the tables into the page, or compare the two; return the exit status."""
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(START)
    _, _, after = rest.partition(END)
    expected = f"{before}{START}{''.join(write_tables())}{END}{after}"
    if expected == page:
        return 0
    if arguments == ["--check"]:
        print("docs/waiters.md is out of date: run python docs/waiters.py")
        return 1
    PAGE.write_text(expected, "utf-8")
    return 0


def write_tables() -> Iterator[str]:
    """Write what is generated of the page: the figures, the tables, what has no row."""
    services = dict(read_rows())
    listed = [(name, row) for name, rows in services.items() for row in rows.values()]
    operations = {(name, row["operation"]) for name, row in listed}
    by_name = sum(as_tuple(row["botoforge"]["source"]) == ("by name",) for _, row in listed)
    yield f"There are {len(listed)} rows for {len(operations)} operations of {len(services)} "
    yield f"services; {by_name} of them are by name alone.\n\n"
    yield from write_without()
    for name, rows in services.items():
        yield f"## {name}\n\n{HEAD}"
        yield from (write_row(waiter, row) for waiter, row in rows.items())
        yield "\n"


def read_rows() -> Iterator[tuple[str, Mapping[str, Row]]]:
    """Read the rows of each service, by name."""
    for file in sorted(find_folder().iterdir(), key=lambda file: file.name):
        if file.name.endswith(".json"):
            yield file.name.removesuffix(".json"), json.loads(file.read_bytes())["waiters"]


def write_without() -> Iterator[str]:
    """Write the table of the operations that have no row."""
    yield "## Operations without a row\n\n"
    yield "Each of them reports a status, or is polled by a public project.\n\n"
    yield "| service | operation | why it has none |\n|---|---|---|\n"
    for service, reasons in sorted(tomllib.loads(WITHOUT.read_text("utf-8")).items()):
        for operation, reason in sorted(reasons.items()):
            yield f"| {service} | `{operation}` | {reason} |\n"
    yield "\n"


def write_row(waiter: str, row: Row) -> str:
    """Write the line of a row."""
    cells = [
        f"`{names.wait_method_name(to_snake_case(waiter))}`",
        f"`{row['operation']}`",
        row["botoforge"]["goal"],
        *(", ".join(list_conditions(row, state)) for state in ("success", "failure", "retry")),
        ", ".join(map(write_source, as_tuple(row["botoforge"]["source"]))),
    ]
    return f"| {' | '.join(cells)} |\n"


def list_conditions(row: Row, state: str) -> Iterable[str]:
    """Write what leads to a state, each once: statuses by their names, all else as it is."""
    found = [
        write_condition(row["botoforge"].get("status", ""), acceptor)
        for acceptor in row["acceptors"]
        if acceptor["state"] == state
    ]
    return dict.fromkeys(found)


def write_condition(status: str, acceptor: Row) -> str:
    """Write what an acceptor looks for."""
    expected = acceptor["expected"]
    match acceptor["matcher"]:
        case "error":
            return f"error {write_code(expected)}" if isinstance(expected, str) else "any error"
        case "status":
            return f"HTTP {expected}"
        case _ if expected is True:
            return write_code(acceptor["argument"])
        case _ if acceptor["argument"] == status:
            return write_code(expected)
        case _:
            return f"{write_code(acceptor['argument'])} is {write_code(expected)}"


def write_code(text: object) -> str:
    """Write code in a cell of a table, where a bar would end the cell."""
    code = str(text).replace("|", "\\|")
    return f"`` {code} ``" if "`" in code else f"`{code}`"


def write_source(source: str) -> str:
    """Write where it is said what the statuses mean."""
    return f"[AWS]({source})" if source.startswith("https://") else source


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
