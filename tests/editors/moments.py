"""What an editor has to show while a program is typed: one row for each moment.

The programs import from a package that is called `PACKAGE` here.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from editors.language_server import LanguageServer

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})

HTML: Final = ("<p>", "<code>", "&amp;", "&lt;")
"""What documentation in Markdown does not have in it."""


class Moment(NamedTuple):
    """A cursor in a program, and what a language server has to know there.

    Attributes:
        name: What is being typed, or asked about.
        program: The program; `▮` marks the cursor.
        shows: What has to be among the completions, before all names with a leading underscore;
            or in the text of a hover or a signature, or in the line of a definition.
        asks: What the editor asks.
        unknown: The servers that do not know it, each with the reason.
        only_whole: Whether it takes an operation that only the whole service has.
    """

    name: str
    program: str
    shows: tuple[str, ...]
    asks: Literal["complete", "hover", "sign", "define"] = "complete"
    unknown: Mapping[str, str] = NOTHING
    only_whole: bool = False

    def find_fault(self, server: LanguageServer, package: str) -> str:
        """Ask a server; return what is wrong with its answer, which is empty if nothing is.

        Args:
            server: The server, over a folder that holds the package.
            package: The package that the program imports from.
        """
        spot = server.open(self.program.replace("PACKAGE", package))
        found: list[str] = getattr(server, self.asks)(spot)
        server.close(spot)
        if self.asks == "complete":
            found = list(takewhile(lambda name: not name.startswith("_"), found))
            missing = [name for name in self.shows if name not in found]
        else:
            text = " ".join("\n".join(found).split())
            missing = [part for part in self.shows if part not in text]
            missing += [f"no {tag}" for tag in HTML if tag in text]
        return f"{missing} in {found[:40]}" if missing else ""


IMPORTS: Final = """\
from typing import Any
from PACKAGE.quicksight import (
    AssetBundleExportJobStatus, AsyncQuickSightClient, QuickSightClient, ResourceNotFoundException
)
RawClient = Any
"""
METHODS: Final = (
    "describe_asset_bundle_export_job",
    "wait_until_asset_bundle_export_job_succeeded",
)
IDS: Final = 'aws_account_id="123456789012", asset_bundle_export_job_id="nightly"'
JOB: Final = f"{METHODS[0]}({IDS})"
WAIT: Final = f"{METHODS[1]}({IDS}, timeout=60)"

CLIENT: Final = f"{IMPORTS}quicksight = QuickSightClient.connect()\n"
RESPONSE: Final = f"{CLIENT}response = quicksight.{JOB}\n"
ASYNC: Final = f"""\
{IMPORTS}async def main() -> None:
    async with AsyncQuickSightClient.connect() as quicksight:
"""
ATTRIBUTES: Final = ("job_status", "errors", "warnings")
STATUSES: Final = ("FAILED", "SUCCESSFUL")

MOMENTS: Final = (
    Moment(
        "a service",
        "from PACKAGE import qui▮",
        ("quicksight",),
        unknown={"pyrefly": "it lists no subpackages there"},
    ),
    Moment("a client", "from PACKAGE.quicksight import Quick▮", ("QuickSightClient",)),
    Moment("a method after `connect()`", f"{CLIENT}quicksight.▮", METHODS),
    Moment(
        "a method of a client that wraps one of boto3",
        f"{IMPORTS}def export(raw: RawClient) -> None:\n    QuickSightClient(raw).▮",
        METHODS,
    ),
    Moment(
        "a method of a parameter",
        f"{IMPORTS}def export(quicksight: QuickSightClient) -> None:\n    quicksight.desc▮",
        METHODS[:1],
    ),
    Moment("a method inside `async with`", f"{ASYNC}        quicksight.▮", METHODS),
    Moment(
        "an attribute of an awaited response",
        f"{ASYNC}        response = await quicksight.{JOB}\n        response.▮",
        ATTRIBUTES,
    ),
    Moment("a keyword", f"{CLIENT}quicksight.{METHODS[0]}(▮)", ("aws_account_id",)),
    Moment(
        "the next keyword",
        f'{CLIENT}quicksight.{METHODS[0]}(aws_account_id="123456789012", asset▮)',
        ("asset_bundle_export_job_id",),
    ),
    Moment("a wait", f"{CLIENT}quicksight.wait▮", METHODS[1:]),
    Moment("a keyword of a wait", f"{CLIENT}quicksight.{METHODS[1]}(ti▮)", ("timeout", "timing")),
    Moment(
        "an option of `connect()`",
        f"{IMPORTS}QuickSightClient.connect(reg▮)",
        ("region_name",),
        unknown={"jedi": "it does not read the options out of their `TypedDict`"},
    ),
    Moment("an attribute", f"{RESPONSE}response.▮", ATTRIBUTES),
    Moment("an attribute, two levels deep", f"{RESPONSE}response.errors[0].▮", ("message", "type")),
    Moment(
        "an attribute, three levels deep",
        f"{RESPONSE}overrides = response.cloud_formation_override_property_configuration\n"
        "if overrides is not None:\n    overrides.data_sources[0].▮",
        ("properties", "arn"),
    ),
    Moment(
        "an attribute in a loop",
        f"{RESPONSE}for error in response.errors:\n    error.me▮",
        ("message",),
    ),
    Moment(
        "an attribute of what a wait returns",
        f"{CLIENT}done = quicksight.{WAIT}\ndone.▮",
        ATTRIBUTES,
    ),
    Moment("a member of an enum", f"{IMPORTS}AssetBundleExportJobStatus.▮", STATUSES),
    Moment("the phase of a status", f"{IMPORTS}AssetBundleExportJobStatus.FAILED.▮", ("phase",)),
    Moment(
        "a case of a match",
        f"{RESPONSE}match response.job_status:\n    case AssetBundleExportJobStatus.▮:\n        1",
        STATUSES,
    ),
    Moment(
        "an exception",
        "import PACKAGE.quicksight as service\ntry:\n    print()\nexcept service.Res▮:\n    pass",
        ("ResourceNotFoundException",),
    ),
    Moment(
        "an attribute of an exception",
        f"{IMPORTS}try:\n    print()\nexcept ResourceNotFoundException as error:\n    error.▮",
        ("resource_type", "code", "request_id"),
    ),
    Moment(
        "a string for an enum",
        f'{CLIENT}quicksight.start_asset_bundle_export_job(export_format="▮")',
        ("CLOUDFORMATION_JSON", "QUICKSIGHT_JSON"),
        unknown={"jedi": "it completes no strings of a `Literal`"},
        only_whole=True,
    ),
    Moment(
        "about a client",
        f"{IMPORTS}Quick▮SightClient",
        (
            "Typed client for Amazon QuickSight; wraps a boto3 or botocore client.",
            "Amazon Quick API Reference",
        ),
        asks="hover",
    ),
    Moment(
        "about a method",
        f"{CLIENT}quicksight.describe_asset▮_bundle_export_job",
        ("Describes an existing export job.", "aws_account_id", "ResourceNotFoundException"),
        asks="hover",
    ),
    Moment(
        "about an attribute",
        f"{RESPONSE}response.download▮_url",
        ("The URL to download the exported asset bundle data from.",),
        asks="hover",
    ),
    Moment(
        "the signature of a method",
        f"{CLIENT}quicksight.{METHODS[0]}(▮)",
        ("aws_account_id: str", "asset_bundle_export_job_id: str"),
        asks="sign",
    ),
    Moment(
        "the signature of a wait",
        f"{CLIENT}quicksight.{METHODS[1]}(▮)",
        ("timeout: float", "accept: "),
        asks="sign",
    ),
    Moment(
        "the definition of a client",
        f"{IMPORTS}Quick▮SightClient",
        ("client.py: class QuickSightClient",),
        asks="define",
    ),
    Moment(
        "the definition of a method",
        f"{CLIENT}quicksight.describe_asset▮_bundle_export_job",
        ("client.py: def describe_asset_bundle_export_job",),
        asks="define",
    ),
    Moment(
        "the definition of an attribute",
        f"{RESPONSE}response.job▮_status",
        ("describe_asset_bundle_export_job.py: job_status",),
        asks="define",
    ),
)
"""All moments."""
