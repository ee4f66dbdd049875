"""A botocore that lacks an operation of a client says so when the client is made."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import botocore
import pytest
from botocore.exceptions import UnknownServiceError
from botocore.session import Session
from botoforge import BotoforgeError, MissingOperationError
from botoforge._runtime import missing
from botoforge.glue import GlueClient
from botoforge.quicksight import QuickSightClient
from oracle.classes import find_client
from support.copies import copied
from support.local_aws import LocalAws
from support.other_models import SNAPSHOTS, session_of, session_without
from support.projects import ROOT, made_package, text_model, write_model
from support.versions import numbers
from support.wire import OPERATIONS, Operation, each_operation

JOBS: Final = [f"Describe{name}" for name in ("A", "B", "C", "D", "E", "F", "Old")]
"""The operations of a service that botocore does not have."""


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A package of that service, one of whose operations is deprecated."""
    folder = tmp_path_factory.mktemp("jobs")
    model = text_model("jobs", JOBS)
    model["operations"]["DescribeOld"]["deprecated"] = True
    write_model(folder / "models", "jobs", model)
    with made_package(folder, "made", 'jobs = ["*"]', folder / "models"):
        yield import_module("made.jobs")


def refuse(operation: Operation, raw: Any) -> MissingOperationError:
    """Make a typed client, which has to fail."""
    with pytest.raises(MissingOperationError) as caught:
        operation.client(raw)
    return caught.value


@each_operation
def test_a_raw_client_without_an_operation(operation: Operation, tmp_path: Path) -> None:
    """Its typed client is refused, before any call; the operation and the botocore are named."""
    raw = session_without(Session, tmp_path, operation).create_client(operation.service)
    error = refuse(operation, raw)

    assert (operation.service, (operation.name,)) == (error.service, error.operations)
    assert botocore.__version__ == error.botocore_version
    assert error.first_version
    assert str(error).startswith(
        f"{operation.client.__name__}: the model of {operation.service} "
        f"(API version {raw.meta.service_model.api_version}, botocore {botocore.__version__}) "
        f"has no {operation.name}: "
    )
    assert "AWS_DATA_PATH" in str(error), "this botocore itself has the operation"


def test_an_older_botocore(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the first version that has all that is missing."""
    monkeypatch.setattr(missing, "BOTOCORE_VERSION", "1.9.99")
    raw = session_without(Session, tmp_path, *OPERATIONS[2:]).create_client("quicksight")
    error = refuse(OPERATIONS[2], raw)

    names = ("DescribeAssetBundleExportJob", "DescribeDashboardSnapshotJob", "DescribeTopicRefresh")
    assert ("1.9.99", "1.31.10", names) == (
        error.botocore_version,
        error.first_version,
        error.operations,
    )
    assert str(error).endswith(
        f" has no {', '.join(names)}: call QuickSightClient.connect(), which has its own models, "
        "install botocore 1.31.10 or later (boto3 or aiobotocore brings it), or run "
        "`botoforge generate` with the botocore that is installed"
    )


def test_versions_are_compared_by_their_numbers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1.10 is later than 1.9, as the first version of all and against the installed one."""
    versions = ("1.8.1", "1.10.2", "1.9.99")
    known = {operation.name: v for operation, v in zip(OPERATIONS[2:], versions, strict=True)}
    monkeypatch.setattr(QuickSightClient.__service__, "first_versions", known)
    monkeypatch.setattr(missing, "BOTOCORE_VERSION", "1.9.100")
    raw = session_without(Session, tmp_path, *OPERATIONS[2:]).create_client("quicksight")
    error = refuse(OPERATIONS[2], raw)

    assert "1.10.2" == error.first_version
    assert ", install botocore 1.10.2 or later " in str(error)


def test_a_client_of_ones_own(tmp_path: Path) -> None:
    """A class below a generated one lacks what that lacks, whatever its own methods do."""

    class Mine(GlueClient):
        def get_materialized_view_refresh_task_run(self, **_: object) -> Any:
            return None

        def tell(self) -> None:
            pass

    raw = session_without(Session, tmp_path, OPERATIONS[1]).create_client("glue")
    with pytest.raises(MissingOperationError, match=r"^Mine: .* has no GetMaterialized") as caught:
        Mine(raw)
    assert (OPERATIONS[1].name,) == caught.value.operations


def test_connect_with_an_api_version(tmp_path: Path) -> None:
    """`connect` fails if its own models have another API version than it is to have."""
    model = text_model("glue", ["DescribeA"])
    model["metadata"]["serviceId"] = GlueClient.__service__.service_id
    folder = write_model(tmp_path, "glue", model).parent
    shutil.copy(SNAPSHOTS / "glue" / "2017-03-31" / "endpoint-rule-set-1.json", folder)
    session = session_of(Session, tmp_path)
    with LocalAws() as aws, pytest.raises(MissingOperationError) as caught:
        GlueClient.connect(session=session, api_version="2020-01-01", endpoint_url=aws.endpoint_url)

    assert (OPERATIONS[1].name,) == caught.value.operations
    assert str(caught.value) == (
        f"botocore {botocore.__version__} lacks glue {OPERATIONS[1].name}, and connect() cannot "
        "help: a lean client of glue has the API version 2017-03-31 of its package, and the option "
        "api_version or the profile asks for 2020-01-01"
    )
    assert [] == aws.requests


def test_a_service_that_botocore_does_not_have(
    jobs: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If `connect` cannot help, it names all operations; no first version is known."""
    monkeypatch.delenv("AWS_DATA_PATH")
    made: Any = import_module("made")
    client_class = find_client(jobs)
    with pytest.raises(made.MissingOperationError) as caught:
        client_class.connect(region_name="us-east-1", api_version="1999-01-01")

    cause = caught.value.__cause__
    assert cause is not None
    assert isinstance(cause.__cause__, UnknownServiceError)
    assert ("jobs", tuple(JOBS)) == (caught.value.service, caught.value.operations)
    assert caught.value.first_version is None
    name = client_class.__name__
    assert str(cause) == (
        f"{name}: botocore {botocore.__version__} has no service jobs: call {name}.connect(), "
        "which has its own models, install a newer botocore (boto3 or aiobotocore brings it), or "
        "run `botoforge generate` with the botocore that is installed"
    )


def test_a_message_names_a_few_operations(jobs: ModuleType, tmp_path: Path) -> None:
    """Of many missing operations it names five and counts the rest; the error has all."""
    write_model(tmp_path, "jobs", text_model("jobs", ["Other"]))
    made: Any = import_module("made")
    with pytest.raises(made.MissingOperationError) as caught:
        find_client(jobs)(session_of(Session, tmp_path).create_client("jobs"))

    assert tuple(JOBS) == caught.value.operations
    named = ", ".join(JOBS[:5])
    assert f"has no {named} and 2 more: call " in str(caught.value)
    assert ", install a newer botocore" in str(caught.value)


@pytest.mark.parametrize("has_some", [True, False])
def test_the_test_server(
    jobs: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_some: bool
) -> None:
    """`AwsServer` uses the model that `connect` uses: the package's if botocore's lacks some."""
    if has_some:
        write_model(tmp_path, "jobs", text_model("jobs", ["DescribeA"]))
    monkeypatch.setenv("AWS_DATA_PATH", str(tmp_path))
    testing: Any = import_module("made.testing")
    import_module("made._runtime.testing.botocore_api").load_model.cache_clear()
    client_class: Any = find_client(jobs)
    with testing.AwsServer() as aws:
        aws.when(client_class.describe_b).answer(jobs.DescribeBResponse(status="RUNNING"))
        assert "RUNNING" == client_class.connect(**aws.options()).describe_b(id="1").status


def test_an_operation_under_another_method(tmp_path: Path) -> None:
    """Where botocore's snake case differs from the package's, the operation is found and called."""
    with LocalAws() as aws:
        raw = session_of(Session, tmp_path).create_client("dms", endpoint_url=aws.endpoint_url)
        raw.describe_refreshschemas_status = raw.describe_refresh_schemas_status
        methods = raw.meta.method_to_api_mapping
        methods["describe_refreshschemas_status"] = methods.pop("describe_refresh_schemas_status")
        client = OPERATIONS[0].client(raw)
        aws.play([])
        with pytest.raises(OPERATIONS[0].base_error):
            client.describe_refresh_schemas_status(**OPERATIONS[0].arguments)

    assert 1 == len(aws.requests)


def test_the_oldest_botocore_has_all_operations() -> None:
    """The bound in `pyproject.toml` is the first version that has every operation checked in."""
    tables = [operation.package.errors.SERVICE.first_versions for operation in OPERATIONS]
    first = [table[operation.name] for table, operation in zip(tables, OPERATIONS, strict=True)]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert f"botocore>={max(first, key=numbers)}" in project["dependencies"]


def test_the_error_travels() -> None:
    """A copy or a pickle of it is equal in all parts; handlers of old still catch it."""
    for error in copied(MissingOperationError("what and why", "dms", ("A", "B"), "1.9", None)):
        assert "what and why" == str(error)
        parts = (error.service, error.operations, error.botocore_version, error.first_version)
        assert ("dms", ("A", "B"), "1.9", None) == parts
        assert isinstance(error, BotoforgeError)
        assert isinstance(error, NotImplementedError)
