"""Lean clients do what ordinary ones do: of the installed botocore, and of all others there are.

The others are in folders that `nox -s lean` makes; without it, the installed botocore is tested
alone.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Generator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from support.lean_cases import STEPS
from support.lean_runs import FOLDERS, LOCAL, Run, do_step, make_package
from support.local_aws import Answer, LocalAws, Request

Done = list[tuple[Any, list[Any]]]


class Way(NamedTuple):
    """A botocore and a way to use it."""

    libraries: Path | None = None
    """The folder with another botocore."""
    kind: str = "sync"
    """`async`, or `zip`: the package is imported from an archive."""

    @property
    def name(self) -> str:
        """What the tests call it."""
        return f"{self.libraries.name if self.libraries else 'installed'} {self.kind}"


def list_ways() -> Generator[Way]:
    """List each botocore, with the clients for which there is a library."""
    for libraries in (None, *FOLDERS):
        yield Way(libraries)
        yield Way(libraries, "zip")
        if libraries is not None and (libraries / "aiobotocore").is_dir():
            yield Way(libraries, "async")


WAYS = list(list_ways())
OLD = [folder for folder in FOLDERS if not (folder / "botocore/data/s3vectors").is_dir()]
"""The folders with a botocore that lacks services of today."""

LACKING = {
    "arc-region-switch": "GetPlan",
    "dsql": "GetCluster",
    "glue": "GetMaterializedViewRefreshTaskRun",
    "s3vectors": "GetIndex, ListIndexes",
}
"""The operations that an old botocore may lack: of the first service, say, all."""


@pytest.fixture(scope="module")
def aws() -> Generator[LocalAws]:
    """A server in place of AWS."""
    with LocalAws() as server:
        yield server


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a package of the services, generated with the installed botocore."""
    return make_package(tmp_path_factory.mktemp("lean"))


@pytest.fixture(scope="module")
def archive(package: Path) -> Path:
    """The package in an archive."""
    return Path(shutil.make_archive(str(package.parent / "packed"), "zip", package))


@pytest.fixture(scope="module")
def expected(package: Path, aws: LocalAws) -> dict[str, Done]:
    """What came of the steps of each service through ordinary clients of the installed botocore."""
    with Run(package, endpoint_url=aws.endpoint_url, **LOCAL) as run:
        return {
            service: [do_step(run, aws, service, step) for step in steps]
            for service, steps in STEPS.items()
        }


@pytest.fixture(scope="module", params=WAYS, ids=lambda way: way.name)
def lean(
    request: pytest.FixtureRequest, package: Path, archive: Path, aws: LocalAws
) -> Generator[Run]:
    """A program with lean clients."""
    way: Way = request.param
    place = archive if way.kind == "zip" else package
    options: dict[str, Any] = {"endpoint_url": aws.endpoint_url, "lean": True, **LOCAL}
    with Run(place, way.libraries, is_async=way.kind == "async", **options) as run:
        yield run


def without_async(value: Any) -> Any:
    """Leave out what distinguishes the names of async classes."""
    return json.loads(json.dumps(value).replace("Async", ""))


# --- Calls, errors, waits, pages ------------------------------------------------------------------


@pytest.mark.parametrize("service", STEPS)
def test_everything_is_the_same(
    lean: Run, aws: LocalAws, service: str, expected: dict[str, Done]
) -> None:
    """Requests, responses, errors, waits, pages and streams, damaged ones too."""
    for step, (came, sent) in zip(STEPS[service], expected[service], strict=True):
        lean_came, lean_sent = do_step(lean, aws, service, step)
        assert came == without_async(lean_came), step
        assert sent == lean_sent, step


def test_the_steps_reach_the_service(expected: dict[str, Done]) -> None:
    """Each step got every response, and errors are typed; nothing else has gone wrong."""
    for service, steps in STEPS.items():
        for step, (came, sent) in zip(steps, expected[service], strict=True):
            assert len(sent) == len(step.responses), step
            for name in came.get("error", {}).get("classes", ())[:1]:
                assert name.startswith("leanly."), (step, came)


@pytest.mark.parametrize("libraries", OLD, ids=lambda each: each.name)
def test_the_ordinary_way(package: Path, libraries: Path, aws: LocalAws) -> None:
    """All of it with botocore's parsers, which have to fail alike where they fail."""
    options: dict[str, Any] = {"endpoint_url": aws.endpoint_url, "one_pass": False, **LOCAL}
    with Run(package, **options) as today, Run(package, libraries, **options, lean=True) as run:
        for service, steps in STEPS.items():
            for step in steps:
                assert do_step(today, aws, service, step) == do_step(run, aws, service, step), step


# --- An old botocore ------------------------------------------------------------------------------


@pytest.mark.parametrize("libraries", OLD, ids=lambda each: each.name)
def test_lean_by_itself(
    package: Path, libraries: Path, aws: LocalAws, expected: dict[str, Done]
) -> None:
    """Where botocore lacks an operation or a service, `connect` makes a lean client, and logs."""
    version = libraries.name.removeprefix("botocore-")
    with Run(package, libraries, endpoint_url=aws.endpoint_url, **LOCAL) as run:
        for service, operations in LACKING.items():
            if service != "glue" and (libraries / "botocore" / "data" / service).is_dir():
                continue
            logged = run.do(service, "raw_client")["log"]
            start = f"INFO leanly.{service.replace('-', '_')}: botocore {version} lacks {service} "
            assert [line.partition(": the client")[0] for line in logged] == [start + operations]
            for step, done in zip(STEPS[service], expected[service], strict=True):
                assert done == do_step(run, aws, service, step), step
        # It has all of these, so that there is nothing to say.
        assert run.do("stepfunctions", "raw_client")["log"] == []


@pytest.mark.parametrize("libraries", OLD, ids=lambda each: each.name)
def test_protocol(package: Path, libraries: Path, aws: LocalAws) -> None:
    """Where botocore cannot parse a protocol, another one is taken that the service speaks."""
    with Run(package, libraries, endpoint_url=aws.endpoint_url, lean=True, **LOCAL) as run:
        for service in ("cloudwatch", "sqs", "transcribe", "arc-region-switch"):
            assert run.do(service, "raw_client")["result"]["protocol"] == "json"
            assert do_step(run, aws, service, STEPS[service][0])[1][0][0] == "json"


def test_a_protocol_that_botocore_lacks(package: Path, aws: LocalAws) -> None:
    """Where a service speaks no other, it is said what is missing."""
    for libraries in FOLDERS:
        parsers = (libraries / "botocore/parsers.py").read_text("utf-8")
        with Run(package, libraries, endpoint_url=aws.endpoint_url, lean=True, **LOCAL) as run:
            came = run.do("partnercentral-revenue-measurement", "raw_client")
        if "rpc-v2-cbor" in parsers:
            assert came["result"]["protocol"] == "smithy-rpc-v2-cbor"
        else:
            assert "cannot parse smithy-rpc-v2-cbor" in came["error"]["text"]
            assert "install a newer botocore" in came["error"]["text"]


# --- Where requests go ----------------------------------------------------------------------------


PLACED = ("dsql", "dynamodb", "glue", "iam", "s3", "s3vectors", "sts")
"""Services of which an old botocore has none, has rules that differ from today's, or has a host for
all regions."""


def find_hosts(aws: LocalAws, package: Path, libraries: Path | None, **options: Any) -> Any:
    """Find the host to which each service's first request goes, through a proxy."""
    hosts: dict[str, str] = {}
    config = {"proxies": {"http": aws.endpoint_url}, "retries": {"total_max_attempts": 1}}
    with Run(package, libraries, **LOCAL | options, use_ssl=False, config=config) as run:
        for service in PLACED:
            do_step(run, aws, service, STEPS[service][0])
            (request,) = aws.requests
            hosts[service] = request.host
    return hosts


@pytest.mark.parametrize("region", ["us-east-1", "cn-north-1"])
@pytest.mark.parametrize("libraries", OLD, ids=lambda each: each.name)
def test_hosts(package: Path, libraries: Path, region: str, aws: LocalAws) -> None:
    """A service has the host that its botocore gives it, or that of today if it has none."""
    today = find_hosts(aws, package, None, region_name=region, lean=True)
    ordinary = find_hosts(aws, package, libraries, region_name=region)
    data = libraries / "botocore" / "data"
    hosts = {name: (ordinary if (data / name).is_dir() else today)[name] for name in PLACED}
    assert hosts == find_hosts(aws, package, libraries, region_name=region, lean=True)


# --- What else uses the session -------------------------------------------------------------------

PROFILES = """\
[profile base]
aws_access_key_id = base
aws_secret_access_key = base
[profile assumed]
role_arn = arn:aws:iam::123456789012:role/r
source_profile = base
region = us-east-1
"""

ASSUMED = b"""\
<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
<Credentials><AccessKeyId>OFTHEROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
<SessionToken>t</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>
</AssumeRoleResult></AssumeRoleResponse>"""

IDENTITY = b"""\
<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>
</GetCallerIdentityResponse>"""


def test_credentials_of_a_role(package: Path, aws: LocalAws, tmp_path: Path) -> None:
    """The provider of credentials makes a client of STS for `AssumeRole`, which the lean lacks."""
    profiles = tmp_path / "config"
    profiles.write_text(PROFILES, "utf-8")
    environment = {
        "AWS_CONFIG_FILE": str(profiles),
        "AWS_PROFILE": "assumed",
        "AWS_ENDPOINT_URL_STS": aws.endpoint_url,
    }

    def answer(request: Request) -> Answer:
        return Answer(body=ASSUMED if b"Action=AssumeRole&" in request.body else IDENTITY)

    for way in WAYS[1:]:
        aws.play([answer, answer])
        is_async = way.kind == "async"
        with Run(
            package, way.libraries, is_async=is_async, environment=environment, lean=True
        ) as run:
            raw_client = run.do("sts", "raw_client")
            came = run.do("sts", "get_caller_identity")
        assert raw_client["result"]["methods"] == ["get_caller_identity", "get_session_token"]
        assert "account='123456789012'" in came["result"]["repr"], way
        first, second = aws.requests
        assert b"Action=AssumeRole&" in first.body
        assert "Credential=OFTHEROLE/" in second.headers["authorization"]
