"""What a wait does when the source of its credentials fails, over real sockets.

A source that fails for a moment is waited out like a lost connection; one that refuses, and
credentials that are missing or have expired, end the wait at once.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from hashlib import sha1
from itertools import chain, repeat
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any, Final

import botocore.session
import pytest
from botocore.config import Config
from botocore.credentials import SSOProvider
from botocore.exceptions import (
    CredentialRetrievalError,
    NoCredentialsError,
    UnauthorizedSSOTokenError,
)
from botocore.utils import ContainerMetadataFetcher
from botoforge import ServiceError, Timing
from support.local_aws import Answer, LocalAws, Request, Step
from support.waiting_cases import JOBS, Job
from support.wire import json_answer

JOB: Final[Job] = JOBS[0]
FAILED: Final = Answer(status=500, body=b"no")
START: Final = "https://example.awsapps.com/start"


class Source:
    """A source of credentials on this machine, and a service that a wait asks.

    Attributes:
        endpoint: What gives credentials.
        service: Where the job runs.
        sleep: How a wait sleeps.
    """

    def __init__(
        self, endpoint: LocalAws, service: LocalAws, patch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        self.endpoint = endpoint
        self.service = service
        self.patch = patch
        self.folder = folder
        self.url = endpoint.endpoint_url
        self.sleep: Callable[[float], object] = sleep

    def wait(self, *, first: bool = False, **options: str) -> Any:
        """Wait for a job with these credentials.

        Args:
            first: Whether there are credentials before the wait, which then have to be renewed.
            **options: What else the session's client takes.
        """
        session: Any = botocore.session.Session()
        if first:  # botocore itself lengthens the life of credentials of an instance
            credentials = session.get_credentials()
            credentials._expiry_time = now()  # noqa: SLF001 (there is no other way)
        client = session.create_client(
            JOB.operation.service,
            region_name="us-east-1",
            endpoint_url=self.service.endpoint_url,
            config=Config(retries={"total_max_attempts": 1}, proxies={}),
            **options,
        )
        delays = {"min_delay": 0.01, "max_delay": 0.1, "timing": Timing(sleep=self.sleep)}
        with closing(client):
            method = getattr(JOB.operation.client(client), JOB.method)
            return method(**JOB.operation.arguments, timeout=30, **delays)

    def set(self, **variables: str) -> None:
        """Set environment variables."""
        for name, value in variables.items():
            self.patch.setenv(name, value)

    def goes_on(self, *, first: bool = False) -> bool:
        """Whether a wait reaches the end of its job."""
        self.service.play([JOB.answer("RUNNING"), JOB.answer(JOB.succeeded)])
        return bool(JOB.status_in(self.wait(first=first)) == JOB.succeeded)


@pytest.fixture
def source(
    no_aws_settings: None,  # noqa: ARG001 (asked for its effect)
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> Iterator[Source]:
    """A source of credentials."""
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    monkeypatch.setattr(ContainerMetadataFetcher, "SLEEP_TIME", 0)
    monkeypatch.setattr(ContainerMetadataFetcher, "TIMEOUT_SECONDS", 0.2)
    with LocalAws() as endpoint, LocalAws() as service:
        yield Source(endpoint, service, monkeypatch, tmp_path)


def now() -> datetime:
    """Tell the time."""
    return datetime.now(timezone.utc)


def given(seconds: float = 3600) -> Answer:
    """Give credentials as ECS, EKS and an instance do.

    Args:
        seconds: For how long.
    """
    moment = (now() + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")
    keys = dict.fromkeys(["AccessKeyId", "SecretAccessKey", "Token"], "local")
    return json_answer({"Code": "Success", "Expiration": moment, **keys})


def hang(_: Request) -> Answer:
    """Answer too late."""
    Event().wait(1.5)
    return FAILED


def reset(_: Request) -> None:
    """Reset the connection."""


def unused_url() -> str:
    """Find an address where nothing listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{unused.getsockname()[1]}/"


failures = pytest.mark.parametrize(
    "failure",
    [
        pytest.param(FAILED, id="5xx"),
        pytest.param(Answer(status=429), id="throttled"),
        pytest.param(hang, id="hangs"),
        pytest.param(reset, id="reset"),
        pytest.param(Answer(body=b"<html>"), id="no JSON"),
    ],
)

# --- ECS, EKS -------------------------------------------------------------------------------------


def play_container(source: Source, *failures: Step) -> None:
    """Give credentials for a second; fail, thrice an attempt; then give them for an hour."""
    source.set(AWS_CONTAINER_CREDENTIALS_FULL_URI=source.url)
    failing = [step for step in failures for _ in range(3)]
    source.endpoint.play(chain([given(1)], failing, repeat(given())))


@failures
def test_container_that_fails(source: Source, failure: Step) -> None:
    """The wait goes on while the agent of ECS or EKS fails."""
    play_container(source, failure, failure)

    assert source.goes_on()
    assert len(source.endpoint.requests) == 1 + 6 + 1


@pytest.mark.parametrize("status", [400, 403, 404])
def test_container_that_refuses(source: Source, status: int) -> None:
    """The wait ends at once where the agent refuses: the role is gone."""
    play_container(source, Answer(status=status, body=b"no"))

    with pytest.raises(CredentialRetrievalError, match=f"non 200 response {status} "):
        source.goes_on()
    assert source.service.requests == []


# --- An instance ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(FAILED, id="5xx"),
        pytest.param(hang, id="hangs"),
        pytest.param(reset, id="reset"),
    ],
)
def test_instance_that_fails(source: Source, failure: Step) -> None:
    """The wait goes on while the metadata of an instance cannot be had."""
    source.set(AWS_EC2_METADATA_SERVICE_ENDPOINT=source.url, AWS_METADATA_SERVICE_TIMEOUT="1")
    failing = iter([False, False, False, *[True] * 4])

    def respond(request: Request) -> Answer | None:
        if next(failing, False):
            return failure if isinstance(failure, Answer) else failure(request)
        if request.target.endswith("/api/token"):
            return Answer(body=b"token")
        return given() if request.target.endswith("/role") else Answer(body=b"role")

    source.endpoint.answer(respond)

    assert source.goes_on(first=True)


# --- A role by a web identity ---------------------------------------------------------------------


def play_role(source: Source, *steps: Step) -> None:
    """Let STS fail, and then give the credentials of a role."""
    token = source.folder / "token"
    token.write_text("token", "utf-8")
    source.set(
        AWS_WEB_IDENTITY_TOKEN_FILE=str(token),
        AWS_ROLE_ARN="arn:aws:iam::123456789012:role/runner",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_ENDPOINT_URL_STS=source.url,
    )
    moment = (now() + timedelta(hours=1)).isoformat()
    given = (
        "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>"
        "<AccessKeyId>local</AccessKeyId><SecretAccessKey>local</SecretAccessKey>"
        f"<SessionToken>local</SessionToken><Expiration>{moment}</Expiration></Credentials>"
        "</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>"
    )
    source.endpoint.play(chain(steps, repeat(Answer(body=given.encode()))))


def sts_error(code: str, status: int) -> Answer:
    """Make an error of STS."""
    error = f"<Error><Code>{code}</Code><Message>no</Message></Error>"
    return Answer(status=status, body=f"<ErrorResponse>{error}</ErrorResponse>".encode())


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(sts_error("ServiceUnavailable", 503), id="5xx"),
        pytest.param(FAILED, id="5xx without a code"),
        pytest.param(sts_error("Throttling", 400), id="throttled"),
        pytest.param(sts_error("IDPCommunicationError", 400), id="identity provider"),
        pytest.param(reset, id="reset"),
    ],
)
def test_role_that_cannot_be_assumed_just_now(source: Source, failure: Step) -> None:
    """The wait goes on while STS fails, or does not reach the identity provider."""
    play_role(source, failure, failure)

    assert source.goes_on()
    assert len(source.endpoint.requests) == 3


def test_role_of_which_nobody_hears(source: Source) -> None:
    """The wait goes on while no connection to STS is possible."""
    play_role(source)
    source.set(AWS_ENDPOINT_URL_STS=unused_url())
    slept: list[float] = []

    def repair(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            source.set(AWS_ENDPOINT_URL_STS=source.url)

    source.sleep = repair

    assert source.goes_on()
    assert len(slept) == 3 + 1


@pytest.mark.parametrize("code", ["AccessDenied", "ExpiredTokenException", "InvalidIdentityToken"])
def test_role_that_is_refused(source: Source, code: str) -> None:
    """The wait ends at once where STS refuses the role or its token."""
    play_role(source, *[sts_error(code, 400)] * 9)

    with pytest.raises(ServiceError) as caught:
        source.goes_on()
    assert caught.value.code == code
    assert (len(source.endpoint.requests), source.service.requests) == (1, [])


# --- Somebody who has signed in -------------------------------------------------------------------


def play_sign_in(source: Source, *steps: Step, seconds: float = 3600) -> None:
    """Let the portal of a person who has signed in fail, and then give credentials.

    Args:
        source: What gives credentials.
        *steps: How it fails.
        seconds: How long the person stays signed in.
    """
    config = source.folder / "config"
    config.write_text(
        f"[default]\nsso_start_url = {START}\nsso_region = us-east-1\n"
        "sso_account_id = 123456789012\nsso_role_name = reader\n",
        "utf-8",
    )
    expires = (now() + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")
    cached = json.dumps({"accessToken": "token", "expiresAt": expires, "region": "us-east-1"})
    name = sha1(START.encode(), usedforsecurity=False).hexdigest()
    (source.folder / f"{name}.json").write_text(cached, "utf-8")
    source.set(AWS_CONFIG_FILE=str(config), AWS_ENDPOINT_URL_SSO=source.url)
    source.patch.setattr(SSOProvider, "_SSO_TOKEN_CACHE_DIR", str(source.folder))
    keys = dict.fromkeys(["accessKeyId", "secretAccessKey", "sessionToken"], "local")
    moment = int((now() + timedelta(hours=1)).timestamp() * 1000)
    given = json_answer({"roleCredentials": {**keys, "expiration": moment}})
    source.endpoint.play(chain(steps, repeat(given)))


@pytest.mark.parametrize("failure", [FAILED, Answer(status=429), reset])
def test_portal_that_fails(source: Source, failure: Step) -> None:
    """The wait goes on while the portal of IAM Identity Center fails."""
    play_sign_in(source, failure, failure)

    assert source.goes_on()
    assert len(source.endpoint.requests) == 3


def test_portal_that_refuses(source: Source) -> None:
    """The wait ends at once where a person has to sign in again."""
    play_sign_in(source, Answer(status=401, body=b'{"__type": "UnauthorizedException"}'))
    with pytest.raises(UnauthorizedSSOTokenError):
        source.goes_on()

    play_sign_in(source, seconds=-1)
    with pytest.raises(UnauthorizedSSOTokenError):
        source.goes_on()
    assert source.endpoint.requests == source.service.requests == []


# --- No credentials at all ------------------------------------------------------------------------


def test_no_credentials(source: Source) -> None:
    """The wait ends at once where there are no credentials."""
    source.set(AWS_EC2_METADATA_DISABLED="true")

    with pytest.raises(NoCredentialsError):
        source.goes_on()
    assert source.service.requests == []


@pytest.mark.parametrize("code", ["ExpiredTokenException", "UnrecognizedClientException"])
def test_credentials_that_the_service_refuses(source: Source, code: str) -> None:
    """The wait ends at once where the service says that credentials have expired or are unknown."""
    source.service.play([JOB.answer("RUNNING"), *[JOB.error(code, 403)] * 9])

    with pytest.raises(ServiceError) as caught:
        source.wait(aws_access_key_id="local", aws_secret_access_key="local")  # noqa: S106 (none)
    assert (caught.value.code, len(source.service.requests)) == (code, 2)
