"""Calls that lean clients have to do as ordinary ones do, through old botocores too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from attrs import field, frozen
from support.local_aws import Answer

Raw = Mapping[str, Any]


@frozen
class Failure:
    """An error of a service, as a response."""

    shape: str
    code: str = ""
    """The code in the header of a service that spoke the Query protocol."""


@frozen
class Step:
    """A call of a typed client, and what the service responds, in order."""

    operation: str
    method: str
    arguments: Raw = field(factory=dict[str, Any])
    responses: tuple[Raw | Failure | Answer, ...] = field(factory=lambda: ({},))
    """Of a response, the members that matter: `None` for one that is not there, and the others are
    made up."""
    bare: bool = False
    """No members are made up."""


def wait(operation: str, waiter: str, arguments: Raw, *responses: Raw | Failure | Answer) -> Step:
    """Wait; each poll gets a response."""
    fast = {"timeout": 20, "min_delay": 0.001, "max_delay": 0.001}
    return Step(operation, f"wait_until_{waiter}", {**arguments, **fast}, responses)


def pages(operation: str, method: str, arguments: Raw, token: str, **more: Raw) -> Step:
    """Read two pages.

    Args:
        operation: The operation.
        method: Its method.
        arguments: Those of the call.
        token: The member that is the token of the next page.
        **more: Other members of the first page and of the last, as `first` and `last`.
    """
    first = {token: "more", **more.get("first", {})}
    last = {token: None, **more.get("last", {})}
    return Step(operation, f"paginate_{method}", arguments, (first, last))


ACCOUNT: Final = {"aws_account_id": "123456789012"}
TOPIC: Final = {**ACCOUNT, "topic_id": "sales", "refresh_id": "r-1"}
RUN: Final = {"catalog_id": "123456789012", "materialized_view_refresh_task_run_id": "run"}
ENDPOINT: Final = {"endpoint_arn": "arn:aws:dms:us-east-1:123456789012:endpoint:E"}
INSTANCES: Final = {"instance_ids": ["i-1234567890abcdef0"]}
OBJECT: Final = {"bucket": "box", "key": "a/b c"}
TABLE: Final = {"table_name": "things"}
QUEUE: Final = {"queue_url": "https://sqs.us-east-1.amazonaws.com/123456789012/q"}
FUNCTION: Final = {"function_name": "f"}
ALARMS: Final = {"alarm_names": ["hot"]}
EXECUTION: Final = {"execution_arn": "arn:aws:states:us-east-1:123456789012:execution:m:1"}
ROLE: Final = {"role_name": "r"}
CLUSTER: Final = {"identifier": "abcdefghijklmnopqrstuvwxyz"}
INDEX: Final = {"index_name": "index", "vector_bucket_name": "box"}
JOB: Final = {"transcription_job_name": "j"}
PLAN: Final = {"plan_arn": "arn:aws:arc-region-switch::123456789012:plan/p"}


def instance(state: str) -> Raw:
    """Make a response of EC2 with an instance in a state."""
    return {"Reservations": [{"Instances": [{"State": {"Name": state}}]}]}


STEPS: Final[Mapping[str, list[Step]]] = {
    "quicksight": [
        Step("DescribeTopicRefresh", "describe_topic_refresh", TOPIC),
        Step(
            "DescribeTopicRefresh",
            "describe_topic_refresh",
            TOPIC,
            (Failure("ResourceNotFoundException"),),
        ),
        wait(
            "DescribeTopicRefresh",
            "topic_refresh_completed",
            TOPIC,
            {"RefreshDetails": {"RefreshStatus": "RUNNING"}},
            {"RefreshDetails": {"RefreshStatus": "COMPLETED"}},
        ),
        pages("ListDashboards", "list_dashboards", ACCOUNT, "NextToken"),
        *(
            Step("DescribeTopicRefresh", "describe_topic_refresh", TOPIC, (answer,))
            for answer in (
                Answer(body=b'{"RefreshDetails": {"RefreshId": 7, "RefreshStatus": "RUNNING"}}'),
                Answer(body=b'{"RefreshDetails": "none"}'),
                Answer(body=b"<html><body>Sorry</body></html>"),
                Answer(status=404, body=b"<html><body>Not here</body></html>"),
                Answer(status=400, body=b'{"__type": "ResourceNotFoundException", "message": [1]}'),
            )
        ),
    ],
    "glue": [
        Step("GetMaterializedViewRefreshTaskRun", "get_materialized_view_refresh_task_run", RUN),
        Step(
            "GetMaterializedViewRefreshTaskRun",
            "get_materialized_view_refresh_task_run",
            RUN,
            (Failure("EntityNotFoundException"),),
        ),
        wait(
            "GetMaterializedViewRefreshTaskRun",
            "materialized_view_refresh_task_run_succeeded",
            RUN,
            {"MaterializedViewRefreshTaskRun": {"Status": "STARTING"}},
            {"MaterializedViewRefreshTaskRun": {"Status": "FAILED", "ErrorMessage": "full"}},
        ),
        pages("GetTables", "get_tables", {"database_name": "d"}, "NextToken"),
    ],
    "dms": [
        Step("DescribeRefreshSchemasStatus", "describe_refresh_schemas_status", ENDPOINT),
        Step(
            "DescribeRefreshSchemasStatus",
            "describe_refresh_schemas_status",
            ENDPOINT,
            (Failure("ResourceNotFoundFault"),),
        ),
        wait(
            "DescribeRefreshSchemasStatus",
            "refresh_schemas_succeeded",
            ENDPOINT,
            {"RefreshSchemasStatus": {"Status": "refreshing"}},
            {"RefreshSchemasStatus": {"Status": "successful"}},
        ),
        pages("DescribeConnections", "describe_connections", {}, "Marker"),
    ],
    "ec2": [
        Step("DescribeInstances", "describe_instances", INSTANCES),
        wait(
            "DescribeInstances",
            "instance_running",
            INSTANCES,
            instance("pending"),
            instance("running"),
        ),
        pages("DescribeInstances", "describe_instances", {}, "NextToken"),
    ],
    "s3": [
        Step("ListObjectsV2", "list_objects_v2", {"bucket": "box"}),
        Step("ListObjectsV2", "list_objects_v2", {"bucket": "box"}, (Failure("NoSuchBucket"),)),
        wait("HeadObject", "object_exists", OBJECT, Answer(status=404), Answer(status=200)),
        pages(
            "ListObjectsV2",
            "list_objects_v2",
            {"bucket": "box"},
            "NextContinuationToken",
            first={"IsTruncated": True},
            last={"IsTruncated": False},
        ),
        Step("GetObject", "get_object", OBJECT, ({"Body": b"content"},), bare=True),
        Step("GetObject", "get_object", OBJECT, (Failure("NoSuchKey"),)),
        Step(
            "SelectObjectContent",
            "select_object_content",
            {
                **OBJECT,
                "expression": "select",
                "expression_type": "SQL",
                "input_serialization": {"CSV": {}},
                "output_serialization": {"JSON": {}},
            },
        ),
    ],
    "dynamodb": [
        Step("Query", "query", {**TABLE, "key_condition_expression": "a = b"}),
        Step("Query", "query", TABLE, (Failure("ResourceNotFoundException"),)),
        wait(
            "DescribeTable",
            "table_exists",
            TABLE,
            Failure("ResourceNotFoundException"),
            {"Table": {"TableStatus": "ACTIVE"}},
        ),
        pages(
            "Query",
            "query",
            TABLE,
            "LastEvaluatedKey",
            first={"LastEvaluatedKey": {"id": {"S": "last"}}},
        ),
    ],
    "sqs": [
        Step("ReceiveMessage", "receive_message", QUEUE),
        Step(
            "ReceiveMessage",
            "receive_message",
            QUEUE,
            (Failure("QueueDoesNotExist", "AWS.SimpleQueueService.NonExistentQueue"),),
        ),
        pages("ListQueues", "list_queues", {}, "NextToken"),
    ],
    "sts": [
        Step("GetCallerIdentity", "get_caller_identity"),
        Step("GetSessionToken", "get_session_token", {}, (Failure("RegionDisabledException"),)),
    ],
    "lambda": [
        Step("GetFunction", "get_function", FUNCTION),
        Step("GetFunction", "get_function", FUNCTION, (Failure("ResourceNotFoundException"),)),
        wait(
            "GetFunction",
            "function_updated_v2",
            FUNCTION,
            {"Configuration": {"LastUpdateStatus": "InProgress"}},
            {"Configuration": {"LastUpdateStatus": "Successful"}},
        ),
        pages("ListFunctions", "list_functions", {}, "NextMarker"),
        Step("Invoke", "invoke", {**FUNCTION, "payload": "{}"}),
    ],
    "cloudwatch": [
        Step("DescribeAlarms", "describe_alarms", ALARMS),
        Step(
            "DescribeAlarms",
            "describe_alarms",
            ALARMS,
            (Failure("InvalidNextToken", "InvalidNextToken"),),
        ),
        wait(
            "DescribeAlarms",
            "alarm_exists",
            ALARMS,
            {"MetricAlarms": [], "CompositeAlarms": []},
            {},
        ),
        pages("DescribeAlarms", "describe_alarms", {}, "NextToken"),
    ],
    "stepfunctions": [
        Step("DescribeExecution", "describe_execution", EXECUTION),
        Step(
            "DescribeExecution",
            "describe_execution",
            EXECUTION,
            (Failure("ExecutionDoesNotExist"),),
        ),
        wait(
            "DescribeExecution",
            "execution_succeeded",
            EXECUTION,
            {"status": "RUNNING"},
            {"status": "SUCCEEDED"},
        ),
        pages(
            "ListExecutions",
            "list_executions",
            {"state_machine_arn": "arn:aws:states:us-east-1:123456789012:stateMachine:m"},
            "nextToken",
        ),
    ],
    "iam": [
        Step("GetRole", "get_role", ROLE),
        Step("GetRole", "get_role", ROLE, (Failure("NoSuchEntityException"),)),
        wait("GetRole", "role_exists", ROLE, Failure("NoSuchEntityException"), {}),
        pages(
            "ListUsers",
            "list_users",
            {},
            "Marker",
            first={"IsTruncated": True},
            last={"IsTruncated": False},
        ),
    ],
    "transcribe": [
        Step("GetTranscriptionJob", "get_transcription_job", JOB),
        Step("GetTranscriptionJob", "get_transcription_job", JOB, (Failure("NotFoundException"),)),
        wait(
            "GetTranscriptionJob",
            "transcription_job_completed",
            JOB,
            {"TranscriptionJob": {"TranscriptionJobStatus": "IN_PROGRESS"}},
            {"TranscriptionJob": {"TranscriptionJobStatus": "COMPLETED"}},
        ),
    ],
    # Services that an old botocore does not have.
    "dsql": [
        Step("GetCluster", "get_cluster", CLUSTER),
        Step("GetCluster", "get_cluster", CLUSTER, (Failure("ResourceNotFoundException"),)),
        wait("GetCluster", "cluster_active", CLUSTER, {"status": "CREATING"}, {"status": "ACTIVE"}),
    ],
    "s3vectors": [
        Step("GetIndex", "get_index", INDEX),
        Step(
            "GetIndex",
            "get_index",
            INDEX,
            (Failure("NotFoundException"),),
        ),
        pages("ListIndexes", "list_indexes", {"vector_bucket_name": "box"}, "nextToken"),
    ],
    "arc-region-switch": [
        Step("GetPlan", "get_plan", {"arn": PLAN["plan_arn"]}),
        Step(
            "GetPlan",
            "get_plan",
            {"arn": PLAN["plan_arn"]},
            (Failure("ResourceNotFoundException"),),
        ),
    ],
}
"""What is called, by service: plain calls, errors, waits, pages, streams, damaged responses."""

ALSO: Final = {"partnercentral-revenue-measurement": ["ListRevenueAttributions"]}
"""A service that speaks CBOR alone."""
