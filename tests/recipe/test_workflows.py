"""The workflows in `examples/ci/`: what GitHub takes, what is safe, and what their commands do."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import botocore
import pytest
from support.projects import HEAD, ROOT, succeed, text_model, write_model
from support.workflows import Hub, Run, git, write_stand_ins

EXAMPLES = ROOT / "examples" / "ci"
RELEASE = ROOT / ".github" / "workflows" / "release.yml"
WORKFLOWS = [*sorted(EXAMPLES.glob("*.yml")), RELEASE]
CHECK = EXAMPLES / "botoforge-check.yml"
UPDATE = EXAMPLES / "botoforge-update.yml"
PROGRAMS = Path(sys.executable).parent
BRANCH = "botoforge-models"
PACKAGE = "src/myapp/aws"

Edit = Callable[[dict[str, Any]], object]


def test_github_takes_the_workflows() -> None:
    """They have the form that GitHub's own schema asks for."""
    result = judge_workflows("check-jsonschema", "--builtin-schema", "vendor.github-workflows")

    assert (len(WORKFLOWS), result.returncode) == (3, 0), result.stdout


def test_the_workflows_are_safe() -> None:
    """Actions are pinned, permissions are the least, no text of others stands in a command."""
    options = ("--offline", "--no-progress", "--no-config", "--persona", "pedantic")
    result = judge_workflows("zizmor", *options)

    assert result.returncode == 0, result.stdout


def judge_workflows(program: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a program that judges the workflows."""
    return subprocess.run(
        [PROGRAMS / program, *options, *WORKFLOWS],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


class MovingHub(Hub):
    """A repository whose package is made from models that can be edited."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, str(folder / "bin"))
        self.models = folder / "models"
        self.options = ("--models", str(self.models))

    def edit(self, edit: Edit) -> None:
        """Edit the model."""
        (file,) = self.models.glob("jobs/*/service-2.json")
        model = json.loads(file.read_bytes())
        edit(model)
        file.write_text(json.dumps(model), "utf-8")

    def run_here(self, workflow: Path) -> Run:
        """Run a workflow, with these models."""
        return self.run(workflow, OPTIONS=" ".join(self.options))

    @contextmanager
    def committing(self, branch: str) -> Generator[Path]:
        """Work in a clone of a branch; what was edited is pushed, as a commit of somebody else."""
        work = self.name_folder("work")
        git(self.folder, "clone", "--quiet", str(self.remote), str(work))
        git(work, "switch", "--quiet", *(("--orphan",) if not self.has("main") else ()), branch)
        yield work
        git(work, "add", "--all")
        git(work, "commit", "--quiet", "--message", "work")
        git(work, "push", "--quiet", "origin", branch)

    def has(self, branch: str) -> bool:
        """Tell whether the repository has a branch."""
        return bool(git(self.remote, "branch", "--list", branch))

    def read(self, path: str, branch: str = BRANCH) -> str:
        """Read a file on a branch."""
        return git(self.remote, "show", f"{branch}:{path}")

    def pushed(self) -> list[str]:
        """List the files that the branch of the job changes."""
        return git(self.remote, "diff", "--name-only", "main", BRANCH).splitlines()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a package, to be copied."""
    folder = tmp_path_factory.mktemp("made") / "hub"
    write_stand_ins(folder / "bin")
    hub = MovingHub(folder)
    write_model(hub.models, "jobs", text_model("jobs", ["DescribeJob", "DescribeRun"]))
    with hub.committing("main") as work:
        services = '\n[tool.botoforge.services]\njobs = ["DescribeJob", "DescribeRun"]\n'
        (work / "pyproject.toml").write_text(HEAD + services, "utf-8")
        succeed(work, "generate", *hub.options)
    return folder


@pytest.fixture
def hub(made: Path, tmp_path: Path) -> MovingHub:
    """A repository with a package."""
    shutil.copytree(made, tmp_path / "hub")
    return MovingHub(tmp_path / "hub")


# --- Models that move -----------------------------------------------------------------------------


def add_value(model: dict[str, Any]) -> None:
    """Add a status, which is notable."""
    model["shapes"]["Status"]["enum"].append("PAUSED")


def add_member(model: dict[str, Any]) -> None:
    """Add a member to an output, which is compatible."""
    model["shapes"]["DescribeJobResponse"]["members"]["Reason"] = {"shape": "Id"}


def remove_member(model: dict[str, Any]) -> None:
    """Remove a member of an output, which is breaking."""
    del model["shapes"]["DescribeRunResponse"]["members"]["Status"]


def remove_operation(model: dict[str, Any]) -> None:
    """Remove an operation that the project uses."""
    del model["operations"]["DescribeRun"]


def change_words(model: dict[str, Any]) -> None:
    """Change documentation only."""
    model["operations"]["DescribeJob"]["documentation"] = "<p>Other words.</p>"


def reorder(model: dict[str, Any]) -> None:
    """Change what no user can see, outside of what the project uses."""
    model["shapes"]["Unused"] = {"type": "string"}


# --- The weekly job -------------------------------------------------------------------------------


def test_nothing_moved(hub: MovingHub) -> None:
    """Nothing is pushed, and GitHub is not called."""
    hub.edit(reorder)

    run = hub.run_here(UPDATE)

    assert not run.has_failed, run.log
    assert "nothing to do" in run.log
    assert hub.state()["calls"] == []
    assert not hub.has(BRANCH)


TITLE = f"AWS models of botocore {botocore.__version__}"


@pytest.mark.parametrize(
    ("edit", "counts"),
    [
        pytest.param(
            change_words, "0 breaking, 0 notable, 1 compatible changes", marks=pytest.mark.slow
        ),
        (add_member, "0 breaking, 0 notable, 1 compatible changes"),
        pytest.param(
            add_value, "0 breaking, 1 notable, 0 compatible changes", marks=pytest.mark.slow
        ),
        (remove_member, "1 breaking, 0 notable, 0 compatible changes"),
    ],
)
def test_pull_request(hub: MovingHub, edit: Edit, counts: str) -> None:
    """It holds the package alone and the report, and is labelled where code breaks.

    Another one from a fork, whose branch has the same name, is left alone.
    """
    theirs = {"url": "theirs", "head": BRANCH, "base": "main", "isCrossRepository": True}
    hub.save({**hub.state(), "pulls": [theirs]})
    hub.edit(edit)

    run = hub.run_here(UPDATE)

    assert not run.has_failed, run.log
    untouched, pull = hub.state()["pulls"]
    assert untouched == theirs
    is_breaking = edit is remove_member
    assert pull["title"] == (f"{TITLE} (breaking)" if is_breaking else TITLE)
    assert pull["labels"] == (["breaking"] if is_breaking else [])
    assert (pull["head"], pull["base"]) == (BRANCH, "main")
    assert f"**{counts}**" in pull["body"]
    assert pull["body"] == (run.folder / "summary").read_text("utf-8")
    assert hub.pushed()
    assert all(path.startswith(f"{PACKAGE}/") for path in hub.pushed())
    assert hub.state()["issues"] == []
    assert list_changes(run, hub.options) == list_changes(run, ())


def test_pull_request_is_renewed(hub: MovingHub) -> None:
    """While one is open there is no second one; its title, label and text follow the models."""
    hub.edit(remove_member)
    hub.run_here(UPDATE)
    hub.edit(lambda model: model.update(text_model("jobs", ["DescribeJob", "DescribeRun"])))
    hub.edit(add_value)
    with hub.committing("main") as work:
        (work / "README").write_text("later\n", "utf-8")

    run = hub.run_here(UPDATE)

    assert not run.has_failed, run.log
    (pull,) = hub.state()["pulls"]
    assert (pull["title"], pull["labels"]) == (TITLE, [])
    assert "enum-value-added" in pull["body"]
    assert "PAUSED" in hub.read(f"{PACKAGE}/jobs/_shared_status.py")
    assert all(path.startswith(f"{PACKAGE}/") for path in hub.pushed())


@pytest.mark.slow
def test_commits_of_others_are_kept(hub: MovingHub) -> None:
    """Work that somebody has added to the branch is not overwritten, and an issue says so."""
    hub.edit(add_member)
    hub.run_here(UPDATE)
    with hub.committing(BRANCH) as work:
        (work / "fix.py").write_text("", "utf-8")

    run = hub.run_here(UPDATE)

    assert run.has_failed
    assert f"::error::{BRANCH} has a commit of somebody else: merge its pull request" in run.log
    assert "fix.py" in hub.pushed()
    assert len(hub.state()["issues"]) == 1


def test_removed_operation(hub: MovingHub) -> None:
    """The job fails; an issue has the message and the report, and later runs are comments on it."""
    hub.edit(remove_operation)

    runs = [hub.run_here(UPDATE), hub.run_here(UPDATE)]

    assert [run.has_failed for run in runs] == [True, True]
    state = hub.state()
    assert state["pulls"] == []
    (issue,) = state["issues"]
    assert (issue["title"], issue["labels"]) == (
        "Newer AWS models: the weekly job failed",
        ["botoforge"],
    )
    (comment,) = issue["comments"]
    assert comment.partition("## What moved")[2] == issue["body"].partition("## What moved")[2]
    assert issue["body"].startswith("https://github.example/o/r/actions/runs/7 has failed.\n\n    ")
    assert "no longer has jobs DescribeRun: `botoforge remove SERVICE" in issue["body"]
    assert "**operation-removed** (breaking) `jobs.JobsClient.describe_run`" in issue["body"]


def test_failure_before_the_report(hub: MovingHub) -> None:
    """Whatever fails, an issue says where to look."""
    with hub.committing("main") as work:
        (work / "pyproject.toml").write_text("[tool.botoforge", "utf-8")

    run = hub.run_here(UPDATE)

    assert run.has_failed
    (issue,) = hub.state()["issues"]
    assert issue["body"].startswith("https://github.example/o/r/actions/runs/7 has failed.")


def list_changes(run: Run, options: Sequence[str]) -> list[Any]:
    """List the changes between the committed package and the models, or the package of the job.

    Args:
        run: A run of the weekly job.
        options: Those with which the models are found; empty for the package.
    """
    old = run.folder / "old"
    if not old.exists():
        git(run.checkout, "worktree", "add", "--quiet", "--detach", str(old), "origin/main")
    new = "installed" if options else str(run.checkout / PACKAGE)
    sides = (str(old / PACKAGE), new)
    what = ("--documentation", "--format", "json")
    report = json.loads(succeed(run.checkout, "diff", *options, *what, *sides))
    return [change["fingerprint"] for change in report["changes"]]


# --- The check of pull requests -------------------------------------------------------------------


def test_check(hub: MovingHub) -> None:
    """Newer models do not matter; an edit of the package fails, with the difference."""
    hub.edit(add_value)
    good = hub.run(CHECK)
    with hub.committing("main") as work:
        file = work / PACKAGE / "jobs" / "describe_job.py"
        file.write_text(file.read_text("utf-8") + "# mine\n", "utf-8")
    bad = hub.run(CHECK)

    assert (good.has_failed, bad.has_failed) == (False, True), good.log
    assert "up to date" in good.log
    assert "\n-# mine\n" in bad.log
    assert "run `botoforge generate --locked`" in bad.log
    assert hub.state()["calls"] == []
