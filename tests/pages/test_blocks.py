"""Every block of code of the pages: those of Python and of shells run, what they print is right."""

from __future__ import annotations

import builtins
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, chdir
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from botocore.exceptions import ClientError
from pages.preparations import PREPARATIONS, Servers
from support.pages import COMMAND, PAGES, SHELLS, Block, Stage, parse, read_blocks
from support.projects import HEAD, ROOT, importable, run_command

pytestmark = pytest.mark.usefixtures("no_aws_settings")

BLOCKS: Final = [block for page in PAGES for block in read_blocks(page)]

# --- What is not run, and why ---------------------------------------------------------------------

NOT_RUN: Final[dict[str, tuple[str, ...]]] = {
    "installs from an index, or makes an environment: tests/publish does that": (
        "python3 -m pip install '.[testing]'",
        "python3 -m pip install '/tmp/botoforge-0.1.0-py3-none-any.whl[codegen]'",
        "python3 -m venv .venv && . .venv/bin/activate",
        "python3 -m pip install './botoforge-0.1.0-py3-none-any.whl[codegen,testing]' boto3",
    ),
    "sessions of nox, which run these tests": (
        "python3 -m pip install -c constraints.txt 'nox[uv]' && python3 -m nox -s demo",
        "python3 -m pip install -c constraints.txt 'nox[uv]' && python3 -m nox",
    ),
    "for the start file of a shell: tests/cli/test_completion.py evaluates it": (
        'eval "$(botoforge completion bash)"',
        'eval "$(botoforge completion zsh)"',
        "botoforge completion fish | source",
    ),
    "downloads what the wheel needs": (
        "uvx --from '/tmp/botoforge-0.1.0-py3-none-any.whl[codegen]' botoforge list sqs",
    ),
    "needs the command of AWS": (
        'aws dms refresh-schemas --endpoint-arn "$arn" --replication-instance-arn "$instance"',
    ),
    "needs releases of botocore from an index: tests/diff compares such": (
        "botoforge diff botocore-1.42.25-py3-none-any.whl installed --services s3,sqs",
        "botoforge diff old.whl new.whl --operations s3:GetObject --fail-on breaking",
        "pip download --no-deps botocore==1.42.25",
        "pip download --no-deps botocore==1.44.5",
        "botoforge diff botocore-1.42.25-*.whl botocore-1.44.5-*.whl --all-services --format json",
    ),
}
"""Lines of shells that are left out, by the reason."""

LINES_NOT_RUN: Final = [line for lines in NOT_RUN.values() for line in lines]

NOT_COMPARED: Final = {
    "generated 80 files from botocore 1.44.5": "figures of `nox -s demo`, others each time",
    "botocore 1.34.0 lacks glue": "a line of an old botocore's log, which tests/lean has",
    "JobRunSucceeded jr_1: waited 600 s in 38 attempts.": "figures of a wait, drawn at random",
    "BotoforgeError": "a tree, which test_the_tree_of_errors compares with the classes",
}
"""Blocks without a language that no block before prints, by how they begin, with the reason."""

HELD_ELSEWHERE: Final = {
    ("docs/architecture.md", "mermaid"): "tests/generator/test_architecture.py draws it again",
    ("docs/models-move.md", "text"): "requirements of a weekly job: tests/recipe runs it",
    ("docs/models-move.md", "yaml"): "tests/recipe runs pre-commit with them",
    ("docs/testing.md", "python"): "a test module: tests/testing runs it in pytest",
}
"""Blocks of languages that another test knows, by their page."""


def is_known(block: Block) -> bool:
    """Whether something holds a block."""
    if (block.page, block.language) in HELD_ELSEWHERE or block.is_output or block.is_session:
        return True
    if not block.language:
        return block.text.startswith(tuple(NOT_COMPARED))
    return block.language in ("json", "python", "toml", *SHELLS)


def test_every_block_is_known() -> None:
    """A block in another language, or of output that nothing prints, is noticed."""
    assert [] == [block.place for block in BLOCKS if not is_known(block)]
    assert len(BLOCKS) > 60


def test_every_line_of_a_shell_is_known() -> None:
    """A line is a command that runs, or has a reason why it does not."""
    commands = [
        (f"{block.page}:{number}", line)
        for block in BLOCKS
        if block.language in SHELLS
        for number, line in block.list_commands()
    ]
    assert [] == [
        (place, line)
        for place, line in commands
        if line not in LINES_NOT_RUN and not COMMAND.match(line)
    ]
    assert set(LINES_NOT_RUN) == {line for _, line in commands} & set(LINES_NOT_RUN)


def test_no_reason_is_left_over() -> None:
    """What the tables speak of is on the pages."""
    texts = [block.text for block in BLOCKS if not block.language]
    left_over = [begin for begin in NOT_COMPARED if not any(t.startswith(begin) for t in texts)]

    assert [] == left_over
    assert HELD_ELSEWHERE.keys() <= {(block.page, block.language) for block in BLOCKS}
    assert PREPARATIONS.keys() <= set(PAGES)


# --- The pages run --------------------------------------------------------------------------------

WITHOUT_BLOCK: Final = {
    "batch": {"DescribeJobDefinitions"},
    "ecs": {"DescribeTaskDefinition"},
    "fis": {"GetExperiment"},
    "stepfunctions": {"DescribeExecution"},
}
"""Operations of `myapp.aws` that no block of TOML chooses, where a page says it in words."""


def list_services() -> dict[str, set[str]]:
    """List what the pages choose for a package of one's own, together."""
    services = {name: set(operations) for name, operations in WITHOUT_BLOCK.items()}
    for block in BLOCKS:
        if block.language == "toml" and not block.title:
            chosen = parse(block).get("tool", {}).get("botoforge", {}).get("services", {})
            for service, operations in chosen.items():
                services.setdefault(service, set()).update(operations)
    return services


@pytest.fixture(scope="module")
def own_package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the package `myapp.aws`, for all pages, with the waiters of docs/waiting.md."""
    folder = tmp_path_factory.mktemp("own")
    for block in read_blocks("docs/waiting.md"):
        if block.language == "json":
            (folder / "waiters").mkdir()
            (folder / block.title).write_text(block.text, "utf-8")
    services = {name: sorted(operations) for name, operations in list_services().items()}
    lines = "".join(f"{name} = {json.dumps(names)}\n" for name, names in services.items())
    config = f'{HEAD}waiters = "waiters"\n[tool.botoforge.services]\n{lines}'
    (folder / "pyproject.toml").write_text(config, "utf-8")
    assert run_command(folder, "generate").status == 0
    with importable(folder / "src", "myapp"):
        yield folder / "src"


@pytest.fixture(scope="module")
def endpoint_names(own_package: Path) -> list[str]:  # noqa: ARG001 (asked for its effect)
    """The variables that lead the clients of `myapp.aws` to a server of their own."""
    names: list[str] = []
    for service in list_services():
        package: Any = import_module(f"myapp.aws.{service.replace('-', '_')}")
        (name,) = (name for name in package.__all__ if re.fullmatch(r"(?!Async)\w+Client", name))
        service_id = getattr(package, name).__service__.service_id
        names.append(f"AWS_ENDPOINT_URL_{service_id.replace(' ', '_').upper()}")
    return names


@pytest.fixture
def stage(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    endpoint_names: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Stage]:
    """What a page needs."""
    page: str = getattr(request, "param", "docs/from-boto3.md")
    logger = logging.getLogger("botoforge")
    level = logger.level
    with ExitStack() as stack:
        aws = stack.enter_context(import_module("botoforge.testing").AwsServer())
        own = stack.enter_context(import_module("myapp.aws.testing").AwsServer())
        monkeypatch.setenv("AWS_ENDPOINT_URL", aws.endpoint_url)
        for name in endpoint_names:
            monkeypatch.setenv(name, own.endpoint_url)
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            monkeypatch.setenv(name, "testing")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        stack.enter_context(chdir(tmp_path))
        if page in PREPARATIONS:
            PREPARATIONS[page](Servers(aws, own, tmp_path))
        yield Stage(page, tmp_path, LINES_NOT_RUN)
    logger.setLevel(level)


def list_pages() -> Iterator[Any]:
    """List the pages that have something to run."""
    needs_aio = pytest.mark.skipif(not find_spec("aiobotocore"), reason="`nox -s aio` runs it")
    for page in PAGES:
        if read_blocks(page) and page != "docs/testing.md":
            yield pytest.param(page, marks=[needs_aio] if page == "docs/async.md" else [], id=page)


@pytest.mark.parametrize("stage", [*list_pages()], indirect=True)
def test_page(stage: Stage) -> None:
    """All blocks of a page, in order."""
    stage.run()


def test_the_errors_of_boto3_habits(stage: Stage) -> None:
    """What people are used to raises what docs/from-boto3.md says."""
    stage.run()
    page = (ROOT / stage.page).read_text("utf-8")
    rows: list[tuple[str, str, str]] = re.findall(
        r"^\| `([^\n]+?)` \| `(\w+Error)`: (.+?) \|$", page, re.MULTILINE
    )
    assert len(rows) == 10
    for code, error, message in rows:
        with pytest.raises((TypeError, AttributeError)) as caught:
            eval(code, stage.names)  # noqa: S307 (the page is ours)
        assert (error, message) == (type(caught.value).__name__, str(caught.value))


def test_the_tree_of_errors() -> None:
    """Each class that docs/errors.md draws derives from the one above it, and from those named."""
    (tree,) = (block.text for block in BLOCKS if block.text.startswith("BotoforgeError"))
    modules = [import_module(name) for name in ("botoforge", "botoforge.quicksight")]
    above: list[type[BaseException]] = []
    for line in tree.splitlines():
        found = re.fullmatch(r"([ │├└─]*)(\w+)(?: \(also an? (?:[\w.]+\.)?(\w+)\))?", line)
        if found is None:
            assert line.endswith("..."), line
            continue
        (error,) = (vars(each)[found[2]] for each in modules if hasattr(each, found[2]))
        other = {**vars(builtins), "ClientError": ClientError}[found[3] or "Exception"]
        above[len(found[1]) // 4 :] = [error]
        assert all(issubclass(error, base) for base in (*above, other)), line
    assert len(above) > 1


# --- Types ----------------------------------------------------------------------------------------

WITHOUT_TYPES: Final = ("docs/from-boto3.md", "docs/waiting.md")
"""Pages that pyright does not read: they call boto3, which has no types."""


def write_programs(folder: Path) -> dict[Path, str]:
    """Write the Python of each page as programs, each line where it is on the page.

    Returns:
        The page of each program.
    """
    programs: dict[Path, str] = {}
    for block in BLOCKS:
        if block.language == "python":
            name = re.sub(r"\W+", "_", block.page + block.title.removesuffix(".py"))
            file = folder / f"{name}.py"
            text = file.read_text("utf-8") if file in programs else ""
            filler = "\n" * (block.line - 1 - text.count("\n"))
            file.write_text(f"{text}{filler}{block.text}", "utf-8")
            programs[file] = block.page
    return programs


def list_refused(programs: Iterable[Path]) -> dict[tuple[str, int], str]:
    """List the lines that type checkers refuse, as a comment says, with what mypy says about them.

    A comment is behind the line, or it stands below it and quotes mypy.
    """
    refused: dict[tuple[str, int], str] = {}
    for program in programs:
        lines = program.read_text("utf-8").splitlines()
        for number, (line, below) in enumerate(pairwise([*lines, ""]), 1):
            if line.endswith("# type checkers: error"):
                refused[program.name, number] = ""
            elif "incompatible type" in below:
                refused[program.name, number] = below.strip(" #")
    return refused


def run_checker(*arguments: object) -> str:
    """Run a type checker with the settings of the project."""
    command = [sys.executable, "-m", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode < 2, done.stdout + done.stderr
    return done.stdout


def test_mypy(own_package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mypy refuses the lines of which the page says so, with the words that it quotes."""
    programs = write_programs(tmp_path)
    monkeypatch.setenv("MYPYPATH", str(own_package))
    cache = f"--cache-dir={os.devnull}"
    output = run_checker("mypy", "--strict", "--output=json", cache, *programs)
    refused = list_refused(programs)

    found: dict[tuple[str, int], str] = {}
    for error in map(json.loads, output.splitlines()):
        place = (Path(error["file"]).name, error["line"])
        found[place] = found.get(place, "") + error["message"]
    assert refused.keys() == found.keys(), found
    assert [] == [place for place, words in refused.items() if words not in found[place]]


def test_pyright(own_package: Path, tmp_path: Path) -> None:
    """Pyright in strict mode refuses the same lines."""
    programs = write_programs(tmp_path)
    included = [file.name for file, page in programs.items() if page not in WITHOUT_TYPES]
    settings = {
        "extends": str(ROOT / "pyproject.toml"),
        "include": included,
        "exclude": [],
        "extraPaths": [str(ROOT / "generated"), str(own_package)],
        "reportTypedDictNotRequiredAccess": False,  # of `error.response`, as botocore-stubs has it
    }
    project = tmp_path / "pyrightconfig.json"
    project.write_text(json.dumps(settings), "utf-8")
    interpreter = f"--pythonpath={sys.executable}"
    output = run_checker("pyright", f"--project={project}", interpreter, "--outputjson")
    found = {
        (Path(error["file"]).name, error["range"]["start"]["line"] + 1): error["message"]
        for error in json.loads(output)["generalDiagnostics"]
    }

    refused = {place for place in list_refused(programs) if place[0] in included}
    assert refused == found.keys(), found
