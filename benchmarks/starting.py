"""Rows about the start of a program: its first response, the memory of its client, its imports.

Every measurement has an interpreter of its own, whose bytecode is compiled.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

from attrs import frozen
from botocore import xform_name
from botocore.session import Session

from .calls import LARGE, repeat, serve
from .five import FIVE, body_of
from .harness import Row, Sides
from .workshop import Services, Workshop, played_apart, run_python

ENDPOINT: Final = (
    'endpoint_url="http://127.0.0.1:{port}", region_name="us-east-1",'
    ' aws_access_key_id="local", aws_secret_access_key="local"'
)
PLAIN: Final = f"""
import boto3
client = boto3.client("{{service}}", {ENDPOINT})
"""
LEAN: Final = f"""
from {{package}}.{{service}} import {{client}}
client = {{client}}.connect(lean=True, {ENDPOINT})
"""
MEMORY: Final = """
import gc, tracemalloc
import boto3
import {package}.{service}
gc.collect()
tracemalloc.start()
MAKE
print(tracemalloc.get_traced_memory()[1])
"""
IMPORT: Final = """
from time import process_time
{before}
began = process_time()
{imports}
print(process_time() - began)
"""
FIVE_CLIENTS: Final = """
from {package}.dms import DatabaseMigrationServiceClient, DescribeRefreshSchemasStatusResponse
from {package}.glue import GetMaterializedViewRefreshTaskRunResponse, GlueClient
from {package}.quicksight import DescribeAssetBundleExportJobResponse
from {package}.quicksight import DescribeDashboardSnapshotJobResponse
from {package}.quicksight import DescribeTopicRefreshResponse, QuickSightClient
"""
ONE_CLIENT: Final = """
from {package}.quicksight import DescribeTopicRefreshResponse, QuickSightClient
"""
ROUNDS: Final = 15
FIRST_RESPONSE: Final = {"quicksight": 0.75, "ec2": 0.80}
"""The bounds of a cold start, by service."""
MEMORY_OF_CLIENT: Final = {"quicksight": 0.45, "ec2": 0.45, "glue": 0.50}


@frozen
class Start:
    """A client whose start is measured."""

    service: str
    client: str
    """The typed client."""
    method: str
    parameters: Mapping[str, str]
    body: bytes
    """What the service responds with."""
    package: str = "botoforge"

    @property
    def title(self) -> str:
        """What rows call it."""
        return f"{self.client}.{self.method}"


def list_starts() -> list[Start]:
    """List the clients whose start is measured."""
    topic, view = (body_of(operation).bytes for operation in (FIVE[0], FIVE[-1]))
    account = {"aws_account_id": "123456789012"}
    return [
        Start(
            "quicksight",
            "QuickSightClient",
            "describe_topic_refresh",
            {**account, "topic_id": "sales", "refresh_id": "1"},
            topic,
        ),
        Start("ec2", "EC2Client", "describe_instances", {}, repeat("ec2.xml", 1), "large"),
        Start(
            "glue",
            "GlueClient",
            "get_materialized_view_refresh_task_run",
            {"catalog_id": "1", "materialized_view_refresh_task_run_id": "1"},
            view,
        ),
    ]


def list_rows() -> list[Row]:
    """List the rows."""
    starts = list_starts()
    cold = [
        Row(
            group="cold-start",
            name=start.service,
            title=f"Interpreter to first response, lean `{start.client}`",
            peer="boto3",
            at_most=FIRST_RESPONSE.get(start.service),
            prepare=partial(prepare_start, start),
            rounds=ROUNDS,
        )
        for start in starts
    ]
    held = [
        Row(
            group="client-memory",
            name=start.service,
            title=f"The most memory that making a lean `{start.client}` takes",
            peer="boto3's client",
            at_most=MEMORY_OF_CLIENT[start.service],
            prepare=partial(prepare_memory, start),
            rounds=3,
            unit="B",
        )
        for start in starts
    ]
    return [*cold, *held, *list_imports()]


def list_imports() -> list[Row]:
    """List the rows about imports."""
    row = partial(Row, group="import", peer="import boto3", rounds=ROUNDS)
    return [
        row(
            name="five",
            title="Three clients, the five operations",
            at_most=0.17,
            prepare=partial(prepare_import, FIVE_CLIENTS, None),
        ),
        row(
            name="one",
            title="A client and its one operation",
            at_most=0.11,
            prepare=partial(prepare_import, ONE_CLIENT, {"quicksight": ["DescribeTopicRefresh"]}),
        ),
        row(
            name="whole",
            title="One operation of a client of all QuickSight",
            at_most=0.20,
            prepare=partial(prepare_import, ONE_CLIENT, {"quicksight": "*"}),
        ),
    ]


@contextmanager
def prepare_start(start: Start, workshop: Workshop) -> Generator[Sides]:
    """Start the service, and make the two programs."""
    path = path_of(start, workshop)
    named = ", ".join(f"{name}={value!r}" for name, value in start.parameters.items())
    model = {xform_name(name): name for name in input_members(start)}
    plain = ", ".join(f"{model[name]}={value!r}" for name, value in start.parameters.items())
    with played_apart(serve, [start.body]) as pipe:
        port = pipe.recv()
        ours = f"{LEAN}client.{start.method}({named})"
        peer = f"{PLAIN}client.{start.method}({plain})"
        yield Sides(
            *(
                partial(cpu_of_program, fill_in(program, start, port), path)
                for program in (ours, peer)
            )
        )


@contextmanager
def prepare_memory(start: Start, workshop: Workshop) -> Generator[Sides]:
    """Make the two programs, which print the most memory that making a client takes."""
    path = path_of(start, workshop)
    programs = [fill_in(MEMORY.replace("MAKE", make.strip()), start, 1) for make in (LEAN, PLAIN)]
    yield Sides(*(partial(printed_by, program, path) for program in programs))


@contextmanager
def prepare_import(imports: str, services: Services | None, workshop: Workshop) -> Generator[Sides]:
    """Make the two programs, which print the CPU of an import.

    Args:
        imports: What is imported of ours, after boto3.
        services: What the package is generated for; none for the one that is checked in.
        workshop: Where.
    """
    package, path = "botoforge", list[Path]()
    if services is not None:
        package = "whole" if "*" in services.values() else "one"
        path = [workshop.generate(package, services)]
    ours = IMPORT.format(before="import boto3", imports=imports.format(package=package))
    peer = IMPORT.format(before="", imports="import boto3")
    yield Sides(partial(printed_by, ours, path), partial(printed_by, peer, path))


def path_of(start: Start, workshop: Workshop) -> list[Path]:
    """Find from where the package of a client is imported."""
    return [workshop.generate("large", LARGE)] if start.package == "large" else []


def input_members(start: Start) -> Iterable[str]:
    """List the parameters of the operation, as the model names them."""
    model = Session().get_service_model(start.service)
    (operation,) = (name for name in model.operation_names if xform_name(name) == start.method)
    shape: Any = model.operation_model(operation).input_shape
    return dict[str, object](shape.members)


def fill_in(program: str, start: Start, port: int) -> str:
    """Fill in what a program is about."""
    return program.format(
        package=start.package, service=start.service, client=start.client, port=port
    )


def cpu_of_program(program: str, path: Sequence[Path]) -> float:
    """Measure the CPU of a whole program, in seconds."""
    return run_python(program, path=path).cpu


def printed_by(program: str, path: Sequence[Path]) -> float:
    """Run a program that prints its own cost."""
    return float(run_python(program, path=path).output)
