"""`botoforge docs`: pages about a package, made of its snapshot."""

from __future__ import annotations

import re
from operator import attrgetter
from pathlib import Path

import pytest
from botoforge_codegen.cli import main
from support.goldens import KITCHEN_SINK, MANY_FORMS, RECURSION, Project, copy_project, generate
from support.projects import ROOT, read_files

LINK = re.compile(r"\]\(([^)#\s]*)#([^)\s]+)\)")
PLACE = re.compile(r'<a id="([^"]+)"></a>|^### (.+)$', re.MULTILINE)

golden = pytest.mark.parametrize(
    "project", [KITCHEN_SINK, MANY_FORMS, RECURSION], ids=attrgetter("name")
)


def document(project: Project, folder: Path) -> Path:
    """Write the pages of a golden project, and return their folder."""
    generate(project, folder)
    pages = folder / "pages"
    assert main(["docs", "--config", str(folder / "pyproject.toml"), "--output", str(pages)]) == 0
    return pages


@golden
def test_pages_are_as_expected(
    project: Project, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Every page is the expected one."""
    pages = read_files(document(project, tmp_path / project.name))
    expected = project.folder / "docs"
    if pytestconfig.getoption("--update-golden"):
        for path, content in pages.items():
            (expected / path).parent.mkdir(parents=True, exist_ok=True)
            (expected / path).write_bytes(content)

    assert pages == read_files(expected)


@golden
def test_every_link_leads_somewhere(project: Project, tmp_path: Path) -> None:
    """A link to a class or a wait is to one that stands on its page."""
    pages = document(project, tmp_path / project.name)

    assert find_dead_links(pages) == []


def find_dead_links(folder: Path) -> list[str]:
    """Find the links of pages to what is not there."""
    dead: list[str] = []
    for page in folder.rglob("*.md"):
        for path, place in LINK.findall(page.read_text("utf-8")):
            target = page.parent / path if path else page
            if "://" not in path and place not in list_places(target):
                dead.append(f"{page.relative_to(folder)}: {path}#{place}")
    return dead


def list_places(page: Path) -> set[str]:
    """List the places of a page that a link may name."""
    found = PLACE.findall(page.read_text("utf-8"))
    return {(place or heading).lower() for place, heading in found}


def test_dead_link_is_found(tmp_path: Path) -> None:
    """A link to a class that is not on its page, and to a page that lacks a wait."""
    (tmp_path / "one.md").write_text("### Here\n[`a`](#here) [`b`](#gone) [`c`](two.md#wait)\n")
    (tmp_path / "two.md").write_text("")

    assert find_dead_links(tmp_path) == ["one.md: #gone", "one.md: two.md#wait"]


def test_second_run_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages that are as they should be are not written again."""
    config = str(ROOT / "pyproject.toml")
    for _ in range(2):
        assert main(["docs", "--config", config, "--output", str(tmp_path / "pages")]) == 0

    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{tmp_path / 'pages'}: 9 pages, 10 changed"
    assert second == f"{tmp_path / 'pages'}: 9 pages, 0 changed"


def test_page_of_yours_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds a file of somebody else's is not written."""
    (tmp_path / "mine.md").write_text("mine")

    assert main(["docs", "--config", str(ROOT / "pyproject.toml"), "--output", str(tmp_path)]) == 2
    assert "mine.md is not one of botoforge's files" in capsys.readouterr().err
    assert read_files(tmp_path) == {"mine.md": b"mine"}


def test_package_that_is_not_generated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages are about a package: without one, the error says what makes it."""
    config = copy_project(RECURSION.folder, tmp_path / "project")

    assert main(["docs", "--config", str(config), "--output", str(tmp_path / "pages")]) == 2
    assert "holds no snapshot of trees: run `botoforge generate`" in capsys.readouterr().err
