"""Rows that look at more than a status judge responses as their texts say.

They are asked with botocore's own waiters, which take the same acceptors.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, TypeAlias

import pytest
from botocore.waiter import WaiterModel
from botoforge_codegen.load.reviewed import find_folder

Response: TypeAlias = Mapping[str, Any]

READY: Final = {"State": "READY", "CrawlElapsedTime": 0}
LOADED: Final = "Stop Reason FULL_LOAD_ONLY_FINISHED"


def judge(service: str, waiter: str, response: Response) -> str:
    """Find the state that a row tells of a response; empty if no acceptor matches."""
    rows = WaiterModel(json.loads((find_folder() / f"{service}.json").read_bytes()))
    acceptors = rows.get_waiter(waiter).acceptors
    states = (each.state for each in acceptors if each.matcher_func(response))
    return next(states, "")


@pytest.mark.parametrize(
    ("crawler", "state"),
    [
        ({**READY, "LastCrawl": {"Status": "SUCCEEDED"}}, "success"),
        ({**READY, "LastCrawl": {"Status": "FAILED"}}, "failure"),
        ({**READY, "LastCrawl": {"Status": "CANCELLED"}}, "failure"),
        ({"State": "STOPPING", "LastCrawl": {"Status": "FAILED"}}, "retry"),
        (READY, ""),
    ],
)
def test_crawler(crawler: Response, state: str) -> None:
    """An idle crawler has ended as its last crawl has; one that never crawled has not."""
    assert judge("glue", "CrawlerSucceeded", {"Crawler": crawler}) == state


@pytest.mark.parametrize(
    ("run", "state"),
    [
        ({"Status": "COMPLETED"}, "success"),
        ({"Status": "COMPLETED", "Statistics": {"FailedActions": 0, "TotalActions": 3}}, "success"),
        ({"Status": "COMPLETED", "Statistics": {"FailedActions": 1}}, "failure"),
        ({"Status": "COMPLETED", "Statistics": {"TimeoutActions": 1}}, "failure"),
        ({"Status": "RUNNING", "Statistics": {"FailedActions": 1}}, "retry"),
    ],
)
def test_workflow_run(run: Response, state: str) -> None:
    """A workflow run that is over has failed if a job of it has."""
    assert judge("glue", "WorkflowRunCompleted", {"Run": run}) == state


@pytest.mark.parametrize(
    ("output", "state"),
    [({}, "success"), ({"Status": "AVAILABLE"}, "success"), ({"Status": "ERROR"}, "failure")],
)
def test_statement(output: Response, state: str) -> None:
    """A statement whose output is an error has failed."""
    response = {"Statement": {"State": "AVAILABLE", "Output": output}}
    assert judge("glue", "StatementSucceeded", response) == state


@pytest.mark.parametrize(
    ("brand", "state"),
    [
        ({"VersionStatus": "CREATE_IN_PROGRESS"}, "retry"),
        ({"VersionStatus": "CREATE_FAILED"}, "failure"),
        ({"VersionStatus": "CREATE_SUCCEEDED"}, "success"),
        ({}, "success"),
    ],
)
def test_brand(brand: Response, state: str) -> None:
    """A brand that is there waits for its new version."""
    response = {"BrandDetail": {"BrandStatus": "CREATE_SUCCEEDED", **brand}}
    assert judge("quicksight", "BrandAvailable", response) == state


@pytest.mark.parametrize(
    ("progress", "state"),
    [
        ({}, "success"),
        ({"NumberOfTasksFailed": 0}, "success"),
        ({"NumberOfTasksFailed": 2, "NumberOfTasksSucceeded": 98}, "failure"),
    ],
)
def test_batch_operations(progress: Response, state: str) -> None:
    """A job of S3 Batch Operations is complete although tasks of it failed: that is a failure."""
    response = {"Job": {"Status": "Complete", "ProgressSummary": progress}}
    assert judge("s3control", "JobSucceeded", response) == state


ENDS: Final[list[tuple[list[str], str, Response, str]]] = [
    (["stopped", "stopped"], LOADED, {"TablesErrored": 0}, "success"),
    (["stopped", "running"], LOADED, {"TablesErrored": 0}, "retry"),
    (["stopped"], LOADED, {"TablesErrored": 2}, "failure"),
    (["stopped"], "Stop Reason NORMAL", {"FullLoadProgressPercent": 100}, "success"),
    (["stopped"], "Stop Reason NORMAL", {"FullLoadProgressPercent": 40}, "failure"),
    (["stopped"], "Stop Reason FATAL_ERROR", {}, "failure"),
    (["running", "failed"], "", {}, "failure"),
    ([], "", {}, ""),
]
"""The statuses of some replications, why they stopped, their statistics, and what that means."""


@pytest.mark.parametrize("kind", ["ReplicationTask", "Replication"])
@pytest.mark.parametrize(("statuses", "reason", "numbers", "state"), ENDS)
def test_replications(
    kind: str, statuses: list[str], reason: str, numbers: Response, *, state: str
) -> None:
    """A stopped replication has ended well if its reason is an end, and no table is in error."""
    found = [{"Status": each, "StopReason": reason, f"{kind}Stats": numbers} for each in statuses]
    assert judge("dms", f"{kind}sSucceeded", {f"{kind}s": found}) == state


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        (["passed", "warning"], "success"),
        (["passed", "running"], "retry"),
        (["passed", "failed"], "failure"),
        ([], ""),
    ],
)
def test_several_words_of_success(statuses: list[str], state: str) -> None:
    """Things in a list may succeed with different words."""
    runs = [{"Status": status} for status in statuses]
    response = {"ReplicationTaskAssessmentRuns": runs}
    assert judge("dms", "ReplicationTaskAssessmentRunsSucceeded", response) == state


@pytest.mark.parametrize(
    ("states", "state"), [([], "success"), (["FAILED"], "success"), (["FAILED", "QUEUED"], "retry")]
)
def test_no_job_run_in_progress(states: list[str], state: str) -> None:
    """However job runs have ended, none is in progress then."""
    response = {"jobRuns": [{"state": each} for each in states]}
    assert judge("emr-serverless", "JobRunsStopped", response) == state
