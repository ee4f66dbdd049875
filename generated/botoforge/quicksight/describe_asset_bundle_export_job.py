# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `quicksight` `DescribeAssetBundleExportJob`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeAlias

from .._runtime.attrs_classes import attrs_field, frozen
from .._runtime.decode import (
    entries,
    enum_reader,
    optional,
    optional_boolean,
    optional_integer,
    optional_list,
    optional_text,
    optional_texts,
    read_text,
    read_timestamp,
)
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import (
    BOOLEAN,
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
class DescribeAssetBundleExportJobResponse(Response):
    """Response of `describe_asset_bundle_export_job`."""

    job_status: AssetBundleExportJobStatus | UnknownValue | None = None
    """Indicates the status of a job through its queuing and execution.

    Poll this `DescribeAssetBundleExportApi` until `JobStatus` is either `SUCCESSFUL` or `FAILED`.
    """

    download_url: str | None = attrs_field(default=None, repr=False)
    """The URL to download the exported asset bundle data from.

    This URL is available only after the job has succeeded. This URL is valid for 5 minutes after
    issuance. Call `DescribeAssetBundleExportJob` again for a fresh URL if needed.

    The downloaded asset bundle is a zip file named `assetbundle-{jobId}.qs`. The file has a `.qs`
    extension.

    This URL can't be used in a `StartAssetBundleImportJob` API call and should only be used for
    download purposes.
    """

    errors: Sequence[AssetBundleExportJobError] = ABSENT
    """An array of error records that describes any failures that occurred during the export job
    processing.

    Error records accumulate while the job runs. The complete set of error records is available
    after the job has completed and failed.
    """

    arn: str | None = None
    """The Amazon Resource Name (ARN) for the export job."""

    created_time: datetime | None = None
    """The time that the export job was created."""

    asset_bundle_export_job_id: str | None = None
    """The ID of the job. The job ID is set when you start a new job with a
    `StartAssetBundleExportJob` API call.
    """

    aws_account_id: str | None = None
    """The ID of the Amazon Web Services account that the export job was executed in."""

    resource_arns: Sequence[str] = ABSENT
    """A list of resource ARNs that exported with the job."""

    include_all_dependencies: bool | None = None
    """The include dependencies flag."""

    export_format: AssetBundleExportFormat | UnknownValue | None = None
    """The format of the exported asset bundle. A `QUICKSIGHT_JSON` formatted file can be used to
    make a `StartAssetBundleImportJob` API call. A `CLOUDFORMATION_JSON` formatted file can be
    used in the CloudFormation console and with the CloudFormation APIs.
    """

    cloud_formation_override_property_configuration: (
        AssetBundleCloudFormationOverridePropertyConfiguration | None
    ) = None
    """The CloudFormation override property configuration for the export job."""

    request_id: str | None = None
    """The Amazon Web Services request ID for this operation."""

    status: int | None = None
    """The HTTP status of the response."""

    include_permissions: bool | None = None
    """The include permissions flag."""

    include_tags: bool | None = None
    """The include tags flag."""

    validation_strategy: AssetBundleExportJobValidationStrategy | None = None
    """The validation strategy that is used to export the analysis or dashboard."""

    warnings: Sequence[AssetBundleExportJobWarning] = ABSENT
    """An array of warning records that describe the analysis or dashboard that is exported. This
    array includes UI errors that can be skipped during the validation process.

    This property only appears if `StrictModeForAllResources` in `ValidationStrategy` is set to
    `FALSE`.
    """

    include_folder_memberships: bool | None = None
    """The include folder memberships flag."""

    include_folder_members: IncludeFolderMembers | UnknownValue | None = None
    """A setting that determines whether folder members are included."""

    __hash__: ClassVar[None]


class AssetBundleExportJobStatus(StatusEnum):
    """Values of `DescribeAssetBundleExportJobResponse.job_status`."""

    QUEUED_FOR_IMMEDIATE_EXECUTION = "QUEUED_FOR_IMMEDIATE_EXECUTION"
    IN_PROGRESS = "IN_PROGRESS"
    SUCCESSFUL = "SUCCESSFUL"
    FAILED = "FAILED"

    __phases__ = {
        QUEUED_FOR_IMMEDIATE_EXECUTION: Phase.IN_PROGRESS,
        IN_PROGRESS: Phase.IN_PROGRESS,
        SUCCESSFUL: Phase.SUCCEEDED,
        FAILED: Phase.FAILED,
    }


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobError(Structure):
    """Describes an error that occurred during an Asset Bundle export job."""

    arn: str | None = None
    """The ARN of the resource whose processing caused an error."""

    type: str | None = None
    """The specific error type of the error that occurred."""

    message: str | None = None
    """A description of the error."""

    __hash__: ClassVar[None]


class AssetBundleExportFormat(ServiceEnum):
    """Values of `DescribeAssetBundleExportJobResponse.export_format`."""

    CLOUDFORMATION_JSON = "CLOUDFORMATION_JSON"
    QUICKSIGHT_JSON = "QUICKSIGHT_JSON"


if TYPE_CHECKING:
    AssetBundleExportFormatLiteral: TypeAlias = Literal["CLOUDFORMATION_JSON", "QUICKSIGHT_JSON"]
else:
    AssetBundleExportFormatLiteral = str


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleCloudFormationOverridePropertyConfiguration(Structure):
    """An optional collection of CloudFormation property configurations that control how the export
    job is generated.
    """

    resource_id_override_configuration: (
        AssetBundleExportJobResourceIdOverrideConfiguration | None
    ) = None
    """An optional list of structures that control how resource IDs are parameterized in the
    returned CloudFormation template.
    """

    vpc_connections: Sequence[AssetBundleExportJobVPCConnectionOverrideProperties] = ABSENT
    """An optional list of structures that control how `VPCConnection` resources are parameterized
    in the returned CloudFormation template.
    """

    refresh_schedules: Sequence[AssetBundleExportJobRefreshScheduleOverrideProperties] = ABSENT
    """An optional list of structures that control how `RefreshSchedule` resources are parameterized
    in the returned CloudFormation template.
    """

    data_sources: Sequence[AssetBundleExportJobDataSourceOverrideProperties] = ABSENT
    """An optional list of structures that control how `DataSource` resources are parameterized in
    the returned CloudFormation template.
    """

    data_sets: Sequence[AssetBundleExportJobDataSetOverrideProperties] = ABSENT
    """An optional list of structures that control how `DataSet` resources are parameterized in the
    returned CloudFormation template.
    """

    themes: Sequence[AssetBundleExportJobThemeOverrideProperties] = ABSENT
    """An optional list of structures that control how `Theme` resources are parameterized in the
    returned CloudFormation template.
    """

    analyses: Sequence[AssetBundleExportJobAnalysisOverrideProperties] = ABSENT
    """An optional list of structures that control how `Analysis` resources are parameterized in the
    returned CloudFormation template.
    """

    dashboards: Sequence[AssetBundleExportJobDashboardOverrideProperties] = ABSENT
    """An optional list of structures that control how `Dashboard` resources are parameterized in
    the returned CloudFormation template.
    """

    folders: Sequence[AssetBundleExportJobFolderOverrideProperties] = ABSENT
    """An optional list of structures that controls how `Folder` resources are parameterized in the
    returned CloudFormation template.
    """

    topics_v2: Sequence[AssetBundleExportJobTopicV2OverrideProperties] = ABSENT
    """An optional list of structures that controls how `Topic` resources are parameterized in the
    returned CloudFormation template.
    """

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobResourceIdOverrideConfiguration(Structure):
    """An optional structure that configures resource ID overrides for the export job."""

    prefix_for_all_resources: bool | None = None
    """An option to request a CloudFormation variable for a prefix to be prepended to each
    resource's ID before import. The prefix is only added to the asset IDs and does not change
    the name of the asset.
    """

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobVPCConnectionOverrideProperties(Structure):
    """Controls how a specific `VPCConnection` resource is parameterized in the outputted
    CloudFormation template.
    """

    arn: str
    """The ARN of the specific `VPCConnection` resource whose override properties are configured in
    this structure.
    """

    properties: Sequence[AssetBundleExportJobVPCConnectionPropertyToOverride | UnknownValue]
    """A list of `VPCConnection` resource properties to generate variables for in the returned
    CloudFormation template.
    """

    __hash__: ClassVar[None]


class AssetBundleExportJobVPCConnectionPropertyToOverride(ServiceEnum):
    """Values of `AssetBundleExportJobVPCConnectionOverrideProperties.properties`."""

    NAME = "Name"
    DNS_RESOLVERS = "DnsResolvers"
    ROLE_ARN = "RoleArn"


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobRefreshScheduleOverrideProperties(Structure):
    """Controls how a specific `RefreshSchedule` resource is parameterized in the returned
    CloudFormation template.
    """

    arn: str
    """The ARN of the specific `RefreshSchedule` resource whose override properties are configured
    in this structure.
    """

    properties: Sequence[AssetBundleExportJobRefreshSchedulePropertyToOverride | UnknownValue]
    """A list of `RefreshSchedule` resource properties to generate variables for in the returned
    CloudFormation template.
    """

    __hash__: ClassVar[None]


class AssetBundleExportJobRefreshSchedulePropertyToOverride(ServiceEnum):
    """Values of `AssetBundleExportJobRefreshScheduleOverrideProperties.properties`."""

    START_AFTER_DATE_TIME = "StartAfterDateTime"


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobDataSourceOverrideProperties(Structure):
    """Controls how a specific `DataSource` resource is parameterized in the returned CloudFormation
    template.
    """

    arn: str
    """The ARN of the specific `DataSource` resource whose override properties are configured in
    this structure.
    """

    properties: Sequence[AssetBundleExportJobDataSourcePropertyToOverride | UnknownValue]
    """A list of `DataSource` resource properties to generate variables for in the returned
    CloudFormation template.
    """

    __hash__: ClassVar[None]


class AssetBundleExportJobDataSourcePropertyToOverride(ServiceEnum):
    """Values of `AssetBundleExportJobDataSourceOverrideProperties.properties`."""

    NAME = "Name"
    DISABLE_SSL = "DisableSsl"
    SECRET_ARN = "SecretArn"
    USERNAME = "Username"
    PASSWORD = "Password"
    DOMAIN = "Domain"
    WORK_GROUP = "WorkGroup"
    HOST = "Host"
    PORT = "Port"
    DATABASE = "Database"
    DATA_SET_NAME = "DataSetName"
    CATALOG = "Catalog"
    INSTANCE_ID = "InstanceId"
    CLUSTER_ID = "ClusterId"
    MANIFEST_FILE_LOCATION = "ManifestFileLocation"
    WAREHOUSE = "Warehouse"
    ROLE_ARN = "RoleArn"
    PRODUCT_TYPE = "ProductType"


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobDataSetOverrideProperties(Structure):
    """Controls how a specific `DataSet` resource is parameterized in the returned CloudFormation
    template.
    """

    arn: str
    """The ARN of the specific `DataSet` resource whose override properties are configured in this
    structure.
    """

    properties: Sequence[AssetBundleExportJobDataSetPropertyToOverride | UnknownValue]
    """A list of `DataSet` resource properties to generate variables for in the returned
    CloudFormation template.
    """

    __hash__: ClassVar[None]


class AssetBundleExportJobDataSetPropertyToOverride(ServiceEnum):
    """Values of `AssetBundleExportJobDataSetOverrideProperties.properties`."""

    NAME = "Name"
    REFRESH_FAILURE_EMAIL_ALERT_STATUS = "RefreshFailureEmailAlertStatus"


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobThemeOverrideProperties(Structure):
    """Controls how a specific `Theme` resource is parameterized in the returned CloudFormation
    template.
    """

    arn: str
    """The ARN of the specific `Theme` resource whose override properties are configured in this
    structure.
    """

    properties: Sequence[AssetBundleExportJobThemePropertyToOverride | UnknownValue]
    """A list of `Theme` resource properties to generate variables for in the returned
    CloudFormation template.
    """

    __hash__: ClassVar[None]


class AssetBundleExportJobThemePropertyToOverride(ServiceEnum):
    """Values of `AssetBundleExportJobThemeOverrideProperties.properties`."""

    NAME = "Name"


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobAnalysisOverrideProperties(Structure):
    """Controls how a specific `Analysis` resource is parameterized in the returned CloudFormation
    template.
    """

    arn: str
    """The ARN of the specific `Analysis` resource whose override properties are configured in this
    structure.
    """

    properties: Sequence[AssetBundleExportJobAnalysisPropertyToOverride | UnknownValue]
    """A list of `Analysis` resource properties to generate variables for in the returned
    CloudFormation template.
    """

    __hash__: ClassVar[None]


class AssetBundleExportJobAnalysisPropertyToOverride(ServiceEnum):
    """Values of `AssetBundleExportJobAnalysisOverrideProperties.properties`."""

    NAME = "Name"


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobDashboardOverrideProperties(Structure):
    """Controls how a specific `Dashboard` resource is parameterized in the returned CloudFormation
    template.
    """

    arn: str
    """The ARN of the specific `Dashboard` resource whose override properties are configured in this
    structure.
    """

    properties: Sequence[AssetBundleExportJobDashboardPropertyToOverride | UnknownValue]
    """A list of `Dashboard` resource properties to generate variables for in the returned
    CloudFormation template.
    """

    __hash__: ClassVar[None]


class AssetBundleExportJobDashboardPropertyToOverride(ServiceEnum):
    """Values of `AssetBundleExportJobDashboardOverrideProperties.properties`."""

    NAME = "Name"


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobFolderOverrideProperties(Structure):
    """Controls how a specific `Folder` resource is parameterized in the returned CloudFormation
    template.
    """

    arn: str
    """The ARN of the specific `Folder` resource whose override properties are configured in this
    structure.
    """

    properties: Sequence[AssetBundleExportJobFolderPropertyToOverride | UnknownValue]
    """A list of `Folder` resource properties to generate variables for in the returned
    CloudFormation template.
    """

    __hash__: ClassVar[None]


class AssetBundleExportJobFolderPropertyToOverride(ServiceEnum):
    """Values of `AssetBundleExportJobFolderOverrideProperties.properties`."""

    NAME = "Name"
    PARENT_FOLDER_ARN = "ParentFolderArn"


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobTopicV2OverrideProperties(Structure):
    """Controls how a specific `Topic` resource is parameterized in the returned CloudFormation
    template.
    """

    arn: str
    """The ARN of the specific `Topic` resource whose override properties are configured in this
    structure.
    """

    properties: Sequence[AssetBundleExportJobTopicV2PropertyToOverride | UnknownValue]
    """A list of `Topic` resource properties to generate variables for in the returned
    CloudFormation template.
    """

    __hash__: ClassVar[None]


class AssetBundleExportJobTopicV2PropertyToOverride(ServiceEnum):
    """Values of `AssetBundleExportJobTopicV2OverrideProperties.properties`."""

    NAME = "Name"
    DESCRIPTION = "Description"


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobValidationStrategy(Structure):
    """The option to relax the validation that is required to export each asset. When
    `StrictModeForAllResource` is set to `false`, validation is skipped for specific UI errors.
    """

    strict_mode_for_all_resources: bool | None = None
    """A Boolean value that indicates whether to export resources under strict or lenient mode."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class AssetBundleExportJobWarning(Structure):
    """Describes a warning that occurred during an Asset Bundle export job."""

    arn: str | None = None
    """The ARN of the resource whose processing caused a warning."""

    message: str | None = None
    """A description of the warning."""

    __hash__: ClassVar[None]


class IncludeFolderMembers(ServiceEnum):
    """Values of `DescribeAssetBundleExportJobResponse.include_folder_members`."""

    RECURSE = "RECURSE"
    ONE_LEVEL = "ONE_LEVEL"
    NONE = "NONE"


if TYPE_CHECKING:
    IncludeFolderMembersLiteral: TypeAlias = Literal["RECURSE", "ONE_LEVEL", "NONE"]
else:
    IncludeFolderMembersLiteral = str


ASSET_BUNDLE_EXPORT_JOB_SUCCEEDED: Waiter[DescribeAssetBundleExportJobResponse] = Waiter(
    "AssetBundleExportJobSucceeded",
    Acceptor("success", "path", "JobStatus", "SUCCESSFUL"),
    Acceptor("failure", "path", "JobStatus", "FAILED"),
    Acceptor("retry", "path", "JobStatus", "QUEUED_FOR_IMMEDIATE_EXECUTION"),
    Acceptor("retry", "path", "JobStatus", "IN_PROGRESS"),
    status="JobStatus",
    message="Errors[].Message",
    known=AssetBundleExportJobStatus.__phases__,
    goal="ended well",
    missing=("ResourceNotFoundException",),
)


# --- Decoding -------------------------------------------------------------------------------------


read_asset_bundle_export_job_status = enum_reader(AssetBundleExportJobStatus)
read_asset_bundle_export_format = enum_reader(AssetBundleExportFormat)
read_asset_bundle_export_job_vpc_connection_property_to_override = enum_reader(
    AssetBundleExportJobVPCConnectionPropertyToOverride,
)
read_asset_bundle_export_job_refresh_schedule_property_to_override = enum_reader(
    AssetBundleExportJobRefreshSchedulePropertyToOverride,
)
read_asset_bundle_export_job_data_source_property_to_override = enum_reader(
    AssetBundleExportJobDataSourcePropertyToOverride,
)
read_asset_bundle_export_job_data_set_property_to_override = enum_reader(
    AssetBundleExportJobDataSetPropertyToOverride,
)
read_asset_bundle_export_job_theme_property_to_override = enum_reader(
    AssetBundleExportJobThemePropertyToOverride,
)
read_asset_bundle_export_job_analysis_property_to_override = enum_reader(
    AssetBundleExportJobAnalysisPropertyToOverride,
)
read_asset_bundle_export_job_dashboard_property_to_override = enum_reader(
    AssetBundleExportJobDashboardPropertyToOverride,
)
read_asset_bundle_export_job_folder_property_to_override = enum_reader(
    AssetBundleExportJobFolderPropertyToOverride,
)
read_asset_bundle_export_job_topic_v2_property_to_override = enum_reader(
    AssetBundleExportJobTopicV2PropertyToOverride,
)
read_include_folder_members = enum_reader(IncludeFolderMembers)


def read_describe_asset_bundle_export_job_response(
    raw: Any,
) -> DescribeAssetBundleExportJobResponse:
    get = entries(raw).get
    made = DescribeAssetBundleExportJobResponse.__shape__.make()
    made.job_status = optional(read_asset_bundle_export_job_status, get("JobStatus"))
    made.download_url = optional_text(get("DownloadUrl"))
    made.errors = optional_list(read_asset_bundle_export_job_error, get("Errors"))
    made.arn = optional_text(get("Arn"))
    made.created_time = optional(read_timestamp, get("CreatedTime"))
    made.asset_bundle_export_job_id = optional_text(get("AssetBundleExportJobId"))
    made.aws_account_id = optional_text(get("AwsAccountId"))
    made.resource_arns = optional_texts(get("ResourceArns"))
    made.include_all_dependencies = optional_boolean(get("IncludeAllDependencies"))
    made.export_format = optional(read_asset_bundle_export_format, get("ExportFormat"))
    made.cloud_formation_override_property_configuration = (
        optional(
            read_asset_bundle_cloud_formation_override_property_configuration,
            get("CloudFormationOverridePropertyConfiguration"),
        )
    )
    made.request_id = optional_text(get("RequestId"))
    made.status = optional_integer(get("Status"))
    made.include_permissions = optional_boolean(get("IncludePermissions"))
    made.include_tags = optional_boolean(get("IncludeTags"))
    made.validation_strategy = (
        optional(read_asset_bundle_export_job_validation_strategy, get("ValidationStrategy"))
    )
    made.warnings = optional_list(read_asset_bundle_export_job_warning, get("Warnings"))
    made.include_folder_memberships = optional_boolean(get("IncludeFolderMemberships"))
    made.include_folder_members = optional(read_include_folder_members, get("IncludeFolderMembers"))
    made.__class__ = DescribeAssetBundleExportJobResponse
    structure: DescribeAssetBundleExportJobResponse = made
    return structure


def read_asset_bundle_export_job_error(raw: Any) -> AssetBundleExportJobError:
    get = entries(raw).get
    made = AssetBundleExportJobError.__shape__.make()
    made.arn = optional_text(get("Arn"))
    made.type = optional_text(get("Type"))
    made.message = optional_text(get("Message"))
    made.__class__ = AssetBundleExportJobError
    structure: AssetBundleExportJobError = made
    return structure


def read_asset_bundle_cloud_formation_override_property_configuration(
    raw: Any,
) -> AssetBundleCloudFormationOverridePropertyConfiguration:
    made = AssetBundleCloudFormationOverridePropertyConfiguration.__shape__.make()
    made.resource_id_override_configuration = None
    made.vpc_connections = made.refresh_schedules = made.data_sources = made.data_sets = ABSENT
    made.themes = made.analyses = made.dashboards = made.folders = ABSENT
    made.topics_v2 = ABSENT
    for key, value in entries(raw).items():
        match key:
            case "ResourceIdOverrideConfiguration":
                made.resource_id_override_configuration = (
                    optional(read_asset_bundle_export_job_resource_id_override_configuration, value)
                )
            case "VPCConnections":
                made.vpc_connections = (
                    optional_list(
                        read_asset_bundle_export_job_vpc_connection_override_properties,
                        value,
                    )
                )
            case "RefreshSchedules":
                made.refresh_schedules = (
                    optional_list(
                        read_asset_bundle_export_job_refresh_schedule_override_properties,
                        value,
                    )
                )
            case "DataSources":
                made.data_sources = (
                    optional_list(
                        read_asset_bundle_export_job_data_source_override_properties,
                        value,
                    )
                )
            case "DataSets":
                made.data_sets = (
                    optional_list(read_asset_bundle_export_job_data_set_override_properties, value)
                )
            case "Themes":
                made.themes = (
                    optional_list(read_asset_bundle_export_job_theme_override_properties, value)
                )
            case "Analyses":
                made.analyses = (
                    optional_list(read_asset_bundle_export_job_analysis_override_properties, value)
                )
            case "Dashboards":
                made.dashboards = (
                    optional_list(read_asset_bundle_export_job_dashboard_override_properties, value)
                )
            case "Folders":
                made.folders = (
                    optional_list(read_asset_bundle_export_job_folder_override_properties, value)
                )
            case "TopicsV2":
                made.topics_v2 = (
                    optional_list(read_asset_bundle_export_job_topic_v2_override_properties, value)
                )
            case _:
                pass
    made.__class__ = AssetBundleCloudFormationOverridePropertyConfiguration
    structure: AssetBundleCloudFormationOverridePropertyConfiguration = made
    return structure


def read_asset_bundle_export_job_resource_id_override_configuration(
    raw: Any,
) -> AssetBundleExportJobResourceIdOverrideConfiguration:
    get = entries(raw).get
    made = AssetBundleExportJobResourceIdOverrideConfiguration.__shape__.make()
    made.prefix_for_all_resources = optional_boolean(get("PrefixForAllResources"))
    made.__class__ = AssetBundleExportJobResourceIdOverrideConfiguration
    structure: AssetBundleExportJobResourceIdOverrideConfiguration = made
    return structure


def read_asset_bundle_export_job_vpc_connection_override_properties(
    raw: Any,
) -> AssetBundleExportJobVPCConnectionOverrideProperties:
    get = entries(raw).get
    made = AssetBundleExportJobVPCConnectionOverrideProperties.__shape__.make()
    made.arn = read_text(get("Arn"))
    made.properties = (
        optional_list(
            read_asset_bundle_export_job_vpc_connection_property_to_override,
            get("Properties"),
        )
    )
    made.__class__ = AssetBundleExportJobVPCConnectionOverrideProperties
    structure: AssetBundleExportJobVPCConnectionOverrideProperties = made
    return structure


def read_asset_bundle_export_job_refresh_schedule_override_properties(
    raw: Any,
) -> AssetBundleExportJobRefreshScheduleOverrideProperties:
    get = entries(raw).get
    made = AssetBundleExportJobRefreshScheduleOverrideProperties.__shape__.make()
    made.arn = read_text(get("Arn"))
    made.properties = (
        optional_list(
            read_asset_bundle_export_job_refresh_schedule_property_to_override,
            get("Properties"),
        )
    )
    made.__class__ = AssetBundleExportJobRefreshScheduleOverrideProperties
    structure: AssetBundleExportJobRefreshScheduleOverrideProperties = made
    return structure


def read_asset_bundle_export_job_data_source_override_properties(
    raw: Any,
) -> AssetBundleExportJobDataSourceOverrideProperties:
    get = entries(raw).get
    made = AssetBundleExportJobDataSourceOverrideProperties.__shape__.make()
    made.arn = read_text(get("Arn"))
    made.properties = (
        optional_list(
            read_asset_bundle_export_job_data_source_property_to_override,
            get("Properties"),
        )
    )
    made.__class__ = AssetBundleExportJobDataSourceOverrideProperties
    structure: AssetBundleExportJobDataSourceOverrideProperties = made
    return structure


def read_asset_bundle_export_job_data_set_override_properties(
    raw: Any,
) -> AssetBundleExportJobDataSetOverrideProperties:
    get = entries(raw).get
    made = AssetBundleExportJobDataSetOverrideProperties.__shape__.make()
    made.arn = read_text(get("Arn"))
    made.properties = (
        optional_list(read_asset_bundle_export_job_data_set_property_to_override, get("Properties"))
    )
    made.__class__ = AssetBundleExportJobDataSetOverrideProperties
    structure: AssetBundleExportJobDataSetOverrideProperties = made
    return structure


def read_asset_bundle_export_job_theme_override_properties(
    raw: Any,
) -> AssetBundleExportJobThemeOverrideProperties:
    get = entries(raw).get
    made = AssetBundleExportJobThemeOverrideProperties.__shape__.make()
    made.arn = read_text(get("Arn"))
    made.properties = (
        optional_list(read_asset_bundle_export_job_theme_property_to_override, get("Properties"))
    )
    made.__class__ = AssetBundleExportJobThemeOverrideProperties
    structure: AssetBundleExportJobThemeOverrideProperties = made
    return structure


def read_asset_bundle_export_job_analysis_override_properties(
    raw: Any,
) -> AssetBundleExportJobAnalysisOverrideProperties:
    get = entries(raw).get
    made = AssetBundleExportJobAnalysisOverrideProperties.__shape__.make()
    made.arn = read_text(get("Arn"))
    made.properties = (
        optional_list(read_asset_bundle_export_job_analysis_property_to_override, get("Properties"))
    )
    made.__class__ = AssetBundleExportJobAnalysisOverrideProperties
    structure: AssetBundleExportJobAnalysisOverrideProperties = made
    return structure


def read_asset_bundle_export_job_dashboard_override_properties(
    raw: Any,
) -> AssetBundleExportJobDashboardOverrideProperties:
    get = entries(raw).get
    made = AssetBundleExportJobDashboardOverrideProperties.__shape__.make()
    made.arn = read_text(get("Arn"))
    made.properties = (
        optional_list(
            read_asset_bundle_export_job_dashboard_property_to_override,
            get("Properties"),
        )
    )
    made.__class__ = AssetBundleExportJobDashboardOverrideProperties
    structure: AssetBundleExportJobDashboardOverrideProperties = made
    return structure


def read_asset_bundle_export_job_folder_override_properties(
    raw: Any,
) -> AssetBundleExportJobFolderOverrideProperties:
    get = entries(raw).get
    made = AssetBundleExportJobFolderOverrideProperties.__shape__.make()
    made.arn = read_text(get("Arn"))
    made.properties = (
        optional_list(read_asset_bundle_export_job_folder_property_to_override, get("Properties"))
    )
    made.__class__ = AssetBundleExportJobFolderOverrideProperties
    structure: AssetBundleExportJobFolderOverrideProperties = made
    return structure


def read_asset_bundle_export_job_topic_v2_override_properties(
    raw: Any,
) -> AssetBundleExportJobTopicV2OverrideProperties:
    get = entries(raw).get
    made = AssetBundleExportJobTopicV2OverrideProperties.__shape__.make()
    made.arn = read_text(get("Arn"))
    made.properties = (
        optional_list(read_asset_bundle_export_job_topic_v2_property_to_override, get("Properties"))
    )
    made.__class__ = AssetBundleExportJobTopicV2OverrideProperties
    structure: AssetBundleExportJobTopicV2OverrideProperties = made
    return structure


def read_asset_bundle_export_job_validation_strategy(
    raw: Any,
) -> AssetBundleExportJobValidationStrategy:
    get = entries(raw).get
    made = AssetBundleExportJobValidationStrategy.__shape__.make()
    made.strict_mode_for_all_resources = optional_boolean(get("StrictModeForAllResources"))
    made.__class__ = AssetBundleExportJobValidationStrategy
    structure: AssetBundleExportJobValidationStrategy = made
    return structure


def read_asset_bundle_export_job_warning(raw: Any) -> AssetBundleExportJobWarning:
    get = entries(raw).get
    made = AssetBundleExportJobWarning.__shape__.make()
    made.arn = optional_text(get("Arn"))
    made.message = optional_text(get("Message"))
    made.__class__ = AssetBundleExportJobWarning
    structure: AssetBundleExportJobWarning = made
    return structure


DescribeAssetBundleExportJobResponse.__shape__ = Shape(
    DescribeAssetBundleExportJobResponse,
    read_describe_asset_bundle_export_job_response,
    Member("job_status", "JobStatus", EnumType(AssetBundleExportJobStatus)),
    Member("download_url", "DownloadUrl", TEXT, sensitive=True),
    Member("errors", "Errors", ListType(StructureType(AssetBundleExportJobError))),
    Member("arn", "Arn", TEXT),
    Member("created_time", "CreatedTime", TIMESTAMP),
    Member("asset_bundle_export_job_id", "AssetBundleExportJobId", TEXT),
    Member("aws_account_id", "AwsAccountId", TEXT),
    Member("resource_arns", "ResourceArns", ListType(TEXT)),
    Member("include_all_dependencies", "IncludeAllDependencies", BOOLEAN),
    Member("export_format", "ExportFormat", EnumType(AssetBundleExportFormat)),
    Member(
        "cloud_formation_override_property_configuration",
        "CloudFormationOverridePropertyConfiguration",
        StructureType(AssetBundleCloudFormationOverridePropertyConfiguration),
    ),
    Member("request_id", "RequestId", TEXT),
    Member("status", "Status", INTEGER, location="statusCode"),
    Member("include_permissions", "IncludePermissions", BOOLEAN),
    Member("include_tags", "IncludeTags", BOOLEAN),
    Member(
        "validation_strategy",
        "ValidationStrategy",
        StructureType(AssetBundleExportJobValidationStrategy),
    ),
    Member("warnings", "Warnings", ListType(StructureType(AssetBundleExportJobWarning))),
    Member("include_folder_memberships", "IncludeFolderMemberships", BOOLEAN),
    Member("include_folder_members", "IncludeFolderMembers", EnumType(IncludeFolderMembers)),
)

AssetBundleExportJobError.__shape__ = Shape(
    AssetBundleExportJobError,
    read_asset_bundle_export_job_error,
    Member("arn", "Arn", TEXT),
    Member("type", "Type", TEXT),
    Member("message", "Message", TEXT),
)

AssetBundleCloudFormationOverridePropertyConfiguration.__shape__ = Shape(
    AssetBundleCloudFormationOverridePropertyConfiguration,
    read_asset_bundle_cloud_formation_override_property_configuration,
    Member(
        "resource_id_override_configuration",
        "ResourceIdOverrideConfiguration",
        StructureType(AssetBundleExportJobResourceIdOverrideConfiguration),
    ),
    Member(
        "vpc_connections",
        "VPCConnections",
        ListType(StructureType(AssetBundleExportJobVPCConnectionOverrideProperties)),
    ),
    Member(
        "refresh_schedules",
        "RefreshSchedules",
        ListType(StructureType(AssetBundleExportJobRefreshScheduleOverrideProperties)),
    ),
    Member(
        "data_sources",
        "DataSources",
        ListType(StructureType(AssetBundleExportJobDataSourceOverrideProperties)),
    ),
    Member(
        "data_sets",
        "DataSets",
        ListType(StructureType(AssetBundleExportJobDataSetOverrideProperties)),
    ),
    Member(
        "themes",
        "Themes",
        ListType(StructureType(AssetBundleExportJobThemeOverrideProperties)),
    ),
    Member(
        "analyses",
        "Analyses",
        ListType(StructureType(AssetBundleExportJobAnalysisOverrideProperties)),
    ),
    Member(
        "dashboards",
        "Dashboards",
        ListType(StructureType(AssetBundleExportJobDashboardOverrideProperties)),
    ),
    Member(
        "folders",
        "Folders",
        ListType(StructureType(AssetBundleExportJobFolderOverrideProperties)),
    ),
    Member(
        "topics_v2",
        "TopicsV2",
        ListType(StructureType(AssetBundleExportJobTopicV2OverrideProperties)),
    ),
)

AssetBundleExportJobResourceIdOverrideConfiguration.__shape__ = Shape(
    AssetBundleExportJobResourceIdOverrideConfiguration,
    read_asset_bundle_export_job_resource_id_override_configuration,
    Member("prefix_for_all_resources", "PrefixForAllResources", BOOLEAN),
)

AssetBundleExportJobVPCConnectionOverrideProperties.__shape__ = Shape(
    AssetBundleExportJobVPCConnectionOverrideProperties,
    read_asset_bundle_export_job_vpc_connection_override_properties,
    Member("arn", "Arn", TEXT, required=True),
    Member(
        "properties",
        "Properties",
        ListType(EnumType(AssetBundleExportJobVPCConnectionPropertyToOverride)),
        required=True,
    ),
)

AssetBundleExportJobRefreshScheduleOverrideProperties.__shape__ = Shape(
    AssetBundleExportJobRefreshScheduleOverrideProperties,
    read_asset_bundle_export_job_refresh_schedule_override_properties,
    Member("arn", "Arn", TEXT, required=True),
    Member(
        "properties",
        "Properties",
        ListType(EnumType(AssetBundleExportJobRefreshSchedulePropertyToOverride)),
        required=True,
    ),
)

AssetBundleExportJobDataSourceOverrideProperties.__shape__ = Shape(
    AssetBundleExportJobDataSourceOverrideProperties,
    read_asset_bundle_export_job_data_source_override_properties,
    Member("arn", "Arn", TEXT, required=True),
    Member(
        "properties",
        "Properties",
        ListType(EnumType(AssetBundleExportJobDataSourcePropertyToOverride)),
        required=True,
    ),
)

AssetBundleExportJobDataSetOverrideProperties.__shape__ = Shape(
    AssetBundleExportJobDataSetOverrideProperties,
    read_asset_bundle_export_job_data_set_override_properties,
    Member("arn", "Arn", TEXT, required=True),
    Member(
        "properties",
        "Properties",
        ListType(EnumType(AssetBundleExportJobDataSetPropertyToOverride)),
        required=True,
    ),
)

AssetBundleExportJobThemeOverrideProperties.__shape__ = Shape(
    AssetBundleExportJobThemeOverrideProperties,
    read_asset_bundle_export_job_theme_override_properties,
    Member("arn", "Arn", TEXT, required=True),
    Member(
        "properties",
        "Properties",
        ListType(EnumType(AssetBundleExportJobThemePropertyToOverride)),
        required=True,
    ),
)

AssetBundleExportJobAnalysisOverrideProperties.__shape__ = Shape(
    AssetBundleExportJobAnalysisOverrideProperties,
    read_asset_bundle_export_job_analysis_override_properties,
    Member("arn", "Arn", TEXT, required=True),
    Member(
        "properties",
        "Properties",
        ListType(EnumType(AssetBundleExportJobAnalysisPropertyToOverride)),
        required=True,
    ),
)

AssetBundleExportJobDashboardOverrideProperties.__shape__ = Shape(
    AssetBundleExportJobDashboardOverrideProperties,
    read_asset_bundle_export_job_dashboard_override_properties,
    Member("arn", "Arn", TEXT, required=True),
    Member(
        "properties",
        "Properties",
        ListType(EnumType(AssetBundleExportJobDashboardPropertyToOverride)),
        required=True,
    ),
)

AssetBundleExportJobFolderOverrideProperties.__shape__ = Shape(
    AssetBundleExportJobFolderOverrideProperties,
    read_asset_bundle_export_job_folder_override_properties,
    Member("arn", "Arn", TEXT, required=True),
    Member(
        "properties",
        "Properties",
        ListType(EnumType(AssetBundleExportJobFolderPropertyToOverride)),
        required=True,
    ),
)

AssetBundleExportJobTopicV2OverrideProperties.__shape__ = Shape(
    AssetBundleExportJobTopicV2OverrideProperties,
    read_asset_bundle_export_job_topic_v2_override_properties,
    Member("arn", "Arn", TEXT, required=True),
    Member(
        "properties",
        "Properties",
        ListType(EnumType(AssetBundleExportJobTopicV2PropertyToOverride)),
        required=True,
    ),
)

AssetBundleExportJobValidationStrategy.__shape__ = Shape(
    AssetBundleExportJobValidationStrategy,
    read_asset_bundle_export_job_validation_strategy,
    Member("strict_mode_for_all_resources", "StrictModeForAllResources", BOOLEAN),
)

AssetBundleExportJobWarning.__shape__ = Shape(
    AssetBundleExportJobWarning,
    read_asset_bundle_export_job_warning,
    Member("arn", "Arn", TEXT),
    Member("message", "Message", TEXT),
)
