"""Which exception is raised for which code, where that is less than plain."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from botoforge_codegen.cli import main
from local_aws import Answer, LocalAws

CONFIG = """
[tool.botoforge]
package = "coded"
output = "."

[tool.botoforge.services]
cloudwatch = ["DeleteAlarms", "GetDashboard"]
sqs = ["GetQueueUrl"]
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The import name of a package of these services."""
    folder = tmp_path_factory.mktemp("coded")
    config = folder / "pyproject.toml"
    config.write_text(CONFIG, "utf-8")
    assert main(["generate", "--config", str(config)]) == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "path", [str(folder), *sys.path])
        yield "coded"


@pytest.fixture
def aws(package: str) -> Iterator[Any]:
    """A stand-in for AWS."""
    with import_module(f"{package}.testing").AwsServer() as aws:
        yield aws


def test_two_errors_of_one_code(package: str, aws: Any) -> None:
    """Of two errors with one code, an operation raises the one that it lists."""
    cloudwatch: Any = import_module(f"{package}.cloudwatch")
    error = import_module(f"{package}.testing").error
    cls = cloudwatch.CloudWatchClient
    aws.when(cls.get_dashboard).answer(error(cloudwatch.DashboardNotFoundError, "no dashboard"))
    aws.when(cls.delete_alarms).answer(error(cloudwatch.ResourceNotFound, "no alarm"))
    client = cls.connect(**aws.options())

    with pytest.raises(cloudwatch.DashboardNotFoundError, match="no dashboard") as no_dashboard:
        client.get_dashboard(dashboard_name="d")
    with pytest.raises(cloudwatch.ResourceNotFound, match="no alarm") as no_alarm:
        client.delete_alarms(alarm_names=["a"])

    assert no_dashboard.value.code == no_alarm.value.code == "ResourceNotFound"
    assert not isinstance(no_dashboard.value, cloudwatch.ResourceNotFound)
    for caught in (no_dashboard, no_alarm):  # existing handlers go on working
        assert isinstance(caught.value, client.raw_client.exceptions.ResourceNotFound)


def test_code_of_the_query_protocol(package: str) -> None:
    """A service that spoke another protocol once is still told apart by its old codes."""
    sqs: Any = import_module(f"{package}.sqs")
    with LocalAws() as server:
        server.answer(
            Answer(
                status=400,
                headers={
                    "Content-Type": "application/x-amz-json-1.0",
                    "x-amzn-query-error": "AWS.SimpleQueueService.NonExistentQueue;Sender",
                },
                body=b'{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "no queue"}',
            )
        )
        client = sqs.SQSClient.connect(
            endpoint_url=server.endpoint_url,
            region_name="us-east-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",  # noqa: S106 (nothing leaves this machine)
        )

        with pytest.raises(sqs.QueueDoesNotExist, match="no queue") as caught:
            client.get_queue_url(queue_name="q")

    assert caught.value.code == "AWS.SimpleQueueService.NonExistentQueue"
    assert isinstance(caught.value, client.raw_client.exceptions.QueueDoesNotExist)
