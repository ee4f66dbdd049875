"""A response with something wrong in it: one bad member is lost, everything else is readable."""

from __future__ import annotations

import logging
import traceback
from math import inf, nan
from typing import Any, Final

import pytest
from botocore import xform_name
from botoforge import MemberError, Response
from oracle.odd_values import SECRET, SECRET_NUMBER, tells
from oracle.shapes import Path, replaced, sites, value_at
from support.wire import (
    Bench,
    Operation,
    comparable,
    differences,
    document,
    each_operation,
    each_rich_operation,
    json_answer,
    last_sites,
    sample,
    success,
)

# JSON values that are wrong, by the type of the model.
WRONG: Final[dict[str, list[object]]] = {
    "string": [7, 0, 1.5, nan, True, False, {}, {"S": "text"}, [], ["text"]],
    "integer": ["7", "", 1.5, nan, inf, True, False, {}, {"N": 7}, [], [7]],
    "long": ["7", "", 1.5, nan, inf, True, False, {}, {"N": 7}, [], [7]],
    "double": ["1.5", "", "nan", True, False, {}, {"N": 1.5}, [], [1.5]],
    "boolean": ["true", "", 1, 0, 1.0, {}, {"B": True}, [], [True]],
    "timestamp": ["no moment", "", 1e300, -1e300, nan, inf, True, False, {}, {"T": 1}, [], [1]],
    "list": ["text", "", 7, 0, 1.5, True, False, {}, {"0": "text"}],
    "structure": ["text", "", 7, 0, 1.5, True, False, [], ["text"], [{}]],
}

# Values that carry a secret; of each type, so that wherever they stand some are of a wrong one.
SECRETS: Final[list[object]] = [
    SECRET,
    SECRET_NUMBER,
    [SECRET],
    [SECRET_NUMBER],
    [[SECRET]],
    {SECRET: SECRET},
    [{SECRET: SECRET}],
    {"Name": [SECRET], "Values": SECRET},
    [{"Name": "name", "Values": [SECRET, [SECRET], {SECRET: SECRET_NUMBER}]}],
]


@each_operation
def test_wrong_type(
    bench: Bench,
    operation: Operation,
    subtests: pytest.Subtests,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A value of a wrong type, at whatever place, costs the member that holds it and no other.

    At each place stands a third of what is wrong there, and another third at the next.
    """
    raw = sample(operation.output)
    written = document(operation, raw)
    for number, site in enumerate(last_sites(operation)):
        for wrong in WRONG[site.shape.type_name][number % 3 :: 3]:
            with subtests.test(site=str(site), wrong=wrong):
                caplog.clear()

                response = bench.call(operation, json_answer(replaced(written, site.path, wrong)))

                assert list(differences(response, operation.output, raw, [site.owner])) == []
                with pytest.raises(MemberError) as caught:
                    read(response, site.owner)
                assert f"{operation}: {site}" == caught.value.path
                assert (caught.value,) == response.member_errors
                (record,) = caplog.records
                assert f"botoforge.{operation.service}" == record.name
                assert record.levelno == logging.WARNING
                assert str(caught.value) == record.getMessage()
                expected = replaced(raw, site.path, wrong)
                assert comparable(expected) == comparable(response.to_dict())


def read(response: Response, path: Path) -> Any:
    """Read the attribute at the end of a path."""
    value: Any = response
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, xform_name(step))
    return value


@each_operation
def test_deep_value(bench: Bench, operation: Operation) -> None:
    """The raw value of a bad member is kept, however deeply it is nested."""
    deep: Any = "text"
    for _ in range(600):
        deep = [deep]
    raw = sample(operation.output)
    member = next(site for site in last_sites(operation) if site.is_leaf)

    body = replaced(document(operation, raw), member.path, deep)
    response = bench.call(operation, json_answer(body))

    assert list(differences(response, operation.output, raw, [member.path])) == []
    assert deep == value_at(response.to_dict(), member.path)


@each_rich_operation
def test_sensitive_values_are_not_shown(bench: Bench, operation: Operation) -> None:
    """The `repr` of a response shows every text but the sensitive ones."""
    raw = sample(operation.output)
    response = bench.call(operation, success(operation, raw))

    shown = repr(response)

    leaves = [site for site in sites(operation.output, raw) if site.is_leaf]
    assert {False, True} == {site.hidden for site in leaves}
    for site in leaves:
        value = value_at(raw, site.path)
        if site.hidden:
            assert repr(value) not in shown, site
            assert str(value) not in shown, site
        elif isinstance(value, str):
            assert value in shown, site


@each_rich_operation
def test_secrets_in_wrong_places(
    bench: Bench,
    operation: Operation,
    subtests: pytest.Subtests,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The value of a sensitive member, or of something that holds one, is never shown."""
    caplog.set_level(logging.DEBUG, "botoforge")
    raw = sample(operation.output)
    written = document(operation, raw)
    hidden = [site for site in last_sites(operation) if site.hidden]
    around = {site.path[:length] for site in hidden for length in range(1, len(site.path) + 1)}
    assert around
    seen = 0
    for path in sorted(around, key=str):
        for secret in SECRETS:
            with subtests.test(path=path, secret=secret):
                response = bench.call(operation, json_answer(replaced(written, path, secret)))

                seen += len(response.member_errors)
                for error in response.member_errors:
                    assert not tells(repr(error))
                    assert not tells("".join(traceback.format_exception(error)))
                assert not tells(repr(response))
                assert not tells(caplog.text)
    assert seen > len(around)
