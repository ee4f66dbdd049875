"""Pickles: what they name, and that those of earlier versions still load."""

from __future__ import annotations

import base64
import pickle
import pickletools
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import botoforge
import pytest
from botoforge import (
    ABSENT,
    ABSENT_MAP,
    JobFailedError,
    MemberError,
    UnknownValue,
    UnknownVariant,
    WaitTimeoutError,
    quicksight,
)
from botoforge_codegen.cli import main
from support.copies import copied
from support.goldens import MANY_FORMS, copy_project
from support.projects import importable

RAW: Final = {
    "RefreshDetails": {"RefreshArn": "arn", "RefreshId": 7, "RefreshStatus": "DREAMING"},
    "RequestId": "r-1",
    "Status": 200,
    "ResponseMetadata": {
        "RequestId": "r-1",
        "HTTPStatusCode": 200,
        "HTTPHeaders": {"a": "b"},
        "RetryAttempts": 1,
    },
}
"""An unknown status, and an id that is no string."""

RESPONSE: Final = quicksight.DescribeTopicRefreshResponse.from_dict(RAW)

FAILED: Final = quicksight.DescribeTopicRefreshResponse.from_dict(
    {"RefreshDetails": {"RefreshStatus": "FAILED"}}
)

THROTTLED: Final = {
    "Error": {"Code": "ThrottlingException", "Message": "slow"},
    "ResponseMetadata": {"HTTPStatusCode": 429},
}

OLD: Final = {
    "a response with an unknown value and a bad member": (
        "gASVeAIAAAAAAACMHWJvdG9mb3JnZS5fcnVudGltZS5zdHJ1Y3R1cmVzlIwRcmVzdG9yZV9zdHJ1Y3R1cmWUk5Qo"
        "jBRib3RvZm9yZ2UucXVpY2tzaWdodJSMHERlc2NyaWJlVG9waWNSZWZyZXNoUmVzcG9uc2WUfZQojA9yZWZyZXNo"
        "X2RldGFpbHOUaAIojBRib3RvZm9yZ2UucXVpY2tzaWdodJSME1RvcGljUmVmcmVzaERldGFpbHOUfZQojAtyZWZy"
        "ZXNoX2FybpSMA2FybpSMDnJlZnJlc2hfc3RhdHVzlIwJYm90b2ZvcmdllIwMVW5rbm93blZhbHVllJOUjAhEUkVB"
        "TUlOR5SFlIGUdX2UjApyZWZyZXNoX2lklEsHjAlib3RvZm9yZ2WUjAtNZW1iZXJFcnJvcpSTlIw2RGVzY3JpYmVU"
        "b3BpY1JlZnJlc2hSZXNwb25zZTogUmVmcmVzaERldGFpbHMuUmVmcmVzaElklIwGYSB0ZXh0lIwJdGhlIGludCA3"
        "lIeUUpSGlHN9lHSUUpSMCnJlcXVlc3RfaWSUjANyLTGUjAZzdGF0dXOUS8h1fZR9lCiMDlJlZnJlc2hEZXRhaWxz"
        "lH2UKIwKUmVmcmVzaEFybpRoC4wJUmVmcmVzaElklEsHjA1SZWZyZXNoU3RhdHVzlIwIRFJFQU1JTkeUdYwJUmVx"
        "dWVzdElklGgijAZTdGF0dXOUS8iMEFJlc3BvbnNlTWV0YWRhdGGUfZQoaCxoIowOSFRUUFN0YXR1c0NvZGWUS8iM"
        "C0hUVFBIZWFkZXJzlH2UjAFhlIwBYpRzjA1SZXRyeUF0dGVtcHRzlEsBdXV0lFKULg=="
    ),
    "a member of an enum": (
        "gASVcAAAAAAAAACMGWJvdG9mb3JnZS5fcnVudGltZS52YWx1ZXOUjBJyZXN0b3JlX2VudW1fdmFsdWWUk5SMFGJv"
        "dG9mb3JnZS5xdWlja3NpZ2h0lIwSVG9waWNSZWZyZXNoU3RhdHVzlIwJQ09NUExFVEVElIeUUpQu"
    ),
    "an unknown value": (
        "gASVLQAAAAAAAACMCWJvdG9mb3JnZZSMDFVua25vd25WYWx1ZZSTlIwIRFJFQU1JTkeUhZSBlC4="
    ),
    "an unknown variant": (
        "gASVOAAAAAAAAACMCWJvdG9mb3JnZZSMDlVua25vd25WYXJpYW50lJOUjANuZXeUfZRoA32UjAF4lEsBc3OGlFKU"
        "Lg=="
    ),
    "an error": (
        "gASV1AAAAAAAAACMIWJvdG9mb3JnZS5fcnVudGltZS5zZXJ2aWNlX2Vycm9yc5SMDXJlc3RvcmVfZXJyb3KUk5Qo"
        "jBRib3RvZm9yZ2UucXVpY2tzaWdodJSME1Rocm90dGxpbmdFeGNlcHRpb26UfZQojAVFcnJvcpR9lCiMBENvZGWU"
        "aASMB01lc3NhZ2WUjARzbG93lHWMEFJlc3BvbnNlTWV0YWRhdGGUfZSMDkhUVFBTdGF0dXNDb2RllE2tAXN1jBRE"
        "ZXNjcmliZVRvcGljUmVmcmVzaJR0lFKULg=="
    ),
    "an error that the model does not list": (
        "gASVlwAAAAAAAACMIWJvdG9mb3JnZS5fcnVudGltZS5zZXJ2aWNlX2Vycm9yc5SMDXJlc3RvcmVfZXJyb3KUk5Qo"
        "jBRib3RvZm9yZ2UucXVpY2tzaWdodJSMD1F1aWNrU2lnaHRFcnJvcpR9lIwFRXJyb3KUfZSMBENvZGWUjANPZGSU"
        "c3OMFERlc2NyaWJlVG9waWNSZWZyZXNolHSUUpQu"
    ),
    "an absent list and an absent map": (
        "gASVNQAAAAAAAACMCWJvdG9mb3JnZZSMBkFCU0VOVJSTlIwJYm90b2ZvcmdllIwKQUJTRU5UX01BUJSTlIaULg=="
    ),
    "the error of a member": (
        "gASVbwAAAAAAAACMCWJvdG9mb3JnZZSMC01lbWJlckVycm9ylJOUjDZEZXNjcmliZVRvcGljUmVmcmVzaFJlc3Bv"
        "bnNlOiBSZWZyZXNoRGV0YWlscy5SZWZyZXNoSWSUjAZhIHRleHSUjAl0aGUgaW50IDeUh5RSlC4="
    ),
    "the metadata of a response": (
        "gASVkQAAAAAAAACMG2JvdG9mb3JnZS5fcnVudGltZS5tZXRhZGF0YZSMEFJlc3BvbnNlTWV0YWRhdGGUk5QpgZR9"
        "lCiMCnJlcXVlc3RfaWSUjANyLTGUjBBodHRwX3N0YXR1c19jb2RllEvIjAxodHRwX2hlYWRlcnOUfZSMAWGUjAFi"
        "lHOMDnJldHJ5X2F0dGVtcHRzlEsBdWIu"
    ),
    "the error of a failed job": (
        "gASV+gEAAAAAAACMCWJvdG9mb3JnZZSMDkpvYkZhaWxlZEVycm9ylJOUjBVUb3BpY1JlZnJlc2hDb21wbGV0ZWSU"
        "jAlib3RvZm9yZ2WUjBFyZXN0b3JlX3N0cnVjdHVyZZSTlCiMFGJvdG9mb3JnZS5xdWlja3NpZ2h0lIwcRGVzY3Jp"
        "YmVUb3BpY1JlZnJlc2hSZXNwb25zZZR9lCiMD3JlZnJlc2hfZGV0YWlsc5RoBiiMFGJvdG9mb3JnZS5xdWlja3Np"
        "Z2h0lIwTVG9waWNSZWZyZXNoRGV0YWlsc5R9lCiMC3JlZnJlc2hfYXJulE6MCnJlZnJlc2hfaWSUTowOcmVmcmVz"
        "aF9zdGF0dXOUjAlib3RvZm9yZ2WUjBJyZXN0b3JlX2VudW1fdmFsdWWUk5SMFGJvdG9mb3JnZS5xdWlja3NpZ2h0"
        "lIwSVG9waWNSZWZyZXNoU3RhdHVzlIwGRkFJTEVElIeUUpR1fZR9lHSUUpSMCnJlcXVlc3RfaWSUTowGc3RhdHVz"
        "lE51fZR9lIwOUmVmcmVzaERldGFpbHOUfZSMDVJlZnJlc2hTdGF0dXOUaBZzc3SUUpSMCGl0IGJyb2tllIeUUpR9"
        "lCiMC3dhaXRlcl9uYW1llGgDjAhyZXNwb25zZZRoJYwGcmVhc29ulGgmjANqb2KUjAFylHViLg=="
    ),
    "the error of a wait that takes too long": (
        "gASVMwIAAAAAAACMCWJvdG9mb3JnZZSMEFdhaXRUaW1lb3V0RXJyb3KUk5QojBVUb3BpY1JlZnJlc2hDb21wbGV0"
        "ZWSUjAlib3RvZm9yZ2WUjBFyZXN0b3JlX3N0cnVjdHVyZZSTlCiMFGJvdG9mb3JnZS5xdWlja3NpZ2h0lIwcRGVz"
        "Y3JpYmVUb3BpY1JlZnJlc2hSZXNwb25zZZR9lCiMD3JlZnJlc2hfZGV0YWlsc5RoBiiMFGJvdG9mb3JnZS5xdWlj"
        "a3NpZ2h0lIwTVG9waWNSZWZyZXNoRGV0YWlsc5R9lCiMC3JlZnJlc2hfYXJulE6MCnJlZnJlc2hfaWSUTowOcmVm"
        "cmVzaF9zdGF0dXOUjAlib3RvZm9yZ2WUjBJyZXN0b3JlX2VudW1fdmFsdWWUk5SMFGJvdG9mb3JnZS5xdWlja3Np"
        "Z2h0lIwSVG9waWNSZWZyZXNoU3RhdHVzlIwGRkFJTEVElIeUUpR1fZR9lHSUUpSMCnJlcXVlc3RfaWSUTowGc3Rh"
        "dHVzlE51fZR9lIwOUmVmcmVzaERldGFpbHOUfZSMDVJlZnJlc2hTdGF0dXOUaBZzc3SUUpRHQDQAAAAAAABLBGgW"
        "dJRSlH2UKIwLd2FpdGVyX25hbWWUaAOMDWxhc3RfcmVzcG9uc2WUaCWMB2VsYXBzZWSUR0A0AAAAAAAAjAhhdHRl"
        "bXB0c5RLBGgeaBaMA2pvYpSMAXKUjAd0cm91YmxllIwJdGhyb3R0bGVklHViLg=="
    ),
}
"""Pickles of the version that named modules of `_runtime`."""

OLD_UNION: Final = (
    "gASVoQAAAAAAAACMGG1hbnkuX3J1bnRpbWUuc3RydWN0dXJlc5SMEXJlc3RvcmVfc3RydWN0dXJllJOUKIwKbWFu"
    "eS5tZWRpYZSME0RyYXdpbmdMYWJlbFZhcmlhbnSUfZSMBWxhYmVslIwBYZRzfZR9lHSUUpSMBG1hbnmUjA5Vbmtu"
    "b3duVmFyaWFudJSTlIwDbmV3lH2UaA99lIwBeJRLAXNzhpRSlIaULg=="
)
"""Two variants of a union, of the same version; in a package called `many`."""

VALUES: Final[dict[str, Any]] = {
    "a response with an unknown value and a bad member": RESPONSE,
    "a member of an enum": quicksight.TopicRefreshStatus.COMPLETED,
    "an unknown value": UnknownValue("DREAMING"),
    "an unknown variant": UnknownVariant("new", {"new": {"x": 1}}),
    "an error": quicksight.ThrottlingException(THROTTLED, "DescribeTopicRefresh"),
    "an error that the model does not list": quicksight.QuickSightError(
        {"Error": {"Code": "Odd"}}, "DescribeTopicRefresh"
    ),
    "an absent list and an absent map": (ABSENT, ABSENT_MAP),
    "the error of a member": RESPONSE.member_errors[0],
    "the metadata of a response": RESPONSE.response_metadata,
    "the error of a failed job": JobFailedError(
        "TopicRefreshCompleted", FAILED, "it broke", job="r"
    ),
    "the error of a wait that takes too long": WaitTimeoutError(
        "TopicRefreshCompleted", FAILED, 20.0, 4, "FAILED", job="r", trouble="throttled"
    ),
}
"""What the old pickles hold, made now."""

COLD: Final = """\
import pickle, sys
pickles = pickle.load(sys.stdin.buffer)
print([type(pickle.loads(each)).__name__ for each in pickles])
"""


def contents(value: Any) -> object:
    """What a value holds: an exception does not compare, what it says does."""
    if isinstance(value, MemberError):
        return value.path
    return (vars(value), str(value)) if isinstance(value, Exception) else value


def named(value: object) -> set[str]:
    """The strings of the pickles of a value, by each protocol."""
    return {
        argument
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
        for _, argument, _ in pickletools.genops(pickle.dumps(value, protocol))
        if isinstance(argument, str)
    }


def unpickle(encoded: str) -> Any:
    """Load a pickle of an earlier version."""
    return pickle.loads(base64.b64decode(encoded))  # noqa: S301 (our own)


@pytest.mark.parametrize("kind", VALUES)
def test_pickles_of_an_earlier_version_load(kind: str) -> None:
    """What was pickled when pickles named modules of the runtime is the same value today."""
    old, value = unpickle(OLD[kind]), VALUES[kind]

    assert type(old) is type(value)
    assert contents(old) == contents(value)
    assert repr(old) == repr(value) or isinstance(old, MemberError)


def test_an_old_response_keeps_what_is_not_shown() -> None:
    """Raw response, metadata and bad members are in an old pickle too."""
    old = unpickle(OLD["a response with an unknown value and a bad member"])

    assert old.raw_response == RAW
    assert old.response_metadata == RESPONSE.response_metadata
    assert [error.path for error in old.member_errors] == [
        error.path for error in RESPONSE.member_errors
    ]


@pytest.mark.parametrize("kind", VALUES)
def test_pickles_name_no_module_of_the_runtime(kind: str) -> None:
    """A pickle knows packages and public names: modules may move."""
    strings = named(VALUES[kind])

    assert any(string.startswith("botoforge") for string in strings)
    assert [] == [string for string in strings if "_runtime" in string]


@pytest.mark.parametrize("kind", VALUES)
def test_copies(kind: str) -> None:
    """Copies and pickles of each kind are equal, whatever the protocol."""
    value = VALUES[kind]

    for other in copied(value):
        assert type(other) is type(value)
        assert contents(other) == contents(value)


def test_absent_stays_the_same_object() -> None:
    """What was absent in an old pickle is the object that stands for it."""
    absent, absent_map = unpickle(OLD["an absent list and an absent map"])

    assert (absent is ABSENT, absent_map is ABSENT_MAP) == (True, True)


def test_a_fresh_process_loads_old_and_new() -> None:
    """A program that has imported nothing loads both."""
    pickles = [
        *map(base64.b64decode, OLD.values()),
        *(pickle.dumps(value) for value in VALUES.values()),
    ]

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", COLD],
        input=pickle.dumps(pickles),
        capture_output=True,
        check=True,
    )

    kinds = [type(value).__name__ for value in VALUES.values()]
    assert done.stdout.decode().strip() == f"{kinds + kinds}"


def test_what_pickles_name_is_in_the_package() -> None:
    """It can be imported from there, and stands in no list for people."""
    for name in ("restore_enum_value", "restore_error", "restore_metadata", "restore_structure"):
        restore = getattr(botoforge, name)
        assert (restore.__module__, restore.__name__) == ("botoforge", name)
        assert name not in botoforge.__all__
        assert name not in dir(botoforge)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A package of one's own, in a package of one's own: `many`, and `my.many`."""
    folder = tmp_path_factory.mktemp("pickles")
    models = str(copy_project(MANY_FORMS.folder, folder / "media").parent / "models")
    for package in ("many", "my.many"):
        config = folder / "pyproject.toml"
        head = f'[tool.botoforge]\npackage = "{package}"\noutput = "."\n'
        config.write_text(f'{head}[tool.botoforge.services]\nmedia = "*"\n', "utf-8")
        assert main(["generate", "--config", str(config), "--models", models]) == 0
    with importable(folder, "many"), importable(folder, "my"):
        yield folder


@pytest.mark.parametrize("package", ["many", "my.many"])
def test_a_package_with_a_name_of_its_own(many: Path, package: str) -> None:  # noqa: ARG001 (on the path)
    """Pickles name the package of whoever generated it, also one inside of another."""
    media = import_module(f"{package}.media")
    value = (media.DrawingLabelVariant("a"), media.MediaError({"Error": {"Code": "Odd"}}, "Draw"))

    strings = named(value)

    assert [] == [string for string in strings if "_runtime" in string or "botoforge" in string]
    assert any(string.startswith(package) for string in strings)
    variant, error = pickle.loads(pickle.dumps(value))  # noqa: S301 (our own)
    assert (variant, error.code) == (value[0], "Odd")


def test_old_variants_of_a_union(many: Path) -> None:  # noqa: ARG001 (on the path)
    """Variants, known or not, come out of an old pickle."""
    package, media = import_module("many"), import_module("many.media")

    assert unpickle(OLD_UNION) == (
        media.DrawingLabelVariant("a"),
        package.UnknownVariant("new", {"new": {"x": 1}}),
    )
