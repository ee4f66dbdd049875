"""Structures, responses and enums: what holds for every class of the SDK, and the small cases."""

import copy
import json
import pickle
import pickletools
import pkgutil
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from enum import Enum, IntEnum, StrEnum
from importlib import import_module
from math import inf, isnan
from types import MappingProxyType, NoneType, UnionType
from typing import (
    Any,
    NoReturn,
    TypeGuard,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)
from unittest.mock import ANY

import attrs
import botoforge
import cattrs
import pytest
from attrs.exceptions import FrozenInstanceError
from botoforge import (
    ABSENT,
    ABSENT_MAP,
    MemberError,
    Response,
    ResponseMetadata,
    ServiceEnum,
    Structure,
    UnknownValue,
)
from botoforge._runtime.location import Location
from botoforge.dms import RefreshSchemasStatus
from botoforge.glue import MaterializedViewRefreshTaskRun
from botoforge.quicksight import (
    AssetBundleExportJobError,
    DateTimeParameter,
    DecimalParameter,
    DescribeAssetBundleExportJobResponse,
    DescribeDashboardSnapshotJobResponse,
    DescribeTopicRefreshResponse,
    IntegerParameter,
    Parameters,
    S3BucketConfiguration,
    SnapshotConfiguration,
    SnapshotFile,
    SnapshotFileFormatType,
    SnapshotFileGroup,
    SnapshotJobStatus,
    StringParameter,
    TopicRefreshDetails,
    TopicRefreshStatus,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.copies import copied
from typeguard import CollectionCheckStrategy, check_type

T = TypeVar("T")

SERVICES = [
    f"botoforge.{module.name}"
    for module in pkgutil.iter_modules(botoforge.__path__)
    if module.ispkg and not module.name.startswith("_")
]


def public_classes(base: type[T]) -> list[type[T]]:
    """Find every public class of the service packages that has a base."""
    packages = [import_module(service) for service in SERVICES]
    values = [getattr(package, name) for package in packages for name in package.__all__]
    return [value for value in values if isinstance(value, type) and issubclass(value, base)]


STRUCTURES = public_classes(Structure)
RESPONSES = public_classes(Response)
ENUMS = public_classes(ServiceEnum)

NOON = datetime(2026, 2, 3, 12, 0, 0, 5000, tzinfo=timezone.utc)
SAMPLES: dict[Any, Any] = {
    str: "text",
    int: 7,
    float: 0.5,
    bool: True,
    datetime: NOON,
}
PLAIN_VALUES: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(),
    float: st.floats(allow_nan=False) | st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    datetime: st.datetimes(
        min_value=datetime(1900, 1, 1),  # noqa: DTZ001 (hypothesis adds the zone)
        max_value=datetime(2200, 1, 1),  # noqa: DTZ001
        timezones=st.sampled_from([timezone.utc, timezone(timedelta(hours=9))]),
    ),
}
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**400)
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary(max_size=3)
    | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
BRIEFLY = settings(
    max_examples=60,
    deadline=None,  # the first example pays the imports
    suppress_health_check=[HealthCheck.too_slow],  # whole responses are large
)


def wire_hints(structure: type[Structure]) -> Iterator[tuple[str, Any]]:
    """Go through the members of a class: each one's wire name and annotation."""
    hints = get_type_hints(structure)
    for member in structure.__shape__.members:
        yield member.wire_name, hints[member.name]


def is_union(hint: Any) -> bool:
    """Whether an annotation is a union."""
    return get_origin(hint) in (Union, UnionType)


def may_be_absent(hint: Any) -> bool:
    """Whether a raw structure may leave a member of this annotation out."""
    return NoneType in get_args(hint) or get_origin(hint) in (Sequence, Mapping)


def filled(hint: Any) -> Any:
    """Make a raw value for an annotation, with everything in it filled."""
    if hint in SAMPLES:
        return SAMPLES[hint]
    if is_union(hint):
        return filled(get_args(hint)[0])
    if get_origin(hint) is Sequence:
        return [filled(get_args(hint)[0])]
    if issubclass(hint, ServiceEnum):
        return next(iter(hint)).value
    return {wire_name: filled(inner) for wire_name, inner in wire_hints(hint)}


def raws(hint: Any, intruder: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Make raw values for an annotation.

    Args:
        hint: The annotation.
        intruder: What may stand in any place instead of what is declared.
    """
    if hint in PLAIN_VALUES:
        good = PLAIN_VALUES[hint]
    elif is_union(hint):
        parts = [part for part in get_args(hint) if part is not NoneType]
        good = st.one_of(*(raws(part, intruder) for part in parts))
    elif get_origin(hint) is Sequence:
        good = st.lists(raws(get_args(hint)[0], intruder), max_size=3)
    elif hint is UnknownValue:
        good = st.text()
    elif issubclass(hint, ServiceEnum):
        good = st.sampled_from([member.value for member in hint])
    else:
        return raw_structures(hint, intruder) | intruder
    return good | intruder


def raw_structures(
    structure: type[Structure], intruder: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    """Make raw structures of a class; where there are intruders, any member may be missing."""
    members = {name: (raws(hint, intruder), hint) for name, hint in wire_hints(structure)}
    optional = {
        name for name, (_, hint) in members.items() if may_be_absent(hint) or not intruder.is_empty
    }
    return st.fixed_dictionaries(
        {name: values for name, (values, _) in members.items() if name not in optional},
        optional={name: values for name, (values, _) in members.items() if name in optional},
    )


def made(structure: type[Structure]) -> Structure:
    """Make a structure of a class with every member filled."""
    return structure.from_dict(filled(structure))


def attributes(structure: type[Structure]) -> list[str]:
    """Name the attributes of a class, as attrs lists them."""
    assert attrs.has(structure)
    return [field.name for field in attrs.fields(structure)]


def exact(structure: Any) -> str:
    """Write a structure so that two different ones differ, also by a type inside."""
    return repr(attrs.asdict(structure))


def is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    """Whether a value is a tuple, of whatever."""
    return isinstance(value, tuple)


def nested_structures(value: object) -> Iterator[Structure]:
    """Find every structure inside a value that could be read."""
    if isinstance(value, Structure):
        yield value
        for name in attributes(type(value)):
            yield from nested_structures(getattr(value, name, None))
    elif is_tuple(value):
        for item in value:
            yield from nested_structures(item)


def unreadable(structure: Structure) -> list[str]:
    """Read every attribute: each is of its declared type, or told as an error."""
    hints = get_type_hints(type(structure))
    errors: list[str] = []
    for name in attributes(type(structure)):
        try:
            value = getattr(structure, name)
        except MemberError as error:
            errors.append(str(error))
        else:
            check_type(
                value, hints[name], collection_check_strategy=CollectionCheckStrategy.ALL_ITEMS
            )
    return errors


of_every_structure = pytest.mark.parametrize("structure", STRUCTURES)
of_every_response = pytest.mark.parametrize("response", RESPONSES)
of_every_enum = pytest.mark.parametrize("enum", ENUMS)

# --- What holds for every class -------------------------------------------------------------------


def test_the_sdk_is_found() -> None:
    """The classes that the other tests go through are there: three services, five responses."""
    assert ["botoforge.dms", "botoforge.glue", "botoforge.quicksight"] == SERVICES
    assert {
        "DescribeAssetBundleExportJobResponse",
        "DescribeDashboardSnapshotJobResponse",
        "DescribeRefreshSchemasStatusResponse",
        "DescribeTopicRefreshResponse",
        "GetMaterializedViewRefreshTaskRunResponse",
    } == {response.__name__ for response in RESPONSES}
    assert TopicRefreshDetails in STRUCTURES
    assert TopicRefreshStatus in ENUMS


@of_every_structure
def test_conversion_loses_nothing(structure: type[Structure]) -> None:
    """What a filled structure was made from comes back from it."""
    raw = filled(structure)

    assert raw == structure.from_dict(raw).to_dict()


@of_every_structure
def test_every_attribute_is_of_its_declared_type(structure: type[Structure]) -> None:
    """All attributes of a filled structure, and of those inside, hold what is declared."""
    for found in nested_structures(made(structure)):
        assert [] == unreadable(found)


@of_every_structure
def test_by_hand_and_from_a_dictionary_is_the_same(structure: type[Structure]) -> None:
    """A structure made by hand, with lists, equals the one that was read, with tuples."""
    read = made(structure)
    values = {name: getattr(read, name) for name in attributes(structure)}
    by_hand = structure(
        **{name: list(value) if is_tuple(value) else value for name, value in values.items()}
    )

    assert read == by_hand
    assert by_hand == read
    assert read.to_dict() == by_hand.to_dict()


@of_every_structure
def test_every_member_counts_in_a_comparison(structure: type[Structure]) -> None:
    """Two structures that differ in one member are not equal."""
    raw = filled(structure)

    for wire_name in raw:
        less = {name: value for name, value in raw.items() if name != wire_name}
        assert structure.from_dict(raw) != structure.from_dict(less)


@of_every_structure
def test_unhashable(structure: type[Structure]) -> None:
    """A structure compares by content, so it has no hash."""
    with pytest.raises(TypeError, match="unhashable"):
        hash(made(structure))


@of_every_structure
def test_frozen(structure: type[Structure]) -> None:
    """No attribute can be set or deleted, neither a member's nor another one."""
    found = made(structure)

    for name in (*attributes(structure), "another"):
        with pytest.raises(FrozenInstanceError):
            setattr(found, name, None)
        with pytest.raises(FrozenInstanceError):
            delattr(found, name)
    assert made(structure) == found


@of_every_structure
def test_slotted(structure: type[Structure]) -> None:
    """There is no room for attributes that are no members."""
    found = made(structure)

    assert not hasattr(found, "__dict__")
    with pytest.raises(AttributeError):
        object.__setattr__(found, "another", 1)


@of_every_structure
def test_keyword_only(structure: Callable[..., Structure]) -> None:
    """A structure takes no positional arguments."""
    with pytest.raises(TypeError, match="positional"):
        structure("value")


@of_every_structure
def test_the_constructor_wants_what_is_required(structure: type[Structure]) -> None:
    """A structure is made without any of its members if none is required, else not."""
    required = [member.name for member in structure.__shape__.members if member.required]

    if required:
        with pytest.raises(TypeError, match=f"missing .* '{required[0]}'"):
            structure()
    else:
        assert {} == structure().to_dict()


@of_every_structure
def test_copies_and_pickles(structure: type[Structure]) -> None:
    """Copies are equal, of the same class, and hold exactly the same."""
    found: Any = made(structure)

    for other in (*copied(found), attrs.evolve(found)):
        assert found is not other
        assert found == other
        assert type(found) is type(other)
        assert exact(found) == exact(other)


@pytest.mark.parametrize(
    "value",
    [*map(made, STRUCTURES), *(next(iter(enum)) for enum in ENUMS)],
    ids=lambda value: type(value).__name__,
)
def test_pickles_name_no_module_of_a_service(value: object) -> None:
    """A pickle knows the service package only: classes may move inside of it."""
    package = type(value).__module__.rpartition(".")[0]

    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        steps = pickletools.genops(pickle.dumps(value, protocol))
        texts = [argument for _, argument, _ in steps if isinstance(argument, str)]
        assert package in texts
        assert [] == [text for text in texts if text.startswith(f"{package}.")]


@of_every_structure
def test_attrs_knows_the_members(structure: type[Structure]) -> None:
    """What attrs lists are the members, in the model's order, and nothing else."""
    found: Any = made(structure)
    names = [member.name for member in structure.__shape__.members]

    assert names == attributes(structure)
    assert names == list(attrs.asdict(found))


@of_every_structure
def test_cattrs_unstructures(structure: type[Structure]) -> None:
    """A structure is taken apart by cattrs as it is by attrs."""
    found: Any = made(structure)

    assert json.dumps(attrs.asdict(found), default=str) == json.dumps(
        cattrs.unstructure(found), default=str
    )


@of_every_structure
def test_repr_names_what_is_set(structure: type[Structure]) -> None:
    """`repr` shows each member that is set and not sensitive, and no other."""
    found = made(structure)
    shown = {member.name for member in structure.__shape__.members if not member.sensitive}

    assert repr(found).startswith(f"{structure.__name__}(")
    for name in attributes(structure):
        assert (name in shown) == (f"{name}={getattr(found, name)!r}" in repr(found))


@of_every_response
def test_an_empty_answer_is_readable(response: type[Response]) -> None:
    """An answer without any member leaves every attribute at nothing, and nothing is bad."""
    empty = response.from_dict({})

    assert f"{response.__name__}()" == repr(empty)
    assert () == empty.member_errors
    assert [] == unreadable(empty)
    assert {} == empty.to_dict()
    assert response() == empty


# --- Properties -----------------------------------------------------------------------------------


@of_every_response
@BRIEFLY
@given(data=st.data())
def test_both_paths_agree_on_good_data(response: type[Response], data: st.DataObject) -> None:
    """The fast path takes all good data, and the slow path gives the same."""
    raw = data.draw(raw_structures(response, st.nothing()))
    fast: Any = response.__shape__.read(raw)
    slow = response.__shape__.convert(raw, Location("Operation"))

    assert exact(slow) == exact(fast)
    assert raw == fast.to_dict()
    assert () == fast.member_errors


@of_every_response
@BRIEFLY
@given(data=st.data())
def test_anything_may_stand_anywhere(response: type[Response], data: st.DataObject) -> None:
    """Whatever a service sends, each attribute is of its type or tells why it is not."""
    raw = data.draw(raw_structures(response, ANYTHING))
    found = response.from_dict(raw)
    errors = [error for inner in nested_structures(found) for error in unreadable(inner)]

    assert sorted(errors) == sorted(map(str, found.member_errors))
    assert found == response.from_dict(found.to_dict())
    assert found == pickle.loads(pickle.dumps(found))  # noqa: S301 (our own)


@BRIEFLY
@given(
    metadata=ANYTHING
    | st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            ("RequestId", "HTTPStatusCode", "HTTPHeaders", "RetryAttempts"), ANYTHING
        ),
    )
)
def test_metadata_never_lies(metadata: object) -> None:
    """Whatever stands where botocore puts its metadata, they are of their declared types."""
    found = DescribeTopicRefreshResponse.from_dict({"ResponseMetadata": metadata})

    for name, hint in get_type_hints(ResponseMetadata).items():
        check_type(getattr(found.response_metadata, name), hint)


def test_metadata_leaves_comparisons_to_others() -> None:
    """Metadata is equal to what says so itself, such as the wildcard of mocks."""
    assert ResponseMetadata() == ANY
    assert ResponseMetadata() == ResponseMetadata()
    assert ResponseMetadata() != {}


# --- Presence -------------------------------------------------------------------------------------


def test_absent_list_is_left_out() -> None:
    """A list that nobody sent is left out of what is sent; an empty one is sent."""
    absent = Parameters()
    empty = Parameters(string_parameters=[])

    assert absent.string_parameters is ABSENT
    assert {} == absent.to_dict()
    assert {"StringParameters": []} == empty.to_dict()
    assert {"StringParameters": []} == Parameters.from_dict({"StringParameters": []}).to_dict()


def test_absent_list_reads_as_empty() -> None:
    """A list that is absent iterates, counts and compares as an empty one."""
    errors = DescribeAssetBundleExportJobResponse.from_dict({}).errors

    assert errors is ABSENT
    assert [] == list(errors)
    assert not errors
    assert "ABSENT" == repr(errors)


def test_required_list_may_be_absent() -> None:
    """A required list that the service leaves out is absent, and no error."""
    found = StringParameter.from_dict({"Name": "region"})

    assert found.values is ABSENT
    assert () == found.member_errors
    assert {"Name": "region"} == found.to_dict()


@pytest.mark.parametrize("absent", [ABSENT, ABSENT_MAP], ids=repr)
def test_absence_is_one_object(absent: object) -> None:
    """Copies and pickles of what is absent are the same object, so that it stays absent."""
    assert all(other is absent for other in copied(absent))


def test_absent_map_reads_as_empty() -> None:
    """A map that is absent iterates, counts and compares as an empty one."""
    assert {} == ABSENT_MAP
    assert [] == list(ABSENT_MAP.items())
    assert not ABSENT_MAP
    assert "ABSENT_MAP" == repr(ABSENT_MAP)
    with pytest.raises(KeyError, match="name"):
        ABSENT_MAP["name"]


def test_null_is_absent() -> None:
    """A null means that nothing was sent, also in a list."""
    found = DescribeAssetBundleExportJobResponse.from_dict(
        {"JobStatus": None, "Errors": None, "ResourceArns": ["a", None, "b"]}
    )

    assert found.job_status is None
    assert found.errors is ABSENT
    assert ("a", "b") == found.resource_arns
    assert () == found.member_errors


def test_unknown_keys_are_left_out() -> None:
    """A member that the model does not know costs nothing, and only the raw response has it."""
    raw = {"RequestId": "1", "Progress": 50, "RefreshDetails": {"Progress": 50}}
    found = DescribeTopicRefreshResponse.from_dict(raw)

    assert () == found.member_errors
    assert {"RequestId": "1", "RefreshDetails": {}} == found.to_dict()
    assert raw == found.raw_response


# --- Bad members ----------------------------------------------------------------------------------

SNAPSHOT: dict[str, Any] = {
    "SnapshotConfiguration": {
        "FileGroups": [
            {
                "Files": [
                    {"SheetSelections": [], "FormatType": "CSV"},
                    {"SheetSelections": [], "FormatType": 5},
                ]
            }
        ]
    },
    "Status": "200",
    "JobStatus": "RUNNING",
}


def test_bad_members_are_listed() -> None:
    """Each bad member is listed with its path, the expected type and the received value."""
    found = DescribeDashboardSnapshotJobResponse.from_dict(SNAPSHOT)

    assert [
        (
            (
                "DescribeDashboardSnapshotJobResponse: "
                "SnapshotConfiguration.FileGroups[0].Files[1].FormatType"
            ),
            "a string (enum SnapshotFileFormatType)",
            "int 5",
        ),
        ("DescribeDashboardSnapshotJobResponse: Status", "an integer", "string '200'"),
    ] == [(error.path, error.expected, error.received) for error in found.member_errors]


def test_everything_else_is_readable() -> None:
    """A bad member costs that member only, and comes back as it came."""
    found = DescribeDashboardSnapshotJobResponse.from_dict(SNAPSHOT)

    assert SnapshotJobStatus.RUNNING == found.job_status
    assert found.snapshot_configuration is not None
    good, bad = found.snapshot_configuration.file_groups[0].files
    assert SnapshotFileFormatType.CSV == good.format_type
    assert () == bad.sheet_selections
    assert SNAPSHOT == found.to_dict()
    assert "status=<unreadable>" in repr(found)


def test_reading_a_bad_member_raises() -> None:
    """The error says where and why; it is an `AttributeError`, so that defaults work."""
    found = DescribeDashboardSnapshotJobResponse.from_dict(SNAPSHOT)

    with pytest.raises(
        MemberError,
        match=r"^DescribeDashboardSnapshotJobResponse: Status: "
        r"expected an integer, got string '200'$",
    ):
        print(found.status)
    assert not hasattr(found, "status")
    assert getattr(found, "status", 404) == 404


def test_one_bad_item_costs_its_list() -> None:
    """A list with a bad item is unset, because an item is no member of a structure."""
    raw = {"ResourceArns": ["a", 1], "Errors": [{"Arn": "a"}, "broken"]}
    found = DescribeAssetBundleExportJobResponse.from_dict(raw)

    assert [
        "DescribeAssetBundleExportJobResponse: Errors[1]",
        "DescribeAssetBundleExportJobResponse: ResourceArns[1]",
    ] == [error.path for error in found.member_errors]
    assert not hasattr(found, "errors")
    assert not hasattr(found, "resource_arns")
    assert raw == found.to_dict()


def test_a_required_member_that_is_missing_is_bad() -> None:
    """Reading it raises; nothing is invented in its place."""
    found = S3BucketConfiguration.from_dict({"BucketName": "reports", "BucketPrefix": None})

    assert "reports" == found.bucket_name
    with pytest.raises(MemberError, match="BucketRegion: expected a string, got nothing"):
        print(found.bucket_region)
    with pytest.raises(MemberError, match="BucketPrefix: expected a string, got nothing"):
        print(found.bucket_prefix)
    assert {"BucketName": "reports"} == found.to_dict()


def test_bad_members_stay_with_copies_and_pickles() -> None:
    """A copy of a structure has the same bad members, which say the same."""
    found = DescribeDashboardSnapshotJobResponse.from_dict(SNAPSHOT)

    for other in copied(found):
        assert found == other
        assert list(map(str, found.member_errors)) == list(map(str, other.member_errors))
        assert SNAPSHOT == other.to_dict()


def test_bad_members_count_in_a_comparison() -> None:
    """Two structures that could not be read differ where their raw values differ."""
    assert TopicRefreshDetails.from_dict({"RefreshId": 1}) != TopicRefreshDetails()
    assert TopicRefreshDetails.from_dict({"RefreshId": 1}) != TopicRefreshDetails.from_dict(
        {"RefreshId": 2}
    )


def test_a_misspelt_attribute_is_no_bad_member() -> None:
    """A name that no member has is an ordinary `AttributeError` with the name."""
    found = TopicRefreshDetails()

    with pytest.raises(AttributeError, match=r"'TopicRefreshDetails' .* 'refresh_state'") as caught:
        getattr(found, "refresh_state")  # noqa: B009 (type checkers would see it otherwise)
    assert not isinstance(caught.value, MemberError)
    assert "refresh_state" == caught.value.name


@pytest.mark.parametrize("raw", [None, "text", 7, ["RefreshId"], b"{}"], ids=repr)
def test_a_dictionary_is_wanted(raw: Any) -> None:
    """What is no dictionary at all is the caller's mistake, and is not repeated."""
    with pytest.raises(TypeError, match=r"^TopicRefreshDetails takes a dictionary, not [^{\[]*$"):
        TopicRefreshDetails.from_dict(raw)


# --- What is harmless -----------------------------------------------------------------------------


class Text(str):
    """A text of a class of its own, which says something else of itself."""

    __slots__ = ()

    def __str__(self) -> str:
        return "something else"


class OldColour(str, Enum):  # noqa: UP042 (the kind that is not a `StrEnum`)
    """Texts that are members of an enum of the older kind."""

    RUNNING = "RUNNING"


class Colour(StrEnum):
    """Texts that are members of another enum."""

    RUNNING = "RUNNING"


class Number(IntEnum):
    """Integers of a class of their own."""

    SEVEN = 7


class Moment(datetime):
    """A timestamp of a class of its own."""


@pytest.mark.parametrize(
    ("structure", "wire_name", "sent", "expected"),
    [
        (TopicRefreshDetails, "RefreshId", Text("nightly"), "nightly"),
        (TopicRefreshDetails, "RefreshId", Colour.RUNNING, "RUNNING"),
        (TopicRefreshDetails, "RefreshId", OldColour.RUNNING, "RUNNING"),
        (TopicRefreshDetails, "RefreshStatus", OldColour.RUNNING, TopicRefreshStatus.RUNNING),
        (TopicRefreshDetails, "RefreshStatus", Text("RUNNING"), TopicRefreshStatus.RUNNING),
        (TopicRefreshDetails, "RefreshStatus", Colour.RUNNING, TopicRefreshStatus.RUNNING),
        (TopicRefreshDetails, "RefreshStatus", "PAUSED", UnknownValue("PAUSED")),
        (TopicRefreshDetails, "RefreshStatus", Text("PAUSED"), UnknownValue("PAUSED")),
        (DescribeTopicRefreshResponse, "Status", Number.SEVEN, 7),
        (DescribeTopicRefreshResponse, "Status", 200.0, 200),
        (MaterializedViewRefreshTaskRun, "DPUSeconds", 3, 3.0),
        (MaterializedViewRefreshTaskRun, "DPUSeconds", Number.SEVEN, 7.0),
        (MaterializedViewRefreshTaskRun, "DPUSeconds", "Infinity", inf),
        (MaterializedViewRefreshTaskRun, "DPUSeconds", "-Infinity", -inf),
        (RefreshSchemasStatus, "LastRefreshDate", NOON, NOON),
        (
            RefreshSchemasStatus,
            "LastRefreshDate",
            Moment(2026, 2, 3, 21, 0, 0, 5000, timezone(timedelta(hours=9))),
            NOON,
        ),
        (DescribeAssetBundleExportJobResponse, "ResourceArns", ("a", Text("b")), ("a", "b")),
    ],
)
def test_what_is_harmless_is_accepted(
    structure: type[Structure], wire_name: str, sent: object, expected: object
) -> None:
    """A value that is as good as what is declared becomes exactly what is declared."""
    found = structure.from_dict({wire_name: sent})
    attribute = {member.wire_name: member.name for member in structure.__shape__.members}[wire_name]
    value = getattr(found, attribute)

    assert expected == value
    assert type(expected) is type(value)
    assert () == found.member_errors


@pytest.mark.parametrize("texts", [OrderedDict, MappingProxyType], ids=["dict", "mapping"])
def test_any_mapping_is_a_structure(texts: Any) -> None:
    """A dictionary of another class is read like any other, outside and inside."""
    found = DescribeTopicRefreshResponse.from_dict(
        texts({"RefreshDetails": texts({"RefreshId": "nightly"})})
    )

    assert TopicRefreshDetails(refresh_id="nightly") == found.refresh_details
    assert {"RefreshDetails": {"RefreshId": "nightly"}} == found.to_dict()


@pytest.mark.parametrize(
    "sent", ["2026-02-03T12:00:00Z", "2026-02-03T21:00:00+09:00", 1770120000, 1770120000.0]
)
def test_timestamps_may_be_as_they_are_sent(sent: object) -> None:
    """A timestamp is also read as services send it: in ISO 8601 or in seconds since 1970."""
    found = RefreshSchemasStatus.from_dict({"LastRefreshDate": sent})

    assert NOON.replace(microsecond=0) == found.last_refresh_date


def test_not_a_number() -> None:
    """The text that stands for not-a-number in JSON is a float."""
    found = DecimalParameter.from_dict({"Name": "rate", "Values": ["NaN"]})

    assert isnan(found.values[0])


@pytest.mark.parametrize(
    ("structure", "wire_name", "sent"),
    [
        (TopicRefreshDetails, "RefreshId", b"nightly"),
        (TopicRefreshDetails, "RefreshStatus", 1),
        (DescribeTopicRefreshResponse, "Status", True),
        (DescribeTopicRefreshResponse, "Status", "200"),
        (DescribeTopicRefreshResponse, "Status", 200.5),
        (DescribeTopicRefreshResponse, "Status", inf),
        (MaterializedViewRefreshTaskRun, "DPUSeconds", True),
        (MaterializedViewRefreshTaskRun, "DPUSeconds", "0.5"),
        (MaterializedViewRefreshTaskRun, "DPUSeconds", "nan"),
        (MaterializedViewRefreshTaskRun, "DPUSeconds", 10**400),
        (RefreshSchemasStatus, "LastRefreshDate", "tomorrow"),
        (RefreshSchemasStatus, "LastRefreshDate", NOON.date()),
        (RefreshSchemasStatus, "LastRefreshDate", True),
        (RefreshSchemasStatus, "LastRefreshDate", inf),
        (DescribeAssetBundleExportJobResponse, "IncludeTags", 1),
        (DescribeAssetBundleExportJobResponse, "IncludeTags", "true"),
        (DescribeAssetBundleExportJobResponse, "ResourceArns", "text"),
        (DescribeAssetBundleExportJobResponse, "ResourceArns", {"a": "b"}),
        (DescribeAssetBundleExportJobResponse, "ResourceArns", {"a"}),
        (DescribeTopicRefreshResponse, "RefreshDetails", [{"RefreshId": "nightly"}]),
        (DescribeTopicRefreshResponse, "RefreshDetails", "text"),
    ],
)
def test_what_is_something_else_is_bad(
    structure: type[Structure], wire_name: str, sent: object
) -> None:
    """A value that would have to be guessed at is a bad member, kept as it came."""
    found = structure.from_dict({wire_name: sent})

    assert [f"{structure.__name__}: {wire_name}"] == [error.path for error in found.member_errors]
    assert {wire_name: sent} == found.to_dict()


def raise_anything(*_: object) -> NoReturn:
    """Stand for any method of a hostile value."""
    raise ZeroDivisionError


HOSTILE_NUMBER = type("HostileNumber", (float,), {"is_integer": raise_anything})(1.5)
HOSTILE_MOMENT = type("HostileMoment", (datetime,), {"astimezone": raise_anything})(
    2026, 2, 3, tzinfo=timezone.utc
)
HOSTILE_LIST = type("HostileList", (list,), {"__iter__": raise_anything})(["a"])
HOSTILE_MAP = type("HostileMap", (dict,), {"get": raise_anything})(RefreshId="nightly")


@pytest.mark.parametrize(
    ("structure", "wire_name", "hostile"),
    [
        (DescribeTopicRefreshResponse, "Status", HOSTILE_NUMBER),
        (RefreshSchemasStatus, "LastRefreshDate", HOSTILE_MOMENT),
        (DescribeAssetBundleExportJobResponse, "ResourceArns", HOSTILE_LIST),
        (DescribeTopicRefreshResponse, "RefreshDetails", HOSTILE_MAP),
    ],
    ids=lambda value: type(value).__name__ if type(value).__name__.startswith("Hostile") else None,
)
def test_a_hostile_value_costs_its_member(
    structure: type[Structure], wire_name: str, hostile: object
) -> None:
    """What a value's own methods raise stays at that member, which comes back as it came."""
    found = structure.from_dict({wire_name: hostile})

    assert [f"{structure.__name__}: {wire_name}"] == [error.path for error in found.member_errors]
    assert "a value that raises ZeroDivisionError" == found.member_errors[0].received
    assert found.to_dict()[wire_name] is hostile


# --- Timestamps -----------------------------------------------------------------------------------


def test_timestamps_are_in_utc() -> None:
    """A moment in any zone is read as the same moment in UTC."""
    found = RefreshSchemasStatus.from_dict(
        {"LastRefreshDate": NOON.astimezone(timezone(timedelta(hours=-5)))}
    )

    assert NOON == found.last_refresh_date
    assert found.last_refresh_date is not None
    assert timezone.utc is found.last_refresh_date.tzinfo


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the local zone cannot be set here")
@pytest.mark.parametrize("kind", [datetime, Moment])
def test_a_timestamp_without_a_zone_is_local(
    kind: type[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A moment without a zone is one in the local zone, as botocore means it."""
    monkeypatch.setenv("TZ", "JST-9")
    time.tzset()
    try:
        found = RefreshSchemasStatus.from_dict(
            {"LastRefreshDate": kind(2026, 2, 3, 21, 0, 0, 5000)}
        )
    finally:
        monkeypatch.undo()
        time.tzset()

    assert NOON == found.last_refresh_date
    assert () == found.member_errors


# --- Text -----------------------------------------------------------------------------------------


def test_json() -> None:
    """JSON holds what `to_dict` gives, timestamps in ISO 8601 and bytes in base64."""
    found = RefreshSchemasStatus.from_dict(
        {"Status": "failed", "LastRefreshDate": NOON, "EndpointArn": b"\x00\xff"}
    )

    assert {
        "Status": "failed",
        "LastRefreshDate": "2026-02-03T12:00:00.005000+00:00",
        "EndpointArn": "AP8=",
    } == json.loads(found.to_json())
    assert "\n" not in found.to_json()
    assert '{\n  "RefreshId": "nightly"\n}' == TopicRefreshDetails(refresh_id="nightly").to_json(
        indent=2
    )


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
def test_json_of_what_json_has_no_number_for(text: str) -> None:
    """A float that JSON has no number for is the text that the services send for it."""
    found = MaterializedViewRefreshTaskRun(dpu_seconds=float(text))

    assert f'{{"DPUSeconds": "{text}"}}' == found.to_json()


def test_repr() -> None:
    """`repr` leaves out what is not set."""
    assert "TopicRefreshDetails()" == repr(TopicRefreshDetails())
    assert (
        "DescribeTopicRefreshResponse(refresh_details=TopicRefreshDetails(refresh_id='nightly', "
        "refresh_status=<TopicRefreshStatus.RUNNING: 'RUNNING'>), status=200)"
    ) == repr(
        DescribeTopicRefreshResponse(
            status=200,
            refresh_details=TopicRefreshDetails(
                refresh_id="nightly", refresh_status=TopicRefreshStatus.RUNNING
            ),
        )
    )


SECRET = "c0ffee"  # noqa: S105 (not one)


@pytest.mark.parametrize(
    "found",
    [
        DescribeAssetBundleExportJobResponse(download_url=SECRET, arn="a"),
        StringParameter(name="region", values=[SECRET]),
        DescribeDashboardSnapshotJobResponse(
            snapshot_configuration=SnapshotConfiguration(
                file_groups=[],
                parameters=Parameters(
                    string_parameters=[StringParameter(name="region", values=[SECRET])]
                ),
            )
        ),
        DescribeAssetBundleExportJobResponse.from_dict({"DownloadUrl": [SECRET]}),
        DescribeAssetBundleExportJobResponse.from_dict({"DownloadUrl": {SECRET: SECRET}}),
        StringParameter.from_dict({"Name": "region", "Values": SECRET}),
        StringParameter.from_dict({"Name": "region", "Values": [1, SECRET]}),
        IntegerParameter.from_dict({"Name": "year", "Values": [SECRET]}),
        DecimalParameter.from_dict({"Name": "rate", "Values": [SECRET]}),
        DateTimeParameter.from_dict({"Name": "day", "Values": [SECRET]}),
        Parameters.from_dict({"StringParameters": [{"Name": "region", "Values": SECRET}]}),
        Parameters.from_dict({"StringParameters": SECRET}),
        Parameters.from_dict({"StringParameters": [SECRET]}),
        SnapshotConfiguration.from_dict({"FileGroups": [], "Parameters": SECRET}),
    ],
    ids=str,
)
def test_what_is_sensitive_is_not_shown(found: Structure) -> None:
    """Neither `repr` nor an error shows a sensitive value; `to_dict` still has it."""
    assert SECRET not in repr(found)
    assert SECRET not in str(found)
    assert SECRET not in str(list(map(str, found.member_errors)))
    assert SECRET not in repr(found.member_errors)
    assert SECRET in str(found.to_dict())


# --- Copies ---------------------------------------------------------------------------------------


def test_evolve() -> None:
    """A changed copy by attrs leaves the original as it was."""
    before = TopicRefreshDetails(refresh_id="nightly", refresh_arn="arn")
    after = attrs.evolve(before, refresh_id="hourly")

    assert TopicRefreshDetails(refresh_id="hourly", refresh_arn="arn") == after
    assert TopicRefreshDetails(refresh_id="nightly", refresh_arn="arn") == before


def test_asdict() -> None:
    """Both attrs and cattrs give the attributes by name, all the way down."""
    found = SnapshotFileGroup(
        files=[SnapshotFile(sheet_selections=ABSENT, format_type=SnapshotFileFormatType.PDF)]
    )

    assert {"files": [{"sheet_selections": (), "format_type": "PDF"}]} == attrs.asdict(found)
    assert {"files": [{"sheet_selections": [], "format_type": "PDF"}]} == json.loads(
        json.dumps(cattrs.unstructure(found))
    )


def test_a_deep_copy_shares_nothing() -> None:
    """A deep copy holds copies of the lists inside."""
    found = StringParameter(name="region", values=["north"])

    assert found.values is not copy.deepcopy(found).values
    assert found.values is copy.copy(found).values


def test_lists_and_tuples_compare_alike() -> None:
    """It does not matter how a sequence is held, nor what kind of text it holds."""
    assert StringParameter(name="a", values=["b"]) == StringParameter(name="a", values=("b",))
    assert StringParameter(name="a", values=["b"]) != StringParameter(name="a", values=["c"])
    assert StringParameter(name="a", values=["b"]) != StringParameter(name="a", values=[])


def test_another_class_is_never_equal() -> None:
    """Structures of two classes differ, whatever they hold; so do a structure and a dictionary."""
    assert AssetBundleExportJobError() != TopicRefreshDetails()
    assert TopicRefreshDetails() != {}
    assert TopicRefreshDetails() is not None


def pickled_by_another_version(value: object, old: bytes, new: bytes) -> Any:
    """Unpickle a value as another version of the SDK had pickled it, with a name changed."""
    assert len(old) == len(new)  # a pickle holds the lengths of its texts
    written = pickle.dumps(value)
    assert old in written
    return pickle.loads(written.replace(old, new))  # noqa: S301 (our own)


def test_a_pickle_from_before_a_member() -> None:
    """A member that the class has learnt since is not set; one that it has lost is left out."""
    details = TopicRefreshDetails(refresh_id="nightly", refresh_arn="arn")

    assert TopicRefreshDetails(refresh_arn="arn") == pickled_by_another_version(
        details, b"refresh_id", b"refresh_no"
    )


def test_a_pickle_from_before_a_required_member() -> None:
    """A required member that a pickle does not have is bad, as in a response."""
    bucket = S3BucketConfiguration(bucket_name="a", bucket_prefix="b", bucket_region="c")
    found = pickled_by_another_version(bucket, b"bucket_region", b"bucket_planet")

    assert "a" == found.bucket_name
    with pytest.raises(MemberError, match="BucketRegion: expected a string, got nothing"):
        print(found.bucket_region)


def test_a_pickle_of_a_class_that_is_gone() -> None:
    """A class that the service package has lost is an error with its name."""
    with pytest.raises(AttributeError, match="TopicRefreshDetailz"):
        pickled_by_another_version(
            TopicRefreshDetails(), b"TopicRefreshDetails", b"TopicRefreshDetailz"
        )


# --- Responses ------------------------------------------------------------------------------------

ANSWER: dict[str, Any] = {
    "Status": 200,
    "Unmodelled": True,
    "ResponseMetadata": {
        "RequestId": "id",
        "HTTPStatusCode": 200,
        "HTTPHeaders": {"x-amzn-requestid": "id"},
        "RetryAttempts": 2,
    },
}


def test_metadata() -> None:
    """What botocore tells beside a response is typed, and the response is kept as it came."""
    found = DescribeTopicRefreshResponse.from_dict(ANSWER)

    assert ResponseMetadata(
        request_id="id",
        http_status_code=200,
        http_headers={"x-amzn-requestid": "id"},
        retry_attempts=2,
    ) == (found.response_metadata)
    assert ANSWER == found.raw_response


def test_metadata_of_a_response_by_hand() -> None:
    """A response made by hand, or changed by hand, has no metadata."""
    for found in (
        DescribeTopicRefreshResponse(status=200),
        attrs.evolve(DescribeTopicRefreshResponse.from_dict(ANSWER), status=200),
    ):
        assert ResponseMetadata() == found.response_metadata
        assert {} == found.raw_response


def test_metadata_are_no_members() -> None:
    """Metadata are not part of what is compared, shown or converted, nor of the constructor."""
    found = DescribeTopicRefreshResponse.from_dict(ANSWER)

    assert DescribeTopicRefreshResponse(status=200) == found
    assert "DescribeTopicRefreshResponse(status=200)" == repr(found)
    assert {"Status": 200} == found.to_dict()
    assert {"refresh_details", "request_id", "status"} == set(attrs.asdict(found))


def test_metadata_stay_with_copies_and_pickles() -> None:
    """A copy of a response still knows the request that it came from."""
    for other in copied(DescribeTopicRefreshResponse.from_dict(ANSWER)):
        assert "id" == other.response_metadata.request_id
        assert ANSWER == other.raw_response


def test_the_raw_response_is_a_dictionary() -> None:
    """Whatever mapping a response was made from, the raw one is a dictionary."""
    raw: Mapping[str, Any] = MappingProxyType({"Status": 200})
    found = DescribeTopicRefreshResponse.from_dict(raw)

    assert {"Status": 200} == found.raw_response
    assert dict is type(found.raw_response)


# --- Enums ----------------------------------------------------------------------------------------


@of_every_enum
def test_a_member_is_its_text(enum: type[ServiceEnum]) -> None:
    """A member equals, hashes, formats and writes itself as the raw text."""
    for member in enum:
        text = member.value
        assert str is type(text)
        assert text == member == enum(text)
        assert text == str(member) == f"{member}" == member.format()
        assert {text: 1}[member] == 1
        assert member in {text, "another"}
        assert text in ("another", member)
        assert json.dumps(text) == json.dumps(member)


@of_every_enum
def test_members_pickle_and_copy(enum: type[ServiceEnum]) -> None:
    """A copy of a member is the member itself."""
    for member in enum:
        assert all(other is member for other in copied(member))


@of_every_enum
def test_another_text_is_no_member(enum: type[ServiceEnum]) -> None:
    """The enum itself holds what the model lists, and nothing else."""
    with pytest.raises(ValueError, match="not listed"):
        enum("not listed")


@of_every_enum
def test_of_gives_a_member_or_an_unknown_value(enum: type[ServiceEnum]) -> None:
    """`of` takes any string, also one that is a member or an unknown value already."""
    for member in enum:
        assert member is enum.of(member.value) is enum.of(member) is enum.of(UnknownValue(member))
    for text in ("not listed", "", " ", next(iter(enum)).lower() + "?", UnknownValue("late")):
        found = enum.of(text)
        assert UnknownValue is type(found)
        assert text == found


def test_a_pickle_of_a_member_that_is_gone() -> None:
    """A value that the enum has lost since comes back as an unknown one."""
    found = pickled_by_another_version(TopicRefreshStatus.COMPLETED, b"COMPLETED", b"CONCLUDED")

    assert UnknownValue is type(found)
    assert "CONCLUDED" == found


def test_unknown_value() -> None:
    """An unknown value is the text that was sent, and says that it is unknown."""
    value = UnknownValue("PAUSED")

    assert "PAUSED" == value == UnknownValue("PAUSED")
    assert "RUNNING" != value
    assert "PAUSED" == value.value == str(value) == f"{value}"
    assert str is type(value.value)
    assert "UnknownValue('PAUSED')" == repr(value)
    assert {"PAUSED": 1}[value] == 1
    assert value in ("RUNNING", "PAUSED")
    assert '"PAUSED"' == json.dumps(value)


def test_unknown_values_pickle_and_copy() -> None:
    """A copy of an unknown value is one too."""
    for other in copied(UnknownValue("PAUSED")):
        assert "PAUSED" == other
        assert UnknownValue is type(other)


@pytest.mark.parametrize("sent", ["RUNNING", "PAUSED"])
def test_a_comparison_outlives_a_regeneration(sent: str) -> None:
    """What is compared with raw text works alike before and after the enum lists the value."""
    status = TopicRefreshDetails.from_dict({"RefreshStatus": sent}).refresh_status

    assert sent == status
    assert status in ("FAILED", sent)
    assert status in {"FAILED", sent}
    assert {"RefreshStatus": sent} == TopicRefreshDetails(refresh_status=status).to_dict()
