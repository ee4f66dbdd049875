"""The name of a package: what Python imports by it is the project's own, or the name is refused."""

from __future__ import annotations

import ast
import json
import sys
from pathlib import Path
from typing import Final

import pytest
from botoforge_codegen.config.package_names import IMPORTED, why_taken
from support.goldens import RUNTIME
from support.projects import ROOT, Project

CHOSEN: Final = '\n[tool.botoforge.services]\njobs = ["DescribeJob"]\n'


class Site:
    """A folder into which distributions are installed, and from which Python imports."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "site-packages"
        self.folder.mkdir()

    def install(self, name: str, *modules: str) -> None:
        """Install a distribution that has some modules."""
        for module in modules:
            file = self.folder / module
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        self.describe(name, "RECORD", "".join(f"{module},,\n" for module in modules))

    def link(self, name: str, folder: Path) -> None:
        """Install a distribution as a link to its sources, as `pip install -e` does."""
        origin = {"url": folder.as_uri(), "dir_info": {"editable": True}}
        self.describe(name, "direct_url.json", json.dumps(origin))

    def describe(self, name: str, file: str, content: str) -> None:
        """Write what is known of a distribution."""
        known = self.folder / f"{name.replace('-', '_')}-1.0.dist-info"
        known.mkdir(exist_ok=True)
        (known / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (known / file).write_text(content, "utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Where distributions are installed."""
    site = Site(tmp_path)
    monkeypatch.setattr(sys, "path", [str(site.folder), *sys.path])
    return site


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of a project, called Shop, that keeps its sources in `src`."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "pyproject.toml").write_text('[project]\nname = "Shop"\n', "utf-8")
    return home


def judge(package: str, home: Path) -> str | None:
    """Judge the name of a package that a project asks for."""
    return why_taken(package, home / "src", home / "pyproject.toml")


@pytest.mark.parametrize(
    ("package", "reason"),
    [
        ("botocore", "'botocore' is a module of the installed distribution botocore"),
        ("pytest.aws", "'pytest' is a module of the installed distribution pytest"),
        ("dateutil", "'dateutil' is a module of the installed distribution python-dateutil"),
        ("json", "'json' is a module of Python's standard library"),
        ("site.aws", "'site' is a module of Python's standard library"),
        ("test", "'test' is a module of Python's standard library"),
        ("match", "'match' is a keyword"),
    ],
)
def test_taken_name_is_refused(tmp_path: Path, package: str, reason: str) -> None:
    """Nothing is written under the name of what somebody else has; the message says what to do."""
    project = Project(tmp_path)
    project.configure(f'[tool.botoforge]\noutput = "src"\npackage = "{package}"\n{CHOSEN}')
    for command in (("generate",), ("check",), ("add", "jobs", "StopJob")):
        result = project.run(*command)

        assert (2, "") == (result.status, result.output)
        assert (
            f"botoforge: error: {project.config}:3: package {package!r}: {reason}; choose another "
            "name, such as 'myapp.aws'\n"
        ) == result.errors
    assert not (tmp_path / "src").exists()


@pytest.mark.parametrize("package", ["myapp.json", "myapp.botocore", "myapp.match", "shop"])
def test_free_name_is_taken(home: Path, package: str) -> None:
    """Only the first word of a name is looked for among what there is."""
    assert judge(package, home) is None


@pytest.mark.parametrize("library", ["aiobotocore", "moto"])
def test_what_a_package_imports_is_refused(
    tmp_path: Path, home: Path, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that emitted modules import is refused where no distribution is installed, too."""
    monkeypatch.setattr("sys.path", [])
    monkeypatch.delitem(sys.modules, library, raising=False)
    reason = f"{library!r} is a library that generated packages import"

    assert reason == judge(library, home)
    assert reason == judge(f"{library}.aws", home)
    (tmp_path / library).mkdir()
    (tmp_path / library / "__init__.py").touch()
    monkeypatch.setattr("sys.path", [str(tmp_path)])
    assert reason == judge(library, home)


def test_all_that_the_runtime_imports_is_known() -> None:
    """Each library that a module of the runtime imports is one whose name is refused."""
    found: set[str] = set()
    for file in RUNTIME.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Import(names=names):
                    found |= {name.name for name in names}
                case ast.ImportFrom(module=str(module), level=0):
                    found.add(module)
                case ast.Call(func=ast.Name("import_module"), args=[ast.Constant(str(module)), *_]):
                    found.add(module)
                case _:
                    pass
    libraries = {module.partition(".")[0] for module in found} - sys.stdlib_module_names

    assert {"attrs", "botocore", "rich"} <= libraries <= IMPORTED


def test_own_distribution(site: Site, home: Path) -> None:
    """A project may be installed, as a copy too, and generate into its own package."""
    site.install("shop", "shop/__init__.py", "shop/aws/__init__.py")

    assert judge("shop", home) is None
    assert judge("shop.aws", home) is None
    (home / "pyproject.toml").write_text('[project]\nname = "other"\n', "utf-8")
    assert "'shop' is a module of the installed distribution shop" == judge("shop.aws", home)
    (home / "pyproject.toml").write_text('[tool.poetry]\nname = "shop"\n', "utf-8")
    assert judge("shop.aws", home) is None


def test_own_distribution_without_a_name(site: Site, home: Path) -> None:
    """Where the project's name is nowhere to be read, a package in its sources tells it."""
    (home / "pyproject.toml").write_text("", "utf-8")
    site.install("shop", "shop/__init__.py")

    assert "'shop' is a module of the installed distribution shop" == judge("shop.aws", home)
    (home / "src" / "shop").mkdir(parents=True)
    (home / "src" / "shop" / "__init__.py").touch()
    assert judge("shop.aws", home) is None


def test_links_to_sources(site: Site, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An editable install of the project is its own; one of another project is not."""
    (home / "src" / "shop").mkdir(parents=True)
    (home / "src" / "shop" / "__init__.py").touch()
    monkeypatch.setattr(sys, "path", [str(home / "src"), *sys.path])
    site.link("differently-called", home)
    other = home.parent / "other"
    other.mkdir()

    assert judge("shop", home) is None
    assert judge("shop.aws", home) is None
    assert "'shop' is a module of the installed distribution differently-called" == judge(
        "shop.aws", other
    )


def test_installed_inside_the_project(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an environment in the project's folder holds is not the project's."""
    site = Site(home)
    site.install("till", "till/__init__.py")
    monkeypatch.setattr(sys, "path", [str(site.folder), *sys.path])

    assert "'till' is a module of the installed distribution till" == judge("till.aws", home)


def test_namespace_packages(site: Site, home: Path) -> None:
    """A namespace package is shared; what others have inside it is theirs."""
    site.install("many-drive", "many/drive/__init__.py")
    site.install("many-mail", "many/mail/__init__.py")
    site.install("shop", "many/shop/__init__.py")

    assert judge("many.aws", home) is None
    assert judge("many.shop.aws", home) is None
    assert "'many' is a module of the installed distribution many-mail" == judge("many.mail", home)
    assert "'many' is a module of the installed distribution many-drive" == judge("many", home)


def test_names_that_differ_in_case(site: Site, home: Path) -> None:
    """Two names that are one folder on some systems are refused on all."""
    site.install("till", "till/__init__.py")
    (home / "src" / "shop" / "AWS").mkdir(parents=True)

    for package, clash in (
        ("Till", site.folder / "till"),
        ("shop.aws", home / "src" / "shop" / "AWS"),
        ("Shop.aws", home / "src" / "shop"),
    ):
        expected = f"it differs from {clash} only in case, and on many systems they are one"
        assert expected == judge(package, home)


@pytest.mark.parametrize("module", ["shop.py", "shop/aws.py"])
def test_module_in_the_way(home: Path, module: str) -> None:
    """A module beside the package, of which Python would import only one, is not hidden."""
    file = home / "src" / module
    file.parent.mkdir(parents=True)
    file.touch()

    assert f"{file} is a module of that name" == judge("shop.aws", home)


def test_package_of_this_project() -> None:
    """This project's own package has its name, however it is installed here."""
    home = ROOT

    assert why_taken("botoforge", home / "generated", home / "pyproject.toml") is None
