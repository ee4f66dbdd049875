"""The grammar of what a service package may hold, written from what it is for, not from templates.

What a model says is in constants, never in a statement, a call or a name that Python would take for
something else.
"""

from __future__ import annotations

import ast
import keyword
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from botoforge._runtime.aio import AsyncServiceClient
from botoforge._runtime.body_types import StreamingResponse
from botoforge._runtime.service_errors import ServiceError
from botoforge._runtime.sync import ServiceClient
from botoforge._runtime.values import StatusEnum

HEADER: Final = 4
"""How many comments there are, in the first lines of a module."""

DIVIDER: Final = f"{'# --- Decoding ':-<100}"
"""The one comment below them."""

MODULE: Final = re.compile(r"[a-z][a-z0-9_]*/(__init__|_?[a-z]\w*)\.py", re.ASCII | re.IGNORECASE)

FIXED: Final = frozenset({"__init__", "aio", "client", "errors"})

LIBRARIES: Final = {
    "__future__": {"annotations"},
    "collections.abc": {"Callable", "Mapping", "Sequence"},
    "datetime": {"datetime", "timedelta"},
    "typing": {"TYPE_CHECKING", "Any", "ClassVar", "Final", "Literal", "TypeAlias"},
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
            "ServiceTable",
            "Shape",
            "StructureType",
            "WireShape",
        ),
        *(
            "UnionType",
            "WaitOptions",
            "Waiter",
            "attribute",
            "attrs_field",
            "children",
            "deprecated",
            "entries",
            "enum_reader",
            "frozen",
        ),
        *("frozenset", "get", "lazy_names", "list_reader", "map_reader", "optional"),
        *("optional_boolean", "optional_integer", "optional_list", "optional_map", "optional_text"),
        *("optional_texts", "read_document", "sparse_reader", "union_reader"),
    }
)
"""What is called by its name, apart from the readers of the module."""

HELPERS: Final = frozenset({"_call", "_paging", "_wait", "_wait_or_none"})
"""What methods call on themselves, apart from other methods."""

DUNDERS: Final = frozenset(
    {"__all__", "__dir__", "__getattr__", "__hash__", "__name__", "__phases__", "__service__"}
    | {"__shape__"}
)

BUILTINS: Final = frozenset(
    {"bool", "bytearray", "bytes", "dict", "float", "int", "str", "frozenset"}
)

BASES: Final[Mapping[str, frozenset[str]]] = {
    "AsyncServiceClient": frozenset(dir(AsyncServiceClient)),
    "ServiceClient": frozenset(dir(ServiceClient)),
    "enum": frozenset({*dir(StatusEnum), "mro", "name", "value"}),
    "error": frozenset({*dir(ServiceError), "mro"}),
    "structure": frozenset({*dir(StreamingResponse), "mro"}),
}
"""What classes have from their bases: nothing of a model may stand in for it."""


STRUCTURES: Final = frozenset({"Response", "StreamingResponse", "StreamingStructure", "Structure"})


def problems_of_paths(files: Mapping[str, bytes]) -> Iterator[str]:
    """Find what may not be the path of an emitted file."""
    for path in files:
        if not MODULE.fullmatch(path):
            yield f"{path!a} is no module of a service"
    if len({path.partition("/")[0] for path in files}) != 1:
        yield f"several folders: {sorted(files)!a}"
    if len({path.lower() for path in files}) != len(files):
        yield f"one name for some file systems: {sorted(files)!a}"
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
        """There is no comment but the header and the divider: every other `#` is in a string."""
        lines = self.source.split("\n")
        for number, line in enumerate(lines, 1):
            if (line.startswith("# ") and number <= HEADER) or line == DIVIDER:
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

    def module(self, body: Sequence[ast.stmt]) -> None:  # noqa: C901, PLR0912 (a table of cases)
        """What a module is made of."""
        defined: list[str] = []
        for statement in body:
            match statement:
                case ast.ImportFrom():
                    self.import_from(statement)
                case ast.If(
                    test=ast.Name(id="TYPE_CHECKING"),
                    body=[ast.AnnAssign(target=ast.Name(id=name)) as strings],
                ):
                    defined.append(name)
                    self.strings(name, strings, statement.orelse)
                case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                    self.type_checking(statement)
                case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=elements)):
                    for element in elements:
                        self.constant(element)
                case ast.Assign(
                    targets=[ast.Attribute(value=ast.Name(id=name), attr="__shape__")],
                    value=ast.Call(func=ast.Name(id="Shape" | "WireShape")) as value,
                ):
                    self.name(statement, name)
                    self.expression(value)
                case ast.Assign(
                    targets=[ast.Name(id=name)],
                    value=ast.Call(func=ast.Name(id="enum_reader")) as value,
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
        match statement:
            case ast.ImportFrom(module=None, level=2, names=[ast.alias(name=name, asname="types")]):
                self.name(statement, name)
                self.imported.add("types")
                return
            case _:
                pass
        names = {alias.name for alias in statement.names}
        module = statement.module or ""
        renamed = {alias.asname for alias in statement.names} - {None}
        # What a package only passes on says so, for type checkers.
        passed_on = renamed <= (names if statement.level == 2 and statement.col_offset else set())
        known = {
            0: names <= LIBRARIES.get(module, set()),
            1: module in self.modules,
            2: re.fullmatch(r"_runtime(\.[a-z_]+)+", module) is not None,
        }
        if not known.get(statement.level) or not passed_on:
            self.wrong(statement, "an import")
        for name in names:
            self.name(statement, name)
        if statement.col_offset == 0:
            self.imported |= names

    def strings(self, name: str, strings: ast.AnnAssign, at_run_time: list[ast.stmt]) -> None:
        """The strings of an enum are constants for type checkers, and `str` at run time."""
        match strings, at_run_time:
            case (
                ast.AnnAssign(
                    annotation=ast.Name(id="TypeAlias"),
                    value=ast.Subscript(value=ast.Name(id="Literal"), slice=listed),
                ),
                [ast.Assign(targets=[ast.Name(id=same)], value=ast.Name(id="str"))],
            ) if same == name:
                for element in listed.elts if isinstance(listed, ast.Tuple) else [listed]:
                    self.constant(element)
            case _:
                self.wrong(strings, "the strings of an enum")

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
                ast.ImportFrom(module="_runtime.lazy", level=2),
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

    def class_of(self, statement: ast.ClassDef) -> None:  # noqa: C901, PLR0912 (a table of cases)
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
            is_structure = names[0] in STRUCTURES or statement.decorator_list
            kind = BASES["enum" if is_enum else "structure" if is_structure else "error"]
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
            self.reader_statement(inner)

    def reader_statement(self, statement: ast.stmt) -> None:  # noqa: C901 (a table of cases)
        """What stands in a reader: it makes a value, and sets its members from what has come."""
        match statement:
            case ast.Assign(
                targets=[ast.Name(id="get")],
                value=ast.Attribute(value=ast.Call() as call, attr="get"),
            ) if is_look_up(call):
                self.expression(call)
            case ast.Expr(value=ast.Call() as call) if is_look_up(call):
                self.expression(call)
            case ast.Assign(
                targets=[ast.Name(id="made")],
                value=ast.Call(
                    func=ast.Attribute(
                        value=ast.Attribute(value=ast.Name(), attr="__shape__"), attr="make"
                    ),
                    args=[],
                    keywords=[],
                ),
            ):
                pass
            case ast.Assign(
                targets=[ast.Attribute(value=ast.Name(id="made"), attr="__class__")],
                value=ast.Name(),
            ):
                pass
            case ast.Assign(targets=targets, value=value) if all(map(is_member, targets)):
                for target in targets:
                    self.expression(target)
                self.expression(value)
            case ast.For(
                target=ast.Tuple(elts=[ast.Name(id="key"), ast.Name(id="value")]),
                iter=ast.Call(func=ast.Attribute(value=ast.Call() as call, attr="items"), args=[]),
                body=[ast.Match(subject=ast.Name(id="key"), cases=cases)],
                orelse=[],
            ) if is_look_up(call):
                for case in cases:
                    self.reader_case(case)
            case ast.AnnAssign(
                target=ast.Name(id="structure"), annotation=ast.Name(), value=ast.Name(id="made")
            ):
                pass
            case ast.Return(value=ast.Name(id="structure")):
                pass
            case _:
                self.wrong(statement, "in a reader")

    def reader_case(self, case: ast.match_case) -> None:
        """One key, and the statement that sets its member."""
        match case:
            case ast.match_case(
                pattern=ast.MatchValue(value=key), guard=None, body=[ast.Assign() as statement]
            ):
                self.constant(key)
                self.reader_statement(statement)
            case ast.match_case(pattern=ast.MatchAs(pattern=None), body=[ast.Pass()]):
                pass  # a key that the model does not list
            case _:
                self.wrong(case.pattern, "in a reader")

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

    def expression(self, node: ast.expr | None) -> None:  # noqa: C901, PLR0912 (a table of cases)
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
                if name not in CALLS and not name.startswith("read_"):
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


def is_member(target: ast.expr) -> bool:
    """Whether it is an attribute of the value that a reader makes, and none of Python's own."""
    match target:
        case ast.Attribute(value=ast.Name(id="made"), attr=name):
            return not name.startswith("__")
        case _:
            return False


def is_look_up(call: ast.Call) -> bool:
    """Whether it looks up what has come: the keys of JSON, or the elements in one of XML."""
    match call:
        case ast.Call(func=ast.Name(id="entries"), args=[ast.Name(id="raw")], keywords=[]):
            return True
        case ast.Call(
            func=ast.Name(id="children"), args=[ast.Name(id="node"), *lists], keywords=[]
        ):
            return all(isinstance(name, ast.Constant) for name in lists)
        case _:
            return False


def texts(files: Mapping[str, bytes]) -> frozenset[str]:
    """List all texts in emitted files, docstrings among them."""
    return frozenset(
        node.value
        for content in files.values()
        for node in ast.walk(ast.parse(content))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
