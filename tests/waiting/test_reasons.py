"""The reasons of failures that botocore's own waiters do not name: found by the names of members.

`expected/reasons.txt` lists what is found in all waiters of botocore; `pytest --update-golden`
writes it again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import botocore
import pytest
from botocore.loaders import Loader
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.load.waiter_rows import parse_waiter
from botoforge_codegen.lower.reasons import find_reason
from botoforge_codegen.lower.statuses import find_status
from support.projects import Project, text_model

LISTED: Final = Path(__file__).parent / "expected" / "reasons.txt"


def list_reasons() -> list[str]:
    """List where each waiter of botocore finds its reason, also those that rows of ours replace."""
    store, loader = ModelStore(), Loader()
    services = (store.service(name) for name in loader.list_available_services("waiters-2"))
    return [
        f"{service.client_name} {name}: {find_status(service, waiter).path} -> {reason}\n"
        for service in services
        for name, raw in sorted(service.files.waiters.items())
        for waiter in [parse_waiter(name, raw, str.lower, "", checked=False)]
        if (reason := find_reason(service, waiter))
    ]


@pytest.mark.slow
def test_botocores_waiters(pytestconfig: pytest.Config) -> None:
    """What is found in the waiters of the botocore that the list was made with is as listed."""
    found = [f"botocore {botocore.__version__}\n", *list_reasons()]
    if pytestconfig.getoption("update_golden"):
        LISTED.write_text("".join(found), "utf-8")
    listed = LISTED.read_text("utf-8").splitlines(keepends=True)

    if listed[0] == found[0]:
        assert listed == found


def find(
    folder: Path, members: dict[str, str], *, status: str = "Job.Status", state: str = "failure"
) -> str:
    """Find the reason beside a status: the members are those of a job, with their shapes."""
    model: dict[str, Any] = text_model("jobs", ["DescribeJob"])
    model["shapes"] |= {
        "Text": {"type": "string"},
        "Secret": {"type": "string", "sensitive": True},
        "Count": {"type": "integer"},
        "Texts": {"type": "list", "member": {"shape": "Text"}},
        "Fault": {"type": "structure", "members": {"Message": {"shape": "Text"}}},
        "Faults": {"type": "list", "member": {"shape": "Fault"}},
        "Whole": {"type": "structure", "members": {"Name": {"shape": "Status"}}},
        "Job": {
            "type": "structure",
            "members": {name: {"shape": shape} for name, shape in members.items()},
        },
        "DescribeJobResponse": {"type": "structure", "members": {"Job": {"shape": "Job"}}},
    }
    acceptor = {"state": state, "matcher": "path", "argument": status, "expected": "DONE"}
    raw = {"operation": "DescribeJob", "delay": 1, "acceptors": [acceptor]}
    Project(folder).add_model("jobs", model)
    service = ModelStore([folder / "models"]).service("jobs")
    return find_reason(service, parse_waiter("JobDone", raw, str.lower, "", checked=False))


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"StatusReason": "Text"}, "Job.StatusReason"),
        ({"StatusReason": "Text", "FailureReason": "Text"}, "Job.FailureReason"),
        ({"Message": "Text", "StatusMessage": "Text"}, "Job.StatusMessage"),
        ({"Error": "Fault"}, "Job.Error.Message"),
        ({"Errors": "Faults"}, "Job.Errors[].Message"),
        ({"FailureReasons": "Texts"}, "Job.FailureReasons"),
        ({"StatusReason": "Secret"}, ""),
        ({"StatusReason": "Count"}, ""),
        ({"StatusReason": "Status"}, ""),
        ({"OtherStatusReason": "Text", "Description": "Text"}, ""),
    ],
)
def test_beside_the_status(tmp_path: Path, members: dict[str, str], reason: str) -> None:
    """The member that says why is known by its name, and is a text that may be shown."""
    assert find(tmp_path, {"Status": "Status", **members}) == reason


def test_above_the_status(tmp_path: Path) -> None:
    """Where the status is a structure as a whole, its reason is beside that."""
    members = {"State": "Whole", "StateReason": "Fault", "Message": "Text"}

    assert find(tmp_path, members, status="Job.State.Name") == "Job.StateReason.Message"
    assert find(tmp_path, {"State": "Whole", "Message": "Text"}, status="Job.State.Name") == ""


def test_a_wait_that_never_fails(tmp_path: Path) -> None:
    """A waiter without a failure needs no reason."""
    assert find(tmp_path, {"Status": "Status", "StatusReason": "Text"}, state="success") == ""
