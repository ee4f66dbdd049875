"""The command, as a user meets it: what it says, what it writes, and what it leaves alone."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from support.machine import held, run
from support.projects import COMMAND, HEAD, ROOT, Project, Result, read_files, text_model

EXAMPLE = re.compile(r"\n\n    \[tool.botoforge\]\n.*", re.DOTALL)


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that has chosen one operation and generated nothing yet."""
    project = Project(tmp_path)
    project.choose("DescribeJob")
    return project


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of such a project that has generated its package."""
    project = Project(tmp_path_factory.mktemp("example"))
    project.choose("DescribeJob")
    project.succeed("generate")
    return project.folder


@pytest.fixture
def generated(tmp_path: Path, example: Path) -> Project:
    """A project that has generated its package."""
    shutil.copytree(example, tmp_path, dirs_exist_ok=True)
    return Project(tmp_path)


def services(project: Project) -> object:
    """Read the choice of operations as any other program would."""
    document = tomllib.loads(project.config.read_text("utf-8"))
    return document["tool"]["botoforge"]["services"]


def end(process: subprocess.Popen[str]) -> Result:
    """Wait for a process."""
    output, errors = process.communicate(timeout=60)
    return Result(process.returncode, output, errors)


# --- generate -------------------------------------------------------------------------------------


def test_generate_twice(project: Project) -> None:
    """The first run writes the package where the configuration says; the second writes nothing."""
    first = project.succeed("generate")
    state = project.state()
    second = project.succeed("generate")

    assert f"{project.package}: {len(project.tree())} files written" in first
    assert f"{project.package}: nothing to do" in second
    assert state == project.state()


def test_generate_makes_a_package_that_works(generated: Project) -> None:
    """What was generated can be imported from the output folder."""
    program = "from myapp.aws.jobs import JobsClient, Status; print(Status('DONE').name)"
    result = run(generated.folder / "src", sys.executable, "-c", program)

    assert (result.output, result.errors) == ("DONE\n", "")


def test_generate_says_what_it_did(generated: Project) -> None:
    """The output marks files that are added, changed and removed."""
    generated.choose("StopJob")

    output = generated.succeed("generate")

    assert "  + jobs/stop_job.py\n" in output
    assert "  ~ jobs/client.py\n" in output
    assert "  - jobs/describe_job.py\n" in output


def test_generate_from_below(generated: Project) -> None:
    """Any folder of the project will do as the current one, even one that is replaced."""
    generated.choose("DescribeJob", "StopJob")

    result = generated.run("generate", folder=generated.package / "jobs")

    assert (result.status, result.errors) == (0, "")
    assert "jobs/stop_job.py" in generated.tree()


@pytest.mark.parametrize("options", [[], ["--config", "../../../../pyproject.toml"]])
def test_add_from_below(generated: Project, options: list[str]) -> None:
    """The configuration is written although the current folder is gone by then."""
    folder = generated.package / "jobs"

    result = generated.run("add", "jobs", "StopJob", *options, folder=folder)

    assert (result.status, result.errors) == (0, "")
    assert services(generated) == {"jobs": ["DescribeJob", "StopJob"]}


def test_generate_with_another_file(generated: Project) -> None:
    """`--config` names a file, and the output folder is seen from there."""
    other = generated.folder / "tools" / "aws.toml"
    other.parent.mkdir()
    generated.config.rename(other)

    generated.succeed("generate", "--config", "tools/aws.toml")

    assert generated.tree() == read_files(other.parent / "src" / "myapp" / "aws")


def test_output_beside_the_configuration(generated: Project) -> None:
    """A folder that is seen from another one is named without detours."""
    tools = generated.folder / "tools"
    tools.mkdir()
    text = generated.config.read_text("utf-8").replace('"src"', '"../src"')
    (tools / "aws.toml").write_text(text, "utf-8")

    output = generated.succeed("check", "--config", "tools/aws.toml")

    assert output.startswith(f"{generated.package.resolve()}: up to date")


def test_progress(project: Project) -> None:
    """With many operations something happens before the long work; quick runs stay silent."""
    project.add_model("big", text_model("big", [f"Describe{number}" for number in range(60)]))
    project.configure(f'{HEAD}\n[tool.botoforge.services]\nbig = "*"\njobs = "*"\n')

    assert project.run("generate").errors == "botoforge: big: 60 operations\n"


def test_progress_of_many_services(project: Project) -> None:
    """Where nobody watches, as in the log of a CI, many services are a few lines."""
    names = [f"service-{number}" for number in range(12)]
    for name in names:
        project.add_model(name, text_model(name, ["DescribeJob"]))
    services = "".join(f'{name} = "*"\n' for name in names)
    project.configure(f"{HEAD}\n[tool.botoforge.services]\n{services}")

    lines = project.run("generate").errors.splitlines()

    assert len(lines) == 4  # the quarters are by size, and the order is that of several processes
    assert all(re.fullmatch(r"botoforge: \d+ of 12 services", line) for line in lines)
    assert lines[-1] == "botoforge: 12 of 12 services"


def run_git(folder: Path, *words: str) -> str:
    """Run git in a folder."""
    command = ["git", *words]
    return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout


@needs_git
@pytest.mark.parametrize("home", ["project", "its own/project"])
def test_generate_suggests_git_attributes_once(tmp_path: Path, home: str) -> None:
    """When a package is new in a repository, a line for .gitattributes is printed, and it works."""
    project = Project(tmp_path / home)
    project.choose("DescribeJob")
    run_git(tmp_path, "init", "--quiet")
    lines = project.succeed("generate").splitlines()
    (tmp_path / ".gitattributes").write_text(f"{lines[-1].strip()}\n", "utf-8")
    module = str(project.package / "jobs" / "client.py")
    attributes = run_git(tmp_path, "check-attr", "-z", "linguist-generated", "text", "--", module)

    assert lines[-2].endswith("add this to the repository's .gitattributes:")
    assert [module, "linguist-generated", "true", module, "text", "unset", ""] == (
        attributes.split("\0")
    )
    project.choose("StopJob")
    assert ".gitattributes" not in project.succeed("generate")
    shutil.rmtree(project.package)
    assert ".gitattributes" not in project.succeed("generate")


@needs_git
def test_generate_suggests_no_git_attributes_for_what_git_ignores(project: Project) -> None:
    """A package that is not kept in the repository needs no line in .gitattributes."""
    run_git(project.folder, "init", "--quiet")
    (project.folder / ".gitignore").write_text("src/\n", "utf-8")

    assert ".gitattributes" not in project.succeed("generate")


def test_generate_without_git(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git, or outside a repository, no line for .gitattributes is printed."""
    assert ".gitattributes" not in project.succeed("generate")
    shutil.rmtree(project.package)
    monkeypatch.setenv("PATH", str(project.folder))
    assert ".gitattributes" not in project.succeed("generate")


# --- check ----------------------------------------------------------------------------------------


def test_check_of_what_is_up_to_date(generated: Project) -> None:
    """A tree as `generate` makes it is nothing to do, and stays untouched to the last timestamp."""
    state = generated.state()

    output = generated.succeed("check")

    assert "up to date" in output
    assert state == generated.state()


def test_check_of_an_edited_tree(generated: Project) -> None:
    """A difference is a unified diff and the command to run next; nothing is written."""
    client = generated.package / "jobs" / "client.py"
    lines = client.read_text("utf-8").splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if line.startswith("class "))
    client.write_text("".join([*lines[:number], "EDITED = True\n", *lines[number + 1 :]]))
    (generated.package / "jobs" / "describe_job.py").unlink()
    state = generated.state()

    result = generated.run("check")

    assert result.status == 1
    assert "--- src/myapp/aws/jobs/client.py\n+++ src/myapp/aws/jobs/client.py\n" in result.output
    assert f"-EDITED = True\n+{lines[number]}" in result.output
    assert "--- /dev/null\n+++ src/myapp/aws/jobs/describe_job.py\n" in result.output
    assert f"botoforge: {generated.package}: 2 files not as" in result.errors
    assert f"run `botoforge generate --models {generated.folder / 'models'}`\n" in result.errors
    assert result.errors.count("\n") == 1
    assert state == generated.state()


def test_check_shows_what_can_be_applied(generated: Project) -> None:
    """The diff is one that `patch` understands, to the last byte."""
    patch = shutil.which("patch")
    if patch is None:
        pytest.skip("the program patch is not installed")
    expected = generated.tree()
    edits = {"client.py": b"# cut off", "errors.py": b"a\r\nb\x0cc\n", "__init__.py": b""}
    for name, content in edits.items():
        (generated.package / "jobs" / name).write_bytes(content)
    (generated.package / "jobs" / "describe_job.py").unlink()

    subprocess.run(
        [patch, "--strip=0", "--quiet", "--binary"],
        cwd=generated.folder,
        input=generated.run("check").output.encode(),
        check=True,
    )

    assert expected == generated.tree()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", "\N{EN DASH}\n".encode(), b"\x85"])
def test_check_sees_every_byte(generated: Project, content: bytes) -> None:
    """Bytes that are no text differ as well, and a file that is empty on one side."""
    for name in ("py.typed", "__init__.py"):
        (generated.package / name).write_bytes(content)

    result = generated.run("check")

    assert result.status == 1
    assert "src/myapp/aws/__init__.py" in result.output
    assert bool(content) == ("src/myapp/aws/py.typed" in result.output)


def test_check_before_the_first_generate(project: Project) -> None:
    """Without a package all of it is missing, and nothing is made."""
    state = project.state()

    result = project.run("check")

    assert result.status == 1
    assert "+++ src/myapp/aws/jobs/client.py\n" in result.output
    assert "added: src/myapp/aws/py.typed\n" in result.output  # an empty file
    assert state == project.state()


def test_check_where_the_terminal_knows_no_dashes(generated: Project) -> None:
    """A diff with letters that the output cannot show is shown in spite of them."""
    (generated.package / "jobs" / "client.py").write_text("x\n", "utf-8")

    result = end(generated.start("check", PYTHONIOENCODING="ascii"))

    assert result.status == 1
    assert "stands \\u2013 in one word" in result.output
    assert "Traceback" not in result.errors


# --- list -----------------------------------------------------------------------------------------


def test_list_services(project: Project) -> None:
    """Every service is there, botocore's and one's own, and the chosen ones are marked."""
    lines = project.succeed("list").splitlines()
    rows = [re.split(r"\s\s+", line.strip()) for line in lines]

    assert ["stepfunctions", "SFNClient", "AWS Step Functions"] in rows
    assert [row for row in rows if row[0][0] == "*"] == [
        ["* jobs", "JobsClient", "The jobs service"]
    ]


def test_list_operations(project: Project) -> None:
    """An operation has both its names, and the chosen ones are marked however they are spelt."""
    project.choose("describe_job", "StopJob")

    assert project.succeed("list", "jobs").splitlines() == [
        "* jobs  JobsClient  The jobs service",
        "* describe_job  DescribeJob",
        "  describe_run  DescribeRun",
        "* stop_job      StopJob",
    ]


def test_list_where_everything_is_chosen(project: Project) -> None:
    """`*` marks every operation."""
    project.configure(f'{HEAD}\n[tool.botoforge.services]\njobs = "*"\n')

    lines = project.succeed("list", "jobs").splitlines()

    assert [line[0] for line in lines] == ["*", "*", "*", "*"]


def test_list_without_a_configuration(project: Project) -> None:
    """One can look around before there is any project."""
    project.config.unlink()

    assert "  describe_job  DescribeJob\n" in project.succeed("list", "jobs")


def test_list_into_a_pipe_that_closes(project: Project) -> None:
    """A reader that has seen enough is no error."""
    process = project.start("list")
    assert process.stdout is not None
    process.stdout.close()  # long before the process has anything to say
    assert process.stderr is not None

    assert process.stderr.read() == ""
    process.stderr.close()
    process.wait(60)


# --- add and remove -------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["StopJob", "stop_job"])
def test_add_and_remove(generated: Project, word: str) -> None:
    """An operation is chosen, generated and given up by either name, and leaves no trace."""
    before, text = generated.tree(), generated.config.read_bytes()

    added = generated.succeed("add", "jobs", word)
    assert f"{generated.config}: changed\n" in added
    assert services(generated) == {"jobs": ["DescribeJob", "StopJob"]}
    assert "jobs/stop_job.py" in generated.tree()
    generated.succeed("check")

    generated.succeed("remove", "jobs", word)
    assert text == generated.config.read_bytes()
    assert before == generated.tree()


def test_remove_what_was_written_the_other_way(generated: Project) -> None:
    """The name in the configuration need not be spelt as the one in the call."""
    generated.choose("DescribeJob", "stop_job")

    generated.succeed("remove", "jobs", "StopJob")

    assert services(generated) == {"jobs": ["DescribeJob"]}


def test_remove_what_the_model_does_not_know(generated: Project) -> None:
    """An operation that is gone from the model can still be given up."""
    generated.choose("DescribeJob", "RetiredJob")
    assert generated.run("generate").status == 2

    generated.succeed("remove", "jobs", "RetiredJob")

    assert services(generated) == {"jobs": ["DescribeJob"]}


def test_add_what_is_chosen(generated: Project) -> None:
    """What is chosen already stays as it is."""
    state = generated.state()

    output = generated.succeed("add", "jobs", "describe_job")

    assert "jobs DescribeJob is chosen already\n" in output
    assert state == generated.state()


LAYOUTS = {
    "inline": (
        'jobs = ["DescribeJob"]  # why\n',
        'jobs = ["DescribeJob", "StopJob"]  # why\n',
    ),
    "trailing comma": (
        'jobs = ["DescribeJob",]\n',
        'jobs = ["DescribeJob", "StopJob"]\n',
    ),
    "a line each": (
        """\
jobs = [
    "DescribeJob",
    "DescribeRun",
]
""",
        """\
jobs = [
    "DescribeJob",
    "DescribeRun",
    "StopJob",
]
""",
    ),
    "tabs": (
        'jobs = [\n\t"DescribeJob",\n]\n',
        'jobs = [\n\t"DescribeJob",\n\t"StopJob",\n]\n',
    ),
    "comments": (
        """\
jobs = [
  # first
  "DescribeJob",  # one
  # then
  "DescribeRun",  # two
]  # all
""",
        """\
jobs = [
  # first
  "DescribeJob",  # one
  # then
  "DescribeRun",  # two
  "StopJob",
]  # all
""",
    ),
    "no comma before a comment": (
        """\
jobs = [
  "DescribeJob"  # the only one
]
""",
        """\
jobs = [
  "DescribeJob",  # the only one
  "StopJob",
]
""",
    ),
    "several in a line": (
        """\
jobs = [
    'DescribeJob', 'DescribeRun',
]
""",
        """\
jobs = [
    'DescribeJob', 'DescribeRun',
    "StopJob",
]
""",
    ),
    "quoted": (
        '"jobs" = ["DescribeJob"]\n',
        '"jobs" = ["DescribeJob", "StopJob"]\n',
    ),
    "one service more": (
        """\
# nightly
night-jobs = ["DescribeNight"]


# --- Tools ---

""",
        """\
# nightly
night-jobs = ["DescribeNight"]
jobs = ["StopJob"]


# --- Tools ---

""",
    ),
}
"""What stands in the table of services, and what stands there with one operation more."""


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_add_keeps_the_layout(project: Project, before: str, after: str, newline: str) -> None:
    """Comments, indents, quotes and line endings stay; the new operation takes after the others."""
    head, tail = f"# ours\n{HEAD}\n[tool.botoforge.services]\n", "[tool.other]\nx = 1  # one\n"
    project.configure((head + before + tail).replace("\n", newline))

    project.succeed("add", "jobs", "StopJob")

    assert (head + after + tail).replace("\n", newline) == project.config.read_bytes().decode()


TABLES = {
    "dotted": (
        '[tool.botoforge]\npackage = "p"\noutput = "o"\nservices.jobs = ["StopJob"]  # one\n',
        'services.night-jobs = ["DescribeNight"]\n',
    ),
    "from the top": (
        """\
tool.botoforge.package = "p"
tool.botoforge.output = "o"
tool.botoforge.services.jobs = ["StopJob"]
""",
        'tool.botoforge.services.night-jobs = ["DescribeNight"]\n',
    ),
    "none yet": (
        f"{HEAD}\n# --- Tools ---\n\n[tool.other]\nx = 1\n",
        '\n[tool.botoforge.services]\nnight-jobs = ["DescribeNight"]\n',
    ),
    "none yet, at the end": (
        HEAD,
        '\n[tool.botoforge.services]\nnight-jobs = ["DescribeNight"]\n',
    ),
    "only a header": (
        f"{HEAD}\n[tool.botoforge.services]\n\n[tool.other]\nx = 1\n",
        'night-jobs = ["DescribeNight"]\n',
    ),
    "far from the rest": (
        f'{HEAD}\n[tool.other]\nx = 1\n[tool.botoforge.services]\njobs = ["StopJob"]\n[z]\ny = 1\n',
        'night-jobs = ["DescribeNight"]\n',
    ),
    "above the rest": (
        f'[tool.botoforge.services]\njobs = ["StopJob"]\n\n{HEAD}',
        'night-jobs = ["DescribeNight"]\n',
    ),
}
"""A configuration, and the lines that one service more adds to it."""


@pytest.mark.parametrize(("before", "lines"), TABLES.values(), ids=TABLES)
def test_add_a_service(project: Project, before: str, lines: str) -> None:
    """A new service goes where the others are, and changes no other line."""
    project.configure(before)

    project.succeed("add", "night-jobs", "DescribeNight")

    after = project.config.read_text("utf-8")
    assert before == after.replace(lines, "", 1)
    assert tomllib.loads(after)["tool"]["botoforge"]["services"]["night-jobs"] == ["DescribeNight"]


def test_add_and_remove_in_an_inline_table(project: Project) -> None:
    """`services = { ... }` stays one line."""
    text = HEAD + 'services = { jobs = ["DescribeJob"] }  # all\n'
    project.configure(text)

    project.succeed("add", "night-jobs", "DescribeNight")
    assert 'services = { jobs = ["DescribeJob"],' in project.config.read_text("utf-8")
    assert services(project) == {"jobs": ["DescribeJob"], "night-jobs": ["DescribeNight"]}

    project.succeed("remove", "night-jobs", "DescribeNight")
    assert text == project.config.read_text("utf-8")


def test_remove_keeps_the_comments_of_others(project: Project) -> None:
    """With an operation goes what stands in its line; a service goes with its last operation."""
    head = f"{HEAD}\n[tool.botoforge.services]\n"
    project.configure(
        f'{head}jobs = [\n    "StopJob",  # away\n    # stays\n    "DescribeJob",\n]\n'
        'night-jobs = ["DescribeNight"]\n# stays too\n'
    )

    project.succeed("remove", "jobs", "StopJob")
    project.succeed("remove", "night-jobs", "DescribeNight")

    expected = f'{head}jobs = [\n    # stays\n    "DescribeJob",\n]\n# stays too\n'
    assert expected == project.config.read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        'tool.botoforge = { package = "p", output = "o" }\n',
        'tool.botoforge.package = "p"\ntool.botoforge.output = "o"\nversion = 1\n',
    ],
)
def test_add_where_the_layout_cannot_be_edited(project: Project, text: str) -> None:
    """A file that cannot be edited safely stays as it is; the message says what to write."""
    project.configure(text)
    state = project.state()

    result = project.run("add", "jobs", "StopJob")

    assert result.status == 2
    assert '`jobs = ["StopJob"]` in [tool.botoforge.services]\n' in result.errors
    assert project.state() == state


def test_add_what_cannot_be_written(generated: Project) -> None:
    """If the package cannot be written, the configuration stays as it is."""
    (generated.package / "notes.txt").write_text("mine", "utf-8")
    state = generated.state()

    result = generated.run("add", "jobs", "StopJob")

    assert result.status == 2
    assert "notes.txt is not one of botoforge's files" in result.errors
    assert state == generated.state()


def test_add_through_a_link(generated: Project) -> None:
    """A configuration that is a symbolic link stays one: what it points to is edited."""
    real = generated.folder / "real.toml"
    generated.config.rename(real)
    generated.config.symlink_to(real)
    real.chmod(0o640)

    generated.succeed("add", "jobs", "StopJob")

    assert generated.config.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert services(generated) == {"jobs": ["DescribeJob", "StopJob"]}


# --- Wrong calls ----------------------------------------------------------------------------------

CHOSEN = '\n[tool.botoforge.services]\njobs = ["DescribeJob"]\n'

WRONG_CONFIGURATIONS = {
    "not TOML": (f"{HEAD}[tool.botoforge.services\n", ":4:25: this is not valid TOML: "),
    "no table": (
        '[project]\nname = "x"\n',
        ": there is no [tool.botoforge]: `botoforge init` adds it",
    ),
    "a table that is none": (
        "tool = 1\n",
        ": there is no [tool.botoforge]: `botoforge init` adds it",
    ),
    "a key": (
        f'# ours\n{HEAD}outputs = "x"\n',
        ":5: [tool.botoforge]: unknown key 'outputs': did you mean 'output'?",
    ),
    "no package": (
        '[tool.botoforge]\noutput = "src"\n',
        ":2: [tool.botoforge]: package is missing; for example",
    ),
    "models that are no list": (
        f'{HEAD}models = "models"\n{CHOSEN}',
        ':4: [tool.botoforge]: models takes a list of folders, such as ["models"]',
    ),
    "a model folder": (
        f'{HEAD}models = [\n  "models",\n  "modles",\n]\n{CHOSEN}',
        ":6: [tool.botoforge]: model folder {folder}/modles: there is no such folder: did you ",
    ),
    "a model folder without models": (
        f'{HEAD}models = ["src"]\n{CHOSEN}',
        ":4: [tool.botoforge]: model folder {folder}/src: it holds no model; expected ",
    ),
    "waiters that are no folder": (
        f'{HEAD}waiters = ["waiters"]\n{CHOSEN}',
        ':4: [tool.botoforge]: waiters takes a folder, such as "waiters"',
    ),
    "an output that is no text": (
        '[tool.botoforge]\npackage = "p"\noutput = 1\n',
        ":3: [tool.botoforge]: output has to be a string; for example",
    ),
    "a hyphen in the package": (
        '[tool.botoforge]\noutput = "src"\npackage = "my-app.aws"\n',
        ":3: 'my-app.aws' is not a valid import name: did you mean 'my_app.aws'?",
    ),
    "a keyword in the package": (
        '[tool.botoforge]\npackage = "myapp.import"\noutput = "src"\n',
        ":2: 'myapp.import' is not a valid import name: take one such as 'myapp.aws'",
    ),
    "services that are no table": (
        f'{HEAD}services = ["jobs"]\n',
        ":4: [tool.botoforge]: services has to be a table; for example",
    ),
    "no services": (HEAD, ":2: no operation is chosen; `botoforge add SERVICE OPERATION`"),
    "a text for a list": (
        f'{HEAD}\n[tool.botoforge.services]\njobs = "DescribeJob"\n',
        ':6: [tool.botoforge.services]: jobs takes a list of operation names, or "*"',
    ),
    "a number in the list": (
        f"{HEAD}\n[tool.botoforge.services]\njobs = [1]\n",
        ':6: [tool.botoforge.services]: jobs takes a list of operation names, or "*"',
    ),
    "an empty list": (
        f"{HEAD}\n[tool.botoforge.services]\njobs = []\n",
        ":6: no operation of jobs is chosen; name one, or delete the line",
    ),
    "a service": (
        f'{HEAD}{CHOSEN}quicksigth = ["DescribeTopicRefresh"]\n',
        ":7: unknown service 'quicksigth': did you mean 'quicksight'?",
    ),
    "an underscore in a service": (
        f'{HEAD}{CHOSEN}night_jobs = ["DescribeNight"]\n',
        ":7: unknown service 'night_jobs': did you mean 'night-jobs'?",
    ),
    "an operation": (
        f'{HEAD}\n[tool.botoforge.services]\njobs = [\n  "StopJob",\n  "DescribeJobs",\n]\n',
        ":8: service jobs: unknown operation 'DescribeJobs': did you mean 'DescribeJob'?",
    ),
    "an operation of another service": (
        f'{HEAD}{CHOSEN}night-jobs = ["DescribeJob"]\n',
        ":7: service night-jobs: unknown operation 'DescribeJob': did you mean 'DescribeNight'?",
    ),
    "an operation twice": (
        f'{HEAD}\n[tool.botoforge.services]\njobs = [\n  "StopJob",\n  "stop_job",\n]\n',
        ":8: StopJob is chosen twice: delete one of the two",
    ),
    "all and one": (
        f'{HEAD}\n[tool.botoforge.services]\njobs = ["StopJob", "*"]\n',
        ':6: "*" chooses every operation of jobs: it has to stand alone',
    ),
    "names of no service": (
        f'{HEAD}{CHOSEN}[tool.botoforge.names]\n"jbs Status" = "State"\n',
        ":8: [tool.botoforge.names]: unknown service 'jbs': did you mean 'jobs'?",
    ),
    "names of nothing": (
        f'{HEAD}{CHOSEN}[tool.botoforge.names]\n"jobs Status.DON" = "State"\n',
        ":8: [tool.botoforge.names]: unknown name 'Status.DON': did you mean 'Status.DONE'?",
    ),
    "names without a service": (
        f'{HEAD}{CHOSEN}[tool.botoforge.names]\nStatus = "State"\n',
        ":8: [tool.botoforge.names]: an entry reads ",
    ),
}


@pytest.mark.parametrize("command", ["generate", "check"])
@pytest.mark.parametrize(
    ("text", "message"), WRONG_CONFIGURATIONS.values(), ids=WRONG_CONFIGURATIONS
)
def test_wrong_configuration(generated: Project, text: str, message: str, command: str) -> None:
    """What is wrong gets one line with its place and the nearest valid word; nothing changes."""
    generated.configure(text)
    state = generated.state()

    result = generated.run(command)

    assert result.status == 2
    assert result.output == ""
    message = message.replace("{folder}", str(generated.folder))
    assert result.errors.startswith(f"botoforge: error: {generated.config}{message}")
    assert EXAMPLE.sub("\n", result.errors).count("\n") == 1
    assert state == generated.state()


WRONG_CALLS = {
    "list jbs": "unknown service 'jbs': did you mean 'jobs'? (`botoforge list` names them all)",
    "list QuickSigth": "unknown service 'QuickSigth': did you mean 'quicksight'?",
    "list jobs --config none.toml": "none.toml: there is no such file",
    "generate --config none.toml": "none.toml: there is no such file",
    "generate --models none": "model folder none: there is no such folder",
    "generate --models src": "model folder src: it holds no model; expected ",
    "add jbs StopJob": "unknown service 'jbs': did you mean 'jobs'?",
    "add jobs StopJbo": "service jobs: unknown operation 'StopJbo': did you mean 'StopJob'?",
    "add jobs": "the following arguments are required: OPERATION (see `botoforge add --help`)",
    "remove jbs StopJob": "{config}:6: no operation of 'jbs' is chosen: did you mean 'jobs'?",
    "remove jobs StopJob": "{config}:6: 'StopJob' is not chosen: choose from DescribeJob",
    "remove jobs DescribeJbo": "{config}:6: 'DescribeJbo' is not chosen: did you mean ",
    "remove jobs DescribeJob": "{config}:6: DescribeJob is the only operation that is chosen; ",
    "add jobs DescribeJob StopJbo": "service jobs: unknown operation 'StopJbo': did you mean ",
    "add sqs PutObject": "service sqs: unknown operation 'PutObject'",
    "generat": "unknown command 'generat': did you mean 'generate'? (see `botoforge --help`)",
    "generate --confg x": "unknown option '--confg': did you mean '--config'? (see ",
    "generate jobs": "unexpected argument 'jobs' (see `botoforge generate --help`)",
}


@pytest.mark.parametrize(("call", "message"), WRONG_CALLS.items())
def test_wrong_call(generated: Project, call: str, message: str) -> None:
    """A wrong call gets one line with the nearest valid word; nothing changes."""
    state = generated.state()

    result = generated.run(*call.split())

    assert result.status == 2
    assert result.output == ""
    message = message.format(config=generated.config)
    assert result.errors.startswith(f"botoforge: error: {message}")
    assert result.errors.count("\n") == 1
    assert state == generated.state()


def test_remove_one_of_all(project: Project) -> None:
    """Of a service that is chosen as a whole no operation can be taken out."""
    project.configure(f'{HEAD}\n[tool.botoforge.services]\njobs = "*"\n')

    result = project.run("remove", "jobs", "StopJob")

    assert result.status == 2
    assert f"{project.config}:6: every operation of jobs is chosen; write a list" in result.errors


def test_no_configuration(tmp_path: Path) -> None:
    """Where there is none, the folder is named and an example given."""
    project = Project(tmp_path)

    result = project.run("generate")

    assert result.status == 2
    assert f"there is no pyproject.toml in {tmp_path} or above it" in result.errors
    assert EXAMPLE.search(result.errors)


BROKEN_MODELS = {
    "no JSON": '{\n "metadata": x\n}\n',
    "cut off": json.dumps(text_model("jobs", ["DescribeJob"]), indent=1)[:700],
    "no UTF-8": "\udcff",
    "a list": "[]",
    "no metadata": "{}",
    "no shapes": json.dumps(text_model("jobs", ["DescribeJob"]) | {"shapes": {}}),
}


@pytest.mark.parametrize("model", BROKEN_MODELS.values(), ids=BROKEN_MODELS)
def test_broken_model(generated: Project, model: str) -> None:
    """A model that cannot be read is named by its file, and the package stays."""
    file = generated.add_model("jobs", {})
    file.write_bytes(model.encode("utf-8", "surrogateescape"))
    state = generated.state()

    result = generated.run("generate")

    assert result.status == 2
    assert str(file) in result.errors
    assert result.errors.count("\n") == 1
    assert state == generated.state()


def test_current_folder_that_is_gone(project: Project) -> None:
    """A shell may still stand in a folder that was replaced."""
    gone = project.folder / "gone"
    gone.mkdir()
    program = f"import os, sys; os.rmdir({str(gone)!r}); os.execv(sys.executable, sys.argv[1:])"
    result = run(gone, sys.executable, "-P", "-c", program, *COMMAND, "generate")

    message = "botoforge: error: the current folder is gone: change to the project again\n"
    assert (2, message) == (result.status, result.errors)


# --- The process ----------------------------------------------------------------------------------


def test_version(project: Project) -> None:
    """The version is printed with that of botocore: both determine the output."""
    assert re.fullmatch(r"botoforge \S+, botocore \S+\n", project.succeed("--version"))


@pytest.mark.parametrize("library", ["jinja2", "markdownify", "tomlkit"])
def test_without_the_libraries_of_the_generator(project: Project, library: str) -> None:
    """Help is there with the SDK alone; the rest names the extra that is missing."""
    program = (
        f"import sys; sys.modules[{library!r}] = None; "
        "from botoforge_codegen.cli import main; sys.exit(main())"
    )

    command = (sys.executable, "-c", program, "add")
    helped = run(project.folder, *command, "--help")
    refused = run(project.folder, *command, "jobs", "StopJob", "--models", "models")

    assert (helped.status, helped.errors) == (0, "")
    assert refused.status == 2
    advice = "pip install argcomplete jinja2 markdownify platformdirs rich tomlkit"
    assert f"botoforge: error: {library} is not installed: {advice}\n" == refused.errors


FROM_AN_INDEX = re.compile(
    r"botoforge\[\w|\b(?:install|add|uvx|pipx run)\b"
    r"(?! --from '[^']*\.whl)[^\n`#;]*\sbotoforge(?![-\w])"
)
"""Where a text says to install this project as if an index had it."""


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("python3 -m pip install --upgrade botoforge", True),
        ("install `botoforge[aio]`", True),
        ('(`pip install "botoforge[testing]"`)', True),
        ("uv add botoforge", True),
        ("uvx botoforge list", True),
        ("uvx --from '/tmp/botoforge-0.1.0-py3-none-any.whl[codegen]' botoforge list", False),
        ("python3 -m pip install '/tmp/botoforge-0.1.0-py3-none-any.whl[codegen]'", False),
        ("pip install '.[aio]'", False),
        ("`botoforge add sqs ReceiveMessage`", False),
    ],
)
def test_what_is_found_from_an_index(text: str, is_found: bool) -> None:
    """The rule finds what it should, and nothing else."""
    assert is_found == bool(FROM_AN_INDEX.search(text))


def test_nothing_is_installed_from_an_index() -> None:
    """This project is on no index: a checkout, a wheel or a library is what a text installs."""
    found = [
        f"{file}:{number}: {line}"
        for pattern in ("*.md", "docs/**/*.md", "*/**/*.py", "*/**/*.jinja", "*.toml", "*.py")
        for file in sorted(ROOT.glob(pattern))
        if "tests" not in file.parts and not file.parts[len(ROOT.parts)].startswith(".")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if FROM_AN_INDEX.search(line)
    ]

    assert not found


def wait_for_line(process: subprocess.Popen[str]) -> str:
    """Read the first line of what a process says about itself."""
    assert process.stderr is not None
    return process.stderr.readline()


def test_two_runs_at_once(generated: Project) -> None:
    """A run waits for another one, says so, and then works with what that has left."""
    with held(generated.config):
        process = generated.start("add", "jobs", "StopJob")
        said = wait_for_line(process)
        assert f"botoforge: waiting for another botoforge in {generated.folder}\n" == said
        generated.choose("DescribeJob", "DescribeRun")

    assert end(process).status == 0
    assert services(generated) == {"jobs": ["DescribeJob", "DescribeRun", "StopJob"]}
    generated.succeed("check")


def test_both_of_two_runs_count(generated: Project) -> None:
    """Of two operations that are chosen at the same moment none is lost."""
    runs = [generated.start("add", "jobs", word) for word in ("StopJob", "DescribeRun")]

    assert [end(run).status for run in runs] == [0, 0]
    output = generated.succeed("list", "jobs")
    assert [line[0] for line in output.splitlines()] == ["*"] * 4
    generated.succeed("check")


def test_interrupt(generated: Project) -> None:
    """Ctrl-C ends the command with one line and the usual status."""
    state = generated.state()
    with held(generated.config):
        process = generated.start("generate")
        wait_for_line(process)
        process.send_signal(signal.SIGINT)
        result = end(process)

    assert (
        result.status,
        result.errors,
    ) == (130, "botoforge: interrupted; nothing is left half written\n")
    assert state == generated.state()
