"""Hostile models: texts and values that nobody expects, in every place that a model has.

Whatever a model says, the generator either refuses it in a line that says where, or what it emits
is of the grammar below: known statements and calls, in which the model's texts are constants.
"""

from __future__ import annotations

import ast
import json
import keyword
import random
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from botoforge._runtime.aio import AsyncServiceClient
from botoforge._runtime.client import ServiceClient
from botoforge._runtime.service_errors import ServiceError
from botoforge._runtime.streams import StreamingResponse
from botoforge._runtime.stubbing import ServiceStub
from botoforge._runtime.values import StatusEnum
from botoforge_codegen.config import Config
from botoforge_codegen.load import ModelStore
from botoforge_codegen.pipeline import MadeService, make_service
from goldens import Project

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
    items = value.items() if isinstance(value, dict) else enumerate(value) if is_list(value) else ()
    for key, found in items:
        yield from walk(found, (*way, key))


def is_list(value: object) -> bool:
    """Whether a value is a list."""
    return isinstance(value, list)


def replaced(content: Any, place: Place, value: Any) -> Any:
    """Copy a file with something else at a place; the order of keys stays."""
    if not place.way:
        return value
    copy = deepcopy(content)
    holder = copy
    for step in place.way[:-1]:
        holder = holder[step]
    last = place.way[-1]
    if place.is_key:
        entries = [(value if key == last else key, found) for key, found in holder.items()]
        holder.clear()
        holder.update(entries)
    else:
        holder[last] = value
    return copy


def renamed(value: Any, before: str, after: str) -> Any:
    """Copy a value with another text for one, also where it is a key."""
    if isinstance(value, dict):
        return {
            renamed(key, before, after) if key == before else key: renamed(found, before, after)
            for key, found in value.items()
        }
    if isinstance(value, list):
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
                "serviceId": "Small",
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
                        "input": {"Id": "one", "Size": 3},
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
    *(
        '\\"""',
        '\\\\"""',
        '""\\"',
        "\\N{DASH}",
        "\\x",
        "\\u12",
        "\\U",
        "\\0",
        "${x}",
        "%s",
        "%(a)s",
    ),
    *("{{ 7 * 7 }}", "{% raw %}", "{# x #}", "{0}", "{x.__class__}", "{", "}", "#", "# x", "a # b"),
    *(f'"""\n{PAYLOAD}\n"""', f'"\n{PAYLOAD}\n#', f"'\n{PAYLOAD}\n#", f'\\"""\n{PAYLOAD}\n"""'),
    *(f'""" + {PAYLOAD} + """', f'" + {PAYLOAD} + "', f"x\n    {PAYLOAD}", f"x = {PAYLOAD}"),
    *(f"X:\n    {PAYLOAD}", f"X(Structure):\n    {PAYLOAD}\nclass Y", f"x: int = {PAYLOAD}"),
    *(f"x\r{PAYLOAD}", f"x\x0c{PAYLOAD}", f"x\u2028{PAYLOAD}", f"x\x85{PAYLOAD}", f"x;{PAYLOAD}"),
    *("../..", "../../x", "/etc/passwd", "..", ".", "a/b", "a\\b", "C:\\x", "\\\\host\\share", "~"),
    *(
        "con",
        "nul",
        "aux",
        "a.py",
        "__init__",
        "__pycache__",
        "_runtime",
        "testing",
        "manifest.json",
    ),
    *("__class__", "__dict__", "__slots__", "__shape__", "__hash__", "__getattr__", "__all__"),
    *("__del__", "__mro_entries__", "__service__", "__phases__", "__doc__", "__name__", "__file__"),
    *("mro", "None", "True", "False", "self", "class", "lambda", "import", "type", "match", "_"),
    *(
        "__",
        "_x",
        "x_",
        "Service",
        "Structure",
        "Response",
        "Error",
        "Exception",
        "object",
        "print",
    ),
    *("get", "made", "raw", "new", "entries", "frozen", "SERVICE", "Unknown", "UnknownVariant"),
    *(
        "ABSENT",
        "Any",
        "Final",
        "annotations",
        "lazy_names",
        "_call",
        "_wait",
        "_plan",
        "raw_client",
    ),
    *("to_dict", "from_dict", "connect", "response", "args", "with_traceback", "name", "value"),
    *(
        "timeout",
        "page_size",
        "accept",
        "client",
        "errors",
        "aio",
        "stubs",
        "Streaming",
        "Botoforge",
    ),
    *(
        "\u202e",
        "a\u202eb",
        "\u2066x\u2069",
        "\u200f",
        "\u200b",
        "\ufeff",
        "\xa0",
        "\xad",
        "\ue000",
    ),
    *("\ud800", "a\udfff", "\udcff", "\U0001f600", "\U0010ffff", "\uffff", "e\u0301", "\ufb01x"),
    *("\u212a", "\u00df", "\u0130", "\u0661", "\u2113", "\uff21", "\U0001d400", "\u0410", "\u00aa"),
    *("<", "<p>", "</p>", "<!--", "<![CDATA[", "<!DOCTYPE", "<![x", "<?xml?>", "<?", "&", "&#0;"),
    *(
        "&#xD800;",
        "&#x202e;",
        "&lt;script&gt;",
        '<a href=\'"""\'>x</a>',
        "<pre>\n```\n</pre>",
        "```",
    ),
    *(
        "<p>" * 1500,
        "<ul><li>" * 1500,
        "[" * 2000,
        "*" * 2000,
        "<" * 2000,
        "a" * 20_000,
        " " * 2000,
    ),
    *(
        "1",
        "1x",
        "9" * 50,
        "-1",
        "0x10",
        "1e999",
        "nan",
        "a b",
        "a-b",
        "a.b",
        "*",
        "**",
        "[a]",
        "?",
    ),
    *("@", "`x`", "$", "a || b", "length(@)", "a[", "a[*].b", "sort_by(@, &x)", 'a[?b==\'"""\']'),
    *("http://x/", "a&b.txt", "file.html&", "Fri, 32 Foo 2020", "2020-13-45", "P1D", "x" * 300),
)
"""Texts that are mark-up, code, paths, names or no text at all for somebody."""


def deep(depth: int, *, as_object: bool = False) -> Any:
    """Nest lists or objects in each other."""
    value: Any = "x"
    for _ in range(depth):
        value = {"member": value} if as_object else [value]
    return value


VALUES: Final[Sequence[Any]] = (
    *(None, True, False, 0, -1, 1.5, 10**30, 10**4000, float("nan"), float("inf"), -float("inf")),
    *(
        [],
        {},
        [[]],
        [{}],
        {"": {}},
        {"shape": "Text"},
        {"shape": 5},
        {"shape": None},
        ["x"],
        [None],
    ),
    *(deep(30), deep(400), deep(400, as_object=True)),
)
"""What stands where something else belongs."""

PIECES: Final = (
    *('"', "'", '"""', "\\", "\n", "\r", "\x00", "#", "{{", "}}", "{%", "../", "/", ";", "(", ")"),
    *(
        " ",
        "    ",
        "import os",
        PAYLOAD,
        "\u202e",
        "\ud800",
        "__",
        "x",
        "Y",
        "9",
        "<p>",
        "<",
        "&",
        "]]>",
    ),
    *(
        "*",
        "_",
        "[",
        "](",
        "`",
        "```",
        "|",
        ":",
        "=",
        "class",
        "None",
        "\u2028",
        "\xa0",
        "\ufb01",
        "-",
    ),
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
        client_name: What the service is called.
    """

    def __init__(self, folder: Path, model: Model) -> None:
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
        config = Config(
            path=self.config.path,
            text="",
            package="made",
            output=self.config.output,
            services=self.config.services,
            names={self.client_name: names} if names else {},
        )
        result = make_service(config, self._store, self.client_name, lambda *_: None)
        return result.files if isinstance(result, MadeService) else result.reason


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
        problems = [*problems_of_paths(result), *problems_of_files(result)]
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


# --- The grammar of what may be emitted -----------------------------------------------------------

HEADER: Final = 3
"""How many comments there are, in the first lines of a module."""

MODULE: Final = re.compile(r"[a-z][a-z0-9_]*/(__init__|_?[a-z][a-z0-9_]*)\.py", re.ASCII)

FIXED: Final = frozenset({"__init__", "aio", "client", "errors", "stubs"})

LIBRARIES: Final = {
    "__future__": {"annotations"},
    "attrs": {"frozen"},
    "collections.abc": {"Callable", "Mapping", "Sequence"},
    "datetime": {"datetime", "timedelta"},
    "typing": {"TYPE_CHECKING", "Any", "ClassVar", "Final", "TypeAlias"},
}

CALLS: Final = frozenset(
    {
        *("Acceptor", "AsyncItemPages", "AsyncPages", "EnumType", "ErrorShape", "EventStreamType"),
        *(
            "ItemPages",
            "ListType",
            "MapType",
            "Member",
            "Pages",
            "Service",
            "Shape",
            "StructureType",
        ),
        *("UnionType", "WaitOptions", "Waiter", "deprecated", "entries", "enum_reader", "frozen"),
        *("frozenset", "get", "lazy_names", "list_reader", "map_reader", "new", "optional"),
        *("optional_boolean", "optional_integer", "optional_list", "optional_map", "optional_text"),
        *("optional_texts", "read_document", "sparse_reader", "union_reader"),
    }
)
"""What is called by its name, apart from the readers and setters of the module."""

HELPERS: Final = frozenset({"_call", "_paging", "_plan", "_wait", "_wait_or_none"})
"""What methods call on themselves, apart from other methods."""

DUNDERS: Final = frozenset(
    {"__all__", "__dir__", "__getattr__", "__hash__", "__name__", "__phases__", "__service__"}
    | {"__shape__"}
)

BUILTINS: Final = frozenset({"bool", "bytes", "dict", "float", "int", "str", "frozenset"})

BASES: Final[Mapping[str, frozenset[str]]] = {
    "AsyncServiceClient": frozenset(dir(AsyncServiceClient)),
    "ServiceClient": frozenset(dir(ServiceClient)),
    "ServiceStub": frozenset(dir(ServiceStub)),
    "enum": frozenset({*dir(StatusEnum), "mro", "name", "value"}),
    "error": frozenset({*dir(ServiceError), "mro"}),
    "structure": frozenset({*dir(StreamingResponse), "mro"}),
}
"""What classes have from their bases: nothing of a model may stand in for it."""


def problems_of_paths(files: Mapping[str, bytes]) -> Iterator[str]:
    """Find what may not be the path of an emitted file."""
    for path in files:
        if not MODULE.fullmatch(path):
            yield f"{path!a} is no module of a service"
    if len({path.partition("/")[0] for path in files}) != 1:
        yield f"several folders: {sorted(files)!a}"
    missing = FIXED - {path.rpartition("/")[2].removesuffix(".py") for path in files}
    if missing:
        yield f"missing: {missing}"


def problems_of_files(files: Mapping[str, bytes]) -> Iterator[str]:
    """Find what is not of the grammar."""
    modules = {path.rpartition("/")[2].removesuffix(".py") for path in files}
    for path, content in files.items():
        for problem in Grammar(content.decode(), modules).problems():
            yield f"{path}: {problem}"


class Grammar:
    """The grammar of one emitted module, written from what a module may do, not from the templates.

    Args:
        source: The module.
        modules: All modules of its package.
    """

    def __init__(self, source: str, modules: set[str]) -> None:
        self.source = source
        self.modules = modules
        self.found: list[str] = []
        self.imported: set[str] = set()
        self.texts: list[ast.Constant] = []

    def problems(self) -> list[str]:
        """Find all that is not of the grammar."""
        tree = ast.parse(self.source)
        self.text()
        self.module(tree.body)
        self.comments()
        return self.found

    def wrong(self, node: ast.AST, what: str) -> None:
        """Note something."""
        self.found.append(f"line {getattr(node, 'lineno', 0)}: {what}: {ast.dump(node)[:200]}")

    # --- The text ---

    def text(self) -> None:
        """Nothing in the source is invisible, or makes it look like something else."""
        for line in self.source.split("\n"):
            if not line.isprintable():
                self.found.append(f"invisible characters: {line!a}")

    def comments(self) -> None:
        """There is no comment but the header: every other `#` is inside of a text."""
        lines = self.source.split("\n")
        for number, line in enumerate(lines, 1):
            if line.startswith("# ") and number <= HEADER:
                continue
            for column in (found.start() for found in re.finditer("#", line)):
                place = (number, len(line[:column].encode()))
                if not any(holds(text, place) for text in self.texts):
                    self.found.append(f"line {number}: a comment: {line!a}")

    def name(self, node: ast.AST, name: str) -> None:
        """A name is a plain one."""
        plain = name.isascii() and name.isidentifier() and not keyword.iskeyword(name)
        if not plain or name != unicodedata.normalize("NFKC", name):
            self.wrong(node, f"the name {name!a}")
        if name.startswith("__") and name not in DUNDERS:
            self.wrong(node, f"the name {name!a}")

    # --- Statements ---

    def module(self, body: Sequence[ast.stmt]) -> None:
        """What a module is made of."""
        defined: list[str] = []
        for statement in body:
            match statement:
                case ast.ImportFrom():
                    self.import_from(statement)
                case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                    self.type_checking(statement)
                case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=elements)):
                    for element in elements:
                        self.constant(element)
                case ast.Assign(
                    targets=[ast.Attribute(value=ast.Name(id=name), attr="__shape__")],
                    value=ast.Call(func=ast.Name(id="Shape")) as value,
                ):
                    self.name(statement, name)
                    self.expression(value)
                case ast.Assign(
                    targets=[ast.Name(id=name)],
                    value=ast.Call(func=ast.Name(id="enum_reader" | "Waiter")) as value,
                ):
                    defined.append(name)
                    self.expression(value)
                case ast.AnnAssign(target=ast.Name(id=name), annotation=kind, value=value):
                    defined.append(name)
                    self.expression(kind)
                    self.expression(value)
                case ast.ClassDef():
                    defined.append(statement.name)
                    self.class_of(statement)
                case ast.FunctionDef():
                    defined.append(statement.name)
                    self.reader(statement)
                case _:
                    self.docstring(statement)
        for name in defined:
            self.name(body[0], name)
            if defined.count(name) > 1:
                self.found.append(f"{name} is defined twice")
            if name in self.imported | CALLS | BUILTINS:
                self.found.append(f"{name} stands in for what is imported or built in")
            if name.startswith("_"):
                self.found.append(f"{name} is private")

    def docstring(self, statement: ast.stmt) -> None:
        """All else is a docstring."""
        match statement:
            case ast.Expr(value=ast.Constant(value=str()) as text):
                self.texts.append(text)
            case _:
                self.wrong(statement, "a statement")

    def import_from(self, statement: ast.ImportFrom) -> None:
        """What is imported is known: a few libraries, the runtime, the package's own modules."""
        names = {alias.name for alias in statement.names}
        module = statement.module or ""
        known = {
            0: names <= LIBRARIES.get(module, set()),
            1: module in self.modules,
            2: re.fullmatch(r"_runtime\.[a-z_]+", module) is not None,
        }
        if not known.get(statement.level) or any(alias.asname for alias in statement.names):
            self.wrong(statement, "an import")
        for name in names:
            self.name(statement, name)
        if statement.level != 1:
            self.imported |= names

    def type_checking(self, statement: ast.If) -> None:
        """What type checkers see are imports; what they do not see is where names come from."""
        for inner in statement.body:
            match inner:
                case ast.ImportFrom():
                    self.import_from(inner)
                case _:
                    self.wrong(inner, "for type checkers")
        match statement.orelse:
            case []:
                pass
            case [
                ast.ImportFrom(module="_runtime.names", level=2),
                ast.Assign(
                    targets=[
                        ast.Tuple(elts=[ast.Name(id="__getattr__"), ast.Name(id="__dir__")]),
                    ],
                    value=ast.Call(func=ast.Name(id="lazy_names")) as value,
                ),
            ]:
                self.expression(value)
            case _:
                self.wrong(statement, "at run time")

    def class_of(self, statement: ast.ClassDef) -> None:
        """A class is of one of the known kinds, and takes nothing from its base."""
        bases = [getattr(base, "value", base) for base in statement.bases]
        names = [base.id for base in bases if isinstance(base, ast.Name)]
        if not names or len(names) != len(statement.bases) or statement.keywords:
            self.wrong(statement, "bases")
        if statement.name in names:
            self.wrong(statement, "a class of itself")
        for base in [*statement.bases, *statement.decorator_list]:
            self.expression(base)
        kind = BASES.get(names[0] if names else "")
        if kind is None:
            is_enum = names[0] in {"ServiceEnum", "StatusEnum"}
            is_error = not is_enum and not statement.decorator_list
            kind = BASES["enum" if is_enum else "error" if is_error else "structure"]
        defined: list[str] = []
        for inner in statement.body:
            match inner:
                case ast.FunctionDef() | ast.AsyncFunctionDef() if names[0] in BASES:
                    defined.append(inner.name)
                    self.method(inner)
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
                    defined.append(name)
                    self.expression(annotation)
                    self.expression(value)
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    defined.append(name)
                    self.expression(value)
                case _:
                    self.docstring(inner)
        for name in defined:
            self.name(statement, name)
            if name in kind and name not in DUNDERS:
                self.wrong(statement, f"{name} stands in for what the base has")
            if name.startswith("_") and name not in DUNDERS:
                self.wrong(statement, f"{name} is private")
            if defined.count(name) > 1:
                self.wrong(statement, f"{name} is defined twice")

    def method(self, statement: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """A method imports what it needs and returns one call."""
        self.signature(statement)
        for decorator in statement.decorator_list:
            match decorator:
                case ast.Call(func=ast.Name(id="deprecated"), args=[text], keywords=[]):
                    self.constant(text)
                case _:
                    self.wrong(decorator, "a decorator")
        document, *imports, last = statement.body
        self.docstring(document)
        for inner in imports:
            match inner:
                case ast.ImportFrom(level=1 | 2):
                    self.import_from(inner)
                case _:
                    self.wrong(inner, "in a method")
        match last:
            case ast.Return(value=ast.Await(value=ast.Call() as call)):
                self.expression(call)
            case ast.Return(value=ast.Call() as call) | ast.Expr(value=ast.Call() as call):
                self.expression(call)
            case _:
                self.wrong(last, "at the end of a method")

    def signature(self, statement: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Parameters are named once, and have plain defaults."""
        given = statement.args
        if given.posonlyargs or given.vararg or given.kwarg or given.defaults:
            self.wrong(statement, "parameters")
        for argument in [*given.args, *given.kwonlyargs]:
            self.name(argument, argument.arg)
            self.expression(argument.annotation)
        for default in given.kw_defaults:
            if default is not None:
                self.constant(default)
        self.expression(statement.returns)

    def reader(self, statement: ast.FunctionDef) -> None:
        """A reader sets the members of one new value."""
        self.signature(statement)
        if not statement.name.startswith("read_") or statement.decorator_list:
            self.wrong(statement, "a function")
        for inner in statement.body:
            match inner:
                case ast.Assign(
                    targets=[ast.Tuple(elts=setters)],
                    value=ast.Attribute(
                        value=ast.Attribute(value=ast.Name(), attr="__shape__"), attr="setters"
                    ),
                ) if all(isinstance(one, ast.Name) and is_setter(one.id) for one in setters):
                    pass
                case ast.Assign(
                    targets=[ast.Name(id="get")],
                    value=ast.Attribute(
                        value=ast.Call(func=ast.Name(id="entries"), args=[ast.Name(id="raw")]),
                        attr="get",
                    ),
                ):
                    pass
                case ast.Assign(
                    targets=[ast.Name(id="made")],
                    value=ast.Call(func=ast.Name(id="new"), args=[ast.Name()], keywords=[]),
                ):
                    pass
                case ast.Expr(value=ast.Call(func=ast.Name(id=name)) as call) if is_setter(name):
                    self.expression(call)
                case ast.Expr(
                    value=ast.Call(func=ast.Name(id="entries"), args=[ast.Name(id="raw")])
                ):
                    pass
                case ast.Return(value=ast.Name(id="made")):
                    pass
                case _:
                    self.wrong(inner, "in a reader")

    # --- Expressions ---

    def constant(self, node: ast.expr) -> None:
        """A plain value."""
        match node:
            case ast.Constant(value=str()):
                self.texts.append(node)
            case ast.Constant(value=int() | float() | None):
                pass
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int())):
                pass
            case _:
                self.wrong(node, "no plain value")

    def expression(self, node: ast.expr | None) -> None:
        """A part of an annotation, a table or a call."""
        match node:
            case None:
                return
            case ast.Constant() | ast.UnaryOp():
                self.constant(node)
                return
            case ast.Name(id=name):
                self.name(node, name)
            case ast.Attribute(attr=attribute):
                self.name(node, attribute)
            case ast.Call(func=ast.Name(id=name)):
                if name not in CALLS and not is_setter(name) and not name.startswith("read_"):
                    self.wrong(node, "a call")
            case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr=name)):
                if name.startswith("_") and name not in HELPERS:
                    self.wrong(node, "a call")
            case ast.Lambda(args=arguments, body=body):
                taken = [argument.arg for argument in arguments.args]
                if taken not in ([], ["page"]) or not isinstance(
                    body, ast.Call | ast.Attribute | ast.IfExp
                ):
                    self.wrong(node, "a function")
                self.expression(body)
                return
            case ast.List() | ast.Tuple() | ast.Dict() | ast.Subscript() | ast.Starred():
                pass
            case ast.BinOp(op=ast.BitOr()) | ast.IfExp() | ast.BoolOp(op=ast.And()):
                pass
            case _:
                self.wrong(node, "an expression")
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                self.expression(child)
            elif isinstance(child, ast.keyword):
                self.name(child, child.arg or "**")
                self.expression(child.value)


def holds(text: ast.Constant, place: tuple[int, int]) -> bool:
    """Whether a place in a source, as line and column, is inside of a text."""
    end = (text.end_lineno or 0, text.end_col_offset or 0)
    return (text.lineno, text.col_offset) <= place < end


def is_setter(name: str) -> bool:
    """Whether a name is that of a setter of a slot."""
    return name.startswith("set_")


def texts(files: Mapping[str, bytes]) -> frozenset[str]:
    """List all texts in emitted files, docstrings among them."""
    return frozenset(
        node.value
        for content in files.values()
        for node in ast.walk(ast.parse(content))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
