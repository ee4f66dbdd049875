"""What JMESPath finds in a typed response is what it finds in botocore's dictionary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timezone
from importlib import import_module
from random import Random
from typing import Any, Final

import pytest
from botocore.model import ListShape, Shape, StructureShape
from oracle.paths import list_paths, search_problems
from oracle.shapes import members_of, sites
from oracle.targets import Target, find_targets
from oracle.values import LEAST, MIXED, WHOLE, Maker, Style
from support.projects import made_package

PACKAGE: Final = "sdk_with_views"
OPERATIONS: Final = {
    "accessanalyzer": {"GetFindingV2": "unions in a list that has pages"},
    "bedrock-runtime": {"Converse": "unions in unions, documents, blobs"},
    "cloudformation": {"DescribeStacks": "the longest list of statuses in a path"},
    "dms": {
        "DescribeReplicationTasks": "filters of filters, `not_null`, `join`",
        "DescribeReplications": "an item of a list in a filter",
    },
    "dynamodb": {
        "DescribeKinesisStreamingDestination": "botocore's longest path",
        "Scan": "maps of unions, also as token",
    },
    "ec2": {"DescribeInstances": "lists in lists"},
    "ecs": {"DescribeServices": "a comparison of two members"},
    "iot": {
        "DescribeAuditMitigationActionsTask": "the values of a map",
        "DescribeJob": "numbers as strings, in a list that the path makes",
    },
    "kinesis": {"DescribeStream": "the last item of a list as token"},
    "s3": {"ListObjects": "the last item of a list, if there is no token"},
}
"""Operations by service, each with the reason that it is here for."""

SERVICES: Final = "".join(
    f"{service} = {json.dumps([*names])}\n" for service, names in OPERATIONS.items()
)
STYLES: Final = (LEAST, WHOLE, MIXED, MIXED, Style("none", 0, 0), Style("wild", 0.7, 3, wild=True))

QUESTIONS: Final = (
    *("{0}", "{0}[]", "{0}[0]", "{0}[-1]", "{0}[:1]", "{0}[*]", "{0}[?@]", "{0}.*", "!({0})"),
    *("({0}) || 'nothing'", "({0}) && 'something'", "({0}) == `{{}}`", "({0}) != `[]`"),
    *("[{0}, {0}]", "{{a: {0}}}", "({0}) == ({0})", "[[{0}], {0}][]", "{0} | [0]"),
    *("length({0})", "keys({0})", "values({0})", "type({0})", "to_array({0})", "to_number({0})"),
    *("to_string({0})", "to_string([{0}])", "not_null({0}, 'nothing')", "merge({0}, `{{}}`)"),
    *("contains({0}, 'text')", "contains([{0}], {0})", "starts_with({0}, 'text')", "sum({0})"),
    *("reverse({0})", "sort({0})", "join(', ', {0})", "max({0})", "map(&type(@), {0})"),
    *("sort_by({0}, &to_string(@))", "max_by({0}, &length(keys(@)))"),
)
"""What a path may ask about another."""


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Target]]:
    """The operations, in a package that is generated as any user does."""
    with made_package(tmp_path_factory.mktemp("project"), PACKAGE, SERVICES):
        yield find_targets(import_module(PACKAGE), OPERATIONS)


def places(shape: Shape, path: str = "", depth: int = 3) -> Iterator[str]:
    """List the paths to the members of a structure, and to those of the structures in it."""
    match shape:
        case StructureShape() if depth and not shape.is_document_type:
            for name, member in members_of(shape).items():
                inside = f'{path}."{name}"'.removeprefix(".")
                yield inside
                yield from places(member, inside, depth - 1)
        case ListShape():
            yield from places(shape.member, f"{path}[]", depth)
        case _:
            pass


def responses(target: Target) -> Iterator[dict[str, Any]]:
    """Make responses of an operation, with what the class of the response does not know."""
    for number, style in enumerate(STYLES):
        maker = Maker(target.shapes, Random(f"{target} {number}"), style, received=True)
        made = maker.whole(target.output)
        for site in sites(target.output, made):
            value = site.holder[site.step]
            if site.shape.type_name in ("float", "double"):  # `to_string` writes 3 and 3.0
                site.holder[site.step] = float(value)
            if site.shape.type_name == "timestamp":  # it writes the time in its zone
                site.holder[site.step] = value.astimezone(timezone.utc)
        yield {**made, "NewOfTomorrow": {"Id": 1}, "ResponseMetadata": {"HTTPStatusCode": 200}}


def test_paths(targets: list[Target]) -> None:
    """The paths of botocore's waiters and paginators and of our rows find the same."""
    asked = 0
    for target in targets:
        paths = list_paths(target.service).get(target.operation.name, ())
        for raw in responses(target):
            response = target.response_class.from_dict(raw)
            asked += len(paths)
            assert [] == list(search_problems(PACKAGE, response, raw, paths))
    assert asked > 300


def test_every_question(targets: list[Target]) -> None:
    """Whatever JMESPath can ask about any member is answered alike."""
    for target in targets:
        chance = Random(str(target))
        every = ["@", "NewOfTomorrow", "NewOfTomorrow.Id", "nothing.at.all", *places(target.output)]
        for raw in responses(target):
            response = target.response_class.from_dict(raw)
            asked = [
                question.format(path)
                for path in [*every[:5], *chance.sample(every, min(len(every), 6))]
                for question in QUESTIONS
            ]
            assert [] == list(search_problems(PACKAGE, response, raw, asked))


def test_value_that_could_not_be_read(targets: list[Target]) -> None:
    """A bad member has its raw value; what is good beside it is found as ever."""
    (scan,) = (target for target in targets if target.operation.name == "Scan")
    raw = {"Items": 7, "Count": "many", "ScannedCount": 1, "LastEvaluatedKey": {"id": {"S": 1}}}
    response = scan.response_class.from_dict(raw)

    assert len(response.member_errors) == 3
    paths = [
        question.format(path) for path in [*raw, "LastEvaluatedKey.id"] for question in QUESTIONS
    ]
    assert [] == list(search_problems(PACKAGE, response, raw, paths))


def test_response_that_a_test_has_made(targets: list[Target]) -> None:
    """There, too, an empty list is one, and what is not set is nothing."""
    (stream,) = (target for target in targets if target.service == "kinesis")
    kinesis: Any = stream.module
    described = kinesis.StreamDescription(
        **dict.fromkeys(["stream_name", "stream_arn"], "a"),
        stream_status="NEW",
        has_more_shards=False,
        retention_period_hours=1,
        stream_creation_timestamp=None,
        enhanced_monitoring=[kinesis.EnhancedMetrics(shard_level_metrics=["ALL"])],
        shards=[],
    )
    response = stream.response_class(stream_description=described)

    paths = [question.format(path) for path in places(stream.output) for question in QUESTIONS]
    assert [] == list(search_problems(PACKAGE, response, response.to_dict(), paths))


def test_a_path_that_leads_nowhere_is_said(targets: list[Target]) -> None:
    """The comparison itself finds what differs."""
    (scan,) = (target for target in targets if target.operation.name == "Scan")
    response = scan.response_class.from_dict({"Count": 1})

    others: list[dict[str, Any]] = [{"Count": 2}, {"Count": 1.0}, {}, {"Count": 1, "Items": []}]
    for raw in others:
        assert list(search_problems(PACKAGE, response, raw, ["Count", "Items"]))


def test_printed(targets: list[Target]) -> None:
    """Where the path to a reason leads to a structure, it is printed as the dictionary is."""
    (stacks,) = (target for target in targets if target.service == "cloudformation")
    views: Any = import_module(f"{PACKAGE}._runtime.views")
    raw: dict[str, Any] = {"Stacks": [{"StackName": "a", "Tags": []}]}

    found = views.StructureView(stacks.response_class.from_dict(raw)).get("Stacks")
    assert str(raw["Stacks"]) == str(found)
