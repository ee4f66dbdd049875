"""Commands in a project whose models have moved since its package was made."""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from support.projects import HEAD, Project, Result, run_command, text_model

SNAPSHOT = "_models/jobs/2020-01-01"


class MovingProject(Project):
    """A project with two services of its own, whose models can be edited."""

    @contextmanager
    def edited(self, service: str) -> Generator[dict[str, Any]]:
        """Edit the model of a service."""
        (file,) = (self.folder / "models" / service).glob("*/service-2.json")
        model = json.loads(file.read_text("utf-8"))
        yield model
        file.write_text(json.dumps(model), "utf-8")

    def add_status(self, service: str = "jobs") -> None:
        """Let the service have one more status."""
        with self.edited(service) as model:
            model["shapes"]["Status"]["enum"].append("PAUSED")

    def read(self, path: str) -> str:
        """Read a file of the package."""
        return (self.package / path).read_text("utf-8")

    def choose_both(self, jobs: list[str]) -> None:
        """Choose operations of both services."""
        self.configure(
            f"{HEAD}\n[tool.botoforge.services]\n"
            f'jobs = {json.dumps(jobs)}\nnight-jobs = ["DescribeNight"]\n'
        )


@pytest.fixture
def project(tmp_path: Path) -> MovingProject:
    """A project with a package that is up to date."""
    project = MovingProject(tmp_path)
    project.choose_both(["DescribeJob"])
    project.succeed("generate")
    return project


# --- generate -------------------------------------------------------------------------------------


def test_generate_says_what_moved(project: MovingProject) -> None:
    """The counts, then what is breaking or notable, each with what to do."""
    project.add_status()
    with project.edited("night-jobs") as model:
        del model["shapes"]["DescribeNightResponse"]["members"]["Status"]
        model["shapes"]["DescribeNightResponse"]["members"]["State"] = {"shape": "Status"}

    output = project.succeed("generate")

    assert "the models have moved:\n1 breaking, 1 notable, 1 compatible changes\n" in output
    lines = output.partition("compatible changes\n")[2].splitlines()
    assert lines[0].startswith("breaking  member-removed  night-jobs  DescribeNightResponse.Status")
    assert lines[3].startswith("notable  enum-value-added  jobs  Status.PAUSED")
    assert "aws.jobs." not in output
    assert "have moved" not in project.succeed("generate")


def test_generate_without_a_snapshot(project: MovingProject) -> None:
    """A package made before there were snapshots gets one, and nothing has moved."""
    remove_snapshots(project)
    project.add_status()

    assert "have moved" not in project.succeed("generate")
    assert "PAUSED" in project.read(f"{SNAPSHOT}/service-2.json")
    project.succeed("check")


def remove_snapshots(project: MovingProject) -> None:
    """Make the package as it was before there were snapshots."""
    shutil.rmtree(project.package / "_models")
    manifest = project.package / "manifest.json"
    kept = [path for path in json.loads(manifest.read_bytes())["files"] if "_models" not in path]
    manifest.write_text(json.dumps({"files": kept}, indent=1) + "\n", "utf-8")


def test_generate_with_a_broken_snapshot(project: MovingProject) -> None:
    """What has moved since a snapshot that cannot be read is unknown; the new one is whole."""
    (project.package / SNAPSHOT / "service-2.json").write_text("<<<<<<< main\n{}", "utf-8")

    result = project.run("generate")

    assert result.status == 0
    assert f"warning: what has moved is unknown: snapshot {project.package}/" in result.errors
    assert f"{SNAPSHOT}/service-2.json is broken" in result.errors
    project.succeed("check")


def test_only_the_order_has_moved(project: MovingProject) -> None:
    """What nobody can see is no change, but the package differs, and both commands say why."""
    with project.edited("jobs") as model:
        members = model["shapes"]["DescribeJobResponse"]["members"]
        members["Reason"] = {"shape": "Id"}
    project.succeed("generate")
    with project.edited("jobs") as model:
        members = model["shapes"]["DescribeJobResponse"]["members"]
        model["shapes"]["DescribeJobResponse"]["members"] = dict(reversed(members.items()))

    result = project.run("check")

    assert result.status == 3
    assert "moved: only the order of members, names without classes or what" in result.output
    assert "in jobs" in result.output
    assert "only the order" in project.succeed("generate")
    project.succeed("check")


def test_line_endings_are_no_move(project: MovingProject) -> None:
    """A checkout with other line endings is written anew, and no model has moved."""
    for file in (project.package / SNAPSHOT).iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    assert project.run("check").status == 1
    output = project.succeed("generate")

    assert "3 files written" in output
    assert "moved" not in output


def test_names_of_the_project_are_no_move(project: MovingProject) -> None:
    """A Python name that the project sets breaks code, but the models are as they were."""
    names = '[tool.botoforge.names]\n"jobs Status" = "JobState"\n"jobs Status.DONE" = "ENDED"\n'
    project.configure(project.config.read_text("utf-8") + names)

    output = project.succeed("generate", "--locked")

    assert "Python names have changed:\n2 breaking, 0 notable" in output
    assert "models have moved" not in output


# --- check ----------------------------------------------------------------------------------------


def edit_package(project: MovingProject) -> None:
    """Edit a module of the package."""
    module = project.package / "jobs" / "describe_job.py"
    module.write_text(module.read_text("utf-8") + "# mine\n", "utf-8")


def edit_snapshot(project: MovingProject) -> None:
    """Edit the snapshot in the package."""
    file = project.package / SNAPSHOT / "service-2.json"
    file.write_text(file.read_text("utf-8").replace("RUNNING", "WALKING"), "utf-8")


def choose_more(project: MovingProject) -> None:
    """Choose one more operation by hand."""
    project.choose_both(["DescribeJob", "StopJob"])


EDITS = pytest.mark.parametrize("edit", [edit_package, edit_snapshot, choose_more])


def test_check_moved(project: MovingProject) -> None:
    """If the models alone have moved it ends with 3, and lists the changes."""
    project.add_status()

    result = project.run("check")

    assert result.status == 3
    assert "0 breaking, 1 notable, 0 compatible changes" in result.output
    assert "Status.PAUSED" in result.output
    assert "---" not in result.output
    assert "the models of botocore" in result.errors
    assert "have moved: run `botoforge generate --models" in result.errors
    project.succeed("check", "--locked")


def test_check_compatible_moves(project: MovingProject) -> None:
    """What is compatible is counted, with the command that lists it."""
    with project.edited("jobs") as model:
        model["shapes"]["DescribeJobResponse"]["members"]["Reason"] = {"shape": "Id"}

    result = project.run("check")

    assert result.status == 3
    assert "0 breaking, 0 notable, 1 compatible changes\n" in result.output
    command = result.output.splitlines()[-1].split("`")[1]
    listed = run_command(project.folder, *shlex.split(command)[1:])
    assert listed.status == 0
    assert "member-added-optional  jobs  DescribeJobResponse.Reason" in listed.output
    assert (
        "1 service compared\n"
        in run_command(project.folder, "diff", "models", "models", "--services", "jobs").output
    )


@EDITS
def test_check_edited(project: MovingProject, edit: Callable[[MovingProject], None]) -> None:
    """If something was edited it ends with 1, and shows the difference."""
    edit(project)

    for words in (["check"], ["check", "--locked"] if edit is not choose_more else ["check"]):
        result = project.run(*words)

        assert result.status == 1
        assert "+++ src/myapp/aws" in result.output
        assert "have moved" not in result.output or edit is edit_snapshot
        assert "not as botoforge generates them from the snapshot in it" in result.errors or (
            words[-1] == "--locked"
        )


@EDITS
def test_check_both(project: MovingProject, edit: Callable[[MovingProject], None]) -> None:
    """If both hold, both are shown, and it ends with 1."""
    project.add_status("night-jobs")
    edit(project)

    result = project.run("check")

    assert result.status == 1
    assert "+++ src/myapp/aws/" in result.output
    assert "enum-value-added  night-jobs  Status.PAUSED" in result.output
    assert "_models/night-jobs" not in result.output


def test_check_without_a_snapshot(project: MovingProject) -> None:
    """A package made before there were snapshots differs from what would be written."""
    remove_snapshots(project)

    result = project.run("check")

    assert (result.status, "have moved" in result.output) == (1, False)
    assert f"+++ src/myapp/aws/{SNAPSHOT}/service-2.json" in result.output
    assert "not as botoforge generates them with botocore" in result.errors


def test_check_of_a_removed_operation(project: MovingProject) -> None:
    """An operation that the models no longer have is a breaking change."""
    with project.edited("jobs") as model:
        del model["operations"]["DescribeJob"]

    result = project.run("check")

    assert result.status == 3
    assert "breaking  operation-removed  jobs  DescribeJob" in result.output
    refused = project.run("generate")
    assert refused.status == 2
    assert "no longer has jobs DescribeJob: `botoforge remove SERVICE" in refused.errors
    project.succeed("generate", "--locked")


def test_check_of_an_operation_that_now_sends_a_stream(project: MovingProject) -> None:
    """It is told by the rule that `diff` has for it, too."""
    with project.edited("jobs") as model:
        shapes = model["shapes"]
        event = {"type": "structure", "event": True, "members": {"Id": {"shape": "Id"}}}
        stream = {"type": "structure", "eventstream": True, "members": {"Event": {"shape": "E"}}}
        members = {"Id": {"shape": "Id"}, "Events": {"shape": "Events"}}
        request = {"type": "structure", "members": members}
        shapes |= {"E": event, "Events": stream, "DescribeJobRequest": request}

    result = project.run("check")

    assert result.status == 3
    assert "breaking  operation-not-callable  jobs  DescribeJob" in result.output
    assert "operation-removed" not in result.output


@EDITS
def test_check_of_a_removed_operation_and_an_edit(
    project: MovingProject, edit: Callable[[MovingProject], None]
) -> None:
    """An edit is not hidden by an operation that the models no longer have."""
    with project.edited("jobs") as model:
        del model["operations"]["DescribeJob"]
    edit(project)

    result = project.run("check")

    assert result.status == 1
    assert "+++ src/myapp/aws/" in result.output
    assert "breaking  operation-removed  jobs  DescribeJob" in result.output
    assert "not as botoforge generates them from the snapshot in it" in result.errors


def test_check_without_the_models_of_a_service(project: MovingProject) -> None:
    """A service that is not found may be one of the user's own, whose folder was not named."""
    result = run_command(project.folder, "check")

    assert result.status == 3
    assert "a service of your own is found in the folders of `models`" in result.errors


# --- update, add, remove --------------------------------------------------------------------------


def test_update(project: MovingProject) -> None:
    """Only the named services get newer models."""
    project.add_status("jobs")
    project.add_status("night-jobs")

    output = project.succeed("update", "night-jobs")

    assert "Status.PAUSED" in output
    assert "jobs  Status" not in output.replace("night-jobs  Status", "")
    assert "PAUSED" not in project.read("jobs/describe_job.py")
    assert "PAUSED" in project.read("night_jobs/describe_night.py")
    assert project.run("check").status == 3
    project.succeed("update")
    project.succeed("check")


def test_update_of_an_unknown_service(project: MovingProject) -> None:
    """A service that is not chosen is named, with the nearest that is."""
    result = project.run("update", "night_jbs")

    assert result.status == 2
    assert "pyproject.toml:" in result.errors
    assert "no operation of 'night_jbs' is chosen: did you mean 'night-jobs'?" in result.errors


def test_update_of_a_service_that_is_gone(project: MovingProject) -> None:
    """It says what to do, as `generate` does, and nothing of services that are not updated."""
    shutil.rmtree(project.folder / "models" / "jobs")

    refused = project.run("update", "jobs")

    assert refused.status == 2
    assert "no longer has jobs service: `botoforge remove SERVICE" in refused.errors
    project.succeed("update", "night-jobs")


def test_add_moves_nothing(project: MovingProject) -> None:
    """What is in the package stays, even its documentation, if the new operation shares nothing."""
    project.add_status("night-jobs")
    with project.edited("jobs") as model:
        model["operations"]["DescribeJob"]["documentation"] = "<p>New words.</p>"
        model["shapes"]["StopJobResponse"]["members"]["Again"] = {"shape": "Id"}

    output = project.succeed("add", "jobs", "StopJob")

    assert "have moved" not in output
    assert "New words" not in project.read("jobs/client.py")
    assert "again: str | None" in project.read("jobs/stop_job.py")
    assert "PAUSED" not in project.read("night_jobs/describe_night.py")
    project.succeed("check", "--locked")


def test_add_what_does_not_fit(project: MovingProject) -> None:
    """If a shape in the package has moved, nothing is written; changes and two ways are told."""
    project.add_status()
    before = project.state()

    result = project.run("add", "jobs", "StopJob")

    assert result.status == 2
    assert before == project.state()
    assert (
        "has another version of what StopJob shares with operations in the package" in result.errors
    )
    assert "enum-value-added  jobs  Status.PAUSED" in result.errors
    assert "`botoforge update jobs`" in result.errors
    assert "`botoforge add jobs StopJob --update`" in result.errors


def test_add_what_does_not_fit_but_is_compatible(project: MovingProject) -> None:
    """Of changes that break nothing, those beside worse ones are counted; alone they are listed."""
    with project.edited("jobs") as model:
        model["shapes"]["Status"]["pattern"] = ".*"

    alone = project.run("add", "jobs", "StopJob").errors
    project.add_status()
    beside = project.run("add", "jobs", "StopJob").errors

    assert "\n0 breaking, 0 notable, 1 compatible changes\ncompatible  pattern-changed" in alone
    assert "\n0 breaking, 1 notable, 1 compatible changes\nnotable  enum-value-added" in beside
    assert "pattern-changed" not in beside


def test_add_with_update(project: MovingProject) -> None:
    """With --update the whole service moves, and no other."""
    project.add_status()
    project.add_status("night-jobs")

    output = project.succeed("add", "jobs", "StopJob", "--update")

    assert "Status.PAUSED" in output
    assert "PAUSED" in project.read("jobs/_shared_status.py")
    assert "PAUSED" not in project.read("night_jobs/describe_night.py")


def test_add_after_update(project: MovingProject) -> None:
    """The other way that `add` names leads to the same package."""
    project.add_status()
    project.succeed("add", "jobs", "StopJob", "--update")
    expected = project.tree()
    project.succeed("remove", "jobs", "StopJob")
    project.succeed("update", "jobs")
    project.succeed("add", "jobs", "StopJob")

    assert expected == project.tree()


def test_remove_moves_nothing(project: MovingProject) -> None:
    """An operation less leaves the models of the others as they are."""
    project.succeed("add", "jobs", "StopJob")
    project.add_status()

    output = project.succeed("remove", "jobs", "StopJob")

    assert "have moved" not in output
    assert "PAUSED" not in project.read("jobs/describe_job.py")
    project.succeed("check", "--locked")


# --- --locked -------------------------------------------------------------------------------------


def test_locked_needs_no_models(project: MovingProject) -> None:
    """Models are read from the package alone, whatever has become of the others."""
    before = project.tree()
    shutil.rmtree(project.folder / "models")

    assert "nothing to do" in project.succeed("generate", "--locked")
    project.succeed("check", "--locked")
    assert before == project.tree()


def test_locked_heals(project: MovingProject) -> None:
    """Modules are written again from the snapshot, and the newer models are not looked at."""
    before = project.tree()
    project.add_status()
    edit_package(project)
    (project.package / "jobs" / "errors.py").unlink()

    project.succeed("generate", "--locked")

    assert before == project.tree()


def test_names_under_locked(project: MovingProject) -> None:
    """The configuration is read as it stands; a name for what no operation reaches is let be."""
    text = project.config.read_text("utf-8")
    names = (
        '\n[tool.botoforge.names]\n"jobs Status.DONE" = "ENDED"\n"jobs StopJobRequest" = "Stop"\n'
    )
    project.configure(text + names + '"sqs Message" = "Letter"\n')

    project.succeed("generate", "--locked")

    assert 'ENDED = "DONE"' in project.read("jobs/describe_job.py")
    project.succeed("check", "--locked")


LOCKED_PROBLEMS = {
    'jobs = ["StopJob"]': "does not hold the operation 'StopJob': run `botoforge add jobs StopJob`",
    'jobs = "*"': "holds only some operations of jobs: run `botoforge update jobs`",
    'sqs = ["SendMessage"]': "holds no snapshot of sqs: run `botoforge generate` without --locked",
}


@pytest.mark.parametrize("services", LOCKED_PROBLEMS)
def test_locked_lacks_something(project: MovingProject, services: str) -> None:
    """What is chosen, but not in the snapshot, is named with the command that takes it."""
    project.configure(f"{HEAD}\n[tool.botoforge.services]\n{services}\n")

    result = project.run("generate", "--locked")

    assert result.status == 2
    assert LOCKED_PROBLEMS[services] in result.errors
    assert f"{project.config}:" in result.errors


def break_json(content: dict[str, Any]) -> str:
    """Cut a file off."""
    return json.dumps(content)[:-5]


def name_unknown_shape(content: dict[str, Any]) -> str:
    """Name a shape that the snapshot does not have."""
    return json.dumps({**content, "in_responses": ["DescribeJobResponses"]})


def drop_facts(content: dict[str, Any]) -> str:
    """Leave out what is known of the service."""
    del content["snake_case"]
    return json.dumps(content)


def misspell_phase(content: dict[str, Any]) -> str:
    """Write a phase that is none."""
    return json.dumps({**content, "phases": {"Status": {"DONE": ["OVER"]}}})


@pytest.mark.parametrize("edit", [break_json, name_unknown_shape, drop_facts, misspell_phase])
def test_locked_with_a_broken_snapshot(
    project: MovingProject, edit: Callable[[dict[str, Any]], str]
) -> None:
    """The file and what is wrong with it are named, and what to do."""
    file = project.package / SNAPSHOT / "facts.json"
    file.write_text(edit(json.loads(file.read_bytes())), "utf-8")

    result: Result = project.run("generate", "--locked")

    assert result.status == 2
    assert f"{SNAPSHOT}" in result.errors
    assert "restore the file, or run `botoforge generate`" in result.errors
    assert "Traceback" not in result.errors
    assert "bug in botoforge" not in result.errors


def test_every_operation_locked(project: MovingProject) -> None:
    """A whole service stays whole, though the models have one more operation."""
    project.configure(f'{HEAD}\n[tool.botoforge.services]\njobs = "*"\n')
    project.succeed("generate")
    before = project.tree()
    project.add_model("jobs", text_model("jobs", ["DescribeJob", "DescribeRun", "StopJob", "Try"]))

    project.succeed("generate", "--locked")
    assert before == project.tree()

    assert "operation-added" not in project.succeed("generate")
    assert "def try_(" in project.read("jobs/client.py")


def test_new_waiters_of_ours(project: MovingProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """A waiter that botoforge itself brings is a change of botoforge, with and without --locked."""
    accepted = {"matcher": "path", "argument": "Status", "expected": "DONE", "state": "success"}
    waiter = {"operation": "DescribeJob", "delay": 1, "acceptors": [accepted]}

    def read_waiters(client_name: str) -> list[tuple[str, str, dict[str, Any]]]:
        return [("ours.json", "JobDone", waiter)] if client_name == "jobs" else []

    for module in ("load.waiter_rows", "diff.view"):
        monkeypatch.setattr(f"botoforge_codegen.{module}.read_reviewed_waiters", read_waiters)

    result = project.run("check", "--locked")
    assert result.status == 1
    assert "+    def wait_until_job_done(" in result.output
    result = project.run("check")
    assert (result.status, "have moved" in result.output) == (1, False)
    assert project.run("generate", "--locked").status == 0
    assert "def wait_until_job_done(" in project.read("jobs/client.py")


def test_what_is_left_of_a_snapshot(project: MovingProject) -> None:
    """An empty folder is no snapshot, and neither are files of other programs."""
    models = project.package / "_models"
    shutil.rmtree(models / "night-jobs" / "2020-01-01")
    (models / ".DS_Store").write_bytes(b"")
    (models / "jobs" / "2020-01-01" / "notes.json").mkdir()

    result = project.run("generate", "--locked")

    assert result.status == 2
    assert "holds no snapshot of night-jobs: run `botoforge generate`" in result.errors
    assert ".DS_Store" not in project.run("check", "--locked", "--all").errors
    project.succeed("update", "jobs")
    assert (models / "night-jobs" / "2020-01-01" / "facts.json").is_file()
