"""Reports in every format: one small report as golden files, hostile texts, large reports.

`pytest --update-golden` writes the golden files again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from botoforge_codegen.diff.change import Change, Severity
from botoforge_codegen.diff.formats.github import format_github
from botoforge_codegen.diff.formats.json_format import format_json
from botoforge_codegen.diff.formats.junit import format_junit
from botoforge_codegen.diff.formats.markdown import format_markdown
from botoforge_codegen.diff.report import Report
from botoforge_codegen.diff.text import format_changes
from markdown_it import MarkdownIt
from support.changes import ADDED, GREW, REMOVED, SMALL, make_report

EXPECTED: Final = Path(__file__).with_name("expected")

Form = Callable[[Report, bool], str]


def format_text(report: Report, everything: bool) -> str:
    """Write the lines of changes as text."""
    return "".join(f"{line}\n" for line in format_changes(report.changes, everything=everything))


FORMS: Final[dict[str, tuple[Form, bool]]] = {
    "report.txt": (format_text, False),
    "all.txt": (format_text, True),
    "report.json": (lambda report, _everything: format_json(report), True),
    "report.md": (format_markdown, False),
    "all.md": (format_markdown, True),
    "report.github": (format_github, False),
    "all.github": (format_github, True),
    "report.xml": (format_junit, False),
    "all.xml": (format_junit, True),
}
"""The formats by the name of the golden file, each with whether everything is listed."""


@pytest.mark.parametrize("name", FORMS)
def test_golden(name: str, pytestconfig: pytest.Config) -> None:
    """One small report looks as it is checked in."""
    form, everything = FORMS[name]
    written = form(SMALL, everything)
    if pytestconfig.getoption("update_golden"):
        (EXPECTED / name).write_bytes(written.encode())
    assert (EXPECTED / name).read_bytes().decode() == written


def test_json_holds_everything() -> None:
    """The JSON has each field of each change, the compatible and the ignored ones too."""
    report = json.loads(format_json(SMALL))

    assert report["counts"] == {"breaking": 1, "notable": 2, "compatible": 1, "ignored": 1}
    assert [each["fingerprint"] for each in report["changes"]] == [
        change.fingerprint for change in SMALL.changes
    ]
    (removed,) = [each for each in report["changes"] if each["rule"] == "member-removed"]
    assert removed == {
        "rule": "member-removed",
        "class": "breaking",
        "service": "quicksight",
        "operations": ["DescribeTopicRefresh"],
        "path": "TopicRefreshDetails.RefreshStatus",
        "python_path": "quicksight.TopicRefreshDetails.refresh_status",
        "direction": "out",
        "old": "TopicRefreshStatus",
        "new": "",
        "advice": "Stop reading `refresh_status`.",
        "fingerprint": REMOVED.fingerprint,
    }


# --- Hostile texts --------------------------------------------------------------------------------

HOSTILE: Final = (
    "a|b",
    "a\\|b",
    "``a`b`",
    "`",
    " a ",
    "<img src=x onerror=alert(1)>",
    "[x](https://evil.example)",
    "https://evil.example www.evil.example",
    "@octocat #1 GH-1",
    "**bold** _it_ ~~gone~~ :tada:",
    "&lt;&#60;",
    "a\n::error::injected",
    "a\r::error::injected",
    "%0A::error::injected",
    "::error file=x,line=1::y",
    "a\n\n# title\n- item\n```\nfence",
    "\x1b[31mred\x1b[0m",
    "\x00\x08\x7f\x85\u2028\u2029\ufeff\ufffe",
    "\u202eevil",
    "\ud800",
    "]]>",
    "<!-- -->",
    "<![CDATA[",
    "\u00e9 \U0001f600 \uff5c",
)
FIELDS: Final = ("service", "path", "python_path", "old", "new", "advice", "operations")
CASES: Final = list(product(FIELDS, HOSTILE))


def is_clean(text: str) -> bool:
    """Whether a text has nothing that acts on a terminal or begins a line of its own."""
    return all(line.isprintable() for line in text.split("\n"))


def with_text(field: str, text: str) -> Change:
    """Make a change with a text in a field, or as the name of an operation."""
    fields: dict[str, Any] = {field: (text,) if field == "operations" else text}
    return evolve(REMOVED, **fields)


@pytest.mark.parametrize(("field", "text"), CASES)
def test_a_hostile_text_is_one_text(field: str, text: str) -> None:
    """Whatever a model says, a report has the same lines, and nothing acts on its reader."""
    report, plain = make_report([with_text(field, text)]), make_report([with_text(field, "x")])

    for form, everything in FORMS.values():
        written = form(report, everything)
        assert is_clean(written)
        if form is not format_junit or field != "service":
            assert len(written.split("\n")) == len(form(plain, everything).split("\n"))
        written.encode()
    json.loads(format_json(report))
    commands = [line for line in format_github(report, False).split("\n") if line]
    assert [line.split(" ")[0] for line in commands] == ["::notice", "::error"]
    assert all(line.count("::") >= 2 and line.isprintable() for line in commands)


@pytest.mark.parametrize(("field", "text"), CASES)
def test_markdown_shows_a_hostile_text_as_it_is(field: str, text: str) -> None:
    """Markdown makes nothing of a text but code: no link, no HTML, no mention."""
    report = make_report([with_text(field, text)])
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(format_markdown(report, False))
    inline = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in [*tokens, *inline]}
    plain = "".join(child.content for child in inline if child.type == "text")

    assert not kinds & {"link_open", "image", "html_inline", "html_block", "fence", "s_open"}
    assert not re.search(r"[@#<>|\\`~]|:\w+:|www\.|://", plain)
    shown = text if text.isprintable() else ascii(text)
    code = {child.content.strip() for child in inline if child.type == "code_inline"}
    if field != "advice":
        assert shown.strip() in code


def test_github_gets_back_what_was_escaped() -> None:
    """GitHub's own unescaping gives the text back."""
    line = format_github(make_report([evolve(REMOVED, python_path="a%0A:,b")]), False).split("\n")[
        1
    ]
    title = line.removeprefix("::error title=").partition("::")[0]

    for code, sign in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        title = title.replace(code, sign)
    assert title == "member-removed: a%0A:,b"


# --- Large reports --------------------------------------------------------------------------------


def make_many(count: int, length: int = 10) -> Report:
    """Make a report of many changes of each class, with long texts."""
    changes = [
        evolve(change, path=f"Shape{index}.{'x' * length}", new="y" * length)
        for change in (REMOVED, GREW, ADDED)
        for index in range(count // 3)
    ]
    return make_report(changes)


@pytest.mark.parametrize("length", [1, 50, 100_000])
def test_markdown_is_cut(length: int) -> None:
    """Of 12,000 changes Markdown lists the first, under 60,000 characters; it counts the rest."""
    report = make_many(12_000 if length < 1000 else 300, length)
    written = format_markdown(report, True)
    total = len(report.changes)
    listed = written.count("\n- **")
    (rest,) = re.findall(r"Left out: (\d+) breaking, (\d+) notable, (\d+) compatible", written)

    assert 30_000 < len(written.encode()) < 60_000
    assert sum(map(int, rest)) == total - listed
    assert listed > 20
    assert f"**{total // 3} breaking, {total // 3} notable, {total // 3} compatible" in written


def test_markdown_of_many_rules_and_notes_is_short() -> None:
    """Neither long names nor many notes make the head too long."""
    report = evolve(make_many(300), old="x" * 100_000, notes=("word " * 10_000,) * 1000)
    assert len(format_markdown(report, True).encode()) < 60_000


@pytest.mark.parametrize("count", [0, 24, 27, 30, 12_000])
@pytest.mark.parametrize("everything", [True, False])
def test_annotations_are_few(count: int, everything: bool) -> None:
    """There are at most nine annotations of a kind; the first one counts the rest."""
    lines = format_github(make_many(count), everything).split("\n")
    kinds = [line.split(" ")[0] for line in lines if line]
    each = count // 3

    assert kinds.count("::error") == kinds.count("::warning") == min(each, 9)
    assert kinds.count("::notice") == 1 + (min(each, 8) if everything else 0)
    assert f"{each} breaking, {each} notable, {each} compatible changes" in lines[0]
    assert (f"{each - 9} more breaking" in lines[0]) == (each > 9)


def test_junit_counts_what_it_holds() -> None:
    """The counts are those of the tests; each breaking change fails one; a calm service is one."""
    suites = ET.fromstring(format_junit(make_many(30), everything=True))  # noqa: S314 (our own)
    suite = suites[0]
    cases = suite.findall("testcase")

    assert suite.get("tests") == suites.get("tests") == str(len(cases)) == "31"
    assert suite.get("failures") == str(len(suite.findall("testcase/failure"))) == "10"
    assert len({case.get("name") for case in cases}) == 31
    assert [case.get("classname") for case in cases if len(case) == 0] == ["iam"]


def test_text_lists_compatible_changes_on_demand() -> None:
    """Without `--all`, compatible changes are no lines."""
    assert ADDED.rule not in format_text(SMALL, False)
    assert ADDED.rule in format_text(SMALL, True)
    assert {Severity.BREAKING, Severity.NOTABLE} == {
        change.severity for change in SMALL.changes if change.rule in format_text(SMALL, False)
    }
