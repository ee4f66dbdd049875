"""A thousand jobs of twenty kinds, each with statuses of its own, on the package's test server."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any, Final

import botoforge_codegen
from attrs import frozen
from botocore import xform_name
from oracle.classes import find_client, import_service

from .projects import made_package

JOBS: Final = 1000
PACKAGE: Final = "many_jobs"
ROWS: Final = Path(botoforge_codegen.__path__[0], "load", "waiters")


@frozen
class Kind:
    """An operation that reports the status of jobs of one kind."""

    service: str
    operation: str
    waiter: str
    parameters: tuple[str, ...]
    """Its parameters, as the model names them; the last one is the job's id."""


KINDS: Final = (
    Kind(
        "athena",
        "GetCalculationExecution",
        "CalculationExecutionCompleted",
        ("CalculationExecutionId",),
    ),
    Kind("backup", "DescribeBackupJob", "BackupJobCompleted", ("BackupJobId",)),
    Kind("batch", "DescribeServiceJob", "ServiceJobSucceeded", ("jobId",)),
    Kind("cloudformation", "DescribeResourceScan", "ResourceScanSucceeded", ("ResourceScanId",)),
    Kind("codedeploy", "GetDeployment", "DeploymentSuccessful", ("deploymentId",)),
    Kind("databrew", "DescribeJobRun", "JobRunSucceeded", ("Name", "RunId")),
    Kind("datasync", "DescribeTaskExecution", "TaskExecutionSucceeded", ("TaskExecutionArn",)),
    Kind("dynamodb", "DescribeExport", "ExportCompleted", ("ExportArn",)),
    Kind("emr-serverless", "GetJobRun", "JobRunSucceeded", ("applicationId", "jobRunId")),
    Kind("glue", "GetBlueprintRun", "BlueprintRunSucceeded", ("BlueprintName", "RunId")),
    Kind("mediaconvert", "GetJob", "JobSucceeded", ("Id",)),
    Kind("polly", "GetSpeechSynthesisTask", "SpeechSynthesisTaskCompleted", ("TaskId",)),
    Kind("redshift", "DescribeResize", "ResizeSucceeded", ("ClusterIdentifier",)),
    Kind("redshift-data", "DescribeStatement", "StatementFinished", ("Id",)),
    Kind("rekognition", "GetCelebrityRecognition", "CelebrityRecognitionSucceeded", ("JobId",)),
    Kind("servicediscovery", "GetOperation", "OperationSucceeded", ("OperationId",)),
    Kind(
        "ssm", "GetAutomationExecution", "AutomationExecutionSucceeded", ("AutomationExecutionId",)
    ),
    Kind("stepfunctions", "DescribeExecution", "ExecutionSucceeded", ("executionArn",)),
    Kind("textract", "GetDocumentAnalysis", "DocumentAnalysisSucceeded", ("JobId",)),
    Kind("translate", "DescribeTextTranslationJob", "TextTranslationJobCompleted", ("JobId",)),
)


@frozen
class PlannedJob:
    """A job, and what will come of it."""

    kind: Kind
    parameters: dict[str, str]
    statuses: tuple[str, ...]
    """One a poll; the last one ends the job."""
    succeeds: bool

    @property
    def wait_method(self) -> str:
        """The method that waits for it."""
        return f"wait_until_{xform_name(self.kind.waiter)}"

    def outcome(self, ended: object) -> tuple[str, bool]:
        """Read from what a wait returned or raised how the job has ended.

        Args:
            ended: The response, or the `JobFailedError`.

        Returns:
            Its last status, and whether it has succeeded.
        """
        response: Any = getattr(ended, "response", ended)
        succeeded = response is ended
        found = response.raw_response
        for step in status_path(self.kind).split("."):
            found = found[step]
        return str(found), succeeded

    @property
    def expected(self) -> tuple[str, bool]:
        """How it has to end."""
        return self.statuses[-1], self.succeeds


@cache
def read_row(kind: Kind) -> dict[str, Any]:
    """Read the reviewed row of a kind of jobs."""
    row: dict[str, Any] = json.loads((ROWS / f"{kind.service}.json").read_text("utf-8"))
    return dict(row["waiters"][kind.waiter])


def status_path(kind: Kind) -> str:
    """Find where the status of such a job is in a response."""
    return str(read_row(kind)["botoforge"]["status"])


def plan_jobs() -> list[PlannedJob]:
    """Plan a thousand jobs: up to four polls in progress, and every other one fails."""
    chance = Random(20)
    jobs: list[PlannedJob] = []
    for number in range(JOBS):
        kind = KINDS[number % len(KINDS)]
        path = status_path(kind)
        values: dict[str, list[str]] = {"success": [], "failure": [], "retry": []}
        for acceptor in read_row(kind)["acceptors"]:
            if (acceptor["matcher"], acceptor.get("argument")) == ("path", path):
                values[acceptor["state"]].append(acceptor["expected"])
        succeeds = chance.random() < 0.5
        final = chance.choice(values["success" if succeeds else "failure"])
        statuses = (*chance.choices(values["retry"], k=chance.randint(0, 4)), final)
        ids = dict.fromkeys(map(xform_name, kind.parameters), "every-job-has-an-id-of-its-own")
        ids[xform_name(kind.parameters[-1])] = (
            f"job-{number:04d}-of-the-thousand-jobs-that-run-here"
        )
        jobs.append(PlannedJob(kind, ids, statuses, succeeds))
    return jobs


@contextmanager
def generated_kinds(folder: Path) -> Generator[None]:
    """Generate the package of all kinds, and let it be imported for a while."""
    services = "".join(f'{kind.service} = ["{kind.operation}"]\n' for kind in KINDS)
    with made_package(folder, PACKAGE, services):
        yield


def service_package(kind: Kind) -> ModuleType:
    """Import the service package of a kind of jobs."""
    return import_service(PACKAGE, kind.service)


def play(aws: Any, jobs: list[PlannedJob]) -> None:
    """Let a test server answer for each job what is planned.

    Args:
        aws: The `AwsServer`.
        jobs: The jobs.
    """
    for job in jobs:
        client: Any = find_client(service_package(job.kind))
        method = getattr(client, xform_name(job.kind.operation))
        aws.when(method, **job.parameters).answer(*job.statuses)
