"""A pool of processes that do the same task with many items."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import suppress
from queue import SimpleQueue
from typing import Final, TypeVar

from botoforge_codegen.errors import GenerationError

Item = TypeVar("Item")
Result = TypeVar("Result")

PROGRAM: Final = f"import sys; sys.path[:] = sys.argv[1:]; from {__name__} import serve; serve()"
"""What a worker runs; it imports from the same folders as this process."""


class Worker:
    """A process that does one item after another.

    It has a process group of its own, so Ctrl-C does not reach it: this process ends it. If this
    process is killed, the worker ends when it is done with its item.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (this interpreter, and a program of our own)
            [sys.executable, "-c", PROGRAM, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0 if os.name == "posix" else None,
        )

    def do(self, task: Callable[[Item], Result], item: Item) -> Result:
        """Do a task with one item, and wait for the result."""
        source, sink = self._process.stdout, self._process.stdin
        assert source is not None  # noqa: S101 (a pipe was asked for)
        assert sink is not None  # noqa: S101 (a pipe was asked for)
        pickle.dump((task, item), sink)
        sink.flush()
        result: Result = pickle.load(source)  # noqa: S301 (it comes from our own process)
        return result

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def close(self) -> None:
        """Close the pipes, when the process has ended and no thread uses them any more."""
        with suppress(BrokenPipeError), self._process:
            pass


def serve() -> None:
    """Be a worker: do one task after another, until the other process has no more."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    with suppress(EOFError, BrokenPipeError):  # the other process has ended
        while True:
            task, item = pickle.load(source)  # noqa: S301 (it comes from our own process)
            pickle.dump(task(item), sink)
            sink.flush()
    os._exit(0)  # without a message about what could not be written


def do_all(
    task: Callable[[Item], Result], items: Iterable[Item], processes: int
) -> Generator[Result]:
    """Do a task with many items, and yield each result as soon as it is there.

    Close what this returns: that ends the processes at once.

    Args:
        task: What to do; a function of a module, or a `functools.partial` of one.
        items: In the order in which they are begun.
        processes: How many items are worked on at the same time.

    Raises:
        GenerationError: A process has ended by itself.
    """
    workers: list[Worker] = []
    idle: SimpleQueue[Worker] = SimpleQueue()
    threads = ThreadPoolExecutor(processes)
    try:
        for _ in range(processes):
            workers.append(Worker())
            idle.put(workers[-1])
        futures = {threads.submit(do_in_idle, idle, task, item): item for item in items}
        for future in as_completed(futures):
            yield get_result(future, futures.pop(future))
    finally:
        for worker in workers:
            worker.kill()
        threads.shutdown(cancel_futures=True)
        for worker in workers:
            worker.close()


def do_in_idle(idle: SimpleQueue[Worker], task: Callable[[Item], Result], item: Item) -> Result:
    """Do a task in the next worker that is idle."""
    worker = idle.get()
    try:
        return worker.do(task, item)
    finally:
        idle.put(worker)


def get_result(future: Future[Result], item: object) -> Result:
    """Get the result for an item; a worker that has ended is an error that names the item."""
    try:
        return future.result()
    except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
        raise GenerationError(
            f"{item}: the process that worked on it has ended; is there enough memory?"
        ) from error
