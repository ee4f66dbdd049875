"""What this project does to itself: `nox` runs the default sessions, `nox --list` names them all.

Every session installs exactly what `constraints.txt` pins, in an environment of its own.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import nox
from packaging.requirements import Requirement

PYPROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PYPROJECT)
OLDEST = PYTHONS[0]
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
"""The Python that runs nox. Sessions for which no other is named run on it, too."""

if RUNNING not in PYTHONS:
    sys.exit(f"nox runs on Python {RUNNING}: start it with one of {', '.join(PYTHONS)}")

FOLLOWERS = {"boto3", "cattrs", "s3transfer"}
"""The libraries of the tests that fit only some versions of what the SDK needs."""
OTHER_BOTOCORES = {
    "botocore-1.34.0": (
        "botocore==1.34.0",
        "aiobotocore==2.11.0",
        "urllib3==2.0.7",
        "wrapt==1.17.3",
    ),
    "botocore-1.38.0": ("botocore==1.38.0",),
    "botocore-1.38.27": (
        "botocore==1.38.27",
        "aiobotocore==2.23.0",
        "multidict==6.9.1",
        "wrapt==1.17.3",
    ),
    "aiobotocore": (),
}
"""What lean clients are tested with: what is installed in each folder; the rest is pinned. That
without a version has the pinned aiobotocore."""

SDK_TESTS = ("tests/runtime", "tests/testing", "tests/waiting", "tests/wire")
"""The tests of what packages do, most of them with the operations that are checked in."""
ORDINARY_WAY = {"BOTOFORGE_ONE_PASS": "0"}
"""What lets botocore's parsers read every response; ours read it too, and replace bad members."""

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.download_python = "never"
# A session for a Python that is not there is skipped, but never the tests of the default sessions.
nox.options.error_on_missing_interpreters = shutil.which(f"python{RUNNING}") is None
nox.options.reuse_existing_virtualenvs = True
os.environ["PYTHONDONTWRITEBYTECODE"] = ""  # what tests start anew is not compiled anew
nox.options.sessions = ["check", "lint", "typecheck", f"tests-{RUNNING}"]

if shutil.which("pyenv"):
    # pyenv hides all interpreters but one, unless it is told otherwise; its own `python3` says so
    # in PYENV_VERSION, too.
    command = [str(shutil.which("pyenv")), "versions", "--bare"]
    listed = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (ours)
    installed = listed.stdout.split()
    wanted = [name for name in installed if name.startswith(tuple(f"{v}." for v in PYTHONS))]
    os.environ["PYENV_VERSION"] = ":".join(wanted)


def install(
    session: nox.Session,
    *groups: str,
    extras: str = "codegen",
    pins: str = "constraints.txt",
) -> None:
    """Install the pinned versions of dependency groups, and the project itself if it is asked for.

    Args:
        session: Where to install.
        groups: Of `[dependency-groups]`.
        extras: Of the project; empty to leave the project out.
        pins: The file that pins the versions.
    """
    requirements = nox.project.dependency_groups(PYPROJECT, *groups) if groups else ()
    project = ("--editable", f".[{extras}]") if extras else ()
    session.env["UV_BUILD_CONSTRAINT"] = session.env["PIP_BUILD_CONSTRAINT"] = pins
    session.install("--constraint", pins, *project, *requirements)


@nox.session
def generate(session: nox.Session) -> None:
    """Write the SDK again, and what is drawn and listed in the documentation."""
    install(session)
    session.run("botoforge", "generate", *session.posargs)
    session.run("python", "docs/architecture.py")
    session.run("python", "docs/delays.py")
    session.run("python", "docs/performance.py")
    session.run("python", "docs/waiters.py")
    session.run("python", "docs/assistants.py")


@nox.session
def check(session: nox.Session) -> None:
    """Compare the SDK with what the generator makes of the pinned botocore."""
    install(session)
    session.run("botoforge", "check")


@nox.session
def lint(session: nox.Session) -> None:
    """Look for mistakes and for layout that differs."""
    install(session, "lint", extras="")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")


@nox.session
def typecheck(session: nox.Session) -> None:
    """Check the types of everything, strictly, with mypy and pyright."""
    install(session, "typecheck")
    session.run("mypy")
    session.run("pyright")


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the fast tests; what follows `--` goes to pytest."""
    install(session, "test")
    session.run("pytest", "--numprocesses=auto", "--dist=worksteal", *session.posargs)


@nox.session
def coverage(session: nox.Session) -> None:
    """Show which lines of generator and runtime the fast tests run; processes apart are not seen.

    There is no threshold.
    """
    install(session, "test", "coverage")
    options = ("--cov", "--cov-report=term-missing", "--cov-report=html:.nox/coverage-html")
    session.run("pytest", "--numprocesses=auto", *options, *session.posargs)


@nox.session(python=OLDEST)
def aio(session: nox.Session) -> None:
    """Test the async clients, with the botocore that aiobotocore brings."""
    groups, extras = ("test", "tracers"), "aio,codegen,progress"
    install(session, *groups, extras=extras, pins="constraints-aio.txt")
    programs = [*map(str, sorted(Path("tests/aio").glob("*.py")))]
    session.run("mypy", "--follow-imports=silent", *programs)
    session.run("pyright", "--project", "tests/aio")
    # The slow ones too.
    folders = ("tests/aio", "tests/tracers", "tests/recipe/test_recipes.py")
    slow = (*folders, "tests/pages/test_blocks.py::test_page[docs/async.md]", "-m", "")
    session.run("pytest", *slow, *session.posargs)
    session.run("pytest", "tests/aio", *session.posargs, env=ORDINARY_WAY)


@nox.session(python=OLDEST)
def tracers(session: nox.Session) -> None:
    """Compare what OpenTelemetry, X-Ray and ddtrace write about typed calls and plain ones."""
    install(session, "test", "tracers")
    session.run("pytest", "tests/tracers", *session.posargs)


@nox.session(python=OLDEST)
def editors(session: nox.Session) -> None:
    """Ask five language servers what editors ask, and run six type checkers."""
    install(session, "editors")
    session.run("pytest", "tests/editors", *session.posargs)


@nox.session(python=OLDEST)
@nox.parametrize("versions", [nox.param(each, id=each) for each in ("oldest", "newest")])
def compat(session: nox.Session, versions: str) -> None:
    """Test the SDK, and generate it, with the oldest supported attrs and botocore, or the newest.

    The oldest versions are the lower bounds in `pyproject.toml`, with the oldest aiobotocore; the
    newest are those of the index.
    """
    folder = Path(session.create_tmp()).resolve()
    shutil.rmtree(folder / "src", ignore_errors=True)  # that of an earlier run
    install_range(session, folder / "constraints.txt", versions)
    chosen: dict[str, list[str]] = PYPROJECT["tool"]["botoforge"]["services"]
    lines = [f"{service} = {json.dumps(names)}\n" for service, names in chosen.items()]
    head = '[tool.botoforge]\npackage = "made"\noutput = "src"\n[tool.botoforge.services]\n'
    (folder / "pyproject.toml").write_text(head + "".join(lines), "utf-8")
    with session.chdir(folder):
        session.run("botoforge", "generate")
        session.run("botoforge", "check")
        session.run("mypy", "--strict", "src")
    folders = (*SDK_TESTS, "tests/aio") if versions == "oldest" else SDK_TESTS
    session.run("pytest", "--numprocesses=auto", "--dist=worksteal", *folders, *session.posargs)


def install_range(session: nox.Session, pins: Path, versions: str) -> None:
    """Install one end of the ranges that the SDK allows, and the pinned versions of the rest.

    Args:
        session: Where to install.
        pins: Where to write the constraints that remain.
        versions: `oldest` or `newest`.
    """
    project = PYPROJECT["project"]
    ranges = [Requirement(text) for text in project["dependencies"]]
    if versions == "oldest":  # the newest aiobotocore wants an older botocore than the newest
        ranges += [Requirement(text) for text in project["optional-dependencies"]["aio"]]
    free = {*(each.name for each in ranges), *FOLLOWERS}
    pinned = Path("constraints.txt").read_text("utf-8").splitlines()
    kept = [line for line in pinned if line.partition("==")[0] not in free]
    pins.write_text("\n".join(kept), "utf-8")
    ends = [str(each) if versions == "newest" else str(each).replace(">=", "==") for each in ranges]
    others = nox.project.dependency_groups(PYPROJECT, "test")
    session.env["UV_BUILD_CONSTRAINT"] = session.env["PIP_BUILD_CONSTRAINT"] = "constraints.txt"
    session.install(
        *("--upgrade", "--constraint", str(pins), "--editable", ".[codegen]"), *ends, *others
    )


@nox.session(python=OLDEST)
def lean(session: nox.Session) -> None:
    """Test clients made of the package's models, with botocores from 2023 on, and aiobotocore."""
    install(session, "test")
    folder = Path(session.create_tmp()).resolve()
    pinned = Path("constraints-aio.txt").read_text("utf-8").splitlines()
    for name, versions in OTHER_BOTOCORES.items():
        free = {each.partition("==")[0] for each in versions}
        kept = [line for line in pinned if line.partition("==")[0] not in free]
        pins = folder / f"{name}.txt"
        pins.write_text("\n".join(kept), "utf-8")
        target = folder / "libraries" / name
        wanted = ("attrs", *(versions or ("aiobotocore",)))
        options = ("--upgrade", "--target", str(target), "--constraint", str(pins))
        session.install(*options, *wanted)
    libraries = {"BOTOFORGE_OTHER_BOTOCORES": str(folder / "libraries")}
    parallel = ("--numprocesses=auto", "--dist=loadfile")
    session.run("pytest", *parallel, "tests/lean", *session.posargs, env=libraries)


@nox.session(python=OLDEST)
def bench(session: nox.Session) -> None:
    """Measure what we cost beside the same done without us, and hold it to its bounds.

    What follows `--` goes to `python -m benchmarks`.
    """
    install(session, "bench", extras="aio,codegen,progress", pins="constraints-aio.txt")
    figures = Path(session.create_tmp()).resolve() / "bench.json"
    path = os.pathsep.join(("tests", "."))
    session.run(
        *("python", "-m", "benchmarks", "--json", str(figures), *session.posargs),
        env={"PYTHONPATH": path},
    )


@nox.session(python=OLDEST)
def slow(session: nox.Session) -> None:
    """Run the tests that build packages or go through every service.

    The tests of what packages do are run once more with botocore's parsers instead of ours.
    """
    install(session, "test", "build", "fuzz")
    parallel = ("--numprocesses=auto", "--dist=worksteal")
    session.run("pytest", *parallel, "-m", "slow", *session.posargs)
    if not session.posargs:
        session.run("pytest", *parallel, *SDK_TESTS, env=ORDINARY_WAY)


@nox.session(python=OLDEST)
def sweep(session: nox.Session) -> None:
    """Try every operation of every service, or of those that follow `--`, and check the types."""
    install(session, "test")
    session.run("python", "-m", "sweep", *session.posargs, env={"PYTHONPATH": "tests"})


@nox.session(python=False)
def rest(session: nox.Session) -> None:
    """Run what the default sessions leave out: other Pythons, the oldest botocore, slow tests."""
    for version in PYTHONS:
        if version != RUNNING:
            session.notify(f"tests-{version}")
    session.notify(f"aio-{OLDEST}")
    session.notify(f"compat-{OLDEST}(oldest)")  # the newest are others each day
    session.notify(f"lean-{OLDEST}")
    session.notify(f"tracers-{OLDEST}")
    session.notify(f"docs-{OLDEST}")
    session.notify(f"editors-{OLDEST}", ["-k", "not whole"])  # half of it: servers are slow
    session.notify(f"slow-{OLDEST}")


@nox.session(python=OLDEST)
def build(session: nox.Session) -> None:
    """Build sdist and wheel in `dist/`, ready to be published.

    Both are built twice, and have to be the same byte for byte. If a tag follows `--`, it has to be
    that of the version, and the changelog has to say when that was released.
    """
    version = PYPROJECT["project"]["version"]
    for tag in session.posargs:
        if tag != f"v{version}":
            session.error(f"{tag} is not the tag of version {version} in pyproject.toml")
        if f"## {version} (unreleased)" in Path("CHANGELOG.md").read_text("utf-8"):
            session.error(f"CHANGELOG.md says that {version} is unreleased: write the date")
    install(session, "build", extras="")
    again = Path(session.create_tmp()).resolve()
    for folder in (Path("dist"), again):
        shutil.rmtree(folder, ignore_errors=True)
        session.run("python", "-m", "build", "--no-isolation", "--outdir", str(folder))
    files = sorted(path.name for path in Path("dist").iterdir())
    _, different, missing = filecmp.cmpfiles("dist", again, files, shallow=False)
    if different or missing:
        session.error(f"not the same when built again: {', '.join([*different, *missing])}")
    session.run("twine", "check", "--strict", *(f"dist/{name}" for name in files))


@nox.session(python=OLDEST)
def docs(session: nox.Session) -> None:
    """Build the documentation site, every warning an error, and look at it in a browser."""
    install(session, "docs", "test")
    session.run("python", "docs/site.py", ".nox/docs-pages")
    session.run("zensical", "build", "--clean", "--strict")
    if shutil.which("chromium") is None:
        session.skip("the site is built, but not looked at: `apt-get install chromium`")
    session.run("pytest", "--numprocesses=auto", "tests/site", *session.posargs)


@nox.session
def demo(session: nox.Session) -> None:
    """Generate the five operations, compare them, and wait for five jobs on a local server."""
    install(session, "demo", extras="codegen,progress,testing")
    session.run("python", "examples/demo.py")


@nox.session
def renew(session: nox.Session) -> None:
    """Pin the newest versions of everything, and write the SDK again with the new botocore."""
    install(session, "pins", extras="")
    pin(
        session,
        "constraints.txt",
        ["codegen", "progress", "testing"],
        PYPROJECT["dependency-groups"],
    )
    pin(
        session,
        "constraints-aio.txt",
        ["aio", "codegen", "progress"],
        ["bench", "build", "test", "tracers"],
    )
    session.notify("generate")


def pin(session: nox.Session, path: str, extras: Iterable[str], groups: Iterable[str]) -> None:
    """Write the newest versions of what extras and groups need."""
    session.run(
        *("uv", "pip", "compile", "pyproject.toml", "--upgrade", "--universal", "--quiet"),
        *("--python-version", OLDEST, "--strip-extras", "--no-header", "--no-annotate"),
        *(f"--extra={extra}" for extra in extras),
        *(f"--group={group}" for group in groups),
        *("--output-file", path),
    )
