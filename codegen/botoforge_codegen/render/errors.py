"""The module `errors` of a service."""

from __future__ import annotations

from botoforge_codegen.ir import ClassName, ErrorClass, Service

from .decoding import Wire, render_decoding
from .layout import Bracket, annotation_code, literal
from .structures import build_error_field, render_class
from .tables import member_code
from .templates import fill, join_blocks


def render_errors(service: Service, wire: Wire) -> str:
    """Write the exceptions of a service, and the structures and enums that only they use."""
    base = fill(
        "error.py",
        head=f"class {service.base_error}(ServiceError):",
        docstring=f"Base of every error from {service.full_name}; raised itself for a code that "
        "the model does not list.",
        fields=(),
        shape="",
    )
    blocks = [base]
    # The classes stand before the exceptions, whose bodies refer to them.
    blocks.extend(map(render_class, service.error_classes))
    blocks.extend(render_error(error, service.base_error) for error in service.errors)
    blocks.append(render_service_table(service))
    blocks.append(render_decoding(service.error_classes, wire))
    return join_blocks(blocks)


def render_service_table(service: Service) -> str:
    """Write the constant `SERVICE`, which the clients use."""
    return fill(
        "service.py",
        client_name=literal(service.client_name),
        service_id=literal(service.service_id),
        protocol=literal(service.protocol),
        api_version=literal(service.api_version),
        base=service.base_error,
        rows=[annotation_code(literal(code), name) for code, name in service.codes],
        by_operation=[
            f"({literal(operation)}, {literal(code)}): {name}"
            for operation, code, name in service.codes_of_operations
        ],
        by_shape=[annotation_code(literal(shape), name) for shape, name in service.errors_by_shape],
        first_versions=[
            annotation_code(literal(operation.name), literal(operation.first_version))
            for operation in service.operations
            if operation.first_version
        ],
    )


def render_error(error: ErrorClass, base: ClassName) -> str:
    """Write an exception."""
    traits = [
        *(["retryable=True"] if error.retryable else []),
        *(["throttling=True"] if error.throttling else []),
    ]
    table = [*map(member_code, error.members), *traits]
    return fill(
        "error.py",
        head=Bracket(f"class {error.name}(", [base], "):"),
        docstring=error.documentation,
        fields=[build_error_field(member) for member in error.members],
        shape=Bracket("__shape__ = ErrorShape(", table, ")"),
    )
