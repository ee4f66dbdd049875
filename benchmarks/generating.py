"""Rows about the generator, beside what else works through the same service models."""

from __future__ import annotations

import shutil
import sys
import tomllib
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import count
from typing import Any, Final

from botocore.session import Session

from .harness import Row, Sides
from .workshop import ROOT, Services, Workshop, run_process, write_config

READ: Final = """
import sys
from botocore.session import Session
session = Session()
for service in sys.argv[1:]:
    model = session.get_service_model(service)
    for name in model.shape_names:
        shape = model.shape_for(name)
        shape.documentation, getattr(shape, "members", None), getattr(shape, "member", None)
"""
"""Reads models, and makes botocore's view of every shape."""
BUILDER: Final = [sys.executable, "-m", "mypy_boto3_builder"]


def list_rows() -> list[Row]:
    """List the rows."""
    five: Mapping[str, Sequence[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))[
        "tool"
    ]["botoforge"]["services"]
    row = partial(Row, group="generate", peer="botocore reads the models")
    return [
        row(
            name="five",
            title="The five operations",
            prepare=partial(prepare_reading, five),
            rounds=3,
        ),
        row(
            name="ec2",
            title="All of EC2",
            prepare=partial(prepare_reading, {"ec2": "*"}),
            rounds=1,
            is_slow=True,
        ),
        Row(
            group="generate",
            name="dms",
            title="All of DMS",
            peer="mypy-boto3-builder",
            prepare=prepare_builder,
            at_most=1.0,
            rounds=1,
            is_slow=True,
        ),
        row(
            name="everything",
            title="All of AWS",
            prepare=partial(prepare_reading, None),
            rounds=1,
            is_slow=True,
        ),
    ]


@contextmanager
def prepare_reading(services: Services | None, workshop: Workshop) -> Generator[Sides]:
    """Generate services, beside what only reads their models.

    Args:
        services: Them; none for all.
        workshop: Where.
    """
    chosen = services or dict.fromkeys(Session().get_available_services(), "*")

    def read() -> float:
        return run_process([sys.executable, "-c", READ, *chosen]).cpu

    yield Sides(partial(generate, chosen, workshop, count()), read)


@contextmanager
def prepare_builder(workshop: Workshop) -> Generator[Sides]:
    """Generate all of a service, beside the generator of types-boto3."""
    folder = workshop.folder / "built"
    options = ["--product", "boto3-services", "--no-smart-version", "--build-version", "1.0.0"]

    def build() -> float:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return run_process([*BUILDER, str(folder), *options, "--services", "dms"]).cpu

    yield Sides(partial(generate, {"dms": "*"}, workshop, count()), build)


def generate(services: Services, workshop: Workshop, numbers: Any) -> float:
    """Generate a package for the first time, and return the CPU in seconds."""
    folder = workshop.folder / f"made-{'-'.join(services)[:20]}-{next(numbers)}"
    folder.mkdir()
    config = write_config(folder, "made", services)
    command = [sys.executable, "-m", "botoforge_codegen", "generate", "--config", str(config)]
    spent = run_process(command, folder=folder).cpu
    shutil.rmtree(folder)
    return spent
