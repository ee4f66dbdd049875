"""Which rule tells a change of which key of a model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from botoforge_codegen.json_values import is_list, is_map
from botoforge_codegen.load.files import Json

from .findings import Findings, Pair

DEPRECATION: Final = ("deprecated", "deprecatedMessage", "deprecatedSince")

METADATA_RULES: Final = {
    "protocol": "protocol-changed",
    "protocols": "protocol-changed",
    "protocolSettings": "protocol-changed",
    "jsonVersion": "http-binding-changed",
    "targetPrefix": "http-binding-changed",
    "xmlNamespace": "http-binding-changed",
    "awsQueryCompatible": "protocol-changed",
    "signatureVersion": "auth-changed",
    "auth": "auth-changed",
    "signingName": "signing-name-changed",
    "endpointPrefix": "endpoint-changed",
    "globalEndpoint": "endpoint-changed",
    "checksumFormat": "checksum-changed",
    "serviceFullName": "documentation-changed",
    "serviceAbbreviation": "documentation-changed",
    "uid": "documentation-changed",  # in links to documentation
}
"""The rules of a service's metadata."""

OPERATION_RULES: Final = {
    "http": "http-binding-changed",
    "idempotent": "http-binding-changed",
    "readonly": "http-binding-changed",
    "requestcompression": "http-binding-changed",
    "endpoint": "host-prefix-changed",
    "endpointdiscovery": "endpoint-changed",
    "endpointoperation": "endpoint-changed",
    "auth": "auth-changed",
    "authtype": "auth-changed",
    "unsignedPayload": "auth-changed",
    "httpChecksum": "checksum-changed",
    "httpChecksumRequired": "checksum-changed",
    "staticContextParams": "context-parameter-changed",
    "operationContextParams": "context-parameter-changed",
}
"""The rules of an operation."""

BINDING_RULES: Final = {
    "box": "http-binding-changed",
    "event": "http-binding-changed",
    "eventpayload": "http-binding-changed",
    "fault": "http-binding-changed",
    "flattened": "http-binding-changed",
    "hostLabel": "http-binding-changed",
    "jsonvalue": "http-binding-changed",
    "requiresLength": "http-binding-changed",
    "resultWrapper": "http-binding-changed",
    "streaming": "http-binding-changed",
    "synthetic": "http-binding-changed",
    "wrapper": "http-binding-changed",
    "xmlAttribute": "http-binding-changed",
    "xmlNamespace": "http-binding-changed",
    "xmlOrder": "http-binding-changed",
    "contextParam": "context-parameter-changed",
    "location": "member-location-changed",
    "locationName": "wire-name-changed",
    "queryName": "wire-name-changed",
    "pattern": "pattern-changed",
    "timestampFormat": "timestamp-format-changed",
}
"""The rules of shapes, and of what refers to them."""


class KeyChange(NamedTuple):
    """What one rule tells of the keys of an object."""

    rule: str
    old: str
    new: str


def compare_keys(
    old: Json, new: Json, rules: Mapping[str, str], elsewhere: frozenset[str]
) -> Iterator[KeyChange]:
    """Compare the keys of an object: one change for each rule.

    Args:
        old: The object of before.
        new: The object of now.
        rules: The rules by key; keys that none of them has fall to `other-change`.
        elsewhere: The keys that are compared elsewhere.
    """
    changed: dict[str, list[str]] = {}
    for key in sorted((old.keys() | new.keys()) - elsewhere):
        if old.get(key) != new.get(key):
            changed.setdefault(rules.get(key, "other-change"), []).append(key)
    for rule, keys in changed.items():
        yield KeyChange(rule, write_keys(old, keys), write_keys(new, keys))


def write_keys(raw: Json, keys: list[str]) -> str:
    """Write the values of some keys in a line."""
    return ", ".join(f"{key} {write(raw[key])}" for key in keys if key in raw)


def write(value: Any) -> str:
    """Write a value: an object with its keys, a string as it is."""
    if is_map(value):
        return " ".join(f"{key} {write(value[key])}" for key in sorted(value))
    if is_list(value):
        return " ".join(map(write, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


# --- Traits that more than one place has ----------------------------------------------------------


class Toggle(NamedTuple):
    """The rules of a trait that comes and goes."""

    came: str
    went: str


def compare_deprecation(old: Json, new: Json, noun: str) -> Iterator[KeyChange]:
    """Compare the deprecation of something.

    Args:
        old: What was said about it.
        new: What is said about it.
        noun: `service`, `operation`, `shape` or `member`.
    """
    before, now = bool(old.get("deprecated")), bool(new.get("deprecated"))
    texts = [raw.get("deprecatedMessage") or "" for raw in (old, new)]
    if before != now:
        yield KeyChange(f"{noun}-{'deprecated' if now else 'undeprecated'}", *texts)
    elif now and any(old.get(key) != new.get(key) for key in DEPRECATION):
        dates = [raw.get("deprecatedSince") or "" for raw in (old, new)]
        old_text, new_text = [
            f"{text} {date}".strip() for text, date in zip(texts, dates, strict=True)
        ]
        yield KeyChange("deprecation-text-changed", old_text, new_text)


MINIMUM_IS_CHECKED: Final = ("string", "list", "integer", "long", "float", "double")
"""The types whose minimum botocore checks before it sends (`botocore.validate`); it checks no
other constraint."""


LENGTHS: Final = ("string", "list", "map", "blob")
"""The types whose constraints are those of a length, which is never below 0."""


def compare_constraints(findings: Findings, pair: Pair, old: Json, new: Json) -> None:
    """Compare the smallest and the largest value, or length, that is valid."""
    smallest = 0 if new["type"] in LENGTHS else None
    for key, sign, default in (("min", 1, smallest), ("max", -1, None)):
        before, now = (read_number(raw, key, default) for raw in (old, new))
        if before == now:
            continue
        tightened = now is not None and (before is None or sign * now > sign * before)
        findings.report_pair(
            "constraint-tightened" if tightened else "constraint-loosened",
            pair,
            old=write_keys(old, [key]),
            new=write_keys(new, [key]),
            special=key == "min" and new["type"] in MINIMUM_IS_CHECKED,
        )


def read_number(raw: Json, key: str, default: float | None) -> float | None:
    """Read a number; what is none counts as missing."""
    value = raw.get(key)
    return value if isinstance(value, int | float) else default
