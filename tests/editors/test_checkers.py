"""Six type checkers agree about generated packages, and about the programs of `tests/typing`."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Final, NamedTuple

import pytest
from editors.checkers import CHECKERS, Checker
from editors.differences import DIFFERENCES
from editors.projects import FIVE, copy_package, write_settings
from support.projects import ROOT

PROGRAMS: Final = ROOT / "tests" / "typing" / "programs"
PAGE: Final = ROOT / "docs" / "editors.md"
SNIPPET: Final = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ERROR: Final = re.compile(r"^(?P<code>.*?) *# error: (?P<rules>.*)$")
TABLE: Final = re.compile(
    r"(?<=<!-- made by tests/editors/test_checkers.py -->\n).*?(?=<!-- end -->)", re.DOTALL
)


class Line(NamedTuple):
    """A line of a program, by its number and what it says."""

    program: str
    number: int
    code: str


class Verdict(NamedTuple):
    """What a checker says about the project."""

    in_packages: list[str]
    refused: set[Line]
    rejected: set[Line]
    """The lines that it has to refuse."""


@pytest.fixture(scope="session")
def project(chosen: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two packages, the typing programs, and the first program of the README."""
    folder = tmp_path_factory.mktemp("checked")
    write_settings(folder)
    copy_package(FIVE, folder / "botoforge")
    copy_package(Path(chosen.__path__[0]), folder / "chosen")
    for program in PROGRAMS.glob("*.py"):
        shutil.copy(program, folder)
    snippet = SNIPPET.search((ROOT / "README.md").read_text("utf-8"))
    assert snippet is not None
    (folder / "accepted_readme.py").write_text(snippet[1], "utf-8")
    return folder


@pytest.fixture(scope="session")
def verdicts(project: Path) -> Mapping[str, Verdict]:
    """What each checker says, by its name."""
    return {checker.name: judge(checker, project) for checker in CHECKERS}


def judge(checker: Checker, project: Path) -> Verdict:
    """Let a checker judge the project."""
    lines = {path.name: path.read_text("utf-8").splitlines() for path in project.glob("*.py")}
    in_packages: list[str] = []
    refused: set[Line] = set()
    for found in checker.check(project):
        if found.path in lines:
            code = lines[found.path][found.line - 1].partition("  # error")[0].strip()
            refused.add(Line(found.path, found.line, code))
        else:
            in_packages.append(f"{found.path}:{found.line}: {found.message} [{found.rule}]")
    rejected = {
        Line(program, number, error["code"].strip())
        for program, texts in lines.items()
        for number, text in enumerate(texts, 1)
        if (error := ERROR.match(text)) and concerns(error["rules"].split(", "), checker.name)
    }
    return Verdict(sorted(in_packages), refused, rejected)


def concerns(rules: list[str], checker: str) -> bool:
    """Whether a line with these rules is one that a checker has to refuse.

    Some are for pyright alone, whose rules are all named `report...`, some for mypy alone.
    """
    if checker in ("pyright", "basedpyright"):
        return any(rule.startswith("report") for rule in rules)
    return checker != "mypy" or not all(rule.startswith("report") for rule in rules)


@pytest.mark.parametrize("checker", [each.name for each in CHECKERS])
def test_packages(verdicts: Mapping[str, Verdict], checker: str) -> None:
    """A checker finds nothing in generated packages."""
    assert verdicts[checker].in_packages == []


@pytest.mark.parametrize("checker", [each.name for each in CHECKERS])
def test_programs(verdicts: Mapping[str, Verdict], checker: str) -> None:
    """A checker refuses the lines that it has to, and no other, but for known differences."""
    verdict = verdicts[checker]
    differences = {line.code for line in verdict.refused ^ verdict.rejected}

    assert differences == set(DIFFERENCES.get(checker, {}))


def test_table(verdicts: Mapping[str, Verdict], request: pytest.FixtureRequest) -> None:
    """The page for users says what has been found here."""
    page = PAGE.read_text("utf-8")
    updated = TABLE.sub(lambda _: make_table(verdicts), page)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(updated, "utf-8")

    assert PAGE.read_text("utf-8") == updated


def make_table(verdicts: Mapping[str, Verdict]) -> str:
    """Make the table of the checkers, and the list of their differences."""
    rows = [
        "| checker | level | in generated packages | of the lines to refuse | others refused |",
        "|---|---|---|---|---|",
    ]
    notes: list[str] = []
    for checker in CHECKERS:
        verdict = verdicts[checker.name]
        refused = f"{len(verdict.rejected & verdict.refused)} of {len(verdict.rejected)}"
        others = len(verdict.refused - verdict.rejected) or "none"
        silent = len(verdict.in_packages) or "nothing"
        name = f"{checker.name} {version(checker.name)}"
        rows.append(f"| {name} | {checker.level} | {silent} | {refused} | {others} |")
        for code, reason in DIFFERENCES.get(checker.name, {}).items():
            verb = "refuses" if code in {each.code for each in verdict.refused} else "accepts"
            notes.append(f"- {checker.name} {verb} `{code}`: {reason}.")
    return "\n".join([*rows, "", *notes, ""])
