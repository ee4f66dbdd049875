"""Services by any of their names, the search, and the cache that both read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from botoforge_codegen.catalog import catalog as catalog_module
from botoforge_codegen.catalog.catalog import Catalog, locate_cache, read_catalog
from botoforge_codegen.catalog.resolve import resolve_service
from botoforge_codegen.catalog.search import search
from botoforge_codegen.errors import GenerationError, letters
from botoforge_codegen.load.installed import Installed
from botoforge_codegen.load.store import ModelStore
from support.projects import Project, run_command, succeed, text_model


@pytest.fixture(scope="module")
def names() -> Catalog:
    """The names of botocore's services."""
    return read_catalog()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the cache, which does not exist yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = locate_cache()
    if not folder.is_relative_to(tmp_path):
        pytest.skip("the cache folder of this system is not set by XDG_CACHE_HOME")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that has chosen one operation."""
    project = Project(tmp_path)
    project.choose("DescribeJob")
    return project


# --- Services -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "service"),
    [
        ("stepfunctions", "stepfunctions"),
        ("sfn", "stepfunctions"),
        ("Step Functions", "stepfunctions"),
        ("step-functions", "stepfunctions"),
        ("SFNClient", "stepfunctions"),
        ("states", "stepfunctions"),
        ("DatabaseMigrationServiceClient", "dms"),
        ("eventbridge", "events"),
        ("cloudwatch logs", "logs"),
    ],
)
def test_service_by_any_name(names: Catalog, word: str, service: str) -> None:
    """A service is found by its ID, its class, its full name and the name in its endpoints."""
    assert service == resolve_service(word, names)


@pytest.mark.parametrize(
    ("word", "message"),
    [
        (
            "cognito",
            "unknown service 'cognito': choose from cognito-identity (Amazon Cognito Identity), ",
        ),
        (
            "rekog",
            "unknown service 'rekog': did you mean 'rekognition'? (`botoforge list` names ",
        ),
        ("step funktions", "unknown service 'step funktions': did you mean 'stepfunctions'?"),
        ("", "unknown service ''"),
        ("qqq", "unknown service 'qqq' (`botoforge list` names them all)"),
    ],
)
def test_service_that_is_unclear(names: Catalog, word: str, message: str) -> None:
    """A part of a name lists the services that have it; a misspelt name gets the nearest."""
    with pytest.raises(GenerationError) as caught:
        resolve_service(word, names)

    assert str(caught.value).startswith(message)


def test_every_name_of_a_service_is_found(names: Catalog) -> None:
    """boto3's name and the class of every service mean that service; two share a class."""
    classes = Counter(each.class_name for each in names.values())
    for name, each in names.items():
        assert name == resolve_service(name, names)
        if classes[each.class_name] == 1 and letters(each.class_name) not in names:
            assert name == resolve_service(f"{each.class_name}Client", names)
    assert [each for each, count in classes.items() if count > 1] == ["PinpointSMSVoice"]


@pytest.mark.parametrize(
    ("name", "expected"), [("Step Functions", "stepfunctions"), ("sfn", "stepfunctions")]
)
def test_commands_take_any_name(project: Project, name: str, expected: str) -> None:
    """All commands that take a service take any of its names."""
    added = project.succeed("add", name, "DescribeExecution")
    assert "src/myapp/aws" in added
    assert (project.package / expected / "describe_execution.py").is_file()
    project.succeed("update", name)
    project.succeed("waiters", "list", name)
    project.succeed("diff", "src/myapp/aws", "installed", "--services", name)
    project.succeed("remove", name, "DescribeExecution")
    assert not (project.package / expected).exists()


# --- Several operations ---------------------------------------------------------------------------


def test_add_several(project: Project) -> None:
    """Several operations are one generation, and what is chosen already is no error."""
    output = project.succeed("add", "jobs", "stop_job", "DescribeJob", "DescribeRun", "StopJob")

    assert "jobs DescribeJob is chosen already\n" in output
    assert output.count(" written") == 1
    assert 'jobs = ["DescribeJob", "StopJob", "DescribeRun"]\n' in project.config.read_text()
    project.succeed("check")


def test_add_several_or_none(project: Project) -> None:
    """Where one of several is unknown, nothing is added, and each unknown one is named."""
    before = project.config.read_bytes()

    result = project.run("add", "jobs", "StopJob", "DescribeJbo", "PutObject")

    assert (result.status, result.output) == (2, "")
    assert result.errors == (
        "botoforge: error: service jobs: unknown operation 'DescribeJbo': did you mean "
        "'DescribeJob'? (`botoforge list jobs` lists them all)\n"
        "service jobs: unknown operation 'PutObject': choose from DescribeJob, DescribeRun, "
        "StopJob (`botoforge list jobs` lists them all); mediastore-data and s3 have it\n"
    )
    assert before == project.config.read_bytes()
    assert not project.package.exists()


@pytest.mark.parametrize("first", [(), ("DescribeJob",)])
def test_add_and_remove_everything(project: Project, first: tuple[str, ...]) -> None:
    """`*` chooses every operation, in place of a list too, and removes a service as a whole."""
    project.configure(
        '[tool.botoforge]\npackage = "myapp.aws"\noutput = "src"\n\n[tool.botoforge.services]\n'
        f'night-jobs = ["DescribeNight"]\n{f"jobs = {json.dumps(first)}  # all" if first else ""}\n'
    )

    project.succeed("add", "jobs", "*")

    assert f'jobs = "*"{"  # all" if first else ""}\n' in project.config.read_text()
    assert (project.package / "jobs" / "stop_job.py").is_file()
    project.succeed("check")
    assert "chosen already" in project.succeed("add", "jobs", "*")
    output = project.succeed("remove", "jobs", "*")
    assert "no longer in the package" not in output
    assert "\njobs = " not in project.config.read_text()
    assert not (project.package / "jobs").exists()


def test_add_many_of_a_new_service(project: Project) -> None:
    """Many operations of a service that is new stand in a line each."""
    operations = [
        "SendMessage",
        "ReceiveMessage",
        "DeleteMessage",
        "SendMessageBatch",
        "ListQueues",
    ]

    project.succeed("add", "sqs", *operations)

    lines = "".join(f'    "{each}",\n' for each in operations)
    assert f"sqs = [\n{lines}]\n" in project.config.read_text()


def test_remove_several_or_none(project: Project) -> None:
    """Several are removed at once; where one is not chosen, none is."""
    project.choose("DescribeJob", "StopJob", "DescribeRun")
    project.succeed("generate")

    wrong = project.run("remove", "jobs", "StopJob", "NoSuch")
    assert wrong.status == 2
    assert "'NoSuch' is not chosen" in wrong.errors
    project.succeed("remove", "jobs", "stop_job", "DescribeRun")

    assert 'jobs = ["DescribeJob"]\n' in project.config.read_text()


# --- Search ---------------------------------------------------------------------------------------


def test_search(names: Catalog) -> None:
    """All words count, in any order and case, also those of the service, but one at least."""
    hits = search("Topic refresh", names)
    assert ("quicksight", "DescribeTopicRefresh") in hits.operations
    assert hits == search("refresh topic", names)
    assert {service for service, _ in search("quicksight refresh", names).operations} == {
        "quicksight"
    }
    cognito = search("cognito", names)
    assert cognito.services == ["cognito-identity", "cognito-idp", "cognito-sync"]
    assert ("cognito-idp", "SignUp") not in cognito.operations


def test_list_search(project: Project) -> None:
    """What is found is listed with its service, and as JSON with all that is known of it."""
    text = succeed(project.folder, "list", "--search", "topic refresh")
    assert (
        "  quicksight  describe_topic_refresh           DescribeTopicRefresh          "
        "wait_until_topic_refresh_completed\n"
    ) in text

    content = json.loads(project.succeed("list", "--search", "describe job", "--json"))
    assert {
        "service": "jobs",
        "client": "JobsClient",
        "operation": "DescribeJob",
        "method": "describe_job",
        "waiters": [],
        "paginator": None,
        "chosen": True,
    } in content["operations"]
    nothing = run_command(project.folder, "list", "--search", "kqkq")
    assert (nothing.status, nothing.output) == (0, "")
    assert "nothing has 'kqkq' in its name" in nothing.errors


def test_list_has_all_that_a_client_has(names: Catalog) -> None:
    """The names that are read without the model are those of the whole model."""
    store = ModelStore()
    for name in ("sqs", "stepfunctions", "kinesis", "lexv2-runtime", "iam"):
        model = store.service(name)
        assert names[name].class_name == model.class_name
        assert dict(names[name].operations) == {
            each.name: each.method for each in model.operations.values()
        }
        assert set(names[name].paginated) == set(model.paginators) & set(model.operations)


# --- The cache ------------------------------------------------------------------------------------


def test_names_are_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The models are read once; a deleted or damaged cache is made again."""
    first = read_catalog()
    (file,) = cache.iterdir()
    with monkeypatch.context() as patch:
        patch.setattr(catalog_module, "read_models", None)
        assert first == read_catalog()
    for content in ("", "[]", '{"stamp": []}', file.read_text()[:-100]):
        file.write_text(content)
        assert first == read_catalog()
    shutil.rmtree(cache)
    assert first == read_catalog()
    assert [file] == [*cache.iterdir()]


def test_names_of_another_botocore(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer botocore at the same place is read again, into the same file."""
    few: Any = {"sqs": ModelStore().names("sqs")}
    monkeypatch.setattr(catalog_module, "read_models", lambda: few)
    version = "1.0.0"
    monkeypatch.setattr(catalog_module, "find_botocore", lambda: Installed("/somewhere", version))
    assert [*read_catalog()] == ["sqs"]
    few = {"iam": few["sqs"]}
    assert [*read_catalog()] == ["sqs"]
    version = "1.0.1"
    assert [*read_catalog()] == ["iam"]
    assert len([*cache.iterdir()]) == 1


def test_names_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a cache that can be written all works, but more slowly."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))

    assert "stepfunctions" in read_catalog()


def test_names_of_own_models(cache: Path, tmp_path: Path) -> None:
    """Models of one's own are kept apart, and read again when one of their files changes."""
    project = Project(tmp_path)
    models = [tmp_path / "models"]
    assert [*read_catalog(models)["jobs"].operations] == ["DescribeJob", "DescribeRun", "StopJob"]
    project.add_model("jobs", text_model("jobs", ["DescribeJob"]))
    assert [*read_catalog(models)["jobs"].operations] == ["DescribeJob"]
    (tmp_path / "models" / "jobs" / "2020-01-01" / "service-2.json").write_text("{")
    assert "jobs" not in read_catalog(models)
    assert len([*cache.iterdir()]) == 2


def test_names_written_at_once(cache: Path) -> None:
    """Several processes that make the cache at the same time leave one that is whole."""
    program = (
        "from botoforge_codegen.catalog import catalog\n"
        "from botoforge_codegen.load.store import ModelStore\n"
        "few = {'sqs': ModelStore().names('sqs')}\n"
        "for n in range(50): catalog.keep(['x'], [n], lambda: few)\n"
    )
    started = [subprocess.Popen([sys.executable, "-c", program]) for _ in range(3)]
    assert [process.wait(60) for process in started] == [0, 0, 0]

    (file,) = cache.iterdir()
    assert "sqs" in json.loads(file.read_text())["services"]
