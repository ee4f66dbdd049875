# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `quicksight` `DescribeDashboardSnapshotJob`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from .._runtime.attrs_classes import attrs_field, frozen
from .._runtime.decode import (
    entries,
    enum_reader,
    optional,
    optional_integer,
    optional_list,
    optional_text,
    optional_texts,
    read_float,
    read_integer,
    read_text,
    read_timestamp,
)
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import (
    FLOAT,
    INTEGER,
    TEXT,
    TIMESTAMP,
    EnumType,
    ListType,
    StructureType,
)
from .._runtime.values import ABSENT, Phase, ServiceEnum, StatusEnum, UnknownValue
from .._runtime.waiting.model import Acceptor, Waiter


@frozen(kw_only=True, eq=False, repr=False)
class DescribeDashboardSnapshotJobResponse(Response):
    """Response of `describe_dashboard_snapshot_job`."""

    aws_account_id: str | None = None
    """The ID of the Amazon Web Services account that the dashboard snapshot job is executed in."""

    dashboard_id: str | None = None
    """The ID of the dashboard that you have started a snapshot job for."""

    snapshot_job_id: str | None = None
    """The ID of the job to be described. The job ID is set when you start a new job with a
    `StartDashboardSnapshotJob` API call.
    """

    user_configuration: SnapshotUserConfigurationRedacted | None = None
    """The user configuration for the snapshot job. This information is provided when you make a
    `StartDashboardSnapshotJob` API call.
    """

    snapshot_configuration: SnapshotConfiguration | None = None
    """The snapshot configuration of the job. This information is provided when you make a
    `StartDashboardSnapshotJob` API call.
    """

    arn: str | None = None
    """The Amazon Resource Name (ARN) for the snapshot job. The job ARN is generated when you start
    a new job with a `StartDashboardSnapshotJob` API call.
    """

    job_status: SnapshotJobStatus | UnknownValue | None = None
    """Indicates the status of a job. The status updates as the job executes. This shows one of the
    following values.

    - `COMPLETED` - The job was completed successfully.
    - `FAILED` - The job failed to execute.
    - `QUEUED` - The job is queued and hasn't started yet.
    - `RUNNING` - The job is still running.
    """

    created_time: datetime | None = None
    """The time that the snapshot job was created."""

    last_updated_time: datetime | None = None
    """The time that the snapshot job status was last updated."""

    request_id: str | None = None
    """The Amazon Web Services request ID for this operation."""

    status: int | None = None
    """The HTTP status of the request"""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class SnapshotUserConfigurationRedacted(Structure):
    """A structure that contains information about the users that the dashboard snapshot is
    generated for. Sensitive user information is excluded.
    """

    anonymous_users: Sequence[SnapshotAnonymousUserRedacted] = ABSENT
    """An array of records that describe anonymous users that the dashboard snapshot is generated
    for. Sensitive user information is excluded.
    """

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class SnapshotAnonymousUserRedacted(Structure):
    """Use this structure to redact sensitive information that you provide about an anonymous user
    from the snapshot.
    """

    row_level_permission_tag_keys: Sequence[str] = ABSENT
    """The tag keys for the `RowLevelPermissionTags`."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class SnapshotConfiguration(Structure):
    """Describes the configuration of the dashboard snapshot."""

    file_groups: Sequence[SnapshotFileGroup]
    """A list of `SnapshotJobResultFileGroup` objects that contain information about the snapshot
    that is generated. This list can hold a maximum of 6 `FileGroup` configurations.
    """

    destination_configuration: SnapshotDestinationConfiguration | None = None
    """A structure that contains information on the Amazon S3 bucket that the generated snapshot is
    stored in.
    """

    parameters: Parameters | None = None
    """A list of Quick Sight parameters and the list's override values."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class SnapshotFileGroup(Structure):
    """A structure that contains the information on the snapshot files."""

    files: Sequence[SnapshotFile] = ABSENT
    """A list of `SnapshotFile` objects that contain the information on the snapshot files that need
    to be generated. This structure can hold 1 configuration at a time.
    """

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class SnapshotFile(Structure):
    """A structure that contains the information for the snapshot that you want to generate. This
    information is provided by you when you start a new snapshot job.
    """

    sheet_selections: Sequence[SnapshotFileSheetSelection]
    """A list of `SnapshotFileSheetSelection` objects that contain information on the dashboard
    sheet that is exported. These objects provide information about the snapshot artifacts that
    are generated during the job. This structure can hold a maximum of 5 CSV configurations, 5
    Excel configurations, or 1 configuration for PDF.
    """

    format_type: SnapshotFileFormatType | UnknownValue
    """The format of the snapshot file to be generated. You can choose between `CSV`, `Excel`, or
    `PDF`.
    """

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class SnapshotFileSheetSelection(Structure):
    """A structure that contains information that identifies the snapshot that needs to be
    generated.
    """

    sheet_id: str
    """The sheet ID of the dashboard to generate the snapshot artifact from. This value is required
    for CSV, Excel, and PDF format types.
    """

    selection_scope: SnapshotFileSheetSelectionScope | UnknownValue
    """The selection scope of the visuals on a sheet of a dashboard that you are generating a
    snapthot of. You can choose one of the following options.

    - `ALL_VISUALS` - Selects all visuals that are on the sheet. This value is required if the
      snapshot is a PDF.
    - `SELECTED_VISUALS` - Select the visual that you want to add to the snapshot. This value is
      required if the snapshot is a CSV or Excel workbook.
    """

    visual_ids: Sequence[str] = ABSENT
    """A structure that lists the IDs of the visuals in the selected sheet. Supported visual types
    are table, pivot table visuals. This value is required if you are generating a CSV or Excel
    workbook. This value supports a maximum of 1 visual ID for CSV and 5 visual IDs across up to
    5 sheet selections for Excel. If you are generating an Excel workbook, the order of the
    visual IDs provided in this structure determines the order of the worksheets in the Excel
    file.
    """

    __hash__: ClassVar[None]


class SnapshotFileSheetSelectionScope(ServiceEnum):
    """Values of `SnapshotFileSheetSelection.selection_scope`."""

    ALL_VISUALS = "ALL_VISUALS"
    SELECTED_VISUALS = "SELECTED_VISUALS"


class SnapshotFileFormatType(ServiceEnum):
    """Values of `SnapshotFile.format_type`."""

    CSV = "CSV"
    PDF = "PDF"
    EXCEL = "EXCEL"


@frozen(kw_only=True, eq=False, repr=False)
class SnapshotDestinationConfiguration(Structure):
    """A structure that contains information on the Amazon S3 destinations of the generated
    snapshot.
    """

    s3_destinations: Sequence[SnapshotS3DestinationConfiguration] = ABSENT
    """A list of `SnapshotS3DestinationConfiguration` objects that contain Amazon S3 destination
    configurations. This structure can hold a maximum of 1 `S3DestinationConfiguration`.
    """

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class SnapshotS3DestinationConfiguration(Structure):
    """A structure that describes the Amazon S3 settings to use to save the generated dashboard
    snapshot.
    """

    bucket_configuration: S3BucketConfiguration
    """A structure that contains details about the Amazon S3 bucket that the generated dashboard
    snapshot is saved in.
    """

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class S3BucketConfiguration(Structure):
    """An optional structure that contains the Amazon S3 bucket configuration that the generated
    snapshots are stored in. If you don't provide this information, generated snapshots are stored
    in the default Amazon Quick Sight bucket.
    """

    bucket_name: str
    """The name of an existing Amazon S3 bucket where the generated snapshot artifacts are sent."""

    bucket_prefix: str
    """The prefix of the Amazon S3 bucket that the generated snapshots are stored in."""

    bucket_region: str
    """The region that the Amazon S3 bucket is located in. The bucket must be located in the same
    region that the `StartDashboardSnapshotJob` API call is made.
    """

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Parameters(Structure):
    """A list of Quick Sight parameters and the list's override values."""

    string_parameters: Sequence[StringParameter] = ABSENT
    """The parameters that have a data type of string."""

    integer_parameters: Sequence[IntegerParameter] = ABSENT
    """The parameters that have a data type of integer."""

    decimal_parameters: Sequence[DecimalParameter] = ABSENT
    """The parameters that have a data type of decimal."""

    date_time_parameters: Sequence[DateTimeParameter] = ABSENT
    """The parameters that have a data type of date-time."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class StringParameter(Structure):
    """A string parameter."""

    name: str
    """A display name for a string parameter."""

    values: Sequence[str] = attrs_field(repr=False)
    """The values of a string parameter."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class IntegerParameter(Structure):
    """An integer parameter."""

    name: str
    """The name of the integer parameter."""

    values: Sequence[int] = attrs_field(repr=False)
    """The values for the integer parameter."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class DecimalParameter(Structure):
    """A decimal parameter."""

    name: str
    """A display name for the decimal parameter."""

    values: Sequence[float] = attrs_field(repr=False)
    """The values for the decimal parameter."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class DateTimeParameter(Structure):
    """A date-time parameter."""

    name: str
    """A display name for the date-time parameter."""

    values: Sequence[datetime] = attrs_field(repr=False)
    """The values for the date-time parameter."""

    __hash__: ClassVar[None]


class SnapshotJobStatus(StatusEnum):
    """Values of `DescribeDashboardSnapshotJobResponse.job_status`."""

    QUEUED = "QUEUED"
    RUNNING = "RUNNING"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"

    __phases__ = {
        QUEUED: Phase.IN_PROGRESS,
        RUNNING: Phase.IN_PROGRESS,
        COMPLETED: Phase.SUCCEEDED,
        FAILED: Phase.FAILED,
    }


DASHBOARD_SNAPSHOT_JOB_COMPLETED: Waiter[DescribeDashboardSnapshotJobResponse] = Waiter(
    "DashboardSnapshotJobCompleted",
    Acceptor("success", "path", "JobStatus", "COMPLETED"),
    Acceptor("failure", "path", "JobStatus", "FAILED"),
    Acceptor("retry", "path", "JobStatus", "QUEUED"),
    Acceptor("retry", "path", "JobStatus", "RUNNING"),
    status="JobStatus",
    known=SnapshotJobStatus.__phases__,
    goal="ended well",
    missing=("ResourceNotFoundException",),
)


# --- Decoding -------------------------------------------------------------------------------------


read_snapshot_file_sheet_selection_scope = enum_reader(SnapshotFileSheetSelectionScope)
read_snapshot_file_format_type = enum_reader(SnapshotFileFormatType)
read_snapshot_job_status = enum_reader(SnapshotJobStatus)


def read_describe_dashboard_snapshot_job_response(raw: Any) -> DescribeDashboardSnapshotJobResponse:
    made = DescribeDashboardSnapshotJobResponse.__shape__.make()
    made.aws_account_id = made.dashboard_id = made.snapshot_job_id = made.user_configuration = None
    made.snapshot_configuration = made.arn = made.job_status = made.created_time = None
    made.last_updated_time = made.request_id = made.status = None
    for key, value in entries(raw).items():
        match key:
            case "AwsAccountId":
                made.aws_account_id = optional_text(value)
            case "DashboardId":
                made.dashboard_id = optional_text(value)
            case "SnapshotJobId":
                made.snapshot_job_id = optional_text(value)
            case "UserConfiguration":
                made.user_configuration = optional(read_snapshot_user_configuration_redacted, value)
            case "SnapshotConfiguration":
                made.snapshot_configuration = optional(read_snapshot_configuration, value)
            case "Arn":
                made.arn = optional_text(value)
            case "JobStatus":
                made.job_status = optional(read_snapshot_job_status, value)
            case "CreatedTime":
                made.created_time = optional(read_timestamp, value)
            case "LastUpdatedTime":
                made.last_updated_time = optional(read_timestamp, value)
            case "RequestId":
                made.request_id = optional_text(value)
            case "Status":
                made.status = optional_integer(value)
            case _:
                pass
    made.__class__ = DescribeDashboardSnapshotJobResponse
    structure: DescribeDashboardSnapshotJobResponse = made
    return structure


def read_snapshot_user_configuration_redacted(raw: Any) -> SnapshotUserConfigurationRedacted:
    get = entries(raw).get
    made = SnapshotUserConfigurationRedacted.__shape__.make()
    made.anonymous_users = (
        optional_list(read_snapshot_anonymous_user_redacted, get("AnonymousUsers"))
    )
    made.__class__ = SnapshotUserConfigurationRedacted
    structure: SnapshotUserConfigurationRedacted = made
    return structure


def read_snapshot_anonymous_user_redacted(raw: Any) -> SnapshotAnonymousUserRedacted:
    get = entries(raw).get
    made = SnapshotAnonymousUserRedacted.__shape__.make()
    made.row_level_permission_tag_keys = optional_texts(get("RowLevelPermissionTagKeys"))
    made.__class__ = SnapshotAnonymousUserRedacted
    structure: SnapshotAnonymousUserRedacted = made
    return structure


def read_snapshot_configuration(raw: Any) -> SnapshotConfiguration:
    get = entries(raw).get
    made = SnapshotConfiguration.__shape__.make()
    made.file_groups = optional_list(read_snapshot_file_group, get("FileGroups"))
    made.destination_configuration = (
        optional(read_snapshot_destination_configuration, get("DestinationConfiguration"))
    )
    made.parameters = optional(read_parameters, get("Parameters"))
    made.__class__ = SnapshotConfiguration
    structure: SnapshotConfiguration = made
    return structure


def read_snapshot_file_group(raw: Any) -> SnapshotFileGroup:
    get = entries(raw).get
    made = SnapshotFileGroup.__shape__.make()
    made.files = optional_list(read_snapshot_file, get("Files"))
    made.__class__ = SnapshotFileGroup
    structure: SnapshotFileGroup = made
    return structure


def read_snapshot_file(raw: Any) -> SnapshotFile:
    get = entries(raw).get
    made = SnapshotFile.__shape__.make()
    made.sheet_selections = (
        optional_list(read_snapshot_file_sheet_selection, get("SheetSelections"))
    )
    made.format_type = read_snapshot_file_format_type(get("FormatType"))
    made.__class__ = SnapshotFile
    structure: SnapshotFile = made
    return structure


def read_snapshot_file_sheet_selection(raw: Any) -> SnapshotFileSheetSelection:
    get = entries(raw).get
    made = SnapshotFileSheetSelection.__shape__.make()
    made.sheet_id = read_text(get("SheetId"))
    made.selection_scope = read_snapshot_file_sheet_selection_scope(get("SelectionScope"))
    made.visual_ids = optional_texts(get("VisualIds"))
    made.__class__ = SnapshotFileSheetSelection
    structure: SnapshotFileSheetSelection = made
    return structure


def read_snapshot_destination_configuration(raw: Any) -> SnapshotDestinationConfiguration:
    get = entries(raw).get
    made = SnapshotDestinationConfiguration.__shape__.make()
    made.s3_destinations = (
        optional_list(read_snapshot_s3_destination_configuration, get("S3Destinations"))
    )
    made.__class__ = SnapshotDestinationConfiguration
    structure: SnapshotDestinationConfiguration = made
    return structure


def read_snapshot_s3_destination_configuration(raw: Any) -> SnapshotS3DestinationConfiguration:
    get = entries(raw).get
    made = SnapshotS3DestinationConfiguration.__shape__.make()
    made.bucket_configuration = read_s3_bucket_configuration(get("BucketConfiguration"))
    made.__class__ = SnapshotS3DestinationConfiguration
    structure: SnapshotS3DestinationConfiguration = made
    return structure


def read_s3_bucket_configuration(raw: Any) -> S3BucketConfiguration:
    get = entries(raw).get
    made = S3BucketConfiguration.__shape__.make()
    made.bucket_name = read_text(get("BucketName"))
    made.bucket_prefix = read_text(get("BucketPrefix"))
    made.bucket_region = read_text(get("BucketRegion"))
    made.__class__ = S3BucketConfiguration
    structure: S3BucketConfiguration = made
    return structure


def read_parameters(raw: Any) -> Parameters:
    get = entries(raw).get
    made = Parameters.__shape__.make()
    made.string_parameters = optional_list(read_string_parameter, get("StringParameters"))
    made.integer_parameters = optional_list(read_integer_parameter, get("IntegerParameters"))
    made.decimal_parameters = optional_list(read_decimal_parameter, get("DecimalParameters"))
    made.date_time_parameters = optional_list(read_date_time_parameter, get("DateTimeParameters"))
    made.__class__ = Parameters
    structure: Parameters = made
    return structure


def read_string_parameter(raw: Any) -> StringParameter:
    get = entries(raw).get
    made = StringParameter.__shape__.make()
    made.name = read_text(get("Name"))
    made.values = optional_texts(get("Values"))
    made.__class__ = StringParameter
    structure: StringParameter = made
    return structure


def read_integer_parameter(raw: Any) -> IntegerParameter:
    get = entries(raw).get
    made = IntegerParameter.__shape__.make()
    made.name = read_text(get("Name"))
    made.values = optional_list(read_integer, get("Values"))
    made.__class__ = IntegerParameter
    structure: IntegerParameter = made
    return structure


def read_decimal_parameter(raw: Any) -> DecimalParameter:
    get = entries(raw).get
    made = DecimalParameter.__shape__.make()
    made.name = read_text(get("Name"))
    made.values = optional_list(read_float, get("Values"))
    made.__class__ = DecimalParameter
    structure: DecimalParameter = made
    return structure


def read_date_time_parameter(raw: Any) -> DateTimeParameter:
    get = entries(raw).get
    made = DateTimeParameter.__shape__.make()
    made.name = read_text(get("Name"))
    made.values = optional_list(read_timestamp, get("Values"))
    made.__class__ = DateTimeParameter
    structure: DateTimeParameter = made
    return structure


DescribeDashboardSnapshotJobResponse.__shape__ = Shape(
    DescribeDashboardSnapshotJobResponse,
    read_describe_dashboard_snapshot_job_response,
    Member("aws_account_id", "AwsAccountId", TEXT),
    Member("dashboard_id", "DashboardId", TEXT),
    Member("snapshot_job_id", "SnapshotJobId", TEXT),
    Member(
        "user_configuration",
        "UserConfiguration",
        StructureType(SnapshotUserConfigurationRedacted),
    ),
    Member("snapshot_configuration", "SnapshotConfiguration", StructureType(SnapshotConfiguration)),
    Member("arn", "Arn", TEXT),
    Member("job_status", "JobStatus", EnumType(SnapshotJobStatus)),
    Member("created_time", "CreatedTime", TIMESTAMP),
    Member("last_updated_time", "LastUpdatedTime", TIMESTAMP),
    Member("request_id", "RequestId", TEXT),
    Member("status", "Status", INTEGER),
)

SnapshotUserConfigurationRedacted.__shape__ = Shape(
    SnapshotUserConfigurationRedacted,
    read_snapshot_user_configuration_redacted,
    Member(
        "anonymous_users",
        "AnonymousUsers",
        ListType(StructureType(SnapshotAnonymousUserRedacted)),
    ),
)

SnapshotAnonymousUserRedacted.__shape__ = Shape(
    SnapshotAnonymousUserRedacted,
    read_snapshot_anonymous_user_redacted,
    Member("row_level_permission_tag_keys", "RowLevelPermissionTagKeys", ListType(TEXT)),
)

SnapshotConfiguration.__shape__ = Shape(
    SnapshotConfiguration,
    read_snapshot_configuration,
    Member("file_groups", "FileGroups", ListType(StructureType(SnapshotFileGroup)), required=True),
    Member(
        "destination_configuration",
        "DestinationConfiguration",
        StructureType(SnapshotDestinationConfiguration),
    ),
    Member("parameters", "Parameters", StructureType(Parameters)),
)

SnapshotFileGroup.__shape__ = Shape(
    SnapshotFileGroup,
    read_snapshot_file_group,
    Member("files", "Files", ListType(StructureType(SnapshotFile))),
)

SnapshotFile.__shape__ = Shape(
    SnapshotFile,
    read_snapshot_file,
    Member(
        "sheet_selections",
        "SheetSelections",
        ListType(StructureType(SnapshotFileSheetSelection)),
        required=True,
    ),
    Member("format_type", "FormatType", EnumType(SnapshotFileFormatType), required=True),
)

SnapshotFileSheetSelection.__shape__ = Shape(
    SnapshotFileSheetSelection,
    read_snapshot_file_sheet_selection,
    Member("sheet_id", "SheetId", TEXT, required=True),
    Member(
        "selection_scope",
        "SelectionScope",
        EnumType(SnapshotFileSheetSelectionScope),
        required=True,
    ),
    Member("visual_ids", "VisualIds", ListType(TEXT)),
)

SnapshotDestinationConfiguration.__shape__ = Shape(
    SnapshotDestinationConfiguration,
    read_snapshot_destination_configuration,
    Member(
        "s3_destinations",
        "S3Destinations",
        ListType(StructureType(SnapshotS3DestinationConfiguration)),
    ),
)

SnapshotS3DestinationConfiguration.__shape__ = Shape(
    SnapshotS3DestinationConfiguration,
    read_snapshot_s3_destination_configuration,
    Member(
        "bucket_configuration",
        "BucketConfiguration",
        StructureType(S3BucketConfiguration),
        required=True,
    ),
)

S3BucketConfiguration.__shape__ = Shape(
    S3BucketConfiguration,
    read_s3_bucket_configuration,
    Member("bucket_name", "BucketName", TEXT, required=True),
    Member("bucket_prefix", "BucketPrefix", TEXT, required=True),
    Member("bucket_region", "BucketRegion", TEXT, required=True),
)

Parameters.__shape__ = Shape(
    Parameters,
    read_parameters,
    Member("string_parameters", "StringParameters", ListType(StructureType(StringParameter))),
    Member("integer_parameters", "IntegerParameters", ListType(StructureType(IntegerParameter))),
    Member("decimal_parameters", "DecimalParameters", ListType(StructureType(DecimalParameter))),
    Member(
        "date_time_parameters",
        "DateTimeParameters",
        ListType(StructureType(DateTimeParameter)),
    ),
)

StringParameter.__shape__ = Shape(
    StringParameter,
    read_string_parameter,
    Member("name", "Name", TEXT, required=True),
    Member("values", "Values", ListType(TEXT), required=True, sensitive=True),
)

IntegerParameter.__shape__ = Shape(
    IntegerParameter,
    read_integer_parameter,
    Member("name", "Name", TEXT, required=True),
    Member("values", "Values", ListType(INTEGER), required=True, sensitive=True),
)

DecimalParameter.__shape__ = Shape(
    DecimalParameter,
    read_decimal_parameter,
    Member("name", "Name", TEXT, required=True),
    Member("values", "Values", ListType(FLOAT), required=True, sensitive=True),
)

DateTimeParameter.__shape__ = Shape(
    DateTimeParameter,
    read_date_time_parameter,
    Member("name", "Name", TEXT, required=True),
    Member("values", "Values", ListType(TIMESTAMP), required=True, sensitive=True),
)
