"""Good bodies of every protocol: a typed client gives what botocore's own client gives of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, Final

import pytest
from botocore.loaders import Loader
from botocore.model import ListShape, MapShape, ServiceModel, Shape, StructureShape
from oracle.bodies import CBOR, XML
from oracle.twins import Twins, find_errors, find_twins
from support.projects import importable
from support.versions import needs_botocore, only_in_one_pass
from sweep.services import PACKAGE, generate


def services_of(*protocols: str) -> Iterator[ServiceModel]:
    """Find the services that speak a protocol."""
    loader = Loader()
    for name in loader.list_available_services("service-2"):
        model = ServiceModel(loader.load_service_model(name, "service-2"), name)
        if model.resolved_protocol in protocols:
            yield model


def is_odd(shape: Shape, around: frozenset[str] = frozenset()) -> bool:
    """Whether anything in a shape is more than elements with a text or with elements in them."""
    match shape:
        case ListShape() | MapShape():
            return True
        case StructureShape() if shape.name not in around:
            inside = around | {shape.name}
            return any(
                member.serialization.get("xmlAttribute")
                or member.serialization.get("location")
                or is_odd(member, inside)
                for member in shape.members.values()
            )
        case _:
            return False


def compare(twins: dict[str, Twins]) -> Iterator[str]:
    """Answer both clients with bodies of every kind; find what differs."""
    for twin in twins.values():
        yield from (f"{twin}: {problem}" for problem in twin.problems())
    for twin, error in find_errors(twins.values()):
        yield from (f"{twin}: {problem}" for problem in twin.error_problems(error))


EVERYTHING: Final = {
    "cloudwatchomni": ["GetAlert", "ListAlerts"],
    "dynamodb": ["GetItem", "TransactWriteItems"],
    "ec2": ["DescribeInstanceAttribute", "DescribeReservedInstancesOfferings", "GetConsoleOutput"],
    "iam": ["GetCredentialReport", "GetRole", "ListEntitiesForPolicy"],
    "lambda": ["GetAlias", "Invoke"],
    "lex-runtime": ["PostContent"],
    "route53": ["ChangeResourceRecordSets", "ListHostedZonesByName"],
    "s3": ["GetBucketAcl", "GetObject", "HeadObject", "ListObjectsV2", "SelectObjectContent"],
    "sns": ["GetTopicAttributes"],
    "sqs": ["ReceiveMessage"],
}
"""Operations of every protocol: flattened lists and maps, attributes, headers, events, JSON."""


@needs_botocore("1.44.5", "some of the services are new")
def test_every_protocol(tmp_path: Path) -> None:
    """What a typed call returns or raises equals what botocore makes of the same bytes."""
    generate(EVERYTHING, tmp_path)
    tried = 0
    with importable(tmp_path, PACKAGE):
        for service, names in EVERYTHING.items():
            twins = find_twins(import_module(PACKAGE), service, names)
            assert [] == list(compare(twins))
            tried += sum(twin.tried for twin in twins.values())

    assert tried > 200


@pytest.mark.slow
@needs_botocore("1.44.5", "older ones have fewer services")
def test_every_operation_in_xml_and_cbor(tmp_path: Path) -> None:
    """Every operation and error of the services that speak XML or CBOR is read as by botocore."""
    tried: set[str] = set()
    odd: set[str] = set()
    for model in services_of(*XML, CBOR):
        service: Any = model.service_name
        folder = tmp_path / service
        folder.mkdir()
        generate({service: ["*"]}, folder)
        with importable(folder, PACKAGE):
            twins = find_twins(import_module(PACKAGE), service)
            assert [] == list(compare(twins))[:5]
        tried |= {str(twin) for twin in twins.values()}
        if model.resolved_protocol in XML:
            operations = map(model.operation_model, model.operation_names)
            odd |= {f"{service} {o.name}" for o in operations if is_odd_output(o.output_shape)}

    assert odd <= tried
    assert len(odd) > 1000


def is_odd_output(output: Any) -> bool:
    """Whether an output has a list, a map, an attribute, or a member in a header."""
    return output is not None and is_odd(output)


# --- The comparison is on trial -------------------------------------------------------------------

# One mistake a line: the module, what is correct in it, what is wrong. `\n` is a new line.
MUTANTS: Final = r"""
    _runtime/decode_xml.py | "true": True, "false": False | "true": True, "false": True
    _runtime/decode_xml.py | return int(read_text(node)) | return read_text(node)
    _runtime/decode_xml.py | return float(read_text(node)) | return read_text(node)
    _runtime/decode_xml.py | return int(node.text or "") | return node.text or ""
    _runtime/decode_xml.py | for node in nodes]) | for node in nodes][1:])
    _runtime/decode_xml.py | return ABSENT\n | return ()\n
    _runtime/decode_xml.py | = read_value(named[value]) | = read_value(named[key])
    _runtime/decode_xml.py | return "" if text is None else text | return text
    _runtime/decode_xml.py | return a2b_base64(read_text(node), strict_mode=True) | return b""
    _runtime/decode_xml.py | document: JSON = json.loads(unquote(text)) | document: JSON = text
    _runtime/decode_xml.py | element.text = value | element.text = name
    _runtime/wire/xml_documents.py | result = root.find(name) | result = root
    _runtime/wire/located_members.py | header[len(name) :]: value | header: value
    _runtime/wire/located_members.py | return value.lower() == "true" | return value
    _runtime/wire/located_members.py | return read_or_keep(int, value) | return value
    sns/get_topic_attributes.py | get("Attributes") | get("Attribute")
    s3/list_objects_v2.py | get("MaxKeys") | get("KeyCount")
    s3/list_objects_v2.py | get("Prefix") | get("Delimiter")
    s3/errors.py | "StorageClass" | "Storage"
"""


def mutants() -> Iterator[list[str]]:
    """List the mutants: each the module, the correct text, and the wrong one."""
    for line in MUTANTS.strip().splitlines():
        yield [part.strip(" ").replace(r"\n", "\n") for part in line.split(" | ")]


@pytest.fixture(scope="module")
def correct(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package without a mistake."""
    folder = tmp_path_factory.mktemp("correct")
    generate(EVERYTHING, folder)
    return folder


@pytest.mark.parametrize(
    ("module", "right", "wrong"),
    [
        pytest.param(*mutant, marks=() if number % 5 == 0 else pytest.mark.slow)
        for number, mutant in enumerate(mutants())
    ],
)
@needs_botocore("1.44.5", "some of the services are new")
@only_in_one_pass
def test_mistake_is_found(
    module: str, right: str, wrong: str, correct: Path, tmp_path: Path
) -> None:
    """A package whose readers have one mistake does not pass; a fifth of them every time."""
    folder = tmp_path / "mutant"
    shutil.copytree(correct, folder)
    file = folder / PACKAGE / module
    text = file.read_text("utf-8")
    assert right in text
    Path(cache_from_source(file)).unlink(missing_ok=True)
    file.write_text(text.replace(right, wrong), "utf-8")
    service = module.partition("/")[0]
    order = [service] if service in EVERYTHING else ["sns", "iam", "s3", "route53", "ec2"]
    with importable(folder, PACKAGE):
        assert any(
            True
            for name in order
            for _ in compare(find_twins(import_module(PACKAGE), name, EVERYTHING[name]))
        )
