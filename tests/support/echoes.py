"""Responses that say which call they are for, each in the way that the call asks for."""

from __future__ import annotations

import json
from threading import Barrier
from typing import Final

from botoforge.testing import HttpAnswer, Request

ACCOUNT: Final = "123456789012"
THREADS: Final = 32
KINDS: Final = ("good", "unknown", "bad", "html", "error", "surprise", "list")
TOGETHER: Final = Barrier(THREADS)
"""Holds responses back until all can be sent at once."""


def respond(request: Request) -> HttpAnswer:
    """Answer with the name of what was asked for, in the way that it begins with."""
    name = request.parameters.get("topic_id") or request.parameters["asset_bundle_export_job_id"]
    headers = {"x-amzn-RequestId": name}
    kind = name.partition("-")[0]
    if kind == "html":
        return HttpAnswer(headers=headers, body=b"<html>Sorry</html>")
    if kind == "list":  # what botocore's parser fails on
        return HttpAnswer(status=502, headers=headers, body=b"[1]")
    if kind == "together":
        TOGETHER.wait(30)
    if kind in ("error", "surprise", "together"):
        code = "SurpriseException" if kind == "surprise" else "ThrottlingException"
        body = json.dumps({"code": code, "Message": name}).encode()
        return HttpAnswer(status=400, headers=headers, body=body)
    status: object = {"bad": ["RUNNING"], "unknown": "PAUSED", "failed": "FAILED"}.get(
        kind, "RUNNING"
    )
    content: dict[str, object] = {"RefreshDetails": {"RefreshArn": name, "RefreshStatus": status}}
    if "topic_id" not in request.parameters:
        content = {"Arn": name, "JobStatus": "IN_PROGRESS" if status == "RUNNING" else status}
    return HttpAnswer(headers=headers, body=json.dumps(content).encode())
