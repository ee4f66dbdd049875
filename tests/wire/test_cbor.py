"""CBOR is read: every item of RFC 8949, what is odd about one, and what is no CBOR at all.

botocore's parser says what the value is wherever it gives one.
"""

from __future__ import annotations

import pickle
import struct
import tracemalloc
from datetime import datetime, timezone
from functools import partial
from math import inf, isnan, nan
from typing import Any, Final

import pytest
from botocore.parsers import RpcV2CBORParser
from botoforge import MemberError
from botoforge._runtime.wire.cbor_bodies import CborItem, decode_cbor
from botoforge.quicksight import DescribeTopicRefreshResponse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from oracle.shapes import is_list, is_map

UNHURRIED: Final = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is slow."""

MOMENT: Final = datetime(2013, 3, 21, 20, 4, tzinfo=timezone.utc)

# The examples of RFC 8949, appendix A.
EXAMPLES: Final[dict[str, object]] = {
    "00": 0,
    "01": 1,
    "0a": 10,
    "17": 23,
    "1818": 24,
    "1864": 100,
    "1903e8": 1000,
    "1a000f4240": 1_000_000,
    "1b000000e8d4a51000": 1_000_000_000_000,
    "1bffffffffffffffff": 2**64 - 1,
    "c249010000000000000000": 2**64,
    "3bffffffffffffffff": -(2**64),
    "c349010000000000000000": -(2**64) - 1,
    "20": -1,
    "3863": -100,
    "3903e7": -1000,
    "f90000": 0.0,
    "f98000": -0.0,
    "f93c00": 1.0,
    "fb3ff199999999999a": 1.1,
    "f93e00": 1.5,
    "f97bff": 65504.0,
    "fa47c35000": 100_000.0,
    "fa7f7fffff": 3.4028234663852886e38,
    "fb7e37e43c8800759c": 1.0e300,
    "f90001": 5.960464477539063e-08,
    "f90400": 6.103515625e-05,
    "fbc010666666666666": -4.1,
    "f97c00": inf,
    "f97e00": nan,
    "f9fc00": -inf,
    "fa7f800000": inf,
    "fb7ff8000000000000": nan,
    "f4": False,
    "f5": True,
    "f6": None,
    "f7": None,
    "f0": CborItem("simple value 16", None),
    "f8ff": CborItem("simple value 255", None),
    "c074323031332d30332d32315432303a30343a30305a": CborItem("tag 0", "2013-03-21T20:04:00Z"),
    "c11a514b67b0": MOMENT,
    "c1fb41d452d9ec200000": MOMENT.replace(microsecond=500_000),
    "d74401020304": CborItem("tag 23", b"\x01\x02\x03\x04"),
    "d818456449455446": CborItem("tag 24", b"dIETF"),
    "d82076687474703a2f2f7777772e6578616d706c652e636f6d": CborItem(
        "tag 32", "http://www.example.com"
    ),
    "40": b"",
    "4401020304": b"\x01\x02\x03\x04",
    "60": "",
    "6449455446": "IETF",
    "62225c": '"\\',
    "62c3bc": "\u00fc",
    "64f0908591": "\U00010151",
    "80": [],
    "83010203": [1, 2, 3],
    "8301820203820405": [1, [2, 3], [4, 5]],
    "98190102030405060708090a0b0c0d0e0f101112131415161718181819": [*range(1, 26)],
    "a0": {},
    "a201020304": {1: 2, 3: 4},
    "a26161016162820203": {"a": 1, "b": [2, 3]},
    "826161a161626163": ["a", {"b": "c"}],
    "5f42010243030405ff": b"\x01\x02\x03\x04\x05",
    "7f657374726561646d696e67ff": "streaming",
    "9fff": [],
    "9f018202039f0405ffff": [1, [2, 3], [4, 5]],
    "83018202039f0405ff": [1, [2, 3], [4, 5]],
    "bf61610161629f0203ffff": {"a": 1, "b": [2, 3]},
    "826161bf61626163ff": ["a", {"b": "c"}],
    "bf6346756ef563416d7421ff": {"Fun": True, "Amt": -2},
}

# What is well-formed, and holds an item that is none of a model's types, or a value beside others.
ODD: Final[dict[str, object]] = {
    "c1f5": CborItem("tag 1", True),
    "c160": CborItem("tag 1", ""),
    "c1f97e00": CborItem("tag 1", nan),
    "c1f97c00": CborItem("tag 1", inf),
    "c11bffffffffffffffff": CborItem("tag 1", 2**64 - 1),
    "c1c100": CborItem("tag 1", datetime(1970, 1, 1, tzinfo=timezone.utc)),
    "c200": CborItem("tag 2", 0),
    "c240": 0,
    "c340": -1,
    "c25f410142ffffff": 0x1FFFF,
    "c25906a5" + "ff" * 1701: CborItem("tag 2", b"\xff" * 1701),
    "61ff": CborItem("text that is not UTF-8", b"\xff"),
    "7f61c361bcff": "\u00fc",
    "a161ff01": {CborItem("text that is not UTF-8", b"\xff"): 1},
    "a18001": {CborItem("a key that is a container", []): 1},
    "a1a001": {CborItem("a key that is a container", {}): 1},
    "a2616101616102": {"a": 2},
    "a26161016161f6": {"a": 1},
}

MALFORMED: Final = (
    *("", "1c", "1d", "1e", "1f", "3f", "df00", "ff", "fc", "fd", "fe", "f800", "f81f", "9c", "bc"),
    *("5f00ff", "5f6161ff", "7f4161ff", "7f7f6161ffff", "bf6161ff", "81ff", "a1ff00", "a100ff"),
    *("0000", "f6f6", "8000", "bfff00"),
)


def same(one: object, other: object) -> bool:
    """Whether two values are equal and of the same type; NaN equals itself."""
    if type(one) is not type(other):
        return False
    if isinstance(one, float) and isinstance(other, float):
        return struct.pack(">d", one) == struct.pack(">d", other) or (isnan(one) and isnan(other))
    if is_list(one) and is_list(other):
        return len(one) == len(other) and all(map(same, one, other))
    if is_map(one) and is_map(other):
        return same([*one], [*other]) and same([*one.values()], [*other.values()])
    if isinstance(one, CborItem) and isinstance(other, CborItem):
        return one.kind == other.kind and same(one.content, other.content)
    return one == other


def parse_as_botocore(body: bytes) -> object:
    """Let botocore's parser read an item."""
    parser: Any = RpcV2CBORParser()
    return parser.parse_data_item(parser.get_peekable_stream_from_bytes(body))


@pytest.mark.parametrize("written", EXAMPLES | ODD)
def test_example(written: str) -> None:
    """Each example of the RFC is read, and so is what is odd."""
    assert same((EXAMPLES | ODD)[written], decode_cbor(bytes.fromhex(written)))


@pytest.mark.parametrize("written", EXAMPLES | ODD)
def test_example_that_is_cut_off(written: str) -> None:
    """Wherever an item is cut off, it is refused."""
    body = bytes.fromhex(written)
    for end in range(len(body)):
        with pytest.raises(ValueError, match="not valid CBOR: it is cut off"):
            decode_cbor(body[:end])


@pytest.mark.parametrize("written", MALFORMED)
def test_malformed(written: str) -> None:
    """What is not well-formed, or is more than one item, is refused."""
    with pytest.raises(ValueError, match="not valid CBOR"):
        decode_cbor(bytes.fromhex(written))


@pytest.mark.parametrize("major", range(2, 6))
def test_length_beyond_the_body(major: int) -> None:
    """A length of many gigabytes takes no memory."""
    tracemalloc.start()
    try:
        for length in (2**31, 2**40, 2**64 - 1):
            with pytest.raises(ValueError, match="cut off"):
                decode_cbor(bytes([major << 5 | 27]) + length.to_bytes(8, "big") + b"a" * 99)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("begin", ["81", "9f", "a100", "bf00", "c1", "d820"])
def test_nested_too_deeply(begin: str) -> None:
    """What is nested too deeply ends with an error that can be caught."""
    with pytest.raises(RecursionError):
        decode_cbor(bytes.fromhex(begin) * 100_000 + b"\x00")


def head(major: int, number: int, size: int) -> bytes:
    """Write the beginning of an item, in one of five lengths or the next that is enough."""
    for each, info in ((0, number), (1, 24), (2, 25), (4, 26), (8, 27)):
        if each >= size and number < (24 if each == 0 else 256**each):
            return bytes([major << 5 | info]) + (number.to_bytes(each, "big") if each else b"")
    raise AssertionError(number)


SIZES: Final = st.sampled_from([0, 1, 2, 4, 8])


def strings(major: int, contents: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Write strings or bytes, also in chunks."""

    def write(raw: bytes, size: int) -> bytes:
        return head(major, len(raw), size) + raw

    whole = st.builds(write, contents, SIZES)
    return whole | st.lists(whole, max_size=3).map(partial(write_endless, major))


def write_endless(major: int, parts: list[bytes]) -> bytes:
    """Write what has no length, but an end."""
    return bytes([major << 5 | 31]) + b"".join(parts) + b"\xff"


TEXTS: Final = strings(3, st.text(max_size=9).map(str.encode))
LEAVES: Final = st.one_of(
    st.builds(head, st.just(0), st.integers(0, 2**64 - 1), SIZES),
    st.builds(head, st.just(1), st.integers(0, 2**64 - 1), SIZES),
    strings(2, st.binary(max_size=9)),
    TEXTS,
    st.floats(width=16).map(lambda value: b"\xf9" + struct.pack(">e", value)),
    st.floats(width=32).map(lambda value: b"\xfa" + struct.pack(">f", value)),
    st.floats().map(lambda value: b"\xfb" + struct.pack(">d", value)),
    st.sampled_from([b"\xf4", b"\xf5", b"\xf6", b"\xf7"]),
    st.integers(0, 2**32).map(lambda seconds: b"\xc1" + head(0, seconds, 4)),
    st.floats(-(2.0**33), 2.0**33).map(lambda at: b"\xc1\xfb" + struct.pack(">d", at)),
)


def containers(major: int, items: st.SearchStrategy[list[bytes]]) -> st.SearchStrategy[bytes]:
    """Write lists, or maps of written entries, with a length or an end."""

    def write(parts: list[bytes], size: int) -> bytes:
        return head(major, len(parts), size) + b"".join(parts)

    return st.builds(write, items, SIZES) | items.map(partial(write_endless, major))


def nest(inner: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Write lists and maps of written items."""
    entries = st.tuples(TEXTS, inner).map(b"".join)
    return containers(4, st.lists(inner, max_size=4)) | containers(5, st.lists(entries, max_size=4))


ITEMS: Final[st.SearchStrategy[bytes]] = st.recursive(LEAVES, nest, max_leaves=20)


@settings(UNHURRIED, max_examples=200)
@given(ITEMS)
@example(b"\xa2\x61a\x01\x61a\x02")
@example(b"\xa2\x61a\x01\x61a\xf6")
def test_equals_botocore(body: bytes) -> None:
    """What a service may send is read as botocore reads it; cut off, it is refused."""
    assert same(parse_as_botocore(body), decode_cbor(body))
    for end in range(0, len(body), max(1, len(body) // 9)):
        with pytest.raises(ValueError, match="not valid CBOR: it is cut off"):
            decode_cbor(body[:end])


def changed(body: bytes, at: int, byte: int) -> bytes:
    """Change one byte."""
    at %= len(body)
    return body[:at] + bytes([byte]) + body[at + 1 :]


def holds_item(value: object) -> bool:
    """Whether there is a `CborItem` in a value."""
    if is_list(value):
        return any(map(holds_item, value))
    if is_map(value):
        return any(holds_item(key) or holds_item(item) for key, item in value.items())
    return isinstance(value, CborItem)


@settings(UNHURRIED, max_examples=400)
@given(st.binary(max_size=60) | st.builds(changed, ITEMS, st.integers(0), st.integers(0, 255)))
def test_damaged(body: bytes) -> None:
    """Whatever the body is, it is refused or read; and what botocore reads too is equal."""
    try:
        value = decode_cbor(body)
    except ValueError:
        return
    try:
        expected = parse_as_botocore(body)
    except Exception:  # noqa: BLE001 (on odd items it raises anything)
        return
    assert holds_item(value) or same(expected, value)


def test_item() -> None:
    """An odd item can be compared, matched, pickled and understood, and is a bad member."""
    item = decode_cbor(bytes.fromhex("d8206161"))

    assert "CborItem('tag 32', 'a')" == repr(item)
    again = pickle.loads(pickle.dumps(item))  # noqa: S301 (ours)
    assert item == again
    assert hash(item) == hash(again)
    assert item != CborItem("tag 32", "b")
    match item:
        case CborItem(kind, content):
            assert ("tag 32", "a") == (kind, content)
        case _:
            pytest.fail("it does not match")
    response = DescribeTopicRefreshResponse.from_dict({"RequestId": item})
    with pytest.raises(MemberError, match="expected a string, got a value of type CborItem"):
        _ = response.request_id
