"""Programs that call typed clients with other versions of botocore, and what they are answered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any, Final, Self

from botocore.loaders import Loader
from botocore.model import ServiceModel
from botoforge_codegen.names import service_package_name
from oracle.bodies import CBOR, Writer
from oracle.values import WHOLE, Maker
from support.lean_cases import ALSO, STEPS, Failure, Raw, Step
from support.local_aws import Answer, LocalAws, Request
from support.projects import PROGRAMS, succeed

PACKAGE: Final = "leanly"
"""The package of the tests."""

FOLDERS: Final = sorted(Path(os.environ.get("BOTOFORGE_OTHER_BOTOCORES", os.devnull)).glob("*"))
"""Folders with other versions of botocore and all that these need, which `nox -s lean` makes."""

LOCAL: Final[dict[str, Any]] = {
    "region_name": "us-east-1",
    "aws_access_key_id": "local",
    "aws_secret_access_key": "local",
}
"""What `connect` gets, where a test says no more."""


def make_package(folder: Path) -> Path:
    """Generate the package of the tests, and return the folder to import it from."""
    chosen = {
        service: sorted({step.operation for step in steps}) for service, steps in STEPS.items()
    }
    lines = [f"{service} = {json.dumps(names)}\n" for service, names in {**chosen, **ALSO}.items()]
    head = f'[tool.botoforge]\npackage = "{PACKAGE}"\noutput = "src"\n[tool.botoforge.services]\n'
    (folder / "pyproject.toml").write_text(head + "".join(lines), "utf-8")
    succeed(folder, "generate")
    return folder / "src"


class Run:
    """A program that calls typed clients, for a `with` block.

    Args:
        package: The folder or the archive to import the package from.
        libraries: The only folder to import other libraries from; by default the installed ones.
        is_async: Whether it uses async clients.
        environment: Variables of its environment.
        **options: What `connect` gets.
    """

    def __init__(
        self,
        package: Path,
        libraries: Path | None = None,
        *,
        is_async: bool = False,
        environment: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        # Without `site`, which knows the installed libraries.
        python = (sys.executable,) if libraries is None else (sys.executable, "-S")
        path = os.pathsep.join(str(each) for each in (package, libraries) if each is not None)
        variables = {"AWS_CONFIG_FILE": os.devnull, "AWS_EC2_METADATA_DISABLED": "true"}
        clients = "async" if is_async else "sync"
        self.process = subprocess.Popen(
            [*python, str(PROGRAMS / "lean_calls.py"), PACKAGE, clients, json.dumps(options)],
            env={**variables, **(environment or {}), "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def do(self, service: str, method: str, arguments: Raw | None = None) -> Any:
        """Call a method of a client; `raw_client` tells what its raw client is."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        step = {"service": service_package_name(service), "method": method}
        print(
            json.dumps({**step, "arguments": arguments or {}}), file=self.process.stdin, flush=True
        )
        return json.loads(self.process.stdout.readline())


# --- The services ---------------------------------------------------------------------------------


@cache
def load_raw(service: str) -> dict[str, Any]:
    """Load the model of a service, as the file has it."""
    model: dict[str, Any] = Loader().load_service_model(service, "service-2")
    return model


@cache
def load(service: str, protocol: str | None = None) -> ServiceModel:
    """Load the model of a service, as if it spoke one protocol alone if that is given."""
    model = load_raw(service)
    if protocol is not None:
        metadata = {**model["metadata"], "protocol": protocol, "protocols": [protocol]}
        model = {**model, "metadata": metadata}
    return ServiceModel(model, service)


def protocol_of(request: Request, service: str) -> str:
    """Tell the protocol of a request."""
    if "smithy-protocol" in request.headers:
        return CBOR
    if "x-amz-target" in request.headers:
        return "json"
    own = load(service).resolved_protocol
    return own if own.startswith("rest") or own == "ec2" else "query"


def respond(service: str, step: Step, at: int, request: Request) -> Answer:
    """Write a response of a step, in the protocol of the request."""
    response = step.responses[at]
    if isinstance(response, Answer):
        return response
    model, shapes = load(service, protocol_of(request, service)), load_raw(service)["shapes"]
    operation = model.operation_model(step.operation)
    chance = Random(f"{service} {step.operation} {at}")
    writer = Writer(operation, shapes, chance)
    maker = Maker(shapes, chance, WHOLE, received=True)
    if isinstance(response, Failure):
        shape: Any = model.shape_for(response.shape)
        written = writer.error(shape, maker.whole(shape), "it is so")
        code = {"x-amzn-query-error": f"{response.code};Sender"} if response.code else {}
        return Answer(status=written.status, headers={**written.headers, **code}, body=written.body)
    output: Any = operation.output_shape  # there may be none, which the stubs do not know
    made = {} if step.bare else maker.whole(output)
    merged = {name: each for name, each in {**made, **response}.items() if each is not None}
    written = writer.response(merged)
    return Answer(status=written.status, headers=written.headers, body=written.body)


def do_step(run: Run, aws: LocalAws, service: str, step: Step) -> tuple[Any, list[Any]]:
    """Do a step.

    Returns:
        What came of it, and the requests that were sent.
    """
    aws.play(partial(respond, service, step, at) for at in range(len(step.responses)))
    came = run.do(service, step.method, step.arguments)
    sent = [
        (protocol_of(request, service), request.method, request.target, request.body)
        for request in aws.requests
    ]
    return came, sent
