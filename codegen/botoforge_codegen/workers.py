"""Do the same with many things, in several processes at once."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, Final, TypeVar

from .errors import GenerationError

Item = TypeVar("Item")
Result = TypeVar("Result")

PROGRAM: Final = f"import sys; sys.path[:] = sys.argv[1:]; from {__name__} import serve; serve()"
"""What a worker runs; it imports from where this process does."""


class Worker:
    """A process that does one thing after another.

    It has a process group of its own, so that a Ctrl-C never reaches it: this process ends it. If
    this process is killed, a worker ends with what it does.

    Args:
        task: What it does.
    """

    def __init__(self, task: Callable[..., object]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (this interpreter, and a program of our own)
            [sys.executable, "-c", PROGRAM, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0 if os.name == "posix" else None,
        )
        self._send(task)

    def do(self, item: object) -> Any:
        """Do it with one thing, and wait for the result."""
        self._send(item)
        assert self._process.stdout is not None  # noqa: S101 (a pipe was asked for)
        return pickle.load(self._process.stdout)  # noqa: S301 (it comes from our own process)

    def _send(self, value: object) -> None:
        assert self._process.stdin is not None  # noqa: S101 (a pipe was asked for)
        pickle.dump(value, self._process.stdin)
        self._process.stdin.flush()

    def end(self) -> None:
        """End it at once."""
        self._process.kill()

    def close(self) -> None:
        """Clean up, when it has ended and nobody talks to it any more."""
        with suppress(BrokenPipeError), self._process:
            pass


def serve() -> None:
    """Be a worker: take the task, then do it with what comes, until nothing does."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError, BrokenPipeError):  # the other process has ended
        task = pickle.load(source)  # noqa: S301 (it comes from our own process)
        while True:
            pickle.dump(task(pickle.load(source)), sink)  # noqa: S301
            sink.flush()
    os._exit(0)  # without a word about what could not be written


def do_all(
    task: Callable[[Item], Result], items: Iterable[Item], processes: int
) -> Generator[Result]:
    """Do a task with many things, and give each result as soon as it is there.

    Close what this returns: that ends the processes at once.

    Args:
        task: What to do; a function of a module, or a `functools.partial` of one.
        items: The things, in the order in which they are begun.
        processes: How many are done at the same time.

    Raises:
        GenerationError: A process has ended on its own.
    """
    workers: list[Worker] = []
    idle: SimpleQueue[Worker] = SimpleQueue()

    def do(item: Item) -> Result:
        worker = idle.get()
        try:
            result: Result = worker.do(item)
        finally:
            idle.put(worker)
        return result

    threads = ThreadPoolExecutor(processes)
    try:
        for _ in range(processes):
            workers.append(Worker(task))
            idle.put(workers[-1])
        futures = {threads.submit(do, item): item for item in items}
        for future in as_completed(futures):
            item = futures.pop(future)
            try:
                result = future.result()
            except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
                raise GenerationError(
                    f"{item}: the process that worked on it has ended; is there enough memory?"
                ) from error
            yield result
    finally:
        for worker in workers:
            worker.end()
        threads.shutdown(cancel_futures=True)
        for worker in workers:
            worker.close()
