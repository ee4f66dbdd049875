"""The sides of a comparison: the same models are the same in all of them; what is refused."""

from __future__ import annotations

import gzip
import json
import shutil
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Final

import pytest
from botoforge_codegen.diff.sides import Side
from botoforge_codegen.load import model_files
from botoforge_codegen.load.file_store import FileStore
from botoforge_codegen.load.store import ModelStore
from support.projects import Result, run_command, succeed, text_model, write_model
from support.sides import (
    INSTALLED_DATA,
    copy_data,
    read_tree,
    write_sdist,
    write_tar,
    write_wheel,
    write_zip,
)

SERVICES: Final = ("cloudcontrol", "cloudsearch", "secretsmanager")
"""One has extras for its paginators, one has two API versions, one has extras for its model."""

CHOICE: Final = """
[tool.botoforge]
package = "made"
output = "."

[tool.botoforge.services]
cloudcontrol = ["ListResources"]
cloudsearch = ["DefineSuggester", "DescribeDomains"]
secretsmanager = "*"
"""

NOTHING: Final = "0 breaking, 0 notable, 0 compatible changes"

KINDS: Final = (
    *("data", "botocore.whl", "botocore.tar.gz", "made", "made.whl", "made/_models"),
    *("models.zip", "installed"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the same models in every kind of side."""
    folder = tmp_path_factory.mktemp("sides")
    data = copy_data(SERVICES, folder / "data")
    write_wheel(folder / "botocore.whl", data)
    write_sdist(folder / "botocore.tar.gz", data)
    write_zip(folder / "models.zip", read_tree(data, ""))
    (folder / "pyproject.toml").write_text(CHOICE)
    succeed(folder, "generate")
    write_zip(folder / "made.whl", read_tree(folder / "made", "somewhere/made/"))
    return folder


def compare(folder: Path, *arguments: str) -> Result:
    """Compare two sides, whatever project is there."""
    return run_command(folder, "diff", *arguments)


@pytest.mark.parametrize(("old", "new"), list(combinations_with_replacement(KINDS, 2)))
def test_the_same_models_are_the_same(old: str, new: str, folder: Path) -> None:
    """The same models have no changes, whatever holds them, with their documentation too."""
    done = compare(folder, old, new, "--documentation", "--services", ",".join(SERVICES))

    assert (done.status, done.errors) == (0, "")
    assert f"{NOTHING}\n" in done.output
    assert "3 services compared\n" in done.output


@pytest.mark.slow
def test_every_service_is_read_as_botocore_does() -> None:
    """The files of each installed service are what botocore's own loader makes of them."""
    ours, installed = Side(str(INSTALLED_DATA)).store, ModelStore()
    assert isinstance(ours, FileStore)
    assert list(ours.services()) == list(installed.services())
    for name in installed.services():
        one, other = ours.service(name).files, installed.service(name).files
        for field in ("api_version", "service", "examples", "waiters", "paginators"):
            assert json.dumps(getattr(one, field)) == json.dumps(getattr(other, field)), name
        assert one.endpoint_rules == other.endpoint_rules


# --- Packages -------------------------------------------------------------------------------------


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """A folder with the models of a service before and after, and packages of some operations."""
    before = text_model("jobs", ["DescribeJob", "DescribeRun", "StopJob", "ListJobs"])
    after = text_model("jobs", ["DescribeJob", "StopJob", "StartJob"])
    after["shapes"]["Status"]["enum"].append("PAUSED")
    write_model(tmp_path / "before", "jobs", before)
    write_model(tmp_path / "after", "jobs", after)
    make(tmp_path, "one", "before", ["DescribeJob", "DescribeRun"])
    make(tmp_path, "two", "after", ["DescribeJob", "StopJob"])
    return tmp_path


def make(folder: Path, package: str, models: str, operations: list[str]) -> None:
    """Generate a package."""
    config = folder / f"{package}.toml"
    config.write_text(
        f'[tool.botoforge]\npackage = "{package}"\noutput = "."\n'
        f"[tool.botoforge.services]\njobs = {json.dumps(operations)}\n"
    )
    succeed(folder, "generate", "--config", config.name, "--models", models)


def changes(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    """Compare two sides, and list the rules and paths of what has changed."""
    done = compare(folder, *arguments, "--format", "json")
    assert (done.status, done.errors) == (0, "")
    report = json.loads(done.output)
    return sorted((change["rule"], change["path"]) for change in report["changes"])


GREW: Final = ("enum-value-added", "Status.PAUSED")


def test_all_operations_are_compared(moved: Path) -> None:
    """Between folders of models, all operations of both are compared."""
    removed = [("operation-removed", name) for name in ("DescribeRun", "ListJobs")]
    assert [GREW, ("operation-added", "StartJob"), *removed] == changes(moved, "before", "after")


def test_a_package_restricts_both_sides(moved: Path) -> None:
    """Against a package, its operations alone are compared, on whichever side it is."""
    removed = ("operation-removed", "DescribeRun")
    assert [GREW, removed] == changes(moved, "one", "after")
    assert [GREW] == changes(moved, "before", "two")
    assert [] == changes(moved, "one", "before")
    assert [] == changes(moved, "two", "after")


def test_what_one_package_chooses_alone_is_told(moved: Path) -> None:
    """Of two packages the common operations are compared; the others are one line each."""
    done = compare(moved, "one", "two")

    assert done.status == 0
    assert "chosen in one alone, so not compared: jobs DescribeRun\n" in done.output
    assert "chosen in two alone, so not compared: jobs StopJob\n" in done.output
    assert [GREW] == changes(moved, "one", "two")


def test_what_is_asked_for_and_not_in_a_package_is_told(moved: Path) -> None:
    """An operation that the call names and the package lacks is not passed over in silence."""
    done = compare(moved, "one", "after", "--operations", "jobs:DescribeJob,jobs:StopJob")

    assert done.status == 0
    assert "found in after alone, so not compared: jobs StopJob\n" in done.output
    assert "alone" not in compare(moved, "one", "after").output


def test_a_whole_service_in_a_package_tells_new_operations(moved: Path) -> None:
    """Where a package has every operation of a service, new ones are told."""
    make(moved, "whole", "before", ["DescribeJob", "DescribeRun", "StopJob", "ListJobs"])
    assert ("operation-added", "StartJob") in changes(moved, "whole", "after")


def test_a_service_that_went_away(moved: Path) -> None:
    """A service is added or removed where a side with all services lacks it."""
    write_model(moved / "after", "night", text_model("night", ["DescribeNight"]))
    shutil.copytree(moved / "after" / "night", moved / "other" / "night")

    assert ("service-added", "service") in changes(moved, "before", "after")
    assert [("service-removed", "service")] == changes(moved, "one", "other")
    assert [GREW] == changes(moved, "before", "two"), "a package chooses its services"


def test_names_of_a_package_count_on_both_sides(moved: Path) -> None:
    """A Python name that a package sets is no change against models, which set none."""
    config = moved / "one.toml"
    config.write_text(f'{config.read_text()}[tool.botoforge.names]\n"jobs Status.DONE" = "ENDED"\n')
    succeed(moved, "generate", "--config", "one.toml", "--models", "before")

    assert [] == changes(moved, "one", "before")
    assert [] == changes(moved, "before", "one")
    assert ("python-name-changed", "Status.DONE") in changes(moved, "one", "two")


def test_an_older_package_is_refused(moved: Path) -> None:
    """A package without a snapshot is named as one, with what to do."""
    shutil.rmtree(moved / "one" / "_models")
    done = compare(moved, "one", "after")

    assert done.status == 2
    assert "folder one: this package has no snapshot of its models" in done.errors
    assert "run `botoforge generate`" in done.errors


def test_the_newest_api_version_counts(tmp_path: Path) -> None:
    """Of several API versions, the newest is compared, as botocore takes it."""
    for version, operations in {"2019-01-01": ["Old"], "2021-01-01": ["New"]}.items():
        model = text_model("jobs", operations)
        file = tmp_path / "models" / "jobs" / version / "service-2.json.gz"
        file.parent.mkdir(parents=True)
        file.write_bytes(gzip.compress(json.dumps(model).encode()))
    write_model(tmp_path / "new", "jobs", text_model("jobs", ["New"]))

    assert [("api-version-changed", "api version")] == [
        each for each in changes(tmp_path, "models", "new") if each[0].startswith("api")
    ] or changes(tmp_path, "models", "new")


# --- What is refused ------------------------------------------------------------------------------


def no_model_folder(folder: Path) -> Path:
    """Make a folder without models."""
    (folder / "side").mkdir()
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (folder / "side" / name).touch()
    return folder / "side"


def around_data(folder: Path) -> Path:
    """Make a folder around botocore's data."""
    write_model(folder / "side" / "data", "jobs", text_model("jobs", ["A"]))
    return folder / "side"


def other_wheel(folder: Path) -> Path:
    """Make a wheel of another distribution."""
    return write_zip(folder / "side.whl", {"boto3/data/ec2/2016-11-15/resources-1.json": "{}"})


def two_models(folder: Path) -> Path:
    """Make a zip file of two folders of models."""
    model = json.dumps(text_model("jobs", ["A"]))
    names = [f"{place}/jobs/2020-01-01/service-2.json" for place in ("one", "two")]
    return write_zip(folder / "side.zip", dict.fromkeys(names, model))


def truncated_wheel(folder: Path) -> Path:
    """Make the first half of a wheel."""
    file = write_wheel(folder / "side.whl", copy_data(["cloudhsm"], folder / "data"))
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return file


def truncated_sdist(folder: Path) -> Path:
    """Make the first half of an sdist."""
    file = write_sdist(folder / "side.tar.gz", copy_data(["cloudhsm"], folder / "data"))
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return file


def text_file(folder: Path) -> Path:
    """Write a text."""
    (folder / "side.json").write_text("{}")
    return folder / "side.json"


def nothing(folder: Path) -> Path:
    """Name a file that does not exist."""
    return folder / "side.whl"


def unprintable(folder: Path) -> Path:
    """Make a service with a name that cannot be shown."""
    write_model(folder / "side", "jo\x1bbs", text_model("jobs", ["A"]))
    return folder / "side"


REFUSED: Final[dict[Callable[[Path], Path], str]] = {
    no_model_folder: "it holds no model, but 4 files and folders, such as a.txt, b.txt, c.txt; exp",
    around_data: "its models are in SIDE/data: give that folder",
    other_wheel: "it holds no model, but boto3/data/ec2/2016-11-15/resources-1.json; expected",
    two_models: "it holds models in several folders: one/, two/; unpack it, and give one of them",
    truncated_wheel: "it cannot be read as zip or tar.gz (",
    truncated_sdist: "it cannot be read as zip or tar.gz (",
    text_file: "it cannot be read as zip or tar.gz (Not a gzipped file (b'{}')); expected",
    nothing: "there is no such file or folder; expected a generated package",
    unprintable: "it holds the service 'jo\\x1bbs': rename it",
}
"""What is no side, each with what is said about it."""


@pytest.mark.parametrize("make_side", REFUSED)
@pytest.mark.parametrize("is_old", [True, False])
def test_what_is_no_side(make_side: Callable[[Path], Path], is_old: bool, tmp_path: Path) -> None:
    """What is no side is refused in a line that says what was found and what is expected."""
    side = make_side(tmp_path)
    words = [side.name, "installed"] if is_old else ["installed", side.name]
    done = run_command(tmp_path, "diff", *words)

    assert (done.status, done.output) == (2, "")
    assert done.errors.startswith("botoforge: error: ")
    assert side.name in done.errors
    assert REFUSED[make_side].replace("SIDE", side.name) in done.errors
    assert done.errors.count("\n") == 1


MODEL: Final = "botocore/data/jobs/2020-01-01/service-2.json"


LARGEST: Final = 2**17
LARGEST_ARCHIVE: Final = 2**20
"""The limits in these tests, in bytes, so that they take no time."""

MOST_MEMORY: Final = 2**25
"""How many bytes a refusal may take; what is imported on the way is among them."""


def packed_bomb(folder: Path) -> Path:
    """Make a wheel with a model that is far larger unpacked than a model may be."""
    return write_zip(folder / "side.whl", {f"{MODEL}.gz": gzip.compress(bytes(2 * MOST_MEMORY), 1)})


def zip_bomb(folder: Path) -> Path:
    """Make a wheel whose models are larger than they may be."""
    return write_zip(folder / "side.whl", {MODEL: bytes(LARGEST + 1)})


def many_bombs(folder: Path) -> Path:
    """Make a wheel with too many large files."""
    count = LARGEST_ARCHIVE // LARGEST + 1
    file = folder / "side.whl"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(MODEL, "{}")
        for index in range(count):
            archive.writestr(f"botocore/data/s{index}/1/service-2.json", bytes(LARGEST))
    return file


def tar_bomb(folder: Path) -> Path:
    """Make an sdist with a model that is too large."""
    return write_tar(folder / "side.tar.gz", {f"x/{MODEL}": bytes(LARGEST + 1)})


def long_name(folder: Path) -> Path:
    """Make an sdist with a name of a file that is longer than a model may be."""
    file = folder / "side.tar.gz"
    with tarfile.open(file, "w:gz", format=tarfile.PAX_FORMAT, compresslevel=1) as archive:
        archive.addfile(tarfile.TarInfo("x" * (LARGEST + 1)))
    return file


def endless_tar(folder: Path) -> Path:
    """Make an sdist with a file of which the size alone is too large."""
    info = tarfile.TarInfo("x/endless")
    info.size = 2**40
    (folder / "side.tar.gz").write_bytes(gzip.compress(info.tobuf() + bytes(2**20)))
    return folder / "side.tar.gz"


def many_headers(folder: Path) -> Path:
    """Make an sdist that is nothing but long headers."""
    file = folder / "side.tar.gz"
    with tarfile.open(file, "w:gz", format=tarfile.PAX_FORMAT, compresslevel=1) as archive:
        for _ in range(2 * LARGEST_ARCHIVE // LARGEST + 1):
            info = tarfile.TarInfo("x")
            info.pax_headers = {"comment": "x" * (LARGEST - 1024)}
            archive.addfile(info)
    return file


BOMBS: Final = (many_headers, packed_bomb, zip_bomb, many_bombs, tar_bomb, long_name, endless_tar)


@pytest.mark.parametrize("make_side", BOMBS)
def test_bombs_are_refused(
    make_side: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What unpacks to more than a limit is refused, and never unpacked as a whole."""
    monkeypatch.setattr(model_files, "LARGEST", LARGEST)
    monkeypatch.setattr(model_files, "LARGEST_ARCHIVE", LARGEST_ARCHIVE)
    make_side(tmp_path)
    (side,) = tmp_path.glob("side.*")
    tracemalloc.start()
    done = run_command(tmp_path, "diff", side.name, side.name)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (done.status, done.output) == (2, "")
    assert "bytes" in done.errors
    assert peak < MOST_MEMORY
    assert side.name in done.errors
    assert [side] == list(tmp_path.iterdir()), "nothing is unpacked"


BROKEN: Final = {
    "not JSON": (b"{", "JSONDecodeError"),
    "nested": (b"[" * 100_000, "it is nested too deeply"),
    "a list": (b"[]", "has to be an object"),
    "no shapes": (b'{"metadata": {}}', "is missing"),
    "no UTF-8": (b'{"\xff": 1}', "UnicodeDecodeError"),
}
"""Broken models, each with a part of what is said."""


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_service_is_named(name: str, tmp_path: Path) -> None:
    """A broken service on one side is an error that names the file inside the archive."""
    content, reason = BROKEN[name]
    write_zip(tmp_path / "new.whl", {MODEL: content})
    write_model(tmp_path / "old", "jobs", text_model("jobs", ["A"]))
    done = run_command(tmp_path, "diff", "old", "new.whl")

    assert (done.status, done.output) == (2, "")
    assert done.errors.startswith(f"botoforge: error: model new.whl/{MODEL} is broken: ")
    assert reason in done.errors


def test_a_packed_model_that_ends_early(tmp_path: Path) -> None:
    """A `.gz` file inside of a wheel that is cut off is an error that names it."""
    packed = gzip.compress(json.dumps(text_model("jobs", ["A"])).encode())
    write_zip(tmp_path / "new.whl", {f"{MODEL}.gz": packed[:-20]})
    done = run_command(tmp_path, "diff", "new.whl", "new.whl")

    assert done.status == 2
    assert f"model new.whl/{MODEL}.gz is broken: EOFError: it ends early" in done.errors


def test_a_damaged_file_inside_a_wheel(tmp_path: Path) -> None:
    """A file whose checksum does not match is an error that names it."""
    file = write_wheel(tmp_path / "new.whl", copy_data(["cloudhsm"], tmp_path / "data"))
    content = bytearray(file.read_bytes())
    with zipfile.ZipFile(file) as archive:
        info = archive.getinfo("botocore/data/cloudhsm/2014-05-30/service-2.json.gz")
    content[info.header_offset + 2000] ^= 255
    file.write_bytes(content)
    done = run_command(tmp_path, "diff", "data", "new.whl")

    assert done.status == 2
    assert "model new.whl/botocore/data/cloudhsm/2014-05-30/service-2.json.gz is bro" in done.errors


def test_a_damaged_snapshot_is_named(moved: Path) -> None:
    """A snapshot that is broken is an error that names its file."""
    (file,) = moved.glob("one/_models/jobs/*/facts.json")
    file.write_text("{}")
    done = run_command(moved, "diff", "one", "after")

    assert done.status == 2
    assert "snapshot one/_models/jobs/2020-01-01/facts.json is broken" in done.errors


def test_a_snapshot_without_its_model_is_named(moved: Path) -> None:
    """A package that lacks a file of its snapshot is not taken for an older one."""
    (file,) = moved.glob("one/_models/jobs/*/service-2.json")
    file.unlink()
    done = compare(moved, "one", "after")

    assert done.status == 2
    assert "_models/jobs/2020-01-01/service-2.json is broken: it is missing" in done.errors
