"""Every attribute of the five responses, walked as a user walks them: the types are exact."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_type

from botoforge import UnknownValue
from botoforge.dms import (
    DescribeRefreshSchemasStatusResponse,
    RefreshSchemasStatus,
    RefreshSchemasStatusTypeValue,
)
from botoforge.glue import (
    GetMaterializedViewRefreshTaskRunResponse,
    MaterializedViewRefreshState,
    MaterializedViewRefreshTaskRun,
    MaterializedViewRefreshType,
)
from botoforge.quicksight import (
    AssetBundleCloudFormationOverridePropertyConfiguration,
    AssetBundleExportFormat,
    AssetBundleExportJobAnalysisPropertyToOverride,
    AssetBundleExportJobDashboardPropertyToOverride,
    AssetBundleExportJobDataSetPropertyToOverride,
    AssetBundleExportJobDataSourcePropertyToOverride,
    AssetBundleExportJobError,
    AssetBundleExportJobFolderPropertyToOverride,
    AssetBundleExportJobRefreshSchedulePropertyToOverride,
    AssetBundleExportJobResourceIdOverrideConfiguration,
    AssetBundleExportJobStatus,
    AssetBundleExportJobThemePropertyToOverride,
    AssetBundleExportJobTopicV2PropertyToOverride,
    AssetBundleExportJobValidationStrategy,
    AssetBundleExportJobVPCConnectionPropertyToOverride,
    AssetBundleExportJobWarning,
    DateTimeParameter,
    DecimalParameter,
    DescribeAssetBundleExportJobResponse,
    DescribeDashboardSnapshotJobResponse,
    DescribeTopicRefreshResponse,
    IncludeFolderMembers,
    IntegerParameter,
    Parameters,
    S3BucketConfiguration,
    SnapshotAnonymousUserRedacted,
    SnapshotConfiguration,
    SnapshotDestinationConfiguration,
    SnapshotFile,
    SnapshotFileFormatType,
    SnapshotFileGroup,
    SnapshotFileSheetSelection,
    SnapshotFileSheetSelectionScope,
    SnapshotJobStatus,
    SnapshotS3DestinationConfiguration,
    SnapshotUserConfigurationRedacted,
    StringParameter,
    TopicRefreshDetails,
    TopicRefreshStatus,
)


def topic_refresh(response: DescribeTopicRefreshResponse) -> None:
    """Walk what `describe_topic_refresh` returns."""
    assert_type(response.request_id, str | None)
    assert_type(response.status, int | None)
    details = assert_type(response.refresh_details, TopicRefreshDetails | None)
    if details is not None:
        assert_type(details.refresh_arn, str | None)
        assert_type(details.refresh_id, str | None)
        assert_type(details.refresh_status, TopicRefreshStatus | UnknownValue | None)


def dashboard_snapshot_job(response: DescribeDashboardSnapshotJobResponse) -> None:
    """Walk what `describe_dashboard_snapshot_job` returns, down to its configurations."""
    assert_type(response.aws_account_id, str | None)
    assert_type(response.dashboard_id, str | None)
    assert_type(response.snapshot_job_id, str | None)
    assert_type(response.arn, str | None)
    assert_type(response.job_status, SnapshotJobStatus | UnknownValue | None)
    assert_type(response.created_time, datetime | None)
    assert_type(response.last_updated_time, datetime | None)
    assert_type(response.request_id, str | None)
    assert_type(response.status, int | None)
    users = assert_type(response.user_configuration, SnapshotUserConfigurationRedacted | None)
    if users is not None:
        assert_type(users.anonymous_users, Sequence[SnapshotAnonymousUserRedacted])
        for user in users.anonymous_users:
            assert_type(user.row_level_permission_tag_keys, Sequence[str])
    configuration = assert_type(response.snapshot_configuration, SnapshotConfiguration | None)
    if configuration is not None:
        snapshot_configuration(configuration)


def snapshot_configuration(configuration: SnapshotConfiguration) -> None:
    """Walk the configuration of a snapshot: files, destinations, parameters."""
    assert_type(configuration.file_groups, Sequence[SnapshotFileGroup])
    for group in configuration.file_groups:
        assert_type(group.files, Sequence[SnapshotFile])
        for file in group.files:
            assert_type(file.format_type, SnapshotFileFormatType | UnknownValue)
            assert_type(file.sheet_selections, Sequence[SnapshotFileSheetSelection])
            for selection in file.sheet_selections:
                assert_type(selection.sheet_id, str)
                assert_type(
                    selection.selection_scope, SnapshotFileSheetSelectionScope | UnknownValue
                )
                assert_type(selection.visual_ids, Sequence[str])
    destination = configuration.destination_configuration
    assert_type(destination, SnapshotDestinationConfiguration | None)
    if destination is not None:
        assert_type(destination.s3_destinations, Sequence[SnapshotS3DestinationConfiguration])
        for s3_destination in destination.s3_destinations:
            bucket = assert_type(s3_destination.bucket_configuration, S3BucketConfiguration)
            assert_type(bucket.bucket_name, str)
            assert_type(bucket.bucket_prefix, str)
            assert_type(bucket.bucket_region, str)
    parameters = assert_type(configuration.parameters, Parameters | None)
    if parameters is not None:
        snapshot_parameters(parameters)


def snapshot_parameters(parameters: Parameters) -> None:
    """Walk the four kinds of parameters of a snapshot."""
    assert_type(parameters.string_parameters, Sequence[StringParameter])
    for text in parameters.string_parameters:
        assert_type(text.name, str)
        assert_type(text.values, Sequence[str])
    assert_type(parameters.integer_parameters, Sequence[IntegerParameter])
    for integer in parameters.integer_parameters:
        assert_type(integer.name, str)
        assert_type(integer.values, Sequence[int])
    assert_type(parameters.decimal_parameters, Sequence[DecimalParameter])
    for decimal in parameters.decimal_parameters:
        assert_type(decimal.name, str)
        assert_type(decimal.values, Sequence[float])
    assert_type(parameters.date_time_parameters, Sequence[DateTimeParameter])
    for moment in parameters.date_time_parameters:
        assert_type(moment.name, str)
        assert_type(moment.values, Sequence[datetime])


def asset_bundle_export_job(response: DescribeAssetBundleExportJobResponse) -> None:
    """Walk what `describe_asset_bundle_export_job` returns, down to its overrides."""
    assert_type(response.job_status, AssetBundleExportJobStatus | UnknownValue | None)
    assert_type(response.download_url, str | None)
    assert_type(response.arn, str | None)
    assert_type(response.created_time, datetime | None)
    assert_type(response.asset_bundle_export_job_id, str | None)
    assert_type(response.aws_account_id, str | None)
    assert_type(response.resource_arns, Sequence[str])
    assert_type(response.include_all_dependencies, bool | None)
    assert_type(response.export_format, AssetBundleExportFormat | UnknownValue | None)
    assert_type(response.request_id, str | None)
    assert_type(response.status, int | None)
    assert_type(response.include_permissions, bool | None)
    assert_type(response.include_tags, bool | None)
    assert_type(response.include_folder_memberships, bool | None)
    assert_type(response.include_folder_members, IncludeFolderMembers | UnknownValue | None)
    assert_type(response.errors, Sequence[AssetBundleExportJobError])
    for error in response.errors:
        assert_type(error.arn, str | None)
        assert_type(error.type, str | None)
        assert_type(error.message, str | None)
    assert_type(response.warnings, Sequence[AssetBundleExportJobWarning])
    for warning in response.warnings:
        assert_type(warning.arn, str | None)
        assert_type(warning.message, str | None)
    strategy = assert_type(
        response.validation_strategy, AssetBundleExportJobValidationStrategy | None
    )
    if strategy is not None:
        assert_type(strategy.strict_mode_for_all_resources, bool | None)
    overrides = response.cloud_formation_override_property_configuration
    assert_type(overrides, AssetBundleCloudFormationOverridePropertyConfiguration | None)
    if overrides is not None:
        resource_ids = overrides.resource_id_override_configuration
        assert_type(resource_ids, AssetBundleExportJobResourceIdOverrideConfiguration | None)
        if resource_ids is not None:
            assert_type(resource_ids.prefix_for_all_resources, bool | None)
        overrides_of_data(overrides)
        overrides_of_views(overrides)


def overrides_of_data(overrides: AssetBundleCloudFormationOverridePropertyConfiguration) -> None:
    """Walk the overrides of where data come from."""
    for connection in overrides.vpc_connections:
        assert_type(connection.arn, str)
        assert_type(
            connection.properties,
            Sequence[AssetBundleExportJobVPCConnectionPropertyToOverride | UnknownValue],
        )
    for schedule in overrides.refresh_schedules:
        assert_type(schedule.arn, str)
        assert_type(
            schedule.properties,
            Sequence[AssetBundleExportJobRefreshSchedulePropertyToOverride | UnknownValue],
        )
    for source in overrides.data_sources:
        assert_type(source.arn, str)
        assert_type(
            source.properties,
            Sequence[AssetBundleExportJobDataSourcePropertyToOverride | UnknownValue],
        )
    for data_set in overrides.data_sets:
        assert_type(data_set.arn, str)
        assert_type(
            data_set.properties,
            Sequence[AssetBundleExportJobDataSetPropertyToOverride | UnknownValue],
        )
    for topic in overrides.topics_v2:
        assert_type(topic.arn, str)
        assert_type(
            topic.properties,
            Sequence[AssetBundleExportJobTopicV2PropertyToOverride | UnknownValue],
        )


def overrides_of_views(overrides: AssetBundleCloudFormationOverridePropertyConfiguration) -> None:
    """Walk the overrides of what shows data."""
    for theme in overrides.themes:
        assert_type(theme.arn, str)
        assert_type(
            theme.properties,
            Sequence[AssetBundleExportJobThemePropertyToOverride | UnknownValue],
        )
    for analysis in overrides.analyses:
        assert_type(analysis.arn, str)
        assert_type(
            analysis.properties,
            Sequence[AssetBundleExportJobAnalysisPropertyToOverride | UnknownValue],
        )
    for dashboard in overrides.dashboards:
        assert_type(dashboard.arn, str)
        assert_type(
            dashboard.properties,
            Sequence[AssetBundleExportJobDashboardPropertyToOverride | UnknownValue],
        )
    for folder in overrides.folders:
        assert_type(folder.arn, str)
        assert_type(
            folder.properties,
            Sequence[AssetBundleExportJobFolderPropertyToOverride | UnknownValue],
        )


def refresh_schemas_status(response: DescribeRefreshSchemasStatusResponse) -> None:
    """Walk what `describe_refresh_schemas_status` returns."""
    found = assert_type(response.refresh_schemas_status, RefreshSchemasStatus | None)
    if found is not None:
        assert_type(found.endpoint_arn, str | None)
        assert_type(found.replication_instance_arn, str | None)
        assert_type(found.status, RefreshSchemasStatusTypeValue | UnknownValue | None)
        assert_type(found.last_refresh_date, datetime | None)
        assert_type(found.last_failure_message, str | None)


def materialized_view_refresh(response: GetMaterializedViewRefreshTaskRunResponse) -> None:
    """Walk what `get_materialized_view_refresh_task_run` returns."""
    run = response.materialized_view_refresh_task_run
    assert_type(run, MaterializedViewRefreshTaskRun | None)
    if run is not None:
        assert_type(run.customer_id, str | None)
        assert_type(run.materialized_view_refresh_task_run_id, str | None)
        assert_type(run.database_name, str | None)
        assert_type(run.table_name, str | None)
        assert_type(run.catalog_id, str | None)
        assert_type(run.role, str | None)
        assert_type(run.status, MaterializedViewRefreshState | UnknownValue | None)
        assert_type(run.creation_time, datetime | None)
        assert_type(run.last_updated, datetime | None)
        assert_type(run.start_time, datetime | None)
        assert_type(run.end_time, datetime | None)
        assert_type(run.error_message, str | None)
        assert_type(run.dpu_seconds, float | None)
        assert_type(run.refresh_type, MaterializedViewRefreshType | UnknownValue | None)
        assert_type(run.processed_bytes, int | None)
