"""The endpoints of one service, cut out of botocore's file: they say what the whole file says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any, Final

import botocore
import pytest
from botocore.loaders import Loader
from botocore.regions import EndpointResolver
from botoforge._runtime.lean.endpoints import cut_endpoints, find_endpoints, read_endpoints

FILE: Final = Path(botocore.__file__).parent / "data" / "endpoints.json"
WHOLE: Final = json.loads(FILE.read_bytes())

VARIANTS: Final[tuple[dict[str, bool], ...]] = (
    {},
    {"use_fips_endpoint": True},
    {"use_dualstack_endpoint": True},
    {"use_fips_endpoint": True, "use_dualstack_endpoint": True},
)


def attempt(function: Callable[[], object]) -> object:
    """Call a function; an error counts as its result."""
    try:
        return function()
    except Exception as error:  # noqa: BLE001 (whatever it is, both have to raise it)
        return type(error), str(error)


def resolve(resolver: Any, prefix: str) -> Iterator[object]:
    """Tell all that a resolver says about a service."""
    regions = {region for partition in WHOLE["partitions"] for region in partition["regions"]}
    for region in sorted({*regions, "aws-global", "eu-north-9", "mars-1"}):
        for variant in VARIANTS:
            yield attempt(partial(resolver.construct_endpoint, prefix, region, **variant))
        yield attempt(partial(resolver.get_partition_for_region, region))
    for partition in resolver.get_available_partitions():
        yield resolver.get_available_endpoints(prefix, partition)
        yield resolver.get_available_endpoints(prefix, partition, allow_non_regional=True)


def test_services() -> None:
    """For every tenth service, some others, and each region, both resolvers say the same."""
    services = {name for partition in WHOLE["partitions"] for name in partition["services"]}
    for prefix in (*sorted(services)[::10], "unknown", "dynamodb", "ec2", "iam", "s3", "sts"):
        cut = json.loads(cut_endpoints(FILE.read_bytes(), prefix))
        sizes = [len(partition["services"]) for partition in cut["partitions"]]
        assert max(sizes) <= 1, "the others have been cut"
        whole, resolver = (
            EndpointResolver(deepcopy(content), uses_builtin_data=True) for content in (WHOLE, cut)
        )
        assert [*resolve(whole, prefix)] == [*resolve(resolver, prefix)], prefix


@pytest.mark.parametrize("layout", [{}, {"indent": 4}, {"indent": 2}])
def test_another_layout(tmp_path: Path, layout: dict[str, Any]) -> None:
    """All of a file is read if it is laid out in another way."""
    file = tmp_path / "endpoints.json"
    file.write_text(json.dumps(WHOLE, **layout), "utf-8")

    assert WHOLE == json.loads(read_endpoints(file, "s3"))


def test_another_indentation(tmp_path: Path) -> None:
    """All of a file is read, too, if services do not end where they should."""
    file = tmp_path / "endpoints.json"
    file.write_bytes(FILE.read_bytes().replace(b"\n      }", b"\n       }"))

    assert WHOLE == json.loads(read_endpoints(file, "s3"))


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    """What is not JSON is left as it is."""
    file = tmp_path / "endpoints.json"
    file.write_bytes(FILE.read_bytes()[:1000])

    assert file.read_bytes() == read_endpoints(file, "s3")


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    """One that comes before botocore's own is left to botocore."""
    endpoints = find_endpoints(Loader(), "s3")
    assert endpoints == find_endpoints(Loader(), "s3")
    assert endpoints is not find_endpoints(Loader(), "s3"), "botocore changes it"
    (tmp_path / "endpoints.json").write_text('{"partitions": []}', "utf-8")
    assert find_endpoints(Loader([str(tmp_path)]), "s3") is None
