"""Sessions whose models are not those of the installed botocore."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import botoforge
from botocore.loaders import Loader

if TYPE_CHECKING:
    from support.wire import Operation


SNAPSHOTS: Final = Path(botoforge.__path__[0], "_models")
"""The models that the checked-in package was made of, which lie in it."""


def loader_of(models: Path) -> Any:
    """Make a loader that finds the models of a folder, in botocore's layout, before botocore's."""
    paths = [str(models), Loader.BUILTIN_DATA_PATH]
    return Loader(paths, include_default_search_paths=False)


def session_of(session_class: Any, models: Path) -> Any:
    """Make a session that finds the models of a folder before botocore's own.

    Args:
        session_class: That of botocore or of aiobotocore.
        models: The folder, in botocore's layout.
    """
    session = session_class()
    session.register_component("data_loader", loader_of(models))
    session.set_credentials("local", "local")
    session.set_config_variable("region", "us-east-1")
    return session


def session_without(session_class: Any, models: Path, *operations: Operation) -> Any:
    """Make a session whose model of a service lacks operations.

    Args:
        session_class: That of botocore or of aiobotocore.
        models: An empty folder, for the model.
        operations: The operations, all of one service.
    """
    (service,) = {operation.service for operation in operations}
    model: Any = Loader().load_service_model(service, "service-2")
    for operation in operations:
        del model["operations"][operation.name]
    file = models / service / model["metadata"]["apiVersion"] / "service-2.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(model), "utf-8")
    return session_of(session_class, models)
