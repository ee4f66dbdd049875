"""The table of quirks: where botocore at run time differs from its own models, with the reasons.

Tests check each quirk against botocore, and that none is missing: every handler of botocore must
either cause a quirk or be listed as one that changes no type.
"""

from __future__ import annotations

from typing import Final

from .quirks import Quirk

IDEMPOTENT: Final = ("before-parameter-build generate_idempotent_uuid",)


def identifier(service: str, location: str) -> Quirk:
    """The quirk of a parameter that the model wrongly calls an idempotency token."""
    return Quirk(
        service=service,
        location=location,
        effect="required",
        reason="it names something that exists; botocore would fill in a random string, for the "
        "model calls it an idempotency token",
        handlers=IDEMPOTENT,
    )


ENCODED: Final = "botocore encodes it in base64: pass it unencoded."


def user_data(service: str, operation: str, shape: str) -> Quirk:
    """The quirk of a script that a new machine runs."""
    return Quirk(
        service=service,
        location=f"{shape}.UserData",
        effect="bytes",
        reason="a handler of botocore takes bytes too, and encodes both in base64",
        handlers=(
            f"before-parameter-build.{service}.{operation} base64_encode_user_data",
            f"docs.*.{service}.{operation}.complete-section AppendParamDocumentation(UserData)",
        ),
        note=ENCODED,
    )


def customer_key(operation: str, prefix: str, function: str) -> tuple[Quirk, Quirk]:
    """The quirks of an encryption key of the customer, and of its digest."""
    handlers = (f"before-parameter-build.s3.{operation} {function}",)
    return (
        Quirk(
            service="s3",
            location=f"{operation}Request.{prefix}SSECustomerKey",
            effect="bytes",
            reason="a handler of botocore takes bytes too, encodes the key and adds its digest",
            handlers=handlers,
            note="botocore encodes it in base64 and adds its digest. If you pass the digest "
            "yourself, the key must already be encoded.",
        ),
        Quirk(
            service="s3",
            location=f"{operation}Request.{prefix}SSECustomerKeyMD5",
            effect="described",
            reason="a handler of botocore computes it from the key",
            handlers=(
                *handlers,
                f"docs.*.s3.*.complete-section AutoPopulatedParam({prefix}SSECustomerKeyMD5)",
            ),
            note="Leave it out: botocore computes it from the key.",
        ),
    )


CUSTOMER_KEYS: Final = (
    *("CompleteMultipartUpload", "CopyObject", "CreateMultipartUpload", "GetObject", "HeadObject"),
    *("PutObject", "SelectObjectContent", "UploadPart", "UploadPartCopy"),
)
"""The operations of S3 for which botocore encodes such a key; for others the caller must."""

COPIES: Final = ("CopyObject", "UploadPartCopy")
"""The operations of S3 that name the object to copy from."""


def expires(operation: str) -> tuple[Quirk, Quirk]:
    """The quirks of a header of S3 that need not be a valid date."""
    handlers = (
        "before-parse.s3.* handle_expires_header",
        "docs.response-example.s3.*.complete-section document_expires_shape",
        "docs.response-params.s3.*.complete-section document_expires_shape",
    )
    return (
        Quirk(
            service="s3",
            location=f"{operation}Output.ExpiresString",
            effect="added",
            reason="a handler of botocore keeps the raw header, and drops an invalid date",
            handlers=handlers,
            name="expires_string",
            note="The raw header `Expires`, whether or not it is a valid date.",
        ),
        Quirk(
            service="s3",
            location=f"{operation}Output.Expires",
            effect="described",
            reason="a handler of botocore drops an invalid date",
            handlers=handlers,
            note="`None` if the header is not a valid date: see `expires_string`.",
        ),
    )


def renamed(service: str, location: str, name: str, calls: str) -> Quirk:
    """The quirk of a parameter that botocore documents under another name."""
    original = location.rpartition(".")[2]
    build, docs = f"before-parameter-build.{calls}", f"docs.*.{calls}.complete-section"
    return Quirk(
        service=service,
        location=location,
        effect="renamed",
        reason="botocore has an alias for it, and documents only the alias",
        handlers=(
            f"{build} ParameterAlias({original})",
            f"{docs} ParameterAlias({original})",
        ),
        name=name,
    )


def presigned(
    service: str, operation: str, location: str, function: str = "inject_presigned_url_rds"
) -> Quirk:
    """The quirk of a URL that botocore signs for a copy from another region."""
    docs = f"docs.*.{service}.{operation}.complete-section"
    return Quirk(
        service=service,
        location=location,
        effect="described",
        reason="a handler of botocore signs the URL itself, from the source region",
        handlers=(
            f"before-call.{service}.{operation} {function}",
            f"{docs} AutoPopulatedParam({location.rpartition('.')[2]})",
        ),
        note="Leave it out: botocore computes it from the source region.",
    )


def tree_hash(operation: str) -> Quirk:
    """The quirk of a digest of Glacier."""
    return Quirk(
        service="glacier",
        location=f"{operation}Input.checksum",
        effect="described",
        reason="a handler of botocore computes it",
        handlers=(
            f"before-call.glacier.{operation} add_glacier_checksums",
            f"docs.*.glacier.{operation}.complete-section AutoPopulatedParam(checksum)",
        ),
        note="Leave it out: botocore computes it.",
    )


QUIRKS: Final = (
    identifier("athena", "DeleteNamedQueryInput.NamedQueryId"),
    identifier("athena", "StopQueryExecutionInput.QueryExecutionId"),
    user_data("autoscaling", "CreateLaunchConfiguration", "CreateLaunchConfigurationType"),
    identifier("chime-sdk-messaging", "ChannelFlowCallbackRequest.CallbackId"),
    Quirk(
        service="cloudformation",
        location="GetTemplateOutput.TemplateBody",
        effect="JSON",
        reason="a handler of botocore reads a template that is JSON",
        handlers=(
            "after-call.cloudformation.GetTemplate json_decode_template_body",
            (
                "docs.*.cloudformation.GetTemplate.complete-section "
                "document_cloudformation_get_template_return_type"
            ),
        ),
    ),
    renamed(
        "cloudsearchdomain", "SearchRequest.return", "return_fields", "cloudsearchdomain.Search"
    ),
    presigned("docdb", "CopyDBClusterSnapshot", "CopyDBClusterSnapshotMessage.PreSignedUrl"),
    presigned("docdb", "CreateDBCluster", "CreateDBClusterMessage.PreSignedUrl"),
    *(
        presigned(
            "ec2", "CopySnapshot", f"CopySnapshotRequest.{member}", "inject_presigned_url_ec2"
        )
        for member in ("DestinationRegion", "PresignedUrl")
    ),
    renamed("ec2", "*.Filter", "filters", "ec2.*"),
    user_data("ec2", "RunInstances", "RunInstancesRequest"),
    identifier("elementalinference", "AssociateFeedRequest.associatedResourceName"),
    identifier("elementalinference", "DisassociateFeedRequest.associatedResourceName"),
    Quirk(
        service="glacier",
        location="*.accountId",
        effect="filled in",
        reason="a handler of botocore sends `-`, which stands for the account of the caller",
        handlers=(
            "before-parameter-build.glacier inject_account_id",
            "docs.*.glacier.*.complete-section AutoPopulatedParam(accountId)",
        ),
        note="By default `-`: the account of the caller.",
    ),
    Quirk(
        service="glacier",
        location="CompleteMultipartUploadInput.checksum",
        effect="described",
        reason="botocore's documentation says that it is required, which the model does not",
        handlers=(
            (
                "docs.request-params.glacier.CompleteMultipartUpload.complete-section "
                "AppendParamDocumentation(checksum)"
            ),
        ),
        note="The service requires it: the tree hash of the whole archive, such as "
        "`botocore.utils.calculate_tree_hash(file)` computes it.",
    ),
    tree_hash("UploadArchive"),
    tree_hash("UploadMultipartPart"),
    Quirk(
        service="iam",
        location="policyDocumentType",
        effect="quoted JSON",
        reason="a handler of botocore reads the policies in responses",
        handlers=(
            "after-call.iam json_decode_policies",
            "docs.*.iam.*.complete-section DocumentModifiedShape(policyDocumentType)",
        ),
    ),
    Quirk(
        service="lambda",
        location="UpdateFunctionCodeRequest.ZipFile",
        effect="described",
        reason="botocore's serializer encodes it, as every blob; its documentation says so here",
        handlers=(
            "docs.*.lambda.UpdateFunctionCode.complete-section AppendParamDocumentation(ZipFile)",
        ),
        note=ENCODED,
    ),
    renamed("logs", "CreateExportTaskRequest.from", "from_time", "logs.CreateExportTask"),
    presigned("neptune", "CopyDBClusterSnapshot", "CopyDBClusterSnapshotMessage.PreSignedUrl"),
    presigned("neptune", "CreateDBCluster", "CreateDBClusterMessage.PreSignedUrl"),
    *(
        presigned("rds", operation, f"{operation}Message.PreSignedUrl")
        for operation in (
            *("CopyDBClusterSnapshot", "CopyDBSnapshot", "CreateDBCluster"),
            *("CreateDBInstanceReadReplica", "StartDBInstanceAutomatedBackupsReplication"),
        )
    ),
    *(quirk for operation in CUSTOMER_KEYS for quirk in customer_key(operation, "", "sse_md5")),
    *(
        quirk
        for operation in COPIES
        for quirk in customer_key(operation, "CopySource", "copy_source_sse_md5")
    ),
    *(
        Quirk(
            service="s3",
            location=f"{operation}Request.CopySource",
            effect="mapping",
            reason="a handler of botocore takes a dictionary too",
            handlers=(
                f"before-parameter-build.s3.{operation} handle_copy_source_param",
                f"docs.*.s3.{operation}.complete-section document_copy_source_form",
            ),
            note="A string, `bucket/key` or `bucket/key?versionId=...`, or a dictionary with "
            "`Bucket`, `Key` and, if it matters, `VersionId`. botocore encodes the key for the "
            "URL: give it as it is.",
        )
        for operation in COPIES
    ),
    *(quirk for operation in ("GetObject", "HeadObject") for quirk in expires(operation)),
)


def quirks_of(service: str) -> dict[str, Quirk]:
    """List the quirks of a service, by location."""
    return {quirk.location: quirk for quirk in QUIRKS if quirk.service == service}


LAST_EVENTS: Final = {
    ("lambda", "InvokeWithResponseStreamResponseEvent"): "InvokeComplete",
    ("s3", "SelectObjectContentEventStream"): "End",
}
"""The last event of a stream, by service and shape: a stream that ends without it is incomplete.
The documentation of the service says so; no trait of the model does."""
