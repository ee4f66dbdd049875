"""Load service models. The only module that knows botocore, its folders and its naming."""

from __future__ import annotations

import json
import zlib
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from glob import escape
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import botocore
from attrs import evolve
from botocore import xform_name
from botocore.exceptions import DataNotFoundError, UnknownServiceError
from botocore.loaders import Loader
from botocore.model import ServiceModel as BotocoreServiceModel
from botocore.utils import get_service_module_name

from botoforge_codegen.errors import GenerationError, shown, unknown_word

from . import schema
from .model import (
    AcceptorModel,
    ErrorTrait,
    ExampleModel,
    MemberModel,
    OperationModel,
    PaginatorModel,
    ServiceModel,
    ShapeModel,
    WaiterModel,
)

KINDS: Final = ("service-2.", "waiters-2.", "paginators-1.", "examples-1.")
"""How the names of the files begin that are read."""

BROKEN: Final = (
    *(schema.FormError, KeyError, TypeError, ValueError, AttributeError, RecursionError),
    *(OSError, EOFError, zlib.error, DataNotFoundError),  # damaged, or as good as empty
)
"""What is raised by reading a file that is not what it should be."""

FILE_BROKEN: Final = {
    "service-2": "model {file} is broken",
    "examples-1": "examples {file} are broken",
    "waiters-2": "waiters {file} are broken",
    "paginators-1": "paginators {file} are broken",
}
"""What is said of a broken file, by kind."""

FORMAT: Final = "; the format is that of botocore's own `{kind}.json`"

BOTOCORE_VERSION: str = botocore.__version__


class ModelStore:
    """The service models of the installed botocore, and of the user's own folders if given.

    A user's own `~/.aws/models` and `AWS_DATA_PATH` are not looked at, so that the same botocore
    gives the same models everywhere.

    Args:
        folders: Folders in botocore's layout, `FOLDER/<service>/<API version>/service-2.json`.
            Of a service that stands in several places the newest API version is taken, of equal
            versions the one of the folder named first; botocore's own comes last.

    Raises:
        GenerationError: A folder is missing or holds no model.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        for folder in folders:
            if not folder.is_dir():
                raise GenerationError(f"model folder {folder}: there is no such folder")
            if not any(folder.glob("*/*/service-2.json*")):
                raise GenerationError(
                    f"model folder {folder}: it holds no model; expected "
                    f"{folder}/<service>/<API version>/service-2.json"
                )
        self.folders = tuple(folders)
        self._places = [*folders, Path(Loader.BUILTIN_DATA_PATH)]
        self._loader = self._new_loader()
        self._services: list[str] = sorted(self._loader.list_available_services("service-2"))
        for name in self._services:
            if not name.isprintable():
                raise GenerationError(
                    f"a model folder holds the service {name!a}: "
                    "rename it, its name holds characters that cannot be shown"
                )

    def _new_loader(self) -> Any:
        """Make a loader of botocore's, which keeps all that it ever loads."""
        return Loader(
            extra_search_paths=[*map(str, self._places)], include_default_search_paths=False
        )

    def services(self) -> Sequence[str]:
        """Name every service, as `boto3.client` does."""
        return self._services

    def _list_services(self, _kind: str) -> Sequence[str]:
        """Name every service, as botocore's loader does."""
        return self._services

    def files(self, client_name: str) -> Sequence[Path]:
        """Name the files that may say something about a service."""
        if client_name not in self._services:
            return []
        return sorted(
            file
            for place in self._places
            for file in place.glob(f"{escape(client_name)}/*/*.json*")
            if file.name.startswith(KINDS) and file.is_file()
        )

    def size(self, client_name: str) -> int:
        """Tell how big a service is, compared with others."""
        return max((file.stat().st_size for file in self.files(client_name)), default=0)

    def service(self, client_name: str) -> ServiceModel:
        """Load one service.

        Raises:
            GenerationError: There is no such service, or its model is broken.
        """
        if client_name not in self.services():
            message = unknown_word("service", client_name, self.services())
            raise GenerationError(f"{message} (`botoforge list` names them all)")
        self._loader = self._new_loader()  # nothing is kept of the service before
        # It would search the folders of all services again, which takes longer than all the rest.
        self._loader.list_available_services = self._list_services
        examples = self._examples(client_name)
        waiters = self._waiters(client_name)
        paginators = self._paginators(client_name)
        with self._explained(client_name, "service-2"):
            raw = self._loader.load_service_model(client_name, "service-2")
            schema.check_service(raw)
            service = read_service(client_name, raw, examples, waiters, paginators)
        file = self._file(client_name, "service-2")
        return evolve(service, file=shown(str(file)) if is_own(file) else "")

    def _examples(self, client_name: str) -> Mapping[str, Any]:
        """Load the examples of a service's operations, by operation.

        Raises:
            GenerationError: The file beside the model is broken.
        """
        with self._explained(client_name, "examples-1"):
            found = self._beside(client_name, "examples-1")
            schema.EXAMPLES(found, "")
            examples: Mapping[str, Any] = found.get("examples", {})
        return examples

    def _waiters(self, client_name: str) -> tuple[WaiterModel, ...]:
        """Load the waiters of a service: those found beside its model, and those of this project.

        Where both have one of the same name, this project's counts: a person has looked at it.

        Raises:
            GenerationError: The file beside the model is broken.
        """
        ours = files(__name__.rpartition(".")[0]).joinpath("waiters", f"{client_name}.json")
        waiters: dict[str, WaiterModel] = {}
        with self._explained(client_name, "waiters-2"):
            if (found := self._beside(client_name, "waiters-2")) != {}:
                schema.WAITERS(found, "")
                file = self._file(client_name, "waiters-2")
                for name, raw in found["waiters"].items():
                    waiters[name] = read_waiter(name, raw, shown(str(file)), checked=is_own(file))
        if ours.is_file():
            for name, raw in json.loads(ours.read_bytes())["waiters"].items():
                waiter = read_waiter(name, raw, str(ours), checked=True)
                waiters[name] = evolve(waiter, reviewed=True)
        return tuple(waiters[name] for name in sorted(waiters))

    def _paginators(self, client_name: str) -> Mapping[str, PaginatorModel]:
        """Load the paginators of a service, by operation.

        Raises:
            GenerationError: The file beside the model is broken.
        """
        paginators: Mapping[str, PaginatorModel] = {}
        with self._explained(client_name, "paginators-1"):
            if (found := self._beside(client_name, "paginators-1")) != {}:
                schema.PAGINATORS(found, "")
                file = self._file(client_name, "paginators-1")
                place = shown(str(file)) if is_own(file) else ""
                paginators = read_paginators(found["pagination"], place)
        return paginators

    @contextmanager
    def _explained(self, client_name: str, kind: str) -> Generator[None]:
        """Say of one of a service's files that it is broken, if a block fails on it."""
        try:
            yield
        except BROKEN as error:
            file = self._file(client_name, kind)
            extras = file.with_name(f"{kind}.sdk-extras.json")
            with_extras = f", with {extras.name} merged in," if extras.is_file() else ""
            raise GenerationError(
                FILE_BROKEN[kind].format(file=f"{shown(str(file))}{with_extras}")
                + f": {reason(error)}"
                + FORMAT.format(kind=kind) * (kind != "service-2")
            ) from error

    def _file(self, client_name: str, kind: str) -> Path:
        """Find the file that a service's model is read from, or what lies beside it."""
        version: str = self._loader.determine_latest_version(client_name, kind)
        names = (f"{kind}.json", f"{kind}.json.gz")
        found = [folder / client_name / version / name for folder in self._places for name in names]
        return next((file for file in found if file.is_file()), found[-1])

    def _beside(self, client_name: str, kind: str) -> Mapping[str, Any]:
        """Load what lies beside a service's model, if anything does, in plain dictionaries."""
        try:
            found = self._loader.load_service_model(client_name, kind)
        except (DataNotFoundError, UnknownServiceError):
            return {}
        plain: Mapping[str, Any] = json.loads(json.dumps(found))
        return plain


def read_service(
    client_name: str,
    raw: Mapping[str, Any],
    examples: Mapping[str, Any],
    waiters: tuple[WaiterModel, ...],
    paginators: Mapping[str, PaginatorModel],
) -> ServiceModel:
    """Read a service model as it is parsed from JSON."""
    metadata = raw["metadata"]
    model = BotocoreServiceModel(raw, client_name)
    found = {name: read_shape(name, shape, raw["shapes"]) for name, shape in raw["shapes"].items()}
    shapes = {name: with_stream_errors(shape, found) for name, shape in found.items()}
    everything = {
        name: evolve(
            read_operation(name, operation, examples.get(name, ()), shapes),
            errors_lack_code=lacks_error_code(operation, metadata),
        )
        for name, operation in raw["operations"].items()
    }
    not_callable = frozenset(
        operation.name
        for operation in everything.values()
        if stream_of(operation.input, shapes) is not None
    )
    operations = {
        name: operation for name, operation in everything.items() if name not in not_callable
    }
    return ServiceModel(
        client_name=client_name,
        class_name=get_service_module_name(model),
        service_id=metadata["serviceId"],
        full_name=metadata.get("serviceFullName", client_name),
        uid=metadata.get("uid", ""),
        documentation=raw.get("documentation", ""),
        operations=operations,
        not_callable=not_callable,
        shapes=shapes,
        waiters=waiters,
        paginators=paginators,
        query_compatible="awsQueryCompatible" in metadata,
    )


def with_stream_errors(shape: ShapeModel, shapes: Mapping[str, ShapeModel]) -> ShapeModel:
    """Tell the errors of a stream of events from its events."""
    if not shape.event_stream:
        return shape
    errors = tuple(found for found in shape.members if shapes[found.shape].error is not None)
    events = tuple(found for found in shape.members if found not in errors)
    return evolve(shape, members=events, stream_errors=errors)


def stream_of(root: str | None, shapes: Mapping[str, ShapeModel]) -> ShapeModel | None:
    """Find the stream of events among the members of an input or output, if there is one."""
    members = () if root is None or root not in shapes else shapes[root].members
    targets = (shapes.get(member.shape) for member in members)
    return next((found for found in targets if found is not None and found.event_stream), None)


def read_operation(
    name: str,
    raw: Mapping[str, Any],
    examples: Iterable[Mapping[str, Any]],
    shapes: Mapping[str, ShapeModel],
) -> OperationModel:
    """Read one operation."""
    output = raw["output"]["shape"] if "output" in raw else None
    stream = stream_of(output, shapes)
    stream_errors = () if stream is None else (found.shape for found in stream.stream_errors)
    return OperationModel(
        name=name,
        method=xform_name(name),
        documentation=raw.get("documentation", ""),
        input=raw["input"]["shape"] if "input" in raw else None,
        output=output,
        errors=(*(error["shape"] for error in raw.get("errors", ())), *stream_errors),
        deprecated=read_deprecation(raw),
        examples=tuple(
            ExampleModel(
                title=example.get("title", ""),
                description=example.get("description", ""),
                input=example.get("input", {}),
                output=example.get("output", {}),
            )
            for example in examples
        ),
    )


def lacks_error_code(raw: Mapping[str, Any], metadata: Mapping[str, Any]) -> bool:
    """Whether the errors of an operation come without a code; REST-JSON has it in a header."""
    is_head = raw.get("http", {}).get("method") == "HEAD"
    return is_head and metadata.get("protocol") == "rest-xml"


def read_shape(name: str, raw: Mapping[str, Any], shapes: Mapping[str, Any]) -> ShapeModel:
    """Read one shape; a map whose keys are sensitive is sensitive itself."""
    kind = raw["type"]
    item = raw["member"] if kind == "list" else raw["value"] if kind == "map" else None
    key: Mapping[str, Any] = shapes[raw["key"]["shape"]] if kind == "map" else {}
    return ShapeModel(
        name=name,
        type=kind,
        documentation=raw.get("documentation", ""),
        members=tuple(
            MemberModel(
                name=member,
                attribute=xform_name(member),
                shape=reference["shape"],
                documentation=reference.get("documentation", ""),
                location=reference.get("location"),
                idempotency_token=bool(reference.get("idempotencyToken")),
                json_text=bool(reference.get("jsonvalue")),
                deprecated=read_deprecation(reference),
            )
            for member, reference in raw.get("members", {}).items()
        ),
        required=frozenset(raw.get("required", ())),
        item=item["shape"] if item is not None else None,
        key=raw["key"]["shape"] if key.get("enum") else None,
        enum=tuple(dict.fromkeys(raw.get("enum", ()))),  # a value listed twice is one
        error=read_error(name, raw) if raw.get("exception") else None,
        sparse=bool(raw.get("sparse")),
        sensitive=bool(raw.get("sensitive") or key.get("sensitive")),
        document=bool(raw.get("document")),
        union=bool(raw.get("union")),
        payload=raw.get("payload"),
        deprecated=read_deprecation(raw),
        event_stream=bool(raw.get("eventstream")),
    )


def read_deprecation(raw: Mapping[str, Any]) -> str | None:
    """Read whether something is deprecated, and what is said about it."""
    return raw.get("deprecatedMessage", "") if raw.get("deprecated") else None


def read_error(name: str, raw: Mapping[str, Any]) -> ErrorTrait:
    """Read what the model says about an error."""
    retryable: Mapping[str, Any] | None = raw.get("retryable")
    return ErrorTrait(
        code=raw.get("error", {}).get("code", name),
        retryable=retryable is not None,
        throttling=bool((retryable or {}).get("throttling")),
    )


def read_waiter(name: str, raw: Mapping[str, Any], file: str, *, checked: bool) -> WaiterModel:
    """Read a waiter.

    Args:
        name: Its name.
        raw: What stands in the file.
        file: The file.
        checked: What it names has to be in the model.
    """
    return WaiterModel(
        name=name,
        snake_name=xform_name(name),
        operation=raw["operation"],
        delay=raw["delay"],
        acceptors=tuple(
            AcceptorModel(
                state=acceptor["state"],
                matcher=acceptor["matcher"],
                argument=acceptor.get("argument", ""),
                expected=acceptor.get("expected"),
            )
            for acceptor in raw["acceptors"]
        ),
        message=raw.get("message", ""),
        documentation=raw.get("description", ""),
        file=file,
        checked=checked,
    )


def is_own(file: Path) -> bool:
    """Whether a file is the user's own, not botocore's."""
    return Path(Loader.BUILTIN_DATA_PATH) not in file.parents


def reason(error: Exception) -> str:
    """Say in what way a file is broken, in one line."""
    if isinstance(error, schema.FormError):
        return str(error)
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, KeyError | TypeError | AttributeError | DataNotFoundError):
        return "it does not have the form of botocore's own files"
    return f"{type(error).__name__}: {shown(' '.join(str(error).split()))}"


def read_paginators(found: Mapping[str, Any], file: str) -> dict[str, PaginatorModel]:
    """Read the paginators of a service, by operation.

    Args:
        found: Those found beside its model.
        file: Where they stand, if they are the user's own, not botocore's.
    """
    return {
        operation: PaginatorModel(
            input_tokens=one_or_more(raw["input_token"]),
            output_tokens=one_or_more(raw["output_token"]),
            result_keys=one_or_more(raw["result_key"]),
            limit_key=raw.get("limit_key"),
            more_results=raw.get("more_results", ""),
            file=file,
        )
        for operation, raw in found.items()
    }


def one_or_more(found: str | Sequence[str]) -> tuple[str, ...]:
    """Read what stands alone or in a list."""
    return (found,) if isinstance(found, str) else tuple(found)
