"""Documentation: all of the API pages is on hover, and Markdown says what the models' HTML says."""

import ast
import doctest
import html
import inspect
import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

import boto3
import botocore.session
import pytest
from botocore import xform_name
from botocore.docs.bcdoc.restdoc import DocumentStructure
from botocore.docs.client import ClientDocumenter
from botoforge import ServiceEnum, Structure, dms, glue, quicksight
from botoforge_codegen.lower.markdown import to_markdown
from botoforge_codegen.render.docstring import docstring, wrap
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.projects import Project, text_model

# --- The API pages, as boto3 renders them ---------------------------------------------------------

HEADING = re.compile(
    r"^ *(\*\*(?:Request Syntax|Response Syntax|Response Structure|Exceptions|Examples)\*\*"
    r"|:rtype: dict) *$",
    re.MULTILINE,
)
PARAGRAPHS = re.compile(r"\n(?: *\n)+")
BLOCK = re.compile(r"^( *)::\n *\n((?:\1 +.*\n| *\n)+)", re.MULTILINE)
PARAMETER = re.compile(r"^:type (\w+): .*\n:param \1:(.*)$", re.MULTILINE)
MEMBER = re.compile(r"( *)- (?:\*\*(\w+)\*\* )?\*\(\w+\) --\* *(.*)")
ERROR = re.compile(r":py:class:`\w+\.Client\.exceptions\.(\w+)`")


class Documenter(ClientDocumenter):
    """boto3's own writer of API pages, held to one method."""

    method = ""

    def _filter_client_method(self, **about: Any) -> bool:
        return bool(about["method_name"] == self.method)


class Page(NamedTuple):
    """The API page of an operation, cut into what it says and where."""

    about: Sequence[str]
    """What it says about the operation and its examples: each text is a paragraph or list item."""
    parameters: Mapping[str, Sequence[str]]
    """What it says about each parameter."""
    response: Mapping[tuple[str, ...], Sequence[str]]
    """What it says about each member of the response, by its way; `*` is an item of a list."""
    drawing: ast.expr
    """The response as it draws it, with every value of an enum."""
    errors: Sequence[str]
    """The exceptions that it names."""
    code: Sequence[ast.Module]
    """The code of the examples: a call, then what it returns."""


@cache
def raw_client(service: str) -> Any:
    """Make a client of boto3; it is never let out to the network."""
    session: Any = boto3.Session(
        aws_access_key_id="key",
        aws_secret_access_key="secret",  # noqa: S106 (not one)
        region_name="eu-west-1",
    )
    return session.client(service)


def render_page(service: str, method: str, folder: Path) -> str:
    """Let boto3 write the API page of a method."""
    loader: Any = botocore.session.Session().get_component("data_loader")
    examples = loader.load_service_model(service, "examples-1")["examples"]
    documenter = Documenter(raw_client(service), str(folder), examples)
    documenter.method = method
    documenter.document_client(DocumentStructure("client", target="html"))
    return (folder / service / "client" / f"{method}.rst").read_text("utf-8")


def read_page(text: str) -> Page:
    """Parse an API page."""
    _, _, body = text.partition("\n.. py:method::")
    about, *rest = HEADING.split(textwrap.dedent(body.partition("\n")[2]))
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    examples = parts.get("**Examples**", "")
    _, *parameters = PARAMETER.split(parts["**Request Syntax**"])
    entries = zip(parameters[::3], parameters[1::3], parameters[2::3], strict=True)
    return Page(
        about=[*texts(about), *texts(BLOCK.sub("", examples).replace("Expected Output:", ""))],
        parameters={name: texts(f"{marks}\n\n{said}") for name, marks, said in entries},
        response=read_structure(parts["**Response Structure**"]),
        drawing=ast.parse(blocks(parts["**Response Syntax**"])[0].strip(), mode="eval").body,
        errors=ERROR.findall(parts["**Exceptions**"]),
        code=[ast.parse(block) for block in blocks(examples)],
    )


def texts(section: str) -> list[str]:
    """Split a section into paragraphs and items of lists."""
    items = (plain(paragraph).removeprefix("- ") for paragraph in PARAGRAPHS.split(section))
    return [text for text in items if text]


def blocks(section: str) -> list[str]:
    """Find the code of a section."""
    return [textwrap.dedent(block) for _, block in BLOCK.findall(f"{section}\n")]


def read_structure(section: str) -> dict[tuple[str, ...], list[str]]:
    """Read what a page says about each member of the response; the response itself comes first."""
    said: dict[tuple[str, ...], list[str]] = {}
    steps: list[tuple[int, str]] = []
    for paragraph in PARAGRAPHS.split(section):
        text = paragraph
        if heading := MEMBER.match(paragraph):
            indent, name, text = len(heading[1]), heading[2] or "*", heading[3]
            steps = [*(step for step in steps if step[0] < indent), (indent, name)]
        path = tuple(name for _, name in steps[1:])
        if steps:
            said.setdefault(path, []).extend(texts(text))
    return said


def plain(text: str) -> str:
    """Take the marks off a text: those of reStructuredText and those of Markdown alike."""
    text = re.sub(r"`([^`<]+) <([^`>]+)>`__?", r"\1 \2", text)
    text = re.sub(r"\[([^]]+)\]\(([^)\s]+)\)", r"\1 \2", text)
    text = re.sub(r"^ *\* ", "- ", text, flags=re.MULTILINE)
    text = re.sub(r"::$", "", text.rstrip())
    return " ".join(re.sub(r"[`*\\]", "", html.unescape(text)).split())


class Operation(NamedTuple):
    """One of the operations that are checked in."""

    client: type[Any]
    method: str
    response: type[Structure]

    def __str__(self) -> str:
        return self.method

    @property
    def package(self) -> ModuleType:
        """The service package."""
        return import_module(self.client.__module__.rpartition(".")[0])

    @property
    def service(self) -> str:
        """What boto3 calls the service."""
        return self.package.__name__.rpartition(".")[2]

    @property
    def typed_method(self) -> Any:
        """The method of our client."""
        return getattr(self.client, self.method)

    @property
    def model(self) -> Any:
        """What botocore knows about it."""
        meta = raw_client(self.service).meta
        return meta.service_model.operation_model(meta.method_to_api_mapping[self.method])


OPERATIONS = [
    Operation(
        dms.DatabaseMigrationServiceClient,
        "describe_refresh_schemas_status",
        dms.DescribeRefreshSchemasStatusResponse,
    ),
    Operation(
        glue.GlueClient,
        "get_materialized_view_refresh_task_run",
        glue.GetMaterializedViewRefreshTaskRunResponse,
    ),
    Operation(
        quicksight.QuickSightClient,
        "describe_asset_bundle_export_job",
        quicksight.DescribeAssetBundleExportJobResponse,
    ),
    Operation(
        quicksight.QuickSightClient,
        "describe_dashboard_snapshot_job",
        quicksight.DescribeDashboardSnapshotJobResponse,
    ),
    Operation(
        quicksight.QuickSightClient,
        "describe_topic_refresh",
        quicksight.DescribeTopicRefreshResponse,
    ),
]
of_every_operation = pytest.mark.parametrize("operation", OPERATIONS, ids=str)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[Operation, Page]:
    """The API pages of the five operations."""
    folder = tmp_path_factory.mktemp("pages")
    return {
        operation: read_page(render_page(operation.service, operation.method, folder))
        for operation in OPERATIONS
    }


# --- What is on hover -----------------------------------------------------------------------------


def hover(documented: object) -> str:
    """Read the docstring of a class or function, without its marks."""
    return plain(inspect.getdoc(documented) or "")


@cache
def attribute_documentation(module: ModuleType) -> dict[tuple[str, str], str]:
    """Read the strings under the fields of a module's classes, by class and attribute."""
    documentation: dict[tuple[str, str], str] = {}
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.ClassDef):
            for field, below in zip(node.body, node.body[1:], strict=False):
                match field, below:
                    case ast.AnnAssign(target=ast.Name(name)), ast.Expr(ast.Constant(str(text))):
                        documentation[node.name, name] = plain(inspect.cleandoc(text))
                    case _:
                        pass
    return documentation


class Member(NamedTuple):
    """A member of a response, or an item of a list in it."""

    hover: str
    """What an editor shows about it and about its class."""
    hint: Any
    """Its annotation, but for `None` and unknown values."""


def member(structure: type[Structure], wire_name: str) -> Member:
    """Find a member of a class."""
    name = {each.wire_name: each.name for each in structure.__shape__.members}[wire_name]
    texts_below = attribute_documentation(import_module(structure.__module__))
    hint = known(get_type_hints(structure)[name])
    return Member(f"{texts_below[structure.__name__, name]}\n{class_hover(hint)}", hint)


def known(hint: Any) -> Any:
    """Take what is known of an annotation: all but `None` and unknown values."""
    if get_origin(hint) in (Union, UnionType):
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def class_hover(hint: Any) -> str:
    """Read the docstring of a generated class; of anything else there is none."""
    return hover(hint) if isinstance(hint, type) and issubclass(hint, Structure) else ""


def find(response: type[Structure], path: Sequence[str]) -> Member:
    """Follow a path into a response."""
    reached = Member(hover(response), response)
    for step in path:
        if step == "*":
            hint = known(get_args(reached.hint)[0])
            reached = Member(class_hover(hint), hint)
        else:
            reached = member(reached.hint, step)
    return reached


@of_every_operation
def test_the_page_is_read_whole(operation: Operation, pages: dict[Operation, Page]) -> None:
    """The reader of this test overlooks nothing: the page names all that the model has."""
    page = pages[operation]

    assert list(operation.model.input_shape.members) == list(page.parameters)
    assert [(name,) for name in operation.model.output_shape.members] == [
        way for way in page.response if len(way) == 1
    ]
    assert [str(shape.name) for shape in operation.model.error_shapes] == page.errors
    assert all(page.about)
    assert all(page.parameters.values())
    assert all(said for way, said in page.response.items() if way and way[-1] != "*")


@of_every_operation
def test_the_method_says_what_the_operation_does(
    operation: Operation, pages: dict[Operation, Page]
) -> None:
    """Every text about the operation is in the method's docstring."""
    shown = hover(operation.typed_method)

    assert [] == [text for text in pages[operation].about if text not in shown]


@of_every_operation
def test_the_method_takes_the_parameters(
    operation: Operation, pages: dict[Operation, Page]
) -> None:
    """Every parameter is there, required where the page says so, with every text about it."""
    parameters = inspect.signature(operation.typed_method).parameters
    shown = hover(operation.typed_method)

    assert ["self", *map(xform_name, pages[operation].parameters)] == list(parameters)
    for wire_name, (mark, *described) in pages[operation].parameters.items():
        assert "[REQUIRED]" == mark
        assert inspect.Parameter.empty is parameters[xform_name(wire_name)].default
        assert f"{xform_name(wire_name)}: {' '.join(described)}" in shown


@of_every_operation
def test_every_member_says_what_it_is(operation: Operation, pages: dict[Operation, Page]) -> None:
    """Every text about a member is on its attribute or its class."""
    assert [] == [
        (way, text)
        for way, said in pages[operation].response.items()
        for text in said
        if text not in find(operation.response, way).hover
    ]


@of_every_operation
def test_the_response_is_as_it_is_drawn(operation: Operation, pages: dict[Operation, Page]) -> None:
    """Every member that the page draws is an attribute of that type, and every value a member."""
    assert_fits(pages[operation].drawing, operation.response)


def assert_fits(drawn: ast.expr, hint: Any) -> None:
    """Compare what a page draws with an annotation."""
    match drawn:
        case ast.Dict(keys, values):
            wire_names = [ast.literal_eval(key) for key in keys if key is not None]
            assert wire_names == [each.wire_name for each in hint.__shape__.members]
            for wire_name, value in zip(wire_names, values, strict=True):
                assert_fits(value, member(hint, wire_name).hint)
        case ast.List([item]):
            assert get_origin(hint) is Sequence
            assert_fits(item, known(get_args(hint)[0]))
        case ast.BinOp() if "'" in ast.unparse(drawn):
            assert issubclass(hint, ServiceEnum)
            assert [ast.literal_eval(value) for value in alternatives(drawn)] == [
                each.value for each in hint
            ]
        case _:
            sample = {"'string'": "str", "123": "int", "123.0": "float", "True | False": "bool"}
            expected = sample.get(ast.unparse(drawn), "datetime")
            # An enum of one value is drawn as that value.
            assert expected == hint.__name__ or [ast.literal_eval(drawn)] == list(hint)


def alternatives(drawn: ast.expr) -> Iterator[ast.expr]:
    """Take `a|b|c` apart."""
    if isinstance(drawn, ast.BinOp):
        yield from alternatives(drawn.left)
        yield drawn.right
    else:
        yield drawn


@of_every_operation
def test_the_errors_are_documented(operation: Operation, pages: dict[Operation, Page]) -> None:
    """Every exception of the page is a class; class and method have its documentation."""
    shown = hover(operation.typed_method)

    for name in pages[operation].errors:
        text = operation.model.service_model.shape_for(name).documentation
        said = plain(re.sub(r"<[^>]+>", "", text))
        assert said
        assert said in hover(getattr(operation.package, name))
        assert f"{name}: {said}" in shown


@of_every_operation
def test_the_examples_are_shown(operation: Operation, pages: dict[Operation, Page]) -> None:
    """Every example is in the method's docstring, in the words of the typed client."""
    shown = (inspect.getdoc(operation.typed_method) or "").replace("```", "")
    examples = doctest.DocTestParser().get_examples(shown)
    code = pages[operation].code

    assert [renamed(called_with(call)) for call in code[::2]] == [
        called_with(ast.parse(call.source)) for call in examples[::2]
    ]
    assert [returned(output) for output in code[1::2]] == [
        ast.literal_eval(output.want) for output in examples[1::2]
    ]


def renamed(arguments: Mapping[str, object]) -> dict[str, object]:
    """Name arguments as botocore names its methods."""
    return {xform_name(name): value for name, value in arguments.items()}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (1481054400.5, "2016-12-06T20:00:00.500000+00:00"),
        (0, "1970-01-01T00:00:00+00:00"),
        ("1.4810544E9", "2016-12-06T20:00:00+00:00"),
        ("2016-12-06T20:00:00Z", "2016-12-06T20:00:00+00:00"),
        ("2016-12-06T21:00:00+01:00", "2016-12-06T21:00:00+01:00"),
        ("Tue, 06 Dec 2016 20:00:00 GMT", "2016-12-06T20:00:00+00:00"),
        ("soon", None),
    ],
)
def test_timestamps_in_examples(tmp_path: Path, written: object, shown: str | None) -> None:
    """An example shows every timestamp as a `datetime`, however the model's author wrote it."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob"])
    shapes = model["shapes"]
    shapes["Time"] = {"type": "timestamp"}
    shapes["Times"] = {"type": "list", "member": {"shape": "Time"}}
    shapes["Turns"] = {"type": "map", "key": {"shape": "Id"}, "value": {"shape": "Turn"}}
    shapes["Turn"] = {"type": "structure", "members": {"At": {"shape": "Time"}}}
    shapes["DescribeJobRequest"]["members"] |= {"At": {"shape": "Time"}, "Turn": {"shape": "Turn"}}
    shapes["DescribeJobResponse"]["members"] |= {
        "Times": {"shape": "Times"},
        "Turns": {"shape": "Turns"},
    }
    example = {
        "input": {"Id": "a", "At": written, "Turn": {"At": written}},
        "output": {"Times": [written], "Turns": {"first": {"At": written}}, "Status": "DONE"},
    }
    examples = {"version": "1.0", "examples": {"DescribeJob": [example]}}
    project.add_model("jobs", model).with_name("examples-1.json").write_text(json.dumps(examples))
    project.choose("DescribeJob")
    project.succeed("generate")

    (method,) = (
        node
        for node in ast.walk(ast.parse(project.tree()["jobs/client.py"]))
        if isinstance(node, ast.FunctionDef) and node.name == "describe_job"
    )
    call, output = doctest.DocTestParser().get_examples(ast.get_docstring(method) or "")[0:2]
    time = "'soon'" if shown is None else f"datetime.fromisoformat('{shown}')"

    assert ast.unparse(ast.parse(call.source)) == (
        f"response = client.describe_job(id='a', at={time}, turn=Turn.from_dict({{'At': {time}}}))"
    )
    assert ast.unparse(ast.parse(output.want.partition("```")[0])) == (
        f"{{'Times': [{time}], 'Turns': {{'first': {{'At': {time}}}}}, 'Status': 'DONE'}}"
    )


def called_with(code: ast.Module) -> dict[str, object]:
    """Read the arguments of an example's call."""
    call = next(node for node in ast.walk(code) if isinstance(node, ast.Call))
    return {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in call.keywords}


def returned(code: ast.Module) -> dict[str, object]:
    """Read what an example returns, without what botocore adds to it."""
    drawn: dict[str, object] = ast.literal_eval(ast.unparse(code))
    return {name: value for name, value in drawn.items() if name != "ResponseMetadata"}


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("Use another.", "Deprecated: Use another."),
        ("Deprecated. Unused.", "Deprecated. Unused."),
        ("", "Deprecated."),
    ],
)
def test_deprecated_parameter(tmp_path: Path, message: str, shown: str) -> None:
    """What is deprecated is called so once, also where the model's own words begin with it."""
    project = Project(tmp_path)
    model = text_model("jobs", ["DescribeJob"])
    deprecated = {"shape": "Id", "deprecated": True, "deprecatedMessage": message}
    model["shapes"]["DescribeJobRequest"]["members"]["Id"] = deprecated
    project.add_model("jobs", model)
    project.choose("DescribeJob")

    project.succeed("generate")

    client = (project.package / "jobs" / "client.py").read_text("utf-8")
    assert f"            id: {shown}\n" in client


# --- From the models' HTML to Markdown ------------------------------------------------------------

RENDERER = MarkdownIt()
UNHURRIED = settings(deadline=None)  # a busy machine is slow


def rendered(text: str) -> str:
    """Render Markdown to HTML, with every white space alike but in code blocks."""
    parts = re.split(r"(<pre>.*?</pre>)", RENDERER.render(text), flags=re.DOTALL)
    return "".join(
        part if part.startswith("<pre>") else re.sub(r"\s+", " ", part) for part in parts
    )


def visible(text: str) -> str:
    """Tell what a reader of rendered Markdown sees, without white space."""
    return re.sub(r"\s", "", html.unescape(re.sub(r"<[^>]+>", "", RENDERER.render(text))))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ""),
        ("No tags at all.", "No tags at all."),
        ("<p>One.</p> <p>Two.</p>", "One.\n\nTwo."),
        ("<p>One\n    line.</p>", "One\nline."),
        (
            "<p>Use <code>JobStatus</code>, <i>not</i> <b>Status</b>.</p>",
            "Use `JobStatus`, *not* **Status**.",
        ),
        ("<p>A <code>a*b_c</code> stays.</p>", "A `a*b_c` stays."),
        ("<p>In <region> only.</p>", "In &lt;region> only."),
        ("<p>In &lt;region&gt; only.</p>", "In &lt;region> only."),
        ("<p>If a<b, then b>a.</p>", "If a&lt;b, then b>a."),
        ("<p>A key: </secret>.</p>", "A key: &lt;/secret>."),
        ("<p>In <filename>/dev/a</filename>, see <link  to='x'>B</link>.</p>", "In /dev/a, see B."),
        ("<zonbook></zonbook><xhtml></xhtml>", ""),
        ("<p>Names: <a-b>/<name>/<name>.</p>", "Names: &lt;a-b>/&lt;name>/&lt;name>."),
        (
            "<p>One.</p> <note> <p>Two.</p> <p>Three.</p> </note>",
            "One.\n\n**Note:** Two.\n\nThree.",
        ),
        ("<important><p><b>Two</b>.</p></important>", "**Important:** **Two**."),
        ("<note>Two.</note><warning>Three.</warning>", "**Note:** Two.\n\n**Warning:** Three."),
        ("<note><ul><li>Two.</li></ul></note>", "**Note:**\n\n- Two."),
        ("<note><pre>two()</pre></note>", "**Note:**\n\n```\ntwo()\n```"),
        ("<note><p>NOTE: two.</p></note>", "NOTE: two."),
        ("<note> </note> <p>One.</p>", "One."),
        ("<ul><li><p>One.</p><tip><p>Two.</p></tip></li></ul>", "- One.\n\n  **Tip:** Two."),
        ("<p>Is FOO_BAR_BAZ.</p>", "Is FOO_BAR_BAZ."),
        ("<ul><li><p>One</p></li><li>Two</li></ul>", "- One\n- Two"),
        ("<ol><li>One</li><li>Two</li></ol>", "1. One\n2. Two"),
        ("<p>So:</p><ul><li>One<ul><li>Inner</li></ul></li></ul>", "So:\n\n- One\n  - Inner"),
        ("<note><p>Mind.</p></note><p>On.</p>", "**Note:** Mind.\n\nOn."),
        ("<important> <p>Mind.</p> </important>", "**Important:** Mind."),
        ('<p>See <a href="https://a.b/c">the guide</a>.</p>', "See [the guide](https://a.b/c)."),
        ("<p>See <a>StartJob</a>.</p>", "See StartJob."),
        ("<fullname>Service</fullname><p>It serves.</p>", "Service\n\nIt serves."),
        ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
        ("<p>A bell\x07 rings.</p>", "A bell rings."),
        ("<p>Route\xa053.\xa0 See&nbsp;<b>it</b>.</p>", "Route 53. See **it**."),
        ("<p>One\u2028two\u200b.\u2060</p>", "One two."),
    ],
)
def test_markdown(source: str, expected: str) -> None:
    """What writers of models use becomes the plainest Markdown for it."""
    assert expected == to_markdown(source)


@UNHURRIED
@given(text=st.text("ab \n\t*_>\r\x00\x0b\xa0\u2028", max_size=30))
def test_markdown_of_a_text_alone(text: str) -> None:
    """A text without mark-up, which no HTML parser sees, becomes what the parser makes of it."""
    nothing = "<p></p>"  # has the parser look at it

    assert to_markdown(f"<p>{text}</p>{nothing}") == to_markdown(f"<p>{text}</p>")
    assert to_markdown(f"{text}{nothing}") == to_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Any of '_', '-' and '.'.",
        "_not emphasised_",
        "a_b and __init__",
        "All *.csv files and **.",
        r"The volume (C:\) and \\server\share.",
        "Write &lt; for a < and &amp; for a &.",
        "[x](y) is no <link>",
        "1 < 2 > 0",
    ],
)
def test_a_text_is_shown_as_it_is(text: str) -> None:
    """Nothing in a text is taken for mark-up: a reader sees what the model says."""
    assert text.replace(" ", "") == visible(to_markdown(f"<p>{html.escape(text)}</p>"))


def test_a_list_of_terms() -> None:
    """Each term stands above what it means; plain Markdown has nothing else for it."""
    source = "<dl><dt>Term</dt><dd><p>Meaning.</p><ul><li>Item</li></ul></dd></dl>"

    assert "<p><strong>Term</strong></p> <p>Meaning.</p> <ul> <li>Item</li> </ul> " == rendered(
        to_markdown(source)
    )


def test_a_meaning_without_a_term() -> None:
    """Where a writer leaves the term out, what it means stands alone."""
    assert "So:\n\nMeaning." == to_markdown("<p>So:</p><dl><dt/><dd><p>Meaning.</p></dd></dl>")


# Words that are mark-up at the beginning of a line, or around other words.
HAZARDS = ["-", "+", "*", "#", "##", ">", ">=", "=", "==", "---", "1.", "2)", "~~~", "_", ":", "|"]


class Piece(NamedTuple):
    """A part of a model's text: how it is written, and what a reader should see."""

    source: str
    text: str


def joined(pieces: Sequence[Piece], between: str = "") -> Piece:
    """Put pieces one after the other."""
    return Piece(between.join(p.source for p in pieces), "".join(p.text for p in pieces))


def tagged(tag: str, piece: Piece) -> Piece:
    """Put a piece into a tag."""
    return Piece(f"<{tag}>{piece.source}</{tag.partition(' ')[0]}>", piece.text)


def noted(piece: Piece) -> Piece:
    """Put a piece into a note."""
    note = tagged("note", piece)
    return Piece(note.source, f"Note:{note.text}")


def escaped(text: str) -> Piece:
    """Write a text as HTML."""
    return Piece(html.escape(text), text)


WORDS = st.text("abcxyzABCXYZ019", min_size=1, max_size=12).map(escaped)
TAGS = st.sampled_from(["code", "b", "i", 'a href="https://a.b/c-d?e=f"'])
PLACEHOLDERS = WORDS.map(lambda piece: Piece(f"<x{piece.source}>", f"<x{piece.source}>"))
MARKED = st.builds(tagged, TAGS, WORDS) | PLACEHOLDERS
SENTENCES = st.tuples(
    WORDS, st.lists(WORDS | MARKED | st.sampled_from(HAZARDS).map(escaped), max_size=20)
).map(lambda parts: joined([parts[0], *parts[1]], " "))
PARAGRAPHS_OF_MODELS = SENTENCES.map(lambda piece: tagged("p", piece))
LISTS = st.recursive(
    SENTENCES | PARAGRAPHS_OF_MODELS,
    lambda items: st.tuples(
        SENTENCES,
        st.sampled_from(["ul", "ol"]),
        st.lists(items.map(lambda piece: tagged("li", piece)), min_size=1, max_size=3),
    ).map(lambda parts: joined([parts[0], tagged(parts[1], joined(parts[2]))])),
    max_leaves=6,
)
CODE = st.lists(st.text("ab -#=>", min_size=1, max_size=60), min_size=1, max_size=3).map("\n".join)
DOCUMENTS = st.lists(
    PARAGRAPHS_OF_MODELS
    | LISTS.map(lambda piece: tagged("ul", tagged("li", piece)))
    | PARAGRAPHS_OF_MODELS.map(noted)
    | CODE.map(lambda text: tagged("pre", escaped(text))),
    min_size=1,
    max_size=4,
).map(lambda pieces: joined(pieces, " "))


@UNHURRIED
@given(document=DOCUMENTS)
def test_markdown_says_what_the_model_says(document: Piece) -> None:
    """Whatever a text is made of, a reader sees all of it and nothing else."""
    assert "".join(document.text.split()) == visible(to_markdown(document.source))


@pytest.mark.parametrize("word", HAZARDS)
def test_no_line_begins_with_a_mark(word: str) -> None:
    """A word that would be mark-up at the beginning of a line never comes to stand there."""
    long = "x" * 25
    text = (
        f"Values {word} and many others  {word} values,{word} {long} {word} {long}" + " end." * 20
    )

    for width in range(20, 60):
        assert rendered(text) == rendered("\n".join(wrap(text, width)))


@UNHURRIED
@given(document=DOCUMENTS, width=st.integers(20, 100))
def test_wrapping_changes_nothing(document: Piece, width: int) -> None:
    """Wrapped Markdown renders to the same, at whatever width."""
    text = to_markdown(document.source)

    assert rendered(text) == rendered("\n".join(wrap(text, width)))


LONG_LINE = "one = 1  # " + "a word and " * 12


def test_code_is_never_wrapped() -> None:
    """A line of code stands as it is, however long; the texts around it are wrapped."""
    text = f"Text {LONG_LINE}\n\n```\n{LONG_LINE}\n```\n\nText {LONG_LINE}"
    lines = wrap(text, 60)

    assert LONG_LINE in lines
    assert [LONG_LINE] == [line for line in lines if len(line) > 60]
    assert rendered(text) == rendered("\n".join(lines))


def test_code_in_a_docstring_is_never_wrapped() -> None:
    """A line of code stands as it is in a docstring too, also where the text begins with code."""
    text = f"```\n{LONG_LINE}\n```\n\nText {LONG_LINE}"
    literal = docstring(text, 4)

    assert [f"    {LONG_LINE}"] == [line for line in literal.split("\n") if len(line) > 100]
    assert rendered(text) == rendered(inspect.cleandoc(ast.literal_eval(literal)))


@pytest.mark.parametrize("mark", ["- ", "1. ", "  - ", "10. "])
def test_an_item_stands_beside_its_mark(mark: str) -> None:
    """The lines that continue an item of a list stand under its text."""
    first, *others = wrap(f"{mark}{'word ' * 20}".rstrip(), 40)

    assert first.startswith(f"{mark}word")
    assert others
    assert all(line.startswith(f"{' ' * len(mark)}word") for line in others)


@UNHURRIED
@given(text=st.text("ab -\n", max_size=300), width=st.integers(20, 60))
def test_wrapped_lines_fit(text: str, width: int) -> None:
    """No line is wider than asked for, unless by a word that is."""
    for line in wrap(text, width):
        assert len(line) <= width or " " not in line.strip()


# --- From Markdown to docstrings ------------------------------------------------------------------

# Too short to be wrapped, also where each character is written by its number.
LINES = st.text(max_size=8).map(lambda text: " ".join(text.split())).filter(bool)


@UNHURRIED
@given(
    text=st.lists(LINES, min_size=1, max_size=5).map("\n".join), indent=st.sampled_from([0, 4, 8])
)
def test_a_docstring_evaluates_to_its_text(text: str, indent: int) -> None:
    """Whatever a text holds, the literal ends where it should and means the text."""
    literal = docstring(text, indent)

    assert text == inspect.cleandoc(ast.literal_eval(literal)).rstrip()


@UNHURRIED
@given(document=DOCUMENTS, indent=st.sampled_from([0, 4, 8]))
def test_a_docstring_renders_like_its_text(document: Piece, indent: int) -> None:
    """What an editor shows of a docstring is what the Markdown says."""
    text = to_markdown(document.source)

    assert rendered(text) == rendered(inspect.cleandoc(ast.literal_eval(docstring(text, indent))))


@UNHURRIED
@given(text=st.text(min_size=1).filter(str.strip), indent=st.sampled_from([0, 4, 8]))
def test_a_docstring_keeps_every_word(text: str, indent: int) -> None:
    """Wrapping a docstring moves white space and nothing else."""
    assert text.split() == ast.literal_eval(docstring(text, indent)).split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Short.", '"""Short."""'),
        ('A "quoted"', '"""A "quoted\\""""'),
        ('Three """ of them', '"""Three \\"\\"\\" of them"""'),
        (r"C:\new", r'"""C:\\new"""'),
        ("Café", '"""Café"""'),
        ("Zero\u200bwidth", r'"""Zero\u200bwidth"""'),
        ("Two\n\nparagraphs", '"""Two\n\n    paragraphs\n    """'),
    ],
)
def test_a_docstring_reads_well(text: str, expected: str) -> None:
    """What can be seen stands as it is; only what cannot is written by its number."""
    assert expected == docstring(text, 4)


@UNHURRIED
@given(
    text=st.lists(st.text("abcABC.,", min_size=1, max_size=12), min_size=1, max_size=80).map(
        " ".join
    ),
    indent=st.sampled_from([0, 4, 8]),
)
def test_a_docstring_fits(text: str, indent: int) -> None:
    """No line of a docstring is wider than 100 columns; it stands indented in its file."""
    first, *others = docstring(text, indent).split("\n")

    assert len(first) + indent <= 100
    assert all(len(line) <= 100 for line in others)
    assert all(line.startswith(" " * indent) for line in others if line)
