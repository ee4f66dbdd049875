"""The snapshot as data of the package: botocore can read it, a zip file holds it, no call does."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.paginate import PaginatorModel
from botocore.waiter import WaiterModel
from botoforge.dms import DatabaseMigrationServiceClient
from botoforge.testing import AwsServer
from botoforge_codegen.load.store import ModelStore
from support.projects import ROOT, Project, text_model
from support.snapshots import build, write_snapshot

GENERATED = ROOT / "generated"


def test_botocore_reads_it(tmp_path: Path) -> None:
    """It is in botocore's own layout and formats, with all that the chosen operations reach."""
    store = ModelStore()
    operations = ["DescribeInstances", "StopInstances"]
    write_snapshot(tmp_path, build(tmp_path, store, "ec2", operations))
    loader = Loader([str(tmp_path / "_models")], include_default_search_paths=False)

    assert loader.list_available_services("service-2") == ["ec2"]
    model = ServiceModel(loader.load_service_model("ec2", "service-2"), "ec2")
    installed = ServiceModel(store.read("ec2").service, "ec2")
    assert sorted(operations) == model.operation_names
    for name in operations:
        for part in ("input_shape", "output_shape"):
            found = getattr(model.operation_model(name), part)
            expected = getattr(installed.operation_model(name), part)
            assert list(expected.members) == list(found.members)
    waiters = WaiterModel(loader.load_service_model("ec2", "waiters-2"))
    assert {"InstanceRunning", "InstanceStopped"} <= set(waiters.waiter_names)
    assert {waiters.get_waiter(name).operation for name in waiters.waiter_names} <= set(operations)
    pages = PaginatorModel(loader.load_service_model("ec2", "paginators-1"))
    assert pages.get_paginator("DescribeInstances")["result_key"] == "Reservations"
    assert loader.load_service_model("ec2", "endpoint-rule-set-1")["rules"]


def test_no_documentation_in_the_model() -> None:
    """What people read is in a file of its own, so that a change of it is apart in a review."""
    for file in GENERATED.rglob("service-2.json"):
        assert '"documentation"' not in file.read_text("ascii")
        assert '"documentation"' in file.with_name("docs.json").read_text("ascii")


CALLS = """\
import sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))

import boto3
from botoforge.dms import DatabaseMigrationServiceClient

keys = {"aws_access_key_id": "k", "aws_secret_access_key": "s", "region_name": "us-east-1"}
dms = DatabaseMigrationServiceClient(boto3.client("dms", endpoint_url=sys.argv[1], **keys))
dms.wait_until_refresh_schemas_succeeded(endpoint_arn="arn", timeout=5, min_delay=0.01)
assert any("describe_refresh_schemas_status" in path for path in opened)
print([path for path in opened if "_models" in path])
"""


def test_no_call_reads_it() -> None:
    """Importing, calling and waiting open no file of the snapshot."""
    with AwsServer() as aws:  # its own process may: it takes the models that `connect` takes
        call = DatabaseMigrationServiceClient.describe_refresh_schemas_status
        aws.when(call).answer("refreshing", "successful")
        command = [sys.executable, "-c", CALLS, aws.endpoint_url]
        result = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (result.stdout, result.stderr) == ("[]\n", "")


READ = """\
import sys
sys.path.insert(0, sys.argv[1])
import botoforge
from importlib.resources import files
print(files(botoforge).joinpath("_models/dms/2016-01-01/service-2.json").read_text("ascii"), end="")
"""


def test_in_a_zip_file(tmp_path: Path) -> None:
    """It can be read from a package in a zip file."""
    archive = tmp_path / "sdk.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for file in sorted(GENERATED.rglob("*")):
            if "__pycache__" not in file.parts:
                zipped.write(file, file.relative_to(GENERATED).as_posix())

    result = subprocess.run(
        [sys.executable, "-I", "-c", READ, str(archive)], capture_output=True, text=True, check=True
    )

    assert json.loads(result.stdout)["metadata"]["endpointPrefix"] == "dms"


def test_keys_that_nobody_knows(tmp_path: Path) -> None:
    """A model may have anything beside what is read, under names that mean something elsewhere."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob"])
    unknown: dict[str, object] = {"member": 7, "shapes": "x", "errors": {"shape": "y"}, "input": []}
    model["shapes"]["DescribeJobResponse"] |= unknown
    project.add_model("jobs", model)
    project.choose("DescribeJob")

    project.succeed("generate")
    project.succeed("check")
    project.succeed("check", "--locked")
    assert "0 breaking, 0 notable, 0 compatible" in project.succeed(
        "diff", str(project.package), "installed"
    )
