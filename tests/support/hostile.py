"""Hostile models: texts and values that nobody expects, in every place that a model has.

Whatever a model says, the generator either refuses it in a line that says where, or what it emits
is of `oracle.grammar`: known statements and calls, in which the model's texts are constants.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from attrs import evolve
from botoforge_codegen.build.parallel import try_build_service
from botoforge_codegen.config.config import Config
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.pipeline import BuiltService
from oracle.grammar import problems_of_files, problems_of_paths, texts
from oracle.shapes import is_list, is_map
from support.goldens import Project

# --- Trees of models ------------------------------------------------------------------------------

VERSION: Final = "2020-01-01"
Way: TypeAlias = tuple[str | int, ...]


class Place(NamedTuple):
    """A place in a file: a value, or the key that stands before it."""

    file: str
    way: Way
    is_key: bool = False


class Model(NamedTuple):
    """The files of one service, by name."""

    client_name: str
    files: Mapping[str, Any]

    @classmethod
    def golden(cls, project: Project) -> Model:
        """Read the model of a golden project."""
        files = project.model_file.parent.glob("*.json")
        return cls(
            project.client_name, {file.name: json.loads(file.read_bytes()) for file in files}
        )

    def places(self) -> Iterator[Place]:
        """Walk through all that stands in the files."""
        for file, content in self.files.items():
            for way in walk(content):
                yield Place(file, way)
                if way and isinstance(way[-1], str):
                    yield Place(file, way, is_key=True)

    def value(self, place: Place) -> Any:
        """Tell what stands at a place."""
        found = self.files[place.file]
        for step in place.way:
            found = found[step]
        return place.way[-1] if place.is_key else found

    def changed(self, place: Place, value: Any) -> Model:
        """Put something else at a place."""
        files = {**self.files, place.file: replaced(self.files[place.file], place, value)}
        return self._replace(files=files)

    def renamed(self, before: str, after: str) -> Model:
        """Put another text wherever one stands, so that what refers to it still does."""
        return self._replace(files=renamed(self.files, before, after))

    def write(self, folder: Path) -> Path:
        """Write the files as a model folder has them.

        Returns:
            The folder that holds them.
        """
        target = folder / self.client_name / VERSION
        target.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (target / name).write_text(json.dumps(content), "ascii")
        return target


def walk(value: Any, way: Way = ()) -> Iterator[Way]:
    """List the ways to all values."""
    yield way
    if is_map(value):
        for key, found in value.items():
            yield from walk(found, (*way, key))
    if is_list(value):
        for number, found in enumerate(value):
            yield from walk(found, (*way, number))


def replaced(content: Any, place: Place, value: Any) -> Any:
    """Copy a file with something else at a place; the order of keys stays."""
    if not place.way:
        return value
    first, *rest = place.way
    if rest:
        found = content[first]
        value = replaced(found, place._replace(way=tuple(rest)), value)
    if is_list(content):
        return [value if index == first else item for index, item in enumerate(content)]
    by_key = place.is_key and not rest
    return {
        (value if by_key and key == first else key): (
            value if key == first and not by_key else found
        )
        for key, found in content.items()
    }


def renamed(value: Any, before: str, after: str) -> Any:
    """Copy a value with another text for one, also where it is a key."""
    if is_map(value):
        return {
            renamed(key, before, after) if key == before else key: renamed(found, before, after)
            for key, found in value.items()
        }
    if is_list(value):
        return [renamed(found, before, after) for found in value]
    return after if value == before and isinstance(value, str) else value


def small_model() -> Model:
    """Make a model that is small, and has one of everything."""
    text = {"shape": "Text"}
    files: dict[str, Any] = {
        "service-2.json": {
            "version": "2.0",
            "metadata": {
                "apiVersion": VERSION,
                "endpointPrefix": "small",
                "jsonVersion": "1.1",
                "protocol": "json",
                "serviceFullName": "A small service",
                "serviceAbbreviation": "Small",
                "serviceId": "SmallId",
                "signatureVersion": "v4",
                "targetPrefix": "Small",
                "uid": "small-2020-01-01",
            },
            "documentation": "<p>A service.</p>",
            "operations": {
                "ListThings": {
                    "name": "ListThings",
                    "http": {"method": "POST", "requestUri": "/"},
                    "input": {"shape": "ListThingsRequest"},
                    "output": {"shape": "ListThingsResponse"},
                    "errors": [{"shape": "ThingError"}, {"shape": "OtherError"}],
                    "documentation": "<p>Lists <b>things</b>.</p>",
                    "deprecated": True,
                    "deprecatedMessage": "Use another.",
                },
            },
            "shapes": {
                "ListThingsRequest": {
                    "type": "structure",
                    "required": ["Id"],
                    "members": {
                        "Id": {"shape": "Text", "documentation": "The id."},
                        "Token": {"shape": "Text", "idempotencyToken": True},
                        "Size": {"shape": "Number"},
                        "Form": {"shape": "Form"},
                        "Photo": {"shape": "Data"},
                        "Many": {"shape": "Things"},
                    },
                },
                "ListThingsResponse": {
                    "type": "structure",
                    "documentation": "<p>What comes.</p>",
                    "members": {
                        "Things": {"shape": "Things"},
                        "Token": text,
                        "Status": {"shape": "Status"},
                        "Form": {"shape": "Form"},
                        "When": {"shape": "When"},
                        "Reason": text,
                        "Map": {"shape": "Map"},
                    },
                },
                "Things": {"type": "list", "member": {"shape": "Thing"}},
                "Map": {"type": "map", "key": text, "value": {"shape": "Things"}, "sparse": True},
                "Thing": {
                    "type": "structure",
                    "required": ["Name"],
                    "members": {
                        "Name": {"shape": "Text", "documentation": "<p>A name: <code>x</code></p>"},
                        "Secret": {"shape": "Secret", "location": "header", "locationName": "x-s"},
                        "Inner": {"shape": "Thing", "deprecated": True},
                        "Data": {"shape": "Data"},
                    },
                },
                "Form": {
                    "type": "structure",
                    "union": True,
                    "documentation": "<p>A form.</p>",
                    "members": {"Round": {"shape": "Number"}, "Square": {"shape": "Thing"}},
                },
                "Status": {
                    "type": "string",
                    "enum": ["RUNNING", "done", "Half-Done"],
                    "documentation": "<p>How it stands.</p>",
                },
                "ThingError": {
                    "type": "structure",
                    "exception": True,
                    "error": {"code": "Thing.Error", "httpStatusCode": 400},
                    "retryable": {"throttling": True},
                    "members": {"message": text, "Kind": {"shape": "Kind"}},
                    "documentation": "<p>It fails.</p>",
                },
                "OtherError": {
                    "type": "structure",
                    "exception": True,
                    "error": {"code": "Thing.Error"},
                    "members": {"Thing": {"shape": "Thing"}},
                },
                "Kind": {"type": "string", "enum": ["A", "B"]},
                "Text": {"type": "string", "pattern": "^[a-z]+$", "max": 10},
                "Secret": {"type": "string", "sensitive": True},
                "Number": {"type": "integer", "box": True},
                "When": {"type": "timestamp", "timestampFormat": "iso8601"},
                "Data": {"type": "blob"},
            },
        },
        "service-2.sdk-extras.json": {
            "version": 1.0,
            "merge": {"shapes": {"Thing": {"members": {"More": {"shape": "Text"}}}}},
        },
        "waiters-2.json": {
            "version": 2,
            "waiters": {
                "ThingDone": {
                    "operation": "ListThings",
                    "delay": 5,
                    "maxAttempts": 9,
                    "description": "Waits for a thing.",
                    "message": "Reason",
                    "acceptors": [
                        {
                            "state": "success",
                            "matcher": "path",
                            "argument": "Status",
                            "expected": "done",
                        },
                        {"state": "failure", "matcher": "error", "expected": "Thing.Error"},
                        {"state": "retry", "matcher": "status", "expected": 503},
                    ],
                }
            },
        },
        "paginators-1.json": {
            "pagination": {
                "ListThings": {
                    "input_token": "Token",
                    "output_token": "Token",
                    "limit_key": "Size",
                    "result_key": "Things",
                }
            }
        },
        "examples-1.json": {
            "version": "1.0",
            "examples": {
                "ListThings": [
                    {
                        "title": "A call",
                        "description": "It lists.",
                        "input": {"Id": "one", "Size": 3, "Photo": "x", "Many": [{"Name": "a"}]},
                        "output": {"Things": [{"Name": "a"}], "When": "2020-01-01T00:00:00Z"},
                    }
                ]
            },
        },
        "endpoint-rule-set-1.json": {
            "version": "1.0",
            "parameters": {"Region": {"type": "String", "documentation": "Where."}},
            "rules": [],
        },
    }
    return Model("small", files)


# --- What is hostile ------------------------------------------------------------------------------

PAYLOAD: Final = "__import__('os').system('x')"

TEXTS: Final = (
    *("", " ", "\n", "\t", "\r", "\r\n", "\x00", "a\x00b", "\x0c", "\x1b[31m", "\x7f", "\x85"),
    *('"', "'", '"""', "'''", '""""', '"""""""', 'a"', '"a', 'a"""', '"""a', "\\", "a\\", '\\"'),
    *('\\"""', '\\\\"""', '""\\"', "\\N{DASH}", "\\x", "\\u12", "\\U", "\\0", "${x}", "%s"),
    *("%(a)s", "{{ 7 * 7 }}", "{% raw %}", "{# x #}", "{0}", "{x.__class__}", "{", "}", "#"),
    *("# x", "a # b", f'"""\n{PAYLOAD}\n"""', f'"\n{PAYLOAD}\n#', f"'\n{PAYLOAD}\n#"),
    *(f'\\"""\n{PAYLOAD}\n"""', f'""" + {PAYLOAD} + """', f'" + {PAYLOAD} + "'),
    *(f"x\n    {PAYLOAD}", f"x = {PAYLOAD}", f"X:\n    {PAYLOAD}"),
    *(f"X(Structure):\n    {PAYLOAD}\nclass Y", f"x: int = {PAYLOAD}", f"x\r{PAYLOAD}"),
    *(f"x\x0c{PAYLOAD}", f"x\u2028{PAYLOAD}", f"x\x85{PAYLOAD}", f"x;{PAYLOAD}", "../.."),
    *("../../x", "/etc/passwd", "..", ".", "a/b", "a\\b", "C:\\x", "\\\\host\\share", "~", "con"),
    *("nul", "aux", "a.py", "__init__", "__pycache__", "_runtime", "testing", "manifest.json"),
    *("__class__", "__dict__", "__slots__", "__shape__", "__hash__", "__getattr__", "__all__"),
    *("__del__", "__mro_entries__", "__service__", "__phases__", "__doc__", "__name__"),
    *("__file__", "mro", "None", "True", "False", "self", "class", "lambda", "import", "type"),
    *("match", "_", "__", "_x", "x_", "Service", "Structure", "Response", "Error", "Exception"),
    *("object", "print", "get", "made", "raw", "new", "entries", "frozen", "SERVICE", "Unknown"),
    *("UnknownVariant", "ABSENT", "Any", "Final", "annotations", "lazy_names", "_call", "_wait"),
    *("_plan", "raw_client", "to_dict", "from_dict", "connect", "response", "args"),
    *("with_traceback", "name", "value", "timeout", "page_size", "accept", "client", "errors"),
    *("aio", "stubs", "Streaming", "Botoforge", "\u202e", "a\u202eb", "\u2066x\u2069", "\u200f"),
    *("\u200b", "\ufeff", "\xa0", "\xad", "\ue000", "\ud800", "a\udfff", "\udcff", "\U0001f600"),
    *("\U0010ffff", "\uffff", "e\u0301", "\ufb01x", "\u212a", "\u00df", "\u0130", "\u0661"),
    *("\u2113", "\uff21", "\U0001d400", "\u0410", "\u00aa", "<", "<p>", "</p>", "<!--"),
    *("<![CDATA[", "<!DOCTYPE", "<![x", "<?xml?>", "<?", "&", "&#0;", "&#xD800;", "&#x202e;"),
    *("&lt;script&gt;", '<a href=\'"""\'>x</a>', "<pre>\n```\n</pre>", "```", "[" * 2000),
    *("*" * 2000, "<" * 2000, "a" * 20_000, " " * 2000, "1", "1x", "9" * 50, "-1", "0x10"),
    *("1e999", "nan", "a b", "a-b", "a.b", "*", "**", "[a]", "?", "@", "`x`", "$", "a || b"),
    *("length(@)", "a[", "a[*].b", "sort_by(@, &x)", 'a[?b==\'"""\']', "http://x/", "a&b.txt"),
    *("file.html&", "Fri, 32 Foo 2020", "2020-13-45", "P1D", "x" * 300),
)
"""Texts that are mark-up, code, paths, names or no text at all for somebody."""

NESTED: Final = ("<p>" * 1500, "<ul><li>" * 150, "<p></b>" * 1500, "<p a='<'>" * 1500)
"""Mark-up that is too deep for whoever follows it."""


def deep(depth: int, *, as_object: bool = False) -> Any:
    """Nest lists or objects in each other."""
    value: Any = "x"
    for _ in range(depth):
        value = {"member": value} if as_object else [value]
    return value


VALUES: Final[Sequence[Any]] = (
    *(None, True, False, 0, -1, 1.5, 10**30, 10**4000, float("nan"), float("inf"), -float("inf")),
    *([], {}, [[]], [{}], {"": {}}, {"shape": "Text"}, {"shape": 5}, {"shape": None}, ["x"]),
    *([None], deep(30), deep(400), deep(400, as_object=True)),
)
"""What stands where something else belongs."""

PIECES: Final = (
    *('"', "'", '"""', "\\", "\n", "\r", "\x00", "#", "{{", "}}", "{%", "../", "/", ";", "(", ")"),
    *(" ", "    ", "import os", PAYLOAD, "\u202e", "\ud800", "__", "x", "Y", "9", "<p>", "<", "&"),
    *("]]>", "*", "_", "[", "](", "`", "```", "|", ":", "=", "class", "None", "\u2028", "\xa0"),
    *("\ufb01", "-"),
)


def random_text(chance: random.Random) -> str:
    """Make a text of pieces, or take one of the list."""
    if chance.random() < 0.3:
        return chance.choice(TEXTS)
    return "".join(chance.choices(PIECES, k=chance.randint(1, 8)))


# --- What the generator makes of it ---------------------------------------------------------------


class Workshop:
    """A folder in which one model after the other is generated, file by file as a user has them.

    Args:
        folder: Where the models lie.
        model: What lies there at first.
        names: The names that a configuration gives, if nothing else is said.
    """

    def __init__(self, folder: Path, model: Model, names: Mapping[str, str] | None = None) -> None:
        self.names = names or {}
        self.folder = folder
        self.place = model.write(folder)
        self.client_name = model.client_name
        self.config = Config(
            path=folder / "pyproject.toml",
            text="",
            package="made",
            output=folder / "output",
            services={model.client_name: ("*",)},
            names={},
        )
        self._store = ModelStore([folder])
        self._written: dict[str, Any] = dict(model.files)

    def make(
        self, model: Model, names: Mapping[str, str] | None = None
    ) -> Mapping[str, bytes] | str:
        """Take a model through all stages but the last.

        Args:
            model: The model.
            names: The names that a configuration gives.

        Returns:
            The files by path inside the package, or why there are none.
        """
        for name in self._written.keys() | model.files.keys():
            content = model.files.get(name)
            if self._written.get(name) is not content:
                (self.place / name).write_text(json.dumps(content), "ascii")
        self._written = dict(model.files)
        return self.made(names)

    def made(self, names: Mapping[str, str] | None = None) -> Mapping[str, bytes] | str:
        """Take what lies in the folder through all stages but the last."""
        config = evolve(self.config, names={self.client_name: names or self.names})
        result = try_build_service(config, self._store, self.client_name, tell_nobody)
        return result.files if isinstance(result, BuiltService) else result.reason


def tell_nobody(_client_name: str, _operations: int) -> None:
    """Show nothing while something is made."""


def judge(result: Mapping[str, bytes] | str, folder: Path, words: Sequence[object] = ()) -> None:
    """Hold what came of a model to what is promised.

    Args:
        result: The files by path inside the package, or why there are none.
        folder: Where the model lies; a refusal names a file in it.
        words: A refusal names one of them.

    Raises:
        AssertionError: It is not as promised.
    """
    if isinstance(result, str):
        problems = list(problems_of_message(result, folder, words))
    else:
        modules = {path: code for path, code in result.items() if not path.startswith("_models/")}
        problems = [*problems_of_paths(modules), *problems_of_files(modules)]
        for path in result.keys() - modules.keys():
            json.loads(result[path].decode("ascii"))  # what a snapshot says is not to be run
    assert not problems, "\n".join(problems)


UNCLEAR: Final = re.compile(
    r"mistake in botoforge|does not compile|Traceback|\b(Key|Type|Attribute|Index|Assertion)Error:"
)
"""What no user can make sense of."""


def problems_of_message(message: str, folder: Path, words: Sequence[object]) -> Iterator[str]:
    """Find what is wrong with a refusal."""
    for line in message.split("\n"):
        if not line or not line.isprintable():
            yield f"this is no line: {line!a}"
        if str(folder) not in line:
            yield f"no file is named: {line!a}"
        if UNCLEAR.search(line):
            yield f"this is not clear: {line!a}"
        known = [str(word) for word in words]
        if known and not any(word in line or ascii(word)[1:-1] in line for word in known):
            yield f"none of {known!a} is named: {line!a}"


# --- Many texts at once ---------------------------------------------------------------------------

ENUM_VALUES: Final = {"RUNNING": "Status", "Half-Done": "Status", "A": "Kind", "B": "Kind"}
MEMBERS: Final = {"Name": "Thing", "Inner": "Thing", "More": "Thing", "Id": "ListThingsRequest"}
ERROR_CODE: Final = "Thing.Error"
DESCRIBING: Final = frozenset(
    {"deprecatedMessage", "description", "documentation", "serviceFullName", "title", "uid"}
)
"""The keys before texts that say something to people."""


class Crowd(NamedTuple):
    """A model that is full of hostile texts, all of which have to come out as constants."""

    model: Model
    names: Mapping[str, str]
    """Names for what the rules cannot name, as a configuration gives them."""
    constants: tuple[str, ...]
    """The texts that have to be among the constants, letter by letter."""
    size: int
    """How many texts there are."""


def crowd(chance: random.Random) -> Crowd:
    """Fill the small model with hostile texts."""
    model = small_model()
    names: dict[str, str] = {}
    constants: list[str] = []
    count = 0
    for place in list(model.places()):
        if place.way and place.way[-1] in DESCRIBING and not place.is_key:
            model = model.changed(place, random_text(chance))
            count += 1
    for number, (word, holder) in enumerate((ENUM_VALUES | MEMBERS).items()):
        text = "".join(filter(str.isprintable, f"{random_text(chance)}{number}"))
        model = model.renamed(word, text)
        names[f"{holder}.{text}"] = f"V{number}" if word in ENUM_VALUES else f"m{number}"
        constants.append(text)
    code = f"{random_text(chance)}9"
    model = model.renamed(ERROR_CODE, code)
    constants.append(code)
    return Crowd(model, names, tuple(constants), count + len(constants))


def judge_change(workshop: Workshop, chance: random.Random, model: Model, place: Place) -> None:
    """Hold what comes of one change to what is promised.

    Raises:
        AssertionError: It is not as promised; what was put where is told.
    """
    changed = one_change(chance, model, place)
    words: list[object] = []
    if not isinstance(model.value(place), str) and changed.value(place) not in ([], {}):
        # It is refused where it stands, not where something is missed that it took away.
        words = [step for step in place.way if isinstance(step, str)]
    try:
        judge(workshop.make(changed), workshop.folder, words)
    except AssertionError as error:
        error.add_note(f"{place}: {changed.files[place.file]!a}"[:5000])
        raise


def judge_crowd(workshop: Workshop, found: Crowd) -> None:
    """Hold a crowd to what is promised: it is emitted, and its texts are constants."""
    made = workshop.make(found.model, found.names)
    assert not isinstance(made, str), made
    judge(made, workshop.folder)
    assert set(found.constants) <= texts(made)


def one_change(chance: random.Random, model: Model, place: Place) -> Model:
    """Put something hostile at a place: a text, a text wherever the old one stood, or any value."""
    before = model.value(place)
    kind = chance.random()
    if not place.is_key and (kind < 0.3 or not isinstance(before, str)):
        return model.changed(place, chance.choice(VALUES))
    text = chance.choice(NESTED) if chance.random() < 0.01 else random_text(chance)
    return model.renamed(before, text) if kind < 0.65 else model.changed(place, text)
