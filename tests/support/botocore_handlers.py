"""Every handler that botocore registers, and why those without a quirk need none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import Any, Final

import botocore.handlers
import botocore.session
from botocore.config import Config
from botoforge_codegen.lower.quirk_table import QUIRKS

ALIASED = "an old name of a method stays; the typed client finds the method by its operation"
WITHOUT_METHOD = "the operation sends a stream of events; `load` leaves it out for that"
HELPER = "a helper beside the operations; `raw_client` has it"
OTHER_FORM = "the value is sent in another form; what is given is of the model's type"
SAME_TYPE = "the value in the response is another of the same type"
CHECKED = "it refuses values that S3 refuses, or tells of them; their type is the model's"
ERROR_READ = "it finds code or message of an error where the service puts it"
REQUEST = "it changes headers, URL or body of a request on its way, not a parameter"
SIGNED = "it decides how a request is signed"
RETRIED = "it decides whether a call is tried again"
CONTEXT = "it notes for later handlers what is sent, and where to"

NO_EFFECT: Final[dict[str, tuple[str, ...]]] = {
    "an old name of a service stays": ("choose-service-name handle_service_name_alias",),
    "the call still takes the parameter; the documentation alone leaves it out": (
        "docs.*.s3.*.complete-section HideParamFromOperations(ContentMD5)",
    ),
    ALIASED: (
        "getattr.cloudwatch.get_o_tel_enrichment ClientMethodAlias(get_otel_enrichment)",
        "getattr.cloudwatch.start_o_tel_enrichment ClientMethodAlias(start_otel_enrichment)",
        "getattr.cloudwatch.stop_o_tel_enrichment ClientMethodAlias(stop_otel_enrichment)",
        "getattr.cloudwatch.update_o_tel_enrichment ClientMethodAlias(update_otel_enrichment)",
        (
            "getattr.mturk.list_hi_ts_for_qualification_type "
            "ClientMethodAlias(list_hits_for_qualification_type)"
        ),
        "getattr.signin.create_o_auth2_token ClientMethodAlias(create_oauth2_token)",
        (
            "getattr.socialmessaging.delete_whatsapp_media_message "
            "ClientMethodAlias(delete_whatsapp_message_media)"
        ),
    ),
    WITHOUT_METHOD: (
        (
            "creating-client-class.bedrock-runtime "
            "remove_bedrock_runtime_invoke_model_with_bidirectional_stream"
        ),
        (
            "creating-client-class.connecthealth "
            "remove_connecthealth_start_medical_scribe_listening_session"
        ),
        "creating-client-class.lex-runtime-v2 remove_lex_v2_start_conversation",
        "creating-client-class.polly remove_polly_start_speech_synthesis_stream",
        "creating-client-class.qbusiness remove_qbusiness_chat",
    ),
    HELPER: (
        "creating-client-class add_generate_presigned_url",
        "creating-client-class.dsql add_dsql_generate_db_auth_token_methods",
        "creating-client-class.rds add_generate_db_auth_token",
        "creating-client-class.s3 add_generate_presigned_post",
    ),
    OTHER_FORM: (
        "before-parameter-build.route53 fix_route53_ids",
        "before-parameter-build.s3.PutObject convert_body_to_file_like_object",
        "before-parameter-build.s3.UploadPart convert_body_to_file_like_object",
    ),
    SAME_TYPE: (
        "after-call.ec2.GetConsoleOutput decode_console_output",
        "after-call.s3.GetBucketLocation parse_get_bucket_location",
        "after-call.s3.ListObjectVersions decode_list_object_versions",
        "after-call.s3.ListObjects decode_list_object",
        "after-call.s3.ListObjectsV2 decode_list_object_v2",
    ),
    "an optional parameter has a default": (
        "before-parameter-build _handle_request_validation_mode_member",
        "before-parameter-build.s3.ListObjectVersions set_list_objects_encoding_type_url",
        "before-parameter-build.s3.ListObjects set_list_objects_encoding_type_url",
        "before-parameter-build.s3.ListObjectsV2 set_list_objects_encoding_type_url",
    ),
    CHECKED: (
        "before-parameter-build.s3 validate_bucket_name",
        "before-parameter-build.s3.CopyObject validate_ascii_metadata",
        "before-parameter-build.s3.CreateMultipartUpload validate_ascii_metadata",
        "before-parameter-build.s3.PutObject validate_ascii_metadata",
        "creating-client-class.iot-data check_openssl_supports_tls_version_1_2",
    ),
    ERROR_READ: (
        "after-call.sqs.* _handle_sqs_compatible_error",
        "before-parse.s3.* _handle_200_error",
        "before-parse.sso-oidc.* _map_oauth2_errors",
    ),
    REQUEST: (
        "before-call add_recursion_detection_header",
        "before-call inject_api_version_header_if_needed",
        "before-call.apigateway add_accept_header",
        "before-call.glacier add_glacier_version",
        "before-call.s3 add_expect_header",
        "before-call.s3.DeleteObjects escape_xml_payload",
        "before-call.s3.PutBucketLifecycleConfiguration escape_xml_payload",
        "before-endpoint-resolution.s3 customize_endpoint_resolver_builtins",
        "before-parameter-build.s3 remove_bucket_from_url_paths_from_model",
        "before-parameter-build.s3-control remove_accid_host_prefix_from_model",
        "request-created add_retry_headers",
        "request-created.cloudsearchdomain.Search change_get_to_post",
        "request-created.machinelearning.Predict switch_host_machinelearning",
    ),
    SIGNED: (
        "before-sign.polly.SynthesizeSpeech remove_content_type_header_for_presigning",
        "before-sign.s3 _set_extra_headers_for_unsigned_request",
        "before-sign.s3 remove_arn_from_signing_path",
        "choose-signer _set_auth_scheme_preference_signer",
        "choose-signer set_operation_specific_signer",
        "choose-signer.cognito-identity.GetCredentialsForIdentity disable_signing",
        "choose-signer.cognito-identity.GetId disable_signing",
        "choose-signer.cognito-identity.GetOpenIdToken disable_signing",
        "choose-signer.cognito-identity.UnlinkIdentity disable_signing",
        "choose-signer.sts.AssumeRoleWithSAML disable_signing",
        "choose-signer.sts.AssumeRoleWithWebIdentity disable_signing",
    ),
    RETRIED: ("needs-retry.s3.* _update_status_code",),
}
"""The handlers that every session of botocore has and that cause no quirk, by the reason."""

OF_CLIENTS: Final[dict[str, tuple[str, ...]]] = {
    REQUEST: (
        "before-endpoint-resolution.* S3RegionRedirectorv2.redirect_from_cache",
        "request-created.* EndpointDiscoveryHandler.discover_endpoint",
        "request-created.* UserAgentString.rebuild_and_replace_user_agent_handler",
    ),
    SIGNED: (
        "before-call.* S3ExpressIdentityResolver.apply_signing_cache_key",
        "before-sign.* S3ExpressIdentityResolver.resolve_s3express_identity",
        "choose-signer.* ClientCreator._default_s3_presign_to_sigv2",
        "choose-signer.* ClientCreator._default_signer_to_sigv4",
        "request-created.* RequestSigner.handler",
    ),
    RETRIED: (
        "after-call.* RetryQuotaChecker.release_retry_quota",
        "before-send ClientRateLimiter.on_sending_request",
        "needs-retry ClientRateLimiter.on_receiving_response",
        "needs-retry.* EndpointDiscoveryHandler.handle_retries",
        "needs-retry.* RetryHandler",
        "needs-retry.* RetryHandler.needs_retry",
        "needs-retry.* S3RegionRedirectorv2.redirect_from_error",
        "request-created.* MaxAttemptsSeeder.seed_max_attempts",
    ),
    CONTEXT: (
        "before-parameter-build.* ClientCreator._inject_s3_input_parameters",
        "before-parameter-build.* EndpointDiscoveryHandler.gather_identifiers",
        "before-parameter-build.* S3RegionRedirectorv2.annotate_request_context",
    ),
    "the account of an ARN may be left out; beside a plain name it is needed, so it is required": (
        "before-endpoint-resolution.* S3ControlArnParamHandler.handle_arn",
    ),
    "it refuses a call that the settings do not allow": (
        "before-parameter-build block_endpoint_discovery_required_operations",
    ),
}
"""The handlers that clients have beside, when they are made, by the reason; `*` is the service."""

CLIENTS: Final[tuple[tuple[str, Config | None], ...]] = (
    ("s3", None),
    ("s3", Config(retries={"mode": "legacy"})),
    ("s3control", None),
    ("importexport", None),
    ("dynamodb", None),
    ("dynamodb", Config(retries={"mode": "adaptive"}, endpoint_discovery_enabled=True)),
)
"""Clients for which botocore has handlers of their own, and the settings that add some."""


def name_of(handler: Any) -> str:
    """Name a handler: a function, or one of botocore's own objects with what it is about."""
    function = handler.func if isinstance(handler, partial) else handler
    owner = getattr(function, "__self__", function)
    if type(owner).__module__ in ("botocore.handlers", "botocore.docs.utils"):
        about = next(value for value in vars(owner).values() if isinstance(value, str))
        return f"{type(owner).__name__}({about})"
    return str(getattr(function, "__qualname__", type(function).__qualname__))


def builtin_handlers() -> set[str]:
    """Name the handlers that every session of botocore has."""
    return {f"{event} {name_of(handler)}" for event, handler, *_ in built_in()}


def built_in() -> list[tuple[Any, ...]]:
    """Give botocore's own list, without what moto adds to it."""
    found: list[tuple[Any, ...]] = botocore.handlers.BUILTIN_HANDLERS
    return [entry for entry in found if not type(entry[1]).__module__.startswith("moto.")]


def registered(node: dict[str, Any], event: str = "") -> Iterator[str]:
    """Name what is registered in a tree of botocore's events."""
    for handlers in node.get("values") or ():
        for handler in handlers:
            yield f"{event} {name_of(handler)}"
    for part, child in node.get("children", {}).items():
        yield from registered(child, f"{event}.{part}" if event else part)


def all_registered(events: Any) -> set[str]:
    """Name what an emitter of botocore's calls."""
    return set(registered(events._emitter._handlers._root))  # noqa: SLF001 (no public door to it)


@cache
def one_session() -> Any:
    """Make a session; its clients leave its handlers alone."""
    return botocore.session.Session()


def handlers_of_client(service: str, config: Config | None) -> set[str]:
    """Name the handlers that a client has beside those of its session."""
    session = one_session()
    client = session.create_client(
        service,
        region_name="us-east-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",  # noqa: S106 (nothing leaves this machine)
        config=config,
    )
    own = all_registered(client.meta.events) - all_registered(
        session.get_component("event_emitter")
    )
    service_id = client.meta.service_model.service_id.hyphenize()
    return {entry.replace(f".{service_id} ", ".* ") for entry in own}


def unclassified(handlers: Iterable[str], reasons: dict[str, tuple[str, ...]]) -> set[str]:
    """Find the handlers that neither cause a quirk nor are listed as changing no type."""
    return {*handlers} - handlers_with_quirks() - listed(reasons)


def handlers_with_quirks() -> set[str]:
    """Name the handlers that cause quirks."""
    return {handler for quirk in QUIRKS for handler in quirk.handlers}


def listed(reasons: dict[str, tuple[str, ...]]) -> set[str]:
    """Name the handlers of a table."""
    return {handler for handlers in reasons.values() for handler in handlers}
