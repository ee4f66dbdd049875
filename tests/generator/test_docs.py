"""The pages: links and paths lead somewhere, and commands are taken; `tests/pages` runs them."""

import argparse
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from botoforge_codegen.commands.command import ArgumentCommand, ExitStatus
from botoforge_codegen.commands.registry import COMMANDS, list_every_command
from support.projects import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("tests/*.md")])
LINK = re.compile(r"(?<!!)\[[^]]*\]\(([^)\s]+)\)")
CODE_PATH = re.compile(r"`([\w./-]+/(?:[\w-]+\.(?:jinja|json|md|py))?)`")
FOLDERS = [ROOT, ROOT / "codegen" / "botoforge_codegen", ROOT / "templates"]
"""Where paths in the text begin."""
OF_USERS = {
    *("_models/", "_runtime/", ".botoforge_cache/", ".github/workflows/", "aws/", "botocore/data/"),
    *("dist/", "src/myapp/jobs.py", "src/quickstart.py", "waiters/fis.json"),
}
"""Paths in the text that are folders of a user's project, or of botocore."""
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def test_every_link_leads_to_a_file_or_heading() -> None:
    """A relative link names a file that exists, and after `#` one of its headings."""
    assert not [
        f"{page.relative_to(ROOT)}: {link}"
        for page in PAGES
        for link in LINK.findall(page.read_text("utf-8"))
        if "://" not in link and not leads_somewhere(page, link)
    ]


def leads_somewhere(page: Path, link: str) -> bool:
    """Whether the target of a relative link exists."""
    path, _, anchor = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


def anchors(page: Path) -> Iterator[str]:
    """Make the anchors of a page's headings as GitHub does."""
    for heading in HEADING.findall(page.read_text("utf-8")):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize(
    ("link", "is_found"),
    [
        ("waiting.md", True),
        ("outcomes.md#on-the-wire", True),
        ("#heading", False),
        ("outcomes.md#no-such-heading", False),
        ("no-such-page.md", False),
    ],
)
def test_what_a_link_may_lead_to(link: str, is_found: bool) -> None:
    """A page or heading that does not exist is noticed."""
    assert is_found == leads_somewhere(ROOT / "docs" / "faults.md", link)


QUOTED_CALL = re.compile(
    r"(?:`|^)botoforge "
    r"((?:list|add|remove|generate|check|update|diff|docs|waiters (?:list|\w+(?= )))\b[^`#>\n]*)",
    re.MULTILINE,
)
"""A call; the name of a command that is one of several may stand without its arguments."""


def test_every_command_in_the_text_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call of `botoforge` that a page quotes has arguments that the command takes."""
    calls = [
        shlex.split(call.group(1))
        for page in PAGES
        for call in QUOTED_CALL.finditer(page.read_text("utf-8"))
    ]
    taken: list[argparse.Namespace] = []

    def take(_: ArgumentCommand, options: argparse.Namespace) -> ExitStatus:
        taken.append(options)
        return ExitStatus.SUCCESS

    for command in list_every_command():
        if isinstance(command, ArgumentCommand):
            monkeypatch.setattr(type(command), "run", take)

    for name, *arguments in calls:
        COMMANDS[name].main(arguments)

    assert len(taken) == len(calls) > 10


def test_every_path_in_the_text_exists() -> None:
    """A path that a page names, such as `lower/markdown.py`, exists."""
    assert not [
        f"{page.relative_to(ROOT)}: {path}"
        for page in PAGES
        for path in CODE_PATH.findall(page.read_text("utf-8"))
        if path not in OF_USERS and not any((folder / path).exists() for folder in FOLDERS)
    ]


def test_every_decision_is_listed_by_its_title() -> None:
    """The list of decisions has a line for each page, with the title of the page."""
    folder = ROOT / "docs" / "decisions"
    listed = re.findall(
        r"^\d+\. \[(.+)\]\((.+)\)$", (folder / "README.md").read_text("utf-8"), re.MULTILINE
    )
    titles = {
        page.name: page.read_text("utf-8").partition("\n")[0].removeprefix("# ")
        for page in folder.glob("*.md")
        if page.name != "README.md"
    }

    assert titles == {file: title for title, file in listed}


def test_assistants_read_what_the_pages_say() -> None:
    """The skill and the list of pages are what is made of the pages now."""
    command = [sys.executable, str(ROOT / "docs" / "assistants.py"), "--check"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)

    assert (run.returncode, run.stdout) == (0, "")
