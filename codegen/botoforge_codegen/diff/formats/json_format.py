"""A report as JSON: everything, for programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, Final

from botoforge_codegen.diff.change import Change, Severity
from botoforge_codegen.diff.report import Report
from botoforge_codegen.diff.text import class_name

FORMAT: Final = 1
"""Raised when a key changes its meaning or goes away; a new key does not raise it."""


def format_json(report: Report) -> str:
    """Write a report as JSON, with the compatible changes and the ignored ones."""
    classes = Counter(change.severity for change in report.changes)
    content = {
        "format": FORMAT,
        "old": report.old,
        "new": report.new,
        "services": list(report.services),
        "counts": {
            **{class_name(each): classes[each] for each in sorted(Severity, reverse=True)},
            "ignored": len(report.ignored),
        },
        "rules": report.count_rules(),
        "notes": list(report.notes),
        "changes": [to_json(change) for change in report.changes],
        "ignored": [to_json(change) for change in report.ignored],
    }
    return json.dumps(content, indent=2) + "\n"


def to_json(change: Change) -> dict[str, Any]:
    """Write a change as an object."""
    return {
        "rule": change.rule,
        "class": class_name(change.severity),
        "service": change.service,
        "operations": list(change.operations),
        "path": change.path,
        "python_path": change.python_path,
        "direction": change.direction,
        "old": change.old,
        "new": change.new,
        "advice": change.advice,
        "fingerprint": change.fingerprint,
    }
