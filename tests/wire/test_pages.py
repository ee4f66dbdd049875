"""Responses that come page by page: what a loop over them gets, and what is sent for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import copy
from importlib import import_module
from inspect import Parameter, getsource, signature
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, TypeAlias

import botocore.session
import pytest
from botocore.exceptions import PaginationError, ParamValidationError
from botocore.loaders import Loader
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.lower.paginators import validate_paginator
from support.dictionaries import recorded_dictionaries
from support.projects import HEAD, Project, made_package, text_model
from support.versions import needs_botocore

LOADER: Final[Any] = Loader()
PACKAGE: Final = "sdk_with_pages"
SERVICES: Final = """\
apigateway = ["GetUsage"]
athena = ["GetQueryResults"]
cloudfront = ["ListDistributions"]
codedeploy = ["ListDeploymentInstances"]
cognito-idp = ["ListUserPools"]
connectcases = ["SearchCases"]
devops-guru = ["ListAnomalousLogGroups"]
dynamodb = ["Query", "Scan"]
ec2 = ["DescribeInstances"]
glue = ["GetJobRun", "GetJobRuns"]
iam = ["GetUser", "ListUsers"]
rolesanywhere = ["ListCrls"]
s3 = ["ListObjectsV2"]
sts = ["GetCallerIdentity"]
"""

MORE: Final = "1"
"""A token."""

pytestmark = pytest.mark.usefixtures("package", "no_aws_settings")

Connect: TypeAlias = Callable[..., Any]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A package for operations with paginators, generated as any user does."""
    with made_package(tmp_path_factory.mktemp("project"), PACKAGE, SERVICES):
        yield import_module(PACKAGE)


def module(name: str) -> Any:
    """Import a module of the package."""
    return import_module(f"{PACKAGE}.{name}")


@pytest.fixture(scope="module")
def session() -> Any:
    """One session for all clients: it reads each model once."""
    return botocore.session.Session()


@pytest.fixture
def aws() -> Iterator[Any]:
    """A stand-in for AWS."""
    with module("testing").AwsServer() as aws:
        yield aws


@pytest.fixture
def connect(aws: Any, session: Any) -> Iterator[Connect]:
    """Makes typed clients that call it, and try once unless they are told otherwise."""
    opened: list[Any] = []

    def connected(client_class: Any, **config: Any) -> Any:
        options = aws.options(**{"retries": {"total_max_attempts": 1}, **config})
        opened.append(client_class.connect(session=session, **options))
        return opened[-1]

    yield connected
    for client in opened:
        client.raw_client.close()


def sent(aws: Any) -> list[dict[str, Any]]:
    """Tell the parameters of every request."""
    return [dict(request.parameters) for request in aws.requests]


def runs(*names: str, more: str | None = None) -> Any:
    """Make a page of job runs."""
    glue = module("glue")
    found = [glue.JobRun(id=name) for name in names]
    return glue.GetJobRunsResponse(job_runs=found, next_token=more)


def names_of(pages: Any) -> list[list[str]]:
    """Tell the names of the job runs on each page."""
    return [[run.id for run in page.job_runs] for page in pages]


def answer_json(value: object) -> Any:
    """Answer with any JSON value."""
    return module("testing").HttpAnswer(body=json.dumps(value).encode())


# --- Pages and items ------------------------------------------------------------------------------


@pytest.fixture
def glue(aws: Any, connect: Connect) -> Any:
    """A client of Glue whose job `nightly` has five runs on four pages, one of them empty."""
    client = connect(module("glue").GlueClient)
    aws.when(module("glue").GlueClient.get_job_runs, job_name="nightly").answer(
        runs("a", "b", more="1"), runs(more="2"), runs("c", more="3"), runs("d", "e")
    )
    return client


def test_pages(aws: Any, glue: Any, package: Any) -> None:
    """Every page is a typed response; the next is asked for with the token of the one before."""
    pages = glue.paginate_get_job_runs(job_name="nightly")

    assert isinstance(pages, package.ItemPages)
    assert [["a", "b"], [], ["c"], ["d", "e"]] == names_of(pages)
    assert pages.resume_token is None
    first, *others = sent(aws)
    assert first == {"job_name": "nightly"}
    assert others == [{"job_name": "nightly", "next_token": token} for token in "123"]


def test_page_is_the_response_of_the_operation(aws: Any, glue: Any) -> None:
    """A page has all that the response of a call has: metadata, and what botocore returned."""
    page, *_ = glue.paginate_get_job_runs(job_name="nightly")

    assert type(page) is module("glue").GetJobRunsResponse
    assert page.next_token == MORE
    assert page.response_metadata.request_id == "request-1"
    assert page.raw_response["JobRuns"] == [{"Id": "a"}, {"Id": "b"}]
    assert len(aws.requests) == 4


def test_items(glue: Any) -> None:
    """`.items()` goes through the items of all pages."""
    items = list(glue.paginate_get_job_runs(job_name="nightly").items())

    assert [type(item) for item in items] == [module("glue").JobRun] * 5
    assert "abcde" == "".join(item.id for item in items)


def test_each_page_is_asked_for_when_the_loop_gets_there(aws: Any, glue: Any) -> None:
    """Nothing is asked for before a loop begins, nor after it has been left."""
    pages = glue.paginate_get_job_runs(job_name="nightly")
    assert len(aws.requests) == 0

    items = pages.items()
    assert [next(items).id, next(items).id] == ["a", "b"]
    assert len(aws.requests) == 1
    assert next(items).id == "c"
    assert len(aws.requests) == 3


def test_every_loop_begins_anew(aws: Any, connect: Connect) -> None:
    """A second loop asks from the first page on, which one over botocore's own pages does not."""
    glue = connect(module("glue").GlueClient)
    script = aws.when(module("glue").GlueClient.get_job_runs)
    script.answer(runs("a", more="1"), runs("b"), runs("c", more="2"), runs("d"))
    pages = glue.paginate_get_job_runs(job_name="nightly")

    assert [["a"], ["b"]] == names_of(pages)
    assert [["c"], ["d"]] == names_of(pages)
    assert [None, "1", None, "2"] == [request.get("next_token") for request in sent(aws)]


def test_loops_at_the_same_time(aws: Any, connect: Connect) -> None:
    """Two loops over the same pages do not disturb each other."""
    glue = connect(module("glue").GlueClient)
    for token, page in {"1": runs("b", more="2"), "2": runs("c")}.items():
        aws.when(module("glue").GlueClient.get_job_runs, next_token=token).answer(page)
    aws.when(module("glue").GlueClient.get_job_runs).answer(runs("a", more="1"))
    pages = glue.paginate_get_job_runs(job_name="nightly")

    assert [("a", "a"), ("b", "b"), ("c", "c")] == [
        (one.id, other.id) for one, other in zip(pages.items(), pages.items(), strict=True)
    ]


# --- How long a page is, when to end, where to begin ----------------------------------------------


def test_page_size(aws: Any, glue: Any) -> None:
    """`page_size` is sent with every request, and bounds nothing here."""
    pages = glue.paginate_get_job_runs(job_name="nightly", page_size=2)

    assert len(list(pages.items())) == 5
    assert [2, 2, 2, 2] == [request["max_results"] for request in sent(aws)]


def test_max_items(aws: Any, glue: Any) -> None:
    """`max_items` ends in the middle of a page; what is cut off comes with the `resume_token`."""
    pages = glue.paginate_get_job_runs(job_name="nightly", max_items=1)

    (page,) = pages
    assert [run.id for run in page.job_runs] == ["a"]
    assert page.raw_response["JobRuns"] == [{"Id": "a"}]
    assert len(aws.requests) == 1

    aws.when(module("glue").GlueClient.get_job_runs, job_name="nightly").answer(
        runs("a", "b", more="1"), runs("c")
    )
    rest = glue.paginate_get_job_runs(job_name="nightly", starting_token=pages.resume_token)
    assert ["b", "c"] == [run.id for run in rest.items()]
    assert rest.resume_token is None


def test_max_items_at_the_end_of_a_page(aws: Any, glue: Any) -> None:
    """Where a page ends with the last item that is wanted, the next one is where to go on."""
    pages = glue.paginate_get_job_runs(job_name="nightly", max_items=2)
    assert [["a", "b"]] == names_of(pages)

    rest = glue.paginate_get_job_runs(
        job_name="nightly", max_items=1, starting_token=pages.resume_token
    )
    assert [[], ["c"]] == names_of(rest)
    assert [None, "1", "2"] == [request.get("next_token") for request in sent(aws)]


def test_resume_token_is_that_of_the_latest_loop(glue: Any) -> None:
    """It is there when the loop is over, not before."""
    pages = glue.paginate_get_job_runs(job_name="nightly", max_items=3)
    seen = [pages.resume_token for _ in pages]

    assert [None, None, None] == seen
    assert isinstance(pages.resume_token, str)
    assert next(pages.items()).id == "d", "the script goes on where the first loop has ended"
    assert pages.resume_token is None


# --- What botocore looks at -----------------------------------------------------------------------


def test_no_dictionary(glue: Any, package: Any) -> None:
    """Its paginator looks at the typed page, and changes the dictionary of one that it cuts off."""
    with recorded_dictionaries(package.Response) as asked:
        assert len(list(glue.paginate_get_job_runs(job_name="nightly"))) == 4
        assert [] == asked

        pages = glue.paginate_get_job_runs(job_name="nightly", max_items=1)
        assert [["d"]] == names_of(pages), "the script repeats its last page"
        assert asked.count("asked for") == 1
        assert ("filled" in asked) is (os.environ.get("BOTOFORGE_ONE_PASS") != "0")
        list(glue.paginate_get_job_runs(job_name="nightly", starting_token=pages.resume_token))
        assert asked.count("asked for") == 2


def test_page_that_is_cut_off(aws: Any, connect: Connect, caplog: Any) -> None:
    """It is what the service has sent, with unknown members and without what is cut off."""
    glue = connect(module("glue").GlueClient)
    of_tomorrow = {"JobRuns": [{"Id": "a", "New": 1}, {"Id": 7}, 7], "New": 2}
    aws.when(module("glue").GlueClient.get_job_runs).answer(answer_json(of_tomorrow))
    first, second = (
        list(glue.paginate_get_job_runs(job_name="nightly", max_items=number)) for number in (1, 2)
    )

    assert [["a"]] == names_of(first)
    assert first[0].raw_response["JobRuns"] == [{"Id": "a"}]
    assert ["GetJobRuns: JobRuns[1].Id: expected a string, got int 7"] == [
        str(error) for error in second[0].member_errors
    ]
    assert {"JobRuns", "ResponseMetadata"} == first[0].raw_response.keys()
    assert len(caplog.records) == 2, "once for each call: the list has an item that is none"


def test_member_that_a_newer_botocore_pages_by(aws: Any, connect: Connect) -> None:
    """A token that the class does not know is found in botocore's dictionary."""
    glue = connect(module("glue").GlueClient)
    raw_client = glue.raw_client
    own = raw_client.get_paginator("get_job_runs")
    changed = {**own._pagination_cfg, "output_token": "TokenOfTomorrow"}  # noqa: SLF001 (as it is)
    newer = type(own)(raw_client.get_job_runs, changed, own._model)  # noqa: SLF001 (as it is)

    def get_newer(_: str) -> Any:
        return newer

    raw_client.get_paginator = get_newer

    def add_token(parsed: dict[str, Any], **_: object) -> None:
        parsed["TokenOfTomorrow"] = parsed.get("NextToken")

    raw_client.meta.events.register("after-call.glue.GetJobRuns", add_token)
    aws.when(module("glue").GlueClient.get_job_runs).answer(runs("a", more="1"), runs("b"))

    assert [["a"], ["b"]] == names_of(glue.paginate_get_job_runs(job_name="nightly"))


@pytest.mark.parametrize(
    ("method", "options"),
    [
        ("_handle_first_request", {"starting_token": "1"}),
        ("_truncate_response", {"max_items": 1}),
    ],
)
def test_botocore_without_a_method(
    glue: Any, monkeypatch: pytest.MonkeyPatch, method: str, options: Any
) -> None:
    """If botocore renamed a method that changes a page, a loop would raise, not go wrong."""
    monkeypatch.delattr(module("_runtime.paging").TypedPageIterator, method)

    assert len(list(glue.paginate_get_job_runs(job_name="nightly"))) == 4
    with pytest.raises(TypeError, match="'Page' object does not support item assignment"):
        list(glue.paginate_get_job_runs(job_name="nightly", **options))


# --- What goes wrong ------------------------------------------------------------------------------


def test_error_on_the_second_page(aws: Any, connect: Connect) -> None:
    """An error is the typed one of a call, also botocore's own, after the pages before it."""
    glue = module("glue")
    client = connect(glue.GlueClient)
    error = module("testing").error(glue.EntityNotFoundException, message="gone")
    aws.when(glue.GlueClient.get_job_runs).answer(runs("a", more="1"), error)
    pages = iter(client.paginate_get_job_runs(job_name="nightly"))

    assert [run.id for run in next(pages).job_runs] == ["a"]
    with pytest.raises(glue.EntityNotFoundException, match="gone") as caught:
        next(pages)
    assert isinstance(caught.value, client.raw_client.exceptions.EntityNotFoundException)
    assert caught.value.operation_name == "GetJobRuns"


def test_throttled_page(aws: Any, connect: Connect) -> None:
    """Botocore tries a throttled page again, as any call."""
    glue = connect(module("glue").GlueClient, retries={"total_max_attempts": 2, "mode": "standard"})
    aws.when(module("glue").GlueClient.get_job_runs).answer(
        runs("a", more="1"), module("testing").Throttled(), runs("b")
    )

    assert [["a"], ["b"]] == names_of(glue.paginate_get_job_runs(job_name="nightly"))
    assert [None, "1", "1"] == [request.get("next_token") for request in sent(aws)]


def test_bad_member(aws: Any, connect: Connect, caplog: Any, package: Any) -> None:
    """A bad member of an item costs its page's list, which the log tells; other pages are whole."""
    glue = connect(module("glue").GlueClient)
    aws.when(module("glue").GlueClient.get_job_runs).answer(
        runs("a", more="1"), answer_json({"JobRuns": [7], "NextToken": "2"}), runs("c")
    )
    pages = glue.paginate_get_job_runs(job_name="nightly")
    good, bad, last = pages

    problem = "GetJobRuns: JobRuns[0]: expected a structure (JobRun), got a value of type int"
    assert [problem] == [str(error) for error in bad.member_errors]
    assert (good.job_runs[0].id, bad.next_token, last.job_runs[0].id) == ("a", "2", "c")
    assert [(f"{PACKAGE}.glue", problem)] == [
        (record.name, record.message) for record in caplog.records if record.levelname == "WARNING"
    ]
    with pytest.raises(package.MemberError, match="got a value of type int"):
        _ = bad.job_runs


@pytest.mark.parametrize("value", [7, True, {"Id": "b"}, "text"], ids=repr)
@pytest.mark.parametrize("max_items", [None, 50])
def test_no_list(
    aws: Any, connect: Connect, package: Any, value: object, max_items: int | None
) -> None:
    """What is no list where one is declared costs that member, and does not end the loop."""
    glue = connect(module("glue").GlueClient)
    aws.when(module("glue").GlueClient.get_job_runs).answer(
        answer_json({"JobRuns": value, "NextToken": "1"}), runs("b")
    )
    bad, last = glue.paginate_get_job_runs(job_name="nightly", max_items=max_items)

    with pytest.raises(package.MemberError, match="JobRuns: expected a list"):
        _ = bad.job_runs
    assert bad.raw_response["JobRuns"] == value
    assert bad.raw_response.keys() == {"JobRuns", "NextToken", "ResponseMetadata"}
    assert last.job_runs[0].id == "b"


def test_items_do_not_leave_out_what_is_bad(aws: Any, connect: Connect, package: Any) -> None:
    """`.items()` raises where a page's list could not be read."""
    glue = connect(module("glue").GlueClient)
    aws.when(module("glue").GlueClient.get_job_runs).answer(
        runs("a", more="1"), answer_json({"JobRuns": [7]})
    )
    items = glue.paginate_get_job_runs(job_name="nightly").items()

    assert next(items).id == "a"
    with pytest.raises(package.MemberError, match=r"GetJobRuns: JobRuns\[0\]: expected"):
        next(items)


def test_page_that_is_no_answer(aws: Any, connect: Connect, package: Any) -> None:
    """What is not a response of the service raises, and never looks like the last page."""
    glue = connect(module("glue").GlueClient)
    html = module("testing").HttpAnswer(body=b"<html>")
    aws.when(module("glue").GlueClient.get_job_runs).answer(runs("a", more="1"), html)
    pages = iter(glue.paginate_get_job_runs(job_name="nightly"))

    next(pages)
    with pytest.raises(package.UnreadableResponseError, match=r"GetJobRuns: .* not JSON"):
        next(pages)


@pytest.mark.parametrize("token", [7, 1.5, True, ["1"], {"a": 1}], ids=repr)
def test_token_that_is_no_string(aws: Any, connect: Connect, token: object) -> None:
    """It is sent as it came, and botocore refuses it: the loop does not end as if all was there."""
    glue = connect(module("glue").GlueClient)
    page = {"JobRuns": [{"Id": "a"}], "NextToken": token}
    aws.when(module("glue").GlueClient.get_job_runs).answer(answer_json(page))
    pages = iter(glue.paginate_get_job_runs(job_name="nightly"))

    assert next(pages).job_runs[0].id == "a"
    with pytest.raises(ParamValidationError, match="parameter NextToken"):
        next(pages)


@pytest.mark.parametrize("token", ["", None, 0, False, [], {}], ids=repr)
def test_no_token(aws: Any, connect: Connect, token: object) -> None:
    """What botocore takes for no token ends the loop, also where it is no string."""
    glue = connect(module("glue").GlueClient)
    page = {"JobRuns": [{"Id": "a"}], "NextToken": token}
    aws.when(module("glue").GlueClient.get_job_runs).answer(answer_json(page))

    assert [["a"]] == names_of(glue.paginate_get_job_runs(job_name="nightly"))


def test_token_that_comes_again(aws: Any, connect: Connect) -> None:
    """A service that goes round in circles ends with botocore's own error."""
    glue = connect(module("glue").GlueClient)
    aws.when(module("glue").GlueClient.get_job_runs).answer(runs("a", more="1"))

    with pytest.raises(PaginationError, match="The same next token was received twice"):
        list(glue.paginate_get_job_runs(job_name="nightly"))
    assert len(aws.requests) == 2


# --- Other protocols and other kinds of results ---------------------------------------------------


def test_query(aws: Any, connect: Connect) -> None:
    """IAM: its `MaxItems` is the length of a page, and `IsTruncated` says whether more comes."""
    iam = module("iam")
    client = connect(iam.IAMClient)
    sample = module("testing").sample
    aws.when(iam.IAMClient.list_users).answer(
        sample(
            iam.ListUsersResponse,
            users=[sample(iam.User, user_name="ann")],
            is_truncated=True,
            marker="1",
        ),
        sample(
            iam.ListUsersResponse,
            users=[sample(iam.User, user_name="bob")],
            is_truncated=False,
            marker="2",
        ),
    )

    users = client.paginate_list_users(path_prefix="/a/", page_size=1).items()
    assert ["ann", "bob"] == [user.user_name for user in users]
    assert sent(aws) == [
        {"path_prefix": "/a/", "max_items": 1},
        {"path_prefix": "/a/", "max_items": 1, "marker": "1"},
    ]


def test_several_results(aws: Any, connect: Connect, package: Any) -> None:
    """S3: pages of objects and prefixes, of which `max_items` counts the first; no items."""
    s3 = module("s3")
    client = connect(s3.S3Client, s3={"addressing_style": "path"})
    first = s3.ListObjectsV2Output(
        contents=[s3.Object(key="a"), s3.Object(key="b")],
        common_prefixes=[s3.CommonPrefix(prefix="p/")],
        is_truncated=True,
        next_continuation_token=MORE,
    )
    aws.when(s3.S3Client.list_objects_v2).answer(
        first,
        s3.ListObjectsV2Output(contents=[s3.Object(key="c"), s3.Object(key="d")]),
    )
    pages = client.paginate_list_objects_v2(bucket="box", delimiter="/", max_items=3)

    assert [(["a", "b"], ["p/"]), (["c"], [])] == [
        ([found.key for found in page.contents], [found.prefix for found in page.common_prefixes])
        for page in pages
    ]
    assert type(pages) is package.Pages
    aws.when(s3.S3Client.list_objects_v2, continuation_token=MORE).answer(
        s3.ListObjectsV2Output(contents=[s3.Object(key="c")])
    )
    aws.when(s3.S3Client.list_objects_v2).answer(first)
    pages = client.paginate_list_objects_v2(bucket="box", delimiter="/")
    assert [found.key for found in pages.flat(attrgetter("contents"))] == ["a", "b", "c"]
    assert [found.prefix for found in pages.flat(attrgetter("common_prefixes"))] == ["p/"]


def test_no_items(connect: Connect) -> None:
    """Where there are several lists, `.items` says what to write instead."""
    s3 = module("s3")
    pages = connect(s3.S3Client).paginate_list_objects_v2(bucket="box")

    with pytest.raises(AttributeError, match="no attribute 'items'") as missing:
        pages.items()
    assert str(missing.value).endswith(
        "no attribute 'items': take .flat(lambda page: page.contents) for the parts of all pages "
        "(a page has the lists contents, common_prefixes)"
    )
    with pytest.raises(AttributeError, match=r"no attribute 'serach'$"):
        pages.serach("Contents[].Key")
    assert not hasattr(copy(pages), "items")


def count(page: Any) -> list[int]:
    """List the count of a page."""
    return [page.count]


@pytest.mark.parametrize("method", ["scan", "query"])
def test_numbers_beside_the_list(aws: Any, connect: Connect, method: str) -> None:
    """DynamoDB: each page also counts its items, which hinders nothing."""
    dynamodb = module("dynamodb")
    client_class = dynamodb.DynamoDBClient
    response = dynamodb.ScanOutput if method == "scan" else dynamodb.QueryOutput
    rows = [{"id": dynamodb.AttributeValue(n=number)} for number in "123"]
    aws.when(getattr(client_class, method)).answer(
        response(items=rows[:2], count=2, scanned_count=7, last_evaluated_key=rows[1]),
        response(items=rows[2:], count=1, scanned_count=1),
        response(items=rows[:2], count=2, scanned_count=7, last_evaluated_key=rows[1]),
        response(items=rows[2:], count=1, scanned_count=1),
        response(items=rows[:2], count=2, scanned_count=7, last_evaluated_key=rows[1]),
    )
    client = connect(client_class)
    paginate = getattr(client, f"paginate_{method}")

    assert list(paginate(table_name="t").items()) == rows
    assert sum(paginate(table_name="t").flat(count)) == len(rows)
    assert list(paginate(table_name="t", max_items=1).items()) == rows[:1]
    assert signature(paginate).return_annotation == (
        f"types.ItemPages[types.{response.__name__}, Mapping[str, types.AttributeValue]]"
    )


def test_string_beside_the_list(aws: Any, connect: Connect) -> None:
    """Where botocore would count the letters of a string, nothing offers to count."""
    devops = module("devops_guru")
    found = [devops.AnomalousLogGroup(log_group_name=name) for name in "ab"]
    aws.when(devops.DevOpsGuruClient.list_anomalous_log_groups).answer(
        devops.ListAnomalousLogGroupsResponse(
            insight_id="i", anomalous_log_groups=found[:1], next_token=MORE * 36
        ),
        devops.ListAnomalousLogGroupsResponse(insight_id="i", anomalous_log_groups=found[1:]),
    )
    paginate = connect(devops.DevOpsGuruClient).paginate_list_anomalous_log_groups

    assert list(paginate(insight_id="i").items()) == found
    assert [*signature(paginate).parameters] == ["insight_id", "page_size"]


def test_token_that_is_a_map(aws: Any, connect: Connect) -> None:
    """DynamoDB: a token may be any parameter, and still `resume_token` is a text."""
    dynamodb = module("dynamodb")
    client = connect(dynamodb.DynamoDBClient)
    last = {"id": dynamodb.AttributeValue(s="b")}
    aws.when(dynamodb.DynamoDBClient.scan).answer(
        dynamodb.ScanOutput(items=[{}, {}], count=2, last_evaluated_key=last),
        dynamodb.ScanOutput(items=[{}], count=1),
    )
    pages = client.paginate_scan(table_name="t", max_items=2)

    assert [2] == [page.count for page in pages]
    rest = client.paginate_scan(table_name="t", starting_token=pages.resume_token)
    assert [1] == [page.count for page in rest]
    assert sent(aws)[1]["exclusive_start_key"] == {"id": {"S": "b"}}


def test_ec2(aws: Any, connect: Connect) -> None:
    """EC2: lists of parameters, and items that hold lists themselves."""
    ec2 = module("ec2")
    client = connect(ec2.EC2Client)
    first, second = (
        ec2.Reservation(instances=[ec2.Instance(instance_id=name)]) for name in ("i-1", "i-2")
    )
    aws.when(ec2.EC2Client.describe_instances).answer(
        ec2.DescribeInstancesResult(reservations=[first], next_token=MORE),
        ec2.DescribeInstancesResult(reservations=[second]),
    )
    filters = [ec2.Filter(name="tag:a", values=["b"])]

    found = client.paginate_describe_instances(filters=filters).items()
    assert ["i-1", "i-2"] == [reservation.instances[0].instance_id for reservation in found]
    raw = [{"Name": "tag:a", "Values": ["b"]}]
    assert sent(aws) == [{"filters": raw}, {"filters": raw, "next_token": "1"}]


def test_list_inside_a_structure(aws: Any, connect: Connect) -> None:
    """CloudFront: the list lies in a structure; the length of a page is sent as a text."""
    cloudfront = module("cloudfront")
    sample = module("testing").sample
    client = connect(cloudfront.CloudFrontClient)
    listed = sample(
        cloudfront.DistributionList,
        items=[sample(cloudfront.DistributionSummary, id=name) for name in "ab"],
        is_truncated=False,
    )
    aws.when(cloudfront.CloudFrontClient.list_distributions).answer(
        cloudfront.ListDistributionsResult(distribution_list=listed)
    )
    items = client.paginate_list_distributions(page_size=2).items()

    assert ["a", "b"] == [summary.id for summary in items]
    assert sent(aws) == [{"max_items": "2"}]


def test_list_inside_a_structure_that_is_not_there(aws: Any, connect: Connect) -> None:
    """Athena: a page on which the structure with the list is unset has no items."""
    athena = module("athena")
    client = connect(athena.AthenaClient)
    datum = athena.Datum(var_char_value="a")
    found = athena.ResultSet(rows=[athena.Row(data=[datum])])
    aws.when(athena.AthenaClient.get_query_results).answer(
        athena.GetQueryResultsOutput(next_token=MORE),
        athena.GetQueryResultsOutput(result_set=found),
    )
    rows = client.paginate_get_query_results(query_execution_id="q").items()

    assert ["a"] == [row.data[0].var_char_value for row in rows]


def test_map(aws: Any, connect: Connect, package: Any) -> None:
    """API Gateway: pages of a map, which botocore can neither cut off nor resume."""
    apigateway = module("apigateway")
    client = connect(apigateway.APIGatewayClient)
    aws.when(apigateway.APIGatewayClient.get_usage).answer(
        apigateway.GetUsageResponse(items={"a": [[1, 2]]}, position="1"),
        apigateway.GetUsageResponse(items={"b": [[3]]}),
    )
    days = {"start_date": "2020-01-01", "end_date": "2020-01-02"}
    pages = client.paginate_get_usage(usage_plan_id="p", **days)

    assert [{"a": [[1, 2]]}, {"b": [[3]]}] == [page.to_dict()["items"] for page in pages]
    assert type(pages) is package.Pages
    names = signature(client.paginate_get_usage).parameters
    assert [*names] == ["usage_plan_id", "start_date", "end_date", "key_id", "page_size"]


# --- The methods ----------------------------------------------------------------------------------


def test_parameters() -> None:
    """A method takes the operation's parameters but for those that the paginator sets."""
    names = signature(module("glue").GlueClient.paginate_get_job_runs).parameters

    assert [*names] == ["self", "job_name", "page_size", "max_items", "starting_token"]


def test_page_size_is_required() -> None:
    """Where the model requires the length of a page, the method does."""
    client = module("cognito_idp").CognitoIdentityProviderClient
    found = signature(client.paginate_list_user_pools).parameters["page_size"]

    assert (found.default, found.annotation) == (Parameter.empty, "int")


def test_parameter_of_the_same_name(aws: Any, connect: Connect) -> None:
    """A parameter that is called like one of ours gets one `_` after it."""
    rolesanywhere = module("rolesanywhere")
    client = connect(rolesanywhere.IAMRolesAnywhereClient)
    aws.when(rolesanywhere.IAMRolesAnywhereClient.list_crls).answer(
        rolesanywhere.ListCrlsResponse(crls=[])
    )

    assert [] == list(client.paginate_list_crls(page_size_=3).items())
    assert sent(aws) == [{"page_size": 3}]


@needs_botocore("1.42.74", "the first whose model says that items of SearchCases may be null")
def test_what_items_may_be() -> None:
    """A list whose items may be null says so."""
    cases = module("connectcases")
    pages = signature(cases.ConnectCasesClient.paginate_search_cases, eval_str=True)

    assert (
        pages.return_annotation
        == (cases.ItemPages[cases.SearchCasesResponse, cases.SearchCasesResponseItem | None])
    )


def test_deprecated() -> None:
    """To ask page by page for what is deprecated is deprecated."""
    method = module("codedeploy").CodeDeployClient.paginate_list_deployment_instances

    assert getsource(method).strip().startswith("@deprecated(")


def test_no_paginator() -> None:
    """An operation without a paginator has no such method."""
    methods = [name for name in dir(module("sts").STSClient) if name.startswith("paginate_")]

    assert [] == methods


def test_nothing_is_loaded_for_other_calls(aws: Any) -> None:
    """A client that asks for nothing page by page does not load what that needs."""
    aws.when(module("glue").GlueClient.get_job_run).answer(module("glue").GetJobRunResponse())
    options = {name: value for name, value in aws.options().items() if name != "config"}
    program = f"""
import sys
from {PACKAGE}.glue import GlueClient
client = GlueClient.connect(**{options!r})
client.get_job_run(job_name="nightly", run_id="a")
loaded = "{PACKAGE}._runtime.pages" in sys.modules
client.paginate_get_job_runs(job_name="nightly")
print(loaded, "{PACKAGE}._runtime.pages" in sys.modules)
"""
    folder = Path(str(module("glue").__file__)).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.stderr) == ("False True\n", "")


# --- Testing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("client_class", ["GlueClient", "AsyncGlueClient"])
def test_hint(aws: Any, client_class: str) -> None:
    """The method that asks page by page is none to plan answers for; the error says which is."""
    method = getattr(module("glue"), client_class).paginate_get_job_runs

    with pytest.raises(
        TypeError,
        match=rf"^{client_class}\.paginate_get_job_runs iterates over the pages of GetJobRuns: "
        "use the method of the operation$",
    ):
        aws.when(method)


def test_stub(connect: Connect) -> None:
    """Each page is a planned call."""
    client = connect(module("glue").GlueClient)
    get_job_runs = module("glue").GlueClient.get_job_runs

    with module("testing").stub(client) as planned:
        planned.when(get_job_runs, job_name="nightly").returns(runs("a", more="1"))
        second = {"job_name": "nightly", "next_token": "1"}
        planned.when(get_job_runs, **second).returns(runs("b"))
        assert [["a"], ["b"]] == names_of(client.paginate_get_job_runs(job_name="nightly"))


# --- What is refused and what is told -------------------------------------------------------------


def project_with_paginator(folder: Path, **changes: Any) -> Project:
    """Make a project with a service and a paginator of its own."""
    project = Project(folder)
    model = text_model("jobs", ["ListJobs"])
    model["shapes"]["ListJobsRequest"]["members"]["Token"] = {"shape": "Id"}
    model["shapes"]["ListJobsResponse"]["members"] |= {
        "Jobs": {"shape": "Jobs"},
        "Token": {"shape": "Id"},
    }
    model["shapes"]["Jobs"] = {"type": "list", "member": {"shape": "Status"}}
    file = project.add_model("jobs", model)
    paginator = {"input_token": "Token", "output_token": "Token", "result_key": "Jobs"}
    text = json.dumps({"pagination": {"ListJobs": {**paginator, **changes}}})
    file.with_name("paginators-1.json").write_text(text, "utf-8")
    project.choose("ListJobs")
    return project


@pytest.mark.parametrize(
    ("type_", "has_items"),
    [
        ({"type": "map", "key": {"shape": "Id"}, "value": {"shape": "Id"}}, True),
        ({"type": "map", "key": {"shape": "Id"}, "value": {"shape": "Jobs"}}, False),
        ({"type": "double"}, True),
        ({"type": "boolean"}, False),
        ({"type": "list", "member": {"shape": "Id"}}, False),
    ],
)
def test_what_may_stand_beside_the_list(
    tmp_path: Path, type_: dict[str, Any], has_items: bool
) -> None:
    """Numbers, strings and maps of them may; another list and a map of lists may not."""
    project = project_with_paginator(tmp_path, result_key=["Jobs", "Beside"])
    (file,) = tmp_path.rglob("jobs/*/service-2.json")
    model = json.loads(file.read_text("utf-8"))
    model["shapes"]["Beside"] = type_
    model["shapes"]["ListJobsResponse"]["members"]["Beside"] = {"shape": "Beside"}
    file.write_text(json.dumps(model), "utf-8")

    project.succeed("generate")

    assert (b"ItemPages[" in project.tree()["jobs/client.py"]) is has_items


def test_accepted(tmp_path: Path) -> None:
    """A paginator of one's own that fits is generated without a word."""
    project = project_with_paginator(tmp_path)

    assert "warning" not in project.succeed("generate")
    client = project.tree()["jobs/client.py"].decode()
    returned = "types.ItemPages[types.ListJobsResponse, types.Status | UnknownValue]"
    assert f") -> {returned}:" in client


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param(
            {"input_token": "Tokn"},
            "unknown parameter of ListJobs 'Tokn': did you mean 'Token'?",
            id="token",
        ),
        pytest.param(
            {"limit_key": "Limit"}, "unknown parameter of ListJobs 'Limit'", id="limit-key"
        ),
        pytest.param(
            {"output_token": "Next.Token"}, "ListJobsResponse has no member Next", id="next-token"
        ),
        pytest.param(
            {"result_key": ["Jobs", "Runs"]}, "ListJobsResponse has no member Runs", id="result"
        ),
        pytest.param(
            {"more_results": "More"}, "ListJobsResponse has no member More", id="more-results"
        ),
    ],
)
def test_refused(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    """A paginator that names what the model lacks ends the command with 2."""
    project = project_with_paginator(tmp_path, **changes)

    result = project.run("generate")

    assert result.status == 2
    (file,) = tmp_path.rglob("paginators-1.json")
    assert f"{file}: paginator ListJobs: " in result.errors
    assert message in result.errors
    assert not project.package.exists()


@pytest.mark.parametrize("text", ["{", "[]", '{"pagination": {"ListJobs": {}}}'])
def test_broken_file(tmp_path: Path, text: str) -> None:
    """A file of paginators that nobody can read is the file that the error names."""
    project = project_with_paginator(tmp_path)
    (file,) = tmp_path.rglob("paginators-1.json")
    file.write_text(text, "utf-8")

    result = project.run("generate")

    assert result.status == 2
    assert f"paginators {file} are broken: " in result.errors


def test_left_out(tmp_path: Path) -> None:
    """One of botocore's that does not fit the user's own model is left out, with a warning."""
    project = Project(tmp_path)
    model = json.loads(json.dumps(LOADER.load_service_model("glue", "service-2")))
    del model["shapes"]["GetJobRunsRequest"]["members"]["MaxResults"]
    file = tmp_path / "models" / "glue" / model["metadata"]["apiVersion"] / "service-2.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(model), "utf-8")
    project.configure(f'{HEAD}\n[tool.botoforge.services]\nglue = ["GetJobRuns"]\n')

    result = project.run("generate")

    assert result.status == 0
    assert "warning: glue: paginator GetJobRuns: unknown parameter of GetJobRuns" in (
        result.output + result.errors
    )
    assert "it is left out" in result.output + result.errors
    assert b"paginate_" not in project.tree()["glue/client.py"]


@pytest.mark.slow
def test_botocore_paginators() -> None:
    """All that the paginators name which botocore ships is in the models."""
    store = ModelStore()
    services = [store.service(name) for name in LOADER.list_available_services("paginators-1")]
    found = [
        (service, service.operations[name], paginator)
        for service in services
        for name, paginator in service.paginators.items()
    ]

    assert len(found) > 3000
    assert [
        f"{service.client_name}: {operation.name}: {problem}"
        for service, operation, paginator in found
        for problem in validate_paginator(service, operation, paginator)
    ] == []
