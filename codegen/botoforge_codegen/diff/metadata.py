"""What the whole of a service has, compared: protocol, signing, endpoints, API version, names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from botoforge_codegen.names import client_class_name

from .findings import Findings, digest
from .traits import (
    DEPRECATION,
    METADATA_RULES,
    KeyChange,
    compare_deprecation,
    compare_keys,
)
from .view import View

ELSEWHERE: Final = frozenset(
    {
        *("metadata", "operations", "shapes", "documentation", *DEPRECATION),
        "examples",  # some models have old ones; those in files of their own count
        "version",  # that of the format
    }
)
"""The keys of a model that are not compared by their names alone."""

RULES: Final = {"clientContextParams": "context-parameter-changed"}
"""The rules of a model's other keys."""


def compare_service(findings: Findings) -> None:
    """Compare what the whole of a service has."""
    for path, change in list_changes(findings.old, findings.new):
        findings.report(
            change.rule,
            path=path,
            python=findings.new.client,
            old=change.old,
            new=change.new,
        )


def list_changes(old: View, new: View) -> Iterator[tuple[str, KeyChange]]:
    """List what has changed, each with its path."""
    before, now = old.files.service, new.files.service
    for change in compare_deprecation(before, now, "service"):
        yield "service", change
    for change in compare_keys(before, now, RULES, ELSEWHERE):
        yield "service", change
    is_version = frozenset({"apiVersion"})
    for change in compare_keys(before["metadata"], now["metadata"], METADATA_RULES, is_version):
        yield "metadata", change
    versions = [view.files.api_version for view in (old, new)]
    if versions[0] != versions[1]:
        yield "metadata.apiVersion", KeyChange("api-version-changed", *versions)
    rules = [view.files.endpoint_rules for view in (old, new)]
    if rules[0] != rules[1]:
        texts = [f"rules {digest(each)}" if each else "" for each in rules]
        yield "endpoint rules", KeyChange("endpoint-changed", *texts)
    clients: list[str] = [client_class_name(view.snapshot.class_name) for view in (old, new)]
    errors: list[str] = [view.facts.base_error for view in (old, new)]
    for path, texts in (("client", clients), ("base error", errors)):
        if texts[0] != texts[1]:
            yield path, KeyChange("python-name-changed", *texts)
