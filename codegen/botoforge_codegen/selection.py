"""The configuration, compared with a service's model: which operations, which Python names."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from .config.config import EVERYTHING, Config
from .errors import GenerationError, unknown_word
from .load.model import OperationModel, ServiceModel, ShapeModel
from .load.models import Models
from .names import is_identifier, variant_key


def select_operations(config: Config, service: ServiceModel) -> Sequence[OperationModel]:
    """Find the operations that a configuration chooses of a service.

    Raises:
        GenerationError: It chooses none, an unknown one, or one of them twice.
    """
    client_name = service.client_name
    words = config.services[client_name]
    if words == (EVERYTHING,):
        if is_partial(service):
            raise GenerationError(
                f"{config.locate('services', client_name)}: the snapshot in the package holds only "
                f"some operations of {client_name}: run `botoforge update {client_name}`"
            )
        return list(service.operations.values())
    if not words:
        raise GenerationError(
            f"{config.locate('services', client_name)}: no operation of {client_name} is chosen; "
            "name one, or delete the line"
        )
    selected: dict[str, OperationModel] = {}
    for index, word in enumerate(words):
        try:
            operation = select_operation(service, word, selected)
        except GenerationError as error:
            location = config.locate("services", client_name, index)
            raise GenerationError(f"{location}: {error}") from error
        selected[operation.name] = operation
    return list(selected.values())


def select_operation(service: ServiceModel, word: str, selected: Container[str]) -> OperationModel:
    """Find the operation that one word of a list chooses, beside those selected already."""
    if word == EVERYTHING:
        raise GenerationError(
            f'"*" chooses every operation of {service.client_name}: it has to stand alone'
        )
    operation = find_operation(service, word)
    if operation.name in selected:
        raise GenerationError(f"{operation.name} is chosen twice: delete one of the two")
    return operation


def find_operation(service: ServiceModel, word: str) -> OperationModel:
    """Find an operation by its name or by its method's name.

    Raises:
        GenerationError: The service has no such operation.
    """
    by_method = {operation.method: operation for operation in service.operations.values()}
    operation = service.operations.get(word) or by_method.get(word)
    if word in service.not_callable:
        raise GenerationError(
            f"service {service.client_name}: {word} sends a stream of events, which botocore "
            "does not support: its client has no method for it"
        )
    if operation is None and service.facts is not None:
        raise GenerationError(
            f"service {service.client_name}: the snapshot in the package does not hold the "
            f"operation {word!r}: run `botoforge add {service.client_name} {word}`, which takes it "
            "from the installed botocore"
        )
    if operation is None:
        message = unknown_word("operation", word, service.operations)
        raise GenerationError(
            f"service {service.client_name}: {message} "
            f"(`botoforge list {service.client_name}` lists them all)"
        )
    return operation


def is_partial(service: ServiceModel) -> bool:
    """Whether only some operations of a service are known: a snapshot holds no others."""
    return service.facts is not None and not service.facts.complete


def is_chosen(operation: OperationModel, words: Iterable[str]) -> bool:
    """Whether the words of a list choose an operation."""
    return not {operation.name, operation.method, EVERYTHING}.isdisjoint(words)


def select_names(config: Config, service: ServiceModel) -> Mapping[str, str]:
    """Find the Python names that a configuration sets in a service.

    Returns:
        The names, by what has them in the model, such as `JobStatus.QUEUED`.

    Raises:
        GenerationError: The model has no such thing, or a name is not valid.
    """
    names = config.names.get(service.client_name, {})
    keys = {key for shape in service.shapes.values() for key in list_keys(shape)}
    for key, name in names.items():
        location = config.locate("names", f"{service.client_name} {key}")
        if key not in keys and is_partial(service):
            continue  # it names what no chosen operation reaches
        if key not in keys:
            message = unknown_word("name", key, keys)
            raise GenerationError(f"{location}: [tool.botoforge.names]: {message}")
        if not is_identifier(name):
            raise GenerationError(
                f"{location}: [tool.botoforge.names]: {name!a} is not a valid Python identifier"
            )
    return names


def list_keys(shape: ShapeModel) -> Iterator[str]:
    """List what `[tool.botoforge.names]` calls a shape and its parts."""
    yield shape.name
    yield from (f"{shape.name}.{value}" for value in shape.enum)
    for member in shape.members:
        key = f"{shape.name}.{member.name}"
        yield key
        if shape.has_variants:
            yield variant_key(key)


def check_named_services(config: Config, models: Models) -> None:
    """Refuse names set in a service that does not exist; in one that is not chosen they may be.

    Raises:
        GenerationError: There are such names.
    """
    known = models.services()
    for client_name, names in config.names.items():
        if client_name not in known and models.has_every_service:
            location = config.locate("names", f"{client_name} {next(iter(names))}")
            message = unknown_word("service", client_name, known)
            raise GenerationError(f"{location}: [tool.botoforge.names]: {message}")
