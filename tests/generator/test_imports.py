"""Who imports whom, and when: the walls of the house, and what an import costs."""

import ast
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path
from typing import Final, NamedTuple

import botoforge
import botoforge_codegen
import pytest

GENERATOR = Path(botoforge_codegen.__path__[0])
SDK = Path(botoforge.__path__[0])
RUNTIME = SDK / "_runtime"
SERVICES = sorted(
    SDK / module.name
    for module in pkgutil.iter_modules(botoforge.__path__)
    if module.ispkg and module.name != RUNTIME.name
)
PACKAGES = ["botoforge", *(f"botoforge.{service.name}" for service in SERVICES)]

of_every_service = pytest.mark.parametrize("service", SERVICES, ids=lambda path: path.name)
of_every_package = pytest.mark.parametrize("package", PACKAGES)


class Import(NamedTuple):
    """One import of a module."""

    importer: str
    """The module that imports, by its name inside of the folder."""
    level: int
    """How many dots stand before the module's name."""
    module: str
    names: tuple[str, ...]
    deferred: bool
    """It stands in a function, or is for type checkers only."""

    @property
    def root(self) -> str:
        """The first part of the module's name: the library, where there are no dots."""
        return self.module.partition(".")[0]

    @property
    def target(self) -> str:
        """The module that a relative import names, inside of the folder; empty for the folder."""
        around = self.importer.split(".")[: -self.level]
        return ".".join([*around, self.module] if self.module else around)

    @property
    def is_outside(self) -> bool:
        """A relative import of what lies outside of the folder."""
        return self.level > len(self.importer.split("."))


def imports(path: Path, folder: Path) -> Iterator[Import]:
    """Find every import of a module in a folder, wherever it stands."""
    importer = ".".join(path.relative_to(folder).with_suffix("").parts)
    for node, deferred in statements(ast.parse(path.read_text("utf-8")), deferred=False):
        match node:
            case ast.Import():
                for name in node.names:
                    yield Import(importer, 0, name.name, (), deferred)
            case ast.ImportFrom():
                names = tuple(name.name for name in node.names)
                yield Import(importer, node.level, node.module or "", names, deferred)
            case _:
                pass


def statements(parent: ast.AST, *, deferred: bool) -> Iterator[tuple[ast.AST, bool]]:
    """Go through a tree, and say what does not run when the module is imported."""
    for node in ast.iter_child_nodes(parent):
        match parent:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                here = True
            case ast.If(test=ast.Name("TYPE_CHECKING")):
                here = deferred or node in parent.body
            case _:
                here = deferred
        yield node, here
        yield from statements(node, deferred=here)


def imports_of(folder: Path) -> list[Import]:
    """Find every import of the modules of a folder, and of its folders."""
    return [found for path in sorted(folder.rglob("*.py")) for found in imports(path, folder)]


def importers(folder: Path, library: str) -> set[str]:
    """Name the modules of a folder that import a library, by their paths."""
    return {
        path.relative_to(folder).with_suffix("").as_posix()
        for path in folder.rglob("*.py")
        for found in imports(path, folder)
        if found.level == 0 and found.root == library
    }


def loaded_by(code: str) -> list[str]:
    """Run code in an interpreter of its own, and name the modules that it loads."""
    program = f"import json, sys; before = set(sys.modules)\n{code}\n"
    program += "print(json.dumps(sorted(set(sys.modules) - before)))"
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


def loaded_inside(package: str, code: str) -> list[str]:
    """Run code in an interpreter of its own, and name the modules of a package that it loads."""
    prefix = f"{package}."
    return [name.removeprefix(prefix) for name in loaded_by(code) if name.startswith(prefix)]


# --- Who imports whom -----------------------------------------------------------------------------


def test_every_import_is_found(tmp_path: Path) -> None:
    """An import is found wherever it stands, and known not to run where it does not."""
    path = tmp_path / "module.py"
    path.write_text("""
import json.decoder
from ..sibling import one, two
if TYPE_CHECKING:
    from . import typed
else:
    from .names import lazy
class Thing:
    def method(self):
        from .late import later
""")

    assert [
        ("module", 0, "json.decoder", (), False),
        ("module", 2, "sibling", ("one", "two"), False),
        ("module", 1, "", ("typed",), True),
        ("module", 1, "names", ("lazy",), False),
        ("module", 1, "late", ("later",), True),
    ] == list(imports(path, tmp_path))


def test_one_folder_of_the_generator_knows_botocore() -> None:
    """Only `load/` imports botocore (its loader, its names); nothing imports boto3 or the SDK."""
    assert {"load/broken_files", "load/file_store", "load/store"} == importers(
        GENERATOR, "botocore"
    )
    assert set() == importers(GENERATOR, "boto3")
    assert set() == importers(GENERATOR, "botoforge")


def test_one_module_of_the_generator_knows_jinja() -> None:
    """Only `render/templates.py` imports jinja2."""
    assert {"render/templates"} == importers(GENERATOR, "jinja2")


def test_one_module_of_the_runtime_knows_botocore() -> None:
    """Only the two `botocore_api` import botocore; nothing boto3, the generator or the package."""
    assert {"botocore_api", "testing/botocore_api"} == importers(RUNTIME, "botocore")
    assert set() == importers(RUNTIME, "boto3")
    assert set() == importers(RUNTIME, "botoforge_codegen")
    assert set() == importers(RUNTIME, "botoforge")


def test_the_map_of_the_runtime_is_complete() -> None:
    """The docstring of the runtime names each of its modules and folders once."""
    parts = {path.stem for path in RUNTIME.glob("*.py")} - {"__init__"}
    parts |= {f"{path.parent.name}/" for path in RUNTIME.glob("*/__init__.py")}
    runtime = import_module("botoforge._runtime").__doc__ or ""

    assert sorted(parts) == sorted(re.findall(r"`([\w/]+)`", runtime))


def test_the_runtime_stands_alone() -> None:
    """No module of the runtime imports a service, or what lies outside of the runtime."""
    modules = {
        ".".join(path.relative_to(RUNTIME).with_suffix("").parts) for path in RUNTIME.rglob("*.py")
    }
    relative = [found for found in imports_of(RUNTIME) if found.level]

    assert [] == [found for found in relative if found.is_outside or found.target not in modules]


@of_every_service
def test_a_service_imports_the_runtime_and_its_siblings(service: Path) -> None:
    """A service package imports nothing else of ours: no other service, and nothing by name."""
    siblings = {path.stem for path in service.glob("*.py")}
    outside = [found for found in imports_of(service) if found.level == 0]
    inside = [found for found in imports_of(service) if found.level == 1]
    beside = [found for found in imports_of(service) if found.level > 1]

    assert {found.root for found in outside} <= {*sys.stdlib_module_names, "attrs"}
    assert {found.module for found in inside} <= siblings
    own_package = [found for found in beside if found.names == (service.name,)]
    assert {found.importer for found in own_package} == {"aio", "client"}
    assert {(found.level, found.root) for found in beside if found not in own_package} == {
        (2, "_runtime")
    }


@of_every_service
def test_only_clients_and_the_package_know_the_errors(service: Path) -> None:
    """No module with structures imports `errors`: that would load them all for one class."""
    knowing = {found.importer for found in imports_of(service) if found.module == "errors"}

    assert {"__init__", "client"} <= knowing <= {"__init__", "client", "aio"}


@of_every_service
def test_no_import_cycles(service: Path) -> None:
    """A service's modules can be put in an order in which each one imports earlier ones only."""
    graph: dict[str, set[str]] = {}
    for found in imports_of(service):
        if found.importer == "__init__":  # a service's package shows all of its modules
            continue
        if found.level and not found.is_outside:
            targets = (
                {found.target}
                if found.module
                else {f"{found.target}.{name}".strip(".") for name in found.names}
            )
            graph.setdefault(found.importer, set()).update(targets)

    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("folder", [GENERATOR, SDK, *SERVICES, RUNTIME], ids=lambda path: path.name)
def test_no_private_name_is_imported(folder: Path) -> None:
    """A name with a leading underscore stays in its module."""
    assert [] == [
        (found.importer, name)
        for found in imports_of(folder)
        for name in found.names
        if name.startswith("_")
    ]


# --- When -----------------------------------------------------------------------------------------


def test_the_package_alone_loads_next_to_nothing() -> None:
    """`import botoforge` loads no service, no class and no library."""
    loaded = loaded_by("import botoforge")

    assert ["botoforge", "botoforge._runtime", "botoforge._runtime.lazy"] == [
        name for name in loaded if name.partition(".")[0] not in sys.stdlib_module_names
    ]


@of_every_service
def test_a_service_package_loads_none_of_its_modules(service: Path) -> None:
    """Importing a service package costs the same, however many operations it has."""
    package = f"botoforge.{service.name}"
    loaded = loaded_by(f"import {package}")

    assert ["botoforge", "botoforge._runtime", "botoforge._runtime.lazy", package] == [
        name for name in loaded if name.partition(".")[0] not in sys.stdlib_module_names
    ]


def test_a_class_loads_its_module() -> None:
    """A class loads the module that it lives in, and no other of the service."""
    assert ["describe_topic_refresh"] == loaded_inside(
        "botoforge.quicksight", "from botoforge.quicksight import TopicRefreshStatus"
    )
    assert ["errors"] == loaded_inside(
        "botoforge.quicksight", "from botoforge.quicksight import QuickSightError"
    )
    assert ["client", "errors"] == loaded_inside(
        "botoforge.quicksight", "from botoforge.quicksight import QuickSightClient"
    )


def test_an_operation_is_loaded_when_it_is_called() -> None:
    """The first call of an operation loads its module, and no other operation's."""
    program = """
import boto3
from botocore.stub import Stubber
from botoforge.quicksight import QuickSightClient
session = boto3.Session(aws_access_key_id="a", aws_secret_access_key="b", region_name="eu-west-1")
raw = session.client("quicksight")
client = QuickSightClient(raw)
assert not [name for name in sys.modules if name.startswith("botoforge.quicksight.describe_")]
with Stubber(raw) as stubber:
    stubber.add_response("describe_topic_refresh", {})
    client.describe_topic_refresh(aws_account_id="123456789012", topic_id="a", refresh_id="b")
"""

    assert ["client", "describe_topic_refresh", "errors"] == loaded_inside(
        "botoforge.quicksight", program
    )


FIVE: Final = """
from botoforge.dms import DatabaseMigrationServiceClient, DescribeRefreshSchemasStatusResponse
from botoforge.glue import GetMaterializedViewRefreshTaskRunResponse, GlueClient
from botoforge.quicksight import DescribeAssetBundleExportJobResponse, QuickSightClient
from botoforge.quicksight import DescribeDashboardSnapshotJobResponse, DescribeTopicRefreshResponse
"""

LATER: Final = {
    *("attr", "attrs", "rich"),
    *("advice", "call_advice", "introspection", "json_values", "metadata", "missing", "pages"),
    *("decode_xml", "paging", "salvage", "sessions", "testing", "views"),
    *("waiting.loop", "waiting.options", "waiting.poll_results", "waiting.verdicts"),
    *("waiting.words", "wire.cbor_bodies", "wire.damaged_bodies", "wire.error_bodies"),
    *("wire.json_members", "wire.xml_documents", "wire.xml_members"),
}
"""What neither an import of clients and classes needs, nor a call whose response is as declared."""


def test_a_client_loads_only_what_a_call_needs() -> None:
    """Neither attrs is loaded, nor what reads XML, what explains errors or what waits."""
    call = """
import boto3
from io import BytesIO
from botocore.awsrequest import AWSResponse

class Body(BytesIO):
    def stream(self, **_):
        yield self.read()

session = boto3.Session(aws_access_key_id="a", aws_secret_access_key="b", region_name="eu-west-1")
raw = session.client("quicksight")
answer = lambda **_: AWSResponse("http://a", 200, {}, Body(b'{"RefreshDetails": {}}'))
raw.meta.events.register("before-send", answer)
response = QuickSightClient(raw).describe_topic_refresh(
    aws_account_id="123456789012", topic_id="a", refresh_id="b"
)
assert response.status == 200 and response.refresh_details.refresh_id is None
"""
    for program in (FIVE, f"{FIVE}{call}"):
        loaded = {name.removeprefix("botoforge._runtime.") for name in loaded_by(program)}

        assert {"client", "structures", "waiting.model"} <= loaded
        assert set() == loaded & LATER


def test_the_sdk_needs_attrs_and_botocore_only() -> None:
    """With every public name loaded, neither boto3 nor anything of the generator is."""
    imported = "\n".join(f"from {package} import *" for package in PACKAGES)
    loaded = {name.partition(".")[0] for name in loaded_by(imported)}

    assert {"attr", "attrs", "botocore", "botoforge"} <= loaded
    assert loaded.isdisjoint({"boto3", "botoforge_codegen", "jinja2", "markdownify", "tomlkit"})


# --- Names ----------------------------------------------------------------------------------------


@of_every_package
def test_every_public_name_is_there(package: str) -> None:
    """What `__all__` lists can be had, is listed once, in order, and shows up in `dir`."""
    module = import_module(package)
    names: list[str] = module.__all__

    assert sorted(set(names)) == names
    assert set(names) <= set(dir(module))
    assert sorted(dir(module)) == dir(module)
    assert {"TYPE_CHECKING", "lazy_names"}.isdisjoint(dir(module))
    for name in names:
        value = getattr(module, name)
        assert vars(module)[name] is value, "found once, it is an ordinary name"


@of_every_package
def test_a_star_import_gives_all(package: str) -> None:
    """`from package import *` gives the public names and nothing else."""
    space: dict[str, object] = {}
    exec(f"from {package} import *", space)  # noqa: S102 (the point of it)

    assert set(import_module(package).__all__) == set(space) - {"__builtins__"}


@of_every_package
def test_a_misspelt_name_is_named(package: str) -> None:
    """A name that a package does not have is an error that names both."""
    module = import_module(package)

    with pytest.raises(
        AttributeError, match=f"^module '{package}' has no attribute 'TopicRefreshStatu'$"
    ) as caught:
        getattr(module, "TopicRefreshStatu")  # noqa: B009 (type checkers would see it otherwise)
    assert "TopicRefreshStatu" == caught.value.name
    assert module is caught.value.obj
    assert not hasattr(module, "TopicRefreshStatu")
    with pytest.raises(
        ImportError, match=f"cannot import name 'TopicRefreshStatu' from '{package}'"
    ):
        exec(f"from {package} import TopicRefreshStatu", {})  # noqa: S102 (the point of it)
