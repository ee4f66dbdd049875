"""Every choice of operations gives a package in which every name is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve
from botoforge_codegen.check.modules import ModuleNames, check_modules
from botoforge_codegen.ir import Markdown
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.lower import context, modules
from botoforge_codegen.render import client, decoding, errors, structures, tables, waiters
from botoforge_codegen.render import service as rendering
from botoforge_codegen.render.layout import flat
from botoforge_codegen.runtime_names import FOR_PICKLES, RUNTIME, TESTING
from support.choices import Choice, every_single, import_choices, lower_choices, pick, problems
from support.goldens import DOUBLE_ROLES, KITCHEN_SINK, copy_project
from support.projects import HEAD, Project, run_command, text_model

# --- Choices of real services ---------------------------------------------------------------------

SMALL: Final = (
    *("cognito-identity", "dms", "codeconnections", "redshift-data", "lex-runtime", "textract"),
    *("iot-data", "mediastore-data", "cloudsearchdomain", "acm", "sso", "kinesis"),
)
"""Services that are read fast, with unions, bodies, streams of events and waiters among them."""


@pytest.fixture
def undocumented(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what models say in words: it takes longer than all the rest, and names nothing."""

    def to_markdown(_html: str) -> Markdown:
        return Markdown("")

    for module in ("classes", "errors", "examples", "members", "operations", "service", "waiters"):
        monkeypatch.setattr(f"botoforge_codegen.lower.{module}.to_markdown", to_markdown)


@pytest.mark.usefixtures("undocumented")
def test_some_choices(tmp_path: Path) -> None:
    """A few operations, each alone, and a few sets of them are imported as a whole."""
    store = ModelStore()
    operations = {name: list(store.service(name).operations) for name in SMALL}
    choices = [Choice("cognito-identity", ("UpdateIdentityPool",)), *pick(operations, 16, 8)]

    lowered = list(lower_choices(store, choices))

    assert [] == [problem for each in lowered for problem in problems(*each)]
    assert "" == import_choices(tmp_path, lowered)


@pytest.mark.slow
@pytest.mark.usefixtures("undocumented")
def test_every_operation_alone() -> None:
    """Each operation of every service, chosen alone, refers to nothing that is not emitted."""
    count = 0
    for choice, service in every_single(ModelStore()):
        count += 1
        assert [] == problems(choice, service)
    assert count > 15_000


@pytest.mark.slow
@pytest.mark.usefixtures("undocumented")
def test_choices_by_chance(tmp_path: Path) -> None:
    """A thousand operations, each alone, and five hundred small sets are imported as a whole."""
    store = ModelStore()
    operations = {name: list(store.service(name).operations) for name in store.services()}

    lowered = lower_choices(store, pick(operations, 1000, 500))

    assert "" == import_choices(tmp_path, lowered)


# --- Shapes with two roles ------------------------------------------------------------------------


def structure(**members: str) -> dict[str, Any]:
    """Make a structure, of the shapes of its members."""
    return {
        "type": "structure",
        "members": {name: {"shape": shape} for name, shape in members.items()},
    }


UNION: Final = {"union": True}
ERROR: Final = {"exception": True}
EVENTS: Final = {"eventstream": True}

TWO_ROLES: Final[dict[str, dict[str, Any]]] = {
    "an input that holds itself": {
        "DescribeJobRequest": structure(Not="DescribeJobRequest", All="Requests"),
        "Requests": {"type": "list", "member": {"shape": "DescribeJobRequest"}},
    },
    "an output that holds itself": {
        "DescribeJobResponse": structure(Before="DescribeJobResponse"),
    },
    "an input that the output holds": {
        "DescribeJobResponse": structure(Request="DescribeJobRequest"),
    },
    "an error that holds its cause": {
        "Fault": structure(Cause="Fault", message="Id") | ERROR,
    },
    "errors that hold each other": {
        "Fault": structure(Cause="OtherFault") | ERROR,
        "OtherFault": structure(Causes="Faults") | ERROR,
        "Faults": {"type": "list", "member": {"shape": "Fault"}},
    },
    "an error that holds what was asked, and what would have come": {
        "Fault": structure(Request="DescribeJobRequest", Job="DescribeJobResponse") | ERROR,
    },
    "an input that is an error": {
        "DescribeJobRequest": structure(Id="Id") | ERROR,
    },
    "an empty union in an input": {
        "DescribeJobRequest": structure(Choice="Choice"),
        "Choice": structure() | UNION,
    },
    "an empty union in an output": {
        "DescribeJobResponse": structure(Choice="Choice"),
        "Choice": structure() | UNION,
    },
    "an empty union that is all that two outputs share": {
        "DescribeJobResponse": structure(Choice="Choice"),
        "StopJobResponse": structure(Choice="Choice"),
        "Choice": structure() | UNION,
    },
    "a union that holds itself": {
        "DescribeJobRequest": structure(Choice="Choice"),
        "Choice": structure(Not="Choice", Id="Id") | UNION,
    },
    "a variant that is an error": {
        "DescribeJobResponse": structure(Choice="Choice"),
        "Choice": structure(Fault="Fault", Id="Id") | UNION,
        "Fault": structure(Choice="Choice") | ERROR,
    },
    "a stream of events in which only errors come": {
        "DescribeJobResponse": structure(Events="Events"),
        "Events": structure(Fault="Fault") | EVENTS,
        "Fault": structure(Id="Id") | ERROR,
    },
    "a stream of events in a structure": {
        "DescribeJobResponse": structure(Inner="Inner"),
        "Inner": structure(Events="Events"),
        "Events": structure(Event="Event") | EVENTS,
        "Event": structure(Id="Id"),
    },
    "a stream of events in a union": {
        "DescribeJobResponse": structure(Choice="Choice"),
        "Choice": structure(Events="Events", Id="Id") | UNION,
        "Events": structure(Event="Event") | EVENTS,
        "Event": structure(Id="Id"),
    },
}
"""Shapes of a model, by what is odd about them."""


def two_roles_model(shapes: dict[str, Any]) -> dict[str, Any]:
    """Make the model of `jobs`, of which some shapes are others."""
    model = text_model("jobs", ["DescribeJob", "StopJob"])
    model["shapes"] |= shapes
    errors = [{"shape": name} for name, shape in shapes.items() if shape.get("exception")]
    model["operations"]["DescribeJob"]["errors"] = errors
    return model


def test_two_roles(tmp_path: Path) -> None:
    """A shape that is data as well as what an operation takes, returns or raises is a class."""
    project = Project(tmp_path)
    for number, shapes in enumerate(TWO_ROLES.values()):
        project.add_model(f"case-{number}", two_roles_model(shapes))
    store = ModelStore([tmp_path / "models"])
    whole = [
        Choice(f"case-{number}", operations)
        for number in range(len(TWO_ROLES))
        for operations in (("DescribeJob",), ("DescribeJob", "StopJob"))
    ]

    lowered = list(lower_choices(store, whole))

    assert [] == [problem for each in lowered for problem in problems(*each)]
    assert "" == import_choices(tmp_path, lowered)


@pytest.mark.parametrize("operation", ["FindThings", "PutThing"])
def test_golden_two_roles_alone(tmp_path: Path, operation: str) -> None:
    """Each operation of the golden model of shapes with two roles can be chosen alone."""
    config = copy_project(DOUBLE_ROLES.folder, tmp_path / "project")
    text = config.read_text("utf-8").replace('"*"', f'["{operation}"]')
    config.write_text(text, "utf-8")

    result = run_command(config.parent, "generate", "--models", "models")

    assert (result.status, result.errors) == (0, "")


# --- Advice ---------------------------------------------------------------------------------------

ADVICE: Final[dict[str, dict[str, Any]]] = {
    "variants that differ in case": {"Choice": structure(fooBar="Id", FooBar="Id") | UNION},
    "variants whose readers have one name": {
        "Choice": structure(fooBar="Id", foo_bar="Id") | UNION
    },
    "a variant that is not a valid name": {"Choice": structure(**{"2-nd": "Id"}) | UNION},
    "a variant that is called as a shape": {
        "Choice": structure(Id="Id", Other="ChoiceIdVariant") | UNION,
        "ChoiceIdVariant": structure(Id="Id"),
    },
    "a variant of another union": {
        "Choice": structure(A="Choice_") | UNION,
        "Choice_": structure(a="Id", A="Id") | UNION,
    },
    "events that differ in case": {
        "Choice": structure(event="Event", Event="Event") | EVENTS,
        "Event": structure(Id="Id"),
    },
    "an error and its data": {
        "Choice": structure(Fault="Fault", Data="FaultData"),
        "Fault": structure(Choice="Choice") | ERROR,
        "FaultData": structure(Id="Id"),
    },
    "shapes whose readers have one name": {
        "Choice": structure(A="FooBar", B="Foo_bar"),
        "FooBar": structure(Id="Id"),
        "Foo_bar": structure(Id="Id"),
    },
}
"""Shapes that the rules cannot name."""


@pytest.mark.parametrize("shapes", ADVICE.values(), ids=ADVICE.keys())
def test_advice_that_is_followed_helps(tmp_path: Path, shapes: dict[str, Any]) -> None:
    """Whoever follows what each run says comes to a package, and reads nothing twice."""
    project = Project(tmp_path)
    shapes = shapes | {"DescribeJobResponse": structure(Choice="Choice")}
    project.add_model("jobs", two_roles_model(shapes))
    chosen = f'{HEAD}\n[tool.botoforge.services]\njobs = ["DescribeJob"]\n[tool.botoforge.names]\n'
    project.configure(chosen)
    errors_seen: list[str] = []
    while (result := project.run("generate")).status != 0:
        assert result.errors not in errors_seen
        errors_seen.append(result.errors)
        lines = re.findall(r'as by (".*?") = (".*?") in', result.errors)
        chosen += "".join(f"{key} = {name}\n" for key, name in dict(lines).items())
        project.configure(chosen)

    assert 1 <= len(errors_seen) <= 3


def test_variant_is_called_as_configured(tmp_path: Path) -> None:
    """The configuration names the class of a variant and its attribute apart from each other."""
    project = Project(tmp_path)
    shapes = {
        "DescribeJobResponse": structure(Choice="Choice"),
        "Choice": structure(fooBar="Id") | UNION,
    }
    project.add_model("jobs", two_roles_model(shapes))
    project.configure(
        f'{HEAD}\n[tool.botoforge.services]\njobs = ["DescribeJob"]\n[tool.botoforge.names]\n'
        '"jobs Choice.fooBar variant" = "Small"\n"jobs Choice.fooBar" = "bar"\n'
    )

    project.succeed("generate")

    text = (project.package / "jobs" / "describe_job.py").read_text("utf-8")
    assert "class Small(Structure):" in text
    assert "    bar: str\n" in text


# --- Names that do not resolve --------------------------------------------------------------------

Patch = Callable[[pytest.MonkeyPatch], None]


def change(owner: object, name: str, wrong: Callable[[Any], Any]) -> Patch:
    """Let a function return something else."""

    def patch(monkeypatch: pytest.MonkeyPatch) -> None:
        right = getattr(owner, name)

        def changed(*given: Any, **named: Any) -> Any:
            return wrong(right(*given, **named))

        monkeypatch.setattr(owner, name, changed)

    return patch


MUTATIONS: Final[dict[str, tuple[Patch, str]]] = {
    "a class that is left out": (
        change(context, "find_usage", lambda usage: evolve(usage, order=usage.order[1:])),
        "refers to Sink, which is not emitted",
    ),
    "a base that is not there": (
        change(modules, "lower_response", lambda response: evolve(response, bases=("Sinks",))),
        "PutSinkResponse refers to Sinks, which is not emitted",
    ),
    "a class above its base": (
        change(
            modules,
            "lower_operation_module",
            lambda module: evolve(module, classes=module.classes[::-1]),
        ),
        "Sink is defined below PutSinkResponse, which derives from it",
    ),
    "the type of a member": (
        change(structures, "optional_type", lambda text: text.replace("Scalars", "Scales")),
        "describe_sink.py uses Scales, which it does not have",
    ),
    "the type of a parameter": (
        change(
            client.ClientWriter,
            "parameter_code",
            lambda code: flat(code).replace("Sequence[", "Taps["),
        ),
        "client.py uses Taps, which it does not have",
    ),
    "a class in a signature": (
        change(client.ClientWriter, "qualify", lambda text: text.replace("types.Put", "types.Get")),
        "client.py imports GetSinkResponse from __init__.py, which lacks it",
    ),
    "a reader": (
        change(decoding, "reader_code", lambda text: text.replace("read_lists", "read_list")),
        "describe_sink.py uses read_list, which it does not have",
    ),
    "a table": (
        change(tables, "value_type_code", lambda text: text.replace("StructureType", "ClassType")),
        "describe_sink.py uses ClassType, which it does not have",
    ),
    "the constant of a waiter": (
        change(
            waiters,
            "waiter_code",
            lambda code: flat(code).replace("SINK_EXISTS:", "THERE:"),
        ),
        "client.py imports SINK_EXISTS from describe_sink.py, which lacks it",
    ),
    "an exception": (
        change(errors, "render_error", lambda text: text.replace("class TooMany", "class Many")),
        "errors.py uses TooManyTapsException, which it does not have",
    ),
    "an export": (
        change(rendering, "names_of", lambda exported: (*exported, f"{exported[0]}Too")),
        "__init__.py imports SinkToo from put_sink.py, which lacks it",
    ),
    "a template": (
        change(decoding, "fill", lambda text: text.replace("= entries(", "= fresh(")),
        "put_sink.py uses fresh, which it does not have",
    ),
    "a part of the runtime": (
        lambda monkeypatch: monkeypatch.setitem(RUNTIME, "decode", ("optional",)),
        "put_sink.py uses entries, which it does not have",
    ),
    "a class that is called as an import": (
        change(
            structures, "render_structure", lambda text: text.replace("class Sink(", "class Any(")
        ),
        "put_sink.py imports Any and defines it, too",
    ),
}
"""What could go wrong in the generator, and what is said about it."""


@pytest.mark.parametrize(("mutation", "problem"), MUTATIONS.values(), ids=MUTATIONS.keys())
def test_name_that_does_not_resolve(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mutation: Patch, problem: str
) -> None:
    """A mistake by which a name is not there stops the run before anything is written."""
    config = copy_project(KITCHEN_SINK.folder, tmp_path / "project")
    chosen = "DescribeSink" if "describe_sink" in problem else "PutSink"
    text = re.sub(
        r"^kitchen = .*$", f'kitchen = ["{chosen}"]', config.read_text("utf-8"), flags=re.MULTILINE
    )
    config.write_text(text, "utf-8")
    mutation(monkeypatch)

    result = run_command(config.parent, "generate", "--models", "models")

    assert result.status == 2
    assert problem in result.errors
    assert not (config.parent / "output").exists()


def test_modules_that_import_each_other() -> None:
    """Two modules that must each be imported before the other are reported."""

    def module(name: str, other: str) -> ModuleNames:
        used = frozenset({other})
        imported = frozenset({(f".{other.lower()}", other)})
        return ModuleNames(defined=frozenset({name}), used=used, imported=imported)

    (cycle,) = check_modules({"a": module("A", "B"), "b": module("B", "A")})

    assert re.fullmatch("modules import each other: (a, b, a|b, a, b)", cycle)


def test_tables_of_the_runtime() -> None:
    """The runtime has every name that the generator takes from it."""
    for table in (RUNTIME, FOR_PICKLES, TESTING):
        for name, public in table.items():
            module = import_module(f"botoforge._runtime.{name}")

            assert [] == [each for each in public if not hasattr(module, each)]
