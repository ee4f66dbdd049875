"""Where service models are: the files of botocore and of the user's own folders."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache
from glob import escape
from pathlib import Path
from typing import Any, Final

import botocore
from botocore import xform_name
from botocore.exceptions import DataNotFoundError, UnknownServiceError
from botocore.loaders import Loader
from botocore.model import ServiceModel as BotocoreServiceModel
from botocore.utils import get_service_module_name

from botoforge_codegen.errors import GenerationError, printable, suggest_folder, unknown_word

from .broken_files import BROKEN_FILE, FORMAT_HINT, named_if_broken
from .consistency import check_service
from .files import Json, ServiceFiles, gather_files
from .merge_waiters import check_own_waiters
from .model import ServiceModel
from .parse import parse_service
from .project_waiters import add_project_waiters, read_waiter_file
from .schema import ENDPOINT_RULES, EXAMPLES, PAGINATORS, WAITERS, Check
from .service_names import ServiceNames, parse_names

CHECKS: Final[Mapping[str, Check]] = {
    "examples-1": EXAMPLES,
    "waiters-2": WAITERS,
    "paginators-1": PAGINATORS,
    "endpoint-rule-set-1": ENDPOINT_RULES,
}
"""The schema of each file beside a model, by kind."""

BEGINNINGS: Final = tuple(f"{kind}." for kind in BROKEN_FILE)
"""How the names of the files that are read begin."""

BOTOCORE_VERSION: str = botocore.__version__


def to_snake_case(name: str) -> str:
    """Convert the name of an operation, a member or a waiter, as botocore does."""
    snake_case: str = xform_name(name)
    return snake_case


def parse_whole(files: ServiceFiles) -> ServiceModel:
    """Parse the files of a whole service, which are known to be valid."""
    return parse_service(files, name_class(files.service, files.client_name), to_snake_case)


def name_class(service: Json, client_name: str) -> str:
    """Name the class of a service's clients, as boto3 does."""
    class_name: str = get_service_module_name(BotocoreServiceModel(service, client_name))
    return class_name


class ModelStore:
    """The service models of the installed botocore, and of the user's own folders if given.

    A user's own `~/.aws/models` and `AWS_DATA_PATH` are ignored, so that the same botocore gives
    the same models everywhere.

    Args:
        folders: Folders in botocore's layout, `FOLDER/<service>/<API version>/service-2.json`.
            If several folders hold a service, the newest API version is taken, and of equal
            versions the one in the folder named first; botocore's own folder comes last.
        waiters: The project's own folder of waiters, if it has one.

    Raises:
        GenerationError: A folder is missing or holds no model.
    """

    def __init__(self, folders: Sequence[Path] = (), waiters: Path | None = None) -> None:
        for folder in folders:
            check_folder(folder)
        self.folders = tuple(folders)
        self.waiters = waiters
        self._search_path = [*folders, Path(Loader.BUILTIN_DATA_PATH)]
        self._loader = self._new_loader()
        self._services: list[str] = sorted(self._loader.list_available_services("service-2"))
        for name in self._services:
            if not name.isprintable():
                raise GenerationError(
                    f"a model folder holds the service {name!a}: "
                    "rename it, its name holds characters that cannot be shown"
                )

    def __reduce__(self) -> tuple[Any, ...]:
        return open_store, (self.folders, self.waiters)

    @property
    def has_every_service(self) -> bool:
        """Whether a service that it does not name does not exist."""
        return True

    def _new_loader(self) -> Any:
        """Make one of botocore's loaders, which caches whatever it loads."""
        return Loader(
            extra_search_paths=[*map(str, self._search_path)], include_default_search_paths=False
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
            for folder in self._search_path
            for file in folder.glob(f"{escape(client_name)}/*/*.json*")
            if file.name.startswith(BEGINNINGS) and file.is_file()
        )

    def size(self, client_name: str) -> int:
        """Measure a service in bytes, to compare it with others."""
        return max((file.stat().st_size for file in self.files(client_name)), default=0)

    def service(self, client_name: str) -> ServiceModel:
        """Load one service.

        Raises:
            GenerationError: There is no such service, or its model is broken.
        """
        files = self.read(client_name)
        with self._named_if_broken(client_name, "service-2"):
            return parse_whole(files)

    def read_waiters(self, client_name: str) -> Mapping[str, Json]:
        """Read the waiters that are beside the model of a service, without the model.

        Returns:
            What the file says about each, by name.

        Raises:
            GenerationError: There is no such service, or the file is broken.
        """
        self._turn_to(client_name)
        waiters: Mapping[str, Json] = self._load_beside(client_name, "waiters-2").get("waiters", {})
        return waiters

    def names(self, client_name: str) -> ServiceNames:
        """Read what a service and its operations are called, and nothing else of its model.

        Raises:
            GenerationError: There is no such service, or a file is broken.
        """
        self._turn_to(client_name)
        paginators = self._load_beside(client_name, "paginators-1")
        with self._named_if_broken(client_name, "service-2"):
            raw = self._loader.load_service_model(client_name, "service-2")
            class_name = name_class(raw, client_name)
            return parse_names(class_name, raw, paginators, to_snake_case)

    def _turn_to(self, client_name: str) -> None:
        """Make ready to read the files of a service."""
        if client_name not in self.services():
            message = unknown_word("service", client_name, self.services())
            raise GenerationError(f"{message} (`botoforge list` names them all)")
        self._loader = self._new_loader()  # the cached files of the last service are freed
        # botocore's own would search the folders of all services again, which takes longest of all.
        self._loader.list_available_services = self._list_services

    def read(self, client_name: str) -> ServiceFiles:
        """Read the files of one service.

        Raises:
            GenerationError: There is no such service, or a file is broken.
        """
        self._turn_to(client_name)
        beside = {kind: self._load_beside(client_name, kind) for kind in CHECKS}
        with self._named_if_broken(client_name, "service-2"):
            raw = self._loader.load_service_model(client_name, "service-2")
            check_service(raw)
        kinds = ["service-2", *(kind for kind, content in beside.items() if content)]
        paths = {kind: self._find_file(client_name, kind) for kind in kinds}
        files = gather_files(
            client_name,
            paths["service-2"].parent.name,
            {**beside, "service-2": raw},
            {kind: printable(str(path)) for kind, path in paths.items()},
            frozenset(kind for kind, path in paths.items() if is_own(path)),
        )
        files = add_project_waiters(files, self.waiters)
        if "waiters-2" in files.own:
            self._check_own_waiters(files, paths["waiters-2"])
        return files

    def _check_own_waiters(self, files: ServiceFiles, first: Path) -> None:
        """Refuse a waiter that two of the user's own files have: only one of them would count."""
        check_own_waiters(files.waiters, str(first), files.project_waiters, files.project_file)
        others = (
            folder / files.client_name / first.parent.name / first.name for folder in self.folders
        )
        for file in others:
            if file != first and file.is_file():
                check_own_waiters(files.waiters, str(first), read_waiter_file(file), str(file))

    def _named_if_broken(self, client_name: str, kind: str) -> AbstractContextManager[None]:
        """Return the context in which one of a service's files is read."""

        def locate() -> str:
            file = self._find_file(client_name, kind)
            extras = file.with_name(f"{kind}.sdk-extras.json")
            with_extras = f", with {extras.name} merged in," if extras.is_file() else ""
            return f"{printable(str(file))}{with_extras}"

        hint = "" if kind == "service-2" else FORMAT_HINT.format(kind=kind)
        return named_if_broken(kind, locate, hint)

    def _find_file(self, client_name: str, kind: str) -> Path:
        """Find the file of a kind that is read for a service."""
        version: str = self._loader.determine_latest_version(client_name, kind)
        names = (f"{kind}.json", f"{kind}.json.gz")
        files = [
            folder / client_name / version / name for folder in self._search_path for name in names
        ]
        return next((file for file in files if file.is_file()), files[-1])

    def _load_beside(self, client_name: str, kind: str) -> Json:
        """Load a file beside a service's model as plain dictionaries; empty if there is none.

        Raises:
            GenerationError: It is broken.
        """
        with self._named_if_broken(client_name, kind):
            try:
                content = self._loader.load_service_model(client_name, kind)
            except (DataNotFoundError, UnknownServiceError):
                return {}
            plain: Json = json.loads(json.dumps(content))
            if plain != {}:
                CHECKS[kind](plain, "")
        return plain


def check_folder(folder: Path) -> None:
    """Refuse a folder that holds no model.

    Raises:
        GenerationError: It is missing, or holds none.
    """
    if not folder.is_dir():
        raise GenerationError(
            f"model folder {folder}: there is no such folder{suggest_folder(folder)}"
        )
    if not any(folder.glob("*/*/service-2.json*")):
        raise GenerationError(
            f"model folder {folder}: it holds no model; expected "
            f"{folder}/<service>/<API version>/service-2.json"
        )


@cache
def open_store(folders: tuple[Path, ...], waiters: Path | None) -> ModelStore:
    """Look for the models once in a process."""
    return ModelStore(folders, waiters)


def is_own(file: Path) -> bool:
    """Whether a file is not one of botocore's own."""
    return Path(Loader.BUILTIN_DATA_PATH) not in file.parents
