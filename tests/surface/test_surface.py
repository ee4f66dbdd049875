"""The public surface: it changes only on purpose, and the changelog tells users of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest
from support.projects import ROOT
from surface.changes import (
    BREAKING_ENTRY,
    CHANGELOG,
    RECORD,
    UPDATE,
    Entries,
    compare,
    explain,
    lacks_entry,
    read_entries,
    read_record,
    wanted_entry,
    write_record,
)
from surface.reading import Surface, read_surface

GENERATED: Final = ROOT / "generated"


@pytest.fixture(scope="module")
def surface() -> Surface:
    """The public surface of the package that is checked in, and of the command."""
    return read_surface(GENERATED)


def test_surface_is_recorded(surface: Surface, pytestconfig: pytest.Config) -> None:
    """The public surface is the recorded one; a new record wants an entry of the changelog."""
    recorded, before = read_record(RECORD.read_text("utf-8"))
    changes = compare(recorded, surface)
    if changes and pytestconfig.getoption("update_surface"):
        now = read_entries(CHANGELOG.read_text("utf-8"))
        if lacks_entry(changes, before, now):
            pytest.fail(f"The record stays as it is: {wanted_entry(changes)}", pytrace=False)
        RECORD.write_text(write_record(surface, now), "utf-8")
    elif changes:
        pytest.fail("\n".join(explain(changes)), pytrace=False)


def test_record_holds_the_surface(surface: Surface) -> None:
    """What is written is read again."""
    entries = Entries("0123456789ab", "ba9876543210")

    assert (surface, entries) == read_record(write_record(surface, entries))


EDITS: Final = """\
_runtime/client.py: _convert_call -> _call_and_convert
_runtime/metadata.py: retry_attempts: int = 0 -> retry_attempts: int = 0; region: str = ""
_runtime/streaming_bodies.py: of(cls, content: bytes) -> of(cls, content: bytes | bytearray)
_runtime/testing/rules.py: seconds: float -> late: bool; seconds: float
_runtime/testing/stub.py: def raises(self, error: -> def raises(self, exception:
_runtime/values.py: def of(cls, value: str) -> def of(cls, value: str, strict: bool)
_runtime/waiting/errors.py: reason: str, -> reason: str | None,
dms/describe_refresh_schemas_status.py:     endpoint_arn: str | None ->     endpoint_arn: str
glue/__init__.py: "OperationTimeoutException", -> # not exported
quicksight/errors.py: GROUP = "GROUP" -> TEAM = "TEAM"
"""
"""Edits of the package; the first one is no user's business."""

EXPLAINED: Final = f"""\
The public surface is not the one in tests/surface/record.txt.

Breaking:
- CallPlan.raises(error): position 1, ServiceError
+ CallPlan.raises(exception): position 1, ServiceError
~ botoforge.JobFailedError.reason: str
  now str | None
+ botoforge.ServiceEnum.of(strict): position 2, bool
~ botoforge.dms.RefreshSchemasStatus.endpoint_arn: str | None = None
  now str = None
- botoforge.glue.OperationTimeoutException: class (GlueError)
- botoforge.quicksight.ExceptionResourceType.GROUP: 'GROUP'
~ botoforge.testing.Delayed.answer: position 2, T_co
  now position 3, T_co
~ botoforge.testing.Delayed.seconds: position 1, float
  now position 2, float

Compatible:
~ botoforge.AsyncStreamingBody.of(content): position 1, bytes
  now position 1, bytes | bytearray
~ botoforge.JobFailedError(reason): position 3, str
  now position 3, str | None
+ botoforge.ResponseMetadata.region: str = ''
~ botoforge.StreamingBody.of(content): position 1, bytes
  now position 1, bytes | bytearray
+ botoforge.quicksight.ExceptionResourceType.TEAM: 'TEAM'
+ botoforge.testing.Delayed.late: position 1, bool

If this is meant: {BREAKING_ENTRY} Then run `{UPDATE}`."""
"""What the edits come to."""


def test_every_edit_is_explained(tmp_path: Path, surface: Surface) -> None:
    """Each edit of what users see is a line in its class, whatever module it is in."""
    shutil.copytree(GENERATED, tmp_path, dirs_exist_ok=True)
    for edit in EDITS.splitlines():
        path, _, change = edit.partition(": ")
        old, _, new = change.partition(" -> ")
        module = tmp_path / "botoforge" / path
        source = module.read_text("utf-8")
        assert old in source
        module.write_text(source.replace(old, new), "utf-8")

    assert EXPLAINED == "\n".join(explain(compare(surface, read_surface(tmp_path))))


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("a.f(x)", None, "keyword, int = 0", False),
        ("a.f(x)", None, "keyword, int", True),
        ("a.f(x)", None, "more keywords, int", False),
        ("a.g(x)", None, "keyword, int", False),  # the whole function is new
        ("a.C(x)", None, "position 1, int", True),
        ("a.f(x)", "keyword, int", "keyword, int = 0", False),
        ("a.f(x)", "keyword, int = 0", "keyword, int = 1", True),
        ("a.f(x)", "keyword, int = 0", "keyword, int", True),
        ("a.f(x)", "keyword, int | str", "keyword, str | bytes | int", False),
        ("a.f(x)", "keyword, int | str", "keyword, int", True),
        ("a.f(x)", "position 1, int", "position 2, int", True),
        ("a.f(x)", "position 1, int", None, True),
        ("a.f()", "-> str", "-> str | None", True),
        ("a.C.x", "str", "str | None", True),
        ("a.C.x", None, "str", False),  # so does every new member of a structure
        ("a.L['A']", None, "alternative", False),
        ("a.L['A']", "alternative", None, True),
        ("botoforge list --all", None, "optional", False),
        ("botoforge list --all", None, "required, FILE", True),
        ("botoforge list --all", "required, FILE", "optional, FILE", False),
        ("botoforge list --all", "optional", "optional, FILE", True),
        ("botoforge new SERVICE", None, "required", False),
        ("botoforge list new SERVICE", None, "required", False),
    ],
)
def test_class_of_a_change(name: str, old: str | None, new: str | None, expected: bool) -> None:
    """What is added is compatible, but for required arguments; the rest breaks, mostly."""
    both = {"a.f()": "-> None", "a.C": "class", "botoforge list": "command"}
    recorded = both | ({} if old is None else {name: old})
    found = both | ({} if new is None else {name: new})
    (change,) = compare(recorded, found)

    assert expected is change.is_breaking


CHANGES: Final = """\
## 0.2.0 (unreleased)

### Breaking changes

- `old` is gone:
  use `new`.

### Waiting

- Waits are faster.

## 0.1.0
"""


@pytest.mark.parametrize(
    ("old", "new", "breaking", "compatible"),
    [
        ("", "", False, False),
        ("## 0.1.0", "## 0.1.0\n\n### Breaking changes\n\n- A.", True, True),
        ("use `new`", "use `newer`", True, True),
        ("are faster.", "are faster.\n- `new` is new.", False, True),
        ("are faster", "are much faster", False, True),
        (" (unreleased)", "", False, False),
        ("## 0.1.0", "## 0.3.0 (unreleased)\n\n### Breaking changes\n\n## 0.1.0", False, False),
    ],
)
def test_entries_of_the_changelog(old: str, new: str, breaking: bool, compatible: bool) -> None:
    """A change of the surface wants an entry that is new or different, of its class."""
    before, now = read_entries(CHANGES), read_entries(CHANGES.replace(old, new))
    added = compare({}, {"a.f()": "-> None"})
    removed = compare({"a.f()": "-> None"}, {})

    assert (compatible, breaking) == (
        not lacks_entry(added, before, now),
        not lacks_entry([*added, *removed], before, now),
    )
