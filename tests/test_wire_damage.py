"""A response with something wrong in it: one bad member is lost, everything else is readable."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Iterable, Iterator
from math import inf, nan
from typing import Any, Final

import pytest
from botocore import xform_name
from botoforge import MemberError, Response, Structure, UnreadableResponseError
from hypothesis import given, settings
from hypothesis import strategies as st
from wire import (
    Bench,
    Operation,
    Path,
    body_answer,
    comparable,
    conforms,
    declarations,
    differences,
    document,
    each_operation,
    each_rich_operation,
    is_tuple,
    json_answer,
    last_sites,
    pickled,
    replaced,
    sample,
    sites,
    success,
    value_at,
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

SECRET: Final = "hunter2"  # noqa: S105 (it opens nothing)
SECRET_NUMBER: Final = 9021090210
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
    """A value of a wrong type, at whatever place, costs the member that holds it and no other."""
    raw = sample(operation.output)
    written = document(operation, raw)
    for site in last_sites(operation):
        for wrong in WRONG[site.shape.type_name]:
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
    """What came for a bad member comes back as it came, however deeply it is nested."""
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
    assert {False, True} == {site.sensitive for site in leaves}
    for site in leaves:
        value = value_at(raw, site.path)
        if site.sensitive:
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
    """What came for a sensitive member, or for something that holds one, is never told."""
    caplog.set_level(logging.DEBUG, "botoforge")
    raw = sample(operation.output)
    written = document(operation, raw)
    hidden = [site for site in last_sites(operation) if site.sensitive]
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


def tells(text: str) -> bool:
    """Whether a text lets a secret out."""
    return SECRET in text or str(SECRET_NUMBER) in text


# Texts hold halves of surrogate pairs too; some texts are moments.
TEXTS: Final = st.text(st.characters(exclude_categories=())) | st.datetimes().map(str)
LEAVES: Final = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
JSON_VALUES: Final[st.SearchStrategy[Any]] = st.recursive(
    LEAVES,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(TEXTS, inside, max_size=3),
    max_leaves=5,
)


@st.composite
def damaged_bodies(draw: st.DrawFn, operation: Operation) -> bytes:
    """Write a full response, then put something else at one to four places of it."""
    damaged = document(operation, sample(operation.output))
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(list(paths(damaged))))
        damaged = replaced(damaged, path, draw(JSON_VALUES))
    return json.dumps(damaged).encode()


@st.composite
def garbled_bodies(draw: st.DrawFn, operation: Operation) -> bytes:
    """Write a full response, then put other bytes at one to four places of it."""
    body = json.dumps(document(operation, sample(operation.output))).encode()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(body)))
        end = draw(st.integers(start, min(len(body), start + 8)) | st.just(len(body)))
        body = body[:start] + draw(st.binary(max_size=4)) + body[end:]
    return body


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Find every place of a JSON value, itself first."""
    yield path
    go_in = WAYS_IN.get(type(value))
    for step, held in go_in(value) if go_in else ():
        yield from paths(held, (*path, step))


WAYS_IN: Final[dict[type, Callable[[Any], Iterable[tuple[Any, Any]]]]] = {
    dict: dict[str, Any].items,
    list: enumerate,
}


@pytest.mark.parametrize("bodies", [damaged_bodies, garbled_bodies])
@each_operation
@settings(
    max_examples=150,
    deadline=None,  # a call over a socket takes as long as the machine is busy
)
@given(data=st.data())
def test_any_damage(
    bench: Bench,
    operation: Operation,
    bodies: Callable[[Operation], st.SearchStrategy[bytes]],
    data: st.DataObject,
) -> None:
    """Whatever a body holds, an attribute is of its type or says why not."""
    body = data.draw(bodies(operation))
    try:
        response = bench.call(operation, body_answer(body))
    except UnreadableResponseError:
        return

    assert list(unreadable_attributes(response)) == list(response.member_errors)
    again = pickled(response)
    assert repr(response) == repr(again)
    assert comparable(response.to_dict()) == comparable(again.to_dict())
    assert list(map(str, response.member_errors)) == list(map(str, again.member_errors))


def unreadable_attributes(value: object) -> Iterator[MemberError]:
    """Read everything in a typed value: what it holds is of its type, or an error says why not."""
    cls: Any = type(value)
    if isinstance(value, Structure):
        for name, declared in declarations(cls).items():
            try:
                held = getattr(value, name)
            except MemberError as error:
                yield error
            else:
                assert conforms(held, declared), (name, held)
                yield from unreadable_attributes(held)
    elif is_tuple(value):
        for item in value:
            yield from unreadable_attributes(item)
