"""Starts language servers, and asks them what an editor asks at a cursor.

It speaks the protocol itself, as far as it is needed here: `lsprotocol`, on which the clients of
the index rest, cannot read what servers answer with the pinned cattrs.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import count
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Final, NamedTuple, Self
from urllib.parse import unquote, urlsplit

from botoforge._runtime.values import is_list

BIN: Final = Path(sys.executable).parent
CURSOR: Final = "▮"
"""Marks the cursor in the text of a program."""
PATIENCE: Final = 120
"""How many seconds a server may take for one answer, on a busy machine."""

COMMANDS: Final = {
    "pyright": ("pyright-langserver", "--stdio"),
    "basedpyright": ("basedpyright-langserver", "--stdio"),
    "jedi": ("jedi-language-server",),
    "ty": ("ty", "server"),
    "pyrefly": ("pyrefly", "lsp"),
}
"""How each server is started; it speaks on its standard streams."""

CAPABILITIES: Final = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": False}},
        "hover": {"contentFormat": ["markdown"]},
        "signatureHelp": {"signatureInformation": {"documentationFormat": ["markdown"]}},
        "definition": {"linkSupport": False},
    },
}


class Spot(NamedTuple):
    """A program that is open in the editor, and the cursor in it."""

    uri: str
    line: int
    character: int
    prefix: str
    """What has been typed of the name."""

    def params(self) -> dict[str, object]:
        """Return the parameters of a question about this place."""
        position = {"line": self.line, "character": self.character}
        return {"textDocument": {"uri": self.uri}, "position": position}


class LanguageServer:
    """A running language server, over one project folder.

    Args:
        name: A key of `COMMANDS`.
        project: The folder that the editor has opened.
    """

    def __init__(self, name: str, project: Path) -> None:
        self.name = name
        self.project = project
        self.numbers = count(1)
        program, *arguments = COMMANDS[name]
        self.process = subprocess.Popen(
            [str(BIN / program), *arguments],
            cwd=project,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        uri = self.project.as_uri()
        folder = {"uri": uri, "name": self.project.name}
        settings = {"processId": None, "rootUri": uri, "workspaceFolders": [folder]}
        self.ask("initialize", {**settings, "capabilities": CAPABILITIES})
        self.send("initialized", {})
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def send(self, method: str, params: object) -> None:
        """Tell the server something."""
        self.write({"method": method, "params": params})

    def ask(self, method: str, params: object) -> Any:
        """Ask the server something, and answer what it asks meanwhile.

        Raises:
            RuntimeError: It answers with an error, or not at all.
        """
        number = next(self.numbers)
        self.write({"id": number, "method": method, "params": params})
        alarm = Timer(PATIENCE, self.process.kill)
        alarm.start()
        try:
            while True:
                message = self.read()
                if "method" in message and "id" in message:
                    self.write({"id": message["id"], "result": self.answer(message)})
                elif message.get("id") == number:
                    break
        finally:
            alarm.cancel()
        if "error" in message:
            raise RuntimeError(f"{self.name}: {method}: {message['error']}")
        return message["result"]

    @staticmethod
    def answer(message: dict[str, Any]) -> object:
        """Answer a question of the server; one matters: which Python to look into."""
        if message["method"] != "workspace/configuration":
            return None
        python = {"pythonPath": sys.executable}
        items: list[dict[str, Any]] = message["params"]["items"]
        return [python if item.get("section") == "python" else None for item in items]

    def write(self, message: dict[str, object]) -> None:
        """Write one message."""
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def read(self) -> dict[str, Any]:
        """Read one message."""
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise RuntimeError(f"{self.name} has ended, or took more than {PATIENCE} s")
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def open(self, program: str) -> Spot:
        """Open a program in which `CURSOR` marks the cursor."""
        before, after = program.split(CURSOR)
        uri = (self.project / f"program_{next(self.numbers)}.py").as_uri()
        document = {"uri": uri, "languageId": "python", "version": 1, "text": before + after}
        self.send("textDocument/didOpen", {"textDocument": document})
        *_, line = before.split("\n")
        prefix = re.search(r"\w*$", line)
        assert prefix is not None
        return Spot(uri, before.count("\n"), len(line), prefix[0])

    def close(self, spot: Spot) -> None:
        """Close the program again."""
        self.send("textDocument/didClose", {"textDocument": {"uri": spot.uri}})

    def complete(self, spot: Spot) -> list[str]:
        """List the completions as an editor shows them: in order, and only what fits the prefix."""
        found = self.ask("textDocument/completion", spot.params())
        items = [each for part in as_list(found) for each in part.get("items", [part])]
        ordered = sorted(items, key=lambda item: item.get("sortText", item["label"]))
        labels = [item["label"].strip("\"'=") for item in ordered]
        return [label for label in labels if label.casefold().startswith(spot.prefix.casefold())]

    def hover(self, spot: Spot) -> list[str]:
        """Return what is shown about the name at the cursor, as Markdown."""
        found = self.ask("textDocument/hover", spot.params())
        parts = as_list(found["contents"]) if found else []
        return [each if isinstance(each, str) else each["value"] for each in parts]

    def sign(self, spot: Spot) -> list[str]:
        """Return the signatures of the call at the cursor."""
        found = self.ask("textDocument/signatureHelp", spot.params())
        return [each["label"] for each in found["signatures"]] if found else []

    def define(self, spot: Spot) -> list[str]:
        """Return the lines in which the name at the cursor is defined, each after its module."""
        found = self.ask("textDocument/definition", spot.params())
        places = as_list(found)
        return [read_line(place["uri"], place["range"]["start"]["line"]) for place in places]


def as_list(answer: object) -> list[Any]:
    """Return an answer that may be a list, one thing, or nothing, as a list."""
    if is_list(answer):
        return [*answer]
    return [] if answer is None else [answer]


def read_line(uri: str, number: int) -> str:
    """Read a line, such as `client.py: class GlueClient(ServiceClient):`."""
    path = Path(unquote(urlsplit(uri).path))
    if not path.exists():
        return path.name  # the program, which nobody has saved
    return f"{path.name}: {path.read_text('utf-8').splitlines()[number].strip()}"
