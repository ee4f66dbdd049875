"""What Ctrl-C does to the job that `botoforge wait` waits for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import jmespath

from botoforge_codegen.errors import GenerationError, Terminated, complain


def describe_interruption(method: Any) -> str:
    """Say that the end of a wait is not the end of what was waited for.

    Args:
        method: The runtime's `WaitMethod`.
    """
    is_job = method.waiter.goal == "ended well"
    return f"interrupted; {'the job' if is_job else 'what was waited for'} goes on"


def check_stop(method: Any) -> None:
    """Check that the job of a wait can be stopped.

    Args:
        method: The runtime's `WaitMethod`.

    Raises:
        GenerationError: It cannot.
    """
    if method.waiter.stop is None:
        raise GenerationError(
            f"--on-interrupt stop: no operation is known that stops what {method.waiter.name} "
            "waits for; leave the option out, and Ctrl-C ends the wait alone"
        )


def end_interrupted(
    error: KeyboardInterrupt,
    client: Any,
    method: Any,
    parameters: Mapping[str, object],
    response: Any,
) -> None:
    """Stop a job after Ctrl-C, and say so.

    Args:
        error: What has interrupted the wait; SIGTERM leaves the job running.
        client: The typed client.
        method: The runtime's `WaitMethod`.
        parameters: Those of the operation that is polled.
        response: The last response; `None` if none has arrived: then the job may not exist.
    """
    if isinstance(error, Terminated) or response is None:
        complain(describe_interruption(method))
        return
    stop = method.waiter.stop
    sent = {
        each.wire_name: parameters[each.name]
        for each in method.parameters
        if each.name in parameters
    }
    complain(f"interrupted; stopping the job by {stop.method} (Ctrl-C again leaves it running)")
    try:
        requests = list(list_requests(stop, sent, response.raw_response))
        accepted = [send_stop(client, stop, request) for request in requests]
    except KeyboardInterrupt:
        complain("interrupted again; the job may go on")
    except (TypeError, ValueError) as problem:
        complain(f"the job may go on: {stop.method}: {problem}")
    else:
        if all(accepted):
            complain(f"{stop.method} was called without an error; the job ends in its own time")


def send_stop(client: Any, stop: Any, request: Mapping[str, Any]) -> bool:
    """Ask the service to stop one job, and say so if it does not: the others are stopped then too.

    Args:
        client: The typed client.
        stop: The runtime's `Stop`.
        request: The parameters of the call.

    Returns:
        Whether it was called without an error.
    """
    try:
        getattr(client.raw_client, stop.method)(**request)
    except Exception as problem:  # noqa: BLE001 (of the service, of the network, of credentials)
        job = " ".join(str(request[name]) for name in stop.each)
        complain(f"the job {job}".strip() + f" may go on: {stop.method}: {problem}")
        return False
    return True


def list_requests(
    stop: Any, parameters: Mapping[str, object], response: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """List the parameters of each call that stops what is waited for.

    Args:
        stop: The runtime's `Stop`.
        parameters: Those of the operation that is polled, by wire name.
        response: The last response.

    Raises:
        ValueError: The response lacks what a call needs.
    """
    known = {"input": parameters, "output": response}
    values = {name: jmespath.search(path, known) for name, path in stop.input.items()}
    for name, value in values.items():
        if value is None:
            raise ValueError(f"{stop.input[name]}, its parameter {name}, is not known")
    counts = [len(values[name]) for name in stop.each]
    for index in range(min(counts, default=1)):
        yield {name: value[index] if name in stop.each else value for name, value in values.items()}
