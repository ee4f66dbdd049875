"""A cross-section of the sweep: a few operations for each hazard that botocore's models hold."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from botoforge_codegen.config.config import Config
from sweep import services
from sweep.services import build_quietly, sweep

CROSS_SECTION: Final = {
    "amplifyuibuilder": {"GetComponent": "structures that lie in each other in a circle"},
    "apigatewayv2": {
        "CreateProductRestEndpointPage": "a structure called `None`",
        "ExportApi": "a body without the trait of a stream",
    },
    "arc-region-switch": {"GetPlanEvaluationStatus": "a structure called as a class of Python's"},
    "athena": {"GetQueryExecution": "a structure that has the name of our base error"},
    "b2bi": {"GetTransformer": "a structure called `Mapping`"},
    "bedrock-agentcore": {"GetAgentCard": "a document that is the body, and the HTTP status"},
    "bedrock-runtime": {
        "Converse": "unions in unions, documents, attributes called `bytes`",
        "ConverseStream": "a stream of events, errors that are data as well",
        "InvokeModel": "a body that is read bit by bit, and one that is sent",
    },
    "chime": {"BatchCreateRoomMembership": "a structure called as one of our own errors"},
    "cloudsearchdomain": {"Search": "a parameter called `return`"},
    "cloudtrail": {"GetEventSelectors": "an attribute called `field`"},
    "cloudwatch": {
        "GetDashboard": "one of two errors that have one code",
        "SetAlarmState": "the other one",
    },
    "cloudwatchomni": {"GetAlert": "CBOR, and an unknown variant of which it does not tell"},
    "dataexchange": {"SendApiAsset": "a map of all headers"},
    "datazone": {"GetFormType": "a structure called as a keyword"},
    "dynamodb": {"GetItem": "a union that holds lists and maps of itself, a map as parameter"},
    "ec2": {"DescribeReservedInstancesModifications": "EC2's protocol, names in lower case"},
    "glacier": {"DescribeVault": "a required parameter that botocore fills in"},
    "iam": {"GetRole": "the query protocol, a policy that botocore reads as JSON"},
    "iotwireless": {"GetWirelessDevice": "names with `_` and capitals"},
    "lambda": {
        "InvokeWithResponseStream": "a package called as a keyword, bytes as an event",
        "InvokeAsync": "a status that is that of HTTP",
    },
    "lex-runtime": {"PostContent": "JSON in headers"},
    "mturk": {"ListHITs": "a name that begins with `_` in botocore's snake case"},
    "pinpoint": {"CreateRecommenderConfiguration": "an operation called as a structure"},
    "quicksight": {
        "CreateActionConnector": "a structure that only parameters hold",
        "DescribeActionConnector": "an attribute called as the function that would read it",
    },
    "rds-data": {"ExecuteStatement": "lists with nulls"},
    "s3": {
        "GetBucketAcl": "REST in XML, a member that is an attribute of XML",
        "GetObject": "headers, a map of some of them, a body",
        "SelectObjectContent": "a stream of events in XML",
    },
    "sagemaker": {"DescribeInferenceRecommendationsJob": "a structure called as one of ours"},
    "signin": {"CreateOAuth2Token": "two values of an enum with the same name"},
    "sqs": {"SendMessage": "JSON with the error codes of the query protocol"},
}
"""Operations by service, each with the hazard that it is here for."""


@pytest.mark.parametrize(
    "service",
    [
        pytest.param(service, marks=() if number % 3 == 0 else pytest.mark.slow)
        for number, service in enumerate(CROSS_SECTION)
    ],
)
def test_cross_section(service: str, tmp_path: Path) -> None:
    """Every value comes through an operation both ways, and is what its annotation says."""
    report = sweep(service, tmp_path, list(CROSS_SECTION[service]))

    assert [] == report.failures
    assert len(CROSS_SECTION[service]) == report.operations


FAULTS: Final = {
    "a member that is not read": ('get("EndpointArn")', 'get("EndpointArm")', "comes back"),
    "a timestamp in local time": ("raw.astimezone(timezone.utc)", "raw", "not in UTC"),
    "a value that is not there": ('"successful"', '"succesful"', "not of the enum"),
    "an annotation that lies": ("endpoint_arn: str", "endpoint_arn: int", "not of the type"),
    "a name that is not there": ("datetime | None", "date | None", "NameError"),
    "a parameter that is not sent": ('"EndpointArn": endpoint_arn', '"Arn": None', "what is sent"),
    "an error that is not found": ('"InvalidResourceStateFault":', '"Invalid":', "raised as"),
    "a path that leads elsewhere": ("str.__str__", "len", "RefreshSchemasStatus.Status finds"),
    "a fast path that misses": ("raw.__class__ is str", "raw.__class__ is int", "misses"),
}
"""What can go wrong in the output: a text, what to make of it, and what is said about that."""


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(fault, marks=() if number % 3 == 0 else pytest.mark.slow)
        for number, fault in enumerate(FAULTS)
    ],
)
def test_faults(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in what is generated is found."""
    text, wrong, problem = FAULTS[fault]

    def build_wrong(config: Config) -> Mapping[str, bytes]:
        made = build_quietly(config)
        assert any(text.encode() in content for content in made.values())
        return {
            path: content.replace(text.encode(), wrong.encode()) for path, content in made.items()
        }

    monkeypatch.setattr(services, "build_quietly", build_wrong)
    report = sweep("dms", tmp_path, ["DescribeRefreshSchemasStatus"])

    assert any(problem in failure.problem for failure in report.failures), report.failures
