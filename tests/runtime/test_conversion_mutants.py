"""The conversion is proved, and so is the proof: it finds every kind of mistake put into the code.

No type checker sees through the setters of slots, so what the emitted readers and member tables do
is compared with what models and annotations say (`oracle.proof`). Each mutant is a correct package
with one mistake in it.
"""

from __future__ import annotations

import compileall
import shutil
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import cache_from_source
from operator import attrgetter
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest
from oracle.proof import findings
from support.goldens import KITCHEN_SINK, PROJECTS, Project, assemble
from support.other_models import SNAPSHOTS, loader_of
from support.projects import importable

# One mutant a line: correct -> wrong, or one <> other for two that change places. What is written
# here stands in the module; its first occurrence is taken. `\n` is a new line.
MUTANTS: Final = {
    "kitchen/describe_sink.py": r"""
        # A value is taken from another key.
        get("Text") -> get("OtherText")
        get("Integer") -> get("OtherInteger")
        get("Boolean") -> get("OtherBoolean")
        get("Float") -> get("Double")
        get("Timestamp") -> get("timestamp")
        get("Blob") -> get("blob")
        get("Document") -> get("Color")
        get("Color") -> get("Finish")
        get("Lists") -> get("Maps")
        get("Texts") -> get("RequiredTexts")
        read_text(get("Text")) -> read_text(get("Letter"))
        optional_map(read_text, get("Texts")) -> optional_map(read_text, get("RequiredTexts"))

        # It goes to another attribute, or nowhere.
        made.text = <> made.other_text =
        made.integer = <> made.other_integer =
        made.boolean = <> made.other_boolean =
        made.float_ = <> made.double =
        made.colors = <> made.finishes =
        made.sparse_texts = <> made.required_texts =
        made.name = <> made.age =
        made.letter = optional_text(get("Letter")) -> pass
        made.color = optional(read_color, get("Color")) -> pass
        made.sinks = optional_list(read_sink, get("Sinks")) -> pass
        made.sinks = optional_map(read_sink, get("Sinks")) -> pass

        # It is read as another type.
        optional_text(get("Letter")) -> optional_integer(get("Letter"))
        optional_integer(get("Long")) -> optional_boolean(get("Long"))
        optional(read_float, get("Float")) -> optional_integer(get("Float"))
        optional_boolean(get("Boolean")) -> optional_integer(get("Boolean"))
        optional(read_timestamp, -> optional(read_text,
        optional(read_blob, -> optional(read_text,
        read_document(get("Document")) -> optional_text(get("Document"))
        optional(read_color, -> optional(read_finish,
        optional(read_color, -> optional(read_text,
        optional(read_sink, -> optional(read_empty,
        optional_texts( -> optional_list(read_integer,
        optional_list(read_integer, -> optional_list(read_float,
        optional_list(read_float, -> optional_list(read_integer,
        optional_list(read_timestamp, -> optional_list(read_text,
        optional_list(read_blob, -> optional_list(read_text,
        optional_list(read_document, -> optional_list(read_text,
        optional_list(read_color, -> optional_list(read_finish,
        optional_list(read_sink, -> optional_list(read_empty,
        list_reader(read_integer) -> list_reader(read_float)
        list_reader(read_integer) -> map_reader(read_integer)
        map_reader(read_integer) -> map_reader(read_boolean)
        optional_map(read_integer, -> optional_map(read_float,
        optional_map(read_finish, -> optional_map(read_color,
        optional_map(read_sink, -> optional_list(read_sink,
        optional_map(list_reader(read_text), -> optional_map(read_text,
        enum_reader(Color) -> enum_reader(Finish)

        # It is not checked.
        optional_text(get("Text")) -> get("Text")
        optional_integer(get("Integer")) -> get("Integer")
        optional(read_float, get("Float")) -> get("Float")
        optional_boolean(get("Boolean")) -> get("Boolean")
        optional(read_timestamp, get("Timestamp")) -> get("Timestamp")
        optional(read_blob, get("Blob")) -> get("Blob")
        optional(read_color, get("Color")) -> get("Color")
        optional(read_sink, get("Sink")) -> get("Sink")
        read_text(get("Text")) -> get("Text")
        read_boolean(get("Boolean")) -> get("Boolean")
        optional_texts(get("Texts")) -> tuple(get("Texts")) if get("Texts") else ABSENT
        optional_list(read_blob, get("Blobs")) -> tuple(get("Blobs")) if get("Blobs") else ABSENT
        optional_list(read_sink, -> optional_list(read_document,
        list_reader(read_integer) -> tuple
        map_reader(read_integer) -> dict
        optional_map(read_text, get("Texts")) -> dict(get("Texts")) if get("Texts") else ABSENT_MAP
        optional_map(read_boolean, -> optional_map(read_document,
        optional_map(list_reader(read_text), -> optional_map(tuple,

        # What may be missing and what may not are confused.
        read_text(get("Text")) -> optional_text(get("Text"))
        read_integer(get("Long")) -> optional_integer(get("Long"))
        read_float(get("Float")) -> optional(read_float, get("Float"))
        read_timestamp(get("Timestamp")) -> optional(read_timestamp, get("Timestamp"))
        read_color(get("Color")) -> optional(read_color, get("Color"))
        read_sink(get("Sink")) -> optional(read_sink, get("Sink"))
        optional_text(get("Text")) -> read_text(get("Text"))
        optional(read_blob, get("Blob")) -> read_blob(get("Blob"))
        optional(read_lists, get("Lists")) -> read_lists(get("Lists"))
        sparse_reader(read_text) -> read_text
        sparse_reader(read_finish) -> read_finish
        sparse_reader(read_integer) -> read_integer
        optional_list(read_finish, -> optional_list(sparse_reader(read_finish),
        optional_map(read_boolean, -> optional_map(sparse_reader(read_boolean),

        # The member table has a mistake.
        Member("text", "Text" -> Member("text", "OtherText"
        Member("text", "Text" -> Member("other_text", "Text"
        "Integer", INTEGER -> "Integer", FLOAT
        "Float", FLOAT -> "Float", INTEGER
        "Boolean", BOOLEAN -> "Boolean", INTEGER
        "Timestamp", TIMESTAMP -> "Timestamp", TEXT
        "Blob", BLOB -> "Blob", DOCUMENT
        "Document", DOCUMENT -> "Document", TEXT
        EnumType(Color) -> EnumType(Finish)
        EnumType(Color) -> TEXT
        StructureType(Sink) -> StructureType(Empty)
        ListType(INTEGER) -> ListType(FLOAT)
        ListType(ListType(INTEGER)) -> ListType(INTEGER)
        ListType(MapType(INTEGER)) -> ListType(MapType(TEXT))
        ListType(TEXT) -> MapType(TEXT)
        ListType(TEXT) -> ListType(TEXT, sparse=True)
        ListType(TEXT, sparse=True) -> ListType(TEXT)
        ListType(EnumType(Finish), sparse=True) -> ListType(EnumType(Finish))
        MapType(TEXT) -> MapType(TEXT, sparse=True)
        MapType(INTEGER, sparse=True) -> MapType(INTEGER)
        MapType(ListType(TEXT)) -> MapType(TEXT)
        "Sink", StructureType(Sink), required=True -> "Sink", StructureType(Sink)
        "Text", TEXT, required=True -> "Text", TEXT
        "Text", TEXT -> "Text", TEXT, required=True
        "Pin", TEXT, sensitive=True -> "Pin", TEXT
        "Pins", ListType(TEXT), sensitive=True -> "Pins", ListType(TEXT)
        "PinsByTap", MapType(TEXT), sensitive=True -> "PinsByTap", MapType(TEXT)
        Member("age", "Age", INTEGER),\n    sensitive=True, -> Member("age", "Age", INTEGER),
        Person,\n    read_person, -> Person,\n    None,
        Lists,\n    read_lists, -> Lists,\n    read_empty,

        # The enum is another.
        "OFF_WHITE" -> "OFF-WHITE"
    """,
    "kitchen/put_sink.py": r"""
        # What is inherited, and what only inputs hold.
        made.depth = <> made.tags =
        EnumType(Flow), required=True -> EnumType(Flow)
        EnumType(Flow) -> EnumType(Finish)
        ListType(EnumType(Flow)) -> ListType(BOOLEAN)
    """,
    "kitchen/errors.py": r"""
        # An exception's members, and what it says of trying again.
        "SinkId", TEXT -> "Message", TEXT
        EnumType(MissingThing) -> TEXT
        StructureType(Hint) -> StructureType(Sink)
        ListType(StructureType(Sink)) -> StructureType(Sink)
        Member("code_", "Code", INTEGER), -> *(),
        TIMESTAMP, required=True -> TIMESTAMP
        optional_texts(get("Places")) -> tuple(get("Places")) if get("Places") else ABSENT
        retryable=True, throttling=True -> retryable=True
        required=True),\n        retryable=True, -> required=True),
        "TapOverheated": -> "TapOverheatedException":
    """,
    "_runtime/decode.py": r"""
        # A function that all readers share.
        return raw.astimezone(timezone.utc) -> return raw
        datetime.fromtimestamp(raw, timezone.utc) -> datetime.fromtimestamp(raw)
        raw.__class__ is int: -> isinstance(raw, int):
        return float(raw) -> return raw
        raw.__class__ is list and STRINGS_ONLY.issuperset(map(type, raw)) -> raw.__class__ is list
        if key.__class__ is not str: -> if False:
        return UnknownValue(raw) -> return raw
        return ABSENT -> return ()
        raise FastPathMiss\n        return optional_list -> return ()\n        return optional_list
    """,
    "_runtime/value_types.py": r"""
        # A type that all member tables share.
        raw.astimezone(timezone.utc) -> raw
        isinstance(raw, int) and not isinstance(raw, bool) -> isinstance(raw, int)
        isinstance(raw, float) and raw.is_integer() -> isinstance(raw, float)
        isinstance(raw, str) and raw in -> raw == "Infinity" and raw in
        isinstance(raw, bytes | bytearray) -> isinstance(raw, bytes)
        return UnknownValue(string) -> return string
        if item is not None or self.keeps_nulls -> if self.keeps_nulls or True
        elif self.keeps_nulls: -> else:
    """,
    "_runtime/schema.py": r"""
        # What all members and structures share.
        if self.required and -> if not self.required and
        location = location.as_sensitive() -> pass
    """,
    "_runtime/location.py": r"""
        # What an error shows.
        hidden = location.sensitive or container -> hidden = container
    """,
}


def mutants() -> Iterator[tuple[str, str]]:
    """List the mutants, each with the module that it is one of."""
    for module, lines in MUTANTS.items():
        for line in map(str.strip, lines.splitlines()):
            if line and not line.startswith("#"):
                yield module, line


def mutate(text: str, mutant: str) -> str:
    """Put a mistake into the text of a module."""
    line = mutant.replace(r"\n", "\n")
    before, swap, after = line.partition(" <> ")
    if not swap:
        before, _, after = line.partition(" -> ")
        assert before in text
        return text.replace(before, after, 1)
    assert -1 < text.find(before) < text.find(after)
    return text.replace(after, "\0", 1).replace(before, after, 1).replace("\0", before)


@contextmanager
def imported(package: Path, service: str) -> Generator[ModuleType]:
    """Import a service of a package, and forget it afterwards."""
    with importable(package.parent, package.name):
        yield import_module(f"{package.name}.{service}")


@pytest.fixture(scope="module")
def correct(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kitchen sink, which has no mistake yet; compiled, so that its copies need not be."""
    package = tmp_path_factory.mktemp("correct") / "package"
    assemble(KITCHEN_SINK, package)
    compileall.compile_dir(package, quiet=1)
    with imported(package, "kitchen") as made:
        assert not list(findings(made, KITCHEN_SINK.model()))
    return package


@pytest.mark.parametrize("project", PROJECTS, ids=attrgetter("name"))
def test_golden_packages_convert_as_declared(project: Project, tmp_path: Path) -> None:
    """Every class of the golden packages converts all values as its annotations say."""
    package = tmp_path / "package"
    assemble(project, package)
    service = project.service_package.rpartition(".")[2]
    with imported(package, service) as made:
        assert not list(findings(made, project.model()))


@pytest.mark.parametrize("client_name", ["dms", "glue", "quicksight"])
def test_checked_in_package_converts_as_declared(client_name: str) -> None:
    """Every class of the checked-in package converts all values as its annotations say."""
    model = loader_of(SNAPSHOTS).load_service_model(client_name, "service-2")

    assert not list(findings(import_module(f"botoforge.{client_name}"), model))


@pytest.mark.parametrize(
    ("module", "mutant"),
    [
        pytest.param(*mutant, marks=() if number % 10 == 0 else pytest.mark.slow)
        for number, mutant in enumerate(mutants())
    ],
)
def test_mutant_is_found(module: str, mutant: str, correct: Path, tmp_path: Path) -> None:
    """A package with one mistake in its conversion does not pass; a tenth of them every time."""
    package = tmp_path / "mutant"
    shutil.copytree(correct, package)
    path = package / module
    Path(cache_from_source(path)).unlink()
    path.write_text(mutate(path.read_text("utf-8"), mutant), "utf-8")
    with imported(package, "kitchen") as wrong:
        assert any(findings(wrong, KITCHEN_SINK.model()))
