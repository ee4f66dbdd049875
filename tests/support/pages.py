"""The pages of the documentation as programs: their blocks of code, read and run in order."""

from __future__ import annotations

import ast
import asyncio
import inspect
import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from difflib import unified_diff
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from markdown_it import MarkdownIt
from support.projects import ROOT

PAGES: Final = [
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
]
TITLE: Final = re.compile(r'title="([^"]+)"')
COMMAND: Final = re.compile(r"(?:botoforge|mypy|python3?|touch) |\w+=")
"""How a line of a shell begins that is run."""
SHELLS: Final = ("bash", "sh")


class Block(NamedTuple):
    """A block of code on a page."""

    page: str
    line: int
    """Where its first line of code is."""
    language: str
    title: str
    """The file that it is, if it is one."""
    text: str
    is_output: bool
    """Whether it is what the block right before it prints."""

    @property
    def place(self) -> str:
        """Where it is, for messages."""
        return f"{self.page}:{self.line}"

    @property
    def is_session(self) -> bool:
        """Whether it has commands behind a `$`, and what they print."""
        return not self.language and self.text.startswith("$ ")

    def list_commands(self) -> Iterator[tuple[int, str]]:
        """List the lines of a shell that are commands, with their numbers on the page."""
        for number, line in enumerate(self.text.splitlines(), self.line):
            if line and not line.startswith("#"):
                yield number, line


@cache
def read_blocks(page: str) -> Sequence[Block]:
    """Read all blocks of code of a page."""
    tokens = MarkdownIt().parse((ROOT / page).read_text("utf-8"))
    blocks: list[Block] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type in ("fence", "code_block"):
            language, _, rest = token.info.partition(" ")
            title = TITLE.fullmatch(rest.strip())
            assert bool(title) == bool(rest), f"{page}: {token.info!r} says more than a title"
            assert token.map is not None
            is_fence = token.type == "fence"
            blocks.append(
                Block(
                    page,
                    line=token.map[0] + 1 + is_fence,
                    language=language if is_fence else "indented",
                    title=title[1] if title else "",
                    text=token.content,
                    is_output=not token.info and before is not None and before.type == "fence",
                )
            )
    return blocks


class Stage:
    """Where a page runs: a folder, and the names that its blocks of Python share.

    Args:
        page: The page, from the top of the repository.
        folder: The current folder of the blocks, a project of the page's reader.
        not_run: The lines of a shell that are left out.
    """

    def __init__(self, page: str, folder: Path, not_run: Sequence[str]) -> None:
        self.page = page
        self.folder = folder
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.not_run = not_run
        self.printed = ""
        """What the last block has printed."""

    def run(self) -> None:
        """Run the page: what a block raises has its page and line in the traceback."""
        with asyncio.Runner() as runner:
            for block in read_blocks(self.page):
                self.take(block, runner)

    def take(self, block: Block, runner: asyncio.Runner) -> None:
        """Do what a block is for."""
        if block.is_output:
            compare(block, self.printed)
        elif block.title:
            self.write(block)
        elif block.language == "python":
            self.run_python(block, runner)
        elif block.language in SHELLS:
            self.run_shell(block)
        elif block.is_session:
            self.run_session(block)
        elif block.language in ("json", "toml"):
            parse(block)

    def write(self, block: Block) -> None:
        """Write the file that a block is; a second block of one title goes on with it."""
        if block.title.endswith((".json", ".toml")):
            parse(block)
        file = self.folder / block.title
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as target:
            target.write(block.text)

    def run_python(self, block: Block, runner: asyncio.Runner) -> None:
        """Run Python, in which `await` may stand outside of functions."""
        padded = "\n" * (block.line - 1) + block.text
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        code = compile(padded, str(ROOT / block.page), "exec", flags, dont_inherit=True)
        with redirect_stdout(io.StringIO()) as printed:
            result = eval(code, self.names)  # noqa: S307 (the page is ours)
            if inspect.iscoroutine(result):
                runner.run(result)
        self.printed = printed.getvalue()

    def run_shell(self, block: Block) -> None:
        """Run the lines of a shell, each of which has to end well."""
        kept = dict(block.list_commands())
        kept = {number: line for number, line in kept.items() if line not in self.not_run}
        if not kept:
            return
        last = max(kept)
        lines = [kept.get(number, "") for number in range(1, last + 1)]
        trap = f"trap 'echo {block.page}:$LINENO: has failed' ERR\n"
        status, self.printed = self.call("".join((trap, "set -eE\n", "\n".join(lines[2:]))))
        assert status == 0, f"{block.place}: {self.printed}"

    def run_session(self, block: Block) -> None:
        """Run a session in a shell: commands behind a `$`, and what they print between them."""
        printed: list[str] = []
        for _, line in block.list_commands():
            if line.startswith("$ "):
                printed += [line, *self.call(line.removeprefix("$ "))[1].splitlines()]
        compare(block, "".join(f"{line}\n" for line in printed))

    def call(self, script: str) -> tuple[int, str]:
        """Run a script in the folder.

        Returns:
            Its exit status, and all that it prints, with paths from the folder.
        """
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "-c", script],  # noqa: S607 (the shell of whoever runs the tests)
            cwd=self.folder,
            env=os.environ | {"PATH": programs, "COLUMNS": "100"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        return done.returncode, done.stdout.replace(f"{self.folder}{os.sep}", "")


def compare(block: Block, printed: str) -> None:
    """Compare what a page shows with what was printed.

    Raises:
        AssertionError: They differ.
    """
    shown = block.text.splitlines()
    lines = unified_diff(shown, printed.splitlines(), "shown", "printed", lineterm="")
    assert shown == printed.splitlines(), "\n".join((block.place, *lines))


def parse(block: Block) -> Mapping[str, Any]:
    """Read a block of TOML or JSON.

    Raises:
        AssertionError: It is neither.
    """
    reader = json.loads if "json" in block.language else tomllib.loads
    try:
        parsed: Mapping[str, Any] = reader(block.text)
    except ValueError as error:
        raise AssertionError(f"{block.place}: {error}") from error
    return parsed
