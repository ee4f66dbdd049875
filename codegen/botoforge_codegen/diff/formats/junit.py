"""A report as JUnit XML, which CI systems show as tests: a breaking change is a failure."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from botoforge_codegen.diff.change import Change, Severity
from botoforge_codegen.diff.report import Report
from botoforge_codegen.diff.text import describe_lines, format_counts, select_listed, show


def format_junit(report: Report, everything: bool) -> str:
    """Write a report as JUnit XML: each change is a test, and each service in which none is listed.

    Args:
        report: The report.
        everything: Write the compatible changes, too.
    """
    listed = select_listed(report.changes, everything=everything)
    calm = sorted(set(report.services) - {change.service for change in listed})
    failures = str(len(report.select(Severity.BREAKING)))
    counts = {"tests": str(len(listed) + len(calm)), "failures": failures, "errors": "0"}
    suites = ET.Element("testsuites", counts)
    name = f"{show(report.old)} -> {show(report.new)}"
    suite = ET.SubElement(suites, "testsuite", {"name": name, **counts, "skipped": "0"})
    for service in calm:
        attributes = {"classname": show(service), "name": "nothing to look at"}
        ET.SubElement(suite, "testcase", attributes)
    for change in listed:
        add_change(suite, change)
    summary = [format_counts(report.changes), f"{len(report.ignored)} ignored", *report.notes]
    ET.SubElement(suite, "system-out").text = "\n".join(map(show, summary))
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def add_change(suite: ET.Element, change: Change) -> None:
    """Add a change to a suite."""
    name = f"{change.rule} {show(change.path)} [{change.fingerprint}]"
    attributes = {"classname": show(change.service), "name": name}
    case = ET.SubElement(suite, "testcase", attributes)
    text = "\n".join(describe_lines(change))
    if change.severity is Severity.BREAKING:
        failure = {"type": change.rule, "message": show(change.advice)}
        ET.SubElement(case, "failure", failure).text = text
    else:
        ET.SubElement(case, "system-out").text = text
