"""Hostile models: refused in a line that says where, or emitted as constants and nothing else."""

from __future__ import annotations

import codecs
import gzip
import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from botoforge_codegen.check import service as check
from botoforge_codegen.config.config import read_config
from botoforge_codegen.errors import GenerationError
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.publish import tree as publish
from botoforge_codegen.render import docstring, layout
from botoforge_codegen.render.templates import environment
from oracle.grammar import problems_of_files, problems_of_paths
from support.goldens import PROJECTS, Project
from support.hostile import (
    PAYLOAD,
    TEXTS,
    VERSION,
    Model,
    Place,
    Workshop,
    crowd,
    deep,
    judge,
    judge_change,
    judge_crowd,
    one_change,
    small_model,
)
from support.projects import PROGRAMS, read_files, run_command

pytestmark = pytest.mark.filterwarnings(
    "ignore:deprecated string literal syntax:PendingDeprecationWarning"  # jmespath's, of a path
)

SMALL: Final = small_model()
PLACES: Final = tuple(SMALL.places())


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """A folder with the small model, in which it is changed."""
    return Workshop(tmp_path, SMALL)


# --- The grammar itself ---------------------------------------------------------------------------


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_golden_trees(project: Project) -> None:
    """What is emitted for every golden model is of the grammar: it refuses nothing that is good."""
    folder = project.client_name.replace("-", "_")
    tree = read_files(project.expected)
    files = {path: text for path, text in tree.items() if path.startswith(f"{folder}/")}

    assert [] == [*problems_of_paths(files), *problems_of_files(files)]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("import os", "a statement"),
        ("from os import path", "an import"),
        ("from .other import x", "an import"),
        ("X = __import__('os')", "a statement"),
        ("X: int = eval('1')", "a call"),
        ("X: int = ().__class__", "the name '__class__'"),
        ("X = enum_reader('a')\nX = enum_reader('b')", "defined twice"),
        ("Shape = enum_reader('a')", "stands in for"),
        ("print('x')", "a statement"),
        ("# a comment", "a comment"),
        ('"""\u202e"""', "invisible"),
        ("class A(Structure):\n    to_dict: int", "stands in for"),
        ("class A(A):\n    'x'", "a class of itself"),
        ("class A(Structure):\n    x: int = 1\n    x: int = 2", "defined twice"),
        (
            "class C(ServiceClient):\n    def x(self):\n        'x'\n        return exec('1')",
            "a call",
        ),
        (
            "class C(ServiceClient):\n    def _call(self):\n        'x'\n        return get()",
            "private",
        ),
        ("def read_x(raw: Any) -> X:\n    while True: pass", "in a reader"),
        ("def other(raw: Any) -> X:\n    return made", "a function"),
        ("try:\n    'x'\nfinally:\n    'y'", "a statement"),
    ],
)
def test_what_is_not_of_the_grammar(line: str, what: str) -> None:
    """What no model may bring about is seen, wherever it stands in a module."""
    source = f'# a\n# b\n# c\n"""A module."""\n{line}\n'

    assert any(what in problem for problem in problems_of_files({"x/y.py": source.encode()}))


# --- Texts and values -----------------------------------------------------------------------------


def test_a_thousand_texts(workshop: Workshop) -> None:
    """Unexpected strings, wherever a model may have any, are constants of the output."""
    chance = random.Random(1)
    count = 0
    while count < 1000:
        found = crowd(chance)
        judge_crowd(workshop, found)
        count += found.size


def test_changes_in_some_places(workshop: Workshop) -> None:
    """A text, a name or a value of any kind anywhere is refused clearly, or does no harm."""
    chance = random.Random(2)
    for place in chance.sample(PLACES, 150):
        judge_change(workshop, chance, SMALL, place)


@pytest.mark.slow
def test_fifty_thousand_texts(workshop: Workshop) -> None:
    """So it is with fifty thousand texts, and with every place of all golden models."""
    chance = random.Random(3)
    count = 0
    while count < 45_000:
        found = crowd(chance)
        judge_crowd(workshop, found)
        count += found.size
    for place in [*PLACES] * 5:
        judge_change(workshop, chance, SMALL, place)
        count += 1
    for project in PROJECTS:
        golden = Model.golden(project)
        names = read_config(project.folder / "pyproject.toml").names.get(project.client_name)
        other = Workshop(workshop.folder / project.name, golden, names)
        for place in golden.places():
            judge_change(other, chance, golden, place)
            count += 1

    assert count >= 50_000


def at(file: str, *way: str | int, key: bool = False) -> Place:
    """Name a place of the small model."""
    return Place(file, way, is_key=key)


SERVICE: Final = "service-2.json"
WAITERS: Final = "waiters-2.json"
RESPONSE: Final = ("shapes", "ListThingsResponse")
EXAMPLE: Final = ("examples", "ListThings", 0)


def changed(place: Place, value: Any) -> Callable[[Model], Model]:
    """Put something at a place."""
    return lambda model: model.changed(place, value)


def renamed(before: str, after: str) -> Callable[[Model], Model]:
    """Put another text wherever one stands."""
    return lambda model: model.renamed(before, after)


def two_operations(model: Model) -> Model:
    """Let the model have two operations whose modules differ in case alone."""
    operation = model.files[SERVICE]["operations"]["ListThings"]
    both = {"List_Things": operation, "list_things": operation}
    model = model.renamed("ListThings", "List_Things")
    return model.changed(at(SERVICE, "operations"), both)


FOUND: Final[Mapping[str, tuple[Callable[[Model], Model], str]]] = {
    "null": (changed(at(SERVICE), None), r"service-2\.json.* is broken: it is not in the format"),
    "list": (
        changed(at(SERVICE), ["x"]),
        r"service-2\.json.* is broken: it is not in the format",
    ),
    "extras": (
        changed(at("service-2.sdk-extras.json", "merge"), [None]),
        r"with service-2\.sdk-extras\.json merged in, is broken: it is not in the format",
    ),
    "the key of a map is a list": (
        changed(at(SERVICE, "shapes", "Map", "key"), []),
        r"shapes\.Map\.key has to be an object",
    ),
    "documentation is a list": (
        changed(at(SERVICE, *RESPONSE, "documentation"), []),
        r"shapes\.ListThingsResponse\.documentation has to be a string",
    ),
    "deep mark-up": (
        changed(at(SERVICE, *RESPONSE, "documentation"), "<p>" * 1500),
        r"shapes\.ListThingsResponse\.documentation: its mark-up is nested too deeply",
    ),
    "deep mark-up in disguise": (
        changed(at(SERVICE, *RESPONSE, "documentation"), "<p a='<'></b>" * 1500),
        r"nested too deeply",
    ),
    "half a character in mark-up": (changed(at(SERVICE, "documentation"), "\ud800 &amp; x"), ""),
    "declaration in mark-up": (changed(at(SERVICE, "documentation"), "<![x"), ""),
    "shape without a letter": (
        renamed("Kind", "{}"),
        r"the shape \{\} would be called .* as by \"small \{\}\" = \"Other\" in ",
    ),
    "shape with a dot": (renamed("Kind", "A.B"), r"would be called 'A\.B'"),
    "shape that is code": (renamed("Thing", f"X:\n    {PAYLOAD}"), r"cannot be shown"),
    "list of itself": (
        changed(at(SERVICE, "shapes", "Things", "member", "shape"), "Things"),
        r"shapes\.Things: its lists and maps are nested too deeply",
    ),
    "structure that needs itself": (
        changed(at(SERVICE, "shapes", "Thing", "required"), ["Name", "Inner"]),
        "",
    ),
    "output is a list": (
        changed(at(SERVICE, "operations", "ListThings", "output", "shape"), "Things"),
        r"operations\.ListThings\.output: the shape Things is not a structure with members",
    ),
    "error is none": (
        changed(at(SERVICE, "operations", "ListThings", "errors", 0, "shape"), "Thing"),
        r"operations\.ListThings\.errors\[0\]: the shape Thing is not an error",
    ),
    "operation is called errors": (renamed("ListThings", "errors"), ""),
    "operation without a name": (
        changed(at(SERVICE, "operations"), {"": {}}),
        r"is broken: operations: a name is empty",
    ),
    "operations that differ in case": (two_operations, r"both called 'list_things'"),
    "operation is private": (
        renamed("ListThings", "_call"),
        r"would be called '_call', which is res",
    ),
    "operation is special": (
        renamed("ListThings", "__init__"),
        r"'__init__', which is reserved",
    ),
    "service is ours": (
        changed(at(SERVICE, "metadata", "serviceId"), "Service"),
        r"the client would be called 'ServiceClient', which is reserved",
    ),
    "service is special": (
        changed(at(SERVICE, "metadata", "serviceId"), "__class__"),
        r"the client would be called '__class__Client', which is reserved",
    ),
    "two readers": (renamed("Status", "Form_"), r"are both read by 'read_form'; give one of them"),
    "two parameters of a wait": (
        lambda model: model.renamed("Id", "timeout").renamed("Form", "timeout_"),
        r"both called 'timeout_'",
    ),
    "status like a mark of drafts": (renamed("done", "? done"), ""),
    "waiter begins with a digit": (
        renamed("ThingDone", "2"),
        r"'2', which is not a valid Python identifier",
    ),
    "waiter is a class": (
        lambda model: model.renamed("ThingDone", "FORM").renamed("Form", "FORM"),
        r"both called 'FORM'",
    ),
    "protocol is a list": (
        changed(at(SERVICE, "metadata", "protocol"), []),
        r"metadata\.protocol has to be a string",
    ),
    "delay without an end": (
        changed(at(WAITERS, "waiters", "ThingDone", "delay"), float("inf")),
        r"waiters\.ThingDone\.delay has to be a number of seconds",
    ),
    "delay without a number": (
        changed(at(WAITERS, "waiters", "ThingDone", "delay"), float("nan")),
        r"waiters\.ThingDone\.delay has to be a number of seconds",
    ),
    "delay is long": (
        changed(at(WAITERS, "waiters", "ThingDone", "delay"), 10**400),
        r"waiters\.ThingDone\.delay has to be a number of seconds",
    ),
    "path is binary": (
        changed(at(WAITERS, "waiters", "ThingDone", "acceptors", 0, "argument"), "\x00"),
        r"waiter ThingDone: acceptors\[0\]: '\\x00' is not a valid JMESPath",
    ),
    "matcher is binary": (
        changed(
            at(WAITERS, "waiters", "ThingDone", "acceptors", 0),
            {"state": "success", "matcher": "\x00", "expected": None},
        ),
        r"waiters\.ThingDone\.acceptors\[0\]\.matcher: the name '\\x00' holds characters",
    ),
    "codes over two lines": (
        lambda model: model.changed(
            at(SERVICE, "shapes", "ThingError", "error", "code"), f"\n{PAYLOAD}"
        ).changed(at(SERVICE, "shapes", "OtherError", "error", "code"), "\x1b[31m"),
        r"unknown error of ListThings 'Thing\.Error'",
    ),
    "no result key": (
        changed(at("paginators-1.json", "pagination", "ListThings", "result_key"), []),
        r"paginators-1\.json are broken: pagination\.ListThings\.result_key is an empty list",
    ),
    "list is a number": (changed(at("examples-1.json", *EXAMPLE, "input", "Many"), 5), ""),
    "bytes are half a character": (
        changed(at("examples-1.json", *EXAMPLE, "input", "Photo"), "\ud800"),
        "",
    ),
    "timestamp is no text": (changed(at("examples-1.json", *EXAMPLE, "output", "When"), {}), ""),
    "timestamp is no number": (
        changed(at("examples-1.json", *EXAMPLE, "output", "When"), float("nan")),
        "",
    ),
    "deep example": (
        changed(at("examples-1.json", *EXAMPLE, "input", "Id"), deep(400)),
        r"examples\.ListThings\[0\]\.input\.Id is nested too deeply",
    ),
}
"""What was found, each with what is said about it; nothing is said where it is emitted."""


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found(workshop: Workshop, name: str) -> None:
    """What once broke the generator, or got by it, is refused by name or does no harm."""
    change, message = FOUND[name]

    made = workshop.make(change(SMALL))

    judge(made, workshop.folder)
    assert isinstance(made, str) == bool(message), made
    assert not isinstance(made, str) or re.search(message, made), made


# --- Files that are none --------------------------------------------------------------------------

MODEL_TEXT: Final = json.dumps(SMALL.files[SERVICE])


def make_fifo(file: Path) -> None:
    """Put a pipe there, from which nothing ever comes."""
    os.mkfifo(file)


def make_folder(file: Path) -> None:
    """Put a folder there."""
    file.mkdir()


def make_link(file: Path) -> None:
    """Put a link there that leads nowhere."""
    file.symlink_to("nowhere")


def make_packed(file: Path, content: bytes) -> None:
    """Put a compressed file there instead."""
    file.with_name(f"{file.name}.gz").write_bytes(content)


BAD_FILES: Final[Mapping[str, Callable[[Path], object]]] = {
    "empty": lambda file: file.write_bytes(b""),
    "mark of the byte order": lambda file: file.write_bytes(codecs.BOM_UTF8 + MODEL_TEXT.encode()),
    "UTF-16": lambda file: file.write_bytes(MODEL_TEXT.encode("utf-16")),
    "not UTF-8": lambda file: file.write_bytes(
        MODEL_TEXT.replace("A service", "\xe9").encode("latin1")
    ),
    "half": lambda file: file.write_text(MODEL_TEXT[:500]),
    "too deep": lambda file: file.write_text("[" * 100_000),
    "long number": lambda file: file.write_text(f'{{"metadata": {"9" * 5000}}}'),
    "no archive": lambda file: make_packed(file, b"no archive"),
    "half an archive": lambda file: make_packed(file, gzip.compress(MODEL_TEXT.encode())[:200]),
    "damaged archive": lambda file: make_packed(file, gzip.compress(b"x" * 9999)[:12] + b"x" * 50),
}
"""What may lie where a model is looked for."""


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("kind", [SERVICE, WAITERS, "paginators-1.json", "examples-1.json"])
def test_bad_files(workshop: Workshop, kind: str, name: str) -> None:
    """What is no file of JSON is the file that the one line names."""
    file = workshop.place / kind
    file.unlink()
    BAD_FILES[name](file)

    made = workshop.made()

    judge(made, workshop.folder, [kind])
    assert isinstance(made, str)
    assert made.count("\n") == 0


@pytest.mark.parametrize("make", [make_fifo, make_folder, make_link])
@pytest.mark.parametrize("kind", [WAITERS, "paginators-1.json", "examples-1.json"])
def test_no_files(workshop: Workshop, kind: str, make: Callable[[Path], object]) -> None:
    """A pipe is not waited for; what cannot be read as a file is as good as not there."""
    file = workshop.place / kind
    file.unlink()
    make(file)

    made = workshop.made()

    judge(made, workshop.folder)
    assert not isinstance(made, str)
    assert file not in ModelStore([workshop.folder]).files("small")  # which are read elsewhere, too


def test_keys_twice(workshop: Workshop) -> None:
    """Of two keys of one name the last counts, as it does for botocore."""
    first = '{"documentation": 5, "shapes": {}, "version"'
    (workshop.place / SERVICE).write_text(MODEL_TEXT.replace('{"version"', first, 1), "ascii")

    made = workshop.made()

    judge(made, workshop.folder)
    assert not isinstance(made, str)


# --- The whole command ----------------------------------------------------------------------------


def surroundings(folder: Path, made: Path) -> dict[str, tuple[str, bytes]]:
    """Tell all that lies around an output folder: what each thing is, and what is in it."""
    return {
        str(path.relative_to(folder)): (
            "link" if path.is_symlink() else "folder" if path.is_dir() else "file",
            os.fsencode(path.readlink())
            if path.is_symlink()
            else path.read_bytes()
            if path.is_file()
            else b"",
        )
        for path in sorted(folder.rglob("*"))
        if path != made and made not in path.parents and path not in made.parents
    }


class Site:
    """A project in a folder, with things around it that nobody may touch.

    Args:
        folder: Where to make it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = folder / "project"
        self.models = folder / "project" / "models"
        self.package = self.project / "output" / "made"
        self.precious = folder / "precious"
        self.precious.mkdir()
        (self.precious / "made").mkdir()
        for name in ("manifest.json", ".gitignore", "made/client.py"):
            (self.precious / name).write_text("mine", "utf-8")
        SMALL.write(self.models)
        self.configure()

    def configure(self, **values: object) -> None:
        """Write the configuration; every value is JSON, which is nearly TOML."""
        settings = {"package": '"made"', "output": '"output"', "services": '{ small = "*" }'} | {
            key: value if key in {"services", "names"} else json.dumps(value)
            for key, value in values.items()
        }
        lines = "".join(f"{key} = {value}\n" for key, value in settings.items())
        text = f"[tool.botoforge]\n{lines}".encode("utf-8", "surrogatepass")
        (self.project / "pyproject.toml").write_bytes(text)

    def generate(self, *, clear: bool = True) -> bool:
        """Run the command, and hold what comes of it to what is promised.

        Args:
            clear: Every line of a refusal has to be one of the command's own.

        Returns:
            Whether the package was written.
        """
        before = surroundings(self.folder, self.package)
        result = run_command(self.project, "generate", "--models", str(self.models))
        after = surroundings(self.folder, self.package)

        for path in before:
            assert self.is_ours(path) or before[path] == after.get(path)
        assert not [path for path in after.keys() - before.keys() if not self.is_ours(path)]
        if result.status != 0:
            assert result.status == 2, result
            assert result.errors.startswith("botoforge: error: "), result
            assert result.errors.replace("\n", "").isprintable(), result
            assert "bug in botoforge" not in result.errors
            assert not clear or result.errors.count("\n") == 1, result
        return result.status == 0

    def is_ours(self, path: str) -> bool:
        """Whether a path is an output folder, or lies on the way to one."""
        return path.startswith("project/output")

    def judge(self) -> None:
        """Hold the service package to what is promised."""
        files = {
            path: content
            for path, content in read_files(self.package).items()
            if path.startswith("small/")
        }
        judge(files, self.folder)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A project with the small model."""
    return Site(tmp_path)


def test_plain_model_is_written(site: Site) -> None:
    """What is not hostile is written, so that the tests below see more than refusals."""
    assert site.generate()
    site.judge()


def test_crowds_are_written(site: Site) -> None:
    """Models that are full of hostile texts are written as whole packages, and nothing else is."""
    chance = random.Random(4)
    for _ in range(5):
        found = crowd(chance)
        found.model.write(site.models)
        entries = (
            f"{quoted(f'small {name}')} = {quoted(given)}" for name, given in found.names.items()
        )
        site.configure(names=f"{{ {', '.join(entries)} }}")

        assert site.generate()
        site.judge()


def quoted(text: str) -> str:
    """Write a text as TOML does."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def test_changes_are_written_or_not(site: Site) -> None:
    """What is refused leaves nothing behind; all else is written into the output folder alone."""
    chance = random.Random(5)
    written = 0
    for place in chance.sample(PLACES, 30):
        one_change(chance, SMALL, place).write(site.models)
        if site.generate(clear=False):
            site.judge()
            written += 1

    assert 0 < written < 30


FOLDER_NAMES: Final = tuple(
    text
    for text in TEXTS
    if text not in {"", ".", ".."}
    and not set("/\0") & set(text)
    and len(text.encode("utf-8", "replace")) < 250
)


def as_name(text: str) -> str:
    """Take a text as a file system can hold it."""
    return os.fsdecode(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("where", ["service", "version"])
def test_folder_names(tmp_path: Path, where: str) -> None:
    """A folder may be called as it likes: it becomes a plain package, or is refused by name."""
    chance = random.Random(6)
    for number, text in enumerate(chance.sample(FOLDER_NAMES, 8)):
        (folder := tmp_path / str(number)).mkdir()
        site = Site(folder)
        old = site.models / "small"
        (old if where == "service" else old / VERSION).rename(
            (site.models if where == "service" else old) / as_name(text)
        )
        if where == "service":
            site.configure(
                services=f'{{ {quoted(text.encode("utf-8", "replace").decode())} = "*" }}'
            )

        if site.generate(clear=False):
            files = read_files(site.package)
            names = {path.partition("/")[0] for path in files if path.endswith("/client.py")}
            (name,) = names - {"_runtime"}
            judge({path: files[path] for path in files if path.startswith(f"{name}/")}, folder)


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31m", "\u202ex", "\udcff"])
def test_folder_names_that_cannot_be_shown(site: Site, name: str) -> None:
    """A service whose name would steer a terminal is refused, also where it is not chosen."""
    Model(as_name(name), SMALL.files).write(site.models)

    result = run_command(site.project, "list", "--models", str(site.models))

    assert (2, "") == (result.status, result.output)
    assert "holds characters that cannot be shown\n" in result.errors
    assert result.errors.removesuffix("\n").isprintable()


@pytest.mark.parametrize("output", ["\x00", "a\x00b", "a\nb", "\x1b[31m", "\u202e"])
def test_output_that_cannot_be_shown(site: Site, output: str) -> None:
    """So is an output folder."""
    site.configure(output=output)

    result = run_command(site.project, "generate", "--models", str(site.models))

    assert result.status == 2
    assert "pyproject.toml:3: [tool.botoforge]: output has to be a string" in result.errors


@pytest.mark.parametrize("key", ["package", "output", "service", "operation", "named", "name"])
def test_configurations(site: Site, key: str) -> None:
    """A configuration may say anything: it is refused in its own file's name, or does no harm."""
    chance = random.Random(7)
    for text in chance.sample(
        [text for text in TEXTS if not text.startswith(("/", "C:", "~"))], 25
    ):
        word = json.dumps(text)
        match key:
            case "package":
                site.package = site.project.joinpath("output", *text.split("."))
                site.configure(package=text)
            case "output":
                site.configure(output=text)
            case "service":
                site.configure(services=f'{{ {word} = "*" }}')
            case "operation":
                site.configure(services=f"{{ small = [{word}] }}")
            case "named":
                site.configure(names=f'{{ {word} = "Other" }}')
            case _:
                site.configure(names=f'{{ "small Thing" = {word}, "small Thing.Name" = {word} }}')
        if key == "output" and not (site.project / text).resolve().is_relative_to(
            site.project / "output"
        ):
            continue  # the user's own choice of a place; how it is said is tested below
        if site.generate(clear=False):
            site.judge()


# --- Traps ----------------------------------------------------------------------------------------


def trap_output(site: Site) -> None:
    """The output folder is a link to something else."""
    site.package.symlink_to(site.precious)


def trap_new(site: Site) -> None:
    """The place where the new tree is written is a link."""
    site.package.with_name(".made.botoforge-new").symlink_to(site.precious)


def trap_both(site: Site) -> None:
    """The places of both trees of a swap are links, as after a run that was interrupted."""
    trap_new(site)
    site.package.with_name(".made.botoforge-old").symlink_to(site.precious)


def trap_inside(site: Site) -> None:
    """A file in the output is a link, and said to be botoforge's."""
    site.package.mkdir()
    (site.package / "manifest.json").write_text('{"files": ["client.py"]}', "utf-8")
    (site.package / "client.py").symlink_to(site.precious / "made" / "client.py")


def trap_manifest(site: Site) -> None:
    """The list of what is botoforge's is a link, and says so of itself."""
    site.package.mkdir()
    (site.precious / "manifest.json").write_text('{"files": ["manifest.json"]}', "utf-8")
    (site.package / "manifest.json").symlink_to(site.precious / "manifest.json")


def trap_foreign(site: Site) -> None:
    """There is a file in the output that is not botoforge's."""
    site.package.mkdir()
    (site.package / "client.py").write_text("mine", "utf-8")


@pytest.mark.parametrize(
    "trap", [trap_output, trap_new, trap_both, trap_inside, trap_manifest, trap_foreign]
)
def test_traps(site: Site, trap: Callable[[Site], None]) -> None:
    """Nothing is written through a link or over a file that is not botoforge's."""
    site.package.parent.mkdir()
    trap(site)
    nothing_else = site.folder / "nothing"
    before = surroundings(site.folder, nothing_else)

    assert not site.generate()
    assert before == surroundings(site.folder, nothing_else)


@pytest.mark.parametrize(
    "path",
    ["../x", "/x", "a/../../x", "a//x", "a\\..\\x", "C:x", "a\x00", "a\n", "", "a/.", "~/\u202e"],
)
def test_paths(tmp_path: Path, path: str) -> None:
    """Whatever a stage before asks for, no path is written that leads out of the folder."""
    folder = tmp_path / "output" / "made"

    with pytest.raises(GenerationError, match="is not a valid path inside the output folder"):
        publish.publish({path: b"x"}, folder)

    assert [] == list(tmp_path.rglob("*"))


# --- What these tests are worth -------------------------------------------------------------------


def no_escape(text: str) -> str:
    """Write a text as it is."""
    return text


def as_it_is(found: re.Match[str]) -> str:
    """Write a character as it is, also where it cannot be seen."""
    return found[0]


def naive_literal(text: str) -> str:
    """Write a literal as one would who thinks of no quotes."""
    return f'"{text}"'


def json_literal(text: str) -> str:
    """Write a literal in which what cannot be seen stands as it is."""
    return json.dumps(text, ensure_ascii=False)


def nothing(*_: object) -> Iterator[str]:
    """Find nothing."""
    return iter(())


def anything(_: object) -> bool:
    """Take every name."""
    return True


MUTANTS: Final[Mapping[str, tuple[object, str, object]]] = {
    "docstrings are not escaped": (docstring, "escape", no_escape),
    "quotes are not escaped": (layout, "literal", naive_literal),
    "invisible characters are not escaped": (layout, "literal", json_literal),
    "direction marks are not escaped": (docstring, "escape_character", as_it_is),
    "no name is looked at": (check, "is_identifier", anything),
    "names may stand in for others": (check, "find_reserved", nothing),
    "names may collide": (check, "find_collisions", nothing),
    "readers may collide": (check, "find_reader_collisions", nothing),
}
"""Mistakes in the generator: the module, what is broken there, and how."""


@pytest.mark.parametrize("name", MUTANTS)
def test_mutants(workshop: Workshop, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A mistake in what keeps hostile texts apart is seen by the checks above."""
    module, attribute, broken = MUTANTS[name]
    right = getattr(module, attribute)
    for found, other in list(sys.modules.items()):  # also where it is imported by name
        if found.startswith("botoforge_codegen") and vars(other).get(attribute) is right:
            monkeypatch.setattr(other, attribute, broken)
    environment.cache_clear()  # it keeps docstrings

    with pytest.raises(AssertionError):
        test_a_few(workshop)
    environment.cache_clear()


def test_a_few(workshop: Workshop) -> None:
    """All that was found, and some crowds: what is held against the mistakes above."""
    chance = random.Random(8)
    for change, _ in FOUND.values():
        judge(workshop.make(change(SMALL)), workshop.folder)
    for _ in range(10):
        judge_crowd(workshop, crowd(chance))


def test_path_mutant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the check of paths, such a path is not refused, and that is seen."""
    monkeypatch.setattr(publish, "SAFE_PATH", re.compile(r".*", re.DOTALL))

    with pytest.raises((AssertionError, pytest.fail.Exception)):
        test_paths(tmp_path, "../x")


# --- Fuzzing --------------------------------------------------------------------------------------

FUZZER: Final = PROGRAMS / "fuzz_generator.py"

BROKEN_FUZZER: Final = """
import runpy
import sys
from botoforge_codegen.render import docstring

docstring.escape = lambda text: text
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""

has_atheris = pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info >= (3, 14),
    reason="the pinned atheris has wheels for Linux and Python 3.11 to 3.13 alone",
)


FUZZED: Final = 10_000
"""How many inputs are tried: about a minute."""


def fuzz(folder: Path, *program: str) -> subprocess.CompletedProcess[str]:
    """Fuzz the generator, each time alike; what libFuzzer and what Python print are one."""
    options = [f"-runs={FUZZED}", "-max_len=100000", "-print_final_stats=1", "-seed=1"]
    return subprocess.run(
        [sys.executable, *program, str(FUZZER), str(folder), *options],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@has_atheris
@pytest.mark.slow
def test_fuzzing(tmp_path: Path) -> None:
    """Fuzzing that is led by what the generator's code covers breaks no promise."""
    done = fuzz(tmp_path)

    assert done.returncode == 0, re.sub(r"(?m)^#.*\n", "", done.stdout)
    assert f"number_of_executed_units: {FUZZED}\n" in done.stdout
    first, *_, last = map(int, re.findall(r"cov: (\d+)", done.stdout))
    assert 0 < first < last


@has_atheris
@pytest.mark.slow
def test_fuzzing_a_mutant(tmp_path: Path) -> None:
    """Docstrings that are not escaped are found by the fuzzer long before."""
    done = fuzz(tmp_path, "-c", BROKEN_FUZZER)

    assert done.returncode != 0
    assert "AssertionError" in done.stdout
