"""What botocore's clients call by themselves: in the snapshot, and nowhere else."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import botocore
import pytest
from botocore import xform_name
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.snapshot.botocore_calls import CALLS, find_calls
from support.projects import Project, read_files, succeed, text_model
from support.snapshots import build, build_from_snapshot, write_snapshot

OF_OTHER_CLIENTS = frozenset(
    {
        "assume_role",
        "assume_role_with_web_identity",
        "create_o_auth2_token",
        "create_token",
        "get_role_credentials",
    }
)
"""What is called through clients that botocore makes for itself, from its own models."""

CHOSEN = {
    "s3": ["ListObjectsV2", "HeadObject"],
    "dynamodb": ["GetItem"],
    "timestream-query": ["Query"],
}


@pytest.fixture(scope="module")
def store() -> ModelStore:
    """The installed models."""
    return ModelStore()


# --- Which they are -------------------------------------------------------------------------------


def list_calls(tree: ast.AST) -> Iterator[str]:
    """List the operations that a module of botocore calls, or whose model it asks for."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        holder = ast.unparse(node.func.value)
        if holder.endswith("client") and node.func.attr.islower():
            yield node.func.attr
        if node.func.attr == "operation_model" and isinstance(node.args[0], ast.Constant):
            yield xform_name(str(node.args[0].value))


def test_what_botocore_calls() -> None:
    """The table has whatever the code of the installed botocore calls."""
    package = Path(botocore.__file__).parent
    files = [*package.glob("*.py"), *package.glob("retries/*.py")]
    called = {name for file in files for name in list_calls(ast.parse(file.read_text("utf-8")))}

    known = {xform_name(name) for names in CALLS.values() for name in names}
    assert known == called - OF_OTHER_CLIENTS


def test_what_the_models_mark(store: ModelStore) -> None:
    """Three services have an operation that tells their endpoints."""
    marked = {
        client_name: sorted(found)
        for client_name in ("dynamodb", "s3", "sqs", "timestream-query", "timestream-write")
        if (found := find_calls(client_name, store.read(client_name).service["operations"]))
    }
    assert marked == {
        "dynamodb": ["DescribeEndpoints"],
        "s3": ["CreateBucket", "CreateSession", "HeadBucket"],
        "timestream-query": ["DescribeEndpoints"],
        "timestream-write": ["DescribeEndpoints"],
    }


# --- Where they are -------------------------------------------------------------------------------


@pytest.mark.parametrize("service", CHOSEN)
def test_only_the_snapshot_has_them(tmp_path: Path, store: ModelStore, service: str) -> None:
    """They are in the model, without documentation; no other file would differ without them."""
    files = build(tmp_path, store, service, CHOSEN[service])
    read = {
        Path(path).name: json.loads(text) for path, text in files.items() if path[-5:] == ".json"
    }
    called = read["facts.json"].pop("not_chosen")
    operations = read["service-2.json"]["operations"]

    assert called == sorted(find_calls(service, store.read(service).service["operations"]))
    assert sorted([*called, *CHOSEN[service]]) == sorted(operations)
    assert not set(called) & set(read["docs.json"]["operations"])
    assert sorted(CHOSEN[service]) == sorted(
        set(read["facts.json"]["snake_case"]) & set(operations)
    )
    client = next(text.decode() for path, text in files.items() if path.endswith("/client.py"))
    assert not [name for name in called if f"def {xform_name(name)}(" in client]

    write_snapshot(tmp_path, files)
    assert files == build_from_snapshot(tmp_path, service, CHOSEN[service])


def test_one_of_them_is_chosen(tmp_path: Path, store: ModelStore) -> None:
    """It becomes a method as any other, by `add`, too; no longer chosen, it stays in the model."""
    both, one = ["ListObjectsV2", "HeadBucket"], ["ListObjectsV2"]
    whole, part = build(tmp_path, store, "s3", both), build(tmp_path, store, "s3", one)
    assert b"def head_bucket(" in whole["s3/client.py"]

    write_snapshot(tmp_path, part)
    assert whole == build_from_snapshot(tmp_path, "s3", both, store)
    write_snapshot(tmp_path, whole)
    assert part == build_from_snapshot(tmp_path, "s3", one)


def test_a_snapshot_without_them(tmp_path: Path, store: ModelStore) -> None:
    """A package from before they were in snapshots stays as it is, and gets them by `generate`."""
    files = build(tmp_path, store, "s3", CHOSEN["s3"])
    (folder,) = {path.rpartition("/")[0] for path in files if path.endswith("facts.json")}
    facts, model = f"{folder}/facts.json", f"{folder}/service-2.json"
    old_facts, old_model = json.loads(files[facts]), json.loads(files[model])
    for name in old_facts.pop("not_chosen"):
        del old_model["operations"][name]
    old = files | {facts: json.dumps(old_facts).encode(), model: json.dumps(old_model).encode()}
    write_snapshot(tmp_path, old)

    locked = build_from_snapshot(tmp_path, "s3", CHOSEN["s3"])
    assert "not_chosen" not in json.loads(locked[facts])
    assert sorted(CHOSEN["s3"]) == sorted(json.loads(locked[model])["operations"])
    assert locked["s3/client.py"] == files["s3/client.py"]


# --- Commands -------------------------------------------------------------------------------------


def test_commands_do_not_see_them(tmp_path: Path) -> None:
    """One that moves is no change of what is chosen; it is said that the models have moved."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob", "DescribeRun", "DescribeEndpoints"])
    model["operations"]["DescribeEndpoints"]["endpointoperation"] = True
    project.add_model("jobs", model)
    project.choose("DescribeJob")
    project.succeed("generate")
    before = tmp_path / "before"
    project.package.rename(before)
    project.succeed("generate")

    model["shapes"]["DescribeEndpointsResponse"] = {
        "type": "structure",
        "members": {"Endpoint": {"shape": "Id"}},
    }
    project.add_model("jobs", model)
    result = project.run("check")
    assert result.status == 3
    assert result.output.startswith("the models have moved: only the order of members, names")
    assert result.output.endswith(" or what botocore calls by itself, in jobs\n")
    tree = project.tree()
    project.succeed("generate", "--locked")
    assert tree == project.tree()
    project.succeed("generate")
    changed = {path for path, text in project.tree().items() if tree[path] != text}
    assert changed == {"_models/jobs/2020-01-01/service-2.json"}
    assert "0 breaking, 0 notable, 0 compatible" in succeed(
        tmp_path, "diff", str(before), str(project.package)
    )
    listed = project.succeed("list", "jobs").splitlines()
    assert [line.split()[1] for line in listed if line.startswith("*")] == ["jobs", "describe_job"]
    assert read_files(before) != project.tree()


def test_a_broken_list(tmp_path: Path) -> None:
    """A list that names an operation which the snapshot does not have is an error."""
    project = Project(tmp_path)
    project.choose("DescribeJob")
    project.succeed("generate")
    (file,) = project.package.glob("_models/jobs/*/facts.json")
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), "not_chosen": ["Describe"]}))

    result = project.run("generate", "--locked")
    assert result.status == 2
    assert "not_chosen: unknown operation 'Describe'" in result.errors
