"""What is sensitive is shown by no printer that looks into a structure or an exception."""

from __future__ import annotations

import inspect
import io
import logging
import pprint
import re
import subprocess
import sys
import textwrap
import traceback
import unittest
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import attrs
import botocore.session
import pytest
import rich
from botocore.model import ServiceModel, StructureShape
from botoforge import ResponseMetadata
from botoforge.quicksight import DescribeAssetBundleExportJobResponse, StringParameter
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import pretty
from oracle.shapes import is_secret
from rich.console import Console
from rich.logging import RichHandler
from rich.pretty import pretty_repr
from rich.traceback import Traceback
from support.projects import made_package
from support.versions import skip_with_older

SECRET: Final = "".join(["hunt", "er2"])
PACKAGE: Final = "discreet"

CHOSEN: Final = {
    "account-access-runtime": ("GetRoleCredentials",),  # a union that is sensitive as a whole
    "cognito-idp": ("InitiateAuth",),
    "mwaa": ("InvokeRestApi",),  # errors with a sensitive member
    "pipes": ("CreatePipe",),  # a structure with a member `field` among sensitive ones
    "s3": ("HeadObject",),  # a sensitive member in a header
    "secretsmanager": ("GetSecretValue", "PutSecretValue"),
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A package with secrets of every kind: the folder that it lies in."""
    skip_with_older("1.43.125", "the first with account-access-runtime, which has a secret union")
    folder = tmp_path_factory.mktemp("secrets")
    chosen = "\n".join(f"{name} = {list(given)}" for name, given in CHOSEN.items())
    with made_package(folder, PACKAGE, chosen):
        yield folder / "src"


def service(name: str) -> Any:
    """Import a service of the package."""
    return import_module(f"{PACKAGE}.{name}")


def hidden_values() -> Iterator[Any]:
    """Make structures and exceptions that hold a secret, each in another way."""
    secrets, cognito, s3 = map(service, ("secretsmanager", "cognito_idp", "s3"))
    raw = {"SecretString": SECRET, "Name": "db"}
    yield secrets.GetSecretValueResponse(name="db", secret_string=SECRET)
    yield secrets.GetSecretValueResponse(name="db", secret_binary=SECRET.encode())
    yield secrets.GetSecretValueResponse.from_dict(raw)
    yield secrets.GetSecretValueResponse.from_dict({"SecretString": [SECRET]})  # unreadable
    yield cognito.InitiateAuthResponse(
        authentication_result=cognito.AuthenticationResultType(access_token=SECRET)
    )
    yield cognito.InitiateAuthResponse.from_dict({"AuthenticationResult": {"IdToken": SECRET}})
    yield service("account_access_runtime").CredentialsDetailsProgrammaticAccessVariant.from_dict(
        {"programmaticAccess": {"secretAccessKey": SECRET}}
    )
    yield service("account_access_runtime").GetRoleCredentialsResponse.from_dict(
        {"credentialsDetails": {"ofTomorrow": {"secretAccessKey": SECRET}}}
    )
    yield service("account_access_runtime").GetRoleCredentialsResponse.from_dict(
        {"credentialsDetails": SECRET}
    )
    header = {"x-amz-server-side-encryption-aws-kms-key-id": SECRET}
    head = s3.HeadObjectOutput.from_dict(
        {"SSEKMSKeyId": SECRET, "ResponseMetadata": {"HTTPHeaders": header}}
    )
    yield head
    yield head.response_metadata
    yield service("mwaa").RestApiClientException(
        {"Error": {"Code": "RestApiClientException"}, "RestApiResponse": {"key": SECRET}},
        "InvokeRestApi",
    )
    yield StringParameter(name="region", values=[SECRET])
    yield import_module(PACKAGE).UnknownVariant("ofTomorrow", {"ofTomorrow": {"key": SECRET}})


def on_console(show: Callable[[Console], None]) -> str:
    """Tell what rich writes."""
    console = Console(file=io.StringIO(), width=1000)
    show(console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def of_rich_inspect(value: object) -> str:
    """Tell what rich says of a value's attributes, also of the private ones."""
    return on_console(
        lambda console: rich.inspect(value, console=console, private=True, dunder=True)
    )


def of_attrs_walker(value: object) -> str:
    """Show a value as printers do that walk over the fields of attrs."""
    cls: Any = value.__class__
    if not attrs.has(cls):
        return repr(value)
    fields = attrs.fields(cls)
    shown = [
        f"{field.name}={of_attrs_walker(getattr(value, field.name, None))}"
        for field in fields
        if field.repr
    ]
    return f"{cls.__name__}({', '.join(shown)})"


def of_log(value: object) -> str:
    """Log a value in the ways there are."""
    stream = io.StringIO()
    logger = logging.Logger("application")  # noqa: LOG001 (nobody else's)
    logger.addHandler(logging.StreamHandler(stream))
    logger.addHandler(RichHandler(console=Console(file=stream, width=1000)))
    logger.warning("%s %r %s", value, value, {"held": [value]})
    return stream.getvalue()


def fail(value: object) -> None:  # noqa: ARG001 (frames show it)
    """Fail with a value at hand."""
    raise RuntimeError


def raised(value: object) -> Exception:
    """Make an error that has gone through frames with a value."""
    try:
        fail(value)
    except RuntimeError as error:
        return error
    raise AssertionError


def of_rich_traceback(value: object) -> str:
    """Tell what rich shows of an error, with the frames' own variables."""
    error = raised(value)
    return on_console(
        lambda console: console.print(
            Traceback.from_exception(
                type(error),
                error,
                error.__traceback__,
                extra_lines=0,
                show_locals=True,
                locals_hide_dunder=False,
                locals_max_string=1000,
                locals_max_length=1000,
            )
        )
    )


def of_plain_traceback(value: object) -> str:
    """Tell what Python shows of an error, with the frames' own variables."""
    error = raised(value)
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


PRINTERS: Final[dict[str, Callable[[Any], str]]] = {
    "repr": repr,
    "str": str,
    "format": format,
    "f-string": lambda value: f"{value} {value!r} {value!s}",
    "list": lambda value: str([value, {"key": value}]),
    "dir": lambda value: str(dir(value)),
    "members": lambda value: str(inspect.getmembers(value)),
    "pprint": lambda value: pprint.pformat({"key": [value]}, width=20),
    "attrs": of_attrs_walker,
    "hypothesis": lambda value: pretty([value, {"key": value}]),
    "log": of_log,
    "rich": lambda value: on_console(lambda console: console.print(value)),
    "rich nested": lambda value: on_console(lambda console: console.print({"key": [value]})),
    "rich short": lambda value: pretty_repr(value, max_width=10, max_depth=9),
    "rich inspect": of_rich_inspect,
    "rich traceback": of_rich_traceback,
    "traceback": of_plain_traceback,
}


@pytest.mark.parametrize("printer", PRINTERS)
@pytest.mark.usefixtures("package")
def test_no_printer_shows_a_secret(printer: str) -> None:
    """Whatever walks over a value, and whatever the value is, the secret is not shown."""
    shown = [PRINTERS[printer](value) for value in hidden_values()]

    assert [] == [text for text in shown if not text or SECRET in text]


def test_the_walkers_walk() -> None:
    """The printers of this test do show what is not sensitive."""
    value = DescribeAssetBundleExportJobResponse(arn=SECRET)

    assert ["dir"] == [name for name, show in PRINTERS.items() if SECRET not in show(value)]


@pytest.mark.usefixtures("package")
def test_a_structure_has_no_vars() -> None:
    """There is no dictionary of a structure's attributes that could be shown."""
    for value in hidden_values():
        if not isinstance(value, BaseException):
            with pytest.raises(TypeError):
                vars(value)


def test_rich_shows_what_repr_shows() -> None:
    """Rich lays out the members that are set, also where one could not be read."""
    value = DescribeAssetBundleExportJobResponse.from_dict(
        {"Arn": "a", "DownloadUrl": SECRET, "CreatedTime": "noon", "Errors": [{"Type": "x"}]}
    )

    assert repr(value) == pretty_repr(value, max_width=1000)
    assert "created_time=<unreadable>" in repr(value)


@pytest.mark.usefixtures("package")
def test_the_error_of_a_member_keeps_no_raw_value() -> None:
    """Reading what could not be read shows no secret, with locals of every frame either."""
    raw = {"SecretString": SECRET, "VersionStages": 7, "CreatedDate": "noon"}
    found = service("secretsmanager").GetSecretValueResponse.from_dict(raw)
    del raw
    for _ in range(3):  # what was shown once is not shown again
        with pytest.raises(AttributeError) as caught:
            print(found.version_stages)
        told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        shown = "".join(told.format())
        assert "version_stages" in shown
        assert SECRET not in shown
        assert 2 == len(told.stack)
        assert caught.value.__context__ is None


def test_a_traceback_of_a_call_shows_no_parameter_where_both_packages_are_suppressed(
    package: Path,  # noqa: ARG001 (asked for its effect)
    no_aws_settings: None,  # noqa: ARG001 (asked for its effect)
) -> None:
    """Rich leaves out the frames of botocore and of the package, as the docs tell users to do."""
    secrets = service("secretsmanager")
    aws_server = import_module(f"{PACKAGE}.testing").AwsServer
    with aws_server() as aws:
        aws.when(secrets.SecretsManagerClient.put_secret_value).answer(
            secrets.ResourceNotFoundException(
                {"Error": {"Code": "ResourceNotFoundException", "Message": "no"}}, "PutSecretValue"
            )
        )
        client = secrets.SecretsManagerClient.connect(**aws.options())
        with pytest.raises(secrets.ResourceNotFoundException) as caught:
            client.put_secret_value(secret_id="db", secret_string=SECRET)  # noqa: S106 (nobody's)
    suppressed = (botocore.session.__name__.partition(".")[0], PACKAGE)
    trace = Traceback.from_exception(
        caught.type,
        caught.value,
        caught.value.__traceback__,
        show_locals=True,
        suppress=[import_module(name) for name in suppressed],
    )

    assert SECRET not in on_console(lambda console: console.print(trace))


# --- Test runners ---------------------------------------------------------------------------------

FAILING: Final = """
    import unittest
    from hypothesis import given, settings, strategies as st
    from botoforge import ResponseMetadata
    from botoforge.quicksight import DescribeAssetBundleExportJobResponse as Job, StringParameter

    SECRET = "hunt" + "er2"

    def job(number):
        return Job(arn=str(number), download_url=SECRET + str(number))

    def test_equal():
        assert job(1) == job(2)

    def test_equal_inside():
        assert [job(1), {"key": job(1)}] == [job(2), {"key": job(2)}]

    def test_only_the_secret_differs():
        one, other = Job(download_url=SECRET), Job(download_url=SECRET * 2)
        assert one == other

    def test_metadata():
        one, other = (ResponseMetadata(http_headers={"key": SECRET * n}) for n in (1, 2))
        assert one == other

    @settings(max_examples=1, database=None)
    @given(st.builds(StringParameter, name=st.just("n"), values=st.just([SECRET])))
    def test_given(parameter):
        raise RuntimeError

    class Case(unittest.TestCase):
        maxDiff = None

        def test_unittest(self):
            self.assertEqual([job(1)], [job(2)])

        def test_unittest_alone(self):
            self.assertEqual(job(1), job(2))
"""


def pairs() -> Iterator[tuple[object, object]]:
    """Make pairs of values that differ, also in what is sensitive."""
    one, other = (
        DescribeAssetBundleExportJobResponse(arn=arn, download_url=arn + SECRET) for arn in "ab"
    )
    yield one, other
    yield attrs.evolve(one, arn="c"), attrs.evolve(other, arn="c")
    yield [one, {"key": one}], [other, {"key": other}]
    yield ResponseMetadata(http_headers={"key": SECRET}), ResponseMetadata(request_id=SECRET[:3])


def test_failed_comparisons_show_no_secret(request: pytest.FixtureRequest) -> None:
    """Neither what pytest says of two values that differ holds one, nor unittest's diff."""
    shown = ""
    for one, other in pairs():
        shown += str(
            request.config.hook.pytest_assertrepr_compare(
                config=request.config, op="==", left=one, right=other
            )
        )
        with pytest.raises(AssertionError) as failed:
            unittest.TestCase().assertEqual(one, other)  # noqa: PT009 (it is tried)
        shown += str(failed.value)

    assert "arn='b'" in shown
    assert SECRET not in shown


def test_failing_examples_show_no_secret() -> None:
    """What hypothesis says of the example that fails has the structure, and not the secret."""
    made = st.builds(StringParameter, name=st.just("region"), values=st.just([SECRET]))

    @settings(max_examples=1, database=None, phases=[Phase.generate])
    @given(st.lists(made, min_size=1))
    def fails(parameters: list[StringParameter]) -> None:
        assert parameters == []

    with pytest.raises(AssertionError) as failed:
        fails()
    notes = str(failed.value.__notes__)

    assert "region" in notes
    assert SECRET not in notes


@pytest.mark.slow
def test_no_test_runner_shows_a_secret(tmp_path: Path) -> None:
    """A failed test shows none: not with locals, nor in the sections of its output."""
    program = tmp_path / "test_failing.py"
    program.write_text(textwrap.dedent(FAILING), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-vv", "--showlocals", "-p", "no:xdist", program.name],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    shown = re.sub(r"SECRET += '.*'", "", done.stdout)  # the program's own

    assert "7 failed" in done.stdout
    assert SECRET not in shown
    assert "download_url" not in re.sub(r"download_url=SECRET", "", shown)


# --- Marks ----------------------------------------------------------------------------------------


@cache
def model_of(client_name: str) -> ServiceModel:
    """Load botocore's model of a service."""
    return botocore.session.Session().get_service_model(client_name)


def lost_marks(package_name: str, client_name: str) -> Iterator[str]:
    """Find the members of a service that botocore's model calls sensitive and our classes do not.

    Args:
        package_name: The service's package.
        client_name: What `boto3.client` calls the service.
    """
    package = import_module(package_name)
    model = model_of(client_name)
    for shape_name in model.shape_names:
        shape = model.shape_for(shape_name)
        if not isinstance(shape, StructureShape):
            continue
        name = shape_name[:1].upper() + shape_name[1:]
        for wire_name, held in shape.members.items():
            variant = f"{name}{wire_name[:1].upper()}{wire_name[1:]}Variant"
            cls = getattr(package, variant if shape.is_tagged_union else name, None)
            if not isinstance(cls, type) or not attrs.has(cls):
                continue
            yield from marks_of(cls, wire_name, hidden=is_secret(held) or is_secret(shape))


def marks_of(cls: Any, wire_name: str, *, hidden: bool) -> Iterator[str]:
    """Tell whether a member is marked otherwise than it has to be, for attrs or in our table."""
    table = cls.__shape__
    member = next(each for each in table.members if each.wire_name == wire_name)
    if (member.sensitive or table.sensitive) is not hidden:
        yield f"{cls.__name__}.{member.name}: table"
    if getattr(attrs.fields(cls), member.name).repr is hidden:
        yield f"{cls.__name__}.{member.name}: attrs"


@pytest.mark.parametrize("name", ["dms", "glue", "quicksight"])
def test_our_own_classes_have_every_mark(name: str) -> None:
    """What botocore's model calls sensitive is marked, for attrs too; nothing else is."""
    assert [] == list(lost_marks(f"botoforge.{name}", name))


@pytest.mark.usefixtures("package")
def test_generated_classes_have_every_mark() -> None:
    """The marks are there in services with secrets of other kinds."""
    for name in CHOSEN:
        assert [] == list(lost_marks(f"{PACKAGE}.{name.replace('-', '_')}", name))
    assert not attrs.fields(service("pipes").PlacementStrategy).field.repr


@pytest.mark.slow
def test_whole_services_have_every_mark(tmp_path: Path) -> None:
    """No member of a whole service has lost its mark."""
    for name in ("bedrock-runtime", "connectcases", "mwaa", "pipes", "secretsmanager"):
        folder = tmp_path / name
        folder.mkdir()
        with made_package(folder, "whole", f'{name} = ["*"]'):
            assert [] == list(lost_marks(f"whole.{name.replace('-', '_')}", name))


MARKS: Final = {
    r"attrs_field\((default=\w+)?(?:, )?repr=False\)": r"attrs_field(\1)",
    r",\s+sensitive=True": "",
}
"""What marks a member in an emitted module, for attrs and in the table, and what is left without
the mark."""


def mutants(source: str) -> Iterator[str]:
    """Take each mark out of a module, one at a time."""
    for mark, left in MARKS.items():
        for found in re.finditer(mark, source):
            yield source[: found.start()] + found.expand(left) + source[found.end() :]


def test_a_mark_that_is_lost_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking any one mark out of the emitted code is found by the check above."""
    name = "mutated"
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # mutants follow each other too fast
    with made_package(tmp_path, name, 'secretsmanager = ["GetSecretValue"]'):
        module = tmp_path / "src" / name / "secretsmanager" / "get_secret_value.py"
        source = module.read_text("utf-8")
        changed = list(mutants(source))
        for mutant in changed:
            module.write_text(mutant, "utf-8")
            for loaded in [each for each in sys.modules if each.startswith(f"{name}.secrets")]:
                del sys.modules[loaded]
            assert 1 == len(list(lost_marks(f"{name}.secretsmanager", "secretsmanager"))), mutant

    assert 4 == len(changed)
