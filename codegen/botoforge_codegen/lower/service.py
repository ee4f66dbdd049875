"""From a service model to the IR: every decision about what is emitted is made in this folder.

What a class is (a response, an open enum, a `<Name>Data`) is decided by the whole service, so that
choosing one operation more never changes the type of anything chosen before. Only the module that
a class lives in depends on the choice.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from botoforge_codegen import names
from botoforge_codegen.errors import GenerationError
from botoforge_codegen.ir import Service
from botoforge_codegen.load.facts import Facts
from botoforge_codegen.load.model import OperationModel, ServiceModel

from .class_names import Overrides
from .context import Context, make_context
from .errors import find_codes_of_operations, find_errors_by_shape, lower_error, map_codes
from .markdown import to_markdown
from .modules import lower_modules
from .operations import lower_operation
from .project_waiters import describe_project_waiters, find_project_problems, select_waiters


def lower_service(
    service: ServiceModel,
    operations: Sequence[OperationModel],
    overrides: Overrides,
    facts: Facts | None = None,
) -> Service:
    """Decide what is emitted for the chosen operations of a service.

    Args:
        service: The whole service.
        operations: The chosen operations, in any order.
        overrides: Names that the configuration sets, by what they name.
        facts: Those of the whole service, if they are found already.

    Raises:
        GenerationError: Something of the service cannot be generated.
    """
    if problems := list(find_project_problems(service)):
        raise GenerationError("\n".join(problems))
    notes = describe_project_waiters(service, operations)
    context = make_context(select_waiters(service, operations), operations, overrides, facts)
    return evolve(lower_chosen(context), notes=tuple(notes))


def lower_chosen(context: Context) -> Service:
    """Lower the chosen operations, and all that they refer to."""
    service = context.service
    modules, error_classes = lower_modules(context)
    codes = map_codes(context)
    return Service(
        package=names.service_package_name(service.client_name),
        client_name=service.client_name,
        client_class=names.client_class_name(service.class_name),
        async_client_class=names.async_client_class_name(service.class_name),
        base_error=context.facts.base_error,
        service_id=service.service_id,
        full_name=service.full_name,
        api_version=service.files.api_version,
        protocol=service.protocol,
        documentation=to_markdown(service.documentation),
        operations=tuple(lower_operation(context, operation) for operation in context.operations),
        modules=modules,
        errors=tuple(lower_error(context, name) for name in context.errors),
        codes=tuple(sorted(codes.items())),
        codes_of_operations=tuple(find_codes_of_operations(context, codes)),
        errors_by_shape=tuple(find_errors_by_shape(context, codes)),
        error_classes=error_classes,
        file=service.file,
        # Last: the lines above add to them.
        unclassified=tuple(context.unclassified),
        warnings=(
            *context.warnings,
            *(f"{service.client_name}: {status}" for status in context.unclassified),
        ),
    )
