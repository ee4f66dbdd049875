"""What rows need: packages that are generated, processes of their own, a service that responds."""

from __future__ import annotations

import compileall
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryFile
from types import ModuleType
from typing import Any, Final, TypeAlias

from attrs import frozen
from botoforge_codegen.cli import main as run_botoforge
from botoforge_codegen.commands.command import ExitStatus

Services: TypeAlias = Mapping[str, Sequence[str] | str]
"""The operations of each service; `*` are all."""
ROOT: Final = Path(__file__).parents[1]


class Workshop:
    """Where packages are generated for the rows that measure them.

    Args:
        folder: An empty folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, package: str, services: Services) -> ModuleType:
        """Generate a package, as `generate` does, and let it be imported from now on."""
        folder = str(self.generate(package, services))
        if folder not in sys.path:
            sys.path.append(folder)
        return import_module(package)

    def generate(self, package: str, services: Services) -> Path:
        """Generate and compile a package, unless it is there already.

        Args:
            package: Its import name.
            services: Its operations.

        Returns:
            The folder from which it can be imported.
        """
        folder = self.folder / package
        if not folder.exists():
            folder.mkdir()
            command = ["generate", "--config", str(write_config(folder, package, services))]
            output = io.StringIO()
            with redirect_stdout(output), redirect_stderr(output):
                status = run_botoforge(command)
            if status == ExitStatus.INTERRUPTED:
                raise KeyboardInterrupt
            if status != 0:
                raise RuntimeError(output.getvalue())
            compileall.compile_dir(folder, quiet=1)
        return folder


def write_config(folder: Path, package: str, services: Services) -> Path:
    """Write the configuration of a package that shall lie beside it."""
    chosen = [f"{service} = {json.dumps(names)}\n" for service, names in services.items()]
    head = f'[tool.botoforge]\npackage = "{package}"\noutput = "."\n[tool.botoforge.services]\n'
    config = folder / "botoforge.toml"
    config.write_text(head + "".join(chosen), "utf-8")
    return config


# --- Processes ------------------------------------------------------------------------------------


@frozen
class Ended:
    """What came of a process."""

    cpu: float
    """Its CPU and that of the processes that it has started, in seconds."""
    output: str


def run_process(
    command: Sequence[str], *, folder: Path = ROOT, path: Sequence[Path] = (), fails: bool = False
) -> Ended:
    """Run a process to its end.

    Args:
        command: The program and its arguments.
        folder: Its current folder.
        path: Where it can import from, beside what is installed.
        fails: Whether its exit status may be that of a failure.

    Raises:
        RuntimeError: It has failed.
    """
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(map(str, path)),
        "PYTHONDONTWRITEBYTECODE": "",  # as installed packages are, what is started is compiled
    }
    with TemporaryFile("w+", encoding="utf-8") as written:
        process = subprocess.Popen(  # noqa: S603 (our own programs)
            command, cwd=folder, env=environment, stdout=written, stderr=subprocess.STDOUT
        )
        try:
            _, status, usage = os.wait4(process.pid, 0)  # `communicate` would lose the usage
        except KeyboardInterrupt:
            process.kill()
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
        written.seek(0)
        output = written.read()
    if process.returncode and not fails:
        raise RuntimeError(f"{' '.join(command)}: exit status {process.returncode}\n{output}")
    return Ended(usage.ru_utime + usage.ru_stime, output)


def run_python(program: str, **how: Any) -> Ended:
    """Run a program of Python in an interpreter of its own; the rest is that of `run_process`."""
    return run_process([sys.executable, "-c", program], **how)


@contextmanager
def played_apart(play: Callable[[Connection], None], told: object) -> Generator[Connection]:
    """Let a process of its own play services, so that its CPU does not count.

    Args:
        play: What it does, with its end of a pipe.
        told: What it is sent first.
    """
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=play, args=(theirs,), daemon=True)
    process.start()
    theirs.close()  # so that its end is noticed here
    try:
        ours.send(told)
        yield ours
    finally:
        process.terminate()
        process.join()
