"""Responses that come page by page, through the async clients."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Coroutine, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from inspect import iscoroutinefunction
from operator import attrgetter
from typing import Any, Final

import pytest
from botocore.exceptions import PaginationError
from support.dictionaries import recorded_dictionaries
from support.projects import made_package

PACKAGE: Final = "sdk_with_async_pages"

pytestmark = pytest.mark.usefixtures("package", "no_aws_settings")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A package for operations with paginators, generated as any user does."""
    services = 'glue = ["GetJobRuns"]\ns3 = ["ListObjectsV2"]\n'
    with made_package(tmp_path_factory.mktemp("project"), PACKAGE, services):
        yield import_module(PACKAGE)


@pytest.fixture
def glue() -> Any:
    """The service package of Glue."""
    return import_module(f"{PACKAGE}.glue")


@pytest.fixture
def testing() -> Any:
    """What the package has for tests."""
    return import_module(f"{PACKAGE}.testing")


@pytest.fixture
def aws(testing: Any) -> Iterator[Any]:
    """A stand-in for AWS."""
    with testing.AwsServer() as aws:
        yield aws


@asynccontextmanager
async def connected(client_class: Any, aws: Any, **config: Any) -> AsyncGenerator[Any]:
    """Connect an async client that tries once."""
    options = aws.options(retries={"total_max_attempts": 1}, **config)
    async with client_class.connect(**options) as client:
        yield client


def run(test: Coroutine[Any, Any, None]) -> None:
    """Run a test in an event loop."""
    asyncio.run(test)


def runs(glue: Any, *names: str, more: str | None = None) -> Any:
    """Make a page of job runs."""
    found = [glue.JobRun(id=name) for name in names]
    return glue.GetJobRunsResponse(job_runs=found, next_token=more)


def test_no_dictionary(aws: Any, glue: Any, package: Any) -> None:
    """Its paginator looks at the typed page, and changes the dictionary of one that it cuts off."""
    aws.when(glue.AsyncGlueClient.get_job_runs).answer(
        runs(glue, "a", more="1"), runs(glue, "b", "c")
    )

    async def test() -> None:
        async with connected(glue.AsyncGlueClient, aws) as client:
            with recorded_dictionaries(package.Response) as asked:
                pages = client.paginate_get_job_runs(job_name="nightly")
                assert ["a", "b", "c"] == [run.id async for run in pages.items()]
                assert [] == asked
                pages = client.paginate_get_job_runs(job_name="nightly", max_items=1)
                assert ["b"] == [run.id async for run in pages.items()]
                assert asked.count("asked for") == 1
                token = pages.resume_token
                pages = client.paginate_get_job_runs(job_name="nightly", starting_token=token)
                assert ["c"] == [run.id async for run in pages.items()]
                assert asked.count("asked for") == 2

    run(test())


def test_pages_and_items(aws: Any, glue: Any, package: Any) -> None:
    """The method is no coroutine; `async for` goes through pages or items, each loop anew."""
    script = aws.when(glue.AsyncGlueClient.get_job_runs)
    pages_of_a_loop = [runs(glue, "a", "b", more="1"), runs(glue, more="2"), runs(glue, "c")]
    script.answer(*pages_of_a_loop, *pages_of_a_loop)
    assert not iscoroutinefunction(glue.AsyncGlueClient.paginate_get_job_runs)

    async def test() -> None:
        async with connected(glue.AsyncGlueClient, aws) as client:
            pages = client.paginate_get_job_runs(job_name="nightly", page_size=2)
            assert isinstance(pages, package.AsyncItemPages)
            assert len(aws.requests) == 0
            found = [page async for page in pages]
            assert [type(page) for page in found] == [glue.GetJobRunsResponse] * 3
            assert [["a", "b"], [], ["c"]] == [[run.id for run in page.job_runs] for page in found]
            assert ["a", "b", "c"] == [run.id async for run in pages.items()]

    run(test())
    assert [dict(request.parameters) for request in aws.requests] == [
        {"job_name": "nightly", "max_results": 2},
        {"job_name": "nightly", "max_results": 2, "next_token": "1"},
        {"job_name": "nightly", "max_results": 2, "next_token": "2"},
    ] * 2


def test_max_items(aws: Any, glue: Any) -> None:
    """`max_items` ends in the middle of a page, and `resume_token` goes on there."""
    aws.when(glue.AsyncGlueClient.get_job_runs).answer(runs(glue, "a", "b", "c"))

    async def test() -> None:
        async with connected(glue.AsyncGlueClient, aws) as client:
            pages = client.paginate_get_job_runs(job_name="nightly", max_items=2)
            assert ["a", "b"] == [run.id async for run in pages.items()]
            rest = client.paginate_get_job_runs(
                job_name="nightly", starting_token=pages.resume_token
            )
            assert ["c"] == [run.id async for run in rest.items()]
            assert rest.resume_token is None

    run(test())


def test_errors(aws: Any, glue: Any, testing: Any, package: Any) -> None:
    """Typed errors after good pages, bad members of one page, and a token that comes again."""
    script = aws.when(glue.AsyncGlueClient.get_job_runs)

    async def test() -> None:
        async with connected(glue.AsyncGlueClient, aws) as client:
            pages = client.paginate_get_job_runs(job_name="nightly")
            script.answer(runs(glue, "a", more="1"), testing.error(glue.EntityNotFoundException))
            loop = aiter(pages)
            assert (await anext(loop)).job_runs[0].id == "a"
            with pytest.raises(glue.EntityNotFoundException) as caught:
                await anext(loop)
            assert isinstance(caught.value, client.raw_client.exceptions.EntityNotFoundException)

            script.answer(
                testing.HttpAnswer(body=json.dumps({"JobRuns": 7, "NextToken": "1"}).encode()),
                runs(glue, "b"),
            )
            bad, good = [page async for page in pages]
            with pytest.raises(package.MemberError, match="JobRuns: expected a list"):
                _ = bad.job_runs
            assert good.job_runs[0].id == "b"

            script.answer(runs(glue, "a", more="1"))
            with pytest.raises(PaginationError):
                _ = [page async for page in pages]

    run(test())


def test_several_results(aws: Any, package: Any) -> None:
    """Where there are several results, there are pages only."""
    s3: Any = import_module(f"{PACKAGE}.s3")
    aws.when(s3.AsyncS3Client.list_objects_v2).answer(
        s3.ListObjectsV2Output(contents=[s3.Object(key="a")])
    )

    async def test() -> None:
        async with connected(s3.AsyncS3Client, aws, s3={"addressing_style": "path"}) as client:
            pages = client.paginate_list_objects_v2(bucket="box")
            assert type(pages) is package.AsyncPages
            assert [["a"]] == [[item.key for item in page.contents] async for page in pages]
            found = [item.key async for item in pages.flat(attrgetter("contents"))]
            assert found == ["a"]
            with pytest.raises(AttributeError, match=r"take \.flat"):
                pages.items()

    run(test())


def test_access_point(aws: Any) -> None:
    """The server is reached where an access point stands before the host, whom nobody resolves."""
    s3: Any = import_module(f"{PACKAGE}.s3")
    arn = "arn:aws:s3:us-east-1:123456789012:accesspoint/mine"
    aws.when(s3.AsyncS3Client.list_objects_v2, bucket=arn).answer(
        s3.ListObjectsV2Output(contents=[s3.Object(key="a")])
    )

    async def test() -> None:
        async with connected(s3.AsyncS3Client, aws) as client:
            assert (await client.list_objects_v2(bucket=arn)).contents[0].key == "a"

    run(test())


def test_stub(glue: Any, testing: Any, aws: Any) -> None:
    """Each page is a planned call."""

    async def test() -> None:
        async with connected(glue.AsyncGlueClient, aws) as client:
            with testing.stub(client) as planned:
                get_job_runs = glue.AsyncGlueClient.get_job_runs
                planned.when(get_job_runs).returns(runs(glue, "a", more="1"))
                second = {"job_name": "nightly", "next_token": "1"}
                planned.when(get_job_runs, **second).returns(runs(glue, "b"))
                items = client.paginate_get_job_runs(job_name="nightly").items()
                assert ["a", "b"] == [run.id async for run in items]

    run(test())
